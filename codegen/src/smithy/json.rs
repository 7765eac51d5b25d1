//! JSON as the reader wants it: one level at a time, the rest kept as raw text.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A value that has been scanned but not decoded.
pub type Raw<'a> = &'a RawValue;

/// A value that is not what it should be.
#[derive(Debug)]
pub struct Mismatch<'a> {
    /// The value.
    pub value: &'a str,
    /// What is wrong with it, to follow the name of the thing that has it.
    pub message: String,
}

impl<'a> Mismatch<'a> {
    /// Says of `value` that it is wrong.
    #[must_use]
    pub fn new(value: &'a str, message: String) -> Self {
        Mismatch { value, message }
    }

    /// Puts the name of the thing that has the value before the message.
    #[must_use]
    pub fn of(mut self, name: &str) -> Self {
        self.message = format!("{name} {}", self.message);
        self
    }
}

/// A string, borrowed unless it has escapes.
#[derive(Debug)]
pub struct Text<'a>(pub Cow<'a, str>);

/// An object, in the file's order.
#[derive(Debug)]
pub struct Object<'a>(pub Vec<(Cow<'a, str>, Raw<'a>)>);

/// An array.
#[derive(Debug)]
pub struct Array<'a>(pub Vec<Raw<'a>>);

impl<'a> Object<'a> {
    /// The value of a key; of the last where the key is repeated, as JSON readers do.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Raw<'a>> {
        self.0.iter().rev().find(|(k, _)| k == key).map(|&(_, v)| v)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;

        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Text(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Object(entries))
            }
        }

        deserializer.deserialize_map(ObjectVisitor)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Array<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ArrayVisitor;

        impl<'de> Visitor<'de> for ArrayVisitor {
            type Value = Array<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Array(items))
            }
        }

        deserializer.deserialize_seq(ArrayVisitor)
    }
}

/// Reads a value of one type; `expected` names it: "an object".
fn decode<'a, T: Deserialize<'a>>(raw: Raw<'a>, expected: &str) -> Result<T, Mismatch<'a>> {
    // The value has been scanned, so it is JSON, and the only mistake left is its type, or an
    // escape that makes no character.
    serde_json::from_str(raw.get()).map_err(|error| Mismatch {
        value: raw.get(),
        message: if error.is_data() {
            format!("must be {expected}, not {}", kind(raw))
        } else {
            format!("is not readable: {error}")
        },
    })
}

/// Reads an object.
///
/// # Errors
///
/// The value is none.
pub fn object(raw: Raw<'_>) -> Result<Object<'_>, Mismatch<'_>> {
    decode(raw, "an object")
}

/// Reads an array.
///
/// # Errors
///
/// The value is none.
pub fn array(raw: Raw<'_>) -> Result<Array<'_>, Mismatch<'_>> {
    decode(raw, "an array")
}

/// Reads a string.
///
/// # Errors
///
/// The value is none.
pub fn string(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    decode(raw, "a string").map(|Text(text)| text)
}

/// Reads a number that counts something.
///
/// # Errors
///
/// The value is no number, or negative, or has a fraction.
pub fn count(raw: Raw<'_>) -> Result<u64, Mismatch<'_>> {
    raw.get().parse().map_err(|_| Mismatch {
        value: raw.get(),
        message: format!("must be a whole number from 0, not {}", raw.get()),
    })
}

/// Reads a decimal number: its digits as they are written, and the nearest double. `None` where the
/// value is no number, or one beyond what decimal arithmetic is made for.
#[must_use]
pub fn decimal(raw: Raw<'_>) -> Option<(&str, f64)> {
    let digits = raw.get();
    let nearest: f64 = digits.parse().ok()?;
    let exponent = digits
        .split_once(['e', 'E'])
        .map_or("0", |(_, exponent)| exponent);
    let sound = nearest.is_finite() && exponent.parse::<i16>().is_ok() && kind(raw) == "a number";
    sound.then_some((digits, nearest))
}

/// Reads the id in a reference: `{"target": "…"}`.
///
/// # Errors
///
/// The value is no reference.
pub fn target(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let reference = object(raw).map_err(|m| m.of("has a reference that"))?;
    let target = reference
        .get("target")
        .ok_or_else(|| Mismatch::new(raw.get(), "has a reference without `target`".to_owned()))?;
    string(target).map_err(|m| m.of("has a `target` that"))
}

/// What a value is, with its article.
#[must_use]
pub fn kind(raw: Raw<'_>) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}
