//! The size of errors, so that Clippy does not warn of functions that return them.

use std::path::Path;

use shapesmith::{OperationError, UnmodeledError};

use super::super::errors::model::Call11Error;
use crate::support::ROOT;
use crate::support::consumer::Consumer;

#[test]
fn errors_are_small() {
    fn size<T>() -> usize {
        std::mem::size_of::<T>()
    }
    assert!(size::<OperationError<Call11Error>>() <= 24);
    assert!(size::<Call11Error>() <= 16);
    assert!(size::<UnmodeledError>() <= 8);
    for size in [
        size::<shapesmith::JsonError>(),
        size::<shapesmith::RequestError>(),
        size::<shapesmith::ResponseError>(),
        size::<shapesmith::ReadError>(),
        size::<shapesmith::ConstraintViolations>(),
    ] {
        assert!(size <= 64, "{size}");
    }
}

/// Functions that return our errors, in a crate that denies what Clippy warns of by default. `result_large_err` and
/// `large_enum_variant` are among it.
const CONSUMER: &str = r#"
#![deny(warnings, clippy::all)]

pub mod errors {
    shapesmith::smithy! { model = "errors.json", operations = * }
}
pub mod cognito {
    shapesmith::smithy! { model = "cognito.json", operations = [UpdateUserPoolClient] }
}

use cognito::*;
use errors::*;
use shapesmith::*;

pub fn request(input: &CallInput) -> Result<http::Request<Vec<u8>>, RequestError> {
    Call11::try_request(input)
}

pub fn call(answer: http::Response<Vec<u8>>) -> Result<CallOutput, OperationError<Call11Error>> {
    Call11::response(answer)
}

pub fn update(
    answer: http::Response<Vec<u8>>,
) -> Result<http::Response<UpdateUserPoolClientResponse>, OperationError<UpdateUserPoolClientError>> {
    UpdateUserPoolClient::read_response(answer)
}

pub fn service(error: OperationError<Call10Error>) -> Result<(), Call10Error> {
    error.into_service().map_or(Ok(()), Err)
}

pub fn modeled(error: ModeledError<Large>) -> Result<(), ModeledError<Large>> {
    Err(error)
}

pub fn unmodeled(error: shapesmith::UnmodeledError) -> Result<(), shapesmith::UnmodeledError> {
    Err(error)
}

pub fn answer(error: ResponseError) -> Result<(), ResponseError> {
    Err(error)
}

pub fn json(text: &[u8]) -> Result<CallOutput, JsonError> {
    CallOutput::from_json(text)
}

pub fn build() -> Result<CallInput, ConstraintViolations> {
    CallInput::builder().build()
}

fn main() {}
"#;

#[test]
fn clippy_accepts_functions_that_return_errors() {
    let manifest = format!(
        "[package]\nname = \"returns-errors\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         http = \"1\"\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("returns-errors", &manifest, CONSUMER);
    for (name, path) in [
        ("errors.json", "tests/models/errors.json"),
        ("cognito.json", "model/cognito-identity-provider.json"),
    ] {
        let model = std::fs::read_to_string(Path::new(ROOT).join(path));
        consumer.write(name, &model.expect("a model"));
    }
    consumer.cargo(&["clippy"]);
}
