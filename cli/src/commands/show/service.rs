//! Services, resources and operations.

use std::collections::BTreeMap;

use serde::Serialize;
use shapesmith_codegen::inspect::{Model, Raw, Reference, Shape};

use super::binding::{self, Binding};
use super::traits::Traits;
use super::uses;

/// The protocols that have no HTTP bindings.
const RPC: [&str; 5] = [
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "smithy.protocols#rpcv2Cbor",
];

/// The protocols whose definitions may not be in the model.
const PROTOCOLS: [&str; 8] = [
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// The authentication schemes whose definitions may not be in the model.
const SCHEMES: [&str; 6] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// The properties of a service.
#[derive(Debug, Serialize)]
pub struct Service {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The absolute IDs of the protocols' traits.
    pub protocols: Vec<String>,
    /// The absolute IDs of the authentication schemes, the preferred ones first.
    pub auth: Vec<String>,
    /// All operations, also those of resources.
    pub operations: Vec<String>,
    pub resources: Vec<String>,
    pub errors: Vec<Error>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rename: BTreeMap<String, String>,
}

/// The properties of a resource.
#[derive(Debug, Serialize)]
pub struct Resource {
    /// The targets of the identifiers by name.
    pub identifiers: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, String>,
    /// The operations by their part in the lifecycle.
    pub lifecycle: BTreeMap<&'static str, String>,
    pub operations: Vec<String>,
    pub collection_operations: Vec<String>,
    pub resources: Vec<String>,
}

/// The properties of an operation.
#[derive(Debug, Serialize)]
pub struct Operation {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Its errors, with those of its services.
    pub errors: Vec<Error>,
    pub services: Vec<String>,
    /// The requests and responses, for each protocol of its services.
    pub http: Vec<Http>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_prefix: Option<String>,
    /// The absolute IDs of the authentication schemes, the preferred ones first; `smithy.api#noAuth` for none.
    pub auth: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
}

/// An error.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// The absolute ID.
    pub id: String,
    /// The HTTP status.
    pub status: u16,
    /// `client` or `server`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub retryable: bool,
}

/// A request and its response in a protocol.
#[derive(Debug, Serialize)]
pub struct Http {
    /// The absolute ID of its trait; of none if the operation has no service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    pub method: String,
    pub uri: String,
    /// The additions of the protocol: headers, or parameters of the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<String>,
    /// The status of a successful response.
    pub status: u16,
    pub request: Vec<Binding>,
    pub response: Vec<Binding>,
}

/// How an operation is paginated, with the settings of its service.
#[derive(Debug, Default, Serialize, serde::Deserialize)]
#[serde(default, rename_all(deserialize = "camelCase"))]
pub struct Pagination {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_size: Option<String>,
}

fn strings(ids: Vec<std::borrow::Cow<'_, str>>) -> Vec<String> {
    ids.into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// The entries of a map of references.
fn targets(entries: Vec<(std::borrow::Cow<'_, str>, Raw<'_>)>) -> BTreeMap<String, String> {
    let entries = entries.into_iter().map(|(name, raw)| {
        let reference = serde_json::from_str::<serde_json::Value>(raw.get()).unwrap_or_default();
        let target = reference["target"].as_str().unwrap_or_default();
        (name.into_owned(), target.to_owned())
    });
    entries.collect()
}

/// Reads a service.
pub fn service(model: &Model<'_>, references: &[Reference<'_>], shape: &Shape<'_>) -> Service {
    let version = shape.property("version");
    let version = version.and_then(|raw| serde_json::from_str(raw.get()).ok());
    let bound = uses::bound(references, shape.id());
    let ids = model.shapes().map(|(id, _)| &**id);
    let operations = ids
        .filter(|id| *id != shape.id() && bound.contains(id))
        .map(str::to_owned);
    let rename = shape.entries("rename").into_iter().map(|(id, raw)| {
        let name = serde_json::from_str(raw.get()).unwrap_or_default();
        (id.into_owned(), name)
    });
    Service {
        version,
        protocols: protocols(model, shape),
        auth: auth(model, &[shape], None),
        operations: operations.collect(),
        resources: strings(shape.targets("resources")),
        errors: errors(model, &strings(shape.targets("errors"))),
        rename: rename.collect(),
    }
}

