//! The kinds of differences between the requests of both sides.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::compare::Difference;

pub const UNKNOWN_MEMBER: &str = "unknown member";
pub const NOT_SET: &str = "member that was not set";
const CHECKSUM: &str = "checksum";
const CONTENT_TYPE: &str = "content type of a payload";
const TARGET: &str = "namespace of the target";
const SLASH: &str = "slash at the end of the path";
const DISCOVERY: &str = "version in endpoint discovery";
const BODY: &str = "body for a new member";
const TOKEN: &str = "token of a new member";
const MODEL: &str = "other model";

/// The kinds that may occur, and the reasons.
const LISTED: [(&str, &str); 10] = [
    (
        "unknown service",
        "botocore has dropped services that were shut down",
    ),
    (
        UNKNOWN_MEMBER,
        "botocore has dropped members that services no longer read; neither side sends them here",
    ),
    (CHECKSUM, "checksums are added by whoever sends or signs"),
    (
        CONTENT_TYPE,
        "botocore leaves it out if the payload is a stream or text; restJson1 has one for each",
    ),
    (
        TARGET,
        "botocore's models of a few services put a namespace before the service's name; awsJson does not",
    ),
    (SLASH, "botocore's models of a few services have one"),
    (
        DISCOVERY,
        "botocore sends the version of the API to discover endpoints, of which the specification says nothing",
    ),
    (
        BODY,
        "botocore's model is newer: the input has got its first member that is sent in the body",
    ),
    (
        TOKEN,
        "botocore's model is newer: the input has got an idempotency token, which botocore fills in",
    ),
    (
        MODEL,
        "botocore's model of the operation differs, as said below",
    ),
];

/// The content types of payloads that are not JSON.
const CONTENT_TYPES: [&str; 2] = ["Some(\"application/octet-stream\")", "Some(\"text/plain\")"];

/// Operations of which botocore has another model, what differs, and why.
const OTHER_MODELS: [(&str, &[&str], &str); 8] = [
    ("cloudwatch-logs.", &["host"], "newer: another host prefix"),
    (
        "elasticsearch-service.DescribeDomainAutoTunes",
        &["query", "bytes of the body", "header content-type"],
        "it binds all members to the query",
    ),
    (
        "geo-places.",
        &["path"],
        "newer: the path has a version, which was a part of the endpoint",
    ),
    (
        "geo-routes.",
        &["path"],
        "newer: the path has a version, which was a part of the endpoint",
    ),
    (
        "opensearch.DescribeDomainAutoTunes",
        &["query", "bytes of the body", "header content-type"],
        "it binds all members to the query",
    ),
    (
        "sesv2.ListConfigurationSets",
        &[
            "method",
            "path",
            "query",
            "bytes of the body",
            "header content-type",
        ],
        "newer: another method and path",
    ),
    (
        "sesv2.ListEmailIdentities",
        &[
            "method",
            "path",
            "query",
            "bytes of the body",
            "header content-type",
        ],
        "newer: another method and path",
    ),
    (
        "sesv2.PutEmailIdentityDkimSigningAttributes",
        &["path"],
        "newer: another path",
    ),
];

/// The kind of a difference of an operation's requests: one of those above, or else its place. The input can have
/// more members in botocore's model.
pub fn kind<'d>(operation: &str, difference: &'d Difference, has_more_members: bool) -> &'d str {
    let Difference { at, ours, theirs } = difference;
    let at = at.as_str();
    let header = at.strip_prefix("header ");
    let is_checksum = |name: &str| {
        let names = [
            "content-md5",
            "x-amz-content-sha256",
            "x-amz-sha256-tree-hash",
        ];
        names.contains(&name) || name.contains("-checksum-")
    };
    let is_other_model = OTHER_MODELS
        .iter()
        .any(|(operations, places, _)| operation.starts_with(operations) && places.contains(&at));
    if is_other_model {
        MODEL
    } else if has_more_members
        && (at == "bytes of the body" && ours.is_empty() && theirs == "{}"
            || header == Some("content-type") && ours == "None")
    {
        BODY
    } else if has_more_members && is_new_token(ours, theirs) {
        TOKEN
    } else if header.is_some_and(is_checksum) && ours == "None" {
        CHECKSUM
    } else if header == Some("content-type")
        && CONTENT_TYPES.contains(&ours.as_str())
        && theirs == "None"
    {
        CONTENT_TYPE
    } else if header == Some("x-amz-target") && is_without_namespace(ours, theirs) {
        TARGET
    } else if header == Some("x-amz-api-version") && operation.ends_with(".DescribeEndpoints") {
        DISCOVERY
    } else if at == "path" && theirs.strip_suffix("/\"") == ours.strip_suffix('"') {
        SLASH
    } else if at.starts_with("body.") && theirs == "absent" || at == "query" && theirs == "[]" {
        NOT_SET
    } else if at.starts_with("body.") {
        // The places in bodies are too many to be kinds.
        "body"
    } else {
        at
    }
}

/// Whether only botocore sends a token there, in the body or in a header.
fn is_new_token(ours: &str, theirs: &str) -> bool {
    matches!(
        (ours, theirs),
        ("absent", "(token)") | ("None", "Some(\"(token)\")")
    )
}

/// Whether the one target is the other one without a namespace.
fn is_without_namespace(ours: &str, theirs: &str) -> bool {
    let ours = ours.strip_prefix("Some(\"");
    ours.is_some_and(|ours| theirs.ends_with(&format!(".{ours}")))
}

/// How often each kind occurs, and its first examples.
#[derive(Default)]
pub struct Kinds(BTreeMap<String, (usize, String)>);

impl Kinds {
    pub fn add(&mut self, kind: &str, example: &str) {
        // The places in bodies are too many to be kinds.
        let kind = if kind.starts_with("body.") {
            "body"
        } else {
            kind
        };
        let known = self.0.entry(kind.to_owned());
        let (count, examples) = known.or_default();
        *count += 1;
        if *count <= 20 {
            examples.push_str("\n        ");
            examples.extend(example.chars().take(300));
        }
    }

    /// A paragraph for each kind.
    pub fn summary(&self) -> String {
        let mut lines = String::new();
        for (kind, (count, examples)) in &self.0 {
            writeln!(lines, "    {count} x {kind}:{examples}").expect("a string");
        }
        lines
    }

    /// The kinds that are not listed.
    pub fn unlisted(&self) -> Kinds {
        let is_listed = |kind: &str| LISTED.iter().any(|(listed, _)| *listed == kind);
        let unlisted = self.0.iter().filter(|(kind, _)| !is_listed(kind));
        Kinds(
            unlisted
                .map(|(kind, found)| (kind.clone(), found.clone()))
                .collect(),
        )
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The listed kinds, each with its number.
    pub fn listed(&self) -> String {
        let counts = LISTED.iter().map(|(kind, _)| {
            let count = self.0.get(*kind).map_or(0, |(count, _)| *count);
            format!("{count} {kind}")
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    /// The listed kinds that do not occur.
    pub fn unused(&self) -> Vec<&'static str> {
        let listed = LISTED.iter().map(|(kind, _)| *kind);
        listed.filter(|kind| !self.0.contains_key(*kind)).collect()
    }
}
