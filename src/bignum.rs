//! Big integers and big decimals: `num_bigint::BigInt` and `bigdecimal::BigDecimal`.
//!
//! The time and memory that these crates take depend on the exponent of a decimal, which 20 bytes of text can
//! make as large as a disk, and grow with the square of the number of digits. So values are read within
//! limits, and what generated code does with values of any size does not depend on the exponent.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use bigdecimal::BigDecimal;
use num_bigint::{BigInt, Sign};

use crate::RangeBound;
use crate::constraint::check::Ranged;

/// The maximum number of digits of a number that is read.
#[cfg(feature = "serde")]
pub(crate) const MAX_DIGITS: usize = 10_000;
/// The maximum absolute value of the exponent of a number that is read.
#[cfg(feature = "serde")]
const MAX_EXPONENT: u32 = 10_000;

/// Reads a JSON number (RFC 8259, section 6). Returns `None` if it exceeds the limits, or if `T` is an integer
/// and the number is not written as one.
#[cfg(feature = "serde")]
pub(crate) fn read<T: FromStr>(text: &str) -> Option<T> {
    is_within_limits(text).then(|| text.parse().ok()).flatten()
}

/// The message for a number that cannot be written.
#[cfg(feature = "serde")]
pub(crate) const BEYOND_LIMITS: &str =
    "a number must have at most 10000 digits and an exponent from -10000 to 10000";

/// Whether a JSON number is within the limits of what is read, and so of what is written.
#[cfg(feature = "serde")]
pub(crate) fn is_within_limits(text: &str) -> bool {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent),
        None => (text, "0"),
    };
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let exponent = exponent.trim_start_matches(['+', '-']);
    // It cannot be parsed beyond 32 bits.
    count <= MAX_DIGITS
        && exponent
            .parse()
            .is_ok_and(|exponent: u32| exponent <= MAX_EXPONENT)
}

/// A decimal as its sign, its digits without leading and trailing zeros, and the power of ten of the first digit.
/// Equal decimals have equal parts, and no part is larger than the decimal.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Parts {
    sign: i8,
    digits: String,
    magnitude: i128,
}

impl Parts {
    fn new(integer: &BigInt, scale: i64) -> Self {
        let sign = match integer.sign() {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        };
        let mut digits = integer.magnitude().to_string();
        let magnitude = digits.len() as i128 - 1 - i128::from(scale);
        digits.truncate(digits.trim_end_matches('0').len());
        let magnitude = if sign == 0 { 0 } else { magnitude };
        Parts {
            sign,
            digits,
            magnitude,
        }
    }

    pub(crate) fn of(decimal: &BigDecimal) -> Self {
        let (integer, scale) = decimal.as_bigint_and_scale();
        Parts::new(&integer, scale)
    }

    fn of_bound(bound: RangeBound) -> Self {
        match bound.as_i64() {
            Some(integer) => Parts::new(&integer.into(), 0),
            None => Parts::of(&big_default(&bound.to_string())),
        }
    }

    fn order(&self, other: &Parts) -> Ordering {
        let by_sign = self.sign.cmp(&other.sign);
        let by_size = (self.magnitude, &self.digits).cmp(&(other.magnitude, &other.digits));
        let by_size = if self.sign < 0 {
            by_size.reverse()
        } else {
            by_size
        };
        by_sign.then(by_size)
    }
}

/// A default value from the model.
///
/// # Panics
///
/// Panics if the digits are invalid. The macro has checked them.
#[must_use]
pub fn big_default<T: FromStr<Err: fmt::Debug>>(digits: &str) -> T {
    digits
        .parse()
        .unwrap_or_else(|error| panic!("the macro emitted an invalid default {digits}: {error:?}"))
}

impl Ranged for &BigDecimal {
    fn is_below(self, bound: RangeBound) -> bool {
        Parts::of(self).order(&Parts::of_bound(bound)).is_lt()
    }

    fn is_above(self, bound: RangeBound) -> bool {
        Parts::of(self).order(&Parts::of_bound(bound)).is_gt()
    }
}

