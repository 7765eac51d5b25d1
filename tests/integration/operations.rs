//! Operations as HTTP requests and responses.

#![deny(warnings, missing_docs, clippy::pedantic)]

use http::{Response, StatusCode};
use shapesmith::{
    ErrorShape, Fault, HostPrefix, Operation, OperationError, Protocol, RequestError, Timestamp,
    Unit, UnmodeledError,
};

/// A service of the protocol `awsJson1_1`.
pub mod cognito {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        operations = [UpdateUserPoolClient],
    }
}

/// A service of the protocol `restJson1`.
pub mod rest {
    shapesmith::smithy! { model = "tests/models/rest.json", operations = * }
}

use cognito::{UpdateUserPoolClient, UpdateUserPoolClientError, UpdateUserPoolClientRequest};
use rest::{GetCover, GetCoverInput, Ping, PingError, PutBook, PutBookError, PutBookInput};

fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.as_bytes().to_vec()).expect("a response")
}

#[test]
fn operations_have_constants_for_calls() {
    type Call = UpdateUserPoolClient;
    assert_eq!(
        Call::ID,
        "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClient"
    );
    assert_eq!(Call::NAME, "UpdateUserPoolClient");
    assert_eq!(
        Call::TARGET,
        Some("AWSCognitoIdentityProviderService.UpdateUserPoolClient")
    );
    assert_eq!(Call::PROTOCOL, Protocol::AwsJson11);
    assert_eq!(Call::CONTENT_TYPE, "application/x-amz-json-1.1");
    assert_eq!(Call::SIGNING_NAME, Some("cognito-idp"));
    assert_eq!(Call::ENDPOINT_PREFIX, Some("cognito-idp"));
    assert_eq!(PutBook::ENDPOINT_PREFIX, Some("bookshelf"));
    assert_eq!((PutBook::METHOD, PutBook::TARGET), ("PUT", None));
    assert_eq!(PutBook::STATUS, Some(201));
}

#[test]
fn a_request_of_aws_json_is_a_document_and_a_target() {
    let input = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .build()
        .expect("valid");
    let request = UpdateUserPoolClient::request(&input);
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/");
    let header = |name| request.headers()[name].to_str().expect("text");
    assert_eq!(header("content-type"), "application/x-amz-json-1.1");
    assert_eq!(
        header("x-amz-target"),
        "AWSCognitoIdentityProviderService.UpdateUserPoolClient"
    );
    assert_eq!(
        request.body(),
        br#"{"UserPoolId":"us-east-1_Example01","ClientId":"1example23456789"}"#
    );
}

