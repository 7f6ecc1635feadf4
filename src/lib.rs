//! Marks entities in Vietnamese news text.
pub mod fold;
pub mod gazetteer;
