//! An independent reader of requests, and a writer of responses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use shapesmith_test_support::random::Random;

use super::kinds::{Class, Form};
use super::model::{Container, Operation, Place, Slot, templates};
use super::values::{Assigned, encoded, json, texts};
use crate::support::hostile::decoded;

/// The values of the members of a message, by their names.
pub type Values = BTreeMap<String, Assigned>;

/// The characters of a text of bytes.
pub fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn utf8(latin: &str) -> String {
    let bytes = latin
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a byte"));
    String::from_utf8(bytes.collect()).expect("UTF-8")
}

/// The items of a list in a header (RFC 9110, sections 5.6.1 and 5.6.4).
fn list_items(text: &str, is_timestamp: bool) -> Vec<String> {
    let mut items = Vec::new();
    let mut item = String::new();
    let (mut in_quotes, mut was_quoted, mut chars) = (false, false, text.chars());
    loop {
        let next = chars.next();
        match next {
            Some('\\') if in_quotes => item.extend(chars.next()),
            Some('"') if in_quotes => in_quotes = false,
            Some(c) if in_quotes => item.push(c),
            Some('"') if item.trim().is_empty() => {
                item.clear();
                (in_quotes, was_quoted) = (true, true);
            }
            Some(' ' | '\t') if was_quoted => {}
            Some(',') if is_timestamp && item.trim().len() == 3 => item.push(','),
            None | Some(',') => {
                assert!(!in_quotes, "{text}");
                if was_quoted {
                    items.push(std::mem::take(&mut item));
                } else {
                    let plain = item.trim_matches([' ', '\t']).to_owned();
                    items.extend((!plain.is_empty()).then_some(plain));
                    item.clear();
                }
                was_quoted = false;
                if next.is_none() {
                    return items;
                }
            }
            Some(c) => {
                assert!(!was_quoted, "{text}");
                item.push(c);
            }
        }
    }
}

/// The parts of a request that have not been read.
struct Parts {
    segments: Vec<String>,
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
    /// The names of headers whose values are marked as sensitive.
    sensitive: BTreeSet<String>,
    host: String,
}

impl Parts {
    fn of(request: &Value) -> Self {
        let text = |key: &str| request[key].as_str().unwrap_or_default();
        let (path, query) = text("uri").split_once('?').unwrap_or((text("uri"), ""));
        Parts {
            segments: path.split('/').map(str::to_owned).collect(),
            query: query
                .split('&')
                .map(|pair| pair.split_once('=').expect("a pair"))
                .map(|(name, value)| (decoded(name), decoded(value)))
                .collect(),
            headers: request["headers"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|header| {
                    (
                        header[0].as_str().unwrap_or_default(),
                        header[1].as_str().unwrap_or_default(),
                    )
                })
                .map(|(name, value)| (name.to_owned(), utf8(value)))
                .collect(),
            sensitive: request["headers"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|header| header[2] == Value::Bool(true))
                .map(|header| header[0].as_str().unwrap_or_default().to_owned())
                .collect(),
            host: text("host").to_owned(),
        }
    }
}

