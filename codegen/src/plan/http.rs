//! Where members stand in HTTP messages (Smithy specification, "HTTP binding traits").

use super::Context;
use crate::model::protocol::Protocol;
use crate::model::resolve::Closure;
use crate::model::shape::{Kind, Member};
use crate::model::traits::{Binding, TimestampFormat};

/// Which ends of operations with HTTP bindings a structure is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Role {
    /// An input.
    pub input: bool,
    /// An output, or an error.
    pub output: bool,
}

/// Where a member stands, if not in the document.
#[derive(Clone, Debug)]
pub enum Place {
    /// In the path.
    Label(TextCodec),
    /// In the query, by its name.
    Query(String, Texts),
    /// The query, as a map to strings, or to lists of strings.
    QueryParams {
        /// Whether values of the map may be null.
        sparse: bool,
        /// Whether to lists, and if so whether items may be null.
        list: Option<bool>,
    },
    /// In a header, by its name.
    Header(String, Texts),
    /// In all headers with a prefix: the codec of a value.
    PrefixHeaders(String, TextCodec),
    /// It is the body.
    Payload(Payload),
    /// It is the status.
    ResponseCode,
}

/// One text, or those of a list.
#[derive(Clone, Debug)]
pub struct Texts {
    /// How a value is written.
    pub codec: TextCodec,
    /// Whether there are many, and if so whether some may be null.
    pub list: Option<bool>,
}

/// What a body is.
#[derive(Clone, Debug)]
pub enum Payload {
    /// Bytes of a content type.
    Blob(String),
    /// Text of a content type.
    Text(String),
    /// A document of a structure, which is never absent.
    Structure,
    /// Any other document.
    Json,
}

/// How a value is written as text.
#[derive(Clone, Copy, Debug)]
pub enum TextCodec {
    /// Strings, booleans and integers.
    Plain,
    /// Big integers and big decimals.
    Big,
    /// Floats.
    Float,
    /// Enums of strings.
    Named,
    /// Enums of integers.
    Numbered,
    /// Strings with a media type.
    Base64,
    /// Timestamps as seconds.
    EpochSeconds,
    /// Timestamps of RFC 3339.
    DateTime,
    /// Timestamps of RFC 9110.
    HttpDate,
}

impl Place {
    /// Whether a request has it there.
    #[must_use]
    pub fn is_in_requests(&self) -> bool {
        !matches!(self, Place::ResponseCode)
    }

    /// Whether an answer has it there.
    #[must_use]
    pub fn is_in_responses(&self) -> bool {
        matches!(
            self,
            Place::Header(..) | Place::PrefixHeaders(..) | Place::Payload(_) | Place::ResponseCode
        )
    }
}

/// The roles of all shapes, by their places in the closure.
pub(super) fn roles(closure: &Closure<'_>) -> Vec<Role> {
    let mut roles = vec![Role::default(); closure.shapes.len()];
    for operation in &closure.operations {
        let protocol = operation.service.as_ref().and_then(|facts| facts.protocol);
        if protocol != Some(Protocol::RestJson1) {
            continue;
        }
        if let Some(input) = operation.ends[0] {
            roles[input].input = true;
        }
        for &output in operation.ends[1].iter().chain(&operation.errors) {
            roles[output].output = true;
        }
    }
    roles
}

impl Context<'_, '_> {
    /// Where a member of an end of an operation stands.
    pub(super) fn http_place(&self, member: &Member<'_>) -> Option<Place> {
        let target = self.closure.target(member);
        Some(match member.traits.binding.as_ref()? {
            Binding::Label => Place::Label(self.text(member, false)?),
            Binding::Query(name) => Place::Query(name.to_string(), self.texts(member, false)?),
            Binding::Header(name) => Place::Header(name.to_string(), self.texts(member, true)?),
            Binding::PrefixHeaders(prefix) => match &target.kind {
                Kind::Map(members) => {
                    // Smithy specification, "mediaType trait": base64 is for `@httpHeader` alone.
                    Place::PrefixHeaders(prefix.to_string(), self.text(&members[1], false)?)
                }
                _ => return None,
            },
            Binding::ResponseCode => Place::ResponseCode,
            Binding::QueryParams => match &target.kind {
                Kind::Map(members) => {
                    let value = self.closure.target(&members[1]);
                    Place::QueryParams {
                        sparse: target.traits.sparse,
                        list: matches!(value.kind, Kind::List(_)).then_some(value.traits.sparse),
                    }
                }
                _ => return None,
            },
            Binding::Payload => {
                let media_type = member.traits.media_type.as_ref();
                let media_type = media_type.or(target.traits.media_type.as_ref());
                let content_type =
                    |usual: &str| media_type.map_or_else(|| usual.to_owned(), ToString::to_string);
                Place::Payload(match target.kind {
                    Kind::Blob => Payload::Blob(content_type("application/octet-stream")),
                    Kind::String | Kind::Enum(_) => Payload::Text(content_type("text/plain")),
                    Kind::Structure(_) => Payload::Structure,
                    _ => Payload::Json,
                })
            }
        })
    }

    fn texts(&self, member: &Member<'_>, in_header: bool) -> Option<Texts> {
        let target = self.closure.target(member);
        Some(match &target.kind {
            Kind::List(item) => Texts {
                codec: self.text(item, in_header)?,
                list: Some(target.traits.sparse),
            },
            _ => Texts {
                codec: self.text(member, in_header)?,
                list: None,
            },
        })
    }

    fn text(&self, member: &Member<'_>, in_header: bool) -> Option<TextCodec> {
        let target = self.closure.target(member);
        let has_media_type =
            member.traits.media_type.is_some() || target.traits.media_type.is_some();
        Some(match &target.kind {
            Kind::Blob => TextCodec::Base64,
            Kind::String if in_header && has_media_type => TextCodec::Base64,
            Kind::String
            | Kind::Boolean
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::Long => TextCodec::Plain,
            Kind::BigInteger | Kind::BigDecimal => TextCodec::Big,
            Kind::Float | Kind::Double => TextCodec::Float,
            Kind::Enum(_) => TextCodec::Named,
            Kind::IntEnum(_) => TextCodec::Numbered,
            Kind::Timestamp => {
                let own = member.traits.timestamp_format;
                let usual = if in_header {
                    TimestampFormat::HttpDate
                } else {
                    TimestampFormat::DateTime
                };
                match own.or(target.traits.timestamp_format).unwrap_or(usual) {
                    TimestampFormat::EpochSeconds => TextCodec::EpochSeconds,
                    TimestampFormat::DateTime => TextCodec::DateTime,
                    TimestampFormat::HttpDate => TextCodec::HttpDate,
                }
            }
            _ => return None,
        })
    }
}
