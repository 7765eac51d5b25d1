//! The text of numbers (RFC 8259, section 6).

use std::borrow::Cow;

use super::error::TypeMismatchKind;

/// The end of the number that starts with a digit or sign at `start`, and whether it is valid up to there.
pub(super) fn scan(bytes: &[u8], start: usize) -> (usize, bool) {
    let digits = |from: usize| {
        let rest = bytes[from..].iter();
        rest.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let whole = start + usize::from(bytes.get(start) == Some(&b'-'));
    let count = digits(whole);
    let mut end = whole + count;
    let mut is_number = count == 1 || (count > 1 && bytes[whole] != b'0');
    if bytes.get(end) == Some(&b'.') {
        let count = digits(end + 1);
        end += 1 + count;
        is_number &= count > 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        end += 1;
        end += usize::from(matches!(bytes.get(end), Some(b'+' | b'-')));
        let count = digits(end);
        end += count;
        is_number &= count > 0;
    }
    (end, is_number)
}

/// Whether a text is a number.
#[cfg(feature = "bignum")]
pub(super) fn is_number(text: &str) -> bool {
    scan(text.as_bytes(), 0) == (text.len(), true)
}

/// The parts of a number: `digits × 10^power`, without leading and trailing zeros. Zero has no digits.
#[derive(PartialEq, Eq)]
struct Parts {
    is_negative: bool,
    digits: String,
    power: i64,
}

impl Parts {
    fn of(number: &str) -> Self {
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_negative = whole.starts_with('-');
        let digits = [whole.trim_start_matches('-'), fraction].concat();
        let significant = digits.trim_end_matches('0');
        let zeros = digits.len() - significant.len();
        let digits = significant.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Parts {
                is_negative: false,
                digits,
                power: 0,
            };
        }
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX / 4);
        // An exponent beyond `i64` is treated as a large one.
        let exponent = exponent.parse::<i64>().unwrap_or({
            let is_small = exponent.starts_with('-');
            if is_small { i64::MIN / 2 } else { i64::MAX / 2 }
        });
        let power = exponent.saturating_add(count(zeros) - count(fraction.len()));
        Parts {
            is_negative,
            digits,
            power,
        }
    }
}

/// The digits of an integer that may have a fraction of zeros or an exponent, such as `3.0` or `3e0`.
///
/// # Errors
///
/// The number is not an integer, or has more than `max` digits.
pub(super) fn integer(number: &str, max: usize) -> Result<Cow<'_, str>, TypeMismatchKind> {
    if !number.contains(['.', 'e', 'E']) {
        return Ok(Cow::Borrowed(number));
    }
    let Parts {
        is_negative,
        digits,
        power,
    } = Parts::of(number);
    if power < 0 {
        return Err(TypeMismatchKind::NotAnInteger);
    }
    match usize::try_from(power) {
        Ok(power) if power <= max && digits.len() + power <= max => {
            let sign = if is_negative { "-" } else { "" };
            let digits = if digits.is_empty() { "0" } else { &digits };
            Ok(Cow::Owned(format!("{sign}{digits}{:0<power$}", "")))
        }
        _ => Err(TypeMismatchKind::OutOfRange),
    }
}

/// The double whose shortest decimal number is equal to this one, if there is one.
pub(super) fn double(number: &str) -> Option<f64> {
    // The shortest number of a double has at most 17 digits.
    let parts = Parts::of(number);
    if parts.digits.len() > 17 {
        return None;
    }
    let double: f64 = number.parse().ok()?;
    (double.is_finite() && Parts::of(&format!("{double:e}")) == parts).then_some(double)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_grammar_of_json() {
        for text in ["0", "-0", "10", "1.50", "-0.1e+05", "1E9", "9e-0"] {
            assert_eq!(scan(text.as_bytes(), 0), (text.len(), true), "{text}");
        }
        for text in ["-", "01", "1.", ".5", "1e", "1e+", "+1", "1.e1", "-01", ""] {
            assert!(!scan(text.as_bytes(), 0).1, "{text}");
        }
        assert_eq!(scan(b"[12,3", 1), (3, true));
        assert_eq!(scan(b"1 ", 0), (1, true));
    }

    #[test]
    fn integers_can_have_an_exponent() {
        for (text, expected) in [
            ("3", Ok("3")),
            ("3.0", Ok("3")),
            ("-3.000", Ok("-3")),
            ("3e0", Ok("3")),
            ("0.3e1", Ok("3")),
            ("30e-1", Ok("3")),
            ("-1.25E+2", Ok("-125")),
            ("0.0", Ok("0")),
            ("-0.0", Ok("0")),
            ("0e99999999999999999999", Ok("0")),
            ("12e18", Ok("12000000000000000000")),
            ("12e19", Err(TypeMismatchKind::OutOfRange)),
            ("1e99999999999999999999", Err(TypeMismatchKind::OutOfRange)),
            ("1e9223372036854775807", Err(TypeMismatchKind::OutOfRange)),
            ("3.5", Err(TypeMismatchKind::NotAnInteger)),
            ("1e-1", Err(TypeMismatchKind::NotAnInteger)),
            ("31e-1", Err(TypeMismatchKind::NotAnInteger)),
            (
                "1e-99999999999999999999",
                Err(TypeMismatchKind::NotAnInteger),
            ),
        ] {
            assert_eq!(integer(text, 20).as_deref(), expected.as_deref(), "{text}");
        }
    }

    #[test]
    fn doubles_equal_their_shortest_number() {
        for (text, expected) in [
            ("0.1", Some(0.1)),
            ("0.10", Some(0.1)),
            ("1E+22", Some(1e22)),
            ("-1515531081.123", Some(-1_515_531_081.123)),
            ("1515531081.123456789", None),
            ("9007199254740993", None),
            ("1e400", None),
            ("1e-400", None),
            ("0.00", Some(0.0)),
        ] {
            assert_eq!(double(text), expected, "{text}");
        }
    }
}
