//! Checking literals at compile time.
//!
//! The panics here are compile errors for a constant that violates a constraint. Like violations, they describe
//! the constraint but do not contain the value. The path is that of the member, with `*` for any item of a list.

use crate::constraint::pattern::Pattern;
use crate::constraint::range_bound::RangeBound;
use crate::escape::is_escaped;

/// A message that is built at compile time.
struct Message {
    bytes: [u8; 2048],
    length: usize,
}

impl Message {
    const fn new() -> Self {
        let text = Message {
            bytes: [0; 2048],
            length: 0,
        };
        text.push("Value ")
    }

    /// Appends a text, truncated to the capacity.
    const fn push(self, text: &str) -> Self {
        self.push_part(text.as_bytes(), 0, text.len())
    }

    /// Appends a text from the model, with the characters that [`escape`](crate::escape) escapes as code points.
    const fn push_escaped(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut at, mut start) = (0, 0);
        while at < bytes.len() {
            let (char, length) = char_at(bytes, at);
            if is_escaped(char) {
                self = self
                    .push_part(bytes, start, at)
                    .push("\\u{")
                    .hex(char as u32)
                    .push("}");
                start = at + length;
            }
            at += length;
        }
        self.push_part(bytes, start, at)
    }

    /// Appends a part of a text, truncated to the capacity.
    const fn push_part(mut self, text: &[u8], start: usize, end: usize) -> Self {
        let mut at = start;
        while at < end && self.length < self.bytes.len() {
            self.bytes[self.length] = text[at];
            self.length += 1;
            at += 1;
        }
        self
    }

    const fn hex(self, number: u32) -> Self {
        let text = if number > 15 {
            self.hex(number / 16)
        } else {
            self
        };
        text.push_part(
            b"0123456789abcdef",
            (number % 16) as usize,
            (number % 16) as usize + 1,
        )
    }

    const fn number(self, number: u64) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let text = if number > 9 {
            self.number(number / 10)
        } else {
            self
        };
        text.push(DIGITS[(number % 10) as usize])
    }

    const fn bound(self, bound: RangeBound) -> Self {
        match bound.as_i64() {
            Some(integer) if bound.digits().is_empty() => {
                let text = if integer < 0 { self.push("-") } else { self };
                text.number(integer.unsigned_abs())
            }
            _ => self.push(bound.digits()),
        }
    }

    const fn must(self, path: &str) -> Self {
        let text = self.push("at '").push(path);
        text.push("' failed to satisfy constraint: Member must ")
    }

    /// Panics with the message.
    #[track_caller]
    const fn panic(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            // The text was truncated within a character.
            Err(error) => {
                let (text, _) = text.split_at(error.valid_up_to());
                match core::str::from_utf8(text) {
                    Ok(text) => panic!("{}", text),
                    Err(_) => panic!("the literal violates a constraint"),
                }
            }
        }
    }
}

/// Checks a string: `@length`, then `@pattern`. The error for a `@sensitive` literal does not contain its length.
///
/// # Panics
///
/// Panics at compile time if the value violates the constraint.
#[must_use]
#[track_caller]
pub const fn string_literal(
    path: &str,
    value: &'static str,
    (min, max): (Option<u64>, Option<u64>),
    pattern: Option<&Pattern>,
    is_sensitive: bool,
) -> &'static str {
    let length = scalar_values(value);
    let is_short = matches!(min, Some(min) if length < min);
    let is_long = matches!(max, Some(max) if length > max);
    if is_short || is_long {
        let text = if is_sensitive {
            Message::new()
        } else {
            Message::new().push("with length ").number(length).push(" ")
        };
        let text = text.must(path).push("have length ");
        let text = match (min, max) {
            (Some(min), Some(max)) => {
                let text = text.push("between ").number(min);
                text.push(" and ").number(max).push(", inclusive")
            }
            (Some(min), None) => text.push("greater than or equal to ").number(min),
            (None, Some(max)) => text.push("less than or equal to ").number(max),
            (None, None) => text,
        };
        text.panic();
    }
    if let Some(pattern) = pattern
        && !pattern.is_match_const(value)
    {
        let text = Message::new()
            .must(path)
            .push("satisfy regular expression pattern: ");
        text.push_escaped(pattern.source).panic();
    }
    value
}

/// The number of Unicode scalar values of a string.
const fn scalar_values(value: &str) -> u64 {
    let (bytes, mut at, mut count) = (value.as_bytes(), 0, 0);
    while at < bytes.len() {
        count += (bytes[at] & 0xc0 != 0x80) as u64;
        at += 1;
    }
    count
}

