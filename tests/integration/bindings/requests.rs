//! Requests.

use http::{HeaderValue, Request};
use shapesmith::{
    BigDecimal, BigInteger, HostPrefix, Operation, RequestError, ReservedHeader, Timestamp,
};

use super::model::*;
use super::{bound, timestamps};
use crate::support::hostile::{assert_host, assert_sound, decoded, parameters, texts};

fn labels() -> PutLabelsInput {
    let time = Timestamp::from_unix_timestamp(1_398_796_238);
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

/// Labels that must be rejected; a greedy label by its segments.
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
        let mut inputs = [
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
    for time in timestamps() {
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
        "path label `greedy` makes the path start with two slashes, like an authority"
    );
    // `http::Uri` is limited to 65,534 bytes.
    assert!(request(&"a".repeat(65_533)).is_ok());
    let error = request(&"a".repeat(65_534)).expect_err("too long");
    assert_eq!(error.to_string(), "the URI is longer than 65534 bytes");
}

#[test]
fn keys_of_s3_may_have_dot_segments_and_its_buckets_may_not() {
    use super::services::{GetObject, GetObjectInput};
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
        // A member that is bound to a parameter of the URI takes precedence.
        assert_eq!(named("sparse"), [text]);
        assert_eq!(named("literal"), [""]);
        assert_eq!(named("with space"), ["1"]);
        assert_eq!(named("free"), [text]);
        // A map cannot set parameters that members are bound to, even without a value.
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
        // Anything can be sent as base64.
        let media = HeadersInput::builder()
            .media(text.as_str())
            .build_unchecked();
        assert_sound(&Headers::request(&media), &bound, None);
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
            "connection content-encoding content-length content-range expect host http2-settings keep-alive \
             proxy-connection sec-websocket-key te trailer transfer-encoding upgrade \
             x-amz-decoded-content-length x-amz-trailer",
        ),
        (
            ReservedHeader::Credentials,
            "authorization cookie cookie2 proxy-authorization x-amz-content-sha256 x-amz-date \
             x-amz-region-set x-amz-s3session-token x-amz-security-token",
        ),
        (
            ReservedHeader::Routing,
            "forwarded max-forwards via x-forwarded-for x-forwarded-host x-http-method \
             x-http-method-override x-method-override x-original-host x-original-url x-real-ip \
             x-rewrite-url",
        ),
        (
            ReservedHeader::Operation,
            "amz-sdk-invocation-id amz-sdk-request content-type if-match if-modified-since if-none-match \
             if-range if-unmodified-since range smithy-protocol user-agent x-amz-target x-amz-user-agent \
             x-amzn-query-mode",
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
    // A prefix and a key can form such a name.
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
        // With a body, there are headers other than those of the map.
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
