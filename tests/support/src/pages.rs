//! Pages that rustdoc writes.

/// The text of a part of a page, without tags.
#[must_use]
pub fn text(html: &str) -> String {
    let parts = html.split('<').enumerate();
    let parts = parts.map(|(number, part)| match part.split_once('>') {
        Some((_, text)) if number > 0 => text,
        _ => part,
    });
    let text: String = parts.collect();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
