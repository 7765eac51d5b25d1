//! Timestamps in the three formats: in every place of a message, at the ends of all ranges.

#![deny(warnings, clippy::pedantic)]

mod table;

use http::Response;
use shapesmith::{Operation as _, OperationError, RequestError, Timestamp};

use table::ROWS;

#[allow(missing_docs)]
mod model {
    shapesmith::smithy! { model = "tests/models/timestamps.json", operations = [Send] }
}

#[allow(missing_docs)]
mod server {
    shapesmith::smithy! {
        model = "tests/models/timestamps.json",
        shapes = [Body, Choice, Defaults],
        nullability = server,
    }
}

use model::{Body, Choice, Send, SendError, SendInput, SendOutput};

/// The members of a structure in the model, without their suffixes, and the index of the format that each has in
/// the document.
const MEMBERS: [(&str, usize); 4] = [
    ("plain", 0),
    ("seconds", 0),
    ("dateTime", 1),
    ("httpDate", 2),
];

fn time(nanoseconds: i128) -> Timestamp {
    Timestamp::from_unix_timestamp_nanos(nanoseconds).expect("a time")
}

/// Years that two of the formats cannot write.
fn far() -> [Timestamp; 4] {
    let seconds = [i64::MIN, -62_167_219_201, 253_402_300_800, i64::MAX];
    seconds.map(Timestamp::from_unix_timestamp)
}

macro_rules! body {
    ($module:ident, $time:expr) => {{
        let time = $time;
        $module::Body::builder()
            .plain(time)
            .plain_list([time, time])
            .plain_map([("k", time)])
            .seconds(time)
            .seconds_list([time, time])
            .seconds_map([("k", time)])
            .date_time(time)
            .date_time_list([time, time])
            .date_time_map([("k", time)])
            .http_date(time)
            .http_date_list([time, time])
            .http_date_map([("k", time)])
            .build()
            .expect("valid")
    }};
}

/// The JSON of a `Body` with a text for each of the members, in quotes unless it is a number.
fn body_json(text: impl Fn(usize) -> String) -> String {
    let members = MEMBERS.map(|(name, format)| {
        let text = text(format);
        format!(r#""{name}":{text},"{name}List":[{text},{text}],"{name}Map":{{"k":{text}}}"#)
    });
    format!("{{{}}}", members.join(","))
}

/// The text in a format as JSON.
fn json(texts: &[&str; 3], format: usize) -> String {
    match format {
        0 => texts[0].to_owned(),
        _ => format!("\"{}\"", texts[format]),
    }
}

fn input(time: Timestamp) -> SendInput {
    SendInput::builder()
        .label_plain(time)
        .label_seconds(time)
        .label_date_time(time)
        .label_http_date(time)
        .query_plain(time)
        .query_plain_list([time, time])
        .query_seconds(time)
        .query_seconds_list([time, time])
        .query_date_time(time)
        .query_date_time_list([time, time])
        .query_http_date(time)
        .query_http_date_list([time, time])
        .header_plain(time)
        .header_plain_list([time, time])
        .header_seconds(time)
        .header_seconds_list([time, time])
        .header_date_time(time)
        .header_date_time_list([time, time])
        .header_http_date(time)
        .header_http_date_list([time, time])
        .body(body!(model, time))
        .choice(Choice::HttpDate(time))
        .build()
        .expect("valid")
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first == b'%' {
            let digits = std::str::from_utf8(&rest[..2]).expect("digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("digits"));
            rest = &rest[2..];
        } else {
            bytes.push(first);
        }
    }
    String::from_utf8(bytes).expect("text")
}

/// The labels, the query, the headers and the body of a request, without the headers of the protocol.
type Parts = (
    Vec<String>,
    Vec<(String, String)>,
    Vec<(String, String)>,
    String,
);

fn parts(request: &http::Request<Vec<u8>>) -> Parts {
    let uri = request.uri();
    let labels = uri.path().split('/').skip(1).map(decoded).collect();
    let pairs = uri.query().unwrap_or_default().split('&');
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').expect("a pair");
        (name.to_owned(), decoded(value))
    };
    let headers = request.headers().iter();
    let own = headers.filter(|(name, _)| name.as_str().starts_with("x-"));
    let header = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        (name.to_string(), value.to_str().expect("text").to_owned())
    };
    let body = String::from_utf8(request.body().clone()).expect("text");
    (
        labels,
        pairs.map(pair).collect(),
        own.map(header).collect(),
        body,
    )
}

