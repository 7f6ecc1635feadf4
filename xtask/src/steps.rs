//! A copy of the module that counts its steps, for the test that no text makes the work grow faster than its length.
//! Steps, not seconds: the same text takes the same number on every machine.

use walrus::ir::{
    BinaryOp, Binop, Const, GlobalGet, GlobalSet, Instr, InstrLocId, LocalGet, LocalTee, UnaryOp, Unop, Value,
};
use walrus::{ConstExpr, FunctionId, GlobalId, LocalId, Module, ValType};

use crate::panics::sequences;

/// The exported global that counts.
pub(crate) const COUNTER: &str = "steps";
/// Bytes that are copied or filled for a step.
const BYTES_A_STEP: i64 = 8;

/// Lets a module count the instructions that it runs, and what it copies, in an exported global.
pub(crate) fn count(module: &mut Module) {
    let counter = module.globals.add_local(ValType::I64, true, false, ConstExpr::Value(Value::I64(0)));
    module.exports.add(COUNTER, counter);
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        // Asked for before the function is held: locals belong to the module.
        let length = module.locals.add(ValType::I32);
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        for sequence in sequences(function) {
            let instructions = &mut function.block_mut(sequence).instrs;
            let own = instructions.len() as i64;
            let mut counted = add(counter, vec![Instr::Const(Const { value: Value::I64(own) })]);
            for (instruction, location) in instructions.drain(..) {
                if matches!(instruction, Instr::MemoryCopy(_) | Instr::MemoryFill(_)) {
                    counted.extend(add_length(counter, length));
                }
                counted.push((instruction, location));
            }
            *instructions = counted;
        }
    }
}

/// Adds what an expression gives to the counter.
fn add(counter: GlobalId, expression: Vec<Instr>) -> Vec<(Instr, InstrLocId)> {
    let before = Instr::GlobalGet(GlobalGet { global: counter });
    let after = [Instr::Binop(Binop { op: BinaryOp::I64Add }), Instr::GlobalSet(GlobalSet { global: counter })];
    let all = [before].into_iter().chain(expression).chain(after);
    all.map(|instruction| (instruction, InstrLocId::default())).collect()
}

/// Adds the length on top of the stack, which stays there.
fn add_length(counter: GlobalId, length: LocalId) -> Vec<(Instr, InstrLocId)> {
    let shares = vec![
        Instr::LocalGet(LocalGet { local: length }),
        Instr::Unop(Unop { op: UnaryOp::I64ExtendUI32 }),
        Instr::Const(Const { value: Value::I64(BYTES_A_STEP) }),
        Instr::Binop(Binop { op: BinaryOp::I64DivU }),
    ];
    let kept = (Instr::LocalTee(LocalTee { local: length }), InstrLocId::default());
    [kept].into_iter().chain(add(counter, shares)).collect()
}

#[cfg(test)]
mod tests {
    use walrus::FunctionBuilder;

    use super::*;

    #[test]
    fn each_sequence_counts_itself() {
        let mut module = Module::default();
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().loop_(None, |body| {
            body.i32_const(0).drop();
        });
        let function = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add("run", function);
        count(&mut module);
        let text =
            format!("{:?}", Module::from_buffer(&module.emit_wasm()).map(|module| module.exports.iter().count()));
        assert_eq!(text, "Ok(2)", "a sound module that exports the counter, too");
        let function = module.funcs.get(function).kind.unwrap_local();
        let counted: Vec<usize> =
            sequences(function).into_iter().map(|sequence| function.block(sequence).instrs.len()).collect();
        assert_eq!(counted, [4 + 1, 4 + 2]);
    }
}
