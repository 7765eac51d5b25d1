//! Widths: of the terminal, and of texts in it.

use std::io::IsTerminal;

use terminal_size::{Width, terminal_size_of};
use unicode_width::UnicodeWidthChar;

/// The width of a terminal that does not report one.
const DEFAULT: usize = 80;

/// The maximum width of prose: longer lines are hard to read.
const MAX_PROSE: usize = 100;

/// The width of the terminal that standard output is. `None` if it is none, such as a pipe: data is not cut there.
pub fn stdout() -> Option<usize> {
    let out = std::io::stdout();
    out.is_terminal()
        .then(|| of_terminal(terminal_size_of(out)))
}

/// The width of the terminal that standard error is, or else that of `COLUMNS`.
pub fn stderr() -> usize {
    let err = std::io::stderr();
    if err.is_terminal() {
        of_terminal(terminal_size_of(err))
    } else {
        of_variable().unwrap_or(DEFAULT)
    }
}

/// The width of prose on standard output.
pub fn prose() -> usize {
    let width = stdout().or_else(of_variable).unwrap_or(DEFAULT);
    width.min(MAX_PROSE)
}

fn of_terminal(size: Option<(Width, terminal_size::Height)>) -> usize {
    let reported = size.map(|(Width(width), _)| usize::from(width));
    let reported = reported.filter(|&width| width > 0);
    reported.or_else(of_variable).unwrap_or(DEFAULT)
}

fn of_variable() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
    (columns > 0).then_some(columns)
}

/// The columns that a text without styles takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(char_columns).sum()
}

/// The columns that a character takes.
pub fn char_columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A text cut to a number of columns, with `…` at its end if it was longer.
pub fn cut(text: &str, max: usize) -> String {
    if columns(text) <= max {
        return text.to_owned();
    }
    let mut width = 0;
    let kept = text.chars().take_while(|&c| {
        width += char_columns(c);
        width < max
    });
    let kept: String = kept.collect();
    kept.trim_end().to_owned() + "…"
}

/// A text in lines of at most `width` columns, as far as it has spaces. The lines of the text stay lines, and continue
/// with the indentation and the list marker's width of their first line.
pub fn wrap(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 40);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        wrap_line(line, width, &mut out);
    }
    out
}

fn wrap_line(line: &str, width: usize, out: &mut String) {
    let content = line.trim_start_matches(' ');
    let indent = line.len() - content.len();
    let marker = ["- ", "* ", "> "].iter().any(|m| content.starts_with(m));
    let indent = indent + if marker { 2 } else { number_width(content) };
    let (lead, content) = line.split_at(indent);
    out.push_str(lead);
    let mut column = indent;
    for (number, word) in content.split(' ').enumerate() {
        let word_width = columns(word);
        if number > 0 && column + 1 + word_width > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if number > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word_width;
    }
}

/// The width of a list marker such as `12. `.
fn number_width(content: &str) -> usize {
    let rest = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = content.len() - rest.len();
    if digits > 0 && rest.starts_with(". ") {
        digits + 2
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_columns() {
        for (text, max, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("ab cd", 4, "ab…"),
            ("日本語", 6, "日本語"),
            ("日本語", 5, "日本…"),
            ("日本語", 4, "日…"),
            ("", 0, ""),
            ("a", 0, "…"),
        ] {
            assert_eq!(cut(text, max), expected, "{text} {max}");
        }
    }

    #[test]
    fn lines_continue_with_their_indentation() {
        for (text, expected) in [
            ("aaa bbb ccc ddd", "aaa bbb\nccc ddd"),
            ("- aa bbb ccc", "- aa bbb\n  ccc"),
            ("10. a b c d", "10. a b c\n    d"),
            ("  aaa bbb", "  aaa bbb"),
            ("aaaaaaaaaaaaa b", "aaaaaaaaaaaaa\nb"),
            ("a\n\nb", "a\n\nb"),
            ("", ""),
        ] {
            assert_eq!(wrap(text, 9), expected, "{text}");
        }
    }
}
