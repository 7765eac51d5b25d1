//! The selectors of traits (Smithy's prelude, "smithy.api").

use super::closure::{Closure, Unchecked};
use super::shape::{Kind, Member, Shape};
use super::traits::{Binding, Traits};
use crate::diagnostic::excerpt;

/// A trait on a shape that its selector does not match.
#[derive(Debug)]
pub(crate) struct Misplaced<'a> {
    /// The trait or the member that has it, for the location; empty for the shape itself.
    pub(crate) text: &'a str,
    /// The ID of the trait, if `text` is not that of the trait.
    pub(crate) id: Option<String>,
    /// The message.
    pub(crate) message: String,
}

/// The shape or member that a trait is applied to.
#[derive(Clone, Copy)]
struct Site<'c, 'a> {
    closure: &'c Closure<'a, Unchecked>,
    /// The shape, or the container of the member.
    shape: &'c Shape<'a>,
    member: Option<&'c Member<'a>>,
    /// The shape, or the target of the member.
    target: &'c Shape<'a>,
    traits: &'c Traits<'a>,
}

/// The traits of a shape or member whose selectors do not match it.
pub(crate) fn misplaced<'a>(
    closure: &Closure<'a, Unchecked>,
    shape: &Shape<'a>,
    member: Option<&Member<'a>>,
) -> Vec<Misplaced<'a>> {
    let (target, traits) = match member {
        Some(member) => (closure.target(member), &member.traits),
        None => (shape, &shape.traits),
    };
    let site = Site {
        closure,
        shape,
        member,
        target,
        traits,
    };
    let mut found = Vec::new();
    site.constraints(&mut found);
    site.traits_of_shapes(&mut found);
    site.traits_of_members(&mut found);
    site.bindings(&mut found);
    found
}

/// Whether a shape is a string, which includes enums, or has a type of the user's, whose kind is unknown.
fn is_string(shape: &Shape<'_>) -> bool {
    matches!(
        shape.kind,
        Kind::String | Kind::Enum(_) | Kind::External { .. }
    )
}

/// Whether the values of a shape can be written as one text in a path, query or header.
fn is_text(shape: &Shape<'_>) -> bool {
    is_string(shape)
        || shape.kind.is_number()
        || matches!(shape.kind, Kind::Boolean | Kind::Timestamp)
}

