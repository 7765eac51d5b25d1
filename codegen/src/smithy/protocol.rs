//! How services and their operations are spoken to (Smithy specification, "Service types", "HTTP binding
//! traits" and "AWS specifications").

use std::borrow::Cow;

use super::json::{self, Mismatch, Object, Raw};

/// A protocol that can be spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson10,
    /// `aws.protocols#awsJson1_1`
    AwsJson11,
    /// `aws.protocols#restJson1`
    RestJson1,
}

/// The protocols by their traits; of several that a service has, the first is spoken.
const PROTOCOLS: [(&str, Protocol); 3] = [
    ("aws.protocols#awsJson1_0", Protocol::AwsJson10),
    ("aws.protocols#awsJson1_1", Protocol::AwsJson11),
    ("aws.protocols#restJson1", Protocol::RestJson1),
];

/// What one has to know of a service to call it.
#[derive(Clone, Debug, Default)]
pub struct ServiceFacts {
    /// Its absolute id.
    pub id: String,
    /// Its protocol, if it is one that can be spoken.
    pub protocol: Option<Protocol>,
    /// The name with which requests are signed.
    pub signing_name: Option<String>,
    /// The first part of its host names.
    pub endpoint_prefix: Option<String>,
    /// Whether it has the codes of the AWS query protocol, too.
    pub query_compatible: bool,
    /// Whether it is Amazon S3, whose keys may have segments `.` and `..`, and whose paths are not
    /// normalized before they are signed: its `sdkId` is `S3`, or its signing name `s3`.
    pub is_s3: bool,
}

/// What one has to know of an operation to call it.
#[derive(Clone, Debug, Default)]
pub struct OperationFacts {
    /// `@http`
    pub http: Option<Http>,
    /// `@endpoint`: the prefix of the host, with labels in it.
    pub host_prefix: Option<String>,
}

/// What `@http` says.
#[derive(Clone, Debug)]
pub struct Http {
    /// The method.
    pub method: String,
    /// The path and query, with labels in it.
    pub uri: String,
    /// The status of an answer that is no error.
    pub code: Option<u16>,
}

/// Whether a service is Amazon S3. By its traits, not by its id: models of services that speak as S3 does have
/// ids of their own.
fn is_s3<'a>(traits: &Object<'a>) -> Result<bool, Mismatch<'a>> {
    let sdk_id = string_in(traits, "aws.api#service", "sdkId")?;
    let signing_name = string_in(traits, "aws.auth#sigv4", "name")?;
    Ok(sdk_id.as_deref() == Some("S3") || signing_name.as_deref() == Some("s3"))
}

/// Reads a service.
///
/// # Errors
///
/// A trait that we know has a value that it cannot have.
pub fn service<'a>(id: &str, service: &Object<'a>) -> Result<ServiceFacts, Mismatch<'a>> {
    let mut facts = ServiceFacts {
        id: id.to_owned(),
        ..ServiceFacts::default()
    };
    let Some(traits) = service.get("traits").map(json::object).transpose()? else {
        return Ok(facts);
    };
    let has = |id: &str| traits.get(id).is_some();
    let protocol = PROTOCOLS.iter().find(|(id, _)| has(id));
    facts.is_s3 = is_s3(&traits)?;
    facts.protocol = protocol.map(|(_, protocol)| *protocol);
    facts.query_compatible = has("aws.protocols#awsQueryCompatible");
    facts.signing_name = string_in(&traits, "aws.auth#sigv4", "name")?;
    // AWS specification, "aws.api#service trait": what is not set follows from the next.
    let service = "aws.api#service";
    facts.endpoint_prefix = match string_in(&traits, service, "endpointPrefix")? {
        Some(prefix) => Some(prefix),
        None => match string_in(&traits, service, "arnNamespace")? {
            Some(namespace) => Some(namespace),
            None => {
                string_in(&traits, service, "sdkId")?.map(|id| id.to_lowercase().replace(' ', ""))
            }
        },
    };
    Ok(facts)
}

/// Reads an operation from its own text and those of its mixins, its own last.
///
/// # Errors
///
/// A trait that we know has a value that it cannot have.
pub fn operation<'a>(objects: &[Object<'a>]) -> Result<OperationFacts, Mismatch<'a>> {
    let mut facts = OperationFacts::default();
    for object in objects {
        let Some(traits) = object.get("traits").map(json::object).transpose()? else {
            continue;
        };
        if let Some(raw) = traits.get("smithy.api#http") {
            facts.http = Some(http(raw).map_err(|m| m.of("`@http`"))?);
        }
        if let Some(prefix) = string_in(&traits, "smithy.api#endpoint", "hostPrefix")? {
            facts.host_prefix = Some(prefix);
        }
    }
    Ok(facts)
}

