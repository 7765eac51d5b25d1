//! Requests that the module `rest` of the page on servers reads. `examples.rs` builds this program with the module.

mod rest;

use http::{Request, StatusCode};
use rest::{Binding, Place, Refusal, Target};
use shapesmith::{FromJson, Operation};

shapesmith::smithy! {
    model = "model/paths.smithy",
    operations = *,
    nullability = server,
}

const FILE: &[Binding] = &[("path", Place::Label("path"), Target::Text)];

const ALL_ITEMS: &[Binding] = &[
    ("tags", Place::HeaderList("x-tags"), Target::Text),
    ("sizes", Place::HeaderList("x-sizes"), Target::Number),
    ("times", Place::HeaderList("x-times"), Target::HttpDate),
];

const NEW_ITEMS: &[Binding] = &[("maximum", Place::Query("limit"), Target::Number)];

const RENAME: &[Binding] = &[
    ("identifier", Place::Label("id"), Target::Number),
    ("from", Place::Label("from"), Target::Text),
    ("gardener", Place::Header("x-by"), Target::Text),
];

const TEXT: &[Binding] = &[("text", Place::Payload("text/plain"), Target::Text)];
const BYTES: &[Binding] = &[(
    "bytes",
    Place::Payload("application/octet-stream"),
    Target::Blob,
)];
const SETTINGS: &[Binding] = &[(
    "settings",
    Place::Payload("application/json"),
    Target::Document,
)];

fn request(method: &str, uri: &str, headers: &[(&str, &str)], body: &str) -> Request<Vec<u8>> {
    let mut request = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.into()).expect("a request")
}

fn get(uri: &str) -> Request<Vec<u8>> {
    request("GET", uri, &[], "")
}

/// The input, or the status of the refusal. `None` if the request is one of another operation.
fn read<O: Operation<Input: FromJson>>(
    request: &Request<Vec<u8>>,
    bindings: &[Binding],
) -> Option<Result<O::Input, StatusCode>> {
    let status = |refusal: Refusal| http::Response::from(refusal).status();
    rest::read::<O>(request, bindings)
        .map_err(status)
        .transpose()
}

/// The input of a request that the server accepts.
fn input<O: Operation<Input: FromJson>>(
    request: &Request<Vec<u8>>,
    bindings: &[Binding],
) -> O::Input {
    let read = read::<O>(request, bindings);
    let read = read.unwrap_or_else(|| panic!("{}: {}", O::NAME, request.uri()));
    read.unwrap_or_else(|status| panic!("{}: {}: {status}", O::NAME, request.uri()))
}

/// A greedy label has all segments that the rest of the URI leaves.
fn greedy_labels() {
    for (path, size, file) in [
        ("/files/a", None, Some("a")),
        ("/files/a/b/c", None, Some("a/b/c")),
        ("/files/a/size", Some("a"), Some("a/size")),
        ("/files/a/b%2Fc/size", Some("a/b/c"), Some("a/b/c/size")),
        ("/files/size/size", Some("size"), Some("size/size")),
        ("/files/size", None, Some("size")),
        ("/files//a", None, Some("/a")),
        ("/files/a//size", Some("a/"), Some("a//size")),
        ("/files//size", None, Some("/size")),
        ("/files/a/sizes", None, Some("a/sizes")),
        ("/files/", None, None),
        ("/files", None, None),
        ("//files/a", None, None),
        ("/file/a/size", None, None),
    ] {
        let read = |path: Option<&str>| path.map(str::to_owned);
        let found = self::read::<FileSize>(&get(path), FILE);
        assert_eq!(
            found.map(|input| input.expect(path).path),
            read(size),
            "{path}"
        );
        let found = self::read::<ReadFile>(&get(path), FILE);
        assert_eq!(
            found.map(|input| input.expect(path).path),
            read(file),
            "{path}"
        );
    }
}

/// An operation has all parameters of its URI, and may have others.
fn literal_queries() {
    for (uri, all, new) in [
        ("/items?all", true, false),
        ("/items?all=", true, false),
        ("/items?all=1", false, false),
        ("/items?limit=3&all", true, false),
        ("/items?kind=new+one", false, false),
        ("/items?kind=new%20one&limit=3", false, true),
        ("/items?kind=new", false, false),
        ("/items", false, false),
        ("/items?", false, false),
    ] {
        assert_eq!(
            read::<AllItems>(&get(uri), ALL_ITEMS).is_some(),
            all,
            "{uri}"
        );
        assert_eq!(
            read::<NewItems>(&get(uri), NEW_ITEMS).is_some(),
            new,
            "{uri}"
        );
        assert!(read::<Items>(&get(uri), &[]).is_some(), "{uri}");
    }
    for other in ["/items/", "//items", "/item", "/items/all", "/"] {
        assert!(read::<Items>(&get(other), &[]).is_none(), "{other}");
    }
}

