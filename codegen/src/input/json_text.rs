//! JSON texts (RFC 8259): finding values in a text, without decoding what is not needed.
//!
//! Models are large, and little of them is needed. The loops index bytes, since that is fast without optimization, too.

use std::borrow::Cow;

/// A value in a JSON text that has been scanned but not decoded.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    /// The text of the value.
    #[must_use]
    pub fn get(self) -> &'a str {
        self.0
    }
}

/// The entries of an object, in the order of the text.
pub(crate) type Entries<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

/// The error for a text that is not JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) reason: &'static str,
    /// The location in the text, in bytes.
    pub(crate) offset: usize,
    /// Whether the text ends too early.
    pub(crate) is_eof: bool,
}

/// Scans a text that is a single value.
///
/// # Errors
///
/// The text is not JSON.
pub(crate) fn scan(text: &str) -> Result<Raw<'_>, SyntaxError> {
    let mut scanner = Scanner::new(text);
    let value = scanner.value()?;
    scanner.end()?;
    Ok(value)
}

/// The entries of an object; `None` for other values.
///
/// # Errors
///
/// A key has an escape that is not a character.
pub(crate) fn entries(raw: Raw<'_>) -> Result<Option<Entries<'_>>, SyntaxError> {
    Scanner::new(raw.0).entries()
}

/// The items of an array; `None` for other values.
pub(crate) fn items(raw: Raw<'_>) -> Option<Vec<Raw<'_>>> {
    let mut scanner = Scanner::new(raw.0);
    let mut items = Vec::new();
    let mut is_next = scanner.begins(b'[', b']')?;
    while is_next {
        items.push(scanner.value().ok()?);
        is_next = scanner.continues(b']').ok()?;
    }
    Some(items)
}

/// The value of a string; `None` for other values.
///
/// # Errors
///
/// It has an escape that is not a character.
pub(crate) fn string(raw: Raw<'_>) -> Result<Option<Cow<'_, str>>, SyntaxError> {
    let mut scanner = Scanner::new(raw.0);
    if scanner.peek() == b'"' {
        scanner.string().map(Some)
    } else {
        Ok(None)
    }
}

/// A position in a JSON text.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

/// What [`Scanner::peek`] returns at the end of the text. In a text, it is a control character, which is an error, too.
const END: u8 = 0;

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut scanner = Scanner { text, at: 0 };
        scanner.skip_space();
        scanner
    }

    /// The next byte.
    pub(crate) fn peek(&self) -> u8 {
        let bytes = self.text.as_bytes();
        if self.at < bytes.len() {
            bytes[self.at]
        } else {
            END
        }
    }

    fn skip_space(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while at < bytes.len() && matches!(bytes[at], b' ' | b'\n' | b'\t' | b'\r') {
            at += 1;
        }
        self.at = at;
    }

    /// The error for the next byte. At the end, the text ends too early.
    fn error(&self, reason: &'static str, at_end: &'static str) -> SyntaxError {
        if self.at < self.text.len() {
            return SyntaxError {
                reason,
                offset: self.at,
                is_eof: false,
            };
        }
        SyntaxError {
            reason: at_end,
            offset: self.text.trim_end().len().saturating_sub(1),
            is_eof: true,
        }
    }

    /// Checks that nothing follows.
    pub(crate) fn end(&mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.at == self.text.len() {
            return Ok(());
        }
        Err(self.error("trailing characters", ""))
    }

    /// Enters an object or array, if one is next. Returns whether it has an item.
    pub(crate) fn begins(&mut self, open: u8, close: u8) -> Option<bool> {
        if self.peek() != open {
            return None;
        }
        self.at += 1;
        self.skip_space();
        let is_empty = self.peek() == close;
        if is_empty {
            self.at += 1;
        }
        Some(!is_empty)
    }

    /// Reads the comma after an item, or the end of the object or array. Returns whether another item follows.
    pub(crate) fn continues(&mut self, close: u8) -> Result<bool, SyntaxError> {
        self.skip_space();
        let next = self.peek();
        if next == close {
            self.at += 1;
            return Ok(false);
        }
        if next != b',' {
            return Err(if close == b'}' {
                self.error("expected `,` or `}`", "EOF while parsing an object")
            } else {
                self.error("expected `,` or `]`", "EOF while parsing a list")
            });
        }
        self.at += 1;
        self.skip_space();
        if self.peek() == close {
            return Err(self.error("trailing comma", ""));
        }
        Ok(true)
    }

    /// Reads the key of an entry and the colon.
    pub(crate) fn key(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        self.check_key()?;
        let key = self.string()?;
        self.colon()?;
        Ok(key)
    }

    fn check_key(&self) -> Result<(), SyntaxError> {
        if self.peek() == b'"' {
            return Ok(());
        }
        Err(self.error("key must be a string", "EOF while parsing an object"))
    }

    fn colon(&mut self) -> Result<(), SyntaxError> {
        self.skip_space();
        if self.peek() != b':' {
            return Err(self.error("expected `:`", "EOF while parsing an object"));
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    /// Reads an object; `None` if another value is next.
    pub(crate) fn entries(&mut self) -> Result<Option<Entries<'a>>, SyntaxError> {
        let Some(mut is_next) = self.begins(b'{', b'}') else {
            return Ok(None);
        };
        let mut entries = Vec::new();
        while is_next {
            let key = self.key()?;
            entries.push((key, self.value()?));
            is_next = self.continues(b'}')?;
        }
        Ok(Some(entries))
    }

    /// Skips a value. Nested values are on a stack of its own, so they cannot overflow that of the thread.
    pub(crate) fn value(&mut self) -> Result<Raw<'a>, SyntaxError> {
        let start = self.at;
        // The brackets that close the open objects and arrays.
        let mut open: Vec<u8> = Vec::new();
        loop {
            let close = match self.peek() {
                b'{' => b'}',
                b'[' => b']',
                _ => END,
            };
            if close == END {
                self.scalar()?;
            } else if self.begins(self.peek(), close) == Some(true) {
                open.push(close);
                self.skip_key(close)?;
                continue;
            }
            loop {
                let Some(&close) = open.last() else {
                    return Ok(Raw(&self.text[start..self.at]));
                };
                if self.continues(close)? {
                    self.skip_key(close)?;
                    break;
                }
                open.pop();
            }
        }
    }

    /// Skips the key of the next entry, in an object.
    fn skip_key(&mut self, close: u8) -> Result<(), SyntaxError> {
        if close != b'}' {
            return Ok(());
        }
        self.check_key()?;
        self.skip_string()?;
        self.colon()
    }

    /// Skips a value other than an object or array.
    fn scalar(&mut self) -> Result<(), SyntaxError> {
        match self.peek() {
            b'"' => self.skip_string().map(drop),
            b'-' | b'0'..=b'9' => self.skip_number(),
            b't' => self.skip_word("true"),
            b'f' => self.skip_word("false"),
            b'n' => self.skip_word("null"),
            _ => Err(self.error("expected value", "EOF while parsing a value")),
        }
    }

    fn skip_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        for &expected in word.as_bytes() {
            if self.peek() != expected {
                return Err(self.error("expected ident", "EOF while parsing a value"));
            }
            self.at += 1;
        }
        Ok(())
    }

    fn skip_number(&mut self) -> Result<(), SyntaxError> {
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                return Err(self.error("invalid number", ""));
            }
        } else {
            self.skip_digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.skip_digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.skip_digits()?;
        }
        Ok(())
    }

    /// Skips at least one digit.
    fn skip_digits(&mut self) -> Result<(), SyntaxError> {
        if !self.peek().is_ascii_digit() {
            return Err(self.error("invalid number", "EOF while parsing a value"));
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    /// Reads a string.
    fn string(&mut self) -> Result<Cow<'a, str>, SyntaxError> {
        let start = self.at;
        let has_escapes = self.skip_string()?;
        let text = &self.text[start + 1..self.at - 1];
        if !has_escapes {
            return Ok(Cow::Borrowed(text));
        }
        match unescape(text) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(reason) => Err(SyntaxError {
                reason,
                offset: start,
                is_eof: false,
            }),
        }
    }

    /// Skips a string. Returns whether it has escapes.
    fn skip_string(&mut self) -> Result<bool, SyntaxError> {
        let bytes = self.text.as_bytes();
        let mut has_escapes = false;
        let mut at = self.at + 1;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte == b'"' {
                self.at = at + 1;
                return Ok(has_escapes);
            }
            if byte == b'\\' {
                has_escapes = true;
                self.at = at + 1;
                self.skip_escape()?;
                at = self.at;
                continue;
            }
            if byte < b' ' {
                self.at = at;
                let reason = "control character (\\u0000-\\u001F) found while parsing a string";
                return Err(self.error(reason, ""));
            }
            at += 1;
        }
        self.at = at;
        Err(self.error("", "EOF while parsing a string"))
    }

    /// Skips an escape after its backslash.
    fn skip_escape(&mut self) -> Result<(), SyntaxError> {
        let mut digits = match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
            b'u' => 4,
            _ => return Err(self.error("invalid escape", "EOF while parsing a string")),
        };
        self.at += 1;
        while digits > 0 {
            if !self.peek().is_ascii_hexdigit() {
                return Err(self.error("invalid escape", "EOF while parsing a string"));
            }
            self.at += 1;
            digits -= 1;
        }
        Ok(())
    }
}

