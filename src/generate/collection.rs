//! Lists and maps.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::choices::Other;
use super::text::lengths;
use super::{Generator, MAX_ITEMS, NoValue};
use crate::constraint::pattern::sample::{Choose, Lengths, Numbered, Small};
use crate::schema::Schema;
#[cfg(feature = "serde")]
use crate::value::View;
use crate::value::hash_view;
use crate::value::slot::{MapSlot, Slot, Visit};

/// A list that is made.
pub(crate) trait ListSlot {
    /// Adds an empty item, and calls a function with its place.
    fn push(&mut self, visit: Visit<'_>);

    /// Removes the last item.
    fn pop(&mut self);
}

/// Which item or key is to differ from those before it.
#[derive(Default)]
struct Attempts {
    /// How many there were.
    count: usize,
    /// How many there were for the current entry.
    of_entry: usize,
}

/// The most attempts for an entry that is required, and for another one.
const MAX_ATTEMPTS: usize = 4096;
const MAX_ATTEMPTS_OF_MORE: usize = 16;

impl Attempts {
    /// What the next attempt is made by: once those by bytes have led to the same value twice, random choices, and all
    /// choices in turn, which find the last of few values.
    fn next(&mut self, is_required: bool) -> Option<Other> {
        let most = if is_required {
            MAX_ATTEMPTS
        } else {
            MAX_ATTEMPTS_OF_MORE
        };
        if self.of_entry >= most {
            return None;
        }
        self.of_entry += 1;
        self.count += 1;
        Some(if self.count % 2 == 1 {
            Other::Random(Small::new(self.count as u64))
        } else {
            Other::Number(Numbered(self.count / 2))
        })
    }
}

impl Generator<'_, '_> {
    /// Makes a list.
    pub(crate) fn list(
        &mut self,
        schema: &'static Schema,
        list: &mut dyn ListSlot,
    ) -> Result<(), NoValue> {
        let lengths = lengths(schema.length);
        let of_items = self.of_member;
        self.nested(|this| {
            let target = this.entries(lengths)?;
            let mut attempts = Attempts::default();
            // Of what was made, since not all choices make a difference.
            let mut hashes = HashSet::new();
            let mut keys = 0;
            let mut count = 0;
            while count < target && (count < lengths.min || !this.choices.is_exhausted()) {
                let is_required = count < lengths.min;
                let mut other = None;
                attempts.of_entry = 0;
                loop {
                    this.of_member = of_items;
                    let before = other.take().map(|other| this.choices.switch(Some(other)));
                    let (mut made, mut is_new) = (Ok(()), true);
                    list.push(&mut |slot| {
                        made = this.entry(slot, schema);
                        if schema.unique_items.is_some() && made.is_ok() {
                            let mut state = DefaultHasher::new();
                            hash_view(&slot.made(), &mut state);
                            this.keys.hash(&mut state);
                            is_new = hashes.insert(state.finish());
                        }
                    });
                    if let Some(before) = before {
                        this.choices.switch(before);
                    }
                    if made.is_ok() && is_new {
                        keys = hash(&(keys, this.keys));
                        count += 1;
                        break;
                    }
                    list.pop();
                    other = made.is_ok().then(|| attempts.next(is_required)).flatten();
                    if other.is_none() {
                        if is_required {
                            return made.and(Err(NoValue::NotFound));
                        }
                        this.keys = keys;
                        return Ok(());
                    }
                }
            }
            this.keys = keys;
            Ok(())
        })
    }

    /// Makes a map.
    pub(crate) fn map(
        &mut self,
        schema: &'static Schema,
        map: &mut dyn MapSlot,
    ) -> Result<(), NoValue> {
        let lengths = lengths(schema.length);
        let of_entries = self.of_member;
        self.nested(|this| {
            let target = this.entries(lengths)?;
            let mut attempts = Attempts::default();
            let mut keys = BTreeSet::new();
            // The order of the entries makes no difference.
            let mut hash_of_keys: u64 = 0;
            while map.count() < target
                && (map.count() < lengths.min || !this.choices.is_exhausted())
            {
                let is_required = map.count() < lengths.min;
                this.of_member = of_entries;
                attempts.of_entry = 0;
                let is_made = this
                    .new_key(schema.key(), &keys, &mut attempts, is_required)
                    .and_then(|key| {
                        let (slot, _) = map.entry(&key, true).ok_or(NoValue::NotFound)?;
                        this.of_member = of_entries.of_value();
                        let made = this.entry(slot, schema);
                        if made.is_ok() {
                            hash_of_keys = hash_of_keys.wrapping_add(hash(&(&key, this.keys)));
                        } else {
                            map.remove(&key);
                        }
                        keys.insert(key);
                        made
                    });
                if is_made.is_err() {
                    if is_required {
                        return is_made;
                    }
                    break;
                }
            }
            this.keys = hash_of_keys;
            Ok(())
        })
    }

    /// Makes an item of a list, or a value of a map.
    fn entry(&mut self, slot: &mut dyn Slot, schema: &'static Schema) -> Result<(), NoValue> {
        self.keys = 0;
        if self.is_null(schema) {
            return self.spend(1);
        }
        self.fill(slot, schema.item())?;
        // In JSON, a null document is the same as no document.
        #[cfg(feature = "serde")]
        if schema.sparse && matches!(slot.made(), View::Document(serde_json::Value::Null, _)) {
            slot.clear();
        }
        Ok(())
    }

    /// Whether an item of a list, or a value of a map, is null.
    fn is_null(&mut self, schema: &Schema) -> bool {
        schema.sparse && (self.depth >= super::MAX_DEPTH || self.choices.below(4) == 3)
    }

    /// Makes a key that is not there yet.
    fn new_key(
        &mut self,
        schema: &'static Schema,
        keys: &BTreeSet<String>,
        attempts: &mut Attempts,
        is_required: bool,
    ) -> Result<String, NoValue> {
        let mut key = self.key(schema)?;
        while keys.contains(&key) {
            self.spend(1)?;
            let other = attempts.next(is_required).ok_or(NoValue::NotFound)?;
            let before = self.choices.switch(Some(other));
            let other = self.key(schema);
            self.choices.switch(before);
            key = other?;
        }
        Ok(key)
    }

    /// Chooses a number of entries. Beyond the minimum, each takes a byte, so that there are no more than bytes.
    fn entries(&mut self, lengths: Lengths) -> Result<usize, NoValue> {
        if lengths.min > lengths.max.min(MAX_ITEMS) {
            return Err(NoValue::Never);
        }
        if lengths.min > self.max_parts.saturating_sub(self.parts) {
            return Err(NoValue::NotFound);
        }
        if self.is_small() {
            return Ok(lengths.min);
        }
        let most = [2, 4, 8, 32][self.choices.below(4)];
        let more = self.choices.below(most + 1);
        Ok(lengths.min.saturating_add(more).min(lengths.max))
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
