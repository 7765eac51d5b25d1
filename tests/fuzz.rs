//! Whatever stands in a text, reading it ends with a value or an error; and what is written is read again.
//!
//! `SHAPESMITH_FUZZ` sets how many texts are tried.

#[path = "common/random.rs"]
mod random;

use std::fs;

use http::Response;
use random::Random;
use serde_json::{Map, Value, json};
use shapesmith::{JsonError, Operation};

mod kinds {
    shapesmith::smithy! { model = "tests/models/kinds.json", shapes = * }
}

mod rest {
    shapesmith::smithy! { model = "tests/models/rest.json", operations = * }
}

mod cognito {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        operations = [UpdateUserPoolClient, CreateUserPool],
    }
}

use kinds::Everything;

/// Marks the digits of a number that no `Value` can hold.
const BIG: &str = "#big#";

/// The text of a value, with its big numbers as numbers.
fn text(value: &Value) -> String {
    let text = value.to_string();
    let mark = format!("\"{BIG}");
    let mut parts = text.split(&mark);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(&part.replacen('"', "", 1));
    }
    text
}

/// Makes values of the shapes of a model, in their JSON form.
struct Generator {
    shapes: Map<String, Value>,
    random: Random,
}

impl Generator {
    fn new(path: &str, seed: u64) -> Self {
        let text = fs::read_to_string(path).expect("a model");
        let mut model: Value = serde_json::from_str(&text).expect("JSON");
        let Value::Object(shapes) = model["shapes"].take() else {
            panic!("a model has shapes");
        };
        let random = Random::new(seed);
        Generator { shapes, random }
    }

    fn text(&mut self) -> String {
        let length = self.random.below(6);
        let characters = [
            'a', 'Z', '7', ' ', '"', '\\', '\n', 'é', '😀', '\u{0}', '/', ',',
        ];
        (0..length).map(|_| self.random.pick(&characters)).collect()
    }

    fn value(&mut self, target: &str, traits: &Value, depth: usize) -> Value {
        let shape = self.shapes.get(target).cloned().unwrap_or_default();
        let kind = match target.strip_prefix("smithy.api#") {
            Some(prelude) => prelude.to_owned(),
            None => shape["type"].as_str().expect("a type").to_owned(),
        };
        let sparse = !shape["traits"]["smithy.api#sparse"].is_null();
        let number = self.random.next();
        let small = number % 256;
        match kind.to_lowercase().as_str() {
            "boolean" => json!(number % 2 == 0),
            "byte" => json!(i64::try_from(small).expect("small") - 128),
            "short" => json!(i64::try_from(number % 65_536).expect("small") - 32_768),
            "integer" | "intenum" => json!(self.random.pick(&[0, -1, 1, 7, i32::MAX, i32::MIN])),
            "long" => json!(self.random.pick(&[0, -1, i64::MAX, i64::MIN])),
            "float" => json!(self.random.pick(&[0.0_f32, -1.5, 1e30, f32::MIN_POSITIVE])),
            "double" => match number % 4 {
                0 => json!("NaN"),
                1 => json!("-Infinity"),
                2 => json!(1e300),
                _ => json!(0.1),
            },
            "bigdecimal" | "biginteger" => {
                let digits = "123456789012345678901234567890";
                json!(format!("{BIG}{}", &digits[..=small % 29]))
            }
            "string" | "enum" if !shape["members"].is_null() || number % 3 > 0 => {
                self.choice(&shape)
            }
            "string" | "enum" => json!(self.text()),
            "blob" => json!(["", "Zg==", "Zm8=", "AP+A"][number % 4]),
            "timestamp" => {
                let key = "smithy.api#timestampFormat";
                let format = traits[key].as_str().or(shape["traits"][key].as_str());
                match format {
                    Some("date-time") => json!("2014-04-29T18:30:38.5Z"),
                    Some("http-date") => json!("Tue, 29 Apr 2014 18:30:38 GMT"),
                    _ => json!(
                        self.random
                            .pick(&[0.0, -1.5, 1_398_796_238.0, 1_515_531_081.123])
                    ),
                }
            }
            "document" => json!({"a": [null, 1.5, {"b": self.text()}], "c": self.text()}),
            "list" | "set" => {
                let count = if depth > 3 { 0 } else { number % 4 };
                let member = &shape["member"];
                (0..count)
                    .map(|_| self.element(member, sparse, depth))
                    .collect()
            }
            "map" => {
                let count = if depth > 3 { 0 } else { number % 4 };
                let (key, value) = (&shape["key"], &shape["value"]);
                let entries = (0..count).map(|_| {
                    let target = key["target"].as_str().expect("a target");
                    let key = self.value(target, &key["traits"], depth);
                    let key = key.as_str().expect("a key is a string").to_owned();
                    (key, self.element(value, sparse, depth))
                });
                Value::Object(entries.collect())
            }
            "structure" | "unit" => self.members(&shape, depth),
            "union" => {
                let members = shape["members"].as_object().expect("members");
                let (name, member) = members.iter().nth(number % members.len()).expect("one");
                json!({ name: self.element(member, false, depth) })
            }
            other => panic!("{target} is a {other}"),
        }
    }

