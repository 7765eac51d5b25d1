//! The values of members with a default.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// A map, or an empty one.
#[must_use]
pub fn map_or_empty<K, V>(map: Option<&BTreeMap<K, V>>) -> &BTreeMap<K, V> {
    map.unwrap_or(const { &BTreeMap::new() })
}

/// A value of a user-written type, or the default.
pub fn value_or<T: Clone + From<D>, D>(value: Option<&T>, default: D) -> Cow<'_, T> {
    value.map_or_else(|| Cow::Owned(default.into()), Cow::Borrowed)
}
