//! The member that has the message.

use shapesmith::ErrorShape;

use super::super::errors::model::*;

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
