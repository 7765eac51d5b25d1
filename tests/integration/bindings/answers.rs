//! Responses.

use http::HeaderValue;
use shapesmith::{ModeledError, Operation, OperationError, ReadError};

use super::model::*;
use super::{bound, shown, unreadable, with_headers};
use crate::support::hostile::texts;

/// Header values that are invalid for most kinds.
fn header_values() -> Vec<Vec<u8>> {
    let mut values: Vec<Vec<u8>> = texts().into_iter().map(String::into_bytes).collect();
    values.retain(|value| HeaderValue::from_bytes(value).is_ok());
    let more: [&[u8]; 38] = [
        b"\xff",
        b"\xc3",
        b"a\xffb",
        b"\xed\xa0\x80",
        b"\"\xff\"",
        b"9999-12-31T23:59:59-00:01",
        b"0000-01-01T00:00:00+00:01",
        b"9999-12-31T23:59:59.999999999999Z",
        b"9999-12-31T24:00:00Z",
        b"2014-04-29T18:30:60Z",
        b"2014-02-30T00:00:00Z",
        b"-0001-01-01T00:00:00Z",
        b"2014-04-29T18:30:38+99:99",
        b"2014-04-29",
        b"Tue, 29 Apr 2014 18:30:38 GMT",
        b"Fri, 31 Dec 9999 23:59:60 GMT",
        b"Sat, 01 Jan 0000 00:00:00 GMT",
        b"Tue, 29 Apr 2014 18:30:38.5 GMT",
        b"Tue, 29 Apr 99999 18:30:38 GMT",
        b"Tue, ",
        b",,,",
        b"9223372036854775807",
        b"-9223372036854775809",
        b"1e308",
        b"1e309",
        b"-1e-400",
        b"1e9223372036854775808",
        b"1e100000000000",
        b"1e",
        b".",
        b"-",
        b"+1",
        b"0x10",
        b"253402300800",
        b"-62135596801",
        b"253402300799.9999999999",
        b"1.5, \"2",
        b"TRUE",
    ];
    values.extend(more.iter().map(|value| value.to_vec()));
    values
}

