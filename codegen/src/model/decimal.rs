//! Decimal numbers of JSON, compared digit by digit.

use std::cmp::Ordering;

/// A decimal number of any size: `0.digits × 10^point`, or its negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without leading and trailing zeros; empty for zero.
    digits: Vec<u8>,
    point: i64,
}

/// Larger integers need not be distinguished: they are out of range for all integer shapes.
const MAX_FLOOR: i128 = 10_i128.pow(30);

impl Decimal {
    /// Parses a valid JSON number, such as `-1.5e3`.
    pub(crate) fn new(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        // An exponent beyond `i64` is treated as the greatest.
        let exponent = exponent.parse::<i64>().unwrap_or_else(|_| {
            let small = exponent.starts_with('-');
            if small { i64::MIN / 4 } else { i64::MAX / 4 }
        });
        let negative = mantissa.starts_with('-');
        let mantissa = mantissa.trim_start_matches('-');
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let mut point = i64::try_from(whole.len()).unwrap_or(i64::MAX / 4);
        point = point.saturating_add(exponent);
        let mut digits = [whole, fraction].concat().into_bytes();
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..zeros);
        point = point.saturating_sub(i64::try_from(zeros).unwrap_or(i64::MAX / 4));
        while digits.last() == Some(&b'0') {
            digits.pop();
        }
        if digits.is_empty() {
            return Decimal {
                negative: false,
                digits,
                point: 0,
            };
        }
        Decimal {
            negative,
            digits,
            point,
        }
    }

    /// The number times a power of ten.
    pub(crate) fn scaled(mut self, power: i64) -> Self {
        self.point = self.point.saturating_add(power);
        self
    }

    /// The number rounded down, and whether that is the number itself. Far from zero, the result is any integer
    /// beyond `i64`.
    pub(crate) fn floor(&self) -> (i128, bool) {
        if self.digits.is_empty() {
            return (0, true);
        }
        let far = if self.negative { -MAX_FLOOR } else { MAX_FLOOR };
        let Ok(point) = usize::try_from(self.point) else {
            return (-i128::from(self.negative), false);
        };
        if point > 30 {
            return (far, false);
        }
        let mut integer: i128 = 0;
        for i in 0..point {
            let digit = self.digits.get(i).map_or(0, |digit| digit - b'0');
            integer = integer * 10 + i128::from(digit);
        }
        let is_whole = self.digits.len() <= point;
        let floor = match (self.negative, is_whole) {
            (false, _) => integer,
            (true, true) => -integer,
            (true, false) => -integer - 1,
        };
        (floor, is_whole)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |number: &Self| (!number.digits.is_empty(), number.point);
        let magnitude = || (size(self), &self.digits).cmp(&(size(other), &other.digits));
        match (self.negative, other.negative) {
            (false, false) => magnitude(),
            (true, true) => magnitude().reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        let ascending = [
            "-1e400", "-12", "-11.5", "-1", "-0.1", "-1e-400", "0", "1e-400", "0.09", "0.1",
            "0.10001", "1", "9.99", "10", "1.5e1", "1e400",
        ];
        for pair in ascending.windows(2) {
            assert!(Decimal::new(pair[0]) < Decimal::new(pair[1]), "{pair:?}");
        }
        for (one, other) in [
            ("1", "1.000"),
            ("-0.0", "0e9"),
            ("1500", "1.5E+3"),
            ("0.01", "1e-2"),
        ] {
            assert_eq!(Decimal::new(one), Decimal::new(other));
        }
    }

    #[test]
    fn floors_are_exact() {
        for (text, expected) in [
            ("0", (0, true)),
            ("1.5", (1, false)),
            ("-1.5", (-2, false)),
            ("-3", (-3, true)),
            ("1e3", (1000, true)),
            ("0.001", (0, false)),
            ("-1e-9", (-1, false)),
            ("9223372036854775808", (1 << 63, true)),
            ("1e400", (MAX_FLOOR, false)),
            ("-1e99999999999999999999", (-MAX_FLOOR, false)),
        ] {
            assert_eq!(Decimal::new(text).floor(), expected, "{text}");
        }
    }
}
