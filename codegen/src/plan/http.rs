//! HTTP bindings (Smithy specification, "HTTP binding traits").

use super::context::Context;
use crate::model::closure::Closure;
use crate::model::protocol::Protocol;
use crate::model::shape::{ExternalKind, Kind, Member};
use crate::model::traits::Binding;

/// The roles of a structure in operations with HTTP bindings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OperationRole {
    /// An input.
    pub(crate) input: bool,
    /// An output, or an error.
    pub(crate) output: bool,
    /// A path label of an input, and the text that its service requires for an empty one.
    pub(crate) empty_label: Option<(&'static str, &'static str)>,
    /// The member of an input, in any protocol, with the URL that the request is sent to.
    pub(crate) endpoint: Option<&'static str>,
}

/// The part of a URI's host that a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// `@hostLabel`
    Label,
    /// The URL that the request is sent to.
    Endpoint,
}

/// The HTTP binding of a member that is not part of the document.
#[derive(Clone, Debug)]
pub(crate) enum HttpBinding {
    /// A path label.
    Label {
        /// The text of an empty label, if the service allows one.
        empty: Option<&'static str>,
    },
    /// A query parameter, by its name.
    Query(String),
    /// All query parameters, as a map to strings, or to lists of strings.
    QueryParams,
    /// A header, by its name.
    Header(String),
    /// A header with a list, by its name.
    HeaderList(String),
    /// All headers with a prefix.
    PrefixHeaders(String),
    /// The body.
    Payload(Payload),
    /// The status.
    ResponseCode,
}

/// The payload of a message.
#[derive(Clone, Debug)]
pub(crate) enum Payload {
    /// Bytes or text, with a content type.
    Raw(String),
    /// A document of a structure, which is always written.
    Structure,
    /// Any other document.
    Document,
}

/// The roles of all shapes, by index in the closure.
pub(super) fn roles(closure: &Closure<'_>) -> Vec<OperationRole> {
    let mut roles = vec![OperationRole::default(); closure.shapes.len()];
    for operation in &closure.operations {
        let Some(service) = &operation.service else {
            continue;
        };
        let endpoint = service.customization.and_then(|known| known.endpoint);
        if let (Some(input), Some((name, member))) = (operation.input, endpoint)
            && operation.id.rsplit('#').next() == Some(name)
        {
            roles[input].endpoint = Some(member);
        }
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
        let text = |member: &Member<'_>| self.has_text(member).then_some(());
        Some(match member.traits.binding.as_ref()? {
            Binding::Label => {
                text(member)?;
                let empty = role.empty_label.filter(|(label, _)| *label == member.name);
                HttpBinding::Label {
                    empty: empty.map(|(_, text)| text),
                }
            }
            Binding::Query(name) => {
                text(self.list_item(member).unwrap_or(member))?;
                HttpBinding::Query(name.to_string())
            }
            Binding::Header(name) => {
                if let Some(item) = self.list_item(member) {
                    text(item)?;
                    HttpBinding::HeaderList(name.to_string())
                } else {
                    text(member)?;
                    HttpBinding::Header(name.to_string())
                }
            }
            Binding::PrefixHeaders(prefix) => match &target.kind {
                Kind::Map(members) => {
                    text(&members[1])?;
                    HttpBinding::PrefixHeaders(prefix.to_string())
                }
                _ => return None,
            },
            Binding::ResponseCode => HttpBinding::ResponseCode,
            Binding::QueryParams => match &target.kind {
                Kind::Map(_) => HttpBinding::QueryParams,
                _ => return None,
            },
            Binding::Payload => {
                let media_type = member.traits.media_type.as_ref();
                let media_type = media_type.or(target.traits.media_type.as_ref());
                let raw = |usual: &str| {
                    Payload::Raw(media_type.map_or_else(|| usual.to_owned(), ToString::to_string))
                };
                HttpBinding::Payload(match target.kind {
                    Kind::Blob => raw("application/octet-stream"),
                    Kind::String
                    | Kind::Enum(_)
                    | Kind::External {
                        of: ExternalKind::Enum,
                        ..
                    } => raw("text/plain"),
                    Kind::Structure(_)
                    | Kind::External {
                        of: ExternalKind::Structure,
                        ..
                    } => Payload::Structure,
                    _ => Payload::Document,
                })
            }
        })
    }

    /// Whether the values have a form as text.
    fn has_text(&self, member: &Member<'_>) -> bool {
        if let Kind::External { of, .. } = self.closure.target(member).kind {
            return of.is_enum();
        }
        matches!(
            self.closure.target(member).kind,
            Kind::String
                | Kind::Boolean
                | Kind::Byte
                | Kind::Short
                | Kind::Integer
                | Kind::Long
                | Kind::BigInteger
                | Kind::BigDecimal
                | Kind::Float
                | Kind::Double
                | Kind::Enum(_)
                | Kind::IntEnum(_)
                | Kind::Timestamp
        )
    }

    /// The items of a member that is a list.
    fn list_item<'m>(&'m self, member: &Member<'_>) -> Option<&'m Member<'m>> {
        match &self.closure.target(member).kind {
            Kind::List(item) => Some(item),
            _ => None,
        }
    }
}
