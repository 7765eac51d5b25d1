//! Planning an enum.

use proc_macro2::Ident;

use super::Context;
use super::docs;
use super::naming::{Scope, camel};
use crate::smithy::shape::Shape;
use crate::smithy::traits::EnumDefinition;

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
    /// The model's values in the model's order.
    pub variants: Vec<Variant>,
    /// The variant for all other values.
    pub unknown: Ident,
}

/// A value of an enum.
#[derive(Debug)]
pub struct Variant {
    /// The variant.
    pub ident: Ident,
    /// The value.
    pub value: String,
    /// Its rustdoc.
    pub docs: String,
    /// Whether a violation keeps it to itself (`@internal`).
    pub internal: bool,
}

pub(super) fn plan(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: &[EnumDefinition<'_>],
) -> Enumeration {
    // The official Rust SDK too keeps `Unknown` for itself and renames a value that is called so.
    let mut scope = Scope::with(&["Unknown"]);
    let variants = values.iter().map(|value| {
        let name = value.name.as_deref().unwrap_or(&value.value);
        let ident = match camel(&ascii(name)) {
            name if name.is_empty() => scope.take("Empty"),
            name if name == "Unknown" => scope.take("UnknownValue"),
            name => scope.take(&name),
        };
        Variant {
            ident,
            docs: docs::enum_value(value, context.docs),
            value: value.value.clone().into_owned(),
            internal: value.internal,
        }
    });
    Enumeration {
        ident: ident.clone(),
        id: shape.id.as_str().to_owned(),
        docs: docs::shape(shape, context.docs),
        sensitive: shape.traits.sensitive,
        variants: variants.collect(),
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
        assert_eq!(camel(&ascii("a-b")), "AB");
        assert_eq!(
            camel(&ascii("application/json; v=1.0")),
            "ApplicationJsonV10"
        );
        assert_eq!(camel(&ascii("é")), "");
    }
}