impl<'a> Site<'_, 'a> {
    fn push(&self, found: &mut Vec<Misplaced<'a>>, name: &str, message: String) {
        let text = self.member.map_or(self.shape.text, |member| member.text);
        let id = Some(format!("smithy.api#{name}"));
        found.push(Misplaced { text, id, message });
    }

    fn on_member(&self) -> String {
        let name = self.member.map(|member| excerpt(&member.name));
        name.map_or_else(String::new, |name| format!(" on member `{name}`"))
    }

    /// The error for a trait on a shape, or on a member that targets a shape, of a type that it does not apply
    /// to.
    fn wrong_target(&self, name: &str, expected: &str) -> String {
        self.wrong_target_found(name, expected, self.target.kind.with_article())
    }

    fn wrong_target_found(&self, name: &str, expected: &str, found: &str) -> String {
        let subject = match self.member {
            Some(member) => format!("member `{}` targets", excerpt(&member.name)),
            None => "this is".to_owned(),
        };
        format!("`@{name}` can only be applied to {expected}; {subject} {found}")
    }

    /// The error for a trait that is not on a member of a structure, or is on a member but applies to shapes.
    fn wrong_holder(&self, name: &str, expected: &str) -> String {
        let subject = match self.member {
            Some(member) => format!("`{}` is a member of", excerpt(&member.name)),
            None => "this is".to_owned(),
        };
        let found = self.shape.kind.with_article();
        format!("`@{name}` can only be applied to {expected}; {subject} {found}")
    }

    /// `@length` applies to strings, blobs, lists and maps, `@range` to numbers, and `@pattern` to strings, on
    /// the shape itself or on a member that targets it. An `enum` shape is a string, but other constraints on it are
    /// ignored, since its values are known. On a string with `@enum`, all apply.
    fn constraints(&self, found: &mut Vec<Misplaced<'a>>) {
        let kind = &self.target.kind;
        let has_length = matches!(
            kind,
            Kind::String | Kind::Enum(_) | Kind::Blob | Kind::List(_) | Kind::Map(_)
        );
        let has_pattern = matches!(kind, Kind::String | Kind::Enum(_));
        let length = self.traits.length.as_ref().map(|length| length.text);
        let range = self.traits.range.as_ref().map(|range| range.text);
        let pattern = self.traits.pattern.as_ref().map(|pattern| pattern.text);
        for (name, text, fits, expected) in [
            (
                "length",
                length,
                has_length,
                "strings, blobs, lists and maps",
            ),
            ("range", range, kind.is_number(), "numbers"),
            ("pattern", pattern, has_pattern, "strings"),
        ] {
            if let (Some(text), false) = (text, fits) {
                let message = self.wrong_target(name, expected);
                let id = None;
                found.push(Misplaced { text, id, message });
            }
        }
    }

    /// Traits that do not apply to members.
    fn traits_of_shapes(&self, found: &mut Vec<Misplaced<'a>>) {
        let (traits, kind) = (self.traits, &self.shape.kind);
        if matches!(kind, Kind::External { .. }) {
            return; // the user's type has them, or not
        }
        let is_list = matches!(kind, Kind::List(_));
        let is_structure = matches!(kind, Kind::Structure(_));
        let is_error = is_structure && traits.error.is_some();
        for (name, is_there, fits, expected) in [
            ("uniqueItems", traits.unique_items, is_list, "lists"),
            (
                "sparse",
                traits.sparse,
                is_list || matches!(kind, Kind::Map(_)),
                "lists and maps",
            ),
            ("error", traits.error.is_some(), is_structure, "structures"),
            ("input", traits.input, is_structure, "structures"),
            (
                "httpError",
                traits.http_error.is_some(),
                is_error,
                "structures with `@error`",
            ),
            (
                "retryable",
                traits.retryable.is_some(),
                is_error,
                "structures with `@error`",
            ),
            // The trait of a string has been converted to the values of an enum.
            ("enum", traits.enum_values.is_some(), false, "strings"),
        ] {
            if is_there && (!fits || self.member.is_some()) {
                self.push(found, name, self.wrong_holder(name, expected));
            }
        }
        if is_list && self.member.is_none() && traits.unique_items && traits.sparse {
            let message = "`@uniqueItems` conflicts with `@sparse`".to_owned();
            self.push(found, "uniqueItems", message);
        }
    }

    /// Traits of members other than HTTP bindings, and traits that apply to both shapes and members.
    fn traits_of_members(&self, found: &mut Vec<Misplaced<'a>>) {
        let (traits, target) = (self.traits, self.target);
        let is_member = self.member.is_some();
        let of_structure = is_member && matches!(self.shape.kind, Kind::Structure(_));
        let of_either = of_structure || is_member && matches!(self.shape.kind, Kind::Union(_));
        let (structures, either) = ("members of structures", "members of structures and unions");
        for (name, is_there, fits, expected) in [
            ("required", traits.required, of_structure, structures),
            (
                "clientOptional",
                traits.client_optional,
                of_structure,
                structures,
            ),
            (
                "idempotencyToken",
                traits.idempotency_token,
                of_structure,
                structures,
            ),
            ("hostLabel", traits.host_label, of_structure, structures),
            ("jsonName", traits.json_name.is_some(), of_either, either),
            (
                "enumValue",
                traits.enum_value.is_some(),
                false,
                "members of enums",
            ),
        ] {
            if is_there && !fits {
                self.push(found, name, self.wrong_holder(name, expected));
            }
        }
        let is_external = matches!(target.kind, Kind::External { .. });
        let streams = matches!(target.kind, Kind::Blob | Kind::Union(_));
        let is_timestamp = matches!(target.kind, Kind::Timestamp);
        let has_media = matches!(target.kind, Kind::Blob | Kind::String | Kind::Enum(_));
        for (name, is_there, fits, expected) in [
            (
                "timestampFormat",
                traits.timestamp_format.is_some(),
                is_timestamp,
                "timestamps",
            ),
            (
                "mediaType",
                traits.media_type.is_some(),
                has_media,
                "blobs and strings",
            ),
            ("streaming", traits.streaming, streams, "blobs and unions"),
            (
                "idempotencyToken",
                traits.idempotency_token && of_structure,
                is_string(target),
                "strings",
            ),
            (
                "hostLabel",
                traits.host_label && of_structure,
                is_string(target),
                "strings",
            ),
        ] {
            if is_there && !fits && !is_external {
                self.push(found, name, self.wrong_target(name, expected));
            }
        }
        if traits.host_label && of_structure && !traits.required {
            self.push(found, "hostLabel", self.not_required("hostLabel"));
        }
    }

    /// The path and the host name require the value of each label.
    fn not_required(&self, name: &str) -> String {
        format!("`@{name}`{} requires `@required`", self.on_member())
    }

    /// Smithy specification, "HTTP binding traits".
    fn bindings(&self, found: &mut Vec<Misplaced<'a>>) {
        let Some(binding) = &self.traits.binding else {
            return;
        };
        let name = binding.name();
        if self.member.is_none() || !matches!(self.shape.kind, Kind::Structure(_)) {
            return self.push(
                found,
                name,
                self.wrong_holder(name, "members of structures"),
            );
        }
        let (closure, target) = (self.closure, self.target);
        let is_external = matches!(target.kind, Kind::External { .. });
        // The value of a map. The key must be a string anyway.
        let value = match &target.kind {
            Kind::Map(members) => Some(closure.target(&members[1])),
            _ => None,
        };
        let item = |shape: &Shape<'a>| match &shape.kind {
            Kind::List(item) => Some(closure.target(item)),
            _ => None,
        };
        let (fits, expected) = match binding {
            Binding::Label => (is_text(target), "strings, numbers, booleans and timestamps"),
            Binding::Header(_) | Binding::Query(_) => (
                is_text(target) || item(target).is_some_and(is_text),
                "strings, numbers, booleans, timestamps and lists of these",
            ),
            Binding::QueryParams => (
                value.is_some_and(|value| is_string(value) || item(value).is_some_and(is_string)),
                "maps of strings or of lists of strings",
            ),
            Binding::PrefixHeaders(_) => (
                value.is_some_and(is_string) && !target.traits.sparse,
                "maps of strings without `@sparse`",
            ),
            Binding::ResponseCode => (
                matches!(target.kind, Kind::Integer | Kind::IntEnum(_)),
                "integers",
            ),
            // Any shape that can be in a document can be a body.
            Binding::Payload => (
                !matches!(target.kind, Kind::Unit),
                "values other than `smithy.api#Unit`",
            ),
        };
        if !fits && !is_external {
            let message = match (value, item(target)) {
                // "Targets a map" would not explain the error.
                (Some(inner), _) | (None, Some(inner)) => {
                    let inner = inner.kind.with_article();
                    let inner = inner.split_once(' ').map_or(inner, |(_, name)| name);
                    let sparse = if target.traits.sparse { "sparse " } else { "" };
                    let collection = if value.is_some() { "map" } else { "list" };
                    let found = format!("a {sparse}{collection} of {inner}s");
                    self.wrong_target_found(name, expected, &found)
                }
                (None, None) => self.wrong_target(name, expected),
            };
            self.push(found, name, message);
        }
        if *binding == Binding::Label && !self.traits.required {
            self.push(found, name, self.not_required(name));
        }
        if *binding == Binding::ResponseCode && self.shape.traits.input {
            let on = self.on_member();
            let message = format!("`@{name}`{on} conflicts with `@input` on the structure");
            self.push(found, name, message);
        }
    }
}
