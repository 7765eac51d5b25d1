//! Every place of an HTTP message that a member can be bound to, for every kind of shape that can stand there,
//! with values that mean something on the way.

#![deny(warnings, clippy::pedantic)]

#[path = "common/hostile.rs"]
mod hostile;

use std::collections::BTreeMap;

use hostile::{assert_host, assert_sound, decoded, parameters, texts};
use http::{HeaderName, HeaderValue, Request, Response};
use shapesmith::{
    BigDecimal, BigInteger, HostPrefix, Operation, OperationError, RequestError, ReservedHeader,
    Timestamp,
};

#[allow(missing_docs)]
mod model {
    shapesmith::smithy! { model = "tests/models/http.json", operations = * }
}

#[allow(missing_docs)]
mod s3 {
    shapesmith::smithy! { model = "tests/models/s3.json", operations = * }
}

use model::*;

/// All that is shown of an answer or an error.
fn shown<T: std::fmt::Debug + std::fmt::Display>(error: &T) -> String {
    format!("{error} {error:?}")
}

fn timestamps() -> Vec<Timestamp> {
    let seconds = [0, -1, 1_398_796_238, -62_135_596_800, 253_402_300_799];
    let mut all: Vec<Timestamp> = seconds
        .iter()
        .map(|seconds| Timestamp::from_unix_timestamp(*seconds).expect("a time"))
        .collect();
    all.push(Timestamp::MAX);
    all
}

fn labels() -> PutLabelsInput {
    let time = Timestamp::from_unix_timestamp(1_398_796_238).expect("a time");
    PutLabelsInput::builder()
        .string("string")
        .r#enum(Color::Red)
        .int_enum(Level::Low)
        .boolean(true)
        .byte(1)
        .short(2)
        .integer(3)
        .long(4)
        .float(1.5)
        .double(2.5)
        .big_integer(BigInteger::from(5))
        .big_decimal(BigDecimal::from(6))
        .time(time)
        .seconds(time)
        .date_time(time)
        .http_date(time)
        .greedy("greedy")
        .build_unchecked()
}

/// What a label must be refused for; the greedy one by its segments.
fn refused(text: &str, greedy: bool, name: &'static str) -> Option<RequestError> {
    let is_dots = |segment: &str| segment == "." || segment == "..";
    let has_dots = is_dots(text) || greedy && text.split('/').any(is_dots);
    if text.is_empty() {
        Some(RequestError::Label(name))
    } else if has_dots {
        Some(RequestError::DotSegment(name))
    } else {
        None
    }
}

#[test]
fn a_label_is_the_segment_it_is_meant_to_be() {
    for text in texts() {
        let mut inputs = vec![
            ("string", labels()),
            ("enum", labels()),
            ("greedy", labels()),
        ];
        inputs[0].1.string.clone_from(&text);
        inputs[1].1.r#enum = Color::from(text.as_str());
        inputs[2].1.greedy.clone_from(&text);
        for (place, (name, input)) in inputs.iter().enumerate() {
            let request = match PutLabels::try_request(input) {
                Ok(request) => request,
                Err(RequestError::UriLength) => {
                    assert!(text.len() > 20_000);
                    continue;
                }
                Err(error) => {
                    assert_eq!(Some(error), refused(&text, place == 2, name), "{text:?}");
                    continue;
                }
            };
            assert_eq!(refused(&text, place == 2, name), None, "{text:?}");
            assert_sound(&request, &[], None);
            let path = request.uri().path();
            let segments: Vec<&str> = path.split('/').collect();
            if *name == "greedy" {
                let greedy = &segments[18..segments.len() - 1];
                assert_eq!(decoded(&greedy.join("/")), text);
            } else {
                assert_eq!(segments.len(), 20);
                assert_eq!(decoded(segments[2 + place]), text);
            }
            assert_eq!(segments.last(), Some(&"end"));
        }
    }
}

