//! Pairs of edits of a model: what Rust makes of each belongs to the same change as if it were the only one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// A model with what each edit needs, for a protocol. Two services have an invocation of the macro each.
fn model(protocol: &str, services: usize) -> Value {
    let http = |method: &str, uri: &str| json!({"smithy.api#http": {"method": method, "uri": uri}});
    let mut model = json!({"smithy": "2.0", "shapes": {
        "m#Service": {"type": "service", "version": "1",
            "operations": [{"target": "m#Get"}, {"target": "m#Put"}, {"target": "m#List"}],
            "resources": [{"target": "m#Thing"}], "errors": [{"target": "m#Busy"}],
            "traits": {protocol: {}, "aws.auth#sigv4": {"name": "s"}, "smithy.api#httpBasicAuth": {},
                "smithy.api#xmlNamespace": {"uri": "http://x"}}},
        "m#Thing": {"type": "resource", "identifiers": {"id": {"target": "m#Text"}}, "read": {"target": "m#Read"}},
        "m#Read": {"type": "operation", "input": {"target": "m#ReadIn"}, "traits": http("GET", "/t/{id}")},
        "m#ReadIn": {"type": "structure", "members": {
            "id": {"target": "m#Text", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
        "m#Get": {"type": "operation", "input": {"target": "m#GetIn"}, "output": {"target": "m#GetOut"},
            "errors": [{"target": "m#Gone"}, {"target": "m#Late"}], "traits": http("GET", "/g/{id}")},
        "m#GetIn": {"type": "structure", "members": {
            "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
            "q": {"target": "m#Number", "traits": {"smithy.api#httpQuery": "q"}},
            "when": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#httpQuery": "when"}}}},
        "m#GetOut": {"type": "structure", "members": {
            "part": {"target": "m#Part"}, "parts": {"target": "m#Parts"}, "en": {"target": "m#En"}}},
        "m#Put": {"type": "operation", "input": {"target": "m#PutIn"}, "output": {"target": "m#PutOut"},
            "errors": [{"target": "m#Gone"}], "traits": http("POST", "/p")},
        "m#PutIn": {"type": "structure", "members": {
            "token": {"target": "smithy.api#String"}, "number": {"target": "smithy.api#Integer"},
            "part": {"target": "m#Part"}, "u": {"target": "m#U"}, "map": {"target": "m#Map"},
            "parts": {"target": "m#Parts"}, "en": {"target": "m#En"}, "blob": {"target": "m#Blob"}}},
        "m#PutOut": {"type": "structure", "members": {"text": {"target": "m#Text"}, "deep": {"target": "m#Deep"}}},
        "m#OtherOut": {"type": "structure", "members": {"text": {"target": "m#Text"}, "wide": {"target": "m#Wide"}}},
        "m#List": {"type": "operation", "input": {"target": "m#ListIn"}, "output": {"target": "m#ListOut"},
            "traits": http("POST", "/l")},
        "m#ListIn": {"type": "structure", "members": {"next": {"target": "smithy.api#String"}}},
        "m#ListOut": {"type": "structure", "members": {
            "next": {"target": "smithy.api#String"}, "parts": {"target": "m#Parts"}}},
        "m#Part": {"type": "structure", "members": {
            "count": {"target": "m#Number"}, "x": {"target": "m#Text"}, "y": {"target": "smithy.api#String"}}},
        "m#Parts": {"type": "list", "member": {"target": "m#Part"}},
        "m#Map": {"type": "map", "key": {"target": "m#Text"}, "value": {"target": "m#Parts"}},
        "m#Deep": {"type": "structure", "members": {"wide": {"target": "m#Wide"}}},
        "m#Wide": {"type": "structure", "members": {"en": {"target": "m#En"}, "u": {"target": "m#U"}}},
        "m#U": {"type": "union", "members": {"a": {"target": "m#Text"}, "b": {"target": "m#Part"}}},
        "m#En": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}}}},
        "m#Text": {"type": "string", "traits": {"smithy.api#length": {"max": 9}}},
        "m#Number": {"type": "integer", "traits": {"smithy.api#range": {"min": 1}}},
        "m#Blob": {"type": "blob"},
        "m#Lonely": {"type": "structure", "members": {
            "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#idempotencyToken": {}}},
            "secret": {"target": "m#Secret"}}},
        "m#Secret": {"type": "structure", "members": {"key": {"target": "smithy.api#String"}}},
        "m#Lost": {"type": "structure", "members": {"parts": {"target": "m#Parts"}}},
        "m#Gone": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "client"}},
        "m#Late": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "client"}},
        "m#Full": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "server"}},
        "m#Busy": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "server"}}}});
    if protocol.contains("awsJson") {
        model["shapes"]["m#Service"]["traits"]["aws.protocols#awsQueryCompatible"] = json!({});
    }
    if services > 1 {
        model["shapes"]["m#Other"] = json!({"type": "service", "version": "1",
            "operations": [{"target": "m#Ping"}], "traits": {protocol: {}}});
        model["shapes"]["m#Ping"] = json!({"type": "operation", "input": {"target": "m#PingIn"},
            "traits": http("POST", "/ping")});
        model["shapes"]["m#PingIn"] =
            json!({"type": "structure", "members": {"part": {"target": "m#Part"}}});
    }
    model
}

