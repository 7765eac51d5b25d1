//! The rustdoc of generated items: the documentation trait, and a list of traits that the Rust types do not
//! express.

use super::markdown::{code_span, convert, convert_to_line, link};
use super::optionality::Optionality;
use crate::model::closure::{Closure, Operation};
use crate::model::default_value::DefaultValue;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::{EnumDefinition, IntEnumDefinition, Traits};

/// The rustdoc of a shape's type.
pub(crate) fn shape(shape: &Shape<'_>, docs: bool) -> String {
    let mut text =
        documentation(shape.traits.documentation.as_deref(), docs).unwrap_or_else(|| {
            let kind = match shape.kind {
                Kind::Structure(_) if shape.traits.error.is_some() => "error",
                Kind::Structure(_) => "structure",
                Kind::Union(_) => "union",
                _ => "enum",
            };
            format!("The {kind} {}.", code_span(shape.id.as_str()))
        });
    let mut lines = Vec::new();
    if shape.traits.sensitive {
        lines.push("sensitive: redacted in `Display` and `Debug`".to_owned());
    }
    remarks(&shape.traits, docs, &mut lines);
    list(&mut text, &lines);
    text
}

/// The rustdoc of an operation.
pub(crate) fn operation(operation: &Operation<'_>, docs: bool) -> String {
    let traits = &operation.documentation;
    let text = documentation(traits.documentation.as_deref(), docs);
    let mut text = text.unwrap_or_else(|| format!("The operation {}.", code_span(&operation.id)));
    let mut lines = Vec::new();
    remarks(traits, docs, &mut lines);
    list(&mut text, &lines);
    text
}

/// The rustdoc of a value of an enum.
pub(crate) fn enum_value(value: &EnumDefinition<'_>, docs: bool) -> String {
    let text = documentation(value.documentation.as_deref(), docs);
    text.unwrap_or_else(|| format!("The value {}.", code_span(&value.value)))
}

/// The rustdoc of a value of an integer enum.
pub(crate) fn int_enum_value(value: &IntEnumDefinition<'_>, docs: bool) -> String {
    let text = documentation(value.documentation.as_deref(), docs);
    text.unwrap_or_else(|| format!("The value `{}`.", value.value))
}

/// The rustdoc of a member: of its field, its setter or its variant.
pub(crate) fn member(
    closure: &Closure<'_>,
    member: &Member<'_>,
    optionality: Option<&Optionality>,
    fills_token: bool,
    docs: bool,
) -> String {
    let target = closure.target(member);
    let own = documentation(member.traits.documentation.as_deref(), docs)
        .or_else(|| documentation(target.traits.documentation.as_deref(), docs));
    let mut text = own.unwrap_or_else(|| format!("The member {}.", code_span(&member.name)));
    let mut lines = Vec::new();
    match optionality {
        Some(_) if fills_token => {
            lines
                .push("idempotency token: a random UUID if the builder does not set it".to_owned());
        }
        Some(Optionality::Required) => lines.push("required".to_owned()),
        Some(Optionality::ClientOptional) => {
            lines.push("required (reported by `build` and `validate` if it is unset)".to_owned());
        }
        Some(Optionality::Default(_) | Optionality::Optional) => {
            lines.push(match &member.default {
                Some(default) => format!("optional (default: {})", shown(default)),
                None => "optional".to_owned(),
            });
        }
        None => {}
    }
    if member.traits.sensitive || target.traits.sensitive {
        lines.push("sensitive: redacted in `Display` and `Debug`".to_owned());
    }
    constraints(&member.traits, target, &mut lines);
    if let Kind::List(item) = &target.kind {
        let mut of_items = Vec::new();
        constraints(&item.traits, closure.target(item), &mut of_items);
        lines.extend(of_items.iter().map(|line| format!("each item: {line}")));
    }
    remarks(&member.traits, docs, &mut lines);
    list(&mut text, &lines);
    text
}

/// The rustdoc of the method that returns the value of a field or the default.
pub(crate) fn default_method(field: &str, default: &DefaultValue<'_>) -> String {
    format!("Returns `{field}`, or its default: {}.", shown(default))
}

