//! Planning a union.

use proc_macro2::Ident;

use super::checks::{CheckPlanner, MemberCheck};
use super::deprecation::Deprecation;
use super::json::Json;
use super::mask::Mask;
use super::naming::{Scope, pascal_case, snake_case};
use super::types::Type;
use super::{Context, docs};
use crate::model::shape::Member;

/// A union.
#[derive(Debug)]
pub struct Union {
    /// Its type.
    pub ident: Ident,
    /// Its absolute shape id.
    pub id: String,
    /// Its rustdoc.
    pub docs: String,
    /// Whether it is `@sensitive` as a whole.
    pub sensitive: bool,
    /// Whether its values can be parts of something `@sensitive`, so that no error may name a member that the
    /// model does not have.
    pub concealed: bool,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
    /// Its members in the model's order.
    pub variants: Vec<Variant>,
    /// The variant for a member that the model does not have.
    pub unknown: Ident,
    /// Whether the user has written it, so that its unknown variant holds a `String`.
    pub is_written: bool,
}

/// A member of a union.
#[derive(Debug)]
pub struct Variant {
    /// Its name in the model.
    pub name: String,
    /// The variant.
    pub ident: Ident,
    /// Its name as a field would have it, for `Display`.
    pub label: String,
    /// Its type, without `Box`.
    pub ty: Type,
    /// Whether its value is in a box.
    pub boxed: bool,
    /// What of it is hidden.
    pub mask: Mask,
    /// How its value is checked, if anything constrains it.
    pub check: Option<MemberCheck>,
    /// How it stands in JSON.
    pub json: Json,
    /// Its rustdoc.
    pub docs: String,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
}

impl Union {
    /// Whether Rust's own equality does not fit it.
    #[must_use]
    pub fn needs_total_eq(&self) -> bool {
        self.variants
            .iter()
            .any(|variant| variant.ty.needs_total_eq())
    }
}

pub(super) fn plan(
    context: &Context<'_, '_>,
    ident: &Ident,
    place: usize,
    members: &[Member<'_>],
    checks: &mut CheckPlanner<'_, '_>,
) -> Union {
    let shape = &context.closure.shapes[place];
    // The official Rust SDK too keeps `Unknown` for itself and renames a member that is called so.
    let mut scope = Scope::with(&["Unknown"]);
    let variants = members.iter().enumerate().map(|(at, member)| Variant {
        ident: match pascal_case(&member.name) {
            name if name == "Unknown" => scope.take("UnknownValue"),
            name if name.is_empty() => scope.take(&member.name),
            name => scope.take(&name),
        },
        label: snake_case(&member.name),
        ty: context.target_type(member),
        boxed: context.boxed.contains(&(place, at)),
        mask: context.mask(member),
        check: checks.member(shape, member),
        json: context.json(place, member),
        docs: docs::member(context.closure, member, None, context.docs),
        deprecation: member.traits.deprecated.as_ref().map(Deprecation::of),
        name: member.name.clone().into_owned(),
    });
    Union {
        ident: ident.clone(),
        id: shape.id.as_str().to_owned(),
        docs: docs::shape(shape, context.docs),
        sensitive: shape.traits.sensitive,
        concealed: context.concealed[place],
        deprecation: shape.traits.deprecated.as_ref().map(Deprecation::of),
        variants: variants.collect(),
        unknown: super::naming::ident("Unknown"),
        is_written: false,
    }
}
