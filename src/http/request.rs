//! A request that is being built.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{Authority, Scheme};
use serde_core::{Serialize, Serializer};

use super::error::{RequestError, ReservedHeader};
use super::header::{self, TextCodec, ViaDisplay};
use super::uri::{Label, Part, check_path, decodes_to, encode, fill, literals};
use crate::json::{self, Encode, Items, Sparse, WriteJson};
use crate::redaction::REDACTED;

/// The maximum length of a URI in bytes, which is that of the crate `http`.
const MAX_URI_LENGTH: usize = 65_534;

/// The maximum length of a host name in characters, without the dot of the root (RFC 1035, section 2.3.4).
const MAX_HOST_LENGTH: usize = 253;

/// The maximum length of a label of a host name in characters (RFC 1035, section 2.3.4).
const MAX_HOST_LABEL_LENGTH: usize = 63;

/// The host prefix, with its trailing dot (Smithy specification, "endpoint trait"). It is an extension of
/// requests of operations that have one.
///
/// `Debug` redacts it, since it may contain the value of a `@sensitive` member.
#[derive(Clone, PartialEq, Eq)]
pub struct HostPrefix(pub String);

impl fmt::Debug for HostPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HostPrefix")
            .field(&format_args!("{REDACTED}"))
            .finish()
    }
}

/// An input with HTTP bindings.
#[doc(hidden)] // not on the pages of generated types
pub trait WriteBindings {
    /// Adds the members to the request.
    ///
    /// # Errors
    ///
    /// Returns an error if a member cannot be sent.
    fn write_bindings(&self, out: &mut RequestBuilder) -> Result<(), RequestError>;
}

/// An input with members that are part of the document.
#[doc(hidden)] // not on the pages of generated types
pub trait WriteBody {
    /// Writes these members.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    fn write_body<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

struct Body<'a, T>(&'a T);

impl<T: WriteBody> Serialize for Body<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_body(serializer)
    }
}

/// A codec for the values of a map with `@httpQueryParams`.
pub trait QueryParamsCodec<V> {
    /// Passes on the texts in a value that are not null.
    fn each(value: &V, put: &mut dyn FnMut(&str));
}

impl<V: AsRef<str>> QueryParamsCodec<V> for ViaDisplay {
    fn each(value: &V, put: &mut dyn FnMut(&str)) {
        put(value.as_ref());
    }
}

impl<C: QueryParamsCodec<V>, V> QueryParamsCodec<Vec<V>> for Items<C> {
    fn each(value: &Vec<V>, put: &mut dyn FnMut(&str)) {
        for item in value {
            C::each(item, put);
        }
    }
}

impl<C: QueryParamsCodec<V>, V> QueryParamsCodec<Option<V>> for Sparse<C> {
    fn each(value: &Option<V>, put: &mut dyn FnMut(&str)) {
        if let Some(value) = value {
            C::each(value, put);
        }
    }
}

