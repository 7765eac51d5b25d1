//! A violated selector is an error of the macro that names the member and its location.

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::testing::model::errors;
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};

use super::kinds::{Class, Form, KINDS, Kind};
use super::model::{self, Container, MapOf, Operation, Place, Presence, Slot};
use crate::support::say;

const PLACES: [Place; 9] = [
    Place::Label,
    Place::GreedyLabel,
    Place::HostLabel,
    Place::Query,
    Place::QueryParams,
    Place::Header,
    Place::PrefixHeaders,
    Place::Payload,
    Place::ResponseCode,
];

/// The errors of a model for all of its operations.
fn errors_of(text: &str) -> Vec<String> {
    let span = Span::call_site();
    let input = SmithyInput::new(ModelFile::new("m.json", Path::new(""), span));
    let input = input.with_operations(Selection::All(span));
    errors(&input, text)
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// All lists and maps of a kind.
fn all_containers(kind: Kind) -> Vec<Container> {
    let mut all = vec![Container::None, Container::List, Container::SparseList];
    // The items of other kinds cannot be compared.
    all.extend(
        (kind.class != Class::Payload && kind.form != Form::Float).then_some(Container::Set),
    );
    for sparse in [false, true] {
        for enum_keys in [false, true] {
            for list in [None, Some(false), Some(true)] {
                all.push(Container::Map(MapOf {
                    sparse,
                    enum_keys,
                    list,
                }));
            }
        }
    }
    all
}

/// An operation with one member.
fn operation(slot: Slot, in_response: bool) -> Operation {
    let slots = vec![slot];
    let (input, output) = if in_response {
        (vec![], slots)
    } else {
        (slots, vec![])
    };
    Operation {
        name: "Do".to_owned(),
        input,
        output,
        error: vec![],
    }
}

#[test]
fn bindings_that_the_selectors_forbid_name_their_member() {
    let (mut allowed, mut forbidden) = (0, 0);
    for place in PLACES {
        for kind in KINDS {
            let fitting = model::containers(place, kind);
            for container in all_containers(kind) {
                let presence = Presence::Required;
                let slot = Slot {
                    name: "member".to_owned(),
                    place,
                    kind,
                    container,
                    presence,
                };
                let operation = operation(slot.clone(), place == Place::ResponseCode);
                let text = model::model(&[operation]);
                let found = errors_of(&text);
                // Documents of any kind are payloads, which is more than the matrix sends.
                if fitting.contains(&container) || place == Place::Payload {
                    assert_eq!(found, [""; 0], "{slot:?}");
                    allowed += 1;
                } else {
                    let is_named =
                        |error: &&String| error.contains("`member`") && error.contains("m.json:1:");
                    assert!(!found.is_empty(), "{slot:?} is allowed");
                    let other = found.iter().find(|error| !is_named(error));
                    assert_eq!(other, None, "{slot:?}");
                    forbidden += 1;
                }
            }
        }
    }
    say(&format!(
        "{allowed} allowed bindings and {forbidden} forbidden ones"
    ));
}

/// A model with an operation, whose input and output have these members.
fn model_of(uri: &str, traits: &str, input: &str, output: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
"m#S": {{"type": "service", "version": "1", "operations": [{{"target": "m#Do"}}], "traits": {{"aws.protocols#restJson1": {{}}}}}},
"m#Do": {{"type": "operation", "input": {{"target": "m#In"}}, "output": {{"target": "m#Out"}},
  "traits": {{"smithy.api#http": {{"method": "POST", "uri": "{uri}"}}{traits}}}}},
"m#In": {{"type": "structure", "traits": {{"smithy.api#input": {{}}}}, "members": {{
{input}
}}}},
"m#Out": {{"type": "structure", "members": {{
{output}
}}}},
"m#List": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
"m#Lists": {{"type": "list", "member": {{"target": "m#List"}}}},
"m#Map": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "smithy.api#String"}}}},
"m#Maps": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "m#Map"}}}},
"m#ListsMap": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "m#Lists"}}}}
}}}}"#
    )
}

fn member(name: &str, target: &str, traits: &[&str]) -> String {
    let traits: Vec<String> = traits
        .iter()
        .map(|id| format!("\"smithy.api#{id}"))
        .collect();
    format!(
        "{name:?}: {{\"target\": {target:?}, \"traits\": {{{}}}}}",
        traits.join(", ")
    )
}

const STRING: &str = "smithy.api#String";
const HEADER: &str = r#"httpHeader": "x-a""#;
const QUERY: &str = r#"httpQuery": "a""#;
const PARAMS: &str = r#"httpQueryParams": {}"#;
const PREFIX: &str = r#"httpPrefixHeaders": "x-""#;
const LABEL: &str = r#"httpLabel": {}"#;
const HOST: &str = r#"hostLabel": {}"#;
const PAYLOAD: &str = r#"httpPayload": {}"#;
const CODE: &str = r#"httpResponseCode": {}"#;
const REQUIRED: &str = r#"required": {}"#;

