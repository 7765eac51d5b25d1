//! Planning an enum.

use proc_macro2::Ident;

use super::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, pascal_case};
use crate::model::shape::Shape;
use crate::model::traits::{EnumDefinition, IntEnumDefinition};

/// An enum.
#[derive(Debug)]
pub struct Enumeration {
    /// Its type.
    pub ident: Ident,
    /// Its absolute shape id.
    pub id: String,
    /// Its rustdoc.
    pub docs: String,
    /// Whether it is `@sensitive`.
    pub sensitive: bool,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
    /// The model's values in the model's order.
    pub variants: Vec<Variant>,
    /// The variant for all other values.
    pub unknown: Ident,
    /// Whether the user has written it, so that its unknown variant holds a `String`.
    pub is_written: bool,
}

/// A value of an enum.
#[derive(Debug)]
pub struct Variant {
    /// The variant.
    pub ident: Ident,
    /// The value.
    pub value: Value,
    /// Its rustdoc.
    pub docs: String,
    /// Whether a violation keeps it to itself (`@internal`).
    pub internal: bool,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
}

/// The value of a variant: of an `enum` or of an `intEnum`, all of one enum alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Of an `enum`.
    String(String),
    /// Of an `intEnum`.
    Integer(i32),
}

/// Plans an `intEnum`.
pub(super) fn plan_integers(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: &[IntEnumDefinition<'_>],
) -> Enumeration {
    let mut names = Names::default();
    let variants = values.iter().map(|value| Variant {
        ident: names.take(&value.name),
        docs: docs::int_enum_value(value, context.docs),
        value: Value::Integer(value.value),
        internal: value.internal,
        deprecation: value.deprecated.as_ref().map(Deprecation::of),
    });
    let variants = variants.collect();
    enumeration(context, ident, shape, variants)
}

/// Plans an `enum`.
pub(super) fn plan(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: &[EnumDefinition<'_>],
) -> Enumeration {
    let mut names = Names::default();
    let variants = values.iter().map(|value| Variant {
        ident: names.take(value.name.as_deref().unwrap_or(&value.value)),
        docs: docs::enum_value(value, context.docs),
        value: Value::String(value.value.clone().into_owned()),
        internal: value.internal,
        deprecation: value.deprecated.as_ref().map(Deprecation::of),
    });
    let variants = variants.collect();
    enumeration(context, ident, shape, variants)
}

/// The variants of an enum.
struct Names(Scope);

impl Default for Names {
    /// The official Rust SDK too keeps `Unknown` for itself and renames a value that is called so.
    fn default() -> Self {
        Names(Scope::with(&["Unknown"]))
    }
}

impl Names {
    fn take(&mut self, name: &str) -> Ident {
        match pascal_case(&ascii(name)) {
            name if name.is_empty() => self.0.take("Empty"),
            name if name == "Unknown" => self.0.take("UnknownValue"),
            name => self.0.take(&name),
        }
    }
}

fn enumeration(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    variants: Vec<Variant>,
) -> Enumeration {
    Enumeration {
        ident: ident.clone(),
        is_written: false,
        id: shape.id.as_str().to_owned(),
        docs: docs::shape(shape, context.docs),
        sensitive: shape.traits.sensitive,
        deprecation: shape.traits.deprecated.as_ref().map(Deprecation::of),
        variants,
        unknown: super::naming::ident("Unknown"),
    }
}

/// A value as the words of an identifier: what no identifier has separates words.
fn ascii(value: &str) -> String {
    let keep = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    value.chars().map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_value_makes_words() {
        assert_eq!(pascal_case(&ascii("a-b")), "AB");
        assert_eq!(
            pascal_case(&ascii("application/json; v=1.0")),
            "ApplicationJsonV10"
        );
        assert_eq!(pascal_case(&ascii("é")), "");
    }
}