#[test]
fn requests_have_the_resolution_of_the_format() {
    for (nanoseconds, _, texts) in ROWS {
        let request = Send::request(&input(time(*nanoseconds)));
        let (labels, query, mut headers, body) = parts(&request);
        let [seconds, date_time, http_date] = *texts;
        assert_eq!(labels, [date_time, seconds, date_time, http_date]);
        let of = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let expected = [
            ("plain", date_time),
            ("seconds", seconds),
            ("dateTime", date_time),
            ("httpDate", http_date),
        ];
        let expected: Vec<_> = expected
            .iter()
            .flat_map(|(name, text)| {
                let list = format!("{name}-list");
                [of(name, text), of(&list, text), of(&list, text)]
            })
            .collect();
        assert_eq!(query, expected);
        let mut expected: Vec<_> = [
            ("x-plain", http_date),
            ("x-seconds", seconds),
            ("x-datetime", date_time),
            ("x-httpdate", http_date),
        ]
        .iter()
        .flat_map(|(name, text)| {
            [
                of(name, text),
                of(&format!("{name}-list"), &format!("{text}, {text}")),
            ]
        })
        .collect();
        expected.sort();
        headers.sort();
        assert_eq!(headers, expected);
        let expected = body_json(|format| json(texts, format));
        let choice = json(texts, 2);
        assert_eq!(
            body,
            format!(r#"{{"body":{expected},"choice":{{"httpDate":{choice}}}}}"#)
        );
    }
}

#[test]
fn values_are_written_exactly_and_read_again() {
    for (nanoseconds, texts, _) in ROWS {
        let body = body!(server, time(*nanoseconds));
        let text = body_json(|format| json(texts, format));
        let written = body.to_json().expect("JSON");
        assert_eq!(String::from_utf8_lossy(&written), text);
        assert_eq!(serde_json::to_string(&body).expect("JSON"), text);
        assert_eq!(server::Body::from_json(text.as_bytes()).as_ref(), Ok(&body));
        assert_eq!(
            server::Body::from_json_unchecked(text.as_bytes()).as_ref(),
            Ok(&body)
        );
        let read: server::Body = serde_json::from_str(&text).expect("a body");
        assert_eq!(read, body);
        let mut binary = Vec::new();
        ciborium::into_writer(&body, &mut binary).expect("CBOR");
        let read: server::Body = ciborium::from_reader(&binary[..]).expect("a body");
        assert_eq!(read, body);
        assert_eq!(texts[1].parse(), Ok(time(*nanoseconds)));
    }
    for time in far() {
        let seconds = server::Choice::Seconds(time);
        let written = seconds.to_json().expect("JSON");
        assert_eq!(server::Choice::from_json(&written).as_ref(), Ok(&seconds));
        assert_eq!(time.to_string().parse(), Ok(time));
    }
}

#[test]
fn the_resolution_of_messages_ends_with_the_request() {
    let exact = Choice::Seconds(time(1));
    let mut failing = input(Timestamp::UNIX_EPOCH);
    failing.choice = Some(Choice::DateTime(Timestamp::MAX));
    assert!(Send::try_request(&failing).is_err());
    assert_eq!(
        exact.to_json().expect("JSON"),
        br#"{"seconds":0.000000001}"#
    );
}

#[test]
fn a_year_that_a_format_cannot_write_is_an_error() {
    const WHY: &str = "has a year outside the range of its format, 0 to 9999";
    for time in far() {
        let plain = || input(Timestamp::UNIX_EPOCH);
        macro_rules! fails {
            ($($member:ident: $value:expr => $name:literal;)*) => {$({
                let mut input = plain();
                input.$member = $value;
                let error = Send::try_request(&input).expect_err($name);
                assert_eq!(error, RequestError::Timestamp($name.to_owned()));
                assert_eq!(error.to_string(), format!("timestamp in `{}` {WHY}", $name));
            })*};
        }
        fails! {
            label_plain: time => "labelPlain";
            label_date_time: time => "labelDateTime";
            label_http_date: time => "labelHttpDate";
            query_plain: Some(time) => "plain";
            query_plain_list: Some(vec![time]) => "plain-list";
            query_date_time: Some(time) => "dateTime";
            query_date_time_list: Some(vec![time]) => "dateTime-list";
            query_http_date: Some(time) => "httpDate";
            query_http_date_list: Some(vec![time]) => "httpDate-list";
            header_plain: Some(time) => "x-Plain";
            header_plain_list: Some(vec![time]) => "x-Plain-list";
            header_date_time: Some(time) => "x-DateTime";
            header_date_time_list: Some(vec![time]) => "x-DateTime-list";
            header_http_date: Some(time) => "x-HttpDate";
            header_http_date_list: Some(vec![time]) => "x-HttpDate-list";
        }
        macro_rules! fails_in_the_document {
            ($($member:ident($value:expr) $name:literal;)*) => {$({
                let body = Body::builder().$member($value).build().expect("valid");
                let expected = format!("the member `{}` {WHY}", $name);
                let error = body.to_json().expect_err($name).to_string();
                assert_eq!(error, expected);
                let error = serde_json::to_value(&body).expect_err($name).to_string();
                assert_eq!(error, expected);
                let mut input = plain();
                input.body = Some(body);
                let error = Send::try_request(&input).expect_err($name);
                assert!(matches!(error, RequestError::Json(_)));
                assert_eq!(error.to_string(), expected);
            })*};
        }
        fails_in_the_document! {
            date_time(time) "dateTime";
            date_time_list([Timestamp::UNIX_EPOCH, time]) "dateTimeList";
            date_time_map([("k", time)]) "dateTimeMap";
            http_date(time) "httpDate";
            http_date_list([Timestamp::UNIX_EPOCH, time]) "httpDateList";
            http_date_map([("k", time)]) "httpDateMap";
        }
        let error = Choice::DateTime(time).to_json().expect_err("a year");
        assert_eq!(error.to_string(), format!("the member `dateTime` {WHY}"));
        // A number can be written.
        let mut input = plain();
        input.label_seconds = time;
        input.query_seconds = Some(time);
        input.header_seconds_list = Some(vec![time]);
        input.body = Some(
            Body::builder()
                .seconds(time)
                .plain_list([time])
                .build()
                .expect("valid"),
        );
        let request = Send::request(&input);
        let text = request
            .uri()
            .path()
            .split('/')
            .nth(2)
            .expect("a label")
            .to_owned();
        let shown = text.parse::<i64>().expect("seconds");
        assert_eq!(shown, time.unix_timestamp());
        assert_eq!(request.headers()["x-seconds-list"], text);
    }
}

/// A response with a text in each header and a JSON in each member.
fn response(status: u16, header: &str, json: &str) -> Response<String> {
    let mut response = Response::builder().status(status);
    for name in ["Plain", "Seconds", "DateTime", "HttpDate"] {
        response = response
            .header(format!("x-{name}"), header)
            .header(format!("x-{name}-List"), format!("{header}, {header}"));
    }
    let body = format!("{{\"body\":{}}}", body_json(|_| json.to_owned()));
    response.body(body).expect("a response")
}

/// The members of an output or error.
macro_rules! members {
    ($value:expr) => {{
        let value = $value;
        (
            [
                value.header_plain,
                value.header_seconds,
                value.header_date_time,
                value.header_http_date,
            ],
            [
                value.header_plain_list,
                value.header_seconds_list,
                value.header_date_time_list,
                value.header_http_date_list,
            ],
            value.body,
        )
    }};
}

#[test]
fn a_client_reads_every_format_everywhere() {
    for (nanoseconds, exact, truncated) in ROWS {
        for format in 0..3 {
            // A fraction in an HTTP date is an error in a header.
            let (header, at) = if format == 2 {
                (
                    truncated[2],
                    nanoseconds.div_euclid(1_000_000_000) * 1_000_000_000,
                )
            } else {
                (exact[format], *nanoseconds)
            };
            let (at, body) = (time(at), body!(model, time(*nanoseconds)));
            let expected = (
                [Some(at); 4],
                std::array::from_fn(|_| Some(vec![at, at])),
                Some(body),
            );
            let output: SendOutput =
                Send::response(response(200, header, &json(exact, format))).expect("an output");
            assert_eq!(members!(output), expected);
            let mut error = response(400, header, &json(exact, format));
            let name = http::HeaderValue::from_static("TimeError");
            error.headers_mut().insert("x-amzn-errortype", name);
            match Send::response(error) {
                Err(OperationError::Service(SendError::TimeError(error))) => {
                    let error = error.into_inner();
                    assert_eq!(members!(error), expected);
                }
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn a_client_reads_what_services_send() {
    let expected = Timestamp::from_unix_timestamp(784_111_777);
    for text in [
        "784111777",
        "784111777.0",
        "7.84111777E8",
        "1994-11-06T08:49:37Z",
        "1994-11-06t08:49:37.000z",
        "1994-11-06T09:49:37+01:00",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
    ] {
        let read = Send::response(response(200, text, &format!("\"{text}\"")));
        let (times, lists, _) = members!(read.expect(text));
        assert_eq!(times, [Some(expected); 4], "{text}");
        assert!(
            lists
                .iter()
                .flatten()
                .flatten()
                .all(|time| *time == expected),
            "{text}"
        );
    }
    // Milliseconds where seconds are due, and the end of the range.
    for (text, seconds, nanoseconds) in [
        ("1.583858732933329E12", 1_583_858_732_933, 329_000_000),
        ("9223372036854775807", i64::MAX, 0),
        ("-9223372036854775808", i64::MIN, 0),
        ("253402300800.5", 253_402_300_800, 500_000_000),
    ] {
        let read = Send::response(response(200, text, text)).expect(text);
        let at = read.body.and_then(|body| body.plain).expect("a time");
        assert_eq!(
            (at.unix_timestamp(), at.nanosecond()),
            (seconds, nanoseconds)
        );
        assert_eq!(read.header_seconds, Some(at));
    }
    for text in ["9999-12-31T23:59:59-00:01", "+10000-01-01T00:00:59Z"] {
        let read = Send::response(response(200, text, &format!("\"{text}\""))).expect(text);
        let at = read.body.and_then(|body| body.date_time).expect("a time");
        assert_eq!(at.unix_timestamp(), 253_402_300_859);
    }
}

#[test]
fn headers_that_are_not_times_are_errors() {
    for text in [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "0x42",
        "true",
        "1515531081ABC",
        "1515531081.123.456",
        "9223372036854775808",
        "now",
        "Sun, 06 Nov 1994 08:49:37.5 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "1994-11-06T08:49:37",
        "1994-11-06T08:49:61Z",
    ] {
        for name in ["x-Plain", "x-Seconds", "x-DateTime", "x-HttpDate-list"] {
            let response = Response::builder().header(name, text).body("{}");
            let error = Send::response(response.expect("a response")).expect_err(text);
            assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        }
    }
}

#[test]
fn a_server_reads_only_the_format_of_the_model() {
    for (_, texts, _) in ROWS {
        for (member, own) in MEMBERS {
            for format in 0..3 {
                let text = format!("{{\"{member}\":{}}}", json(texts, format));
                let read = server::Body::from_json(text.as_bytes());
                assert_eq!(read.is_ok(), format == own, "{text}");
                assert!(
                    server::Body::from_json_unchecked(text.as_bytes()).is_ok(),
                    "{text}"
                );
            }
        }
    }
    for text in [
        r#"{"dateTime":"1994-11-06T09:49:37+01:00"}"#,
        r#"{"dateTime":"+10000-01-01T00:00:00Z"}"#,
        r#"{"httpDate":"Sun, 6 Nov 1994 08:49:37 GMT"}"#,
        r#"{"httpDate":"Sunday, 06-Nov-94 08:49:37 GMT"}"#,
        r#"{"seconds":"784111777"}"#,
        r#"{"seconds":1e999}"#,
    ] {
        assert!(server::Body::from_json(text.as_bytes()).is_err(), "{text}");
    }
    for (text, expected) in [
        (r#"{"dateTime":"1990-12-31t23:59:60z"}"#, 662_688_000),
        (
            r#"{"httpDate":"Mon, 31 Dec 1990 23:59:60 GMT"}"#,
            662_688_000,
        ),
        (r#"{"seconds":6.62688e8}"#, 662_688_000),
        (r#"{"seconds":9223372036854775807}"#, i64::MAX),
    ] {
        let body = server::Body::from_json(text.as_bytes()).expect(text);
        let mut times = [body.date_time, body.seconds, body.http_date].into_iter();
        let at = times.find_map(|time| time).expect("a time");
        assert_eq!(at.unix_timestamp(), expected, "{text}");
    }
}

#[test]
fn defaults_have_the_format_of_the_member() {
    let defaults = server::Defaults::builder().build_unchecked();
    let times = [
        defaults.plain,
        defaults.plain_text,
        defaults.exponent,
        defaults.seconds,
        defaults.date_time,
        defaults.http_date,
        defaults.one_digit,
        defaults.of_target,
        defaults.of_member,
    ];
    assert_eq!(times, [Timestamp::from_unix_timestamp(784_111_777); 9]);
}
