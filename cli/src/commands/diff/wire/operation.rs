//! Operations: where requests go, how they are signed, and what comes back.

use std::collections::HashSet;

use super::super::change::{Aspect, Site};
use super::super::model::auth::schemes;
use super::super::node::Node;
use super::super::version::{Shape, UNIT, Version, name};
use super::protocol::{Direction, Form, anonymous};
use super::uri::Pattern;
use super::{Comparison, Context, Scope, breaking, compatible};

const HTTP: &str = "smithy.api#http";
const ENDPOINT: &str = "smithy.api#endpoint";
const AUTH: &str = "smithy.api#auth";
const OPTIONAL_AUTH: &str = "smithy.api#optionalAuth";
const QUERY_ERROR: &str = "aws.protocols#awsQueryError";

/// The services of both versions.
type Services<'s, 'a> = Option<(&'s Shape<'a>, &'s Shape<'a>)>;

impl<'s, 'a> Comparison<'s, 'a, '_> {
    /// Compares two versions of an operation.
    pub fn operation(
        &mut self,
        old: &'s Shape<'a>,
        new: &'s Shape<'a>,
        services: Services<'s, 'a>,
    ) {
        let is_named = |scope: &Scope<'_>| scope.has_operation(&old.id, &new.id);
        self.is_in_scope = self.scope.is_none_or(is_named);
        if !self.is_in_scope && self.scope.is_some_and(|scope| scope.shapes.is_empty()) {
            return;
        }
        self.http = Some(Site::of_trait(&new.id, HTTP));
        if self.form.has_bindings() {
            self.http(old, new);
        }
        self.endpoint(old, new);
        self.auth(old, new, services);
        self.checksum(old, new);
        let uri = |shape: &'s Shape<'a>| {
            let uri = shape.get(HTTP).and_then(|http| http.get_str("uri"));
            uri.unwrap_or_default()
        };
        // Without `@http` no bindings count.
        let is_bound = old.has(HTTP) || new.has(HTTP);
        let uris = is_bound.then(|| (uri(old), uri(new)));
        let ends = |shape: &'s Shape<'a>| {
            let references = &shape.references;
            let unit = |id: &'s Option<String>| id.as_deref().unwrap_or(UNIT);
            [unit(&references.input), unit(&references.output)]
        };
        let ends = ends(old).into_iter().zip(ends(new));
        let directions = [
            (Direction::Request, Aspect::Input),
            (Direction::Response, Aspect::Output),
        ];
        for ((before, after), (direction, aspect)) in ends.zip(directions) {
            let is_same = self.versions.moves.is_same(before, after);
            let cause = (!is_same).then(|| Site::new(&new.id, aspect));
            let context = Context {
                uris,
                cause,
                ..Context::new(direction)
            };
            self.structures(before, after, &context);
        }
        self.errors(old, new, services, uris);
    }

    fn http(&mut self, old: &Shape<'_>, new: &Shape<'_>) {
        let site = || Site::of_trait(&new.id, HTTP);
        let (Some(before), Some(after)) = (old.get(HTTP), new.get(HTTP)) else {
            if old.has(HTTP) != new.has(HTTP) && self.form != Form::Other {
                let text = "send requests that the other side does not expect";
                self.report(site(), breaking(text), breaking(text));
            }
            return;
        };
        let request = |http: &Node<'_>| {
            let method = http.get_str("method").unwrap_or_default();
            let uri = http.get_str("uri").unwrap_or_default();
            (
                format!("{method} {uri}"),
                format!("{method} {}", anonymous(uri)),
            )
        };
        let ((from, from_sent), (to, to_sent)) = (request(before), request(after));
        if from_sent != to_sent {
            let old_client = format!("send `{from}`, and new servers expect `{to}`");
            let new_client = format!("send `{to}`, and old servers expect `{from}`");
            let (forward, backward) = understood(before, after);
            let old_client = if forward {
                compatible(old_client)
            } else {
                breaking(old_client)
            };
            // Old servers may refuse what only new clients send.
            let is_looser = forward && !query_is_missing(before, after);
            let new_client = if backward || is_looser {
                compatible(new_client)
            } else {
                breaking(new_client)
            };
            self.report(site(), old_client, new_client);
        }
        let code = |http: &Node<'_>| http.get("code").map_or("200".to_owned(), Node::to_string);
        let (from, to) = (code(before), code(after));
        if from != to {
            self.report(
                site(),
                compatible(format!("get status {to} instead of {from}")),
                compatible(format!("get status {from} instead of {to}")),
            );
        }
    }

    /// The prefix of the host.
    fn endpoint(&mut self, old: &Shape<'_>, new: &Shape<'_>) {
        let prefix = |shape: &Shape<'_>| {
            let prefix = shape
                .get(ENDPOINT)
                .and_then(|node| node.get_str("hostPrefix"));
            prefix.unwrap_or_default().to_owned()
        };
        let (before, after) = (prefix(old), prefix(new));
        if anonymous(&before) != anonymous(&after) {
            self.report(
                Site::of_trait(&new.id, ENDPOINT),
                breaking(host(&before, "new", &after)),
                breaking(host(&after, "old", &before)),
            );
        }
    }

    fn auth(&mut self, old: &Shape<'_>, new: &Shape<'_>, services: Services<'s, 'a>) {
        let Some((old_service, new_service)) = services else {
            return;
        };
        let before = schemes(self.versions.old, old_service, Some(old)).into_iter();
        let before: Vec<&str> = before.map(|id| self.versions.moves.other(id)).collect();
        let after = schemes(self.versions.new, new_service, Some(new));
        let site = |id: &str| {
            let of = |shape: &Shape<'_>| Site::of_trait(&shape.id, AUTH);
            if old.get(AUTH) != new.get(AUTH) {
                of(new)
            } else if old_service.has(id) != new_service.has(id) {
                Site::of_trait(&new_service.id, id)
            } else {
                of(new_service)
            }
        };
        let is_free =
            |shape: &Shape<'_>, schemes: &[&str]| schemes.is_empty() || shape.has(OPTIONAL_AUTH);
        for id in before.iter().filter(|id| !after.contains(id)) {
            let text = format!("that authenticate with {} are refused", name(id));
            let is_free = is_free(new, &after);
            let meets = if is_free {
                compatible(text)
            } else {
                breaking(text)
            };
            self.report(site(id), meets, None);
        }
        let was_free = is_free(old, &before);
        if was_free && !is_free(new, &after) {
            let site = match (old.has(OPTIONAL_AUTH), after.first()) {
                (false, Some(first)) => site(first),
                _ => Site::of_trait(&new.id, OPTIONAL_AUTH),
            };
            let text = "that do not authenticate are refused";
            self.report(site, breaking(text), None);
        }
        for id in after.iter().filter(|id| !before.contains(id)) {
            let text = format!("cannot authenticate with {} to old servers", name(id));
            self.report(site(id), None, compatible(text));
        }
        if !was_free && is_free(new, &after) {
            let text = "that do not authenticate are refused by old servers";
            let site = Site::of_trait(&new.id, OPTIONAL_AUTH);
            self.report(site, None, compatible(text));
        }
    }

    /// Checksums and compression of requests.
    fn checksum(&mut self, old: &Shape<'_>, new: &Shape<'_>) {
        const REQUIRED: &str = "smithy.api#httpChecksumRequired";
        const CHECKSUM: &str = "aws.protocols#httpChecksum";
        const COMPRESSION: &str = "smithy.api#requestCompression";
        let is_required = |shape: &Shape<'_>| {
            let checksum = shape.get(CHECKSUM);
            let required = checksum.and_then(|node| node.get("requestChecksumRequired"));
            shape.has(REQUIRED) || required.and_then(Node::as_bool) == Some(true)
        };
        let id = if old.has(REQUIRED) == new.has(REQUIRED) {
            CHECKSUM
        } else {
            REQUIRED
        };
        let site = Site::of_trait(&new.id, id);
        match (is_required(old), is_required(new)) {
            (false, true) => {
                let text = "may send no checksum, which new servers require";
                self.report(site, breaking(text), None);
            }
            (true, false) => {
                let text = "may send no checksum, which old servers require";
                self.report(site, None, compatible(text));
            }
            _ => {}
        }
        let site = Site::of_trait(&new.id, COMPRESSION);
        match (old.has(COMPRESSION), new.has(COMPRESSION)) {
            (true, false) => {
                let text = "may compress requests, which new servers must go on to support";
                self.report(site, compatible(text), None);
            }
            (false, true) => {
                let text = "may compress requests, which old servers may not support";
                self.report(site, None, compatible(text));
            }
            _ => {}
        }
    }

    fn errors(
        &mut self,
        old: &'s Shape<'a>,
        new: &'s Shape<'a>,
        services: Services<'s, 'a>,
        uris: Option<(&'s str, &'s str)>,
    ) {
        let all = |shape: &'s Shape<'a>, service: Option<&'s Shape<'a>>| {
            let of_service = service.into_iter();
            let of_service = of_service.flat_map(|service| &service.references.errors);
            let mut seen = HashSet::new();
            let ids = shape.references.errors.iter().chain(of_service);
            let ids = ids.filter(|id| seen.insert(&***id));
            ids.map(|id| &**id).collect::<Vec<&str>>()
        };
        let before = all(old, services.map(|(old, _)| old));
        let after = all(new, services.map(|(_, new)| new));
        let site = |id: &str| {
            let is_own = |shape: &Shape<'_>| shape.references.errors.iter().any(|own| own == id);
            let service = services.map(|(_, new)| new);
            let shape = service
                .filter(|_| !is_own(old) && !is_own(new))
                .unwrap_or(new);
            Site::new(&shape.id, Aspect::Error(id.to_owned()))
        };
        // The namespace is not sent, or not looked at. A query's errors have codes.
        let pairs = self.same_errors(&before, &after);
        for id in before
            .iter()
            .filter(|id| !pairs.iter().any(|(old, _)| old == *id))
        {
            let shown = name(id);
            self.report(
                site(id),
                compatible(format!("do not get the error `{shown}` any more")),
                compatible(format!(
                    "may get the error `{shown}`, which they do not know"
                )),
            );
        }
        for id in after
            .iter()
            .filter(|id| !pairs.iter().any(|(_, new)| new == *id))
        {
            let shown = name(id);
            self.report(
                site(id),
                compatible(format!(
                    "may get the error `{shown}`, which they do not know"
                )),
                compatible(format!("do not get the error `{shown}` from old servers")),
            );
        }
        for (old_id, new_id) in pairs {
            let shapes = (self.versions.old.get(old_id), self.versions.new.get(new_id));
            let (Some(was), Some(is)) = shapes else {
                continue;
            };
            let outside = self.is_in_scope;
            self.is_in_scope = self.is_reached(old_id, new_id);
            self.error(was, is);
            self.is_in_scope = outside;
            let context = Context {
                uris,
                cause: (!self.versions.moves.is_same(old_id, new_id)).then(|| site(new_id)),
                ..Context::new(Direction::Response)
            };
            self.structures(&was.id, &is.id, &context);
        }
    }

    /// The errors that are the same shape in both versions, or else the same code on the wire.
    fn same_errors(&self, old: &[&'s str], new: &[&'s str]) -> Vec<(&'s str, &'s str)> {
        let code = |version: &Version<'_>, id: &str| -> String {
            match self.form {
                Form::Other => id.to_owned(),
                Form::AwsQuery => version.get(id).map_or_else(String::new, query_code),
                _ => name(id).to_owned(),
            }
        };
        let pairs = old.iter().filter_map(|id| {
            let moves = self.versions.moves;
            let same = new.iter().find(|other| moves.is_same(id, other));
            let same = same.or_else(|| {
                let before = code(self.versions.old, id);
                let mut others = new
                    .iter()
                    .filter(|other| !old.contains(&moves.other(other)));
                others.find(|other| code(self.versions.new, other) == before)
            });
            Some((*id, *same?))
        });
        pairs.collect()
    }

    /// The code and the status of an error.
    fn error(&mut self, old: &Shape<'_>, new: &Shape<'_>) {
        if matches!(self.form, Form::AwsQuery | Form::Other) {
            let (before, after) = (query_code(old), query_code(new));
            if before != after {
                self.report(
                    Site::of_trait(&new.id, QUERY_ERROR),
                    breaking(format!("get code `{after}`, which they do not know")),
                    breaking(format!("get code `{before}`, which they do not know")),
                );
            }
        }
        let status = |shape: &Shape<'_>| {
            let fault = shape.get("smithy.api#error").and_then(Node::as_str);
            let fault = if fault == Some("client") {
                "400"
            } else {
                "500"
            };
            let named = shape.get("smithy.api#httpError").map(Node::to_string);
            named.unwrap_or_else(|| fault.to_owned())
        };
        let (before, after) = (status(old), status(new));
        if before != after {
            let changed = ["smithy.api#httpError", "smithy.api#error"].into_iter();
            let mut changed = changed.filter(|id| old.get(id) != new.get(id));
            let id = changed.next().unwrap_or("smithy.api#httpError");
            self.report(
                Site::of_trait(&new.id, id),
                compatible(format!("get status {after} instead of {before}")),
                compatible(format!("get status {before} instead of {after}")),
            );
        }
    }
}

