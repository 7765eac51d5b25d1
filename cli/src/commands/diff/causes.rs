//! Which changes of a model can be the cause of which changes of Rust.

#![expect(
    clippy::match_same_arms,
    reason = "the tables are in the order of the relations"
)]

use super::change::{Aspect, Effect};
use super::rust::{DOCUMENTATION, ORDER, SHAPE_ID};

/// How the site of a change of the model relates to an item of the Rust code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// At the shape or member itself.
    Own,
    /// At the shape of the member.
    Container,
    /// At a member of the shape.
    Member,
    /// At another member of the same shape.
    Sibling,
    /// At a member of a shape that a member is made of.
    Part,
    /// At the target of a member, or at the members of the lists and maps among the targets.
    Target,
    /// At the input or output of the operation, or at one of their members.
    End,
    /// At an error of the operation.
    Error,
    /// At a service or resource that binds the operation.
    Service,
    /// It makes or ends a reference by which the shape is reached, or is at an operation that reaches it.
    Reference,
}

/// The traits that documentation is made of.
const OF_DOCUMENTATION: [&str; 7] = [
    "documentation",
    "externalDocumentation",
    "deprecated",
    "recommended",
    "since",
    "unstable",
    "internal",
];

/// The facts of the generated code, with the traits that they come from, the most likely ones first. Facts of members
/// come from the target, too.
const FACTS: &[(&str, &[&str])] = &[
    (DOCUMENTATION, &OF_DOCUMENTATION),
    (
        "constraints",
        &[
            "range",
            "length",
            "pattern",
            "uniqueItems",
            "timestampFormat",
            "mediaType",
            "enum",
        ],
    ),
    ("sensitive", &["sensitive"]),
    (
        "default",
        &["default", "required", "clientOptional", "addedDefault"],
    ),
    ("JSON name", &["jsonName"]),
    (
        "HTTP binding",
        &[
            "httpHeader",
            "httpLabel",
            "httpPayload",
            "httpPrefixHeaders",
            "httpQuery",
            "httpQueryParams",
            "httpResponseCode",
            "timestampFormat",
            "mediaType",
            "http",
        ],
    ),
    ("part of the host", &["hostLabel", "endpoint"]),
    ("filled with a token if unset", &["idempotencyToken"]),
    (
        "marked if a service leaves it out",
        &["required", "clientOptional", "default", "input"],
    ),
    ("deprecated", &["deprecated"]),
    ("deprecation", &["deprecated"]),
    ("HTTP status", &["httpError", "http", "error"]),
    ("fault", &["error"]),
    ("retryable", &["retryable"]),
    ("throttling", &["retryable"]),
    ("message", &["error", "jsonName"]),
    ("value", &["enumValue", "enum"]),
    ("internal", &["internal", "enum", "tags"]),
    ("list of error codes", &["aws.protocols#awsQueryError"]),
    ("`X-Amz-Target`", &[]),
    ("HTTP method", &["http"]),
    ("URI", &["http"]),
    ("host prefix", &["endpoint"]),
    ("authentication", &["auth", "optionalAuth"]),
    (
        "sent with an unsigned payload",
        &["aws.auth#unsignedPayload"],
    ),
    ("pages", &["paginated"]),
    ("reason why it is not supported", &["http", "streaming"]),
    (ORDER, &[]),
    (SHAPE_ID, &[]),
];

/// The facts that only operations have, or have at services.
const OF_CALLS: [&str; 9] = [
    "HTTP status",
    "`X-Amz-Target`",
    "HTTP method",
    "URI",
    "host prefix",
    "authentication",
    "sent with an unsigned payload",
    "pages",
    "reason why it is not supported",
];

/// The facts that depend on the operations that a shape is an input, output or part of.
const OF_ROLES: [&str; 6] = [
    "HTTP binding",
    "part of the host",
    "JSON name",
    "filled with a token if unset",
    "marked if a service leaves it out",
    "sensitive",
];

