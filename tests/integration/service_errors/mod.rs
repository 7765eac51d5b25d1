//! What a service says of an error reaches the caller, wherever it says it and whatever the model has.

#![deny(warnings, clippy::pedantic)]

mod botocore;

use std::error::Error;
use std::fmt::Debug;

use http::Response;
use shapesmith::{
    ErrorShape, Fault, ModeledError, Operation, OperationError, ServiceError, UnmodeledError,
};

use super::errors::model::*;
use crate::support::ROOT;
use crate::support::consumer::Consumer;

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

/// Where and how a service sends the name of an error.
const NAMES: [&str; 7] = [
    "header",
    "__type",
    "code",
    "Code",
    "all",
    "list",
    "empty header",
];

/// Where a service sends the message.
const MESSAGES: [&str; 9] = [
    "message",
    "Message",
    "MESSAGE",
    "errorMessage",
    "ErrorMessage",
    "x-amzn-errormessage",
    "x-amzn-error-message",
    "both",
    "",
];

const BODIES: [&str; 5] = ["JSON", "mistyped", "truncated", "text", "empty"];

const STATUSES: [u16; 9] = [300, 400, 403, 404, 429, 500, 501, 503, 504];

const TEXT: &str = "it's \"so\" – é";

struct Answer {
    response: Response<Vec<u8>>,
    code: Option<String>,
    message: Option<&'static str>,
    is_read: bool,
}

/// An answer, and what it says.
fn answer(name: &str, named: &str, message: &str, body: &str, status: u16) -> Answer {
    let spelled = match status % 3 {
        0 => name.to_owned(),
        1 => format!("example.errors#{name}"),
        _ => format!("example.errors#{name}:http://example.com/a,b#c"),
    };
    let spelled = if name.is_empty() {
        String::new()
    } else {
        spelled
    };
    let mut headers = vec![("x-amzn-requestid", "7d1c")];
    let mut members = vec![];
    let list = format!("{spelled}, UnauthorizedException");
    match named {
        "header" => headers.push(("x-amzn-errortype", spelled.as_str())),
        "all" => {
            headers.push(("X-Amzn-Errortype", spelled.as_str()));
            members.push(("__type", "Wrong"));
        }
        "list" if !name.is_empty() => headers.push(("x-amzn-errortype", list.as_str())),
        "list" => {}
        "empty header" => {
            headers.push(("x-amzn-errortype", " "));
            members.push(("__type", spelled.as_str()));
        }
        _ => members.push((named, spelled.as_str())),
    }
    match message {
        "" => {}
        "both" => members.extend([("Message", "not this"), ("message", TEXT)]),
        _ if message.starts_with('x') => headers.push((message, "in a header")),
        _ => members.push((message, TEXT)),
    }
    let document: serde_json::Value = members.iter().copied().collect();
    let text = document.to_string();
    let is_json = !matches!(body, "text" | "empty");
    let text = match body {
        "JSON" => text,
        // Of the wrong type for `Numeric` and `Strict`.
        "mistyped" => text
            .replacen('{', r#"{"retryAfter":"x","x":1,"#, 1)
            .replace(",}", "}"),
        "truncated" => text.replace('}', "") + if members.is_empty() { "\"x" } else { ",\"x" },
        "text" => "<html>502 Bad Gateway</html>".to_owned(),
        _ => String::new(),
    };
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(name, value);
    }
    let in_header = ["header", "all", "list"].contains(&named) && !name.is_empty();
    let in_body = is_json && !["header", "list", "all"].contains(&named);
    let code = if in_header || in_body { name } else { "" };
    let code = if named == "all" && name.is_empty() && is_json {
        "Wrong"
    } else {
        code
    };
    Answer {
        response: response.body(text.into_bytes()).expect("a response"),
        code: (!code.is_empty()).then(|| code.to_owned()),
        message: match message {
            "" => None,
            _ if message.starts_with('x') => Some("in a header"),
            _ if is_json => Some(TEXT),
            _ => None,
        },
        is_read: !matches!(body, "truncated" | "text"),
    }
}

