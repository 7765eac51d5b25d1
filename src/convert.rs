//! The arguments of setters of lists and maps: iterators over values that convert to items.

use std::collections::BTreeMap;

/// A list from its items.
pub fn collect_list<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}

/// A map from its keys and values; of two values of one key the last stays.
pub fn collect_map<K: Ord, V>(
    entries: impl IntoIterator<Item = (impl Into<K>, impl Into<V>)>,
) -> BTreeMap<K, V> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| (key.into(), value.into()))
        .collect()
}
