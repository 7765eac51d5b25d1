//! The cases of a service's model.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use shapesmith::Timestamp;

use crate::support::base64;

/// A service's model.
pub struct Service {
    pub path: PathBuf,
    pub module: String,
    model: Value,
}

/// The subject of a case.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Request,
    Response,
    /// A response whose members are compared through the methods that give defaults.
    Defaults,
    Error,
}

/// A case.
pub struct Case {
    pub id: String,
    pub kind: Kind,
    /// The module of the service.
    pub module: String,
    /// The operation's name.
    pub operation: String,
    /// The error's name, if the case is for an error.
    pub error: Option<String>,
    /// The value, in its JSON form.
    pub value: Value,
    /// The members of the output that have a default.
    pub defaults: Vec<String>,
    pub test: Value,
}

impl Case {
    /// The input line of the program for the case.
    pub fn command(&self) -> Value {
        json!({
            "run": self.run(),
            "value": self.value,
            "status": self.test["code"],
            "headers": self.test["headers"],
            "body": self.test["body"],
        })
    }

    /// Its name in the program.
    pub fn run(&self) -> String {
        let kind = match self.kind {
            Kind::Request => "request",
            Kind::Response => "response",
            Kind::Defaults => "defaults",
            Kind::Error => "error",
        };
        let error = self.error.as_deref().unwrap_or_default();
        format!("{kind} {} {} {error}", self.module, self.operation)
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The name of a shape without its namespace.
fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

impl Service {
    pub fn read(path: &Path) -> Self {
        let model = fs::read_to_string(path).expect("a model");
        let stem = path.file_stem().expect("a name").to_string_lossy();
        Service {
            path: path.to_owned(),
            module: stem.replace('.', "_").to_lowercase(),
            model: serde_json::from_str(&model).expect("JSON"),
        }
    }

    fn shapes(&self) -> &Map<String, Value> {
        self.model["shapes"].as_object().expect("shapes")
    }

    /// The cases for clients.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for (id, shape) in self.shapes() {
            let tests = |kind: &str| {
                let tests = &shape["traits"][format!("smithy.test#{kind}")];
                let tests = tests.as_array().cloned().unwrap_or_default();
                tests
                    .into_iter()
                    .filter(|test| test["appliesTo"] != "server")
            };
            let new = |kind, operation: &str, error, target: &str, test: Value| Case {
                id: text(&test["id"]).to_owned(),
                kind,
                module: self.module.clone(),
                operation: name(operation).to_owned(),
                error,
                value: self.json(target, &Value::Null, &test["params"]),
                defaults: self.defaults(target),
                test,
            };
            match text(&shape["type"]) {
                "operation" => {
                    let end =
                        |key: &str| shape[key]["target"].as_str().unwrap_or("smithy.api#Unit");
                    let (input, output) = (end("input"), end("output"));
                    let requests = tests("httpRequestTests");
                    cases.extend(requests.map(|t| new(Kind::Request, id, None, input, t)));
                    let responses = tests("httpResponseTests");
                    let is_filled =
                        |test: &Value| text(&test["id"]).contains("PopulatesDefaultsValues");
                    let kind = |test: &Value| {
                        if is_filled(test) {
                            Kind::Defaults
                        } else {
                            Kind::Response
                        }
                    };
                    cases.extend(responses.map(|t| new(kind(&t), id, None, output, t)));
                }
                "structure" => {
                    let error = || Some(name(id).to_owned());
                    for test in tests("httpResponseTests") {
                        let operation = self.operation_with(id);
                        cases.push(new(Kind::Error, &operation, error(), id, test));
                    }
                }
                _ => {}
            }
        }
        cases
    }

    /// The members of a structure that have a default.
    fn defaults(&self, target: &str) -> Vec<String> {
        if !self.shapes().contains_key(target) {
            return Vec::new(); // of the prelude
        }
        let members = self.members(target).into_iter();
        let defaults =
            members.filter(|(_, member)| !member["traits"]["smithy.api#default"].is_null());
        defaults.map(|(name, _)| name).collect()
    }

