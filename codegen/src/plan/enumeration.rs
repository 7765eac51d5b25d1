//! Planning an enum.

use proc_macro2::Ident;

use super::binding::EnumBinding;
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, pascal_case};
use super::origin::Origin;
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
        .collect();
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
        .collect();
    let values = Values::Strings(variants);
    enumeration(context, ident, shape, values, names.unknown, names.origin)
}

/// The names of the values of an `enum` in the model.
pub(super) fn enum_names<'v>(values: &'v [EnumDefinition<'_>]) -> impl Iterator<Item = &'v str> {
    (values.iter()).map(|value| value.name.as_deref().unwrap_or(&value.value))
}

/// The names of the values of an `intEnum` in the model.
pub(super) fn int_enum_names<'v>(
    values: &'v [IntEnumDefinition<'_>],
) -> impl Iterator<Item = &'v str> {
    values.iter().map(|value| &*value.name)
}

/// The variant for values that are not in the model. The official Rust SDK has it too, and renames values of this
/// name.
const UNKNOWN: &str = "Unknown";

/// The variants for values with these names.
pub(super) fn variant_names<'v>(names: impl IntoIterator<Item = &'v str>) -> Vec<Ident> {
    let mut scope = Scope::with(&[UNKNOWN]);
    let name = |name: &str| match pascal_case(&words(name)) {
        name if name.is_empty() => scope.take("Empty"),
        name if name == UNKNOWN => scope.take("UnknownValue"),
        name => scope.take(&name),
    };
    names.into_iter().map(name).collect()
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

    #[test]
    fn any_value_makes_words() {
        assert_eq!(pascal_case(&words("a-b")), "AB");
        assert_eq!(
            pascal_case(&words("application/json; v=1.0")),
            "ApplicationJsonV10"
        );
        assert_eq!(pascal_case(&words("é")), "");
    }
}