/// The codes of the AWS SDKs, of which the test has its own list.
fn throttles(code: &str, status: u16) -> bool {
    const PARTS: [&str; 7] = [
        "Throttl",
        "SlowDown",
        "Exceeded",
        "TooManyRequests",
        "PriorRequest",
        "InProgress",
        "EC2",
    ];
    status == 429 || PARTS.iter().any(|part| code.contains(part))
}

fn check<O: Operation<Error: ServiceError + Debug + 'static>>(modeled: bool, name: &str) -> usize {
    let mut count = 0;
    for named in NAMES {
        for message in MESSAGES {
            for body in BODIES {
                for status in STATUSES {
                    let answer = answer(name, named, message, body, status);
                    let context = format!("{} {name} {named} {message} {body}", O::NAME);
                    let sent = answer.response.body().clone();
                    let is_modeled = modeled && answer.code.as_deref() == Some(name);
                    let known = ERRORS.iter().find(|known| is_modeled && known.0 == name);
                    // The member of the model, or else the first one.
                    let mut said = answer.message;
                    if message == "both"
                        && said.is_some()
                        && known.is_some_and(|known| !["", "message"].contains(&known.1))
                    {
                        said = Some("not this");
                    }
                    let error = O::response(answer.response)
                        .map(drop)
                        .expect_err("an error");
                    assert_eq!(error.status(), status);
                    assert_eq!(error.body(), sent);
                    assert_eq!(error.headers()["x-amzn-requestid"], "7d1c");
                    assert_eq!(error.request_id(), Some("7d1c"));
                    assert_eq!(error.code(), answer.code.as_deref(), "{context}");
                    assert_eq!(error.message(), said, "{context}");
                    let debug = format!("{:?}", error.as_service().expect("an error"));
                    let variant = debug.split('(').next().expect("a variant");
                    let expected = if is_modeled { name } else { "UnmodeledError_" };
                    assert_eq!(variant, expected, "{context}");
                    check_retry(&error, is_modeled.then_some(name), status);
                    check_texts(&error, said, is_modeled.then_some(name));
                    let has_document = !(name == "Payload" && O::METHOD == "POST" && O::URI != "/");
                    if is_modeled && has_document {
                        let shows = error.to_string().contains("cannot be read");
                        // `Structured` has a structure where the text is.
                        let is_text = ["message", "both"].contains(&message);
                        let mistyped = match name {
                            "Strict" => body == "mistyped",
                            "Numeric" => named == "code" && !matches!(body, "text" | "empty"),
                            "Structured" => is_text && body != "empty",
                            _ => false,
                        };
                        assert_eq!(shows, !answer.is_read || mistyped, "{context} {error}");
                    }
                    count += 1;
                }
            }
        }
    }
    count
}

fn check_retry<E: ServiceError>(error: &OperationError<E>, modeled: Option<&str>, status: u16) {
    let code = error.code().unwrap_or_default();
    let known = modeled.and_then(|name| ERRORS.iter().find(|known| known.0 == name));
    let retryable = known.and_then(|known| known.4);
    let throttles = retryable.unwrap_or_else(|| throttles(code, status));
    assert_eq!(error.throttling(), throttles, "{code} {status}");
    let transient = [500, 502, 503, 504].contains(&status) || code.starts_with("RequestTimeout");
    assert_eq!(
        error.retryable(),
        retryable.is_some() || throttles || transient,
        "{code} {status}"
    );
    let fault = match status {
        400..500 => Some(Fault::Client),
        500..600 => Some(Fault::Server),
        _ => None,
    };
    assert_eq!(error.fault(), known.map(|known| known.2).or(fault));
}

/// The message is shown, unless it can be sensitive.
fn check_texts<E: ServiceError + Debug + 'static>(
    error: &OperationError<E>,
    message: Option<&str>,
    modeled: Option<&str>,
) {
    let texts = [error.to_string(), format!("{error:?}")];
    for text in texts {
        let text = text.replace("\\\"", "\"");
        if let Some(message) = message {
            let conceals = ["Secret", "Concealed", "Payload"]
                .map(Some)
                .contains(&modeled);
            assert_eq!(text.contains(message), !conceals, "{text}");
        }
        assert!(!text.contains("7d1c"), "{text}");
    }
    assert!(error.source().is_none());
}

