//! Every paginated operation of the corpus, as its model describes it, and as botocore's paginators do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use proc_macro2::Span;
use serde_json::{Map, Value};
use shapesmith_codegen::testing::plan::{Pages, pages};
use shapesmith_codegen::{ModelFile, Name, Selection, SmithyInput};

use crate::corpus::NO_PATTERN;
use crate::support::aws_models::aws_models;
use crate::support::botocore::python;
use crate::support::{corpus, say};

/// One in so many services is tested by default.
const STEP: usize = 10;

/// Prints the paginators of all services, by their `serviceId`.
const PROGRAM: &str = r#"
import json
from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader

loader = Loader(include_default_search_paths=True)
services = {}
for name in loader.list_available_services("service-2"):
    service = loader.load_service_model(name, "service-2")
    try:
        paginators = loader.load_service_model(name, "paginators-1")["pagination"]
    except UnknownServiceError:
        paginators = {}
    services[service["metadata"].get("serviceId")] = paginators
print(json.dumps(services))
"#;

/// What a paginator consists of, with the names of the model, and without those of dots and underscores.
#[derive(Debug, PartialEq)]
struct Paginator {
    input_token: String,
    output_token: Vec<String>,
    items: Option<Vec<String>>,
}

/// A name that does not depend on its casing.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    name.replace('_', "").to_lowercase()
}

fn path(text: &str) -> Vec<String> {
    text.split('.').map(plain).collect()
}

/// The value of `@paginated` of an operation, completed with that of its service.
fn of_model(service: &Map<String, Value>, own: &Map<String, Value>) -> Paginator {
    let text = |key: &str| own.get(key).or(service.get(key)).and_then(Value::as_str);
    Paginator {
        input_token: plain(text("inputToken").expect("a token")),
        output_token: path(text("outputToken").expect("a token")),
        items: text("items").map(path),
    }
}

fn planned(pages: &Pages) -> Paginator {
    let all = |path: &[String]| path.iter().map(|name| plain(name)).collect();
    Paginator {
        input_token: plain(&pages.input_token),
        output_token: all(&pages.output_token),
        items: pages.items.as_deref().map(all),
    }
}

/// Whether botocore has the same tokens, and the same items or more.
fn is_of_botocore(paginator: &Paginator, theirs: &Value) -> bool {
    let paths = |key: &str| match &theirs[key] {
        Value::String(text) => vec![path(text)],
        Value::Array(texts) => texts.iter().filter_map(Value::as_str).map(path).collect(),
        _ => Vec::new(),
    };
    let items = paths("result_key");
    paths("input_token") == [vec![paginator.input_token.clone()]]
        && paths("output_token") == [&*paginator.output_token]
        && paginator
            .items
            .as_ref()
            .is_none_or(|known| items.contains(known))
}

#[test]
fn paginated_operations_are_those_of_the_models_and_of_botocore() {
    const TEST: &str = "paginated_operations_are_those_of_the_models_and_of_botocore";
    let Some(corpus) = corpus(TEST) else { return };
    let botocore: Option<BTreeMap<String, Value>> = python(TEST).map(|python| {
        let output = Command::new(python).args(["-c", PROGRAM]).output();
        serde_json::from_slice(&output.expect("python starts").stdout).expect("the paginators")
    });
    let all = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let (mut count, mut compared) = (0, 0);
    let models = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"));
    for (name, file) in models.iter().step_by(if all { 1 } else { STEP }) {
        let text = fs::read_to_string(file).expect("a model");
        let model: Value = serde_json::from_str(&text).expect("a model");
        let shapes = model["shapes"].as_object().expect("shapes");
        let traits = |shape: &Value, id: &str| shape["traits"][id].as_object().cloned();
        let service = shapes.values().find(|shape| shape["type"] == "service");
        let service = service.expect("a service");
        let is_supported = ["awsJson1_0", "awsJson1_1", "restJson1"]
            .iter()
            .any(|protocol| traits(service, &format!("aws.protocols#{protocol}")).is_some());
        let of_service = traits(service, "smithy.api#paginated").unwrap_or_default();
        let sdk_id = service["traits"]["aws.api#service"]["sdkId"].as_str();

        let input = ModelFile::new(name.as_str(), Path::new(""), Span::call_site());
        let mut input = SmithyInput::new(input).with_operations(Selection::All(Span::call_site()));
        let off = (name == NO_PATTERN.0).then(|| Name {
            text: NO_PATTERN.1.to_owned(),
            span: Span::call_site(),
        });
        input.pattern_off = off.into_iter().collect();
        let ours = pages(&input, &text).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
        let mut ours: BTreeMap<&str, Paginator> = (ours.iter())
            .map(|pages| (&*pages.operation, planned(pages)))
            .collect();
        for (id, shape) in shapes.iter().filter(|_| is_supported) {
            let Some(own) = traits(shape, "smithy.api#paginated") else {
                continue;
            };
            if shape["type"] != "operation" {
                continue;
            }
            let Some(paginator) = ours.remove(&**id) else {
                // Event streams are not supported.
                panic!("{id} is not paginated");
            };
            assert_eq!(paginator, of_model(&of_service, &own), "{id}");
            count += 1;
            let (_, operation) = id.split_once('#').expect("a name");
            let theirs = botocore
                .as_ref()
                .and_then(|all| all.get(sdk_id?)?.get(operation));
            if let Some(theirs) = theirs {
                assert!(
                    is_of_botocore(&paginator, theirs),
                    "{id}: {paginator:?}\n{theirs}"
                );
                compared += 1;
            }
        }
        assert!(ours.is_empty(), "{name}: {ours:?}");
    }
    say(&format!(
        "{count} paginated operations, {compared} of them compared with botocore"
    ));
    assert!(count > 100, "{count}");
    assert!(compared > 50 || botocore.is_none(), "{compared}");
}