/// Reads a resource.
pub fn resource(shape: &Shape<'_>) -> Resource {
    const LIFECYCLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];
    let lifecycle = LIFECYCLE
        .into_iter()
        .filter_map(|key| Some((key, shape.target(key)?.into_owned())));
    Resource {
        identifiers: targets(shape.entries("identifiers")),
        properties: targets(shape.entries("properties")),
        lifecycle: lifecycle.collect(),
        operations: strings(shape.targets("operations")),
        collection_operations: strings(shape.targets("collectionOperations")),
        resources: strings(shape.targets("resources")),
    }
}

/// Reads an operation.
pub fn operation(model: &Model<'_>, references: &[Reference<'_>], shape: &Shape<'_>) -> Operation {
    let traits = Traits::new(shape.traits());
    let of = |key: &str| {
        let target = shape.target(key).map(std::borrow::Cow::into_owned);
        target.filter(|id| id != "smithy.api#Unit")
    };
    let (input, output) = (of("input"), of("output"));
    let services = uses::services(model, references, shape.id());
    let of_services = services
        .iter()
        .filter_map(|id| model.shape(id).ok().flatten());
    let of_services: Vec<Shape<'_>> = of_services.collect();
    let mut errors_of = strings(shape.targets("errors"));
    for error in of_services
        .iter()
        .flat_map(|service| service.targets("errors"))
    {
        if !errors_of.iter().any(|known| *known == error) {
            errors_of.push(error.into_owned());
        }
    }
    let all: Vec<&Shape<'_>> = of_services.iter().collect();
    Operation {
        errors: errors(model, &errors_of),
        http: http(
            model,
            shape,
            &traits,
            &all,
            [input.as_deref(), output.as_deref()],
        ),
        host_prefix: traits.string_at("endpoint", "hostPrefix"),
        auth: auth(model, &all, Some(&traits)),
        pagination: pagination(&traits, &all),
        input,
        output,
        services,
    }
}

fn errors(model: &Model<'_>, ids: &[String]) -> Vec<Error> {
    let errors = ids.iter().map(|id| {
        let shape = model.shape(id).ok().flatten();
        let traits = shape
            .map(|shape| Traits::new(shape.traits()))
            .unwrap_or_default();
        error(id, &traits)
    });
    errors.collect()
}

/// The properties of an error.
pub fn error(id: &str, traits: &Traits<'_>) -> Error {
    let fault = traits.string("error");
    // Smithy specification, "httpError trait": without it, the status depends on the fault.
    let by_fault = if fault.as_deref() == Some("server") {
        500
    } else {
        400
    };
    Error {
        id: id.to_owned(),
        status: traits.read("httpError").unwrap_or(by_fault),
        fault,
        retryable: traits.has("retryable"),
    }
}

/// Whether the definition of a trait in the model has a trait.
fn is_defined(model: &Model<'_>, id: &str, definition: &str) -> bool {
    let shape = model.shape(id).ok().flatten();
    shape.is_some_and(|shape| shape.trait_value(definition).is_some())
}

fn protocols(model: &Model<'_>, service: &Shape<'_>) -> Vec<String> {
    let ids = service.traits().iter().map(|(id, _)| &**id);
    let protocols = ids.filter(|id| {
        PROTOCOLS.contains(id) || is_defined(model, id, "smithy.api#protocolDefinition")
    });
    protocols.map(str::to_owned).collect()
}

