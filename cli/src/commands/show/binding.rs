//! Where members of requests and responses are.

use std::fmt;

use serde::Serialize;
use shapesmith_codegen::inspect::Member;

use super::traits::Traits;

/// Where a member is in a request, a response or an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Binding {
    /// The name of the member.
    pub member: String,
    pub location: Location,
    /// The name there, such as that of a header, or the prefix of several headers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// A label of the URI.
    Label,
    /// A parameter of the query.
    Query,
    /// All other parameters of the query.
    QueryParams,
    Header,
    /// The headers with a prefix.
    PrefixHeaders,
    /// The whole body.
    Payload,
    /// The status of the response.
    StatusCode,
    /// A header of an event.
    EventHeader,
    /// The whole body of an event.
    EventPayload,
    /// A part of the body.
    Body,
    /// Nowhere: another member is the whole body.
    None,
}

impl fmt::Display for Binding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.location {
            Location::Label => "label",
            Location::Query => "query parameter",
            Location::QueryParams => "query parameters",
            Location::Header => "header",
            Location::PrefixHeaders => "headers that begin with",
            Location::Payload => "whole body",
            Location::StatusCode => "status code",
            Location::EventHeader => "event header",
            Location::EventPayload => "whole event body",
            Location::Body => "body",
            Location::None => "not sent",
        };
        f.write_str(what)?;
        match &self.name {
            Some(name) => write!(f, " `{name}`"),
            None => Ok(()),
        }
    }
}

/// The binding that the traits of a member say.
pub fn of_traits(member: &str, traits: &Traits<'_>) -> Option<Binding> {
    let own = || Some(member.to_owned());
    let (location, name) = if traits.has("httpLabel") {
        (Location::Label, own())
    } else if traits.has("httpQuery") {
        (Location::Query, traits.string("httpQuery"))
    } else if traits.has("httpQueryParams") {
        (Location::QueryParams, None)
    } else if traits.has("httpHeader") {
        (Location::Header, traits.string("httpHeader"))
    } else if traits.has("httpPrefixHeaders") {
        (Location::PrefixHeaders, traits.string("httpPrefixHeaders"))
    } else if traits.has("httpPayload") {
        (Location::Payload, None)
    } else if traits.has("httpResponseCode") {
        (Location::StatusCode, None)
    } else if traits.has("eventHeader") {
        (Location::EventHeader, own())
    } else if traits.has("eventPayload") {
        (Location::EventPayload, None)
    } else {
        return None;
    };
    Some(Binding {
        member: member.to_owned(),
        location,
        name,
    })
}

/// The bindings of the members of a request, or of a response, whose protocol has HTTP bindings or not.
pub fn of_message(members: &[Member<'_>], is_request: bool, has_bindings: bool) -> Vec<Binding> {
    let of_http = |member: &Member<'_>| {
        let binding = of_traits(&member.name, &Traits::new(&member.traits))?;
        // Traits of the other direction have no meaning (Smithy specification, "HTTP binding traits").
        let applies = match binding.location {
            Location::Label | Location::Query | Location::QueryParams => is_request,
            Location::StatusCode => !is_request,
            Location::EventHeader | Location::EventPayload => false,
            _ => true,
        };
        (has_bindings && applies).then_some(binding)
    };
    let bindings: Vec<Option<Binding>> = members.iter().map(of_http).collect();
    let has_payload = bindings
        .iter()
        .flatten()
        .any(|binding| binding.location == Location::Payload);
    let members = members.iter().zip(bindings);
    let all = members.map(|(member, binding)| {
        binding.unwrap_or_else(|| {
            let json_name = Traits::new(&member.traits).string("jsonName");
            let name = json_name
                .filter(|_| has_bindings)
                .unwrap_or_else(|| member.name.to_string());
            Binding {
                member: member.name.to_string(),
                location: if has_payload {
                    Location::None
                } else {
                    Location::Body
                },
                name: (!has_payload).then_some(name),
            }
        })
    });
    all.collect()
}