#[test]
fn numbers_and_times_are_labels_too() {
    for time in timestamps().into_iter().chain([Timestamp::MIN]) {
        let mut input = labels();
        (input.time, input.seconds) = (time, time);
        (input.date_time, input.http_date) = (time, time);
        assert_sound(&PutLabels::request(&input), &[], None);
    }
    for number in [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MIN,
        5e-324,
        -0.0,
        1e300,
    ] {
        let mut input = labels();
        input.double = number;
        #[allow(clippy::cast_possible_truncation)]
        {
            input.float = number as f32;
        }
        assert_sound(&PutLabels::request(&input), &[], None);
    }
    for (byte, short, integer, long) in [
        (i8::MIN, i16::MIN, i32::MIN, i64::MIN),
        (i8::MAX, i16::MAX, i32::MAX, i64::MAX),
    ] {
        let mut input = labels();
        (input.byte, input.short, input.integer, input.long) = (byte, short, integer, long);
        input.int_enum = Level::from(integer);
        input.big_integer = BigInteger::from(long).pow(20);
        input.big_decimal = "-1.5e-30".parse().expect("a decimal");
        let request = PutLabels::request(&input);
        assert_sound(&request, &[], None);
        let path = decoded(request.uri().path());
        assert!(path.contains(&format!("/{integer}/")) && path.contains(&format!("/{long}/")));
    }
}

#[test]
fn a_path_does_not_become_an_authority() {
    let request = |text: &str| {
        let input = GetRootInput::builder()
            .greedy(Color::from(text))
            .build_unchecked();
        GetRoot::try_request(&input)
    };
    for text in texts() {
        match request(&text) {
            Ok(request) => {
                assert_sound(&request, &[], None);
                assert_eq!(decoded(request.uri().path()), format!("/{text}"));
            }
            Err(RequestError::DoubleSlash(name)) => {
                assert!(text.starts_with('/') && name == "greedy", "{text:?}");
            }
            Err(RequestError::UriLength) => assert!(text.len() > 20_000),
            Err(error) => assert_eq!(Some(error), refused(&text, true, "greedy")),
        }
    }
    let error = request("/evil.example.com").expect_err("an authority");
    assert_eq!(
        error.to_string(),
        "the label `greedy` makes the path begin with two slashes, which is the beginning of an authority"
    );
    // 65,534 bytes is what `http::Uri` holds.
    assert!(request(&"a".repeat(65_533)).is_ok());
    let error = request(&"a".repeat(65_534)).expect_err("too long");
    assert_eq!(error.to_string(), "the URI is longer than 65534 bytes");
}

#[test]
fn keys_of_s3_may_have_dot_segments_and_its_buckets_may_not() {
    use s3::{GetObject, GetObjectInput};
    let request = |bucket: &str, key: &str| {
        let input = GetObjectInput::builder().bucket(bucket).key(key);
        GetObject::try_request(&input.build_unchecked())
    };
    for key in ["../a", "a/./b", "..", ".", "/a", "a//b/"] {
        let request = request("bucket", key).expect("a request");
        assert_eq!(request.uri().path(), format!("/bucket/{key}"));
        assert_eq!(request.uri().query(), Some("x-id=GetObject"));
    }
    for bucket in [".", ".."] {
        let error = request(bucket, "..").expect_err("no bucket");
        assert_eq!(error, RequestError::DotSegment("bucket"));
    }
}

