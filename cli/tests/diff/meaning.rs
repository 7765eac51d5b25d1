//! Names that mean something else: what is sent has the same form, and others read it as something else.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::wire::{ALL, BREAKING, COMPATIBLE, INVISIBLE, worst};

/// A service whose operation has `$MEMBERS` in its input and output, and some shapes.
fn model(protocol: &str, members: &str, shapes: &str) -> String {
    let model = r#"{"smithy": "2.0", "shapes": {
"m#Service": {"type": "service", "version": "2020", "operations": [{"target": "m#Put"}],
    "traits": {"aws.protocols#PROTOCOL": {}}},
"m#Put": {"type": "operation", "input": {"target": "m#In"}, "output": {"target": "m#Out"},
    "traits": {"smithy.api#http": {"method": "POST", "uri": "/put"}}},
"m#In": {"type": "structure", "members": {$MEMBERS}},
"m#Out": {"type": "structure", "members": {$MEMBERS}}$SHAPES}}"#;
    let model = model.replace("PROTOCOL", protocol);
    model
        .replace("$MEMBERS", members)
        .replace("$SHAPES", shapes)
}

/// The effects on old and new clients, and the messages of the changes.
fn compare(name: &str, old: &str, new: &str) -> ([&'static str; 2], Value) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let name = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let files = ["old", "new"].map(|version| folder.join(format!("meaning-{name}-{version}.json")));
    fs::write(&files[0], old).expect("a file");
    fs::write(&files[1], new).expect("a file");
    let found = super::diff(&files[0], &files[1], &[]);
    let changes = found["changes"].as_array().expect("changes");
    let classes = ["old_client", "new_client"].map(|client| worst(changes, client));
    (classes, found)
}

/// An enum of each kind with these names and values. The values are letters, or their positions in the alphabet.
fn enums(values: &[(&str, char)]) -> [(&'static str, String); 3] {
    let joined = |part: &dyn Fn(&str, char) -> String| {
        let parts = values.iter().map(|(name, value)| part(name, *value));
        parts.collect::<Vec<String>>().join(", ")
    };
    let member = |name: &str, value: String| {
        format!(
            r#""{name}": {{"target": "smithy.api#Unit", "traits": {{"smithy.api#enumValue": {value}}}}}"#
        )
    };
    let texts = joined(&|name, value| member(name, format!("\"{value}\"")));
    let numbers = joined(&|name, value| member(name, u32::from(value).to_string()));
    let definitions = joined(&|name, value| format!(r#"{{"name": "{name}", "value": "{value}"}}"#));
    [
        (
            "enum",
            format!(r#"{{"type": "enum", "members": {{{texts}}}}}"#),
        ),
        (
            "intEnum",
            format!(r#"{{"type": "intEnum", "members": {{{numbers}}}}}"#),
        ),
        (
            "@enum",
            format!(r#"{{"type": "string", "traits": {{"smithy.api#enum": [{definitions}]}}}}"#),
        ),
    ]
}

#[test]
fn names_of_enums_have_the_same_values() {
    type Values = &'static [(&'static str, char)];
    let cases: [(&str, Values, Values, bool); 7] = [
        (
            "swapped",
            &[("A", 'a'), ("B", 'b')],
            &[("A", 'b'), ("B", 'a')],
            true,
        ),
        (
            "in a circle",
            &[("A", 'a'), ("B", 'b'), ("C", 'c')],
            &[("A", 'b'), ("B", 'c'), ("C", 'a')],
            true,
        ),
        ("taken", &[("A", 'a'), ("B", 'b')], &[("A", 'b')], true),
        ("moved on", &[("A", 'a')], &[("A", 'b'), ("B", 'a')], true),
        (
            "another value",
            &[("A", 'a'), ("B", 'b')],
            &[("A", 'x'), ("B", 'b')],
            true,
        ),
        (
            "another name",
            &[("A", 'a'), ("B", 'b')],
            &[("C", 'a'), ("B", 'b')],
            false,
        ),
        (
            "another order",
            &[("A", 'a'), ("B", 'b')],
            &[("B", 'b'), ("A", 'a')],
            false,
        ),
    ];
    // As a member, in a list, as the key of a map, and in a union.
    let members = r#""x": {"target": "m#En"}"#;
    let nested = r#""l": {"target": "m#List"}, "u": {"target": "m#Union"}"#;
    let shapes = r#", "m#List": {"type": "list", "member": {"target": "m#En"}},
        "m#Union": {"type": "union", "members": {"u": {"target": "m#En"}}}"#;
    let mut wrong = Vec::new();
    for (name, before, after, is_breaking) in cases {
        for ((kind, old), (_, new)) in enums(before).into_iter().zip(enums(after)) {
            for (place, members) in [("member", members), ("nested", nested)] {
                let with = |en: &str| {
                    let shapes = format!(r#", "m#En": {en}{shapes}"#);
                    model("awsJson1_0", members, &shapes)
                };
                let (classes, found) =
                    compare(&format!("{name} {kind} {place}"), &with(&old), &with(&new));
                let expected = if is_breaking { BREAKING } else { INVISIBLE };
                if classes != [expected; 2] {
                    wrong.push(format!("{name}: {kind} ({place}): {classes:?}: {found:#}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names and values.
type Names = &'static [(&'static str, &'static str)];

#[test]
fn members_keep_their_places() {
    let member = |name: &str, trait_id: &str, value: &str| {
        format!(
            r#""{name}": {{"target": "smithy.api#String", "traits": {{"{trait_id}": "{value}"}}}}"#
        )
    };
    // The names of members with their names in messages.
    let cases: [(&str, Names, Names, [&str; 2]); 5] = [
        (
            "swapped",
            &[("x", "p"), ("y", "q")],
            &[("x", "q"), ("y", "p")],
            [BREAKING; 2],
        ),
        (
            "taken",
            &[("x", "p"), ("y", "q")],
            &[("y", "p")],
            [BREAKING; 2],
        ),
        (
            "moved on",
            &[("x", "p")],
            &[("x", "q"), ("y", "p")],
            [BREAKING; 2],
        ),
        (
            "another name",
            &[("x", "p"), ("y", "q")],
            &[("z", "p"), ("y", "q")],
            [INVISIBLE; 2],
        ),
        (
            "more",
            &[("x", "p")],
            &[("x", "p"), ("y", "q")],
            [COMPATIBLE; 2],
        ),
    ];
    let places: [(&str, &[&str]); 7] = [
        ("smithy.api#jsonName", &["restJson1"]),
        ("smithy.api#xmlName", &["restXml", "awsQuery"]),
        ("aws.protocols#ec2QueryName", &["ec2Query"]),
        ("smithy.api#httpHeader", &["restJson1", "restXml"]),
        ("smithy.api#httpQuery", &["restJson1", "restXml"]),
        ("union smithy.api#jsonName", &["restJson1"]),
        ("union smithy.api#xmlName", &["restXml"]),
    ];
    let mut wrong = Vec::new();
    for (place, protocols) in places {
        for protocol in ALL {
            for (name, before, after, expected) in cases {
                let trait_id = place.trim_start_matches("union ");
                let version = |names: Names| {
                    let members: Vec<String> = (names.iter())
                        .map(|(name, sent)| member(name, trait_id, sent))
                        .collect();
                    let members = members.join(", ");
                    if place == trait_id {
                        return model(protocol, &members, "");
                    }
                    let union =
                        format!(r#", "m#U": {{"type": "union", "members": {{{members}}}}}"#);
                    model(protocol, r#""u": {"target": "m#U"}"#, &union)
                };
                let what = format!("{place} {protocol} {name}");
                let (classes, found) = compare(&what, &version(before), &version(after));
                let is_there = protocols.contains(&protocol);
                // What other protocols do with the name of the member is tested elsewhere.
                // These do not count in outputs.
                let is_of_requests = trait_id.ends_with("Query") || trait_id.ends_with("QueryName");
                let is_right = (!is_there || is_of_requests) && name != "swapped"
                    || !is_there && classes == [INVISIBLE; 2]
                    || classes == expected;
                if !is_right {
                    wrong.push(format!("{what}: {classes:?}: {found:#}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn protocols_that_clients_choose() {
    // The generated code chooses the first of these, and none of the others.
    const PREFERRED: [&str; 3] = ["awsJson1_0", "awsJson1_1", "restJson1"];
    let with = |protocols: &[&str]| {
        let traits: Vec<String> = (protocols.iter())
            .map(|protocol| format!(r#""aws.protocols#{protocol}": {{}}"#))
            .collect();
        model("PROTOCOL", "", "").replace(r#""aws.protocols#PROTOCOL": {}"#, &traits.join(", "))
    };
    let all = [
        "restXml",
        "restJson1",
        "awsJson1_1",
        "awsJson1_0",
        "awsQuery",
    ];
    let sets = (1..1_u32 << all.len()).map(|set| {
        let protocols = all.iter().enumerate();
        let protocols = protocols.filter(|(at, _)| set >> at & 1 == 1);
        protocols
            .map(|(_, protocol)| *protocol)
            .collect::<Vec<&str>>()
    });
    let sets: Vec<Vec<&str>> = sets.filter(|set| set.len() <= 2).collect();
    let mut wrong = Vec::new();
    for before in &sets {
        for after in &sets {
            let chosen = PREFERRED.iter().find(|protocol| after.contains(protocol));
            let is_shared = after.iter().any(|protocol| before.contains(protocol));
            let is_understood = chosen.map_or(is_shared, |protocol| before.contains(protocol));
            let is_more = after.iter().any(|protocol| !before.contains(protocol));
            let is_less = before.iter().any(|protocol| !after.contains(protocol));
            let expected = [
                if is_less { BREAKING } else { INVISIBLE },
                match (is_understood, is_more) {
                    (false, _) => BREAKING,
                    (true, true) => COMPATIBLE,
                    (true, false) => INVISIBLE,
                },
            ];
            let (classes, found) = compare("protocols", &with(before), &with(after));
            if classes != expected {
                wrong.push(format!(
                    "{before:?} -> {after:?}: {classes:?} != {expected:?}"
                ));
            }
            let rust_breaks = found["breaking"]["rust"] == true;
            let has_code = |protocols: &[&str]| PREFERRED.iter().any(|p| protocols.contains(p));
            if rust_breaks && has_code(before) == has_code(after) {
                wrong.push(format!("{before:?} -> {after:?}: Rust breaks: {found:#}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
