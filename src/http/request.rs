//! A request that is being built.

use std::borrow::Cow;
use std::fmt;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{Authority, Scheme};
use serde_core::{Serialize, Serializer};

use super::endpoint::is_host;
use super::error::{RequestError, ReservedHeader};
use super::header::{ELSEWHERE, IN_HEADER, unwritable};
use super::input::Input;
use super::operation::OperationSchema;
use super::uri::{Label, Part, check_path, decodes_to, encode, fill, literals};
use crate::json::{self, Written};
use crate::redaction::REDACTED;
use crate::schema::{Binding, MemberSchema, Schema, StructureSchema};
use crate::value::list::{List, Map};
use crate::value::{Structure, Value, View};

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
///
/// `request_to` puts it before the host. With `request`, it is for you to do:
///
/// ```
/// use shapesmith::HostPrefix;
///
/// fn host(request: &http::Request<Vec<u8>>, endpoint: &str) -> String {
///     let prefix = request.extensions().get::<HostPrefix>();
///     format!("{}{endpoint}", prefix.map_or("", |prefix| &prefix.0))
/// }
///
/// # let mut request = http::Request::new(Vec::new());
/// # request.extensions_mut().insert(HostPrefix("data.".to_owned()));
/// assert_eq!(host(&request, "example.com"), "data.example.com");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct HostPrefix(pub String);

impl fmt::Debug for HostPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("HostPrefix")
            .field(&format_args!("{REDACTED}"))
            .finish()
    }
}

/// Builds the request of an operation.
pub(super) fn build(
    operation: &'static OperationSchema,
    input: &View<'_>,
) -> Result<http::Request<Vec<u8>>, RequestError> {
    let input = match input {
        View::Structure(structure) => Some(Input::new(*structure)),
        _ => None, // `Unit`
    };
    let input = input.as_ref().map(|input| input as &dyn Structure);
    let service = operation.service;
    let mut out = RequestBuilder::new(operation);
    if let Some(template) = operation.host_prefix {
        out.host_prefix(template, input)?;
    }
    if let Some(member) = operation.endpoint {
        out.endpoint(member, input)?;
    }
    match input {
        Some(input) => out.input(input)?,
        None if operation.has_bindings() => {}
        None => out.bytes(out.content_type, b"{}".to_vec())?,
    }
    if let Some(target) = operation.target {
        out.static_header("x-amz-target", target)?;
    }
    if let Some((name, value)) = service.header {
        out.service_header(name, value)?;
    }
    if service.query_compatible {
        out.static_header("x-amzn-query-mode", "true")?;
    }
    out.finish(operation.method, service.keeps_dot_segments)
}

/// The member of an input with this name.
fn named<'a>(input: &'a dyn Structure, name: &str) -> Option<(&'static MemberSchema, View<'a>)> {
    let members = input.schema().members;
    let number = members.iter().position(|member| member.name == name)?;
    Some((&members[number], input.present(number)))
}

/// The text of a string or enum.
fn text_of<'a>(view: &View<'a>) -> Option<&'a str> {
    match view {
        View::Text(text) => Some(text),
        View::StringEnum(value) => Some(value.text()),
        _ => None,
    }
}

/// The list that is a value; `None` for any other value.
fn list_of<'v>(view: &'v View<'_>) -> Option<&'v dyn List> {
    match view {
        View::List(list) => Some(*list),
        View::Items(items) => Some(items),
        _ => None,
    }
}

/// The map that is a value; `None` for any other value.
fn map_of<'v>(view: &'v View<'_>) -> Option<&'v dyn Map> {
    match view {
        View::Map(map) => Some(*map),
        View::Entries(entries) => Some(entries),
        _ => None,
    }
}

/// The items of a list.
fn items(list: &dyn List) -> impl Iterator<Item = View<'_>> {
    (0..list.len()).map(|index| list.item(index))
}

/// The members of an input that are part of the document.
struct Document<'a> {
    input: &'a dyn Structure,
    has_bindings: bool,
}

impl Document<'_> {
    fn has(&self, member: &MemberSchema) -> bool {
        bound(member, self.has_bindings).is_none()
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = self.input.schema().members;
        json::write_structure(
            self.input,
            |number| self.has(&members[number]),
            false,
            serializer,
        )
    }
}

/// The part of a request that a member is bound to, other than the document.
fn bound(member: &MemberSchema, has_bindings: bool) -> Option<Binding> {
    let binding = member.binding.filter(|_| has_bindings);
    binding.copied().filter(|binding| binding.is_in_requests())
}

