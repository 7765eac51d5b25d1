//! The protocols of services and the HTTP traits of their operations (Smithy specification, "Service types", "HTTP binding
//! traits" and "AWS specifications").

use std::borrow::Cow;

use super::auth::{AuthScheme, ServiceAuth};
use super::customization::Customization;
use super::id::is_identifier;
use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use super::mixins;
use super::pagination::Paginated;
use super::raw_shape::shape_type;
use super::trait_reader::{is_token, status};
use crate::collections::Set;
use crate::diagnostic::quoted;

/// A supported protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson10,
    /// `aws.protocols#awsJson1_1`
    AwsJson11,
    /// `aws.protocols#restJson1`
    RestJson1,
}

/// The protocols by their traits. If a service has several, the first in this list is used.
const PROTOCOLS: [(&str, Protocol); 3] = [
    ("aws.protocols#awsJson1_0", Protocol::AwsJson10),
    ("aws.protocols#awsJson1_1", Protocol::AwsJson11),
    ("aws.protocols#restJson1", Protocol::RestJson1),
];

/// The traits of the supported protocols, the preferred ones first.
#[cfg(feature = "inspect")]
pub(crate) fn supported() -> impl Iterator<Item = &'static str> {
    PROTOCOLS.iter().map(|(id, _)| *id)
}

/// Protocols that are not supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherProtocol {
    /// `aws.protocols#restXml`
    RestXml,
    /// `aws.protocols#awsQuery`
    AwsQuery,
    /// `aws.protocols#ec2Query`
    Ec2Query,
    /// `smithy.protocols#rpcv2Cbor`
    RpcV2Cbor,
}

const OTHER_PROTOCOLS: [(&str, OtherProtocol); 4] = [
    ("aws.protocols#restXml", OtherProtocol::RestXml),
    ("aws.protocols#awsQuery", OtherProtocol::AwsQuery),
    ("aws.protocols#ec2Query", OtherProtocol::Ec2Query),
    ("smithy.protocols#rpcv2Cbor", OtherProtocol::RpcV2Cbor),
];

impl Protocol {
    /// The name, as in the ID of the trait.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Protocol::AwsJson10 => "awsJson1_0",
            Protocol::AwsJson11 => "awsJson1_1",
            Protocol::RestJson1 => "restJson1",
        }
    }

    /// AWS specification, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol": they ignore `@jsonName`.
    pub(crate) fn uses_json_names(self) -> bool {
        !self.is_aws_json()
    }

    /// Whether it is "AWS JSON 1.0" or "1.1".
    pub(crate) fn is_aws_json(self) -> bool {
        matches!(self, Protocol::AwsJson10 | Protocol::AwsJson11)
    }
}

impl ServiceTraits {
    /// Whether the JSON of the service has the names of `@jsonName`, as it has in protocols that are not known.
    /// `None` if its protocol has no JSON.
    pub(crate) fn uses_json_names(&self) -> Option<bool> {
        match (self.protocol, self.other_protocol) {
            (Some(protocol), _) => Some(protocol.uses_json_names()),
            (None, Some(_)) => None,
            (None, None) => Some(true),
        }
    }

    /// The name of its protocol in messages.
    pub(crate) fn protocol_name(&self) -> &'static str {
        self.protocol.map_or("the protocol", Protocol::name)
    }
}

/// The traits of a service that are needed to call it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ServiceTraits {
    pub(crate) id: String,
    /// The protocol, if it is supported.
    pub(crate) protocol: Option<Protocol>,
    /// A protocol that it has, but that is not supported.
    pub(crate) other_protocol: Option<OtherProtocol>,
    /// The signing name.
    pub(crate) signing_name: Option<String>,
    /// The endpoint prefix.
    pub(crate) endpoint_prefix: Option<String>,
    /// Whether the service also sends the error codes of the AWS query protocol.
    pub(crate) query_compatible: bool,
    /// Whether the service is Amazon S3, whose keys may have segments `.` and `..`, and whose paths are not
    /// normalized before signing: its `sdkId` is `S3`, or its signing name is `s3`.
    pub(crate) is_s3: bool,
    /// What the service requires of its requests.
    pub(crate) customization: Option<Customization>,
    /// The authentication schemes.
    pub(crate) auth: ServiceAuth,
    /// What `@paginated` of its operations leaves out.
    pub(crate) paginated: Paginated,
}