/// How likely a change is the cause of a change of Rust; 0 if it cannot be.
pub fn relevance(effect: Effect, aspect: &Aspect, relation: Relation) -> u8 {
    let of_trait = |traits: &[&str]| match aspect {
        Aspect::Trait(id) => rank(traits, id),
        _ => 0,
    };
    match effect {
        Effect::Fact(fact) => of_fact(fact, aspect, relation),
        Effect::Type => match (relation, aspect) {
            (Relation::Own, Aspect::Presence | Aspect::Kind) => 20,
            (Relation::Own, _) => of_trait(&["enum", "mixin", "trait"]),
            (Relation::Reference, aspect) => reference(aspect),
            _ => 0,
        },
        Effect::Name | Effect::BuilderName => match (relation, aspect) {
            (Relation::Own, Aspect::Rename(_)) => 20,
            (Relation::Own | Relation::Container, _) => of_trait(&["enumValue", "enum"]),
            _ => 0,
        },
        Effect::Member => match (relation, aspect) {
            (Relation::Own, Aspect::Presence) | (Relation::Container, Aspect::Kind) => 20,
            (Relation::Own | Relation::Container, _) => of_trait(&["enumValue", "enum"]),
            _ => 0,
        },
        Effect::Error => match (relation, aspect) {
            (Relation::Own | Relation::Service, Aspect::Error(_)) => 20,
            (Relation::Own, Aspect::Presence) => 19,
            (Relation::Error, _) => of_trait(&["error"]),
            (Relation::Service, Aspect::Operation(_) | Aspect::Resource(_) | Aspect::Presence) => 6,
            _ => 0,
        },
        Effect::Builder | Effect::Code | Effect::Unknown => of_code(aspect, relation, effect),
    }
}

/// The position of a trait in a list, from the end.
fn rank(traits: &[&str], id: &str) -> u8 {
    let name = id.strip_prefix("smithy.api#").unwrap_or(id);
    let at = traits.iter().position(|known| *known == name);
    at.map_or(0, |at| u8::try_from(18 - at).unwrap_or(3))
}

/// A change that adds or removes a reference, or that changes the referring item.
fn reference(aspect: &Aspect) -> u8 {
    match aspect {
        Aspect::Input | Aspect::Output | Aspect::Target => 9,
        Aspect::Error(_) | Aspect::Operation(_) | Aspect::Resource(_) | Aspect::Lifecycle(_) => 8,
        Aspect::Presence => 7,
        Aspect::Kind => 6,
        _ => 0,
    }
}

fn is_protocol(id: &str) -> bool {
    id.starts_with("aws.protocols#") || id.starts_with("smithy.protocols#")
}

/// Whether a trait of a service or operation is about authentication.
fn is_scheme(id: &str) -> bool {
    let name = id.strip_prefix("smithy.api#").unwrap_or_default();
    id.starts_with("aws.auth#") || name.starts_with("http") && name.ends_with("Auth")
}

fn of_fact(fact: &str, aspect: &Aspect, relation: Relation) -> u8 {
    let Some((_, traits)) = FACTS.iter().find(|(known, _)| *known == fact) else {
        return 0;
    };
    let is_of_call = OF_CALLS.contains(&fact);
    let of_traits = match aspect {
        Aspect::Trait(id) => rank(traits, id),
        _ => 0,
    };
    match relation {
        Relation::Own => match (fact, aspect) {
            (ORDER, Aspect::Order) | (SHAPE_ID, Aspect::Presence) => 20,
            ("list of error codes", Aspect::Error(_) | Aspect::Order) => 20,
            ("message" | "list of error codes", Aspect::Presence) => 9,
            (DOCUMENTATION | ORDER | SHAPE_ID, Aspect::Target | Aspect::Kind) => 0,
            (_, Aspect::Target | Aspect::Kind) => 9,
            (_, Aspect::Trait(id)) if fact == "authentication" && is_scheme(id) => 3,
            // An operation that is called otherwise has other facts.
            (_, Aspect::Trait(id)) if is_of_call && id == "smithy.api#http" => of_traits.max(2),
            _ => of_traits,
        },
        Relation::Container => match aspect {
            Aspect::Kind => 1,
            _ => of_traits,
        },
        Relation::Member => match (fact, aspect) {
            (DOCUMENTATION, _) => of_traits,
            ("message", Aspect::Presence | Aspect::Target) => 9,
            ("message", _) => of_traits,
            _ => 0,
        },
        Relation::Sibling | Relation::Part => 0,
        Relation::Target => match aspect {
            Aspect::Target | Aspect::Kind if fact != DOCUMENTATION => 9,
            _ => of_traits,
        },
        Relation::End => match (fact, aspect) {
            (
                "pages" | "reason why it is not supported",
                Aspect::Presence | Aspect::Target | Aspect::Kind,
            ) => 5,
            ("reason why it is not supported", _) => of_traits,
            _ => 0,
        },
        Relation::Error => match (fact, aspect) {
            ("list of error codes", Aspect::Presence) => 5,
            ("list of error codes", _) => of_traits,
            _ => 0,
        },
        Relation::Service => match aspect {
            Aspect::Trait(id) if fact == "authentication" && is_scheme(id) => 9,
            Aspect::Trait(id) if is_of_call && is_protocol(id) => 8,
            Aspect::Error(_) if fact == "list of error codes" => 20,
            Aspect::Order if fact == "list of error codes" => 20,
            Aspect::Trait(id) if fact == "list of error codes" && is_protocol(id) => 4,
            Aspect::Operation(_)
            | Aspect::Resource(_)
            | Aspect::Lifecycle(_)
            | Aspect::Presence
                if is_of_call || fact == "list of error codes" =>
            {
                7
            }
            _ => of_traits,
        },
        Relation::Reference if OF_ROLES.contains(&fact) => match aspect {
            Aspect::Trait(id) if is_protocol(id) => 4,
            Aspect::Trait(_) => of_traits,
            aspect => reference(aspect),
        },
        Relation::Reference => 0,
    }
}

