//! The program that runs the cases: a consumer whose types are all generated.

use std::collections::BTreeSet;

use super::cases::{Case, Kind, Service};

/// Its source.
pub fn program(services: &[Service], cases: &[Case]) -> String {
    let modules = services.iter().map(|service| {
        format!(
            "mod {} {{\n    shapesmith::smithy! {{ model = {:?}, operations = * }}\n}}\n",
            service.module,
            service.path.display().to_string()
        )
    });
    let modules: String = modules.collect();
    let arms: BTreeSet<String> = cases.iter().map(arm).collect();
    let arms: String = arms.into_iter().collect();
    format!(
        "{modules}\n{RUN}\nfn run(case: &Value) -> Value {{\n    match text(&case[\"run\"]) {{\n{arms}        other => unreachable!(\"{{other}}\"),\n    }}\n}}\n"
    )
}

fn arm(case: &Case) -> String {
    let operation = format!("{}::{}", case.module, case.operation);
    let call = match (case.kind, &case.error) {
        (Kind::Request, _) => format!("request::<{operation}>(case)"),
        (Kind::Response, _) => format!("response::<{operation}>(case)"),
        (Kind::Defaults, _) => {
            let same = case.defaults.iter().map(|member| {
                let method = snake_case(member);
                format!("o.{method}() == e.{method}()")
            });
            let same = same.collect::<Vec<_>>().join(" && ");
            format!("defaults::<{operation}>(case, |o, e| {same})")
        }
        (Kind::Error, error) => {
            let error = error.as_deref().unwrap_or_default();
            format!("error::<{operation}, {}::{error}>(case)", case.module)
        }
    };
    format!("        {:?} => {call},\n", case.run())
}

/// `defaultString` is `default_string`.
fn snake_case(member: &str) -> String {
    let mut name = String::new();
    for c in member.chars() {
        if c.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
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
    let json = match &case["value"] {
        Value::Null => "{}".to_owned(),
        value => value.to_string(),
    };
    shapesmith::__private::from_json_unchecked(json.as_bytes()).expect("a value")
}

fn request<O: Operation<Input: Slot>>(case: &Value) -> Value {
    let request = match O::try_request(&value::<O::Input>(case)) {
        Ok(request) => request,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let headers = request.headers().iter().map(|(name, value)| {
        json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())])
    });
    json!({
        "method": request.method().as_str(),
        "authority": request.uri().authority().map(|authority| authority.as_str()),
        "path": request.uri().path(),
        "query": request.uri().query(),
        "host": request.extensions().get::<HostPrefix>().map(|prefix| prefix.0.as_str()),
        "headers": headers.collect::<Value>(),
        "body": String::from_utf8_lossy(request.body()),
    })
}

fn answer(case: &Value) -> http::Response<Vec<u8>> {
    let mut response = http::Response::builder().status(case["status"].as_u64().unwrap() as u16);
    for (name, value) in case["headers"].as_object().into_iter().flatten() {
        response = response.header(name, text(value));
    }
    response.body(text(&case["body"]).as_bytes().to_vec()).unwrap()
}

fn same<T: PartialEq + Debug>(actual: &T, expected: &T) -> Value {
    if actual == expected {
        json!("same")
    } else {
        json!(format!("{actual:?} is not {expected:?}"))
    }
}

fn response<O>(case: &Value) -> Value
where
    O: Operation<Output: Slot + PartialEq + Debug, Error: Debug>,
{
    match O::response(answer(case)) {
        Ok(output) => same(&output, &value(case)),
        Err(error) => json!(format!("{error:?}")),
    }
}

fn defaults<O>(case: &Value, same: fn(&O::Output, &O::Output) -> bool) -> Value
where
    O: Operation<Output: Slot + Debug, Error: Debug>,
{
    match O::response(answer(case)) {
        Ok(output) if same(&output, &value(case)) => json!("same"),
        other => json!(format!("{other:?}")),
    }
}

fn error<O, E>(case: &Value) -> Value
where
    O: Operation<Output: Debug, Error: From<E> + PartialEq + Debug>,
    E: Slot,
{
    match O::response(answer(case)) {
        Err(OperationError::Service(error)) => same(&error, &value::<E>(case).into()),
        other => json!(format!("{other:?}")),
    }
}

fn main() {
    let cases = std::fs::read_to_string(std::env::var("CASES").unwrap()).unwrap();
    for line in cases.lines() {
        println!("{}", run(&serde_json::from_str(line).unwrap()));
    }
}
"#;