#[test]
fn error_codes_are_read_in_all_spellings() {
    let error = |headers: &[(&str, &str)], body: &str| {
        let error = UpdateUserPoolClient::response(answer(400, headers, body));
        match error.expect_err("an error") {
            OperationError::Service(error) => error,
            other => panic!("{other}"),
        }
    };
    let name = "ResourceNotFoundException";
    let qualified = format!("com.amazonaws.cognitoidentityprovider#{name}");
    let with_address = format!("{name}:http://example.com/doc/");
    for spelling in [name, &qualified, &with_address] {
        for key in ["__type", "code"] {
            let body = format!(r#"{{"{key}": "{spelling}", "message": "gone"}}"#);
            let UpdateUserPoolClientError::ResourceNotFoundException(gone) = error(&[], &body)
            else {
                panic!("{body}");
            };
            assert_eq!(gone.message.as_deref(), Some("gone"));
        }
        let found = error(&[("X-Amzn-ErrorType", spelling)], "");
        assert!(matches!(
            found,
            UpdateUserPoolClientError::ResourceNotFoundException(_)
        ));
    }
    let body = r#"{"__type": "Novel", "Message": "new", "detail": 7}"#;
    let UpdateUserPoolClientError::Unmodeled(unmodeled) = error(&[], body) else {
        panic!("the model does not have it");
    };
    assert_eq!(
        (unmodeled.code(), unmodeled.message()),
        (Some("Novel"), Some("new"))
    );
    assert_eq!(
        (unmodeled.status(), unmodeled.body()),
        (Some(400), body.as_bytes())
    );
    let UpdateUserPoolClientError::Unmodeled(unmodeled) = error(&[], "<html>") else {
        panic!("it has no code");
    };
    assert_eq!((unmodeled.code(), unmodeled.body()), (None, &b"<html>"[..]));
}

#[test]
fn a_response_that_cannot_be_read_names_the_reason() {
    let error = UpdateUserPoolClient::response(answer(200, &[], r#"{"UserPoolClient": 7}"#));
    let OperationError::Response(error) = error.expect_err("no output") else {
        panic!("not an error of the service");
    };
    assert_eq!(error.status(), StatusCode::OK);
    assert_eq!(
        error.to_string(),
        "response with status 200 OK cannot be read: Value at '/UserPoolClient' must be an object"
    );
}

fn book() -> PutBookInput {
    PutBookInput::builder()
        .shelf("top-left")
        .path("a/b c")
        .tags(["x&y", ""])
        .options([("tag", "lost"), ("sort", "é")])
        .due(Timestamp::from_unix_timestamp(1_398_796_238))
        .owners(["Ann", "Bob, \"B\""])
        .meta([("Lang".to_owned(), "de".to_owned())])
        .title("Über")
        .rating(f64::NAN)
        .build()
        .expect("valid")
}

#[test]
fn members_are_sent_where_they_are_bound() {
    let request = PutBook::request(&book());
    assert_eq!(request.method(), "PUT");
    assert_eq!(
        request.uri(),
        "/shelves/top-left/books/a/b%20c?force&tag=x%26y&tag=&sort=%C3%A9"
    );
    let prefix = request.extensions().get::<HostPrefix>();
    assert_eq!(prefix, Some(&HostPrefix("top-left.books.".to_owned())));
    let header = |name| request.headers()[name].to_str().expect("text");
    assert_eq!(header("x-due"), "Tue, 29 Apr 2014 18:30:38 GMT");
    assert_eq!(header("x-owners"), r#"Ann, "Bob, \"B\"""#);
    assert_eq!(header("x-meta-lang"), "de");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(
        request.body(),
        r#"{"Title":"Über","rating":"NaN"}"#.as_bytes()
    );
    let length = request.body().len().to_string();
    assert_eq!(header("content-length"), length);

    let request = GetCover::request(&GetCoverInput::builder().size(3).build_unchecked());
    assert_eq!(request.uri(), "/covers?size=3");
    assert!(request.headers().is_empty() && request.body().is_empty());
    let request = Ping::request(&());
    assert_eq!(
        (request.method().as_str(), request.uri().path()),
        ("HEAD", "/")
    );
    assert!(request.body().is_empty());
}

#[test]
fn values_that_cannot_be_sent_are_errors() {
    let mut input = book();
    input.path.clear();
    let error = PutBook::try_request(&input).expect_err("an empty label");
    assert_eq!(error, RequestError::Label("path"));
    let mut input = book();
    input.shelf = "evil.example.com/".to_owned();
    let error = PutBook::try_request(&input).expect_err("no label of a host");
    assert_eq!(error, RequestError::HostLabel("shelf"));
    let mut input = book();
    input.owners = Some(vec!["a\r\nX-Evil: 1".to_owned()]);
    let error = PutBook::try_request(&input).expect_err("a line end in a header");
    assert_eq!(error.to_string(), "invalid value for header `X-Owners`");
    let mut input = book();
    input.meta = Some([("a b".to_owned(), String::new())].into());
    let error = PutBook::try_request(&input).expect_err("a space in the name of a header");
    assert_eq!(error, RequestError::HeaderName);
}

#[test]
#[should_panic(
    expected = "the input of PutBook cannot be sent: host label `shelf` is not valid in a host name"
)]
fn request_panics_where_try_request_fails() {
    let mut input = book();
    input.shelf.clear();
    let _ = PutBook::request(&input);
}

#[test]
fn responses_are_read_from_their_bindings() {
    let headers = [
        ("X-Revision", "7"),
        ("X-Owners", r#"Ann, "Bob, \"B\"""#),
        ("x-meta-lang", "de"),
    ];
    let output = PutBook::response(answer(201, &headers, r#"{"id": "b1", "status": 5}"#));
    let output = output.expect("an output");
    assert_eq!((output.status, output.revision), (Some(201), 7));
    assert_eq!(output.id, "b1");
    let owners = output.owners.expect("owners");
    assert_eq!(owners, ["Ann", "Bob, \"B\""]);
    assert_eq!(output.meta.expect("meta")["lang"], "de");
    // A client fills in missing members.
    let output = PutBook::response(answer(200, &[], "")).expect("an output");
    assert_eq!((output.revision, output.id.as_str()), (0, ""));

    let error = PutBook::response(answer(201, &[("X-Revision", "seven")], "{}"));
    let error = error.expect_err("no number").to_string();
    assert!(error.contains("Value at '/revision' must be"), "{error}");

    let cover = answer(200, &[("Content-Type", "image/png")], "\u{89}PNG");
    let cover = GetCover::response(cover).expect("a cover");
    assert_eq!(cover.kind.as_deref(), Some("image/png"));
    assert_eq!(cover.image.as_deref(), Some("\u{89}PNG".as_bytes()));
    assert_eq!(Ping::response(answer(200, &[], "")), Ok(Unit));
}

#[test]
fn errors_have_bindings_too() {
    let headers = [("x-amzn-errortype", "Lent"), ("X-Until", "1398796238")];
    let error = PutBook::response(answer(409, &headers, r#"{"message": "mine"}"#));
    let Err(OperationError::Service(PutBookError::Lent(lent))) = error else {
        panic!("{error:?}");
    };
    assert_eq!(lent.message.as_deref(), Some("mine"));
    assert_eq!(
        lent.until.map(Timestamp::unix_timestamp),
        Some(1_398_796_238)
    );
    // The errors of the service are errors of each operation.
    let error = Ping::response(answer(503, &[("x-amzn-errortype", "Busy")], ""));
    assert!(matches!(
        error,
        Err(OperationError::Service(PingError::Busy(_)))
    ));
}

/// What generic code can do with any operation, without further bounds.
mod generic {
    use std::collections::HashSet;
    use std::error::Error;

    use http::{Request, Response};
    use shapesmith::{ErrorShape, Operation, OperationError, Shape};

    /// A value that can be kept, compared, logged and sent to another thread.
    fn check<T: Shape + Clone + Eq + std::hash::Hash + Send + Sync + 'static>(value: &T) -> String {
        let (of_thread, kept) = (value.clone(), HashSet::from([value.clone()]));
        let text = std::thread::spawn(move || format!("{of_thread} {of_thread:?}"));
        assert!(kept.contains(value));
        format!("{} {}", T::ID, text.join().expect("no panic"))
    }

    /// A line for a log: the operation, and what came of it.
    pub fn line<O: Operation>(
        input: &O::Input,
        result: &Result<O::Output, OperationError<O::Error>>,
    ) -> String {
        match result {
            Ok(output) => format!("{} {input} {output}", O::NAME),
            Err(OperationError::Service(error)) => format!(
                "{} {:?} {:?} {:?} {} {:?} {} {}: {error}",
                O::NAME,
                error.code(),
                error.message(),
                error.fault(),
                error.http_status(),
                error.request_id(),
                error.retryable(),
                error.throttling(),
            ),
            Err(error) => format!("{} {:?}: {error}", O::NAME, error.request_id()),
        }
    }

    /// Calls an operation, up to three times.
    pub fn call<O: Operation>(
        input: &O::Input,
        mut send: impl FnMut(Request<Vec<u8>>) -> Response<Vec<u8>>,
    ) -> Result<O::Output, Box<dyn Error + Send + Sync>> {
        input.validate()?;
        check(input);
        let mut attempts = 1;
        loop {
            let result = O::response(send(O::try_request(input)?));
            match result {
                Err(error) if error.retryable() && attempts < 3 => attempts += 1,
                result => {
                    let output = result?;
                    check(&output);
                    return Ok(output);
                }
            }
        }
    }
}

#[test]
fn generic_code_calls_retries_and_logs_any_operation() {
    let busy = || answer(503, &[], r#"{"__type": "Busy"}"#);
    let mut answers = vec![answer(200, &[], ""), busy(), busy()];
    let output = generic::call::<Ping>(&Unit, |_| answers.pop().expect("an answer"));
    assert_eq!(output.expect("the third attempt"), Unit);
    assert!(answers.is_empty());

    let input = UpdateUserPoolClient::input()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .build()
        .expect("valid");
    let mut count = 0;
    let error = generic::call::<UpdateUserPoolClient>(&input, |_| {
        count += 1;
        answer(
            400,
            &[("x-amzn-requestid", "7d1c")],
            r#"{"__type": "TooManyRequestsException", "message": "slow down"}"#,
        )
    });
    assert_eq!(count, 3);
    let error = error.expect_err("throttled");
    let error = error.downcast::<OperationError<UpdateUserPoolClientError>>();
    assert_eq!(
        generic::line::<UpdateUserPoolClient>(&input, &Err(*error.expect("its type"))),
        "UpdateUserPoolClient Some(\"TooManyRequestsException\") Some(\"slow down\") Client 400 Some(\"7d1c\") true \
         true: TooManyRequestsException(message=slow down)"
    );
    assert_eq!(
        generic::line::<Ping>(&Unit, &Ok(Unit)),
        "Ping Unit() Unit()"
    );
    let invalid = input.with(|b| b.client_name(""));
    let invalid = invalid.err().map(|violations| violations.len());
    assert_eq!(invalid, Some(2));
}

#[test]
fn errors_can_be_handled_without_a_match() {
    let error = |status, body: &str| {
        let error = UpdateUserPoolClient::response(answer(status, &[], body));
        error
            .expect_err("an error")
            .into_service()
            .expect("of the service")
    };
    let gone = error(400, r#"{"__type": "ResourceNotFoundException"}"#);
    assert_eq!(gone.code(), Some("ResourceNotFoundException"));
    assert_eq!((gone.fault(), gone.http_status()), (Fault::Client, 400));
    assert!(!gone.retryable() && !gone.throttling());
    let internal = error(500, r#"{"__type": "InternalErrorException"}"#);
    assert_eq!(
        (internal.fault(), internal.http_status()),
        (Fault::Server, 500)
    );
    assert!(internal.retryable());
    // Errors that are not in the model.
    for (status, fault, retryable) in [
        (404, Fault::Client, false),
        (429, Fault::Client, true),
        (503, Fault::Server, true),
        (302, Fault::Server, false),
    ] {
        let error = error(status, "<html>");
        assert_eq!(error.code(), None);
        assert_eq!((error.fault(), error.http_status()), (fault, status));
        assert_eq!(error.retryable(), retryable, "{status}");
    }
    // Errors that were not received.
    let error = UpdateUserPoolClientError::from(UnmodeledError::new(None, None));
    assert_eq!(
        (error.fault(), error.http_status(), error.request_id()),
        (Fault::Server, 500, None)
    );
}

#[test]
fn the_builder_of_an_input_is_found_by_the_operation() {
    let input: UpdateUserPoolClientRequest = UpdateUserPoolClient::input()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .build()
        .expect("valid");
    assert_eq!(input.client_id, "1example23456789");
    assert_eq!(Ping::input().build(), Ok(Unit));
    assert_eq!(Ping::request(&Unit).method(), Ping::request(&()).method());
    let endpoint = http::Uri::from_static("https://example.com");
    assert!(Ping::try_request(&()).is_ok() && Ping::request_to(&endpoint, &()).is_ok());
}

#[test]
fn a_request_has_the_uri_at_an_endpoint() {
    let uri = |endpoint: &str| {
        let request = PutBook::request_to(&endpoint.parse().expect("a URI"), &book());
        request.map(|request| request.uri().to_string())
    };
    let path = "/shelves/top-left/books/a/b%20c?force&tag=x%26y&tag=&sort=%C3%A9";
    for (endpoint, base) in [
        ("https://example.com", "https://top-left.books.example.com"),
        ("https://example.com/", "https://top-left.books.example.com"),
        (
            "http://example.com:8080/a/b/",
            "http://top-left.books.example.com:8080/a/b",
        ),
        // An IP address has no labels.
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("https://[::ffff:1.2.3.4]/", "https://[::ffff:1.2.3.4]"),
        ("https://[fe80::1%25eth0]/", "https://[fe80::1%25eth0]"),
        ("https://[v1.x]:65535/a", "https://[v1.x]:65535/a"),
        (
            "HTTPS://example.com:443/..a/a../...",
            "https://top-left.books.example.com:443/..a/a../...",
        ),
    ] {
        assert_eq!(uri(endpoint), Ok(format!("{base}{path}")), "{endpoint}");
    }
    for endpoint in [
        "/",
        "example.com",
        "https://user@example.com",
        "https://example.com/?x=y",
        "https://example.com/..",
        "https://example.com/a/./b",
        "https://example.com/%2e%2E/",
        "https://example.com/a/.%2e",
        "https://example.com:65536",
        "https://[::1]:99999999999999999999/",
        "ftp://example.com",
        "ws://example.com/",
        "s3://bucket/key",
    ] {
        assert_eq!(
            uri(endpoint),
            Err(RequestError::ServiceEndpoint),
            "{endpoint}"
        );
    }
    assert_eq!(
        RequestError::ServiceEndpoint.to_string(),
        "the endpoint of the service is not a URL of a host, such as \"https://example.com\""
    );
    let request = UpdateUserPoolClient::request_to(
        &http::Uri::from_static("https://cognito-idp.us-east-1.amazonaws.com"),
        &UpdateUserPoolClient::input()
            .user_pool_id("p")
            .client_id("c")
            .build_unchecked(),
    );
    let request = request.expect("a request");
    assert_eq!(
        request.uri(),
        "https://cognito-idp.us-east-1.amazonaws.com/"
    );
}
