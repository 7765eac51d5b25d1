//! The example `tool_library`: a client and a server of a service whose model is in Smithy IDL.

#[path = "../examples/tool_library/connection.rs"]
#[allow(dead_code)] // what the client uses
mod connection;
#[path = "../examples/tool_library/server.rs"]
mod server;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;

#[test]
fn the_example_runs() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--offline"]);
    command.args(["--package", "shapesmith-live", "--example", "tool_library"]);
    let output = command.output().expect("the example can be started");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}{err}");
    for expected in [
        "/tools/P00002: Jigsaw\n",
        "Jigsaw, 3\nSander, 3\n",
        "phone=*** Sensitive Data Redacted ***",
        "somebody else has the tool, status 409\n",
        "1 validation error detected. Value at '/toolId' failed to satisfy constraint",
        "ValidationException(message=1 validation error detected.",
        "Cordless drill is back, 2\n",
    ] {
        assert!(out.contains(expected), "`{expected}` is not in\n{out}{err}");
    }
    assert!(!out.contains("+45"), "{out}");
    assert_eq!(err, "");
}

/// The status of the response to a request without a body.
fn status(address: SocketAddr, method: &str, target: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("a connection");
    let request =
        format!("{method} {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    let mut response = Vec::new();
    stream.read_to_end(&mut response).expect("a response");
    let response = String::from_utf8_lossy(&response).into_owned();
    let status = response.split(' ').nth(1);
    status
        .unwrap_or_else(|| panic!("{target}: {response}"))
        .to_owned()
}

#[test]
fn the_server_takes_only_what_the_model_has() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || server::serve(&listener));
    for (method, target, expected) in [
        ("GET", "/tools", "200"),
        ("GET", "/tools?pageSize=2&tag=a&tag=b", "200"),
        ("GET", "/tools/P00001", "404"),
        // Other paths.
        ("GET", "//tools", "404"),
        ("GET", "/tools/", "404"),
        ("GET", "/others/?", "404"),
        ("GET", "/others/P00001", "404"),
        ("GET", "/tools//loans/1", "404"),
        ("DELETE", "/others/P00001/loans/1", "404"),
        // Values that are not of their type.
        ("GET", "/tools?pageSize=1&pageSize=2", "400"),
        ("GET", "/tools?pageSize=+1", "400"),
        ("GET", "/tools?pageSize", "400"),
        ("GET", "/tools?category=%FF", "400"),
        ("GET", "/tools/%FF", "400"),
        // Constraints.
        ("GET", "/tools?pageSize=0", "400"),
        ("GET", "/tools/P1", "400"),
    ] {
        assert_eq!(
            status(address, method, target),
            expected,
            "{method} {target}"
        );
    }
}
