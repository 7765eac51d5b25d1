//! Escapes that are a character or a set of characters, inside or outside of a class.

use super::parser::{Parser, Result};
use crate::regex::char_set::{CODE_POINT_END, CharSet};
use crate::regex::unicode;

impl Parser<'_> {
    /// The set of an escape such as `\d` or `\p{L}`, if it is one. `letter` has been read.
    pub(super) fn parse_class_escape(&mut self, letter: char) -> Result<Option<CharSet>> {
        let set = match letter.to_ascii_lowercase() {
            'd' => CharSet::digits(),
            's' => CharSet::white_space(),
            // Folded before it is complemented: without regard to case, `\w` has more characters and
            // `\W` fewer.
            'w' => self.fold_case(CharSet::word_characters())?,
            'p' => self.parse_property()?,
            'h' if self.is_lenient() => {
                self.has_java_syntax = true;
                CharSet::java_horizontal_space()
            }
            _ => return Ok(None),
        };
        Ok(Some(if letter.is_ascii_uppercase() {
            self.budget.spend(set.bounds().len())?;
            set.complement()
        } else {
            set
        }))
    }

    /// `{Name}` after `\p`, or as in Java a single letter.
    fn parse_property(&mut self) -> Result<CharSet> {
        let start = self.pos;
        let name: String = if self.eat("{") {
            let Some(length) = self.chars[self.pos..].iter().position(|&c| c == '}') else {
                return Err(r"unclosed `\p{`".to_owned());
            };
            let name = self.chars[self.pos..self.pos + length].iter().collect();
            self.pos += length + 1;
            name
        } else if self.is_lenient() {
            self.has_java_syntax = true;
            self.next().into_iter().collect()
        } else {
            return Err(r"`\p` must be followed by a property in braces".to_owned());
        };
        if let Some(set) = self.properties.get(&name) {
            return Ok(set.clone());
        }
        let mut set = None;
        if self.is_lenient() {
            set = unicode::java_property(&name);
            self.has_java_syntax |= set.is_some();
        }
        let set = set.or_else(|| unicode::property(&name)).ok_or_else(|| {
            self.pos = start;
            format!("unknown Unicode property `{name}`")
        })?;
        self.budget.spend(set.bounds().len())?;
        self.properties.insert(name, set.clone());
        Ok(set)
    }

    /// The character of an escape. `letter` has been read.
    pub(super) fn parse_character_escape(&mut self, letter: char) -> Result<u32> {
        let code = match letter {
            't' => 0x09,
            'n' => 0x0a,
            'v' => 0x0b,
            'f' => 0x0c,
            'r' => 0x0d,
            'a' if self.is_lenient() => 0x07,
            'e' if self.is_lenient() => 0x1b,
            'c' => match self.peek() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    self.pos += 1;
                    u32::from(letter) % 32
                }
                // Annex B: the backslash is a character, and so is the `c` that follows.
                _ if self.is_lenient() => {
                    self.pos -= 1;
                    '\\'.into()
                }
                _ => return Err(r"`\c` must be followed by a letter".to_owned()),
            },
            '0' if !matches!(self.peek(), Some('0'..='9')) => 0,
            '0'..='7' if self.is_lenient() => self.parse_octal(letter),
            'x' if self.is_lenient() && self.peek() == Some('{') => {
                self.has_java_syntax = true;
                self.parse_braced_hex()?
            }
            'x' => match self.eat_hex_digits(2) {
                Some(code) => code,
                None if self.is_lenient() => letter.into(),
                None => return Err(r"`\x` must be followed by two hex digits".to_owned()),
            },
            'u' if self.peek() == Some('{') => self.parse_braced_hex()?,
            'u' => match self.eat_hex_digits(4) {
                Some(code) => self.join_surrogates(code),
                None if self.is_lenient() => letter.into(),
                None => return Err(r"`\u` must be followed by four hex digits".to_owned()),
            },
            '^' | '$' | '\\' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => letter.into(),
            _ if self.is_lenient() => letter.into(),
            _ => return Err(format!(r"unknown escape `\{letter}`")),
        };
        Ok(code)
    }

    /// Annex B, `LegacyOctalEscapeSequence`.
    fn parse_octal(&mut self, first: char) -> u32 {
        let mut code = first.to_digit(8).unwrap_or(0);
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(8)) {
            if code * 8 + digit > 0o377 {
                break;
            }
            code = code * 8 + digit;
            self.pos += 1;
        }
        code
    }

    fn eat_hex_digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.chars.get(self.pos..self.pos + count)?;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + digit.to_digit(16)?;
        }
        self.pos += count;
        Some(code)
    }

    fn parse_braced_hex(&mut self) -> Result<u32> {
        self.eat("{");
        let (start, mut code) = (self.pos, 0_u32);
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(16)) {
            code = code.saturating_mul(16).saturating_add(digit);
            self.pos += 1;
        }
        if self.pos == start || code >= CODE_POINT_END || !self.eat("}") {
            return Err("invalid code point: expected hex digits up to `{10FFFF}`".to_owned());
        }
        Ok(code)
    }

    /// Joins a high surrogate with the escape of a low one, if that comes next.
    fn join_surrogates(&mut self, high: u32) -> u32 {
        let start = self.pos;
        if (0xd800..0xdc00).contains(&high) && self.eat("\\u") {
            if let Some(low @ 0xdc00..0xe000) = self.eat_hex_digits(4) {
                return 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
            }
            self.pos = start;
        }
        high
    }
}
