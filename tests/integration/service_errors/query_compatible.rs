//! The legacy codes of services with `@awsQueryCompatible`.

use shapesmith::{ErrorShape, Fault, Operation, OperationError};

use super::super::errors::model::*;
use super::response;

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
        (Some("Queue.Gone"), Fault::Client)
    );
}
