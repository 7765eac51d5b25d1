//! Planning an enum.

use proc_macro2::Ident;

use super::binding::EnumBinding;
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, pascal_case, variant_name};
use super::origin::Origin;
use super::schema::{SchemaPlanner, SchemaRef};
use super::value_name;
use crate::collections::List;
use crate::model::shape::Shape;
use crate::model::traits::{EnumDefinition, IntEnumDefinition};

/// An enum.
#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) ident: Ident,
    /// The absolute shape ID.
    pub(crate) id: String,
    /// The rustdoc.
    pub(crate) docs: String,
    /// Whether it is `@sensitive`.
    pub(crate) sensitive: bool,
    pub(crate) deprecation: Option<Deprecation>,
    pub(crate) values: Values,
    /// `@length` and `@pattern` of a string with `@enum`.
    pub(crate) schema: SchemaRef,
    /// The variant for values that are not in the model. In a user-written enum, it contains a `String` or `i32`.
    pub(crate) unknown: Ident,
    pub(crate) origin: Origin,
}

/// The values of an enum, in the model's order.
#[derive(Debug)]
pub(crate) enum Values {
    /// The values of an `enum`.
    Strings(Vec<Variant<String>>),
    /// The values of an `intEnum`.
    Integers(Vec<Variant<i32>>),
}

/// A value of an enum.
#[derive(Debug)]
pub(crate) struct Variant<V> {
    pub(crate) ident: Ident,
    pub(crate) value: V,
    /// The rustdoc.
    pub(crate) docs: String,
    /// Whether the value is `@internal`: violations do not list it.
    pub(crate) internal: bool,
    pub(crate) deprecation: Option<Deprecation>,
}

/// Plans an `intEnum`.
pub(super) fn plan_integers(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: &[IntEnumDefinition<'_>],
    binding: Option<EnumBinding>,
) -> Enumeration {
    let names = Names::new(binding, || variant_names(int_enum_names(values)));
    let variants = (values.iter().zip(names.variants))
        .map(|(value, ident)| Variant {
            ident,
            docs: docs::int_enum_value(value, context.docs),
            value: value.value,
            internal: value.internal,
            deprecation: value.deprecated.as_ref().map(Deprecation::of),
        })
        .list();
    let values = Values::Integers(variants);
    enumeration(context, ident, shape, values, names.unknown, names.origin)
}

/// Plans an `enum`.
pub(super) fn plan(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: &[EnumDefinition<'_>],
    binding: Option<EnumBinding>,
    schemas: &mut SchemaPlanner<'_, '_>,
) -> Enumeration {
    let names = Names::new(binding, || variant_names(enum_names(values)));
    let variants = (values.iter().zip(names.variants))
        .map(|(value, ident)| Variant {
            ident,
            docs: docs::enum_value(value, context.docs),
            value: value.value.clone().into_owned(),
            internal: value.internal,
            deprecation: value.deprecated.as_ref().map(Deprecation::of),
        })
        .list();
    let values = Values::Strings(variants);
    let mut planned = enumeration(context, ident, shape, values, names.unknown, names.origin);
    if shape.traits.is_enum_string {
        planned.schema = schemas.of_enum_string(shape);
    }
    planned
}

/// What a variant is named after.
#[derive(Clone, Copy)]
pub(super) enum NamedAfter<'v> {
    /// The name of the value in the model.
    Name(&'v str),
    /// The value, which has no name in the model.
    Value(&'v str),
}

impl NamedAfter<'_> {
    /// The name as a variant. Another value may have the same.
    fn base(self) -> String {
        match self {
            NamedAfter::Name(name) => pascal_case(&words(name)),
            NamedAfter::Value(value) => value_name::of_value(value),
        }
    }
}

/// What the variants of an `enum` are named after.
pub(super) fn enum_names<'v>(
    values: &'v [EnumDefinition<'_>],
) -> impl Iterator<Item = NamedAfter<'v>> {
    values.iter().map(|value| match &value.name {
        Some(name) => NamedAfter::Name(name),
        None => NamedAfter::Value(&value.value),
    })
}

/// What the variants of an `intEnum` are named after.
pub(super) fn int_enum_names<'v>(
    values: &'v [IntEnumDefinition<'_>],
) -> impl Iterator<Item = NamedAfter<'v>> {
    (values.iter()).map(|value| NamedAfter::Name(&value.name))
}

/// The variant for values that are not in the model. The official Rust SDK has it too, and renames values of this
/// name.
const UNKNOWN: &str = "Unknown";

