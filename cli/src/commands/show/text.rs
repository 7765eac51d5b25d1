//! A description as text.

use shapesmith_codegen::inspect::printable;

use super::binding::Location;
use super::description::{Described, Description, Facts};
use super::service::{Error, Http, Operation, Resource, Service};
use super::traits::{Deprecated, one_line};
use crate::output::style::{self, paint};
use crate::output::table::{Cell, Table};
use crate::output::width;

/// The maximum number of uses that are listed.
const MAX_USES: usize = 20;
/// The maximum length of the value of a trait, in columns.
const MAX_VALUE: usize = 300;

/// Writes a description.
#[derive(Debug)]
pub struct Writer {
    out: String,
    width: usize,
    /// The namespace of the shape, which is left out of IDs.
    namespace: String,
}

impl Writer {
    pub fn new(description: &Description<'_>, width: usize) -> Self {
        let namespace = description
            .id
            .split_once('#')
            .map_or("", |(namespace, _)| namespace);
        Writer {
            out: String::new(),
            width,
            namespace: format!("{namespace}#"),
        }
    }

    /// The whole description.
    pub fn write(mut self, description: &Description<'_>) -> String {
        let kind = match (description.mixin, &description.trait_definition) {
            (_, Some(_)) => format!("{} (trait)", description.kind),
            (true, None) => format!("{} (mixin)", description.kind),
            _ => description.kind.clone(),
        };
        let id = printable(&description.id);
        self.line(&format!(
            "{} {}",
            paint(style::TYPE, printable(&kind)),
            paint(style::NAME, id)
        ));
        if let Some(place) = &description.place {
            let (file, line, column) = (printable(&place.file), place.line, place.column);
            self.line(&format!(
                "{}",
                paint(style::DIM, format!("  --> {file}:{line}:{column}"))
            ));
        }
        if let Some(documentation) = &description.documentation {
            self.out.push('\n');
            self.prose(documentation, 0);
        }
        self.rust(description);
        if let Some(member) = &description.member {
            self.heading("Member");
            self.details(member, "  ");
        } else {
            let mut lines = facts(&description.facts);
            lines.extend(description.facts.remarks.iter().cloned());
            lines.extend(
                description
                    .error
                    .iter()
                    .map(|error| format!("error with {}", status(error))),
            );
            lines.extend(description.traits.others(&[
                "auth",
                "endpoint",
                "http",
                "paginated",
                "retryable",
            ]));
            if !lines.is_empty() {
                self.heading("Traits");
                for line in &lines {
                    self.item(line);
                }
            }
        }
        self.trait_definition(description);
        self.ids("Mixins", &description.mixins);
        self.members(description);
        if let Some(operation) = &description.operation {
            self.operation(operation);
        }
        if let Some(service) = &description.service {
            self.service(service);
        }
        if let Some(resource) = &description.resource {
            self.resource(resource);
        }
        self.uses(description);
        self.out
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn heading(&mut self, name: &str) {
        let heading = format!("\n{}", paint(style::HEADING, format!("{name}:")));
        self.line(&heading);
    }

    fn item(&mut self, text: &str) {
        let text = shown(text);
        self.line(&format!("  {text}"));
    }

    fn prose(&mut self, text: &str, indent: usize) {
        let lead = " ".repeat(indent);
        let lines = text.split('\n').map(|line| printable(line));
        let text = lines.collect::<Vec<_>>().join("\n");
        for line in width::wrap(&text, self.width.saturating_sub(indent).max(30)).lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!("{lead}{line}")
            };
            self.line(&line);
        }
    }

    /// An ID without the namespace of the shape.
    fn short(&self, id: &str) -> String {
        let short = id
            .strip_prefix(&self.namespace)
            .or_else(|| id.strip_prefix("smithy.api#"));
        printable(short.unwrap_or(id)).into_owned()
    }

    fn ids(&mut self, name: &str, ids: &[String]) {
        if !ids.is_empty() {
            self.heading(name);
            for id in ids {
                let short = self.short(id);
                self.item(&short);
            }
        }
    }

    fn rust(&mut self, description: &Description<'_>) {
        let rust = &description.rust;
        if rust.is_none() && description.rust_error.is_none() {
            return;
        }
        self.heading("Rust");
        if let Some(rust) = rust {
            let keyword = rust
                .keyword
                .map_or(String::new(), |keyword| format!("{keyword} "));
            self.line(&format!("  {keyword}{}", paint(style::TYPE, &rust.ty)));
            if let Some(builder) = &rust.builder {
                self.line(&format!("  struct {}", paint(style::TYPE, builder)));
            }
        }
        if let Some(error) = &description.rust_error {
            self.prose(&format!("no type: {error}"), 2);
        }
    }

    fn trait_definition(&mut self, description: &Description<'_>) {
        let Some(definition) = description.trait_definition else {
            return;
        };
        self.heading("Definition of a trait");
        let properties: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(definition.get()).unwrap_or_default();
        for (name, value) in &properties {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            self.item(&format!(
                "{name}: {}",
                value.split_whitespace().collect::<Vec<_>>().join(" ")
            ));
        }
        if properties.is_empty() {
            self.item("for every shape");
        }
        let count = description.applied_to.len();
        let mut applied: Vec<String> = description
            .applied_to
            .iter()
            .take(MAX_USES)
            .cloned()
            .collect();
        if count > MAX_USES {
            applied.push(more(count - MAX_USES));
        }
        self.ids("Applied to", &applied);
    }

    fn members(&mut self, description: &Description<'_>) {
        if description.members.is_empty() {
            return;
        }
        let are_values = description
            .members
            .iter()
            .all(|member| member.value.is_some());
        self.heading(if are_values { "Values" } else { "Members" });
        for (number, member) in description.members.iter().enumerate() {
            if number > 0 && !are_values {
                self.out.push('\n');
            }
            let target = match (&member.value, &member.target) {
                (Some(value), _) => format!(" = {}", shown(&value.to_string())),
                (None, Some(target)) => {
                    let kind = member.kind.as_deref().filter(|kind| {
                        target
                            .strip_prefix("smithy.api#")
                            .is_none_or(|name| !name.eq_ignore_ascii_case(kind))
                    });
                    let kind = kind.map(|kind| format!(" ({})", printable(kind)));
                    format!(": {}{}", self.short(target), kind.unwrap_or_default())
                }
                (None, None) => String::new(),
            };
            let name = paint(style::NAME, printable(&member.name));
            self.line(&format!("  {name}{target}"));
            self.details(member, "      ");
            if let Some(summary) = &member.summary {
                self.prose(summary, 6);
            }
        }
    }

    /// Rust, optionality and traits of a member.
    fn details(&mut self, member: &Described<'_>, lead: &str) {
        if let Some(field) = &member.rust {
            let is_variant = field.name.starts_with(char::is_uppercase);
            let ty = field.ty.as_ref().map(|ty| {
                let ty = paint(style::TYPE, ty);
                if is_variant {
                    format!("({ty})")
                } else {
                    format!(": {ty}")
                }
            });
            self.line(&format!("{lead}{}{}", field.name, ty.unwrap_or_default()));
        }
        let mut words = Vec::new();
        match (member.required, member.client_optional) {
            (true, true) => words.push("required, optional for clients".to_owned()),
            (true, false) => words.push("required".to_owned()),
            _ => {}
        }
        words.extend(
            member
                .default
                .map(|default| format!("default: `{}`", one_line(default.get()))),
        );
        words.extend(member.http.as_ref().map(ToString::to_string));
        words.extend(facts(&member.facts));
        if !words.is_empty() {
            let words = shown(&words.join(", "));
            self.line(&format!("{lead}{words}"));
        }
        let more = member
            .facts
            .remarks
            .iter()
            .cloned()
            .chain(member.traits.others(&[]));
        for line in more.collect::<Vec<_>>() {
            let line = shown(&line);
            self.line(&format!("{lead}{line}"));
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let ends = [("Input", &operation.input), ("Output", &operation.output)];
        for (name, id) in ends {
            self.ids(name, id.as_slice());
        }
        self.errors(&operation.errors);
        for http in &operation.http {
            self.http(http);
        }
        self.ids("Host prefix", operation.host_prefix.as_slice());
        self.ids("Authentication", &operation.auth);
        if let Some(pagination) = &operation.pagination {
            self.heading("Pagination");
            let parts = [
                ("input token", &pagination.input_token),
                ("output token", &pagination.output_token),
                ("items", &pagination.items),
                ("page size", &pagination.page_size),
            ];
            for (name, value) in parts {
                if let Some(value) = value {
                    self.item(&format!("{name}: {value}"));
                }
            }
        }
        self.ids("Services", &operation.services);
    }

    fn http(&mut self, http: &Http) {
        let protocol = http.protocol.as_deref().map(|id| format!(" ({id})"));
        self.heading(&format!("HTTP{}", printable(&protocol.unwrap_or_default())));
        self.item(&format!("{} {}", http.method, http.uri));
        for fixed in &http.fixed {
            self.item(fixed);
        }
        self.item(&format!("status {}", http.status));
        for (name, bindings) in [("request", &http.request), ("response", &http.response)] {
            if bindings.is_empty() {
                continue;
            }
            self.item(&format!("{name}:"));
            // A body with all members needs no further description.
            let is_plain = |binding: &super::binding::Binding| {
                binding.location == Location::Body && binding.name.as_ref() == Some(&binding.member)
            };
            if bindings.iter().all(is_plain) {
                self.item("  all members in the body");
                continue;
            }
            let mut table = Table::new(&["", ""]);
            for binding in bindings {
                table.row([
                    Cell::styled(format!("    {}", printable(&binding.member)), style::NAME),
                    Cell::new(shown(&binding.to_string())),
                ]);
            }
            let table = table.render(None);
            self.out.push_str(&table);
        }
    }

    fn errors(&mut self, errors: &[Error]) {
        if errors.is_empty() {
            return;
        }
        self.heading("Errors");
        let mut table = Table::new(&["", ""]);
        for error in errors {
            let name = format!("  {}", self.short(&error.id));
            table.row([Cell::new(name), Cell::new(status(error))]);
        }
        let table = table.render(None);
        self.out.push_str(&table);
    }

    fn service(&mut self, service: &Service) {
        self.ids("Version", service.version.as_slice());
        self.ids("Protocols", &service.protocols);
        self.ids("Authentication", &service.auth);
        self.ids("Resources", &service.resources);
        self.ids("Operations", &service.operations);
        self.errors(&service.errors);
        self.pairs("Renamed", &service.rename);
    }

    fn resource(&mut self, resource: &Resource) {
        self.pairs("Identifiers", &resource.identifiers);
        self.pairs("Properties", &resource.properties);
        self.pairs("Lifecycle", &resource.lifecycle);
        self.ids("Operations", &resource.operations);
        self.ids("Collection operations", &resource.collection_operations);
        self.ids("Resources", &resource.resources);
    }

    fn pairs<K: AsRef<str>>(&mut self, name: &str, pairs: &std::collections::BTreeMap<K, String>) {
        if pairs.is_empty() {
            return;
        }
        self.heading(name);
        for (key, value) in pairs {
            let pair = format!("{}: {}", self.short(key.as_ref()), self.short(value));
            self.item(&pair);
        }
    }

    fn uses(&mut self, description: &Description<'_>) {
        let uses = &description.uses;
        if !uses.direct.is_empty() {
            self.heading("Used by");
            let mut table = Table::new(&["", ""]);
            for direct in uses.direct.iter().take(MAX_USES) {
                let id = format!("  {}", self.short(&direct.id));
                table.row([Cell::new(id), Cell::styled(direct.role, style::DIM)]);
            }
            let table = table.render(None);
            self.out.push_str(&table);
            if uses.direct.len() > MAX_USES {
                self.item(&more(uses.direct.len() - MAX_USES));
            }
        }
        let mut operations: Vec<String> = uses.operations.iter().take(MAX_USES).cloned().collect();
        if uses.operations.len() > MAX_USES {
            operations.push(more(uses.operations.len() - MAX_USES));
        }
        self.ids("Reached by operations", &operations);
    }
}

fn more(count: usize) -> String {
    format!("… and {count} more (`--format json` has all)")
}

fn status(error: &Error) -> String {
    let retryable = if error.retryable { ", retryable" } else { "" };
    format!("status {}{retryable}", error.status)
}

fn facts(facts: &Facts) -> Vec<String> {
    let mut words = Vec::new();
    if facts.sensitive {
        words.push("sensitive".to_owned());
    }
    words.extend(facts.deprecated.as_ref().map(deprecated));
    words.extend(facts.constraints.iter().cloned());
    words
}

fn deprecated(deprecated: &Deprecated) -> String {
    let since = deprecated
        .since
        .as_ref()
        .map(|since| format!(" since {since}"));
    let message = deprecated
        .message
        .as_ref()
        .map(|message| format!(": {message}"));
    format!(
        "deprecated{}{}",
        since.unwrap_or_default(),
        message.unwrap_or_default()
    )
}

/// A text of the model on one line, cut if it is long.
fn shown(text: &str) -> String {
    width::cut(&printable(text), MAX_VALUE)
}
