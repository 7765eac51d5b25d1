//! The consumer that formats all values of the matrix.

use super::places::Matrix;

/// The arms that find the type of a case.
pub fn arms(module: &str, matrix: &Matrix) -> String {
    let names = matrix.names().into_iter();
    names
        .map(|(name, is_union)| arm(module, name, is_union))
        .collect()
}

/// One of them.
pub fn arm(module: &str, name: &str, is_union: bool) -> String {
    let builder = if is_union {
        "|_| String::new()"
    } else {
        "|v| format!(\"{:?} {:#?}\", v.to_builder(), v.to_builder())"
    };
    format!("        \"{module}::{name}\" => probe::<{module}::{name}>(json, {builder}),\n")
}

/// The program that runs the cases: a line of JSON `[type, text]` becomes a line `[[label, text], …]`.
pub const RUN: &str = r#"
use std::error::Error;
use std::fmt::{Debug, Write as _};

use serde::{Serialize, de::DeserializeOwned};
use shapesmith::__private as p;
use shapesmith::{ConstraintViolations, Shape};

pub type Texts = Vec<(&'static str, String)>;

fn error(label: &'static str, error: &(dyn Error + 'static), out: &mut Texts) {
    let mut text = format!("{error:?} {error:#?}");
    let mut next = Some(error);
    while let Some(error) = next {
        write!(text, " {error}").unwrap();
        next = error.source();
    }
    out.push((label, text));
}

fn violations(found: &ConstraintViolations, out: &mut Texts) {
    error("violations", found, out);
    out.push(("exception", found.to_validation_exception().to_string()));
    out.push(("debug of the exception", format!("{:?}", found.to_validation_exception())));
    out.push(("serialized", serde_json::to_string(found).expect("JSON")));
    for one in found {
        error("violation", one, out);
        out.push(("path", one.path().to_owned()));
        out.push(("constraint", format!("{:?}", one.constraint())));
    }
}

fn value<T: Shape + Serialize + Clone>(value: &T, builder: &dyn Fn(&T) -> String, out: &mut Texts) {
    out.push(("display", format!("{value} {value:80} {value:#}")));
    out.push(("debug", format!("{value:?}")));
    let some = (Some(value), vec![value], Box::new(value), Ok::<_, ()>(value));
    out.push(("debug", format!("{value:#?} {value:?} {some:?} {some:#?}")));
    out.push(("builder", builder(value)));
    if let Err(found) = value.validate() {
        violations(&found, out);
    }
    if let Err(found) = p::to_json(value) {
        error("to_json", &found, out);
    }
    if let Err(found) = serde_json::to_string(value) {
        error("serialize", &found, out);
    }
    if let Err(found) = serde_json::to_value(value) {
        error("serialize", &found, out);
    }
    if let Err(found) = ciborium::into_writer(value, Vec::new()) {
        error("serialize", &found, out);
    }
}

/// Keys that are not strings.
fn odd(value: ciborium::Value) -> ciborium::Value {
    use ciborium::Value::{Array, Integer, Map};
    match value {
        Array(items) => Array(items.into_iter().map(odd).collect()),
        Map(entries) => Map(entries
            .into_iter()
            .map(|(key, value)| match key {
                ciborium::Value::Text(text) if text.contains("hunter2") => (Integer(11357904.into()), odd(value)),
                key => (key, odd(value)),
            })
            .collect()),
        value => value,
    }
}

fn probe<T>(json: &str, builder: impl Fn(&T) -> String) -> Texts
where
    T: Shape + p::Slot + Serialize + DeserializeOwned + Clone + Debug,
{
    let mut out = Texts::new();
    match p::from_json_unchecked::<T>(json.as_bytes()) {
        Ok(read) => value(&read, &builder, &mut out),
        Err(found) => error("from_json_unchecked", &found, &mut out),
    }
    if let Err(found) = p::from_json::<T>(json.as_bytes()) {
        error("from_json", &found, &mut out);
    }
    if let Err(found) = serde_json::from_str::<T>(json) {
        error("deserialize", &found, &mut out);
    }
    if let Err(found) = serde_json::from_reader::<_, T>(json.as_bytes()) {
        error("deserialize", &found, &mut out);
    }
    if let Ok(tree) = serde_json::from_str::<serde_json::Value>(json) {
        if let Err(found) = serde_json::from_value::<T>(tree.clone()) {
            error("deserialize", &found, &mut out);
        }
        let tree = ciborium::Value::serialized(&tree).unwrap();
        for tree in [tree.clone(), odd(tree)] {
            let mut binary = Vec::new();
            ciborium::into_writer(&tree, &mut binary).unwrap();
            if let Err(found) = ciborium::from_reader::<T, _>(&*binary) {
                error("deserialize", &found, &mut out);
            }
            if let Err(found) = tree.deserialized::<T>() {
                error("deserialize", &found, &mut out);
            }
        }
    }
    out
}

fn main() {
    let cases = std::fs::read_to_string(std::env::var("CASES").unwrap()).unwrap();
    for line in cases.lines() {
        let (ty, json): (String, String) = serde_json::from_str(line).unwrap();
        println!("{}", serde_json::to_string(&run(&ty, &json)).unwrap());
    }
}
"#;
