"""The crates that are built: their manifests and programs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from measure import Failed, run

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""

MODEL = "model/cognito-identity-provider.json"
"""The model that is part of the repository."""

EXPANSION = "generated/expanded/update_user_pool_client_request.rs"
"""The expansion of the reference shape."""


@dataclass(frozen=True)
class Crate:
    """A package that is a workspace of its own."""

    name: str
    dependencies: str
    """Lines of the table `dependencies`."""
    files: dict[str, str]
    """Texts by path. A path that ends in `main.rs` or `lib.rs` makes the target."""
    manifest: str = ""
    """More tables of the manifest."""
    versions: tuple[str, ...] = ()
    """Packages whose versions the report names."""

    def write(self, folder: Path) -> Path:
        """Writes the package, locks its dependencies in the latest versions, and downloads them."""
        package = folder / self.name
        files = {**self.files, "Cargo.toml": self._manifest()}
        for path, text in files.items():
            file = package / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        run("cargo", "update", "--quiet", folder=package)
        run("cargo", "fetch", "--quiet", "--locked", folder=package)
        return package

    def _manifest(self) -> str:
        package = f'[package]\nname = "{self.name}"\nversion = "0.0.0"\nedition = "2024"\npublish = false\n'
        # A workspace, since the repository around it is another.
        return f"{package}\n[dependencies]\n{self.dependencies}\n{self.manifest}\n[workspace]\n"


def locked(package: Path) -> dict[str, str]:
    """The versions in the lock file of a package, several of one crate separated by commas."""
    text = (package / "Cargo.lock").read_text(encoding="utf-8")
    versions: dict[str, str] = {}
    for name, version in re.findall(r'^name = "(.+)"\nversion = "(.+)"$', text, re.MULTILINE):
        versions[name] = f"{versions[name]}, {version}" if name in versions else version
    return versions


def features() -> set[str]:
    """The features of shapesmith."""
    arguments = ("cargo", "metadata", "--no-deps", "--format-version=1", "--offline")
    packages = json.loads(run(*arguments, folder=ROOT).stdout)["packages"]
    return next(set(package["features"]) for package in packages if package["name"] == "shapesmith")


def shapesmith(*names: str, default: bool = True) -> str:
    """The dependency on shapesmith with features."""
    missing = set(names) - features()
    if missing:
        raise Failed(f"shapesmith has no feature `{missing.pop()}`")
    on = ", ".join(f'"{name}"' for name in names)
    off = "" if default else ", default-features = false"
    return f'shapesmith = {{ path = "{ROOT.as_posix()}"{off}, features = [{on}] }}'


def model() -> str:
    """The text of the model in the repository."""
    return (ROOT / MODEL).read_text(encoding="utf-8")


_REFERENCE = """\
shapesmith::smithy! {
    model = "model.json",
    shapes = [UpdateUserPoolClientRequest],
}
"""

_OPERATION = """\
shapesmith::smithy! {
    model = "model.json",
    operations = [UpdateUserPoolClient],
}
"""

_BUILD = """\
    let request = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("web")
        .build();
    match request {
        Ok(request) => println!("{request}"),
        Err(violations) => println!("{violations}"),
    }
"""


def hello() -> Crate:
    """A binary that uses a procedural macro, which uses what procedural macros usually use."""
    macro = """\
use heck::ToSnakeCase as _;
use proc_macro::TokenStream;
use quote::{format_ident, quote};
use syn::{DeriveInput, parse_macro_input};