/// Replaces the escapes of a string, which have been scanned.
fn unescape(text: &str) -> Result<String, &'static str> {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        value.push_str(before);
        let (escape, after) = after.split_at(1);
        rest = after;
        value.push(match escape {
            "b" => '\u{8}',
            "f" => '\u{c}',
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "u" => {
                let (c, after) = code_point(after)?;
                rest = after;
                c
            }
            // a quote, a slash or a backslash
            _ => {
                value.push_str(escape);
                continue;
            }
        });
    }
    value.push_str(rest);
    Ok(value)
}

/// Reads the digits after `\u`, and the second escape of a surrogate pair (RFC 8259, section 7).
fn code_point(text: &str) -> Result<(char, &str), &'static str> {
    const LONE: &str = "lone leading surrogate in hex escape";
    let (digits, rest) = text.split_at(4);
    let first = code_unit(digits);
    if let Some(c) = char::from_u32(first) {
        return Ok((c, rest));
    }
    if first >= 0xdc00 {
        return Err(LONE);
    }
    let Some(low) = rest.strip_prefix("\\u") else {
        return Err("unexpected end of hex escape");
    };
    let (digits, rest) = low.split_at(4);
    let second = code_unit(digits);
    if !(0xdc00..0xe000).contains(&second) {
        return Err(LONE);
    }
    let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    char::from_u32(code).map(|c| (c, rest)).ok_or(LONE)
}