#[test]
fn a_parameter_has_the_name_and_the_value_it_is_meant_to_have() {
    for text in texts() {
        let input = GetQueryInput::builder()
            .string(text.as_str())
            .r#enum(Color::from(text.as_str()))
            .string_list([text.as_str(), ""])
            .enum_list([Color::from(text.as_str())])
            .sparse([Some(text.clone()), None])
            .params([
                (text.clone(), text.clone()),
                ("free".to_owned(), text.clone()),
            ])
            .build_unchecked();
        let request = match GetQuery::try_request(&input) {
            Ok(request) => request,
            Err(error) => {
                assert_eq!(error, RequestError::UriLength);
                assert!(text.len() > 5_000);
                continue;
            }
        };
        assert_sound(&request, &[], None);
        let found = parameters(&request);
        let named = |name: &str| {
            let found = found.iter().filter(|(known, _)| known == name);
            found
                .map(|(_, value)| value.as_str())
                .collect::<Vec<&str>>()
        };
        let text = text.as_str();
        assert_eq!(named("string"), [text]);
        assert_eq!(named("enum"), [text]);
        assert_eq!(named("string[]"), [text, ""]);
        assert_eq!(named("enum[]"), [text]);
        // A member that is bound to a parameter of the URI wins.
        assert_eq!(named("sparse"), [text]);
        assert_eq!(named("literal"), [""]);
        assert_eq!(named("with space"), ["1"]);
        assert_eq!(named("free"), [text]);
        // Parameters with members, even without a value, are no map's.
        assert!(named("integer").is_empty());
        let taken = ["literal", "with space", "integer"];
        if !taken.contains(&text) {
            assert_eq!(named(text), [text]);
        }
    }
    let none = GetQueryInput::builder().build_unchecked();
    let request = GetQuery::request(&none);
    assert_eq!(request.uri(), "/query?literal&with%20space=1&sparse=no");
}

#[test]
fn maps_of_all_kinds_are_parameters() {
    for text in texts().iter().filter(|text| text.len() < 5_000) {
        let input = GetListParamsInput::builder()
            .params([(text.as_str(), vec![text.clone(), String::new()])]);
        let request = GetListParams::request(&input.build_unchecked());
        assert_sound(&request, &[], None);
        let pair = |value: &str| (text.clone(), value.to_owned());
        assert_eq!(parameters(&request), [pair(text), pair("")]);

        let mut input = GetSparseParamsInput::builder().build_unchecked();
        let values = Some(vec![Some(text.clone()), None, Some(String::new())]);
        input.params = Some([(text.clone(), values), ("none".to_owned(), None)].into());
        let request = GetSparseParams::request(&input);
        assert_eq!(parameters(&request), [pair(text), pair("")]);

        let color = Color::from(text.as_str());
        let mut input = GetEnumParamsInput::builder().build_unchecked();
        input.params = Some([(color.clone(), color)].into());
        assert_eq!(parameters(&GetEnumParams::request(&input)), [pair(text)]);
    }
}

/// The headers that members of `Headers` are bound to.
fn bound() -> Vec<String> {
    let kinds = [
        "String",
        "Enum",
        "Int-Enum",
        "Boolean",
        "Byte",
        "Short",
        "Integer",
        "Long",
        "Float",
        "Double",
        "Big-Integer",
        "Big-Decimal",
        "Time",
        "Seconds",
        "Date-Time",
        "Http-Date",
    ];
    let mut names = vec!["x-sparse".to_owned(), "x-media".to_owned()];
    for kind in kinds {
        names.push(format!("x-{kind}").to_lowercase());
        names.push(format!("x-{kind}-list").to_lowercase());
    }
    names
}

fn has_control(text: &str) -> bool {
    text.bytes().any(|b| b < 32 && b != b'\t' || b == 127)
}

