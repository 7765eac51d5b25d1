//! The transport of the examples, with a service that is busy.

#[path = "../examples/service/mod.rs"]
mod service;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};

use aws_credential_types::Credentials;
use service::Service;

shapesmith::smithy! { model = "../../tests/models/tokens.json", operations = [InHeader] }

/// The value of the header `X-Token` of a request without a body, which is answered with a status.
fn answer(stream: &TcpStream, status: &str) -> String {
    let lines = BufReader::new(stream)
        .lines()
        .map(|line| line.expect("a line"));
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let mut tokens = head.iter().filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("x-token").then_some(value)
    });
    let token = tokens.next().expect("a token").to_owned();
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{{}}"
    )
    .expect("the client reads it");
    token
}

/// An input whose token is unset has a new one in each request, so a retry must send the same request.
#[test]
fn a_retry_has_the_same_idempotency_token() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let endpoint = format!("http://{}", server.local_addr().expect("its address"));
    let tokens = std::thread::spawn(move || {
        let answers = [
            "503 Service Unavailable",
            "500 Internal Server Error",
            "200 OK",
        ];
        answers.map(|status| answer(&server.accept().expect("a request").0, status))
    });
    let service = Service {
        endpoint: endpoint.parse().expect("a URI"),
        region: "us-east-1".to_owned(),
        credentials: Credentials::from_keys("AKIDEXAMPLE", "secret", None),
    };
    let input = InHeaderInput::from_json(b"{}").expect("valid");
    let called = service.call::<InHeader>(&input);
    called
        .expect("three answers")
        .expect("the last one is an output");
    let [first, second, third] = tokens.join().expect("three requests");
    assert!(
        first == second && second == third,
        "{first} {second} {third}"
    );
}
