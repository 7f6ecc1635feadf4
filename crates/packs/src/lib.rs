//! Packs in the npm package: records are checked and compiled by a module of their own, which hands a whole gazetteer to
//! the one that annotates. Reading and checking records is a fifth of the code, and most users give no pack.
//!
//! Everything is done by [`danhdau_gazetteer::compile`]; the command asks it directly. So there is nothing here but the
//! boundary of the module.

#[cfg(target_arch = "wasm32")]
mod wasm;