/// Signatures, builders, methods and impls.
fn of_code(aspect: &Aspect, relation: Relation, effect: Effect) -> u8 {
    const OF_TYPES: [&str; 11] = [
        "required",
        "default",
        "clientOptional",
        "input",
        "idempotencyToken",
        "addedDefault",
        "sparse",
        "streaming",
        "enum",
        "enumValue",
        "error",
    ];
    if let Aspect::Trait(id) = aspect {
        let of_type = rank(&OF_TYPES, id);
        let name = id.strip_prefix("smithy.api#").unwrap_or(id);
        let found = match (relation, name) {
            (Relation::Own, "paginated" | "http") => 5,
            (Relation::Own, _) => of_type,
            (Relation::Container, "input" | "error" | "enum") => of_type,
            // Whether there is a `Default` depends on these.
            (Relation::Member | Relation::Part, "required") => 7,
            (Relation::Member | Relation::Part, "default" | "clientOptional") => 5,
            (Relation::Target, "sparse" | "enum" | "streaming" | "default") => of_type,
            (Relation::End, "streaming") => 3,
            (Relation::Service, _) if is_protocol(id) => 6,
            (Relation::Reference, _) if is_protocol(id) => 2,
            _ => 0,
        };
        let is_near = matches!(
            relation,
            Relation::Own | Relation::Member | Relation::Part | Relation::Service
        );
        let is_unknown = effect == Effect::Unknown && is_near && is_noticeable(aspect);
        return found.max(u8::from(is_unknown));
    }
    match (relation, aspect) {
        (Relation::Own | Relation::Container, Aspect::Kind) => 20,
        (Relation::Own, Aspect::Presence | Aspect::Target | Aspect::Input | Aspect::Output) => 19,
        (Relation::Own, Aspect::Error(_)) => 5,
        (Relation::Own, Aspect::Order) if effect == Effect::Builder => 4,
        (Relation::Member | Relation::Part, Aspect::Presence | Aspect::Target) => 6,
        // Unions have a conversion from each type that only one of their members has.
        (Relation::Sibling, Aspect::Presence | Aspect::Target | Aspect::Kind) => 2,
        (Relation::Target, Aspect::Kind | Aspect::Target) => 9,
        (Relation::End, Aspect::Kind | Aspect::Presence | Aspect::Target) => 3,
        (
            Relation::Service,
            Aspect::Operation(_) | Aspect::Resource(_) | Aspect::Lifecycle(_) | Aspect::Presence,
        ) => 5,
        (Relation::Service, Aspect::Version) => 1,
        // The token of an input is optional.
        (Relation::Reference, aspect) => reference(aspect),
        _ => 0,
    }
}

/// The traits of `smithy.api` that nothing but documentation and other tools depends on.
const INERT: [&str; 14] = [
    "cors",
    "documentation",
    "examples",
    "externalDocumentation",
    "private",
    "recommended",
    "references",
    "resourceIdentifier",
    "since",
    "suppress",
    "tags",
    "title",
    "unstable",
    "noReplace",
];

/// Whether code or messages can depend on a part of a model.
pub fn is_noticeable(aspect: &Aspect) -> bool {
    let Aspect::Trait(id) = aspect else {
        return !matches!(
            aspect,
            Aspect::Metadata | Aspect::Identifiers | Aspect::Properties
        );
    };
    if let Some(name) = id.strip_prefix("smithy.api#") {
        return !INERT.contains(&name);
    }
    let is_of_aws = id.starts_with("aws.") || id.starts_with("smithy.");
    !is_of_aws || id == "aws.api#service" || id.starts_with("aws.auth#") || is_protocol(id)
}