/// A function that returns the name of the type, as JSON.
#[proc_macro_derive(Hello)]
pub fn hello(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let name = input.ident.to_string();
    let function: proc_macro2::Ident = format_ident!("{}", name.to_snake_case());
    let text = serde_json::Value::from(name).to_string();
    quote! { fn #function() -> &'static str { #text } }.into()
}
"""
    manifest = """\
[package]
name = "hello-macro"
version = "0.0.0"
edition = "2024"

[lib]
proc-macro = true

[dependencies]
heck = "0.5"
proc-macro2 = "1"
quote = "1"
serde_json = "1"
syn = "3"
"""
    program = """\
#[derive(hello_macro::Hello)]
#[allow(dead_code)]
struct HelloWorld;

fn main() {
    println!("{}", hello_world());
}
"""
    return Crate(
        name="hello",
        dependencies='hello-macro = { path = "macro" }',
        files={"src/main.rs": program, "macro/src/lib.rs": macro, "macro/Cargo.toml": manifest},
        versions=("heck", "proc-macro2", "quote", "serde_json", "syn"),
    )


def reference() -> Crate:
    """A binary that builds a request of the reference shape."""
    return Crate(
        name="reference",
        dependencies=shapesmith(),
        files={"src/main.rs": f"{_REFERENCE}\nfn main() {{\n{_BUILD}}}\n", "model.json": model()},
        versions=("heck", "proc-macro2", "quote", "serde_core", "serde_json", "syn"),
    )


def operation() -> Crate:
    """The same with the operation, as an HTTP request."""
    program = """\
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .build()?;
    let request = <UpdateUserPoolClient as shapesmith::Operation>::try_request(&input)?;
    println!("{request:?}");
    Ok(())
}
"""
    return Crate(
        name="operation",
        dependencies=f"{shapesmith('http')}",
        files={"src/main.rs": f"{_OPERATION}\n{program}", "model.json": model()},
        versions=("http",),
    )


def expanded() -> Crate:
    """The same as `reference`, with the code that was expanded ahead of time."""
    expansion = (ROOT / EXPANSION).read_text(encoding="utf-8")
    shapesmith("macros")  # Without this feature, the generator cannot be left out.
    return Crate(
        name="expanded",
        dependencies=shapesmith("serde", default=False),
        files={
            "src/main.rs": f"mod expanded;\nuse expanded::UpdateUserPoolClientRequest;\n\nfn main() {{\n{_BUILD}}}\n",
            "src/expanded.rs": expansion,
            # The expansion includes the model, so that cargo builds the crate again when it changes.
            f"../{MODEL}": model(),
        },
    )


def application(*, with_shapesmith: bool) -> Crate:
    """A usual application, without and with a request of the reference shape."""
    program = """\
use clap::Parser;
use serde::{Deserialize, Serialize};

