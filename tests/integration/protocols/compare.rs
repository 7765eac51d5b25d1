//! Compares the expectation of a case with the program's result.

use serde_json::Value;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().map(text)
}

/// The idempotency token of a client under test.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Whether a text is another token: a UUID of version 4.
fn is_made(text: &str) -> bool {
    let is_digit = |at: usize, c: char| match TOKEN.as_bytes()[at] {
        b'-' => c == '-',
        b'4' => c == '4',
        b'8' => matches!(c, '8' | '9' | 'a' | 'b'),
        _ => c.is_ascii_hexdigit(),
    };
    let mut digits = text.char_indices();
    text != TOKEN && text.len() == TOKEN.len() && digits.all(|(at, c)| is_digit(at, c))
}

/// The difference of a request from the expected one, if there is any.
pub fn request(test: &Value, found: &Value) -> Option<String> {
    if let Some(error) = found["error"].as_str() {
        return Some(error.to_owned());
    }
    if found["method"] != test["method"] {
        return Some(format!("{} is not {}", found["method"], test["method"]));
    }
    // A base path belongs to the endpoint.
    let base = test["host"].as_str().and_then(|host| host.split_once('/'));
    let base = base.map_or_else(String::new, |(_, base)| format!("/{base}"));
    let path = base + text(&found["path"]);
    if path != text(&test["uri"]) {
        return Some(format!("the path {path} is not {}", test["uri"]));
    }
    if let (Some(host), Some(resolved)) = (test["host"].as_str(), test["resolvedHost"].as_str()) {
        let authority = |host: &str| host.split('/').next().unwrap_or_default().to_owned();
        let host = match found["authority"].as_str() {
            Some(authority) => authority.to_owned(),
            None => format!("{}{}", text(&found["host"]), authority(host)),
        };
        if host != authority(resolved) {
            return Some(format!("the host {host} is not {resolved}"));
        }
    }
    let query: Vec<&str> = text(&found["query"]).split('&').collect();
    let named = |name: &str| {
        let mut names = query.iter().map(|pair| pair.split('=').next());
        names.any(|known| known == Some(name))
    };
    for expected in texts(&test["queryParams"]) {
        // A parameter without a value is one with an empty value.
        let with_sign = format!("{expected}=");
        // If the token is not set, the client makes it: any UUID, but that of the test.
        let made = expected
            .strip_suffix(TOKEN)
            .filter(|_| test["params"].is_null());
        let is_same = |pair: &&str| match made {
            Some(name) => pair.strip_prefix(name).is_some_and(is_made),
            None => *pair == expected || *pair == with_sign,
        };
        if !query.iter().any(is_same) {
            return Some(format!("{expected} is not in {query:?}"));
        }
    }
    let required = texts(&test["requireQueryParams"]);
    if let Some(missing) = required.into_iter().find(|name| !named(name)) {
        return Some(format!("{missing} is not in {query:?}"));
    }
    let forbidden = texts(&test["forbidQueryParams"]);
    if let Some(there) = forbidden.into_iter().find(|name| named(name)) {
        return Some(format!("{there} is in {query:?}"));
    }
    headers(test, found).or_else(|| body(test, text(&found["body"])))
}

fn headers(test: &Value, found: &Value) -> Option<String> {
    let header = |name: &str| {
        let mut headers = found["headers"].as_array().into_iter().flatten();
        let found = headers.find(|pair| text(&pair[0]).eq_ignore_ascii_case(name));
        found.map(|pair| text(&pair[1]))
    };
    for (name, expected) in test["headers"].as_object().into_iter().flatten() {
        if header(name) != expected.as_str() {
            return Some(format!("{name}: {:?} is not {expected}", header(name)));
        }
    }
    let mut required = texts(&test["requireHeaders"]);
    if let Some(missing) = required.find(|name| header(name).is_none()) {
        return Some(format!("there is no header {missing}"));
    }
    let mut forbidden = texts(&test["forbidHeaders"]);
    let there = forbidden.find(|name| header(name).is_some());
    there.map(|there| format!("there is a header {there}"))
}

fn body(test: &Value, found: &str) -> Option<String> {
    let expected = test["body"].as_str()?;
    let is_json = text(&test["bodyMediaType"]).contains("json");
    let same = if is_json && !expected.is_empty() {
        let json = |text: &str| serde_json::from_str::<Value>(text).ok();
        json(expected).is_some() && json(expected) == json(found)
    } else {
        expected == found
    };
    (!same).then(|| format!("the body {found:?} is not {expected:?}"))
}

/// The difference of a response's value from the expected one, if there is any.
pub fn response(found: &Value) -> Option<String> {
    (text(found) != "same").then(|| text(found).to_owned())
}
