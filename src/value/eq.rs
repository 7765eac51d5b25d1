//! Equality and hashing of views.
//!
//! A float is compared and hashed by its bits, with a single NaN and a single zero, so that every generated type
//! can implement `Eq` and `Hash`. A big decimal is compared and hashed by its digits and exponent, since its own
//! `Hash` writes out as many zeros as the exponent says.

use std::hash::{Hash, Hasher};

use super::{Map, Structure, UnionMember, View};
use crate::value::List;

/// A view with `Eq` and `Hash`.
pub(crate) struct ByValue<'a>(pub View<'a>);

impl PartialEq for ByValue<'_> {
    fn eq(&self, other: &Self) -> bool {
        view_eq(&self.0, &other.0)
    }
}

impl Eq for ByValue<'_> {}

impl Hash for ByValue<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash_view(&self.0, state);
    }
}

/// The type of a field with `#[shape(skip)]`, for `PartialEq`.
#[diagnostic::on_unimplemented(
    message = "the skipped field of type `{Self}` cannot be compared",
    label = "`{Self}` does not implement `PartialEq`",
    note = "`#[shape(skip(eq, hash))]` on the struct leaves `PartialEq`, `Eq` and `Hash` to you"
)]
pub trait SkippedEq {
    /// Whether the values are equal.
    fn skipped_eq(&self, other: &Self) -> bool;
}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<T: PartialEq> SkippedEq for T {
    fn skipped_eq(&self, other: &Self) -> bool {
        self == other
    }
}

/// The type of a field with `#[shape(skip)]`, for `Hash`.
#[diagnostic::on_unimplemented(
    message = "the skipped field of type `{Self}` cannot be hashed",
    label = "`{Self}` does not implement `Hash`",
    note = "`#[shape(skip(eq, hash))]` on the struct leaves `PartialEq`, `Eq` and `Hash` to you"
)]
pub trait SkippedHash {
    /// Hashes the value.
    fn skipped_hash<H: Hasher>(&self, state: &mut H);
}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<T: Hash> SkippedHash for T {
    fn skipped_hash<H: Hasher>(&self, state: &mut H) {
        self.hash(state);
    }
}

/// Whether the two values, which are of the same type, are equal.
#[must_use]
pub fn view_eq(left: &View<'_>, right: &View<'_>) -> bool {
    match (left, right) {
        (View::Unset, View::Unset) | (View::Unit, View::Unit) => true,
        (View::Bool(left), View::Bool(right)) => left == right,
        (View::I8(left), View::I8(right)) => left == right,
        (View::I16(left), View::I16(right)) => left == right,
        (View::I32(left), View::I32(right)) => left == right,
        (View::I64(left), View::I64(right)) => left == right,
        (View::F32(left, _), View::F32(right, _)) => canonical_f32(*left) == canonical_f32(*right),
        (View::F64(left, _), View::F64(right, _)) => canonical_f64(*left) == canonical_f64(*right),
        (View::Text(left), View::Text(right)) => left == right,
        (View::Blob(left), View::Blob(right)) => left == right,
        (View::Timestamp(left), View::Timestamp(right)) => left == right,
        #[cfg(feature = "bignum")]
        (View::BigInteger(left), View::BigInteger(right)) => left == right,
        #[cfg(feature = "bignum")]
        (View::BigDecimal(left), View::BigDecimal(right)) => {
            crate::bignum::Parts::of(left) == crate::bignum::Parts::of(right)
        }
        #[cfg(feature = "serde")]
        (View::Document(left, _), View::Document(right, _)) => left == right,
        (View::List(left), View::List(right)) => list_eq(*left, *right),
        (View::Items(left), View::Items(right)) => list_eq(left, right),
        (View::Map(left), View::Map(right)) => map_eq(*left, *right),
        (View::Entries(left), View::Entries(right)) => map_eq(left, right),
        (View::Structure(left), View::Structure(right)) => structure_eq(*left, *right),
        (View::Union(left), View::Union(right)) => match (left.member(), right.member()) {
            (UnionMember::Known(left, value), UnionMember::Known(right, other)) => {
                left == right && view_eq(&value, &other)
            }
            (UnionMember::Unknown(left), UnionMember::Unknown(right)) => left == right,
            _ => false,
        },
        (View::StringEnum(left), View::StringEnum(right)) => left.text() == right.text(),
        (View::IntEnum(left), View::IntEnum(right)) => left.number() == right.number(),
        _ => false,
    }
}

fn list_eq(left: &dyn List, right: &dyn List) -> bool {
    left.len() == right.len()
        && (0..left.len()).all(|index| view_eq(&left.item(index), &right.item(index)))
}

