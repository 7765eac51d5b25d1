//! Errors as `std::error::Error`: each text of a chain is printed once.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::error::Error;

use http::Response;
use shapesmith::{
    JsonError, Operation, OperationError, RequestError, ReservedHeader, TypeMismatchKind,
    UnmodeledError,
};

/// Errors in all forms, of a service of each protocol.
pub mod model {
    shapesmith::smithy! { model = "tests/models/errors.json", operations = * }
}

use super::operations::cognito::{
    AnalyticsConfigurationType, TokenValidityUnitsType, UpdateUserPoolClient,
    UpdateUserPoolClientRequest,
};

/// The texts of an error and its sources, as error reporters print them.
fn chain(error: &(dyn Error + 'static)) -> Vec<String> {
    std::iter::successors(Some(error), |&error| error.source())
        .map(ToString::to_string)
        .collect()
}

/// Fails if one text of the chain contains another.
fn assert_no_repetition(error: &(dyn Error + 'static)) {
    let chain = chain(error);
    for (index, text) in chain.iter().enumerate() {
        assert!(!text.is_empty(), "{chain:?}");
        let others = chain.iter().skip(index + 1);
        for other in others {
            assert!(!text.contains(other.as_str()), "{chain:?}");
        }
    }
}

fn json_errors() -> Vec<JsonError> {
    let read = |text: &str| TokenValidityUnitsType::from_json(text.as_bytes()).unwrap_err();
    let errors = vec![
        read("{"),
        read(r#"{"IdToken": 3}"#),
        read(r#"{"IdToken": "centuries"}"#),
        JsonError::Unwritable("unknown union member `x`".to_owned()),
    ];
    assert!(matches!(errors[0], JsonError::Syntax(_)));
    assert!(matches!(errors[1], JsonError::Type(_)));
    assert!(matches!(errors[2], JsonError::Constraints(_)));
    errors
}

#[test]
fn no_error_prints_a_source_that_it_returns() {
    for error in json_errors() {
        assert_no_repetition(&error);
        match &error {
            JsonError::Syntax(inner) => assert_no_repetition(inner),
            JsonError::Type(inner) => assert_no_repetition(inner),
            JsonError::Constraints(inner) => {
                assert_no_repetition(inner);
                for violation in inner {
                    assert_no_repetition(violation);
                }
            }
            _ => {}
        }
        assert_no_repetition(&RequestError::Json(error));
    }
    for error in [
        RequestError::Label("id"),
        RequestError::DotSegment("id"),
        RequestError::DoubleSlash("id"),
        RequestError::HostLabel("id"),
        RequestError::HostLength,
        RequestError::Header("x-id".to_owned()),
        RequestError::HeaderName,
        RequestError::ReservedHeader(ReservedHeader::Framing),
        RequestError::TooManyHeaders,
        RequestError::Uri,
        RequestError::UriLength,
    ] {
        assert_no_repetition(&error);
    }
    assert_no_repetition(&UnmodeledError::new(
        Some("Busy".to_owned()),
        Some("try later".to_owned()),
    ));
}

#[test]
fn no_error_of_an_operation_prints_a_source_that_it_returns() {
    let respond = |status: u16, kind: &str, body: &str| {
        let response = Response::builder()
            .status(status)
            .header("x-amzn-errortype", kind)
            .body(body.as_bytes().to_vec())
            .expect("a response");
        UpdateUserPoolClient::response(response).unwrap_err()
    };
    let message = r#"{"message": "no such client"}"#;
    for error in [
        respond(200, "", "{"),
        respond(200, "", r#"{"UserPoolClient": 3}"#),
        respond(400, "ResourceNotFoundException", message),
        respond(400, "ResourceNotFoundException", r#"{"message": 3}"#),
        respond(400, "BusyException", message),
    ] {
        assert_no_repetition(&error);
        match error {
            OperationError::Service(error) => assert_no_repetition(&error),
            OperationError::Response(error) => assert_no_repetition(&error),
            error => panic!("{error}"),
        }
    }
}

#[test]
fn a_mismatch_names_its_kind() {
    let kind = |error: JsonError| match error {
        JsonError::Type(mismatch) => mismatch.kind(),
        error => panic!("{error}"),
    };
    let read = |member: &str, value: &str| {
        let text = format!(r#"{{"{member}": {value}}}"#);
        kind(UpdateUserPoolClientRequest::from_json(text.as_bytes()).unwrap_err())
    };
    assert_eq!(read("ClientName", "3"), TypeMismatchKind::Type);
    let validity = "RefreshTokenValidity";
    assert_eq!(read(validity, "2147483648"), TypeMismatchKind::OutOfRange);
    assert_eq!(read(validity, "1.5"), TypeMismatchKind::NotAnInteger);
    assert_eq!(read("CallbackURLs", "[null]"), TypeMismatchKind::Null);
    let analytics = AnalyticsConfigurationType::from_json(b"[]").unwrap_err();
    assert_eq!(kind(analytics), TypeMismatchKind::Type);
}
