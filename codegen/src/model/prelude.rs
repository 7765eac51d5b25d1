//! The shapes of the prelude (Smithy specification, "Prelude"), which are part of every model.

/// A shape of the prelude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prelude {
    /// A simple shape of this type. In Smithy 1.0, members that target a `primitive` one are never null.
    Simple {
        /// The type in a JSON AST.
        kind: &'static str,
        /// Whether it is one of the `Primitive…` shapes.
        primitive: bool,
    },
    /// `smithy.api#Unit`
    Unit,
}

/// Finds a shape of the prelude that a member can target.
pub(crate) fn find(id: &str) -> Option<Prelude> {
    let name = id.strip_prefix("smithy.api#")?;
    if name == "Unit" {
        return Some(Prelude::Unit);
    }
    let (name, primitive) = match name.strip_prefix("Primitive") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let kind = match name {
        "Boolean" => "boolean",
        "Byte" => "byte",
        "Short" => "short",
        "Integer" => "integer",
        "Long" => "long",
        "Float" => "float",
        "Double" => "double",
        _ if primitive => return None,
        "String" => "string",
        "Timestamp" => "timestamp",
        "Blob" => "blob",
        "BigInteger" => "bigInteger",
        "BigDecimal" => "bigDecimal",
        "Document" => "document",
        _ => return None,
    };
    Some(Prelude::Simple { kind, primitive })
}

/// The traits of the prelude (Smithy specification, "Prelude").
pub(super) const TRAITS: [&str; 79] = [
    "addedDefault",
    "auth",
    "authDefinition",
    "box",
    "clientOptional",
    "cors",
    "default",
    "deprecated",
    "documentation",
    "endpoint",
    "enum",
    "enumValue",
    "error",
    "eventHeader",
    "eventPayload",
    "examples",
    "externalDocumentation",
    "hostLabel",
    "http",
    "httpApiKeyAuth",
    "httpBasicAuth",
    "httpBearerAuth",
    "httpChecksumRequired",
    "httpDigestAuth",
    "httpError",
    "httpHeader",
    "httpLabel",
    "httpPayload",
    "httpPrefixHeaders",
    "httpQuery",
    "httpQueryParams",
    "httpResponseCode",
    "idRef",
    "idempotencyToken",
    "idempotent",
    "input",
    "internal",
    "jsonName",
    "length",
    "longPoll",
    "mediaType",
    "metadata",
    "mixin",
    "nestedProperties",
    "noReplace",
    "notProperty",
    "optionalAuth",
    "output",
    "paginated",
    "pattern",
    "private",
    "property",
    "protocolDefinition",
    "range",
    "readonly",
    "recommended",
    "references",
    "requestCompression",
    "required",
    "requiresLength",
    "resourceIdentifier",
    "retryable",
    "sensitive",
    "since",
    "sparse",
    "streaming",
    "suppress",
    "tags",
    "timestampFormat",
    "title",
    "trait",
    "traitValidators",
    "uniqueItems",
    "unitType",
    "unstable",
    "xmlAttribute",
    "xmlFlattened",
    "xmlName",
    "xmlNamespace",
];

/// The annotation traits of the prelude, whose value is an empty structure.
pub(super) const ANNOTATION_TRAITS: [&str; 16] = [
    "box",
    "clientOptional",
    "hostLabel",
    "httpLabel",
    "httpPayload",
    "httpQueryParams",
    "httpResponseCode",
    "idempotencyToken",
    "input",
    "internal",
    "output",
    "required",
    "sensitive",
    "sparse",
    "streaming",
    "uniqueItems",
];
