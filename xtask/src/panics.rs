//! Takes the words out of panics: in the module nobody hears them.
//!
//! On wasm32-unknown-unknown the standard library prints a panic nowhere and stops with `unreachable`. Before that it puts
//! the message together, with code that nothing else needs. A function that never returns and calls nothing outside of the
//! module is therefore as good as `unreachable` itself.

use std::collections::{HashMap, HashSet};

use walrus::ir::{self, Instr, InstrLocId, InstrSeqId, Unreachable, Visitor, dfs_in_order};
use walrus::{FunctionId, FunctionKind, LocalFunction, Module};

/// Puts `unreachable` in place of all calls of functions that only end the program; how many such functions there are.
pub(crate) fn silence(module: &mut Module) -> usize {
    let ending = ending(module);
    let arguments: HashMap<FunctionId, usize> = ending
        .iter()
        .map(|function| (*function, module.types.params(module.funcs.get(*function).ty()).len()))
        .collect();
    for (id, function) in module.funcs.iter_local_mut() {
        if ending.contains(&id) {
            // Those whose address is taken stay, empty.
            let body = function.entry_block();
            function.block_mut(body).instrs = vec![unreachable()];
            continue;
        }
        for sequence in sequences(function) {
            let instructions = &mut function.block_mut(sequence).instrs;
            let call = instructions.iter().enumerate().find_map(|(at, (instruction, _))| match instruction {
                Instr::Call(call) => Some((at, *arguments.get(&call.func)?)),
                _ => None,
            });
            let Some((at, arguments)) = call else { continue };
            // What comes after it is never reached, and what was only pushed for it is pushed for nobody.
            let pushed = instructions[..at].iter().rev().take(arguments);
            let pushed = pushed.take_while(|(push, _)| matches!(push, Instr::Const(_) | Instr::LocalGet(_))).count();
            instructions.truncate(at - pushed);
            instructions.push(unreachable());
        }
    }
    walrus::passes::gc::run(module);
    ending.len()
}

/// The functions that never return, and of which nothing outside of the module can tell that they were called.
fn ending(module: &Module) -> HashSet<FunctionId> {
    let mut calls = HashMap::new();
    let mut ending = HashSet::new();
    let mut heard: HashSet<FunctionId> = HashSet::new();
    for function in module.funcs.iter() {
        let FunctionKind::Local(local) = &function.kind else {
            heard.insert(function.id());
            continue;
        };
        let body = local.entry_block();
        let mut flow = Flow { body, calls: Vec::new(), returns: false };
        dfs_in_order(&mut flow, local, body);
        let last = local.block(body).instrs.last();
        if !flow.returns && matches!(last, Some((Instr::Unreachable(_), _))) {
            ending.insert(function.id());
        }
        calls.insert(function.id(), flow.calls);
    }
    loop {
        let before = heard.len();
        heard.extend(
            calls
                .iter()
                .filter(|(_, calls)| calls.iter().any(|call| heard.contains(call)))
                .map(|(id, _)| *id)
                .collect::<Vec<_>>(),
        );
        if heard.len() == before {
            ending.retain(|function| !heard.contains(function));
            return ending;
        }
    }
}

/// What is called, and whether there is a way out other than the end.
struct Flow {
    body: InstrSeqId,
    calls: Vec<FunctionId>,
    returns: bool,
}

impl Visitor<'_> for Flow {
    fn visit_call(&mut self, call: &ir::Call) {
        self.calls.push(call.func);
    }

    fn visit_return(&mut self, _: &ir::Return) {
        self.returns = true;
    }

    fn visit_return_call(&mut self, _: &ir::ReturnCall) {
        self.returns = true;
    }

    fn visit_return_call_indirect(&mut self, _: &ir::ReturnCallIndirect) {
        self.returns = true;
    }

    fn visit_br(&mut self, branch: &ir::Br) {
        self.returns |= branch.block == self.body;
    }

    fn visit_br_if(&mut self, branch: &ir::BrIf) {
        self.returns |= branch.block == self.body;
    }

    fn visit_br_table(&mut self, table: &ir::BrTable) {
        self.returns |= table.default == self.body || table.blocks.contains(&self.body);
    }
}