/// A request that is being built.
struct RequestBuilder {
    /// Whether members are bound to parts of the request other than the document.
    has_bindings: bool,
    /// The content type of the document.
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
    fn new(operation: &'static OperationSchema) -> Self {
        let uri = operation.uri;
        RequestBuilder {
            has_bindings: operation.has_bindings(),
            content_type: operation.service.protocol.content_type(),
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

    /// Adds the members of the input, in the model's order, and then the document.
    fn input(&mut self, input: &dyn Structure) -> Result<(), RequestError> {
        let schema = input.schema();
        let document = Document {
            input,
            has_bindings: self.has_bindings,
        };
        // Smithy specification, "AWS restJson1 protocol": a request without members has no body.
        let mut has_document = !self.has_bindings;
        let mut has_payload = false;
        for (number, member) in schema.members.iter().enumerate() {
            match bound(member, self.has_bindings) {
                Some(binding) => {
                    has_payload |= binding.is_payload();
                    self.bind(schema, member, binding, &input.present(number))?;
                }
                None => has_document = true,
            }
        }
        if has_document && !has_payload {
            self.document(&document)?;
        }
        Ok(())
    }

    /// Adds a member where it is bound.
    fn bind(
        &mut self,
        input: &'static StructureSchema,
        member: &'static MemberSchema,
        binding: Binding,
        view: &View<'_>,
    ) -> Result<(), RequestError> {
        let schema = member.schema;
        let is_sensitive = input.sensitive || schema.has_sensitive_parts();
        match binding {
            Binding::Label => self.label(member.name, view, schema, None),
            Binding::LabelOr(empty) => self.label(member.name, view, schema, Some(empty)),
            _ if !view.is_set() => match binding {
                Binding::PayloadStructure => self.bytes(self.content_type, b"{}".to_vec()),
                _ => Ok(()),
            },
            Binding::Query(name) => {
                self.query(name, view, schema);
                Ok(())
            }
            Binding::QueryParams => {
                self.query_params(input, view);
                Ok(())
            }
            Binding::Header(name) | Binding::HeaderList(name) => {
                let text = match list_of(view) {
                    Some(list) => IN_HEADER.join(items(list), schema.item(), name),
                    None => IN_HEADER.text(view, schema, name),
                };
                self.header(name, &text?, is_sensitive)
            }
            Binding::PrefixHeaders(prefix) => {
                self.prefix_headers(prefix, input, view, schema.item(), is_sensitive)
            }
            Binding::Payload(content_type) => {
                let bytes = match view {
                    View::Blob(bytes) => Some(*bytes),
                    _ => text_of(view).map(str::as_bytes),
                };
                match bytes {
                    Some(bytes) => self.bytes(content_type, bytes.to_owned()),
                    None => Ok(()),
                }
            }
            Binding::PayloadStructure | Binding::PayloadDocument => self.document(&Written {
                view: view.view(),
                schema,
                concealed: input.sensitive,
            }),
            Binding::ResponseCode => Ok(()),
        }
    }

    fn static_header(&mut self, name: &'static str, value: &str) -> Result<(), RequestError> {
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
    fn service_header(&mut self, name: &'static str, value: &str) -> Result<(), RequestError> {
        if self.headers.contains_key(name) {
            return Ok(());
        }
        self.static_header(name, value)
    }

    /// Sets the scheme and authority of the URI to those of a member, which is a URL without a path. A user name is
    /// not allowed, since it could be taken for the host.
    fn endpoint(
        &mut self,
        member: &'static str,
        input: Option<&dyn Structure>,
    ) -> Result<(), RequestError> {
        let value = input.and_then(|input| text_of(&named(input, member)?.1));
        let url = value.filter(|value| !value.contains(['@', '?', '#']));
        let url = url.and_then(|url| url.parse::<http::Uri>().ok());
        let url = url.filter(|url| {
            let has_host = url.authority().is_some_and(is_host);
            matches!(url.scheme_str(), Some("http" | "https")) && has_host && url.path() == "/"
        });
        let parts = url.ok_or(RequestError::Endpoint(member))?.into_parts();
        self.endpoint = parts.scheme.zip(parts.authority);
        Ok(())
    }

    /// Sets a header. An empty value is sent as an empty header.
    fn header(
        &mut self,
        name: &'static str,
        value: &str,
        is_sensitive: bool,
    ) -> Result<(), RequestError> {
        let header =
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::HeaderName)?;
        let value = header_value(value, is_sensitive)
            .ok_or_else(|| RequestError::Header(name.to_owned()))?;
        self.insert(header, value)
    }

    /// `@httpLabel`, with the text that the service has for one that is unset or empty.
    fn label(
        &mut self,
        name: &'static str,
        view: &View<'_>,
        schema: &Schema,
        empty: Option<&str>,
    ) -> Result<(), RequestError> {
        let text = match view {
            View::Unset => String::new(),
            _ => ELSEWHERE.text(view, schema, name)?,
        };
        let text = if text.is_empty() {
            empty.ok_or(RequestError::Label(name))?.to_owned()
        } else {
            text
        };
        self.labels.push((name, text));
        Ok(())
    }

    /// `@httpQuery`
    fn query(&mut self, name: &'static str, view: &View<'_>, schema: &Schema) {
        match list_of(view) {
            Some(list) => {
                for item in items(list).filter(View::is_set) {
                    self.put_query(name, &item, schema.item());
                }
            }
            None => self.put_query(name, view, schema),
        }
    }

    /// Adds a value to the query. If it has no text, `finish` fails.
    fn put_query(&mut self, name: &'static str, view: &View<'_>, schema: &Schema) {
        match ELSEWHERE.text(view, schema, name) {
            Ok(text) => self.query.push((name.into(), text)),
            Err(error) => drop(self.query_error.get_or_insert(error)),
        }
    }

    /// `@httpQueryParams`: a map to strings, or to lists of strings. Entries are skipped if another member is bound
    /// to the same parameter, even if that member is not set, or if the URI has it.
    fn query_params(&mut self, input: &'static StructureSchema, view: &View<'_>) {
        let Some(map) = map_of(view) else {
            return;
        };
        let (_, query) = self.template;
        for (key, value) in map.entries() {
            let key = key.text();
            let is_bound = |member: &MemberSchema| match member.binding {
                Some(Binding::Query(name)) => *name == key,
                _ => false,
            };
            if input.members.iter().any(is_bound)
                || literals(query).any(|(name, _)| decodes_to(name, key))
            {
                continue;
            }
            let texts = match list_of(&value) {
                Some(list) => items(list).filter_map(|item| text_of(&item)).collect(),
                None => Vec::from_iter(text_of(&value)),
            };
            for text in texts {
                self.query.push((key.to_owned().into(), text.to_owned()));
            }
        }
    }

    /// `@httpPrefixHeaders`. Entries are skipped if another member is bound to the same header, even if that member
    /// is not set. Two keys that only differ in case are two lines of one header.
    fn prefix_headers(
        &mut self,
        prefix: &'static str,
        input: &'static StructureSchema,
        view: &View<'_>,
        schema: &Schema,
        is_sensitive: bool,
    ) -> Result<(), RequestError> {
        let Some(map) = map_of(view) else {
            return Ok(());
        };
        for (key, value) in map.entries().filter(|(_, value)| value.is_set()) {
            let key = key.text();
            let name = format!("{prefix}{key}");
            let header =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| RequestError::HeaderName)?;
            let is_bound = |member: &MemberSchema| match member.binding {
                Some(Binding::Header(name) | Binding::HeaderList(name)) => {
                    name.eq_ignore_ascii_case(header.as_str())
                }
                _ => false,
            };
            if input.members.iter().any(is_bound) {
                continue;
            }
            if let Some(reserved) = ReservedHeader::of(header.as_str()) {
                return Err(RequestError::ReservedHeader(reserved));
            }
            let name = if is_sensitive {
                format!("{prefix}{REDACTED}")
            } else {
                name
            };
            let text = ELSEWHERE.text(&value, schema, &name)?;
            let value = header_value(&text, is_sensitive).ok_or(RequestError::Header(name))?;
            let appended = self.headers.try_append(header, value);
            appended.map_err(|_| RequestError::TooManyHeaders)?;
        }
        Ok(())
    }

    /// Sets the host prefix from a template and the values of its labels. The limits apply to the labels of the
    /// resulting host name, which include text of the template (RFC 1123, section 2.1).
    fn host_prefix(
        &mut self,
        template: &str,
        input: Option<&dyn Structure>,
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
                    let found = input.and_then(|input| named(input, name));
                    let Some((member, value)) = found else {
                        return Ok(()); // the model has been checked
                    };
                    let name = member.name;
                    last = Some(name);
                    let is_part = |value: &&str| {
                        let is_sound = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
                        !value.is_empty() && value.bytes().all(is_sound)
                    };
                    let value = text_of(&value).filter(is_part);
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
        let text =
            json::in_message(|| serde_json::to_vec(value)).map_err(|error| unwritable(&error))?;
        self.bytes(self.content_type, text)
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
    fn finish(
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

/// A header value; `None` if it is invalid. A sensitive value is redacted in `Debug`, and is not added to the
/// compression tables of HTTP/2 and HTTP/3.
fn header_value(text: &str, sensitive: bool) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(text.as_bytes()).ok()?;
    value.set_sensitive(sensitive);
    Some(value)
}
