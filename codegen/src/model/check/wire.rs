//! Rules for the wire format: the names of members in JSON, and their HTTP bindings.

use std::collections::{HashMap, HashSet};

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::{excerpt, quoted};
use crate::model::protocol::Protocol;
use crate::model::resolve::Operation;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::Binding;

impl<'c> Checker<'c, '_> {
    /// Smithy specification, "jsonName trait": it is the name of a property of an object, which has one value.
    pub(super) fn json_names_differ(&mut self, shape: &Shape<'_>, place: usize) {
        let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else {
            return;
        };
        let has_name = |member: &Member<'_>| member.traits.json_name.is_some();
        if !self.closure.heeds_json_names(place) || !members.iter().any(has_name) {
            return; // the names of members differ
        }
        let mut taken: HashMap<&str, &Member<'_>> = HashMap::new();
        for member in members {
            let name = member.traits.json_name.as_deref();
            let name = name.unwrap_or(&member.name);
            let Some(other) = taken.insert(name, member) else {
                continue;
            };
            let message = format!(
                "members `{}` and `{}` both have the name {} in JSON",
                excerpt(&other.name),
                excerpt(&member.name),
                quoted(name)
            );
            // One of the two has the trait.
            let text = if has_name(member) { member } else { other }.text;
            let help = "change one `@jsonName`";
            self.report_with(shape, text, message, Some(help));
        }
    }

    /// A type has one form in JSON, so that the protocols of all operations that reach it must agree on
    /// `@jsonName`.
    pub(super) fn protocols_agree(&mut self) {
        let closure = self.closure;
        if !(0..closure.shapes.len()).any(|place| closure.heeds_json_names(place)) {
            return;
        }
        let reached = closure
            .reached(true)
            .into_iter()
            .zip(closure.reached(false));
        let mut told = HashSet::new();
        for (shape, reached) in closure.shapes.iter().zip(reached) {
            let (Some(with), Some(without)) = reached else {
                continue;
            };
            let renamed = shape.kind.members().iter().find(|member| {
                let name = member.traits.json_name.as_deref();
                name.is_some_and(|name| name != member.name)
            });
            let services = (with.service.as_ref(), without.service.as_ref());
            let (Some(member), (Some(heeds), Some(ignores))) = (renamed, services) else {
                continue;
            };
            // One for each two services is enough.
            if !told.insert((&*heeds.id, &*ignores.id)) {
                continue;
            }
            let name = |operation: &Operation| operation.protocol().map(Protocol::name);
            let source = self.source;
            self.problems.push(|| {
                let message = format!(
                    "member `{}` has `@jsonName`, which {} of `{}` heeds and {} of `{}` does not, and operations of \
                     both services are asked for",
                    excerpt(&member.name),
                    name(with).unwrap_or_default(),
                    excerpt(&heeds.id),
                    name(without).unwrap_or_default(),
                    excerpt(&ignores.id),
                );
                Diagnostic::new(without.span, message)
                    .location(source.location(member.text, Some(shape.id.as_str())))
                    .help("ask for the operations of each service in a module of its own")
            });
        }
    }

    /// The request and response of an operation with HTTP bindings.
    pub(super) fn messages_hold_all(
        &mut self,
        operation: &'c Operation,
        known: &mut HashSet<(usize, bool)>,
    ) {
        let Some(protocol) = operation.protocol() else {
            return; // it is not called
        };
        if let (Some(input), true) = (operation.input, operation.traits.host_prefix.is_some()) {
            self.host_labels_are_texts(input);
        }
        if protocol != Protocol::RestJson1 || operation.traits.http.is_none() {
            return;
        }
        let requests = operation.input.iter().map(|&place| (place, true));
        let responses = operation.responses().map(|&place| (place, false));
        for end in requests.chain(responses) {
            // Many operations may have the same errors.
            if known.insert(end) {
                let shape = &self.closure.shapes[end.0];
                self.payload_is_alone(shape, end.1);
                self.bound_values_are_texts(shape, end.1);
            }
        }
    }

    /// Smithy specification, "httpPayload trait": all other members are bound to something else. The body is the
    /// one member, and nothing is left for the others.
    fn payload_is_alone(&mut self, shape: &Shape<'_>, in_request: bool) {
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
                "member `{}` is bound to nothing of the {what}, whose body is member `{}` with `@httpPayload`",
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
    fn bound_values_are_texts(&mut self, shape: &Shape<'_>, in_request: bool) {
        for member in shape.kind.members() {
            match binding(member, in_request) {
                None | Some(Binding::Payload) => {}
                Some(binding) => self.is_no_type_of_the_users(shape, member, binding.name()),
            }
        }
    }

    fn host_labels_are_texts(&mut self, input: usize) {
        let shape = &self.closure.shapes[input];
        for member in shape.kind.members() {
            if member.traits.host_label {
                self.is_no_type_of_the_users(shape, member, "hostLabel");
            }
        }
    }

    /// That neither the shape that a member targets nor one in that list or map is in `external`.
    fn is_no_type_of_the_users(&mut self, shape: &Shape<'_>, member: &Member<'_>, name: &str) {
        let closure = self.closure;
        let target = closure.target(member);
        let inner = target
            .kind
            .members()
            .iter()
            .filter(|_| !target.kind.is_item());
        let mut parts: Vec<&Shape<'_>> = inner.map(|member| closure.target(member)).collect();
        let items = parts.iter().filter_map(|part| match &part.kind {
            Kind::List(item) => Some(closure.target(item)),
            _ => None,
        });
        let items: Vec<_> = items.collect();
        parts.extend(items);
        parts.push(target);
        let is_external = |part: &&&Shape<'_>| matches!(part.kind, Kind::External(_));
        if let Some(external) = parts.iter().find(is_external) {
            let message = format!(
                "member `{}` has `@{name}`, and how the type that `external` has for `{}` is written there is not known",
                excerpt(&member.name),
                excerpt(external.id.as_str())
            );
            self.report(shape, member.text, message);
        }
    }
}

/// What a member is bound to in a request or response: a label and the query are parts of a request, the status
/// of a response; elsewhere they say nothing (Smithy specification, "HTTP binding traits").
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