/// All sequences of instructions of a function, the innermost ones included.
pub(crate) fn sequences(function: &LocalFunction) -> Vec<InstrSeqId> {
    struct Sequences(Vec<InstrSeqId>);
    impl<'instructions> Visitor<'instructions> for Sequences {
        fn start_instr_seq(&mut self, sequence: &'instructions ir::InstrSeq) {
            self.0.push(sequence.id());
        }
    }
    let mut sequences = Sequences(Vec::new());
    dfs_in_order(&mut sequences, function, function.entry_block());
    sequences.0
}

fn unreachable() -> (Instr, InstrLocId) {
    (Instr::Unreachable(Unreachable {}), InstrLocId::default())
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ValType};

    use super::*;

    /// A function that calls another one with a number, and cannot go on after that.
    fn add_caller(module: &mut Module, name: &str, called: FunctionId) {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().i32_const(7).call(called).unreachable();
        let caller = builder.finish(vec![], &mut module.funcs);
        module.exports.add(name, caller);
    }

    fn instructions(module: &Module, name: &str) -> Vec<Instr> {
        let function = module.exports.get_func(name).map(|id| &module.funcs.get(id).kind);
        let Ok(FunctionKind::Local(local)) = function else { return Vec::new() };
        local.block(local.entry_block()).instrs.iter().map(|(instruction, _)| instruction.clone()).collect()
    }

    #[test]
    fn what_only_ends_the_program_becomes_unreachable_and_is_left_out() {
        let mut module = Module::default();
        let argument = module.locals.add(ValType::I32);
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.func_body().i32_const(1).drop().unreachable();
        let panic = builder.finish(vec![argument], &mut module.funcs);
        add_caller(&mut module, "ends", panic);
        assert_eq!(silence(&mut module), 2, "the caller does nothing else either");
        assert!(matches!(instructions(&module, "ends").as_slice(), [Instr::Unreachable(_)]));
        assert_eq!(module.funcs.iter().count(), 1);
    }

    #[test]
    fn a_branch_that_only_ends_the_program_loses_its_arguments() {
        let mut module = Module::default();
        let mut builder = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        builder.func_body().unreachable();
        let argument = module.locals.add(ValType::I32);
        let panic = builder.finish(vec![argument], &mut module.funcs);
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().i32_const(0).if_else(
            None,
            |then| {
                then.i32_const(7).call(panic).unreachable();
            },
            |_| {},
        );
        let asserts = builder.finish(vec![], &mut module.funcs);
        module.exports.add("asserts", asserts);
        silence(&mut module);
        let body = instructions(&module, "asserts");
        let [Instr::Const(_), Instr::IfElse(branches)] = body.as_slice() else { panic!("{body:?}") };
        let FunctionKind::Local(local) = &module.funcs.get(asserts).kind else { panic!("it is local") };
        let branch = &local.block(branches.consequent).instrs;
        assert!(matches!(branch.as_slice(), [(Instr::Unreachable(_), _)]), "{branch:?}");
    }

    #[test]
    fn what_is_heard_outside_or_returns_stays() {
        let mut module = Module::default();
        let takes_number = module.types.add(&[ValType::I32], &[]);
        let (throw, _) = module.add_import_func("glue", "throw", takes_number);
        add_caller(&mut module, "throws", throw);
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.func_body().return_().unreachable();
        let returns = builder.finish(vec![], &mut module.funcs);
        module.exports.add("returns", returns);
        assert_eq!(silence(&mut module), 0);
        assert_eq!(instructions(&module, "throws").len(), 3);
        assert!(matches!(instructions(&module, "returns").first(), Some(Instr::Return(_))));
    }
}
