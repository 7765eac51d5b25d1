//! What is read of an answer, and what is kept of one that cannot be read.

use shapesmith::{ErrorShape, Fault, Operation, OperationError};

use super::super::errors::model::*;
use super::response;

#[test]
fn the_first_of_two_errors_with_one_code_is_read() {
    let error = Twice::response(response(500, &[], r#"{"__type":"Lower","message":"said"}"#));
    let error = error.expect_err("an error");
    assert_eq!(
        (error.code(), error.message()),
        (Some("Lower"), Some("said"))
    );
    assert_eq!(error.fault(), Some(Fault::Client), "that of the first");
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

    // A number is not a code, and not a protocol error.
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