/// A request that is being built.
pub struct RequestBuilder {
    content_type: &'static str,
    /// The path and the query of the template.
    template: (&'static str, &'static str),
    headers: HeaderMap,
    labels: Vec<(&'static str, String)>,
    query: Vec<(Cow<'static, str>, String)>,
    /// The first error in the query.
    query_error: Option<RequestError>,
    host_prefix: Option<String>,
    endpoint: Option<(Scheme, Authority)>,
    body: Option<Vec<u8>>,
}

impl RequestBuilder {
    pub(super) fn new(content_type: &'static str, uri: &'static str) -> Self {
        RequestBuilder {
            content_type,
            template: uri.split_once('?').unwrap_or((uri, "")),
            headers: HeaderMap::new(),
            labels: Vec::new(),
            query: Vec::new(),
            query_error: None,
            host_prefix: None,
            endpoint: None,
            body: None,
        }
    }

    pub(super) fn static_header(
        &mut self,
        name: &'static str,
        value: &str,
    ) -> Result<(), RequestError> {
        let wrong = |_| RequestError::Header(name.to_owned());
        let value = HeaderValue::from_str(value).map_err(wrong)?;
        self.insert(HeaderName::from_static(name), value)
    }

    /// Sets a header, and replaces any with the same name.
    fn insert(&mut self, name: HeaderName, value: HeaderValue) -> Result<(), RequestError> {
        let inserted = self.headers.try_insert(name, value);
        inserted.map_err(|_| RequestError::TooManyHeaders)?;
        Ok(())
    }

    /// Sets a header that the service requires, unless a member has set it.
    pub(super) fn service_header(
        &mut self,
        name: &'static str,
        value: &str,
    ) -> Result<(), RequestError> {
        if self.headers.contains_key(name) {
            return Ok(());
        }
        self.static_header(name, value)
    }

    /// Sets the scheme and authority of the URI to those of a member, which is a URL without a path. A user name is
    /// not allowed, since it could be taken for the host.
    ///
    /// # Errors
    ///
    /// Returns an error if the member is not such a URL.
    pub fn endpoint(
        &mut self,
        member: &'static str,
        value: Option<&str>,
    ) -> Result<(), RequestError> {
        let url = value.filter(|value| !value.contains(['@', '?', '#']));
        let url = url.and_then(|url| url.parse::<http::Uri>().ok());
        let url = url.filter(|url| {
            let has_host = url.host().is_some_and(|host| !host.is_empty());
            matches!(url.scheme_str(), Some("http" | "https")) && has_host && url.path() == "/"
        });
        let parts = url.ok_or(RequestError::Endpoint(member))?.into_parts();
        self.endpoint = parts.scheme.zip(parts.authority);
        Ok(())
    }

    fn set_header(
        &mut self,
        name: &'static str,
        value: &str,
        sensitive: bool,
    ) -> Result<(), RequestError> {
        let header =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::HeaderName)?;
        let value =
            header_value(value, sensitive).ok_or_else(|| RequestError::Header(name.to_owned()))?;
        self.insert(header, value)
    }

    /// `@httpLabel`
    ///
    /// # Errors
    ///
    /// Returns an error if there is no value, or an empty one.
    pub fn label<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        let text = value.map(|value| text::<C, T>(name, value)).transpose()?;
        let text = text
            .filter(|text| !text.is_empty())
            .ok_or(RequestError::Label(name))?;
        self.labels.push((name, text));
        Ok(())
    }

