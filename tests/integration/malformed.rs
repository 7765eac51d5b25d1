//! Smithy's tests of malformed requests: the responses of servers to invalid values.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus, say};
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// The name of a shape without its namespace.
fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// The cases of a suite whose requests only consist of a JSON body, and the response of a server for each: a
/// validation exception, or `"Serialization"`.
fn answers(corpus: &Path, suite: &str, service: &str) -> Vec<(Value, Value)> {
    let conformance = corpus.join("conformance");
    let lines = fs::read_to_string(conformance.join("malformed.jsonl")).expect("the cases");
    let cases = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case"));
    let is_ours = |case: &Value| {
        let is_of_body = case["jsonBodyOnly"] == true && case["expected"]["code"] == 400;
        case["suite"] == suite && is_of_body
    };
    let cases: Vec<Value> = cases.filter(is_ours).collect();
    let inputs: BTreeSet<&str> = cases.iter().map(|case| text(&case["input"])).collect();

    let model = conformance.join("protocol-tests").join(service);
    let model = model.to_str().expect("a path of text");
    let names: Vec<&str> = inputs.iter().copied().collect();
    let arms = names
        .iter()
        .map(|id| format!("        {id:?} => answer({}::from_json(body)),\n", name(id)));
    let program = format!(
        r#"shapesmith::smithy! {{
    model = {model:?},
    shapes = [{}],
    nullability = server,
}}

fn answer<T>(read: Result<T, shapesmith::JsonError>) -> String {{
    match read {{
        Err(shapesmith::JsonError::Constraints(violations)) => violations.to_validation_exception().to_string(),
        Err(shapesmith::JsonError::Syntax(_) | shapesmith::JsonError::Type(_)) => {{
            "\"Serialization\"".to_owned()
        }}
        Err(other) => unreachable!("{{other}}"),
        Ok(_) => "\"accepted\"".to_owned(),
    }}
}}

fn main() {{
    for line in std::env::var("MALFORMED").unwrap().lines() {{
        let (shape, body) = line.split_once('\t').unwrap();
        let body = body.as_bytes();
        println!("{{}}", match shape {{
{}            _ => unreachable!("{{shape}}"),
        }});
    }}
}}
"#,
        format!("{names:?}").trim_matches(['[', ']']),
        arms.collect::<String>()
    );
    let manifest = format!(
        "[package]\nname = {suite:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         shapesmith = {{ path = {ROOT:?} }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new(&format!("malformed-{suite}"), &manifest, &program);
    let requests = cases
        .iter()
        .map(|case| format!("{}\t{}\n", text(&case["input"]), body(case)));
    let requests: String = requests.collect();
    let output = consumer.cargo_with(&["run"], &[("MALFORMED", &requests)]);
    let answers: Vec<&str> = output.lines().collect();
    assert_eq!(answers.len(), cases.len());
    let answers = answers
        .into_iter()
        .map(|answer| serde_json::from_str(answer).expect("a JSON response"));
    cases.into_iter().zip(answers).collect()
}

/// The body of a case on one line. Line ends are insignificant in it.
fn body(case: &Value) -> String {
    text(&case["request"]["body"]).replace('\n', " ")
}

#[test]
fn violations_are_worded_as_smithys_tests_have_it() {
    let Some(corpus) = corpus("violations_are_worded_as_smithys_tests_have_it") else {
        return;
    };
    let service = "aws.protocoltests.restjson.validation.RestJsonValidation.json";
    let answers = answers(&corpus, "validation", service);
    for (case, answer) in &answers {
        // In the language of the tests, `$$` means `$`. The pattern of the model has one `$`, but the text of the
        // test was not changed.
        let expected = case["expected"]
            .to_string()
            .replace("^([0-9]+)+$$", "^([0-9]+)+$");
        let expected: Value = serde_json::from_str(&expected).expect("JSON");
        let expected = json!({
            "message": expected["message"],
            "fieldList": expected["fieldList"],
        });
        assert_eq!(*answer, expected, "{}: {}", case["id"], body(case));
    }
    say(&format!(
        "{} malformed requests are answered as Smithy's tests have it",
        answers.len()
    ));
    assert!(answers.len() > 100, "only {} cases", answers.len());
}

#[test]
fn malformed_input_is_refused_as_in_smithys_tests() {
    let Some(corpus) = corpus("malformed_input_is_refused_as_in_smithys_tests") else {
        return;
    };
    let service = "aws.protocoltests.restjson.RestJson.json";
    let answers = answers(&corpus, "malformedRequests", service);
    for (case, answer) in &answers {
        let exception = &case["expected"]["headers"]["x-amzn-errortype"];
        assert_eq!(exception, "SerializationException", "{}", case["id"]);
        assert_eq!(answer, "Serialization", "{}: {}", case["id"], body(case));
    }
    say(&format!("{} malformed requests are refused", answers.len()));
    assert!(answers.len() >= 70, "only {} cases", answers.len());
}
