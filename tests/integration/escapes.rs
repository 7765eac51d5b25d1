//! For any untrusted text, `Display` and `Debug` contain no line ends, terminal escapes or bidirectional
//! controls.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::error::Error;
use std::fmt::{Debug, Display};

use crate::support::random::Random;
use crate::support::say;
use serde_json::{Value as Json, json};
use shapesmith::{Operation, OperationError, UnmodeledError};

/// The types of the model.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/escapes.json",
        operations = [Say],
    }
}

use model::{Either, Refused, Say, SayInput, Value, Word};

/// The characters that `src/escape.rs` documents.
fn is_escaped(char: char) -> bool {
    matches!(
        u32::from(char),
        0..=0x1f | 0x7f..=0x9f | 0x61c | 0x200e | 0x200f | 0x2028..=0x202e | 0x2066..=0x2069
    )
}

/// A text with many characters that must be escaped.
fn hostile(random: &mut Random) -> String {
    const PARTS: [&str; 24] = [
        "\n",
        "\r\n",
        "\0",
        "\t",
        "\u{1b}[2J",
        "\u{1b}]0;x\u{7}",
        "\u{7f}",
        "\u{85}",
        "\u{9b}31m",
        "\u{61c}",
        "\u{200e}",
        "\u{200f}",
        "\u{2028}",
        "\u{2029}",
        "\u{202a}",
        "\u{202e}",
        "\u{2066}",
        "\u{2069}",
        "a",
        "é",
        "\"",
        "\\",
        "{}",
        "'",
    ];
    let mut text = "word".to_owned();
    for _ in 0..=random.below(6) {
        text.push_str(random.pick(&PARTS));
    }
    text
}

/// Asserts that everything in a text is escaped, and that it contains the expected words.
fn sound(text: &str, source: &str) {
    let found = text.chars().find(|char| is_escaped(*char));
    assert!(found.is_none(), "{found:?} of {source} is in {text:?}");
}

struct Texts {
    count: usize,
    source: &'static str,
}

impl Texts {
    fn shown(&mut self, value: &(impl Display + Debug)) {
        self.display(value);
        self.debug(value);
    }

    fn display(&mut self, value: &(impl Display + ?Sized)) {
        self.count += 2;
        sound(&value.to_string(), self.source);
        sound(&format!("{value:>40} {value:.7} {value:#}"), self.source);
    }

    fn debug(&mut self, value: &impl Debug) {
        self.count += 1;
        sound(&format!("{value:?}"), self.source);
        // Its line ends are intended.
        sound(&format!("{value:#?}").replace('\n', ""), self.source);
    }

