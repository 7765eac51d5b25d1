//! The program that sends the requests and reads the responses.

use super::model::Operation;

/// Its source. Each module has the types of some operations of the model, under one rule of optionality.
pub fn program(
    modules: &[&str],
    operations: &[Operation],
    is_in: fn(&str, usize) -> bool,
) -> String {
    let (mut text, mut arms) = (String::new(), String::new());
    for module in modules {
        let of_module = operations
            .iter()
            .enumerate()
            .filter(|(at, _)| is_in(module, *at));
        let names: Vec<&str> = of_module
            .map(|(_, operation)| operation.name.as_str())
            .collect();
        text.extend([format!(
            "mod {module} {{\n    #![deny(warnings)]\n    shapesmith::smithy! {{ model = \"model.json\", operations = [{}], \
             nullability = {module} }}\n}}\n",
            names.join(", ")
        )]);
        for name in names {
            arms.extend([format!(
                "        \"{module}::{name}\" => call::<{module}::{name}, {module}::{name}Fault>(case),\n"
            )]);
        }
    }
    format!(
        "{text}\n{RUN}\nfn run(case: &Value) -> Value {{\n    match text(&case[\"operation\"]) {{\n{arms}        other => panic!(\"{{other}}\"),\n    }}\n}}\n"
    )
}

const RUN: &str = r#"
use std::fmt::Debug;

use serde_json::{Value, json};
use shapesmith::__private::Slot;
use shapesmith::{HostPrefix, Operation, OperationError};

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn value<T: Slot>(case: &Value) -> T {
    shapesmith::__private::from_json_unchecked(text(&case["value"]).as_bytes()).expect("a value")
}

/// The bytes of a text of Latin-1.
fn bytes(value: &Value) -> Vec<u8> {
    text(value).chars().map(|c| u8::try_from(u32::from(c)).expect("a byte")).collect()
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn same<T: PartialEq + Debug>(actual: &T, expected: &T) -> Value {
    if actual == expected { Value::Null } else { json!(format!("{actual:?} is not {expected:?}")) }
}

fn call<O, E>(case: &Value) -> Value
where
    O: Operation<Input: Slot, Output: Slot + PartialEq + Debug, Error: From<E> + PartialEq + Debug>,
    E: Slot,
{
    let answer = || {
        let mut response = http::Response::builder().status(case["status"].as_u64().unwrap() as u16);
        for header in case["headers"].as_array().unwrap() {
            response = response.header(text(&header[0]), bytes(&header[1]));
        }
        response.body(bytes(&case["body"])).unwrap()
    };
    match text(&case["message"]) {
        "output" => match O::response(answer()) {
            Ok(output) => same(&output, &value(case)),
            Err(error) => json!(format!("{error:?}")),
        },
        "error" => match O::response(answer()) {
            Err(OperationError::Service(error)) => same(&error, &O::Error::from(value::<E>(case))),
            other => json!(format!("{other:?}")),
        },
        _ => match O::try_request(&value(case)) {
            Ok(request) => {
                let headers = request.headers().iter();
                let headers = headers.map(|(name, value)| json!([name.as_str(), latin(value.as_bytes()), value.is_sensitive()]));
                json!({
                    "method": request.method().as_str(),
                    "uri": request.uri().to_string(),
                    "host": request.extensions().get::<HostPrefix>().map(|prefix| &prefix.0),
                    "headers": headers.collect::<Value>(),
                    "body": latin(request.body()),
                })
            }
            Err(error) => json!({ "error": error.to_string() }),
        },
    }
}

fn main() {
    let cases = std::fs::read_to_string(std::env::var("CASES").unwrap()).unwrap();
    for line in cases.lines() {
        println!("{}", run(&serde_json::from_str(line).unwrap()));
    }
}
"#;