#[test]
fn nothing_that_a_service_says_is_lost() {
    let mut count = 0;
    let modeled = ERRORS.iter().map(|error| (true, error.0));
    for (modeled, name) in modeled.chain(OTHERS.map(|name| (false, name))) {
        count += check::<Call11>(modeled, name);
        count += check::<Call10>(modeled, name);
        count += check::<CallRest>(modeled, name);
    }
    assert_eq!(count, 25 * 3 * 7 * 9 * 5 * 9);
}

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.as_bytes().to_vec()).expect("a response")
}

#[test]
fn a_query_compatible_service_sends_its_legacy_code() {
    let error = |header: &str, body: &str| {
        let headers = [("x-amzn-query-error", header)];
        Call10::response(response(400, &headers, body)).expect_err("an error")
    };
    // The error is found by its name or its legacy code; the code is the legacy code.
    for (header, body, code, variant, fault) in [
        (
            "Queue.Gone;Sender",
            r#"{"__type":"example.errors#Gone"}"#,
            "Queue.Gone",
            "Gone(",
            Fault::Client,
        ),
        (
            "Queue.Gone;Sender",
            "{}",
            "Queue.Gone",
            "Gone(",
            Fault::Client,
        ),
        (
            "Queue.Gone;Sender",
            r#"{"__type":"Novel"}"#,
            "Queue.Gone",
            "Gone(",
            Fault::Client,
        ),
        ("Lower;Sender", "", "Lower", "Lower(", Fault::Client),
        (
            "Custom;Receiver",
            r#"{"__type":"Lower"}"#,
            "Custom",
            "Lower(",
            Fault::Server,
        ),
        (
            "Custom; Receiver ",
            r#"{"__type":"Novel"}"#,
            "Custom",
            "UnmodeledError_(",
            Fault::Server,
        ),
        // Not in the form `Code;Fault`.
        (
            "Custom",
            r#"{"__type":"Lower"}"#,
            "Lower",
            "Lower(",
            Fault::Client,
        ),
        (
            ";Sender",
            r#"{"__type":"Lower"}"#,
            "Lower",
            "Lower(",
            Fault::Client,
        ),
        (
            "Custom;Both",
            r#"{"__type":"Strict"}"#,
            "Custom",
            "Strict(",
            Fault::Server,
        ),
    ] {
        let error = error(header, body);
        assert_eq!(error.code(), Some(code));
        assert_eq!(error.fault(), Some(fault), "{header}");
        let error = error.into_service().expect("an error");
        assert!(format!("{error:?}").starts_with(variant), "{error:?}");
    }
    // Retries know both codes.
    assert!(
        error(
            "Novel;Sender",
            r#"{"__type":"ProvisionedThroughputExceededException"}"#
        )
        .throttling()
    );
    assert!(error("RequestThrottled;Sender", r#"{"__type":"Lower"}"#).throttling());
    // The other services ignore the header, and have no legacy codes.
    let headers = [("x-amzn-query-error", "Queue.Gone;Receiver")];
    let error = Call11::response(response(400, &headers, r#"{"__type":"Queue.Gone"}"#));
    let Err(OperationError::Service(Call11Error::UnmodeledError_(error))) = error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (error.code(), error.fault()),
        (Some("Queue.Gone"), Some(Fault::Client))
    );
}

#[test]
fn a_text_that_can_be_sensitive_fills_no_other_member() {
    let body = r#"{"__type":"TwoMessages","ErrorMessage":"hunter2"}"#;
    let error = Twice::response(response(400, &[], body)).expect_err("an error");
    assert_eq!(error.message(), Some("hunter2"));
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    let Some(TwiceError::TwoMessages(error)) = error.into_service() else {
        panic!("modeled");
    };
    assert_eq!(error.error_message, None);
    assert_eq!(error.into_inner().message, None);
}

#[test]
fn of_two_errors_with_one_code_the_first_is_read() {
    let error = Twice::response(response(500, &[], r#"{"__type":"Lower","message":"said"}"#));
    let error = error.expect_err("an error");
    assert_eq!(
        (error.code(), error.message()),
        (Some("Lower"), Some("said"))
    );
    assert_eq!(error.fault(), Some(Fault::Client), "that of the first");
}

#[test]
fn a_message_fills_the_member_whatever_its_casing() {
    fn said<E: ErrorShape>(error: Result<E, shapesmith::JsonError>) -> Option<String> {
        error.expect("readable").message().map(str::to_owned)
    }
    for name in [
        "message",
        "Message",
        "MESSAGE",
        "errorMessage",
        "ErrorMessage",
    ] {
        let text = format!(r#"{{"{name}":"said"}}"#);
        let text = text.as_bytes();
        let messages = [
            said(Lower::from_json(text)),
            said(Upper::from_json_unchecked(text)),
            said(Shouted::from_json(text)),
            said(Other::from_json(text)),
            said(Strict::from_json_unchecked(text)),
            said(Secret::from_json(text)),
            said(serde_json::from_slice::<Lower>(text).map_err(|_| panic!("readable"))),
        ];
        for message in messages {
            assert_eq!(message.as_deref(), Some("said"), "{name}");
        }
        // The model's own member takes precedence, in any order.
        for text in [
            format!(r#"{{"{name}":"other","MESSAGE":"own"}}"#),
            format!(r#"{{"MESSAGE":"own","{name}":"other"}}"#),
            format!(r#"{{"{name}":null,"MESSAGE":"own"}}"#),
        ] {
            if name != "MESSAGE" {
                assert_eq!(
                    said(Shouted::from_json(text.as_bytes())).as_deref(),
                    Some("own")
                );
            }
        }
        // What is not a text is not a message, and no error.
        let text = format!(r#"{{"{name}":["said"],"className":"c"}}"#);
        if name != "MESSAGE" {
            assert_eq!(said(Shouted::from_json(text.as_bytes())), None);
        }
    }
    let structured = br#"{"message":{"text":"t"},"MESSAGE":"said"}"#;
    let structured = Structured::from_json(structured).expect("valid");
    assert_eq!(structured.message(), Some("said"));
    assert_eq!(
        structured
            .message
            .and_then(|details| details.text)
            .as_deref(),
        Some("t")
    );
    // A `@sensitive` message is redacted, however it is written.
    let secret = Secret::from_json(br#"{"Message":"hunter2"}"#).expect("valid");
    assert!(!format!("{secret} {secret:?}").contains("hunter2"));
    assert_eq!(secret.to_json().expect("JSON"), br#"{"message":"hunter2"}"#);
}

#[test]
fn a_modeled_error_keeps_its_kind_and_what_can_be_read() {
    let headers = [("x-amzn-errortype", "Strict")];
    let body = r#"{"retryAfter":"soon","message":"later"}"#;
    let error = CallRest::response(response(503, &headers, body)).expect_err("an error");
    let OperationError::Service(CallRestError::Strict(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!((error.message.as_str(), error.retry_after), ("later", 0));
    let problem = error.read_error().expect("a mistyped value");
    assert!(
        problem
            .to_string()
            .starts_with("Value at '/retryAfter' must be an integer")
    );
    assert_eq!((error.status(), error.body()), (Some(503), body.as_bytes()));
    assert_eq!((error.http_status(), error.fault()), (503, Fault::Server));

    // A member that cannot be read is unset.
    let body = r#"{"__type":"Structured","message":{"text":1},"Message":"m"}"#;
    let structured = Call11::response(response(500, &[], body)).expect_err("an error");
    let Some(Call11Error::Structured(structured)) = structured.into_service() else {
        panic!("not modeled");
    };
    assert_eq!(structured.message, None);
    assert_eq!(structured.message(), Some("m"));

    let headers = [("x-amzn-errortype", "Bound"), ("X-Tries", "many")];
    let error = Look::response(response(403, &headers, "")).expect_err("an error");
    assert_eq!(error.headers()["x-tries"], "many");
    let OperationError::Service(LookError::Bound(error)) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.tries, None);
    assert_eq!(
        error.read_error().and_then(|error| error.header()),
        Some("X-Tries")
    );

    // A number is no code, and not an error of the protocol.
    let body = r#"{"__type":"Numeric","code":404,"message":"m"}"#;
    let error = Call11::response(response(404, &[], body)).expect_err("an error");
    assert_eq!(
        (error.code(), error.message()),
        (Some("Numeric"), Some("m"))
    );
    let Some(Call11Error::Numeric(error)) = error.into_service() else {
        panic!("not modeled");
    };
    assert_eq!(error.code, Some(404));
    assert!(error.read_error().is_none());
    let error = Call11::response(response(404, &[], r#"{"code":404}"#)).expect_err("an error");
    assert_eq!(error.code(), None);
    assert_eq!(error.to_string(), "an error without a code (status 404)");
}

#[test]
fn an_answer_keeps_its_status_and_headers() {
    let headers = [("x-amz-request-id", "9"), ("etag", "e")];
    let body = r#"{"id":"i","size":3}"#;
    let read = Call11::read_response(response(202, &headers, body)).expect("an output");
    assert_eq!(
        (read.status(), &read.headers()["etag"]),
        (http::StatusCode::ACCEPTED, &"e".parse().expect("a value"))
    );
    assert_eq!((read.body().id.as_str(), read.body().size), ("i", Some(3)));
    for body in [
        r#"{"id":"i","size":"big"}"#,
        r#"{"id":"i","names":["a",null]}"#,
        "{",
        "<html>",
    ] {
        let error = Call11::read_response(response(200, &headers, body)).expect_err("no output");
        assert_eq!(
            (error.status(), error.body()),
            (http::StatusCode::OK, body.as_bytes())
        );
        assert_eq!(
            (error.request_id(), &error.headers()["etag"]),
            (Some("9"), &"e".parse().expect("a value"))
        );
        assert_eq!(
            (error.code(), error.message(), error.fault()),
            (None, None, None)
        );
        assert!(!error.retryable() && !error.throttling());
        let text = format!("{error} {error:?}");
        assert!(!text.contains("big") && !text.contains("html"), "{text}");
        assert!(
            text.contains("response with status 200 OK cannot be read: "),
            "{text}"
        );
        assert!(matches!(error, OperationError::Response(_)));
    }
}

#[test]
fn errors_can_be_made_for_tests() {
    let lower = Lower::builder().message("m").build().expect("valid");
    assert_eq!((lower.code(), lower.message()), (Some("Lower"), Some("m")));
    let error = OperationError::Service(Call11Error::from(lower.clone()));
    assert_eq!((error.code(), error.message()), (Some("Lower"), Some("m")));
    assert_eq!(
        (error.status().as_u16(), error.body(), error.request_id()),
        (400, &b""[..], None)
    );
    // As received, but for what the response has besides.
    let body = r#"{"__type":"Lower","Message":"m"}"#;
    let received = Call11::response(response(418, &[], body)).map(drop);
    assert_eq!(received, Err(error));
    let modeled = ModeledError::from(lower.clone());
    assert!(modeled == lower);
    assert_eq!(modeled.into_inner(), lower);
    let unmodeled: Call11Error = UnmodeledError::new(Some("Novel".to_owned()), None).into();
    assert_eq!(unmodeled.code(), Some("Novel"));
    assert_eq!(OperationError::Service(unmodeled).status(), 500);
    // Codes and statuses of the model.
    let without = Without::builder().build().expect("valid");
    assert!(without.retryable() && !without.throttling());
    let exceeded = ProvisionedThroughputExceededException::builder()
        .build()
        .expect("valid");
    assert!(exceeded.retryable() && exceeded.throttling());
    let slow = SlowDown::builder().build().expect("valid");
    assert!(
        slow.retryable() && !slow.throttling(),
        "the model takes precedence"
    );
}

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
        let model = std::fs::read_to_string(std::path::Path::new(ROOT).join(path));
        consumer.write(name, &model.expect("a model"));
    }
    consumer.cargo(&["clippy"]);
}