/// Prints a greeting.
#[derive(Parser)]
struct Arguments {
    /// Whom to greet.
    #[arg(long, default_value = "world")]
    name: String,
    /// A file with more names, as JSON.
    #[arg(long)]
    more: Option<std::path::PathBuf>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Names {
    names: Vec<String>,
}

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("the file cannot be read")]
    Read(#[from] std::io::Error),
    #[error("the file is not JSON")]
    Json(#[from] serde_json::Error),
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let arguments = Arguments::parse();
    let mut names = Names { names: vec![arguments.name] };
    if let Some(path) = arguments.more {
        let more: Names = serde_json::from_slice(&tokio::fs::read(path).await?)?;
        names.names.extend(more.names);
    }
    println!("{}", serde_json::to_string(&names)?);
"""
    dependencies = """\
clap = { version = "4", features = ["derive"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
thiserror = "2"
tokio = { version = "1", features = ["full"] }
"""
    if not with_shapesmith:
        files = {"src/main.rs": f"{program}    Ok(())\n}}\n"}
        return Crate("application", dependencies, files, versions=("clap", "serde", "thiserror", "tokio"))
    files = {"src/main.rs": f"{_REFERENCE}\n{program}{_BUILD}    Ok(())\n}}\n", "model.json": model()}
    return Crate("application-shapesmith", dependencies + shapesmith(), files)


_TYPIFY = """\
regress = "0.12"
serde = { version = "1", features = ["derive"] }
serde_json = "1"
typify = "0.8"
"""


def typify(name: str, schema: str, program: str, manifest: str = "", *, builder: bool = False) -> Crate:
    """A crate with the types that typify generates from JSON Schema; `program` uses them."""
    option = ", struct_builder = true" if builder else ""
    source = f'#![allow(dead_code)]\ntypify::import_types!(schema = "schema.json"{option});\n\n{program}'
    target = "src/main.rs" if program else "src/lib.rs"
    return Crate(name, _TYPIFY, {target: source, "schema.json": schema}, manifest, versions=("typify", "regress"))


TYPIFY_PROGRAM = """
fn main() {
    let text = r#"{"UserPoolId":"us-east-1_Example01","ClientId":"1example23456789"}"#;
    match serde_json::from_str::<UpdateUserPoolClientRequest>(text) {
        Ok(request) => println!("{request:?}"),
        Err(error) => println!("{error}"),
    }
}
"""


def sdk() -> Crate:
    """The operation with the official SDK. Without credentials: nothing is sent, but all that sends is built."""
    program = """\
#[tokio::main]
async fn main() {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = aws_sdk_cognitoidentityprovider::Client::new(&config);
    let request = client
        .update_user_pool_client()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789");
    println!("{:?}", request.send().await);
}
"""
    dependencies = """\
aws-config = "1"
aws-sdk-cognitoidentityprovider = "1"
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
"""
    return Crate(
        "sdk", dependencies, {"src/main.rs": program}, versions=("aws-config", "aws-sdk-cognitoidentityprovider")
    )


def call() -> Crate:
    """The program of the README that signs and sends the request of an operation."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("\n## Call an operation of AWS\n")[1].split("\n## ")[0]
    manifest, program = (section.split(f"```{language}\n")[1].split("```")[0] for language in ("toml", "rust,ignore"))
    dependencies = manifest.split("[dependencies]\n")[1].replace("../shapesmith", ROOT.as_posix())
    return Crate(
        "call", dependencies, {"src/main.rs": program, MODEL: model()}, versions=("aws-sigv4", "rustls", "ureq")
    )


_RELEASE = """\
[profile.release]
lto = "fat"
opt-level = "s"
strip = true
"""


def binary_empty() -> Crate:
    """A release binary that does nothing."""
    return Crate("binary-empty", "", {"src/main.rs": "fn main() {}\n"}, _RELEASE)


_OWN_JSON = """\
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).expect("a text");
    match UpdateUserPoolClientRequest::from_json(&text).and_then(|request| request.to_json()) {
        Ok(json) => std::io::stdout().write_all(&json).expect("a reader"),
        Err(error) => println!("{error}"),
    }
"""

_TYPIFY_BUILD = """\
    let request: Result<UpdateUserPoolClientRequest, _> = UpdateUserPoolClientRequest::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("web".parse::<ClientNameType>().ok())
        .try_into();
    match request {
        Ok(request) => println!("{request:?}"),
        Err(error) => println!("{error}"),
    }
"""

_TYPIFY_JSON = """\
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text).expect("a text");
    let request = serde_json::from_slice::<UpdateUserPoolClientRequest>(&text);
    match request.and_then(|request| serde_json::to_vec(&request)) {
        Ok(json) => std::io::stdout().write_all(&json).expect("a reader"),
        Err(error) => println!("{error}"),
    }
"""

_USES = "use std::io::{Read as _, Write as _};\n\n"


def binary_shapesmith(*, json: bool) -> Crate:
    """A release binary that builds, checks and prints a request; or reads it from JSON, checks it and writes it."""
    main = f"{_USES}fn main() {{\n{_OWN_JSON}}}\n" if json else f"fn main() {{\n{_BUILD}}}\n"
    name = f"binary-shapesmith{'-json' if json else ''}"
    return Crate(name, shapesmith(), {"src/main.rs": f"{_REFERENCE}\n{main}", "model.json": model()}, _RELEASE)


def binary_typify(schema: str, *, json: bool) -> Crate:
    """The same with typify and serde_json."""
    main = f"{_USES}fn main() {{\n{_TYPIFY_JSON}}}\n" if json else f"fn main() {{\n{_TYPIFY_BUILD}}}\n"
    return typify(f"binary-typify{'-json' if json else ''}", schema, main, _RELEASE, builder=not json)


def library(name: str, model: str, selection: str, *features: str) -> Crate:
    """A library with the types of a model."""
    source = f'#![allow(missing_docs)]\nshapesmith::smithy! {{ model = "model.json", {selection} }}\n'
    return Crate(name, shapesmith(*features), {"src/lib.rs": source, "model.json": model})
