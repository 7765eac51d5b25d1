//! Lines and columns of many places in one text.

/// Where the lines of a text begin, and how many characters there are before some places.
#[derive(Debug)]
pub(super) struct Lines {
    /// In bytes.
    starts: Vec<usize>,
    /// The characters before every [`STEP`]th byte. A model can be written on one line.
    marks: Vec<usize>,
}

/// The bytes between two marks.
const STEP: usize = 1024;

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let after = |(at, _): (usize, &str)| at + 1;
        let starts = text.match_indices('\n').map(after);
        let mut before = 0;
        let chunks = text.as_bytes().chunks(STEP);
        let marks = chunks.map(|chunk| {
            let mark = before;
            before += chars(chunk);
            mark
        });
        Lines {
            marks: marks.collect(),
            starts: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// The line and the column, in characters, of a byte of the text, both from 1.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= offset);
        let before = |offset: usize| {
            // At the end of the text there may be no mark any more.
            let mark = (offset / STEP).min(self.marks.len().saturating_sub(1));
            let known = self.marks.get(mark).copied().unwrap_or_default();
            let rest = text.as_bytes().get(mark * STEP..offset);
            known + chars(rest.unwrap_or_default())
        };
        let start = before(self.starts[line - 1]);
        (line, before(offset) - start + 1)
    }
}

/// The characters that begin in a part of a text.
fn chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let text = "a\n\né x\n";
        let lines = Lines::new(text);
        assert_eq!(lines.position(text, 0), (1, 1));
        assert_eq!(lines.position(text, 2), (2, 1));
        let x = text.find('x').expect("x");
        assert_eq!(lines.position(text, x), (3, 3));
        assert_eq!(lines.position(text, text.len()), (4, 1));
    }

    #[test]
    fn long_lines_are_counted_from_marks() {
        let text = format!("{}\n{}x", "é".repeat(STEP), "語x".repeat(STEP));
        let lines = Lines::new(&text);
        let x = text.len() - 1;
        assert_eq!(lines.position(&text, x), (2, 2 * STEP + 1));
        let last = text.find('\n').expect("the end of the line");
        assert_eq!(lines.position(&text, last), (1, STEP + 1));
        let at_mark = "x".repeat(2 * STEP);
        let lines = Lines::new(&at_mark);
        assert_eq!(lines.position(&at_mark, STEP), (1, STEP + 1));
        assert_eq!(lines.position(&at_mark, 2 * STEP), (1, 2 * STEP + 1));
    }
}
