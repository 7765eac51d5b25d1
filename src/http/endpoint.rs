//! The absolute URI of a request.

use std::net::Ipv4Addr;

use http::Uri;
use http::uri::Authority;

use super::error::RequestError;
use super::request::HostPrefix;
use super::uri::is_dot_segment;

/// Sets the URI of a request to that at an endpoint. An absolute one stays.
pub(super) fn resolve(
    endpoint: &Uri,
    mut request: http::Request<Vec<u8>>,
) -> Result<http::Request<Vec<u8>>, RequestError> {
    if request.uri().authority().is_some() {
        return Ok(request);
    }
    let (Some(scheme), Some(authority), None) =
        (endpoint.scheme(), endpoint.authority(), endpoint.query())
    else {
        return Err(RequestError::ServiceEndpoint);
    };
    if !matches!(scheme.as_str(), "http" | "https")
        || !is_host(authority)
        || endpoint.path().split('/').any(is_dot_segment)
    {
        return Err(RequestError::ServiceEndpoint);
    }
    let prefix = request.extensions().get::<HostPrefix>();
    let prefix = prefix.filter(|_| !is_address(authority));
    let prefix = prefix.map_or("", |prefix| &prefix.0);
    let base = endpoint.path().trim_end_matches('/');
    let uri = Uri::builder()
        .scheme(scheme.clone())
        .authority(format!("{prefix}{authority}"))
        .path_and_query(format!("{base}{}", request.uri()))
        .build();
    *request.uri_mut() = uri.map_err(|_| RequestError::Uri)?;
    Ok(request)
}

/// Whether it is a host with or without a port, and without a user name.
pub(super) fn is_host(authority: &Authority) -> bool {
    let text = authority.as_str();
    let host = authority.host();
    // The crate `http` takes any number for a port, or none after the colon.
    let is_port = |port: &str| port.is_empty() || port.parse::<u16>().is_ok();
    let rest = text.strip_prefix(host);
    let is_sound = rest.is_some_and(|rest| match rest.strip_prefix(':') {
        Some(port) => is_port(port),
        None => rest.is_empty(),
    });
    !host.is_empty() && !text.contains('@') && is_sound
}

/// Whether a host is an IP address, which has no labels (RFC 3986, section 3.2.2; with a zone, RFC 6874).
fn is_address(authority: &Authority) -> bool {
    let host = authority.host();
    host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok()
}
