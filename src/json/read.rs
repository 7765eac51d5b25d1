//! Reading values of each kind from JSON.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::base64;
use super::error::TypeMismatchKind;
use super::reader::Reader;
use super::{time, write};
use crate::Timestamp;
use crate::constraint::path::{Path, Segment};
use crate::schema::Schema;
use crate::value::slot::{MapSlot, Visit};

/// Reads a union member without a value: an object whose members are skipped.
pub(crate) fn unit(reader: &mut Reader<'_>, path: &Path<'_>) {
    reader.object(path, &mut |reader, _| {
        reader.skip();
    });
}

pub(crate) fn boolean(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> bool {
    if reader.is_absent() {
        return false;
    }
    reader.eat_bool().unwrap_or_else(|| {
        reader.skip_mismatch(path, TypeMismatchKind::Type, "a boolean");
        false
    })
}

pub(crate) fn string(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> String {
    reader.text(path).into_owned()
}

pub(crate) fn cow(reader: &mut Reader<'_>, schema: &Schema, path: &Path<'_>) -> Cow<'static, str> {
    Cow::Owned(string(reader, schema, path))
}

macro_rules! integers {
    ($($name:ident $integer:ident $expected:literal;)*) => {$(
        pub(crate) fn $name(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> $integer {
            let bounds = ($integer::MIN.into(), $integer::MAX.into());
            let integer = reader.integer(path, bounds, $expected);
            integer.try_into().unwrap_or_default() // it is within the bounds
        }
    )*};
}

integers! {
    byte i8 "an integer from -128 to 127";
    short i16 "an integer from -32768 to 32767";
    integer i32 "an integer from -2147483648 to 2147483647";
    long i64 "an integer from -9223372036854775808 to 9223372036854775807";
}

macro_rules! floats {
    ($($name:ident $float:ident),*) => {$(
        pub(crate) fn $name(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> $float {
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
    )*};
}

floats!(float f32, double f64);

/// Reads a blob, in base64.
pub(crate) fn blob(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> Vec<u8> {
    let text = reader.text(path);
    base64::decode_with(&text, reader.is_strict()).unwrap_or_else(|| {
        reader.mismatch(path, TypeMismatchKind::Base64, "base64");
        Vec::new()
    })
}

pub(crate) fn timestamp(reader: &mut Reader<'_>, schema: &Schema, path: &Path<'_>) -> Timestamp {
    time::read(reader, path, write::timestamp_format(schema))
}

/// Reads a list. `push` calls its argument with the place of another item.
pub(crate) fn list(
    reader: &mut Reader<'_>,
    schema: &'static Schema,
    path: &Path<'_>,
    is_nullable: bool,
    push: &mut dyn FnMut(Visit<'_>),
) {
    if reader.is_absent() {
        return;
    }
    if reader.peek() != Some(b'[') {
        return reader.skip_mismatch(path, TypeMismatchKind::Type, "an array");
    }
    let (max, items) = (reader.max_entries(schema), schema.item());
    let mut count = 0;
    reader.each_item(&mut |reader, index| {
        count += 1;
        if count > max {
            reader.skip();
            return;
        }
        let path = path.child(Segment::Index(index));
        let is_null = !is_nullable && reader.eat_null();
        if is_null {
            // Without the null, the items after it would have other indices.
            reader.null_mismatch(&path);
        }
        push(&mut |slot| {
            if !is_null {
                reader.read_part(slot, items, &path);
            }
        });
    });
    if count > max {
        reader.too_many(path, count);
    }
}

/// Reads a map.
pub(crate) fn map(
    reader: &mut Reader<'_>,
    schema: &'static Schema,
    path: &Path<'_>,
    is_nullable: bool,
    map: &mut dyn MapSlot,
) {
    if reader.is_absent() {
        return;
    }
    if reader.peek() != Some(b'{') {
        return reader.skip_mismatch(path, TypeMismatchKind::Type, "an object");
    }
    let (max, values) = (reader.max_entries(schema), schema.item());
    let hides_keys = schema.key().sensitive;
    // The keys of the entries that are not kept, since a repeated key counts once.
    let mut others = BTreeSet::new();
    reader.each_member(&mut |reader, name| {
        let path = path.child(Segment::Key(name, hides_keys || path.is_sensitive()));
        let is_null = !is_nullable && reader.eat_null();
        // Services send null for entries that they do not have.
        if is_null && !reader.is_strict() {
            map.remove(name);
            return;
        }
        let may_add = map.count() < max;
        if let Some((value, was_there)) = map.entry(name, may_add) {
            if was_there {
                reader.forget(&path);
            }
            if is_null {
                reader.null_mismatch(&path);
            } else {
                reader.read_part(value, values, &path);
            }
        } else {
            others.insert(name.to_owned());
            if !is_null {
                reader.skip();
            }
        }
    });
    if !others.is_empty() {
        reader.too_many(path, map.count() + others.len());
    }
}

pub(crate) fn document(reader: &mut Reader<'_>, path: &Path<'_>) -> serde_json::Value {
    use serde_json::{Map, Value};
    if reader.is_absent() {
        return Value::Null;
    }
    match reader.peek() {
        Some(b'{') => {
            let mut members = Map::new();
            reader.each_member(&mut |reader, name| {
                let path = path.child(Segment::Key(name, path.is_sensitive()));
                members.insert(name.to_owned(), document(reader, &path));
            });
            Value::Object(members)
        }
        Some(b'[') => {
            let mut items = Vec::new();
            reader.each_item(&mut |reader, index| {
                items.push(document(reader, &path.child(Segment::Index(index))));
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

/// A number in a document: an integer if it is written as one and fits, otherwise the nearest double.
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

#[cfg(feature = "bignum")]
pub(crate) use big::{big_decimal, big_integer};

#[cfg(feature = "bignum")]
mod big {
    use bigdecimal::BigDecimal;
    use num_bigint::BigInt;

    use super::{Path, Reader, Schema, TypeMismatchKind};
    use crate::bignum;

    pub(crate) fn big_integer(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> BigInt {
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

    pub(crate) fn big_decimal(reader: &mut Reader<'_>, _: &Schema, path: &Path<'_>) -> BigDecimal {
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
