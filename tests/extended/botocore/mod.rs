//! A second opinion: the requests of botocore, the library of AWS's official SDK for Python.
//!
//! For every operation with a JSON protocol that botocore also knows, both make a request of the same random input,
//! once with its required members and once with all of them. By default, three small services are tested; with
//! `SHAPESMITH_CORPUS_FULL`, all of them, or a twelfth if `SHAPESMITH_CORPUS_SHARE` is set too; with
//! `SHAPESMITH_SERVICES`, those that it names.

mod compare;
mod dates;
mod expected;
mod json_form;
mod kinds;
mod model;
mod paginators;
mod program;
mod values;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use serde_json::{Value, json};

use crate::support::aws_models::aws_models;
use crate::support::botocore::python;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, base64, corpus, say};
use compare::Request;
use kinds::{Kinds, NOT_SET, UNKNOWN_MEMBER};
use model::Service;
use values::{Members, Values};

/// Small services, one of each protocol.
const SAMPLE: [&str; 3] = ["account", "secrets-manager", "sso-oidc"];

/// Rust compiles all services in about 13 minutes of processor time.
const SHARES: usize = 12;

/// An input of an operation.
struct Case {
    operation: String,
    /// The shape ID of the input.
    input: String,
    members: Members,
    /// Its members, as [`Values`] makes them.
    params: Value,
}

#[test]
fn requests_are_those_of_botocore() {
    const TEST: &str = "requests_are_those_of_botocore";
    let Some(corpus) = corpus(TEST) else { return };
    let Some(python) = python(TEST) else { return };
    let models = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let services = services(&models);
    let cases: Vec<Vec<Case>> = services.iter().map(cases).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("botocore-cases");
    fs::create_dir_all(&folder).expect("a folder");

    // Botocore's requests are made while Rust compiles.
    let output = folder.join("botocore.jsonl");
    let mut botocore = botocore(&python, &services, &cases, &folder, &output);
    build(&services);
    assert!(botocore.wait().expect("python ends").success());
    let output = fs::read_to_string(&output).expect("the results");
    let mut theirs = output.lines().map(parsed);

    let mut kinds = Kinds::default();
    let mut compared = 0;
    for (service, cases) in services.iter().zip(&cases) {
        let theirs: Vec<Value> = theirs.by_ref().take(cases.len()).collect();
        let ours = ours(service, cases, &theirs, &folder);
        for ((case, ours), theirs) in cases.iter().zip(&ours).zip(&theirs) {
            compared += usize::from(compare(service, case, ours, theirs, &mut kinds));
        }
    }
    let total: usize = cases.iter().map(Vec::len).sum();
    say(&format!(
        "{compared} of {total} requests of {} services compared with botocore; listed: {}",
        services.len(),
        kinds.listed()
    ));
    let unlisted = kinds.unlisted();
    assert!(unlisted.is_empty(), "\n{}", unlisted.summary());
    let (all, unused) = (services.len() > 200, kinds.unused());
    assert!(
        unused.is_empty() || !all,
        "no request differs in {unused:?}"
    );
    let sample = std::env::var_os("SHAPESMITH_SERVICES").is_none();
    assert!(compared > 80 || !sample, "only {compared} requests");
}

/// The services to test.
fn services(models: &[(String, PathBuf)]) -> Vec<Service> {
    let variable = |name| std::env::var(name).ok();
    let full = variable("SHAPESMITH_CORPUS_FULL").is_some();
    let share = variable("SHAPESMITH_CORPUS_SHARE");
    let share = share.map(|share| share.parse::<usize>().expect("a number"));
    let named = variable("SHAPESMITH_SERVICES");
    let is_chosen = |number: usize, name: &str| {
        if let Some(named) = &named {
            return named.split(',').any(|named| named == name);
        }
        let in_share = share.is_none_or(|share| number % SHARES == share % SHARES);
        SAMPLE.contains(&name) || full && in_share
    };
    let chosen = models.iter().enumerate();
    let chosen = chosen.filter(|(number, (name, _))| is_chosen(*number, name));
    chosen
        .filter_map(|(_, (name, path))| Service::read(name, path))
        .collect()
}

fn cases(service: &Service) -> Vec<Case> {
    let seed = std::env::var("SHAPESMITH_SEED");
    let seed = seed.map_or(1, |seed| seed.parse().expect("a number"));
    let mut values = Values::new(service, seed);
    let mut cases = Vec::new();
    for operation in service.operations() {
        for members in [Members::Required, Members::All] {
            cases.push(Case {
                operation: operation.name.clone(),
                input: operation.input.clone(),
                members,
                params: values.input(&operation.input, members),
            });
        }
    }
    cases
}

