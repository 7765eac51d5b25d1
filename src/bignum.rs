//! Big integers and big decimals: `num_bigint::BigInt` and `bigdecimal::BigDecimal`.

use std::fmt;
use std::str::FromStr;

use bigdecimal::BigDecimal;
use num_bigint::BigInt;

use crate::Number;
use crate::check::Ranged;
use crate::show::show_plain;

/// A default of the model.
///
/// # Panics
///
/// Never from emitted code: the macro has checked the digits.
#[must_use]
pub fn big<T: FromStr<Err: fmt::Debug>>(digits: &str) -> T {
    let parsed = digits.parse();
    parsed.unwrap_or_else(|e| unreachable!("the default {digits}: {e:?}"))
}

show_plain!(BigInt, BigDecimal);

/// A bound, exactly.
fn exact(bound: Number) -> BigDecimal {
    match bound.as_i64() {
        Some(integer) => integer.into(),
        None => big(&bound.to_string()),
    }
}

impl Ranged for &BigDecimal {
    fn is_below(self, bound: Number) -> bool {
        *self < exact(bound)
    }

    fn is_above(self, bound: Number) -> bool {
        *self > exact(bound)
    }
}

impl Ranged for &BigInt {
    fn is_below(self, bound: Number) -> bool {
        BigDecimal::from(self.clone()) < exact(bound)
    }

    fn is_above(self, bound: Number) -> bool {
        BigDecimal::from(self.clone()) > exact(bound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_compared_exactly() {
        let bound = Number::decimal("0.1000000000000000000001", (0.1, 0), (0, false));
        let decimal = |digits| big::<BigDecimal>(digits);
        assert!((&decimal("0.1")).is_below(bound));
        assert!(!(&decimal("0.1000000000000000000001")).is_below(bound));
        assert!((&decimal("0.1000000000000000000002")).is_above(bound));
        let huge = Number::decimal("100000000000000000000001", (1e23, 0), (1 << 100, true));
        assert!((&big::<BigInt>("100000000000000000000000")).is_below(huge));
        assert!((&big::<BigInt>("-1")).is_below(Number::integer(0)));
        assert!((&decimal("1e3")).is_above(Number::integer(999)));
    }
}
