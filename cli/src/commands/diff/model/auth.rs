//! Services that move between the two versions of AWS's signature: not all credentials work with both.

use std::collections::BTreeMap;

use super::super::Aspect;
use super::super::node::Node;
use super::super::version::{Shape, Version};
use super::traits::differences;
use super::{Event, Pair, Severity, Versions};

const AUTH: &str = "smithy.api#auth";
const SIGV4: &str = "aws.auth#sigv4";
const SIGV4A: &str = "aws.auth#sigv4a";
const RULES: &str = "smithy.rules#endpointRuleSet";

/// The traits that are authentication schemes.
const SCHEMES: [&str; 6] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// Whether a trait is an authentication scheme: a well-known one, or one that the model defines.
fn is_scheme(version: &Version<'_>, id: &str) -> bool {
    let is_defined = || version.trait_of(id, "smithy.api#authDefinition").is_some();
    SCHEMES.contains(&id) || is_defined()
}

/// The authentication schemes of a service, or of an operation of it, in the order of preference.
pub fn schemes<'s>(
    version: &'s Version<'_>,
    service: &'s Shape<'_>,
    operation: Option<&'s Shape<'_>>,
) -> Vec<&'s str> {
    let of = |shape: &'s Shape<'_>| {
        let values = shape.get(AUTH)?.items().iter();
        let values = values.filter_map(Node::as_str);
        let mut found: Vec<&str> = Vec::new();
        for value in values.filter(|id| service.has(id)) {
            if !found.contains(&value) {
                found.push(value);
            }
        }
        Some(found)
    };
    let named = operation.and_then(of).or_else(|| of(service));
    named.unwrap_or_else(|| {
        let ids = service.traits.iter().map(|(id, _)| &**id);
        let mut all: Vec<&str> = ids.filter(|id| is_scheme(version, id)).collect();
        all.sort_unstable();
        all
    })
}

/// Events for the authentication schemes of a pair.
pub fn evaluate(versions: Versions<'_, '_>, pair: Pair<'_, '_>, events: &mut Vec<Event>) {
    let mut report = |rule: &str, aspect: &str| {
        let aspect = Aspect::Trait(aspect.to_owned());
        events.push(pair.event(rule, Severity::Danger, aspect));
    };
    if let Some((old, new)) = pair.of_kind("service") {
        let before = schemes(versions.old, old, None);
        let after = schemes(versions.new, new, None);
        if migrates(&before, &after, |id| id == SIGV4, |id| id == SIGV4A) {
            report("SigV4Migration", cause(old, new));
        }
        for _ in 0..endpoints(old, new, &before, &after) {
            report("EndpointSigV4Migration", RULES);
        }
    } else if let Some((old, new)) = pair.of_kind("operation") {
        // Smithy looks at operations only if they changed.
        if old.references == new.references && differences(pair).is_empty() {
            return;
        }
        let services = versions.new.shapes.iter();
        for service in services.filter(|shape| shape.kind == "service") {
            let Some(was) = versions.old.get(&service.id) else {
                continue;
            };
            let is_bound = || versions.new.operations_of(&service.id).contains(&&*new.id);
            if was.kind != "service" || !is_bound() {
                continue;
            }
            let before = schemes(versions.old, was, Some(old));
            let after = schemes(versions.new, service, Some(new));
            if migrates(&before, &after, |id| id == SIGV4, |id| id == SIGV4A) {
                report("SigV4Migration", AUTH);
            }
        }
    }
}

/// The trait whose change moves a service to another scheme.
fn cause<'s>(old: &Shape<'_>, new: &Shape<'_>) -> &'s str {
    let changed = [AUTH, SIGV4, SIGV4A].into_iter();
    let mut changed = changed.filter(|id| old.get(id) != new.get(id));
    changed.next().unwrap_or(AUTH)
}