/// Adds a list after a text.
fn list(text: &mut String, lines: &[String]) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    // A different marker starts a new list (`CommonMark`, "Lists"), so this one does not continue a list at
    // the end of the text.
    let marker = if last.starts_with(['-', ' ']) {
        '*'
    } else {
        '-'
    };
    for (index, line) in lines.iter().enumerate() {
        text.push_str(if index == 0 { "\n\n" } else { "\n" });
        text.push(marker);
        text.push(' ');
        text.push_str(line);
    }
}

/// Adds a line for each trait that is documentation.
fn remarks(traits: &Traits<'_>, docs: bool, lines: &mut Vec<String>) {
    if let Some(reason) = &traits.recommended {
        let reason = if docs {
            convert_to_line(reason)
        } else {
            String::new()
        };
        let colon = if reason.is_empty() { "" } else { ": " };
        lines.push(format!("recommended{colon}{reason}"));
    }
    if traits.internal {
        lines.push("internal".to_owned());
    }
    if let Some(since) = traits.since.as_deref().filter(|_| docs) {
        lines.push(format!("since {}", code_span(since)));
    }
    for (title, address) in traits.external_documentation.iter().filter(|_| docs) {
        lines.push(format!("see {}", link(title, address)));
    }
}

/// Adds a line for each constraint trait. Those of a member replace those of its target.
fn constraints(traits: &Traits<'_>, target: &Shape<'_>, lines: &mut Vec<String>) {
    if matches!(target.kind, Kind::Enum(_) | Kind::IntEnum(_)) && !target.traits.is_enum_string {
        return;
    }
    if let Some(length) = traits.length.as_ref().or(target.traits.length.as_ref()) {
        lines.push(format!(
            "length: {}",
            bounds(length.rule.min, length.rule.max)
        ));
    }
    if let Some(range) = traits.range.as_ref().or(target.traits.range.as_ref()) {
        let digits = |bound: Option<crate::model::traits::DecimalLiteral<'_>>| {
            bound.map(|b| b.digits.to_owned())
        };
        lines.push(format!(
            "range: {}",
            bounds(digits(range.rule.min), digits(range.rule.max))
        ));
    }
    if let Some(pattern) = traits.pattern.as_ref().or(target.traits.pattern.as_ref()) {
        lines.push(format!("pattern: {}", code_span(&pattern.rule.source)));
    }
    if target.traits.unique_items {
        lines.push("unique items".to_owned());
    }
}

fn bounds<T: std::fmt::Display>(min: Option<T>, max: Option<T>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(), // rejected when the model is read
    }
}

fn shown(literal: &DefaultValue<'_>) -> String {
    match literal {
        DefaultValue::Boolean(value) => code_span(&value.to_string()),
        DefaultValue::Integer(value) => code_span(&value.to_string()),
        DefaultValue::IntEnum(value) => code_span(&value.to_string()),
        DefaultValue::Big(text) | DefaultValue::Document(text) => code_span(text),
        DefaultValue::Blob(bytes) => format!("{} bytes", bytes.len()),
        // As the model has it: `Infinity`.
        DefaultValue::Float(value) => code_span(&value.to_string().replace("inf", "Infinity")),
        DefaultValue::String(value) | DefaultValue::Enum(value) => code_span(&format!("{value:?}")),
        DefaultValue::Timestamp(seconds, 0) => format!("{seconds} seconds since the epoch"),
        DefaultValue::Timestamp(seconds, nanoseconds) => {
            format!("{seconds} seconds and {nanoseconds} nanoseconds since the epoch")
        }
        DefaultValue::Empty => "empty".to_owned(),
    }
}

/// The text of a documentation trait as Markdown, if there is any.
fn documentation(text: Option<&str>, docs: bool) -> Option<String> {
    let text = convert(text.filter(|_| docs)?);
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_is_there_or_not() {
        assert_eq!(documentation(Some("<p>a</p>"), true).as_deref(), Some("a"));
        assert_eq!(documentation(Some(" <p> </p>\n"), true), None);
        assert_eq!(documentation(Some("a"), false), None);
    }
}
