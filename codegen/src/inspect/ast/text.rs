//! Strings and numbers as Smithy's own tool, which is written in Java, writes them.

use std::fmt::Write as _;

use crate::input::lazy_json;

/// Writes a string, number or literal.
pub(super) fn token(out: &mut String, token: &str) {
    if !token.starts_with('"') {
        number(out, token);
        return;
    }
    let is_plain = !token.contains(['\\', '\u{2028}', '\u{2029}']);
    let text = if is_plain {
        None
    } else {
        lazy_json::scan(token).ok()
    };
    match text.and_then(|raw| lazy_json::string(raw).ok().flatten()) {
        Some(text) => quoted(out, &text),
        None => out.push_str(token),
    }
}

/// Writes a text as a string.
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..' ' | '\u{2028}' | '\u{2029}' => {
                // A `String` takes all that is written to it.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Writes a number or literal. A decimal that a double holds exactly is written as one, and others with all digits.
fn number(out: &mut String, text: &str) {
    if !text.contains(['.', 'e', 'E']) {
        out.push_str(if text == "-0" { "0" } else { text });
        return;
    }
    let Some(exact) = Decimal::parse(text) else {
        out.push_str(text);
        return;
    };
    let double = text.parse::<f64>().ok().filter(|double| double.is_finite());
    match double {
        Some(double)
            if Decimal::parse(&format!("{double:e}"))
                .is_some_and(|known| known.is_same(&exact)) =>
        {
            write_double(out, double);
        }
        _ => exact.write(out),
    }
}

/// A decimal number: digits, and how many of them are behind the point.
#[derive(Debug)]
struct Decimal {
    is_negative: bool,
    /// Without leading zeros, but for zero.
    digits: String,
    scale: i64,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().ok()?;
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction}");
        let digits = digits.trim_start_matches('0');
        Some(Decimal {
            is_negative,
            digits: if digits.is_empty() { "0" } else { digits }.to_owned(),
            scale: i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?,
        })
    }

    /// Whether two numbers have the same value.
    fn is_same(&self, other: &Decimal) -> bool {
        let reduced = |number: &Decimal| {
            let digits = number.digits.trim_end_matches('0').to_owned();
            let zeros = number.digits.len() - digits.len();
            let scale = number.scale - i64::try_from(zeros).unwrap_or_default();
            let is_zero = digits.is_empty();
            (
                number.is_negative && !is_zero,
                if is_zero { 0 } else { scale },
                digits,
            )
        };
        reduced(self) == reduced(other)
    }

    /// Writes the number like `BigDecimal.toString` of Java: with an exponent if it has insignificant zeros before the
    /// point, or more than five after it.
    fn write(&self, out: &mut String) {
        if self.is_negative && self.digits != "0" {
            out.push('-');
        }
        let count = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let exponent = (count - 1).saturating_sub(self.scale);
        if self.scale == 0 {
            out.push_str(&self.digits);
        } else if self.scale > 0 && exponent >= -6 {
            let before = count - self.scale;
            match usize::try_from(before) {
                Ok(before) if before > 0 => {
                    let _ = write!(out, "{}.{}", &self.digits[..before], &self.digits[before..]);
                }
                _ => {
                    let zeros = usize::try_from(-before).unwrap_or_default();
                    let _ = write!(out, "0.{}{}", "0".repeat(zeros), self.digits);
                }
            }
        } else {
            write_scientific(out, &self.digits, exponent, "");
            if exponent >= 0 {
                let at = out.rfind('E').unwrap_or_default() + 1;
                out.insert(at, '+');
            }
        }
    }
}

/// Writes the digits with a point after the first, and the exponent; `none` if there is only one.
fn write_scientific(out: &mut String, digits: &str, exponent: i64, none: &str) {
    let (first, rest) = digits.split_at(1);
    let rest = if rest.is_empty() { none } else { rest };
    let point = if rest.is_empty() { "" } else { "." };
    let _ = write!(out, "{first}{point}{rest}E{exponent}");
}

/// Writes a number like `Double.toString` of Java: with an exponent below 0.001 and from ten million on.
fn write_double(out: &mut String, double: f64) {
    let absolute = double.abs();
    if double == 0.0 {
        out.push_str("0.0");
        return;
    }
    if (1e-3..1e7).contains(&absolute) {
        let _ = write!(out, "{double:?}");
        return;
    }
    let text = format!("{absolute:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    if double < 0.0 {
        out.push('-');
    }
    let exponent = exponent.parse().unwrap_or_default();
    write_scientific(out, &digits.replace('.', ""), exponent, "0");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(token_text: &str) -> String {
        let mut out = String::new();
        token(&mut out, token_text);
        out
    }

    #[test]
    fn numbers_are_written_as_by_java() {
        for (text, expected) in [
            ("1", "1"),
            ("-0", "0"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("1.50", "1.5"),
            ("1e5", "100000.0"),
            ("1E7", "1.0E7"),
            ("12345678.5", "1.23456785E7"),
            ("0.001", "0.001"),
            ("0.0001", "1.0E-4"),
            ("0.1e-7", "1.0E-8"),
            ("-2.5", "-2.5"),
            ("-1e-9", "-1.0E-9"),
            (
                "3.14159265358979323846264338",
                "3.14159265358979323846264338",
            ),
            ("2E+308", "2E+308"),
            ("1e400", "1E+400"),
            ("1.25e-400", "1.25E-400"),
            ("-0.000001234567890123456789", "-0.000001234567890123456789"),
            ("0.0000001234567890123456789", "1.234567890123456789E-7"),
            ("true", "true"),
            ("null", "null"),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }

    #[test]
    fn strings_have_the_escapes_that_they_need() {
        for (text, expected) in [
            (r#""\u00e9\/\u0001\b""#, r#""é/\u0001\u0008""#),
            (r#""\"\\\n\r\t""#, r#""\"\\\n\r\t""#),
            ("\"\u{2028}\"", r#""\u2028""#),
            (r#""plain""#, r#""plain""#),
        ] {
            assert_eq!(written(text), expected, "{text}");
        }
    }
}