/// A response with the error `Broken`.
fn broken(headers: &[(&str, &[u8])], body: &[u8]) -> ModeledError<Broken> {
    match Headers::response(with_headers(400, headers, body)) {
        Err(OperationError::Service(HeadersError::Broken(error))) => error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_header_that_cannot_be_read_is_named() {
    let scalars = bound()
        .into_iter()
        .filter(|name| !name.ends_with("-list") && name != "x-sparse");
    for name in scalars {
        // Repeated headers, with equal or different values.
        for values in [[&b"1"[..], b"1"], [b"1", b"2"], [b"", b""]] {
            let headers = values.map(|value| (name.as_str(), value));
            let error = unreadable(Headers::response(with_headers(200, &headers, b"{}")));
            assert!(
                error
                    .header()
                    .is_some_and(|known| known.eq_ignore_ascii_case(&name))
            );
            let text = error.to_string().to_lowercase();
            assert!(
                text.ends_with(&format!("header `{name}` is repeated")),
                "{text}"
            );
            let headers = [headers[0], headers[1], ("x-amzn-errortype", b"Broken")];
            let error = broken(&headers, b"{}");
            let header = error.read_error().and_then(ReadError::header);
            assert!(header.is_some_and(|known| known.eq_ignore_ascii_case(&name)));
        }
    }
    for name in bound().iter().map(String::as_str).chain(["x-pre-some"]) {
        for value in [&b"\xff"[..], b"a\xffb", b"\xc3"] {
            let headers = [(name, value), ("x-pre-other", b"fine")];
            let error = unreadable(Headers::response(with_headers(200, &headers, b"{}")));
            let text = error.to_string().to_lowercase();
            assert!(
                text.ends_with(&format!("header `{name}` is not utf-8")),
                "{text}"
            );
        }
    }
    let value: &[u8] = b"seven";
    let error = unreadable(Headers::response(with_headers(
        200,
        &[("x-integer", value)],
        b"{}",
    )));
    assert_eq!(error.header(), Some("X-Integer"));
    assert!(
        error
            .to_string()
            .ends_with(": header `X-Integer` is not a valid value")
    );
    // Parts of a response that the operation does not read have no effect.
    let unknown: [(&str, &[u8]); 5] = [
        ("x-unknown", b"\xff"),
        ("x-unknown", b"\xfe"),
        ("x-pre", b"\xff"),
        ("x-amzn-errortype", b"\xff"),
        ("x-amzn-query-error", b"\xff"),
    ];
    assert!(Headers::response(with_headers(200, &unknown, b"{}")).is_ok());
    // An error in the document is not attributed to a header.
    let headers = [
        ("x-integer", &b"1"[..]),
        ("x-integer", b"2"),
        ("x-amzn-errortype", b"Broken"),
    ];
    let error = broken(&headers, b"{");
    assert_eq!(error.read_error().and_then(ReadError::header), None);
}

#[test]
fn lists_are_read_as_in_rfc_9110() {
    let read = |name: &str, value: &str| {
        Headers::response(with_headers(200, &[(name, value.as_bytes())], b""))
    };
    // Section 5.6.1.2: empty elements are ignored; an empty item is quoted.
    let strings = |value: &str| read("x-string-list", value).expect("an output").string_list;
    assert_eq!(
        strings("a,, \"\" ,\"b\\\"\"").expect("a list"),
        ["a", "", "b\""]
    );
    assert_eq!(strings("").expect("a list"), [""; 0]);
    assert_eq!(strings("\"\"").expect("a list"), [""]);
    let integers = read("x-integer-list", " 1,,\"2\", ").expect("an output");
    assert_eq!(integers.integer_list.expect("a list"), [1, 2]);
    // Section 5.6.4: a quoted string ends with a quote, and the element with it.
    for value in ["\"a", "a, \"b\\\"", "\"a\"b, c"] {
        let error = unreadable(read("x-string-list", value));
        assert_eq!(error.header(), Some("X-String-List"), "{value}");
    }
    let date = "Tue, 29 Apr 2014 18:30:38 GMT";
    for value in [format!("{date}, {date}"), format!("\"{date}\", \"{date}\"")] {
        let dates = read("x-http-date-list", &value).expect("an output");
        assert_eq!(dates.http_date_list.expect("a list").len(), 2, "{value}");
    }
}

#[test]
fn headers_with_a_prefix_keep_every_value() {
    let headers: [(&str, &[u8]); 6] = [
        ("x-pre-a", b"1"),
        ("X-PRE-a", b"2, 3"),
        ("x-pre-", b"empty"),
        ("x-pre-b", b""),
        ("x-pre-b", b""),
        ("x-string", b"kept"),
    ];
    let output = Headers::response(with_headers(200, &headers, b"")).expect("an output");
    let prefixed = output.prefixed.expect("headers");
    let prefixed: Vec<(&str, &str)> = prefixed
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(prefixed, [("", "empty"), ("a", "1, 2, 3"), ("b", ", ")]);
    let headers: [(&str, &[u8]); 3] = [("x-kind", b"k"), ("x-kinds", b"a"), ("x-kinds", b"b, c")];
    let output = AllHeaders::response(with_headers(200, &headers, b"")).expect("an output");
    assert_eq!(output.all.expect("all")["x-kinds"], "a, b, c");
    assert_eq!(output.kinds.expect("kinds"), ["a", "b", "c"]);
}

#[test]
fn reading_any_header_ends() {
    let values = header_values();
    let names = bound();
    let (mut read, mut refused) = (0, 0);
    for name in &names {
        for (number, value) in values.iter().enumerate() {
            let again = values[(number * 7 + 1) % values.len()].as_slice();
            let kind: &[u8] = b"Broken";
            for headers in [
                &[(name.as_str(), value.as_slice())][..],
                &[(name, value), (name, again)],
            ] {
                for status in [200, 400] {
                    let mut headers = headers.to_vec();
                    headers.push(("x-amzn-errortype", kind));
                    match Headers::response(with_headers(status, &headers, b"{}")) {
                        Err(OperationError::Response(error)) => {
                            assert!(
                                error
                                    .header()
                                    .is_some_and(|known| known.eq_ignore_ascii_case(name))
                            );
                            refused += 1;
                        }
                        Ok(output) => {
                            assert!(!output.to_string().is_empty());
                            read += 1;
                        }
                        Err(OperationError::Service(HeadersError::Broken(error))) => {
                            assert!(!shown(&error).is_empty());
                            match error.read_error() {
                                Some(_) => refused += 1,
                                None => read += 1,
                            }
                        }
                        Err(error) => panic!("{error}"),
                    }
                }
            }
        }
    }
    assert!(read > 1000 && refused > 1000, "{read} {refused}");
}

#[test]
fn errors_are_named_by_one_header() {
    fn error(headers: &[(&str, &[u8])], body: &[u8]) -> OperationError<HeadersError> {
        Headers::response(with_headers(400, headers, body)).expect_err("an error")
    }
    fn is_modeled(headers: &[(&str, &[u8])], body: &[u8]) -> bool {
        let error = error(headers, body);
        matches!(error, OperationError::Service(HeadersError::Broken(_)))
    }
    let name = "x-amzn-errortype";
    // The header takes precedence over `__type`, which takes precedence over `code`.
    assert!(is_modeled(&[(name, b"Broken")], br#"{"__type":"Other"}"#));
    assert!(!is_modeled(&[(name, b"Other")], br#"{"__type":"Broken"}"#));
    assert!(is_modeled(&[], br#"{"code":"Other","__type":"Broken"}"#));
    // An empty name is ignored.
    for nothing in [&b""[..], b" ", b":", b"#", b"a#", b":http://x"] {
        assert!(is_modeled(&[(name, nothing)], br#"{"__type":"Broken"}"#));
    }
    assert!(is_modeled(&[], br#"{"__type":"","code":"Broken"}"#));
    // API Gateway adds its own value, as a line or after a comma: the first is used.
    for values in [
        &[&b"Broken"[..], b"Broken"][..],
        &[b"Broken", b"Other"],
        &[b"Broken,Other"],
        &[b"Broken:http://x/,y , b#Other"],
        &[b"a.b#Broken,Other", b"Other"],
        &[b" , Broken"],
        &[b"", b"Broken"],
    ] {
        let headers: Vec<(&str, &[u8])> = values.iter().map(|value| (name, *value)).collect();
        assert!(is_modeled(&headers, br#"{"__type":"Other"}"#), "{values:?}");
    }
    assert!(!is_modeled(&[(name, b"Other,Broken")], b"{}"));
    assert!(is_modeled(&[(name, b"\xff"), (name, b"Broken")], b"{}"));
    assert!(is_modeled(&[(name, b"\xff")], br#"{"__type":"Broken"}"#));
}

#[test]
fn every_status_is_read() {
    for status in 100..1000 {
        let output = ColorHeaders::response(with_headers(status, &[("x-amz-a", b"red")], b""));
        match output {
            Ok(output) => {
                assert!((200..300).contains(&status));
                assert_eq!(output.status, Some(Level::from(i32::from(status))));
                assert_eq!(
                    output.colors.expect("colors")[&Color::from("a")],
                    Color::Red
                );
            }
            Err(OperationError::Service(error)) => {
                assert!(!(200..300).contains(&status) && !shown(&error).is_empty());
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn codes_of_the_query_protocol_are_those_of_services_that_have_it() {
    use super::services::{Poll, PollError};
    let name = "x-amzn-query-error";
    let code = |headers: &[(&str, &[u8])], body: &[u8]| match Poll::response(with_headers(
        400, headers, body,
    )) {
        Err(OperationError::Service(PollError::Unmodeled(error))) => {
            error.code().map(str::to_owned)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        code(&[(name, b"Queue.Gone;Sender")], b"").as_deref(),
        Some("Queue.Gone")
    );
    assert_eq!(
        code(&[(name, b"Gone")], br#"{"__type":"a#Own"}"#).as_deref(),
        Some("Own")
    );
    assert_eq!(code(&[(name, b";Sender")], b""), None);
    assert_eq!(
        code(&[(name, b"Gone;Sender")], br#"{"__type":"a#Own"}"#).as_deref(),
        Some("Gone")
    );
    assert_eq!(
        code(&[(name, b"A;Sender"), (name, b"B;Sender")], b"").as_deref(),
        Some("A")
    );
    assert_eq!(code(&[(name, b"\xff")], b""), None);
    // Other services ignore it.
    let error = Headers::response(with_headers(
        400,
        &[(name, b"\xff"), (name, b"A;Sender")],
        b"",
    ));
    let Err(OperationError::Service(HeadersError::Unmodeled(error))) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.code(), None);
}
