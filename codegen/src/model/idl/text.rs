//! The values of texts and text blocks (Smithy specification, "Text blocks" and "String values").

use std::borrow::Cow;

/// An error in a text, and its position in bytes from the start.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadText {
    pub(super) message: String,
    pub(super) at: usize,
}

/// Like [`BadText`], before its place is known.
struct Wrong {
    message: String,
    /// The number of backslashes that begin escapes before the wrong one; `None` if a character is wrong.
    escapes: Option<usize>,
}

/// The value of a string in quotes.
pub(super) fn text(quoted: &str) -> Result<Cow<'_, str>, BadText> {
    let inner = &quoted[1..quoted.len() - 1];
    unescape(inner).map_err(|wrong| wrong.locate(inner, 1))
}

/// The value of a text block in triple quotes: without the indentation that all lines share, and without spaces at
/// the ends of lines. Blank lines do not count for the indentation, but the last line does.
pub(super) fn block(quoted: &str) -> Result<Cow<'_, str>, BadText> {
    let inner = &quoted[3..quoted.len() - 3];
    let normal = unix_lines(inner);
    let Some(lines) = normal.strip_prefix('\n') else {
        return Err(BadText {
            message: "expected a line break after the opening quotes of a text block".to_owned(),
            at: 0,
        });
    };
    let last = lines.rfind('\n').map_or(0, |newline| newline + 1);
    let indentation = |line: &str| line.bytes().take_while(|&b| b == b' ').count();
    let mut at = 0;
    let mut common = usize::MAX;
    for line in lines.split('\n') {
        let spaces = indentation(line);
        if spaces < line.len() || at == last {
            common = common.min(spaces);
        }
        at += line.len() + 1;
    }
    let mut dedented = String::with_capacity(lines.len());
    for (number, line) in lines.split('\n').enumerate() {
        if number > 0 {
            dedented.push('\n');
        }
        // Smithy does not cut the first character of a line, even if it is a space.
        let end = line.trim_end_matches(' ').len();
        let end = end.max(usize::from(!line.is_empty()));
        dedented.push_str(line.get(common..end).unwrap_or_default());
    }
    match unescape(&dedented).map_err(|wrong| wrong.locate(inner, 3))? {
        Cow::Borrowed(_) => Ok(Cow::Owned(dedented)),
        Cow::Owned(text) => Ok(Cow::Owned(text)),
    }
}

impl Wrong {
    /// Finds the place in what is between the quotes.
    fn locate(self, inner: &str, quotes: usize) -> BadText {
        let at = match self.escapes {
            Some(escapes) => nth_escape(inner, escapes),
            None => inner.find(is_control),
        };
        BadText {
            message: self.message,
            at: quotes + at.unwrap_or_default(),
        }
    }
}

/// Where the escape after so many others begins.
fn nth_escape(text: &str, escapes: usize) -> Option<usize> {
    let mut at = text.find('\\')?;
    for _ in 0..escapes {
        let character = text[at + 1..].chars().next()?;
        let next = at + 1 + character.len_utf8();
        at = next + text[next..].find('\\')?;
    }
    Some(at)
}

/// The first character that must be escaped.
fn control(text: &str) -> Option<char> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // Eight bytes at a time, without one below a space: faster in a build without optimizations.
        let word = bytes.get(at..at + 8);
        if let Some(word) = word.and_then(|word| word.try_into().ok()) {
            let word = u64::from_ne_bytes(word);
            let below = word.wrapping_sub(0x2020_2020_2020_2020) & !word & 0x8080_8080_8080_8080;
            if below == 0 {
                at += 8;
                continue;
            }
        }
        let end = bytes.len().min(at + 8);
        while at < end {
            let c = char::from(bytes[at]);
            if is_control(c) {
                return Some(c);
            }
            at += 1;
        }
    }
    None
}

/// Whether a character must be escaped.
fn is_control(c: char) -> bool {
    c < ' ' && !matches!(c, '\n' | '\t' | '\r')
}