    /// `@httpLabel` of a service that has a text for one that is unset or empty.
    ///
    /// # Errors
    ///
    /// Returns an error if the value cannot be written.
    pub fn label_or<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
        empty: &'static str,
    ) -> Result<(), RequestError> {
        let is_empty = |value| C::text(value).is_some_and(|text| text.is_empty());
        if value.is_none_or(is_empty) {
            self.labels.push((name, empty.to_owned()));
            return Ok(());
        }
        self.label::<C, T>(name, value)
    }

    /// `@httpQuery`
    pub fn query<C: TextCodec<T>, T>(&mut self, name: &'static str, value: Option<&T>) {
        if let Some(value) = value {
            self.put_query::<C, T>(name, value);
        }
    }

    /// `@httpQuery` of a list.
    pub fn query_list<'v, C: TextCodec<T>, T: 'v>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = &'v T>>,
    ) {
        for item in items.into_iter().flatten() {
            self.put_query::<C, T>(name, item);
        }
    }

    /// Adds a value to the query. If it has no text, `finish` fails.
    fn put_query<C: TextCodec<T>, T>(&mut self, name: &'static str, value: &T) {
        match text::<C, T>(name, value) {
            Ok(text) => self.query.push((name.into(), text)),
            Err(error) => drop(self.query_error.get_or_insert(error)),
        }
    }

    /// `@httpQueryParams`. Entries are skipped if another member is bound to the same parameter, even if that
    /// member is not set, or if the URI has it.
    pub fn query_params<C: QueryParamsCodec<V>, K: AsRef<str>, V>(
        &mut self,
        bound: &[&str],
        entries: Option<&BTreeMap<K, V>>,
    ) {
        let (_, query) = self.template;
        for (key, value) in entries.into_iter().flatten() {
            let key = key.as_ref();
            if !bound.contains(&key) && !literals(query).any(|(name, _)| decodes_to(name, key)) {
                C::each(value, &mut |text| {
                    self.query.push((key.to_owned().into(), text.to_owned()));
                });
            }
        }
    }

    /// `@httpHeader`. An empty value is sent as an empty header.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is invalid in a header, or there are too many headers.
    pub fn header<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        match value {
            Some(value) => self.set_header(name, &text::<C, T>(name, value)?, C::SENSITIVE),
            None => Ok(()),
        }
    }

    /// `@httpHeader` of a list.
    ///
    /// # Errors
    ///
    /// Returns an error if an item is invalid in a header, or there are too many headers.
    pub fn header_list<'v, C: TextCodec<T>, T: 'v>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = &'v T>>,
    ) -> Result<(), RequestError> {
        match items {
            Some(items) => {
                let text = header::join::<C, T>(items.into_iter());
                let text = text.ok_or_else(|| RequestError::Timestamp(name.to_owned()))?;
                self.set_header(name, &text, C::SENSITIVE)
            }
            None => Ok(()),
        }
    }

    /// `@httpPrefixHeaders`. Entries are skipped if another member is bound to the same header, even if that
    /// member is not set. `bound` contains the lowercase names of these headers. Two keys that only differ in
    /// case are two lines of one header.
    ///
    /// # Errors
    ///
    /// Returns an error if a key is invalid in a header name or is the name of a reserved header, if a value is
    /// invalid, or if there are too many headers.
    pub fn prefix_headers<C: TextCodec<V>, K: AsRef<str>, V>(
        &mut self,
        prefix: &'static str,
        bound: &[&str],
        entries: Option<&BTreeMap<K, V>>,
    ) -> Result<(), RequestError> {
        for (key, value) in entries.into_iter().flatten() {
            let name = format!("{prefix}{}", key.as_ref());
            let header =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::HeaderName)?;
            if bound.contains(&header.as_str()) {
                continue;
            }
            if let Some(reserved) = ReservedHeader::of(header.as_str()) {
                return Err(RequestError::ReservedHeader(reserved));
            }
            let name = if C::SENSITIVE {
                format!("{prefix}{REDACTED}")
            } else {
                name
            };
            let text = text::<C, V>(&name, value)?;
            let value = header_value(&text, C::SENSITIVE).ok_or(RequestError::Header(name))?;
            let appended = self.headers.try_append(header, value);
            appended.map_err(|_| RequestError::TooManyHeaders)?;
        }
        Ok(())
    }

    /// Sets the host prefix from a template and the values of its labels. The limits apply to the labels of the
    /// resulting host name, which include text of the template (RFC 1123, section 2.1).
    ///
    /// # Errors
    ///
    /// Returns an error if a label is invalid in a host name, or if the prefix is longer than a host name.
    pub fn host_prefix(
        &mut self,
        template: &str,
        values: &[(&'static str, Option<&str>)],
    ) -> Result<(), RequestError> {
        let mut prefix = String::new();
        let mut pieces = template.split('.').peekable();
        while let Some(piece) = pieces.next() {
            let start = prefix.len();
            let mut last = None;
            fill(piece, |part| match part {
                Part::Text(text) => {
                    prefix.push_str(text);
                    Ok(())
                }
                Part::Label { name, .. } => {
                    let found = values.iter().find(|(known, _)| *known == name);
                    let Some((name, value)) = found else {
                        return Ok(()); // the model has been checked
                    };
                    last = Some(*name);
                    let is_part = |value: &&str| {
                        let is_sound = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
                        !value.is_empty() && value.bytes().all(is_sound)
                    };
                    let value = value.filter(is_part);
                    prefix.push_str(value.ok_or(RequestError::HostLabel(name))?);
                    Ok(())
                }
            })?;
            // A part without a template label comes from the model. A template that ends with a hyphen continues
            // in the host.
            let is_last = pieces.peek().is_none();
            if let Some(name) = last {
                let label = &prefix[start..];
                let ends = !label.ends_with('-') || (is_last && piece.ends_with('-'));
                if label.len() > MAX_HOST_LABEL_LENGTH || label.starts_with('-') || !ends {
                    return Err(RequestError::HostLabel(name));
                }
            }
            if !is_last {
                prefix.push('.');
            }
        }
        if prefix.len() > MAX_HOST_LENGTH {
            return Err(RequestError::HostLength);
        }
        self.host_prefix = Some(prefix);
        Ok(())
    }

    fn document(&mut self, value: &impl Serialize) -> Result<(), RequestError> {
        let unwritable = |error: serde_json::Error| json::JsonError::Unwritable(error.to_string());
        let text = json::in_message(|| serde_json::to_vec(value))
            .map_err(unwritable)
            .map_err(RequestError::Json)?;
        self.bytes(self.content_type, text)
    }

    /// Writes the whole input as the document.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union variant.
    pub fn json<T: WriteJson>(&mut self, input: &T) -> Result<(), RequestError> {
        self.document(&json::As::<json::DefaultCodec, T>::new(input))
    }

    /// Writes the members of the input that are part of the document.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union variant.
    pub fn body<T: WriteBody>(&mut self, input: &T) -> Result<(), RequestError> {
        self.document(&Body(input))
    }

    /// `@httpPayload` of anything that is written as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union variant.
    pub fn payload_json<C: Encode<T>, T>(&mut self, value: Option<&T>) -> Result<(), RequestError> {
        match value {
            Some(value) => self.document(&json::As::<C, T>::new(value)),
            None => Ok(()),
        }
    }

    /// `@httpPayload` of a structure: an empty one if it is not set.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union variant.
    pub fn payload_structure<T: WriteJson>(
        &mut self,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        match value {
            Some(value) => self.json(value),
            None => self.bytes(self.content_type, b"{}".to_vec()),
        }
    }

    /// `@httpPayload` of a blob or string.
    ///
    /// # Errors
    ///
    /// Returns an error if the content type is invalid in a header, or there are too many headers.
    pub fn payload<T: AsRef<[u8]>>(
        &mut self,
        content_type: &'static str,
        value: Option<T>,
    ) -> Result<(), RequestError> {
        match value {
            Some(value) => self.bytes(content_type, value.as_ref().to_owned()),
            None => Ok(()),
        }
    }

    fn bytes(&mut self, content_type: &'static str, body: Vec<u8>) -> Result<(), RequestError> {
        self.body = Some(body);
        // A member may be bound to this header.
        if self.headers.contains_key(CONTENT_TYPE) {
            return Ok(());
        }
        self.static_header("content-type", content_type)
    }

    /// Finishes the request. `keeps_dots` says whether a greedy label may have segments `.` and `..`.
    pub(super) fn finish(
        mut self,
        method: &str,
        keeps_dots: bool,
    ) -> Result<http::Request<Vec<u8>>, RequestError> {
        if let Some(error) = self.query_error {
            return Err(error);
        }
        let mut uri = self.uri(keeps_dots)?;
        if let Some((scheme, authority)) = &self.endpoint {
            uri.insert_str(0, &format!("{scheme}://{authority}"));
        }
        // Overrides a member bound to this header: the length is that of the body (RFC 9110, section 8.6).
        match &self.body {
            Some(body) => self.insert(CONTENT_LENGTH, body.len().into())?,
            None => drop(self.headers.remove(CONTENT_LENGTH)),
        }
        let mut request = http::Request::builder().method(method).uri(uri);
        if let Some(headers) = request.headers_mut() {
            *headers = self.headers;
        }
        if let Some(prefix) = self.host_prefix {
            request = request.extension(HostPrefix(prefix));
        }
        let body = self.body.unwrap_or_default();
        request.body(body).map_err(|_| RequestError::Uri)
    }

    fn uri(&self, keeps_dots: bool) -> Result<String, RequestError> {
        let (path, query) = self.template;
        let mut uri = String::new();
        let mut labels = Vec::new();
        fill(path, |part| {
            match part {
                Part::Text(text) => uri.push_str(text),
                Part::Label { name, greedy } => {
                    let found = self.labels.iter().find(|(known, _)| *known == name);
                    if let Some((name, value)) = found {
                        let start = uri.len();
                        encode(value, greedy, &mut uri);
                        labels.push(Label {
                            name,
                            greedy,
                            place: start..uri.len(),
                        });
                    }
                }
            }
            Ok(())
        })?;
        check_path(&uri, &labels, keeps_dots)?;
        let mut separator = '?';
        for (name, literal) in literals(query) {
            // A set member that is bound to the parameter takes precedence.
            if !self.query.iter().any(|(known, _)| decodes_to(name, known)) {
                uri.push(separator);
                uri.push_str(literal);
                separator = '&';
            }
        }
        for (name, value) in &self.query {
            uri.push(separator);
            separator = '&';
            encode(name, false, &mut uri);
            uri.push('=');
            encode(value, false, &mut uri);
        }
        if uri.len() > MAX_URI_LENGTH {
            return Err(RequestError::UriLength);
        }
        Ok(uri)
    }
}

/// The text of a value that is bound to a label, parameter or header with this name.
fn text<C: TextCodec<T>, T>(name: &str, value: &T) -> Result<String, RequestError> {
    C::text(value).ok_or_else(|| RequestError::Timestamp(name.to_owned()))
}

/// A header value; `None` if it is invalid. A sensitive value is redacted in `Debug`, and is not added to the
/// compression tables of HTTP/2 and HTTP/3.
fn header_value(text: &str, sensitive: bool) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
    value.set_sensitive(sensitive);
    Some(value)
}
