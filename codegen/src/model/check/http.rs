//! Rules for HTTP bindings.

use super::Checker;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, excerpt, quoted};
use crate::model::closure::Operation;
use crate::model::protocol::Protocol;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::Binding;

/// The members of an input that are path labels, and those that are host labels.
type Labels<'c> = [Vec<&'c str>; 2];

impl<'c> Checker<'c, '_> {
    /// Smithy specification, "httpHeader trait", "httpQuery trait" and "httpPrefixHeaders trait": no two members
    /// are bound to the same name, which is case-insensitive for headers; "httpPayload trait", "httpQueryParams
    /// trait" and "httpResponseCode trait": at most one member has the trait.
    pub(super) fn check_http_binding_conflicts(
        &mut self,
        shape: &Shape<'_>,
        members: &[Member<'_>],
    ) {
        let mut taken: Map<(&str, String), &str> = Map::new();
        for member in members {
            let Some(binding) = &member.traits.binding else {
                continue;
            };
            let name = binding.name();
            let key = match binding {
                Binding::Header(header) => header.to_ascii_lowercase(),
                Binding::Query(query) => query.to_string(),
                Binding::Label => continue,
                _ => String::new(),
            };
            let of = if key.is_empty() {
                String::new()
            } else {
                format!("({})", quoted(&key))
            };
            if let Some(other) = taken.insert((name, key), &member.name) {
                let (first, second) = (excerpt(other), excerpt(&member.name));
                let message =
                    format!("duplicate `@{name}{of}` on members `{first}` and `{second}`");
                self.report(shape, member.text, message);
            }
        }
        // An empty prefix binds the headers that are not bound by name.
        let prefixes = members
            .iter()
            .filter_map(|member| match &member.traits.binding {
                Some(Binding::PrefixHeaders(prefix)) if !prefix.is_empty() => {
                    Some((member, prefix.to_ascii_lowercase()))
                }
                _ => None,
            });
        for (member, prefix) in prefixes.take(1) {
            let headers = taken.entries().iter().map(|((name, key), _)| (*name, key));
            let under = headers
                .filter(|(name, header)| *name == "httpHeader" && header.starts_with(&prefix));
            if let Some((_, header)) = under.min() {
                let message = format!(
                    "`@httpPrefixHeaders({1})` on member `{0}` conflicts with `@httpHeader({2})`",
                    excerpt(&member.name),
                    quoted(&prefix),
                    quoted(header)
                );
                self.report(shape, member.text, message);
            }
        }
    }

    /// Smithy specification, "httpLabel trait" and "hostLabel trait": each label of a URI or a host prefix
    /// is a member of the input, and each such member is a label.
    pub(super) fn check_labels(
        &mut self,
        operation: &Operation<'_>,
        of_inputs: &mut Map<usize, Labels<'c>>,
    ) {
        let closure = self.closure;
        let input = operation.input.map(|index| &closure.shapes[index]);
        if input.is_some_and(|input| matches!(input.kind, Kind::External { .. })) {
            return; // its members are the user's
        }
        if let Some(input) = input {
            self.check_greedy_label(operation, input);
        }
        let members = input.map_or(&[][..], |input| input.kind.members());
        let uri = operation.traits.http.as_ref().map(|http| &*http.uri);
        let prefix = operation.traits.host_prefix.as_deref();
        let is_path_label = |member: &&Member<'_>| member.traits.binding == Some(Binding::Label);
        let is_host_label = |member: &&Member<'_>| member.traits.host_label;
        let read = || -> Labels<'c> {
            let name = |member: &'c Member<'_>| &*member.name;
            [
                members.iter().filter(is_path_label).map(name).list(),
                members.iter().filter(is_host_label).map(name).list(),
            ]
        };
        // Operations can share an input.
        let none = Labels::default();
        let [of_path, of_host] = match operation.input {
            Some(index) => of_inputs.get_or_insert_with(index, read),
            None => &none,
        };
        let bindings = [(uri, "httpLabel", of_path), (prefix, "hostLabel", of_host)];
        for (template, name, bound) in bindings {
            let Some(template) = template else { continue };
            let labels: Set<&str> = labels(template).collect();
            let mut unbound: Vec<&str> = labels.iter().copied().list();
            if bound.len() == labels.len() && bound.iter().all(|member| labels.contains(member)) {
                continue;
            }
            let members: Set<&str> = bound.iter().copied().collect();
            unbound.retain(|label| !members.contains(label));
            unbound.sort_unstable();
            let id = excerpt(&operation.id);
            let shown = quoted(template);
            for label in unbound {
                let message = format!(
                    "`{id}`: no input member with `@{name}` for the label `{label}` in {shown}"
                );
                self.report_label(operation, input, None, message);
            }
            for member in bound.iter().filter(|member| !labels.contains(**member)) {
                let message = format!(
                    "`{id}`: input member `{member}` has `@{name}`, but {shown} has no such label"
                );
                self.report_label(operation, input, Some(member), message);
            }
        }
    }

    /// Smithy specification, "httpLabel trait": a member for a greedy label targets a string, which includes enums.
    fn check_greedy_label(&mut self, operation: &Operation, input: &Shape<'_>) {
        let uri = operation.traits.http.as_ref().map_or("", |http| &*http.uri);
        let greedy = uri.split_once("+}").map_or("", |(before, _)| before);
        let label = greedy.rsplit('{').next().unwrap_or_default();
        let closure = self.closure;
        for member in input.kind.members() {
            let target = &closure.target(member).kind;
            let is_string = matches!(target, Kind::String | Kind::Enum(_) | Kind::External { .. });
            if member.name == label && member.traits.binding == Some(Binding::Label) && !is_string {
                let message = format!(
                    "`{}`: the greedy label `{{{label}+}}` requires a string; member `{label}` targets {}",
                    excerpt(&operation.id),
                    target.with_article()
                );
                self.report_label(operation, Some(input), Some(label), message);
            }
        }
    }

    /// Reports an error in the labels of an operation at a member of its input, or at the input.
    fn report_label(
        &mut self,
        operation: &Operation,
        input: Option<&Shape<'_>>,
        member: Option<&str>,
        message: String,
    ) {
        let sources = self.sources;
        self.problems.push(|| {
            let problem = Diagnostic::new(operation.span, message);
            let Some(input) = input.filter(|input| !input.text.is_empty()) else {
                return problem;
            };
            let mut members = input.kind.members().iter();
            let text = members
                .find(|known| member == Some(&*known.name))
                .map_or(input.text, |known| known.text);
            problem.location(sources.location(text, Some(input.id.as_str())))
        });
    }

    /// Checks the request and response of an operation with HTTP bindings.
    pub(super) fn check_http_messages(
        &mut self,
        operation: &'c Operation,
        known: &mut Set<(usize, bool)>,
    ) {
        let Some(protocol) = operation.protocol() else {
            return; // it is not called
        };
        if let (Some(input), true) = (operation.input, operation.traits.host_prefix.is_some()) {
            self.check_host_label_types(input);
        }
        if protocol != Protocol::RestJson1 || operation.traits.http.is_none() {
            return;
        }
        let requests = operation.input.iter().map(|&index| (index, true));
        let responses = operation.responses().map(|&index| (index, false));
        for end in requests.chain(responses) {
            // Operations can share errors.
            if known.insert(end) {
                let shape = &self.closure.shapes[end.0];
                self.check_payload(shape, end.1);
                self.check_binding_types(shape, end.1);
            }
        }
    }

    /// Smithy specification, "httpPayload trait": all other members must be bound, since the member is the whole
    /// body.
    fn check_payload(&mut self, shape: &Shape<'_>, in_request: bool) {
        let members = shape.kind.members();
        let is_payload = |member: &&Member<'_>| member.traits.binding == Some(Binding::Payload);
        let Some(payload) = members.iter().find(is_payload) else {
            return;
        };
        for member in members {
            if binding(member, in_request).is_some() || in_request && member.traits.host_label {
                continue;
            }
            let what = if in_request { "request" } else { "response" };
            let message = format!(
                "member `{}` is not bound to the {what}, whose body is the `@httpPayload` member `{}`",
                excerpt(&member.name),
                excerpt(&payload.name)
            );
            let help = if in_request {
                "bind it with `@httpHeader`, `@httpQuery` or `@httpLabel`"
            } else {
                "bind it with `@httpHeader`"
            };
            self.report_with(shape, member.text, message, Some(help));
        }
    }

    /// The text form of a user's type in a path, query or header is not known.
    fn check_binding_types(&mut self, shape: &Shape<'_>, in_request: bool) {
        for member in shape.kind.members() {
            match binding(member, in_request) {
                None | Some(Binding::Payload) => {}
                Some(binding) => self.check_not_external(shape, member, binding.name()),
            }
        }
    }

    fn check_host_label_types(&mut self, input: usize) {
        let shape = &self.closure.shapes[input];
        for member in shape.kind.members() {
            if member.traits.host_label {
                self.check_not_external(shape, member, "hostLabel");
            }
        }
    }

    /// Checks that neither the target of a member, nor a shape in that list or map, is in `external`.
    fn check_not_external(&mut self, shape: &Shape<'_>, member: &Member<'_>, name: &str) {
        let closure = self.closure;
        let target = closure.target(member);
        let inner = target
            .kind
            .members()
            .iter()
            .filter(|_| !target.kind.has_own_type());
        let mut parts: Vec<&Shape<'_>> = inner.map(|member| closure.target(member)).list();
        let items = parts.iter().filter_map(|part| match &part.kind {
            Kind::List(item) => Some(closure.target(item)),
            _ => None,
        });
        let items: Vec<_> = items.list();
        parts.extend(items);
        parts.push(target);
        // A type for an enum has the text of its values.
        let is_external = |part: &&&Shape<'_>| match part.kind {
            Kind::External { of, .. } => !of.is_enum(),
            _ => false,
        };
        if let Some(external) = parts.iter().find(is_external) {
            let message = format!(
                "member `{}` has `@{name}`, but the text form of the `external` type for `{}` is unknown",
                excerpt(&member.name),
                excerpt(external.id.as_str())
            );
            self.report(shape, member.text, message);
        }
    }
}

/// The effective HTTP binding of a member in a request or response. Labels and the query are parts of a request,
/// and the status is part of a response; elsewhere these bindings are ignored (Smithy specification, "HTTP
/// binding traits").
fn binding<'m>(member: &'m Member<'_>, in_request: bool) -> Option<&'m Binding<'m>> {
    member
        .traits
        .binding
        .as_ref()
        .filter(|binding| match binding {
            Binding::Label | Binding::Query(_) | Binding::QueryParams => in_request,
            Binding::ResponseCode => !in_request,
            Binding::Header(_) | Binding::PrefixHeaders(_) | Binding::Payload => true,
        })
}

/// The labels in a template: `{id}`, or `{path+}` if it may contain slashes.
fn labels(template: &str) -> impl Iterator<Item = &str> {
    let pieces = template.split('{').skip(1);
    pieces.map(|piece| {
        let label = piece.split('}').next().unwrap_or(piece);
        label.strip_suffix('+').unwrap_or(label)
    })
}
