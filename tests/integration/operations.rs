//! Operations as HTTP requests and responses.

#![deny(warnings, missing_docs, clippy::pedantic)]

use http::{Response, StatusCode};
use shapesmith::{HostPrefix, Operation, OperationError, Protocol, RequestError, Timestamp};

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
fn an_operation_says_how_it_is_called() {
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
fn an_answer_that_cannot_be_read_says_why() {
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
fn what_cannot_be_sent_is_an_error() {
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
    assert_eq!(Ping::response(answer(200, &[], "")), Ok(()));
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
