//! Reading any text ends with a value or an error, and written values can be read again.
//!
//! `SHAPESMITH_FUZZ` sets the number of texts.

use std::fs;

use crate::support::hostile::{assert_host, assert_sound, decoded, parameters};
use crate::support::random::Random;
use http::{HeaderName, HeaderValue, Response};
use serde_json::{Map, Value, json};
use shapesmith::{
    BigDecimal, BigInteger, HostPrefix, JsonError, Operation, OperationError, RequestError,
    Timestamp,
};

mod kinds {
    shapesmith::smithy! { model = "tests/models/kinds.json", shapes = * }
}

mod rest {
    shapesmith::smithy! { model = "tests/models/rest.json", operations = * }
}

mod bindings {
    shapesmith::smithy! { model = "tests/models/http.json", operations = * }
}

mod absent {
    shapesmith::smithy! { model = "tests/models/absent.json", operations = * }
}

mod optionality {
    shapesmith::smithy! {
        model = "tests/models/optionality.json", shapes = ["example.optionality#Settings"]
    }
}

mod server {
    shapesmith::smithy! {
        model = "tests/models/optionality.json",
        shapes = ["example.optionality#Settings"],
        nullability = server,
    }
}

mod cognito {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        operations = [UpdateUserPoolClient, CreateUserPool],
    }
}

use kinds::Everything;

/// Marks the digits of a number that does not fit into a `Value`.
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

/// Creates values of the shapes of a model, in JSON.
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
            "boolean" => json!(number.is_multiple_of(2)),
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
            "string" | "enum" if !shape["members"].is_null() || !number.is_multiple_of(3) => {
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

/// A value with repeated names, as a text, and what a reader makes of it that keeps the last one (as `serde_json` does).
struct Repeated {
    text: String,
    last: Value,
}

impl Generator {
    /// Repeats some names in the structures and maps of a value.
    fn repeated(&mut self, target: &str, value: Value, depth: usize) -> Repeated {
        let shape = self.shapes.get(target).cloned().unwrap_or_default();
        let kind = shape["type"].as_str().unwrap_or_default();
        match (kind, value) {
            ("list", Value::Array(items)) => {
                let items = items.into_iter();
                let items = items.map(|item| self.repeated_element(&shape["member"], item, depth));
                let (texts, last): (Vec<_>, Vec<_>) =
                    items.map(|item| (item.text, item.last)).unzip();
                Repeated {
                    text: format!("[{}]", texts.join(",")),
                    last: Value::Array(last),
                }
            }
            ("structure" | "map" | "union", Value::Object(members)) => {
                let (mut texts, mut last) = (Vec::new(), Map::new());
                let sparse = !shape["traits"]["smithy.api#sparse"].is_null();
                for (name, value) in members {
                    let member = match kind {
                        "map" => &shape["value"],
                        _ => &shape["members"][&name],
                    };
                    let mut values = vec![self.repeated_element(member, value, depth + 1)];
                    // A union has one member, and a map that is not sparse has no null that could be repeated.
                    let repeats = if kind == "union" { 1 } else { 4 };
                    if kind == "union" && self.random.below(4) == 0 {
                        texts.push(format!("{}:null", json!(name)));
                    }
                    while self.random.below(repeats) > 1 {
                        let is_null = self.random.below(2) == 0 && (kind != "map" || sparse);
                        let value = if is_null {
                            Value::Null
                        } else {
                            self.element(member, sparse, depth + 1)
                        };
                        values.push(self.repeated_element(member, value, depth + 1));
                    }
                    let key = json!(name).to_string();
                    texts.extend(values.iter().map(|value| format!("{key}:{}", value.text)));
                    last.insert(name, values.pop().expect("a value").last);
                }
                // The names do not need to be next to each other.
                if self.random.below(2) == 0 {
                    let names: Vec<String> = last.keys().cloned().collect();
                    for name in names {
                        if kind != "union" && self.random.below(8) == 0 {
                            texts.push(format!("{}:{}", json!(name), text(&last[&name])));
                        }
                    }
                }
                Repeated {
                    text: format!("{{{}}}", texts.join(",")),
                    last: Value::Object(last),
                }
            }
            (_, value) => Repeated {
                text: text(&value),
                last: value,
            },
        }
    }

    fn repeated_element(&mut self, member: &Value, value: Value, depth: usize) -> Repeated {
        let target = member["target"].as_str().expect("a target").to_owned();
        self.repeated(&target, value, depth)
    }
}

/// The number of texts.
fn count() -> usize {
    std::env::var("SHAPESMITH_FUZZ").map_or(20_000, |count| {
        count.parse().expect("SHAPESMITH_FUZZ is a number")
    })
}

#[test]
fn written_values_are_read_again() {
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
        // The same with serde, unless required members are missing.
        let through_serde = serde_json::to_vec(&value).expect("JSON");
        assert_eq!(through_serde, written);
        let tree: Everything = serde_json::from_slice(&written).expect("a value");
        assert_eq!(tree, value, "{shown}");
    }
}

