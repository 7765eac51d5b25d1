//! Clients and servers of different versions exchange messages, and `shapesmith diff` has said what they meet.
//!
//! `cases.json` has the shapes `base#In` and `base#Out`, and in other namespaces what became of them. The types of both
//! versions are generated. Random values of the one are written, and read as the other: as servers read requests, with
//! constraints, and as clients read responses, without.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use arbitrary::{Arbitrary, Unstructured};
use serde_json::Value;
use shapesmith::{FromJson, ToJson};

/// Random values of each type.
const VALUES: u64 = 300;

/// What happened to the messages of a case.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    /// Some could not be read.
    failed: bool,
    /// Some were read as something else.
    lost: bool,
}

impl Outcome {
    fn is_bad(self) -> bool {
        self.failed || self.lost
    }
}

/// What happened on all ways.
#[derive(Clone, Copy, Debug)]
struct Outcomes {
    old_requests: Outcome,
    new_requests: Outcome,
    /// Responses of old servers to new clients.
    old_responses: Outcome,
    /// Responses of new servers to old clients.
    new_responses: Outcome,
}

/// Writes random values of a type, and reads them as another one.
fn exchange<'a, W, R>(bytes: &'a [Vec<u8>], is_server: bool) -> Outcome
where
    W: Arbitrary<'a> + ToJson,
    R: FromJson + ToJson,
{
    let mut outcome = Outcome::default();
    for bytes in bytes {
        let Ok(value) = W::arbitrary(&mut Unstructured::new(bytes)) else {
            continue;
        };
        let sent = value.to_json().expect("values can be written");
        let read = if is_server {
            R::from_json(&sent)
        } else {
            R::from_json_unchecked(&sent)
        };
        match read {
            Err(_) => outcome.failed = true,
            Ok(read) => {
                // A variant of a union that is not known cannot be written again.
                let again = read.to_json().ok();
                outcome.lost |= again.is_none_or(|again| parsed(&sent) != parsed(&again));
            }
        }
    }
    outcome
}

/// The value of JSON, with all numbers as floats.
fn parsed(json: &[u8]) -> Value {
    fn floats(value: &mut Value) {
        match value {
            Value::Number(number) => {
                *value = Value::from(number.as_f64().expect("a number"));
            }
            Value::Array(items) => items.iter_mut().for_each(floats),
            Value::Object(entries) => entries.values_mut().for_each(floats),
            _ => {}
        }
    }
    let mut value = serde_json::from_slice(json).expect("JSON");
    floats(&mut value);
    value
}

mod base {
    shapesmith::smithy! { model = "tests/exchange/cases.json", shapes = ["base#In", "base#Out"] }
}

/// The types of the cases, and a function that exchanges messages in each.
macro_rules! cases {
    ($($case:ident $input:tt $output:tt,)*) => {
        $(mod $case {
            shapesmith::smithy! {
                model = "tests/exchange/cases.json",
                shapes = [$input, $output],
            }
        })*

        fn all(bytes: &[Vec<u8>]) -> BTreeMap<&'static str, Outcomes> {
            let cases = [$((stringify!($case), Outcomes {
                old_requests: exchange::<base::In, $case::In>(bytes, true),
                new_requests: exchange::<$case::In, base::In>(bytes, true),
                old_responses: exchange::<base::Out, $case::Out>(bytes, false),
                new_responses: exchange::<$case::Out, base::Out>(bytes, false),
            })),*];
            cases.into()
        }
    };
}