#[test]
fn a_header_holds_its_value_and_nothing_else() {
    let bound = bound();
    let bound: Vec<&str> = bound.iter().map(String::as_str).collect();
    for text in texts() {
        let color = Color::from(text.as_str());
        let builder = HeadersInput::builder;
        let inputs = [
            (
                "X-String",
                builder().string(text.as_str()).build_unchecked(),
            ),
            ("X-Enum", builder().r#enum(color.clone()).build_unchecked()),
            (
                "X-String-List",
                builder()
                    .string_list([text.as_str(), "b"])
                    .build_unchecked(),
            ),
            (
                "X-Enum-List",
                builder().enum_list([color]).build_unchecked(),
            ),
            (
                "X-Sparse",
                builder()
                    .sparse([None, Some(text.clone())])
                    .build_unchecked(),
            ),
            (
                "x-pre-a",
                builder().prefixed([("a", text.as_str())]).build_unchecked(),
            ),
        ];
        for (name, input) in &inputs {
            match Headers::try_request(input) {
                Ok(request) => {
                    assert!(!has_control(&text), "{text:?}");
                    assert_sound(&request, &bound, Some("x-pre-"));
                    assert_eq!(request.headers().len(), 1);
                }
                Err(RequestError::Header(found)) => {
                    assert!(has_control(&text), "{text:?}");
                    assert!(found.eq_ignore_ascii_case(name), "{found}");
                }
                Err(error) => panic!("{error}"),
            }
        }
        // As base64 anything can be sent.
        let media = HeadersInput::builder()
            .media(text.as_str())
            .build_unchecked();
        assert_sound(&Headers::request(&media), &bound, None);
    }
}

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

fn all(entries: &[(&str, &str)]) -> AllHeadersInput {
    let mut input = AllHeadersInput::builder().build_unchecked();
    let entries = entries
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    input.all = Some(entries.collect());
    input
}

#[test]
fn a_map_sets_no_header_that_is_not_its_own() {
    for (kind, names) in [
        (
            ReservedHeader::Framing,
            "connection content-length expect host http2-settings keep-alive proxy-connection te trailer \
             transfer-encoding upgrade",
        ),
        (
            ReservedHeader::Credentials,
            "authorization proxy-authorization x-amz-content-sha256 x-amz-date x-amz-security-token",
        ),
        (
            ReservedHeader::Operation,
            "content-type x-amz-target x-amzn-query-mode",
        ),
    ] {
        for name in names.split_whitespace() {
            let title: String = name
                .split('-')
                .map(|part| part[..1].to_uppercase() + &part[1..] + "-")
                .collect();
            for spelling in [name, &name.to_uppercase(), title.trim_end_matches('-')] {
                let error = AllHeaders::try_request(&all(&[(spelling, "1")]));
                assert_eq!(error.expect_err(name), RequestError::ReservedHeader(kind));
            }
        }
    }
    // A prefix and a key may make such a name together.
    let colors = |key: &str| {
        let mut input = ColorHeadersInput::builder().build_unchecked();
        input.colors = Some([(Color::from(key), Color::Red)].into());
        ColorHeaders::try_request(&input)
    };
    for key in ["Target", "date", "SECURITY-token", "content-sha256"] {
        assert!(
            matches!(colors(key), Err(RequestError::ReservedHeader(_))),
            "{key}"
        );
    }
    assert_eq!(
        colors("meta-a").expect("a request").headers()["x-amz-meta-a"],
        "red"
    );
    for text in texts() {
        let input = all(&[(&text, "1")]);
        match AllHeaders::try_request(&input) {
            Ok(request) => assert_sound(&request, &["x-kind", "x-kinds"], Some("")),
            Err(error) => assert!(
                matches!(
                    error,
                    RequestError::HeaderName | RequestError::ReservedHeader(_)
                ),
                "{error}"
            ),
        }
    }
}

#[test]
fn members_win_over_maps() {
    let mut input = all(&[
        ("X-KIND", "map"),
        ("x-kinds", "map"),
        ("x-other", "1"),
        ("X-Other", "2"),
    ]);
    let request = AllHeaders::request(&input);
    assert!(
        !request.headers().contains_key("x-kind"),
        "not even if the member is not set"
    );
    assert!(!request.headers().contains_key("x-kinds"));
    let others = request.headers().get_all("x-other").iter();
    let mut others: Vec<&HeaderValue> = others.collect();
    others.sort();
    assert_eq!(others, ["1", "2"], "keys that differ in case alone");
    input.kind = Some("member".to_owned());
    input.kinds = Some(vec!["a".to_owned(), "b".to_owned()]);
    let request = AllHeaders::request(&input);
    assert_eq!(request.headers()["x-kind"], "member");
    assert_eq!(request.headers()["x-kinds"], "a, b");
    assert_eq!(request.headers().get_all("x-kind").iter().count(), 1);
}

#[test]
fn too_many_headers_are_an_error() {
    let entries = |count: usize| {
        let mut input = all(&[]);
        let entries = (0..count).map(|number| (format!("x-{number}"), String::new()));
        input.all = Some(entries.collect());
        input
    };
    assert!(AllHeaders::try_request(&entries(20_000)).is_ok());
    for count in [24_576, 24_577, 30_000, 40_000, 100_000] {
        // With a body there are headers beside those of the map.
        for text in [None, Some("body".to_owned())] {
            let mut input = entries(count);
            input.text = text;
            match AllHeaders::try_request(&input) {
                Ok(_) => assert!(count <= 24_576),
                Err(error) => assert_eq!(error, RequestError::TooManyHeaders),
            }
        }
    }
}

#[test]
fn host_labels_make_host_names() {
    let request = |first: &str, second: &str, third: &str| {
        let input = HostInput::builder()
            .first(first)
            .second(Color::from(second))
            .third(third)
            .build_unchecked();
        Host::try_request(&input)
    };
    let prefix = |request: &Request<Vec<u8>>| {
        let prefix = request.extensions().get::<HostPrefix>();
        prefix.expect("a prefix").0.clone()
    };
    for text in texts() {
        for (place, name) in ["first", "second", "third"].into_iter().enumerate() {
            let mut labels = ["a", "b", "c"];
            labels[place] = &text;
            match request(labels[0], labels[1], labels[2]) {
                Ok(request) => {
                    let prefix = prefix(&request);
                    assert_host(&prefix);
                    let [first, second, third] = labels;
                    assert_eq!(prefix, format!("{first}.x-{second}-y.{third}-"));
                }
                Err(error) => assert_eq!(error, RequestError::HostLabel(name), "{text:?}"),
            }
        }
    }
    let is_label = |first: &str, second: &str| request(first, second, "c").is_ok();
    let long = |count: usize| "a".repeat(count);
    assert!(is_label("a-b", "b") && is_label("a", "-") && is_label("a", "-b-"));
    assert!(!is_label("-a", "b") && !is_label("a-", "b") && !is_label("-", "b"));
    assert!(is_label(&long(63), &long(59)), "63 with the text around it");
    assert!(!is_label(&long(64), "b") && !is_label("a", &long(60)));
    let secret = request("a", "b", "hunter2").expect("a request");
    let debug = format!("{:?} {:?}", secret, secret.extensions().get::<HostPrefix>());
    assert!(!debug.contains("hunter2"), "{debug}");
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
                // An empty body is none.
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
    let whole = |time: &Timestamp| time.nanosecond() == 0;
    let times = timestamps().into_iter().filter(whole);
    check!(TimestampPayload TimestampPayloadInput times, "application/json");
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

/// Values of headers that are no values of most kinds.
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

fn with_headers(status: u16, headers: &[(&str, &[u8])], body: &[u8]) -> Response<Vec<u8>> {
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = status.try_into().expect("a status");
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
        let value = HeaderValue::from_bytes(value).expect("a value");
        response.headers_mut().append(name, value);
    }
    response
}

fn unreadable<T, E>(result: Result<T, OperationError<E>>) -> shapesmith::ResponseError {
    match result {
        Err(OperationError::Response(error)) => error,
        Err(OperationError::Service(_)) => panic!("an error of the service"),
        Ok(_) => panic!("an output"),
        Err(_) => panic!("an error of another kind"),
    }
}

#[test]
fn a_header_that_cannot_be_read_is_named() {
    let scalars = bound()
        .into_iter()
        .filter(|name| !name.ends_with("-list") && name != "x-sparse");
    for name in scalars {
        // Twice, be they equal or not.
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
                text.ends_with(&format!("the header `{name}` comes more than once")),
                "{text}"
            );
            let headers = [headers[0], headers[1], ("x-amzn-errortype", b"Broken")];
            let error = unreadable(Headers::response(with_headers(400, &headers, b"{}")));
            assert!(
                error
                    .header()
                    .is_some_and(|known| known.eq_ignore_ascii_case(&name))
            );
        }
    }
    for name in bound().iter().map(String::as_str).chain(["x-pre-some"]) {
        for value in [&b"\xff"[..], b"a\xffb", b"\xc3"] {
            let headers = [(name, value), ("x-pre-other", b"fine")];
            let error = unreadable(Headers::response(with_headers(200, &headers, b"{}")));
            let text = error.to_string().to_lowercase();
            assert!(
                text.ends_with(&format!("the header `{name}` is not utf-8")),
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
            .ends_with(": the header `X-Integer` has no such value")
    );
    // What the operation does not read does not matter, whatever it is.
    let unknown: [(&str, &[u8]); 5] = [
        ("x-unknown", b"\xff"),
        ("x-unknown", b"\xfe"),
        ("x-pre", b"\xff"),
        ("x-amzn-errortype", b"\xff"),
        ("x-amzn-query-error", b"\xff"),
    ];
    assert!(Headers::response(with_headers(200, &unknown, b"{}")).is_ok());
    // A mistake of the document is not put on a header.
    let headers = [
        ("x-integer", &b"1"[..]),
        ("x-integer", b"2"),
        ("x-amzn-errortype", b"Broken"),
    ];
    let error = unreadable(Headers::response(with_headers(400, &headers, b"{")));
    assert_eq!(error.header(), None);
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
fn whatever_a_header_holds_reading_it_ends() {
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
                        Err(OperationError::Service(error)) => {
                            assert!(!shown(&error).is_empty());
                            read += 1;
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
    let response = |headers: &[(&str, &[u8])], body: &[u8]| {
        Headers::response(with_headers(400, headers, body)).map(drop)
    };
    let is_modeled = |result| {
        let modeled = matches!(
            result,
            Err(OperationError::Service(HeadersError::Broken(_)))
        );
        modeled
    };
    let name = "x-amzn-errortype";
    // The header wins over `__type`, and that over `code`.
    assert!(is_modeled(response(
        &[(name, b"Broken")],
        br#"{"__type":"Other"}"#
    )));
    assert!(!is_modeled(response(
        &[(name, b"Other")],
        br#"{"__type":"Broken"}"#
    )));
    assert!(is_modeled(response(
        &[],
        br#"{"code":"Other","__type":"Broken"}"#
    )));
    // What names nothing does not win.
    for nothing in [&b""[..], b" ", b":", b"#", b"a#", b":http://x"] {
        assert!(is_modeled(response(
            &[(name, nothing)],
            br#"{"__type":"Broken"}"#
        )));
    }
    assert!(is_modeled(response(
        &[],
        br#"{"__type":"","code":"Broken"}"#
    )));
    for values in [[&b"Broken"[..], b"Broken"], [b"Broken", b"Other"]] {
        let headers = values.map(|value| (name, value));
        let error = unreadable(response(&headers, b"{}"));
        assert_eq!(error.header(), Some(name));
        assert_eq!(
            error.to_string(),
            "the answer with the status 400 Bad Request cannot be read: the header `x-amzn-errortype` comes \
             more than once"
        );
    }
    let error = unreadable(response(&[(name, b"\xff")], b"{}"));
    assert!(
        error
            .to_string()
            .ends_with("the header `x-amzn-errortype` is not UTF-8")
    );
}

const SECRET: &str = "hunter2";

#[test]
fn headers_with_secrets_are_marked() {
    let mut input = SecretKeysInput::builder()
        .text(SECRET)
        .list([SECRET, SECRET])
        .whole([SECRET])
        .color(ConcealedColor::from(SECRET))
        .number(77_077)
        .by_trait(SECRET)
        .shown("shown")
        .build_unchecked();
    let request = SecretKeys::request(&input);
    assert_eq!(request.headers().len(), 7);
    assert_eq!(request.headers()["x-text"], SECRET);
    let debug = format!("{request:?}");
    assert!(
        !debug.contains(SECRET) && !debug.contains("77077"),
        "{debug}"
    );
    assert!(debug.contains("shown"), "{debug}");
    let is_marked = |request: &Request<Vec<u8>>, name: &str| request.headers()[name].is_sensitive();
    assert!(!is_marked(&request, "x-shown"));

    input.map = Some([("a".into(), SECRET.to_owned())].into());
    assert!(is_marked(&SecretKeys::request(&input), "x-sec-a"));
    let mut values = SecretValuesInput::builder().build_unchecked();
    values.map = Some([("a".to_owned(), SECRET.into())].into());
    assert!(is_marked(&SecretValues::request(&values), "x-sec-a"));
    let mut map = SecretMapInput::builder().build_unchecked();
    map.map = Some([("a".to_owned(), SECRET.to_owned())].into());
    assert!(is_marked(&SecretMap::request(&map), "x-sec-a"));
    let mut whole = SecretWholeInput::builder()
        .text("a")
        .list(["b"])
        .build_unchecked();
    whole.map = Some([("a".to_owned(), "c".to_owned())].into());
    let request = SecretWhole::request(&whole);
    assert!(request.headers().values().all(HeaderValue::is_sensitive));
}

/// The panic of `request` and the error of `try_request`.
macro_rules! failure {
    ($operation:ident, $input:expr) => {{
        let input = &$input;
        let error = $operation::try_request(input).expect_err("no request");
        let panic = std::panic::catch_unwind(|| drop($operation::request(input)));
        let panic = panic.expect_err("a panic");
        let panic = panic.downcast_ref::<String>().expect("a text").clone();
        format!("{panic} {}", shown(&error))
    }};
}

#[test]
fn no_error_has_a_secret() {
    let evil = format!("{SECRET}\r\n");
    let input = SecretKeysInput::builder;
    let mut map = input().build_unchecked();
    let mut texts = vec![
        failure!(SecretKeys, input().text(evil.as_str()).build_unchecked()),
        failure!(SecretKeys, input().list([evil.as_str()]).build_unchecked()),
        failure!(SecretKeys, input().whole([evil.as_str()]).build_unchecked()),
        failure!(
            SecretKeys,
            input()
                .color(ConcealedColor::from(evil.as_str()))
                .build_unchecked()
        ),
        failure!(
            SecretKeys,
            input().by_trait(evil.as_str()).build_unchecked()
        ),
        failure!(SecretKeys, input().shown(evil.as_str()).build_unchecked()),
    ];
    let long = evil.repeat(10);
    for (key, value) in [
        (SECRET, evil.as_str()),
        (&evil, ""),
        (&long, &long),
        ("\n", SECRET),
    ] {
        map.map = Some([(key.into(), value.to_owned())].into());
        texts.push(failure!(SecretKeys, map));
        let mut values = SecretValuesInput::builder().build_unchecked();
        values.map = Some([(key.to_owned(), value.into())].into());
        texts.push(failure!(SecretValues, values));
        let mut whole = SecretWholeInput::builder().build_unchecked();
        whole.map = Some([(key.to_owned(), value.to_owned())].into());
        texts.push(failure!(SecretWhole, whole));
    }
    let host = HostInput::builder()
        .first("a")
        .second(Color::Red)
        .third(evil.as_str());
    texts.push(failure!(Host, host.build_unchecked()));
    for text in texts {
        assert!(!text.contains(SECRET), "{text}");
    }
    // Nor has one of an answer: not even the name of a header that is a secret key.
    for value in [&b"hunter2\xff"[..], b"\xff"] {
        for name in [
            "x-text",
            "x-list",
            "x-color",
            "x-number",
            "x-by-trait",
            "x-shown",
            "x-sec-hunter2",
        ] {
            let error = unreadable(SecretKeys::response(with_headers(
                200,
                &[(name, value)],
                b"",
            )));
            assert!(!shown(&error).contains(SECRET), "{error:?}");
            assert!(error.header().is_some());
        }
    }
    let error = unreadable(SecretKeys::response(with_headers(
        200,
        &[("x-number", b"hunter2")],
        b"",
    )));
    assert!(!shown(&error).contains(SECRET), "{error:?}");
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

/// Allocated bytes for a size and for twice the size: what is quadratic takes four times as much.
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
fn requests_and_answers_take_memory_in_proportion() {
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
            assert!(Headers::response(with_headers(200, &headers, b"")).is_ok());
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
