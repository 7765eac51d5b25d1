//! A request that is being put together.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_core::{Serialize, Serializer};

use super::error::{RequestError, ReservedHeader};
use super::header::{self, TextCodec, ViaDisplay};
use super::uri::{Label, Part, check_path, decodes_to, encode, fill, literals};
use crate::fmt::REDACTED;
use crate::json::{self, Encode, Items, Sparse, WriteJson};

/// The longest URI in bytes: that of the crate `http`.
const MAX_URI_LENGTH: usize = 65_534;

/// The longest host name in characters, without the dot of the root (RFC 1035, section 2.3.4).
const MAX_HOST_LENGTH: usize = 253;

/// The longest label of a host name (RFC 1035, section 2.3.4).
const MAX_HOST_LABEL_LENGTH: usize = 63;

/// A prefix of the host, with its dot (Smithy specification, "endpoint trait"): an extension of a request
/// whose operation has one.
///
/// `Debug` does not show it, since it may contain the value of a member that is `@sensitive`.
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
#[doc(hidden)] // not on the pages of emitted types
pub trait WriteBindings {
    /// Puts its members where they belong.
    ///
    /// # Errors
    ///
    /// A member cannot be sent.
    fn write_bindings(&self, out: &mut RequestBuilder) -> Result<(), RequestError>;
}

/// An input some of whose members are in the document.
#[doc(hidden)] // not on the pages of emitted types
pub trait WriteBody {
    /// Writes these.
    ///
    /// # Errors
    ///
    /// Those of the serializer, and that a union holds a member that the model does not have.
    fn write_body<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

struct Body<'a, T>(&'a T);

impl<T: WriteBody> Serialize for Body<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_body(serializer)
    }
}

/// A codec of the values of a map with `@httpQueryParams`.
pub trait QueryParamsCodec<V> {
    /// Puts the texts in a value that are there.
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

/// A request that is being put together.
pub struct RequestBuilder {
    content_type: &'static str,
    /// The path of the template, and its query.
    template: (&'static str, &'static str),
    headers: HeaderMap,
    labels: Vec<(&'static str, String)>,
    query: Vec<(Cow<'static, str>, String)>,
    host_prefix: Option<String>,
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
            host_prefix: None,
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

    /// Sets a header instead of any of its name.
    fn insert(&mut self, name: HeaderName, value: HeaderValue) -> Result<(), RequestError> {
        let inserted = self.headers.try_insert(name, value);
        inserted.map_err(|_| RequestError::TooManyHeaders)?;
        Ok(())
    }

    fn set_header(
        &mut self,
        name: &'static str,
        value: &str,
        sensitive: bool,
    ) -> Result<(), RequestError> {
        let header = HeaderName::from_bytes(name.as_bytes());
        let header = header.map_err(|_| RequestError::HeaderName)?;
        let value = header_value(value, sensitive);
        let value = value.ok_or_else(|| RequestError::Header(name.to_owned()))?;
        self.insert(header, value)
    }

    /// `@httpLabel`
    ///
    /// # Errors
    ///
    /// There is no value, or an empty one.
    pub fn label<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        let text = value.map(C::text).filter(|text| !text.is_empty());
        let text = text.ok_or(RequestError::Label(name))?;
        self.labels.push((name, text));
        Ok(())
    }

    /// `@httpQuery`
    pub fn query<C: TextCodec<T>, T>(&mut self, name: &'static str, value: Option<&T>) {
        let text = value.map(C::text);
        self.query.extend(text.map(|text| (name.into(), text)));
    }

    /// `@httpQuery` of a list.
    pub fn query_list<'v, C: TextCodec<T>, T: 'v>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = &'v T>>,
    ) {
        for item in items.into_iter().flatten() {
            self.query.push((name.into(), C::text(item)));
        }
    }

    /// `@httpQueryParams`. Parameters that members are bound to by their names, even if they are not set, and
    /// those of the URI itself win: a map that names them is passed over there.
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