cases! {
    member_added_to_input "member_added_to_input#In" "member_added_to_input#Out",
    required_member_added_to_input "required_member_added_to_input#In" "required_member_added_to_input#Out",
    member_removed_from_input "member_removed_from_input#In" "member_removed_from_input#Out",
    required_member_removed_from_input "required_member_removed_from_input#In" "required_member_removed_from_input#Out",
    member_renamed_in_input "member_renamed_in_input#In" "member_renamed_in_input#Out",
    json_name_changed_in_input "json_name_changed_in_input#In" "json_name_changed_in_input#Out",
    required_added_in_input "required_added_in_input#In" "required_added_in_input#Out",
    required_removed_in_input "required_removed_in_input#In" "required_removed_in_input#Out",
    integer_became_long_in_input "integer_became_long_in_input#In" "integer_became_long_in_input#Out",
    integer_became_short_in_input "integer_became_short_in_input#In" "integer_became_short_in_input#Out",
    integer_became_double_in_input "integer_became_double_in_input#In" "integer_became_double_in_input#Out",
    integer_became_string_in_input "integer_became_string_in_input#In" "integer_became_string_in_input#Out",
    boolean_became_string_in_input "boolean_became_string_in_input#In" "boolean_became_string_in_input#Out",
    enum_became_string_in_input "enum_became_string_in_input#In" "enum_became_string_in_input#Out",
    string_became_enum_in_input "string_became_enum_in_input#In" "string_became_enum_in_input#Out",
    string_became_blob_in_input "string_became_blob_in_input#In" "string_became_blob_in_input#Out",
    timestamp_format_changed_in_input "timestamp_format_changed_in_input#In" "timestamp_format_changed_in_input#Out",
    default_added_in_input "default_added_in_input#In" "default_added_in_input#Out",
    range_added_in_input "range_added_in_input#In" "range_added_in_input#Out",
    pattern_added_in_input "pattern_added_in_input#In" "pattern_added_in_input#Out",
    length_narrowed_in_input "length_narrowed_in_input#In" "length_narrowed_in_input#Out",
    length_widened_in_input "length_widened_in_input#In" "length_widened_in_input#Out",
    members_reordered_in_input "members_reordered_in_input#In" "members_reordered_in_input#Out",
    member_added_to_output "member_added_to_output#In" "member_added_to_output#Out",
    required_member_added_to_output "required_member_added_to_output#In" "required_member_added_to_output#Out",
    member_removed_from_output "member_removed_from_output#In" "member_removed_from_output#Out",
    required_member_removed_from_output "required_member_removed_from_output#In" "required_member_removed_from_output#Out",
    member_renamed_in_output "member_renamed_in_output#In" "member_renamed_in_output#Out",
    json_name_changed_in_output "json_name_changed_in_output#In" "json_name_changed_in_output#Out",
    required_added_in_output "required_added_in_output#In" "required_added_in_output#Out",
    required_removed_in_output "required_removed_in_output#In" "required_removed_in_output#Out",
    integer_became_long_in_output "integer_became_long_in_output#In" "integer_became_long_in_output#Out",
    integer_became_short_in_output "integer_became_short_in_output#In" "integer_became_short_in_output#Out",
    integer_became_double_in_output "integer_became_double_in_output#In" "integer_became_double_in_output#Out",
    integer_became_string_in_output "integer_became_string_in_output#In" "integer_became_string_in_output#Out",
    boolean_became_string_in_output "boolean_became_string_in_output#In" "boolean_became_string_in_output#Out",
    enum_became_string_in_output "enum_became_string_in_output#In" "enum_became_string_in_output#Out",
    string_became_enum_in_output "string_became_enum_in_output#In" "string_became_enum_in_output#Out",
    string_became_blob_in_output "string_became_blob_in_output#In" "string_became_blob_in_output#Out",
    timestamp_format_changed_in_output "timestamp_format_changed_in_output#In" "timestamp_format_changed_in_output#Out",
    default_added_in_output "default_added_in_output#In" "default_added_in_output#Out",
    range_added_in_output "range_added_in_output#In" "range_added_in_output#Out",
    pattern_added_in_output "pattern_added_in_output#In" "pattern_added_in_output#Out",
    length_narrowed_in_output "length_narrowed_in_output#In" "length_narrowed_in_output#Out",
    length_widened_in_output "length_widened_in_output#In" "length_widened_in_output#Out",
    members_reordered_in_output "members_reordered_in_output#In" "members_reordered_in_output#Out",
    member_renamed_with_its_json_name "member_renamed_with_its_json_name#In" "member_renamed_with_its_json_name#Out",
    enum_value_added "enum_value_added#In" "enum_value_added#Out",
    enum_value_removed "enum_value_removed#In" "enum_value_removed#Out",
    enum_value_renamed "enum_value_renamed#In" "enum_value_renamed#Out",
    enum_value_changed "enum_value_changed#In" "enum_value_changed#Out",
    items_became_unique "items_became_unique#In" "items_became_unique#Out",
    list_became_sparse "list_became_sparse#In" "list_became_sparse#Out",
    items_became_integers "items_became_integers#In" "items_became_integers#Out",
    list_became_map "list_became_map#In" "list_became_map#Out",
    list_renamed "list_renamed#In" "list_renamed#Out",
    structure_renamed "structure_renamed#In" "structure_renamed#Out",
    nested_member_removed "nested_member_removed#In" "nested_member_removed#Out",
    nested_member_added "nested_member_added#In" "nested_member_added#Out",
    nested_member_required "nested_member_required#In" "nested_member_required#Out",
    structure_became_union "structure_became_union#In" "structure_became_union#Out",
    variant_added "variant_added#In" "variant_added#Out",
    variant_removed "variant_removed#In" "variant_removed#Out",
    variant_changed "variant_changed#In" "variant_changed#Out",
    documented "documented#In" "documented#Out",
    sensitive "sensitive#In" "sensitive#Out",
}

