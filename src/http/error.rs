//! Errors from building a request.

use std::error::Error;
use std::fmt;

use crate::JsonError;
use crate::escape::Escaped;
use crate::json::YEAR_OUT_OF_RANGE;

/// An error building a request. It contains no values and nothing `@sensitive`. The name of a header that is a
/// map key is included unless the map, its keys or its values are sensitive.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::{Operation, RequestError, ReservedHeader};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let input = UpdateUserPoolClient::input()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .build()?;
/// let endpoint = "https://user@example.com".parse()?;
/// let what = match UpdateUserPoolClient::request_to(&endpoint, &input).unwrap_err() {
///     RequestError::ServiceEndpoint => "the configuration of the client",
///     RequestError::ReservedHeader(ReservedHeader::Credentials) => "an attempt to set credentials",
///     _ => "the input",
/// };
/// assert_eq!(what, "the configuration of the client");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    /// The path label with this name is unset or empty (Smithy specification, "httpLabel trait").
    Label(&'static str),
    /// The path label with this name is `.` or `..`, or has such a segment. Clients and servers remove these from
    /// paths (RFC 3986, section 5.2.4).
    DotSegment(&'static str),
    /// The path label with this name starts with a slash, and the path would start with two, like an authority
    /// (RFC 3986, section 4.2).
    DoubleSlash(&'static str),
    /// The host label with this name is not valid: at most 63 letters, digits and hyphens, not starting or ending
    /// with a hyphen (Smithy specification, "hostLabel trait"; RFC 1123, section 2.1).
    HostLabel(&'static str),
    /// The host prefix is longer than 253 characters (RFC 1035, section 2.3.4).
    HostLength,
    /// The member with this name, which the operation is sent to, is not a URL with the scheme `https` or `http` and
    /// a host, and without a user name, path or query.
    Endpoint(&'static str),
    /// The endpoint is not a URL with the scheme `https` or `http` and a host, and without a user name, path segments
    /// `.` and `..`, and a query.
    ServiceEndpoint,
    /// Invalid value of the header with this name, such as one with a line end.
    Header(String),
    /// A timestamp in the label, query parameter or header with this name has a year that its format cannot write:
    /// one outside of 0 to 9999 in `date-time` (RFC 3339) and `http-date` (RFC 9110).
    Timestamp(String),
    /// Invalid header name, from a map key.
    HeaderName,
    /// A map key is the name of a reserved header.
    ReservedHeader(ReservedHeader),
    /// More headers than a [`HeaderMap`](http::HeaderMap) can contain.
    TooManyHeaders,
    /// Invalid URI.
    Uri,
    /// The URI is longer than the 65,534 bytes of an [`http::Uri`].
    UriLength,
    /// The document cannot be serialized.
    Json(JsonError),
}

/// Headers that a map bound with `@httpPrefixHeaders` cannot set.
///
/// [`RequestError`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReservedHeader {
    /// A header that frames the message or controls the connection:
    /// `Connection`, `Content-Encoding`, `Content-Length`, `Content-Range`, `Expect`, `Host`,
    /// `HTTP2-Settings`, `Keep-Alive`, `Proxy-Connection`, `TE`, `Trailer`, `Transfer-Encoding`, `Upgrade`,
    /// `X-Amz-Decoded-Content-Length`, `X-Amz-Trailer`, and those that begin with `Sec-` (RFC 9110, sections
    /// 7.2, 7.6.1, 8.4, 8.6, 10.1 and 14.4; RFC 9112, sections 6 and 7; RFC 6455, section 11.3).
    Framing,
    /// A header with credentials: `Authorization`, `Cookie`, `Cookie2`, `Proxy-Authorization`,
    /// `X-Amz-Content-Sha256`, `X-Amz-Date`, `X-Amz-Region-Set`, `X-Amz-S3session-Token`,
    /// `X-Amz-Security-Token`.
    Credentials,
    /// A header with which proxies and frameworks override the origin, the route or the method of a request:
    /// `Forwarded`, `Max-Forwards`, `Via`, `X-HTTP-Method`, `X-HTTP-Method-Override`,
    /// `X-Method-Override`, `X-Original-Host`, `X-Original-URL`, `X-Real-IP`, `X-Rewrite-URL`, and those that
    /// begin with `X-Forwarded-`.
    Routing,
    /// A header that the operation or its client sets: `Amz-Sdk-Invocation-Id`, `Amz-Sdk-Request`,
    /// `Content-Type`, `If-Match`, `If-Modified-Since`, `If-None-Match`, `If-Range`, `If-Unmodified-Since`,
    /// `Range`, `Smithy-Protocol`, `User-Agent`, `X-Amz-Target`, `X-Amz-User-Agent`, `X-Amzn-Query-Mode`.
    Operation,
}

impl ReservedHeader {
    /// The kind of the header with this lowercase name, if it is reserved.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "connection"
            | "content-encoding"
            | "content-length"
            | "content-range"
            | "expect"
            | "host"
            | "http2-settings"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
            | "upgrade"
            | "x-amz-decoded-content-length"
            | "x-amz-trailer" => ReservedHeader::Framing,
            "authorization"
            | "cookie"
            | "cookie2"
            | "proxy-authorization"
            | "x-amz-content-sha256"
            | "x-amz-date"
            | "x-amz-region-set"
            | "x-amz-s3session-token"
            | "x-amz-security-token" => ReservedHeader::Credentials,
            "forwarded"
            | "max-forwards"
            | "via"
            | "x-http-method"
            | "x-http-method-override"
            | "x-method-override"
            | "x-original-host"
            | "x-original-url"
            | "x-real-ip"
            | "x-rewrite-url" => ReservedHeader::Routing,
            "amz-sdk-invocation-id"
            | "amz-sdk-request"
            | "content-type"
            | "if-match"
            | "if-modified-since"
            | "if-none-match"
            | "if-range"
            | "if-unmodified-since"
            | "range"
            | "smithy-protocol"
            | "user-agent"
            | "x-amz-target"
            | "x-amz-user-agent"
            | "x-amzn-query-mode" => ReservedHeader::Operation,
            _ if name.starts_with("sec-") => ReservedHeader::Framing,
            _ if name.starts_with("x-forwarded-") => ReservedHeader::Routing,
            _ => return None,
        })
    }
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestError::Label(name) => write!(f, "path label `{name}` is unset or empty"),
            RequestError::DotSegment(name) => write!(
                f,
                "path label `{name}` has a segment `.` or `..`, which clients and servers remove"
            ),
            RequestError::DoubleSlash(name) => write!(
                f,
                "path label `{name}` makes the path start with two slashes, like an authority"
            ),
            RequestError::HostLabel(name) => {
                write!(f, "host label `{name}` is not valid in a host name")
            }
            RequestError::Endpoint(name) => {
                write!(
                    f,
                    "endpoint `{name}` is not a URL of a host, such as \"https://example.com\""
                )
            }
            RequestError::ServiceEndpoint => f.write_str(
                "the endpoint of the service is not a URL of a host, such as \"https://example.com\"",
            ),
            RequestError::HostLength => f.write_str("host prefix is longer than 253 characters"),
            RequestError::Header(name) => {
                let name = Escaped(name);
                write!(f, "invalid value for header `{name}`")
            }
            RequestError::Timestamp(name) => {
                let name = Escaped(name);
                write!(f, "timestamp in `{name}` {YEAR_OUT_OF_RANGE}")
            }
            RequestError::HeaderName => f.write_str("map key is not a valid header name"),
            RequestError::ReservedHeader(kind) => {
                let which = match kind {
                    ReservedHeader::Framing => {
                        "frames the message, such as `Host` or `Content-Length`"
                    }
                    ReservedHeader::Credentials => "contains credentials, such as `Authorization`",
                    ReservedHeader::Routing => {
                        "changes the origin or route of a request, such as `Forwarded`"
                    }
                    ReservedHeader::Operation => {
                        "is set by the operation or its client, such as `Content-Type`"
                    }
                };
                write!(f, "map key is the name of a header that {which}")
            }
            RequestError::TooManyHeaders => f.write_str("too many headers"),
            RequestError::Uri => f.write_str("invalid URI"),
            RequestError::UriLength => f.write_str("the URI is longer than 65534 bytes"),
            RequestError::Json(error) => error.fmt(f),
        }
    }
}

impl Error for RequestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RequestError::Json(error) => error.source(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_what_cannot_be_sent() {
        let reserved = RequestError::ReservedHeader;
        for (error, expected) in [
            (
                RequestError::Label("id"),
                "path label `id` is unset or empty",
            ),
            (
                RequestError::DotSegment("id"),
                "path label `id` has a segment `.` or `..`, which clients and servers remove",
            ),
            (
                RequestError::HostLabel("id"),
                "host label `id` is not valid in a host name",
            ),
            (
                RequestError::HostLength,
                "host prefix is longer than 253 characters",
            ),
            (
                reserved(ReservedHeader::Framing),
                "map key is the name of a header that frames the message, such as `Host` or `Content-Length`",
            ),
            (
                reserved(ReservedHeader::Credentials),
                "map key is the name of a header that contains credentials, such as `Authorization`",
            ),
            (
                reserved(ReservedHeader::Operation),
                "map key is the name of a header that is set by the operation or its client, such as `Content-Type`",
            ),
            (RequestError::TooManyHeaders, "too many headers"),
        ] {
            assert_eq!(error.to_string(), expected);
            assert!(error.source().is_none());
        }
    }
}