#[test]
fn the_last_of_repeated_names_counts() {
    macro_rules! compare {
        ($model:literal, $id:literal, $type:ty) => {{
            let mut generator = Generator::new($model, 5);
            let (mut read, mut repeats) = (0, 0);
            for _ in 0..count() / 40 {
                let value = generator.value($id, &Value::Null, 0);
                let repeated = generator.repeated($id, value, 0);
                let (all, last) = (repeated.text, text(&repeated.last));
                let context = format!("{all}\n{last}");
                repeats += usize::from(all != last);
                let unchecked = <$type>::from_json_unchecked(last.as_bytes());
                assert_eq!(
                    <$type>::from_json_unchecked(all.as_bytes()),
                    unchecked,
                    "{context}"
                );
                let checked = <$type>::from_json(last.as_bytes());
                assert_eq!(<$type>::from_json(all.as_bytes()), checked, "{context}");
                read += usize::from(unchecked.is_ok());
                let by_serde = |text: &str| {
                    let value = serde_json::from_str::<$type>(text);
                    value.map_err(|error| error.to_string())
                };
                assert_eq!(by_serde(&all).ok(), by_serde(&last).ok(), "{context}");
            }
            (read, repeats)
        }};
    }
    for (read, repeats) in [
        compare!(
            "tests/models/kinds.json",
            "example.kinds#Everything",
            Everything
        ),
        compare!(
            "tests/models/absent.json",
            "example.absent#Record",
            absent::Record
        ),
        compare!(
            "tests/models/optionality.json",
            "example.optionality#Settings",
            optionality::Settings
        ),
        compare!(
            "tests/models/optionality.json",
            "example.optionality#Settings",
            server::Settings
        ),
    ] {
        assert!(read * 2 > count() / 40, "only {read} values");
        assert!(
            repeats * 2 > count() / 40,
            "only {repeats} with repeated names"
        );
    }
}

