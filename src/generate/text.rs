//! Strings, enums of strings, keys of maps, and blobs.

use std::borrow::Cow;

use super::choices::Other;
use super::{Generator, NoValue, is_status};
use crate::constraint::pattern::sample::{self, Characters, Choose, Lengths, Pool};
use crate::schema::{Binding, EnumSchema, Length, MemberSchema, Schema};

/// What a value is used for in a request.
#[derive(Clone, Copy)]
pub(super) enum Use {
    /// A value in a document or a query.
    Any,
    /// A label of a path.
    Label,
    /// A label of a host name.
    HostLabel,
    /// A URL that a request is sent to.
    Endpoint,
    /// A header.
    Header,
    /// Headers with a prefix: the keys are the rest of the names.
    PrefixHeaders(&'static str),
    /// The status code of a response.
    Status,
}

impl Use {
    pub(super) fn of(member: &MemberSchema) -> Self {
        match (member.host, member.binding) {
            (Some(crate::schema::Host::Label), _) => Use::HostLabel,
            (Some(crate::schema::Host::Endpoint), _) => Use::Endpoint,
            (_, Some(Binding::Label | Binding::LabelOr(_))) => Use::Label,
            (_, Some(Binding::Header(_) | Binding::HeaderList(_))) => Use::Header,
            (_, Some(Binding::PrefixHeaders(prefix))) => Use::PrefixHeaders(prefix),
            _ if is_status(member) => Use::Status,
            _ => Use::Any,
        }
    }

    /// What the values of a map are used for.
    pub(super) fn of_value(self) -> Self {
        match self {
            Use::PrefixHeaders(_) => Use::Header,
            other => other,
        }
    }

    fn characters(self) -> Characters {
        match self {
            Use::Any | Use::Label | Use::Endpoint | Use::Status => Characters::Any,
            Use::HostLabel => Characters::HostLabel,
            Use::Header | Use::PrefixHeaders(_) => Characters::Printable,
        }
    }

    /// The least and the greatest number of characters.
    fn lengths(self) -> (usize, usize) {
        match self {
            Use::Label => (1, usize::MAX),
            Use::HostLabel => (1, 40), // a template can have more in the same label of at most 63
            _ => (0, usize::MAX),
        }
    }

    /// Whether a request can have the text.
    fn allows(self, text: &str) -> bool {
        match self {
            Use::Label => {
                // A path must not be changed by who sends or receives it.
                let is_dots = |segment: &str| segment == "." || segment == "..";
                !text.is_empty() && !text.starts_with('/') && !text.split('/').any(is_dots)
            }
            Use::HostLabel => {
                let characters = self.characters();
                !text.is_empty()
                    && text.chars().all(|character| characters.contains(character))
                    && !text.starts_with('-')
                    && !text.ends_with('-')
            }
            Use::Endpoint => text.starts_with("https://"),
            Use::Header | Use::PrefixHeaders(_) => {
                text.trim() == text && text.chars().all(|c| Characters::Printable.contains(c))
            }
            Use::Any | Use::Status => true,
        }
    }
}

/// How many texts are tried to find one that a request can have.
const MAX_TEXTS: usize = 64;

/// The bounds of a length in the address space.
pub(super) fn lengths(length: Option<Length>) -> Lengths {
    let bound = |bound: u64| usize::try_from(bound).unwrap_or(usize::MAX);
    Lengths {
        min: length.and_then(|length| length.min).map_or(0, bound),
        max: length
            .and_then(|length| length.max)
            .map_or(usize::MAX, bound),
    }
}

impl Generator<'_, '_> {
    /// Makes a string.
    pub(crate) fn text(&mut self, schema: &Schema) -> Result<String, NoValue> {
        let of = match self.of_member {
            // It is in base64.
            Use::Header if schema.media_type => Use::Any,
            of => of,
        };
        self.text_for(schema, of)
    }

    /// Makes a string that can be borrowed.
    pub(crate) fn cow(&mut self, schema: &Schema) -> Result<Cow<'static, str>, NoValue> {
        self.text(schema).map(Cow::Owned)
    }

