//! Traits that a model can have without their definitions: those of Smithy's and AWS's own packages.

use crate::collections::List;
pub(super) use crate::model::idl::is_in_prelude;

/// The traits of each namespace.
const TRAITS: [(&str, &[&str]); 15] = [
    (
        "aws.api",
        &[
            "arn",
            "arnReference",
            "awsChunked",
            "clientDiscoveredEndpoint",
            "clientEndpointDiscovery",
            "clientEndpointDiscoveryId",
            "controlPlane",
            "data",
            "dataPlane",
            "service",
            "tagEnabled",
            "taggable",
        ],
    ),
    (
        "aws.apigateway",
        &[
            "apiKeyRequired",
            "apiKeySource",
            "apiTlsPolicy",
            "authorizer",
            "authorizers",
            "endpointConfiguration",
            "gatewayResponses",
            "integration",
            "minimumCompressionSize",
            "mockIntegration",
            "requestValidator",
            "resourcePolicy",
        ],
    ),
    (
        "aws.auth",
        &[
            "cognitoUserPools",
            "cognitoUserPoolsScopes",
            "sigv4",
            "sigv4a",
            "unsignedPayload",
        ],
    ),
    (
        "aws.cloudformation",
        &[
            "cfnAdditionalIdentifier",
            "cfnDefaultValue",
            "cfnExcludeProperty",
            "cfnMutability",
            "cfnName",
            "cfnResource",
        ],
    ),
    ("aws.customizations", &["s3UnwrappedXmlOutput"]),
    (
        "aws.endpoints",
        &[
            "dualStackOnlyEndpoints",
            "endpointsModifier",
            "rulesBasedEndpoints",
            "standardPartitionalEndpoints",
            "standardRegionalEndpoints",
        ],
    ),
    (
        "aws.iam",
        &[
            "actionName",
            "actionPermissionDescription",
            "conditionKeyValue",
            "conditionKeys",
            "defineConditionKeys",
            "disableConditionKeyInference",
            "iamAction",
            "iamResource",
            "requiredActions",
            "serviceResolvedConditionKeys",
            "supportedPrincipalTypes",
        ],
    ),
    (
        "aws.protocols",
        &[
            "awsJson1_0",
            "awsJson1_1",
            "awsQuery",
            "awsQueryCompatible",
            "awsQueryError",
            "ec2Query",
            "ec2QueryName",
            "httpChecksum",
            "restJson1",
            "restXml",
        ],
    ),
    ("smithy.contracts", &["conditions"]),
    (
        "smithy.mqtt",
        &["mqttJson", "publish", "subscribe", "topicLabel"],
    ),
    ("smithy.openapi", &["specificationExtension"]),
    ("smithy.protocols", &["rpcv2Cbor", "rpcv2Json"]),
    (
        "smithy.rules",
        &[
            "clientContextParams",
            "contextParam",
            "endpointBdd",
            "endpointRuleSet",
            "endpointTests",
            "operationContextParams",
            "staticContextParams",
        ],
    ),
    (
        "smithy.test",
        &[
            "eventStreamTests",
            "httpMalformedRequestTests",
            "httpRequestTests",
            "httpResponseTests",
            "smokeTests",
        ],
    ),
    ("smithy.waiters", &["waitable"]),
];

/// Whether a trait is known without a definition.
pub(super) fn is_trait(id: &str) -> bool {
    // Smithy itself adds some, and does not resolve them.
    let is_synthetic = id.starts_with("smithy.synthetic#") || id == "smithy.api#synthetic";
    is_synthetic || is_in_prelude(id) || {
        let (namespace, name) = id.split_once('#').unwrap_or_default();
        let known = TRAITS.iter().find(|(known, _)| *known == namespace);
        known.is_some_and(|(_, names)| names.contains(&name))
    }
}

/// The IDs of all traits that are known without a definition.
pub(super) fn traits() -> Vec<String> {
    let of_prelude = crate::model::prelude::TRAITS.iter();
    let of_prelude = of_prelude.map(|name| format!("smithy.api#{name}"));
    let others = TRAITS
        .iter()
        .flat_map(|(namespace, names)| names.iter().map(move |name| format!("{namespace}#{name}")));
    of_prelude.chain(others).list()
}
