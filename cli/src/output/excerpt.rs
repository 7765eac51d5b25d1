//! The part of a line of a file that a report shows.

use std::ops::Range;

use shapesmith_codegen::inspect::{self, printable};

use super::width::{char_columns, columns};

/// The columns of a tab, as in rustc.
const TAB: &str = "    ";
/// Shown in place of the rest of a long line.
const GAP: &str = "...";
/// The minimum number of columns of an excerpt.
const MIN: usize = 20;
/// The maximum number of bytes of a character.
const MAX_BYTES: usize = 4;

/// A file whose lines are shown.
#[derive(Debug)]
pub struct Lines {
    text: String,
    lines: inspect::Lines,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The part as it is shown: without control characters, tabs as spaces.
    pub text: String,
    /// What is underlined, in bytes of the text.
    pub marked: Range<usize>,
}

impl Lines {
    pub fn new(text: String) -> Self {
        let lines = inspect::Lines::new(&text);
        Lines { text, lines }
    }

    /// The part of a line, counted from 1, around a column, which is marked with the value that begins there. `None`
    /// if there is no such line. No more of a long line is read than can be shown.
    pub fn excerpt(
        &self,
        (line, column): (usize, usize),
        end: Option<(usize, usize)>,
        max: usize,
    ) -> Option<Excerpt> {
        let whole = self.lines.line(&self.text, line)?;
        let at = self.lines.offset(&self.text, (line, column))?;
        let max = max.max(MIN);
        // Some characters have no columns.
        let bytes = max.saturating_mul(MAX_BYTES);
        let first = whole.start.max(at.saturating_sub(bytes));
        let first = self.text.ceil_char_boundary(first);
        let last = whole.end.min(at.saturating_add(bytes));
        let last = self.text.floor_char_boundary(last);
        let rest = &self.text[at..last];
        let marked = match end {
            Some((end_line, end)) if end_line == line && end > column => {
                let marked = self.lines.offset(&self.text, (line, end));
                marked.map_or(rest.len(), |to| to.min(last) - at)
            }
            Some((end_line, _)) if end_line > line => rest.trim_end().len(),
            _ => value(rest),
        };
        let text = &self.text[first..last];
        let marked = at - first..at - first + marked;
        let is_cut = (first > whole.start, last < whole.end);
        Some(cut(text, is_cut, marked, max))
    }
}

/// The length of the value at the start of a text: a string, a bracket, or a word.
fn value(text: &str) -> usize {
    let mut chars = text.char_indices();
    match chars.next() {
        None => 0,
        Some((_, '"')) => {
            let mut is_escaped = false;
            let end = chars.find(|&(_, c)| {
                let is_end = c == '"' && !is_escaped;
                is_escaped = c == '\\' && !is_escaped;
                is_end
            });
            end.map_or(text.len(), |(at, _)| at + 1)
        }
        Some((_, first)) => {
            let is_word = |c: char| c.is_alphanumeric() || "_-+.#$@:".contains(c);
            if is_word(first) {
                text.find(|c| !is_word(c)).unwrap_or(text.len())
            } else {
                first.len_utf8()
            }
        }
    }
}

/// The part of a line around what is marked, of at most about `max` columns. `is_cut` is whether there is more of the line
/// before and after.
fn cut(line: &str, is_cut: (bool, bool), marked: Range<usize>, max: usize) -> Excerpt {
    let fits = is_cut == (false, false) && line.chars().map(|c| shown(c).1).sum::<usize>() <= max;
    // The marked text begins after a third of the columns, to show the context before it.
    let mut room = if fits { max } else { max / 3 };
    let before = line[..marked.start].char_indices().rev();
    let before = before.take_while(|&(_, c)| {
        let columns = shown(c).1;
        let has_room = columns <= room;
        room = room.saturating_sub(columns);
        has_room
    });
    let start = before.last().map_or(marked.start, |(at, _)| at);
    let mut text = String::new();
    if start > 0 || is_cut.0 {
        text.push_str(GAP);
    }
    text.extend(line[start..marked.start].chars().map(|c| shown(c).0));
    let mark = text.len();
    let mut room = max.saturating_sub(columns(&text));
    let (mut end, mut is_whole) = (None, !is_cut.1);
    for (at, c) in line[marked.start..].char_indices() {
        if marked.start + at == marked.end {
            end = Some(text.len());
        }
        let (shown, columns) = shown(c);
        if columns > room {
            is_whole = false;
            end = end.or(Some(text.len()));
            break;
        }
        room -= columns;
        text.push_str(&shown);
    }
    let end = end.unwrap_or(text.len());
    if !is_whole {
        text.push_str(GAP);
    }
    Excerpt {
        text,
        marked: mark..end,
    }
}

