//! What the module costs to run, counted in instructions: the same number on every machine and in every run.
//!
//! An interpreter (wasmi) runs the module that is packed, and counts the fuel it burns: about one for each instruction. That
//! tells nothing of the caches of a machine, and everything of work that was not there before.

use std::fs;

use anyhow::{Context, Result, anyhow, bail};
use wasmi::{Config, Engine, ExternType, Func, Instance, Linker, Module, Store, TypedFunc, Val};

use crate::manifest::Cost;
use crate::project::Project;
use crate::sizes::{files_below, grouped};

/// Own texts, which stay as they are.
const TEXTS: &str = "tests/articles";
/// How often the long text repeats them all: what costs more than its share in a long text shows.
const REPEATED: usize = 20;

/// Runs the module that was built, and says what it costs.
///
/// # Errors
/// If something costs more than its limit: what, and by how much.
pub(crate) fn check(project: &Project) -> Result<String> {
    let wasm = project.path(&project.manifest.module.folder).join("danhdau_bg.wasm");
    let bytes = fs::read(&wasm).with_context(|| format!("{} cannot be read", project.relative(&wasm)))?;
    let files = files_below(&project.path(TEXTS))?.into_iter().filter(|(name, _)| name.ends_with(".txt"));
    let texts = files.map(|(_, file)| Ok(fs::read_to_string(file)?)).collect::<Result<Vec<_>>>()?;
    compare(&project.manifest.cost, &measure(&bytes, &texts)?)
}

fn compare(limits: &Cost, spent: &Cost) -> Result<String> {
    let steps = [
        ("starting", spent.start, limits.start),
        ("reading the articles of the tests", spent.articles, limits.articles),
        ("reading them as one long text", spent.long, limits.long),
    ];
    let grown: Vec<String> = steps
        .iter()
        .filter(|(_, spent, limit)| spent > limit)
        .map(|(step, spent, limit)| {
            let percent = (spent - limit) * 100 / limit.max(&1);
            format!("{step} takes {}, {percent} % over its limit of {}", count(*spent), count(*limit))
        })
        .collect();
    if grown.is_empty() {
        let costs: Vec<_> = steps.iter().map(|(step, spent, _)| format!("{step} {}", count(*spent))).collect();
        return Ok(format!("instructions: {}", costs.join(", ")));
    }
    bail!(
        "more instructions than before: {}. `cargo xtask bench` tells what that means in time, and benches/README.md how to find \
         where they go; make it cheaper, or raise `cost` in wasm-pack.toml with a reason",
        grown.join("; ")
    )
}

fn count(number: u64) -> String {
    grouped(usize::try_from(number).unwrap_or(usize::MAX))
}

/// Fuel of each step.
fn measure(wasm: &[u8], texts: &[String]) -> Result<Cost> {
    let mut meter = Meter::new(wasm)?;
    let (start, engine) = meter.spend(|meter| {
        let new: TypedFunc<(), u32> = meter.function("engine_new")?;
        Ok(new.call(&mut meter.store, ())?)
    })?;
    let mut articles = 0;
    for text in texts {
        articles += meter.annotate(engine, text)?;
    }
    let long = meter.annotate(engine, &texts.concat().repeat(REPEATED))?;
    Ok(Cost { start, articles, long })
}

struct Meter {
    store: Store<()>,
    instance: Instance,
}

impl Meter {
    fn new(wasm: &[u8]) -> Result<Self> {
        let mut config = Config::default();
        config.consume_fuel(true);
        let engine = Engine::new(&config);
        let module = Module::new(&engine, wasm).context("the module cannot be read")?;
        let mut store = Store::new(&engine, ());
        store.set_fuel(u64::MAX)?;
        let mut linker = Linker::new(&engine);
        // What the glue does for the module is not asked for here: values of JavaScript never come.
        for import in module.imports() {
            let ExternType::Func(signature) = import.ty() else { continue };
            let nothing = Func::new(&mut store, signature.clone(), |_, _, results| {
                results.iter_mut().for_each(|result| *result = Val::I32(0));
                Ok(())
            });
            linker.define(import.module(), import.name(), nothing)?;
        }
        let instance = linker.instantiate_and_start(&mut store, &module).context("the module cannot be started")?;
        Ok(Self { store, instance })
    }

    fn function<P: wasmi::WasmParams, R: wasmi::WasmResults>(&self, name: &str) -> Result<TypedFunc<P, R>> {
        self.instance.get_typed_func(&self.store, name).with_context(|| {
            format!("the module exports no `{name}` as it did: src/wasm.rs and xtask/src/cost.rs go together")
        })
    }

    /// Fuel that some work burns, and what it gives.
    fn spend<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<(u64, T)> {
        let before = self.store.get_fuel()?;
        let result = work(self)?;
        Ok((before - self.store.get_fuel()?, result))
    }

    fn annotate(&mut self, engine: u32, text: &str) -> Result<u64> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u32::try_from(units.len() / 2)?;
        let reserve: TypedFunc<(u32, u32), u32> = self.function("engine_reserve")?;
        let allocate: TypedFunc<(u32, u32), u32> = self.function("__wbindgen_malloc")?;
        let annotate: TypedFunc<(u32, u32, u32, u32), (u32, u32)> = self.function("engine_annotate")?;
        let memory =
            self.instance.get_memory(&self.store, "memory").ok_or_else(|| anyhow!("the module has no memory"))?;
        // No options: "nothing" is one word, 0.
        let options = allocate.call(&mut self.store, (4, 4))?;
        memory.write(&mut self.store, options as usize, &[0; 4])?;
        let (spent, (rows, _)) = self.spend(|meter| {
            let input = reserve.call(&mut meter.store, (engine, length))?;
            memory.write(&mut meter.store, input as usize, &units)?;
            Ok(annotate.call(&mut meter.store, (engine, length, options, 1))?)
        })?;
        if rows == 0 {
            bail!("the module refused a text of {length} units");
        }
        Ok(spent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grew_is_named_with_its_share() {
        let limits = Cost { start: 100, articles: 1_000, long: 20_000 };
        assert!(compare(&limits, &limits).is_ok_and(|note| note.contains("starting 100")));
        let grown = compare(&limits, &Cost { articles: 1_250, ..limits });
        let message = grown.err().map(|error| error.to_string()).unwrap_or_default();
        assert!(
            message.contains("reading the articles of the tests takes 1,250, 25 % over its limit of 1,000"),
            "{message}"
        );
        assert!(!message.contains("starting"), "{message}");
    }
}
