//! The code, message, fault and status of random answers, compared with those of botocore's parsers.
//!
//! botocore reads less. The answers are those for which the two have the same rules: the name of the error is where
//! the protocol has it, in one place, and the message is a text in `message` or `Message`.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};
use shapesmith::{ErrorShape, Fault, Operation, OperationError};

use super::super::errors::model::{Call10, Call11, CallRest};
use super::{ERRORS, OTHERS, response};
use crate::support::botocore::python;
use crate::support::random::Random;
use crate::support::say;

const COUNT: usize = 6000;

/// Reads a line `[protocol, status, headers, body]`, and writes `[code, message, type, status]`.
const SCRIPT: &str = r"
import json, sys
from botocore.parsers import create_parser
with open(sys.argv[1], encoding='utf-8') as answers, open(sys.argv[2], 'w', encoding='utf-8') as out:
    for line in answers:
        protocol, status, headers, body = json.loads(line)
        answer = {'status_code': status, 'headers': headers, 'body': body.encode('utf-8')}
        read = create_parser(protocol).parse(answer, None)
        error = read['Error']
        known = [error['Code'], error['Message'], error.get('Type'), read['ResponseMetadata']['HTTPStatusCode']]
        out.write(json.dumps(known) + '\n')
";

struct Answer {
    protocol: &'static str,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// A random text that is not empty.
fn text(random: &mut Random) -> String {
    let parts = [
        "no such pool",
        "é",
        "\"",
        "\\",
        "\n",
        "😀",
        "{}",
        "a#b:c",
        "\u{7f}",
        "'",
    ];
    let count = 1 + random.below(4);
    (0..count).map(|_| random.pick(&parts)).collect()
}

fn noise(random: &mut Random) -> Value {
    match random.below(6) {
        0 => json!(null),
        1 => json!([1, [text(random)], {"message": "nested", "__type": "Nested"}]),
        2 => json!({"Message": text(random), "code": "Nested"}),
        3 => json!(-1.5),
        4 => json!(text(random)),
        _ => json!(true),
    }
}

fn answer(random: &mut Random) -> Answer {
    let protocol = random.pick(&["awsJson1_0", "awsJson1_1", "restJson1"]);
    let names: Vec<&str> = ERRORS.iter().map(|error| error.0).chain(OTHERS).collect();
    let name = random.pick(&names);
    let known = ERRORS.iter().find(|known| known.0 == name);
    let spelled = match random.below(4) {
        _ if name.is_empty() => String::new(),
        0 => format!("com.example#{name}"),
        1 => format!("{name}:http://example.com/doc/"),
        2 => format!("a.b#{name}:http://example.com/x?y"),
        _ => name.to_owned(),
    };
    let (mut members, mut headers) = (Map::new(), vec![]);
    for place in 0..random.below(4) {
        members.insert(format!("noise{place}"), noise(random));
    }
    let place = if protocol == "restJson1" {
        random.pick(&["x-amzn-errortype", "__type", "code"])
    } else {
        "__type"
    };
    match place {
        _ if name.is_empty() => {}
        "x-amzn-errortype" => headers.push((place, spelled)),
        _ => drop(members.insert(place.to_owned(), spelled.into())),
    }
    // With both, the member of the model takes precedence.
    let can_have_both = known.is_none_or(|known| ["message", ""].contains(&known.1));
    let messages: &[&str] = match random.below(4) {
        0 => &[],
        1 => &["Message"],
        2 if can_have_both => &["Message", "message"],
        _ => &["message"],
    };
    for message in messages {
        members.insert((*message).to_owned(), text(random).into());
    }
    if protocol == "awsJson1_0" && random.below(2) == 0 {
        let code = random.pick(&["Queue.Gone", "Custom", "Lower", ""]);
        let fault = random.pick(&[";Sender", ";Receiver", ";", ""]);
        headers.push(("x-amzn-query-error", format!("{code}{fault}")));
    }
    Answer {
        protocol,
        status: random.pick(&[301, 400, 403, 404, 409, 429, 500, 503]),
        headers,
        body: Value::Object(members).to_string(),
    }
}

/// What we read: the code, message, fault and status.
fn read<O: Operation<Error: ErrorShape>>(answer: &Answer) -> (OperationError<O::Error>, Value) {
    let headers = answer
        .headers
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let headers: Vec<(&str, &str)> = headers.collect();
    let received = response(answer.status, &headers, &answer.body);
    let error = O::response(received).map(drop).expect_err("an error");
    // botocore uses the status if there is no code, and empty strings otherwise.
    let code = error
        .code()
        .map_or_else(|| answer.status.to_string(), str::to_owned);
    let message = error.message().unwrap_or_default();
    let known = json!([code, message, null, error.status().as_u16()]);
    (error, known)
}

#[test]
fn errors_match_those_of_botocore() {
    let Some(python) = python("errors_match_those_of_botocore") else {
        return;
    };
    let mut random = Random::new(7);
    let answers: Vec<Answer> = (0..COUNT).map(|_| answer(&mut random)).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (given, taken) = (folder.join("answers.jsonl"), folder.join("errors.jsonl"));
    let lines = answers.iter().map(|answer| {
        let headers: Map<String, Value> = answer
            .headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
            .collect();
        let protocol = match answer.protocol {
            "restJson1" => "rest-json",
            _ => "json",
        };
        json!([protocol, answer.status, headers, answer.body]).to_string()
    });
    fs::write(&given, lines.collect::<Vec<_>>().join("\n")).expect("the answers can be written");
    let mut command = Command::new(python);
    let output = command.args(["-c", SCRIPT]).args([&given, &taken]).output();
    let output = output.expect("Python can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let theirs = fs::read_to_string(&taken).expect("the errors can be read");
    assert_eq!(theirs.lines().count(), COUNT);
    for (answer, line) in answers.iter().zip(theirs.lines()) {
        let mut theirs: Value = serde_json::from_str(line).expect("JSON");
        let fault = match theirs[2].take() {
            Value::String(fault) if fault == "Sender" => Some(Fault::Client),
            Value::String(fault) if fault == "Receiver" => Some(Fault::Server),
            _ => None,
        };
        let (ours, our_fault) = match answer.protocol {
            "awsJson1_0" => {
                let (error, known) = read::<Call10>(answer);
                (known, error.fault())
            }
            "awsJson1_1" => (read::<Call11>(answer).1, None),
            _ => (read::<CallRest>(answer).1, None),
        };
        let context = format!("{} {:?} {}", answer.status, answer.headers, answer.body);
        assert_eq!(ours, theirs, "{context}");
        if fault.is_some() {
            assert_eq!(our_fault, fault, "{context}");
        }
    }
    say(&format!("{COUNT} answers are read as botocore reads them"));
}