/// A text with line feeds in place of other line ends.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn unescape(text: &str) -> Result<Cow<'_, str>, Wrong> {
    if let Some(found) = control(text) {
        return Err(Wrong {
            message: format!("control character {found:?} in a string"),
            escapes: None,
        });
    }
    let text = unix_lines(text);
    if !text.contains('\\') {
        return Ok(text);
    }
    let mut value = String::with_capacity(text.len());
    let mut rest = &*text;
    let mut escapes = 0;
    while let Some(at) = rest.find('\\') {
        value.push_str(&rest[..at]);
        let wrong = |message: String| Wrong {
            message,
            escapes: Some(escapes),
        };
        let escape = &rest[at + 1..];
        let Some(c) = escape.chars().next() else {
            return Err(wrong("backslash at the end of a string".to_owned()));
        };
        let mut taken = c.len_utf8();
        match c {
            '"' | '\\' | '/' => value.push(c),
            'b' => value.push('\u{8}'),
            'f' => value.push('\u{c}'),
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            '\n' => {}
            'u' => {
                let (character, len) = unicode(escape).map_err(wrong)?;
                value.push(character);
                taken = len;
                escapes += len / 6;
            }
            _ => {
                return Err(wrong(format!("unknown escape `\\{}`", c.escape_default())));
            }
        }
        escapes += 1;
        rest = &escape[taken..];
    }
    value.push_str(rest);
    Ok(Cow::Owned(value))
}

/// The character of an escape, such as `u00e9`, or of two with a pair of surrogates, such as `ud83d\ude00`, and the length
/// of the escape. A lone surrogate is not a character, so it becomes U+FFFD.
fn unicode(escape: &str) -> Result<(char, usize), String> {
    let unit = |text: &str| {
        let digits = text.strip_prefix('u')?.get(..4)?;
        let is_hexadecimal = digits.bytes().all(|b| b.is_ascii_hexdigit());
        is_hexadecimal.then(|| u32::from_str_radix(digits, 16).ok())?
    };
    let Some(first) = unit(escape) else {
        return Err("expected four hexadecimal digits after `\\u`".to_owned());
    };
    if let Some(character) = char::from_u32(first) {
        return Ok((character, 5));
    }
    let second = escape.get(5..).and_then(|rest| rest.strip_prefix('\\'));
    let second = second.and_then(unit);
    if let (0xd800..0xdc00, Some(second @ 0xdc00..0xe000)) = (first, second) {
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return Ok((
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
            11,
        ));
    }
    Ok((char::REPLACEMENT_CHARACTER, 5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_line_ends() {
        for (quoted, value) in [
            (r#""""#, ""),
            (r#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
            ("\"a\r\nb\rc\nd\"", "a\nb\nc\nd"),
            ("\"a\\\n b\\\r\n c\"", "a b c"),
            (r#""\u00e9\uD83D\ude00""#, "é😀"),
            (r#""\ud83dx""#, "\u{fffd}x"),
        ] {
            assert_eq!(text(quoted).as_deref(), Ok(value), "{quoted}");
        }
        for (quoted, at) in [
            (r#""ab\x""#, 3),
            (r#""\u12g4""#, 1),
            (r#""\u12""#, 1),
            ("\"a\u{1}\"", 2),
            (r#""\ud83d\ude00\n\x""#, 15),
            ("\"\r\n\\\\\\x\"", 5),
        ] {
            assert_eq!(text(quoted).map_err(|bad| bad.at), Err(at), "{quoted}");
        }
        for (quoted, at) in [
            ("\"\"\"\r\n    a  \r\n    \\  \r\n    b\\x\"\"\"", 28),
            ("\"\"\"\n    a  \n    b\u{7}\"\"\"", 17),
            ("\"\"\"a\"\"\"", 0),
        ] {
            assert_eq!(block(quoted).map_err(|bad| bad.at), Err(at), "{quoted:?}");
        }
    }

    #[test]
    fn blocks_lose_their_indentation() {
        for (quoted, value) in [
            ("\"\"\"\n  a\n    b\n  \"\"\"", "a\n  b\n"),
            ("\"\"\"\n    a\n  \"\"\"", "  a\n"),
            ("\"\"\"\n  a  \n\n  b\\n \"\"\"", "a\n\nb\n"),
            ("\"\"\"\n\"\"\"", ""),
            ("\"\"\"\r\n  x \\\r\n  y\"\"\"", "x y"),
            ("\"\"\"\n\ta\n  b\"\"\"", "\ta\n  b"),
        ] {
            assert_eq!(block(quoted).as_deref(), Ok(value), "{quoted:?}");
        }
        assert!(block("\"\"\"a\"\"\"").is_err() && block("\"\"\"\"\"\"").is_err());
    }
}
