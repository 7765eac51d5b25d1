//! The verdicts of Smithy's own validators.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shapesmith_test_support::smithy_cases::smithy_cases;
use shapesmith_test_support::{corpus, say};

use crate::findings;

/// The `ast.json` files below a folder.
pub(crate) fn models(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.file_name().is_some_and(|name| name == "ast.json") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Errors in models that Smithy accepts: a part of the message, and the reason.
const STRICTER: &[(&str, &str)] = &[
    (
        "no shape `com.example.cafe.common#",
        "the AST leaves out the shapes of the case's dependencies",
    ),
    (
        "no shape `example.common",
        "the AST leaves out the shapes of the case's dependencies",
    ),
    (
        "no shape `foo.example#Widget`",
        "the AST leaves out the shapes of the case's dependencies",
    ),
    (
        "no shape `aws.protocoltests.restjson#QueryPrecedence`",
        "the AST leaves out the shapes of the case's dependencies",
    ),
    (
        "`@auth`: the service does not have the trait",
        "Smithy reports a danger; there is no scheme that an operation could use",
    ),
    ("invalid HTTP method \"GET\\n", "no request can have it"),
    ("raw newline", "no request can have it"),
    (
        "label after the greedy label",
        "Smithy reports a danger; a server cannot tell the labels apart",
    ),
    (
        "nothing to repeat before `{`",
        "it is no regular expression of ECMA-262",
    ),
    (
        "unknown key \"maxx\"",
        "Smithy reports a warning; the constraint would be lost",
    ),
    (
        "the token of the input is a map, that of the",
        "a token of the output could not be that of the next input",
    ),
];

#[test]
fn models_that_smithy_accepts_have_no_errors() {
    let Some(corpus) = corpus("models_that_smithy_accepts_have_no_errors") else {
        return;
    };
    let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let (mut count, mut stricter) = (0, BTreeMap::<&str, usize>::new());
    let mut wrong = Vec::new();
    for path in models(&cases.join("valid")) {
        let text = fs::read_to_string(&path).expect("a model");
        let name = path
            .strip_prefix(&cases)
            .expect("a case")
            .display()
            .to_string();
        count += 1;
        for finding in findings(&name, &text) {
            if !finding.is_error {
                continue;
            }
            let message = finding.diagnostic.to_string();
            match STRICTER.iter().find(|(part, _)| message.contains(part)) {
                Some((part, _)) => *stricter.entry(part).or_default() += 1,
                None => wrong.push(message),
            }
        }
    }
    say(&format!(
        "{count} models that Smithy accepts; stricter: {stricter:?}"
    ));
    assert!(
        wrong.is_empty(),
        "{} errors:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The codes of the rules of Smithy that the generator does not need. Smithy reports all of them as errors, except for
/// bodies of requests.
const RULES: &[&str] = &[
    "conflicting-traits",
    "empty-union",
    "exclusive-trait",
    "http-conflict",
    "invalid-rename",
    "invalid-resource",
    "invalid-stream",
    "invalid-trait",
    "misplaced-trait",
    "missing-http",
    "private-shape",
    "unsupported-payload",
    "wrong-target",
];

/// Errors in models that Smithy accepts: the code, a part of the message, and the reason.
const WARNED: &[(&str, &str, &str)] = &[
    (
        "invalid-default",
        "violates `@range`",
        "Smithy reports a warning, DefaultTrait.Target.InvalidRange",
    ),
    (
        "invalid-rename",
        "`foo.example#Widget` is not in the closure",
        "the AST leaves out the shapes of the case's dependencies",
    ),
];

#[test]
fn models_that_smithy_accepts_break_no_rules() {
    let Some(corpus) = corpus("models_that_smithy_accepts_break_no_rules") else {
        return;
    };
    let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let mut wrong = Vec::new();
    for path in models(&cases.join("valid")) {
        let text = fs::read_to_string(&path).expect("a model");
        let name = path.strip_prefix(&cases).expect("a case");
        for finding in findings(&name.display().to_string(), &text) {
            let message = finding.diagnostic.to_string();
            let is_known = |(code, part, _): &(&str, &str, &str)| {
                *code == finding.code && message.contains(part)
            };
            let is_rule = RULES.contains(&finding.code)
                || matches!(finding.code, "invalid-default" | "conflicting-names");
            if !finding.is_error && is_rule && !WARNED.iter().any(is_known) {
                wrong.push(format!("{}: {message}", finding.code));
            }
        }
    }
    let count = wrong.len();
    assert!(wrong.is_empty(), "{count} warnings:\n{}", wrong.join("\n"));
}

/// Errors of Smithy that are not found: the kind, a part of the message, and the reason.
const OUT_OF_SCOPE: &[(&str, &str, &str)] = {
    const OTHERS: &str = "a trait of another package, whose definition is not in the AST, and that no code depends on";
    const RULES_ENGINE: &str = "the language of endpoint rules, which no code depends on";
    const MQTT: &str = "MQTT";
    const CLOUD: &str = "IAM, CloudFormation and API Gateway, which no code depends on";
    const TESTS: &str = "test cases, which no code depends on";
    const DISCOVERY: &str = "`@clientEndpointDiscovery`, which no code depends on";
    const VALIDATORS: &str = "metadata and traits that configure Smithy's validators and tools";
    &[
        ("TraitValue", "smithy.test#", TESTS),
        ("TraitValue", "smithy.rules#", RULES_ENGINE),
        ("TraitValue", "smithy.waiters#", OTHERS),
        ("TraitValue", "aws.iam#", CLOUD),
        ("TraitValue", "aws.auth#sigv4a", OTHERS),
        ("TraitTarget", "smithy.mqtt#", MQTT),
        (
            "ShapeRecursion",
            "RecursiveShape2$recursiveMember > smithy.example#RecursiveShape1",
            "a cycle is reported once, at its first shape",
        ),
        ("RuleSetAuthSchemes", "", RULES_ENGINE),
        ("RuleSetParameter.RuleSet.UnmatchedName", "", RULES_ENGINE),
        ("RuleSetParameter.RuleSet.TypeMismatch", "", RULES_ENGINE),
        (
            "RuleSetParameter.ContextParam.InconsistentType",
            "",
            RULES_ENGINE,
        ),
        (
            "RuleSetParameter.ContextParam.UnsupportedType",
            "",
            RULES_ENGINE,
        ),
        (
            "RuleSetParameter.StaticContextParams.InconsistentType",
            "",
            RULES_ENGINE,
        ),
        (
            "RuleSetParameter.OperationContextParams.InconsistentType",
            "",
            RULES_ENGINE,
        ),
        (
            "RuleSetParameter.Operation.RequiredMissing",
            "",
            RULES_ENGINE,
        ),
        ("RuleSetBuiltIn.RuleSet", "", RULES_ENGINE),
        ("RuleSetBuiltIn.TestCase.0.Inputs.0", "", RULES_ENGINE),
        ("RuleSetUri", "", RULES_ENGINE),
        ("RuleSetTestCase", "", RULES_ENGINE),
        ("RulesEngineVersion", "", RULES_ENGINE),
        ("StaticContextParamsTrait", "", RULES_ENGINE),
        ("EndpointTestsTrait", "", RULES_ENGINE),
        (
            "AwsSpecialCaseEndpoint.InvalidEndpointPatternUrl",
            "",
            RULES_ENGINE,
        ),
        ("ClientEndpointDiscovery", "", DISCOVERY),
        (
            "ClientEndpointDiscovery.UnboundOperation.DescribeEndpoints",
            "",
            DISCOVERY,
        ),
        ("UniqueProtocolTestCaseId", "", TESTS),
        ("UniqueSmokeTestCaseId", "", TESTS),
        ("SmokeTestCase", "", TESTS),
        ("HttpRequestTestsInput", "", TESTS),
        ("HttpResponseTestsError", "", TESTS),
        ("EventStreamTestsTrait", "", TESTS),
        ("EventStreamTestsTrait.0.events.0", "", TESTS),
        ("MqttTopicConflict", "", MQTT),
        ("MqttTopicLabel", "", MQTT),
        ("MqttPublishInput.NoEventStreams", "", MQTT),
        ("MqttSubscribeOutput.NoInitialEvents", "", MQTT),
        ("MqttSubscribeOutput.MissingEventStream", "", MQTT),
        ("AuthorizersTrait", "", CLOUD),
        ("CfnResourceProperty", "", CLOUD),
        ("CfnMutabilityTrait", "", CLOUD),
        ("ConditionKeys", "", CLOUD),
        ("DefineConditionKeysTrait", "", CLOUD),
        ("IamAction.ConflictingProperty.name", "", CLOUD),
        ("IamAction.ConflictingProperty.documentation", "", CLOUD),
        ("IamAction.ConflictingProperty.requiredActions", "", CLOUD),
        ("IamResourceTraitConflictingName", "", CLOUD),
        ("ArnTemplate", "", CLOUD),
        ("TagResourcePropertyType", "", CLOUD),
        ("WaitableTrait", "", OTHERS),
        ("Model", "", VALIDATORS),
        ("ShapeClosure", "", VALIDATORS),
        ("TypedMetadata.shapeClosures", "", VALIDATORS),
        ("TypedMetadata.auditLevel", "", VALIDATORS),
        ("TraitValidators", "", VALIDATORS),
        ("TraitBreakingChanges", "", VALIDATORS),
        ("jsonName.conflict", "", VALIDATORS),
        ("com.amazonaws.simple.myProtocol.NoErrors", "", VALIDATORS),
        (
            "com.amazonaws.simple.myProtocol.NoDocuments",
            "",
            VALIDATORS,
        ),
        (
            "com.amazonaws.simple.myProtocol.NoEventStreams",
            "",
            VALIDATORS,
        ),
        (
            "UnsupportedProtocolDocument",
            "",
            "a protocol that is not generated",
        ),
    ]
};

/// The codes that correspond to a kind of Smithy's errors. Errors of the generator correspond to all.
fn codes(id: &str) -> &'static [&'static str] {
    match id {
        "DefaultTrait" => &["invalid-default"],
        "TraitTarget" => &["misplaced-trait"],
        "TraitValue"
        | "PaginatedTrait"
        | "ReferencesTrait"
        | "RequestCompressionTrait"
        | "CorsTrait"
        | "IdempotentTrait"
        | "XmlNamespaceTrait"
        | "MetadataTrait"
        | "ProtocolHttp"
        | "Rpcv2JsonTrait"
        | "Rpcv2CborTrait" => &["invalid-trait"],
        "TraitConflict" => &["conflicting-traits"],
        "ExclusiveStructureMemberTrait" => &["exclusive-trait"],
        "Service" => &["conflicting-names", "invalid-rename"],
        "ErrorRename" => &["invalid-rename"],
        "ShapeIdConflict" => &["conflicting-names"],
        "Target" => &["wrong-target", "not-a-structure"],
        "OperationInputOutputMisuse" => &["wrong-target"],
        "PrivateAccess" => &["private-shape"],
        "StreamingTrait" => &["invalid-stream"],
        "HttpQueryTrait" | "HttpUriConflict" => &["http-conflict"],
        "HttpBindingsMissing" => &["missing-http"],
        "ProtocolHttpPayload" => &["unsupported-payload"],
        "Union" => &["empty-union"],
        "ResourceIdentifierBinding"
        | "ResourceIdentifier"
        | "ResourceLifecycle"
        | "ResourceCycle"
        | "ResourceOperationInputOutput"
        | "SingleResourceBinding" => &["invalid-resource"],
        _ => &[],
    }
}

#[test]
fn errors_of_smithy_are_found() {
    let Some(corpus) = corpus("errors_of_smithy_are_found") else {
        return;
    };
    let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let (mut all, mut found_count, mut missed) = (0, 0, Vec::new());
    let mut left_out = BTreeMap::<&str, usize>::new();
    for path in models(&cases.join("semantic")) {
        let text = fs::read_to_string(&path).expect("a model");
        let events = fs::read_to_string(path.with_file_name("events.json")).expect("events");
        let events: Value = serde_json::from_str(&events).expect("JSON");
        let found = findings("ast.json", &text);
        for event in events["errors"].as_array().expect("errors") {
            all += 1;
            let text = |key: &str| event[key].as_str().unwrap_or_default();
            let (id, message) = (text("id"), text("message"));
            let (shape, member) = text("shapeId")
                .split_once('$')
                .map_or((text("shapeId"), None), |(shape, member)| {
                    (shape, Some(member))
                });
            let is_it = found.iter().any(|finding| {
                let at = finding.diagnostic.shape().unwrap_or_default();
                let own = finding.diagnostic.message();
                let is_same = at.split('$').next() == Some(shape)
                    && (!RULES.contains(&finding.code)
                        || member.is_none_or(|member| own.contains(&format!("`{member}`"))))
                    || own.contains(&format!("`{shape}`"));
                is_same && (finding.is_error || codes(id).contains(&finding.code))
            });
            let reason = OUT_OF_SCOPE
                .iter()
                .find(|(known, part, _)| *known == id && message.contains(part));
            match (is_it, reason) {
                (true, _) => found_count += 1,
                (false, Some((_, _, reason))) => *left_out.entry(reason).or_default() += 1,
                (false, None) => {
                    let case = path.strip_prefix(&cases).expect("a case").display();
                    missed.push(format!("{id} {case} {}: {message}", text("shapeId")));
                }
            }
        }
    }
    say(&format!(
        "{found_count} of {all} errors of Smithy are found; left out: {left_out:?}"
    ));
    assert!(
        missed.is_empty(),
        "{} errors are missed:\n{}",
        missed.len(),
        missed.join("\n")
    );
}
