//! What values of each kind are made of.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::base64;
use super::reader::{Reader, What};
use crate::Shape;
use crate::path::Path;

/// A value that can be read from JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "`smithy!` emits such types, and `#[derive(Shape)]` makes one of a structure"
)]
pub trait Read: Sized {
    /// Whether `null` is one of its values.
    const NULLABLE: bool = false;

    /// Reads a value, which will stand at `at`. Where there is none, gives back an empty one.
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self;
}

impl<T: Read> Read for Box<T> {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        Box::new(T::read(reader, at))
    }
}

/// A value of a sparse list or map.
impl<T: Read> Read for Option<T> {
    const NULLABLE: bool = true;

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        sparse(reader, at, T::read)
    }
}

/// A member of a union without a value: an object whose members are passed over.
impl Read for () {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        reader.structure(at, &mut |reader, _| reader.unknown_member());
    }
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        if reader.is_absent() {
            return false;
        }
        reader.eat_bool().unwrap_or_else(|| {
            reader.wrong(at, "type", "a boolean");
            false
        })
    }
}

impl Read for String {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        reader.text(at).into_owned()
    }
}

impl Read for Cow<'_, str> {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        Cow::Owned(reader.text(at).into_owned())
    }
}

macro_rules! integers {
    ($($integer:ident $expected:literal;)*) => {$(
        impl Read for $integer {
            fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
                let bounds = ($integer::MIN.into(), $integer::MAX.into());
                let integer = reader.integer(at, bounds, $expected);
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
        impl Read for $float {
            fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
                if reader.is_absent() {
                    return 0.0;
                }
                if let Some(digits) = reader.number() {
                    let number = digits.parse().unwrap_or($float::INFINITY);
                    if number.is_infinite() {
                        reader.note(at, What::Wrong("width", "a number that is not too large"));
                    }
                    return number;
                }
                // Smithy specification, "AWS JSON protocols": the values that JSON has no numbers for.
                if reader.peek() != Some(b'"') {
                    reader.wrong(at, "type", "a number");
                    return 0.0;
                }
                match &*reader.string() {
                    "NaN" => $float::NAN,
                    "Infinity" => $float::INFINITY,
                    "-Infinity" => $float::NEG_INFINITY,
                    _ => {
                        let expected = "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"";
                        reader.note(at, What::Wrong("float-string", expected));
                        0.0
                    }
                }
            }
        }
    )*};
}

floats!(f32, f64);

/// A blob: its bytes in base64.
impl Read for Vec<u8> {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        let text = reader.text(at);
        base64::decode_with(&text, reader.is_checked()).unwrap_or_else(|| {
            reader.note(at, What::Wrong("base64", "base64"));
            Vec::new()
        })
    }
}

/// A list. (A list of bytes has signed ones; `u8` is no [`Item`].)
impl<T: Read + Item> Read for Vec<T> {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        list(reader, at, T::NULLABLE, T::read)
    }
}

/// A value of a sparse list or map that is read by a function.
pub(super) fn sparse<T>(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    read: impl Fn(&mut Reader<'_>, &Path<'_>) -> T,
) -> Option<T> {
    (!reader.is_absent() && !reader.eat_null()).then(|| read(reader, at))
}

/// A value that can be an item of a list.
pub trait Item {}

/// A list whose items are read by a function.
pub(super) fn list<T>(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    nullable: bool,
    read: impl Fn(&mut Reader<'_>, &Path<'_>) -> T,
) -> Vec<T> {
    let mut items = Vec::new();
    if reader.is_absent() {
        return items;
    }
    if reader.peek() != Some(b'[') {
        reader.wrong(at, "type", "an array");
        return items;
    }
    reader.each_item(&mut |reader, index| {
        let at = at.index(index);
        items.extend(unless_null(reader, &at, nullable, &read));
    });
    items
}

