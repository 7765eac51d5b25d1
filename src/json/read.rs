//! Reading values of each kind from JSON.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::base64;
use super::error::TypeMismatchKind;
use super::reader::Reader;
use crate::Shape;
use crate::builder::storage::HasBuilder;
use crate::constraint::path::{Path, Segment};
use crate::fmt::FmtStructure;

/// A value that can be read from JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait ReadJson: Sized {
    /// Whether `null` is a value of the type.
    const NULLABLE: bool = false;

    /// Whether an empty text is an empty value (Smithy specification, "AWS JSON 1.0 / 1.1 protocol", "Empty body
    /// serialization").
    const READS_EMPTY: bool = false;

    /// Reads the value for `at`. Returns an empty one if there is none.
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self;

    /// Reads a value and passes it to `sink`, once.
    ///
    /// No function that is on the stack while a nested value is read stores a structure. So the stack usage
    /// depends on the nesting of the text, not on the size of the structures.
    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(Self)) {
        sink(Self::read(reader, path));
    }
}

/// The function that reads a value and passes it to a sink.
pub(super) type ReadInto<T> = fn(&mut Reader<'_>, &Path<'_>, &mut dyn FnMut(T));

/// A structure, which is read into the storage of its builder.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadStructure: FmtStructure + HasBuilder<Parts: Default> {
    /// Reads a member into its field.
    fn read_member(parts: &mut Self::Parts, name: &str, reader: &mut Reader<'_>, path: &Path<'_>);

    /// Builds the structure. Missing required members are noted.
    fn finish(parts: Self::Parts, reader: &mut Reader<'_>, path: &Path<'_>) -> Self;
}

/// Reads the members of the text. The storage is boxed, so that it is not on the stack.
#[allow(clippy::unnecessary_box_returns)]
fn parts<T: ReadStructure>(reader: &mut Reader<'_>, path: &Path<'_>) -> Box<T::Parts> {
    if T::SENSITIVE {
        path.set_sensitive();
    }
    let mut parts = Box::<T::Parts>::default();
    reader.structure(path, &mut |reader, name| {
        T::read_member(&mut parts, name, reader, path);
    });
    parts
}

/// Reads a structure.
pub fn read_structure<T: ReadStructure>(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
    let parts = parts::<T>(reader, path);
    T::finish(*parts, reader, path)
}

/// Reads a structure and passes it to a sink.
pub fn read_structure_to<T: ReadStructure>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    sink: &mut dyn FnMut(T),
) {
    let parts = parts::<T>(reader, path);
    finish_to(parts, reader, path, sink);
}

/// Passes a structure to a sink. This frame, which stores the structure, is popped before the next value is read.
#[allow(clippy::boxed_local)] // as they come from `parts`
#[inline(never)]
fn finish_to<T: ReadStructure>(
    parts: Box<T::Parts>,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    sink: &mut dyn FnMut(T),
) {
    sink(T::finish(*parts, reader, path));
}

/// The value that a function passes to its sink, or `other` if it passes none.
pub fn from_sink<T>(read: impl FnOnce(&mut dyn FnMut(T)), other: impl FnOnce() -> T) -> T {
    let mut value = None;
    read(&mut |read| value = Some(read));
    value.unwrap_or_else(other)
}

impl<T: ReadJson> ReadJson for Box<T> {
    const READS_EMPTY: bool = T::READS_EMPTY;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        let mut boxed = None;
        T::read_into(reader, path, &mut |value| boxed = Some(Box::new(value)));
        boxed.unwrap_or_else(|| Box::new(T::read(reader, path)))
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(Self)) {
        T::read_into(reader, path, &mut |value| sink(Box::new(value)));
    }
}

/// A value of a sparse list or map.
impl<T: ReadJson> ReadJson for Option<T> {
    const NULLABLE: bool = true;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        is_there(reader).then(|| T::read(reader, path))
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(Self)) {
        sparse(reader, path, T::read_into, sink);
    }
}

/// A union member without a value: an object whose members are skipped.
impl ReadJson for () {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        reader.structure(path, &mut |reader, _| reader.unknown_member());
    }
}

impl ReadJson for bool {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        if reader.is_absent() {
            return false;
        }
        reader.eat_bool().unwrap_or_else(|| {
            reader.skip_mismatch(path, TypeMismatchKind::Type, "a boolean");
            false
        })
    }
}

impl ReadJson for String {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        reader.text(path).into_owned()
    }
}

impl ReadJson for Cow<'_, str> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        Cow::Owned(reader.text(path).into_owned())
    }
}

macro_rules! integers {
    ($($integer:ident $expected:literal;)*) => {$(
        impl ReadJson for $integer {
            fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
                let bounds = ($integer::MIN.into(), $integer::MAX.into());
                let integer = reader.integer(path, bounds, $expected);
                integer.try_into().unwrap_or_default() // it is within the bounds
            }
        }
    )*};
}

