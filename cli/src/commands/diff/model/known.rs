//! The definitions of the traits of Smithy and of AWS, as far as they are about changes. The packages that define
//! them are not at hand where a model is compared.

use super::Severity;
use super::traits::{self, Change, pointer};

/// A rule of a definition: the change, a JSON Pointer into the value of the trait, and the severity.
#[derive(Clone, Copy, Debug)]
pub struct Rule(Change, &'static str, Severity);

impl Rule {
    pub fn read(&self) -> traits::Rule {
        traits::Rule {
            change: self.0,
            path: pointer(self.1),
            severity: self.2,
        }
    }
}

/// The namespaces of the traits that Smithy and AWS define.
const NAMESPACES: &[&str] = &[
    "aws.api",
    "aws.apigateway",
    "aws.auth",
    "aws.cloudformation",
    "aws.customizations",
    "aws.endpoints",
    "aws.iam",
    "aws.protocols",
    "smithy.api",
    "smithy.contracts",
    "smithy.mqtt",
    "smithy.openapi",
    "smithy.protocols",
    "smithy.rules",
    "smithy.test",
    "smithy.waiters",
];

/// Whether Smithy or AWS define a trait.
pub fn is_known(id: &str) -> bool {
    let (namespace, _) = id.split_once('#').unwrap_or_default();
    NAMESPACES.contains(&namespace)
}

const fn error(change: Change) -> Rule {
    Rule(change, "", Severity::Error)
}

/// The traits with rules. Changes of the others are notes, and warnings if they are removed.
pub const RULES: &[(&str, &[Rule])] = &[
    ("aws.api#awsChunked", &[error(Change::Remove)]),
    ("aws.auth#sigv4", &[error(Change::Remove)]),
    ("aws.auth#sigv4a", &[error(Change::Remove)]),
    (
        "aws.cloudformation#cfnAdditionalIdentifier",
        &[error(Change::Remove)],
    ),
    (
        "aws.cloudformation#cfnExcludeProperty",
        &[error(Change::Add)],
    ),
    ("aws.cloudformation#cfnName", &[error(Change::Any)]),
    ("aws.cloudformation#cfnResource", &[error(Change::Presence)]),
    (
        "aws.endpoints#dualStackOnlyEndpoints",
        &[error(Change::Any)],
    ),
    (
        "aws.endpoints#endpointsModifier",
        &[error(Change::Presence)],
    ),
    ("aws.endpoints#rulesBasedEndpoints", &[error(Change::Any)]),
    (
        "aws.endpoints#standardPartitionalEndpoints",
        &[error(Change::Any)],
    ),
    (
        "aws.endpoints#standardRegionalEndpoints",
        &[error(Change::Remove)],
    ),
    ("aws.protocols#awsQueryError", &[error(Change::Any)]),
    (
        "aws.protocols#httpChecksum",
        &[
            Rule(Change::Remove, "", Severity::Danger),
            Rule(Change::Remove, "/requestAlgorithmMember", Severity::Danger),
            Rule(
                Change::Remove,
                "/requestValidationModeMember",
                Severity::Danger,
            ),
            Rule(
                Change::Remove,
                "/responseAlgorithms/member",
                Severity::Danger,
            ),
        ],
    ),
    ("smithy.api#addedDefault", &[error(Change::Remove)]),
    ("smithy.api#authDefinition", &[error(Change::Presence)]),
    ("smithy.api#cors", &[error(Change::Remove)]),
    ("smithy.api#endpoint", &[error(Change::Any)]),
    ("smithy.api#enum", &[error(Change::Presence)]),
    ("smithy.api#error", &[error(Change::Any)]),
    ("smithy.api#eventHeader", &[error(Change::Any)]),
    ("smithy.api#eventPayload", &[error(Change::Any)]),
    ("smithy.api#hostLabel", &[error(Change::Any)]),
    (
        "smithy.api#http",
        &[
            error(Change::Remove),
            Rule(Change::Update, "/method", Severity::Error),
            Rule(Change::Update, "/uri", Severity::Error),
            Rule(Change::Update, "/code", Severity::Error),
            Rule(Change::Presence, "/code", Severity::Danger),
        ],
    ),
    ("smithy.api#httpApiKeyAuth", &[error(Change::Remove)]),
    ("smithy.api#httpBasicAuth", &[error(Change::Remove)]),
    ("smithy.api#httpBearerAuth", &[error(Change::Remove)]),
    ("smithy.api#httpDigestAuth", &[error(Change::Remove)]),
    ("smithy.api#httpError", &[error(Change::Any)]),
    ("smithy.api#httpHeader", &[error(Change::Any)]),
    ("smithy.api#httpLabel", &[error(Change::Presence)]),
    ("smithy.api#httpPayload", &[error(Change::Presence)]),
    ("smithy.api#httpPrefixHeaders", &[error(Change::Any)]),
    ("smithy.api#httpQuery", &[error(Change::Any)]),
    ("smithy.api#httpQueryParams", &[error(Change::Any)]),
    ("smithy.api#httpResponseCode", &[error(Change::Any)]),
    ("smithy.api#idempotencyToken", &[error(Change::Remove)]),
    ("smithy.api#idempotent", &[error(Change::Remove)]),
    ("smithy.api#input", &[error(Change::Presence)]),
    (
        "smithy.api#internal",
        &[Rule(Change::Remove, "", Severity::Warning)],
    ),
    ("smithy.api#jsonName", &[error(Change::Any)]),
    ("smithy.api#mediaType", &[error(Change::Remove)]),
    ("smithy.api#nestedProperties", &[error(Change::Any)]),
    ("smithy.api#notProperty", &[error(Change::Add)]),
    ("smithy.api#optionalAuth", &[error(Change::Remove)]),
    ("smithy.api#output", &[error(Change::Presence)]),
    (
        "smithy.api#paginated",
        &[
            error(Change::Remove),
            Rule(Change::Update, "/inputToken", Severity::Error),
            Rule(Change::Update, "/outputToken", Severity::Error),
            Rule(Change::Remove, "/items", Severity::Error),
            Rule(Change::Add, "/items", Severity::Note),
            Rule(Change::Update, "/items", Severity::Note),
            Rule(Change::Update, "/pageSize", Severity::Error),
            Rule(Change::Remove, "/pageSize", Severity::Error),
        ],
    ),
    (
        "smithy.api#pattern",
        &[
            Rule(Change::Add, "", Severity::Warning),
            Rule(Change::Update, "", Severity::Note),
        ],
    ),
    (
        "smithy.api#property",
        &[error(Change::Remove), error(Change::Update)],
    ),
    ("smithy.api#protocolDefinition", &[error(Change::Presence)]),
    ("smithy.api#readonly", &[error(Change::Remove)]),
    (
        "smithy.api#requestCompression",
        &[
            Rule(Change::Remove, "", Severity::Danger),
            Rule(Change::Remove, "/encodings", Severity::Error),
            Rule(Change::Add, "/encodings/member", Severity::Note),
            Rule(Change::Remove, "/encodings/member", Severity::Danger),
            Rule(Change::Update, "/encodings/member", Severity::Danger),
        ],
    ),
    ("smithy.api#requiresLength", &[error(Change::Presence)]),
    ("smithy.api#resourceIdentifier", &[error(Change::Remove)]),
    ("smithy.api#retryable", &[error(Change::Remove)]),
    ("smithy.api#sparse", &[error(Change::Presence)]),
    ("smithy.api#streaming", &[error(Change::Any)]),
    ("smithy.api#timestampFormat", &[error(Change::Any)]),
    (
        "smithy.api#trait",
        &[
            error(Change::Presence),
            Rule(Change::Any, "/structurallyExclusive", Severity::Error),
            Rule(Change::Update, "/conflicts", Severity::Note),
        ],
    ),
    (
        "smithy.api#uniqueItems",
        &[Rule(Change::Presence, "", Severity::Warning)],
    ),
    ("smithy.api#xmlAttribute", &[error(Change::Any)]),
    ("smithy.api#xmlFlattened", &[error(Change::Any)]),
    ("smithy.api#xmlName", &[error(Change::Any)]),
    ("smithy.api#xmlNamespace", &[error(Change::Any)]),
    ("smithy.mqtt#publish", &[error(Change::Any)]),
    ("smithy.mqtt#subscribe", &[error(Change::Any)]),
    (
        "smithy.openapi#specificationExtension",
        &[
            error(Change::Presence),
            Rule(Change::Any, "/as", Severity::Error),
        ],
    ),
];
