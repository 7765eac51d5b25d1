//! HTTP bindings (Smithy specification, "HTTP binding traits").

use super::context::Context;
use crate::model::closure::Closure;
use crate::model::protocol::Protocol;
use crate::model::shape::{Kind, Member};
use crate::model::traits::{Binding, TimestampFormat};

/// The roles of a structure in operations with HTTP bindings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OperationRole {
    /// An input.
    pub(crate) input: bool,
    /// An output, or an error.
    pub(crate) output: bool,
    /// A path label of an input, and the text that its service requires for an empty one.
    pub(crate) empty_label: Option<(&'static str, &'static str)>,
}

/// The HTTP binding of a member that is not part of the document.
#[derive(Clone, Debug)]
pub(crate) enum HttpBinding {
    /// A path label.
    Label {
        codec: ValueCodec,
        /// The text of an empty label, if the service allows one.
        empty: Option<&'static str>,
    },
    /// A query parameter, by its name.
    Query(String, HeaderCodec),
    /// All query parameters, as a map to strings, or to lists of strings.
    QueryParams {
        /// Whether values of the map can be null.
        sparse: bool,
        /// `Some` for a map to lists: whether their items can be null.
        list: Option<bool>,
    },
    /// A header, by its name.
    Header(String, HeaderCodec),
    /// All headers with a prefix, with the codec of a value.
    PrefixHeaders(String, ValueCodec),
    /// The body.
    Payload(Payload),
    /// The status.
    ResponseCode,
}

/// A text, or a list of texts.
#[derive(Clone, Debug)]
pub(crate) struct HeaderCodec {
    /// The codec of a value.
    pub(crate) codec: ValueCodec,
    /// `Some` for a list: whether its items can be null.
    pub(crate) list: Option<bool>,
}

/// The payload of a message.
#[derive(Clone, Debug)]
pub(crate) enum Payload {
    /// Bytes, with a content type.
    Blob(String),
    /// Text, with a content type.
    Text(String),
    /// A document of a structure, which is always written.
    Structure,
    /// Any other document.
    Json,
}

/// The text form of a value.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ValueCodec {
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
    /// Strings and enums with a media type.
    Base64,
    /// Timestamps as seconds.
    EpochSeconds,
    /// Timestamps of RFC 3339.
    DateTime,
    /// Timestamps of RFC 9110.
    HttpDate,
}

impl HttpBinding {
    /// Whether the binding applies to requests.
    pub(crate) fn is_in_requests(&self) -> bool {
        !matches!(self, HttpBinding::ResponseCode)
    }

    /// Whether the binding applies to responses.
    pub(crate) fn is_in_responses(&self) -> bool {
        matches!(
            self,
            HttpBinding::Header(..)
                | HttpBinding::PrefixHeaders(..)
                | HttpBinding::Payload(_)
                | HttpBinding::ResponseCode
        )
    }
}

/// The roles of all shapes, by index in the closure.
pub(super) fn roles(closure: &Closure<'_>) -> Vec<OperationRole> {
    let mut roles = vec![OperationRole::default(); closure.shapes.len()];
    for operation in &closure.operations {
        let Some(service) = &operation.service else {
            continue;
        };
        if service.protocol != Some(Protocol::RestJson1) {
            continue;
        }
        if let Some(input) = operation.input {
            roles[input].input = true;
            let required = service.customization.as_ref();
            roles[input].empty_label = required.and_then(|required| required.empty_label);
        }
        for &output in operation.responses() {
            roles[output].output = true;
        }
    }
    roles
}

impl Context<'_, '_> {
    /// The HTTP binding of a member of an operation's input or output.
    pub(super) fn http_binding(
        &self,
        member: &Member<'_>,
        role: OperationRole,
    ) -> Option<HttpBinding> {
        let target = self.closure.target(member);
        Some(match member.traits.binding.as_ref()? {
            Binding::Label => HttpBinding::Label {
                codec: self.text(member, false)?,
                empty: role
                    .empty_label
                    .filter(|(label, _)| *label == member.name)
                    .map(|(_, text)| text),
            },
            Binding::Query(name) => {
                HttpBinding::Query(name.to_string(), self.texts(member, false)?)
            }
            Binding::Header(name) => {
                HttpBinding::Header(name.to_string(), self.texts(member, true)?)
            }
            Binding::PrefixHeaders(prefix) => match &target.kind {
                Kind::Map(members) => {
                    // Smithy specification, "mediaType trait": only `@httpHeader` uses base64.
                    HttpBinding::PrefixHeaders(prefix.to_string(), self.text(&members[1], false)?)
                }
                _ => return None,
            },
            Binding::ResponseCode => HttpBinding::ResponseCode,
            Binding::QueryParams => match &target.kind {
                Kind::Map(members) => {
                    let value = self.closure.target(&members[1]);
                    HttpBinding::QueryParams {
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
                HttpBinding::Payload(match target.kind {
                    Kind::Blob => Payload::Blob(content_type("application/octet-stream")),
                    Kind::String | Kind::Enum(_) => Payload::Text(content_type("text/plain")),
                    Kind::Structure(_) => Payload::Structure,
                    _ => Payload::Json,
                })
            }
        })
    }

    fn texts(&self, member: &Member<'_>, in_header: bool) -> Option<HeaderCodec> {
        let target = self.closure.target(member);
        Some(match &target.kind {
            Kind::List(item) => HeaderCodec {
                codec: self.text(item, in_header)?,
                list: Some(target.traits.sparse),
            },
            _ => HeaderCodec {
                codec: self.text(member, in_header)?,
                list: None,
            },
        })
    }

    fn text(&self, member: &Member<'_>, in_header: bool) -> Option<ValueCodec> {
        let target = self.closure.target(member);
        let has_media_type =
            member.traits.media_type.is_some() || target.traits.media_type.is_some();
        Some(match &target.kind {
            // Smithy specification, "httpHeader trait" and "mediaType trait"; an enum is a string.
            Kind::String | Kind::Enum(_) if in_header && has_media_type => ValueCodec::Base64,
            Kind::String
            | Kind::Boolean
            | Kind::Byte
            | Kind::Short
            | Kind::Integer
            | Kind::Long => ValueCodec::Plain,
            Kind::BigInteger | Kind::BigDecimal => ValueCodec::Big,
            Kind::Float | Kind::Double => ValueCodec::Float,
            Kind::Enum(_) => ValueCodec::Named,
            Kind::IntEnum(_) => ValueCodec::Numbered,
            Kind::Timestamp => {
                let own = member.traits.timestamp_format;
                let usual = if in_header {
                    TimestampFormat::HttpDate
                } else {
                    TimestampFormat::DateTime
                };
                match own.or(target.traits.timestamp_format).unwrap_or(usual) {
                    TimestampFormat::EpochSeconds => ValueCodec::EpochSeconds,
                    TimestampFormat::DateTime => ValueCodec::DateTime,
                    TimestampFormat::HttpDate => ValueCodec::HttpDate,
                }
            }
            _ => return None,
        })
    }
}
