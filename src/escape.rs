//! Escapes untrusted text in messages: in errors, violations and `Display`.
//!
//! Messages are written to logs and terminals, where a line end could forge a log line, an escape sequence moves
//! the cursor, and a bidirectional override reorders the text. These characters are escaped as in a Rust literal:
//!
//! - control characters: the general category `Cc`, U+0000 to U+001F (including tabs and line ends) and
//!   U+007F to U+009F (U+001B and U+009B start an escape sequence);
//! - line and paragraph separators: the categories `Zl` and `Zp`, U+2028 and U+2029;
//! - the property `Bidi_Control`: U+061C, U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069.
//!
//! All other text is unchanged, including zero-width characters: U+200B, U+200C and U+200D separate and join
//! letters in Khmer, Persian, Hindi and other languages, and join emoji. A backslash is not escaped, so the
//! escaped text cannot be parsed.

use std::fmt::{self, Write};

/// Displays an untrusted text, without alignment and width.
#[derive(Clone, Copy)]
pub(crate) struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaping(f).write_str(self.0)
    }
}

/// Escapes everything that is written to it. Escapes in the text are unchanged.
pub(crate) struct Escaping<'a, W: Write + ?Sized>(pub &'a mut W);

impl<W: Write + ?Sized> Write for Escaping<'_, W> {
    fn write_str(&mut self, mut text: &str) -> fmt::Result {
        while let Some((at, char)) = text.char_indices().find(|(_, char)| is_escaped(*char)) {
            self.0.write_str(&text[..at])?;
            write!(self.0, "{}", char.escape_default())?;
            text = &text[at + char.len_utf8()..];
        }
        self.0.write_str(text)
    }
}

/// Whether a character is written as an escape.
pub(crate) const fn is_escaped(char: char) -> bool {
    matches!(
        char,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// Displays an untrusted text with alignment, width and precision, like `str`.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn pad_escaped(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !text.contains(is_escaped) {
        f.pad(text)
    } else if f.width().is_none() && f.precision().is_none() {
        fmt::Display::fmt(&Escaped(text), f)
    } else {
        f.pad(&Escaped(text).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_documented_characters_are_escaped() {
        let documented = |char: u32| {
            matches!(
                char,
                0..=0x1f
                    | 0x7f..=0x9f
                    | 0x61c
                    | 0x200e..=0x200f
                    | 0x2028..=0x202e
                    | 0x2066..=0x2069
            )
        };
        let mut escaped = 0;
        for char in '\0'..=char::MAX {
            let text = format!("a{char}\u{301}{char}");
            let shown = Escaped(&text).to_string();
            if documented(char.into()) {
                escaped += 1;
                let escape = char.escape_default();
                assert_eq!(shown, format!("a{escape}\u{301}{escape}"), "{char:?}");
                assert!(shown.chars().all(|char| !documented(char.into())));
                assert_eq!(Escaped(&shown).to_string(), shown, "escaped once");
            } else {
                assert_eq!(shown, text, "{char:?}");
            }
            assert_eq!(is_escaped(char), documented(char.into()), "{char:?}");
            assert!(is_escaped(char) || !char.is_control(), "{char:?}");
        }
        assert_eq!(escaped, 65 + 2 + 12);
    }

    /// `Debug` of a string is the standard one, which escapes these and more.
    #[test]
    fn debug_of_text_escapes_all_of_them() {
        for char in ('\0'..=char::MAX).filter(|char| is_escaped(*char)) {
            assert!(
                !format!("{:?}", char.to_string()).contains(char),
                "{char:?}"
            );
        }
    }

    #[test]
    fn ordinary_text_is_left_as_it_is() {
        for text in [
            "",
            "C:\\new \"text\" it's",
            "Grüße, Ünïcödé, e\u{301}",
            "שלום עולם",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ស្រុក\u{200b}ខ្មែរ",
            "日本\u{3000}語\u{a0}한국어",
            "👩\u{200d}👩\u{200d}👧 🏴\u{e0067}\u{e0062}\u{e007f} ❤\u{fe0f}",
        ] {
            assert_eq!(Escaped(text).to_string(), text);
        }
    }

    #[test]
    fn text_written_in_pieces_is_escaped_as_a_whole() {
        let mut out = String::new();
        let (red, word) = ("a\u{1b}[31m", "é");
        write!(Escaping(&mut out), "{red}\r\n{word}").expect("written");
        assert_eq!(out, "a\\u{1b}[31m\\r\\né");
    }

    #[test]
    fn padding_is_that_of_the_escaped_text() {
        struct Padded<'a>(&'a str);
        impl fmt::Display for Padded<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                pad_escaped(self.0, f)
            }
        }
        assert_eq!(format!("{:>4}|{:.1}", Padded("ab"), Padded("ab")), "  ab|a");
        assert_eq!(
            format!("{:>4}|{:.1}", Padded("\n"), Padded("\n")),
            "  \\n|\\"
        );
        assert_eq!(format!("{}", Padded("a\n")), "a\\n");
    }
}
