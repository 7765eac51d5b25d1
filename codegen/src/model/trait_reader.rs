//! Reads the traits that are used. Others are ignored.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::json::{self, MAX_DIGITS, MAX_EXPONENT, Mismatch, Raw};
use super::pattern_trait::PatternTraitReader;
use super::prelude::{ANNOTATION_TRAITS, TRAITS};
use super::traits::{
    Binding, Constrained, DecimalLiteral, Deprecated, EnumDefinition, Fault, Length, Range,
    Retryable, TimestampFormat, Traits,
};
use crate::diagnostic::{excerpt, quoted, similar_names};
use crate::input::Syntax;

/// The maximum length of the name of a header or parameter and of a media type, in bytes.
const MAX_HEADER: usize = 1_000;

/// Decodes traits, and caches compiled patterns.
#[derive(Debug)]
pub(crate) struct TraitReader<'a> {
    patterns: PatternTraitReader<'a>,
    syntax: Syntax,
}

impl<'a> TraitReader<'a> {
    /// A reader whose help names the options of the input.
    pub(crate) fn new(syntax: Syntax) -> Self {
        TraitReader {
            patterns: PatternTraitReader::default(),
            syntax,
        }
    }

    /// Decodes the traits of a shape or member.
    ///
    /// # Errors
    ///
    /// Returns an error if a known trait has an invalid value.
    pub(crate) fn read(
        &mut self,
        entries: Vec<(Cow<'a, str>, Raw<'a>)>,
    ) -> Result<Traits<'a>, Mismatch<'a>> {
        let mut traits = Traits::default();
        for (id, value) in entries {
            if !id.contains('#') {
                return Err(relative(&id, value));
            }
            let Some(name) = id.strip_prefix("smithy.api#") else {
                if id == "aws.protocols#awsQueryError" {
                    let code = json::object(value).and_then(|object| string_at(&object, "code"));
                    traits.query_error = code.map_err(|m| m.in_trait("awsQueryError"))?;
                }
                continue;
            };
            check_trait_name(name, value)?;
            self.read_one(&mut traits, name, value)
                .map_err(|m| m.in_trait(name))?;
        }
        Ok(traits)
    }

    fn read_one(
        &mut self,
        traits: &mut Traits<'a>,
        name: &str,
        value: Raw<'a>,
    ) -> Result<(), Mismatch<'a>> {
        let text = value.get();
        if let Some(binding) = binding(name, value)? {
            return bind(traits, binding, value);
        }
        match name {
            "documentation" => traits.documentation = Some(json::string(value)?),
            "required" => traits.required = true,
            "clientOptional" => traits.client_optional = true,
            "box" => traits.boxed = true,
            "default" => traits.default = Some(value),
            "sensitive" => traits.sensitive = true,
            "sparse" => traits.sparse = true,
            "input" => traits.input = true,
            "error" => traits.error = Some(fault(value)?),
            "httpError" => {
                // The specification only allows 4xx and 5xx, but services also have errors that redirect.
                traits.http_error = Some(status(value, 300..600)?);
            }
            "idempotencyToken" => traits.idempotency_token = true,
            "retryable" => traits.retryable = Some(retryable(value)?),
            "deprecated" => traits.deprecated = Some(deprecated(value)?),
            "since" => traits.since = Some(json::string(value)?),
            "externalDocumentation" => {
                for (title, address) in json::object(value)?.0 {
                    let address = json::string(address).map_err(|m| m.in_key(&title))?;
                    traits.external_documentation.push((title, address));
                }
            }
            "recommended" => {
                let reason = string_at(&json::object(value)?, "reason")?;
                traits.recommended = Some(reason.unwrap_or_default());
            }
            "internal" => traits.internal = true,
            "jsonName" => traits.json_name = Some(json::string(value)?),
            "timestampFormat" => traits.timestamp_format = Some(timestamp_format(value)?),
            "hostLabel" => traits.host_label = true,
            "mediaType" => traits.media_type = Some(media_type(value)?),
            "streaming" => traits.streaming = true,
            "uniqueItems" => traits.unique_items = true,
            "enumValue" => traits.enum_value = Some(value),
            "enum" => traits.enum_values = Some(enum_trait(value)?),
            "length" => {
                let rule = length(value)?;
                traits.length = Some(Constrained { rule, text });
            }
            "range" => {
                let rule = range(value)?;
                traits.range = Some(Constrained { rule, text });
            }
            "pattern" => {
                let source = json::string(value)?;
                let rule = self.patterns.read(source).map_err(|reason| {
                    let message = format!("cannot compile {}: {reason}", excerpt(text));
                    Mismatch::new(text, message)
                        .with_help(format!("exclude it with {}", self.syntax.pattern_off()))
                })?;
                traits.pattern = Some(Constrained { rule, text });
            }
            _ => {}
        }
        Ok(())
    }
}