/// Whether one signature takes the place of the other, or comes before it where it did not.
fn migrates(
    old: &[&str],
    new: &[&str],
    is_v4: impl Fn(&str) -> bool,
    is_v4a: impl Fn(&str) -> bool,
) -> bool {
    let v4 = |list: &[&str]| list.iter().position(|id| is_v4(id));
    let v4a = |list: &[&str]| list.iter().position(|id| is_v4a(id));
    match (v4(old), v4a(old), v4(new), v4a(new)) {
        (Some(_), None, None, Some(_)) | (None, Some(_), Some(_), None) => true,
        (Some(a), Some(b), Some(c), Some(d)) => (a < b) != (c < d),
        (None, Some(_), Some(v4), Some(v4a)) => v4 < v4a,
        (Some(_), None, Some(v4), Some(v4a)) => v4a < v4,
        _ => false,
    }
}

/// The number of endpoints in the rules of a service that move between signatures.
fn endpoints(old: &Shape<'_>, new: &Shape<'_>, before: &[&str], after: &[&str]) -> usize {
    let (Some(old_rules), Some(new_rules)) = (old.get(RULES), new.get(RULES)) else {
        return 0;
    };
    let is_same = old_rules == new_rules && old.get(AUTH) == new.get(AUTH) && before == after;
    // With the same endpoint rules, no endpoint has moved.
    if is_same || old_rules == new_rules {
        return 0;
    }
    let collect = |rules| {
        let mut found = BTreeMap::new();
        collect_endpoints(rules, "", &mut found);
        found
    };
    let (old, new) = (collect(old_rules), collect(new_rules));
    let is_v4 = |name: &str| {
        let is_variant = name.starts_with("sigv4-") && name != "sigv4-s3express";
        matches!(name, "sigv4" | "aws.auth#sigv4") || is_variant
    };
    let is_v4a = |name: &str| matches!(name, "sigv4a" | "aws.auth#sigv4a" | "sigv4-s3express");
    let moved = new.iter().filter(|(path, endpoint)| {
        let Some(was) = old.get(*path).filter(|was| !same_endpoint(was, endpoint)) else {
            return false;
        };
        let before = endpoint_schemes(was).unwrap_or_else(|| before.to_vec());
        let after = endpoint_schemes(endpoint).unwrap_or_else(|| after.to_vec());
        migrates(&before, &after, is_v4, is_v4a)
    });
    moved.count()
}

/// The endpoints in rules, by the path to them.
fn collect_endpoints<'n, 'a>(
    node: &'n Node<'a>,
    path: &str,
    found: &mut BTreeMap<String, &'n Node<'a>>,
) {
    if path.is_empty() {
        if let Some(rules) = node.get("rules") {
            collect_endpoints(rules, "/rules", found);
        }
        return;
    }
    match node {
        Node::Object(entries) if node.get_str("type") != Some("endpoint") => {
            for (key, value) in entries {
                collect_endpoints(value, &format!("{path}/{key}"), found);
            }
        }
        Node::Object(_) => {
            if let Some(endpoint) = node.get("endpoint") {
                found.insert(format!("{path}/endpoint"), endpoint);
            }
        }
        Node::List(items) => {
            for (at, item) in items.iter().enumerate() {
                collect_endpoints(item, &format!("{path}/{at}"), found);
            }
        }
        _ => {}
    }
}

fn same_endpoint(old: &Node<'_>, new: &Node<'_>) -> bool {
    let keys = ["url", "properties", "headers"];
    let part = |node: &'_ Node<'_>, key: &str| node.get(key).map(ToString::to_string);
    let is_empty = |part: &Option<String>| part.as_deref().is_none_or(|text| text == "{}");
    keys.into_iter().all(|key| {
        old.get(key) == new.get(key) || is_empty(&part(old, key)) && is_empty(&part(new, key))
    })
}

/// The schemes that an endpoint names itself.
fn endpoint_schemes<'n>(endpoint: &'n Node<'_>) -> Option<Vec<&'n str>> {
    let schemes = endpoint.get("properties")?.get("authSchemes")?.items();
    let names = schemes.iter().filter_map(|scheme| scheme.get_str("name"));
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then_some(names)
}
