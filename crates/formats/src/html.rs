//! A page of HTML that stands alone: no script, no file beside it, no address that it would load, which its content
//! security policy forbids too. The text is there unit by unit; what is named is listed below it.

use std::fmt::Write as _;

use crate::{
    document::{Document, Mark},
    units,
};

const STYLE: &str = include_str!("html.css");

/// The kinds, in the order of the legend, as the page words them.
const KINDS: [(&str, &str); 4] =
    [("province", "Tỉnh, thành phố"), ("official", "Nhân sự"), ("fpt-unit", "Đơn vị FPT"), ("policy", "Chính sách")];

/// The text with its marks, a legend, and what is named in the order of first mention.
pub fn write(document: &Document<'_>) -> String {
    let mut html = String::from("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    write_text(&title(document), &mut html);
    _ = write!(html, "</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n");
    write_legend(document, &mut html);
    html.push_str("<main>");
    write_marked(document, &mut html);
    html.push_str("</main>\n");
    write_list(document, &mut html);
    html.push_str("</body>\n</html>\n");
    html
}

fn title(document: &Document<'_>) -> String {
    const LONGEST: usize = 120;
    let given = document.title.clone().filter(|title| !title.trim().is_empty());
    given.unwrap_or_else(|| {
        let text = units::text(document.text.get(..LONGEST * 4).unwrap_or(document.text));
        let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("danhdau");
        first.chars().take(LONGEST).collect()
    })
}

fn write_legend(document: &Document<'_>, html: &mut String) {
    html.push_str("<ul class=\"legend\">\n");
    for (kind, label) in KINDS {
        let count = document.marks.iter().filter(|mark| mark.kind == kind).count();
        _ = writeln!(html, "<li><span class=\"{kind}\">{label}</span> {count}</li>");
    }
    html.push_str("</ul>\n");
}

fn write_marked(document: &Document<'_>, html: &mut String) {
    let mut open: Vec<usize> = Vec::new();
    let mut written = 0;
    let slice = |from: usize, to: usize| units::text(document.text.get(from..to).unwrap_or_default());
    for (mark, index) in document.marks.iter().zip(0..) {
        while let Some(end) = open.pop_if(|end| *end <= mark.start) {
            write_text(&slice(written, end), html);
            html.push_str("</mark>");
            written = end;
        }
        write_text(&slice(written, mark.start), html);
        written = mark.start;
        write_start(mark, index, html);
        open.push(mark.end);
    }
    while let Some(end) = open.pop() {
        write_text(&slice(written, end), html);
        html.push_str("</mark>");
        written = end;
    }
    write_text(&slice(written, document.text.len()), html);
}

fn write_start(mark: &Mark, index: usize, html: &mut String) {
    _ = write!(html, "<mark id=\"m{index}\" class=\"");
    write_text(&mark.kind, html);
    html.push_str(if mark.confidence == "low" { " low\" title=\"" } else { "\" title=\"" });
    write_text(&mark.name, html);
    if let Some(successor) = &mark.successor {
        html.push_str(", nay là ");
        write_text(successor, html);
    }
    if mark.confidence == "low" {
        html.push_str(" (chưa chắc)");
    }
    html.push('"');
    if let Some(id) = &mark.id {
        html.push_str(" data-id=\"");
        write_text(id, html);
        html.push('"');
    }
    html.push('>');
}

/// What is named: kind, name, and how often, with a link to its first mention.
fn write_list(document: &Document<'_>, html: &mut String) {
    if document.marks.is_empty() {
        return;
    }
    html.push_str("<table>\n<thead><tr><th>Loại</th><th>Tên</th><th>Mã</th><th>Số lần</th></tr></thead>\n<tbody>\n");
    let mut named: Vec<(&Mark, usize, usize)> = Vec::new();
    for (mark, index) in document.marks.iter().zip(0..) {
        match named
            .iter_mut()
            .find(|(first, ..)| first.kind == mark.kind && first.name == mark.name && first.id == mark.id)
        {
            Some((_, _, count)) => *count += 1,
            None => named.push((mark, index, 1)),
        }
    }
    for (mark, index, count) in named {
        let label = KINDS.iter().find(|(kind, _)| *kind == mark.kind).map_or(mark.kind.as_str(), |(_, label)| label);
        html.push_str("<tr><td>");
        write_text(label, html);
        _ = write!(html, "</td><td><a href=\"#m{index}\">");
        write_text(&mark.name, html);
        html.push_str("</a></td><td>");
        write_text(mark.id.as_deref().unwrap_or("–"), html);
        _ = writeln!(html, "</td><td>{count}</td></tr>");
    }
    html.push_str("</tbody>\n</table>\n");
}

/// Text, in an element or an attribute. Of what HTML cannot hold, NUL becomes U+FFFD and a carriage return its reference.
fn write_text(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\r' => html.push_str("&#13;"),
            '\0' => html.push('\u{FFFD}'),
            _ => html.push(character),
        }
    }
}
