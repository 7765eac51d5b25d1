//! HTML that is open at the end of a line.

use super::super::html::{Element, Tag};

/// Whether a later line of the text ends a `pre` element or a comment.
#[derive(Clone, Copy)]
pub(super) struct LaterEnds {
    pub(crate) pre: bool,
    pub(crate) comment: bool,
}

/// The HTML that is open at the end of a line.
#[derive(Default)]
pub(super) struct OpenHtml {
    /// Content that continues across blank lines.
    raw: Option<Raw>,
    /// The number of open paragraphs, lists and items. Text inside of them may have any indentation.
    elements: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Raw {
    Preformatted,
    Comment,
}

impl OpenHtml {
    /// Whether a `pre` element or a comment is open.
    pub(crate) fn is_raw(&self) -> bool {
        self.raw.is_some()
    }

    pub(crate) fn end_raw(&mut self) {
        self.raw = None;
    }

    pub(crate) fn has_elements(&self) -> bool {
        self.elements > 0
    }

    /// Reads the tags and comments of a line.
    pub(crate) fn read(&mut self, line: &str, later_ends: LaterEnds) {
        let last_pre_end = if contains_ignoring_case(line, "<pre") {
            let mut windows = line.as_bytes().windows(5);
            windows.rposition(|window| window.eq_ignore_ascii_case(b"</pre"))
        } else {
            None
        };
        let mut rest = line;
        while let Some(start) = rest.find(['<', '-']) {
            rest = &rest[start..];
            let mut length = 1;
            match self.raw {
                Some(Raw::Comment) => {
                    if rest.starts_with("-->") {
                        self.raw = None;
                    }
                }
                Some(Raw::Preformatted) => {
                    let tag = Tag::parse(rest);
                    let ends =
                        |tag: Tag<'_>| tag.element == Element::Preformatted && tag.is_closing;
                    if tag.is_some_and(ends) {
                        self.raw = None;
                    }
                }
                None if rest.starts_with("<!--") => {
                    let ends = rest.contains("-->") || later_ends.comment;
                    self.raw = ends.then_some(Raw::Comment);
                    length = if ends { 4 } else { rest.len() };
                }
                None => {
                    if let Some(tag) = Tag::parse(rest) {
                        length = tag.length;
                        let pos = line.len() - rest.len();
                        let pre_ends = later_ends.pre || last_pre_end.is_some_and(|end| end > pos);
                        self.read_tag(&tag, pre_ends);
                    }
                }
            }
            rest = &rest[length..];
        }
    }

    fn read_tag(&mut self, tag: &Tag<'_>, pre_ends: bool) {
        match (tag.element, tag.is_closing) {
            (Element::Preformatted, false) => {
                self.raw = pre_ends.then_some(Raw::Preformatted);
            }
            (Element::Paragraph | Element::List { .. } | Element::Item, false) => {
                self.elements += 1;
            }
            (Element::Paragraph | Element::List { .. } | Element::Item, true) => {
                self.elements = self.elements.saturating_sub(1);
            }
            _ => {}
        }
    }
}

pub(super) fn contains_ignoring_case(text: &str, part: &str) -> bool {
    let mut windows = text.as_bytes().windows(part.len());
    windows.any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}