fn map_eq(left: &dyn Map, right: &dyn Map) -> bool {
    left.len() == right.len()
        && (left.entries().zip(right.entries())).all(|((left, value), (right, other))| {
            view_eq(&left, &right) && view_eq(&value, &other)
        })
}

fn structure_eq(left: &dyn Structure, right: &dyn Structure) -> bool {
    let mut members = 0..left.schema().members.len();
    members.all(|number| view_eq(&left.member(number), &right.member(number)))
}

fn canonical_f32(float: f32) -> u32 {
    if float.is_nan() {
        f32::NAN.to_bits()
    } else {
        (float + 0.0).to_bits() // -0.0 + 0.0 is 0.0
    }
}

fn canonical_f64(float: f64) -> u64 {
    if float.is_nan() {
        f64::NAN.to_bits()
    } else {
        (float + 0.0).to_bits()
    }
}

/// Hashes a value.
pub fn hash_view<H: Hasher>(view: &View<'_>, state: &mut H) {
    match view {
        View::Unset => state.write_u8(0),
        View::Unit => state.write_u8(1),
        View::Bool(value) => value.hash(state),
        View::I8(value) => value.hash(state),
        View::I16(value) => value.hash(state),
        View::I32(value) => value.hash(state),
        View::I64(value) => value.hash(state),
        View::F32(value, _) => canonical_f32(*value).hash(state),
        View::F64(value, _) => canonical_f64(*value).hash(state),
        View::Text(text) => text.hash(state),
        View::Blob(bytes) => bytes.hash(state),
        View::Timestamp(time) => time.hash(state),
        #[cfg(feature = "bignum")]
        View::BigInteger(value) => value.hash(state),
        #[cfg(feature = "bignum")]
        View::BigDecimal(value) => crate::bignum::Parts::of(value).hash(state),
        #[cfg(feature = "serde")]
        View::Document(value, _) => value.hash(state),
        View::List(list) => hash_list(*list, state),
        View::Items(items) => hash_list(items, state),
        View::Map(map) => hash_map(*map, state),
        View::Entries(entries) => hash_map(entries, state),
        View::Structure(structure) => {
            for number in 0..structure.schema().members.len() {
                hash_view(&structure.member(number), state);
            }
        }
        View::Union(union) => match union.member() {
            UnionMember::Known(number, value) => {
                number.hash(state);
                hash_view(&value, state);
            }
            UnionMember::Unknown(name) => name.hash(state),
        },
        View::StringEnum(value) => value.text().hash(state),
        View::IntEnum(value) => value.number().hash(state),
    }
}

fn hash_list<H: Hasher>(list: &dyn List, state: &mut H) {
    list.len().hash(state);
    for index in 0..list.len() {
        hash_view(&list.item(index), state);
    }
}

fn hash_map<H: Hasher>(map: &dyn Map, state: &mut H) {
    map.len().hash(state);
    for (key, value) in map.entries() {
        hash_view(&key, state);
        hash_view(&value, state);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::hash::DefaultHasher;

    use super::*;
    use crate::value::Value;

    fn hash(value: &impl Value) -> u64 {
        let mut state = DefaultHasher::new();
        hash_view(&value.view(), &mut state);
        state.finish()
    }

    fn equal(left: &impl Value, right: &impl Value) -> bool {
        view_eq(&left.view(), &right.view())
    }

    #[test]
    fn there_is_one_nan_and_one_zero() {
        let other_nan = f64::from_bits(f64::NAN.to_bits() ^ 1);
        assert!(other_nan.is_nan());
        for (left, right) in [(0.0, -0.0), (f64::NAN, other_nan), (f64::NAN, -f64::NAN)] {
            assert!(equal(&left, &right), "{left} {right}");
            assert_eq!(hash(&left), hash(&right), "{left} {right}");
            #[allow(clippy::cast_possible_truncation)]
            let (left, right) = (left as f32, right as f32);
            assert!(equal(&left, &right), "{left} {right}");
            assert_eq!(hash(&left), hash(&right), "{left} {right}");
        }
        assert!(!equal(&1.0, &2.0));
        assert!(!equal(&f64::NAN, &0.0));
    }

    #[test]
    fn collections_compare_by_element() {
        assert!(equal(
            &vec![Some(f32::NAN), None],
            &vec![Some(f32::NAN), None]
        ));
        assert!(!equal(&vec![Some(1.0_f32)], &vec![None::<f32>]));
        assert!(!equal(&vec![1.0_f64], &vec![1.0, 1.0]));
        let map = |v: f64| BTreeMap::from([("k".to_owned(), v)]);
        assert!(equal(&map(-0.0), &map(0.0)));
        assert!(!equal(&map(1.0), &map(0.0)));
        assert!(!equal(&map(1.0), &BTreeMap::from([("j".to_owned(), 1.0)])));
    }
}
