//! The traits that we have a use for; all others are passed over.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::json::Raw;
use super::pattern_trait::PatternTrait;

/// The traits of a shape or member.
#[allow(clippy::struct_excessive_bools)] // a trait is there or not
#[derive(Debug, Default)]
pub struct Traits<'a> {
    /// `@documentation`, `CommonMark`.
    pub documentation: Option<Cow<'a, str>>,
    /// `@required`
    pub required: bool,
    /// `@clientOptional`
    pub client_optional: bool,
    /// `@box`, of Smithy 1.
    pub boxed: bool,
    /// `@default`: a JSON value, which may be null.
    pub default: Option<Raw<'a>>,
    /// `@sensitive`
    pub sensitive: bool,
    /// `@sparse`
    pub sparse: bool,
    /// `@input`
    pub input: bool,
    /// `@error`: whose fault it is.
    pub error: Option<Fault>,
    /// `@httpError`
    pub http_error: Option<u16>,
    /// `@retryable`: whether the error can be retried, and if so whether it throttles.
    pub retryable: Option<Retryable>,
    /// `@deprecated`
    pub deprecated: Option<Deprecated<'a>>,
    /// `@externalDocumentation`: titles and addresses.
    pub external_documentation: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// `@idempotencyToken`
    pub idempotency_token: bool,
    /// `@recommended`: the reason, which may be empty.
    pub recommended: Option<Cow<'a, str>>,
    /// `@length`
    pub length: Option<Constrained<'a, Length>>,
    /// `@range`
    pub range: Option<Constrained<'a, Range<'a>>>,
    /// `@pattern`
    pub pattern: Option<Constrained<'a, PatternTrait<'a>>>,
    /// `@uniqueItems`
    pub unique_items: bool,
    /// `@enumValue`, on a member of an enum.
    pub enum_value: Option<Raw<'a>>,
    /// `@enum`, of Smithy 1.
    pub enum_values: Option<Vec<EnumDefinition<'a>>>,
    /// `@internal`
    pub internal: bool,
    /// `@jsonName`
    pub json_name: Option<Cow<'a, str>>,
    /// `@timestampFormat`
    pub timestamp_format: Option<TimestampFormat>,
    /// The HTTP binding, if the member is not part of the document.
    pub binding: Option<Binding<'a>>,
    /// `@hostLabel`
    pub host_label: bool,
    /// `@mediaType`
    pub media_type: Option<Cow<'a, str>>,
    /// `@streaming`
    pub streaming: bool,
}

/// The HTTP binding of a member (Smithy specification, "HTTP binding traits").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding<'a> {
    /// `@httpLabel`
    Label,
    /// `@httpQuery`, by its name.
    Query(Cow<'a, str>),
    /// `@httpQueryParams`
    QueryParams,
    /// `@httpHeader`, by its name.
    Header(Cow<'a, str>),
    /// `@httpPrefixHeaders`, by their prefix.
    PrefixHeaders(Cow<'a, str>),
    /// `@httpPayload`
    Payload,
    /// `@httpResponseCode`
    ResponseCode,
}

impl Binding<'_> {
    /// The name of the trait.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Binding::Label => "httpLabel",
            Binding::Query(_) => "httpQuery",
            Binding::QueryParams => "httpQueryParams",
            Binding::Header(_) => "httpHeader",
            Binding::PrefixHeaders(_) => "httpPrefixHeaders",
            Binding::Payload => "httpPayload",
            Binding::ResponseCode => "httpResponseCode",
        }
    }
}

/// The value of `@timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// RFC 3339, in UTC.
    DateTime,
    /// The `IMF-fixdate` of RFC 9110.
    HttpDate,
    /// Seconds since 1970 as a number.
    EpochSeconds,
}

/// Whether the client or the server is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The client's.
    Client,
    /// The server.
    Server,
}

/// The value of `@retryable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retryable {
    /// Whether the error indicates throttling.
    pub throttling: bool,
}

/// The value of `@deprecated`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deprecated<'a> {
    /// When the shape became so: a date or a version.
    pub since: Option<Cow<'a, str>>,
    /// Why, or what to use instead.
    pub message: Option<Cow<'a, str>>,
}

/// A constraint trait and its location.
#[derive(Clone, Debug)]
pub struct Constrained<'a, T> {
    /// What it says.
    pub rule: T,
    /// Its text in the model.
    pub text: &'a str,
}

/// The bounds of `@length`; at least one is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The least length.
    pub min: Option<u64>,
    /// The greatest length.
    pub max: Option<u64>,
}

/// The bounds of `@range`; at least one is there.
#[derive(Clone, Copy, Debug)]
pub struct Range<'a> {
    /// The least value.
    pub min: Option<DecimalLiteral<'a>>,
    /// The greatest value.
    pub max: Option<DecimalLiteral<'a>>,
}

/// A decimal number of the model.
#[derive(Clone, Copy, Debug)]
pub struct DecimalLiteral<'a> {
    /// The digits as the model writes them.
    pub digits: &'a str,
    /// The nearest double.
    pub nearest: f64,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub struct EnumDefinition<'a> {
    /// The name that the model gives it; `@enum` of Smithy 1 may leave it out.
    pub name: Option<Cow<'a, str>>,
    pub value: Cow<'a, str>,
    pub documentation: Option<Cow<'a, str>>,
    /// Whether servers keep it to themselves: it is valid, but a violation does not list it.
    pub internal: bool,
    /// `@deprecated`
    pub deprecated: Option<Deprecated<'a>>,
    /// Its location.
    pub text: &'a str,
}

/// A value of an `intEnum`.
#[derive(Clone, Debug)]
pub struct IntEnumDefinition<'a> {
    /// The name that the model gives it.
    pub name: Cow<'a, str>,
    pub value: i32,
    pub documentation: Option<Cow<'a, str>>,
    /// Whether servers keep it to themselves.
    pub internal: bool,
    /// `@deprecated`
    pub deprecated: Option<Deprecated<'a>>,
    /// Its location.
    pub text: &'a str,
}

impl DecimalLiteral<'_> {
    /// The number, where it is an integer that fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.digits.parse().ok()
    }

    pub(super) fn is_above(self, other: Self) -> bool {
        match (self.as_i64(), other.as_i64()) {
            (Some(left), Some(right)) => left > right,
            _ => Decimal::new(self.digits) > Decimal::new(other.digits),
        }
    }
}
