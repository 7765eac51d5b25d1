//! Checking constraint traits (Smithy specification, "Constraint traits").

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasher as _, Hash, RandomState};

#[cfg(feature = "serde")]
use crate::constraint::notes::{Notes, SortedNotes};
use crate::constraint::number::Number;
use crate::constraint::path::{Path, Step};
use crate::constraint::pattern::Pattern;
use crate::constraint::violation::{
    Constraint, ConstraintViolation, ConstraintViolations, MAX_PATH_BYTES, MAX_VIOLATIONS,
};
use crate::total_eq::{ByTotalEq, TotalEq};

/// The violations found so far.
#[derive(Debug, Default)]
pub struct Violations {
    kept: Vec<ConstraintViolation>,
    total: usize,
    /// The bytes that the paths of those that are kept take.
    path_bytes: usize,
    /// What the reader of the value has noted, if anything.
    #[cfg(feature = "serde")]
    notes: Option<Box<SortedNotes>>,
}

impl Violations {
    /// The violations of a value of which its reader has noted something.
    #[cfg(feature = "serde")]
    pub(crate) fn of_noted(notes: Notes) -> Self {
        Violations {
            notes: Some(Box::new(notes.sort())),
            ..Violations::default()
        }
    }

    #[cold]
    fn add(&mut self, at: &Path<'_>, constraint: Constraint) {
        self.keep(constraint, || at.to_pointer());
    }

    fn keep(&mut self, constraint: Constraint, path: impl FnOnce() -> String) {
        self.total += 1;
        if self.kept.len() < MAX_VIOLATIONS && self.path_bytes < MAX_PATH_BYTES {
            let path = path();
            self.path_bytes += path.len();
            self.kept.push(ConstraintViolation::new(path, constraint));
        } else {
            self.path_bytes = MAX_PATH_BYTES; // the ones that are kept are the first ones
        }
    }

    /// Checks a member of a structure or union.
    #[inline]
    pub fn member<T>(
        &mut self,
        at: &Path<'_>,
        number: u32,
        name: &'static str,
        check: fn(T, &Path<'_>, &mut Violations),
        value: T,
    ) {
        self.part(&at.member(number, name), value, check);
    }

    /// Checks a member of a structure that may be unset.
    #[inline]
    pub fn optional_member<T>(
        &mut self,
        at: &Path<'_>,
        number: u32,
        name: &'static str,
        check: fn(T, &Path<'_>, &mut Violations),
        value: Option<T>,
    ) {
        if let Some(value) = value {
            self.member(at, number, name, check, value);
        }
    }

    /// Checks a part of a value, unless a placeholder stands there.
    #[inline]
    fn part<T>(&mut self, at: &Path<'_>, value: T, check: impl FnOnce(T, &Path<'_>, &mut Self)) {
        #[cfg(feature = "serde")]
        if self.notes.is_some() && !self.enter(at) {
            return;
        }
        check(value, at, self);
        #[cfg(feature = "serde")]
        if self.notes.is_some() {
            self.leave(at);
        }
    }

    /// Whether the value as a whole is to be checked: a placeholder is not.
    #[cfg(feature = "serde")]
    pub(crate) fn checks_root(&self, root: &Path<'_>) -> bool {
        let notes = self.notes.as_ref();
        notes.is_none_or(|notes| !notes.is_placeholder(root.node()))
    }

    /// Looks for notes of a place, and reports what is missing before it. `false` if a placeholder stands
    /// there.
    #[cfg(feature = "serde")]
    #[cold]
    fn enter(&mut self, at: &Path<'_>) -> bool {
        let parent = at.parent().map(Path::node);
        match parent.filter(|parent| *parent != Path::NOT_NOTED) {
            Some(parent) => self.with_notes(true, |notes, report| notes.enter(at, parent, report)),
            None => true,
        }
    }

    /// Reports what is missing below a place and has not been reported yet.
    #[cfg(feature = "serde")]
    #[cold]
    fn leave(&mut self, at: &Path<'_>) {
        if at.node() != Path::NOT_NOTED {
            self.with_notes((), |notes, report| notes.leave(at, report));
        }
    }

    /// Has the notes report what is missing; `otherwise` is the result without notes.
    #[cfg(feature = "serde")]
    fn with_notes<T>(
        &mut self,
        otherwise: T,
        run: impl FnOnce(&mut SortedNotes, &mut dyn FnMut(&SortedNotes, u32)) -> T,
    ) -> T {
        let Some(mut notes) = self.notes.take() else {
            return otherwise;
        };
        let result = run(&mut notes, &mut |notes, node| {
            self.keep(Constraint::Required, || notes.to_pointer(node));
        });
        self.notes = Some(notes);
        result
    }

    /// The number of entries that the text of a list or map has: more than the value, if not all of them
    /// have been kept.
    #[cfg(feature = "serde")]
    fn entries(&self, at: &Path<'_>) -> Option<usize> {
        self.notes.as_ref()?.entries(at)
    }

    #[cfg(not(feature = "serde"))]
    fn entries(&self, _: &Path<'_>) -> Option<usize> {
        let _ = self;
        None
    }

    /// All violations.
    pub(crate) fn finish(self) -> Option<ConstraintViolations> {
        #[cfg(feature = "serde")]
        let mut this = self;
        #[cfg(feature = "serde")]
        this.with_notes((), SortedNotes::report_rest);
        #[cfg(not(feature = "serde"))]
        let this = self;
        ConstraintViolations::of(this.kept, this.total)
    }
}

/// A type whose parts can be checked. Emitted for every type; the empty body is that of a type in
/// which the model constrains nothing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "`smithy!` emits such types, and `#[derive(Shape)]` makes one of a structure"
)]
pub trait Check {
    /// Adds to `out` what is wrong with this value, which stands at `at`.
    fn check(&self, at: &Path<'_>, out: &mut Violations) {
        let _ = (at, out);
    }
}