    /// An operation that can fail with an error.
    fn operation_with(&self, error: &str) -> String {
        let has_error = |shape: &Value| {
            let errors = shape["errors"].as_array();
            shape["type"] == "operation"
                && errors.is_some_and(|errors| errors.iter().any(|e| e["target"] == *error))
        };
        let mut shapes = self.shapes().iter();
        let found = shapes.find(|(_, shape)| has_error(shape));
        found
            .unwrap_or_else(|| panic!("no operation fails with {error}"))
            .0
            .clone()
    }

    /// The JSON form of a value that a test writes in terms of the model.
    fn json(&self, target: &str, traits: &Value, value: &Value) -> Value {
        let none = Value::Null;
        let shape = self.shapes().get(target).unwrap_or(&none);
        let kind = match target.strip_prefix("smithy.api#") {
            Some(prelude) => prelude.to_lowercase(),
            None => text(&shape["type"]).to_owned(),
        };
        let member = |member: &Value, value: &Value| {
            self.json(text(&member["target"]), &member["traits"], value)
        };
        match (kind.as_str(), value) {
            ("structure" | "union", Value::Object(values)) => {
                let members = self.members(target);
                let values = values.iter().map(|(name, value)| {
                    let found = members.iter().find(|(known, _)| known == name);
                    let found = &found.unwrap_or_else(|| panic!("{target} has no {name}")).1;
                    let json_name = found["traits"]["smithy.api#jsonName"].as_str();
                    let json_name = json_name.filter(|_| self.module.contains("rest"));
                    (json_name.unwrap_or(name).to_owned(), member(found, value))
                });
                Value::Object(values.collect())
            }
            ("list" | "set", Value::Array(items)) => items
                .iter()
                .map(|item| member(&shape["member"], item))
                .collect(),
            ("map", Value::Object(entries)) => {
                let entries = entries.iter();
                let entries =
                    entries.map(|(key, value)| (key.clone(), member(&shape["value"], value)));
                Value::Object(entries.collect())
            }
            ("blob", Value::String(bytes)) => {
                // In the tests, a blob is written as text.
                let bytes: Vec<u8> = bytes.bytes().collect();
                Value::String(base64::encode(&bytes))
            }
            ("timestamp", Value::Number(seconds)) => {
                let format = "smithy.api#timestampFormat";
                let format = traits[format].as_str().or(shape["traits"][format].as_str());
                let seconds = seconds.as_f64().expect("a number");
                timestamp(seconds, format.unwrap_or("epoch-seconds"))
            }
            _ => value.clone(),
        }
    }

    /// The members of a structure or union, those of its mixins first.
    fn members(&self, target: &str) -> Vec<(String, Value)> {
        let shape = &self.shapes()[target];
        let mut members = Vec::new();
        for mixin in shape["mixins"].as_array().into_iter().flatten() {
            members.extend(self.members(text(&mixin["target"])));
        }
        let own = shape["members"].as_object().into_iter().flatten();
        members.extend(own.map(|(name, member)| (name.clone(), member.clone())));
        members
    }
}

fn timestamp(seconds: f64, format: &str) -> Value {
    #[allow(clippy::cast_possible_truncation)] // the tests have milliseconds at most
    let milliseconds = (seconds * 1000.0).round() as i128;
    let time = Timestamp::from_unix_timestamp_nanos(milliseconds * 1_000_000).expect("a time");
    match format {
        "date-time" => json!(time.to_string()),
        "http-date" => {
            let days = (time.unix_timestamp().div_euclid(86_400) + 3).rem_euclid(7);
            let days = usize::try_from(days).expect("a day of the week");
            let day_of_week = &"MonTueWedThuFriSatSun"[days * 3..][..3];
            let text = time.to_string();
            let month: usize = text[5..7].parse().expect("a month");
            let month = &"JanFebMarAprMayJunJulAugSepOctNovDec"[month * 3 - 3..][..3];
            let (year, day, clock) = (&text[..4], &text[8..10], text[11..].trim_end_matches('Z'));
            json!(format!("{day_of_week}, {day} {month} {year} {clock} GMT"))
        }
        _ => json!(seconds),
    }
}