fn code_unit(digits: &str) -> u32 {
    u32::from_str_radix(digits, 16).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Texts, JSON and not.
    fn texts() -> Vec<String> {
        let nested = "[{\"a\":".repeat(300) + "1" + &"}]".repeat(300);
        let mut texts: Vec<String> = [
            r#"{"a": 1, "b": [true, false, null], "é": "é", "": {}, "x": [[], {}]}"#,
            r"  [ 0 , -0 , 1.5 , -1.25e+10 , 1E-2, 12345678901234567890123 ]  ",
            r#"["\"\\\/\b\f\n\r\t", "\u00e9\uD83D\uDE00\u0000", "a\\"]"#,
            r#"{"k\u0065y": 1, "\"": "\\"}"#,
            "\"\"",
            "{}",
            "[]",
            "\t\r\n 7 \n",
            "",
            " ",
            "nul",
            "nulll",
            "truth",
            "1e400",
            "[1 2]",
            "{\"a\" 1}",
            "{\"a\": 1 \"b\": 2}",
            "{a: 1}",
            "{'a': 1}",
            "[1,]",
            "{\"a\": 1,}",
            "[,]",
            "01",
            "-",
            "1.",
            "1.e1",
            "1e",
            "+1",
            ".5",
            "[1}",
            "{\"a\": 1]",
            "\"a",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\\u123\"",
            "\"tab\there\"",
            "\"\0\"",
            "\0",
            "[\u{a0}1]",
            "\u{feff}1",
            "1 // one",
            "NaN",
            "é",
        ]
        .map(str::to_owned)
        .into();
        texts.push(nested);
        texts
    }

    /// Damages the texts: each without its end, and each with a byte replaced.
    fn damaged() -> Vec<String> {
        let mut damaged = Vec::new();
        for text in texts().iter().filter(|text| text.len() < 200) {
            for (at, c) in text.char_indices() {
                damaged.push(text[..at].to_owned());
                for other in [
                    "", "\"", "\\", "{", "]", ",", ":", "0", "-", "e", "\n", "u", "é",
                ] {
                    damaged.push([&text[..at], other, &text[at + c.len_utf8()..]].concat());
                }
            }
        }
        damaged
    }

    #[test]
    fn the_same_texts_are_json_as_for_serde_json() {
        let mut texts = texts();
        texts.extend(damaged());
        for text in &texts {
            let expected = serde_json::from_str::<&serde_json::value::RawValue>(text);
            match (scan(text), expected) {
                (Ok(found), Ok(expected)) => assert_eq!(found.get(), expected.get()),
                (Err(found), Err(expected)) => {
                    assert!(found.offset <= text.len(), "{text:?}: {found:?}");
                    // Of the two readers of serde_json, one has more precise messages.
                    let precise = serde_json::from_str::<Value>(text).expect_err(text);
                    let messages = [expected, precise].map(|error| error.to_string());
                    let is_alike = messages.iter().any(|text| text.starts_with(found.reason));
                    // serde_json says that a text is truncated if an escape is invalid near its end, but not if a
                    // number lacks digits there.
                    let is_known = found.is_eof || found.reason == "invalid escape";
                    assert!(is_alike || is_known, "{text:?}: {found:?} {messages:?}");
                }
                (found, expected) => panic!("{text:?}: {found:?} {expected:?}"),
            }
        }
    }

    /// A value, decoded with the functions of this module.
    fn decode(raw: Raw<'_>) -> Option<Value> {
        if let Some(items) = items(raw) {
            return items.into_iter().map(decode).collect();
        }
        if let Some(entries) = entries(raw).ok()? {
            let entries = entries.into_iter();
            let decoded = entries.map(|(key, value)| Some((key.into_owned(), decode(value)?)));
            return decoded
                .collect::<Option<serde_json::Map<_, _>>>()
                .map(Value::Object);
        }
        match string(raw).ok()? {
            Some(text) => Some(Value::String(text.into_owned())),
            None => serde_json::from_str(raw.get()).ok(),
        }
    }

    #[test]
    fn values_are_decoded_as_by_serde_json() {
        let mut texts = texts();
        texts.extend(damaged());
        let units = ["\\ud83d", "\\ude00", "\\u00e9", "a", "\\n", "\\\\"];
        for first in units {
            for second in units {
                for third in units {
                    texts.push(format!("[\"{first}{second}{third}\"]"));
                    texts.push(format!("{{\"{first}{second}{third}\": 0}}"));
                }
            }
        }
        let mut decoded = 0;
        for text in texts.iter().filter(|text| text.len() < 1000) {
            let Ok(raw) = scan(text) else { continue };
            let expected: Option<Value> = serde_json::from_str(text).ok();
            decoded += usize::from(expected.is_some());
            assert_eq!(decode(raw), expected, "{text}");
        }
        assert!(decoded > 500, "{decoded}");
    }

    #[test]
    fn escapes_that_are_no_characters_are_named() {
        for text in [
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"\\ud800\\n\"",
            "\"\\ud800\\ud800\"",
            "\"\\ud800x\"",
        ] {
            let found = string(scan(text).expect("JSON")).expect_err(text);
            let expected = serde_json::from_str::<String>(text)
                .expect_err(text)
                .to_string();
            assert!(
                expected.starts_with(found.reason),
                "{text}: {found:?} {expected}"
            );
        }
    }

    #[test]
    fn nesting_takes_no_stack() {
        let deep = "[{\"a\":".repeat(200_000);
        assert!(scan(&deep).expect_err("not closed").is_eof);
        let closed = deep + "1" + &"}]".repeat(200_000);
        assert_eq!(scan(&closed).expect("JSON").get().len(), closed.len());
    }
}