type Edit = (&'static str, fn(&mut Value));

fn members<'s>(shapes: &'s mut Value, id: &str) -> &'s mut Value {
    &mut shapes[id]["members"]
}

/// Sets a trait of a shape or member, unless another edit has removed it.
fn set(shapes: &mut Value, id: &str, name: &str, value: Value) {
    let shape = id.split('$').next().unwrap_or_default();
    if shapes.get(shape).is_none() {
        return;
    }
    let item = match id.split_once('$') {
        Some((shape, "member")) => &mut shapes[shape]["member"],
        Some((shape, key @ ("key" | "value"))) if shapes[shape]["type"] == "map" => {
            &mut shapes[shape][key]
        }
        Some((shape, member)) => &mut shapes[shape]["members"][member],
        None => &mut shapes[id],
    };
    item["traits"][name] = value;
}

fn push(list: &mut Value, id: &str) {
    list.as_array_mut()
        .expect("a list")
        .push(json!({"target": id}));
}

fn remove(entries: &mut Value, key: &str) {
    let removed = entries
        .as_object_mut()
        .and_then(|entries| entries.remove(key));
    assert!(removed.is_some(), "{key}");
}

fn text() -> Value {
    json!({"target": "smithy.api#String"})
}

fn structure(members: &Value) -> Value {
    json!({"type": "structure", "members": members})
}

