//! The JSON form of values of a model's shapes: reading and writing it.
//!
//! Smithy specification, "AWS JSON 1.0 / 1.1 protocol" and "AWS restJson1 protocol": both have the same JSON form
//! except for `@jsonName`, which the macro has applied to the names.
//!
//! A `Reader` parses the text once and always returns a value. Missing and mistyped values are noted and replaced
//! by placeholders, so that the rest can be validated.

pub(crate) mod base64;
mod codec;
mod error;
mod macros;
mod number;
mod read;
mod reader;
mod time;
mod transcode;
mod write;

#[cfg(feature = "http")]
pub(crate) use codec::{As, Decode, Encode};
pub use codec::{
    AtMost, Boxed, DefaultCodec, Entries, Items, RedactErrors, SensitivePath, Sparse, StringLike,
};
pub use error::{JsonError, SyntaxError, TypeMismatch, TypeMismatchKind};
pub use read::{ReadJson, ReadStructure, from_sink, read_structure, read_structure_to};
pub use reader::{Reader, is_zero};
pub use time::{DateTime, HttpDate};
#[cfg(feature = "http")]
pub(crate) use time::{YEAR_OUT_OF_RANGE, in_message};
pub use write::{StructWriter, WriteJson, write_unknown_variant, write_variant};

use serde_core::Deserializer;
use serde_core::de::Error as _;

use crate::constraint::check::{Check, Violations};
use crate::constraint::notes::Notes;
use crate::constraint::path::Path;
use reader::Mode;

/// Reads a value and validates it.
///
/// # Errors
///
/// Returns an error if the text is not JSON or has a mistyped value. Otherwise returns all constraint violations,
/// including missing required members, in the model's order.
pub fn from_json<T: ReadJson + Check>(text: &[u8]) -> Result<T, JsonError> {
    let (value, notes) = read::<T>(text, Mode::Bounded)?;
    let mut violations = if notes.is_empty() {
        Violations::default()
    } else {
        Violations::of_noted(notes)
    };
    value.check(&Path::root(), &mut violations);
    match violations.finish() {
        Some(violations) => Err(JsonError::Constraints(violations)),
        None => Ok(*value),
    }
}

/// Reads a value without validating constraints. A missing required member becomes empty or zero (Smithy
/// specification, "Client error correction").
///
/// # Errors
///
/// Returns an error if the input is not valid JSON or has a mistyped value.
pub fn from_json_unchecked<T: ReadJson>(text: &[u8]) -> Result<T, JsonError> {
    Ok(*read(text, Mode::Client)?.0)
}

/// Returns the JSON form of a value.
///
/// # Errors
///
/// Returns an error if the value contains an unknown union variant.
pub fn to_json<T: WriteJson>(value: &T) -> Result<Vec<u8>, JsonError> {
    let mut json = Vec::with_capacity(128);
    let mut serializer = serde_json::Serializer::new(&mut json);
    match value.write(&mut serializer) {
        Ok(()) => Ok(json),
        Err(error) => Err(JsonError::Unwritable(error.to_string())),
    }
}

/// Reads a value from any self-describing format, for `serde::Deserialize`. Constraints are left to `validate`.
/// Numbers of any size can be strings, as they are written in formats other than JSON.
///
/// # Errors
///
/// Returns an error of the format, or if a value is mistyped or a required member is missing.
pub fn deserialize<'de, T: ReadJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = transcode::transcode(deserializer)?;
    let (value, notes) = read::<T>(&json, Mode::Serde).map_err(D::Error::custom)?;
    if notes.is_empty() {
        return Ok(*value);
    }
    match Violations::of_noted(notes).finish() {
        Some(violations) => Err(D::Error::custom(violations)),
        None => Ok(*value),
    }
}

/// A value, and the first error in its text. What cannot be read is empty.
#[cfg(feature = "http")]
#[derive(Debug)]
pub struct ReadValue<T> {
    pub(crate) value: T,
    pub(crate) error: Option<JsonError>,
}

#[cfg(feature = "http")]
impl<T> ReadValue<T> {
    /// Returns the value, if all of it can be read.
    ///
    /// # Errors
    ///
    /// Returns the error in the text.
    pub fn into_result(self) -> Result<T, JsonError> {
        self.error.map_or(Ok(self.value), Err)
    }

    fn new(value: T, reader: Reader<'_>) -> Self {
        let error = match reader.finish() {
            Ok(outcome) => outcome.mismatch.map(JsonError::Type),
            Err(error) => Some(JsonError::Syntax(error)),
        };
        ReadValue { value, error }
    }
}

/// Reads a value as a client does, without validating constraints.
#[cfg(feature = "http")]
pub(crate) fn read_value<T: ReadJson>(text: &[u8]) -> ReadValue<T> {
    let mut reader = Reader::new(text, Mode::Client);
    // Boxed, as in `read`.
    let value = Box::<T>::read(&mut reader, &Path::root());
    ReadValue::new(*value, reader)
}

/// Reads a value with a function, without validating constraints.
#[cfg(feature = "http")]
pub(crate) fn read_with<T>(text: &[u8], read: impl FnOnce(&mut Reader<'_>) -> T) -> ReadValue<T> {
    let mut reader = Reader::new(text, Mode::Client);
    let value = read(&mut reader);
    ReadValue::new(value, reader)
}

/// Passes on the members of an object that are strings. If the text is not JSON, those before the error.
#[cfg(feature = "http")]
pub(crate) fn string_members(text: &str, sink: &mut dyn FnMut(&str, &str)) {
    let mut reader = Reader::new(text.as_bytes(), Mode::Client);
    reader.structure(&Path::root(), &mut |reader, name| {
        if reader.peek() == Some(b'"') {
            let value = reader.string();
            if !reader.is_absent() {
                sink(name, &value);
            }
        } else {
            reader.unknown_member();
        }
    });
}

/// Whether a member of an error can be its message: services and models write `message`, `Message`,
/// `errorMessage` and others.
pub(crate) fn is_message(name: &str) -> bool {
    name.eq_ignore_ascii_case("message") || name.eq_ignore_ascii_case("errormessage")
}

/// Reads a text. Returns the value and the notes. The value is boxed, since a structure can be so large that
/// copies of it overflow the stack when it is moved.
fn read<T: ReadJson>(text: &[u8], mode: Mode) -> Result<(Box<T>, Notes), JsonError> {
    let is_empty = T::READS_EMPTY && text.iter().all(u8::is_ascii_whitespace);
    let text = if is_empty { b"{}" } else { text };
    let mut reader = Reader::new(text, mode);
    let value = Box::<T>::read(&mut reader, &Path::root());
    let outcome = reader.finish().map_err(JsonError::Syntax)?;
    match outcome.mismatch {
        Some(mismatch) => Err(JsonError::Type(mismatch)),
        None => Ok((value, outcome.notes)),
    }
}