/// The authentication schemes of services, or of an operation of them (Smithy specification, "Authentication traits").
fn auth(model: &Model<'_>, services: &[&Shape<'_>], operation: Option<&Traits<'_>>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for service in services {
        let traits = Traits::new(service.traits());
        let preferred: Option<Vec<String>> = traits.read("auth");
        let ids = service.traits().iter().map(|(id, _)| id.to_string());
        let mut of_service: Vec<String> = ids
            .filter(|id| {
                SCHEMES.contains(&&**id) || is_defined(model, id, "smithy.api#authDefinition")
            })
            .collect();
        of_service.sort();
        all.extend(preferred.unwrap_or(of_service));
    }
    if let Some(operation) = operation {
        if let Some(own) = operation.read::<Vec<String>>("auth") {
            all = own;
        }
        if operation.has("optionalAuth") {
            all.push("smithy.api#noAuth".to_owned());
        }
    }
    let mut seen = std::collections::HashSet::new();
    all.retain(|id| seen.insert(id.clone()));
    if all.is_empty() {
        all.push("smithy.api#noAuth".to_owned());
    }
    all
}

fn pagination(traits: &Traits<'_>, services: &[&Shape<'_>]) -> Option<Pagination> {
    let own: Pagination = traits.read("paginated")?;
    let of_services = services.iter().filter_map(|service| {
        let traits = Traits::new(service.traits());
        traits.read::<Pagination>("paginated")
    });
    Some(of_services.fold(own, |own, of| Pagination {
        input_token: own.input_token.or(of.input_token),
        output_token: own.output_token.or(of.output_token),
        items: own.items.or(of.items),
        page_size: own.page_size.or(of.page_size),
    }))
}

#[derive(serde::Deserialize)]
struct HttpTrait {
    method: String,
    uri: String,
    #[serde(default)]
    code: Option<u16>,
}

fn http(
    model: &Model<'_>,
    shape: &Shape<'_>,
    traits: &Traits<'_>,
    services: &[&Shape<'_>],
    [input, output]: [Option<&str>; 2],
) -> Vec<Http> {
    let members = |id: Option<&str>, is_request: bool, has_bindings: bool| {
        let shape = id.and_then(|id| model.shape(id).ok().flatten());
        shape.as_ref().map_or_else(Vec::new, |shape| {
            binding::of_message(shape.members(), is_request, has_bindings)
        })
    };
    let own: Option<HttpTrait> = traits.read("http");
    let bound = |protocol: Option<&str>| {
        let own = own.as_ref()?;
        Some(Http {
            protocol: protocol.map(str::to_owned),
            method: own.method.clone(),
            uri: own.uri.clone(),
            fixed: Vec::new(),
            status: own.code.unwrap_or(200),
            request: members(input, true, true),
            response: members(output, false, true),
        })
    };
    let name = |id: &str| id.split_once('#').map_or(id, |(_, name)| name).to_owned();
    let operation = name(shape.id());
    let mut all = Vec::new();
    for service in services {
        for protocol in protocols(model, service) {
            if !RPC.contains(&&*protocol) {
                all.extend(bound(Some(&protocol)));
                continue;
            }
            let service_name = name(service.id());
            let version = service.property("version");
            let version = version.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
            let mut uri = "/".to_owned();
            let mut fixed = Vec::new();
            match &*protocol {
                "smithy.protocols#rpcv2Cbor" => {
                    uri = format!("/service/{service_name}/operation/{operation}");
                    fixed.push("header `Smithy-Protocol: rpc-v2-cbor`".to_owned());
                }
                "aws.protocols#awsQuery" | "aws.protocols#ec2Query" => {
                    let version = version.unwrap_or_default();
                    fixed.push(format!("body `Action={operation}&Version={version}`"));
                }
                _ => fixed.push(format!("header `X-Amz-Target: {service_name}.{operation}`")),
            }
            all.push(Http {
                protocol: Some(protocol),
                method: "POST".to_owned(),
                uri,
                fixed,
                status: 200,
                request: members(input, true, false),
                response: members(output, false, false),
            });
        }
    }
    if all.is_empty() {
        all.extend(bound(None));
    }
    all
}
