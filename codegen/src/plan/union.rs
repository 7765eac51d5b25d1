//! Planning a union.

use proc_macro2::Ident;

use super::binding::{UnionBinding, VariantBinding};
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, pascal_case, snake_case, variant_name};
use super::origin::Origin;
use super::schema::{SchemaPlanner, SchemaRef};
use super::types::Type;
use crate::collections::List;
use crate::model::shape::Member;

/// A union.
#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) ident: Ident,
    /// The absolute shape ID.
    pub(crate) id: String,
    pub(crate) docs: String,
    /// Whether the whole value is `@sensitive`.
    pub(crate) sensitive: bool,
    /// Whether the values can be parts of something `@sensitive`, so that errors must not name unknown members.
    pub(crate) concealed: bool,
    /// The arguments of `#[deprecated]`, if there are any.
    pub(crate) deprecation: Option<Deprecation>,
    /// The members, in the model's order.
    pub(crate) variants: Vec<Variant>,
    /// The variant for unknown members.
    pub(crate) unknown: Ident,
    /// The unknown variant of a user-written union contains a `String`.
    pub(crate) origin: Origin,
}

/// A member of a union.
#[derive(Debug)]
pub(crate) struct Variant {
    /// The name in the model.
    pub(crate) name: String,
    /// The variant.
    pub(crate) ident: Ident,
    /// The name as a field, for `Display`.
    pub(crate) label: String,
    /// The type, without `Box`.
    pub(crate) ty: Type,
    /// Whether the value is boxed.
    pub(crate) boxed: bool,
    /// What the model says about the value.
    pub(crate) schema: SchemaRef,
    /// The name in JSON, if it is not that of the model.
    pub(crate) json_name: Option<String>,
    pub(crate) docs: String,
    /// The arguments of `#[deprecated]`, if there are any.
    pub(crate) deprecation: Option<Deprecation>,
}

impl Variant {
    /// The name in JSON.
    pub(crate) fn json_name(&self) -> &str {
        self.json_name.as_deref().unwrap_or(&self.name)
    }
}

impl Union {
    /// Whether `PartialEq` cannot be derived.
    pub(crate) fn needs_total_eq(&self) -> bool {
        self.variants
            .iter()
            .any(|variant| variant.ty.needs_total_eq())
    }
}

/// The variant for unknown members. The official Rust SDK has it too, and renames members of this name.
pub(super) const UNKNOWN: &str = "Unknown";

/// The names of the variants of a union with these members.
pub(super) fn variant_names<'m>(members: impl IntoIterator<Item = &'m str>) -> Vec<Ident> {
    let name = |member: &'m str| match pascal_case(member) {
        name if name.is_empty() => member.to_owned(),
        name => variant_name(name),
    };
    let names: Vec<String> = members.into_iter().map(name).list();
    Scope::with(&[UNKNOWN]).take_all(&names)
}

pub(super) fn plan(
    context: &Context<'_, '_>,
    ident: &Ident,
    place: usize,
    members: &[Member<'_>],
    binding: Option<UnionBinding>,
    schemas: &mut SchemaPlanner<'_, '_>,
) -> Union {
    let shape = &context.closure.shapes[place];
    let (origin, variants) = match binding {
        Some(binding) => (Origin::Derive(Box::new(binding.derive)), binding.variants),
        None => (Origin::Model, model_variants(context, members)),
    };
    let variants = (members.iter().zip(variants).enumerate())
        .map(|(at, (member, VariantBinding { ident, ty }))| Variant {
            ident,
            label: snake_case(&member.name),
            boxed: context.boxed.contains(&(place, at)),
            schema: schemas.member(shape, member, &ty),
            json_name: context.json_name(place, member),
            docs: docs::member(context.closure, member, None, false, context.docs),
            deprecation: member.traits.deprecated.as_ref().map(Deprecation::of),
            name: member.name.clone().into_owned(),
            ty,
        })
        .list();
    Union {
        ident: ident.clone(),
        id: shape.id.as_str().to_owned(),
        docs: docs::shape(shape, context.docs),
        sensitive: shape.traits.sensitive,
        concealed: context.concealed[place],
        deprecation: shape.traits.deprecated.as_ref().map(Deprecation::of),
        variants,
        unknown: super::naming::ident(UNKNOWN),
        origin,
    }
}

/// The variants of a generated union.
fn model_variants(context: &Context<'_, '_>, members: &[Member<'_>]) -> Vec<VariantBinding> {
    let names = variant_names(members.iter().map(|member| &*member.name));
    (members.iter().zip(names))
        .map(|(member, ident)| VariantBinding {
            ident,
            ty: context.target_type(member),
        })
        .list()
}
