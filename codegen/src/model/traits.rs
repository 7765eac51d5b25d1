//! The traits that are used. Others are ignored.

use std::borrow::Cow;

use super::decimal::Decimal;
use super::json::Raw;
use super::pattern_trait::PatternTrait;

/// The traits of a shape or member.
#[allow(clippy::struct_excessive_bools)] // most traits are annotations
#[derive(Debug, Default)]
pub(crate) struct Traits<'a> {
    /// `@documentation`, `CommonMark`.
    pub(crate) documentation: Option<Cow<'a, str>>,
    /// `@required`
    pub(crate) required: bool,
    /// `@clientOptional`
    pub(crate) client_optional: bool,
    /// `@box`, of Smithy 1.0.
    pub(crate) boxed: bool,
    /// `@default`: a JSON value, which may be null.
    pub(crate) default: Option<Raw<'a>>,
    /// `@sensitive`
    pub(crate) sensitive: bool,
    /// `@sparse`
    pub(crate) sparse: bool,
    /// `@input`
    pub(crate) input: bool,
    /// `@error`: whether the client or the server is at fault.
    pub(crate) error: Option<Fault>,
    /// `@httpError`
    pub(crate) http_error: Option<u16>,
    /// `@retryable`; `None` if the error cannot be retried.
    pub(crate) retryable: Option<Retryable>,
    /// The code of `aws.protocols#awsQueryError`.
    pub(crate) query_error: Option<Cow<'a, str>>,
    /// `@deprecated`
    pub(crate) deprecated: Option<Deprecated<'a>>,
    /// `@since`: a version or a date.
    pub(crate) since: Option<Cow<'a, str>>,
    /// `@externalDocumentation`: titles and URLs.
    pub(crate) external_documentation: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// `@idempotencyToken`
    pub(crate) idempotency_token: bool,
    /// `@recommended`: the reason, which may be empty.
    pub(crate) recommended: Option<Cow<'a, str>>,
    /// `@length`
    pub(crate) length: Option<Constrained<'a, Length>>,
    /// `@range`
    pub(crate) range: Option<Constrained<'a, Range<'a>>>,
    /// `@pattern`
    pub(crate) pattern: Option<Constrained<'a, PatternTrait<'a>>>,
    /// `@uniqueItems`
    pub(crate) unique_items: bool,
    /// `@enumValue`, on a member of an enum.
    pub(crate) enum_value: Option<Raw<'a>>,
    /// `@enum`, of Smithy 1.0. Moved to the kind of the shape when it is decoded.
    pub(crate) enum_values: Option<Vec<EnumDefinition<'a>>>,
    /// Whether the shape is a string with `@enum`, whose other constraints apply. Those of an `enum` shape do not.
    pub(crate) is_enum_string: bool,
    /// `@internal`
    pub(crate) internal: bool,
    /// `@jsonName`
    pub(crate) json_name: Option<Cow<'a, str>>,
    /// `@timestampFormat`
    pub(crate) timestamp_format: Option<TimestampFormat>,
    /// The HTTP binding, if the member is not part of the document.
    pub(crate) binding: Option<Binding<'a>>,
    /// `@hostLabel`
    pub(crate) host_label: bool,
    /// `@mediaType`
    pub(crate) media_type: Option<Cow<'a, str>>,
    /// `@streaming`
    pub(crate) streaming: bool,
}

/// The HTTP binding of a member (Smithy specification, "HTTP binding traits").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Binding<'a> {
    /// `@httpLabel`
    Label,
    /// `@httpQuery`, by its name.
    Query(Cow<'a, str>),
    /// `@httpQueryParams`
    QueryParams,
    /// `@httpHeader`, by its name.
    Header(Cow<'a, str>),
    /// `@httpPrefixHeaders`, by the prefix.
    PrefixHeaders(Cow<'a, str>),
    /// `@httpPayload`
    Payload,
    /// `@httpResponseCode`
    ResponseCode,
}

impl Binding<'_> {
    /// The name of the trait.
    pub(crate) fn name(&self) -> &'static str {
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
pub(crate) enum TimestampFormat {
    /// RFC 3339, in UTC.
    DateTime,
    /// The `IMF-fixdate` of RFC 9110.
    HttpDate,
    /// A number of seconds since 1970.
    EpochSeconds,
}

/// Whether the client or the server is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The client.
    Client,
    /// The server.
    Server,
}

/// The value of `@retryable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Retryable {
    /// Whether the error indicates throttling.
    pub(crate) throttling: bool,
}

/// The value of `@deprecated`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Deprecated<'a> {
    /// Since when: a date or a version.
    pub(crate) since: Option<Cow<'a, str>>,
    /// The reason, or the replacement.
    pub(crate) message: Option<Cow<'a, str>>,
}

/// A constraint trait and its location.
#[derive(Clone, Debug)]
pub(crate) struct Constrained<'a, T> {
    /// The rule.
    pub(crate) rule: T,
    /// The source text.
    pub(crate) text: &'a str,
}

/// The bounds of `@length`, at least one of which is `Some`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// The minimum length.
    pub(crate) min: Option<u64>,
    /// The maximum length.
    pub(crate) max: Option<u64>,
}

/// The bounds of `@range`, at least one of which is `Some`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range<'a> {
    /// The minimum value.
    pub(crate) min: Option<DecimalLiteral<'a>>,
    /// The maximum value.
    pub(crate) max: Option<DecimalLiteral<'a>>,
}

/// A decimal number of the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DecimalLiteral<'a> {
    /// The digits as written in the model.
    pub(crate) digits: &'a str,
    /// The nearest double, which is infinite beyond the largest.
    pub(crate) nearest: f64,
}

/// A value of an enum.
#[derive(Clone, Debug)]
pub(crate) struct EnumDefinition<'a> {
    /// The name in the model, which is optional in `@enum` of Smithy 1.0.
    pub(crate) name: Option<Cow<'a, str>>,
    pub(crate) value: Cow<'a, str>,
    pub(crate) documentation: Option<Cow<'a, str>>,
    /// `@internal`: the value is valid, but violations do not list it.
    pub(crate) internal: bool,
    /// `@deprecated`
    pub(crate) deprecated: Option<Deprecated<'a>>,
    /// Its location.
    pub(crate) text: &'a str,
}

/// A value of an `intEnum`.
#[derive(Clone, Debug)]
pub(crate) struct IntEnumDefinition<'a> {
    /// The name in the model.
    pub(crate) name: Cow<'a, str>,
    pub(crate) value: i32,
    pub(crate) documentation: Option<Cow<'a, str>>,
    /// `@internal`
    pub(crate) internal: bool,
    /// `@deprecated`
    pub(crate) deprecated: Option<Deprecated<'a>>,
    /// Its location.
    pub(crate) text: &'a str,
}

impl DecimalLiteral<'_> {
    /// Returns the number, if it is an integer that fits.
    pub(crate) fn as_i64(&self) -> Option<i64> {
        self.digits.parse().ok()
    }

    pub(super) fn is_above(self, other: Self) -> bool {
        match (self.as_i64(), other.as_i64()) {
            (Some(left), Some(right)) => left > right,
            _ => Decimal::new(self.digits) > Decimal::new(other.digits),
        }
    }
}
