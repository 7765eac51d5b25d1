//! Writing values of each kind as JSON.

mod number;

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_core::ser::{Error as _, SerializeMap};
use serde_core::{Serialize, Serializer};

use super::base64;
use super::codec::{As, DefaultCodec, Encode, Entries, Items};
use super::read::Item;
use crate::escape::Escaped;
pub(super) use number::{ARBITRARY_PRECISION, is_error_of_serde_json, number};

/// A value that can be written as JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait WriteJson {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether the value is unset, so that a structure does not write it.
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T: WriteJson> WriteJson for Box<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

impl<T: WriteJson> WriteJson for Option<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.serialize_none(),
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// A union member without a value: an empty object.
impl WriteJson for () {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_map(Some(0))?.end()
    }
}

macro_rules! as_it_is {
    ($($ty:ty => $serialize:ident;)*) => {$(
        impl WriteJson for $ty {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$serialize(*self)
            }
        }
    )*};
}

as_it_is! {
    bool => serialize_bool;
    i8 => serialize_i8;
    i16 => serialize_i16;
    i32 => serialize_i32;
    i64 => serialize_i64;
    &str => serialize_str;
}

impl WriteJson for String {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl WriteJson for Cow<'_, str> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

macro_rules! floats {
    ($($float:ty => $serialize:ident;)*) => {$(
        /// Smithy specification, "AWS JSON protocols": strings represent the values that are not JSON numbers.
        impl WriteJson for $float {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.is_finite() {
                    serializer.$serialize(*self)
                } else if self.is_nan() {
                    serializer.serialize_str("NaN")
                } else if *self > 0.0 {
                    serializer.serialize_str("Infinity")
                } else {
                    serializer.serialize_str("-Infinity")
                }
            }
        }
    )*};
}

floats! {
    f32 => serialize_f32;
    f64 => serialize_f64;
}

/// A blob, in base64.
impl WriteJson for Vec<u8> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(self))
    }
}

impl<T: WriteJson + Item> WriteJson for Vec<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Items::<DefaultCodec>::write(self, serializer)
    }
}

impl<K: AsRef<str>, V: WriteJson> WriteJson for BTreeMap<K, V> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Entries::<DefaultCodec>::write(self, serializer)
    }
}

impl WriteJson for serde_json::Value {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Document(self).serialize(serializer)
    }
}

/// A document. The impl of `serde_json::Value` writes numbers with a key that only `serde_json` understands, if
/// any crate enables its feature `arbitrary_precision`.
struct Document<'a>(&'a serde_json::Value);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_json::Value;
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => number::write_of_document(number, serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Document)),
            Value::Object(members) => {
                let members = members.iter();
                serializer.collect_map(members.map(|(name, value)| (name, Document(value))))
            }
        }
    }
}

/// A structure that is being written: its members that are set, by their names in JSON. After an error, nothing
/// more is written.
///
/// To serde, it is a map without a known length, since members that are not set are left out. Formats that do not
/// describe themselves, which could not read that, reject it.
pub struct StructWriter<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> StructWriter<S> {
    /// Begins a structure.
    #[inline]
    pub fn new(serializer: S) -> Self {
        StructWriter(serializer.serialize_map(None))
    }

    /// Writes a member that is set.
    #[inline]
    pub fn member<T: WriteJson>(&mut self, name: &'static str, value: &T) {
        self.member_as::<DefaultCodec, T>(name, value);
    }

    /// Writes a member that is set with a codec.
    #[inline]
    pub fn member_as<C: Encode<T>, T>(&mut self, name: &'static str, value: &T) {
        if C::is_absent(value) {
            return;
        }
        let Ok(structure) = &mut self.0 else {
            return;
        };
        if let Err(error) = structure.serialize_entry(name, &As::<C, T>::new(value)) {
            self.0 = Err(match C::problem(value) {
                Some(problem) => of_member(name, problem),
                None => error,
            });
        }
    }

    /// Ends the structure.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    #[inline]
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

/// The error for a member that cannot be written.
#[cold]
fn of_member<E: serde_core::ser::Error>(name: &'static str, problem: &'static str) -> E {
    E::custom(format_args!("the member `{name}` {problem}"))
}

/// Writes a union: like a structure with a single member.
///
/// # Errors
///
/// Returns an error of the serializer.
#[inline]
pub fn write_variant<C: Encode<T>, T, S: Serializer>(
    serializer: S,
    name: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut union = serializer.serialize_map(None)?;
    let written = union.serialize_entry(name, &As::<C, T>::new(value));
    written.map_err(|error| match C::problem(value) {
        Some(problem) => of_member(name, problem),
        None => error,
    })?;
    union.end()
}

/// The error for writing an unknown union member, whose value was not kept.
///
/// # Errors
///
/// Always returns an error.
pub fn write_unknown_variant<S: Serializer>(name: &str) -> Result<S::Ok, S::Error> {
    let name = Escaped(name);
    Err(S::Error::custom(format_args!(
        "the member `{name}` of a union cannot be written: the model does not have it"
    )))
}
