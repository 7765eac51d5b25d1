//! Compares the two requests of a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value};

use super::model::text;

/// A request, from either side.
pub struct Request {
    method: String,
    host: String,
    path: String,
    /// The pairs, decoded and sorted.
    query: Vec<(String, String)>,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// A difference: where, and what both sides have there.
pub struct Difference {
    pub at: String,
    pub ours: String,
    pub theirs: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { at, ours, theirs } = self;
        write!(f, "{at}: {ours} is not {theirs}")
    }
}

/// Headers that a transport or a signer adds.
const OF_TRANSPORT: [&str; 9] = [
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "content-length",
    "expect",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amzn-trace-id",
];

impl Request {
    pub fn read(found: &Value, body: Vec<u8>) -> Self {
        let query = text(&found["query"])
            .split('&')
            .filter(|pair| !pair.is_empty());
        let query = query.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), token(decoded(value)))
        });
        let mut query: Vec<(String, String)> = query.collect();
        query.sort();
        let mut headers = BTreeMap::<String, String>::new();
        for header in found["headers"].as_array().into_iter().flatten() {
            let name = text(&header[0]).to_ascii_lowercase();
            if OF_TRANSPORT.contains(&name.as_str()) {
                continue;
            }
            // The items of a list are separated with or without a space.
            let value = token(text(&header[1]).replace(", ", ","));
            let known = headers.remove(&name);
            headers.insert(
                name,
                known.map_or(value.clone(), |known| format!("{known},{value}")),
            );
        }
        Request {
            method: text(&found["method"]).to_owned(),
            host: text(&found["host"]).to_owned(),
            path: text(&found["path"]).to_owned(),
            query,
            headers,
            body,
        }
    }
}

/// The text, unless it is a random UUID: both sides make up idempotency tokens.
fn token(text: String) -> String {
    let is_token = text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            14 => c == '4',
            _ => c.is_ascii_hexdigit(),
        });
    if is_token { "(token)".to_owned() } else { text }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = rest.get(1..3).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &rest[3..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The differences between two requests.
pub fn differences(ours: &Request, theirs: &Request) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |at: &str, ours: &dyn fmt::Debug, theirs: &dyn fmt::Debug| {
        let (ours, theirs) = (format!("{ours:?}"), format!("{theirs:?}"));
        if ours != theirs {
            let at = at.to_owned();
            found.push(Difference { at, ours, theirs });
        }
    };
    add("method", &ours.method, &theirs.method);
    add("host", &ours.host, &theirs.host);
    add("path", &ours.path, &theirs.path);
    add("query", &ours.query, &theirs.query);
    let names = ours.headers.keys().chain(theirs.headers.keys());
    let names: BTreeSet<&String> = names.collect();
    for name in names {
        let at = format!("header {name}");
        add(&at, &ours.headers.get(name), &theirs.headers.get(name));
    }
    if ours.body != theirs.body {
        match (json(&ours.body), json(&theirs.body)) {
            (Some(ours), Some(theirs)) => json_differences("body", &ours, &theirs, &mut found),
            _ => found.push(Difference {
                at: "bytes of the body".to_owned(),
                ours: String::from_utf8_lossy(&ours.body).into_owned(),
                theirs: String::from_utf8_lossy(&theirs.body).into_owned(),
            }),
        }
    }
    found
}

fn json(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body).ok()
}

/// What the body of a request, and what it has to have, differ in. It can also have some tokens.
pub fn bodies(request: &Request, expected: &Value, tokens: &[&str]) -> Vec<Difference> {
    let mut found = Vec::new();
    // A body without members can be left out.
    let mut body = json(&request.body).unwrap_or_else(|| Value::Object(Map::new()));
    if let Value::Object(members) = &mut body {
        members.retain(|name, _| expected.get(name).is_some() || !tokens.contains(&name.as_str()));
    }
    json_differences("body", &body, expected, &mut found);
    found
}

fn json_differences(at: &str, ours: &Value, theirs: &Value, found: &mut Vec<Difference>) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for name in names {
                let at = format!("{at}.{name}");
                match (a.get(name), b.get(name)) {
                    (Some(ours), Some(theirs)) => json_differences(&at, ours, theirs, found),
                    (ours, theirs) => {
                        let side = |side: Option<&Value>| {
                            side.map_or_else(
                                || "absent".to_owned(),
                                |value| {
                                    value.as_str().map_or_else(
                                        || value.to_string(),
                                        |text| token(text.to_owned()),
                                    )
                                },
                            )
                        };
                        found.push(Difference {
                            at,
                            ours: side(ours),
                            theirs: side(theirs),
                        });
                    }
                }
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (number, (ours, theirs)) in a.iter().zip(b).enumerate() {
                json_differences(&format!("{at}[{number}]"), ours, theirs, found);
            }
        }
        _ if same(ours, theirs) => {}
        _ => found.push(Difference {
            at: at.to_owned(),
            ours: ours.to_string(),
            theirs: theirs.to_string(),
        }),
    }
}

/// Whether two simple values are the same. `1.0` is the same number as `1`.
fn same(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Number(a), Value::Number(b)) => {
            a == b || (a.is_f64() != b.is_f64() && a.as_f64() == b.as_f64())
        }
        (Value::String(a), Value::String(b)) => token(a.clone()) == token(b.clone()),
        _ => ours == theirs,
    }
}
