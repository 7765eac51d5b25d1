//! Errors that are made for the tests of a user.

use shapesmith::{ErrorShape, ModeledError, Operation, OperationError, UnmodeledError};

use super::super::errors::model::*;
use super::response;

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
