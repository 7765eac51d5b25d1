//! An enum that the user has written, against a union of the model.

use super::carrier::{carrier, codec, expected};
use super::checks::adapted;
use super::fit::{Asserted, asserted};
use super::members::Leaf;
use super::problem;
use crate::diagnostic::Diagnostic;
use crate::input::derive_input::{DeriveInput, Field, Variant};
use crate::plan::naming::unraw;
use crate::plan::types::Type;
use crate::plan::{Item, Plan};

/// The variant for members that the model does not have.
pub(super) const UNKNOWN: &str = "Unknown";

/// The variants that stand for members, as fields.
///
/// # Errors
///
/// That there is no variant for other members, or that it does not hold their name.
pub(super) fn fields(
    input: &DeriveInput,
    variants: &[Variant],
) -> Result<Vec<Field>, Vec<Diagnostic>> {
    let help = "add `Unknown(String)`: a service may have more members one day";
    let Some(unknown) = variants.iter().find(|variant| variant.ident == UNKNOWN) else {
        let message = "the enum must have a variant for members that the model does not have";
        return Err(vec![problem(input.ident.span(), message.to_owned(), help)]);
    };
    if unknown
        .payload
        .as_ref()
        .is_none_or(|payload| payload.name != "String")
    {
        let message = "the variant for other members holds the name of one".to_owned();
        return Err(vec![problem(
            unknown.ident.span(),
            message,
            "write `Unknown(String)`",
        )]);
    }
    let mut problems = Vec::new();
    let known = variants.iter().filter(|variant| variant.ident != UNKNOWN);
    let fields = known.map(|variant| {
        if let Some(value) = &variant.value {
            let message = "a union has members and no values".to_owned();
            let help = "write `#[shape(member = \"…\")]`";
            problems.push(problem(value.span, message, help));
        }
        Field {
            ident: variant.ident.clone(),
            member: variant.member.clone(),
            ty: variant.payload.clone().unwrap_or_default(),
        }
    });
    let fields = fields.collect();
    if problems.is_empty() {
        Ok(fields)
    } else {
        Err(problems)
    }
}

/// Gives the planned members the names of the user's variants, if the types fit.
///
/// # Errors
///
/// Every variant that cannot hold its member.
pub(super) fn fit(
    plan: &mut Plan,
    input: &DeriveInput,
    fields: &[(String, &Field)],
    leaves: &[Vec<Leaf<'_>>],
) -> Result<Vec<Asserted>, Vec<Diagnostic>> {
    let Some(Item::Union(union)) = plan.items.first_mut() else {
        unreachable!("the shape is a union, and all others are the user's")
    };
    let mut problems = Vec::new();
    if !input.generics.is_empty() {
        let message = "an enum for a union must have no parameters";
        problems.push(Diagnostic::new(input.ident.span(), message));
    }
    union.ident = input.ident.clone();
    union.is_written = true;
    for variant in &mut union.variants {
        let place = fields.iter().position(|(name, _)| *name == variant.name);
        let Some(place) = place else {
            unreachable!("each member has a variant")
        };
        let field = fields[place].1;
        let carrier = match variant.ty {
            Type::Unit if field.ty.tokens.is_empty() => Some(Type::Unit),
            _ => carrier(&field.ty, &variant.ty).filter(|ty| !ty.has_custom_string()),
        };
        let Some(carrier) = carrier else {
            let name = unraw(&field.ident);
            let right = match expected(&variant.ty, &leaves[place]) {
                _ if variant.ty == Type::Unit => name,
                right => format!("{name}({right})"),
            };
            let message = format!("this variant cannot hold the member `{}`", variant.name);
            problems.push(problem(
                field.ident.span(),
                message,
                format!("write `{right}`"),
            ));
            continue;
        };
        let check = variant.check.take();
        variant.check = adapted(check, &variant.ty, &carrier, &mut plan.check_functions);
        variant.json.codec = codec(&variant.json.codec, &carrier);
        variant.json.decoded = codec(&variant.json.decoded, &carrier);
        variant.ident = field.ident.clone();
        variant.ty = carrier;
    }
    if problems.is_empty() {
        Ok(asserted(fields, leaves, &[]))
    } else {
        Err(problems)
    }
}