impl<T: Check> Check for Box<T> {
    fn check(&self, at: &Path<'_>, out: &mut Violations) {
        (**self).check(at, out);
    }
}

/// Checks a value as the root of a tree.
///
/// # Errors
///
/// All violations in it.
pub fn validate<T: Check + ?Sized>(value: &T) -> Result<(), ConstraintViolations> {
    let mut out = Violations::default();
    value.check(&Path::root(), &mut out);
    out.finish().map_or(Ok(()), Err)
}

/// Passes on a value that a builder has put together, if it is valid.
///
/// # Errors
///
/// All violations in it.
pub fn checked<T: Check>(value: T) -> Result<T, ConstraintViolations> {
    validate(&value).map(|()| value)
}

/// `@length` of a string: its Unicode scalar values.
pub fn length(
    value: &str,
    min: Option<u64>,
    max: Option<u64>,
    at: &Path<'_>,
    out: &mut Violations,
) {
    // A character takes one to four bytes, which is enough to know of most strings.
    let bytes = value.len() as u64;
    if min.is_none_or(|min| bytes / 4 >= min) && max.is_none_or(|max| bytes <= max) {
        return;
    }
    count(value.chars().count(), min, max, at, out);
}

/// `@length` of a list or map: its entries.
pub fn count(
    length: usize,
    min: Option<u64>,
    max: Option<u64>,
    at: &Path<'_>,
    out: &mut Violations,
) {
    let length = out.entries(at).unwrap_or(length);
    let n = length as u64;
    if min.is_some_and(|min| n < min) || max.is_some_and(|max| n > max) {
        let length = (!at.is_secret()).then_some(length);
        out.add(at, Constraint::Length { length, min, max });
    }
}

/// A number that `@range` can bound.
pub trait Ranged: Copy {
    /// Whether the number lies below the bound; NaN lies below every one.
    fn is_below(self, bound: Number) -> bool;
    /// Whether the number lies above the bound; NaN lies above every one.
    fn is_above(self, bound: Number) -> bool;
}

macro_rules! ranged_integer {
    ($($integer:ty),*) => {$(
        impl Ranged for $integer {
            fn is_below(self, bound: Number) -> bool {
                bound.is_above_integer(self.into())
            }

            fn is_above(self, bound: Number) -> bool {
                bound.is_below_integer(self.into())
            }
        }
    )*};
}

ranged_integer!(i8, i16, i32, i64);

macro_rules! ranged_float {
    ($($float:ty),*) => {$(
        impl Ranged for $float {
            fn is_below(self, bound: Number) -> bool {
                self.is_nan() || bound.is_above_float(self.into())
            }

            fn is_above(self, bound: Number) -> bool {
                self.is_nan() || bound.is_below_float(self.into())
            }
        }
    )*};
}

ranged_float!(f32, f64);

