//! An enum that the user has written, against an enum of the model.

use super::problem;
use crate::diagnostic::{Diagnostic, join_or, similar_names};
use crate::input::derive_input::{DeriveInput, Variant};
use crate::plan::enumeration::{Enumeration, Value};
use crate::plan::naming::unraw;
use crate::plan::{Item, Plan};

/// Gives the planned values the names of the user's variants.
///
/// # Errors
///
/// Every variant without a value and value without a variant, and that there is no variant for others.
pub(super) fn fit(
    plan: &mut Plan,
    input: &DeriveInput,
    variants: &[Variant],
) -> Result<(), Vec<Diagnostic>> {
    let Some(Item::Enumeration(enumeration)) = plan.items.first_mut() else {
        let message = format!("`{}` is neither an enum nor a union", input.shape.text);
        let help = "a structure stands for a structure";
        return Err(vec![problem(input.shape.span, message, help)]);
    };
    let first = enumeration.variants.first();
    let is_integer = first.is_some_and(|first| matches!(first.value, Value::Integer(_)));
    let other = if is_integer { "i32" } else { "String" };
    if !input.generics.is_empty() {
        let message = "the enum must have no parameters";
        return Err(vec![Diagnostic::new(input.ident.span(), message)]);
    }
    // What has been suggested in the place of wrong names, and so is not missing, too.
    let (mut suggested, mut problems) = (Vec::new(), Vec::new());
    enumeration.ident = input.ident.clone();
    enumeration.is_written = true;
    for variant in variants {
        if let Some(member) = &variant.member {
            let message = "an enum of the model has values and no members".to_owned();
            let help = "write `#[shape(value = \"…\")]`";
            problems.push(problem(member.span, message, help));
        }
        match &variant.payload {
            None => name_value(enumeration, variant, &mut suggested, &mut problems),
            Some(payload) if payload.name == other => {
                enumeration.unknown = variant.ident.clone();
            }
            Some(payload) => {
                let message = format!("a variant for other values holds one as `{other}`");
                let help = format!("write `{}({other})`", unraw(&variant.ident));
                problems.push(problem(payload.span, message, help));
            }
        }
    }
    let is_unknown = |variant: &Variant| variant.payload.is_some();
    if variants
        .iter()
        .filter(|variant| is_unknown(variant))
        .count()
        != 1
    {
        let message =
            "the enum must have one variant for values that the model does not have".to_owned();
        let help = format!("add `Unknown({other})`: a service may have more values one day");
        problems.push(problem(input.ident.span(), message, help));
    }
    let named = |name: &str| variants.iter().any(|variant| variant.ident == name);
    let missing = enumeration.variants.iter();
    let missing: Vec<String> = missing
        .filter(|variant| !suggested.contains(&text(&variant.value)))
        .map(|variant| unraw(&variant.ident))
        .filter(|name| !named(name) && !suggested.contains(name))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "the model has values for which there is no variant: {}",
            missing.join(", ")
        );
        let help = "add them, or name one with `#[shape(value = \"…\")]`";
        problems.push(problem(input.ident.span(), message, help));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// A value as a text.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
    }
}

fn name_value(
    enumeration: &mut Enumeration,
    variant: &Variant,
    suggested: &mut Vec<String>,
    problems: &mut Vec<Diagnostic>,
) {
    let name = unraw(&variant.ident);
    let wanted = variant.value.as_ref();
    let known = enumeration.variants.iter_mut().find(|known| match wanted {
        Some(value) => text(&known.value) == value.text,
        None => unraw(&known.ident) == name,
    });
    if let Some(known) = known {
        known.ident = variant.ident.clone();
        return;
    }
    let all = enumeration.variants.iter();
    let (span, wrong, all): (_, _, Vec<String>) = if let Some(value) = wanted {
        (
            value.span,
            &value.text,
            all.map(|known| text(&known.value)).collect(),
        )
    } else {
        (
            variant.ident.span(),
            &name,
            all.map(|known| unraw(&known.ident)).collect(),
        )
    };
    let message = format!("the model has no value for `{wrong}`");
    let near = similar_names(wrong, all.iter().map(String::as_str));
    suggested.extend(near.iter().map(|&name| name.to_owned()));
    problems.push(if near.is_empty() {
        problem(span, message, format!("the values are {}", all.join(", ")))
    } else {
        problem(span, message, format!("did you mean {}?", join_or(&near)))
    });
}
