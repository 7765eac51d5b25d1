//! Numbers.

use super::text::Use;
use super::{Generator, NoValue};
use crate::constraint::check::Ranged;
use crate::constraint::pattern::sample::Choose;
use crate::schema::{Range, Schema};

/// Whether a number is within `@range`.
fn is_within<T: Ranged>(value: T, range: Option<&Range>) -> bool {
    range.is_none_or(|range| {
        !range.min.is_some_and(|min| value.is_below(min))
            && !range.max.is_some_and(|max| value.is_above(max))
    })
}

/// The integers that are within `@range` and other bounds.
fn integers(range: Option<&Range>, (lowest, highest): (i128, i128)) -> Option<(i128, i128)> {
    let bounds = range.map_or((None, None), |range| (range.min, range.max));
    let min = bounds.0.map_or(lowest, |min| min.ceiling().max(lowest));
    let max = bounds.1.map_or(highest, |max| max.floor().min(highest));
    (min <= max).then_some((min, max))
}

macro_rules! integers {
    ($($name:ident $integer:ident;)*) => {$(
        pub(crate) fn $name(&mut self, schema: &Schema) -> Result<$integer, NoValue> {
            let bounds = ($integer::MIN.into(), $integer::MAX.into());
            let integer = self.integer(schema, bounds)?;
            integer.try_into().map_err(|_| NoValue::Never) // it is within the bounds
        }
    )*};
}

macro_rules! floats {
    ($($name:ident $float:ident $least:ident;)*) => {$(
        pub(crate) fn $name(&mut self, schema: &Schema) -> Result<$float, NoValue> {
            let range = schema.range;
            let bound = |bound: Option<crate::RangeBound>, other| {
                bound.map_or(other, |bound| bound.$least())
            };
            let min = bound(range.and_then(|range| range.min), $float::MIN).max($float::MIN);
            let max = bound(range.and_then(|range| range.max), $float::MAX).min($float::MAX);
            let near = (0.0 as $float).max(min).min(max);
            let value = match self.choices.below(6) {
                0 => near,
                1 => min,
                2 => max,
                // A number of eighths.
                3 => near + self.choices.below(1 << 16) as $float / 8.0,
                4 => {
                    let part = self.choices.below(1 << 20) as $float / (1_u32 << 20) as $float;
                    min * (1.0 - part) + max * part
                }
                _ => {
                    let special = [
                        $float::NAN,
                        $float::INFINITY,
                        $float::NEG_INFINITY,
                        $float::MIN_POSITIVE,
                        $float::EPSILON,
                        -1.0,
                        0.1,
                        1e10,
                    ];
                    special[self.choices.below(special.len())]
                }
            };
            let mut values = [value, near, min, max].into_iter();
            values.find(|value| is_within(*value, range)).ok_or(NoValue::Never)
        }
    )*};
}

#[allow(clippy::cast_precision_loss, clippy::cast_lossless)] // of small numbers
impl Generator<'_, '_> {
    #[allow(clippy::unnecessary_wraps)] // as all others
    pub(crate) fn boolean(&mut self, _: &Schema) -> Result<bool, NoValue> {
        Ok(self.choices.below(2) == 1)
    }

    integers! {
        byte i8;
        short i16;
        int i32;
        long i64;
    }

    floats! {
        float f32 as_f32;
        double f64 as_f64;
    }

    /// Chooses an integer within bounds.
    fn integer(&mut self, schema: &Schema, bounds: (i128, i128)) -> Result<i128, NoValue> {
        let (mut min, mut max) = integers(schema.range, bounds).ok_or(NoValue::Never)?;
        if let (Use::Status, Some(status)) = (self.of_member, integers(schema.range, (200, 599))) {
            (min, max) = status;
        }
        let near = 0.max(min).min(max);
        let value = match self.choices.below(4) {
            0 => near,
            1 => [min, max, (near + 1).min(max)][self.choices.below(3)],
            2 => (near + self.choices.below(256) as i128).min(max),
            _ => {
                let offset = self.choices.up_to((max - min).unsigned_abs());
                min + i128::try_from(offset).unwrap_or(0)
            }
        };
        Ok(value)
    }

    #[cfg(feature = "bignum")]
    pub(crate) fn big_integer(&mut self, schema: &Schema) -> Result<crate::BigInteger, NoValue> {
        use crate::BigInteger;
        let far = 10_i128.pow(30);
        let candidate = self.integer(schema, (-far, far)).map(BigInteger::from);
        let candidates = candidate.into_iter().chain(bounds(schema.range, |bound| {
            [bound.ceiling(), bound.floor()].map(BigInteger::from)
        }));
        let exact = bounds(schema.range, |bound| {
            bound.to_string().parse::<BigInteger>().ok()
        });
        let mut candidates = candidates.chain(exact);
        candidates
            .find(|value| is_within(value, schema.range))
            .ok_or(NoValue::Never)
    }

    #[cfg(feature = "bignum")]
    pub(crate) fn big_decimal(&mut self, schema: &Schema) -> Result<crate::BigDecimal, NoValue> {
        use crate::{BigDecimal, BigInteger};
        let far = 10_i128.pow(30);
        let integer = self.integer(schema, (-far, far));
        let scale = [0, 1, 2, 3, 9, 15][self.choices.below(6)];
        let decimal = integer.ok().map(|integer| {
            let digits = BigInteger::from(integer);
            let fraction = BigInteger::from(self.choices.below(10_usize.pow(5)));
            [
                BigDecimal::new(BigInteger::from(integer) * 100_000 + fraction, 5),
                BigDecimal::new(digits.clone(), scale),
                BigDecimal::new(digits, 0),
            ]
        });
        let bounds = bounds(schema.range, |bound| {
            bound.to_string().parse::<BigDecimal>().ok()
        });
        let mut candidates = decimal.into_iter().flatten().chain(bounds);
        candidates
            .find(|value| is_within(value, schema.range))
            .ok_or(NoValue::Never)
    }
}

/// Values at the bounds of `@range`.
#[cfg(feature = "bignum")]
fn bounds<I: IntoIterator>(
    range: Option<&Range>,
    value: impl Fn(crate::RangeBound) -> I,
) -> impl Iterator<Item = I::Item> {
    let bounds = range.map(|range| [range.min, range.max]);
    bounds.into_iter().flatten().flatten().flat_map(value)
}
