//! `Display` and `Debug` of generated types, with everything `@sensitive` redacted (Smithy specification,
//! "sensitive trait").

use std::fmt::{self, Debug, Display, Formatter, Write as _};

use crate::escape::Escaped;
use crate::redaction::{REDACTED, write_redacted};
use crate::schema::{Schema, StructureSchema};
use crate::value::list::{List, Map};
use crate::value::{Structure, Union, UnionMember, View};

/// A value with its schema. `is_option`: whether it is the value of an `Option`, which `Debug` shows.
pub(crate) struct Shown<'a> {
    pub view: View<'a>,
    pub schema: &'a Schema,
    pub is_option: bool,
}

/// On one line, as `Display` of generated types.
impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let schema = self.schema;
        if !self.view.is_set() {
            return f.write_str("null"); // in a sparse collection; an unset member is left out
        }
        if schema.sensitive {
            return write_redacted(f);
        }
        match &self.view {
            View::Unset | View::Unit => Ok(()),
            View::Bool(value) => Display::fmt(value, f),
            View::I8(value) => Display::fmt(value, f),
            View::I16(value) => Display::fmt(value, f),
            View::I32(value) => Display::fmt(value, f),
            View::I64(value) => Display::fmt(value, f),
            View::F32(value, show) => show(value, false, f),
            View::F64(value, show) => show(value, false, f),
            View::Text(text) => Display::fmt(&Escaped(text), f),
            View::Blob(bytes) => Debug::fmt(bytes, f),
            View::Timestamp(time) => Display::fmt(time, f),
            // A precision, which may be meant for other values, would write out zeros.
            #[cfg(feature = "bignum")]
            View::BigInteger(value) => write!(f, "{value}"),
            #[cfg(feature = "bignum")]
            View::BigDecimal(value) => write!(f, "{value}"),
            #[cfg(feature = "serde")]
            View::Document(value, show) => show(value, false, f),
            View::List(list) => display_list(*list, schema, f),
            View::Items(items) => display_list(items, schema, f),
            View::Map(map) => display_map(*map, schema, f),
            View::Entries(entries) => display_map(entries, schema, f),
            View::Structure(structure) => Display::fmt(structure, f),
            View::Union(union) => Display::fmt(union, f),
            View::StringEnum(value) => Display::fmt(value, f),
            View::IntEnum(value) => Display::fmt(value, f),
        }
    }
}

impl Debug for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.view.is_set() {
            return f.write_str("None"); // which is not redacted
        }
        if self.is_option {
            let value = DebugValue(&self.view, self.schema);
            return f.debug_tuple("Some").field(&value).finish();
        }
        DebugValue(&self.view, self.schema).fmt(f)
    }
}

/// The value within an `Option`.
struct DebugValue<'a>(&'a View<'a>, &'a Schema);

impl Debug for DebugValue<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let DebugValue(view, schema) = self;
        if schema.sensitive {
            return write_redacted(f);
        }
        match view {
            View::Unset => f.write_str("None"),
            View::Unit => f.write_str("()"),
            View::Bool(value) => Debug::fmt(value, f),
            View::I8(value) => Debug::fmt(value, f),
            View::I16(value) => Debug::fmt(value, f),
            View::I32(value) => Debug::fmt(value, f),
            View::I64(value) => Debug::fmt(value, f),
            View::F32(value, show) => show(value, true, f),
            View::F64(value, show) => show(value, true, f),
            View::Text(text) => Debug::fmt(text, f),
            View::Blob(bytes) => Debug::fmt(bytes, f),
            View::Timestamp(time) => Display::fmt(time, f),
            #[cfg(feature = "bignum")]
            View::BigInteger(value) => Debug::fmt(value, f),
            #[cfg(feature = "bignum")]
            View::BigDecimal(value) => Debug::fmt(value, f),
            #[cfg(feature = "serde")]
            View::Document(value, show) => show(value, true, f),
            View::List(list) => debug_list(*list, schema, f),
            View::Items(items) => debug_list(items, schema, f),
            View::Map(map) => debug_map(*map, schema, f),
            View::Entries(entries) => debug_map(entries, schema, f),
            View::Structure(structure) => debug_structure(*structure, f),
            View::Union(union) => debug_union(*union, f),
            View::StringEnum(value) => Debug::fmt(value, f),
            View::IntEnum(value) => Debug::fmt(value, f),
        }
    }
}

