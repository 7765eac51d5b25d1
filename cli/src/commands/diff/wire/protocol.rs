//! The forms that messages have.

use shapesmith_codegen::inspect;

use super::super::node::Node;
use super::super::version::{Member, Shape, Version};

/// The form of messages of a protocol, as far as changes of a model show in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    AwsJson,
    RestJson,
    RestXml,
    AwsQuery,
    Ec2Query,
    Cbor,
    /// Of a protocol that is not known: all that protocols use may count.
    Other,
}

/// The protocols by their traits.
const PROTOCOLS: [(&str, Form); 8] = [
    ("aws.protocols#awsJson1_0", Form::AwsJson),
    ("aws.protocols#awsJson1_1", Form::AwsJson),
    ("aws.protocols#restJson1", Form::RestJson),
    ("aws.protocols#restXml", Form::RestXml),
    ("aws.protocols#awsQuery", Form::AwsQuery),
    ("aws.protocols#ec2Query", Form::Ec2Query),
    ("smithy.protocols#rpcv2Cbor", Form::Cbor),
    ("smithy.protocols#rpcv2Json", Form::AwsJson),
];

/// The protocols of a service: the IDs of their traits.
pub fn protocols<'s>(version: &Version<'_>, service: &'s Shape<'_>) -> Vec<&'s str> {
    let is_protocol = |id: &str| {
        let is_known = PROTOCOLS.iter().any(|(known, _)| *known == id);
        is_known
            || version
                .trait_of(id, "smithy.api#protocolDefinition")
                .is_some()
    };
    let ids = service.traits.iter().map(|(id, _)| &**id);
    ids.filter(|id| is_protocol(id)).collect()
}

/// The protocol of a service that the generated code uses. It does not depend on the order of the traits.
pub fn chosen<'p>(protocols: &[&'p str]) -> Option<&'p str> {
    let mut preferred = inspect::protocols();
    preferred.find_map(|id| protocols.iter().copied().find(|known| *known == id))
}

impl Form {
    pub fn of(protocol: &str) -> Self {
        let known = PROTOCOLS.iter().find(|(id, _)| *id == protocol);
        known.map_or(Form::Other, |(_, form)| *form)
    }

    /// Whether `@http` and its bindings say where members are.
    pub fn has_bindings(self) -> bool {
        matches!(self, Form::RestJson | Form::RestXml | Form::Other)
    }

    /// Whether values in bodies are texts, whatever their type is.
    pub fn is_text(self) -> bool {
        match self {
            Form::RestXml | Form::AwsQuery | Form::Ec2Query => true,
            Form::AwsJson | Form::RestJson | Form::Cbor | Form::Other => false,
        }
    }

    /// Whether bodies are XML, or keys that follow the names in XML.
    pub fn has_xml_names(self) -> bool {
        matches!(
            self,
            Form::RestXml | Form::AwsQuery | Form::Ec2Query | Form::Other
        )
    }

    /// Whether requests have the name of the service: in `X-Amz-Target`, or in the path. The signing name and the
    /// endpoint come from traits.
    pub fn sends_service(self) -> bool {
        matches!(self, Form::AwsJson | Form::Cbor | Form::Other)
    }

    /// Whether requests have the version of the service.
    pub fn sends_version(self) -> bool {
        matches!(self, Form::AwsQuery | Form::Ec2Query)
    }

    /// The format of timestamps without `@timestampFormat`. `None` if the trait does not count.
    fn timestamps(self, place: &Place) -> Option<&'static str> {
        match place {
            Place::Header(_) | Place::PrefixHeaders(_) | Place::EventHeader(_) => {
                return Some("http-date");
            }
            Place::Query(_) | Place::QueryParams | Place::Label(_) => return Some("date-time"),
            _ => {}
        }
        match self {
            Form::Cbor => None,
            Form::RestXml | Form::AwsQuery | Form::Ec2Query => Some("date-time"),
            Form::AwsJson | Form::RestJson | Form::Other => Some("epoch-seconds"),
        }
    }

    /// The format of a timestamp.
    pub fn timestamp_format<'n>(
        self,
        place: &Place,
        member: Option<&'n Node<'_>>,
        target: Option<&'n Node<'_>>,
    ) -> &'n str {
        let Some(default) = self.timestamps(place) else {
            return "epoch-seconds";
        };
        let named = member.or(target).and_then(Node::as_str);
        named.unwrap_or(default)
    }
}

