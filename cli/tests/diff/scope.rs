//! `--operations` and `--shapes`, changes that nobody can see, and names that are not on the wire.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// `Get` has `Kept` in its output only, `Put` in its input.
const MODEL: &str = r#"{"smithy": "2.0", "metadata": {"owner": "me"}, "shapes": {
"m#Service": {"type": "service", "version": "2020", "operations": [{"target": "m#Get"}, {"target": "m#Put"}],
    "resources": [{"target": "m#Thing"}], "errors": [{"target": "m#Busy"}],
    "traits": {"aws.protocols#PROTOCOL": {}, "aws.auth#sigv4": {"name": "things"},
        "smithy.rules#endpointTests": {"version": "1.0"}, "smithy.api#documentation": "A service. With things."}},
"m#Thing": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "read": {"target": "m#Read"}},
"m#Read": {"type": "operation", "input": {"target": "m#ReadIn"}, "traits": {
    "smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/things/{id}"}}},
"m#ReadIn": {"type": "structure", "members": {"id": {"target": "smithy.api#String", "traits": {
    "smithy.api#required": {}, "smithy.api#httpLabel": {}}}}},
"m#Get": {"type": "operation", "output": {"target": "m#GetOut"}, "traits": {
    "smithy.api#examples": [{"title": "one"}], "smithy.api#documentation": "Gets. It does.",
    "smithy.api#http": {"method": "GET", "uri": "/get"}}},
"m#GetOut": {"type": "structure", "members": {"kept": {"target": "m#Kept"}}},
"m#Put": {"type": "operation", "input": {"target": "m#PutIn"}, "errors": [{"target": "m#Gone"}],
    "traits": {"smithy.api#http": {"method": "POST", "uri": "/put"}}},
"m#PutIn": {"type": "structure", "members": {"kept": {"target": "m#Kept"}}},
"m#Kept": {"type": "structure", "members": {
    "word": {"target": "m#Word", "traits": {"smithy.api#documentation": "A word. A long one."}},
    "kind": {"target": "m#Kind"}, "words": {"target": "m#Words"}}},
"m#Word": {"type": "string", "traits": {"smithy.api#pattern": "^a*$", "aws.api#arnReference": {"type": "a"}}},
"m#Words": {"type": "list", "member": {"target": "m#Word"}, "traits": {"smithy.api#length": {"max": 9}}},
"m#Kind": {"type": "enum", "members": {
    "A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}},
    "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}}}},
"m#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}},
"m#Busy": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "server"}}}}"#;

fn write(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scope");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(name);
    fs::write(&file, text).expect("a file");
    file
}

fn versions(name: &str, protocol: &str, edits: &[(&str, &str)]) -> [PathBuf; 2] {
    let old = MODEL.replace("PROTOCOL", protocol);
    let mut new = old.clone();
    for (from, to) in edits {
        assert!(new.contains(from), "{name}: {from}");
        new = new.replace(from, to);
    }
    [
        write(&format!("{name}.{protocol}.old.json"), &old),
        write(&format!("{name}.{protocol}.new.json"), &new),
    ]
}

fn shapesmith(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command
        .args(arguments)
        .output()
        .expect("the command starts")
}

/// The worst class on the wire.
fn wire(report: &Value) -> &str {
    let changes = report["changes"].as_array().expect("changes");
    let of = |class: &str| changes.iter().any(|change| change["wire"] == class);
    let classes = ["breaking", "compatible"];
    classes
        .into_iter()
        .find(|class| of(class))
        .unwrap_or("invisible")
}