/// Whether new servers understand the method and the URI of all requests of old clients, and the reverse.
fn understood(old: &Node<'_>, new: &Node<'_>) -> (bool, bool) {
    let method = |http: &Node<'_>| http.get_str("method").unwrap_or_default().to_owned();
    if method(old) != method(new) {
        return (false, false);
    }
    let uri = |http: &Node<'_>| http.get_str("uri").unwrap_or_default().to_owned();
    let (old, new) = (uri(old), uri(new));
    let (old, new) = (Pattern::new(&old), Pattern::new(&new));
    (new.matches(&old), old.matches(&new))
}

/// Whether old servers look for a constant query parameter that new clients do not send.
fn query_is_missing(old: &Node<'_>, new: &Node<'_>) -> bool {
    let uri = |http: &Node<'_>| http.get_str("uri").unwrap_or_default().to_owned();
    let (old, new) = (uri(old), uri(new));
    !Pattern::new(&old).has_query_of(&Pattern::new(&new))
}

/// The code of an error in queries.
fn query_code(error: &Shape<'_>) -> String {
    let code = error.get(QUERY_ERROR).and_then(|node| node.get_str("code"));
    code.unwrap_or_else(|| error.name()).to_owned()
}

/// Which host clients connect to.
fn host(prefix: &str, other: &str, expected: &str) -> String {
    match (prefix, expected) {
        ("", to) => format!("connect to the host without the prefix `{to}` of {other} servers"),
        (from, "") => format!(
            "connect to the host with the prefix `{from}`, which {other} servers do not have"
        ),
        (from, to) => format!("connect to the host with the prefix `{from}` instead of `{to}`"),
    }
}

/// A shape of a version, or that of the prelude for an operation without input or output.
pub fn structure<'s, 'a>(version: &'s Version<'a>, id: &str) -> Option<&'s Shape<'a>> {
    version.get(id).filter(|_| id != UNIT)
}