impl Ranged for &BigInt {
    fn is_below(self, bound: RangeBound) -> bool {
        Parts::new(self, 0).order(&Parts::of_bound(bound)).is_lt()
    }

    fn is_above(self, bound: RangeBound) -> bool {
        Parts::new(self, 0).order(&Parts::of_bound(bound)).is_gt()
    }
}

#[cfg(test)]
mod tests {
    use std::hash::{Hash as _, Hasher as _};

    use super::*;

    #[test]
    fn bounds_are_compared_exactly() {
        let bound = RangeBound::decimal("0.1000000000000000000001", 0.1, (0, false));
        let decimal = |digits| big_default::<BigDecimal>(digits);
        assert!((&decimal("0.1")).is_below(bound));
        assert!(!(&decimal("0.1000000000000000000001")).is_below(bound));
        assert!((&decimal("0.1000000000000000000002")).is_above(bound));
        let huge = RangeBound::decimal("100000000000000000000001", 1e23, (1 << 100, true));
        assert!((&big_default::<BigInt>("100000000000000000000000")).is_below(huge));
        assert!((&big_default::<BigInt>("-1")).is_below(RangeBound::integer(0)));
        assert!((&decimal("1e3")).is_above(RangeBound::integer(999)));
    }

    #[test]
    fn decimals_compare_as_the_crate_has_it() {
        let texts = [
            "0",
            "-0",
            "0.000",
            "1",
            "-1",
            "1.0",
            "10",
            "1e1",
            "100e-1",
            "0.1",
            "1e-1",
            "-0.1",
            "99",
            "100",
            "101",
            "9.99e2",
            "-9.99e2",
            "1e10",
            "12345678901234567890",
            "1.2e19",
            "-1e10",
        ];
        for left in texts {
            for right in texts {
                let (one, other): (BigDecimal, BigDecimal) =
                    (big_default(left), big_default(right));
                let order = Parts::of(&one).order(&Parts::of(&other));
                assert_eq!(order, one.cmp(&other), "{left} {right}");
                assert_eq!(
                    (Parts::of(&one) == Parts::of(&other)),
                    one == other,
                    "{left} {right}"
                );
                let hash = |decimal: &BigDecimal| {
                    let mut state = std::hash::DefaultHasher::new();
                    Parts::of(decimal).hash(&mut state);
                    state.finish()
                };
                assert_eq!(hash(&one) == hash(&other), one == other, "{left} {right}");
            }
        }
    }

    #[test]
    fn an_exponent_costs_nothing() {
        let huge = |scale| BigDecimal::new(1.into(), scale);
        let decimals = [i64::MIN, i64::MIN + 1, -100_000_000_000, 0, i64::MAX].map(huge);
        let info = allocation_counter::measure(|| {
            for (left, one) in decimals.iter().enumerate() {
                for (right, other) in decimals.iter().enumerate() {
                    assert_eq!((Parts::of(one) == Parts::of(other)), left == right);
                }
                let mut state = std::hash::DefaultHasher::new();
                Parts::of(one).hash(&mut state);
                assert_eq!(one.is_above(RangeBound::integer(1)), left < 3);
            }
        });
        assert!(info.bytes_max < 1000, "{info:?}");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn numbers_are_read_within_limits() {
        let nines = "9".repeat(10_000);
        for (text, is_read) in [
            ("1e10000", true),
            ("-1.5E-10000", true),
            ("1e+00000000000000000000", true),
            (&nines, true),
            (&format!("0.{}", &nines[1..]), true),
            (&format!("{nines}9"), false),
            (&format!("0.{nines}"), false),
            ("1e10001", false),
            ("1e-10001", false),
            ("1e100000000000", false),
            ("1e9223372036854775808", false),
            ("1e-9223372036854775809", false),
        ] {
            assert_eq!(read::<BigDecimal>(text).is_some(), is_read, "{text}");
        }
        assert!(read::<BigInt>(&nines).is_some());
        for text in ["1.0", "1e2"] {
            assert!(read::<BigInt>(text).is_none(), "{text}");
        }
    }
}