/// Smithy specification, "http trait": a method, an absolute path, and a status from 100 to 999.
fn http(raw: Raw<'_>) -> Result<Http, Mismatch<'_>> {
    let object = json::object(raw)?;
    let string = |key: &str| {
        let found = object
            .get(key)
            .ok_or_else(|| Mismatch::new(raw.get(), format!("must have a `{key}`")))?;
        Ok((found, json::string(found)?))
    };
    let (method_raw, method) = string("method")?;
    if method.is_empty()
        || !method
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    {
        let message = format!("has the method {method:?}, which is none");
        return Err(Mismatch::new(method_raw.get(), message));
    }
    let (uri_raw, uri) = string("uri")?;
    // Labels are filled at run time; all the rest must be a URI already.
    let is_sound = uri.starts_with('/')
        && uri
            .bytes()
            .all(|b| b.is_ascii_graphic() && !matches!(b, b'#' | b'"' | b'<' | b'>' | b'\\'));
    if !is_sound {
        let message = format!("has the URI {uri:?}, which is no absolute path");
        return Err(Mismatch::new(uri_raw.get(), message));
    }
    let code = object.get("code").map(json::count).transpose()?;
    let code = code.map(u16::try_from).transpose();
    let code = code
        .ok()
        .flatten()
        .filter(|code| (100..1000).contains(code));
    Ok(Http {
        method: method.into_owned(),
        uri: uri.into_owned(),
        code,
    })
}

/// A string within a trait, if both are there.
fn string_in<'a>(traits: &Object<'a>, id: &str, key: &str) -> Result<Option<String>, Mismatch<'a>> {
    let Some(raw) = traits.get(id) else {
        return Ok(None);
    };
    let read = || {
        let value = json::object(raw)?.get(key).map(json::string).transpose();
        value.map(|value| value.map(Cow::into_owned))
    };
    read().map_err(|m| m.of(&format!("has a trait `{id}` that")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Object<'_> {
        serde_json::from_str(text).expect("an object")
    }

    #[test]
    fn a_service_says_how_it_is_spoken_to() {
        let facts = service(
            "a#B",
            &object(
                r#"{"type": "service", "traits": {"aws.protocols#restXml": {}, "aws.protocols#awsJson1_1": {},
                "aws.auth#sigv4": {"name": "b"}, "aws.api#service": {"sdkId": "Big B"}}}"#,
            ),
        )
        .expect("facts");
        assert_eq!(facts.protocol, Some(Protocol::AwsJson11));
        assert_eq!(facts.signing_name.as_deref(), Some("b"));
        assert_eq!(facts.endpoint_prefix.as_deref(), Some("bigb"));
        assert!(!facts.is_s3);
        let facts = service("a#B", &object(r#"{"type": "service"}"#)).expect("facts");
        assert_eq!(facts.protocol, None);
        for (traits, is_s3) in [
            (r#""aws.api#service": {"sdkId": "S3"}"#, true),
            (r#""aws.auth#sigv4": {"name": "s3"}"#, true),
            (
                r#""aws.api#service": {"sdkId": "S3 Tables"}, "aws.auth#sigv4": {"name": "s3tables"}"#,
                false,
            ),
        ] {
            let text = format!(r#"{{"type": "service", "traits": {{{traits}}}}}"#);
            assert_eq!(service("a#B", &object(&text)).expect("facts").is_s3, is_s3);
        }
    }

    #[test]
    fn impossible_bindings_are_refused() {
        for (http, expected) in [
            (r#"{"method": "GET"}"#, "`@http` must have a `uri`"),
            (
                r#"{"method": "G T", "uri": "/"}"#,
                "`@http` has the method \"G T\", which is none",
            ),
            (
                r#"{"method": "GET", "uri": "x y"}"#,
                "`@http` has the URI \"x y\", which is no absolute path",
            ),
        ] {
            let text = format!(r#"{{"traits": {{"smithy.api#http": {http}}}}}"#);
            let error = operation(&[object(&text)]).expect_err(expected);
            assert_eq!(error.message, expected);
        }
    }
}