/// The traits of an operation that are needed to call it.
#[derive(Clone, Debug, Default)]
pub(crate) struct OperationTraits {
    /// `@http`
    pub(crate) http: Option<Http>,
    /// `@endpoint`: the host prefix, with labels.
    pub(crate) host_prefix: Option<String>,
    /// The authentication schemes, if they are not those of the service.
    pub(crate) auth: Option<Vec<AuthScheme>>,
    /// `@aws.auth#unsignedPayload`
    pub(crate) unsigned_payload: bool,
}

/// The value of `@http`.
#[derive(Clone, Debug)]
pub(crate) struct Http {
    pub(crate) method: String,
    /// The path and query, with labels.
    pub(crate) uri: String,
    /// The status of a successful response.
    pub(crate) code: Option<u16>,
}

/// Whether a service is Amazon S3. This is decided by its traits, not its ID: models of S3-compatible services
/// have other IDs.
fn is_s3<'a>(traits: &Object<'a>) -> Result<bool, Mismatch<'a>> {
    let sdk_id = trait_string(traits, "aws.api#service", "sdkId")?;
    let signing_name = trait_string(traits, "aws.auth#sigv4", "name")?;
    Ok(sdk_id.as_deref() == Some("S3") || signing_name.as_deref() == Some("s3"))
}

/// Reads the traits of a service.
///
/// # Errors
///
/// Returns an error if a known trait has an invalid value.
pub(crate) fn service<'a>(id: &str, traits: &Object<'a>) -> Result<ServiceTraits, Mismatch<'a>> {
    let mut known = ServiceTraits {
        id: id.to_owned(),
        ..ServiceTraits::default()
    };
    let sdk_id = trait_string(traits, "aws.api#service", "sdkId")?;
    known.customization = Customization::of(sdk_id.as_deref(), id);
    let has = |id: &str| traits.get(id).is_some();
    let protocol = PROTOCOLS.iter().find(|(id, _)| has(id));
    known.is_s3 = is_s3(traits)?;
    known.protocol = protocol.map(|(_, protocol)| *protocol);
    let other_protocol = OTHER_PROTOCOLS.iter().find(|(id, _)| has(id));
    known.other_protocol = other_protocol.map(|(_, protocol)| *protocol);
    known.query_compatible = has("aws.protocols#awsQueryCompatible");
    let what = "a name in visible ASCII";
    known.signing_name = checked_trait_string(traits, "aws.auth#sigv4", "name", is_visible, what)?;
    // AWS specification, "aws.api#service trait": each of these defaults to the next.
    let service = "aws.api#service";
    let what = "a host name prefix";
    let mut prefix = checked_trait_string(
        traits,
        service,
        "endpointPrefix",
        is_plain_host_prefix,
        what,
    )?;
    if prefix.is_none() {
        prefix = checked_trait_string(traits, service, "arnNamespace", is_plain_host_prefix, what)?;
    }
    if prefix.is_none() {
        let what = "words of letters and digits";
        let id = checked_trait_string(traits, service, "sdkId", is_sdk_id, what)?;
        prefix = id.map(|id| id.to_lowercase().replace(' ', ""));
    }
    known.endpoint_prefix = prefix;
    Ok(known)
}

/// Reads the traits of an operation.
///
/// # Errors
///
/// A trait that we know has a value that it cannot have.
pub(crate) fn operation<'a>(traits: &Object<'a>) -> Result<OperationTraits, Mismatch<'a>> {
    let http = traits.get("smithy.api#http").map(http).transpose();
    let what = "a host name prefix, such as \"data.\"";
    let prefix = checked_trait_string(
        traits,
        "smithy.api#endpoint",
        "hostPrefix",
        is_host_prefix,
        what,
    );
    Ok(OperationTraits {
        http: http.map_err(|m| m.in_trait("http"))?,
        host_prefix: prefix?,
        auth: None, // this depends on the service
        unsigned_payload: traits.get("aws.auth#unsignedPayload").is_some(),
    })
}

/// Whether the JSON of shapes that no named operation reaches has the names of `@jsonName`: unless all services of
/// the model have protocols that ignore the trait.
pub(super) fn any_uses_json_names<'a>(index: &Index<'a>) -> Result<bool, Mismatch<'a>> {
    let mut has_service = false;
    for protocol in protocols(index) {
        has_service = true;
        if protocol?.is_none_or(Protocol::uses_json_names) {
            return Ok(true);
        }
    }
    Ok(!has_service)
}

