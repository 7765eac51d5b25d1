//! `@uniqueItems` (Smithy specification, "uniqueItems trait").

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, Hash, RandomState};

use crate::constraint::check::Violations;
use crate::constraint::path::Path;
use crate::constraint::violation::Constraint;
use crate::total_eq::{ByTotalEq, TotalEq};

/// Up to this length, comparing each pair is faster than hashing.
const MAX_COMPARED_ITEMS: usize = 16;
/// Up to this length, the hash table fits on the stack.
const MAX_STACK_ITEMS: usize = 2048;

/// `@uniqueItems`: items are compared by value. A valid list of up to 2,048 items does not allocate.
pub fn check_unique<T: Eq + Hash>(items: &[T], path: &Path<'_>, out: &mut Violations) {
    let is_unique = match items.len() {
        0..=MAX_COMPARED_ITEMS => !(1..items.len()).any(|i| items[..i].contains(&items[i])),
        _ if items.len() <= MAX_STACK_ITEMS => differ(items),
        _ => HashSet::<&T>::from_iter(items).len() == items.len(),
    };
    if is_unique {
        return;
    }
    if path.is_sensitive() {
        let indices = Vec::new();
        return out.add(path, Constraint::UniqueItems { indices });
    }
    let mut places: HashMap<&T, usize> = HashMap::with_capacity(items.len());
    for item in items {
        *places.entry(item).or_default() += 1;
    }
    let repeated = |&(_, item): &(usize, &T)| places[item] > 1;
    let indices = items
        .iter()
        .enumerate()
        .filter(repeated)
        .map(|(i, _)| i)
        .collect();
    out.add(path, Constraint::UniqueItems { indices });
}

/// `@uniqueItems` of items that contain floats or big decimals.
pub fn check_unique_by_total_eq<T: TotalEq>(items: &[T], path: &Path<'_>, out: &mut Violations) {
    let items: Vec<ByTotalEq<'_, T>> = items.iter().map(ByTotalEq).collect();
    check_unique(&items, path, out);
}

/// Whether no two of at most `MAX_STACK_ITEMS` items are equal.
fn differ<T: Eq + Hash>(items: &[T]) -> bool {
    // Open addressing, at most half full. An entry is the index of an item plus one, or 0.
    let mut seen = [0_u16; 2 * MAX_STACK_ITEMS];
    // Keyed with a new seed each time, so that an attacker cannot choose items that all collide.
    let hasher = RandomState::new();
    for (item, number) in items.iter().zip(1..) {
        #[allow(clippy::cast_possible_truncation)] // any of its bits do
        let mut slot = hasher.hash_one(item) as usize % seen.len();
        while seen[slot] != 0 {
            if items[usize::from(seen[slot]) - 1] == *item {
                return false;
            }
            slot = (slot + 1) % seen.len();
        }
        seen[slot] = number;
    }
    true
}