/// A text with some changed bytes.
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
fn reading_any_text_ends_with_a_value_or_an_error() {
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
                // Formatting and writing the value terminate too.
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

/// Reads the same bytes as responses.
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

/// A text of pieces with a meaning in some format, and of arbitrary characters.
fn awkward(random: &mut Random) -> String {
    let pieces = [
        "",
        ".",
        "..",
        "/",
        "./",
        "../",
        "//",
        "%2e",
        "%",
        "\\",
        "?",
        "#",
        "&",
        "=",
        "a",
        "A",
        "-",
        "_",
        " ",
        "\t",
        "\r\n",
        "\0",
        "\u{7f}",
        "\"",
        ",",
        ", ",
        ":",
        ";",
        "é",
        "😀",
        "\u{202e}",
        "{string}",
        "}",
        "host",
        "Content-Length",
        "content-type",
        "Transfer-Encoding",
        "x-kind",
        "X-",
        "x-amz-",
        "date",
        "literal",
        "with space",
        "sparse",
        "free",
        "red",
        "1",
    ];
    let mut text = String::new();
    for _ in 0..random.below(5) {
        if random.below(4) == 0 {
            let code = [random.below(0x80), random.below(0x11_0000)][random.below(2)];
            text.extend(u32::try_from(code).ok().and_then(char::from_u32));
        } else {
            text.push_str(random.pick(&pieces));
        }
    }
    match random.below(400) {
        0 => text.repeat(10_000),
        1..20 => text.repeat(64),
        _ => text,
    }
}

fn any_time(random: &mut Random) -> Timestamp {
    // The years 0 to 9999, which all formats can write.
    let (first, last): (i64, i64) = (-62_167_219_200, 253_402_300_799);
    let seconds = match random.below(4) {
        0 => first,
        1 => last,
        2 => i64::try_from(random.next()).expect("a number of 31 bits"),
        _ => (first + i64::try_from(random.next()).expect("a number of 31 bits") * 150).min(last),
    };
    Timestamp::from_unix_timestamp(seconds)
}

/// A number of any size.
fn any_integer(random: &mut Random) -> i64 {
    let bits = random.next() << 33 ^ random.next();
    let bits = i64::from_ne_bytes(bits.to_ne_bytes());
    random.pick(&[bits, bits >> 40, 0, i64::MIN, i64::MAX])
}

#[allow(clippy::cast_possible_truncation)] // any number is as good
fn any_labels(random: &mut Random) -> bindings::PutLabelsInput {
    use bindings::{Color, Level, PutLabelsInput};
    let number = any_integer(random);
    let double = f64::from_bits(u64::from_ne_bytes(any_integer(random).to_ne_bytes()));
    PutLabelsInput::builder()
        .string(awkward(random))
        .r#enum(Color::from(awkward(random).as_str()))
        .int_enum(Level::from(number as i32))
        .boolean(number > 0)
        .byte(number as i8)
        .short(number as i16)
        .integer(number as i32)
        .long(number)
        .float(double as f32)
        .double(double)
        .big_integer(BigInteger::from(number) * BigInteger::from(number))
        .big_decimal(BigDecimal::new(BigInteger::from(number), number % 1000))
        .time(any_time(random))
        .seconds(any_time(random))
        .date_time(any_time(random))
        .http_date(any_time(random))
        .greedy(awkward(random))
        .build_unchecked()
}

/// Whether a path with these labels must be rejected. The first label is greedy.
fn is_refused(greedy: &str, others: &[&str]) -> bool {
    let is_dots = |segment: &str| segment == "." || segment == "..";
    let is_refused = |text: &&str| text.is_empty() || is_dots(text);
    greedy.is_empty() || greedy.split('/').any(is_dots) || others.iter().any(is_refused)
}

#[test]
fn sent_values_are_unchanged() {
    let mut random = Random::new(5);
    let (mut sent, mut refused, mut reserved) = (0, 0, 0);
    for _ in 0..count() {
        let input = any_labels(&mut random);
        let labels = [input.string.as_str(), input.r#enum.as_str()];
        match bindings::PutLabels::try_request(&input) {
            Ok(request) => {
                assert!(!is_refused(&input.greedy, &labels), "{}", request.uri());
                assert_sound(&request, &[], None);
                let path = request.uri().path();
                let segments: Vec<&str> = path.split('/').collect();
                assert_eq!(
                    segments[2..4]
                        .iter()
                        .map(|s| decoded(s))
                        .collect::<Vec<_>>(),
                    labels
                );
                assert_eq!(
                    decoded(&segments[18..segments.len() - 1].join("/")),
                    input.greedy
                );
                sent += 1;
            }
            Err(RequestError::UriLength) => assert!(input.to_string().len() > 10_000),
            Err(RequestError::Label(_) | RequestError::DotSegment(_)) => {
                assert!(is_refused(&input.greedy, &labels));
                refused += 1;
            }
            Err(error) => panic!("{error}"),
        }
        reserved += usize::from(any_headers(&mut random));
        any_parameters(&mut random);
        any_host(&mut random);
    }
    let all = [sent, refused, reserved];
    assert!(all.iter().all(|some| *some > count() / 100), "{all:?}");
}

/// Sends random headers. Returns whether a map was rejected for a reserved header.
fn any_headers(random: &mut Random) -> bool {
    use bindings::{AllHeaders, AllHeadersInput, Color, ColorHeaders, ColorHeadersInput, Headers};
    let mut entries = || -> Vec<(String, String)> {
        let entries = (0..random.below(4)).map(|_| {
            let key = match random.below(12) {
                0 => random.pick(&[
                    "Host",
                    "content-LENGTH",
                    "te",
                    "Authorization",
                    "x-amz-target",
                ]),
                1 => random.pick(&["date", "Security-Token", "target"]),
                _ => return (awkward(random), awkward(random)),
            };
            (key.to_owned(), awkward(random))
        });
        entries.collect()
    };
    let mut input = AllHeadersInput::builder().build_unchecked();
    input.all = Some(entries().into_iter().collect());
    let mut colors = ColorHeadersInput::builder().build_unchecked();
    let values = entries().into_iter();
    let values =
        values.map(|(key, value)| (Color::from(key.as_str()), Color::from(value.as_str())));
    colors.colors = Some(values.collect());
    let mut headers = bindings::HeadersInput::builder().build_unchecked();
    headers.prefixed = Some(entries().into_iter().collect());
    headers.string_list = Some(entries().into_iter().map(|(key, _)| key).collect());
    input.kind = (random.below(2) == 0).then(|| awkward(random));
    headers.media = Some(awkward(random));
    headers.time = Some(any_time(random));

    let requests = [
        (
            AllHeaders::try_request(&input),
            &["x-kind", "x-kinds"][..],
            "",
        ),
        (ColorHeaders::try_request(&colors), &[], "x-amz-"),
        (
            Headers::try_request(&headers),
            &["x-string-list", "x-media", "x-time"],
            "x-pre-",
        ),
    ];
    let mut is_reserved = false;
    for (request, named, prefix) in requests {
        match request {
            Ok(request) => assert_sound(&request, named, Some(prefix)),
            Err(error) => is_reserved |= matches!(error, RequestError::ReservedHeader(_)),
        }
    }
    if let Ok(request) = Headers::try_request(&headers) {
        let mut response = Response::new(Vec::new());
        *response.headers_mut() = request.headers().clone();
        if Timestamp::UNIX_EPOCH <= headers.time.expect("a time") {
            let output = Headers::response(response).expect("an output");
            // An empty header can be an empty list, or a list with an empty item.
            if headers
                .string_list
                .as_ref()
                .is_some_and(|list| list.len() > 1)
            {
                assert_eq!(output.string_list, headers.string_list);
            }
            assert_eq!((output.media, output.time), (headers.media, headers.time));
        }
    }
    is_reserved
}

fn any_parameters(random: &mut Random) {
    let mut input = bindings::GetQueryInput::builder()
        .string(awkward(random))
        .build_unchecked();
    let entries = (0..random.below(4)).map(|_| (awkward(random), awkward(random)));
    input.params = Some(entries.collect());
    let Ok(request) = bindings::GetQuery::try_request(&input) else {
        return;
    };
    assert_sound(&request, &[], None);
    let parameters = parameters(&request);
    let named = |name: &str| parameters.iter().filter(|(known, _)| known == name).count();
    assert_eq!(
        (named("literal"), named("with space"), named("sparse")),
        (1, 1, 1)
    );
    assert_eq!((named("string"), named("integer")), (1, 0));
    for (key, value) in input.params.expect("parameters") {
        let is_there = parameters.contains(&(key.clone(), value));
        let is_taken =
            ["literal", "with space", "sparse", "string", "integer"].contains(&key.as_str());
        assert!(is_there || is_taken, "{key}");
    }
}

fn any_host(random: &mut Random) {
    let alphabet = ["a", "-", "7", "Z", ".", "é", "abcdefghij", ""];
    let mut label = || {
        let count = [3, 3, 10][random.below(3)];
        let pieces = (0..random.below(count)).map(|_| random.pick(&alphabet));
        pieces.collect::<String>()
    };
    let input = bindings::HostInput::builder()
        .first(label())
        .second(bindings::Color::from(label().as_str()))
        .third(label())
        .build_unchecked();
    match bindings::Host::try_request(&input) {
        Ok(request) => assert_host(
            &request
                .extensions()
                .get::<HostPrefix>()
                .expect("a prefix")
                .0,
        ),
        Err(RequestError::HostLabel(_)) => {}
        Err(error) => panic!("{error}"),
    }
}

/// Header values, each valid for some kind.
const VALUES: [&str; 24] = [
    "Tue, 29 Apr 2014 18:30:38 GMT",
    "Tue, 29 Apr 2014 18:30:38.25 GMT, Fri, 31 Dec 9999 23:59:59 GMT",
    "9999-12-31T23:59:59-00:01",
    "0000-01-01T00:00:00+23:59",
    "2014-04-29T18:30:38.123456789Z, 2014-04-29T18:30:38Z",
    "1398796238.5",
    "253402300799.999999999, -62135596800",
    "-377705116800",
    "true, false",
    "127, -128",
    "9223372036854775807",
    "-9223372036854775808, 1",
    "1.7976931348623157e308, NaN, -Infinity",
    "Infinity",
    "5e-324",
    "123456789012345678901234567890",
    "1e9223372036854775807",
    "1e-9223372036854775808",
    "a, \"b,c\", \"\\\"\\\\\", ",
    "\"open",
    "eyJhIjoxfQ==",
    "red, dark red",
    "é",
    "",
];

/// Bytes that are valid in a header.
fn header_value(random: &mut Random) -> Vec<u8> {
    let text = random.pick(&VALUES);
    let mut bytes = match random.below(8) {
        0 => (0..random.below(12))
            .map(|_| u8::try_from(random.below(256)).expect("a byte"))
            .collect(),
        1 | 2 => text.as_bytes().to_vec(),
        _ => damaged(text, random),
    };
    bytes.retain(|b| *b >= 32 && *b != 127 || *b == b'\t');
    bytes
}

#[test]
fn reading_any_response_ends_with_a_value_or_an_error() {
    let kinds = [
        "string",
        "enum",
        "int-enum",
        "boolean",
        "byte",
        "short",
        "integer",
        "long",
        "float",
        "double",
        "big-integer",
        "big-decimal",
        "time",
        "seconds",
        "date-time",
        "http-date",
        "sparse",
        "media",
    ];
    let mut random = Random::new(6);
    let (mut read, mut named) = (0, 0);
    for _ in 0..count() {
        let mut response = Response::new(Vec::new());
        for _ in 0..random.below(3) {
            let kind = random.pick(&kinds);
            let list = random.pick(&["", "-list"]);
            let name = match random.below(8) {
                0 => format!("x-pre-{list}"),
                1 => "x-kinds".to_owned(),
                2 => "x-unknown".to_owned(),
                _ => format!("x-{kind}{list}"),
            };
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
            for _ in 0..random.pick(&[1, 1, 1, 2, 3]) {
                let value = HeaderValue::from_bytes(&header_value(&mut random)).expect("a value");
                response.headers_mut().append(&name, value);
            }
        }
        if random.below(2) == 0 {
            for _ in 0..random.pick(&[1, 1, 2]) {
                let spellings: [&[u8]; 6] = [
                    b"Broken",
                    b"Broken:http://x",
                    b"a#Broken",
                    b"",
                    b"Other",
                    b"\xff",
                ];
                let value = HeaderValue::from_bytes(random.pick(&spellings)).expect("a value");
                response.headers_mut().append("x-amzn-errortype", value);
            }
        }
        let status = [100, 200, 204, 301, 400, 500, 999, 100 + random.below(900)][random.below(8)];
        let status = u16::try_from(status).expect("three digits");
        *response.status_mut() = status.try_into().expect("a status");
        let documents = [
            "",
            "{}",
            "{\"__type\":\"Broken\",\"message\":\"é\"}",
            "{\"code\":\"a#Broken\"}",
            "[1]",
            "\"text\"",
            "null",
            "{\"text\":\"x\"}",
            "7",
        ];
        *response.body_mut() = damaged(random.pick(&documents), &mut random);

        macro_rules! check {
            ($($operation:ident)*) => {$(
                match bindings::$operation::response(response.clone()) {
                    Ok(output) => {
                        assert!(!format!("{output:?}").is_empty());
                        read += 1;
                    }
                    Err(OperationError::Response(error)) => {
                        assert!(!format!("{error} {error:?}").is_empty());
                        let header = error.header();
                        assert!(header.is_none_or(|name| response.headers().contains_key(name)));
                        named += usize::from(header.is_some());
                    }
                    Err(error) => assert!(!format!("{error} {error:?}").is_empty()),
                }
            )*};
        }
        check!(
            Headers AllHeaders ColorHeaders PutLabels BlobPayload StringPayload EnumPayload MediaPayload
            StructurePayload UnionPayload ListPayload MapPayload DocumentPayload IntegerPayload TimestampPayload
        );
    }
    assert!(
        read > count() / 10 && named > count() / 10,
        "{read} {named}"
    );
}