/// Compares a request with the values of its input. `fills_defaults`: members that are unset have their default.
pub fn check(
    operation: &Operation,
    values: &Values,
    fills_defaults: bool,
    request: &Value,
) -> Result<(), String> {
    let text = |key: &str| request[key].as_str().unwrap_or_default();
    if let Some(error) = request["error"].as_str() {
        return Err(error.to_owned());
    }
    let mut parts = Parts::of(request);
    if text("method") != "POST" || parts.query.first() != Some(&("literal".into(), "1".into())) {
        return Err(format!("{request}"));
    }
    parts.query.remove(0);
    check_labels(operation, values, &mut parts)?;
    for slot in &operation.input {
        let value = values.get(&slot.name);
        let mut expected = match value {
            Some(value) => texts(slot, value),
            None if fills_defaults => default_texts(slot),
            None => Vec::new(),
        };
        let name = slot.wire_name();
        check_marks(slot, &parts)?;
        let mut found = match slot.place {
            Place::Query => take(&mut parts.query, |known| (known == name).then(String::new)),
            Place::QueryParams => {
                let mine: Vec<String> = expected.iter().map(|(key, _)| key.clone()).collect();
                take(&mut parts.query, |known| {
                    mine.contains(&known.to_owned()).then(|| known.to_owned())
                })
            }
            Place::Header => {
                let lines = take(&mut parts.headers, |known| {
                    known.eq_ignore_ascii_case(&name).then(String::new)
                });
                if lines.len() > 1 {
                    return Err(format!("{name} is repeated"));
                }
                if slot.container == Container::None {
                    lines
                } else {
                    let is_timestamp = matches!(slot.kind.form, Form::Time(_));
                    let items = lines
                        .iter()
                        .flat_map(|(_, line)| list_items(line, is_timestamp));
                    items.map(|item| (String::new(), item)).collect()
                }
            }
            Place::PrefixHeaders => take(&mut parts.headers, |known| {
                let key = known.strip_prefix(&name.to_ascii_lowercase())?;
                Some(key.to_owned())
            }),
            _ => continue,
        };
        if slot.place == Place::PrefixHeaders {
            for (key, _) in &mut expected {
                key.make_ascii_lowercase();
            }
            expected.sort();
            found.sort();
        }
        // Keys of a map are in any order, their values are not.
        if slot.place == Place::QueryParams {
            expected.sort_by(|left, right| left.0.cmp(&right.0));
            found.sort_by(|left, right| left.0.cmp(&right.0));
        }
        if !are_same(slot, &found, &expected) {
            return Err(format!("{}: {found:?} is not {expected:?}", slot.name));
        }
    }
    check_body(operation, values, fills_defaults, &mut parts, text("body"))?;
    if parts.query.is_empty() && parts.headers.is_empty() {
        Ok(())
    } else {
        Err(format!(
            "not in the input: {:?} {:?}",
            parts.query, parts.headers
        ))
    }
}

/// What is sent for a member that is unset and has its default: nothing if that is an empty list or map.
fn default_texts(slot: &Slot) -> Vec<(String, String)> {
    if !slot.presence.has_default() || slot.container != Container::None {
        return Vec::new();
    }
    let text = slot.kind.default_text(slot.place == Place::Header);
    vec![(String::new(), encoded(slot.kind, slot.place, text))]
}

/// Removes and returns the entries for whose names there is a key.
fn take(
    entries: &mut Vec<(String, String)>,
    key: impl Fn(&str) -> Option<String>,
) -> Vec<(String, String)> {
    let mut taken = Vec::new();
    entries.retain(|(name, value)| match key(name) {
        Some(key) => {
            taken.push((key, value.clone()));
            false
        }
        None => true,
    });
    taken
}

fn are_same(slot: &Slot, found: &[(String, String)], expected: &[(String, String)]) -> bool {
    let is_same = |(found, expected): (&(String, String), &(String, String))| {
        found.0 == expected.0 && is_same_text(slot, &found.1, &expected.1)
    };
    found.len() == expected.len() && found.iter().zip(expected).all(is_same)
}

/// Floats have many texts.
fn is_same_text(slot: &Slot, found: &str, expected: &str) -> bool {
    if slot.kind.form != Form::Float || found == expected {
        return found == expected;
    }
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match (number(found), number(expected)) {
        (Some(found), Some(expected)) if slot.kind.name == "Float" => {
            #[allow(clippy::cast_possible_truncation)] // they are floats of 32 bits
            let (found, expected) = (found as f32, expected as f32);
            found.to_bits() == expected.to_bits()
        }
        (Some(found), Some(expected)) => found.to_bits() == expected.to_bits(),
        _ => false,
    }
}

