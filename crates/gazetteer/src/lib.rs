//! The gazetteer: what the product knows of names, offices and dates.
//!
//! - [`value`]: plain data, whoever parsed it; [`plain_data`] carries it across a border as numbers, [`files`] parses TOML and JSON (feature `files`).
//! - [`record`] is the form in which an editor writes, [`reading`] makes records of values, and [`problem`] is what is
//!   wrong with them.
//! - [`compile`] checks records and makes of them the [`model`], on top of another one where they are a pack.
//! - [`carried`] packs the model into bytes; [`time`] answers what was true at a date; [`view`] shows a record.
//! - [`index`] is the one map for everything, since each further type costs kilobytes.

pub mod carried;
pub mod compile;
pub mod date;
mod fields;
#[cfg(feature = "files")]
pub mod files;
pub mod index;
pub mod model;
pub mod plain_data;
pub mod problem;
pub mod reading;
pub mod record;
pub mod time;
pub mod value;
pub mod view;

pub use model::{Entity, EntityNumber, Facts, Gazetteer, Surface};
pub use record::Kind;