    /// `@httpHeader`; an empty value is sent as such.
    ///
    /// # Errors
    ///
    /// No header can hold the value, or there are too many.
    pub fn header<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        match value {
            Some(value) => self.set_header(name, &C::text(value), C::SENSITIVE),
            None => Ok(()),
        }
    }

    /// `@httpHeader` of a list.
    ///
    /// # Errors
    ///
    /// No header can hold an item, or there are too many.
    pub fn header_list<'v, C: TextCodec<T>, T: 'v>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = &'v T>>,
    ) -> Result<(), RequestError> {
        match items {
            Some(items) => {
                let text = header::join::<C, T>(items.into_iter());
                self.set_header(name, &text, C::SENSITIVE)
            }
            None => Ok(()),
        }
    }

    /// `@httpPrefixHeaders`. Headers that members are bound to by their names, in small letters in `bound`,
    /// win even if they are not set: a map that names them is passed over there. Two keys that differ in
    /// case alone are two lines of one header.
    ///
    /// # Errors
    ///
    /// A key is no name of a header or that of one that no map can set, no header can hold a value, or there
    /// are too many.
    pub fn prefix_headers<C: TextCodec<V>, K: AsRef<str>, V>(
        &mut self,
        prefix: &'static str,
        bound: &[&str],
        entries: Option<&BTreeMap<K, V>>,
    ) -> Result<(), RequestError> {
        for (key, value) in entries.into_iter().flatten() {
            let name = format!("{prefix}{}", key.as_ref());
            let header = HeaderName::from_bytes(name.as_bytes());
            let header = header.map_err(|_| RequestError::HeaderName)?;
            if bound.contains(&header.as_str()) {
                continue;
            }
            if let Some(reserved) = ReservedHeader::of(header.as_str()) {
                return Err(RequestError::ReservedHeader(reserved));
            }
            let value = header_value(&C::text(value), C::SENSITIVE);
            let value = value.ok_or_else(|| {
                RequestError::Header(if C::SENSITIVE {
                    format!("{prefix}{REDACTED}")
                } else {
                    name
                })
            })?;
            let appended = self.headers.try_append(header, value);
            appended.map_err(|_| RequestError::TooManyHeaders)?;
        }
        Ok(())
    }

    /// The prefix of the host: a template, of which `values` are the labels. What counts are the labels of
    /// the host name that come out, with the text of the template around them (RFC 1123, section 2.1).
    ///
    /// # Errors
    ///
    /// A label is no part of a host name, or the prefix is longer than a host name.
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
                        return Ok(()); // the model has been checked: there is none such
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
            // A part without a label comes from the model. A template that ends in a hyphen continues in the host.
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
        let text = serde_json::to_vec(value).map_err(unwritable);
        let text = text.map_err(RequestError::Json)?;
        self.bytes(self.content_type, text)
    }

    /// The whole input as a document.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union variant.
    pub fn json<T: WriteJson>(&mut self, input: &T) -> Result<(), RequestError> {
        self.document(&json::As::<json::DefaultCodec, T>::new(input))
    }

    /// The members of the input that are in the document.
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
    /// The content type is no value of a header, or there are too many headers.
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

    /// The request. `keeps_dots` says whether a greedy label may have segments `.` and `..`.
    pub(super) fn finish(
        mut self,
        method: &str,
        keeps_dots: bool,
    ) -> Result<http::Request<Vec<u8>>, RequestError> {
        let uri = self.uri(keeps_dots)?;
        // Whatever a member says that is bound to it: the length is that of the body (RFC 9110, section 8.6).
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
            // A member that is bound to the parameter and set wins.
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

/// A value of a header; none if no header can hold it. One that is sensitive is not shown by `Debug`, and
/// is not put into the tables of HTTP/2 and HTTP/3.
fn header_value(text: &str, sensitive: bool) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
    value.set_sensitive(sensitive);
    Some(value)
}
