//! All details of an error in a response reach the caller, from header or body, modeled or not.

#![deny(warnings, clippy::pedantic)]

mod botocore;
mod making;
mod message;
mod query_compatible;
mod reading;
mod redaction;
mod retry;
mod size;
mod table;

use http::Response;
use shapesmith::Fault;

/// The errors of the model: the name, the member with the message, the fault, the status, and whether it is
/// `@retryable` and throttles.
const ERRORS: [(&str, &str, Fault, u16, Option<bool>); 20] = [
    ("Lower", "message", Fault::Client, 400, None),
    ("Upper", "Message", Fault::Client, 400, None),
    ("Shouted", "MESSAGE", Fault::Client, 400, None),
    ("Other", "errorMessage", Fault::Client, 400, None),
    ("Without", "", Fault::Server, 500, None),
    ("Structured", "Message", Fault::Server, 500, None),
    ("Strict", "message", Fault::Server, 500, None),
    ("Numeric", "message", Fault::Client, 400, None),
    ("Secret", "message", Fault::Client, 400, None),
    ("Concealed", "", Fault::Client, 400, None),
    ("Throttled", "message", Fault::Client, 400, Some(true)),
    ("Again", "message", Fault::Client, 400, Some(false)),
    ("SlowDown", "message", Fault::Client, 400, Some(false)),
    (
        "ProvisionedThroughputExceededException",
        "message",
        Fault::Client,
        400,
        None,
    ),
    ("Gone", "message", Fault::Client, 404, None),
    ("Bound", "message", Fault::Client, 403, None),
    ("Payload", "", Fault::Server, 500, None),
    ("Unmodeled", "message", Fault::Server, 500, None),
    ("UnmodeledError", "message", Fault::Server, 500, None),
    ("Large", "message", Fault::Client, 400, None),
];

/// Names that the model does not have.
const OTHERS: [&str; 5] = [
    "Novel",
    "ThrottlingException",
    "RequestTimeout",
    "lower",
    "",
];

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.as_bytes().to_vec()).expect("a response")
}
