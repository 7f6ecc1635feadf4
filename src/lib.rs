//! Marks provinces, officials, FPT units and policy names in Vietnamese news text.
//!
//! ```
//! use danhdau::{Annotator, Options, annotation::Status, gazetteer};
//!
//! let annotator = Annotator::new(gazetteer::compiled());
//! let text: Vec<u16> = "Tập đoàn FPT đến tỉnh Hải Dương.".encode_utf16().collect();
//! let options = Options { as_of: Some("2025-08-15".parse()?), ..Options::default() };
//! let found = annotator.annotate(&text, &options);
//!
//! let [fpt, province] = &found.items[..] else { panic!("two names are there") };
//! // Ranges are UTF-16 units, in all doors.
//! assert_eq!((fpt.range.clone(), province.range.clone()), (0..12, 22..31));
//! assert_eq!(province.status, Some(Status::Dissolved));
//! let now = province.successor.and_then(|number| annotator.gazetteer().entity(number));
//! assert_eq!(now.map(|unit| unit.name.as_str()), Some("Hải Phòng"));
//! # Ok::<(), danhdau::gazetteer::date::DateError>(())
//! ```
//!
//! The text goes one way:
//!
//! - [`fold`]: every spelling of a word becomes the same bytes, one a letter; each byte knows its place.
//! - [`gazetteer`]: what the product knows of names, offices and dates, compiled from `gazetteer/**/*.toml`.
//! - [`lexicon`]: Vietnamese words that tell what the name beside them is.
//! - [`scan`]: one pass finds every name and every telling word.
//! - [`text`]: the text as rules read it, folded to compare and original to see capitals.
//! - [`rules`]: each judges one candidate by the text around it; citations have a grammar of their own.
//! - [`passages`]: a text is read passage by passage, and what discourse will ask is noted.
//! - [`resolve`]: of overlapping readings the longest and most specific wins.
//! - [`discourse`]: what needs the whole text: short references, licences, namesakes.
//! - `order`: one sort for everything, since each further type costs kilobytes.
//! - [`explain`]: why something is marked, or is not.
//! - [`publication_date`]: the article's own date, found in its text.
//! - [`annotator`]: the pipeline. [`options`] go in, [`annotation`]s come out, [`output`] writes them as plain data.
//!
//! Nothing here knows JavaScript, except `wasm`, which converts and does nothing else.

pub mod annotation;
pub mod annotator;
pub mod discourse;
pub mod explain;
pub mod gazetteer;
pub mod lexicon;
pub mod options;
mod order;
pub mod output;
pub mod passages;
pub mod publication_date;
pub mod resolve;
pub mod rules;
pub mod scan;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use annotator::Annotator;
pub use danhdau_fold as fold;
use danhdau_gazetteer::index;
pub use options::Options;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The examples of the README are run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
