//! What the body of a request has to have, without a second opinion: the members that are set, and no others.

use serde_json::{Map, Value};

use super::json_form;
use super::model::{Protocol, Service};

/// Traits that bind a member to another part of the request.
const BOUND: [&str; 5] = [
    "httpHeader",
    "httpLabel",
    "httpPrefixHeaders",
    "httpQuery",
    "httpQueryParams",
];

/// The body, if it is JSON: the members that are bound to no other part.
pub fn body(service: &Service, input: &str, params: &Value) -> Option<Value> {
    let mut body = Map::new();
    for (name, member) in service.members(input) {
        let has = |name: &str| member["traits"].get(format!("smithy.api#{name}")).is_some();
        if service.protocol == Protocol::RestJson {
            if has("httpPayload") {
                return None;
            }
            if BOUND.into_iter().any(has) {
                continue;
            }
        }
        if let Some(value) = params.get(name) {
            let name = json_form::name(service, name, member);
            body.insert(name.to_owned(), json_form::value(service, member, value));
        }
    }
    Some(Value::Object(body))
}

/// The names of the idempotency tokens, which a request can have although they are not set.
pub fn tokens<'s>(service: &'s Service, input: &'s str) -> Vec<&'s str> {
    let tokens = service.members(input).filter(|(_, member)| {
        member["traits"]
            .get("smithy.api#idempotencyToken")
            .is_some()
    });
    tokens
        .map(|(name, member)| json_form::name(service, name, member))
        .collect()
}
