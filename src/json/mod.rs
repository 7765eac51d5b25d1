//! The JSON form of values of a model's shapes: reading and writing it.
//!
//! Smithy specification, "AWS JSON 1.0 / 1.1 protocol" and "AWS restJson1 protocol": both have the same JSON form
//! except for `@jsonName`, which the macro has applied to the names.
//!
//! A `Reader` parses the text once and always returns a value. Missing and mistyped values are noted and replaced
//! by placeholders, so that the rest can be validated.

pub(crate) mod base64;
mod error;
mod macros;
mod number;
pub(crate) mod read;
mod reader;
mod time;
mod traits;
mod transcode;
mod write;

pub use error::{JsonError, SyntaxError, TypeMismatch, TypeMismatchKind};
pub use reader::Reader;
#[cfg(feature = "http")]
pub(crate) use reader::structure::Seen;
pub(crate) use reader::structure::mark_all_missing;
pub use reader::structure::{read_parts, read_structure};
pub use reader::union::read_union;
#[cfg(feature = "http")]
pub(crate) use time::{YEAR_OUT_OF_RANGE, in_message};
pub use traits::{FromJson, ToJson};
pub(crate) use write::Written;
#[cfg(feature = "http")]
pub(crate) use write::write_structure;

use serde_core::de::Error as _;
use serde_core::{Deserializer, Serialize, Serializer};

use crate::constraint::check::{Violations, check_root};
use crate::constraint::notes::Notes;
use crate::constraint::path::Path;
use crate::schema::ANY;
use crate::value::slot::Slot;
use crate::value::{Value, View};
use reader::Mode;

/// Reads a value and validates it.
///
/// # Errors
///
/// Returns an error if the text is not JSON or has a mistyped value. Otherwise returns all constraint violations,
/// including missing required members, in the model's order.
pub fn from_json<T: Slot + Value>(text: &[u8]) -> Result<T, JsonError> {
    let mut value = boxed_empty::<T>();
    let notes = read(&mut *value, text, Mode::Bounded)?;
    check(&value.view(), notes).map_err(JsonError::Constraints)?;
    Ok(*value)
}

/// Reads a value without validating constraints. A missing required member becomes empty or zero (Smithy
/// specification, "Client error correction").
///
/// # Errors
///
/// Returns an error if the input is not valid JSON or has a mistyped value.
pub fn from_json_unchecked<T: Slot>(text: &[u8]) -> Result<T, JsonError> {
    let mut value = boxed_empty::<T>();
    read(&mut *value, text, Mode::Client)?;
    Ok(*value)
}

/// An empty value. It is boxed, since a structure can be so large that copies of it overflow the stack when it is
/// moved.
#[allow(clippy::unnecessary_box_returns)]
#[inline(never)]
fn boxed_empty<T: Slot>() -> Box<T> {
    Box::new(T::empty())
}

/// Validates a value with the notes of its reader.
fn check(view: &View<'_>, notes: Notes) -> Result<(), crate::ConstraintViolations> {
    let violations = if notes.is_empty() {
        Violations::default()
    } else {
        Violations::of_noted(notes)
    };
    check_root(view, violations)
}

/// Returns the JSON form of a value.
///
/// # Errors
///
/// Returns an error if the value contains an unknown union variant.
pub fn to_json<T: Value>(value: &T) -> Result<Vec<u8>, JsonError> {
    write_json(value.view())
}

fn write_json(view: View<'_>) -> Result<Vec<u8>, JsonError> {
    let mut json = Vec::with_capacity(128);
    if write::text::write(&view, &ANY, &mut json) {
        return Ok(json);
    }
    json.clear();
    let mut serializer = serde_json::Serializer::new(&mut json);
    match root(view).serialize(&mut serializer) {
        Ok(()) => Ok(json),
        Err(error) => Err(JsonError::Unwritable(error.to_string())),
    }
}

