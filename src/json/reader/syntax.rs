//! The grammar of JSON (RFC 8259).

use std::borrow::Cow;

use super::Reader;
use crate::json::error::SyntaxError;
use crate::json::number;

/// The maximum nesting of a text.
pub(in crate::json) const MAX_DEPTH: u32 = 128;

impl<'a> Reader<'a> {
    #[cold]
    pub(super) fn fail(&mut self, message: &'static str) {
        if self.syntax.is_none() {
            self.syntax = Some(syntax_error(self.text, self.pos, message));
        }
        self.absent = true;
        self.errors += 1;
    }

    /// Skips whitespace and returns the next byte.
    pub(in crate::json) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.pos) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.pos += 1;
        }
        None
    }

    /// Consumes this byte if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.pos += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8, message: &'static str) {
        if !self.eat(byte) {
            self.fail(message);
        }
    }

    fn is_word(&mut self, word: &str) -> bool {
        self.peek() == word.bytes().next() && self.text[self.pos..].starts_with(word)
    }

    /// Consumes a word if it comes next.
    fn eat_word(&mut self, word: &str) -> bool {
        let there = self.is_word(word);
        if there {
            self.pos += word.len();
        }
        there
    }

    /// Consumes `null` if it comes next.
    pub(crate) fn eat_null(&mut self) -> bool {
        !self.absent && self.eat_word("null")
    }

    /// Reads `true` or `false`, if one comes next.
    pub(in crate::json) fn eat_bool(&mut self) -> Option<bool> {
        if self.eat_word("true") {
            Some(true)
        } else {
            self.eat_word("false").then_some(false)
        }
    }

    /// Reads a string, whose opening quote comes next.
    pub(in crate::json) fn string(&mut self) -> Cow<'a, str> {
        self.expect(b'"', "expected a string");
        let start = self.pos;
        let bytes = self.text.as_bytes();
        loop {
            self.pos += plain(&bytes[self.pos..]);
            match bytes.get(self.pos) {
                Some(b'"') => break,
                Some(b'\\') => return self.escaped(start),
                Some(0..=0x1f) | None => {
                    let is_end = self.pos == bytes.len();
                    self.fail(if is_end {
                        "unterminated string"
                    } else {
                        "control character in a string"
                    });
                    return Cow::Borrowed("");
                }
                Some(_) => self.pos += 1,
            }
        }
        let string = &self.text[start..self.pos];
        self.pos += 1;
        Cow::Borrowed(string)
    }

    /// Reads the rest of a string, whose first escape comes next.
    fn escaped(&mut self, mut start: usize) -> Cow<'a, str> {
        let bytes = self.text.as_bytes();
        let mut string = String::new();
        loop {
            match bytes.get(self.pos) {
                Some(b'"') => {
                    string.push_str(&self.text[start..self.pos]);
                    self.pos += 1;
                    return Cow::Owned(string);
                }
                Some(b'\\') => {
                    string.push_str(&self.text[start..self.pos]);
                    self.pos += 1;
                    let Some(character) = self.escape() else {
                        self.fail("invalid escape in a string");
                        return Cow::Borrowed("");
                    };
                    string.push(character);
                    start = self.pos;
                }
                Some(0..=0x1f) => {
                    self.fail("control character in a string");
                    return Cow::Borrowed("");
                }
                Some(_) => self.pos += 1,
                None => {
                    self.fail("unterminated string");
                    return Cow::Borrowed("");
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.pos)?;
        self.pos += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    self.second_half(first).unwrap_or(first)
                } else {
                    first
                };
                // RFC 8259, section 8.2: half of a surrogate pair is grammatical, and its meaning is not
                // specified. Services cut texts in the middle of a pair, so a client reads the half as U+FFFD,
                // as Go and .NET do. A server refuses it.
                let replacement = (!self.is_strict()).then_some(char::REPLACEMENT_CHARACTER);
                return char::from_u32(code).or(replacement);
            }
            _ => return None,
        })
    }

    /// Reads the second half of a surrogate pair, if it comes next, and returns the code point of the pair.
    fn second_half(&mut self, first: u32) -> Option<u32> {
        let pos = self.pos;
        let code = self.text[pos..].starts_with("\\u").then(|| {
            self.pos += 2;
            let second = self.four_digits()?;
            let is_second = (0xdc00..0xe000).contains(&second);
            is_second.then(|| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        });
        let code = code.flatten();
        if code.is_none() {
            self.pos = pos;
        }
        code
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.pos..self.pos + 4)?;
        let mut code = 0;
        for &digit in digits {
            code = code * 16 + char::from(digit).to_digit(16)?;
        }
        self.pos += 4;
        Some(code)
    }

    /// The source text of a number, if one comes next.
    pub(in crate::json) fn number(&mut self) -> Option<&'a str> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return None;
        }
        let start = self.pos;
        let (end, is_number) = number::scan(self.text.as_bytes(), start);
        self.pos = end;
        if !is_number {
            self.fail("invalid number");
            return Some("0");
        }
        Some(&self.text[start..end])
    }

    /// Skips a value, and returns its text.
    pub(in crate::json) fn skip(&mut self) -> &'a str {
        if self.absent {
            return "";
        }
        let next = self.peek();
        let start = self.pos;
        match next {
            Some(b'{') => self.each_member(&mut |reader, _| {
                reader.skip();
            }),
            Some(b'[') => self.each_item(&mut |reader, _| {
                reader.skip();
            }),
            Some(b'"') => drop(self.string()),
            Some(b'-' | b'0'..=b'9') => drop(self.number()),
            _ if self.eat_bool().is_some() || self.eat_null() => {}
            _ => self.fail("expected a value"),
        }
        if self.absent {
            ""
        } else {
            &self.text[start..self.pos]
        }
    }

    fn enter(&mut self) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.fail("nested deeper than 128 levels");
        }
    }

    /// Reads an object, whose brace comes next. `read` consumes the value of a member.
    pub(in crate::json) fn each_member(&mut self, read: &mut dyn FnMut(&mut Self, &str)) {
        self.enter();
        self.pos += 1;
        if !self.eat(b'}') {
            while !self.absent {
                let name = self.string();
                self.expect(b':', "expected `:` after a member name");
                if self.absent {
                    break;
                }
                read(self, &name);
                if self.absent || !self.eat(b',') {
                    self.expect(b'}', "expected `,` or `}` after a member");
                    break;
                }
            }
        }
        self.depth -= 1;
    }

    /// Reads an array, whose bracket comes next. `read` consumes an item.
    pub(in crate::json) fn each_item(&mut self, read: &mut dyn FnMut(&mut Self, usize)) {
        self.enter();
        self.pos += 1;
        if !self.eat(b']') {
            let mut index = 0;
            while !self.absent {
                read(self, index);
                index += 1;
                if self.absent || !self.eat(b',') {
                    self.expect(b']', "expected `,` or `]` after an item");
                    break;
                }
            }
        }
        self.depth -= 1;
    }
}