    fn error(&mut self, error: &(dyn Error + 'static)) {
        self.count += 1;
        sound(&format!("{error:?}"), self.source);
        let mut next = Some(error);
        while let Some(error) = next {
            self.display(&error.to_string());
            next = error.source();
        }
    }
}

/// A value with the text in every place.
fn document(text: &str) -> Json {
    json!({
        "Text": text,
        "List": [text, null],
        "Texts": {text: text},
        "ByWord": {text: text, "known": "known"},
        "Word": text,
        "Either": {text: text},
        "Document": {text: [text, {text: null}]},
        "Next": {"Either": {"Word": text}, "Document": text},
    })
}

#[test]
fn no_text_of_others_ends_a_line_or_drives_a_terminal() {
    let mut random = Random::new(15);
    let mut texts = Texts {
        count: 0,
        source: "",
    };
    for _ in 0..2_000 {
        let text = hostile(&mut random);
        values(&text, &mut texts);
        mistakes(&text, &mut texts);
        calls(&text, &mut texts);
    }
    say(&format!("{} texts", texts.count));
}

fn values(text: &str, texts: &mut Texts) {
    texts.source = "a value";
    let json = document(text);
    let value = Value::from_json_unchecked(json.to_string().as_bytes()).expect("a value");
    texts.shown(&value);
    texts.debug(&value.to_builder());
    texts.debug(&(Some(&value), vec![&value]));
    let Some(Either::Unknown(name)) = &value.either else {
        panic!("the name is not known: {value:?}")
    };
    texts.shown(name);
    texts.shown(&Word::from(text));
    texts.shown(&Word::Odd);
    texts.shown(&Either::Word(text.into()));
    // Text is read and written unchanged.
    assert_eq!(name.as_str(), text);
    assert_eq!(Word::from(text).as_str(), text);
    let known = value.with(|b| b.maybe_either(None));
    let known = known.expect_err("`word` is none of the values");
    assert!(!known.iter().as_slice().is_empty());
    let builder = value.to_builder().maybe_either(None).build_unchecked();
    let again: Json = serde_json::from_slice(&builder.to_json().expect("JSON")).expect("JSON");
    assert_eq!(again["Word"], text);
    assert_eq!(again["Texts"], json["Texts"]);
    assert_eq!(again["Document"], json["Document"]);
    texts.source = "a value that cannot be written";
    texts.error(&value.to_json().expect_err("an unknown member"));
    texts.error(&serde_json::to_string(&value).expect_err("an unknown member"));
}

fn mistakes(text: &str, texts: &mut Texts) {
    texts.source = "a mistake";
    for wrong in [
        json!({"Texts": {text: {text: text}}}),
        json!({"Numbers": {text: text}}),
        json!({"Next": {"Next": {"Numbers": {text: {}}}}}),
        json!({"Either": {text: text, "Text": [text]}}),
        json!({"Text": {text: text}}),
        json!([text]),
        json!(text),
    ] {
        let json = wrong.to_string();
        texts.error(&Value::from_json(json.as_bytes()).expect_err("a mistake"));
        texts.error(&Value::from_json_unchecked(json.as_bytes()).expect_err("a mistake"));
        texts.error(&serde_json::from_str::<Value>(&json).expect_err("a mistake"));
        texts.error(&serde_json::from_value::<Value>(wrong).expect_err("a mistake"));
        let cut = &json[..json.len() - 1];
        texts.error(&Value::from_json(cut.as_bytes()).expect_err("it has no end"));
    }
    texts.source = "a raw text";
    let raw = format!("{{\"Text\": \"{text}");
    texts.error(&Value::from_json(raw.as_bytes()).expect_err("it has no end"));
    texts.source = "a violation";
    for wrong in [
        json!({"Numbers": {text: 1}}),
        json!({"Odd": text}),
        json!({"Short": text, "ByWord": {text: text}, "Word": text}),
    ] {
        let error = Value::from_json(wrong.to_string().as_bytes()).expect_err("a violation");
        texts.error(&error);
    }
}

fn calls(text: &str, texts: &mut Texts) {
    texts.source = "a request";
    let value = Value::builder()
        .texts([(text, "x")])
        .either(Either::Text(text.to_owned()));
    let input = |value: Value| SayInput::builder().value(value);
    let unknown =
        Value::from_json_unchecked(document(text).to_string().as_bytes()).expect("a value");
    for input in [
        input(value.build_unchecked())
            .word(text.into())
            .words([(text, text)]),
        input(Value::builder().build_unchecked()).words([("x", format!("{text}\n"))]),
        input(unknown),
    ] {
        let input = input.build_unchecked();
        texts.shown(&input);
        if let Err(error) = Say::try_request(&input) {
            texts.error(&error);
        }
    }
    texts.source = "an answer";
    let answer = |status: u16, code: &str, body: &Json| {
        let response = http::Response::builder()
            .status(status)
            .header("x-amzn-errortype", code);
        Say::response(
            response
                .body(body.to_string().into_bytes())
                .expect("a response"),
        )
    };
    let refused = answer(400, "Refused", &json!({"message": text})).expect_err("an error");
    texts.error(&refused);
    texts.display(&refused);
    texts.shown(&Refused::builder().message(text).build_unchecked());
    let unmodeled = answer(500, "Other", &json!({"message": text})).expect_err("an error");
    texts.error(&unmodeled);
    let Some(error) = unmodeled.as_service() else {
        panic!("{unmodeled:?}")
    };
    texts.shown(error);
    let unmodeled = answer(500, "", &json!({"code": text, "message": text})).expect_err("an error");
    texts.error(&unmodeled);
    let body = text.as_bytes();
    let unmodeled =
        UnmodeledError::new(Some(text.to_owned()), Some(text.to_owned())).with_response(500, body);
    texts.error(&unmodeled);
    texts.error(&OperationError::<UnmodeledError>::Service(unmodeled));
    let unreadable =
        answer(200, "", &json!({"Value": {"Numbers": {text: text}}})).expect_err("an error");
    texts.error(&unreadable);
    assert!(matches!(unreadable, OperationError::Response(_)));
    let read = answer(200, "", &json!({"Value": document(text)})).expect("an output");
    texts.shown(&read);
}
