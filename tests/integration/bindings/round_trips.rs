//! Round trips of messages, and their cost.

use std::collections::BTreeMap;

use http::{HeaderValue, Response};
use shapesmith::{BigDecimal, BigInteger, Operation};

use super::model::*;
use super::{shown, timestamps, with_headers};
use crate::support::hostile::{assert_sound, texts};

#[test]
fn headers_of_all_kinds_are_read_as_they_are_written() {
    for time in timestamps() {
        for number in [f64::NAN, f64::NEG_INFINITY, 5e-324, f64::MAX, -0.0] {
            #[allow(clippy::cast_possible_truncation)]
            let float = number as f32;
            let big = BigInteger::from(i64::MIN).pow(9);
            let decimal: BigDecimal = "-12345678901234567890.123".parse().expect("a decimal");
            let input = HeadersInput::builder()
                .string(" a, b ")
                .r#enum(Color::DarkRed)
                .int_enum(Level::Ok)
                .boolean(false)
                .byte(i8::MIN)
                .short(i16::MAX)
                .integer(i32::MIN)
                .long(i64::MIN)
                .float(float)
                .double(number)
                .big_integer(big.clone())
                .big_decimal(decimal.clone())
                .time(time)
                .seconds(time)
                .date_time(time)
                .http_date(time)
                .string_list(["", " a", "b,c", "\"", "\\", "d\\\",", "é"])
                .enum_list([Color::Red, Color::from("a,\" b")])
                .int_enum_list([Level::Low, Level::from(-7)])
                .boolean_list([true, false])
                .byte_list([i8::MIN, 0])
                .short_list([i16::MIN, 0])
                .integer_list([i32::MIN, 0])
                .long_list([i64::MIN, 0])
                .float_list([float, 1.5])
                .double_list([number, 1.5])
                .big_integer_list([big, BigInteger::from(0)])
                .big_decimal_list([decimal, BigDecimal::from(0)])
                .time_list([time, time])
                .seconds_list([time, time])
                .date_time_list([time, time])
                .http_date_list([time, time])
                .media("{\"a\": \"\r\n\"}")
                .prefixed([("a", "x"), ("b", "y, z")])
                .build_unchecked();
            let request = Headers::request(&input);
            let mut response = Response::new(Vec::new());
            *response.headers_mut() = request.headers().clone();
            let output = Headers::response(response).expect("an output");
            macro_rules! same {
                ($($field:ident)*) => {$(
                    assert_eq!(format!("{:?}", output.$field), format!("{:?}", input.$field));
                )*};
            }
            same! {
                string r#enum int_enum boolean byte short integer long float double big_integer big_decimal
                string_list enum_list int_enum_list boolean_list byte_list short_list integer_list long_list
                float_list double_list big_integer_list big_decimal_list media prefixed
                time http_date time_list http_date_list seconds date_time seconds_list date_time_list
            }
        }
    }
}

#[test]
fn lists_of_any_items_are_read_as_they_are_written() {
    let mut items: Vec<String> = texts();
    items.retain(|item| HeaderValue::from_bytes(item.as_bytes()).is_ok());
    let mut lists: Vec<Vec<String>> = items.iter().map(|item| vec![item.clone()]).collect();
    lists.extend([vec![], vec![String::new(), String::new()], items]);
    for list in lists {
        let input = HeadersInput::builder().string_list(list.clone());
        let request = Headers::request(&input.build_unchecked());
        let mut response = Response::new(Vec::new());
        *response.headers_mut() = request.headers().clone();
        let output = Headers::response(response).expect("an output");
        assert_eq!(output.string_list.expect("a list"), list);
    }
}