    /// Makes a string that a request can have, or if there is none, one that satisfies the constraints.
    fn text_for(&mut self, schema: &Schema, of: Use) -> Result<String, NoValue> {
        self.spend_text(lengths(schema.length).min)?;
        let found = self.text_of(schema, of, of.characters());
        match found {
            Some(text) if of.allows(&text) => return Ok(text),
            None if matches!(of, Use::Any) => return Err(NoValue::Never),
            _ => {}
        }
        // A text that no request can have, by all choices in turn.
        let before = self.choices.switch(None);
        let other = (0..MAX_TEXTS).find_map(|number| {
            self.choices
                .switch(Some(Other::Number(sample::Numbered(number))));
            let text = self.text_of(schema, of, of.characters())?;
            of.allows(&text).then_some(text)
        });
        self.choices.switch(before);
        let other = other.or(found);
        other
            .or_else(|| self.text_of(schema, Use::Any, Characters::Any))
            .ok_or(NoValue::Never)
    }

    fn text_of(&mut self, schema: &Schema, of: Use, characters: Characters) -> Option<String> {
        let (min, max) = of.lengths();
        let lengths = lengths(schema.length).within(min, max);
        match schema.pattern {
            Some(pattern) => pattern.sample(characters, lengths, &mut self.choices),
            None if matches!(of, Use::Endpoint) => Some("https://example.com".to_owned()),
            None => sample::text(Pool::of(characters), lengths, &mut self.choices),
        }
    }

    /// Chooses a value of an enum of strings. The constraints of a member override those of the enum.
    pub(super) fn known_text(
        &mut self,
        of: &EnumSchema,
        values: &'static [&'static str],
        schema: &Schema,
    ) -> Result<&'static str, NoValue> {
        let lengths = lengths(schema.length.or(of.schema.length));
        let pattern = schema.pattern.or(of.schema.pattern);
        let is_valid = |value: &&'static str| {
            let length = value.chars().count();
            lengths.min <= length
                && length <= lengths.max
                && pattern.is_none_or(|pattern| pattern.is_match(value))
        };
        let place = self.of_member;
        let is_allowed = |value: &&'static str| place.allows(value);
        let mut valid: Vec<&'static str> = values.iter().copied().filter(is_valid).collect();
        if valid.iter().any(is_allowed) && !schema.media_type {
            valid.retain(|value| is_allowed(value));
        }
        let value = valid.get(self.choices.below(valid.len()));
        value.copied().ok_or(NoValue::Never)
    }

    /// Makes a key of a map.
    pub(super) fn key(&mut self, schema: &'static Schema) -> Result<String, NoValue> {
        if let Some(values) = schema.values {
            let (of, values) = values();
            return self.known_text(of, values, schema).map(str::to_owned);
        }
        let Use::PrefixHeaders(prefix) = self.of_member else {
            return self.text_for(schema, Use::Any);
        };
        let lengths = lengths(schema.length);
        self.spend_text(lengths.min)?;
        let at_least_one = lengths.within(1, usize::MAX);
        let characters = Characters::HeaderName;
        let name = match schema.pattern {
            Some(pattern) => pattern.sample(characters, at_least_one, &mut self.choices),
            None => sample::text(Pool::of(characters), at_least_one, &mut self.choices),
        };
        let name = name.filter(|name| !is_reserved(prefix, name));
        name.map_or_else(|| self.text_for(schema, Use::Any), Ok)
    }

    /// Makes a blob.
    pub(crate) fn blob(&mut self, schema: &Schema) -> Result<Vec<u8>, NoValue> {
        let lengths = lengths(schema.length);
        self.spend_text(lengths.min)?;
        let length = lengths.choose(&mut self.choices).ok_or(NoValue::Never)?;
        #[allow(clippy::cast_possible_truncation)] // below 256
        let blob: Vec<u8> = (0..length).map(|_| self.choices.below(256) as u8).collect();
        Ok(blob)
    }
}

/// Whether a header is set by others than a map.
#[cfg(feature = "http")]
fn is_reserved(prefix: &str, name: &str) -> bool {
    crate::http::is_reserved(&format!("{prefix}{name}"))
}

#[cfg(not(feature = "http"))]
fn is_reserved(_: &str, _: &str) -> bool {
    false
}