/// The error for a trait whose ID is not absolute, and which would be ignored otherwise.
fn relative<'a>(id: &str, value: Raw<'a>) -> Mismatch<'a> {
    let message = format!("trait ID {} is not a valid absolute shape ID", quoted(id));
    let mismatch = Mismatch::new(value.get(), message);
    if TRAITS.contains(&id) {
        mismatch.with_help(format!("write \"smithy.api#{id}\""))
    } else {
        mismatch
    }
}

/// Reads the string at an optional key.
fn string_at<'a>(
    object: &json::Object<'a>,
    key: &str,
) -> Result<Option<Cow<'a, str>>, Mismatch<'a>> {
    let value = object.get(key).map(json::string).transpose();
    value.map_err(|m| m.in_key(key))
}

/// Reads an HTTP status.
pub(super) fn status(raw: Raw<'_>, range: std::ops::Range<u16>) -> Result<u16, Mismatch<'_>> {
    let status = raw
        .get()
        .parse()
        .ok()
        .filter(|status| range.contains(status));
    status.ok_or_else(|| {
        let expected = format!("a status from {} to {}", range.start, range.end - 1);
        Mismatch::expected(raw.get(), &expected)
    })
}

fn retryable(raw: Raw<'_>) -> Result<Retryable, Mismatch<'_>> {
    let throttling = json::object(raw)?.get("throttling");
    match throttling.map(RawValue::get) {
        None | Some("false") => Ok(Retryable { throttling: false }),
        Some("true") => Ok(Retryable { throttling: true }),
        Some(other) => Err(Mismatch::expected(other, "a boolean").in_key("throttling")),
    }
}

fn deprecated(raw: Raw<'_>) -> Result<Deprecated<'_>, Mismatch<'_>> {
    let deprecated = json::object(raw)?;
    Ok(Deprecated {
        since: string_at(&deprecated, "since")?,
        message: string_at(&deprecated, "message")?,
    })
}

/// Checks a trait of the prelude: an annotation trait is an object, and the name of an unknown trait is not
/// similar to that of a known one. Other unknown traits are ignored, since later versions of Smithy add some.
fn check_trait_name<'a>(name: &str, value: Raw<'a>) -> Result<(), Mismatch<'a>> {
    if ANNOTATION_TRAITS.contains(&name) {
        // Null is an empty structure (Smithy specification, "Trait node values").
        if !matches!(value.get().as_bytes().first(), Some(b'{' | b'n')) {
            let mismatch = Mismatch::expected(value.get(), "an object, `{}`");
            return Err(mismatch.in_trait(name));
        }
    }
    if TRAITS.contains(&name) {
        return Ok(());
    }
    match similar_names(name, &mut TRAITS.into_iter())[..] {
        [] => Ok(()),
        [meant, ..] => {
            let message = format!("unknown trait `smithy.api#{}`", excerpt(name));
            Err(Mismatch::new(value.get(), message)
                .with_help(format!("did you mean \"smithy.api#{meant}\"?")))
        }
    }
}

