//! Smithy's own tests of malformed requests: what a server answers to values that break constraints.

#[path = "common/mod.rs"]
mod common;
#[path = "consumer/scratch.rs"]
mod scratch;

use std::collections::BTreeSet;
use std::fs;

use common::{ROOT, corpus, say};
use scratch::Consumer;
use serde_json::{Value, json};

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// The name of a shape without its namespace.
fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

#[test]
fn violations_are_worded_as_smithys_tests_have_it() {
    let Some(corpus) = corpus("violations_are_worded_as_smithys_tests_have_it") else {
        return;
    };
    let conformance = corpus.join("conformance");
    let lines = fs::read_to_string(conformance.join("malformed.jsonl")).expect("the cases");
    let cases = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case"));
    let is_ours = |case: &Value| {
        case["suite"] == "validation" && case["jsonBodyOnly"].as_bool() == Some(true)
    };
    let cases: Vec<Value> = cases.filter(is_ours).collect();
    let inputs: BTreeSet<&str> = cases
        .iter()
        .map(|case| name(text(&case["input"])))
        .collect();

    let model = "aws.protocoltests.restjson.validation.RestJsonValidation.json";
    let model = conformance.join("protocol-tests").join(model);
    let names: Vec<&str> = inputs.iter().copied().collect();
    let arms = names
        .iter()
        .map(|name| format!("        {name:?} => answer({name}::from_json(body)),\n"));
    let program = format!(
        r#"shapesmith::smithy! {{
    model = {model:?},
    shapes = [{}],
    nullability = server,
}}

fn answer<T: std::fmt::Debug>(read: Result<T, shapesmith::JsonError>) -> String {{
    match read {{
        Err(shapesmith::JsonError::Constraints(violations)) => violations.to_validation_exception(),
        other => format!("\"no violations: {{other:?}}\""),
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
        names.join(", "),
        arms.collect::<String>()
    );
    let manifest = format!(
        "[package]\nname = \"malformed\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         shapesmith = {{ path = {ROOT:?} }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("malformed", &manifest, &program);
    // A body without line ends says the same.
    let body = |case: &Value| text(&case["request"]["body"]).replace('\n', " ");
    let requests = cases
        .iter()
        .map(|case| format!("{}\t{}\n", name(text(&case["input"])), body(case)));
    let requests: String = requests.collect();
    let output = consumer.cargo_with(&["run"], &[("MALFORMED", &requests)]);
    let answers: Vec<&str> = output.lines().collect();
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(answers) {
        let answer: Value = serde_json::from_str(answer).expect("an answer of JSON");
        // In the language that the tests are written in, `$$` stands for `$`; the pattern of the model has
        // one. The text of the test was left as it was written.
        let expected = case["expected"]
            .to_string()
            .replace("^([0-9]+)+$$", "^([0-9]+)+$");
        let expected: Value = serde_json::from_str(&expected).expect("JSON");
        let expected = json!({
            "message": expected["message"],
            "fieldList": expected["fieldList"],
        });
        assert_eq!(answer, expected, "{}: {}", case["id"], body(case));
    }
    say(&format!(
        "{} malformed requests are answered as Smithy's tests have it",
        cases.len()
    ));
    assert!(cases.len() > 100, "only {} cases", cases.len());
}