/// Starts Python, which writes botocore's requests to a file.
fn botocore(
    python: &Path,
    services: &[Service],
    cases: &[Vec<Case>],
    folder: &Path,
    output: &Path,
) -> Child {
    let mut lines = String::new();
    for (service, cases) in services.iter().zip(cases) {
        for case in cases {
            let line = json!({
                "sdk_id": service.sdk_id,
                "version": service.version,
                "protocol": service.protocol.name(),
                "operation": case.operation,
                "params": case.params,
            });
            writeln!(lines, "{line}").expect("a string");
        }
    }
    let input = folder.join("cases.jsonl");
    fs::write(&input, lines).expect("the cases can be written");
    Command::new(python)
        .arg(Path::new(ROOT).join("tests/extended/botocore/requests.py"))
        .stdin(File::open(&input).expect("the cases"))
        .stdout(File::create(output).expect("a file"))
        .spawn()
        .expect("python can be started")
}

/// Compiles a program for each service.
fn build(services: &[Service]) {
    let manifest = "[package]\nname = \"botocore\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                    [workspace]\nmembers = [\"services/*\"]\n\n\
                    [profile.dev]\ndebug = 0\nstrip = true\n";
    let consumer = Consumer::new("botocore", manifest, "fn main() {}\n");
    for service in services {
        let folder = format!("services/{}", service.name);
        let manifest = program::manifest(service, ROOT);
        consumer.write(&format!("{folder}/Cargo.toml"), &manifest);
        consumer.write(&format!("{folder}/src/main.rs"), &program::source(service));
        consumer.write(&format!("{folder}/model.json"), &service.of_requests());
    }
    consumer.cargo(&["build", "--workspace"]);
}

/// Our requests of the members that botocore knows, or of all members if it does not know the operation.
fn ours(service: &Service, cases: &[Case], theirs: &[Value], folder: &Path) -> Vec<Value> {
    let mut lines = String::new();
    for (case, theirs) in cases.iter().zip(theirs) {
        let input = json_form::input(service, &case.input, params(case, theirs));
        writeln!(lines, "{}", json!([case.operation, input])).expect("a string");
    }
    let input = folder.join(format!("{}.jsonl", service.name));
    fs::write(&input, lines).expect("the cases can be written");
    let program = Consumer::target()
        .join("debug")
        .join(program::package(service));
    let output = Command::new(program)
        .stdin(File::open(input).expect("the cases"))
        .output()
        .expect("the program can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", service.name);
    let output = String::from_utf8(output.stdout).expect("text");
    output.lines().map(parsed).collect()
}

fn params<'c>(case: &'c Case, theirs: &'c Value) -> &'c Value {
    theirs.get("params").unwrap_or(&case.params)
}

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).expect("a result")
}

/// Compares the results of a case, and says whether both are requests.
fn compare(
    service: &Service,
    case: &Case,
    ours: &Value,
    theirs: &Value,
    kinds: &mut Kinds,
) -> bool {
    let operation = format!("{}.{}", service.name, case.operation);
    let name = format!("{operation} ({:?})", case.members);
    for unknown in theirs["unknown"].as_array().into_iter().flatten() {
        kinds.add(UNKNOWN_MEMBER, &format!("{name}{unknown}"));
    }
    if let Some(error) = ours["error"].as_str() {
        kinds.add("our error", &format!("{name}: {error}"));
        return false;
    }
    let body = ours["request"]["body"].as_array().expect("bytes").iter();
    let body = body.map(|byte| byte.as_u64().expect("a byte").to_le_bytes()[0]);
    let ours = Request::read(&ours["request"], body.collect());
    if let Some(body) = expected::body(service, &case.input, params(case, theirs)) {
        for difference in compare::bodies(&ours, &body, &expected::tokens(service, &case.input)) {
            kinds.add(NOT_SET, &format!("{name} {difference}"));
        }
    }
    if let Some(error) = theirs["error"].as_str() {
        kinds.add(error, &name);
        return false;
    }
    let is_known = |name: &Value| {
        let mut members = service.members(&case.input);
        members.any(|(known, _)| known == model::text(name))
    };
    let members = theirs["members"].as_array();
    let has_more_members = members.is_some_and(|members| !members.iter().all(is_known));
    let body = base64::decode(model::text(&theirs["request"]["body"]));
    let theirs = Request::read(&theirs["request"], body);
    for difference in compare::differences(&ours, &theirs) {
        let kind = kinds::kind(&operation, &difference, has_more_members);
        kinds.add(kind, &format!("{name} {difference}"));
    }
    true
}
