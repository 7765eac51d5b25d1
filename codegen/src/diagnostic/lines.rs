//! Lines and columns of many places in one text.

use std::ops::Range;

/// Where the lines of a text begin, and how many characters there are before some places. A place is found without
/// searching its line: a model can be written on one line.
///
/// A line ends with a line feed, a carriage return, or both.
#[derive(Debug)]
pub struct Lines {
    /// In bytes.
    starts: Vec<usize>,
    /// The characters before every [`STEP`]th byte, of a text that is not ASCII.
    marks: Vec<usize>,
}

/// The bytes between two marks.
const STEP: usize = 1024;

impl Lines {
    /// The lines of a text. All methods need the same text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let feeds = text.match_indices('\n').map(|(at, _)| at + 1);
        let mut starts: Vec<usize> = std::iter::once(0).chain(feeds).collect();
        let alone = |at: &usize| text.as_bytes().get(*at) != Some(&b'\n');
        let returns = text.match_indices('\r').map(|(at, _)| at + 1);
        let feeds = starts.len();
        starts.extend(returns.filter(alone));
        if starts.len() > feeds {
            starts.sort_unstable();
        }
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(before);
                before += chars(chunk);
            }
        }
        Lines { starts, marks }
    }

    /// The line and the column, in characters, of a byte of the text, both from 1.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.chars_before(text, self.starts[line - 1]);
        (line, self.chars_before(text, offset) - start + 1)
    }

    /// The bytes of a line, counted from 1, without its end. `None` if there is no such line.
    #[must_use]
    pub fn line(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let Some(&next) = self.starts.get(line) else {
            return Some(start..text.len());
        };
        let is_pair = next - start >= 2 && &text.as_bytes()[next - 2..next] == b"\r\n";
        Some(start..next - if is_pair { 2 } else { 1 })
    }

    /// The byte at which a character of a line begins, both counted from 1, or the end of the line if it is shorter. `None`
    /// if there is no such line.
    #[must_use]
    pub fn offset(&self, text: &str, (line, column): (usize, usize)) -> Option<usize> {
        let Range { start, end } = self.line(text, line)?;
        let column = column.checked_sub(1)?;
        if self.marks.is_empty() {
            return Some(start.saturating_add(column).min(end));
        }
        let sought = self.chars_before(text, start).saturating_add(column);
        let mark = (self.marks.partition_point(|&before| before <= sought)).saturating_sub(1);
        // A character can begin before the mark and end after it.
        let from = text.ceil_char_boundary(mark * STEP).max(start);
        let before = self.chars_before(text, from);
        let found = text[from..end]
            .char_indices()
            .nth(sought.saturating_sub(before));
        Some(found.map_or(end, |(at, _)| from + at))
    }

    /// How many characters begin before a byte of the text.
    fn chars_before(&self, text: &str, offset: usize) -> usize {
        // At the end of the text there may be no mark any more.
        let Some(last) = self.marks.len().checked_sub(1) else {
            return offset;
        };
        let mark = (offset / STEP).min(last);
        self.marks[mark] + chars(&text.as_bytes()[mark * STEP..offset])
    }
}

/// The characters that begin in a part of a text.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The position of every character, counted one after another.
    fn counted(text: &str) -> Vec<(usize, (usize, usize))> {
        let (mut line, mut column) = (1, 1);
        let mut all = Vec::new();
        for (at, c) in text.char_indices() {
            all.push((at, (line, column)));
            column += 1;
            if c == '\n' || c == '\r' && text.as_bytes().get(at + 1) != Some(&b'\n') {
                (line, column) = (line + 1, 1);
            }
        }
        all.push((text.len(), (line, column)));
        all
    }

    #[test]
    fn places_are_those_that_counting_finds() {
        let long = "é".repeat(STEP) + "\n" + &"語x👍".repeat(STEP) + "\r\nend";
        let at_marks = "x".repeat(2 * STEP);
        let around_marks = "x".repeat(STEP - 1) + "語" + &"y".repeat(STEP - 2) + "\r" + "é\r\n";
        for text in [
            "",
            "\n",
            "\r",
            "\r\n",
            "\n\r",
            "\r\r\n\n",
            "a\n\né x\n",
            "a\r\n語\rb\n\r\nc",
            "no end",
            &long,
            &at_marks,
            &around_marks,
        ] {
            let lines = Lines::new(text);
            for (offset, place) in counted(text) {
                assert_eq!(lines.position(text, offset), place, "{text:?} {offset}");
                let line = lines.line(text, place.0).expect("the line");
                let expected = offset.min(line.end);
                assert_eq!(lines.offset(text, place), Some(expected), "{place:?}");
                assert!(line.start <= offset, "{line:?} {offset}");
                assert!(!text[line].contains(['\n', '\r']), "{text:?}");
            }
            let (last, _) = lines.position(text, text.len());
            assert_eq!(lines.offset(text, (last, usize::MAX)), Some(text.len()));
            for place in [(0, 1), (1, 0), (last + 1, 1)] {
                assert_eq!(lines.offset(text, place), None, "{place:?}");
            }
        }
    }
}
