//! Lines, and the blocks that can start on them.

use super::super::html::Tag;

/// The rest of a line. Tab stops are four columns apart (`CommonMark`, "Tabs").
#[derive(Clone, Copy)]
pub(super) struct Line<'t> {
    pub(crate) rest: &'t str,
    column: usize,
    /// The columns of a tab that is only partly consumed.
    tab_columns: usize,
}

/// The block that can start on a line, below its indentation.
pub(super) enum BlockStart<'t> {
    BlockQuote,
    ThematicBreak,
    /// An ATX heading: its level and its text.
    Heading(usize, &'t str),
    Fence {
        fence: char,
        length: usize,
        info: &'t str,
    },
    Item {
        /// The last character of the marker: items with different ones belong to different lists.
        delimiter: char,
        number: Option<u32>,
        marker_width: usize,
    },
    HtmlBlock,
    Text,
}

impl<'t> Line<'t> {
    pub(crate) fn new(rest: &'t str) -> Self {
        Line {
            rest,
            column: 0,
            tab_columns: 0,
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// The columns of leading whitespace.
    pub(crate) fn indent(&self) -> usize {
        let mut column = self.column + self.tab_columns;
        for byte in self.rest.bytes() {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
        }
        column - self.column
    }

    /// Consumes up to this many columns of leading whitespace.
    pub(crate) fn skip_indent(&mut self, columns: usize) {
        let mut left = columns;
        while left > 0 {
            if self.tab_columns > 0 {
                let consumed = left.min(self.tab_columns);
                self.tab_columns -= consumed;
                self.column += consumed;
                left -= consumed;
            } else if let Some(rest) = self.rest.strip_prefix(' ') {
                self.rest = rest;
                self.column += 1;
                left -= 1;
            } else if let Some(rest) = self.rest.strip_prefix('\t') {
                self.rest = rest;
                self.tab_columns = 4 - self.column % 4;
            } else {
                return;
            }
        }
    }

    /// Consumes characters other than whitespace.
    pub(crate) fn skip(&mut self, length: usize) {
        self.column += self.rest[..length].chars().count();
        self.rest = &self.rest[length..];
    }

    /// Consumes a block quote marker.
    pub(crate) fn skip_block_quote_marker(&mut self) {
        self.skip_indent(3);
        self.skip(1);
        self.skip_indent(1);
    }

    pub(crate) fn trimmed(&self) -> &'t str {
        self.rest.trim()
    }

    /// The line without its indentation. Two spaces at its end are a hard line break.
    pub(crate) fn content(&self) -> &'t str {
        self.rest.trim_start()
    }

    /// The line as part of a code block: with its indentation, as spaces.
    pub(crate) fn code(&self) -> String {
        let indent = self.indent();
        " ".repeat(indent) + self.unindented()
    }

    pub(crate) fn unindented(&self) -> &'t str {
        self.rest.trim_start_matches([' ', '\t'])
    }

    pub(crate) fn block_start(&self) -> BlockStart<'t> {
        let text = self.unindented();
        let Some(first) = text.chars().next() else {
            return BlockStart::Text;
        };
        match first {
            '>' => return BlockStart::BlockQuote,
            '<' if starts_with_block_tag(text) => return BlockStart::HtmlBlock,
            '#' => {
                if let Some(heading) = atx_heading(text) {
                    return heading;
                }
            }
            '`' | '~' => {
                let length = run_length(text, first);
                let info = text[length..].trim();
                if length >= 3 && (first == '~' || !info.contains('`')) {
                    return BlockStart::Fence {
                        fence: first,
                        length,
                        info,
                    };
                }
            }
            _ => {}
        }
        if is_thematic_break(text, first) {
            return BlockStart::ThematicBreak;
        }
        list_item(text, first).unwrap_or(BlockStart::Text)
    }
}

/// `CommonMark`, "ATX headings"
fn atx_heading(text: &str) -> Option<BlockStart<'_>> {
    let level = run_length(text, '#');
    let title = &text[level..];
    if level > 6 || !(title.is_empty() || title.starts_with([' ', '\t'])) {
        return None;
    }
    let title = title.trim();
    let without_closing = title.trim_end_matches('#');
    let has_closing = without_closing.is_empty() || without_closing.ends_with([' ', '\t']);
    let title = if has_closing {
        without_closing.trim()
    } else {
        title
    };
    Some(BlockStart::Heading(level, title))
}

/// `CommonMark`, "Thematic breaks"
fn is_thematic_break(text: &str, first: char) -> bool {
    matches!(first, '-' | '_' | '*')
        && text.chars().all(|c| c == first || matches!(c, ' ' | '\t'))
        && text.matches(first).count() >= 3
}

/// `CommonMark`, "List items"
fn list_item(text: &str, first: char) -> Option<BlockStart<'_>> {
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let (marker_width, number) = match first {
        '-' | '+' | '*' => (1, None),
        _ if (1..10).contains(&digits) && text[digits..].starts_with(['.', ')']) => {
            (digits + 1, text[..digits].parse().ok())
        }
        _ => return None,
    };
    let after = &text[marker_width..];
    if !after.is_empty() && !after.starts_with([' ', '\t']) {
        return None;
    }
    Some(BlockStart::Item {
        delimiter: text[..marker_width].chars().next_back().unwrap_or(first),
        number,
        marker_width,
    })
}

/// The length of the run of a character at the start of a text.
pub(super) fn run_length(text: &str, of: char) -> usize {
    text.len() - text.trim_start_matches(of).len()
}

fn starts_with_block_tag(text: &str) -> bool {
    text.starts_with("<!--") || Tag::parse(text).is_some_and(|tag| tag.element.is_block())
}

pub(super) fn starts_with_tag(text: &str) -> bool {
    text.starts_with("<!--") || (text.starts_with('<') && Tag::parse(text).is_some())
}