/// Bindings have names in JSON, and labels are found by the names in the URI.
fn names_in_json() {
    let sent = Rename::input()
        .id(7)
        .from("a b")
        .by("eve")
        .new("c")
        .build_unchecked();
    let request = Rename::request(&sent);
    assert_eq!(request.uri().path(), "/items/7/name/a%20b");
    assert_eq!(input::<Rename>(&request, RENAME), sent);
    let json = [("content-type", "application/json")];
    let body = r#"{"to": "c", "identifier": 8, "gardener": "mallory", "from": "d"}"#;
    let request = self::request("PUT", "/items/7/name/a%20b", &json, body);
    let expected = Rename::input().id(7).from("a b").new("c").build_unchecked();
    assert_eq!(input::<Rename>(&request, RENAME), expected);
    let sent = NewItems::input().limit(3).build_unchecked();
    assert_eq!(
        input::<NewItems>(&NewItems::request(&sent), NEW_ITEMS),
        sent
    );
    for (path, status) in [
        ("/items/x/name/a", Some(StatusCode::BAD_REQUEST)),
        ("/items//name/a", None),
        ("/items/7/name/", None),
        ("/items/7/name/a/", None),
        ("//items/7/name/a", None),
    ] {
        let request = self::request("PUT", path, &json, r#"{"to": "c"}"#);
        let refused = read::<Rename>(&request, RENAME).map(|read| read.expect_err(path));
        assert_eq!(refused, status, "{path}");
    }
}

/// An empty payload is a value if the request has its content type.
fn empty_payloads() {
    let with =
        |media_type: &str, uri: &str| request("PUT", uri, &[("content-type", media_type)], "");
    let none = |uri: &str| request("PUT", uri, &[], "");
    let (text, bytes) = ("text/plain", "application/octet-stream");
    assert_eq!(
        input::<SetText>(&with(text, "/text"), TEXT).text.as_deref(),
        Some("")
    );
    let with_charset = with("text/plain; charset=utf-8", "/text");
    assert_eq!(
        input::<SetText>(&with_charset, TEXT).text.as_deref(),
        Some("")
    );
    assert_eq!(input::<SetText>(&none("/text"), TEXT).text, None);
    let read_bytes = input::<SetBytes>(&with(bytes, "/bytes"), BYTES).bytes;
    assert!(read_bytes.is_some_and(|bytes| bytes.is_empty()));
    assert_eq!(input::<SetBytes>(&none("/bytes"), BYTES).bytes, None);
    let settings = with("application/json", "/settings");
    assert_eq!(input::<SetSettings>(&settings, SETTINGS).settings, None);

    let refused = Some(Err(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    assert_eq!(read::<SetText>(&with(bytes, "/text"), TEXT), refused);
    assert!(
        read::<SetBytes>(&with(text, "/bytes"), BYTES)
            == Some(Err(StatusCode::UNSUPPORTED_MEDIA_TYPE))
    );
    let without = request("PUT", "/text", &[], "a");
    assert_eq!(read::<SetText>(&without, TEXT), refused);
}

/// Lists in headers (RFC 9110, section 5.6).
fn header_lists() {
    let with = |headers: &[(&str, &str)]| request("GET", "/items?all", headers, "");
    for (lines, expected) in [
        (&["a, b"][..], &["a", "b"][..]),
        (&["a", "b,c"], &["a", "b", "c"]),
        (&["\"a, b\" ,c"], &["a, b", "c"]),
        (&["\"a \\\"b\\\" \\\\\", \"\""], &["a \"b\" \\", ""]),
        (&["a \"b\""], &["a \"b\""]),
        (&[" , a,,b, "], &["a", "b"]),
    ] {
        let headers: Vec<_> = lines.iter().map(|line| ("x-tags", *line)).collect();
        let tags = input::<AllItems>(&with(&headers), ALL_ITEMS).tags;
        assert_eq!(tags.unwrap_or_default(), expected, "{lines:?}");
    }
    assert_eq!(
        input::<AllItems>(&with(&[("x-tags", "")]), ALL_ITEMS).tags,
        None
    );
    let malformed = Some(Err(StatusCode::BAD_REQUEST));
    for line in [
        "\"a",
        "\"a\" b",
        "a, \"b\"c",
        "\"a\\\"",
        "\"",
        "\"a\" \"b\"",
    ] {
        let request = with(&[("x-tags", line)]);
        assert_eq!(read::<AllItems>(&request, ALL_ITEMS), malformed, "{line}");
    }
    let numbers = with(&[("x-sizes", "1, \"2\",3")]);
    assert_eq!(
        input::<AllItems>(&numbers, ALL_ITEMS).sizes,
        Some(vec![1, 2, 3])
    );
    for line in ["1, x", "1 2", "+1", "\"\""] {
        let request = with(&[("x-sizes", line)]);
        assert_eq!(read::<AllItems>(&request, ALL_ITEMS), malformed, "{line}");
    }
    let dates = "Fri, 01 May 2026 00:00:00 GMT, Sat, 02 May 2026 00:00:00 GMT";
    let times = input::<AllItems>(&with(&[("x-times", dates)]), ALL_ITEMS).times;
    assert_eq!(times.map(|times| times.len()), Some(2));
    let cut = with(&[("x-times", "Fri, 01 May 2026 00:00:00 GMT, Sat")]);
    assert_eq!(read::<AllItems>(&cut, ALL_ITEMS), malformed);
}

fn main() {
    greedy_labels();
    literal_queries();
    names_in_json();
    empty_payloads();
    header_lists();
    println!("all requests are read");
}
