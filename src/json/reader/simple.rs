//! Simple shapes: enums and numbers.

use std::borrow::Cow;

#[cfg(feature = "bignum")]
use super::Mode;
use super::Reader;
use crate::constraint::path::Path;
use crate::json::error::TypeMismatchKind;
use crate::json::number;

/// The maximum number of digits of an `i64`.
const MAX_I64_DIGITS: usize = 19;

impl<'a> Reader<'a> {
    /// Reads the string of an enum.
    pub fn text(&mut self, path: &Path<'_>) -> Cow<'a, str> {
        if self.absent {
            return Cow::Borrowed("");
        }
        if self.peek() != Some(b'"') {
            self.skip_mismatch(path, TypeMismatchKind::Type, "a string");
            return Cow::Borrowed("");
        }
        self.string()
    }

    /// The source text of a number of any size, if one comes next. In formats other than JSON, it may be a string.
    #[cfg(feature = "bignum")]
    pub(in crate::json) fn any_number(&mut self) -> Option<Cow<'a, str>> {
        if self.mode != Mode::Serde || self.peek() != Some(b'"') {
            return self.number().map(Cow::Borrowed);
        }
        let start = self.pos;
        let text = self.string();
        if self.absent || number::is_number(&text) {
            return Some(text);
        }
        self.pos = start; // the caller reports the string
        None
    }

    /// Reads an integer between two bounds, which `expected` describes.
    pub(in crate::json) fn integer(
        &mut self,
        path: &Path<'_>,
        (min, max): (i64, i64),
        expected: &'static str,
    ) -> i64 {
        if self.absent {
            return 0;
        }
        let Some(digits) = self.number() else {
            self.skip_mismatch(path, TypeMismatchKind::Type, expected);
            return 0;
        };
        let is_in_range = |integer: &i64| min <= *integer && *integer <= max;
        if let Some(integer) = digits.parse().ok().filter(is_in_range) {
            return integer;
        }
        match self.integer_digits(digits, MAX_I64_DIGITS) {
            Ok(digits) => match digits.parse().ok().filter(is_in_range) {
                Some(integer) => return integer,
                None => self.mismatch(path, TypeMismatchKind::OutOfRange, expected),
            },
            Err(kind) => self.mismatch(path, kind, expected),
        }
        0
    }

    /// The digits of a number, if it is an integer of at most `max` digits. In JSON, 3 and 3.0 are the same number,
    /// so a client reads both. A server requires that integers are written as such, as Smithy's protocol tests do.
    pub(in crate::json) fn integer_digits<'n>(
        &self,
        number: &'n str,
        max: usize,
    ) -> Result<Cow<'n, str>, TypeMismatchKind> {
        if self.is_strict() && number.contains(['.', 'e', 'E']) {
            return Err(TypeMismatchKind::NotAnInteger);
        }
        number::integer(number, max)
    }
}
