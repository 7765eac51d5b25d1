//! Elements whose content is code.

use super::super::entity::decode_references;
use super::super::html::{Element, Tag};
use crate::collections::List;

/// The end of the content of an element, and the end of its closing tag. If there is no closing tag, the
/// length of the text that was searched.
pub(super) fn closing_tag(text: &str, element: Element) -> Result<(usize, usize), usize> {
    let mut pos = 0;
    while let Some(next) = text[pos..].find('<') {
        pos += next;
        match Tag::parse(&text[pos..]) {
            Some(tag) if tag.element == element && tag.is_closing => {
                return Ok((pos, pos + tag.length));
            }
            // Inline code ends with its paragraph.
            Some(tag) if element == Element::Code && tag.element.is_block() => return Err(pos),
            Some(tag) => pos += tag.length,
            None => pos += 1,
        }
    }
    Err(text.len())
}

/// The text of HTML without its tags.
fn text_content(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let tag = Tag::parse(rest);
        match tag {
            Some(tag) if tag.element == Element::Break => text.push('\n'),
            Some(_) => {}
            None => text.push('<'),
        }
        rest = &rest[tag.map_or(1, |tag| tag.length)..];
    }
    text.push_str(rest);
    decode_references(&text)
}

/// The content of a `code` element on one line.
pub(super) fn code(html: &str) -> String {
    let text = text_content(html);
    let words: Vec<&str> = text.split_whitespace().list();
    words.join(" ")
}

/// The lines of a `pre` element without their common indentation.
pub(super) fn preformatted_lines(html: &str) -> Vec<String> {
    let text = text_content(html);
    let indent = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    text.lines()
        .map(|line| line.get(indent..).unwrap_or_default().to_owned())
        .list()
}