integers! {
    i8 "an integer from -128 to 127";
    i16 "an integer from -32768 to 32767";
    i32 "an integer from -2147483648 to 2147483647";
    i64 "an integer from -9223372036854775808 to 9223372036854775807";
}

macro_rules! floats {
    ($($float:ident),*) => {$(
        impl ReadJson for $float {
            fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
                if reader.is_absent() {
                    return 0.0;
                }
                if let Some(digits) = reader.number() {
                    let number = digits.parse().unwrap_or($float::INFINITY);
                    if number.is_infinite() {
                        reader.mismatch(path, TypeMismatchKind::OutOfRange, "a number in range");
                    }
                    return number;
                }
                // Smithy specification, "AWS JSON protocols": strings represent the values that are not JSON
                // numbers.
                if reader.peek() != Some(b'"') {
                    reader.skip_mismatch(path, TypeMismatchKind::Type, "a number");
                    return 0.0;
                }
                match &*reader.string() {
                    "NaN" => $float::NAN,
                    "Infinity" => $float::INFINITY,
                    "-Infinity" => $float::NEG_INFINITY,
                    _ => {
                        let expected = "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"";
                        reader.mismatch(path, TypeMismatchKind::Float, expected);
                        0.0
                    }
                }
            }
        }
    )*};
}

floats!(f32, f64);

/// A blob, in base64.
impl ReadJson for Vec<u8> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        let text = reader.text(path);
        base64::decode_with(&text, reader.is_strict()).unwrap_or_else(|| {
            reader.mismatch(path, TypeMismatchKind::Base64, "base64");
            Vec::new()
        })
    }
}

/// A list. (A list of bytes is `Vec<i8>`; `u8` is not an [`Item`].)
impl<T: ReadJson + Item> ReadJson for Vec<T> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        list(reader, path, T::NULLABLE, T::read_into)
    }
}

/// Whether the next value of a sparse list or map is not null. Consumes a null.
pub(super) fn is_there(reader: &mut Reader<'_>) -> bool {
    !reader.is_absent() && !reader.eat_null()
}

/// A value of a sparse list or map, read by a function.
pub(super) fn sparse<T>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    read: ReadInto<T>,
    sink: &mut dyn FnMut(Option<T>),
) {
    if is_there(reader) {
        read(reader, path, &mut |value| sink(Some(value)));
    } else {
        none_to(sink);
    }
}

/// Passes `None` to a sink. This frame, which stores the `None` of a structure, is popped at once.
#[inline(never)]
fn none_to<T>(sink: &mut dyn FnMut(Option<T>)) {
    sink(None);
}

/// A value that can be an item of a list.
#[doc(hidden)] // not on the pages of generated types
pub trait Item {}

/// A list, whose items are read by a function.
pub(super) fn list<T>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    nullable: bool,
    read: ReadInto<T>,
) -> Vec<T> {
    let mut items = Vec::new();
    let max = reader.take_max();
    if reader.is_absent() {
        return items;
    }
    if reader.peek() != Some(b'[') {
        reader.skip_mismatch(path, TypeMismatchKind::Type, "an array");
        return items;
    }
    let mut count = 0;
    reader.each_item(&mut |reader, index| {
        count += 1;
        if count > max {
            reader.skip();
            return;
        }
        let path = path.child(Segment::Index(index));
        // Without the null, the items after it would have other indices.
        let nulls = (nullable, false);
        unless_null(reader, &path, nulls, read, &mut |item| items.push(item));
    });
    if count > max {
        reader.too_many(path, count);
    }
    items
}

/// A map, whose values are read by a function.
pub(super) fn map<K: From<String> + Ord, V>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    nullable: bool,
    read: ReadInto<V>,
) -> BTreeMap<K, V> {
    let mut entries = BTreeMap::new();
    let max = reader.take_max();
    if reader.is_absent() {
        return entries;
    }
    if reader.peek() != Some(b'{') {
        reader.skip_mismatch(path, TypeMismatchKind::Type, "an object");
        return entries;
    }
    // The keys of the entries that are not kept, since a repeated key counts once.
    let mut others = BTreeSet::new();
    reader.each_member(&mut |reader, name| {
        let key = K::from(name.to_owned());
        let path = path.child(Segment::Key(name, path.is_sensitive()));
        if entries.contains_key(&key) {
            reader.forget(&path);
        } else if entries.len() >= max {
            others.insert(key);
            reader.skip();
            return;
        }
        let mut key = Some(key);
        // Services send null for entries that they do not have.
        let nulls = (nullable, true);
        unless_null(reader, &path, nulls, read, &mut |value| {
            entries.extend(key.take().map(|key| (key, value)));
        });
    });
    if !others.is_empty() {
        reader.too_many(path, entries.len() + others.len());
    }
    entries
}