#[test]
fn directions_are_those_of_the_scope() {
    let edits = [
        ("pattern", "\"^a*$\"", "\"^ab*$\""),
        ("length", "{\"max\": 9}", "{\"max\": 8}"),
        (
            "value",
            ",\n    \"B\": {\"target\": \"smithy.api#Unit\", \"traits\": {\"smithy.api#enumValue\": \"b\"}}",
            "",
        ),
        (
            "required",
            "\"kind\": {\"target\": \"m#Kind\"}",
            "\"kind\": {\"target\": \"m#Kind\", \"traits\": {\"smithy.api#required\": {}, \"smithy.api#clientOptional\": {}}}",
        ),
    ];
    for (name, from, to) in edits {
        let [old, new] = versions(name, "restJson1", &[(from, to)]);
        for (scope, expected) in [
            (&[][..], "breaking"),
            (&["--operations", "Put"], "breaking"),
            (&["--operations", "Get"], "compatible"),
            (&["--shapes", "PutIn"], "breaking"),
            (&["--shapes", "GetOut"], "compatible"),
            (&["--shapes", "GetOut", "--operations", "Put"], "breaking"),
            (&["--shapes", "Kept"], "breaking"),
            (&["--operations", "Read"], "invisible"),
        ] {
            let found = super::diff(&old, &new, scope);
            assert_eq!(wire(&found), expected, "{name} {scope:?}: {found:#}");
        }
    }
}

#[test]
fn services_of_named_operations_are_in_the_scope() {
    for (name, from, to, expected) in [
        ("signing name", "\"things\"}", "\"others\"}", "breaking"),
        (
            "service error",
            "\"smithy.api#error\": \"server\"",
            "\"smithy.api#error\": \"server\", \"smithy.api#httpError\": 503",
            "compatible",
        ),
        (
            "other operation",
            ", {\"target\": \"m#Put\"}",
            "",
            "invisible",
        ),
        (
            "other resource",
            "\"id\": {\"target\": \"smithy.api#String\"}",
            "",
            "invisible",
        ),
        ("metadata", "\"me\"", "\"you\"", "invisible"),
    ] {
        let [old, new] = versions(name, "restJson1", &[(from, to)]);
        let found = super::diff(&old, &new, &["--operations", "Get"]);
        assert_eq!(wire(&found), expected, "{name}: {found:#}");
    }
}

#[test]
fn a_trimmed_model_does_not_differ_from_the_whole_one() {
    for protocol in ["restJson1", "restXml", "awsJson1_1", "awsQuery"] {
        let whole = write("whole.json", &MODEL.replace("PROTOCOL", protocol));
        let whole = whole.to_str().expect("a path");
        for operation in ["Get", "Put", "Read"] {
            for docs in ["keep", "first-sentence", "none"] {
                let small = write("small.json", "");
                let small = small.to_str().expect("a path");
                let options = ["--operations", operation, "--docs", docs, "-o", small];
                let trim = [&["trim", whole][..], &options].concat();
                assert!(shapesmith(&trim).status.success());
                for versions in [[small, whole], [whole, small]] {
                    let diff = ["diff", versions[0], versions[1], "--operations", operation];
                    let output = shapesmith(&diff);
                    assert_eq!(output.status.code(), Some(0));
                    let text = String::from_utf8_lossy(&output.stdout);
                    let first = text.lines().next().unwrap_or_default();
                    assert!(
                        ["no changes", "no breaking or compatible changes"].contains(&first),
                        "{protocol} {operation} {docs}: {text}"
                    );
                    let github = shapesmith(&[&diff[..], &["--format", "github"]].concat());
                    assert!(github.stdout.is_empty());
                }
            }
        }
    }
}