/// An element of a list or map.
fn element<'a>(view: View<'a>, of: &Schema, schema: &'a Schema) -> Shown<'a> {
    Shown {
        view,
        schema,
        is_option: of.sparse,
    }
}

/// A key of a map.
fn key<'a>(view: View<'a>, of: &Schema) -> Shown<'a> {
    Shown {
        view,
        schema: of.key(),
        is_option: false,
    }
}

fn display_list(list: &dyn List, schema: &Schema, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('[')?;
    for index in 0..list.len() {
        if index > 0 {
            f.write_str(", ")?;
        }
        Display::fmt(&element(list.item(index), schema, schema.item()), f)?;
    }
    f.write_char(']')
}

fn debug_list(list: &dyn List, schema: &Schema, f: &mut Formatter<'_>) -> fmt::Result {
    let items = (0..list.len()).map(|index| element(list.item(index), schema, schema.item()));
    f.debug_list().entries(items).finish()
}

fn display_map(map: &dyn Map, schema: &Schema, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('{')?;
    for (index, (name, value)) in map.entries().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        Display::fmt(&key(name, schema), f)?;
        f.write_char('=')?;
        Display::fmt(&element(value, schema, schema.item()), f)?;
    }
    f.write_char('}')
}

fn debug_map(map: &dyn Map, schema: &Schema, f: &mut Formatter<'_>) -> fmt::Result {
    let entries = (map.entries())
        .map(|(name, value)| (key(name, schema), element(value, schema, schema.item())));
    f.debug_map().entries(entries).finish()
}

/// `Display` of a structure: the members that are set, on one line.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display_structure(structure: &dyn Structure, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    if schema.sensitive {
        return write_redacted(f);
    }
    write!(f, "{}(", schema.name)?;
    let mut separator = "";
    for (number, member) in schema.members.iter().enumerate() {
        let view = structure.member(number);
        if view.is_set() {
            let value = Shown {
                view,
                schema: member.schema,
                is_option: false,
            };
            write!(f, "{separator}{}={value}", member.field)?;
            separator = ", ";
        }
    }
    f.write_char(')')
}

/// `Debug` of a structure.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_structure(structure: &dyn Structure, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = structure.schema();
    if schema.sensitive {
        return write_redacted(f);
    }
    let mut shown = f.debug_struct(schema.name);
    for (number, member) in schema.members.iter().enumerate() {
        let value = Shown {
            view: structure.member(number),
            schema: member.schema,
            is_option: member.presence.is_option(),
        };
        shown.field(member.field, &value);
    }
    shown.finish()
}

/// `Debug` of a builder called `name`, with the members that `member` has, each as an `Option`.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_builder<'a>(
    name: &str,
    schema: &StructureSchema,
    member: impl Fn(usize) -> View<'a>,
    f: &mut Formatter<'_>,
) -> fmt::Result {
    if schema.sensitive {
        return write!(f, "{name}({REDACTED})");
    }
    let mut shown = f.debug_struct(name);
    for (number, of_schema) in schema.members.iter().enumerate() {
        let value = Shown {
            view: member(number),
            schema: of_schema.schema,
            is_option: true,
        };
        shown.field(of_schema.field, &value);
    }
    shown.finish()
}

/// `Display` of a union: its one member.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display_union(union: &dyn Union, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = union.schema();
    if schema.sensitive {
        return write_redacted(f);
    }
    match union.member() {
        UnionMember::Known(number, View::Unit) => {
            write!(f, "{}({})", schema.name, schema.members[number].field)
        }
        UnionMember::Known(number, view) => {
            let member = &schema.members[number];
            let value = Shown {
                view,
                schema: member.schema,
                is_option: false,
            };
            write!(f, "{}({}={value})", schema.name, member.field)
        }
        // Escaped as in Rust.
        UnionMember::Unknown(name) => write!(f, "{}(unknown member {name:?})", schema.name),
    }
}

