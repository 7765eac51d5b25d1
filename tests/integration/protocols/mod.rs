//! Smithy's protocol tests for clients: requests, and results of responses.

mod cases;
mod compare;
mod program;

use std::fs;

use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus, say};
use cases::{Case, Kind, Service};
use serde_json::Value;

/// The services with a supported protocol.
const SERVICES: [&str; 8] = [
    "aws.protocoltests.json.JsonProtocol",
    "aws.protocoltests.json10.JsonRpc10",
    "aws.protocoltests.json10.QueryCompatibleJsonRpc10",
    "aws.protocoltests.restjson.RestJson",
    "aws.protocoltests.restjson.validation.RestJsonValidation",
    "com.amazonaws.apigateway.BackplaneControlService",
    "com.amazonaws.glacier.Glacier",
    "com.amazonaws.machinelearning.AmazonML_20141212",
];

/// Cases that are not run, each with its reason.
const LISTED: [(&str, &str); 15] = [
    ("SDKAppliedContentEncoding_awsJson1_1", COMPRESSION),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1",
        COMPRESSION,
    ),
    ("SDKAppliedContentEncoding_awsJson1_0", COMPRESSION),
    (
        "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0",
        COMPRESSION,
    ),
    ("SDKAppliedContentEncoding_restJson1", COMPRESSION),
    (
        "SDKAppendedGzipAfterProvidedEncoding_restJson1",
        COMPRESSION,
    ),
    ("RestJsonHttpChecksumRequired", CHECKSUM),
    ("GlacierChecksums", CHECKSUM),
    ("GlacierMultipartChecksums", CHECKSUM),
    ("AwsJson10ClientPopulatesDefaultValuesInInput", DEFAULTS),
    (
        "AwsJson10ClientPopulatesNestedDefaultValuesWhenMissing",
        DEFAULTS,
    ),
    (
        "AwsJson10ClientPopulatesNestedDefaultsWhenMissingInResponseBody",
        DEFAULTS,
    ),
    ("RestJsonClientPopulatesDefaultValuesInInput", DEFAULTS),
    (
        "RestJsonClientPopulatesNestedDefaultValuesWhenMissing",
        DEFAULTS,
    ),
    (
        "RestJsonClientPopulatesNestedDefaultsWhenMissingInResponseBody",
        DEFAULTS,
    ),
];

const COMPRESSION: &str = "bodies are compressed by whoever sends them";
/// Smithy specification, "Default value serialization": clients should not send a default that has not been set.
const DEFAULTS: &str = "what was not set is not sent, and its method gives the default";
const CHECKSUM: &str = "checksums are added by whoever sends or signs";

#[test]
fn requests_and_responses_pass_smithys_tests() {
    let Some(corpus) = corpus("requests_and_responses_pass_smithys_tests") else {
        return;
    };
    let folder = corpus.join("conformance/protocol-tests");
    let services: Vec<Service> = SERVICES
        .iter()
        .map(|name| Service::read(&folder.join(format!("{name}.json"))))
        .collect();
    let mut cases: Vec<Case> = services.iter().flat_map(Service::cases).collect();
    let total = cases.len();
    for (id, _) in LISTED {
        assert!(
            cases.iter().any(|case| case.id == id),
            "there is no case {id}"
        );
    }
    cases.retain(|case| LISTED.iter().all(|(id, _)| *id != case.id));

    let manifest = format!(
        "[package]\nname = \"protocols\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         http = \"1\"\nserde_json = {{ version = \"1\", features = [\"float_roundtrip\"] }}\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n\
         [workspace]\n"
    );
    let consumer = Consumer::new("protocols", &manifest, &program::program(&services, &cases));
    let commands: Vec<String> = cases
        .iter()
        .map(|case| case.command().to_string())
        .collect();
    let commands = commands.join("\n");
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("protocols.jsonl");
    fs::write(&file, commands).expect("the cases can be written");
    let file = file.to_str().expect("a path of text");
    let output = consumer.cargo_with(&["run"], &[("CASES", file)]);
    let results: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("a result"))
        .collect();
    assert_eq!(results.len(), cases.len());
    let mut failures = Vec::new();
    for (case, result) in cases.iter().zip(&results) {
        let wrong = match case.kind {
            Kind::Request => compare::request(&case.test, result),
            Kind::Response | Kind::Defaults | Kind::Error => compare::response(result),
        };
        failures.extend(wrong.map(|wrong| format!("{}: {wrong}", case.id)));
    }
    say(&format!(
        "{} of {total} cases passed, {} are listed",
        cases.len() - failures.len(),
        total - cases.len()
    ));
    assert!(
        failures.is_empty(),
        "{}\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(total > 350, "only {total} cases");
}
