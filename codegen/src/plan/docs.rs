//! The rustdoc of generated items: the documentation trait, and a list of traits that the Rust types do not
//! express.

use std::borrow::Cow;

use proc_macro2::Ident;

use super::markdown::{code_span, convert, convert_to_line, link};
use super::naming::unraw;
use super::optionality::Optionality;
use crate::model::closure::{Closure, Operation};
use crate::model::default_value::DefaultValue;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::{EnumDefinition, IntEnumDefinition, Traits};

/// The rustdoc of a structure, with the name of its hidden field.
pub(crate) fn structure(shape: &Shape<'_>, hidden: Option<&Ident>, docs: bool) -> String {
    let hidden = hidden.map(|field| {
        format!(
            "hidden field `{field}`: create values with the builder, not with a struct expression"
        )
    });
    with_remarks(shape, hidden, docs)
}

/// The rustdoc of a shape's type.
pub(crate) fn shape(shape: &Shape<'_>, docs: bool) -> String {
    with_remarks(shape, None, docs)
}

fn with_remarks(shape: &Shape<'_>, more: Option<String>, docs: bool) -> String {
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
    lines.extend(more);
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

/// A link to a generated type. Without its kind, the name could also be that of a primitive type, or of a function in
/// the user's module. rustdoc finds a raw identifier by its name without `r#`.
pub(crate) fn type_link(kind: &str, ident: &Ident) -> String {
    format!("[`{kind}@{}`]", unraw(ident))
}

/// The paragraph with links to the types of an operation.
pub(crate) fn operation_types(
    input: Option<&Ident>,
    output: Option<&Ident>,
    error: &Ident,
) -> String {
    let types = [
        ("Input", "struct", input),
        ("Output", "struct", output),
        ("Errors", "enum", Some(error)),
    ];
    let links = types
        .into_iter()
        .filter_map(|(what, kind, ident)| Some(format!("{what}: {}.", type_link(kind, ident?))));
    format!("\n\n{}", links.collect::<Vec<_>>().join(" "))
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
    let (length, range) = (traits.length.as_ref(), traits.range.as_ref());
    let (of_length, of_range) = (target.traits.length.as_ref(), target.traits.range.as_ref());
    let pattern = traits.pattern.as_ref().or(target.traits.pattern.as_ref());
    let constraints = Constraints {
        length: length.or(of_length).map(|length| Bounds {
            min: length.rule.min.map(|min| min.to_string().into()),
            max: length.rule.max.map(|max| max.to_string().into()),
        }),
        range: range.or(of_range).map(|range| Bounds {
            min: range.rule.min.map(|min| min.digits.into()),
            max: range.rule.max.map(|max| max.digits.into()),
        }),
        pattern: pattern.map(|pattern| &*pattern.rule.source),
        unique_items: target.traits.unique_items,
    };
    constraints.describe(lines);
}

/// The values of constraint traits.
pub(crate) struct Constraints<'a> {
    /// `@length`
    pub(crate) length: Option<Bounds<'a>>,
    /// `@range`
    pub(crate) range: Option<Bounds<'a>>,
    /// `@pattern`
    pub(crate) pattern: Option<&'a str>,
    /// `@uniqueItems`
    pub(crate) unique_items: bool,
}

/// The digits of the bounds of a length or range.
pub(crate) struct Bounds<'a> {
    /// The minimum.
    pub(crate) min: Option<Cow<'a, str>>,
    /// The maximum.
    pub(crate) max: Option<Cow<'a, str>>,
}

impl Constraints<'_> {
    /// Adds a line for each constraint, as in "length: at most 3".
    pub(crate) fn describe(&self, lines: &mut Vec<String>) {
        for (name, bounds) in [("length", &self.length), ("range", &self.range)] {
            let bounds = bounds.as_ref();
            let bounds = bounds.map(|bounds| (bounds.min.as_deref(), bounds.max.as_deref()));
            lines.extend(match bounds {
                Some((Some(min), Some(max))) => Some(format!("{name}: {min} to {max}")),
                Some((Some(min), None)) => Some(format!("{name}: at least {min}")),
                Some((None, Some(max))) => Some(format!("{name}: at most {max}")),
                Some((None, None)) | None => None, // rejected when the model is read
            });
        }
        if let Some(pattern) = self.pattern {
            lines.push(format!("pattern: {}", code_span(pattern)));
        }
        if self.unique_items {
            lines.push("unique items".to_owned());
        }
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
