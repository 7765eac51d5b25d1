//! What README.md shows is true: its commands, and the examples of its sections as crates of a reader.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;

use crate::support::ROOT;
use crate::support::consumer::Consumer;

/// The packages that the first command of the quick start compiles. A new reader waits for them.
const MAX_PACKAGES: usize = 14;

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README")
}

/// The section below a heading.
fn section<'t>(readme: &'t str, heading: &str) -> &'t str {
    let (_, section) = readme.split_once(&format!("\n{heading}\n")).expect(heading);
    section.split("\n## ").next().expect("the text before")
}

/// The first block of code in a language after a text.
fn block<'t>(page: &'t str, after: &str, language: &str) -> &'t str {
    let (_, rest) = page.split_once(after).expect(after);
    let (_, rest) = rest
        .split_once(&format!("```{language}\n"))
        .expect(language);
    rest.split_once("\n```").expect("the end of the block").0
}

/// The arguments of the quick start's first command: those of `cargo run`.
fn quick_start(readme: &str) -> Vec<&str> {
    let command = block(section(readme, "## Quick start"), "", "console");
    let command = command.lines().next().expect("a command");
    let arguments = command.strip_prefix("$ cargo run ").expect("cargo run");
    arguments.split(' ').collect()
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(ROOT)
        .env("CARGO_TARGET_DIR", Consumer::target())
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_quick_start_compiles_few_packages() {
    let readme = readme();
    let arguments = quick_start(&readme);
    let ["-p", package, "--example", _] = *arguments else {
        panic!("{arguments:?}");
    };
    // An example is compiled with the dependencies of tests.
    let tree = cargo(&[
        "tree",
        "--package",
        package,
        "--edges",
        "normal,build,dev",
        "--prefix",
        "none",
        "--no-dedupe",
        "--format",
        "{p}",
        "--locked",
        "--offline",
    ]);
    let packages: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(packages.contains("shapesmith-codegen"), "{packages:?}");
    assert!(packages.len() <= MAX_PACKAGES, "{packages:?}");
    let number = format!("compiles {} packages", packages.len());
    assert!(readme.contains(&number), "{number}: {packages:?}");
}

#[test]
fn the_quick_start_prints_what_it_says() {
    let readme = readme();
    let command = [&["run", "--quiet", "--offline"], &*quick_start(&readme)].concat();
    let printed = cargo(&command);
    let expected = block(section(&readme, "## Quick start"), "", "text");
    let mut shown = 0;
    for line in expected.lines().filter(|line| line.trim() != "…") {
        assert!(printed.contains(line), "`{line}` is not in\n{printed}");
        shown += 1;
    }
    assert!(shown > 1, "{expected}");
}

/// The example below a heading, as a crate with a model.
fn example(readme: &str, heading: &str, model: (&str, &str)) -> Consumer {
    let section = section(readme, heading);
    let manifest = block(section, "`Cargo.toml`:", "toml");
    // The path in the README is that of a clone next to the crate.
    assert!(manifest.contains(CLONE), "{manifest}");
    let manifest = manifest.replace(CLONE, &format!("path = {ROOT:?}"));
    let name = manifest.split('"').nth(1).expect("the package's name");
    let main = block(section, "`src/main.rs`:", "rust,ignore");
    let consumer = Consumer::new(
        &format!("readme-{name}"),
        &format!("{manifest}\n\n[workspace]\n"),
        main,
    );
    consumer.write(model.0, model.1);
    consumer
}

const CLONE: &str = "path = \"../shapesmith\"";

/// What an example prints, according to the README.
fn printed<'t>(readme: &'t str, heading: &str) -> &'t str {
    block(section(readme, heading), "`cargo run` prints:", "text").trim()
}

#[test]
fn the_program_that_calls_an_operation_prints_what_it_says() {
    let readme = readme();
    let heading = "## Call an operation of AWS";
    let path = "model/cognito-identity-provider.json";
    let model = fs::read_to_string(Path::new(ROOT).join(path)).expect("the model");
    let consumer = example(&readme, heading, (path, &model));

    let service = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let endpoint = format!("http://{}", service.local_addr().expect("its address"));
    let request = std::thread::spawn(move || {
        let (stream, _) = service.accept().expect("a request");
        let request = read_request(&stream);
        let pools = r#"{"UserPools": [{"Id": "us-east-1_Example01", "Name": "people"},
                                      {"Id": "us-east-1_Example02", "Name": "staff"}]}"#;
        let head = "content-type: application/x-amz-json-1.1\r\nconnection: close";
        let length = pools.len();
        write!(
            &stream,
            "HTTP/1.1 200 OK\r\n{head}\r\ncontent-length: {length}\r\n\r\n{pools}"
        )
        .expect("the client reads it");
        request
    });
    let variables = [
        ("AWS_ENDPOINT_URL", &*endpoint),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ACCESS_KEY_ID", "id"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
    ];
    let shown = consumer.cargo_with(&["run"], &variables);
    assert_eq!(shown.trim(), printed(&readme, heading));
    let request = request.join().expect("a request");
    for expected in [
        "x-amz-target: AWSCognitoIdentityProviderService.ListUserPools\r\n",
        "authorization: AWS4-HMAC-SHA256 Credential=id/",
        "/us-east-1/cognito-idp/aws4_request",
        "\r\n\r\n{\"MaxResults\":10}",
    ] {
        assert!(request.contains(expected), "`{expected}`: {request}");
    }
}

