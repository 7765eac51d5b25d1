//! Checking constraint traits (Smithy specification, "Constraint traits").

#[cfg(feature = "serde")]
use crate::constraint::notes::{Notes, SortedNotes};
use crate::constraint::path::{Path, Segment};
use crate::constraint::pattern::Pattern;
use crate::constraint::range_bound::RangeBound;
use crate::constraint::violation::{
    Constraint, ConstraintViolation, ConstraintViolations, MAX_PATH_BYTES, MAX_VIOLATIONS,
};
use crate::schema::{EnumSchema, Length, Presence, ROOT, Range, Schema};
use crate::value::list::{List, Map};
use crate::value::{IntEnum, StringEnum, Structure, Union, UnionMember, Value, View};

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
    pub(crate) fn add(&mut self, path: &Path<'_>, constraint: Constraint) {
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

    #[cold]
    fn report_unset(&mut self, path: &Path<'_>) {
        self.part(path, |out| out.add(path, Constraint::Required));
    }

    /// Validates a part of a value, unless it is a placeholder.
    #[inline]
    fn part(&mut self, path: &Path<'_>, check: impl FnOnce(&mut Self)) {
        #[cfg(feature = "serde")]
        if self.notes.is_some() && !self.enter(path) {
            return;
        }
        check(self);
        #[cfg(feature = "serde")]
        if self.notes.is_some() {
            self.leave(path);
        }
        #[cfg(not(feature = "serde"))]
        let _ = path;
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

    /// Makes the notes report missing members. Returns `otherwise` if there are no notes.
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

/// Validates a value as the root.
///
/// # Errors
///
/// Returns all violations.
pub fn validate(value: &View<'_>) -> Result<(), ConstraintViolations> {
    check_root(value, Violations::default())
}

/// Validates the view of a value as the root.
pub(crate) fn check_root(view: &View<'_>, mut out: Violations) -> Result<(), ConstraintViolations> {
    check(view, &ROOT, &Path::root(), &mut out);
    out.finish().map_or(Ok(()), Err)
}

/// Validates and returns a value from a builder.
///
/// # Errors
///
/// Returns all violations.
pub fn validated<T: Value>(value: T) -> Result<T, ConstraintViolations> {
    validate(&value.view()).map(|()| value)
}

/// Checks a value.
pub(crate) fn check(view: &View<'_>, schema: &Schema, path: &Path<'_>, out: &mut Violations) {
    if schema.sensitive {
        path.set_sensitive();
    }
    match view {
        View::Text(text) => check_text(text, schema, path, out),
        View::I8(value) => check_range(*value, schema.range, path, out),
        View::I16(value) => check_range(*value, schema.range, path, out),
        View::I32(value) => check_range(*value, schema.range, path, out),
        View::I64(value) => check_range(*value, schema.range, path, out),
        View::F32(value, _) => check_range(*value, schema.range, path, out),
        View::F64(value, _) => check_range(*value, schema.range, path, out),
        #[cfg(feature = "bignum")]
        View::BigInteger(value) => check_range(*value, schema.range, path, out),
        #[cfg(feature = "bignum")]
        View::BigDecimal(value) => check_range(*value, schema.range, path, out),
        View::Blob(bytes) => check_count(bytes.len(), schema.length, path, out),
        View::List(list) => check_list(*list, schema, path, out),
        View::Items(items) => check_list(items, schema, path, out),
        View::Map(map) => check_map(*map, schema, path, out),
        View::Entries(entries) => check_map(entries, schema, path, out),
        View::Structure(structure) => check_structure(*structure, path, out),
        View::Union(union) => check_union(*union, path, out),
        View::StringEnum(value) => check_string_enum(*value, schema, path, out),
        View::IntEnum(value) => check_int_enum(*value, path, out),
        View::Unset | View::Unit | View::Bool(_) | View::Timestamp(_) => {}
        #[cfg(feature = "serde")]
        View::Document(..) => {}
    }
}

fn check_text(text: &str, schema: &Schema, path: &Path<'_>, out: &mut Violations) {
    check_length(text, schema.length, path, out);
    if let Some(pattern) = schema.pattern {
        check_pattern(text, pattern, path, out);
    }
}

fn check_list(list: &dyn List, schema: &Schema, path: &Path<'_>, out: &mut Violations) {
    check_count(list.len(), schema.length, path, out);
    if let Some(check_unique) = schema.unique_items {
        check_unique(list, path, out);
    }
    let items = schema.item();
    if items.constrained {
        for index in 0..list.len() {
            let path = path.child(Segment::Index(index));
            out.part(&path, |out| check(&list.item(index), items, &path, out));
        }
    }
}

/// Checks a map. A violation of a key is reported at the path of the map, as in Smithy's servers.
fn check_map(map: &dyn Map, schema: &Schema, path: &Path<'_>, out: &mut Violations) {
    check_count(map.len(), schema.length, path, out);
    let (keys, values) = (schema.key(), schema.item());
    if !keys.constrained && !values.constrained {
        return;
    }
    map.each(&mut |key, value| {
        if keys.constrained {
            check(&key, keys, &path.of_key(keys.sensitive), out);
        }
        if values.constrained {
            let segment = Segment::Key(key.text(), keys.sensitive || path.is_sensitive());
            let path = path.child(segment);
            out.part(&path, |out| check(&value, values, &path, out));
        }
    });
}

fn check_structure(structure: &dyn Structure, path: &Path<'_>, out: &mut Violations) {
    let schema = structure.schema();
    if schema.sensitive {
        path.set_sensitive();
    }
    for (number, member) in (0..).zip(schema.members) {
        let must_be_set = member.presence == Presence::ClientOptional || member.mark.is_some();
        if !member.schema.constrained && !must_be_set {
            continue;
        }
        let view = match member.mark {
            None => structure.member(number as usize),
            Some(_) => structure.present(number as usize),
        };
        if view.is_set() {
            let path = path.member(number, member.name);
            out.part(&path, |out| check(&view, member.schema, &path, out));
        } else if must_be_set {
            out.report_unset(&path.member(number, member.name));
        }
    }
}

fn check_union(union: &dyn Union, path: &Path<'_>, out: &mut Violations) {
    let schema = union.schema();
    if schema.sensitive {
        path.set_sensitive();
    }
    if let UnionMember::Known(number, value) = union.member() {
        let member = &schema.members[number];
        if member.schema.constrained {
            #[allow(clippy::cast_possible_truncation)] // a number of members
            let path = path.member(number as u32, member.name);
            out.part(&path, |out| check(&value, member.schema, &path, out));
        }
    }
}

/// The constraints of a member override those of the enum.
fn check_string_enum(value: &dyn StringEnum, of: &Schema, path: &Path<'_>, out: &mut Violations) {
    let EnumSchema { values, schema } = value.schema();
    if schema.sensitive {
        path.set_sensitive();
    }
    if value.is_unknown() {
        out.add(path, Constraint::Enum { values });
    }
    check_length(value.text(), of.length.or(schema.length), path, out);
    if let Some(pattern) = of.pattern.or(schema.pattern) {
        check_pattern(value.text(), pattern, path, out);
    }
}

fn check_int_enum(value: &dyn IntEnum, path: &Path<'_>, out: &mut Violations) {
    if value.is_unknown() {
        let values = value.schema().values;
        out.add(path, Constraint::Enum { values });
    }
}

/// `@length` of a string, in Unicode scalar values.
fn check_length(value: &str, length: Option<Length>, path: &Path<'_>, out: &mut Violations) {
    let Some(Length { min, max }) = length else {
        return;
    };
    // A character takes one to four bytes, so the number of bytes decides for most strings.
    let bytes = value.len() as u64;
    if min.is_none_or(|min| bytes / 4 >= min) && max.is_none_or(|max| bytes <= max) {
        return;
    }
    check_count(value.chars().count(), length, path, out);
}

/// `@length` of a blob, in bytes, or of a list or map, in entries.
fn check_count(length: usize, of: Option<Length>, path: &Path<'_>, out: &mut Violations) {
    let Some(Length { min, max }) = of else {
        return;
    };
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
fn check_range<T: Ranged>(value: T, range: Option<&Range>, path: &Path<'_>, out: &mut Violations) {
    let Some(&Range { min, max }) = range else {
        return;
    };
    if min.is_some_and(|min| value.is_below(min)) || max.is_some_and(|max| value.is_above(max)) {
        out.add(path, Constraint::Range { min, max });
    }
}

/// `@pattern`
fn check_pattern(value: &str, pattern: &Pattern, path: &Path<'_>, out: &mut Violations) {
    if !pattern.is_match(value) {
        let pattern = pattern.source;
        out.add(path, Constraint::Pattern { pattern });
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::constraint::unique::check_unique;
    use crate::schema::{CONSTRAINED, at_least, at_most, between};

    /// The paths and constraints that are reported on a value at the root.
    fn found(value: &impl Value, schema: &Schema) -> Vec<(String, Constraint)> {
        let mut out = Violations::default();
        check(&value.view(), schema, &Path::root(), &mut out);
        let pair = |v: ConstraintViolation| (v.path().to_owned(), v.constraint().clone());
        out.finish().into_iter().flatten().map(pair).collect()
    }

    fn of_length(length: Option<Length>) -> Schema {
        Schema {
            length,
            ..CONSTRAINED
        }
    }

    #[test]
    fn length_counts_scalar_values() {
        assert!(found(&"😀é", &of_length(between(2, 2))).is_empty());
        let long = found(&"abc", &of_length(at_most(2)));
        let expected = Constraint::Length {
            length: Some(3),
            min: None,
            max: Some(2),
        };
        assert_eq!(long, [(String::new(), expected)]);
        assert_eq!(found(&"", &of_length(at_least(1))).len(), 1);
    }

    #[test]
    fn range_is_inclusive_and_nan_is_outside() {
        fn count<T: Value + Copy>(
            value: T,
            min: Option<RangeBound>,
            max: Option<RangeBound>,
        ) -> usize {
            let range = Box::leak(Box::new(Range { min, max }));
            let schema = Schema {
                range: Some(range),
                ..CONSTRAINED
            };
            found(&value, &schema).len()
        }
        let (min, max) = (Some(RangeBound::integer(1)), Some(RangeBound::integer(5)));
        for (value, expected) in [(0, 1), (1, 0), (5, 0), (6, 1)] {
            assert_eq!(count(value, min, max), expected);
        }
        assert_eq!(count(f64::NAN, min, None), 1);
        assert_eq!(count(f32::NAN, None, max), 1);
        let half = Some(RangeBound::decimal("0.5", 0.5, (0, false)));
        assert_eq!(count(0, half, None), 1);
        assert_eq!(count(1, half, None), 0);
        assert_eq!(count(1, None, half), 1);
        let wide = Some(RangeBound::integer(i64::MAX));
        assert_eq!(count(i64::MAX, wide, wide), 0);
        assert_eq!(count(i64::MAX - 1, wide, None), 1);
    }

    const UNIQUE: Schema = Schema {
        unique_items: Some(check_unique),
        ..CONSTRAINED
    };

    #[test]
    fn unique_items_differ_in_lists_of_every_length() {
        for length in [0, 1, 2, 16, 17, 100, 2048, 2049, 5000] {
            let mut items: Vec<i32> = (0..length).collect();
            assert!(found(&items, &UNIQUE).is_empty(), "{length}");
            if let [first, .., last] = &mut *items {
                *last = *first;
                let indices = vec![0, items.len() - 1];
                let expected = Constraint::UniqueItems { indices };
                assert_eq!(
                    found(&items, &UNIQUE),
                    [(String::new(), expected)],
                    "{length}"
                );
            }
        }
    }

    #[test]
    fn unique_names_every_place_of_a_repeated_value() {
        let indices = |items: &[i32]| match found(&items.to_vec(), &UNIQUE).pop() {
            Some((_, Constraint::UniqueItems { indices })) => indices,
            _ => Vec::new(),
        };
        assert_eq!(indices(&[7, 1, 7, 2, 2]), [0, 2, 3, 4]);
        assert!(indices(&[1, 2, 3]).is_empty());
        assert!(indices(&[]).is_empty());
        let mut many: Vec<i32> = (0..1000).collect();
        assert!(indices(&many).is_empty());
        many.push(500);
        assert_eq!(indices(&many), [500, 1000]);
    }

    #[test]
    fn keys_are_reported_at_the_map_and_values_below_it() {
        static SHORT: Schema = Schema {
            length: at_most(1),
            ..CONSTRAINED
        };
        static OUTER: Schema = Schema {
            key: Some(&SHORT),
            item: Some(&TAGS),
            ..CONSTRAINED
        };
        static TAGS: Schema = Schema {
            key: Some(&SHORT),
            item: Some(&SHORT),
            ..CONSTRAINED
        };
        let tags = BTreeMap::from([("ab".to_owned(), "xyz".to_owned())]);
        let outer = BTreeMap::from([("t".to_owned(), tags)]);
        let paths: Vec<String> = (found(&outer, &OUTER).into_iter())
            .map(|(path, _)| path)
            .collect();
        assert_eq!(paths, ["/t", "/t/ab"]);
    }

    #[test]
    fn sparse_items_that_are_missing_are_passed_over() {
        static ITEM: Schema = Schema {
            length: at_most(1),
            ..CONSTRAINED
        };
        let list = Schema {
            item: Some(&ITEM),
            ..CONSTRAINED
        };
        let found = found(&vec![None, Some("ab".to_owned())], &list);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "/1");
    }
}
