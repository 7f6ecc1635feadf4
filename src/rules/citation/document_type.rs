//! The types of documents, and how they are abbreviated.

use crate::fold::folded;

/// Type words and their abbreviations, folded; the canonical word first.
pub(super) struct DocumentType {
    pub(super) word: &'static str,
    /// In front of a number, in capitals: NQ 57.
    pub(super) abbreviation: Option<&'static [u8]>,
    /// In the code of a number: 57-NQ/TW.
    pub(super) code: &'static [&'static [u8]],
    /// Whether a number without "số" and code names no document unless it is listed.
    pub(super) counts: bool,
}

pub(super) const TYPES: &[DocumentType] = &[
    DocumentType { word: "Nghị quyết", abbreviation: Some(folded!("NQ")), code: &[folded!("nq")], counts: false },
    DocumentType {
        word: "Nghị quyết liên tịch",
        abbreviation: Some(folded!("NQLT")),
        code: &[folded!("nqlt")],
        counts: false,
    },
    DocumentType {
        word: "Nghị định",
        abbreviation: Some(folded!("NĐ")),
        code: &[folded!("nđ"), folded!("nd")],
        counts: false,
    },
    DocumentType {
        word: "Quyết định",
        abbreviation: Some(folded!("QĐ")),
        code: &[folded!("qđ"), folded!("qd")],
        counts: true,
    },
    DocumentType { word: "Chỉ thị", abbreviation: Some(folded!("CT")), code: &[folded!("ct")], counts: false },
    DocumentType {
        word: "Thông tư liên tịch",
        abbreviation: Some(folded!("TTLT")),
        code: &[folded!("ttlt")],
        counts: false,
    },
    DocumentType { word: "Thông tư", abbreviation: Some(folded!("TT")), code: &[folded!("tt")], counts: false },
    DocumentType { word: "Kế hoạch", abbreviation: Some(folded!("KH")), code: &[folded!("kh")], counts: true },
    DocumentType { word: "Kết luận", abbreviation: Some(folded!("KL")), code: &[folded!("kl")], counts: true },
    DocumentType { word: "Thông báo", abbreviation: None, code: &[folded!("tb")], counts: true },
    DocumentType { word: "Công điện", abbreviation: None, code: &[folded!("cđ")], counts: true },
    DocumentType { word: "Công văn", abbreviation: None, code: &[folded!("cv")], counts: true },
    DocumentType { word: "Quy định", abbreviation: None, code: &[folded!("qđi")], counts: true },
    DocumentType { word: "Hướng dẫn", abbreviation: None, code: &[folded!("hd")], counts: true },
    DocumentType { word: "Chương trình", abbreviation: None, code: &[folded!("ctr")], counts: true },
    DocumentType { word: "Tờ trình", abbreviation: None, code: &[folded!("ttr")], counts: true },
    DocumentType { word: "Báo cáo", abbreviation: None, code: &[folded!("bc")], counts: true },
    DocumentType { word: "Pháp lệnh", abbreviation: None, code: &[folded!("pl")], counts: true },
    DocumentType { word: "Bộ luật", abbreviation: None, code: &[], counts: true },
    DocumentType { word: "Luật", abbreviation: None, code: &[], counts: true },
    DocumentType { word: "Đề án", abbreviation: Some(folded!("ĐA")), code: &[folded!("đa")], counts: true },
];
