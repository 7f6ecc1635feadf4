//! What needs the whole text and what was found in it so far.

pub mod licence;
pub mod namesakes;
pub mod short_reference;