/// `Debug` of a union.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_union(union: &dyn Union, f: &mut Formatter<'_>) -> fmt::Result {
    let schema = union.schema();
    if schema.sensitive {
        return write_redacted(f);
    }
    match union.member() {
        UnionMember::Known(number, View::Unit) => f.write_str(schema.members[number].variant),
        UnionMember::Known(number, view) => {
            let member = &schema.members[number];
            let value = Shown {
                view,
                schema: member.schema,
                is_option: false,
            };
            f.debug_tuple(member.variant).field(&value).finish()
        }
        UnionMember::Unknown(name) => f.debug_tuple("Unknown").field(&name).finish(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::{ANY, SCHEMA, SENSITIVE};
    use crate::value::Value;

    fn display(value: &impl Value, schema: &Schema) -> String {
        let view = value.view();
        let is_option = false;
        let shown = Shown {
            view,
            schema,
            is_option,
        };
        shown.to_string()
    }

    fn debug(value: &impl Value, schema: &Schema) -> String {
        let view = value.view();
        let is_option = false;
        let shown = Shown {
            view,
            schema,
            is_option,
        };
        format!("{shown:?}")
    }

    #[test]
    fn a_schema_hides_exactly_what_is_sensitive() {
        static SENSITIVE_ITEMS: Schema = Schema {
            sparse: true,
            item: Some(&SENSITIVE),
            ..SCHEMA
        };
        static SENSITIVE_VALUES: Schema = Schema {
            item: Some(&SENSITIVE),
            ..SCHEMA
        };
        static SENSITIVE_KEYS: Schema = Schema {
            key: Some(&SENSITIVE),
            ..SCHEMA
        };
        let list = vec![Some("s3cret".to_owned()), None];
        assert_eq!(display(&list, &ANY), "[s3cret, null]");
        assert_eq!(
            display(&list, &SENSITIVE_ITEMS),
            format!("[{REDACTED}, null]")
        );
        assert_eq!(
            debug(&list, &SENSITIVE_ITEMS),
            format!("[Some({REDACTED}), None]")
        );
        assert_eq!(display(&list, &SENSITIVE), REDACTED);
        let map = BTreeMap::from([("key".to_owned(), vec![1])]);
        assert_eq!(display(&map, &ANY), "{key=[1]}");
        assert_eq!(
            display(&map, &SENSITIVE_VALUES),
            format!("{{key={REDACTED}}}")
        );
        assert_eq!(
            debug(&map, &SENSITIVE_VALUES),
            format!("{{\"key\": {REDACTED}}}")
        );
        assert_eq!(
            display(&map, &SENSITIVE_KEYS),
            format!("{{{REDACTED}=[1]}}")
        );
        assert_eq!(debug(&map, &SENSITIVE), REDACTED);
    }

    #[test]
    fn unset_is_not_redacted() {
        assert_eq!(debug(&None::<String>, &SENSITIVE), "None");
        let shown = Shown {
            view: View::I32(1),
            schema: &SENSITIVE,
            is_option: true,
        };
        assert_eq!(format!("{shown:?}"), format!("Some({REDACTED})"));
    }

    #[test]
    fn display_stays_on_one_line() {
        let text = "a\nb\tc\u{85}d".to_owned();
        assert_eq!(display(&text, &ANY), "a\\nb\\tc\\u{85}d");
        assert_eq!(display(&"plain".to_owned(), &ANY), "plain");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_document_is_shown_as_json_on_one_line() {
        use crate::document::document_default;
        let value = document_default(" {\"a\": [1, \"x\\n\"]}\n");
        assert_eq!(display(&value, &ANY), r#"{"a":[1,"x\n"]}"#);
        assert_eq!(display(&value, &SENSITIVE), REDACTED);
        let value = document_default("{\"\u{202e}\": \"\u{9b}\u{2028}é\"}");
        let shown = display(&value, &ANY);
        assert_eq!(shown, r#"{"\u{202e}":"\u{9b}\u{2028}é"}"#);
    }
}