/// The variants for values with these names.
pub(super) fn variant_names<'v>(names: impl IntoIterator<Item = NamedAfter<'v>>) -> Vec<Ident> {
    let base = |name: NamedAfter<'v>| match name.base() {
        name if name.is_empty() => "Empty".to_owned(),
        name => variant_name(name),
    };
    let bases: Vec<String> = names.into_iter().map(base).list();
    let mut scope = Scope::with(&[UNKNOWN]);
    scope.take_all(&bases)
}

/// The variants for values without names.
pub(crate) fn variants_of_values(values: &[&str]) -> Vec<Ident> {
    variant_names(values.iter().map(|value| NamedAfter::Value(value)))
}

/// The identifiers of an enum.
struct Names {
    origin: Origin,
    variants: Vec<Ident>,
    unknown: Ident,
}

impl Names {
    fn new(binding: Option<EnumBinding>, of_model: impl FnOnce() -> Vec<Ident>) -> Self {
        match binding {
            Some(binding) => Names {
                origin: Origin::Derive(Box::new(binding.derive)),
                variants: binding.variants,
                unknown: binding.unknown,
            },
            None => Names {
                origin: Origin::Model,
                variants: of_model(),
                unknown: super::naming::ident(UNKNOWN),
            },
        }
    }
}

fn enumeration(
    context: &Context<'_, '_>,
    ident: &Ident,
    shape: &Shape<'_>,
    values: Values,
    unknown: Ident,
    origin: Origin,
) -> Enumeration {
    Enumeration {
        ident: ident.clone(),
        id: shape.id.as_str().to_owned(),
        docs: docs::shape(shape, context.docs),
        sensitive: shape.traits.sensitive,
        deprecation: shape.traits.deprecated.as_ref().map(Deprecation::of),
        values,
        schema: SchemaRef::Any,
        unknown,
        origin,
    }
}

/// A value whose separators are replaced: characters that are not allowed in an identifier separate words.
fn words(value: &str) -> String {
    let keep = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    value.chars().map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(values: &[&str]) -> Vec<String> {
        let names = variants_of_values(values);
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn names_are_those_of_the_official_sdk() {
        let names = [
            "SELF",
            "Unknown",
            "UNKNOWN_VALUE",
            "self_value",
            "a-b",
            "match",
        ];
        let names = variant_names(names.map(NamedAfter::Name));
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let expected = [
            "SelfValue",
            "UnknownValue",
            "UnknownValue_",
            "SelfValue_",
            "AB",
            "Match",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn values_without_a_name_are_named_after_their_text() {
        for (value, expected) in [
            ("a-b", "AB"),
            ("USER_AUTH", "UserAuth"),
            ("application/json; v=1.0", "ApplicationJsonVEqual1_0"),
            ("application/json", "ApplicationJson"),
            ("us-east-1", "UsEast1"),
            ("Foo - Bar", "FooBar"),
            ("=", "Equal"),
            ("<", "LessThan"),
            ("<=", "LessThanEqual"),
            ("≤", "LessThanOrEqual"),
            ("≥", "GreaterThanOrEqual"),
            ("!=", "NotEqual"),
            ("≠", "NotEqualTo"),
            ("5+", "_5Plus"),
            ("5-", "_5Minus"),
            ("reactions-+1", "ReactionsPlus1"),
            ("reactions--1", "ReactionsMinus1"),
            ("μg", "MuG"),
            ("1.5", "_1_5"),
            ("15", "_15"),
            ("-1", "Minus1"),
            ("", "Empty"),
            (" ", "Space"),
            ("_", "Underscore"),
            ("Self", "SelfValue"),
            ("👍", "U1F44D"),
            ("é", "UE9"),
            ("日本", "U65E5U672C"),
            ("2D_BARCODE", "_2DBarcode"),
            ("2d-barcode", "_2dBarcode"),
            ("null", "Null"),
            ("unknown", "UnknownValue"),
        ] {
            assert_eq!(values(&[value]), [expected], "{value}");
        }
    }

    #[test]
    fn names_are_distinct_and_new_values_rename_no_others() {
        assert_eq!(values(&["a", "A", "a2"]), ["A", "A3", "A2"]);
        assert_eq!(values(&["A", "a", "a2", "b"]), ["A", "A3", "A2", "B"]);
        let long = "x".repeat(10_000);
        assert!(values(&[&long])[0].len() < 600);
    }
}
