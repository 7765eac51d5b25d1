//! Equality and hashing for members that hold floating-point numbers.
//!
//! A float compares and hashes by its bits, with one NaN and one zero, so that `Eq` and `Hash` hold
//! for every emitted type. Everything else uses Rust's own `PartialEq` and `Hash`.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// A float, or a collection of them.
pub trait Floats {
    /// Whether the two are one value.
    fn same(&self, other: &Self) -> bool;
    /// Feeds the value to `state`; equal values feed the same.
    fn digest<H: Hasher>(&self, state: &mut H);
}

/// Whether the two are one value: what an emitted `PartialEq` calls for a member with floats.
pub fn same<T: Floats>(left: &T, right: &T) -> bool {
    left.same(right)
}

/// Hashes the value: what an emitted `Hash` calls for a member with floats.
pub fn digest<T: Floats, H: Hasher>(value: &T, state: &mut H) {
    value.digest(state);
}

macro_rules! float {
    ($float:ty) => {
        impl Floats for $float {
            #[allow(clippy::float_cmp)] // identity is what is asked for
            fn same(&self, other: &Self) -> bool {
                // `==` makes one of the two zeros; NaN is the only value that differs from itself.
                self == other || (self.is_nan() && other.is_nan())
            }

            fn digest<H: Hasher>(&self, state: &mut H) {
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

impl<T: Floats> Floats for Option<T> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(left), Some(right)) => left.same(right),
            (None, None) => true,
            _ => false,
        }
    }

    fn digest<H: Hasher>(&self, state: &mut H) {
        self.is_some().hash(state);
        if let Some(value) = self {
            value.digest(state);
        }
    }
}

macro_rules! lists {
    ($($list:ty),*) => {$(
impl<T: Floats> Floats for $list {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(l, r)| l.same(r))
    }

    fn digest<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for item in self.iter() {
            item.digest(state);
        }
    }
}
    )*};
}

lists!(Vec<T>, &[T], Box<[T]>);

impl<K: Eq + Hash, V: Floats> Floats for BTreeMap<K, V> {
    fn same(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .zip(other)
                .all(|((lk, lv), (rk, rv))| lk == rk && lv.same(rv))
    }

    fn digest<H: Hasher>(&self, state: &mut H) {
        self.len().hash(state);
        for (key, value) in self {
            key.hash(state);
            value.digest(state);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::hash::DefaultHasher;

    use super::*;

    fn hash<T: Floats>(value: &T) -> u64 {
        let mut state = DefaultHasher::new();
        value.digest(&mut state);
        state.finish()
    }

    #[test]
    fn there_is_one_nan_and_one_zero() {
        let other_nan = f64::from_bits(f64::NAN.to_bits() ^ 1);
        assert!(other_nan.is_nan());
        for (left, right) in [(0.0, -0.0), (f64::NAN, other_nan), (f64::NAN, -f64::NAN)] {
            assert!(left.same(&right), "{left} {right}");
            assert_eq!(hash(&left), hash(&right), "{left} {right}");
        }
        assert!(!1.0.same(&2.0));
        assert!(!f64::NAN.same(&0.0));
    }

    #[test]
    fn collections_compare_by_element() {
        assert!(vec![Some(f32::NAN), None].same(&vec![Some(f32::NAN), None]));
        assert!(!vec![Some(1.0_f32)].same(&vec![None]));
        assert!(!vec![1.0_f64].same(&vec![1.0, 1.0]));
        let map = |v: f64| BTreeMap::from([("k".to_owned(), v)]);
        assert!(map(-0.0).same(&map(0.0)));
        assert!(!map(1.0).same(&map(0.0)));
        assert!(!map(1.0).same(&BTreeMap::from([("j".to_owned(), 1.0)])));
    }
}