/// Whether a service of the model has an AWS JSON protocol.
pub(super) fn any_is_aws_json(index: &Index<'_>) -> bool {
    // A service that is not valid is reported where it is used.
    protocols(index)
        .into_iter()
        .any(|protocol| protocol.is_ok_and(|p| p.is_some_and(Protocol::is_aws_json)))
}

/// The inputs of the operations of the model. An operation that is not valid is reported where it is used.
pub(super) fn inputs<'a>(index: &Index<'a>) -> Vec<Cow<'a, str>> {
    let mut inputs = Vec::new();
    for &(ref id, raw) in index.shapes() {
        if shape_type(raw).as_deref() != Some("operation") {
            continue;
        }
        if let Ok(flat) = mixins::flatten(index, id, raw) {
            inputs.extend(flat.target("input").ok().flatten());
        }
    }
    inputs
}

/// The protocol of each service of the model, if it is supported. Mixins are not services.
fn protocols<'a>(index: &Index<'a>) -> Vec<Result<Option<Protocol>, Mismatch<'a>>> {
    let mut protocols = Vec::new();
    for &(ref id, raw) in index.shapes() {
        if shape_type(raw).as_deref() != Some("service") {
            continue;
        }
        match mixins::flatten(index, id, raw) {
            Ok(flat) if flat.is_mixin() => {}
            Ok(flat) => {
                let mut known = PROTOCOLS.iter();
                let known = known.find(|(id, _)| flat.traits.get(id).is_some());
                protocols.push(Ok(known.map(|(_, protocol)| *protocol)));
            }
            Err(mismatch) => protocols.push(Err(mismatch)),
        }
    }
    protocols
}

/// The maximum length of the URI and of the method of `@http`, in bytes. The values of the labels are added to
/// it, and the crate `http` supports at most 65,534 bytes.
pub(crate) const MAX_URI: usize = 8_000;

/// The maximum length of a host name (RFC 1035, section 2.3.4), in bytes.
const MAX_HOST: usize = 253;

/// Smithy specification, "http trait": a method, an absolute path, and a status from 100 to 999.
fn http(raw: Raw<'_>) -> Result<Http, Mismatch<'_>> {
    let object = json::object(raw)?;
    let string = |key: &str| {
        let found = object
            .get(key)
            .ok_or_else(|| Mismatch::missing(raw.get(), key))?;
        Ok((found, json::string(found).map_err(|m| m.in_key(key))?))
    };
    let (method_raw, method) = string("method")?;
    if method.len() > MAX_URI || !is_token(&method) {
        let message = format!("invalid HTTP method {}", quoted(&method));
        return Err(Mismatch::new(method_raw.get(), message).in_key("method"));
    }
    let (uri_raw, uri) = string("uri")?;
    check_uri(&uri).map_err(|reason| {
        let message = format!("invalid URI {}: {reason}", quoted(&uri));
        Mismatch::new(uri_raw.get(), message).in_key("uri")
    })?;
    let code = object.get("code").map(|code| status(code, 100..1000));
    Ok(Http {
        method: method.into_owned(),
        uri: uri.into_owned(),
        code: code.transpose().map_err(|m| m.in_key("code"))?,
    })
}

/// Checks a URI of `@http`, so that it is valid for any values of its labels (Smithy specification, "http trait",
/// "URI"; RFC 3986, sections 3.3 and 3.4).
fn check_uri(uri: &str) -> Result<(), String> {
    if uri.len() > MAX_URI {
        return Err(format!(
            "{} bytes exceed the maximum of {MAX_URI}",
            uri.len()
        ));
    }
    if !uri.starts_with('/') {
        return Err("expected an absolute path".to_owned());
    }
    let (path, query) = match uri.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (uri, None),
    };
    let mut labels = Set::new();
    let mut greedy = None;
    for segment in path[1..].split('/') {
        if let Some(greedy) = greedy.filter(|_| segment.starts_with('{')) {
            return Err(format!("label after the greedy label `{greedy}`"));
        }
        let Some(label) = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        else {
            check_uri_characters(segment, b":@")?;
            continue;
        };
        let name = label.strip_suffix('+').unwrap_or(label);
        if !is_identifier(name) {
            return Err(format!("invalid label {}", quoted(segment)));
        }
        if !labels.insert(name) {
            return Err(format!("duplicate label `{name}`"));
        }
        if name.len() < label.len() {
            greedy = Some(name);
        }
    }
    query.map_or(Ok(()), |query| check_uri_characters(query, b":@/?"))
}

