//! `@sensitive` values are not shown.

use http::{HeaderValue, Request};
use shapesmith::Operation;

use super::model::*;
use super::{shown, unreadable, with_headers};

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
    // The same applies to errors of responses, including the name of a header that is a sensitive key.
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