/// Checks that an object has no keys other than `min` and `max`.
fn check_bounds_keys<'a>(bounds: &json::Object<'a>) -> Result<(), Mismatch<'a>> {
    match bounds
        .0
        .iter()
        .find(|(key, _)| key != "min" && key != "max")
    {
        None => Ok(()),
        Some((key, value)) => {
            let message = format!("unknown key {}, expected `min` or `max`", quoted(key));
            Err(Mismatch::new(value.get(), message))
        }
    }
}

/// Smithy specification, "timestampFormat trait": one of three formats.
fn timestamp_format(raw: Raw<'_>) -> Result<TimestampFormat, Mismatch<'_>> {
    match &*json::string(raw)? {
        "date-time" => Ok(TimestampFormat::DateTime),
        "http-date" => Ok(TimestampFormat::HttpDate),
        "epoch-seconds" => Ok(TimestampFormat::EpochSeconds),
        _ => Err(Mismatch::expected(
            raw.get(),
            "\"date-time\", \"http-date\" or \"epoch-seconds\"",
        )),
    }
}

/// The HTTP binding of a trait, if it is one.
fn binding<'a>(name: &str, value: Raw<'a>) -> Result<Option<Binding<'a>>, Mismatch<'a>> {
    Ok(Some(match name {
        "httpLabel" => Binding::Label,
        "httpQuery" => Binding::Query(query(value)?),
        "httpQueryParams" => Binding::QueryParams,
        "httpHeader" => Binding::Header(header(value)?),
        "httpPrefixHeaders" => {
            let prefix = json::string(value)?;
            if !prefix.is_empty() {
                header(value)?;
            }
            Binding::PrefixHeaders(prefix)
        }
        "httpPayload" => Binding::Payload,
        "httpResponseCode" => Binding::ResponseCode,
        _ => return Ok(None),
    }))
}

/// Smithy specification, "HTTP binding traits": each of them conflicts with all others.
fn bind<'a>(
    traits: &mut Traits<'a>,
    binding: Binding<'a>,
    value: Raw<'a>,
) -> Result<(), Mismatch<'a>> {
    if let Some(other) = &traits.binding {
        let message = format!("conflicts with `@{}`", other.name());
        return Err(Mismatch::new(value.get(), message));
    }
    traits.binding = Some(binding);
    Ok(())
}

/// The name of a header: a token of RFC 9110.
fn header(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let name = json::string(raw)?;
    if name.len() > MAX_HEADER || !is_token(&name) {
        let expected = format!("a header name, a token of RFC 9110 of at most {MAX_HEADER} bytes");
        return Err(Mismatch::expected(raw.get(), &expected));
    }
    Ok(name)
}

/// Whether a text is a token (RFC 9110, section 5.6.2), as are names of headers and methods.
pub(super) fn is_token(text: &str) -> bool {
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(is_token)
}

/// The name of a query parameter. It is not empty (Smithy specification, "httpQuery trait"), and is
/// percent-encoded when it is sent.
fn query(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let name = json::string(raw)?;
    if name.is_empty() || name.len() > MAX_HEADER {
        let expected = format!("a parameter name of 1 to {MAX_HEADER} bytes");
        return Err(Mismatch::expected(raw.get(), &expected));
    }
    Ok(name)
}

/// A media type, which is sent as a header value (Smithy specification, "mediaType trait"; RFC 9110, section
/// 5.5): printable ASCII, without leading or trailing spaces.
fn media_type(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let media_type = json::string(raw)?;
    let is_printable = media_type.bytes().all(|b| matches!(b, b' '..=b'~'));
    let is_sound = is_printable
        && (1..=MAX_HEADER).contains(&media_type.len())
        && media_type.trim() == media_type;
    if !is_sound {
        let expected = format!(
            "a media type in printable ASCII of at most {MAX_HEADER} bytes, such as \"text/plain\""
        );
        return Err(Mismatch::expected(raw.get(), &expected));
    }
    Ok(media_type)
}