/// Checks that a part of a URI only contains unreserved characters, sub-delimiters, these other characters, and
/// percent-encoded ones.
fn check_uri_characters(part: &str, others: &[u8]) -> Result<(), String> {
    let bytes = part.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_sound = match byte {
            b'%' => bytes
                .get(at + 1..at + 3)
                .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b => b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(b) || others.contains(b),
        };
        if !is_sound {
            let c = part[at..].chars().next().unwrap_or_default();
            return Err(format!("invalid character {c:?} in {}", quoted(part)));
        }
    }
    Ok(())
}

/// Checks a host prefix with labels (Smithy specification, "endpoint trait"; RFC 1123, section 2.1): parts of
/// letters, digits and hyphens, separated by dots. A label is replaced by one or more of these characters.
fn is_host_prefix(prefix: &str) -> bool {
    let mut host = String::new();
    let mut rest = prefix;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((label, after)) = after.split_once('}') else {
            return false;
        };
        if !is_identifier(label) {
            return false;
        }
        host.push_str(before);
        host.push('a');
        rest = after;
    }
    host.push_str(rest);
    // The dot at its end separates it from the rest of the host.
    let parts = host.strip_suffix('.').unwrap_or(&host).split('.');
    let is_part = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !part.starts_with('-')
    };
    let is_sound = { parts }.all(is_part);
    is_sound && prefix.len() <= MAX_HOST
}

/// Checks a host prefix without labels.
fn is_plain_host_prefix(prefix: &str) -> bool {
    !prefix.contains('{') && is_host_prefix(prefix)
}

/// AWS specification, "aws.api#service trait", `sdkId`: words of ASCII letters and digits.
fn is_sdk_id(id: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric());
    id.len() <= MAX_HOST && id.split(' ').all(is_word)
}

/// A name in a credential scope or a header: visible ASCII.
fn is_visible(name: &str) -> bool {
    (1..=MAX_HOST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic())
}

/// A valid string in a trait; `None` if either is missing.
fn checked_trait_string<'a>(
    traits: &Object<'a>,
    id: &str,
    key: &str,
    is_sound: fn(&str) -> bool,
    what: &str,
) -> Result<Option<String>, Mismatch<'a>> {
    let found = trait_string(traits, id, key)?;
    match found.as_deref().filter(|text| !is_sound(text)) {
        None => Ok(found),
        Some(text) => {
            let value = traits.get(id).map_or("", |raw| raw.get());
            let message = format!("expected {what}, found {}", quoted(text));
            Err(Mismatch::new(value, message).in_key(key).in_trait(id))
        }
    }
}

