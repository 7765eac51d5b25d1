//! Every HTTP binding, for every kind of shape that it supports, with values that have a meaning in HTTP.

#![deny(warnings, clippy::pedantic)]

mod answers;
mod customizations;
mod matrix;
mod requests;
mod round_trips;
mod secrets;

use http::{HeaderName, HeaderValue, Response};
use shapesmith::{OperationError, Timestamp};

#[allow(missing_docs)]
mod model {
    shapesmith::smithy! { model = "tests/models/http.json", operations = * }
}

/// Amazon S3 (by its `sdkId`), and a service with the error codes of the AWS query protocol.
#[allow(missing_docs)]
mod services {
    shapesmith::smithy! { model = "tests/models/services.json", operations = * }
}

/// All texts of a response or an error.
fn shown<T: std::fmt::Debug + std::fmt::Display>(error: &T) -> String {
    format!("{error} {error:?}")
}

fn timestamps() -> Vec<Timestamp> {
    let seconds = [
        0,
        -1,
        1_398_796_238,
        -62_135_596_800,
        -62_167_219_200,
        253_402_300_799,
    ];
    seconds.map(Timestamp::from_unix_timestamp).to_vec()
}

/// The headers that members of `Headers` are bound to.
fn bound() -> Vec<String> {
    let kinds = [
        "String",
        "Enum",
        "Int-Enum",
        "Boolean",
        "Byte",
        "Short",
        "Integer",
        "Long",
        "Float",
        "Double",
        "Big-Integer",
        "Big-Decimal",
        "Time",
        "Seconds",
        "Date-Time",
        "Http-Date",
    ];
    let mut names = vec!["x-sparse".to_owned(), "x-media".to_owned()];
    for kind in kinds {
        names.push(format!("x-{kind}").to_lowercase());
        names.push(format!("x-{kind}-list").to_lowercase());
    }
    names
}

fn with_headers(status: u16, headers: &[(&str, &[u8])], body: &[u8]) -> Response<Vec<u8>> {
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = status.try_into().expect("a status");
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
        let value = HeaderValue::from_bytes(value).expect("a value");
        response.headers_mut().append(name, value);
    }
    response
}

fn unreadable<T, E>(result: Result<T, OperationError<E>>) -> shapesmith::ResponseError {
    match result {
        Err(OperationError::Response(error)) => error,
        Ok(_) | Err(_) => panic!("the response can be read"),
    }
}
