//! Reads the traits that are used; all others are ignored.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::json::{self, MAX_DIGITS, Mismatch, Raw};
use super::pattern_trait::PatternTraitReader;
use super::prelude::{ANNOTATION_TRAITS, TRAITS};
use super::traits::{
    Binding, Constrained, DecimalLiteral, Deprecated, EnumDefinition, Fault, Length, Range,
    Retryable, TimestampFormat, Traits,
};
use crate::diagnostic::{excerpt, quoted, similar_names};

/// The length, in bytes, of the longest name of a header or parameter and of the longest media type.
const MAX_HEADER: usize = 1_000;

/// Decodes traits, and remembers the patterns that it has compiled.
#[derive(Debug, Default)]
pub struct TraitReader<'a> {
    patterns: PatternTraitReader<'a>,
}

impl<'a> TraitReader<'a> {
    /// Decodes the traits of a shape or member.
    ///
    /// # Errors
    ///
    /// A trait that we know has a value that it cannot have.
    pub fn read(
        &mut self,
        entries: Vec<(Cow<'a, str>, Raw<'a>)>,
    ) -> Result<Traits<'a>, Mismatch<'a>> {
        let mut traits = Traits::default();
        for (id, value) in entries {
            if !id.contains('#') {
                return Err(relative(&id, value));
            }
            let Some(name) = id.strip_prefix("smithy.api#") else {
                continue;
            };
            check_trait_name(name, value)?;
            self.read_one(&mut traits, name, value)
                .map_err(|m| m.of(&format!("`@{name}`")))?;
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
                // The specification says 4xx and 5xx; services also have errors that redirect.
                let status = text
                    .parse()
                    .ok()
                    .filter(|status| (300..600).contains(status));
                let message = format!("must be a status from 300 to 599, not {}", excerpt(text));
                traits.http_error = Some(status.ok_or_else(|| Mismatch::new(text, message))?);
            }
            "idempotencyToken" => traits.idempotency_token = true,
            "retryable" => {
                let throttling = json::object(value)?.get("throttling");
                let throttling = match throttling.map(RawValue::get) {
                    None | Some("false") => false,
                    Some("true") => true,
                    Some(other) => {
                        let message = "has a `throttling` that must be a boolean".to_owned();
                        return Err(Mismatch::new(other, message));
                    }
                };
                traits.retryable = Some(Retryable { throttling });
            }
            "deprecated" => {
                let deprecated = json::object(value)?;
                let string = |key| deprecated.get(key).map(json::string).transpose();
                let (since, message) = (string("since")?, string("message")?);
                traits.deprecated = Some(Deprecated { since, message });
            }
            "externalDocumentation" => {
                for (title, address) in json::object(value)?.0 {
                    let address = json::string(address)?;
                    traits.external_documentation.push((title, address));
                }
            }
            "recommended" => {
                let reason = json::object(value)?.get("reason").map(json::string);
                traits.recommended = Some(reason.transpose()?.unwrap_or_default());
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
                    let message = format!("{} cannot be checked: {reason}", excerpt(text));
                    let mut mismatch = Mismatch::new(text, message);
                    mismatch.help = Some("`pattern_off` leaves it unchecked".to_owned());
                    mismatch
                })?;
                traits.pattern = Some(Constrained { rule, text });
            }
            _ => {}
        }
        Ok(())
    }
}

/// A trait whose id is not absolute: it would be passed over, whatever it was meant to do.
fn relative<'a>(id: &str, value: Raw<'a>) -> Mismatch<'a> {
    let message = format!("{} is no absolute shape id", quoted(id));
    let mut mismatch = Mismatch::new(value.get(), message);
    if TRAITS.contains(&id) {
        mismatch.help = Some(format!("write \"smithy.api#{id}\""));
    }
    mismatch.of("the id of a trait")
}

/// Makes sure of a trait of the prelude: an annotation is an object, and what is no trait is not nearly one.
/// Traits that later versions of Smithy add are passed over.
fn check_trait_name<'a>(name: &str, value: Raw<'a>) -> Result<(), Mismatch<'a>> {
    if ANNOTATION_TRAITS.contains(&name) {
        // The loader makes an empty structure of null (Smithy specification, "Trait node values").
        let is_there = matches!(value.get().as_bytes().first(), Some(b'{' | b'n'));
        if !is_there {
            let message = format!("must be an object, `{{}}`, not {}", excerpt(value.get()));
            return Err(Mismatch::new(value.get(), message).of(&format!("`@{name}`")));
        }
    }
    if TRAITS.contains(&name) {
        return Ok(());
    }
    match similar_names(name, TRAITS.into_iter())[..] {
        [] => Ok(()),
        [meant, ..] => {
            let message = format!("there is no trait `smithy.api#{}`", excerpt(name));
            let mut mismatch = Mismatch::new(value.get(), message);
            mismatch.help = Some(format!("write \"smithy.api#{meant}\""));
            Err(mismatch)
        }
    }
}

