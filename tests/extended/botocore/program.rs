//! The program that makes a service's requests: a consumer whose types are all generated.

use super::model::Service;

/// Its `Cargo.toml`.
pub fn manifest(service: &Service, root: &str) -> String {
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nhttp = \"1\"\n\
         serde_json = {{ version = \"1\", features = [\"float_roundtrip\", \"raw_value\"] }}\n\
         shapesmith = {{ path = {root:?}, features = [\"bignum\", \"http\"] }}\n",
        package(service)
    )
}

/// Its name.
pub fn package(service: &Service) -> String {
    format!("requests-{}", service.name)
}

/// Its source.
pub fn source(service: &Service) -> String {
    let arms = service.operations().into_iter().map(|operation| {
        let name = operation.name;
        format!("        {name:?} => request::<model::{name}>(input),\n")
    });
    let arms: String = arms.collect();
    format!(
        "{RUN}\nfn run(operation: &str, input: &str) -> Result<Value, String> {{\n    match operation {{\n{arms}        other => Err(format!(\"there is no operation {{other}}\")),\n    }}\n}}\n"
    )
}

const RUN: &str = r#"
// Models have operations that are deprecated.
#![allow(deprecated)]

mod model {
    shapesmith::smithy! { model = "model.json", operations = *, docs = false }
}

use serde_json::value::RawValue;
use serde_json::{Value, json};
use shapesmith::__private::Slot;
use shapesmith::{HostPrefix, Operation};

fn request<O: Operation<Input: Slot>>(input: &str) -> Result<Value, String> {
    let input = shapesmith::__private::from_json_unchecked::<O::Input>(input.as_bytes());
    made(O::try_request(&input.map_err(|error| error.to_string())?).map_err(|error| error.to_string()))
}

// Apart, since `request` is compiled for each operation.
fn made(request: Result<http::Request<Vec<u8>>, String>) -> Result<Value, String> {
    let request = request?;
    let headers = request.headers().iter().map(|(name, value)| {
        json!([name.as_str(), String::from_utf8_lossy(value.as_bytes())])
    });
    let prefix = request.extensions().get::<HostPrefix>().map_or("", |prefix| prefix.0.as_str());
    Ok(json!({
        "method": request.method().as_str(),
        // A URI with a host is that of another endpoint.
        "host": request.uri().authority().map_or(prefix, |authority| authority.as_str()),
        "path": request.uri().path(),
        "query": request.uri().query().unwrap_or_default(),
        "headers": headers.collect::<Value>(),
        "body": request.body(),
    }))
}

fn main() {
    for line in std::io::stdin().lines() {
        let line = line.expect("a case");
        let (operation, input): (String, &RawValue) = serde_json::from_str(&line).expect("a case");
        match run(&operation, input.get()) {
            Ok(request) => println!("{}", json!({ "request": request })),
            Err(error) => println!("{}", json!({ "error": error })),
        }
    }
}
"#;