#[test]
fn payloads_of_all_kinds_are_sent_and_read() {
    macro_rules! check {
        ($operation:ident $input:ident $payloads:expr, $content_type:expr) => {
            for payload in $payloads {
                let mut input = $input::builder().build_unchecked();
                input.payload = Some(payload);
                let request = $operation::request(&input);
                assert_sound(&request, &["content-type", "content-length"], None);
                assert_eq!(request.headers()["content-type"], $content_type);
                input.r#type = Some("text/x".to_owned());
                input.length = Some(7);
                let request = $operation::request(&input);
                assert_sound(&request, &["content-type", "content-length"], None);
                assert_eq!(request.headers()["content-type"], "text/x");
                let has_body = !request.body().is_empty();
                let output = $operation::response(Response::new(request.into_body()));
                let output = output.expect("an output");
                assert_eq!(output.status, Some(200));
                // An empty body is not sent.
                if has_body {
                    let sent = format!("{:?}", input.payload);
                    assert_eq!(format!("{:?}", output.payload), sent);
                }
            }
            let mut input = $input::builder().build_unchecked();
            input.length = Some(7);
            let request = $operation::request(&input);
            assert_sound(&request, &["content-type", "content-length"], None);
            for body in bodies() {
                for status in [200, 204, 404, 500] {
                    let mut response = Response::new(body.clone());
                    *response.status_mut() = status.try_into().expect("a status");
                    if let Err(error) = $operation::response(response) {
                        assert!(!shown(&error).is_empty());
                    }
                }
            }
        };
    }
    let owned = |texts: Vec<String>| texts.into_iter();
    check!(BlobPayload BlobPayloadInput owned(texts()).map(String::into_bytes), "application/octet-stream");
    check!(StringPayload StringPayloadInput texts(), "text/plain");
    check!(EnumPayload EnumPayloadInput owned(texts()).map(|text| Color::from(text.as_str())), "text/plain");
    check!(MediaPayload MediaPayloadInput texts(), "application/json");
    let part = |text: String| Part::builder().text(text).number(7).build_unchecked();
    check!(StructurePayload StructurePayloadInput owned(texts()).map(part), "application/json");
    check!(UnionPayload UnionPayloadInput owned(texts()).map(Choice::Text), "application/json");
    check!(ListPayload ListPayloadInput owned(texts()).map(|text| vec![text]), "application/json");
    let map = |text: String| BTreeMap::from([(text.clone(), text)]);
    check!(MapPayload MapPayloadInput owned(texts()).map(map), "application/json");
    check!(DocumentPayload DocumentPayloadInput owned(texts()).map(Into::into), "application/json");
    check!(IntegerPayload IntegerPayloadInput [0, -1, i32::MIN], "application/json");
    check!(TimestampPayload TimestampPayloadInput timestamps(), "application/json");
}

fn bodies() -> Vec<Vec<u8>> {
    let bodies: [&[u8]; 22] = [
        b"",
        b" ",
        b"{",
        b"{}",
        b"[]",
        b"null",
        b"\"\"",
        b"7",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"<html>",
        b"{\"a\":",
        b"{}{}",
        b"{\"__type\":7}",
        b"{\"__type\":\"\"}",
        b"{\"__type\":\"a#\"}",
        b"{\"code\":\":\"}",
        b"[[[[",
        b"{\"message\":{}}",
        b"{\"__type\":\"x\",\"__type\":\"y\"}",
        b"\0",
        b"1e999",
    ];
    let mut bodies: Vec<Vec<u8>> = bodies.iter().map(|body| body.to_vec()).collect();
    bodies.push("[".repeat(10_000).into_bytes());
    bodies
}

/// Allocated bytes for a size and for twice the size: quadratic costs would be four times as high.
fn assert_linear(what: &str, run: impl Fn(usize)) {
    let allocated = |size: usize| allocation_counter::measure(|| run(size)).bytes_total;
    run(1);
    let (once, twice) = (allocated(2_000), allocated(4_000));
    assert!(
        twice < once * 5 / 2 + 4_096,
        "{what}: {once} and {twice} bytes"
    );
}

#[test]
fn requests_and_responses_take_linear_memory() {
    let texts = |size: usize| {
        (0..size)
            .map(|number| format!("k{number}"))
            .collect::<Vec<String>>()
    };
    let map = |size: usize| -> BTreeMap<String, String> {
        texts(size)
            .into_iter()
            .map(|text| (text.clone(), text))
            .collect()
    };
    assert_linear("a label", |size| {
        let text = "é/".repeat(size);
        let input = GetRootInput::builder()
            .greedy(Color::from(text.as_str()))
            .build_unchecked();
        assert!(GetRoot::try_request(&input).is_ok());
    });
    assert_linear("parameters", |size| {
        let mut input = GetQueryInput::builder()
            .string_list(texts(size / 4))
            .build_unchecked();
        input.params = Some(map(size / 4));
        assert!(GetQuery::try_request(&input).is_ok());
    });
    assert_linear("a list in a header", |size| {
        let items = texts(size).into_iter().map(|text| text + "\"\\,");
        let input = HeadersInput::builder().string_list(items).build_unchecked();
        assert!(Headers::try_request(&input).is_ok());
    });
    assert_linear("headers with a prefix", |size| {
        let mut input = HeadersInput::builder().build_unchecked();
        input.prefixed = Some(map(size));
        assert!(Headers::try_request(&input).is_ok());
    });
    assert_linear("lists in answers", |size| {
        for item in ["a, ", "\"a\\\"\", ", "\"", ","] {
            let text = item.repeat(size);
            let headers = [("x-string-list", text.as_bytes())];
            let read = Headers::response(with_headers(200, &headers, b""));
            assert_eq!(read.is_ok(), item != "\"");
        }
    });
    assert_linear("lines in answers", |size| {
        let mut response = with_headers(200, &[], b"");
        for name in ["x-pre-a", "x-string-list"] {
            for _ in 0..size / 2 {
                response
                    .headers_mut()
                    .append(name, HeaderValue::from_static("a, b"));
            }
        }
        assert!(Headers::response(response).is_ok());
    });
}
