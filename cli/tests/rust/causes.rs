//! Each change of Rust belongs to a change of the model that has to do with it, whatever else changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::cases::{self, Case, NAMESPACE};
use crate::pairs::model;

/// How many cases are in one model.
const BATCH: usize = 80;

/// The model with a version of each case, whose operations belong to so many services in turns.
fn with_services(cases: &[&Case], version: usize, services: usize) -> Value {
    let mut model = model(cases, version);
    let shapes = model["shapes"].as_object_mut().expect("shapes");
    let id = format!("{NAMESPACE}#Service");
    let service = shapes.remove(&id).expect("the service");
    let operations = service["operations"].as_array().expect("operations");
    let number = |operation: &Value| -> usize {
        let digits = operation["target"].as_str().unwrap_or_default().chars();
        let digits: String = digits.filter(char::is_ascii_digit).take(4).collect();
        digits.parse().unwrap_or_default()
    };
    for at in 0..services {
        let own = operations.iter();
        let own = own.filter(|operation| number(operation) % services == at);
        let mut service = service.clone();
        service["operations"] = json!(own.collect::<Vec<&Value>>());
        shapes.insert(format!("{id}{at}"), service);
    }
    model
}

/// The prefixes of the cases that a text names.
fn prefixes(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices('C').map(|(at, _)| at);
    let prefixes = starts.filter_map(|at| text.get(at..at + 5));
    let is_number = |prefix: &&str| prefix[1..].chars().all(|c| c.is_ascii_digit());
    prefixes.filter(is_number).collect()
}

#[test]
fn changes_of_other_cases_are_not_causes() {
    let cases = cases::all();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("causes-of-cases");
    fs::create_dir_all(&root).expect("a folder");
    let (mut count, mut wrong) = (0, Vec::new());
    let all: Vec<&Case> = cases.iter().collect();
    for (number, batch) in all.chunks(BATCH).enumerate() {
        for services in [number % 2, 2] {
            let files = [0, 1].map(|version| {
                let file = root.join(format!("{number}-{services}-{version}.json"));
                let model = with_services(batch, version, services);
                fs::write(&file, cases::to_text(&model)).expect("a file");
                file
            });
            for files in [[&files[0], &files[1]], [&files[1], &files[0]]] {
                let output = Command::new(env!("CARGO_BIN_EXE_shapesmith"))
                    .args(["diff", "--format", "json", "--same-crate"])
                    .args(files)
                    .output()
                    .expect("the command runs");
                let errors = String::from_utf8_lossy(&output.stderr);
                let report: Value = serde_json::from_slice(&output.stdout)
                    .unwrap_or_else(|error| panic!("{error}: {errors}"));
                for change in report["changes"].as_array().expect("changes") {
                    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                    let cause = text(&change["message"]);
                    let of_cause = format!("{cause} {}", text(&change["shape"]));
                    for found in change["rust_changes"].as_array().into_iter().flatten() {
                        count += 1;
                        let (item, message) = (text(&found["item"]), text(&found["message"]));
                        // A guess that one type is another one with a new name can be wrong, too.
                        if prefixes(&item).is_disjoint(&prefixes(&of_cause))
                            || cause.starts_with("generated code")
                            || prefixes(&message).len() > 1
                        {
                            wrong.push(format!("{message}: {cause} ({services} services)"));
                        }
                    }
                }
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    assert!(count > 5_000, "{count}");
}
