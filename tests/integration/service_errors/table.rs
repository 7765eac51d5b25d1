//! All errors of the model and some that it does not have, in every form of an answer.

use std::fmt::Debug;

use http::Response;
use shapesmith::{ErrorShape, Operation};

use super::super::errors::model::{Call10, Call11, CallRest};
use super::redaction::check_texts;
use super::retry::check_retry;
use super::{ERRORS, OTHERS};

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

fn check<O: Operation<Error: ErrorShape + Debug + 'static>>(modeled: bool, name: &str) -> usize {
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

#[test]
fn no_detail_of_an_error_response_is_lost() {
    let mut count = 0;
    let modeled = ERRORS.iter().map(|error| (true, error.0));
    for (modeled, name) in modeled.chain(OTHERS.map(|name| (false, name))) {
        count += check::<Call11>(modeled, name);
        count += check::<Call10>(modeled, name);
        count += check::<CallRest>(modeled, name);
    }
    assert_eq!(count, 25 * 3 * 7 * 9 * 5 * 9);
}
