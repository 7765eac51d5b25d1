//! The bounds of `@range`, compared with every kind of number.
//!
//! Bounds are inclusive for the number that a person writes: 7.2 is within a maximum of 7.2, although the nearest
//! double is a little more. So a bound of floats is rounded as the floats are. Rounding keeps the order of numbers:
//! what is within the bound as it is written is within it as it is read.

use std::fmt;

/// A bound of `@range`, as the model writes it.
///
/// [`ConstraintViolations`](crate::ConstraintViolations) has an example.
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
    /// The nearest double and the nearest float, which are infinite beyond the largest.
    double: f64,
    float: f32,
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
    #[allow(clippy::cast_possible_truncation)] // rounding is intended
    pub const fn decimal(
        digits: &'static str,
        double: f64,
        (floor, is_whole): (i128, bool),
    ) -> Self {
        RangeBound(Repr::Decimal(Decimal {
            digits,
            double,
            float: double as f32,
            floor,
            is_whole,
        }))
    }

    /// The same with the nearest float, if it is not that of the nearest double.
    #[doc(hidden)] // for generated code
    #[must_use]
    pub const fn with_float(self, float: f32) -> Self {
        match self.0 {
            Repr::Decimal(decimal) => RangeBound(Repr::Decimal(Decimal { float, ..decimal })),
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

    /// The bound, or the nearest double, which is infinite beyond the largest.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // rounding is intended
    pub const fn as_f64(self) -> f64 {
        match self.0 {
            Repr::Integer(value) => value as f64,
            Repr::Decimal(decimal) => decimal.double,
        }
    }

    /// The bound, or the nearest float.
    #[allow(clippy::cast_precision_loss)] // as above
    pub(crate) const fn as_f32(self) -> f32 {
        match self.0 {
            Repr::Integer(value) => value as f32,
            Repr::Decimal(decimal) => decimal.float,
        }
    }

    /// The digits in the model; empty for an integer that is stored as one.
    pub(crate) const fn digits(self) -> &'static str {
        match self.0 {
            Repr::Integer(_) => "",
            Repr::Decimal(decimal) => decimal.digits,
        }
    }

    /// The greatest integer that is not above the bound.
    #[cfg(feature = "arbitrary")]
    pub(crate) fn floor(self) -> i128 {
        match self.0 {
            Repr::Integer(value) => value.into(),
            Repr::Decimal(decimal) => decimal.floor,
        }
    }

    /// The least integer that is not below the bound.
    #[cfg(feature = "arbitrary")]
    pub(crate) fn ceiling(self) -> i128 {
        match self.0 {
            Repr::Integer(value) => value.into(),
            Repr::Decimal(decimal) => decimal.floor.saturating_add((!decimal.is_whole).into()),
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

    /// Whether a double is below the bound. NaN is below every bound, and so is negative infinity.
    pub(crate) const fn is_above_f64(self, value: f64) -> bool {
        value.is_nan() || value < self.as_f64() || value == f64::NEG_INFINITY
    }

    /// Whether a double is above the bound. NaN is above every bound, and so is infinity.
    pub(crate) const fn is_below_f64(self, value: f64) -> bool {
        value.is_nan() || value > self.as_f64() || value == f64::INFINITY
    }

    /// Whether a float is below the bound, like [`is_above_f64`](Self::is_above_f64).
    pub(crate) const fn is_above_f32(self, value: f32) -> bool {
        value.is_nan() || value < self.as_f32() || value == f32::NEG_INFINITY
    }

    /// Whether a float is above the bound, like [`is_below_f64`](Self::is_below_f64).
    pub(crate) const fn is_below_f32(self, value: f32) -> bool {
        value.is_nan() || value > self.as_f32() || value == f32::INFINITY
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
        let half = RangeBound::decimal("0.5", 0.5, (0, false));
        assert!(half.is_above_integer(0) && !half.is_above_integer(1));
        assert!(half.is_below_integer(1) && !half.is_below_integer(0));
        let huge = RangeBound::decimal(
            "9223372036854775808",
            9_223_372_036_854_775_808.0,
            (1 << 63, true),
        );
        assert!(huge.is_above_integer(i64::MAX) && !huge.is_below_integer(i64::MAX));
        let thousand = RangeBound::decimal("1e3", 1000.0, (1000, true));
        assert!(!thousand.is_above_integer(1000) && !thousand.is_below_integer(1000));
    }

    #[test]
    fn floats_meet_the_nearest_one() {
        // The double nearest to 0.1 is a little more, and the float even more.
        let tenth = RangeBound::decimal("0.1", 0.1, (0, false));
        assert!(!tenth.is_below_f64(0.1) && !tenth.is_above_f64(0.1));
        assert!(tenth.is_below_f64(0.1_f32.into()));
        assert!(!tenth.is_below_f32(0.1) && !tenth.is_above_f32(0.1));
        assert_eq!(tenth.as_f64().to_string(), "0.1");
        let odd = RangeBound::integer(9_007_199_254_740_993);
        assert_eq!(odd.as_i64(), Some(9_007_199_254_740_993));
        assert!(!odd.is_above_f64(9_007_199_254_740_992.0));
        assert!(odd.is_below_f64(9_007_199_254_740_994.0));
        let odd = RangeBound::integer(16_777_217);
        assert!(!odd.is_above_f32(16_777_216.0) && odd.is_above_f64(16_777_216.0));
        // The nearest double is in the middle of two floats.
        let text = "1.0000000596046447753906250001";
        let middle = RangeBound::decimal(text, text.parse().expect("a double"), (1, false));
        assert!(middle.is_below_f32(text.parse().expect("a float")));
        let middle = middle.with_float(text.parse().expect("a float"));
        assert!(!middle.is_below_f32(text.parse().expect("a float")));
    }

    #[test]
    fn infinities_are_beyond_all_bounds() {
        let far = |text: &'static str| {
            RangeBound::decimal(text, text.parse().expect("a double"), (1 << 100, false))
        };
        for bound in [
            RangeBound::integer(5),
            far("1e40"),
            far("1e400"),
            far("-1e400"),
        ] {
            assert!(bound.is_below_f64(f64::INFINITY) && !bound.is_above_f64(f64::INFINITY));
            assert!(bound.is_below_f32(f32::INFINITY) && !bound.is_above_f32(f32::INFINITY));
            assert!(bound.is_above_f64(f64::NEG_INFINITY) && bound.is_above_f32(f32::NEG_INFINITY));
            assert!(bound.is_above_f64(f64::NAN) && bound.is_below_f64(f64::NAN));
        }
        assert!(far("1e400").is_above_f64(f64::MAX) && !far("1e400").is_below_f64(f64::MAX));
        assert!(far("1e40").is_above_f32(f32::MAX) && !far("1e40").is_below_f32(f32::MAX));
    }
}