/// A value that is a whole document.
fn root(view: View<'_>) -> Written<'_> {
    Written {
        view,
        schema: &ANY,
        concealed: false,
    }
}

/// Writes a value in any format, for `serde::Serialize`.
///
/// # Errors
///
/// Returns an error of the serializer, or if a union has an unknown member.
pub fn serialize<T: Value, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    root(value.view()).serialize(serializer)
}

/// Reads a value from any self-describing format, for `serde::Deserialize`. Constraints are left to `validate`.
/// Numbers of any size can be strings, as they are written in formats other than JSON.
///
/// # Errors
///
/// Returns an error of the format, or if a value is mistyped or a required member is missing.
pub fn deserialize<'de, T: Slot, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = transcode::transcode(deserializer)?;
    let mut value = boxed_empty::<T>();
    let notes = read(&mut *value, &json, Mode::Serde).map_err(D::Error::custom)?;
    if notes.is_empty() {
        return Ok(*value);
    }
    match Violations::of_noted(notes).finish() {
        Some(violations) => Err(D::Error::custom(violations)),
        None => Ok(*value),
    }
}

/// Reads a text into an empty value. Returns the notes.
fn read(value: &mut dyn Slot, text: &[u8], mode: Mode) -> Result<Notes, JsonError> {
    let is_empty = value.reads_empty() && text.iter().all(u8::is_ascii_whitespace);
    let text = if is_empty { b"{}" } else { text };
    let mut reader = Reader::new(text, mode);
    value.read(&mut reader, &ANY, &Path::root());
    let outcome = reader.finish().map_err(JsonError::Syntax)?;
    match outcome.mismatch {
        Some(mismatch) => Err(JsonError::Type(mismatch)),
        None => Ok(outcome.notes),
    }
}

/// Copies a default to a place, by its JSON text. All defaults can be written.
pub(crate) fn copy(view: View<'_>, slot: &mut dyn Slot, schema: &'static crate::schema::Schema) {
    slot.clear();
    let written = Written {
        view,
        schema,
        concealed: false,
    };
    if let Ok(text) = serde_json::to_vec(&written) {
        let mut reader = Reader::new(&text, Mode::Client);
        slot.read_member(&mut reader, schema, &Path::root());
    }
}

/// Reads with a function as a client does, without validating constraints. Returns the first error.
#[cfg(feature = "http")]
pub(crate) fn read_with(text: &[u8], read: impl FnOnce(&mut Reader<'_>)) -> Option<JsonError> {
    let mut reader = Reader::new(text, Mode::Client);
    read(&mut reader);
    match reader.finish() {
        Ok(outcome) => outcome.mismatch.map(JsonError::Type),
        Err(error) => Some(JsonError::Syntax(error)),
    }
}

/// Reads a payload as a client does, without validating constraints. Returns the first error. Unlike a member, a
/// payload that is there is not null.
#[cfg(feature = "http")]
pub(crate) fn read_payload(
    slot: &mut dyn Slot,
    text: &[u8],
    schema: &'static crate::schema::Schema,
    path: &Path<'_>,
) -> Option<JsonError> {
    read_with(text, |reader| {
        if !slot.is_nullable() && reader.eat_null() {
            reader.null_mismatch(path);
        } else {
            slot.read_member(reader, schema, path);
        }
    })
}

/// Passes on the members of an object that are strings. If the text is not JSON, those before the error.
#[cfg(feature = "http")]
pub(crate) fn string_members(text: &str, sink: &mut dyn FnMut(&str, &str)) {
    let mut reader = Reader::new(text.as_bytes(), Mode::Client);
    reader.object(&Path::root(), &mut |reader, name| {
        if reader.peek() == Some(b'"') {
            let value = reader.string();
            if !reader.is_absent() {
                sink(name, &value);
            }
        } else {
            reader.skip();
        }
    });
}

/// Whether a member of an error can be its message: services and models write `message`, `Message`,
/// `errorMessage` and others.
pub(crate) fn is_message(name: &str) -> bool {
    name.eq_ignore_ascii_case("message") || name.eq_ignore_ascii_case("errormessage")
}
