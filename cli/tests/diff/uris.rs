//! Literal segments of URIs that become labels, and the reverse.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::wire::{BREAKING, COMPATIBLE, worst};

/// A model with an operation that has these labels, each with its target and the traits of that.
fn model(uri: &str, labels: &[(&str, &str, Value)]) -> String {
    let mut members = serde_json::Map::new();
    let mut shapes = json!({
        "m#Service": {"type": "service", "version": "1", "operations": [{"target": "m#Get"}],
            "traits": {"aws.protocols#restJson1": {}}},
        "m#Get": {"type": "operation", "input": {"target": "m#In"},
            "traits": {"smithy.api#http": {"method": "GET", "uri": uri}, "smithy.api#readonly": {}}}});
    for (name, kind, traits) in labels {
        let target = format!("m#{name}Type");
        shapes[&target] = json!({"type": kind, "traits": traits});
        let label = json!({"smithy.api#required": {}, "smithy.api#httpLabel": {}});
        members.insert(
            (*name).to_owned(),
            json!({"target": target, "traits": label}),
        );
    }
    shapes["m#In"] = json!({"type": "structure", "members": members});
    json!({"smithy": "2.0", "shapes": shapes}).to_string()
}

/// The classes of what old and new clients meet, and the texts.
fn meets(old: &str, new: &str) -> ([&'static str; 2], String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default().replace("::", "-");
    let files = ["old", "new"].map(|version| folder.join(format!("{test}.{version}.json")));
    fs::write(&files[0], old).expect("a file");
    fs::write(&files[1], new).expect("a file");
    let report = super::diff(&files[0], &files[1], &[]);
    let changes = report["changes"].as_array().expect("changes");
    let classes = ["old_client", "new_client"].map(|client| worst(changes, client));
    (classes, report.to_string())
}

/// Labels that are texts.
fn texts<'n>(names: &[&'n str]) -> Vec<(&'n str, &'static str, Value)> {
    let labels = names.iter().map(|name| (*name, "string", json!({})));
    labels.collect()
}

#[test]
fn literals_become_labels() {
    let accepted = [COMPATIBLE, COMPATIBLE];
    let refused = [BREAKING, BREAKING];
    for (uris, before, after, expected) in [
        (["/a/b", "/a/{k}"], &[][..], &["k"][..], accepted),
        (["/a/b", "/{k}/b"], &[], &["k"], accepted),
        (["/a/b/c", "/a/{k+}"], &[], &["k"], accepted),
        (["/a/b/c/d", "/a/{k+}/{l}"], &[], &["k", "l"], accepted),
        (["/a/{x}", "/{k}/{x}"], &["x"], &["k", "x"], accepted),
        (["/{x}/a", "/{x}/{k}"], &["x"], &["k", "x"], accepted),
        // The label has another name, too.
        (["/a/{x}", "/{k}/{y}"], &["x"], &["k", "y"], accepted),
        // Another literal, and more segments.
        (["/a/b", "/c/{k}"], &[], &["k"], refused),
        (["/a/b", "/a/b/{k}"], &[], &["k"], refused),
    ] {
        let versions = [
            model(uris[0], &texts(before)),
            model(uris[1], &texts(after)),
        ];
        let (found, report) = meets(&versions[0], &versions[1]);
        assert_eq!(found, expected, "{uris:?}: {report}");
        // New servers refuse all requests of old clients, but those with the literal text.
        let (found, report) = meets(&versions[1], &versions[0]);
        assert_eq!(
            found,
            [BREAKING, expected[0]],
            "{uris:?}, backwards: {report}"
        );
    }
}

#[test]
fn literals_are_values_of_labels() {
    let none = || json!({});
    for (literal, kind, traits, is_accepted) in [
        (
            "b",
            "string",
            json!({"smithy.api#length": {"min": 1}}),
            true,
        ),
        (
            "b",
            "string",
            json!({"smithy.api#length": {"min": 2}}),
            false,
        ),
        (
            "b",
            "string",
            json!({"smithy.api#pattern": "^[a-z]$"}),
            true,
        ),
        (
            "b",
            "string",
            json!({"smithy.api#pattern": "^[0-9]$"}),
            false,
        ),
        (
            "b",
            "string",
            json!({"smithy.api#enum": [{"value": "b"}, {"value": "c"}]}),
            true,
        ),
        (
            "b",
            "string",
            json!({"smithy.api#enum": [{"value": "c"}]}),
            false,
        ),
        ("1", "integer", none(), true),
        ("b", "integer", none(), false),
        ("1", "long", json!({"smithy.api#range": {"min": 2}}), false),
        ("1.5", "double", none(), true),
        ("true", "boolean", none(), true),
        ("b", "boolean", none(), false),
        ("b", "timestamp", none(), false),
    ] {
        let old = model(&format!("/a/{literal}"), &[]);
        let new = model("/a/{k}", &[("k", kind, traits.clone())]);
        let (found, report) = meets(&old, &new);
        let class = if is_accepted { COMPATIBLE } else { BREAKING };
        assert_eq!(
            found,
            [class, COMPATIBLE],
            "{literal} {kind} {traits}: {report}"
        );
        let (found, report) = meets(&new, &old);
        assert_eq!(
            found,
            [BREAKING, class],
            "{literal} {kind} {traits}: {report}"
        );
    }
}
