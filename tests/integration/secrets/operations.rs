//! Sensitive values in HTTP: requests, their errors and panics, and responses.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::kinds::MARKERS;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, say};

const SENSITIVE: &str = "smithy.api#sensitive";

/// Kinds that can be bound to a header: the name, the shape without the trait, a value, and an invalid
/// header text, if there is one.
fn kinds() -> Vec<(&'static str, Value, &'static str, Option<&'static str>)> {
    let values = |value: Value| {
        let traits = json!({"smithy.api#enumValue": value});
        json!({"SESAME": {"target": "smithy.api#Unit", "traits": traits}})
    };
    let of = |ty: &str| json!({"type": ty});
    let timestamp = |format: &str| json!({"type": "timestamp", "traits": {"smithy.api#timestampFormat": format}});
    vec![
        ("Text", of("string"), r#""hunter2""#, None),
        (
            "Media",
            json!({"type": "string", "traits": {"smithy.api#mediaType": "text/plain"}}),
            r#""hunter2""#,
            Some("hunter2=hunter2"),
        ),
        ("Boolean", of("boolean"), "true", Some("hunter2")),
        ("Byte", of("byte"), "113", Some("11357904")),
        ("Short", of("short"), "11357", Some("hunter2")),
        ("Integer", of("integer"), "11357904", Some("1135.5")),
        ("Long", of("long"), "1135790427113", Some("hunter2")),
        ("Float", of("float"), "1135.25", Some("hunter2")),
        (
            "Double",
            of("double"),
            "1135790.25",
            Some("11357904hunter2"),
        ),
        (
            "Seconds",
            timestamp("epoch-seconds"),
            "1135790427",
            Some("hunter2"),
        ),
        (
            "DateTime",
            timestamp("date-time"),
            r#""2005-12-28T17:20:27Z""#,
            Some("2005-12-28T99:20:27Z"),
        ),
        (
            "HttpDate",
            timestamp("http-date"),
            r#""Wed, 28 Dec 2005 17:20:27 GMT""#,
            Some("28 Dec 2005"),
        ),
        (
            "Enum",
            json!({"type": "enum", "members": values(json!("hunter2"))}),
            r#""hunter2""#,
            None,
        ),
        (
            "UnknownEnum",
            json!({"type": "enum", "members": values(json!("x"))}),
            r#""hunter2""#,
            None,
        ),
        (
            "IntEnum",
            json!({"type": "intEnum", "members": values(json!(11357))}),
            "11357",
            Some("hunter2"),
        ),
        (
            "UnknownIntEnum",
            json!({"type": "intEnum", "members": values(json!(7))}),
            "11357",
            Some("11357904113579"),
        ),
    ]
}

/// How a trait applies to the value of a header.
#[derive(Clone, Copy, PartialEq, Debug)]
enum How {
    Open,
    Shape,
    Member,
    Sealed,
    Item,
    ItemMember,
    List,
}

const HOWS: [How; 7] = [
    How::Open,
    How::Shape,
    How::Member,
    How::Sealed,
    How::Item,
    How::ItemMember,
    How::List,
];

/// The trait's location for a map of prefix headers or query parameters.
const OF_MAPS: [&str; 5] = ["Open", "Key", "KeyMember", "Value", "Map"];

struct Model {
    shapes: Map<String, Value>,
    operations: Vec<String>,
}

impl Model {
    fn add(&mut self, name: &str, shape: Value) -> Value {
        let old = self.shapes.insert(format!("h#{name}"), shape);
        assert!(old.is_none(), "{name} is a duplicate");
        json!({"target": format!("h#{name}")})
    }

    fn operation(&mut self, name: &str, uri: &str, input: &Value, traits: &Value) {
        let members = |ty: &str, members: &Value| json!({"type": "structure", "members": members, "traits": {ty: {}}});
        let mut of_input = members("smithy.api#input", input);
        let mut answer = input.clone();
        // Labels only occur in requests.
        for (_, member) in answer.as_object_mut().expect("members") {
            let traits = member["traits"].as_object_mut().expect("traits");
            traits.retain(|id, _| {
                ![
                    "httpLabel",
                    "hostLabel",
                    "required",
                    "httpQueryParams",
                    "httpQuery",
                ]
                .iter()
                .any(|no| id.ends_with(no))
            });
        }
        let mut of_output = members("smithy.api#output", &answer);
        let mut of_error = json!({"type": "structure", "members": answer.clone(), "traits": {"smithy.api#error": "client"}});
        // It cannot be combined with a payload.
        let members = answer.as_object().expect("members");
        let payload = "smithy.api#httpPayload";
        if members
            .values()
            .all(|member| member["traits"].get(payload).is_none())
        {
            of_error["members"]["message"] =
                json!({"target": "smithy.api#String", "traits": {SENSITIVE: {}}});
        }
        if traits.get(SENSITIVE).is_some() {
            for shape in [&mut of_input, &mut of_output, &mut of_error] {
                shape["traits"][SENSITIVE] = json!({});
            }
        }
        let input = self.add(&format!("{name}Input"), of_input);
        let output = self.add(&format!("{name}Output"), of_output);
        let error = self.add(&format!("{name}Denied"), of_error);
        let mut of_operation =
            json!({"smithy.api#http": {"method": "PUT", "uri": uri, "code": 200}});
        if let Some(prefix) = traits.get("prefix") {
            of_operation["smithy.api#endpoint"] = json!({"hostPrefix": prefix});
        }
        let operation = json!({"type": "operation", "input": input, "output": output, "errors": [error], "traits": of_operation});
        let operation = self.add(name, operation);
        self.operations
            .push(operation["target"].as_str().expect("an id")[2..].to_owned());
    }
}

/// A call: the operation, the input, and the response as status, headers and body.
struct Case {
    operation: String,
    input: String,
    answer: Option<(u16, Value, String)>,
    is_secret: bool,
    /// Whether a map key is sensitive.
    has_secret_key: bool,
}

fn model() -> (Model, Vec<Case>) {
    let mut model = Model {
        shapes: Map::new(),
        operations: Vec::new(),
    };
    let mut cases = Vec::new();
    for (kind, shape, _, _) in kinds() {
        let mut secret = shape.clone();
        secret["traits"][SENSITIVE] = json!({});
        model.add(&format!("Plain{kind}"), shape);
        model.add(&format!("Secret{kind}"), secret);
    }
    for how in HOWS {
        of_headers(how, &mut model, &mut cases);
    }
    for how in OF_MAPS {
        of_maps(how, &mut model, &mut cases);
    }
    of_paths_and_bodies(&mut model, &mut cases);
    let operations: Vec<Value> = model
        .operations
        .iter()
        .map(|name| json!({"target": format!("h#{name}")}))
        .collect();
    let traits = json!({"aws.protocols#restJson1": {}});
    model.add(
        "Service",
        json!({"type": "service", "version": "1", "operations": operations, "traits": traits}),
    );
    (model, cases)
}

/// Headers of every kind.
fn of_headers(how: How, model: &mut Model, cases: &mut Vec<Case>) {
    let (name, is_secret) = (format!("Headers{how:?}"), how != How::Open);
    let mut members = Map::new();
    for (kind, _, value, wrong) in kinds() {
        let to = |variant: &str| json!({"target": format!("h#{variant}{kind}")});
        let mut marked = to("Plain");
        marked["traits"] = json!({SENSITIVE: {}});
        let list =
            |item: Value, traits: Value| json!({"type": "list", "member": item, "traits": traits});
        let shape = match how {
            How::Item => Some(list(to("Secret"), json!({}))),
            How::ItemMember => Some(list(marked.clone(), json!({}))),
            How::List => Some(list(to("Plain"), json!({SENSITIVE: {}}))),
            _ => None,
        };
        let is_list = shape.is_some();
        let mut member = match (how, shape) {
            (_, Some(shape)) => model.add(&format!("{name}Of{kind}"), shape),
            (How::Shape, None) => to("Secret"),
            (How::Member, None) => marked,
            _ => to("Plain"),
        };
        let header = format!("X-{kind}");
        member["traits"]["smithy.api#httpHeader"] = json!(header);
        members.insert(kind.to_owned(), member);
        let mut add = |input: String, answer| {
            let (operation, has_secret_key) = (name.clone(), false);
            cases.push(Case {
                operation,
                input,
                answer,
                is_secret,
                has_secret_key,
            });
        };
        let json = if is_list {
            format!("[{value}]")
        } else {
            value.to_owned()
        };
        add(format!("{{{kind:?}:{json}}}"), None);
        if value.contains("hunter2") {
            // A value that no header can contain.
            let bad = json.replace("hunter2", "hunter2\\n\\u001b");
            add(format!("{{{kind:?}:{bad}}}"), None);
        }
        for text in wrong.into_iter().chain(["hunter2"]) {
            for status in [200, 400] {
                let headers =
                    json!({header.clone(): text, "x-amzn-errortype": format!("{name}Denied")});
                add(
                    "{}".to_owned(),
                    Some((status, headers, r#"{"message":"hunter2"}"#.to_owned())),
                );
            }
        }
    }
    let traits = if how == How::Sealed {
        json!({SENSITIVE: {}})
    } else {
        json!({})
    };
    model.operation(&name, &format!("/{name}"), &members.into(), &traits);
}

/// Prefix headers and query parameters.
fn of_maps(how: &str, model: &mut Model, cases: &mut Vec<Case>) {
    for (place, binding, value) in [
        ("Prefix", "smithy.api#httpPrefixHeaders", json!("X-Of-")),
        ("Query", "smithy.api#httpQueryParams", json!({})),
    ] {
        let name = format!("{place}{how}");
        let to = |is_secret: bool| json!({"target": if is_secret { "h#SecretText" } else { "h#PlainText" }});
        let mut key = to(how == "Key");
        if how == "KeyMember" {
            key["traits"] = json!({SENSITIVE: {}});
        }
        let traits = if how == "Map" {
            json!({SENSITIVE: {}})
        } else {
            json!({})
        };
        let map = json!({"type": "map", "key": key, "value": to(how == "Value"), "traits": traits});
        let mut member = model.add(&format!("{name}Map"), map);
        member["traits"][binding] = value;
        model.operation(
            &name,
            &format!("/{name}"),
            &json!({"Map": member}),
            &json!({}),
        );
        let of_keys = [
            r#"{"hunter2":"x"}"#,
            r#"{"hunter2 \u00e9":"x"}"#,
            r#"{"hunter2":"\n"}"#,
            r#"{"":"\u0000","hunter2":"\u0000"}"#,
        ];
        let of_values = [
            r#"{"x":"hunter2"}"#,
            r#"{"x":"hunter2\n"}"#,
            r#"{"x y":"hunter2"}"#,
        ];
        let (keys, values) = match how {
            "Open" | "Map" => (true, true),
            "Value" => (false, true),
            _ => (true, false),
        };
        let of_keys = of_keys.iter().filter(|_| keys).map(|json| (json, true));
        let of_values = of_values
            .iter()
            .filter(|_| values)
            .map(|json| (json, false));
        for (json, has_secret_key) in of_keys.chain(of_values) {
            cases.push(Case {
                operation: name.clone(),
                input: format!("{{\"Map\":{json}}}"),
                answer: None,
                is_secret: how != "Open",
                has_secret_key,
            });
        }
        for status in [200, 400] {
            let mut headers = json!({"x-amzn-errortype": format!("{name}Denied")});
            let (key, value) = if keys {
                ("x-of-hunter2", "x")
            } else {
                ("x-of-x", "hunter2")
            };
            headers[key] = json!(value);
            cases.push(Case {
                operation: name.clone(),
                input: "{}".to_owned(),
                answer: Some((status, headers, r#"{"message":"hunter2"}"#.to_owned())),
                is_secret: how != "Open",
                has_secret_key: false,
            });
        }
    }
}

/// Labels of the path and the host, and unions that cannot be written.
fn of_paths_and_bodies(model: &mut Model, cases: &mut Vec<Case>) {
    let union = json!({"type": "union", "members": {"Text": {"target": "h#PlainText"}}, "traits": {SENSITIVE: {}}});
    let union = model.add("SecretUnion", union);
    let open = json!({"type": "union", "members": {"Text": {"target": "h#PlainText"}}});
    let open = model.add("PlainUnion", open);
    let list = model.add(
        "SecretUnions",
        json!({"type": "list", "member": open, "traits": {SENSITIVE: {}}}),
    );
    let label = |traits: Value| {
        let mut member = json!({"target": "h#SecretText", "traits": traits});
        member["traits"]["smithy.api#required"] = json!({});
        member["traits"]["smithy.api#httpLabel"] = json!({});
        member
    };
    let mut members = json!({
        "Label": label(json!({})),
        "Host": label(json!({"smithy.api#hostLabel": {}})),
        "Union": union,
        "List": list,
        "Text": {"target": "h#SecretText", "traits": {"smithy.api#httpQuery": "text"}},
    });
    for member in ["Union", "List"] {
        members[member]["traits"] = json!({});
    }
    model.operation(
        "Body",
        "/{Label}/{Host}",
        &members,
        &json!({"prefix": "{Host}.x."}),
    );
    let mut payload = union.clone();
    payload["traits"] = json!({"smithy.api#httpPayload": {}});
    model.operation(
        "Payload",
        "/payload",
        &json!({"Union": payload}),
        &json!({}),
    );
    let inputs = [
        ("Body", r#"{"Label":"hunter2","Host":"hunter2"}"#),
        ("Body", r#"{"Label":"","Host":"hunter2"}"#),
        ("Body", r#"{"Label":"..","Host":"hunter2"}"#),
        ("Body", r#"{"Label":"hunter2","Host":"hunter2 x"}"#),
        ("Body", r#"{"Label":"hunter2","Host":"-hunter2-"}"#),
        (
            "Body",
            r#"{"Label":"hunter2","Host":"hunter2\n","Text":"hunter2\n"}"#,
        ),
        (
            "Body",
            r#"{"Label":"hunter2","Host":"x","Union":{"hunter2":1}}"#,
        ),
        (
            "Body",
            r#"{"Label":"hunter2","Host":"x","List":[{"hunter2":1}]}"#,
        ),
        ("Payload", r#"{"Union":{"hunter2":1}}"#),
    ];
    for (operation, input) in inputs {
        let (operation, input) = (operation.to_owned(), input.to_owned());
        cases.push(Case {
            operation,
            input,
            answer: None,
            is_secret: true,
            has_secret_key: false,
        });
    }
    let bodies = [
        r#"{"Union":"hunter2"}"#,
        r#"{"Union":{"Text":11357904}}"#,
        r#"{"Union":{"hunter2":11357904}}"#,
        r#"{"List":{"hunter2":1}}"#,
        r#"{"Text":["hunter2"],"message":["hunter2"]}"#,
        r#"{"message":"hunter2"}"#,
        r#"{"hunter2"#,
        r#""hunter2""#,
    ];
    for operation in ["Body", "Payload"] {
        for body in bodies {
            for (status, denied) in [(200, ""), (400, "Denied")] {
                let headers = json!({"x-amzn-errortype": format!("{operation}{denied}")});
                let answer = Some((status, headers, body.to_owned()));
                let (operation, input) = (operation.to_owned(), String::new());
                cases.push(Case {
                    operation,
                    input,
                    answer,
                    is_secret: true,
                    has_secret_key: false,
                });
            }
        }
    }
}

const RUN: &str = r#"
use std::error::Error;
use std::fmt::{Debug, Display, Write as _};
use std::sync::Mutex;

use serde_json::Value;
use shapesmith::__private as p;
use shapesmith::{HostPrefix, Operation, OperationError, Shape};

type Texts = Vec<(&'static str, String)>;

static PANIC: Mutex<String> = Mutex::new(String::new());

fn error(label: &'static str, error: &(dyn Error + 'static), out: &mut Texts) {
    let mut text = format!("{error:?} {error:#?}");
    let mut next = Some(error);
    while let Some(error) = next {
        write!(text, " {error}").unwrap();
        next = error.source();
    }
    out.push((label, text));
}

fn call<O>(case: &Value) -> Texts
where
    O: Operation<Input: p::Slot + Shape, Output: Debug + Display, Error: Error + Debug + Display + 'static>,
{
    let mut out = Texts::new();
    if case[2].is_null() {
        let input = p::from_json_unchecked::<O::Input>(case[1].as_str().unwrap().as_bytes()).unwrap();
        out.push(("input", format!("{input} {input:?}")));
        match O::try_request(&input) {
            Ok(request) => {
                out.push(("headers", format!("{:?} {:#?}", request.headers(), request.headers())));
                if let Some(prefix) = request.extensions().get::<HostPrefix>() {
                    out.push(("host", format!("{prefix:?}")));
                }
                let headers = request.headers().iter();
                let wire: String = headers.map(|(name, value)| format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes()))).collect();
                out.push(("wire", wire + &request.uri().to_string()));
            }
            Err(found) => {
                error("request", &found, &mut out);
                let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| O::request(&input)));
                assert!(caught.is_err());
                out.push(("panic", PANIC.lock().unwrap().clone()));
            }
        }
        return out;
    }
    let mut response = http::Response::builder().status(case[2][0].as_u64().unwrap() as u16);
    for (name, value) in case[2][1].as_object().unwrap() {
        response = response.header(name, value.as_str().unwrap());
    }
    let response = response.body(case[2][2].as_str().unwrap().as_bytes().to_vec()).unwrap();
    match O::response(response) {
        Ok(output) => out.push(("output", format!("{output} {output:?} {output:#?}"))),
        Err(found) => {
            let label = match &found {
                OperationError::Service(_) => "service",
                _ => "response",
            };
            error(label, &found, &mut out);
        }
    }
    out
}

fn main() {
    std::panic::set_hook(Box::new(|info| *PANIC.lock().unwrap() = info.to_string()));
    let cases = std::fs::read_to_string(std::env::var("CASES").unwrap()).unwrap();
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        println!("{}", serde_json::to_string(&run(&case)).unwrap());
    }
}
"#;

#[test]
fn no_call_shows_a_secret() {
    let (model, cases) = model();
    let manifest = format!(
        "[package]\nname = \"secrets-operations\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n\
         serde_json = \"1\"\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n[profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    let arms = model
        .operations
        .iter()
        .map(|name| format!("        {name:?} => call::<h::{name}>(case),\n"));
    let arms: String = arms.collect();
    let main = format!(
        "mod h {{\n    shapesmith::smithy! {{ model = \"h.json\", operations = * }}\n}}\n{RUN}\nfn run(case: &Value) -> Texts {{\n    \
         match case[0].as_str().unwrap() {{\n{arms}        other => unreachable!(\"{{other}}\"),\n    }}\n}}\n"
    );
    let consumer = Consumer::new("secrets-operations", &manifest, &main);
    consumer.write(
        "h.json",
        &json!({"smithy": "2.0", "shapes": model.shapes}).to_string(),
    );
    let lines = cases
        .iter()
        .map(|case| json!([case.operation, case.input, case.answer]).to_string());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("secrets-operations.jsonl");
    fs::write(&file, lines.collect::<Vec<_>>().join("\n")).expect("the cases can be written");
    let output = consumer.cargo_with(
        &["run"],
        &[("CASES", file.to_str().expect("a path of text"))],
    );
    let texts: Vec<Vec<[String; 2]>> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("texts"))
        .collect();
    assert_eq!(texts.len(), cases.len());
    check(&cases, &texts);
}

fn check(cases: &[Case], texts: &[Vec<[String; 2]>]) {
    let (mut failures, mut labels) = (Vec::new(), std::collections::BTreeMap::new());
    for (case, texts) in cases.iter().zip(texts) {
        assert!(!texts.is_empty(), "{} has no text", case.input);
        for [label, text] in texts {
            *labels.entry(label.as_str()).or_insert(0) += 1;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let more = case.input.contains("true").then_some("true");
            let shows = MARKERS
                .into_iter()
                .chain(more)
                .find(|marker| text.contains(marker));
            let describe = || format!("{} {} {:?}", case.operation, case.input, case.answer);
            match shows {
                // Values are sent unchanged.
                None if label == "wire" => {
                    failures.push(format!("{} is not sent: {text}", describe()));
                }
                None if !case.is_secret
                    && (label == "input"
                        || label == "headers" && !case.operation.starts_with("Query")) =>
                {
                    failures.push(format!("{} is not in {label}: {text}", describe()));
                }
                // Names of headers are not values, and cannot be marked.
                Some(_) if label == "headers" && case.has_secret_key => {}
                Some(marker) if case.is_secret && label != "wire" => {
                    failures.push(format!("{} shows {marker} in {label}: {text}", describe()));
                }
                _ => {}
            }
        }
    }
    say(&format!("{} calls: {labels:?}", cases.len()));
    failures.sort_by_key(String::len);
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
    for label in [
        "input", "headers", "wire", "host", "request", "panic", "output", "service", "response",
    ] {
        assert!(labels.contains_key(label), "there is no {label}");
    }
}