/// A string in a trait; `None` if either is missing.
fn trait_string<'a>(
    traits: &Object<'a>,
    id: &str,
    key: &str,
) -> Result<Option<String>, Mismatch<'a>> {
    let Some(raw) = traits.get(id) else {
        return Ok(None);
    };
    let read = || {
        let value = json::object(raw)?
            .get(key)
            .map(json::string)
            .transpose()
            .map_err(|m| m.in_key(key));
        value.map(|value| value.map(Cow::into_owned))
    };
    read().map_err(|m| m.in_trait(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Object<'_> {
        json::object(json::tests::raw(text)).expect("an object")
    }

    #[test]
    fn service_traits_are_read() {
        let traits = service(
            "a#B",
            &object(
                r#"{"aws.protocols#restXml": {}, "aws.protocols#awsJson1_1": {},
                "aws.auth#sigv4": {"name": "b"}, "aws.api#service": {"sdkId": "Big B"}}"#,
            ),
        )
        .expect("traits");
        assert_eq!(traits.protocol, Some(Protocol::AwsJson11));
        assert_eq!(traits.other_protocol, Some(OtherProtocol::RestXml));
        assert_eq!(traits.signing_name.as_deref(), Some("b"));
        assert_eq!(traits.endpoint_prefix.as_deref(), Some("bigb"));
        assert!(!traits.is_s3);
        let traits = service("a#B", &object("{}")).expect("traits");
        assert_eq!(traits.protocol, None);
        for (traits, is_s3) in [
            (r#""aws.api#service": {"sdkId": "S3"}"#, true),
            (r#""aws.auth#sigv4": {"name": "s3"}"#, true),
            (
                r#""aws.api#service": {"sdkId": "S3 Tables"}, "aws.auth#sigv4": {"name": "s3tables"}"#,
                false,
            ),
        ] {
            let text = format!("{{{traits}}}");
            assert_eq!(service("a#B", &object(&text)).expect("traits").is_s3, is_s3);
        }
    }

    #[test]
    fn impossible_bindings_are_refused() {
        for (http, expected) in [
            (r#"{"method": "GET"}"#, "`@http`: missing `uri`"),
            (
                r#"{"method": "G T", "uri": "/"}"#,
                "`@http.method`: invalid HTTP method \"G T\"",
            ),
            (
                r#"{"method": "GET", "uri": "x y"}"#,
                "`@http.uri`: invalid URI \"x y\": expected an absolute path",
            ),
            (
                r#"{"method": "GET", "uri": "/a b"}"#,
                "`@http.uri`: invalid URI \"/a b\": invalid character ' ' in \"a b\"",
            ),
            (
                r#"{"method": "GET", "uri": "/é"}"#,
                "`@http.uri`: invalid URI \"/é\": invalid character 'é' in \"é\"",
            ),
            (
                r#"{"method": "GET", "uri": "/%4"}"#,
                "`@http.uri`: invalid URI \"/%4\": invalid character '%' in \"%4\"",
            ),
            (
                r#"{"method": "GET", "uri": "/a#b"}"#,
                "`@http.uri`: invalid URI \"/a#b\": invalid character '#' in \"a#b\"",
            ),
            (
                r#"{"method": "GET", "uri": "/{a"}"#,
                "`@http.uri`: invalid URI \"/{a\": invalid character '{' in \"{a\"",
            ),
            (
                r#"{"method": "GET", "uri": "/{a b}"}"#,
                "`@http.uri`: invalid URI \"/{a b}\": invalid label \"{a b}\"",
            ),
            (
                r#"{"method": "GET", "uri": "/{a}/{a}"}"#,
                "`@http.uri`: invalid URI \"/{a}/{a}\": duplicate label `a`",
            ),
            (
                r#"{"method": "GET", "uri": "/{a+}/{b}"}"#,
                "`@http.uri`: invalid URI \"/{a+}/{b}\": label after the greedy label `a`",
            ),
            (
                r#"{"method": "GET", "uri": "/?{a}"}"#,
                "`@http.uri`: invalid URI \"/?{a}\": invalid character '{' in \"{a}\"",
            ),
            (
                r#"{"method": "GET", "uri": "/", "code": 99}"#,
                "`@http.code`: expected a status from 100 to 999, found `99`",
            ),
            (
                r#"{"method": "GET", "uri": "/", "code": "200"}"#,
                "`@http.code`: expected a status from 100 to 999, found `\"200\"`",
            ),
        ] {
            let text = format!(r#"{{"smithy.api#http": {http}}}"#);
            let error = operation(&object(&text)).expect_err(expected);
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn names_that_no_request_can_have_are_refused() {
        for (traits, expected) in [
            (
                r#""aws.auth#sigv4": {"name": "a b"}"#,
                "`@aws.auth#sigv4.name`: expected a name in visible ASCII, found \"a b\"",
            ),
            (
                r#""aws.auth#sigv4": {"name": ""}"#,
                "`@aws.auth#sigv4.name`: expected",
            ),
            (
                r#""aws.api#service": {"endpointPrefix": "a/b"}"#,
                "`@aws.api#service.endpointPrefix`: expected",
            ),
            (
                r#""aws.api#service": {"arnNamespace": "{a}"}"#,
                "`@aws.api#service.arnNamespace`: expected",
            ),
            (
                r#""aws.api#service": {"sdkId": "A\nB"}"#,
                "`@aws.api#service.sdkId`: expected words of letters and digits",
            ),
        ] {
            let text = format!("{{{traits}}}");
            let error = service("a#B", &object(&text)).expect_err(expected);
            assert!(error.to_string().contains(expected), "{error}");
        }
        for (prefix, is_sound) in [
            ("data.", true),
            ("{a}.", true),
            ("{a}-{b}.x", true),
            ("foo.data-", true),
            ("", false),
            ("a..b", false),
            (".a", false),
            ("-a.", false),
            ("a b.", false),
            ("a/", false),
            ("{a", false),
            ("{a b}.", false),
            ("é.", false),
        ] {
            let text = format!(r#"{{"smithy.api#endpoint": {{"hostPrefix": "{prefix}"}}}}"#);
            assert_eq!(operation(&object(&text)).is_ok(), is_sound, "{prefix}");
        }
    }
}