#[test]
#[allow(clippy::too_many_lines)] // most of them are a table
fn bindings_that_cannot_be_together_name_their_member() {
    let endpoint = r#", "smithy.api#endpoint": {"hostPrefix": "{a}."}"#;
    for (uri, traits, input, output) in [
        // Nested lists and maps.
        ("/", "", vec![member("a", "m#Lists", &[HEADER])], vec![]),
        ("/", "", vec![member("a", "m#Lists", &[QUERY])], vec![]),
        ("/", "", vec![member("a", "m#Maps", &[PARAMS])], vec![]),
        ("/", "", vec![member("a", "m#ListsMap", &[PARAMS])], vec![]),
        ("/", "", vec![member("a", "m#Maps", &[PREFIX])], vec![]),
        ("/", "", vec![], vec![member("a", "m#Lists", &[HEADER])]),
        ("/", "", vec![], vec![member("a", "m#Maps", &[PREFIX])]),
        // Unit.
        (
            "/",
            "",
            vec![member("a", "smithy.api#Unit", &[PAYLOAD])],
            vec![],
        ),
        // Two bindings of one member.
        ("/", "", vec![member("a", STRING, &[HEADER, QUERY])], vec![]),
        (
            "/{a}",
            "",
            vec![member("a", STRING, &[LABEL, PAYLOAD, REQUIRED])],
            vec![],
        ),
        // Labels that are optional, or missing in the template.
        ("/{a}", "", vec![member("a", STRING, &[LABEL])], vec![]),
        ("/", endpoint, vec![member("a", STRING, &[HOST])], vec![]),
        (
            "/",
            "",
            vec![member("a", STRING, &[LABEL, REQUIRED])],
            vec![],
        ),
        (
            "/",
            r#", "smithy.api#endpoint": {"hostPrefix": "b."}"#,
            vec![member("a", STRING, &[HOST, REQUIRED])],
            vec![],
        ),
        // Labels without a member.
        ("/{a}", "", vec![member("b", STRING, &[])], vec![]),
        ("/", endpoint, vec![member("b", STRING, &[])], vec![]),
        // A greedy label that is not a string.
        (
            "/{a+}",
            "",
            vec![member("a", "smithy.api#Integer", &[LABEL, REQUIRED])],
            vec![],
        ),
        (
            "/{a+}",
            "",
            vec![member("a", "smithy.api#Timestamp", &[LABEL, REQUIRED])],
            vec![],
        ),
        // Members with the same name, and two of a kind that a message has once.
        (
            "/",
            "",
            vec![
                member("b", STRING, &[HEADER]),
                member("a", STRING, &[r#"httpHeader": "X-A""#]),
            ],
            vec![],
        ),
        (
            "/",
            "",
            vec![member("b", STRING, &[QUERY]), member("a", STRING, &[QUERY])],
            vec![],
        ),
        (
            "/",
            "",
            vec![
                member("b", "m#Map", &[PARAMS]),
                member("a", "m#Map", &[PARAMS]),
            ],
            vec![],
        ),
        (
            "/",
            "",
            vec![
                member("b", "m#Map", &[PREFIX]),
                member("a", "m#Map", &[PREFIX]),
            ],
            vec![],
        ),
        (
            "/",
            "",
            vec![
                member("b", STRING, &[HEADER]),
                member("a", "m#Map", &[PREFIX]),
            ],
            vec![],
        ),
        (
            "/",
            "",
            vec![
                member("b", STRING, &[PAYLOAD]),
                member("a", STRING, &[PAYLOAD]),
            ],
            vec![],
        ),
        (
            "/",
            "",
            vec![],
            vec![
                member("b", "smithy.api#Integer", &[CODE]),
                member("a", "smithy.api#Integer", &[CODE]),
            ],
        ),
        // Members beside a payload.
        (
            "/",
            "",
            vec![member("b", STRING, &[PAYLOAD]), member("a", STRING, &[])],
            vec![],
        ),
        (
            "/",
            "",
            vec![],
            vec![
                member("b", STRING, &[PAYLOAD]),
                member("a", STRING, &[QUERY]),
            ],
        ),
        (
            "/",
            "",
            vec![],
            vec![member("b", STRING, &[PAYLOAD]), member("a", STRING, &[])],
        ),
        // The status is that of a response.
        (
            "/",
            "",
            vec![member("a", "smithy.api#Integer", &[CODE])],
            vec![],
        ),
        (
            "/",
            "",
            vec![],
            vec![member("a", "smithy.api#Long", &[CODE])],
        ),
    ] {
        let text = model_of(uri, traits, &input.join(",\n"), &output.join(",\n"));
        let found = errors_of(&text);
        let is_named = |error: &String| {
            (error.contains("`a`") || error.contains("`m#In$a`") || error.contains("`m#Out$a`"))
                && error.contains("--> m.json:")
        };
        assert!(
            !found.is_empty() && found.iter().all(is_named),
            "{uri} {input:?} {output:?}: {found:#?}"
        );
    }
}
