//! The gazetteer: what the product knows of names, offices and dates.
//!
//! [`record`] is the form in which an editor writes, [`compile`] checks it and makes the form that is carried,
//! [`model`], which [`carried`] packs; [`time`] answers what was true at a date; [`view`] is what is shown of a record.

pub mod carried;
pub mod compile;
pub mod date;
pub mod model;
pub mod problem;
pub mod record;
pub mod time;
pub mod view;

use std::ops::Range;

use crate::fold;
use carried::Carried;

pub use model::{Entity, EntityNumber, Facts, Gazetteer, Surface};
pub use record::Kind;

/// Tells whether a file of details belongs to this gazetteer.
pub const HASH: &str = env!("DANHDAU_GAZETTEER_HASH");

static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

impl Gazetteer {
    /// The gazetteer that was compiled with the crate.
    pub fn compiled() -> Self {
        // The bytes were written by the build script of this very crate, so there is nothing to report.
        postcard::from_bytes::<Carried>(COMPILED).unwrap_or_default().read(&fold::slug)
    }

    /// The record with this number.
    pub fn entity(&self, number: EntityNumber) -> Option<&Entity> {
        self.entities.get(number as usize)
    }

    /// The numbers of the forms of a record's name.
    pub fn surfaces_of(&self, entity: EntityNumber) -> Range<usize> {
        let first = self.surfaces.partition_point(|surface| surface.entity < entity);
        let after = self.surfaces.partition_point(|surface| surface.entity <= entity);
        first..after
    }

    /// The number of the record with this id.
    pub fn number(&self, id: &str) -> Option<EntityNumber> {
        self.entities.iter().position(|entity| entity.id == id).map(|position| position as EntityNumber)
    }
}
