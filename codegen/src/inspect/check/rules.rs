//! Rules of Smithy that the generator does not need, so that breaking them is a warning.

use std::borrow::Cow;

use proc_macro2::Span;

use crate::collections::Map;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::model::closure::{Closure, Unchecked};
use crate::model::decimal::Decimal;
use crate::model::default_value::DefaultValue;
use crate::model::index::Index;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::source::Sources;
use crate::model::traits::Length;

fn warning(sources: &Sources<'_>, shape: &Shape<'_>, text: &str, message: String) -> Diagnostic {
    let problem = Diagnostic::new(Span::call_site(), message);
    if sources.has(text) {
        problem.location(sources.location(text, Some(shape.id.as_str())))
    } else {
        problem
    }
}

/// Defaults that the constraints of their members forbid (Smithy specification, "Default value constraints"). A value
/// that has such a default does not pass `validate`.
pub(super) fn invalid_defaults(
    closure: &Closure<'_, Unchecked>,
    sources: &Sources<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for shape in &closure.shapes {
        for member in shape.kind.members() {
            let Some(raw) = member.traits.default else {
                continue;
            };
            let Some(constraint) = violated(closure, member) else {
                continue;
            };
            let message = format!(
                "member `{}`: the default `{}` violates {constraint}",
                excerpt(&member.name),
                excerpt(raw.get())
            );
            found.push(warning(sources, shape, raw.get(), message));
        }
    }
    found
}

/// The constraint that the default of a member violates. Patterns are not compared.
fn violated(closure: &Closure<'_, Unchecked>, member: &Member<'_>) -> Option<&'static str> {
    let target = closure.target(member);
    let default = member.default.as_ref()?;
    let length = (member.traits.length.as_ref()).or(target.traits.length.as_ref());
    let range = (member.traits.range.as_ref()).or(target.traits.range.as_ref());
    let length_of_default = match default {
        DefaultValue::String(text) => Some(text.chars().count()),
        DefaultValue::Blob(bytes) => Some(bytes.len()),
        DefaultValue::Empty => Some(0),
        _ => None,
    };
    if let (Some(length), Some(actual)) = (length, length_of_default) {
        let Length { min, max } = length.rule;
        if !(min.unwrap_or(0)..=max.unwrap_or(u64::MAX)).contains(&(actual as u64)) {
            return Some("`@length`");
        }
    }
    let number = match default {
        DefaultValue::Integer(number) => Some(number.to_string()),
        DefaultValue::Float(number) if number.is_finite() => Some(number.to_string()),
        DefaultValue::Big(digits) => Some(digits.clone().into_owned()),
        _ => None,
    };
    let (range, number) = (range?, number?);
    let number = Decimal::new(&number);
    let below = range
        .rule
        .min
        .as_ref()
        .is_some_and(|min| number < Decimal::new(min.digits));
    let above = range
        .rule
        .max
        .as_ref()
        .is_some_and(|max| number > Decimal::new(max.digits));
    (below || above).then_some("`@range`")
}

/// Members of a shape, and shapes of a namespace, whose names differ only by case (Smithy specification, "Shape ID
/// conflicts").
pub(super) fn names_that_differ_by_case(
    closure: &Closure<'_, Unchecked>,
    sources: &Sources<'_>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut shapes: Map<String, &Shape<'_>> = Map::new();
    for shape in &closure.shapes {
        if shape.text.is_empty() {
            continue;
        }
        if let Some(first) = shapes.insert(shape.id.as_str().to_lowercase(), shape) {
            let (first, own) = (excerpt(first.id.as_str()), excerpt(shape.id.as_str()));
            let message = format!("the names of `{first}` and `{own}` differ only by case");
            found.push(warning(sources, shape, shape.text, message));
        }
        let mut members: Map<String, &Cow<'_, str>> = Map::new();
        for member in shape.kind.members() {
            if let Some(first) = members.insert(member.name.to_lowercase(), &member.name) {
                let (first, own) = (excerpt(first), excerpt(&member.name));
                let message =
                    format!("the names of the members `{first}` and `{own}` differ only by case");
                found.push(warning(sources, shape, member.text, message));
            }
        }
    }
    found
}

/// Inputs and outputs of operations that are not structures (Smithy specification, "Operation"). Errors must be
/// structures for the generator, too.
pub(super) fn ends_that_are_not_structures(
    index: &Index<'_>,
    closure: &Closure<'_, Unchecked>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for operation in &closure.operations {
        for (what, end) in [("input", operation.input), ("output", operation.output)] {
            let Some(shape) = end.and_then(|end| closure.shapes.get(end)) else {
                continue;
            };
            if matches!(
                shape.kind,
                Kind::Structure(_) | Kind::Unit | Kind::External { .. }
            ) {
                continue;
            }
            let (of, id) = (excerpt(&operation.id), excerpt(shape.id.as_str()));
            let kind = shape.kind.with_article();
            let message =
                format!("expected a structure as the {what} of `{of}`, found `{id}`, {kind}");
            let problem = Diagnostic::new(Span::call_site(), message);
            found.push(match index.get(&operation.id) {
                Some(raw) => {
                    problem.location((index.sources()).location(raw.get(), Some(&operation.id)))
                }
                None => problem,
            });
        }
    }
    found
}