/// Headers are marked as sensitive if their members are.
fn check_marks(slot: &Slot, parts: &Parts) -> Result<(), String> {
    let name = slot.wire_name().to_ascii_lowercase();
    let is_mine = |known: &str| match slot.place {
        Place::Header => known == name,
        Place::PrefixHeaders => known.starts_with(&name),
        _ => false,
    };
    let mut mine = parts.headers.iter().filter(|(known, _)| is_mine(known));
    let wrong = mine.find(|(known, _)| parts.sensitive.contains(known) != slot.kind.is_sensitive());
    wrong.map_or(Ok(()), |(known, _)| Err(format!("the mark of {known}")))
}

fn check_labels(operation: &Operation, values: &Values, parts: &mut Parts) -> Result<(), String> {
    let (uri, host) = templates(operation);
    let template = uri.split('?').next().unwrap_or_default();
    let template: Vec<&str> = template.split('/').collect();
    let label = |slot: &Slot| texts(slot, &values[&slot.name])[0].1.clone();
    let named = |name: &str| {
        operation
            .input
            .iter()
            .find(|slot| slot.name == name)
            .expect("a slot")
    };
    let is_greedy = template.iter().any(|segment| segment.ends_with("+}"));
    let mut more = parts.segments.len().saturating_sub(template.len()) + usize::from(is_greedy);
    let mut segments = std::mem::take(&mut parts.segments).into_iter();
    for segment in &template {
        let name = segment
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'));
        let greedy = name.and_then(|name| name.strip_suffix('+'));
        let count = if greedy.is_some() {
            std::mem::take(&mut more)
        } else {
            1
        };
        let found: Vec<String> = segments.by_ref().take(count).collect();
        let found = decoded(&found.join("/"));
        let is_same = match greedy.or(name) {
            Some(name) => is_same_text(named(name), &found, &label(named(name))),
            None => found == *segment,
        };
        if !is_same {
            return Err(format!("{segment}: {found}"));
        }
    }
    let mut expected = host;
    for slot in operation
        .input
        .iter()
        .filter(|slot| slot.place == Place::HostLabel)
    {
        expected = expected.replace(&format!("{{{}}}", slot.name), &label(slot));
    }
    if segments.next().is_some() || parts.host != expected {
        return Err(format!(
            "host {} is not {expected}, or the path is longer",
            parts.host
        ));
    }
    Ok(())
}

/// The expected content type of a payload (Smithy specification, "AWS restJson1 protocol").
pub fn content_type(slot: &Slot) -> &'static str {
    match (slot.container, slot.kind.name) {
        (Container::None, "SecretMedia") => "text/x",
        (Container::None, "MediaEnum") => "text/x-word",
        (Container::None, "MediaBlob") => "image/x",
        (Container::None, "Blob" | "Stream") => "application/octet-stream",
        (Container::None, "Media") => "application/json",
        (Container::None, _) if slot.kind.class == Class::String => "text/plain",
        _ => "application/json",
    }
}

/// The bytes of a payload, and whether they are JSON.
fn payload(slot: &Slot, value: &Assigned) -> (Vec<u8>, bool) {
    let is_raw = slot.container == Container::None
        && (slot.kind.class == Class::String
            || ["Blob", "MediaBlob", "Stream"].contains(&slot.kind.name));
    match value {
        Assigned::Scalar(value) if is_raw => {
            (slot.kind.values[*value].1.as_bytes().to_vec(), false)
        }
        _ => (json(slot, value).into_bytes(), true),
    }
}