impl<K: From<String> + Ord, V: ReadJson> ReadJson for BTreeMap<K, V> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        map(reader, path, V::NULLABLE, V::read_into)
    }
}

/// An item or value. Null in a list or map that is not sparse is an error (Smithy specification, "sparse trait").
/// `is_tolerant`: a client skips it.
fn unless_null<T>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    (nullable, is_tolerant): (bool, bool),
    read: ReadInto<T>,
    sink: &mut dyn FnMut(T),
) {
    if nullable || !reader.eat_null() {
        read(reader, path, sink);
    } else if reader.is_strict() || !is_tolerant {
        reader.mismatch(path, TypeMismatchKind::Null, "something other than null");
        reader.placeholder(|reader| read(reader, path, sink));
    }
}

macro_rules! items {
    ($($item:ty),*) => {$(
        impl Item for $item {}
    )*};
}

items!(bool, String, i8, i16, i32, i64, f32, f64, Vec<u8>);

/// Generated types, and the user's.
impl<T: Shape> Item for T {}
impl<T> Item for Option<T> {}
impl<T: Item> Item for Vec<T> {}
impl<K, V> Item for BTreeMap<K, V> {}

#[cfg(feature = "serde")]
impl ReadJson for serde_json::Value {
    const NULLABLE: bool = true;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        use serde_json::{Map, Value};
        if reader.is_absent() {
            return Value::Null;
        }
        match reader.peek() {
            Some(b'{') => {
                let mut members = Map::new();
                reader.each_member(&mut |reader, name| {
                    let value =
                        Value::read(reader, &path.child(Segment::Key(name, path.is_sensitive())));
                    members.insert(name.to_owned(), value);
                });
                Value::Object(members)
            }
            Some(b'[') => {
                let mut items = Vec::new();
                reader.each_item(&mut |reader, index| {
                    items.push(Value::read(reader, &path.child(Segment::Index(index))));
                });
                Value::Array(items)
            }
            Some(b'"') => Value::String(reader.string().into_owned()),
            Some(b'-' | b'0'..=b'9') => {
                let number = reader.number().and_then(document_number);
                number.map_or_else(
                    || {
                        let expected = "a number in range";
                        reader.mismatch(path, TypeMismatchKind::OutOfRange, expected);
                        Value::Null
                    },
                    Value::Number,
                )
            }
            _ => {
                if let Some(value) = reader.eat_bool() {
                    return Value::Bool(value);
                }
                reader.skip();
                Value::Null
            }
        }
    }
}

/// A number in a document: an integer if it is written as one and fits, otherwise the nearest double.
#[cfg(feature = "serde")]
fn document_number(digits: &str) -> Option<serde_json::Number> {
    use serde_json::Number;
    if let Ok(integer) = digits.parse::<u64>() {
        return Some(integer.into());
    }
    match digits.parse::<i64>() {
        // An integer cannot be -0.
        Ok(integer) if integer != 0 => Some(integer.into()),
        _ => Number::from_f64(digits.parse().ok()?),
    }
}

#[cfg(feature = "serde")]
impl Item for serde_json::Value {}

#[cfg(feature = "bignum")]
mod big {
    use bigdecimal::BigDecimal;
    use num_bigint::BigInt;

    use super::{Item, Path, ReadJson, Reader, TypeMismatchKind};
    use crate::bignum;

    impl ReadJson for BigInt {
        fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
            if reader.is_absent() {
                return BigInt::default();
            }
            let Some(number) = reader.any_number() else {
                reader.skip_mismatch(path, TypeMismatchKind::Type, "an integer");
                return BigInt::default();
            };
            let digits = reader.integer_digits(&number, bignum::MAX_DIGITS);
            let integer =
                digits.and_then(|digits| bignum::read(&digits).ok_or(TypeMismatchKind::OutOfRange));
            integer.unwrap_or_else(|kind| {
                let expected = match kind {
                    TypeMismatchKind::OutOfRange => "an integer of at most 10,000 digits",
                    _ => "an integer",
                };
                reader.mismatch(path, kind, expected);
                BigInt::default()
            })
        }
    }

    impl ReadJson for BigDecimal {
        fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
            if reader.is_absent() {
                return BigDecimal::default();
            }
            let Some(digits) = reader.any_number() else {
                reader.skip_mismatch(path, TypeMismatchKind::Type, "a number");
                return BigDecimal::default();
            };
            bignum::read(&digits).unwrap_or_else(|| {
                let expected =
                    "a number of at most 10,000 digits with an exponent from -10000 to 10000";
                reader.mismatch(path, TypeMismatchKind::OutOfRange, expected);
                BigDecimal::default()
            })
        }
    }

    impl Item for BigInt {}
    impl Item for BigDecimal {}
}
