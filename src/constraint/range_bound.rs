//! The bounds of `@range`, compared exactly with every kind of number.
//!
//! Bounds are inclusive for the number that a person writes: 7.2 is within a maximum of 7.2, although the nearest
//! double is a little more. So a float counts as the decimal number with the fewest digits that are read as the
//! float, as in Smithy's reference validator.

use std::fmt;

/// A bound of `@range`, as the model writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RangeBound(Repr);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Repr {
    Integer(i64),
    /// A fraction, or an integer beyond `i64`.
    Decimal(Decimal),
}

/// A bound that is not an `i64`, as computed by the macro.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Decimal {
    /// As written in the model.
    digits: &'static str,
    /// The nearest double.
    nearest: f64,
    /// The nearest number of the values' own type, and whether the bound is below (-1) or above it (1) as it is
    /// written.
    own: f64,
    side: i8,
    /// The bound rounded down, and whether that is the bound itself.
    floor: i128,
    is_whole: bool,
}

impl RangeBound {
    #[doc(hidden)] // for generated code
    #[must_use]
    pub const fn integer(value: i64) -> Self {
        RangeBound(Repr::Integer(value))
    }

    #[doc(hidden)] // for generated code
    #[must_use]
    pub const fn decimal(
        digits: &'static str,
        (nearest, side): (f64, i8),
        (floor, is_whole): (i128, bool),
    ) -> Self {
        RangeBound(Repr::Decimal(Decimal {
            digits,
            nearest,
            own: nearest,
            side,
            floor,
            is_whole,
        }))
    }

    /// The bound of values that are `f32`, with the nearest one.
    #[doc(hidden)] // for generated code
    #[must_use]
    pub const fn of_float(self, nearest: f32, side: i8) -> Self {
        match self.0 {
            Repr::Decimal(decimal) => RangeBound(Repr::Decimal(Decimal {
                own: nearest as f64,
                side,
                ..decimal
            })),
            Repr::Integer(_) => self,
        }
    }

    /// The bound, if it is an integer that fits.
    #[must_use]
    pub const fn as_i64(self) -> Option<i64> {
        match self.0 {
            Repr::Integer(value) => Some(value),
            Repr::Decimal(decimal) => {
                #[allow(clippy::cast_possible_truncation)] // compared below
                let value = decimal.floor as i64;
                if decimal.is_whole && value as i128 == decimal.floor {
                    Some(value)
                } else {
                    None
                }
            }
        }
    }

    /// The bound, or the nearest double.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // the nearest double is intended
    pub const fn as_f64(self) -> f64 {
        match self.0 {
            Repr::Integer(value) => value as f64,
            Repr::Decimal(decimal) => decimal.nearest,
        }
    }

    /// The digits in the model; empty for an integer that is stored as one.
    pub(crate) const fn digits(self) -> &'static str {
        match self.0 {
            Repr::Integer(_) => "",
            Repr::Decimal(decimal) => decimal.digits,
        }
    }

    /// Whether an integer is below the bound.
    pub(crate) const fn is_above_integer(self, value: i64) -> bool {
        match self.0 {
            Repr::Integer(bound) => value < bound,
            Repr::Decimal(Decimal {
                floor, is_whole, ..
            }) => {
                let value = value as i128;
                value < floor || (value == floor && !is_whole)
            }
        }
    }

    /// Whether an integer is above the bound.
    pub(crate) const fn is_below_integer(self, value: i64) -> bool {
        match self.0 {
            Repr::Integer(bound) => value > bound,
            Repr::Decimal(decimal) => value as i128 > decimal.floor,
        }
    }

    /// Whether a number that is not NaN is below the bound.
    pub(crate) const fn is_above_float(self, value: f64) -> bool {
        match self.0 {
            Repr::Integer(bound) => compare(value, bound) < 0,
            Repr::Decimal(bound) => value < bound.own || (value <= bound.own && bound.side > 0),
        }
    }

    /// Whether a number that is not NaN is above the bound.
    pub(crate) const fn is_below_float(self, value: f64) -> bool {
        match self.0 {
            Repr::Integer(bound) => compare(value, bound) > 0,
            Repr::Decimal(bound) => value > bound.own || (value >= bound.own && bound.side < 0),
        }
    }
}

/// Compares a double with an integer, which may not be representable as a double: below 0, 0, or above.
const fn compare(value: f64, bound: i64) -> i32 {
    // 2^63, the first double beyond every `i64`.
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    if value >= BEYOND {
        return 1;
    }
    if value < -BEYOND {
        return -1;
    }
    #[allow(clippy::cast_possible_truncation)]
    // In range; the fraction is compared below.
    let whole = value as i64;
    if whole != bound {
        return if whole > bound { 1 } else { -1 };
    }
    #[allow(clippy::cast_precision_loss)] // it was a double's
    let whole = whole as f64;
    if value > whole {
        1
    } else if value < whole {
        -1
    } else {
        0
    }
}

impl fmt::Display for RangeBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Repr::Integer(value) => value.fmt(f),
            Repr::Decimal(decimal) => f.write_str(decimal.digits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_meet_fractions_and_bounds_beyond_them() {
        let half = RangeBound::decimal("0.5", (0.5, 0), (0, false));
        assert!(half.is_above_integer(0) && !half.is_above_integer(1));
        assert!(half.is_below_integer(1) && !half.is_below_integer(0));
        let huge = RangeBound::decimal(
            "9223372036854775808",
            (9_223_372_036_854_775_808.0, 0),
            (1 << 63, true),
        );
        assert!(huge.is_above_integer(i64::MAX) && !huge.is_below_integer(i64::MAX));
        let thousand = RangeBound::decimal("1e3", (1000.0, 0), (1000, true));
        assert!(!thousand.is_above_integer(1000) && !thousand.is_below_integer(1000));
    }

    #[test]
    fn doubles_meet_bounds_that_no_double_holds() {
        // The double nearest to 0.1 is a little more, and the float even more.
        let tenth = RangeBound::decimal("0.1", (0.1, 0), (0, false));
        assert!(!tenth.is_below_float(0.1) && !tenth.is_above_float(0.1));
        assert!(tenth.is_below_float(0.1_f32.into()));
        let tenth = tenth.of_float(0.1, 0);
        assert!(!tenth.is_below_float(0.1_f32.into()) && !tenth.is_above_float(0.1_f32.into()));
        assert_eq!(tenth.as_f64().to_string(), "0.1");
        let more = RangeBound::decimal("0.10000000000000000001", (0.1, 1), (0, false));
        assert!(more.is_above_float(0.1) && !more.is_below_float(0.1));
        let odd = RangeBound::decimal(
            "9007199254740993",
            (9_007_199_254_740_992.0, 1),
            (9_007_199_254_740_993, true),
        );
        assert_eq!(odd.as_i64(), Some(9_007_199_254_740_993));
        assert!(odd.is_above_float(9_007_199_254_740_992.0));
        assert!(odd.is_below_float(9_007_199_254_740_994.0));
        let five = RangeBound::integer(5);
        assert!(five.is_below_float(5.5) && five.is_above_float(4.5) && !five.is_below_float(5.0));
        assert!(RangeBound::integer(-5).is_above_float(-5.5));
        assert!(five.is_below_float(f64::INFINITY) && five.is_above_float(f64::NEG_INFINITY));
    }
}