/// `@range`: both bounds inclusive.
pub fn range<T: Ranged>(
    value: T,
    min: Option<Number>,
    max: Option<Number>,
    at: &Path<'_>,
    out: &mut Violations,
) {
    if min.is_some_and(|min| value.is_below(min)) || max.is_some_and(|max| value.is_above(max)) {
        out.add(at, Constraint::Range { min, max });
    }
}

/// `@pattern`.
pub fn pattern(value: &str, pattern: &Pattern, at: &Path<'_>, out: &mut Violations) {
    if !pattern.is_match(value) {
        let pattern = pattern.source();
        out.add(at, Constraint::Pattern { pattern });
    }
}

/// An enum's value that is none of the model's.
pub fn enumeration(values: &'static [&'static str], at: &Path<'_>, out: &mut Violations) {
    out.add(at, Constraint::Enum { values });
}

/// Up to this length comparing each pair costs less than hashing.
const FEW: usize = 16;
/// Up to this length a table of what has been seen fits on the stack.
const MANY: usize = 2048;

/// `@uniqueItems`: items compare by value. What is valid allocates nothing, up to 2,048 items.
pub fn unique<T: Eq + Hash>(items: &[T], at: &Path<'_>, out: &mut Violations) {
    let is_unique = match items.len() {
        0..=FEW => !(1..items.len()).any(|i| items[..i].contains(&items[i])),
        _ if items.len() <= MANY => differ(items),
        _ => HashSet::<&T>::from_iter(items).len() == items.len(),
    };
    if is_unique {
        return;
    }
    if at.is_secret() {
        let indices = Vec::new();
        return out.add(at, Constraint::UniqueItems { indices });
    }
    let mut places: HashMap<&T, usize> = HashMap::with_capacity(items.len());
    for item in items {
        *places.entry(item).or_default() += 1;
    }
    let repeated = |&(_, item): &(usize, &T)| places[item] > 1;
    let indices = items.iter().enumerate().filter(repeated).map(|(i, _)| i);
    let indices = indices.collect();
    out.add(at, Constraint::UniqueItems { indices });
}

/// `@uniqueItems` of items that hold floats or big decimals.
pub fn unique_by_total_eq<T: TotalEq>(items: &[T], at: &Path<'_>, out: &mut Violations) {
    let items: Vec<ByTotalEq<'_, T>> = items.iter().map(ByTotalEq).collect();
    unique(&items, at, out);
}