/// A map whose values are read by a function.
pub(super) fn map<K: From<String> + Ord, V>(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    nullable: bool,
    read: impl Fn(&mut Reader<'_>, &Path<'_>) -> V,
) -> BTreeMap<K, V> {
    let mut entries = BTreeMap::new();
    if reader.is_absent() {
        return entries;
    }
    if reader.peek() != Some(b'{') {
        reader.wrong(at, "type", "an object");
        return entries;
    }
    reader.each_member(&mut |reader, key| {
        let at = at.key(key);
        let value = unless_null(reader, &at, nullable, &read);
        entries.extend(value.map(|value| (K::from(key.to_owned()), value)));
    });
    entries
}

impl<K: From<String> + Ord, V: Read> Read for BTreeMap<K, V> {
    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        map(reader, at, V::NULLABLE, V::read)
    }
}

/// An item or value. A null in a list or map that is not sparse is a mistake for a server; a client passes
/// over it (Smithy specification, "sparse trait").
fn unless_null<T>(
    reader: &mut Reader<'_>,
    at: &Path<'_>,
    nullable: bool,
    read: impl Fn(&mut Reader<'_>, &Path<'_>) -> T,
) -> Option<T> {
    if nullable || !reader.eat_null() {
        return Some(read(reader, at));
    }
    reader.is_checked().then(|| {
        reader.note(at, What::Wrong("null", "something other than null"));
        reader.placeholder(|reader| read(reader, at))
    })
}

macro_rules! items {
    ($($item:ty),*) => {$(
        impl Item for $item {}
    )*};
}

items!(bool, String, i8, i16, i32, i64, f32, f64, Vec<u8>);

/// Emitted types, and those of the user's.
impl<T: Shape> Item for T {}
impl<T> Item for Option<T> {}
impl<T: Item> Item for Vec<T> {}
impl<K, V> Item for BTreeMap<K, V> {}

#[cfg(feature = "serde")]
impl Read for serde_json::Value {
    const NULLABLE: bool = true;

    fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
        use serde_json::{Map, Value};
        if reader.is_absent() {
            return Value::Null;
        }
        match reader.peek() {
            Some(b'{') => {
                let mut members = Map::new();
                reader.each_member(&mut |reader, name| {
                    let value = Value::read(reader, &at.key(name));
                    members.insert(name.to_owned(), value);
                });
                Value::Object(members)
            }
            Some(b'[') => {
                let mut items = Vec::new();
                reader.each_item(&mut |reader, index| {
                    items.push(Value::read(reader, &at.index(index)));
                });
                Value::Array(items)
            }
            Some(b'"') => Value::String(reader.string().into_owned()),
            Some(b'-' | b'0'..=b'9') => {
                let number = reader.number().and_then(document_number);
                number.map_or_else(
                    || {
                        let expected = "a number that is not too large";
                        reader.note(at, What::Wrong("width", expected));
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

/// A number of a document: an integer if it is written as one and fits, else the nearest double.
#[cfg(feature = "serde")]
fn document_number(digits: &str) -> Option<serde_json::Number> {
    use serde_json::Number;
    if let Ok(integer) = digits.parse::<u64>() {
        return Some(integer.into());
    }
    match digits.parse::<i64>() {
        // There is no integer -0.
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

    use super::{Item, Path, Read, Reader, What};

    impl Read for BigInt {
        fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
            if reader.is_absent() {
                return BigInt::default();
            }
            let Some(digits) = reader.number() else {
                reader.wrong(at, "type", "an integer");
                return BigInt::default();
            };
            digits.parse().unwrap_or_else(|_| {
                reader.note(at, What::Wrong("integral", "an integer"));
                BigInt::default()
            })
        }
    }

    impl Read for BigDecimal {
        fn read(reader: &mut Reader<'_>, at: &Path<'_>) -> Self {
            if reader.is_absent() {
                return BigDecimal::default();
            }
            let Some(digits) = reader.number() else {
                reader.wrong(at, "type", "a number");
                return BigDecimal::default();
            };
            digits.parse().unwrap_or_else(|_| {
                reader.note(
                    at,
                    What::Wrong("width", "a number whose exponent is not too large"),
                );
                BigDecimal::default()
            })
        }
    }

    impl Item for BigInt {}
    impl Item for BigDecimal {}
}
