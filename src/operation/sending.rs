//! A request that is being put together.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde_core::{Serialize, Serializer};

use super::error::RequestError;
use super::text::{self, TextCodec};
use crate::json::{self, Encode, Write};

/// A prefix of the host, with its dot (Smithy specification, "endpoint trait"): an extension of a request
/// whose operation has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPrefix(pub String);

/// An input with HTTP bindings.
pub trait Bound {
    /// Puts its members where they belong.
    ///
    /// # Errors
    ///
    /// A member cannot be sent.
    fn bind(&self, out: &mut Sending) -> Result<(), RequestError>;
}

/// An input some of whose members are in the document.
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

/// A request that is being put together.
pub struct Sending {
    content_type: &'static str,
    headers: HeaderMap,
    labels: Vec<(&'static str, String)>,
    query: Vec<(Cow<'static, str>, String)>,
    host_prefix: Option<String>,
    body: Option<Vec<u8>>,
}

impl Sending {
    pub(super) fn new(content_type: &'static str) -> Self {
        Sending {
            content_type,
            headers: HeaderMap::new(),
            labels: Vec::new(),
            query: Vec::new(),
            host_prefix: None,
            body: None,
        }
    }

    pub(super) fn static_header(&mut self, name: &'static str, value: &'static str) {
        let value = HeaderValue::from_static(value);
        self.headers.insert(HeaderName::from_static(name), value);
    }

    fn set_header(&mut self, name: &str, value: &str) -> Result<(), RequestError> {
        let wrong = || RequestError::Header(name.to_owned());
        let header =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::HeaderName)?;
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(|_| wrong())?;
        self.headers.insert(header, value);
        Ok(())
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

    /// `@httpQueryParams` of a map to strings. Parameters that are set by their names win.
    pub fn query_params<'v, K: AsRef<str> + 'v>(
        &mut self,
        entries: Option<impl IntoIterator<Item = (&'v K, &'v String)>>,
    ) {
        let named = self.query.len();
        for (key, value) in entries.into_iter().flatten() {
            self.query_param(key.as_ref(), value, named);
        }
    }

    /// `@httpQueryParams` of a map to lists of strings.
    pub fn query_params_lists<'v, K: AsRef<str> + 'v>(
        &mut self,
        entries: Option<impl IntoIterator<Item = (&'v K, &'v Vec<String>)>>,
    ) {
        let named = self.query.len();
        for (key, values) in entries.into_iter().flatten() {
            for value in values {
                self.query_param(key.as_ref(), value, named);
            }
        }
    }

    fn query_param(&mut self, key: &str, value: &str, named: usize) {
        if self.query[..named].iter().all(|(known, _)| known != key) {
            self.query.push((key.to_owned().into(), value.to_owned()));
        }
    }

    /// `@httpHeader`; an empty value is sent as such.
    ///
    /// # Errors
    ///
    /// No header can hold the value.
    pub fn header<C: TextCodec<T>, T>(
        &mut self,
        name: &'static str,
        value: Option<&T>,
    ) -> Result<(), RequestError> {
        match value {
            Some(value) => self.set_header(name, &C::text(value)),
            None => Ok(()),
        }
    }

    /// `@httpHeader` of a list.
    ///
    /// # Errors
    ///
    /// No header can hold an item.
    pub fn header_list<'v, C: TextCodec<T>, T: 'v>(
        &mut self,
        name: &'static str,
        items: Option<impl IntoIterator<Item = &'v T>>,
    ) -> Result<(), RequestError> {
        match items {
            Some(items) => self.set_header(name, &text::join::<C, T>(items.into_iter())),
            None => Ok(()),
        }
    }

    /// `@httpPrefixHeaders`; a header that is set by its name wins.
    ///
    /// # Errors
    ///
    /// A key is no name of a header, or no header can hold a value.
    pub fn prefix_headers<K: AsRef<str>>(
        &mut self,
        prefix: &'static str,
        entries: Option<&BTreeMap<K, String>>,
    ) -> Result<(), RequestError> {
        for (key, value) in entries.into_iter().flatten() {
            let name = format!("{prefix}{}", key.as_ref());
            if !self.headers.contains_key(&name) {
                self.set_header(&name, value)?;
            }
        }
        Ok(())
    }

    /// The prefix of the host: a template, of which `values` are the labels.
    ///
    /// # Errors
    ///
    /// A label is no part of a host name.
    pub fn host_prefix(
        &mut self,
        template: &str,
        values: &[(&'static str, Option<&str>)],
    ) -> Result<(), RequestError> {
        let mut prefix = template.to_owned();
        for (name, value) in values {
            let is_part = |value: &&str| {
                let is_sound = value
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-');
                is_sound && (1..=63).contains(&value.len())
            };
            let value = value.filter(is_part);
            let value = value.ok_or(RequestError::HostLabel(name))?;
            prefix = prefix.replace(&format!("{{{name}}}"), value);
        }
        self.host_prefix = Some(prefix);
        Ok(())
    }

    fn document(&mut self, value: &impl Serialize) -> Result<(), RequestError> {
        let unwritable = |error: serde_json::Error| json::JsonError::Unwritable(error.to_string());
        let text = serde_json::to_vec(value).map_err(unwritable);
        let text = text.map_err(RequestError::Json)?;
        self.bytes(self.content_type, text);
        Ok(())
    }

    /// The whole input as a document.
    ///
    /// # Errors
    ///
    /// A union in it holds a member that the model does not have.
    pub fn json<T: Write>(&mut self, input: &T) -> Result<(), RequestError> {
        self.document(&json::As::<json::OfType, T>::new(input))
    }

    /// The members of the input that are in the document.
    ///
    /// # Errors
    ///
    /// A union in it holds a member that the model does not have.
    pub fn body<T: WriteBody>(&mut self, input: &T) -> Result<(), RequestError> {
        self.document(&Body(input))
    }

    /// `@httpPayload` of anything that is written as JSON.
    ///
    /// # Errors
    ///
    /// A union in it holds a member that the model does not have.
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
    /// A union in it holds a member that the model does not have.
    pub fn payload_structure<T: Write>(&mut self, value: Option<&T>) -> Result<(), RequestError> {
        if let Some(value) = value {
            return self.json(value);
        }
        self.bytes(self.content_type, b"{}".to_vec());
        Ok(())
    }

    /// `@httpPayload` of a blob or string.
    pub fn payload<T: AsRef<[u8]>>(&mut self, content_type: &'static str, value: Option<T>) {
        if let Some(value) = value {
            self.bytes(content_type, value.as_ref().to_owned());
        }
    }

    fn bytes(&mut self, content_type: &'static str, body: Vec<u8>) {
        // A member may be bound to this header.
        let content_type = HeaderValue::from_static(content_type);
        self.headers.entry(CONTENT_TYPE).or_insert(content_type);
        self.body = Some(body);
    }

    pub(super) fn finish(
        mut self,
        method: &str,
        template: &str,
    ) -> Result<http::Request<Vec<u8>>, RequestError> {
        let uri = self.uri(template);
        let mut request = http::Request::builder().method(method).uri(uri);
        if let Some(body) = &self.body {
            self.headers.insert(CONTENT_LENGTH, body.len().into());
        }
        if let Some(headers) = request.headers_mut() {
            *headers = self.headers;
        }
        if let Some(prefix) = self.host_prefix {
            request = request.extension(HostPrefix(prefix));
        }
        let body = self.body.unwrap_or_default();
        request.body(body).map_err(|_| RequestError::Uri)
    }

    fn uri(&self, template: &str) -> String {
        let (path, query) = template.split_once('?').unwrap_or((template, ""));
        let mut uri = String::new();
        let mut rest = path;
        while let Some((before, label)) = rest.split_once('{') {
            uri.push_str(before);
            let (name, after) = label.split_once('}').unwrap_or((label, ""));
            let (name, is_greedy) = match name.strip_suffix('+') {
                Some(name) => (name, true),
                None => (name, false),
            };
            let value = self.labels.iter().find(|(known, _)| *known == name);
            encode(value.map_or("", |(_, value)| value), is_greedy, &mut uri);
            rest = after;
        }
        uri.push_str(rest);
        let mut separator = '?';
        if !query.is_empty() {
            uri.push(separator);
            uri.push_str(query);
            separator = '&';
        }
        for (name, value) in &self.query {
            uri.push(separator);
            separator = '&';
            encode(name, false, &mut uri);
            uri.push('=');
            encode(value, false, &mut uri);
        }
        uri
    }
}

/// Percent-encodes all but what RFC 3986 calls unreserved.
fn encode(text: &str, keeps_slashes: bool, out: &mut String) {
    for byte in text.bytes() {
        let is_kept = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~')
            || (keeps_slashes && byte == b'/');
        if is_kept {
            out.push(byte.into());
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}
