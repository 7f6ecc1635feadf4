//! Annotations of a text in forms that others read: JSON, CSV, a page of HTML, W3C Web Annotations, CoNLL.
//!
//! It knows plain annotations and their text, and nothing of Vietnamese; the command links it, and the npm package loads
//! it as a second, small module when something is first exported.
//!
//! - [`document`]: what is written, and what must hold for it.
//! - [`json`], [`csv`], [`html`], [`web_annotation`], [`conll`]: a form each.
//! - [`units`]: text in UTF-16 units, lone surrogates included, on its way into UTF-8.

pub mod conll;
pub mod csv;
pub mod document;
pub mod html;
pub mod json;
pub mod units;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod web_annotation;

use danhdau_gazetteer::value::Named;
pub use document::{Document, DocumentError, Mark};

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One object: the text, and everything known of each annotation.
    Json,
    /// A table for spreadsheets, an annotation a row.
    Csv,
    /// A page that stands alone: the text with its marks, and a list of what is named.
    Html,
    /// JSON-LD in the Web Annotation Data Model of the W3C.
    WebAnnotation,
    /// A token a line with an IOB2 tag, as programs that learn read it.
    Conll,
}

impl Named for Format {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("json", Self::Json),
        ("csv", Self::Csv),
        ("html", Self::Html),
        ("web-annotation", Self::WebAnnotation),
        ("conll", Self::Conll),
    ];
}

impl Format {
    /// Writes a document in this form.
    ///
    /// ```
    /// use danhdau_formats::{Document, Format, Mark};
    ///
    /// let text: Vec<u16> = "Tỉnh Lâm Đồng".encode_utf16().collect();
    /// let mark = Mark { start: 5, end: 13, kind: "province".into(), name: "Lâm Đồng".into(), ..Mark::default() };
    /// let document = Document::new(&text, vec![mark])?;
    /// assert_eq!(Format::Conll.write(&document), "Tỉnh\t0\t4\t-\tO\nLâm\t5\t8\t-\tB-province\nĐồng\t9\t13\t-\tI-province\n");
    /// # Ok::<(), danhdau_formats::DocumentError>(())
    /// ```
    pub fn write(self, document: &Document<'_>) -> String {
        match self {
            Self::Json => json::write(document),
            Self::Csv => csv::write(document),
            Self::Html => html::write(document),
            Self::WebAnnotation => web_annotation::write(document),
            Self::Conll => conll::write(document),
        }
    }
}
