//! Hostile values for requests, and invariants that hold for every request.

use http::Request;

/// Texts with a meaning in some part of a request.
pub fn texts() -> Vec<String> {
    let texts = [
        "",
        ".",
        "..",
        "...",
        "a/../b",
        "./a",
        "a/.",
        "a//b",
        "/",
        "//evil.example.com/x",
        "/a",
        "a/",
        "%2e",
        "%2e%2E",
        ".%2e",
        "..%2f",
        "..\\",
        "a\\..\\b",
        "..;",
        "?x=1",
        "#f",
        "a b",
        "a+b",
        "&x=1",
        "=",
        "%",
        "%zz",
        "a;b",
        "\0",
        "\r\nX-Evil: 1",
        "a\n",
        "\t",
        " a ",
        "\u{7f}",
        "\u{85}",
        "é",
        "😀",
        "\u{202e}",
        "\u{feff}",
        "{string}",
        "{greedy+}",
        "}",
        "-",
        "-a",
        "a-",
        "a-b",
        "a.b",
        "a.",
        "\"",
        ",",
        "a, b",
        "\"a",
        "\\",
        "host",
        "Content-Length",
        "transfer-encoding",
        "CONTENT-type",
        "x-kind",
        "literal",
        "with space",
        "integer",
        "true",
        "NaN",
        "null",
        "red",
        "1",
    ];
    let mut texts: Vec<String> = texts.map(str::to_owned).into();
    for length in [63, 64, 253, 254, 20_000, 65_534, 70_000] {
        texts.push("a".repeat(length));
    }
    texts.push("é".repeat(30_000));
    texts.push("../".repeat(10_000));
    texts
}

/// The path as RFC 3986 normalizes it (section 5.2.4).
fn without_dot_segments(path: &str) -> String {
    let mut input = path.to_owned();
    let mut output = String::new();
    while !input.is_empty() {
        if let Some(rest) = input
            .strip_prefix("../")
            .or_else(|| input.strip_prefix("./"))
        {
            input = rest.to_owned();
        } else if let Some(rest) = input.strip_prefix("/./") {
            input = format!("/{rest}");
        } else if input == "/." {
            "/".clone_into(&mut input);
        } else if let Some(rest) = input.strip_prefix("/../") {
            input = format!("/{rest}");
            output.truncate(output.rfind('/').unwrap_or(0));
        } else if input == "/.." {
            "/".clone_into(&mut input);
            output.truncate(output.rfind('/').unwrap_or(0));
        } else if input == "." || input == ".." {
            input.clear();
        } else {
            let end = input[1..].find('/').map_or(input.len(), |at| at + 1);
            output.push_str(&input[..end]);
            input.drain(..end);
        }
    }
    output
}

/// Decodes a percent-encoded text.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next(), rest.next()].map(|digit| digit.expect("two digits"));
            let digits = std::str::from_utf8(&digits).expect("digits").to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).expect("hexadecimal digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The parameters of the query, decoded.
pub fn parameters(request: &Request<Vec<u8>>) -> Vec<(String, String)> {
    let query = request.uri().query().unwrap_or_default();
    let parameters = query.split('&').filter(|parameter| !parameter.is_empty());
    let parameters = parameters.map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (decoded(name), decoded(value))
    });
    parameters.collect()
}

/// Invariants of every request. Data can only set the named headers, and those with a prefix.
pub fn assert_sound(request: &Request<Vec<u8>>, named: &[&str], prefix: Option<&str>) {
    let uri = request.uri();
    assert!(uri.authority().is_none() && uri.scheme().is_none(), "{uri}");
    let path = uri.path();
    // A client may treat `%2e` as a dot.
    let dots = path.replace("%2e", ".").replace("%2E", ".");
    if dots.contains("/.") {
        assert_eq!(without_dot_segments(&dots), dots);
    }
    assert!(path.starts_with('/') && !path.starts_with("//"), "{path}");
    let is_kept = |b: u8| b.is_ascii_alphanumeric() || b"-._~%/".contains(&b);
    assert!(path.bytes().all(is_kept), "{path}");
    let query = uri.query().unwrap_or_default();
    let is_kept = |b: u8| b.is_ascii_alphanumeric() || b"-._~%=&".contains(&b);
    assert!(query.bytes().all(is_kept), "{query}");
    assert!(uri.to_string().len() <= 65_534);
    let own = [
        "content-type",
        "content-length",
        "x-amz-target",
        "x-amzn-query-mode",
    ];
    let reserved = [
        "connection",
        "content-length",
        "expect",
        "host",
        "http2-settings",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "authorization",
        "proxy-authorization",
        "x-amz-content-sha256",
        "x-amz-date",
        "x-amz-security-token",
        "content-type",
        "x-amz-target",
        "x-amzn-query-mode",
    ];
    for name in request.headers().keys() {
        let name = name.as_str();
        let is_named = named.iter().any(|known| known.eq_ignore_ascii_case(name));
        let is_prefixed = prefix.is_some_and(|prefix| name.starts_with(prefix));
        let is_of_map = is_prefixed && !reserved.contains(&name);
        assert!(is_named || own.contains(&name) || is_of_map, "{name}");
    }
    for (name, value) in request.headers() {
        let is_held = |b: &u8| *b >= 32 && *b != 127 || *b == b'\t';
        assert!(value.as_bytes().iter().all(is_held), "{name}");
    }
    let length = request.headers().get("content-length");
    let expected = request.body().len().to_string();
    assert!(length.map_or(request.body().is_empty(), |length| length == &expected));
    for name in ["content-type", "content-length"] {
        assert!(
            request.headers().get_all(name).iter().count() <= 1,
            "{name}"
        );
    }
}

/// Whether a text is a host name prefix: complete labels, and optionally a part of one.
pub fn assert_host(prefix: &str) {
    assert!(prefix.len() <= 253, "{prefix}");
    let (complete, last) = prefix.rsplit_once('.').unwrap_or(("", prefix));
    let is_sound = |label: &str| {
        label.len() <= 63
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    for label in complete.split('.').filter(|_| !complete.is_empty()) {
        let has_hyphens = label.starts_with('-') || label.ends_with('-');
        assert!(
            !label.is_empty() && is_sound(label) && !has_hyphens,
            "{prefix}"
        );
    }
    assert!(is_sound(last) && !last.starts_with('-'), "{prefix}");
}