/// A character as it is shown, and its columns.
fn shown(c: char) -> (String, usize) {
    if c == '\t' {
        return (TAB.to_owned(), TAB.len());
    }
    let mut buffer = [0; 4];
    let shown = printable(c.encode_utf8(&mut buffer)).into_owned();
    let columns = shown.chars().map(char_columns).sum();
    (shown, columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt with its mark on the next line.
    fn excerpt(text: &str, at: (usize, usize), end: Option<(usize, usize)>) -> String {
        let lines = Lines::new(text.to_owned());
        let Excerpt { text, marked } = lines.excerpt(at, end, 40).expect("the line");
        let (before, mark) = (columns(&text[..marked.start]), columns(&text[marked]));
        format!("{text}\n{}{}", " ".repeat(before), "^".repeat(mark))
    }

    #[test]
    fn the_value_at_a_place_is_marked() {
        for (text, at, expected) in [
            ("a\n  \"b\\\"c\": 1\n", (2, 3), "  \"b\\\"c\": 1\n  ^^^^^^"),
            (
                "{\"a\": -1.5e+3, 2}",
                (1, 7),
                "{\"a\": -1.5e+3, 2}\n      ^^^^^^^",
            ),
            ("x = {y}", (1, 5), "x = {y}\n    ^"),
            ("apply a#B$c @d", (1, 7), "apply a#B$c @d\n      ^^^^^"),
            ("\"open", (1, 1), "\"open\n^^^^^"),
            ("end", (1, 4), "end\n   "),
            ("end\r\nnext", (1, 9), "end\n   "),
            ("é語 x", (1, 4), "é語 x\n    ^"),
            ("\tx", (1, 2), "    x\n    ^"),
            (
                "\u{1b}\u{202e} x",
                (1, 4),
                "\\u{1b}\\u{202e} x\n               ^",
            ),
        ] {
            assert_eq!(excerpt(text, at, None), expected, "{text:?}");
        }
        assert!(
            Lines::new(String::new())
                .excerpt((2, 1), None, 40)
                .is_none()
        );
        assert!(
            Lines::new(String::new())
                .excerpt((0, 0), None, 40)
                .is_none()
        );
    }

    #[test]
    fn values_with_a_known_end_are_marked_up_to_it() {
        let text = "{\"a\": [1, 2], \"b\": {\n}}";
        for (at, end, expected) in [
            ((1, 7), (1, 13), "      ^^^^^^"),
            ((1, 20), (2, 2), "                   ^"),
            ((1, 15), (2, 3), "              ^^^^^^"),
        ] {
            let shown = excerpt(text, at, Some(end));
            assert_eq!(shown.split_once('\n').map(|(_, mark)| mark), Some(expected));
        }
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = "a".repeat(100) + " \"mark\" " + &"b".repeat(100);
        assert_eq!(
            excerpt(&line, (1, 102), None),
            "...aaaaaaaaaaaa \"mark\" bbbbbbbbbbbbbbbbb...\n                ^^^^^^"
        );
        assert_eq!(
            excerpt(&line, (1, 1), None),
            format!("{}...\n{}", "a".repeat(40), "^".repeat(40))
        );
        let end = line.chars().count();
        assert_eq!(
            excerpt(&line, (1, end), None),
            "...bbbbbbbbbbbbbb\n                ^"
        );
        let accents = "\u{301}".repeat(10_000);
        let shown = excerpt(&format!("{accents}x{accents}"), (1, 10_001), None);
        assert!(shown.len() < 1_000 && shown.contains("x\u{301}"), "{shown}");
        let wide = "語".repeat(10_000) + "x" + &"é".repeat(10_000);
        let shown = excerpt(&wide, (1, 10_001), None);
        assert!(shown.starts_with("...語語語語語語xé"), "{shown}");
    }
}
