//! Binding the variants of a user-written enum to the members of a union.

use super::field_type::{expected, hint, resolve_field_type};
use super::{MatchedMembers, derive, shape_id_assertions};
use crate::diagnostic::Diagnostic;
use crate::input::derive_input::DeriveInput;
use crate::model::shape::Member;
use crate::plan::binding::{UnionBinding, VariantBinding};
use crate::plan::context::Context;
use crate::plan::naming::unraw;
use crate::plan::types::Type;

pub(super) fn bind_variants(
    context: &Context<'_, '_>,
    members: &[Member<'_>],
    input: &DeriveInput,
    matched: &MatchedMembers<'_>,
) -> Result<UnionBinding, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    if !input.generics.is_empty() {
        let message = "`Shape` cannot be derived for enums with generic parameters";
        problems.push(Diagnostic::new(input.ident.span(), message));
    }
    let mut variants = Vec::new();
    for (member, variant) in matched.in_order(members) {
        let model = context.target_type(member);
        let ty = match (variant.ty, &model) {
            (None, Type::Unit) => Some(Type::Unit),
            (Some(ty), _) => resolve_field_type(ty, &model).filter(|ty| !ty.has_custom_string()),
            (None, _) => None,
        };
        let ident = variant.ident.clone();
        if let Some(ty) = ty {
            variants.push(VariantBinding { ident, ty });
            continue;
        }
        let name = unraw(&ident);
        let expected = match expected(&model, &variant.nested) {
            _ if model == Type::Unit => name,
            payload => format!("{name}({payload})"),
        };
        let message = format!(
            "mismatched type for member `{}`: expected `{expected}`",
            member.name
        );
        let problem = Diagnostic::new(ident.span(), message);
        problems.push(match variant.ty.and_then(|ty| hint(ty, &model)) {
            Some(hint) => problem.help(hint),
            None => problem,
        });
    }
    if problems.is_empty() {
        let assertions = shape_id_assertions(matched, &[]);
        let derive = derive(input, assertions);
        Ok(UnionBinding { derive, variants })
    } else {
        Err(problems)
    }
}
