//! Checking constraint traits (Smithy specification, "Constraint traits").

use std::collections::BTreeMap;

use crate::__private::MarkAbsent;
#[cfg(feature = "serde")]
use crate::constraint::notes::{Notes, SortedNotes};
use crate::constraint::path::{Path, Segment};
use crate::constraint::pattern::Pattern;
use crate::constraint::range_bound::RangeBound;
use crate::constraint::violation::{
    Constraint, ConstraintViolation, ConstraintViolations, MAX_PATH_BYTES, MAX_VIOLATIONS,
};

/// The violations found so far.
#[derive(Debug, Default)]
pub struct Violations {
    kept: Vec<ConstraintViolation>,
    total: usize,
    /// The size of the paths of the violations that are kept, in bytes.
    path_bytes: usize,
    /// The notes of the reader, if there are any.
    #[cfg(feature = "serde")]
    notes: Option<Box<SortedNotes>>,
}

impl Violations {
    /// The violations of a value with notes of its reader.
    #[cfg(feature = "serde")]
    pub(crate) fn of_noted(notes: Notes) -> Self {
        Violations {
            notes: Some(Box::new(notes.sort())),
            ..Violations::default()
        }
    }

    #[cold]
    pub(super) fn add(&mut self, path: &Path<'_>, constraint: Constraint) {
        self.keep(constraint, || path.to_pointer());
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
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        check: fn(T, &Path<'_>, &mut Violations),
        value: T,
    ) {
        self.part(&path.member(number, name), value, check);
    }

    /// Checks a member of a structure that may be unset.
    #[inline]
    pub fn optional_member<T>(
        &mut self,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        check: fn(T, &Path<'_>, &mut Violations),
        value: Option<T>,
    ) {
        if let Some(value) = value {
            self.member(path, number, name, check, value);
        }
    }

    /// Reports a required member of a structure that is unset, although it may be.
    #[inline]
    pub fn required_member(
        &mut self,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        is_set: bool,
    ) {
        if !is_set {
            self.report_unset(&path.member(number, name));
        }
    }

    /// Whether a required member is not absent. Reports an absent one, whose bit is `mark`.
    #[inline]
    pub fn is_present<T: MarkAbsent>(
        &mut self,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        structure: &T,
        mark: usize,
    ) -> bool {
        let is_absent = structure.is_absent(mark);
        self.required_member(path, number, name, !is_absent);
        !is_absent
    }

    #[cold]
    fn report_unset(&mut self, path: &Path<'_>) {
        self.part(path, (), |(), path, out| {
            out.add(path, Constraint::Required);
        });
    }

    /// Validates a part of a value, unless it is a placeholder.
    #[inline]
    fn part<T>(&mut self, path: &Path<'_>, value: T, check: impl FnOnce(T, &Path<'_>, &mut Self)) {
        #[cfg(feature = "serde")]
        if self.notes.is_some() && !self.enter(path) {
            return;
        }
        check(value, path, self);
        #[cfg(feature = "serde")]
        if self.notes.is_some() {
            self.leave(path);
        }
    }

    /// Looks up the notes of a path, and reports the missing members before it. Returns `false` if the value
    /// is a placeholder.
    #[cfg(feature = "serde")]
    #[cold]
    fn enter(&mut self, path: &Path<'_>) -> bool {
        let parent = path.parent().map(Path::node);
        match parent.filter(|parent| *parent != Path::NOT_NOTED) {
            Some(parent) => {
                self.with_notes(true, |notes, report| notes.enter(path, parent, report))
            }
            None => true,
        }
    }

    /// Reports the missing members below a path that have not been reported yet.
    #[cfg(feature = "serde")]
    #[cold]
    fn leave(&mut self, path: &Path<'_>) {
        if path.node() != Path::NOT_NOTED {
            self.with_notes((), |notes, report| notes.leave(path, report));
        }
    }

    /// Has the notes report missing members. Returns `otherwise` if there are no notes.
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

    /// The number of entries in the text of a list or map, which is more than in the value if not all of them
    /// were kept.
    #[cfg(feature = "serde")]
    fn entries(&self, path: &Path<'_>) -> Option<usize> {
        self.notes.as_ref()?.entries(path)
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

/// A type whose parts can be checked. Implemented for every generated type; the empty default is for types
/// without constraints.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait Check {
    /// Adds the violations of this value, whose path is `at`, to `out`.
    fn check(&self, path: &Path<'_>, out: &mut Violations) {
        let _ = (path, out);
    }
}

impl<T: Check> Check for Box<T> {
    fn check(&self, path: &Path<'_>, out: &mut Violations) {
        (**self).check(path, out);
    }
}

/// Checks a value as the root.
///
/// # Errors
///
/// Returns all violations.
pub fn validate<T: Check + ?Sized>(value: &T) -> Result<(), ConstraintViolations> {
    let mut out = Violations::default();
    value.check(&Path::root(), &mut out);
    out.finish().map_or(Ok(()), Err)
}

/// Checks and returns a value from a builder.
///
/// # Errors
///
/// Returns all violations.
pub fn validated<T: Check>(value: T) -> Result<T, ConstraintViolations> {
    validate(&value).map(|()| value)
}

/// `@length` of a string, in Unicode scalar values.
pub fn check_length(
    value: &str,
    min: Option<u64>,
    max: Option<u64>,
    path: &Path<'_>,
    out: &mut Violations,
) {
    // A character takes one to four bytes, so the number of bytes decides for most strings.
    let bytes = value.len() as u64;
    if min.is_none_or(|min| bytes / 4 >= min) && max.is_none_or(|max| bytes <= max) {
        return;
    }
    check_count(value.chars().count(), min, max, path, out);
}

/// `@length` of a list or map, in entries.
pub fn check_count(
    length: usize,
    min: Option<u64>,
    max: Option<u64>,
    path: &Path<'_>,
    out: &mut Violations,
) {
    let length = out.entries(path).unwrap_or(length);
    let n = length as u64;
    if min.is_some_and(|min| n < min) || max.is_some_and(|max| n > max) {
        let length = (!path.is_sensitive()).then_some(length);
        out.add(path, Constraint::Length { length, min, max });
    }
}

/// A number that `@range` can bound.
pub trait Ranged: Copy {
    /// Whether the number is below the bound. NaN is below every bound.
    fn is_below(self, bound: RangeBound) -> bool;
    /// Whether the number is above the bound. NaN is above every bound.
    fn is_above(self, bound: RangeBound) -> bool;
}

macro_rules! ranged_integer {
    ($($integer:ty),*) => {$(
        impl Ranged for $integer {
            fn is_below(self, bound: RangeBound) -> bool {
                bound.is_above_integer(self.into())
            }

            fn is_above(self, bound: RangeBound) -> bool {
                bound.is_below_integer(self.into())
            }
        }
    )*};
}

ranged_integer!(i8, i16, i32, i64);

macro_rules! ranged_float {
    ($($float:ty, $is_above:ident, $is_below:ident;)*) => {$(
        impl Ranged for $float {
            fn is_below(self, bound: RangeBound) -> bool {
                bound.$is_above(self)
            }

            fn is_above(self, bound: RangeBound) -> bool {
                bound.$is_below(self)
            }
        }
    )*};
}

ranged_float! {
    f32, is_above_f32, is_below_f32;
    f64, is_above_f64, is_below_f64;
}

/// `@range`, with inclusive bounds.
pub fn check_range<T: Ranged>(
    value: T,
    min: Option<RangeBound>,
    max: Option<RangeBound>,
    path: &Path<'_>,
    out: &mut Violations,
) {
    if min.is_some_and(|min| value.is_below(min)) || max.is_some_and(|max| value.is_above(max)) {
        out.add(path, Constraint::Range { min, max });
    }
}

/// `@pattern`.
pub fn check_pattern(value: &str, pattern: &Pattern, path: &Path<'_>, out: &mut Violations) {
    if !pattern.is_match(value) {
        let pattern = pattern.source;
        out.add(path, Constraint::Pattern { pattern });
    }
}

/// An enum value that is not in the model.
pub fn report_unknown_value(
    values: &'static [&'static str],
    path: &Path<'_>,
    out: &mut Violations,
) {
    out.add(path, Constraint::Enum { values });
}

/// Checks each item of a list.
pub fn check_items<T>(
    items: &[T],
    path: &Path<'_>,
    out: &mut Violations,
    check: impl Fn(&T, &Path<'_>, &mut Violations),
) {
    for (index, item) in items.iter().enumerate() {
        out.part(&path.child(Segment::Index(index)), item, &check);
    }
}

/// Checks each item of a `@sparse` list that is not null.
pub fn check_sparse_items<T>(
    items: &[Option<T>],
    path: &Path<'_>,
    out: &mut Violations,
    check: impl Fn(&T, &Path<'_>, &mut Violations),
) {
    check_items(items, path, out, |item, path, out| {
        if let Some(item) = item {
            check(item, path, out);
        }
    });
}

/// Checks each key and value of a map, whose keys may be `@sensitive`. A violation of a key is reported at the
/// path of the map, as in Smithy's servers.
pub fn check_entries<K: AsRef<str>, V>(
    map: &BTreeMap<K, V>,
    path: &Path<'_>,
    sensitive_keys: bool,
    out: &mut Violations,
    check_key: impl Fn(&K, &Path<'_>, &mut Violations),
    check_value: impl Fn(&V, &Path<'_>, &mut Violations),
) {
    for (key, value) in map {
        check_key(key, &path.of_key(sensitive_keys), out);
        let segment = Segment::Key(key.as_ref(), sensitive_keys || path.is_sensitive());
        out.part(&path.child(segment), value, &check_value);
    }
}

/// Checks each key of a `@sparse` map and each value that is not null.
pub fn check_sparse_entries<K: AsRef<str>, V>(
    map: &BTreeMap<K, Option<V>>,
    path: &Path<'_>,
    sensitive_keys: bool,
    out: &mut Violations,
    check_key: impl Fn(&K, &Path<'_>, &mut Violations),
    check_value: impl Fn(&V, &Path<'_>, &mut Violations),
) {
    check_entries(
        map,
        path,
        sensitive_keys,
        out,
        check_key,
        |value, path, out| {
            if let Some(value) = value {
                check_value(value, path, out);
            }
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constraint::unique::check_unique;

    /// The paths and constraints that `check` reports on a value at the root.
    fn found(check: impl Fn(&Path<'_>, &mut Violations)) -> Vec<(String, Constraint)> {
        let mut out = Violations::default();
        check(&Path::root(), &mut out);
        let pair = |v: ConstraintViolation| (v.path().to_owned(), v.constraint().clone());
        out.finish().into_iter().flatten().map(pair).collect()
    }

    #[test]
    fn length_counts_scalar_values() {
        assert!(found(|path, out| check_length("😀é", Some(2), Some(2), path, out)).is_empty());
        let long = found(|path, out| check_length("abc", None, Some(2), path, out));
        let expected = Constraint::Length {
            length: Some(3),
            min: None,
            max: Some(2),
        };
        assert_eq!(long, [(String::new(), expected)]);
        assert_eq!(
            found(|path, out| check_length("", Some(1), None, path, out)).len(),
            1
        );
    }

    #[test]
    fn range_is_inclusive_and_nan_is_outside() {
        let (min, max) = (Some(RangeBound::integer(1)), Some(RangeBound::integer(5)));
        for (value, count) in [(0, 1), (1, 0), (5, 0), (6, 1)] {
            assert_eq!(
                found(|path, out| check_range(value, min, max, path, out)).len(),
                count
            );
        }
        assert_eq!(
            found(|path, out| check_range(f64::NAN, min, None, path, out)).len(),
            1
        );
        assert_eq!(
            found(|path, out| check_range(f32::NAN, None, max, path, out)).len(),
            1
        );
        let half = Some(RangeBound::decimal("0.5", 0.5, (0, false)));
        assert_eq!(
            found(|path, out| check_range(0, half, None, path, out)).len(),
            1
        );
        assert_eq!(
            found(|path, out| check_range(1, half, None, path, out)).len(),
            0
        );
        assert_eq!(
            found(|path, out| check_range(1, None, half, path, out)).len(),
            1
        );
        let wide = Some(RangeBound::integer(i64::MAX));
        assert_eq!(
            found(|path, out| check_range(i64::MAX, wide, wide, path, out)).len(),
            0
        );
        assert_eq!(
            found(|path, out| check_range(i64::MAX - 1, wide, None, path, out)).len(),
            1
        );
    }

    #[test]
    fn unique_items_differ_in_lists_of_every_length() {
        for length in [0, 1, 2, 16, 17, 100, 2048, 2049, 5000] {
            let mut items: Vec<usize> = (0..length).collect();
            assert!(
                found(|path, out| check_unique(&items, path, out)).is_empty(),
                "{length}"
            );
            if let [first, .., last] = &mut *items {
                *last = *first;
                let indices = vec![0, length - 1];
                let expected = Constraint::UniqueItems { indices };
                let violations = found(|path, out| check_unique(&items, path, out));
                assert_eq!(violations, [(String::new(), expected)], "{length}");
            }
        }
    }

    #[test]
    fn unique_names_every_place_of_a_repeated_value() {
        let indices = |items: &[u32]| match found(|path, out| check_unique(items, path, out)).pop()
        {
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
        let too_long = |value: &String, path: &Path<'_>, out: &mut Violations| {
            check_length(value, None, Some(1), path, out);
        };
        let paths: Vec<String> = found(|path, out| {
            check_entries(
                &map,
                &path.member(0, "Tags"),
                false,
                out,
                too_long,
                too_long,
            );
        })
        .into_iter()
        .map(|(path, _)| path)
        .collect();
        assert_eq!(paths, ["/Tags", "/Tags/ab"]);
    }

    #[test]
    fn sparse_items_that_are_missing_are_passed_over() {
        let items = [None, Some("ab".to_owned())];
        let found = found(|path, out| {
            check_sparse_items(&items, path, out, |item: &String, path, out| {
                check_length(item, None, Some(1), path, out);
            });
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "/1");
    }
}