#[test]
fn invisible_changes_are_shown_if_asked_for() {
    let edits = [("A word. A long one.", "A word."), ("\"me\"", "\"you\"")];
    let [old, new] = versions("documentation", "restJson1", &edits);
    let files = [old, new].map(|file| file.to_str().expect("a path").to_owned());
    let text = |more: &[&str]| {
        let output = shapesmith(&[&["diff", &files[0], &files[1]][..], more].concat());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    assert_eq!(
        text(&[]),
        "no breaking or compatible changes\n\
         2 changes in the model only, neither in Rust nor on the wire; `--invisible` shows them\n"
    );
    let all = text(&["--invisible"]);
    assert!(
        all.starts_with("Invisible in Rust and on the wire (2)\n"),
        "{all}"
    );
    assert!(
        all.ends_with("\nno breaking or compatible changes\n"),
        "{all}"
    );
    assert_eq!(
        text(&["--invisible", "--format", "github"]).lines().count(),
        2
    );
    let json: Value = serde_json::from_str(&text(&["--format", "json"])).expect("JSON");
    assert_eq!(json["changes"].as_array().map(Vec::len), Some(2));
}

#[test]
fn names_that_are_not_sent_do_not_break_the_wire() {
    const REST: &[&str] = &["restJson1", "restXml"];
    const RPC: &[&str] = &["awsJson1_0", "awsJson1_1"];
    const QUERY: &[&str] = &["awsQuery", "ec2Query"];
    for (name, edits, breaking) in [
        ("service", &[("m#Service", "m#Other")][..], &[RPC][..]),
        (
            "namespace of the service",
            &[("m#Service", "n#Service")],
            &[],
        ),
        ("namespace", &[("m#", "n#")], &[]),
        ("operation", &[("m#Get\"", "m#Fetch\"")], &[RPC, QUERY]),
        ("structure", &[("m#Kept", "m#Held")], &[]),
        ("input", &[("m#PutIn", "m#PutInput")], &[]),
    ] {
        for protocol in [REST, RPC, QUERY].concat() {
            let [old, new] = versions(name, protocol, edits);
            let found = super::diff(&old, &new, &[]);
            let is_breaking = breaking.iter().any(|list| list.contains(&protocol));
            assert_eq!(
                found["breaking"]["wire"], is_breaking,
                "{name} {protocol}: {found:#}"
            );
        }
        let old = MODEL.replace("aws.protocols#PROTOCOL", "smithy.protocols#rpcv2Cbor");
        let new = edits
            .iter()
            .fold(old.clone(), |text, (from, to)| text.replace(from, to));
        let found = super::diff(
            &write("cbor.old.json", &old),
            &write("cbor.new.json", &new),
            &[],
        );
        assert_eq!(
            found["breaking"]["wire"],
            breaking.contains(&RPC),
            "{name}: {found:#}"
        );
    }
}

#[test]
fn unknown_names_have_a_kind_and_near_misses() {
    let [old, new] = versions("unknown", "restJson1", &[]);
    let files = [old, new].map(|file| file.to_str().expect("a path").to_owned());
    for (option, name, expected) in [
        (
            "--operations",
            "Gett",
            "error: neither version has an operation `Gett`\n",
        ),
        (
            "--operations",
            "Kept",
            "error: neither version has an operation `Kept`\n",
        ),
        (
            "--shapes",
            "Wordz",
            "error: neither version has a shape `Wordz`\n",
        ),
    ] {
        let output = shapesmith(&["diff", &files[0], &files[1], option, name]);
        let text = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.starts_with(expected), "{text}");
        assert_eq!(text.contains("did you mean"), name != "Kept", "{text}");
    }
}

#[test]
fn in_the_crate_of_the_types_new_members_break() {
    for (name, from, to) in [
        (
            "field",
            "\"kept\": {\"target\": \"m#Kept\"}",
            "\"kept\": {\"target\": \"m#Kept\"}, \"more\": {\"target\": \"m#Word\"}",
        ),
        (
            "variant",
            "\"B\": {",
            "\"C\": {\"target\": \"smithy.api#Unit\", \"traits\": {\"smithy.api#enumValue\": \"c\"}}, \"B\": {",
        ),
        (
            "error",
            "\"errors\": [{\"target\": \"m#Gone\"}]",
            "\"errors\": [{\"target\": \"m#Gone\"}, {\"target\": \"m#Busy\"}]",
        ),
    ] {
        let [old, new] = versions(name, "restJson1", &[(from, to)]);
        for (more, expected) in [(&[][..], false), (&["--same-crate"], name != "error")] {
            let found = super::diff(&old, &new, more);
            assert_eq!(found["breaking"]["rust"], expected, "{name}: {found:#}");
        }
    }
}