/// A number of bytes at the start of a text that are neither quotes, backslashes nor control characters: all of them, up
/// to seven.
#[inline]
pub(in crate::json) fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    // The high bits of the bytes that are less than `n`, which is at most 128. A borrow can only set that of a byte after
    // one that is less, too.
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word & HIGH;
    let (mut count, mut rest) = (0, bytes);
    while let Some((chunk, others)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*chunk);
        let quotes = below(word ^ (ONES * u64::from(b'"')), 1);
        let backslashes = below(word ^ (ONES * u64::from(b'\\')), 1);
        let special = below(word, 0x20) | quotes | backslashes;
        if special != 0 {
            return count + special.trailing_zeros() as usize / 8;
        }
        count += 8;
        rest = others;
    }
    count
}

/// The line and column of a byte.
#[cold]
pub(super) fn syntax_error(text: &str, pos: usize, message: &'static str) -> SyntaxError {
    let before = text.get(..pos).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    SyntaxError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn plain_bytes_end_at_the_first_special_one() {
        for byte in 0..=u8::MAX {
            for place in 0..24 {
                for other in [b'a', 0x7f, 0x80, 0xff] {
                    let mut bytes = [other; 24];
                    bytes[place] = byte;
                    let is_plain = byte >= 0x20 && byte != b'"' && byte != b'\\';
                    let expected = if is_plain { 24 } else { place };
                    assert_eq!(plain(&bytes), expected, "{byte} at {place} after {other}");
                }
            }
        }
        assert_eq!(plain(b"1234567"), 0);
        assert_eq!(plain(b"12345678\""), 8);
    }
}
