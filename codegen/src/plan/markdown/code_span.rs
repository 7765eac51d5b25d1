//! Code spans (`CommonMark`, "Code spans").

use super::text::is_format_control;
use crate::collections::Map;

/// Writes a code span on one line. Its delimiters are longer than any run of backticks in the text.
#[must_use]
pub fn code_span(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
        if c.is_control() || is_format_control(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            line.extend(
                c.escape_unicode()
                    .filter(|_| !matches!(c, '\n' | '\t' | '\r')),
            );
            if matches!(c, '\n' | '\t' | '\r') {
                line.extend(c.escape_default());
            }
        } else {
            line.push(c);
        }
    }
    let delimiter = "`".repeat(longest + 1);
    let is_blank = line.trim_matches(' ').is_empty();
    // One space at each end is not part of the code.
    let needs_padding = line.starts_with('`')
        || line.ends_with('`')
        || line.is_empty()
        || (!is_blank && line.starts_with(' ') && line.ends_with(' '));
    let padding = if needs_padding { " " } else { "" };
    format!("{delimiter}{padding}{line}{padding}{delimiter}")
}

/// The content of a code span as it is rendered: line endings become spaces, and one space is stripped
/// from both ends.
pub(super) fn normalize(code: &str) -> String {
    let code = code.replace(['\n', '\t'], " ");
    let stripped = code
        .strip_prefix(' ')
        .and_then(|code| code.strip_suffix(' '))
        .filter(|stripped| !stripped.trim_matches(' ').is_empty());
    stripped.map(str::to_owned).unwrap_or(code)
}

/// The positions of the backtick strings of a text by their lengths, last first.
pub(super) struct BacktickStrings(Map<usize, Vec<usize>>);

impl BacktickStrings {
    pub(crate) fn find(text: &str) -> Self {
        let mut by_length: Map<usize, Vec<usize>> = Map::new();
        let mut end = text.len();
        while let Some(last) = text[..end].rfind('`') {
            let start = text[..last].trim_end_matches('`').len();
            by_length
                .get_or_insert_with(last + 1 - start, Default::default)
                .push(start);
            end = start;
        }
        BacktickStrings(by_length)
    }

    /// The end of the code span whose content starts at `start`, behind a backtick string of this length.
    /// Calls must have increasing starts.
    pub(crate) fn closing(&mut self, start: usize, length: usize) -> Option<usize> {
        let positions = self.0.get_mut(&length)?;
        while positions.last().is_some_and(|&position| position < start) {
            positions.pop();
        }
        positions.last().copied()
    }
}
