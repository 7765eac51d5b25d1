//! Collections that compile quickly. Every build that uses the macros compiles this crate first.
//!
//! The standard library compiles a hash table for each type of keys and values. Here, one table is compiled for all of
//! them: it holds the indices of entries, which are in a list, in the order of insertion.

use std::borrow::Borrow;
use std::hash::{BuildHasher as _, Hash, RandomState};

/// Iterators that are collected in a list.
pub(crate) trait List: Iterator + Sized {
    /// Like [`Iterator::collect`] for a [`Vec`], which compiles several functions for each type of iterator.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> List for I {}

/// A map. Entries cannot be removed.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V> {
    entries: Vec<(K, V)>,
    table: Table,
}

/// A set. Items cannot be removed.
#[derive(Clone, Debug)]
pub(crate) struct Set<T>(Map<T, ()>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map {
            entries: Vec::new(),
            table: Table::default(),
        }
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Set(Map::default())
    }
}

impl<K, V> Map<K, V> {
    pub(crate) fn new() -> Self {
        Map::default()
    }

    /// The entries in the order of insertion.
    pub(crate) fn entries(&self) -> &[(K, V)] {
        &self.entries
    }
}

impl<K: Hash + Eq, V> Map<K, V> {
    fn find<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Result<usize, u64>
    where
        K: Borrow<Q>,
    {
        let hash = self.table.state.hash_one(key);
        let is_key = |index: usize| self.entries[index].0.borrow() == key;
        self.table.find(hash, &is_key).ok_or(hash)
    }

    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        match self.find(key) {
            Ok(index) => Some(&self.entries[index].1),
            Err(_) => None,
        }
    }

    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        match self.find(key) {
            Ok(index) => Some(&mut self.entries[index].1),
            Err(_) => None,
        }
    }

    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    /// Adds or replaces the value of a key. Returns the value that it replaces.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(index) => Some(std::mem::replace(&mut self.entries[index].1, value)),
            Err(hash) => {
                self.table.add(hash);
                self.entries.push((key, value));
                None
            }
        }
    }

    /// The value of a key, which is added if it is missing.
    pub(crate) fn get_or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        let index = match self.find(&key) {
            Ok(index) => index,
            Err(hash) => {
                self.table.add(hash);
                self.entries.push((key, value()));
                self.entries.len() - 1
            }
        };
        &mut self.entries[index].1
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Map::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

impl<T> Set<T> {
    pub(crate) fn new() -> Self {
        Set::default()
    }

    /// The items in the order of insertion.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.entries.iter().map(|(item, ())| item)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.entries.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.entries.is_empty()
    }
}

impl<T: Hash + Eq> Set<T> {
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains_key(item)
    }

    /// Adds an item. Returns whether it is new.
    pub(crate) fn insert(&mut self, item: T) -> bool {
        self.0.insert(item, ()).is_none()
    }
}

impl<T: Hash + Eq> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Set::default();
        for item in items {
            set.insert(item);
        }
        set
    }
}

/// The indices of entries, by the hashes of their keys: open addressing with linear probing.
#[derive(Clone, Debug, Default)]
struct Table {
    state: RandomState,
    /// The number of slots is a power of two, or zero.
    slots: Vec<Slot>,
    len: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u64,
    /// [`FREE`] in a slot that is not used.
    index: usize,
}

const FREE: usize = usize::MAX;

impl Table {
    /// The index of an entry with this hash that is equal.
    fn find(&self, hash: u64, is_equal: &dyn Fn(usize) -> bool) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mut at = self.first(hash);
        loop {
            let slot = self.slots[at];
            if slot.index == FREE {
                return None;
            }
            if slot.hash == hash && is_equal(slot.index) {
                return Some(slot.index);
            }
            at = self.next(at);
        }
    }

    /// Adds the next index.
    fn add(&mut self, hash: u64) {
        // At least a quarter of the slots is free.
        if (self.len + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        self.put(Slot {
            hash,
            index: self.len,
        });
        self.len += 1;
    }

    fn grow(&mut self) {
        let free = Slot {
            hash: 0,
            index: FREE,
        };
        let count = (self.slots.len() * 2).max(8);
        let old = std::mem::replace(&mut self.slots, vec![free; count]);
        for slot in old {
            if slot.index != FREE {
                self.put(slot);
            }
        }
    }

    fn put(&mut self, slot: Slot) {
        let mut at = self.first(slot.hash);
        while self.slots[at].index != FREE {
            at = self.next(at);
        }
        self.slots[at] = slot;
    }

    #[allow(clippy::cast_possible_truncation)] // the lower bits are enough
    fn first(&self, hash: u64) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_map_has_the_entries_of_the_standard_librarys() {
        let mut map: Map<String, usize> = Map::new();
        let mut expected: HashMap<String, usize> = HashMap::new();
        let mut random = 7_usize;
        for step in 0..5_000 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let key = (random >> 33) % 1_500;
            let key = key.to_string();
            assert_eq!(map.get(&*key), expected.get(&*key));
            assert_eq!(map.contains_key(&key), expected.contains_key(&key));
            if step % 3 == 0 {
                let own = *map.get_or_insert_with(key.clone(), || step);
                assert_eq!(own, *expected.entry(key).or_insert(step));
            } else {
                assert_eq!(map.insert(key.clone(), step), expected.insert(key, step));
            }
            assert_eq!(map.entries().len(), expected.len());
        }
        assert!(
            map.entries()
                .iter()
                .all(|(key, value)| expected[key] == *value)
        );
    }

    #[test]
    fn a_set_keeps_the_order_of_insertion() {
        let mut set: Set<&str> = ["b", "a", "b"].into_iter().collect();
        assert!(!set.insert("a") && set.insert("c") && set.contains("c") && !set.contains("d"));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), ["b", "a", "c"]);
        assert!(!set.is_empty() && Set::<&str>::new().is_empty());
        assert!(!Set::<&str>::new().contains(""));
    }
}