/// The way of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Request,
    Response,
}

/// The place of a member in a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Body(String),
    Attribute(String),
    Header(String),
    PrefixHeaders(String),
    Query(String),
    QueryParams,
    /// The number of the label in the URI, or its name if it is not there.
    Label(String),
    Payload,
    StatusCode,
    EventHeader(String),
    EventPayload,
}

impl Place {
    /// Whether values there are texts.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Place::Header(_)
                | Place::PrefixHeaders(_)
                | Place::Query(_)
                | Place::QueryParams
                | Place::Label(_)
        )
    }

    pub fn shown(&self) -> String {
        match self {
            Place::Body(name) => format!("as `{name}` in the body"),
            Place::Attribute(name) => format!("as attribute `{name}`"),
            Place::Header(name) => format!("in header `{name}`"),
            Place::PrefixHeaders(prefix) => format!("in headers with prefix `{prefix}`"),
            Place::Query(name) => format!("in query parameter `{name}`"),
            Place::QueryParams => "in query parameters".to_owned(),
            Place::Label(_) => "in the URI".to_owned(),
            Place::Payload => "as the body".to_owned(),
            Place::StatusCode => "in the status code".to_owned(),
            Place::EventHeader(name) => format!("in header `{name}` of the event"),
            Place::EventPayload => "as payload of the event".to_owned(),
        }
    }
}

/// Where a member of a structure or union is. `uri` is that of the operation whose input or output it is.
pub fn place(form: Form, direction: Direction, uri: Option<&str>, member: &Member<'_>) -> Place {
    let text = |id: &str| {
        let value = member.get(&format!("smithy.api#{id}"))?;
        value.as_str().map(str::to_owned)
    };
    let has = |id: &str| member.has(&format!("smithy.api#{id}"));
    if has("eventHeader") {
        return Place::EventHeader(member.name.to_string());
    }
    if has("eventPayload") {
        return Place::EventPayload;
    }
    if let Some(uri) = uri.filter(|_| form.has_bindings()) {
        if let Some(name) = text("httpHeader") {
            return Place::Header(name.to_lowercase());
        }
        if let Some(prefix) = text("httpPrefixHeaders") {
            return Place::PrefixHeaders(prefix.to_lowercase());
        }
        if has("httpPayload") {
            return Place::Payload;
        }
        if direction == Direction::Request {
            if has("httpLabel") {
                let labels = labels(uri);
                let at = labels.iter().position(|label| *label == member.name);
                return Place::Label(at.map_or(member.name.to_string(), |at| at.to_string()));
            }
            if let Some(name) = text("httpQuery") {
                return Place::Query(name);
            }
            if has("httpQueryParams") {
                return Place::QueryParams;
            }
        } else if has("httpResponseCode") {
            return Place::StatusCode;
        }
    }
    let xml = || text("xmlName").unwrap_or_else(|| member.name.to_string());
    let name = match form {
        Form::AwsJson | Form::Cbor => member.name.to_string(),
        Form::RestJson => text("jsonName").unwrap_or_else(|| member.name.to_string()),
        Form::RestXml if has("xmlAttribute") => return Place::Attribute(xml()),
        Form::Ec2Query if direction == Direction::Request => {
            let own = member.get("aws.protocols#ec2QueryName");
            own.and_then(Node::as_str)
                .map_or_else(|| capitalized(&xml()), str::to_owned)
        }
        Form::RestXml | Form::AwsQuery | Form::Ec2Query => xml(),
        Form::Other => {
            let names = [text("jsonName"), text("xmlName")];
            match names {
                [None, None] => member.name.to_string(),
                [json, xml] => format!(
                    "{}/{}",
                    json.as_deref().unwrap_or(&member.name),
                    xml.as_deref().unwrap_or(&member.name)
                ),
            }
        }
    };
    Place::Body(name)
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// The names of the labels in a URI.
fn labels(uri: &str) -> Vec<&str> {
    let parts = uri.split('{').skip(1);
    let labels = parts.filter_map(|part| part.split_once('}'));
    labels.map(|(name, _)| name.trim_end_matches('+')).collect()
}

/// A URI without the names of its labels, which are not sent.
pub fn anonymous(uri: &str) -> String {
    let mut out = String::new();
    for (at, part) in uri.split('{').enumerate() {
        match part.split_once('}') {
            Some((name, rest)) if at > 0 => {
                out.push_str(if name.ends_with('+') { "{+}" } else { "{}" });
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    out
}
