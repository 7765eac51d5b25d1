//! Equality and hashing for members that contain floating-point numbers or big decimals.
//!
//! A float is compared and hashed by its bits, with a single NaN and a single zero, so that every generated type
//! can implement `Eq` and `Hash`. A big decimal is compared and hashed by its digits and exponent, since its own
//! `Hash` writes out as many zeros as the exponent says. Everything else uses its own `PartialEq` and `Hash`.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// A float, a big decimal, or a collection of them.
#[doc(hidden)] // not on the pages of generated types
pub trait TotalEq {
    /// Whether the two values are equal.
    fn total_eq(&self, other: &Self) -> bool;
    /// Hashes the value.
    fn total_hash<H: Hasher>(&self, state: &mut H);
}

/// Compares such members, for `PartialEq`.
pub fn total_eq<T: TotalEq>(left: &T, right: &T) -> bool {
    left.total_eq(right)
}

/// Hashes such a member, for `Hash`.
pub fn total_hash<T: TotalEq, H: Hasher>(value: &T, state: &mut H) {
    value.total_hash(state);
}

macro_rules! float {
    ($float:ty) => {
        impl TotalEq for $float {
            #[allow(clippy::float_cmp)] // exact comparison is intended
            fn total_eq(&self, other: &Self) -> bool {
                // The two zeros are equal under `==`. NaN is the only value that does not equal itself.
                self == other || (self.is_nan() && other.is_nan())
            }

            fn total_hash<H: Hasher>(&self, state: &mut H) {
                let canonical = if self.is_nan() {
                    <$float>::NAN
                } else if *self == 0.0 {
                    0.0
                } else {
                    *self
                };
                canonical.to_bits().hash(state);
            }
        }
    };
}

float!(f32);
float!(f64);

impl<T: TotalEq> TotalEq for Option<T> {
    fn total_eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(left), Some(right)) => left.total_eq(right),
            (None, None) => true,
            _ => false,
        }
    }

    fn total_hash<H: Hasher>(&self, state: &mut H) {
        self.is_some().hash(state);
        if let Some(value) = self {
            value.total_hash(state);
        }
    }
}

macro_rules! lists {
    ($($list:ty),*) => {$(
impl<T: TotalEq> TotalEq for $list {
    fn total_eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(l, r)| l.total_eq(r))
    }

    fn total_hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for item in self.iter() {
            item.total_hash(state);
        }
    }
}
    )*};
}

lists!(Vec<T>, &[T], Box<[T]>);

impl<K: Eq + Hash, V: TotalEq> TotalEq for BTreeMap<K, V> {
    fn total_eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .zip(other)
                .all(|((lk, lv), (rk, rv))| lk == rk && lv.total_eq(rv))
    }

    fn total_hash<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for (key, value) in self {
            key.hash(state);
            value.total_hash(state);
        }
    }
}

/// A value with the `Eq` and `Hash` of [`TotalEq`].
#[derive(Clone, Copy)]
pub(crate) struct ByTotalEq<'a, T>(pub &'a T);

impl<T: TotalEq> PartialEq for ByTotalEq<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.total_eq(other.0)
    }
}

impl<T: TotalEq> Eq for ByTotalEq<'_, T> {}

impl<T: TotalEq> Hash for ByTotalEq<'_, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.total_hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    fn hash<T: TotalEq>(value: &T) -> u64 {
        let mut state = DefaultHasher::new();
        value.total_hash(&mut state);
        state.finish()
    }

    #[test]
    fn there_is_one_nan_and_one_zero() {
        let other_nan = f64::from_bits(f64::NAN.to_bits() ^ 1);
        assert!(other_nan.is_nan());
        for (left, right) in [(0.0, -0.0), (f64::NAN, other_nan), (f64::NAN, -f64::NAN)] {
            assert!(left.total_eq(&right), "{left} {right}");
            assert_eq!(hash(&left), hash(&right), "{left} {right}");
        }
        assert!(!1.0.total_eq(&2.0));
        assert!(!f64::NAN.total_eq(&0.0));
    }

    #[test]
    fn collections_compare_by_element() {
        assert!(vec![Some(f32::NAN), None].total_eq(&vec![Some(f32::NAN), None]));
        assert!(!vec![Some(1.0_f32)].total_eq(&vec![None]));
        assert!(!vec![1.0_f64].total_eq(&vec![1.0, 1.0]));
        let map = |v: f64| BTreeMap::from([("k".to_owned(), v)]);
        assert!(map(-0.0).total_eq(&map(0.0)));
        assert!(!map(1.0).total_eq(&map(0.0)));
        assert!(!map(1.0).total_eq(&BTreeMap::from([("j".to_owned(), 1.0)])));
    }
}
