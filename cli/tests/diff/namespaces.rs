//! Shapes that move to another namespace: nothing of that is sent, and no type has another name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// Gives the shapes of some namespaces IDs in others, wherever the IDs are in the text of a model.
fn moved(model: &str, to: &dyn Fn(&str) -> Option<String>) -> String {
    let mut text = model.to_owned();
    for namespace in namespaces(model) {
        if let Some(to) = to(&namespace) {
            text = text.replace(&format!("\"{namespace}#"), &format!("\"\u{0}{to}#"));
        }
    }
    text.replace('\u{0}', "")
}

/// The namespaces of a model, but those of Smithy and AWS.
fn namespaces(model: &str) -> BTreeSet<String> {
    let texts = model.split('"').skip(1);
    let namespaces = texts.filter_map(|text| Some(text.split_once('#')?.0));
    let is_name = |text: &&str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "._".contains(c);
        let is_known = text.starts_with("smithy.") || text.starts_with("aws.");
        !text.is_empty() && !is_known && text.chars().all(is_part)
    };
    namespaces.filter(is_name).map(str::to_owned).collect()
}

fn file(name: &str, model: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("namespaces");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    fs::write(&file, model).expect("a file");
    file
}

fn report(name: &str, old: &str, new: &str, more: &[&str]) -> Value {
    let files = [("old", old), ("new", new)];
    let [old, new] = files.map(|(version, model)| file(&format!("{name}.{version}.json"), model));
    super::diff(&old, &new, more)
}

/// The effects on clients, and the Rust changes with their classes.
fn noticed(report: &Value) -> (Vec<String>, Vec<String>) {
    let changes = report["changes"].as_array().expect("changes");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let clients = changes.iter().flat_map(|change| {
        let clients = ["old_client", "new_client"].into_iter();
        clients.filter_map(|client| Some(change.get(client)?["message"].to_string()))
    });
    let rust = changes.iter().filter_map(|change| {
        let changes = change["rust_changes"].as_array()?;
        Some(
            changes
                .iter()
                .map(|found| format!("{}: {}", text(&found["class"]), text(&found["message"]))),
        )
    });
    let mut rust: Vec<String> = rust.flatten().collect();
    rust.sort();
    (clients.collect(), rust)
}

fn is_move(message: &str) -> bool {
    message.starts_with("compatible: shape ID of `") && message.contains("` became `")
}

fn models() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/models");
    let entries = fs::read_dir(&folder).expect("the folder of models");
    let files = entries.map(|entry| entry.expect("an entry").path());
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
    let models = files.map(|file| {
        let name = file
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        (name, fs::read_to_string(&file).expect("a model"))
    });
    let mut models: Vec<(String, String)> = models.collect();
    models.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(models.len() > 30);
    models
}

