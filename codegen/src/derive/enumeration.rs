//! An enum that the user has written, against an enum of the model.

use super::{Variant, Written, problem};
use crate::Diagnostic;
use crate::diagnostic::{either, near};
use crate::plan::enumeration::{Enumeration, Value};
use crate::plan::naming::plain;
use crate::plan::{Item, Plan};

/// Gives the planned values the names of the user's variants.
///
/// # Errors
///
/// Every variant without a value and value without a variant, and that there is no variant for others.
pub(super) fn fit(
    plan: &mut Plan,
    written: &Written,
    variants: &[Variant],
) -> Result<(), Vec<Diagnostic>> {
    let Some(Item::Enumeration(enumeration)) = plan.items.first_mut() else {
        let message = format!("`{}` is no enum", written.shape.text);
        let help = "a structure stands for a structure";
        return Err(vec![problem(written.shape.span, message, help)]);
    };
    let is_integer = |value: &Value| matches!(value, Value::Integer(_));
    if enumeration
        .variants
        .iter()
        .any(|variant| is_integer(&variant.value))
    {
        let message = format!("`{}` is an enum of integers", written.shape.text);
        let help = "name it in `smithy!`, which emits its type";
        return Err(vec![problem(written.shape.span, message, help)]);
    }
    if !written.lifetimes.is_empty() {
        let message = "the enum must have no parameters";
        return Err(vec![Diagnostic::new(written.ident.span(), message)]);
    }
    let mut problems = Vec::new();
    enumeration.ident = written.ident.clone();
    enumeration.is_written = true;
    for variant in variants {
        match &variant.payload {
            None => name_value(enumeration, variant, &mut problems),
            Some(payload) if payload.name == "String" => {
                enumeration.unknown = variant.ident.clone();
            }
            Some(payload) => {
                let message = "a variant for other values holds a `String`".to_owned();
                let help = format!("write `{}(String)`", plain(&variant.ident));
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
        let help = "add `Unknown(String)`: a service may have more values one day";
        problems.push(problem(written.ident.span(), message, help));
    }
    let named = |name: &str| variants.iter().any(|variant| variant.ident == name);
    let missing = enumeration.variants.iter();
    let missing: Vec<String> = missing
        .map(|variant| plain(&variant.ident))
        .filter(|name| !named(name))
        .collect();
    if !missing.is_empty() {
        let message = format!(
            "the model has values for which there is no variant: {}",
            missing.join(", ")
        );
        let help = "add them, or name one with `#[shape(value = \"…\")]`";
        problems.push(problem(written.ident.span(), message, help));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn name_value(enumeration: &mut Enumeration, variant: &Variant, problems: &mut Vec<Diagnostic>) {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
    };
    let name = plain(&variant.ident);
    let wanted = variant.value.as_ref();
    let known = enumeration.variants.iter_mut().find(|known| match wanted {
        Some(value) => text(&known.value) == value.text,
        None => plain(&known.ident) == name,
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
            all.map(|known| plain(&known.ident)).collect(),
        )
    };
    let message = format!("the model has no value for `{wrong}`");
    let near = near(wrong, all.iter().map(String::as_str));
    problems.push(if near.is_empty() {
        problem(span, message, format!("the values are {}", all.join(", ")))
    } else {
        problem(span, message, format!("did you mean {}?", either(&near)))
    });
}