    /// A value of an enum, or any text.
    fn choice(&mut self, shape: &Value) -> Value {
        let members: Vec<&Value> = shape["members"]
            .as_object()
            .into_iter()
            .flat_map(Map::values)
            .collect();
        let text = json!(self.text());
        if members.is_empty() {
            return text;
        }
        let member = members[self.random.below(members.len())];
        let value = &member["traits"]["smithy.api#enumValue"];
        if value.is_null() { text } else { value.clone() }
    }

    fn element(&mut self, member: &Value, sparse: bool, depth: usize) -> Value {
        if sparse && self.random.below(3) == 0 {
            return Value::Null;
        }
        let target = member["target"].as_str().expect("a target");
        self.value(target, &member["traits"], depth + 1)
    }

    fn members(&mut self, shape: &Value, depth: usize) -> Value {
        let mut object = Map::new();
        for (name, member) in shape["members"].as_object().into_iter().flatten() {
            let required = !member["traits"]["smithy.api#required"].is_null();
            if required || (depth < 4 && self.random.below(3) > 0) {
                object.insert(name.clone(), self.element(member, false, depth));
            }
        }
        Value::Object(object)
    }
}

/// How many texts are tried.
fn count() -> usize {
    std::env::var("SHAPESMITH_FUZZ").map_or(20_000, |count| {
        count.parse().expect("SHAPESMITH_FUZZ is a number")
    })
}

#[test]
fn what_is_written_is_read_again() {
    let mut generator = Generator::new("tests/models/kinds.json", 1);
    for _ in 0..count() / 10 {
        let json = generator.value("example.kinds#Everything", &Value::Null, 0);
        let text = text(&json);
        let value = Everything::from_json_unchecked(text.as_bytes());
        let value = value.unwrap_or_else(|error| panic!("{error}: {text}"));
        let written = value
            .to_json()
            .unwrap_or_else(|error| panic!("{error}: {text}"));
        let again = Everything::from_json_unchecked(&written);
        let shown = String::from_utf8_lossy(&written);
        assert_eq!(again.as_ref(), Ok(&value), "{text}\n{shown}");
        // The same through serde, as far as the constraint of required members lets it.
        let through_serde = serde_json::to_vec(&value).expect("JSON");
        assert_eq!(through_serde, written);
        let tree: Everything = serde_json::from_slice(&written).expect("a value");
        assert_eq!(tree, value, "{shown}");
    }
}

/// A text with some of its bytes changed.
fn damaged(text: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(4) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).expect("a byte"),
            2 => bytes.insert(at, random.pick(b"{}[]\",:0-.e\\u\xff ntf")),
            _ => {
                let end = (at + random.below(20)).min(bytes.len());
                let piece = bytes[at.min(end)..end].to_vec();
                let place = random.below(bytes.len() + 1);
                bytes.splice(place..place, piece);
            }
        }
    }
    bytes
}

#[test]
fn whatever_is_read_ends_with_a_value_or_an_error() {
    let mut generator = Generator::new("tests/models/kinds.json", 2);
    let mut random = Random::new(3);
    let (mut values, mut syntax, mut types) = (0, 0, 0);
    let mut json = String::new();
    for number in 0..count() {
        if number % 50 == 0 {
            json = text(&generator.value("example.kinds#Everything", &Value::Null, 0));
        }
        let bytes = if number % 10 == 0 {
            let length = random.below(40);
            let byte = |_| u8::try_from(random.below(256)).expect("a byte");
            (0..length).map(byte).collect()
        } else {
            damaged(&json, &mut random)
        };
        match Everything::from_json(&bytes) {
            Ok(value) => {
                // What it shows and writes ends, too.
                assert!(!value.to_string().is_empty());
                drop(value.to_json());
                values += 1;
            }
            Err(JsonError::Syntax(error)) => {
                assert!(error.line() > 0 && error.column() > 0);
                syntax += 1;
            }
            Err(error) => {
                assert!(!error.to_string().is_empty());
                types += 1;
            }
        }
        answers(&bytes, &mut random);
    }
    let all = [values, syntax, types];
    assert!(all.iter().all(|some| *some > count() / 100), "{all:?}");
}

/// Reads the same bytes as answers of services.
fn answers(bytes: &[u8], random: &mut Random) {
    let status = random.pick(&[200, 201, 400, 404, 500, 302]);
    let mut response = Response::builder().status(status);
    let errors = ["Lent", "Busy:x", "a#ResourceNotFoundException", ""];
    if random.below(2) == 0 {
        response = response.header("x-amzn-errortype", random.pick(&errors));
    }
    if random.below(2) == 0 {
        let value: Vec<u8> = bytes
            .iter()
            .copied()
            .filter(|b| *b >= 32 && *b != 127)
            .take(30)
            .collect();
        response = response.header("x-owners", value.as_slice());
        response = response.header("x-revision", value.as_slice());
        response = response.header("x-until", value.as_slice());
        response = response.header("x-meta-some", value.as_slice());
    }
    let response = response.body(bytes).expect("a response");
    let _ = rest::PutBook::response(response.clone());
    let _ = rest::GetCover::response(response.clone());
    let _ = cognito::CreateUserPool::response(response.clone());
    let _ = cognito::UpdateUserPoolClient::response(response);
}