/// Edits of different parts of the model: of members, types, operations, services, and of names.
const EDITS: &[Edit] = &[
    ("member added", |s| members(s, "m#PutIn")["more"] = text()),
    ("output member added", |s| {
        members(s, "m#GetOut")["more"] = text();
    }),
    ("member removed", |s| remove(members(s, "m#Part"), "y")),
    ("member required", |s| {
        set(s, "m#PutIn$part", "smithy.api#required", json!({}));
    }),
    ("part required", |s| {
        set(s, "m#Part$x", "smithy.api#required", json!({}));
    }),
    ("part sensitive", |s| {
        set(s, "m#Part", "smithy.api#sensitive", json!({}));
    }),
    ("length", |s| {
        set(s, "m#Text", "smithy.api#length", json!({"max": 8}));
    }),
    ("range", |s| {
        set(s, "m#Number", "smithy.api#range", json!({"min": 2}));
    }),
    ("value added", |s| {
        members(s, "m#En")["C"] =
            json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "c"}});
    }),
    ("value removed", |s| remove(members(s, "m#En"), "B")),
    ("value deprecated", |s| {
        set(s, "m#En$A", "smithy.api#deprecated", json!({}));
    }),
    ("variant added", |s| members(s, "m#U")["c"] = text()),
    ("variant removed", |s| remove(members(s, "m#U"), "a")),
    ("kind", |s| s["m#U"]["type"] = json!("structure")),
    ("error added", |s| push(&mut s["m#Put"]["errors"], "m#Full")),
    ("error removed", |s| s["m#Put"]["errors"] = json!([])),
    ("order of errors", |s| {
        s["m#Get"]["errors"] = json!([{"target": "m#Late"}, {"target": "m#Gone"}]);
    }),
    ("error of the service", |s| {
        push(&mut s["m#Service"]["errors"], "m#Full");
    }),
    ("operation removed", |s| {
        remove(s, "m#List");
        let operations = s["m#Service"]["operations"].as_array_mut().expect("a list");
        operations.retain(|operation| operation["target"] != "m#List");
    }),
    ("operation added", |s| {
        s["m#New"] = json!({"type": "operation", "input": {"target": "m#NewIn"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/new"}}});
        s["m#NewIn"] = structure(&json!({"part": {"target": "m#Part"}}));
        push(&mut s["m#Service"]["operations"], "m#New");
    }),
    ("operation of a resource", |s| {
        s["m#Delete"] = json!({"type": "operation", "input": {"target": "m#ReadIn"},
            "traits": {"smithy.api#http": {"method": "DELETE", "uri": "/t/{id}"}, "smithy.api#idempotent": {}}});
        s["m#Thing"]["delete"] = json!({"target": "m#Delete"});
    }),
    ("resource added", |s| {
        s["m#Side"] = json!({"type": "resource", "create": {"target": "m#Create"}});
        s["m#Create"] = json!({"type": "operation",
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/side"}}});
        push(&mut s["m#Service"]["resources"], "m#Side");
    }),
    ("input of a lonely structure", |s| {
        s["m#Call"] = json!({"type": "operation", "input": {"target": "m#Lonely"},
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/call"}}});
        push(&mut s["m#Service"]["operations"], "m#Call");
    }),
    ("type added", |s| {
        s["m#Extra"] = structure(&json!({"a": text()}));
    }),
    ("type removed", |s| {
        remove(s, "m#Lost");
    }),
    ("name of an error enum", |s| {
        s["m#GetError"] = structure(&json!({"a": text()}));
    }),
    ("name of a builder", |s| {
        s["m#PartBuilder"] = structure(&json!({"a": text()}));
    }),
    ("name of a field", |s| {
        members(s, "m#Part")["Count"] = text();
    }),
    ("name of a variant", |s| {
        members(s, "m#GetOut")["Parts"] = text();
    }),
    ("another namespace", |s| {
        s["n#Text2"] = structure(&json!({"a": text()}));
    }),
    ("the name of a type", |s| {
        s["n#Part"] = structure(&json!({"a": text()}));
    }),
    ("renamed by the service", |s| {
        s["m#Service"]["rename"] = json!({"m#Deep": "Depth"});
    }),
    ("URI", |s| {
        set(
            s,
            "m#Get",
            "smithy.api#http",
            json!({"method": "GET", "uri": "/h/{id}"}),
        );
    }),
    ("method", |s| {
        set(
            s,
            "m#Put",
            "smithy.api#http",
            json!({"method": "PUT", "uri": "/p"}),
        );
    }),
    ("host", |s| {
        set(
            s,
            "m#Put",
            "smithy.api#endpoint",
            json!({"hostPrefix": "a."}),
        );
    }),
    ("authentication", |s| {
        set(
            s,
            "m#Get",
            "smithy.api#auth",
            json!(["smithy.api#httpBasicAuth"]),
        );
    }),
    ("scheme of the service", |s| {
        set(s, "m#Service", "smithy.api#httpBearerAuth", json!({}));
    }),
    ("optional authentication", |s| {
        set(s, "m#List", "smithy.api#optionalAuth", json!({}));
    }),
    ("pages", |s| {
        let pages = json!({"inputToken": "next", "outputToken": "next", "items": "parts"});
        set(s, "m#List", "smithy.api#paginated", pages);
    }),
    ("documentation of an operation", |s| {
        set(s, "m#Get", "smithy.api#documentation", json!("Gets."));
    }),
    ("documentation of a type", |s| {
        set(s, "m#Part", "smithy.api#documentation", json!("A part."));
    }),
    ("documentation of a member", |s| {
        set(s, "m#PutIn$u", "smithy.api#documentation", json!("U."));
    }),
    ("documentation of the service", |s| {
        set(s, "m#Service", "smithy.api#documentation", json!("S."));
    }),
    ("deprecated member", |s| {
        set(s, "m#PutIn$en", "smithy.api#deprecated", json!({}));
    }),
    ("deprecated operation", |s| {
        set(s, "m#Put", "smithy.api#deprecated", json!({}));
    }),
    ("JSON name", |s| {
        set(s, "m#Deep$wide", "smithy.api#jsonName", json!("w"));
    }),
    ("target", |s| {
        members(s, "m#PutOut")["text"]["target"] = json!("m#Blob");
    }),
    ("target of items", |s| {
        s["m#Parts"]["member"]["target"] = json!("m#Deep");
    }),
    ("sparse", |s| {
        set(s, "m#Parts", "smithy.api#sparse", json!({}));
    }),
    ("unique items", |s| {
        set(s, "m#Parts", "smithy.api#uniqueItems", json!({}));
    }),
    ("token", |s| {
        set(s, "m#PutIn$token", "smithy.api#idempotencyToken", json!({}));
    }),
    ("default", |s| {
        set(s, "m#PutIn$number", "smithy.api#default", json!(1));
    }),
    ("recursion", |s| {
        members(s, "m#Wide")["deep"] = json!({"target": "m#Deep"});
    }),
    ("a feature", |s| {
        members(s, "m#Deep")["big"] = json!({"target": "smithy.api#BigDecimal"});
    }),
    ("retryable", |s| {
        set(s, "m#Gone", "smithy.api#retryable", json!({}));
    }),
    ("status", |s| {
        set(s, "m#Busy", "smithy.api#httpError", json!(503));
    }),
    ("code", |s| {
        let code = json!({"code": "Late.Code", "httpResponseCode": 400});
        set(s, "m#Late", "aws.protocols#awsQueryError", code);
    }),
    ("output", |s| {
        s["m#Put"]["output"]["target"] = json!("m#OtherOut");
    }),
    ("pattern of keys", |s| {
        set(s, "m#Map$key", "smithy.api#pattern", json!("^a"));
    }),
    ("media type", |s| {
        set(s, "m#Blob", "smithy.api#mediaType", json!("a/b"));
    }),
    ("format", |s| {
        set(
            s,
            "m#GetIn$when",
            "smithy.api#timestampFormat",
            json!("epoch-seconds"),
        );
    }),
    ("query", |s| {
        set(s, "m#GetIn$q", "smithy.api#httpQuery", json!("number"));
    }),
    ("part of an input", |s| {
        members(s, "m#ListIn")["secret"] = json!({"target": "m#Secret"});
    }),
    ("version", |s| s["m#Service"]["version"] = json!("2")),
];

/// Groups of edits, such that each pair of edits is in one of them: the lines of a plane of `SIDE` × `SIDE` points.
fn groups() -> Vec<Vec<usize>> {
    /// A prime number, so that two lines have one point in common or are parallel.
    const SIDE: usize = 11;
    assert!(EDITS.len() <= SIDE * SIDE);
    let point = |at: usize| (at % SIDE, at / SIDE);
    let line = |is_on: &dyn Fn(usize, usize) -> bool| -> Vec<usize> {
        let all = 0..EDITS.len();
        all.filter(|at| is_on(point(*at).0, point(*at).1)).collect()
    };
    let mut groups = Vec::new();
    for from in 0..SIDE {
        groups.push(line(&|x, _| x == from));
        groups.extend((0..SIDE).map(|slope| line(&|x, y| y == (slope * x + from) % SIDE)));
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The changes of Rust, each with the change that it belongs to.
type Causes = BTreeMap<String, String>;

fn causes(name: &str, old: &Path, model: &Value) -> Causes {
    let new = old.with_file_name(format!("{name}.json"));
    fs::write(&new, model.to_string()).expect("a file");
    let report = super::diff(old, &new, &[]);
    let mut causes = Causes::new();
    for change in report["changes"].as_array().expect("changes") {
        for found in change["rust_changes"].as_array().into_iter().flatten() {
            let message = format!("{}: {}", found["item"], found["message"]);
            causes.insert(
                message,
                change["message"].as_str().unwrap_or_default().to_owned(),
            );
        }
    }
    causes
}

fn check(name: &str, protocol: &str, services: usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("edits")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let old = folder.join("old.json");
    let model = model(protocol, services);
    fs::write(&old, model.to_string()).expect("a file");
    let edited = |edits: &[&Edit]| {
        let mut model = model.clone();
        for (_, edit) in edits {
            edit(&mut model["shapes"]);
        }
        model
    };
    let singles: Vec<Causes> = (EDITS.iter())
        .map(|edit| causes("new", &old, &edited(&[edit])))
        .collect();
    let mut wrong = Vec::new();
    for ((edit, _), causes) in EDITS.iter().zip(&singles) {
        for (found, cause) in causes {
            if cause.starts_with("generated code") {
                wrong.push(format!("{edit}: {found}: no cause"));
            }
        }
    }
    let mut compared = 0;
    // All pairs take three minutes of processor time, so a quarter of them is tried.
    let share = std::env::var("SHAPESMITH_CORPUS_SHARE").ok();
    let share = share.map_or(0, |share| share.parse::<usize>().expect("a number"));
    let step = match std::env::var_os("SHAPESMITH_CONSUMERS") {
        Some(_) => 1,
        None => 4,
    };
    for group in groups().into_iter().skip(share % step).step_by(step) {
        let edits: Vec<&Edit> = group.iter().map(|at| &EDITS[*at]).collect();
        for (found, cause) in causes("new", &old, &edited(&edits)) {
            let of_single = group.iter().filter_map(|at| singles[*at].get(&found));
            let expected: Vec<&String> = of_single.collect();
            // Edits of the same type are separate changes.
            if expected.is_empty() {
                continue;
            }
            compared += 1;
            if !expected.contains(&&cause) {
                let names: Vec<&str> = edits.iter().map(|(name, _)| *name).collect();
                let names = names.join(" + ");
                wrong.push(format!("{found}: {cause}, not {expected:?} ({names})"));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    assert!(compared * step > 1000, "{compared}");
}

#[test]
fn edits_have_their_own_changes() {
    check("rest", "aws.protocols#restJson1", 1);
}

#[test]
fn edits_have_their_own_changes_with_several_services() {
    check("several", "aws.protocols#awsJson1_1", 2);
}
