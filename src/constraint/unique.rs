//! `@uniqueItems` (Smithy specification, "uniqueItems trait").

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use crate::constraint::check::Violations;
use crate::constraint::path::Path;
use crate::constraint::violation::Constraint;
use crate::value::eq::ByValue;
use crate::value::list::List;

/// Up to this length, comparing each pair is faster than hashing.
const MAX_COMPARED_ITEMS: usize = 16;
/// Up to this length, the hash table fits on the stack.
const MAX_STACK_ITEMS: usize = 2048;

/// `@uniqueItems`: items are compared by value. A valid list of up to 2,048 items does not allocate.
pub fn check_unique(items: &dyn List, path: &Path<'_>, out: &mut Violations) {
    let item = |index| ByValue(items.item(index));
    let length = items.len();
    let is_unique = match length {
        0..=MAX_COMPARED_ITEMS => {
            !(1..length).any(|right| (0..right).any(|left| item(left) == item(right)))
        }
        _ if length <= MAX_STACK_ITEMS => differ(items),
        _ => (0..length).map(item).collect::<HashSet<_>>().len() == length,
    };
    if is_unique {
        return;
    }
    if path.is_sensitive() {
        let indices = Vec::new();
        return out.add(path, Constraint::UniqueItems { indices });
    }
    let mut places: HashMap<ByValue<'_>, usize> = HashMap::with_capacity(length);
    for index in 0..length {
        *places.entry(item(index)).or_default() += 1;
    }
    let indices = (0..length).filter(|&index| places[&item(index)] > 1);
    let indices = indices.collect();
    out.add(path, Constraint::UniqueItems { indices });
}

/// Whether no two of at most `MAX_STACK_ITEMS` items are equal.
fn differ(items: &dyn List) -> bool {
    // Open addressing, at most half full. An entry is the index of an item plus one, or 0.
    let mut seen = [0_u16; 2 * MAX_STACK_ITEMS];
    // Keyed with a new seed each time, so that an attacker cannot choose items that all collide.
    let hasher = RandomState::new();
    for (index, number) in (0..items.len()).zip(1..) {
        let item = ByValue(items.item(index));
        #[allow(clippy::cast_possible_truncation)] // any of its bits do
        let mut slot = hasher.hash_one(&item) as usize % seen.len();
        while seen[slot] != 0 {
            if ByValue(items.item(usize::from(seen[slot]) - 1)) == item {
                return false;
            }
            slot = (slot + 1) % seen.len();
        }
        seen[slot] = number;
    }
    true
}
