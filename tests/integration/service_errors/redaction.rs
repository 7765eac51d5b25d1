//! The texts of errors that may have a sensitive message.

use std::error::Error;
use std::fmt::Debug;

use shapesmith::{ErrorShape, Operation, OperationError};

use super::super::errors::model::*;
use super::response;

/// The message is shown, unless it can be sensitive.
pub fn check_texts<E: ErrorShape + Debug + 'static>(
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