/// The text of a request with a body of a known length.
fn read_request(stream: &TcpStream) -> String {
    let mut reader = BufReader::new(stream);
    let (mut text, mut length) = (String::new(), 0);
    while !text.ends_with("\r\n\r\n") {
        let start = text.len();
        let read = reader.read_line(&mut text).expect("a line");
        assert!(read > 0, "the request ends in its head: {text}");
        let line = text[start..].to_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("the body");
    text + &String::from_utf8(body).expect("UTF-8")
}

#[test]
fn the_example_of_an_own_service_prints_what_it_says() {
    let readme = readme();
    let heading = "## Your own service";
    let path = "model/weather.smithy";
    let model = block(section(&readme, heading), &format!("`{path}`:"), "smithy");
    let consumer = example(&readme, heading, (path, model));
    assert_eq!(consumer.run().trim(), printed(&readme, heading));
}

/// Each block of code, by its section and its language. All are tested: those of the server in `tests/axum/`.
const BLOCKS: [(&str, &[&str]); 5] = [
    ("## Quick start", &["console", "text", "console"]),
    ("## Installation", &["toml"]),
    (
        "## Call an operation of AWS",
        &["toml", "rust,ignore", "text"],
    ),
    (
        "## Validate requests in a server",
        &["toml", "smithy", "rust,ignore", "console", "console"],
    ),
    (
        "## Your own service",
        &["smithy", "toml", "rust,ignore", "text"],
    ),
];

#[test]
fn every_block_of_code_is_tested() {
    let readme = readme();
    let mut found: Vec<(&str, Vec<&str>)> = Vec::new();
    let (mut heading, mut open) = ("", false);
    for line in readme.lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            open = !open;
            match found.last_mut() {
                _ if !open => {}
                Some((last, languages)) if *last == heading => languages.push(language),
                _ => found.push((heading, vec![language])),
            }
        } else if !open && line.starts_with("## ") {
            heading = line;
        }
    }
    let known: Vec<_> = BLOCKS
        .map(|(section, blocks)| (section, blocks.to_vec()))
        .into();
    assert_eq!(found, known, "a block of code needs a test");
    assert!(section(&readme, "## Quick start").contains("\n$ cargo test --workspace\n"));
}

#[test]
fn the_installation_is_that_of_the_examples_and_names_the_versions() {
    let readme = readme();
    let section = section(&readme, "## Installation");
    let expected = format!("[dependencies]\nshapesmith = {{ {CLONE} }}");
    assert_eq!(block(section, "", "toml"), expected);
    let (minor, _) = env!("CARGO_PKG_VERSION").rsplit_once('.').expect("a patch");
    assert!(
        section.contains(&format!("`shapesmith = \"{minor}\"`")),
        "{minor}"
    );
    let rust = format!("requires Rust {}.", env!("CARGO_PKG_RUST_VERSION"));
    assert!(section.contains(&rust), "{rust}");
}

/// There is no address of the repository, so links to its files are relative.
#[test]
fn every_link_to_a_file_has_a_file() {
    let readme = readme();
    // Other forms of links are not looked at below.
    for form in ["]: ", "href=", "src="] {
        assert!(!readme.contains(form), "`{form}`");
    }
    let (mut files, mut rest) = (0, &*readme);
    while let Some((_, after)) = rest.split_once("](") {
        let (target, after) = after.split_once(')').expect("the end of a link");
        rest = after;
        if target.starts_with("https://") {
            continue;
        }
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let page = if file.is_empty() { "README.md" } else { file };
        let path = Path::new(ROOT).join(page);
        assert!(path.exists(), "{target}");
        if !anchor.is_empty() {
            let text = fs::read_to_string(path).expect(page);
            let mut headings = text.lines().filter(|line| line.starts_with('#'));
            let found = headings.any(|line| {
                let heading = line.trim_start_matches('#').trim().to_lowercase();
                let kept = |c: &char| c.is_alphanumeric() || " -_".contains(*c);
                let slug: String = heading.chars().filter(kept).collect();
                slug.replace(' ', "-") == anchor
            });
            assert!(found, "{target}");
        }
        files += 1;
    }
    assert!(files > 10, "only {files}");
}
