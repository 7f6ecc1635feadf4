//! Marks provinces, officials, FPT units and policy names in Vietnamese news text.
//!
//! The text goes one way:
//!
//! - [`fold`]: every spelling of a word becomes the same bytes, one a letter; each byte knows its place.
//! - [`gazetteer`]: what the product knows of names, offices and dates, compiled from `gazetteer/**/*.toml`.
//! - [`lexicon`]: Vietnamese words that tell what the name beside them is.
//! - [`scan`]: one pass finds every name and every telling word.
//! - [`text`]: the text as rules read it, folded to compare and original to see capitals.
//! - [`rules`]: each judges one candidate by the text around it; citations have a grammar of their own.
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
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