/// Smithy specification, "error trait": `client` or `server`.
fn fault(raw: Raw<'_>) -> Result<Fault, Mismatch<'_>> {
    match &*json::string(raw)? {
        "client" => Ok(Fault::Client),
        "server" => Ok(Fault::Server),
        _ => Err(Mismatch::expected(raw.get(), "\"client\" or \"server\"")),
    }
}

/// Smithy specification, "length trait": at least one bound, `min` not above `max`.
fn length(raw: Raw<'_>) -> Result<Length, Mismatch<'_>> {
    let bounds = json::object(raw)?;
    check_bounds_keys(&bounds)?;
    let bound = |key| {
        let bound = bounds.get(key).map(json::count).transpose();
        bound.map_err(|m| m.in_key(key))
    };
    let (min, max) = (bound("min")?, bound("max")?);
    match (min, max) {
        (None, None) => Err(no_bound(raw)),
        (Some(min), Some(max)) if min > max => Err(contradiction(raw, min, max)),
        _ => Ok(Length { min, max }),
    }
}

/// Smithy specification, "range trait": at least one bound, `min` not above `max`.
fn range(raw: Raw<'_>) -> Result<Range<'_>, Mismatch<'_>> {
    let bounds = json::object(raw)?;
    check_bounds_keys(&bounds)?;
    let bound = |key| {
        let Some(value) = bounds.get(key) else {
            return Ok(None);
        };
        let Some((digits, nearest)) = json::decimal(value) else {
            let expected = format!(
                "a number of at most {MAX_DIGITS} digits with an exponent from -{MAX_EXPONENT} to {MAX_EXPONENT}"
            );
            return Err(Mismatch::expected(value.get(), &expected).in_key(key));
        };
        Ok(Some(DecimalLiteral { digits, nearest }))
    };
    let (min, max) = (bound("min")?, bound("max")?);
    match (min, max) {
        (None, None) => Err(no_bound(raw)),
        (Some(min), Some(max)) if min.is_above(max) => {
            Err(contradiction(raw, min.digits, max.digits))
        }
        _ => Ok(Range { min, max }),
    }
}

fn no_bound(raw: Raw<'_>) -> Mismatch<'_> {
    Mismatch::new(raw.get(), "missing `min` or `max`")
}

fn contradiction<T: std::fmt::Display>(raw: Raw<'_>, min: T, max: T) -> Mismatch<'_> {
    let message = format!("`min` {min} is greater than `max` {max}");
    Mismatch::new(raw.get(), message)
}

/// Smithy 1.0 specification, "enum trait": an array of definitions with a `value` and an optional `name`. The tag
/// `internal` is the equivalent of `@internal`.
fn enum_trait(raw: Raw<'_>) -> Result<Vec<EnumDefinition<'_>>, Mismatch<'_>> {
    let definitions = json::array(raw)?;
    if definitions.is_empty() {
        return Err(Mismatch::new(raw.get(), "expected at least one value"));
    }
    definitions
        .into_iter()
        .map(|raw| {
            let definition = json::object(raw)?;
            let tags = definition
                .get("tags")
                .map(json::array)
                .transpose()
                .map_err(|m| m.in_key("tags"))?;
            Ok(EnumDefinition {
                name: string_at(&definition, "name")?,
                value: string_at(&definition, "value")?
                    .ok_or_else(|| Mismatch::missing(raw.get(), "value"))?,
                documentation: string_at(&definition, "documentation")?,
                internal: tags.is_some_and(|tags| tags.iter().any(|t| t.get() == r#""internal""#)),
                deprecated: (definition
                    .get("deprecated")
                    .is_some_and(|raw| raw.get() == "true"))
                .then(Deprecated::default),
                text: raw.get(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::Object;

    fn read(text: &str) -> Result<Traits<'_>, String> {
        let Object(traits) = json::object(json::tests::raw(text)).expect("an object");
        let traits = TraitReader::new(Syntax::Macro).read(traits);
        traits.map_err(|m| m.to_string())
    }

    #[test]
    fn known_traits_are_read_and_others_passed_over() {
        let traits = read(
            r#"{"smithy.api#length": {"min": 1}, "smithy.api#sensitive": {}, "x.y#length": 7,
                "smithy.api#title": [], "smithy.api#range": {"min": -0.5, "max": 1e2},
                "smithy.api#default": null, "smithy.api#httpError": 308}"#,
        )
        .expect("traits");
        let length = traits.length.expect("length").rule;
        assert_eq!((length.min, length.max), (Some(1), None));
        assert!(traits.sensitive && !traits.required);
        let range = traits.range.expect("range").rule;
        assert_eq!(range.min.expect("min").digits, "-0.5");
        assert_eq!(range.max.expect("max").nearest.to_bits(), 100_f64.to_bits());
        assert_eq!(traits.default.expect("default").get(), "null");
        assert_eq!(traits.http_error, Some(308));
    }

    #[test]
    fn impossible_traits_are_refused() {
        for (text, expected) in [
            (
                r#"{"smithy.api#length": {"min": 3, "max": 2}}"#,
                "`@length`: `min` 3 is greater than `max` 2",
            ),
            (
                r#"{"smithy.api#length": {}}"#,
                "`@length`: missing `min` or `max`",
            ),
            (
                r#"{"smithy.api#length": {"min": -1}}"#,
                "`@length.min`: expected an integer that is not negative, found `-1`",
            ),
            (
                r#"{"smithy.api#range": {"min": 9223372036854775807, "max": 9223372036854775806}}"#,
                "`@range`: `min` 9223372036854775807 is greater than `max`",
            ),
            (
                r#"{"smithy.api#range": {"max": "1"}}"#,
                "`@range.max`: expected a number of at most 1000 digits with an exponent from -10000 to 10000, found `\"1\"`",
            ),
            (
                r#"{"smithy.api#pattern": "a(b"}"#,
                "`@pattern`: cannot compile \"a(b\": unclosed group: expected `)`",
            ),
            (
                r#"{"smithy.api#httpError": 200}"#,
                "`@httpError`: expected a status from 300 to 599, found `200`",
            ),
            (
                r#"{"smithy.api#mediaType": "text/x\r\nx: y"}"#,
                "`@mediaType`: expected a media type in printable ASCII of at most 1000 bytes, such as \"text/plain\", \
                 found `\"text/x\\r\\nx: y\"`",
            ),
            (
                r#"{"smithy.api#mediaType": ""}"#,
                "`@mediaType`: expected a media type",
            ),
            (
                r#"{"smithy.api#mediaType": "text/é"}"#,
                "`@mediaType`: expected a media type",
            ),
            (
                r#"{"smithy.api#httpHeader": "a b"}"#,
                "`@httpHeader`: expected a header name, a token of RFC 9110 of at most 1000 bytes, found `\"a b\"`",
            ),
            (
                r#"{"smithy.api#httpPrefixHeaders": "x:"}"#,
                "`@httpPrefixHeaders`: expected a header name",
            ),
            (
                r#"{"smithy.api#httpQuery": ""}"#,
                "`@httpQuery`: expected a parameter name",
            ),
            (
                r#"{"smithy.api#httpHeader": "a", "smithy.api#httpQuery": "a"}"#,
                "`@httpQuery`: conflicts with `@httpHeader`",
            ),
            (
                r#"{"smithy.api#enum": []}"#,
                "`@enum`: expected at least one value",
            ),
            (
                r#"{"smithy.api#enum": [{"name": "A"}]}"#,
                "`@enum`: missing `value`",
            ),
            (
                r#"{"smithy.api#documentation": 1}"#,
                "`@documentation`: expected a string, found a number",
            ),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