fn check_body(
    operation: &Operation,
    values: &Values,
    fills_defaults: bool,
    parts: &mut Parts,
    body: &str,
) -> Result<(), String> {
    let types = take(&mut parts.headers, |name| {
        (name == "content-type").then(String::new)
    });
    let lengths = take(&mut parts.headers, |name| {
        (name == "content-length").then(String::new)
    });
    let slot = operation
        .input
        .iter()
        .find(|slot| slot.place == Place::Payload);
    let document = operation
        .input
        .iter()
        .filter(|slot| slot.place == Place::HostLabel);
    let document: Vec<String> = document
        .map(|slot| format!("{:?}:{}", slot.name, json(slot, &values[&slot.name])))
        .collect();
    let (expected, is_json, content_type) = match slot.map(|slot| (slot, values.get(&slot.name))) {
        Some((slot, Some(value))) => {
            let (bytes, is_json) = payload(slot, value);
            (bytes, is_json, content_type(slot))
        }
        Some((slot, None)) if fills_defaults && slot.presence.has_default() => {
            let is_raw =
                content_type(slot) != "application/json" || slot.kind.class == Class::String;
            let default = slot.default().unwrap_or_default().trim_matches('"');
            let default = if is_raw {
                default
            } else {
                slot.default().unwrap_or_default()
            };
            (default.as_bytes().to_vec(), !is_raw, content_type(slot))
        }
        // Smithy's protocol tests: `RestJsonHttpPayloadWithUnsetStructure` and `RestJsonHttpPayloadWithUnsetUnion`.
        Some((slot, None))
            if slot.container == Container::None && slot.kind.name.ends_with("Structure") =>
        {
            (b"{}".to_vec(), true, "application/json")
        }
        Some((_, None)) => (vec![], false, ""),
        None if document.is_empty() => (vec![], false, ""),
        None => (
            format!("{{{}}}", document.join(",")).into_bytes(),
            true,
            "application/json",
        ),
    };
    let is_same = if is_json {
        let found: Value =
            serde_json::from_str(&utf8(body)).map_err(|error| format!("{body}: {error}"))?;
        found == serde_json::from_slice::<Value>(&expected).expect("JSON")
    } else {
        body == latin(&expected)
    };
    let has_type = match types.as_slice() {
        [] => content_type.is_empty(),
        [(_, only)] => only == content_type,
        _ => false,
    };
    let length = body.chars().count().to_string();
    let has_length = match lengths.as_slice() {
        [] => content_type.is_empty(),
        [(_, only)] => *only == length,
        _ => false,
    };
    if is_same && has_type && has_length {
        Ok(())
    } else {
        let expected = latin(&expected);
        Err(format!(
            "body {body} {types:?} {lengths:?} is not {expected} {content_type}"
        ))
    }
}

/// A response with these values: its headers and its body.
pub fn response(
    slots: &[Slot],
    values: &Values,
    random: &mut Random,
) -> (Vec<[String; 2]>, String) {
    let (mut headers, mut body) = (Vec::new(), String::new());
    for slot in slots {
        let Some(value) = values.get(&slot.name) else {
            continue;
        };
        let name = slot.wire_name();
        match slot.place {
            Place::Header if slot.container == Container::None => {
                headers.push([name, latin(texts(slot, value)[0].1.as_bytes())]);
            }
            Place::Header => {
                let items = texts(slot, value)
                    .into_iter()
                    .map(|(_, text)| item(slot, &text, random));
                let items: Vec<String> = items.collect();
                // RFC 9110, section 5.3: a list may be split over several lines.
                if random.below(3) == 0 && !items.is_empty() {
                    headers.extend(
                        items
                            .iter()
                            .map(|item| [name.clone(), latin(item.as_bytes())]),
                    );
                } else {
                    let separator = random.pick(&[", ", ",", " ,\t", ",,"]);
                    headers.push([name, latin(items.join(separator).as_bytes())]);
                }
            }
            Place::PrefixHeaders => {
                let entries = texts(slot, value).into_iter();
                headers.extend(
                    entries.map(|(key, text)| [name.clone() + &key, latin(text.as_bytes())]),
                );
            }
            Place::Payload => body = latin(&payload(slot, value).0),
            _ => {}
        }
    }
    (headers, body)
}

/// An item of a list: quoted if it has to be, and sometimes if it does not.
fn item(slot: &Slot, text: &str, random: &mut Random) -> String {
    let is_timestamp = matches!(slot.kind.form, Form::Time(_));
    let has_to_be = text.is_empty() || text.contains([',', '"']) || text.trim() != text;
    if has_to_be && !is_timestamp || random.below(4) == 0 {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        text.to_owned()
    }
}
