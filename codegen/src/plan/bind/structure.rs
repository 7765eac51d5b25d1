//! Binding the fields of a user-written structure to the members of a structure.

use super::bounds::{bounds, skipped_bounds};
use super::field_type::{borrowed, expected, hint, resolve_field_type};
use super::members::MatchedField;
use super::{MatchedMembers, derive, shape_id_assertions};
use crate::collections::List;
use crate::diagnostic::{Diagnostic, Feature, FeatureProblem};
use crate::input::derive_input::DeriveInput;
use crate::input::rust_type::RustType;
use crate::model::shape::Member;
use crate::plan::binding::{FieldBinding, StructureBinding};
use crate::plan::context::Context;
use crate::plan::optionality::Optionality;
use crate::plan::types::Type;

pub(super) fn bind_fields(
    context: &Context<'_, '_>,
    members: &[Member<'_>],
    input: &DeriveInput,
    matched: &MatchedMembers<'_>,
) -> Result<StructureBinding, Vec<Diagnostic>> {
    let reads = !input.skip.json && !input.skip.from_json;
    let mut problems = Vec::new();
    let mut feature_problems = Vec::new();
    let mut fields = Vec::new();
    for (member, field) in matched.in_order(members) {
        let model_type = context.target_type(member);
        let model_optionality = context.optionality(member);
        match bind_field(
            member,
            field,
            &model_type,
            &model_optionality,
            context.is_optional_for_clients_alone(member),
            input.partial,
        ) {
            Ok(field) => fields.push(field),
            Err(problem) => problems.push(problem),
        }
        let borrowed = field.ty.filter(|_| reads).and_then(borrowed);
        feature_problems.extend(borrowed.map(|borrowed| FeatureProblem {
            feature: Feature::Serde,
            with_feature: true,
            problem: not_deserializable(borrowed),
        }));
    }
    if !problems.is_empty() {
        problems.extend((feature_problems.into_iter()).map(FeatureProblem::into_diagnostic));
        return Err(problems);
    }
    let parameters: Vec<String> = (input.generics.types.iter())
        .map(|parameter| parameter.name.to_string())
        .list();
    let assertions = shape_id_assertions(matched, &parameters);
    let mut bounds = bounds(&fields, &assertions, &parameters, reads);
    bounds.extend(skipped_bounds(&input.skipped, &input.generics.types));
    let mut derive = derive(input, assertions);
    derive.generics.bounds.extend(bounds);
    Ok(StructureBinding {
        derive,
        fields,
        skipped: input.skipped.clone(),
        feature_problems,
    })
}

/// Determines the type of a field and whether its member is optional.
fn bind_field(
    member: &Member<'_>,
    field: &MatchedField<'_>,
    model_type: &Type,
    model_optionality: &Optionality,
    for_clients_alone: bool,
    partial: bool,
) -> Result<FieldBinding, Diagnostic> {
    let name = &member.name;
    let inner = field.ty.and_then(RustType::optional);
    let ty = inner
        .or(field.ty)
        .and_then(|ty| resolve_field_type(ty, model_type));
    let what = match (&ty, model_optionality, inner) {
        (None, ..) => format!("mismatched type for member `{name}`"),
        (_, Optionality::Required, Some(_)) if !partial => format!("member `{name}` is required"),
        (_, Optionality::Optional | Optionality::ClientOptional, None) => {
            format!("member `{name}` is optional")
        }
        (Some(ty), _, inner) => {
            return Ok(FieldBinding {
                ident: field.ident.clone(),
                ty: ty.clone(),
                optionality: match inner {
                    // Members of a partial structure may be missing.
                    Some(_) if *model_optionality == Optionality::ClientOptional && !partial => {
                        Optionality::ClientOptional
                    }
                    Some(_) => Optionality::Optional,
                    None => model_optionality.clone(),
                },
            });
        }
    };
    let expected = expected(model_type, &field.nested);
    let expected = match model_optionality {
        optionality if optionality.is_option() => format!("Option<{expected}>"),
        _ => expected,
    };
    let message = format!("{what}: expected `{expected}`");
    let problem = Diagnostic::spanned(&super::tokens_of(field.ty), message);
    let hint = match (&ty, inner) {
        (None, _) => inner.or(field.ty).and_then(|ty| hint(ty, model_type)),
        (Some(_), Some(_)) => {
            Some("remove `Option`, or mark the struct with `#[shape(partial)]`".to_owned())
        }
        (Some(_), None) if for_clients_alone => Some(
            "it is optional for a client, since a client sends only what is set: write `Option`, or \
             `#[shape(nullability = server)]` for the types of a server"
                .to_owned(),
        ),
        (Some(_), None) => Some("an optional member that is not set is `None`".to_owned()),
    };
    Err(match hint {
        Some(hint) => problem.help(hint),
        None => problem,
    })
}

fn not_deserializable(borrowed: &RustType) -> Diagnostic {
    let (message, owned) = if borrowed.is_borrowed_text {
        ("`&str` fields cannot be deserialized", "`Cow<'_, str>`")
    } else {
        (
            "borrowed slices cannot be deserialized",
            "`Vec` or `Box<[…]>`",
        )
    };
    let help = format!("add `#[shape(skip(from_json))]`, or use {owned}");
    Diagnostic::spanned(&borrowed.tokens, message).help(help)
}
