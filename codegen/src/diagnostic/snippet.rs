//! The line of a model that an error is about, with what is meant underlined, as rustc shows it.

use std::fmt;
use std::ops::Range;

use super::is_unprintable;

/// The maximum number of columns that are shown of a line.
const MAX_COLUMNS: usize = 100;
/// The maximum number of bytes that are read of a line, before and after a place. A character has at most four bytes, and
/// some have no columns.
const MAX_BYTES: usize = 4 * MAX_COLUMNS;
/// The columns of a tab, as in rustc.
const TAB: &str = "    ";
/// Shown in place of the rest of a long line.
const GAP: &str = "...";

/// A line, or the part of a long line around a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Snippet {
    /// As it is shown: without control characters, and with spaces in place of tabs.
    text: String,
    /// The columns before what is underlined, and those that are underlined.
    marked: (usize, usize),
}

impl Snippet {
    /// The line of a text in which a range begins, in bytes at the boundaries of characters. What is underlined is the
    /// part of the range on this line, or a column. No more of a long line is read than can be shown.
    pub(super) fn new(text: &str, line: Range<usize>, range: Range<usize>) -> Self {
        // A range can begin in the end of a line.
        let start = range.start.min(line.end);
        let first = text.ceil_char_boundary(line.start.max(start.saturating_sub(MAX_BYTES)));
        let last = text.floor_char_boundary(line.end.min(start.saturating_add(MAX_BYTES)));
        let (before, after) = (&text[first..start], &text[start..last]);
        let mark = range.end.clamp(start, last) - start;
        let is_cut = first > line.start || last < line.end;
        let fits = !is_cut && columns(before) + columns(after) <= MAX_COLUMNS;
        // The underlined text begins after a third of the columns, to show the context before it.
        let room = if fits { MAX_COLUMNS } else { MAX_COLUMNS / 3 };
        let mut shown = Shown::default();
        let shown_before = &before[last_columns(before, room)..];
        if start - shown_before.len() > line.start {
            shown.push_str(GAP);
        }
        shown.add(shown_before);
        let offset = shown.columns;
        let mut is_whole = shown.add(after[..mark].trim_end());
        let marked = (shown.columns - offset).max(1);
        is_whole = is_whole && shown.add(&after[after[..mark].trim_end().len()..]);
        if !is_whole || last < line.end {
            shown.push_str(GAP);
        }
        Snippet {
            text: shown.text.trim_end().to_owned(),
            marked: (offset, marked),
        }
    }

    /// Writes the line with its number, between two lines of which the second has the underline.
    pub(super) fn write(
        &self,
        f: &mut fmt::Formatter<'_>,
        line: usize,
        width: usize,
    ) -> fmt::Result {
        let (offset, marked) = self.marked;
        let text = &self.text;
        let (empty, space) = ("", if text.is_empty() { "" } else { " " });
        write!(
            f,
            "\n{empty:width$} |\n{line:>width$} |{space}{text}\n{empty:width$} | "
        )?;
        write!(f, "{empty:offset$}{:^<marked$}", "")
    }
}

/// A text as it is shown, and its columns.
#[derive(Default)]
struct Shown {
    text: String,
    columns: usize,
}

impl Shown {
    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
        self.columns += text.len();
    }

    /// Adds a text until the line is full. Returns whether all of it has been added.
    fn add(&mut self, text: &str) -> bool {
        for c in text.chars() {
            if self.columns + char_columns(c) > MAX_COLUMNS {
                return false;
            }
            self.columns += char_columns(c);
            match c {
                '\t' => self.text.push_str(TAB),
                c if is_unprintable(c) => self.text.push(char::REPLACEMENT_CHARACTER),
                c => self.text.push(c),
            }
        }
        true
    }
}

/// Where the last columns of a text begin, in bytes.
fn last_columns(text: &str, mut room: usize) -> usize {
    for (at, c) in text.char_indices().rev() {
        let Some(left) = room.checked_sub(char_columns(c)) else {
            return at + c.len_utf8();
        };
        room = left;
    }
    0
}

fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

/// The columns that a character takes as it is shown: two for those of East Asian scripts and emoji, none for those that
/// combine with the one before (Unicode Standard Annex #11).
fn char_columns(c: char) -> usize {
    match c {
        '\t' => TAB.len(),
        c if is_unprintable(c) => 1,
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{20d0}'..='\u{20ff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f680}'..='\u{1f6ff}'
        | '\u{1f900}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::*;

    struct Written(Snippet, usize, usize);

    impl fmt::Display for Written {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(f, self.1, self.2)
        }
    }

    /// The text as it is shown, and the underline, of the range between two `|`.
    fn shown(text: &str) -> (String, String) {
        let start = text.find('|').expect("a start");
        let end = text.rfind('|').expect("an end") - 1;
        let text = text.replace('|', "");
        let lines = Lines::new(&text);
        let (line, _) = lines.position(&text, start);
        let line = lines.line(&text, line).expect("a line");
        let snippet = Snippet::new(&text, line, start..end);
        let written = Written(snippet, 7, 1).to_string();
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines[..2], ["", "  |"]);
        (lines[2].to_owned(), lines[3].to_owned())
    }

    #[test]
    fn the_range_is_underlined() {
        for (text, line, mark) in [
            ("a\nb |cd| e\nf", "7 | b cd e", "  |   ^^"),
            ("a\r\n|b\r\nc|", "7 | b", "  | ^"),
            ("|{\r  a\r}|", "7 | {", "  | ^"),
            ("\tx |y|", "7 |     x y", "  |       ^"),
            ("日本 |é| x", "7 | 日本 é x", "  |      ^"),
            ("e\u{301} |👍|", "7 | e\u{301} 👍", "  |   ^^"),
            ("a\u{0}\u{202e} |b|", "7 | a\u{fffd}\u{fffd} b", "  |     ^"),
            ("a ||", "7 | a", "  |   ^"),
            ("||", "7 |", "  | ^"),
            ("\n||\n", "7 |", "  | ^"),
            ("a|\r\n|b", "7 | a", "  |  ^"),
            ("a\r|\n|b", "7 | a", "  |  ^"),
            ("a |b\n||", "7 | a b", "  |   ^"),
        ] {
            assert_eq!(shown(text), (line.to_owned(), mark.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn characters_without_columns_do_not_make_a_line_longer() {
        let accents = "\u{301}".repeat(100_000);
        for text in [
            format!("a{accents}|b|{accents}"),
            format!("|{accents}|"),
            format!("{accents}||"),
        ] {
            let (line, mark) = shown(&text);
            assert!(line.len() < 3 * MAX_BYTES, "{} bytes", line.len());
            assert!(mark.len() < 10, "{mark}");
            assert!(line.contains(GAP), "{line}");
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let long = "0123456789".repeat(10_000);
        for (text, start) in [
            (format!("{long}|abc|{long}"), "7 | ...789"),
            (format!("|abc|{long}"), "7 | abc012"),
            (format!("{long}|abc|"), "7 | ...789"),
            (format!("x|{long}|"), "7 | x01234"),
            (format!("{0}|日本|{0}", "日".repeat(1000)), "7 | ...日日"),
        ] {
            let (line, mark) = shown(&text);
            assert!(line.starts_with(start), "{line}");
            assert!(columns(&line) <= MAX_COLUMNS + 4 + GAP.len(), "{line}");
            let offset = mark.find('^').expect("a mark");
            let before: String = mark[..offset].chars().skip(3).collect();
            assert!(columns(&before) <= MAX_COLUMNS / 3 + 4, "{mark}");
            assert!(columns(&mark) <= columns(&line), "{line}\n{mark}");
        }
    }
}