#[test]
fn another_namespace_breaks_nothing() {
    let mut wrong = Vec::new();
    for (name, old) in models() {
        let new = moved(&old, &|namespace| Some(format!("moved.{namespace}")));
        for (way, old, new) in [("there", &old, &new), ("back", &new, &old)] {
            let found = report(&format!("{name}.{way}"), old, new, &["--same-crate"]);
            let (clients, rust) = noticed(&found);
            // Authentication schemes are called by their IDs.
            let is_scheme = |found: &str| {
                let (_, scheme) = found.split_once("compatible: authentication of ")?;
                scheme.contains("#ticketAuth").then_some(())
            };
            let others = rust.iter();
            let others = others.filter(|found| !is_move(found) && is_scheme(found).is_none());
            let others: Vec<&String> = others.chain(&clients).collect();
            if !others.is_empty() {
                wrong.push(format!(
                    "{name} {way}: {:#?}",
                    &others[..others.len().min(9)]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_of_several_namespaces_can_move() {
    let mut moves = 0;
    for (name, old) in models() {
        let namespaces = namespaces(&old);
        if namespaces.len() < 2 {
            continue;
        }
        for moving in &namespaces {
            let to = |namespace: &str| (namespace == moving).then(|| format!("{namespace}.z"));
            let found = report(&format!("{name}.{moving}"), &old, &moved(&old, &to), &[]);
            let (clients, rust) = noticed(&found);
            assert!(clients.is_empty(), "{name} {moving}: {clients:#?}");
            let is_own =
                |found: &String| is_move(found) && found.contains(&format!(" (was `{moving}#"));
            assert!(rust.iter().all(is_own), "{name} {moving}: {rust:#?}");
            moves += 1;
        }
    }
    assert!(moves > 1, "{moves}");
}

/// A service with what it calls, in a namespace, in a protocol.
fn service(namespace: &str, protocol: &str) -> String {
    let shapes = json!({"smithy": "2.0", "shapes": {
        "m#Service": {"type": "service", "version": "1", "operations": [{"target": "m#Get"}],
            "resources": [{"target": "m#Thing"}], "errors": [{"target": "m#Busy"}],
            "traits": {protocol: {}}},
        "m#Thing": {"type": "resource", "identifiers": {"id": {"target": "m#Id"}}, "read": {"target": "m#Read"}},
        "m#Id": {"type": "string"},
        "m#Get": {"type": "operation", "input": {"target": "m#In"}, "output": {"target": "m#Out"},
            "errors": [{"target": "m#Gone"}],
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/get"}}},
        "m#Read": {"type": "operation", "input": {"target": "m#ReadIn"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": "/thing/{id}"}, "smithy.api#readonly": {}}},
        "m#ReadIn": {"type": "structure", "members": {
            "id": {"target": "m#Id", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
        "m#In": {"type": "structure", "members": {
            "en": {"target": "m#En"}, "list": {"target": "m#List"}, "map": {"target": "m#Map"}}},
        "m#Out": {"type": "structure", "members": {"u": {"target": "m#U"}, "en": {"target": "m#En"}}},
        "m#En": {"type": "enum", "members": {
            "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}},
            "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}}}},
        "m#U": {"type": "union", "members": {"x": {"target": "smithy.api#String"}, "y": {"target": "m#In"}}},
        "m#List": {"type": "list", "member": {"target": "m#Text"}},
        "m#Text": {"type": "string", "traits": {"smithy.api#length": {"max": 9}}},
        "m#Map": {"type": "map", "key": {"target": "m#Text"}, "value": {"target": "m#In"}},
        "m#Gone": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "client"}},
        "m#Busy": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
            "traits": {"smithy.api#error": "server"}}}});
    moved(&shapes.to_string(), &|_| Some(namespace.to_owned()))
}

const PROTOCOLS: [&str; 9] = [
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
    "smithy.api#title",
];

#[test]
fn no_protocol_sends_a_namespace() {
    for protocol in PROTOCOLS {
        let (old, new) = (service("a.b", protocol), service("a.c", protocol));
        let found = report("protocol", &old, &new, &[]);
        let (clients, rust) = noticed(&found);
        assert!(clients.is_empty(), "{protocol}: {clients:#?}");
        assert!(rust.iter().all(|found| is_move(found)), "{rust:#?}");
        let expected = "compatible: shape ID of `En` became `a.c#En` (was `a.b#En`)";
        assert!(rust.iter().any(|found| found == expected), "{rust:#?}");
        // Smithy's differ knows nothing of moves.
        assert_eq!(
            found["breaking"],
            json!({"rust": false, "wire": false, "model": true})
        );
        let changes = found["changes"].as_array().expect("changes");
        for (id, event) in [("a.b#En", "RemovedShape"), ("a.c#En", "AddedShape")] {
            let change = changes
                .iter()
                .find(|change| change["shape"] == id)
                .expect("a change");
            assert_eq!(change["events"][0]["id"], event, "{change:#}");
        }
        // An ID in the options selects what the shape became.
        for more in [
            ["--shapes", "a.b#En"],
            ["--shapes", "a.c#En"],
            ["--operations", "a.b#Get"],
        ] {
            let (clients, rust) = noticed(&report("protocol", &old, &new, &more));
            assert!(clients.is_empty(), "{protocol}: {clients:#?}");
            assert!(rust.iter().all(|found| is_move(found)), "{rust:#?}");
        }
    }
}

/// Other changes are reported as if nothing had moved, at their new place.
#[test]
fn changes_of_what_moves_are_found() {
    type Change = fn(&mut Value);
    let edits: [(&str, Change); 9] = [
        ("#In$list", |shapes| {
            remove(&mut shapes["m#In"]["members"], "list");
        }),
        ("#In$more", |shapes| {
            shapes["m#In"]["members"]["more"] = json!({"target": "m#Id"});
        }),
        ("#In$en", |shapes| {
            shapes["m#In"]["members"]["en"]["target"] = json!("m#Text");
        }),
        ("#In$map", |shapes| {
            shapes["m#In"]["members"]["map"]["traits"] = json!({"smithy.api#required": {}});
        }),
        ("#En$B", |shapes| {
            remove(&mut shapes["m#En"]["members"], "B");
        }),
        ("#U$x", |shapes| {
            remove(&mut shapes["m#U"]["members"], "x");
        }),
        ("#Text", |shapes| {
            shapes["m#Text"]["traits"]["smithy.api#length"]["max"] = json!(8);
        }),
        ("#Get", |shapes| shapes["m#Get"]["errors"] = json!([])),
        ("#Gone", |shapes| {
            shapes["m#Gone"]["traits"]["smithy.api#httpError"] = json!(409);
        }),
    ];
    for protocol in PROTOCOLS {
        let old = service("m", protocol);
        for (site, edit) in &edits {
            let mut new: Value = serde_json::from_str(&old).expect("JSON");
            edit(&mut new["shapes"]);
            let new = new.to_string();
            let there = report("edit", &old, &new, &[]);
            let gone = report("edit", &old, &moved(&new, &|_| Some("n".to_owned())), &[]);
            let (of_there, of_gone) = (noticed(&there), noticed(&gone));
            assert_eq!(of_there.0, of_gone.0, "{protocol} {site}");
            let (_, mut rust) = of_gone;
            rust.retain(|found| !is_move(found));
            assert_eq!(of_there.1, rust, "{protocol} {site}");
            for class in ["rust", "wire"] {
                assert_eq!(there["breaking"][class], gone["breaking"][class]);
            }
            // The change is a separate entry with the same message.
            let find = |report: &Value, id: &str| {
                let changes = report["changes"].as_array().expect("changes");
                let found = changes.iter().find(|change| change["shape"] == id);
                let found = found.unwrap_or_else(|| panic!("{protocol} {id}: {changes:#?}"));
                ["message", "wire", "old_client"]
                    .map(|key| found[key].to_string().replace("`n#", "`m#"))
            };
            if site.contains('$') {
                let ids = [format!("m{site}"), format!("n{site}")];
                assert_eq!(find(&there, &ids[0]), find(&gone, &ids[1]), "{protocol}");
            }
        }
    }
}

fn remove(value: &mut Value, key: &str) {
    let removed = value
        .as_object_mut()
        .and_then(|entries| entries.remove(key));
    assert!(removed.is_some(), "{key}");
}

#[test]
fn services_move_one_by_one() {
    let of = |namespaces: [&str; 2]| {
        let [first, second] = namespaces.map(|id| -> Value {
            let text = service(id, "aws.protocols#restJson1");
            serde_json::from_str(&text).expect("JSON")
        });
        let mut shapes = first["shapes"].as_object().expect("shapes").clone();
        shapes.extend(second["shapes"].as_object().expect("shapes").clone());
        json!({"smithy": "2.0", "shapes": shapes}).to_string()
    };
    for (old, new) in [
        (["a", "b"], ["a", "c"]),
        (["a", "b"], ["c", "b"]),
        (["b", "c"], ["a", "c"]),
    ] {
        let (clients, rust) = noticed(&report("services", &of(old), &of(new), &[]));
        assert!(clients.is_empty(), "{old:?} {new:?}: {clients:#?}");
        assert!(
            rust.iter().all(|found| is_move(found)),
            "{old:?} {new:?}: {rust:#?}"
        );
    }
}

#[test]
fn names_that_exist_collide() {
    let structure = |members: &[&str]| {
        let members = members
            .iter()
            .map(|name| ((*name).to_owned(), json!({"target": "smithy.api#String"})));
        json!({"type": "structure", "members": members.collect::<serde_json::Map<_, _>>()})
    };
    let (x, y) = (structure(&["x", "y", "z"]), structure(&["p", "q", "r"]));
    let of = |shapes: &[(&str, &Value)]| {
        let shapes = shapes
            .iter()
            .map(|(id, shape)| ((*id).to_owned(), (*shape).clone()));
        json!({"smithy": "2.0", "shapes": shapes.collect::<serde_json::Map<_, _>>()}).to_string()
    };
    for (name, old, new, expected) in [
        // Of two types with a name, one moves.
        (
            "one of two",
            of(&[("a#X", &x), ("b#X", &y)]),
            of(&[("c#X", &x), ("b#X", &y)]),
            &["compatible: shape ID of `a_X` became `c#X` (was `a#X`)"][..],
        ),
        // Both move, to where the order is another.
        (
            "both",
            of(&[("a#X", &x), ("b#X", &y)]),
            of(&[("d#X", &x), ("c#X", &y)]),
            &[
                "compatible: shape ID of `a_X` became `d#X` (was `a#X`)",
                "compatible: shape ID of `b_X` became `c#X` (was `b#X`)",
            ],
        ),
        // One moves, and another comes with its name. The old one has it in the old version.
        (
            "a new one",
            of(&[("a#X", &x)]),
            of(&[("b#X", &y), ("c#X", &x)]),
            &[
                "compatible: shape ID of `X` became `c#X` (was `a#X`)",
                "compatible: struct `b_X` was added",
            ],
        ),
        // Where the name is taken by what stays, the other one is gone.
        (
            "onto what stays",
            of(&[("a#X", &x), ("b#X", &x)]),
            of(&[("b#X", &x)]),
            &["breaking: struct `a_X` was removed"],
        ),
        // Another name.
        (
            "case",
            of(&[("a#same", &x)]),
            of(&[("b#Same", &x)]),
            &["breaking: struct `same` was renamed to `Same`"],
        ),
        // Another type.
        (
            "another type",
            of(&[("a#X", &x)]),
            of(&[("b#X", &json!({"type": "union", "members": x["members"]}))]),
            &[
                "breaking: `X` became an enum (was a struct)",
                "compatible: shape ID of `X` became `b#X` (was `a#X`)",
            ],
        ),
    ] {
        let (clients, rust) = noticed(&report(&format!("collision.{name}"), &old, &new, &[]));
        assert!(clients.is_empty(), "{name}: {clients:#?}");
        assert_eq!(rust, expected, "{name}");
    }
}
