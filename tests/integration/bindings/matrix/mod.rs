//! Every place of a binding × every kind of shape × every list and map that the selectors allow × every rule of
//! presence, in requests, responses and errors.
//!
//! The types of the model are compiled under both rules of optionality. Requests are compared with what an
//! independent reader makes of them, and responses are written by an independent writer.

mod forbidden;
mod kinds;
mod model;
mod program;
mod values;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use self::model::{Operation, Place, Presence, Slot};
use self::wire::Values;
use crate::support::consumer::Consumer;
use crate::support::random::Random;
use crate::support::{ROOT, say};

/// The rules of optionality, and the modules with the types.
const MODULES: [&str; 2] = ["client", "server"];

/// Whether a module has the operation with this number. What is bound does not depend on the rule, so that fewer are
/// enough for the second one.
fn is_in(module: &str, operation: usize) -> bool {
    module == MODULES[0] || operation.is_multiple_of(4)
}

/// What the program must find.
enum Expected {
    /// A request with these values, and with defaults for others if the flag is set.
    Request(Values, bool),
    /// A request that cannot be built, for a reason that names this member or header.
    Refused(String),
    /// A response with the expected values.
    Same,
}

struct Case {
    operation: usize,
    line: Value,
    expected: Expected,
}

/// The document of the members with these values.
fn document(slots: &[Slot], values: &Values) -> String {
    let members = slots.iter().filter_map(|slot| {
        let value = values.get(&slot.name)?;
        Some(format!("{:?}:{}", slot.name, values::json(slot, value)))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// Random values for required members, and for others by chance.
fn values(slots: &[Slot], chance: usize, is_response: bool, random: &mut Random) -> Values {
    let set = slots
        .iter()
        .filter(|slot| slot.place != Place::ResponseCode);
    let mut values = Values::new();
    for slot in set {
        if slot.presence.is_required() || random.below(4) < chance {
            values.insert(slot.name.clone(), values::value(slot, is_response, random));
        }
    }
    values
}

fn cases(operations: &[Operation]) -> Vec<Case> {
    let mut random = Random::new(12);
    let mut cases = Vec::new();
    for module in MODULES {
        for (at, operation) in operations.iter().enumerate() {
            if !is_in(module, at) {
                continue;
            }
            let name = format!("{module}::{}", operation.name);
            // No optional member is set, or some, or all.
            for chance in [0, 2, 2, 4, 4, 4] {
                let values = values(&operation.input, chance, false, &mut random);
                let document = document(&operation.input, &values);
                cases.push(Case {
                    operation: at,
                    line: json!({ "operation": name, "message": "input", "value": document }),
                    expected: Expected::Request(values, module == "server"),
                });
                for (message, slots) in [("output", &operation.output), ("error", &operation.error)]
                {
                    cases.push(Case {
                        operation: at,
                        line: response(&name, message, slots, chance, &mut random),
                        expected: Expected::Same,
                    });
                }
            }
            refusals(at, operation, module, &mut random, &mut cases);
        }
    }
    cases
}

fn response(
    name: &str,
    message: &str,
    slots: &[Slot],
    chance: usize,
    random: &mut Random,
) -> Value {
    let values = values(slots, chance, true, random);
    let (mut headers, body) = wire::response(slots, &values, random);
    let status = if message == "error" {
        headers.push([
            "x-amzn-errortype".to_owned(),
            name.replace("client::", "").replace("server::", "") + "Fault",
        ]);
        random.pick(&[400, 418, 503])
    } else {
        random.pick(&[200, 201, 299])
    };
    let mut document = document(slots, &values);
    if let Some(slot) = slots.iter().find(|slot| slot.place == Place::ResponseCode) {
        document.pop();
        let separator = if values.is_empty() { "" } else { "," };
        let member = format!("{separator}{:?}:{status}}}", slot.name);
        document.push_str(&member);
    }
    json!({
        "operation": name, "message": message, "value": document,
        "status": status, "headers": headers, "body": body,
    })
}

/// Inputs that cannot be sent.
fn refusals(
    at: usize,
    operation: &Operation,
    module: &str,
    random: &mut Random,
    cases: &mut Vec<Case>,
) {
    for slot in &operation.input {
        let is_text =
            slot.kind.class == kinds::Class::String && slot.container == model::Container::None;
        let labels = [Place::Label, Place::GreedyLabel, Place::HostLabel];
        let is_label = labels.contains(&slot.place);
        let mut replacements = Vec::new();
        if is_label && module == "client" && slot.presence == Presence::RequiredClientOptional {
            replacements.push((None, slot.name.clone()));
        }
        if is_label && is_text {
            replacements.push((Some(r#""""#), slot.name.clone()));
        }
        if is_text && slot.place == Place::Header && slot.kind.form == kinds::Form::Plain {
            replacements.push((Some(r#""a\r\nb""#), slot.wire_name()));
        }
        if slot.place == Place::PrefixHeaders {
            // The name of a header from a map is concealed if the values are.
            replacements.push((Some(r#"{"k":"a\u0000b"}"#), slot.wire_name()));
        }
        for (replacement, name) in replacements {
            let mut values = values(&operation.input, 4, false, random);
            values.remove(&slot.name);
            let mut document = document(&operation.input, &values);
            if let Some(replacement) = replacement {
                document.pop();
                let separator = if values.is_empty() { "" } else { "," };
                let member = format!("{separator}{:?}:{replacement}}}", slot.name);
                document.push_str(&member);
            }
            let name_of = format!("{module}::{}", operation.name);
            cases.push(Case {
                operation: at,
                line: json!({ "operation": name_of, "message": "input", "value": document }),
                expected: Expected::Refused(name),
            });
        }
    }
}

#[test]
fn every_binding_of_every_kind_is_sent_and_read() {
    let operations = model::operations();
    let cases = cases(&operations);
    let manifest = format!(
        "[package]\nname = \"bindings\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n\
         serde_json = \"1\"\nshapesmith = {{ path = {ROOT:?}, features = [\"bignum\", \"http\"] }}\n\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    let program = program::program(&MODULES, &operations, is_in);
    let consumer = Consumer::new("bindings", &manifest, &program);
    consumer.write("model.json", &model::model(&operations));
    let lines: Vec<String> = cases.iter().map(|case| case.line.to_string()).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bindings.jsonl");
    fs::write(&file, lines.join("\n")).expect("the cases can be written");
    let file = file.to_str().expect("a path of text");
    let output = consumer.cargo_with(&["run"], &[("CASES", file)]);
    let results: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("a result"))
        .collect();
    assert_eq!(results.len(), cases.len());
    let mut failures = Vec::new();
    for (case, result) in cases.iter().zip(&results) {
        let operation = &operations[case.operation];
        let checked = match &case.expected {
            Expected::Request(values, fills_defaults) => {
                wire::check(operation, values, *fills_defaults, result)
            }
            Expected::Refused(name) => match result["error"].as_str() {
                Some(error) if error.contains(name.as_str()) => Ok(()),
                _ => Err(format!("{result} does not name {name}")),
            },
            Expected::Same if result.is_null() => Ok(()),
            Expected::Same => Err(result.to_string()),
        };
        failures.extend(
            checked
                .err()
                .map(|error| format!("{}\n    {error}", case.line)),
        );
    }
    let mut counts: BTreeMap<Place, BTreeSet<String>> = BTreeMap::new();
    let messages = operations.iter().flat_map(Operation::messages);
    for slot in messages.flatten() {
        let combination = format!(
            "{} {:?} {:?}",
            slot.kind.name, slot.container, slot.presence
        );
        counts.entry(slot.place).or_default().insert(combination);
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(place, all)| format!("{place:?} {}", all.len()))
        .collect();
    say(&format!(
        "{} messages of {} operations; combinations of kind, container and presence: {}",
        cases.len(),
        operations.len(),
        counts.join(", ")
    ));
    failures.sort_by_key(String::len);
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures[..failures.len().min(20)].join("\n")
    );
}
