//! The storage of generated builders, and the conversions of their setters.

use std::collections::BTreeMap;

/// A structure with a builder.
#[doc(hidden)] // not on the pages of generated types
pub trait HasBuilder {
    /// The storage of the builder: all members, each optional.
    type Parts;
}

/// The value of a required member that is [`Set`](super::Set).
///
/// # Panics
///
/// Panics if there is no value. Generated code cannot cause this: only a setter changes the state of a member to
/// `Set`, and no method removes a value.
pub fn expect_set<T>(member: Option<T>) -> T {
    member.expect("a member whose state is `Set` has a value")
}

/// The list that a setter stores.
pub fn collect_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// The map that a setter stores. If a key is repeated, the last value is kept.
pub fn collect_map<K: Ord, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> BTreeMap<K, V> {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}
