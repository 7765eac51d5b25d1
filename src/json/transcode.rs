//! `serde::Deserialize`: a value in any self-describing format is transcoded to JSON, which the reader reads.
//!
//! So each type has a single reader for all formats, and the visitor below is instantiated per format, not per
//! type.

use std::fmt;

use super::number;
use super::write::{ARBITRARY_PRECISION, is_error_of_serde_json};
use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// Returns the value as JSON.
///
/// # Errors
///
/// Returns an error of the format.
pub(super) fn transcode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let mut json = Vec::new();
    let mut transcoder = Transcoder::new(&mut json);
    if is_error_of_serde_json::<D::Error>() {
        transcoder.is_asking = true;
        deserializer.deserialize_newtype_struct(RAW, transcoder)?;
    } else {
        deserializer.deserialize_any(transcoder)?;
    }
    Ok(json)
}

/// The name with which `RawValue` requests the source text from `serde_json`, and the key with which it is
/// returned. If a later version does not recognize it, the value is transcoded like those of other formats.
const RAW: &str = "$serde_json::private::RawValue";

/// The key of a number, if the feature `arbitrary_precision` of `serde_json` is enabled.
const NUMBER: &str = "$serde_json::private::Number";

/// The maximum nesting of values. The reader has its own limit for objects and arrays; a format may add an option
/// or a newtype around each.
const MAX_DEPTH: u32 = 2 * super::reader::MAX_DEPTH;

struct Transcoder<'j> {
    json: &'j mut Vec<u8>,
    depth: u32,
    /// Whether `serde_json` has been asked for the source text.
    is_asking: bool,
    /// Set if the value is a string that is not borrowed from the input.
    is_owned_string: Option<&'j mut bool>,
}

impl<'j> Transcoder<'j> {
    fn new(json: &'j mut Vec<u8>) -> Self {
        Transcoder {
            json,
            depth: 0,
            is_asking: false,
            is_owned_string: None,
        }
    }

    /// A transcoder for a nested value.
    fn nested(&mut self) -> Transcoder<'_> {
        Transcoder {
            json: self.json,
            depth: self.depth + 1,
            is_asking: false,
            is_owned_string: None,
        }
    }

    fn write<E: Error>(self, value: &(impl serde_core::Serialize + ?Sized)) -> Result<(), E> {
        serde_json::to_writer(self.json, value).map_err(E::custom)
    }
}

impl<'de> DeserializeSeed<'de> for Transcoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth > MAX_DEPTH {
            return Err(D::Error::custom("the value is nested too deeply"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcoder<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.write(&value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.write(&super::root(crate::value::view(&value)))
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        if let Some(is_owned) = &mut self.is_owned_string {
            **is_owned = true;
        }
        self.write(value)
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<(), E> {
        self.write(value)
    }

    /// A blob.
    fn visit_bytes<E: Error>(self, value: &[u8]) -> Result<(), E> {
        self.write(&super::base64::encode(value))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.write(&())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.write(&())
    }

    fn visit_some<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        self.nested().deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        mut self,
        deserializer: D,
    ) -> Result<(), D::Error> {
        self.nested().deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        self.json.push(b'[');
        while seq.next_element_seed(self.nested())?.is_some() {
            self.json.push(b',');
        }
        close(self.json, b'[', b']');
        Ok(())
    }

    /// A map, or what `serde_json` represents as a map with a single key that it reserves: the source text, if it
    /// has been asked for it, and numbers in a buffer, if they are stored as text. In other formats and places,
    /// such a key is part of the data.
    ///
    /// A map that is data can have the key of a number, too. What tells them apart is that `serde_json` passes the key
    /// of a number as a borrowed string, and its digits as an owned one. Of data, it passes both as borrowed strings
    /// from a `str`, a slice or a borrowed tree, and both as owned ones from a reader or an owned tree; serde's buffers
    /// keep the difference. Only data whose digits are written with escapes, which they do not need, is taken for a
    /// number.
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let start = self.json.len();
        self.json.push(b'{');
        let mut count = 0;
        let mut number = None;
        while let Some(is_borrowed) = map.next_key_seed(Text::key(self.json))? {
            let key = &self.json[start + 1..];
            if self.is_asking && count == 0 && is_reserved(key, RAW) {
                self.json.truncate(start);
                map.next_value_seed(Text::source(self.json))?;
                return Ok(());
            }
            let is_number = ARBITRARY_PRECISION
                && is_borrowed
                && is_error_of_serde_json::<A::Error>()
                && is_reserved(key, NUMBER);
            self.json.push(b':');
            let value = self.json.len();
            let mut is_owned = false;
            let mut transcoder = self.nested();
            transcoder.is_owned_string = is_number.then_some(&mut is_owned);
            map.next_value_seed(transcoder)?;
            if is_owned {
                number = number_in_string(&self.json[value..]);
            }
            self.json.push(b',');
            count += 1;
        }
        match number {
            Some(digits) if count == 1 => {
                self.json.truncate(start);
                self.json.extend_from_slice(&digits);
            }
            _ => close(self.json, b'{', b'}'),
        }
        Ok(())
    }

    /// A union, in a format with enums.
    fn visit_enum<A: EnumAccess<'de>>(mut self, data: A) -> Result<(), A::Error> {
        self.json.push(b'{');
        let (_, variant) = data.variant_seed(Text::key(self.json))?;
        self.json.push(b':');
        variant.newtype_variant_seed(self.nested())?;
        self.json.push(b'}');
        Ok(())
    }
}

/// Ends an array or object, whose last item has a trailing comma.
fn close(json: &mut Vec<u8>, open: u8, end: u8) {
    if json.last() == Some(&open) {
        json.push(end);
    } else if let Some(last) = json.last_mut() {
        *last = end;
    }
}

/// Whether a key in JSON is one that `serde_json` reserves.
fn is_reserved(key: &[u8], name: &str) -> bool {
    let inside = key
        .strip_prefix(b"\"")
        .and_then(|key| key.strip_suffix(b"\""));
    inside == Some(name.as_bytes())
}

/// The digits of a number in a JSON string.
fn number_in_string(json: &[u8]) -> Option<Vec<u8>> {
    let digits = json.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let (end, is_number) = number::scan(digits, 0);
    (is_number && end == digits.len()).then(|| digits.to_vec())
}

/// A string: a map key, or the source text of a value.
struct Text<'j> {
    json: &'j mut Vec<u8>,
    is_source: bool,
}

impl<'j> Text<'j> {
    fn key(json: &'j mut Vec<u8>) -> Self {
        let is_source = false;
        Text { json, is_source }
    }

    fn source(json: &'j mut Vec<u8>) -> Self {
        let is_source = true;
        Text { json, is_source }
    }
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    /// Whether it is borrowed from the input.
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        // The error of the format could contain the other value, which may be sensitive.
        deserializer.deserialize_any(self)
    }
}

/// Rejects other values without showing them.
macro_rules! no_string {
    ($($visit:ident($ty:ty);)*) => {$(
        fn $visit<E: Error>(self, _: $ty) -> Result<bool, E> {
            Err(E::custom("the key of a map must be a string"))
        }
    )*};
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    no_string! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<bool, E> {
        if self.is_source {
            // The reader parses it.
            self.json.extend_from_slice(value.as_bytes());
        } else {
            Transcoder::new(self.json).write(value)?;
        }
        Ok(false)
    }

    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<bool, E> {
        self.visit_str(value)?;
        Ok(true)
    }
}
