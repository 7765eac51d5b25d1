//! The shapes of the prelude (Smithy specification, "Prelude"), which are part of every model, and those of the
//! namespace `smithy.framework`, which a model can refer to without defining them.

use super::json::Raw;
use crate::input::lazy_json;

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

/// The error that operations of servers return for input that violates constraints, and the shapes that it reaches
/// (Smithy specification, "Smithy validation model").
const FRAMEWORK: [(&str, &str); 3] = [
    (
        "ValidationException",
        r#"{"type": "structure", "members": {
            "message": {"target": "smithy.api#String", "traits": {
                "smithy.api#documentation": "A summary of the validation failure.",
                "smithy.api#required": {}}},
            "fieldList": {"target": "smithy.framework#ValidationExceptionFieldList", "traits": {
                "smithy.api#documentation": "The failures that were found. A member is listed once for each constraint that it violates."}}},
            "traits": {
                "smithy.api#documentation": "The input violates a constraint of the model.",
                "smithy.api#error": "client"}}"#,
    ),
    (
        "ValidationExceptionFieldList",
        r#"{"type": "list", "member": {"target": "smithy.framework#ValidationExceptionField"}}"#,
    ),
    (
        "ValidationExceptionField",
        r#"{"type": "structure", "members": {
            "path": {"target": "smithy.api#String", "traits": {
                "smithy.api#documentation": "The JSON Pointer of the member whose value violates a constraint.",
                "smithy.api#required": {}}},
            "message": {"target": "smithy.api#String", "traits": {
                "smithy.api#documentation": "A description of the failure.",
                "smithy.api#required": {}}}},
            "traits": {"smithy.api#documentation": "A failure to validate a member of the input."}}"#,
    ),
];

/// The definition of a shape of `smithy.framework`. It is not part of the text of a model.
pub(crate) fn framework(id: &str) -> Option<Raw<'static>> {
    let name = id.strip_prefix("smithy.framework#")?;
    let (_, text) = FRAMEWORK.iter().find(|(known, _)| *known == name)?;
    lazy_json::scan(text).ok()
}

/// The traits of the prelude (Smithy specification, "Prelude"); `synthetic` is on the lists and maps that Smithy 2.1
/// makes of inline collections.
pub(crate) const TRAITS: [&str; 80] = [
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
    "synthetic",
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