/// Why changes are breaking for old clients that can still read all messages.
const UNSEEN: [(&str, &str); 2] = [
    (
        "member_removed_from_output",
        "an optional member is absent from now on, which looks like one that is left out when it is read",
    ),
    (
        "string_became_blob_in_output",
        "base64 is read as the text that it is not",
    ),
];

/// The most severe class of change that `shapesmith diff` reports for old and new clients.
fn classes(old: &Path, new: &Path) -> [u8; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command.args(["diff", "--format", "json"]).args([old, new]);
    let output = command.output().expect("the command starts");
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let changes = found["changes"].as_array().expect("changes");
    assert!(!changes.is_empty(), "{}: no changes", new.display());
    ["old_client", "new_client"].map(|client| {
        let classes = changes.iter().map(|change| class(&change[client]["class"]));
        classes.max().expect("a change")
    })
}

const INVISIBLE: u8 = 0;
const COMPATIBLE: u8 = 1;
const BREAKING: u8 = 2;

fn class(value: &Value) -> u8 {
    match value.as_str() {
        Some("breaking") => BREAKING,
        Some("compatible") => COMPATIBLE,
        _ => INVISIBLE,
    }
}

/// The model with the shapes of a case in the place of those of the base.
fn model(cases: &Value, case: &str) -> PathBuf {
    let all = cases["shapes"].as_object().expect("shapes");
    let mut shapes = serde_json::Map::new();
    for (id, shape) in all {
        let (namespace, name) = id.split_once('#').expect("an ID");
        let is_service = matches!(name, "Service" | "Exchange");
        if is_service || namespace == case {
            let text = shape.to_string().replace(&format!("\"{case}#"), "\"base#");
            let shape = serde_json::from_str(&text).expect("JSON");
            shapes.insert(format!("base#{name}"), shape);
        }
    }
    let mut model = cases.clone();
    model["shapes"] = Value::Object(shapes);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("exchange-{case}.json"));
    fs::write(&path, model.to_string()).expect("a file");
    path
}

#[test]
fn breaking_changes_fail_and_compatible_ones_do_not() {
    let text = fs::read_to_string("tests/exchange/cases.json").expect("the cases");
    // The order of members does not show on the wire, so that it may be lost here.
    let cases: Value = serde_json::from_str(&text).expect("JSON");
    let bytes: Vec<Vec<u8>> = (0..VALUES).map(random).collect();
    let old = model(&cases, "base");
    let mut wrong = Vec::new();
    let mut counts = [0; 3];
    for (case, outcomes) in all(&bytes) {
        let [old_client, new_client] = match case {
            // serde_json has sorted the members of both versions.
            case if case.starts_with("members_reordered") => [INVISIBLE; 2],
            case => classes(&old, &model(&cases, case)),
        };
        counts[usize::from(old_client.max(new_client))] += 1;
        let Outcomes {
            old_requests,
            new_requests,
            old_responses,
            new_responses,
        } = outcomes;
        let mut check = |what: &str, is_right: bool| {
            if !is_right {
                let classes = format!("{old_client}, {new_client}");
                wrong.push(format!("{case}: {what} ({classes}): {outcomes:?}"));
            }
        };
        if old_client == BREAKING {
            let is_unseen = UNSEEN.iter().any(|(known, _)| *known == case);
            let is_bad = old_requests.is_bad() || new_responses.is_bad() || is_unseen;
            check("nothing breaks for old clients", is_bad);
        } else {
            check("old requests are not understood", !old_requests.is_bad());
            check("new responses are not read", !new_responses.failed);
        }
        if new_client == BREAKING {
            let is_bad = new_requests.is_bad() || old_responses.is_bad();
            check("nothing breaks for new clients", is_bad);
        } else {
            check("old responses are not read", !old_responses.failed);
        }
        if old_client == INVISIBLE {
            check("old clients lose something", !new_responses.lost);
        }
        if new_client == INVISIBLE {
            let is_bad = new_requests.is_bad() || old_responses.lost;
            check("new clients lose something", !is_bad);
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    let [invisible, compatible, breaking] = counts;
    println!("{invisible} invisible, {compatible} compatible, {breaking} breaking");
    assert!(invisible > 5 && compatible > 10 && breaking > 30);
}

/// Bytes for a random value.
fn random(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..2000).map(|_| next()).collect()
}
