//! Planning a union.

use proc_macro2::Ident;
use quote::format_ident;

use super::binding::{UnionBinding, VariantBinding};
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, pascal_case, snake_case, unraw, variant_name};
use super::origin::Origin;
use super::schema::{SchemaPlanner, SchemaRef};
use super::types::Type;
use super::unfit::Uses;
use crate::collections::{List, Map};
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
    /// The number of a member whose values can be no deeper than those of the others.
    pub(crate) smallest: usize,
    /// The uses for which other invocations cannot take the type.
    pub(crate) unfit: Uses,
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
    /// The method that returns whether a value is this member, `is_…`.
    pub(crate) is: Ident,
    /// The method that returns the value of this member, `as_…`.
    pub(crate) accessor: Ident,
    /// Whether the union is `From` the type: if no other member has the same.
    pub(crate) is_from: bool,
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
    let accessors = accessors(members, &variants, origin.is_derive());
    let is_from = are_from(place, members, &variants);
    let variants = (members.iter().zip(variants).enumerate())
        .map(|(at, (member, VariantBinding { ident, ty }))| Variant {
            ident,
            is: format_ident!("is_{}", accessors[at]),
            accessor: format_ident!("as_{}", accessors[at]),
            is_from: is_from[at],
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
        smallest: context.smallest[place],
        unfit: context.unfit[place],
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

/// The names in the accessors of each member, without `is_` and `as_`: in a generated union those of the official Rust
/// SDK, and in a user-written one those of the variants. `is_unknown` is for unknown members.
fn accessors(members: &[Member<'_>], variants: &[VariantBinding], is_derive: bool) -> Vec<String> {
    let name = |(member, variant): (&Member<'_>, &VariantBinding)| {
        let name = if is_derive {
            snake_case(&unraw(&variant.ident))
        } else {
            snake_case(&member.name)
        };
        match &*name {
            "" => "is_value".to_owned(), // the name has only underscores
            "unknown" => "is_unknown_value".to_owned(),
            name => format!("is_{name}"),
        }
    };
    let names: Vec<String> = members.iter().zip(variants).map(name).list();
    let idents = Scope::with(&["is_unknown"]).take_all(&names);
    (idents.iter())
        .map(|ident| ident.to_string()["is_".len()..].to_owned())
        .list()
}

/// Whether the union is `From` the type of each member. It is not if another member has the same type, or if the type is
/// the union itself, which is `From` itself already. A member without a value has nothing to convert.
///
/// Types of the user's that are written differently are different types, since a type implements `Shape` for one shape,
/// and all members that target a shape have the type that is written first.
fn are_from(place: usize, members: &[Member<'_>], variants: &[VariantBinding]) -> Vec<bool> {
    let keys: Vec<String> = (variants.iter()).map(|variant| variant.ty.key()).list();
    let mut counts: Map<&str, usize> = Map::new();
    for key in &keys {
        *counts.get_or_insert_with(key, Default::default) += 1;
    }
    (members.iter().zip(variants).zip(&keys))
        .map(|((member, variant), key)| {
            let is_once = counts.get(&**key) == Some(&1);
            variant.ty != Type::Unit && member.target != place && is_once
        })
        .list()
}
