//! The server in README.md compiles, and answers as it says.

#![deny(warnings)]

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The first block of code in a language after a text.
fn block<'t>(page: &'t str, after: &str, language: &str) -> &'t str {
    let (_, rest) = page.split_once(after).expect(after);
    let (_, rest) = rest
        .split_once(&format!("```{language}\n"))
        .expect(language);
    rest.split_once("\n```").expect("the end of the block").0
}

/// A server that is stopped when the test ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Writes the crate of the section, builds it and starts it at an address.
fn start(section: &str, address: &str) -> Server {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme-server");
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file of the crate");
    };
    let manifest = block(section, "`Cargo.toml`:", "toml");
    let clone = "path = \"../shapesmith\"";
    assert!(manifest.contains(clone), "{manifest}");
    let manifest = manifest.replace(clone, &format!("path = {ROOT:?}"));
    write("Cargo.toml", &format!("{manifest}\n\n[workspace]\n"));
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    write(
        "Cargo.lock",
        &fs::read_to_string(lock).expect("a lock file"),
    );
    let model = "model/kitchen.smithy";
    write(model, block(section, &format!("`{model}`:"), "smithy"));
    write(
        "src/main.rs",
        block(section, "`src/main.rs`:", "rust,ignore"),
    );

    let target = folder.join("target");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--offline"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .status();
    assert!(built.expect("cargo can be started").success());
    let program = target.join("debug/kitchen");
    let mut server = Server(
        Command::new(program)
            .arg(address)
            .spawn()
            .expect("a server"),
    );
    let begin = Instant::now();
    while TcpStream::connect(address).is_err() {
        let ended = server.0.try_wait().expect("its state is known");
        assert!(ended.is_none(), "the server has ended: {ended:?}");
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "it does not listen"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    server
}

/// Sends a body to a path, as curl does, and returns the head and the body of the response.
fn post(address: &str, path: &str, body: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let length = body.len();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .expect("the server reads it");
    let mut response = String::new();
    stream.read_to_string(&mut response).expect("a response");
    let (head, body) = response.split_once("\r\n\r\n").expect("a head");
    (head.to_owned(), body.to_owned())
}

#[test]
fn the_server_answers_as_the_readme_says() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README");
    let (_, section) = readme
        .split_once("\n## Validate requests in a server\n")
        .expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    let address = port.expect("a port is free").to_string();
    let _server = start(section, &address);

    let mut statuses = Vec::new();
    for example in section.split("$ curl http://127.0.0.1:3000").skip(1) {
        let (command, rest) = example.split_once('\n').expect("a command");
        let (path, data) = command.split_once(" -d \'").expect("the body");
        let data = data.strip_suffix('\'').expect("the end of the body");
        let expected = rest.lines().next().expect("an answer");
        let (head, body) = post(&address, path, data);
        assert_eq!(body, expected, "{head}");
        statuses.push(head.split(' ').nth(1).expect("a status").to_owned());
        if statuses.last().is_some_and(|status| status == "400") {
            let name = "\r\nx-amzn-errortype: ValidationException";
            assert!(head.contains(name), "{head}");
        }
    }
    assert_eq!(statuses, ["201", "400"]);

    for (path, body) in [
        ("/tables/7/orders", "{"),
        ("/tables/seven/orders", r#"{"dishes": ["soup"]}"#),
        ("/tables/7/orders", r#"{"dishes": 1}"#),
    ] {
        let (head, _) = post(&address, path, body);
        assert!(head.starts_with("HTTP/1.1 400 "), "{head}");
        assert!(head.contains("SerializationException"), "{head}");
    }
}
