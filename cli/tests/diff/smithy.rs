//! The pairs of models of the corpus, with the events of Smithy's own differ.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use shapesmith_test_support::{corpus, say, smithy_cases};

/// The kinds of changes that break Rust or the wire, and which Smithy does not hold breaking. The key is the start of
/// the message, up to the first name in it, and with the trait.
const OTHERS: &[(&str, &str)] = &[
    (
        "@required was added to member",
        "servers refuse requests without the member, whatever its target is; Smithy warns about structures and unions, \
         and is silent about `@input` and `@clientOptional`",
    ),
    (
        "@required was removed from member",
        "old clients need the member of responses, whatever its target is; Smithy warns about structures and unions",
    ),
    (
        "@uniqueItems was added to",
        "servers refuse lists that they accepted; Smithy warns",
    ),
    (
        "@default was added to member",
        "a member that was required becomes optional for clients, and its builder has no type parameter for it",
    ),
    (
        "@clientOptional was added to member",
        "the field of an `@input` structure becomes an `Option`",
    ),
    (
        "@clientOptional was removed from member",
        "the field of an `@input` structure is no `Option` any more; for Smithy all members of such a structure are \
         nullable",
    ),
    (
        "@auth of",
        "servers refuse requests without authentication, which they accepted; the pairs suppress the event",
    ),
    (
        "error",
        "the error enum of the operation loses a variant that code may match; Smithy warns",
    ),
    (
        "member",
        "a member of a type that needs another feature of `shapesmith`",
    ),
    (
        "structure",
        "the struct is gone; Smithy leaves out private shapes",
    ),
    (
        "generated code: struct",
        "the struct is gone, since nothing reaches its shape in `smithy.framework` any more",
    ),
    (
        "@pattern of",
        "servers may refuse texts that they accepted; Smithy has a note that patterns should become more permissive",
    ),
];

/// The events by severity, ID and how often.
fn events(list: &[Value]) -> BTreeMap<String, usize> {
    let mut events = BTreeMap::new();
    for event in list {
        let severity = event["severity"].as_str().expect("a severity");
        let id = event["id"].as_str().expect("an ID");
        *events.entry(format!("{severity} {id}")).or_default() += 1;
    }
    events
}

/// What a change is about: its message up to the first name, but with that of a trait.
fn kind(message: &str) -> String {
    let Some(rest) = message.strip_prefix('`') else {
        return message.split(" `").next().unwrap_or_default().to_owned();
    };
    let (name, rest) = rest.split_once('`').unwrap_or((rest, ""));
    let rest = rest.split(" `").next().unwrap_or_default();
    // The value of a trait ends before the verb.
    let verb = rest.find(" was ").map_or(rest, |at| &rest[at..]);
    format!("{name}{verb}")
}

#[test]
fn smithys_differ_agrees() {
    let Some(corpus) = corpus("smithys_differ_agrees") else {
        return;
    };
    let cases = smithy_cases::smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let (mut pairs, mut in_idl, mut count) = (0, 0, 0);
    let mut others = BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    for pair in smithy_cases::pairs(&cases) {
        let [old, new] = ["a", "b"].map(|name| {
            let ast = pair.join(name).with_extension("json");
            if ast.exists() {
                ast
            } else {
                pair.join(name).with_extension("smithy")
            }
        });
        pairs += 1;
        in_idl += usize::from(
            old.extension()
                .is_some_and(|extension| extension == "smithy"),
        );
        let text = fs::read_to_string(pair.join("events.json")).expect("the events");
        let expected: Value = serde_json::from_str(&text).expect("JSON");
        let found = super::diff(&old, &new, &[]);
        let changes = found["changes"].as_array().expect("changes");
        let reported: Vec<Value> = (changes.iter())
            .filter_map(|change| change["events"].as_array())
            .flatten()
            .cloned()
            .collect();
        let wanted = events(expected["events"].as_array().expect("events"));
        count += reported.len();
        let name = pair.file_name().unwrap_or_default().to_string_lossy();
        if events(&reported) != wanted {
            wrong.push(format!("{name}: {:?} != {wanted:?}", events(&reported)));
        }
        if found["breaking"]["model"] != expected["breaking"] {
            wrong.push(format!("{name}: breaking is {}", expected["breaking"]));
        }
        let breaks = ["rust", "wire", "model"].map(|who| found["breaking"][who] == true);
        if breaks.contains(&true) && expected["breaking"] == false {
            for change in changes {
                if change["rust"] == "breaking" || change["wire"] == "breaking" {
                    let message = change["message"].as_str().expect("a message");
                    *others.entry(kind(message)).or_default() += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    let listed: Vec<&str> = OTHERS.iter().map(|(kind, _)| *kind).collect();
    let unlisted: Vec<_> = (others.iter())
        .filter(|(kind, _)| !listed.contains(&&***kind))
        .collect();
    assert!(unlisted.is_empty(), "without a reason: {unlisted:#?}");
    say(&format!(
        "{pairs} pairs with {count} events agree, {in_idl} of them in the IDL; breaking for Rust or the wire alone: {others:?}"
    ));
    assert!(
        pairs > 1_000 && in_idl > 40,
        "only {pairs} pairs, {in_idl} in the IDL"
    );
}

#[test]
fn a_model_does_not_differ_from_itself() {
    let Some(corpus) = corpus("a_model_does_not_differ_from_itself") else {
        return;
    };
    let path = corpus.join("models/cognito-identity-provider.json");
    let same = super::diff(&path, &path, &[]);
    assert_eq!(same["changes"], Value::Array(Vec::new()));
    // serde_json sorts the keys of objects, except those of members, whose order counts.
    let text = fs::read_to_string(&path).expect("the model");
    let mut model: Value = serde_json::from_str(&text).expect("JSON");
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    shapes.retain(|_, shape| shape["members"].as_object().is_none_or(|m| m.len() < 2));
    let (all, sorted) = (filtered(&text, shapes), model.to_string());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (old, new) = (folder.join("in-order.json"), folder.join("sorted.json"));
    fs::write(&old, all).expect("a file");
    fs::write(&new, sorted).expect("a file");
    let same = super::diff(&old, &new, &[]);
    assert_eq!(same["changes"], Value::Array(Vec::new()));
}

/// The model with some of its shapes, in the order of its text.
fn filtered(text: &str, shapes: &serde_json::Map<String, Value>) -> String {
    use serde_json::value::RawValue;
    let model: BTreeMap<&str, &RawValue> = serde_json::from_str(text).expect("JSON");
    let all: BTreeMap<&str, &RawValue> =
        serde_json::from_str(model["shapes"].get()).expect("shapes");
    let kept = all.iter().rev().filter(|(id, _)| shapes.contains_key(**id));
    let kept: Vec<String> = kept
        .map(|(id, raw)| format!("{}: {raw}", Value::from(*id)))
        .collect();
    let rest = model.iter().filter(|(key, _)| **key != "shapes");
    let mut parts: Vec<String> = rest
        .map(|(key, raw)| format!("{}: {raw}", Value::from(*key)))
        .collect();
    parts.push(format!("\"shapes\": {{{}}}", kept.join(", ")));
    format!("{{{}}}", parts.join(", "))
}
