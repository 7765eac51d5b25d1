//! Writing values as JSON.

mod number;
pub(super) mod text;

use serde_core::ser::{Error as _, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

use super::base64;
use super::time;
use crate::escape::Escaped;
use crate::redaction::REDACTED;
use crate::schema::{MemberSchema, Schema};
use crate::timestamp::Format;
use crate::value::list::{List, Map};
use crate::value::{Structure, Union, UnionMember, View};
#[cfg(feature = "bignum")]
use number::big;
pub(super) use number::{ARBITRARY_PRECISION, is_error_of_serde_json, number};

/// A value with its schema, which serializes in the form of the protocol.
pub(crate) struct Written<'a> {
    pub view: View<'a>,
    pub schema: &'a Schema,
    /// Whether the value is a part of something sensitive, so that errors must not show anything of it.
    pub concealed: bool,
}

impl<'a> Written<'a> {
    /// The value of a member.
    fn of_member(view: View<'a>, member: &MemberSchema, concealed: bool) -> Self {
        let schema = member.schema;
        Written {
            view,
            schema,
            concealed,
        }
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let schema = self.schema;
        let concealed = self.concealed || schema.sensitive;
        match &self.view {
            View::Unset => serializer.serialize_none(),
            View::Unit => serializer.serialize_map(Some(0))?.end(),
            View::Bool(value) => serializer.serialize_bool(*value),
            View::I8(value) => serializer.serialize_i8(*value),
            View::I16(value) => serializer.serialize_i16(*value),
            View::I32(value) => serializer.serialize_i32(*value),
            View::I64(value) => serializer.serialize_i64(*value),
            View::F32(value, _) if value.is_finite() => serializer.serialize_f32(*value),
            View::F64(value, _) if value.is_finite() => serializer.serialize_f64(*value),
            View::F32(value, _) => serializer.serialize_str(word(f64::from(*value))),
            View::F64(value, _) => serializer.serialize_str(word(*value)),
            View::Text(text) => serializer.serialize_str(text),
            View::Blob(bytes) => serializer.serialize_str(&base64::encode(bytes)),
            View::Timestamp(time) => time::write(*time, timestamp_format(schema), serializer),
            #[cfg(feature = "bignum")]
            View::BigInteger(value) => big(value.to_string(), serializer),
            #[cfg(feature = "bignum")]
            View::BigDecimal(value) => big(value.to_string(), serializer),
            View::Document(value, _) => Document(value).serialize(serializer),
            View::List(list) => write_list(*list, schema.item(), concealed, serializer),
            View::Items(items) => write_list(items, schema.item(), concealed, serializer),
            View::Map(map) => write_map(*map, schema.item(), concealed, serializer),
            View::Entries(entries) => write_map(entries, schema.item(), concealed, serializer),
            View::Structure(structure) => {
                write_structure(*structure, |_| true, concealed, serializer)
            }
            View::Union(union) => write_union(*union, concealed, serializer),
            View::StringEnum(value) => serializer.serialize_str(value.text()),
            View::IntEnum(value) => serializer.serialize_i32(value.number()),
        }
    }
}

/// Smithy specification, "AWS JSON protocols": strings represent the numbers that JSON does not have.
pub(crate) fn word(float: f64) -> &'static str {
    if float.is_nan() {
        "NaN"
    } else if float > 0.0 {
        "Infinity"
    } else {
        "-Infinity"
    }
}

/// The format of a timestamp in a document.
pub(super) fn timestamp_format(schema: &Schema) -> Format {
    schema.timestamp_format.unwrap_or(Format::EpochSeconds)
}

fn write_list<S: Serializer>(
    list: &dyn List,
    schema: &Schema,
    concealed: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let length = list.len();
    let mut items = serializer.serialize_seq(Some(length))?;
    for index in 0..length {
        match list.item(index) {
            View::Text(text) => items.serialize_element(text)?,
            view => items.serialize_element(&Written {
                view,
                schema,
                concealed,
            })?,
        }
    }
    items.end()
}

fn write_map<S: Serializer>(
    map: &dyn Map,
    schema: &Schema,
    concealed: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut entries = serializer.serialize_map(Some(map.len()))?;
    for (key, view) in map.entries() {
        let value = Written {
            view,
            schema,
            concealed,
        };
        entries.serialize_entry(key.text(), &value)?;
    }
    entries.end()
}

/// Writes the members of a structure that are set and that `is_included` accepts.
///
/// To serde, it is a map without a known length, since members that are not set are left out. Formats that do not
/// describe themselves, which could not read that, reject it.
pub(crate) fn write_structure<S: Serializer>(
    structure: &dyn Structure,
    is_included: impl Fn(usize) -> bool,
    concealed: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let schema = structure.schema();
    let concealed = concealed || schema.sensitive;
    let mut members = serializer.serialize_map(None)?;
    for (number, member) in schema.members.iter().enumerate() {
        let view = match member.mark {
            None => structure.member(number),
            Some(_) => structure.present(number),
        };
        if view.is_set() && is_included(number) {
            let value = Written::of_member(view, member, concealed);
            let written = members.serialize_entry(member.json_name(), &value);
            written.map_err(|error| of_member(member, &value, error))?;
        }
    }
    members.end()
}

/// Writes a union: like a structure with a single member.
fn write_union<S: Serializer>(
    union: &dyn Union,
    concealed: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let schema = union.schema();
    let concealed = concealed || schema.sensitive || schema.concealed;
    match union.member() {
        UnionMember::Known(number, view) => {
            let member = &schema.members[number];
            let mut members = serializer.serialize_map(None)?;
            let value = Written::of_member(view, member, concealed);
            let written = members.serialize_entry(member.json_name(), &value);
            written.map_err(|error| of_member(member, &value, error))?;
            members.end()
        }
        // Its value was not kept.
        UnionMember::Unknown(name) => {
            let name = Escaped(if concealed { REDACTED } else { name });
            Err(S::Error::custom(format_args!(
                "the member `{name}` of a union cannot be written: it is not in the model"
            )))
        }
    }
}

/// The error for a member that cannot be written. It names the member if its value is the problem.
#[cold]
fn of_member<E: serde_core::ser::Error>(member: &MemberSchema, value: &Written<'_>, error: E) -> E {
    match problem(&value.view, value.schema) {
        Some(problem) => E::custom(format_args!(
            "the member `{}` {problem}",
            member.json_name()
        )),
        None => error,
    }
}

/// Why a value cannot be written, if the error should name the member that has the value.
fn problem(view: &View<'_>, schema: &Schema) -> Option<&'static str> {
    match view {
        View::Timestamp(time) => time::problem(*time, timestamp_format(schema)),
        View::List(list) => of_list(*list, schema),
        View::Items(items) => of_list(items, schema),
        View::Map(map) => of_map(*map, schema),
        View::Entries(entries) => of_map(entries, schema),
        _ => None,
    }
}

fn of_list(list: &dyn List, schema: &Schema) -> Option<&'static str> {
    (0..list.len()).find_map(|index| problem(&list.item(index), schema.item()))
}

fn of_map(map: &dyn Map, schema: &Schema) -> Option<&'static str> {
    (map.entries()).find_map(|(_, value)| problem(&value, schema.item()))
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