/// Makes sure that an object with bounds has no other keys.
fn check_bounds_keys<'a>(bounds: &json::Object<'a>) -> Result<(), Mismatch<'a>> {
    match bounds
        .0
        .iter()
        .find(|(key, _)| key != "min" && key != "max")
    {
        None => Ok(()),
        Some((key, value)) => {
            let message = format!("has a key {} beside `min` and `max`", quoted(key));
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
        other => {
            let known = "\"date-time\", \"http-date\" or \"epoch-seconds\"";
            let message = format!("must be {known}, not {}", quoted(other));
            Err(Mismatch::new(raw.get(), message))
        }
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

/// Smithy specification, "HTTP binding traits": each conflicts with all others.
fn bind<'a>(
    traits: &mut Traits<'a>,
    binding: Binding<'a>,
    value: Raw<'a>,
) -> Result<(), Mismatch<'a>> {
    if let Some(other) = &traits.binding {
        let message = format!("cannot be beside `@{}`", other.name());
        return Err(Mismatch::new(value.get(), message));
    }
    traits.binding = Some(binding);
    Ok(())
}

/// The name of a header: a token of RFC 9110.
fn header(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let name = json::string(raw)?;
    if name.len() > MAX_HEADER || !is_token(&name) {
        let message = format!(
            "must be the name of a header, a token of RFC 9110 of at most {MAX_HEADER} bytes, not {}",
            quoted(&name)
        );
        return Err(Mismatch::new(raw.get(), message));
    }
    Ok(name)
}

/// A token of RFC 9110, section 5.6.2: what names and methods are made of.
pub(super) fn is_token(text: &str) -> bool {
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    !text.is_empty() && text.bytes().all(is_token)
}

/// The name of a query parameter (Smithy specification, "httpQuery trait": it is not empty). It is encoded when
/// it is sent.
fn query(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let name = json::string(raw)?;
    if name.is_empty() || name.len() > MAX_HEADER {
        let message = format!("must be the name of a parameter, of 1 to {MAX_HEADER} bytes");
        return Err(Mismatch::new(raw.get(), message));
    }
    Ok(name)
}

/// A media type is sent as the value of a header (Smithy specification, "mediaType trait"; RFC 9110, section
/// 5.5): printable ASCII, without spaces at its ends.
fn media_type(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let media_type = json::string(raw)?;
    let is_printable = media_type.bytes().all(|b| matches!(b, b' '..=b'~'));
    let is_sound = is_printable
        && (1..=MAX_HEADER).contains(&media_type.len())
        && media_type.trim() == media_type;
    if !is_sound {
        let message = format!(
            "must be a media type in printable ASCII of at most {MAX_HEADER} bytes, such as \"text/plain\", not {}",
            quoted(&media_type)
        );
        return Err(Mismatch::new(raw.get(), message));
    }
    Ok(media_type)
}

