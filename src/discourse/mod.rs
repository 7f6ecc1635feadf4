//! What needs the whole text and what was found in it so far.

pub mod abbreviation;
pub mod bearer;
pub mod inferred;
pub mod licence;
pub mod namesakes;
pub mod person_name;
pub mod short_reference;