#[track_caller]
const fn check_range(
    path: &str,
    is_inside: bool,
    min: Option<RangeBound>,
    max: Option<RangeBound>,
) {
    if is_inside {
        return;
    }
    let text = Message::new().must(path).push("be ");
    let text = match (min, max) {
        (Some(min), Some(max)) => {
            let text = text.push("between ").bound(min);
            text.push(" and ").bound(max).push(", inclusive")
        }
        (Some(min), None) => text.push("greater than or equal to ").bound(min),
        (None, Some(max)) => text.push("less than or equal to ").bound(max),
        (None, None) => text,
    };
    text.panic();
}

/// Checks `@range` of an integer.
///
/// # Panics
///
/// Panics at compile time if the value violates the constraint.
#[track_caller]
pub const fn integer_literal(
    path: &str,
    value: i64,
    min: Option<RangeBound>,
    max: Option<RangeBound>,
) {
    let is_below = matches!(min, Some(min) if min.is_above_integer(value));
    let is_above = matches!(max, Some(max) if max.is_below_integer(value));
    check_range(path, !is_below && !is_above, min, max);
}

/// Checks `@range` of a float.
///
/// # Panics
///
/// Panics at compile time if the value violates the constraint.
#[track_caller]
pub const fn float_literal(
    path: &str,
    value: f32,
    min: Option<RangeBound>,
    max: Option<RangeBound>,
) {
    let is_below = matches!(min, Some(min) if min.is_above_f32(value));
    let is_above = matches!(max, Some(max) if max.is_below_f32(value));
    check_range(path, !is_below && !is_above, min, max);
}

/// Checks `@range` of a double.
///
/// # Panics
///
/// Panics at compile time if the value violates the constraint.
#[track_caller]
pub const fn double_literal(
    path: &str,
    value: f64,
    min: Option<RangeBound>,
    max: Option<RangeBound>,
) {
    let is_below = matches!(min, Some(min) if min.is_above_f64(value));
    let is_above = matches!(max, Some(max) if max.is_below_f64(value));
    check_range(path, !is_below && !is_above, min, max);
}

/// Checks an enum value.
///
/// # Panics
///
/// Panics at compile time if the value violates the constraint.
#[must_use]
#[track_caller]
pub const fn enum_literal(
    path: &str,
    value: &'static str,
    values: &'static [&'static str],
) -> &'static str {
    let mut text = Message::new().must(path).push("satisfy enum value set: [");
    let mut at = 0;
    while at < values.len() {
        if equal(value.as_bytes(), values[at].as_bytes()) {
            return value;
        }
        if at > 0 {
            text = text.push(", ");
        }
        text = text.push_escaped(values[at]);
        at += 1;
    }
    text.push("]").panic()
}

/// The character at a position, and its length. Characters of four bytes are not distinguished.
const fn char_at(text: &[u8], at: usize) -> (char, usize) {
    let (code, length) = match text[at] {
        byte @ 0..=0x7f => (byte as u32, 1),
        byte @ 0x80..=0xdf => ((byte as u32 & 0x1f) << 6 | text[at + 1] as u32 & 0x3f, 2),
        byte @ 0xe0..=0xef => {
            let code = (byte as u32 & 0xf) << 12 | (text[at + 1] as u32 & 0x3f) << 6;
            (code | text[at + 2] as u32 & 0x3f, 3)
        }
        0xf0..=0xff => (0xfffd, 4),
    };
    match char::from_u32(code) {
        Some(char) => (char, length),
        None => (char::REPLACEMENT_CHARACTER, length),
    }
}

const fn equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether two strings are equal, in a `const` context.
#[must_use]
pub const fn str_eq(one: &str, other: &str) -> bool {
    equal(one.as_bytes(), other.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_model_is_escaped() {
        let text = "^[\u{202e}\n\u{85}a\u{2028}]é日😀\u{61c}$";
        let shown = Message::new().push_escaped(text);
        let shown = core::str::from_utf8(&shown.bytes[..shown.length]).expect("UTF-8");
        assert_eq!(
            shown,
            "Value ^[\\u{202e}\\u{a}\\u{85}a\\u{2028}]é日😀\\u{61c}$"
        );
        for char in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let bytes = char.encode_utf8(&mut bytes).as_bytes();
            let (read, length) = char_at(bytes, 0);
            assert_eq!(length, bytes.len());
            assert!(read == char || length == 4, "{char:?}");
        }
    }
}