/// Smithy specification, "error trait": `client` or `server`.
fn fault(raw: Raw<'_>) -> Result<Fault, Mismatch<'_>> {
    match &*json::string(raw)? {
        "client" => Ok(Fault::Client),
        "server" => Ok(Fault::Server),
        other => {
            let message = format!("must be \"client\" or \"server\", not {}", quoted(other));
            Err(Mismatch::new(raw.get(), message))
        }
    }
}

/// Smithy specification, "length trait": at least one bound, `min` not above `max`.
fn length(raw: Raw<'_>) -> Result<Length, Mismatch<'_>> {
    let bounds = json::object(raw)?;
    check_bounds_keys(&bounds)?;
    let bound = |key| {
        let bound = bounds.get(key).map(json::count).transpose();
        bound.map_err(|m| m.of(&format!("has a `{key}` that")))
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
            let message = format!(
                "has a `{key}` that must be a number of at most {MAX_DIGITS} digits that a double comes near, not {}",
                excerpt(value.get())
            );
            return Err(Mismatch::new(value.get(), message));
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
    Mismatch::new(raw.get(), "must have a `min` or a `max`".to_owned())
}

fn contradiction<T: std::fmt::Display>(raw: Raw<'_>, min: T, max: T) -> Mismatch<'_> {
    let message = format!("contradicts itself: its min {min} is greater than its max {max}");
    Mismatch::new(raw.get(), message)
}

/// Smithy 1.0 specification, "enum trait": an array of definitions with a `value` and perhaps a
/// `name`. Tagging a definition `internal` is that version's way to keep it to the server.
fn enum_trait(raw: Raw<'_>) -> Result<Vec<EnumDefinition<'_>>, Mismatch<'_>> {
    let definitions = json::array(raw)?.0;
    if definitions.is_empty() {
        return Err(Mismatch::new(raw.get(), "must have a value".to_owned()));
    }
    definitions
        .into_iter()
        .map(|raw| {
            let definition = json::object(raw).map_err(|m| m.of("has a definition that"))?;
            let string = |key| {
                let value = definition.get(key).map(json::string).transpose();
                value.map_err(|m| m.of(&format!("has a `{key}` that")))
            };
            let tags = definition.get("tags").map(json::array).transpose();
            let tags = tags.map_err(|m| m.of("has `tags` that"))?;
            Ok(EnumDefinition {
                name: string("name")?,
                value: string("value")?.ok_or_else(|| {
                    Mismatch::new(raw.get(), "has a definition without `value`".to_owned())
                })?,
                documentation: string("documentation")?,
                internal: tags
                    .is_some_and(|tags| tags.0.iter().any(|t| t.get() == r#""internal""#)),
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
        let Object(traits) = serde_json::from_str(text).expect("JSON");
        let traits = TraitReader::default().read(traits);
        traits.map_err(|m| m.message)
    }

    #[test]
    fn known_traits_are_read_and_others_passed_over() {
        let traits = read(
            r#"{"smithy.api#length": {"min": 1}, "smithy.api#sensitive": {}, "x.y#length": 7,
                "smithy.api#since": [], "smithy.api#range": {"min": -0.5, "max": 1e2},
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
                "`@length` contradicts itself: its min 3 is greater than its max 2",
            ),
            (
                r#"{"smithy.api#length": {}}"#,
                "`@length` must have a `min` or a `max`",
            ),
            (
                r#"{"smithy.api#length": {"min": -1}}"#,
                "`@length` has a `min` that must be a whole number from 0 to 18446744073709551615, not -1",
            ),
            (
                r#"{"smithy.api#range": {"min": 9223372036854775807, "max": 9223372036854775806}}"#,
                "`@range` contradicts itself",
            ),
            (
                r#"{"smithy.api#range": {"max": "1"}}"#,
                "`@range` has a `max` that must be a number of at most 1000 digits that a double comes near, not \"1\"",
            ),
            (
                r#"{"smithy.api#pattern": "a(b"}"#,
                "`@pattern` \"a(b\" cannot be checked: unclosed group: expected `)`",
            ),
            (
                r#"{"smithy.api#httpError": 200}"#,
                "`@httpError` must be a status from 300 to 599, not 200",
            ),
            (
                r#"{"smithy.api#mediaType": "text/x\r\nx: y"}"#,
                "`@mediaType` must be a media type in printable ASCII of at most 1000 bytes, such as \"text/plain\", \
                 not \"text/x\\r\\nx: y\"",
            ),
            (
                r#"{"smithy.api#mediaType": ""}"#,
                "`@mediaType` must be a media type",
            ),
            (
                r#"{"smithy.api#mediaType": "text/é"}"#,
                "`@mediaType` must be a media type",
            ),
            (
                r#"{"smithy.api#httpHeader": "a b"}"#,
                "`@httpHeader` must be the name of a header, a token of RFC 9110 of at most 1000 bytes, not \"a b\"",
            ),
            (
                r#"{"smithy.api#httpPrefixHeaders": "x:"}"#,
                "`@httpPrefixHeaders` must be the name",
            ),
            (
                r#"{"smithy.api#httpQuery": ""}"#,
                "`@httpQuery` must be the name of a parameter",
            ),
            (
                r#"{"smithy.api#httpHeader": "a", "smithy.api#httpQuery": "a"}"#,
                "`@httpQuery` cannot be beside `@httpHeader`",
            ),
            (r#"{"smithy.api#enum": []}"#, "`@enum` must have a value"),
            (
                r#"{"smithy.api#enum": [{"name": "A"}]}"#,
                "`@enum` has a definition without `value`",
            ),
            (
                r#"{"smithy.api#documentation": 1}"#,
                "`@documentation` must be a string, not a number",
            ),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