/// Whether no two of at most `MANY` items are equal.
fn differ<T: Eq + Hash>(items: &[T]) -> bool {
    // Open addressing, at most half full: one more than the index of an item, or 0.
    let mut seen = [0_u16; 2 * MANY];
    // Keyed anew each time, so that nobody can choose items that all meet in one place.
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

/// Checks each item of a list.
pub fn each<T>(
    items: &[T],
    at: &Path<'_>,
    out: &mut Violations,
    check: impl Fn(&T, &Path<'_>, &mut Violations),
) {
    for (index, item) in items.iter().enumerate() {
        out.part(&at.child(Step::Index(index)), item, &check);
    }
}

/// Checks each item of a `@sparse` list that is there.
pub fn each_sparse<T>(
    items: &[Option<T>],
    at: &Path<'_>,
    out: &mut Violations,
    check: impl Fn(&T, &Path<'_>, &mut Violations),
) {
    each(items, at, out, |item, at, out| {
        if let Some(item) = item {
            check(item, at, out);
        }
    });
}

/// Checks each key and value of a map, whose keys may be `@sensitive`. What is wrong with a key is reported
/// at the path of the map, as Smithy's servers do.
pub fn entries<K: AsRef<str>, V>(
    map: &BTreeMap<K, V>,
    at: &Path<'_>,
    secret_keys: bool,
    out: &mut Violations,
    check_key: impl Fn(&K, &Path<'_>, &mut Violations),
    check_value: impl Fn(&V, &Path<'_>, &mut Violations),
) {
    for (key, value) in map {
        check_key(key, &at.of_key(secret_keys), out);
        let step = Step::Key(key.as_ref(), secret_keys || at.is_secret());
        out.part(&at.child(step), value, &check_value);
    }
}

/// Checks each key of a `@sparse` map and each value that is there.
pub fn entries_sparse<K: AsRef<str>, V>(
    map: &BTreeMap<K, Option<V>>,
    at: &Path<'_>,
    secret_keys: bool,
    out: &mut Violations,
    check_key: impl Fn(&K, &Path<'_>, &mut Violations),
    check_value: impl Fn(&V, &Path<'_>, &mut Violations),
) {
    entries(map, at, secret_keys, out, check_key, |value, at, out| {
        if let Some(value) = value {
            check_value(value, at, out);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths and constraints that `check` reports on a value at the root.
    fn found(check: impl Fn(&Path<'_>, &mut Violations)) -> Vec<(String, Constraint)> {
        let mut out = Violations::default();
        check(&Path::root(), &mut out);
        let pair = |v: ConstraintViolation| (v.path().to_owned(), v.constraint().clone());
        out.finish().into_iter().flatten().map(pair).collect()
    }

    #[test]
    fn length_counts_scalar_values() {
        assert!(found(|at, out| length("😀é", Some(2), Some(2), at, out)).is_empty());
        let long = found(|at, out| length("abc", None, Some(2), at, out));
        let expected = Constraint::Length {
            length: Some(3),
            min: None,
            max: Some(2),
        };
        assert_eq!(long, [(String::new(), expected)]);
        assert_eq!(found(|at, out| length("", Some(1), None, at, out)).len(), 1);
    }

    #[test]
    fn range_is_inclusive_and_nan_is_outside() {
        let (min, max) = (Some(Number::integer(1)), Some(Number::integer(5)));
        for (value, count) in [(0, 1), (1, 0), (5, 0), (6, 1)] {
            assert_eq!(
                found(|at, out| range(value, min, max, at, out)).len(),
                count
            );
        }
        assert_eq!(
            found(|at, out| range(f64::NAN, min, None, at, out)).len(),
            1
        );
        assert_eq!(
            found(|at, out| range(f32::NAN, None, max, at, out)).len(),
            1
        );
        let half = Some(Number::decimal("0.5", (0.5, 0), (0, false)));
        assert_eq!(found(|at, out| range(0, half, None, at, out)).len(), 1);
        assert_eq!(found(|at, out| range(1, half, None, at, out)).len(), 0);
        assert_eq!(found(|at, out| range(1, None, half, at, out)).len(), 1);
        let wide = Some(Number::integer(i64::MAX));
        assert_eq!(
            found(|at, out| range(i64::MAX, wide, wide, at, out)).len(),
            0
        );
        assert_eq!(
            found(|at, out| range(i64::MAX - 1, wide, None, at, out)).len(),
            1
        );
    }

    #[test]
    fn unique_items_differ_in_lists_of_every_length() {
        for length in [0, 1, 2, 16, 17, 100, 2048, 2049, 5000] {
            let mut items: Vec<usize> = (0..length).collect();
            assert!(
                found(|at, out| unique(&items, at, out)).is_empty(),
                "{length}"
            );
            if let [first, .., last] = &mut *items {
                *last = *first;
                let indices = vec![0, length - 1];
                let expected = Constraint::UniqueItems { indices };
                let violations = found(|at, out| unique(&items, at, out));
                assert_eq!(violations, [(String::new(), expected)], "{length}");
            }
        }
    }

    #[test]
    fn unique_names_every_place_of_a_repeated_value() {
        let indices = |items: &[u32]| match found(|at, out| unique(items, at, out)).pop() {
            Some((_, Constraint::UniqueItems { indices })) => indices,
            _ => Vec::new(),
        };
        assert_eq!(indices(&[7, 1, 7, 2, 2]), [0, 2, 3, 4]);
        assert!(indices(&[1, 2, 3]).is_empty());
        assert!(indices(&[]).is_empty());
        let mut many: Vec<u32> = (0..1000).collect();
        assert!(indices(&many).is_empty());
        many.push(500);
        assert_eq!(indices(&many), [500, 1000]);
    }

    #[test]
    fn keys_are_reported_at_the_map_and_values_below_it() {
        let map = BTreeMap::from([("ab".to_owned(), "xyz".to_owned())]);
        let too_long = |value: &String, at: &Path<'_>, out: &mut Violations| {
            length(value, None, Some(1), at, out);
        };
        let paths: Vec<String> = found(|at, out| {
            entries(&map, &at.member(0, "Tags"), false, out, too_long, too_long);
        })
        .into_iter()
        .map(|(path, _)| path)
        .collect();
        assert_eq!(paths, ["/Tags", "/Tags/ab"]);
    }

    #[test]
    fn sparse_items_that_are_missing_are_passed_over() {
        let items = [None, Some("ab".to_owned())];
        let found = found(|at, out| {
            each_sparse(&items, at, out, |item: &String, at, out| {
                length(item, None, Some(1), at, out);
            });
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "/1");
    }
}
