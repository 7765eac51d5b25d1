//! What a client reads in an answer and a server refuses in a request.

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::{JsonError, TypeMismatchKind};

use super::errors::model::{CallInput, CallRestInput};
use super::json::client::{Part, Request};
use super::kinds::model::Everything;
use super::operations::cognito::{TokenValidityUnitsType, UpdateUserPoolClientRequest};

/// The lists and maps of `Everything`: the member, a value of its items, and whether it is a map or sparse.
const COLLECTIONS: [(&str, &str, bool, bool); 11] = [
    ("Names", r#""a""#, false, false),
    ("Gaps", r#""a""#, false, true),
    ("Counts", "1", true, false),
    ("Holes", "1", true, true),
    ("BySuit", r#"{"Id":"i"}"#, true, false),
    ("Matrix", "[1.5]", false, false),
    ("Ratios", "0.5", false, false),
    ("Rates", "0.5", true, false),
    ("Set", r#""a""#, false, false),
    ("Parts", r#""YQ==""#, false, false),
    ("Matrix/0", "1.5", false, false),
];

/// A document with two values and a null at a place among them.
fn with_null(member: &str, value: &str, is_map: bool, place: usize) -> String {
    let other = value.replace('a', "b");
    let mut items = vec![value.to_owned(), other];
    items.insert(place, "null".to_owned());
    let items = if is_map {
        let keys = ["hearts", "spades", "x"];
        let entries = keys.iter().zip(&items);
        let entries = entries.map(|(key, item)| format!("{key:?}:{item}"));
        format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
    } else {
        format!("[{}]", items.join(","))
    };
    match member.split_once('/') {
        Some((member, _)) => format!("{{{member:?}:[{items}]}}"),
        None => format!("{{{member:?}:{items}}}"),
    }
}

#[test]
fn a_null_in_a_dense_list_is_an_error_and_in_a_dense_map_for_a_server() {
    for (member, value, is_map, is_sparse) in COLLECTIONS {
        for place in 0..3 {
            let text = with_null(member, value, is_map, place);
            let read = [
                Everything::from_json(text.as_bytes()),
                Everything::from_json_unchecked(text.as_bytes()),
            ];
            for (read, is_client) in read.into_iter().zip([false, true]) {
                if is_sparse {
                    let read = read.expect("null is a value").to_json().expect("JSON");
                    let items = String::from_utf8(read).expect("text");
                    assert!(items.contains("null"), "{items}");
                } else if is_client && is_map {
                    // The entry is missing, and the others are there.
                    let read = read.expect("a client").to_json().expect("JSON");
                    let written = String::from_utf8(read).expect("text");
                    assert!(!written.contains("null"), "{written}");
                    assert_eq!(written.matches(value).count(), text.matches(value).count());
                } else {
                    let Err(JsonError::Type(mismatch)) = read else {
                        panic!("{text}: {read:?}");
                    };
                    assert_eq!(mismatch.kind(), TypeMismatchKind::Null);
                    let key = ["hearts", "spades", "x"][place];
                    let end = if is_map {
                        key.to_owned()
                    } else {
                        place.to_string()
                    };
                    assert_eq!(mismatch.path(), format!("/{member}/{end}"));
                }
            }
        }
    }
}

#[test]
fn an_empty_text_is_an_empty_body_of_the_aws_json_protocols() {
    for text in ["", " ", "\r\n\t "] {
        let text = text.as_bytes();
        assert_eq!(
            CallInput::from_json(text).expect("valid"),
            CallInput::builder().build().expect("valid")
        );
        assert!(CallInput::from_json_unchecked(text).is_ok());
        // Required members are missing, as in `{}`.
        assert_eq!(
            UpdateUserPoolClientRequest::from_json(text).expect_err("required members"),
            UpdateUserPoolClientRequest::from_json(b"{}").expect_err("required members")
        );
        assert!(UpdateUserPoolClientRequest::from_json_unchecked(text).is_ok());
        // Only bodies are empty, and not those of restJson1.
        assert!(TokenValidityUnitsType::from_json(text).is_err());
        assert!(CallRestInput::from_json(text).is_err());
        assert!(Part::from_json(text).is_err());
        assert!(serde_json::from_slice::<CallInput>(text).is_err());
    }
    assert!(CallInput::from_json(b"\xa0").is_err());
}

/// Escapes with halves of surrogate pairs, and what a client reads.
const HALVES: [(&str, &str); 9] = [
    (r"\ud83d", "\u{fffd}"),
    (r"\ude00", "\u{fffd}"),
    (r"a\ud83d", "a\u{fffd}"),
    (r"\ud83db", "\u{fffd}b"),
    (r"\ud83d\n", "\u{fffd}\n"),
    (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
    (r"\ude00\ud83d", "\u{fffd}\u{fffd}"),
    (r"\ud83d\u0041", "\u{fffd}A"),
    (r"\uD83D\uDBFF\uDFFF\uDE00", "\u{fffd}\u{10ffff}\u{fffd}"),
];

#[test]
fn half_a_surrogate_pair_costs_a_client_one_character() {
    let name = |text: &str| Request::from_json_unchecked(text.as_bytes()).map(|read| read.name);
    for (escaped, expected) in HALVES {
        // In a member, as the name or in the value of an unknown one, in a document, and as the key of a map.
        let text = format!(r#"{{"Name":"{escaped}"}}"#);
        assert_eq!(name(&text).as_deref(), Ok(expected));
        for text in [
            format!(r#"{{"{escaped}":1,"Name":"n"}}"#),
            format!(r#"{{"Name":"n","unknown":["{escaped}",{{"{escaped}":1}}]}}"#),
            format!(r#"{{"Name":"n","free":{{"{escaped}":"{escaped}"}}}}"#),
            format!(r#"{{"Name":"n","log":{{"{escaped}":[]}}}}"#),
        ] {
            assert_eq!(name(&text).as_deref(), Ok("n"), "{text}");
            // A server refuses it wherever it is.
            let refused = Request::from_json(text.as_bytes()).expect_err("half a pair");
            assert!(matches!(refused, JsonError::Syntax(_)), "{refused}");
        }
    }
    // An invalid escape is an error for a client, too.
    for text in [
        r"\u",
        r"\ud83",
        r"\ud83d\u",
        r"\ud83d\ude0",
        r"\ud83d\x",
        r"\uzzzz",
    ] {
        assert!(name(&format!(r#"{{"Name":"{text}"}}"#)).is_err(), "{text}");
    }
}
