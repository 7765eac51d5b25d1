//! `serde::Deserialize`: a value in any self-describing format is transcoded to JSON, which the reader reads.
//!
//! So each type has a single reader for all formats, and the visitor below is instantiated per format, not per
//! type.

use std::fmt;

use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

/// Returns the value as JSON.
///
/// # Errors
///
/// Returns an error of the format.
pub(super) fn transcode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let mut json = Vec::new();
    // `serde_json` returns the source text. Other formats treat this as the name of a newtype.
    deserializer.deserialize_newtype_struct(RAW, Transcoder::new(&mut json))?;
    Ok(json)
}

/// The name with which `RawValue` requests the source text from `serde_json`. If a later version does not
/// recognize it, the value is transcoded like those of other formats.
const RAW: &str = "$serde_json::private::RawValue";

/// The maximum nesting of values. The reader has its own limit for objects and arrays; a format may add an option
/// or a newtype around each.
const MAX_DEPTH: u32 = 2 * super::reader::MAX_DEPTH;

struct Transcoder<'j> {
    json: &'j mut Vec<u8>,
    depth: u32,
}

impl<'j> Transcoder<'j> {
    fn new(json: &'j mut Vec<u8>) -> Self {
        Transcoder { json, depth: 0 }
    }

    /// A transcoder for a nested value.
    fn nested(&mut self) -> Transcoder<'_> {
        Transcoder {
            json: self.json,
            depth: self.depth + 1,
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
        self.write(&super::codec::As::<super::codec::DefaultCodec, f64>::new(
            &value,
        ))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
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

    /// A map. With a single key that `serde_json` reserves, a number or the source text of a value.
    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let start = self.json.len();
        self.json.push(b'{');
        let mut is_first = true;
        while map.next_key_seed(KeyOrRaw::key(self.json))?.is_some() {
            let key = self.json[start + 1..].strip_prefix(b"\"$serde_json::private::");
            if is_first && matches!(key, Some(b"Number\"" | b"RawValue\"")) {
                self.json.truncate(start);
                map.next_value_seed(KeyOrRaw::verbatim(self.json))?;
                // In another format, the key may be part of the data.
                return match map.next_key::<IgnoredAny>()? {
                    None => Ok(()),
                    Some(_) => Err(A::Error::custom("a number with other members")),
                };
            }
            is_first = false;
            self.json.push(b':');
            map.next_value_seed(self.nested())?;
            self.json.push(b',');
        }
        close(self.json, b'{', b'}');
        Ok(())
    }

    /// A union, in a format with enums.
    fn visit_enum<A: EnumAccess<'de>>(mut self, data: A) -> Result<(), A::Error> {
        self.json.push(b'{');
        let ((), variant) = data.variant_seed(KeyOrRaw::key(self.json))?;
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

/// A string: a map key, or a text that already is JSON.
struct KeyOrRaw<'j> {
    json: &'j mut Vec<u8>,
    is_json: bool,
}

impl<'j> KeyOrRaw<'j> {
    fn key(json: &'j mut Vec<u8>) -> Self {
        let is_json = false;
        KeyOrRaw { json, is_json }
    }

    fn verbatim(json: &'j mut Vec<u8>) -> Self {
        let is_json = true;
        KeyOrRaw { json, is_json }
    }
}

impl<'de> DeserializeSeed<'de> for KeyOrRaw<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // The error of the format could contain the other value, which may be sensitive.
        deserializer.deserialize_any(self)
    }
}

/// Rejects other values without showing them.
macro_rules! no_string {
    ($($visit:ident($ty:ty);)*) => {$(
        fn $visit<E: Error>(self, _: $ty) -> Result<(), E> {
            Err(E::custom("the key of a map must be a string"))
        }
    )*};
}

impl Visitor<'_> for KeyOrRaw<'_> {
    type Value = ();

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

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        if self.is_json {
            // Raw text outside of another format is parsed by the reader. Inside of another format, whose data may
            // contain such a key itself, only numbers are accepted as raw text.
            let is_number = value.starts_with(|c: char| c == '-' || c.is_ascii_digit());
            if !self.json.is_empty() {
                if !is_number {
                    return Err(E::custom("raw text is not a number"));
                }
                serde_json::from_str::<IgnoredAny>(value).map_err(E::custom)?;
            }
            self.json.extend_from_slice(value.as_bytes());
            return Ok(());
        }
        Transcoder::new(self.json).write(value)
    }
}
