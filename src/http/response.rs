//! A response that is being read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use http::header::{HeaderMap, HeaderValue};
use http::{Response, StatusCode};

use super::error::{HeaderFault, HeaderProblem, ResponseError};
use super::header::{self, TextCodec};
use crate::UnmodeledError;
use crate::constraint::path::Path;
use crate::json::{self, Decode, JsonError, ReadJson, Reader, TypeMismatch, TypeMismatchKind};
use crate::redaction::REDACTED;

/// An output or error with HTTP bindings.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadBindings: Sized {
    /// Reads the members from where they are bound.
    ///
    /// # Errors
    ///
    /// Returns an error if the document is not JSON, or has a mistyped value.
    fn read_bindings(response: &ResponseParts<'_>) -> Result<Self, JsonError>;
}

/// A response that is being read.
pub struct ResponseParts<'a> {
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
    /// The first error found in headers.
    fault: RefCell<Option<HeaderFault>>,
}

impl<'a> ResponseParts<'a> {
    pub(super) fn new<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        ResponseParts {
            status: response.status(),
            headers: response.headers(),
            body: response.body().as_ref(),
            fault: RefCell::default(),
        }
    }

    /// `@httpResponseCode`
    #[must_use]
    pub fn status<T: From<i32>>(&self) -> T {
        i32::from(self.status.as_u16()).into()
    }

    /// Returns the document. An empty body is an empty object.
    fn document(&self) -> &'a [u8] {
        let is_empty = self.body.iter().all(u8::is_ascii_whitespace);
        if is_empty { b"{}" } else { self.body }
    }

    /// Reads the whole document as a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the document is not JSON, or has a mistyped value.
    pub fn json<T: ReadJson>(&self) -> Result<T, JsonError> {
        json::from_json_unchecked(self.document())
    }

    /// Reads a value with members in the document and bound members.
    ///
    /// # Errors
    ///
    /// Returns an error if the document is not JSON, or has a mistyped value.
    pub fn parts<T>(
        &self,
        has_document: bool,
        read: impl FnOnce(&mut Reader<'_>, &Path<'_>) -> T,
    ) -> Result<T, JsonError> {
        let document = if has_document { self.document() } else { b"{}" };
        json::read_with(document, |reader| {
            let value = read(reader, &Path::root());
            if !has_document {
                reader.unknown_member();
            }
            value
        })
    }

    /// Returns the text of a header with a single value, or `None` if it is missing.
    ///
    /// RFC 9110, section 5.3: only a list may be split over several lines, so a repeated header is an error, even
    /// if the values are equal.
    fn single(&self, name: &str) -> Result<Option<&'a str>, HeaderProblem> {
        let mut values = self.headers.get_all(name).iter();
        let Some(value) = values.next() else {
            return Ok(None);
        };
        if values.next().is_some() {
            return Err(HeaderProblem::Repeated);
        }
        text_of(value).map(Some)
    }

    /// Records an error in the header of a member.
    #[cold]
    fn fail<T>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        name: String,
        problem: HeaderProblem,
    ) -> Option<T> {
        reader.text_mismatch(path);
        let mut fault = self.fault.borrow_mut();
        fault.get_or_insert_with(|| HeaderFault {
            name,
            path: Some(path.to_pointer()),
            problem,
        });
        None
    }

    /// Returns the first error in headers of members.
    pub(super) fn take_fault(&self) -> Option<HeaderFault> {
        self.fault.take()
    }

    /// `@httpHeader`
    pub fn header<C: TextCodec<T>, T>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        name: &'static str,
    ) -> Option<T> {
        let value = match self.single(name) {
            Ok(text) => C::value(text?).ok_or(HeaderProblem::NoValue),
            Err(problem) => Err(problem),
        };
        match value {
            Ok(value) => Some(value),
            Err(problem) => self.fail(reader, path, name.to_owned(), problem),
        }
    }

    /// `@httpHeader` of a list, which may be split over several lines.
    pub fn header_list<C: TextCodec<T>, T, L: FromIterator<T>>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        name: &'static str,
    ) -> Option<L> {
        let values = self.headers.get_all(name);
        values.iter().next()?;
        let texts: Result<Vec<&str>, HeaderProblem> = values.iter().map(text_of).collect();
        let items = texts.and_then(|texts| {
            let lines = texts
                .into_iter()
                .map(|text| header::split(text, C::IS_TIMESTAMP));
            let items = lines.collect::<Option<Vec<_>>>().and_then(|lines| {
                let items = lines.iter().flatten().map(|item| C::value(item));
                items.collect::<Option<L>>()
            });
            items.ok_or(HeaderProblem::NoValue)
        });
        match items {
            Ok(items) => Some(items),
            Err(problem) => self.fail(reader, path, name.to_owned(), problem),
        }
    }

    /// `@httpPrefixHeaders`: by the rest of their names, in lowercase as in the crate `http`. The lines of one
    /// header are joined by `, ` (RFC 9110, section 5.3).
    pub fn prefix_headers<C: TextCodec<V>, K: From<String> + Ord, V>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
        prefix: &'static str,
    ) -> Option<BTreeMap<K, V>> {
        let small = prefix.to_ascii_lowercase();
        let mut entries = BTreeMap::new();
        for name in self.headers.keys() {
            let Some(key) = name.as_str().strip_prefix(&small) else {
                continue;
            };
            let lines: Result<Vec<&str>, HeaderProblem> =
                self.headers.get_all(name).iter().map(text_of).collect();
            let value = lines.and_then(|lines| {
                let value = C::value(&lines.join(", "));
                value.ok_or(HeaderProblem::NoValue)
            });
            match value {
                Ok(value) => {
                    entries.insert(K::from(key.to_owned()), value);
                }
                Err(problem) => {
                    let name = if C::SENSITIVE {
                        format!("{prefix}{REDACTED}")
                    } else {
                        name.to_string()
                    };
                    return self.fail(reader, path, name, problem);
                }
            }
        }
        (!entries.is_empty()).then_some(entries)
    }

    /// `@httpPayload` of a blob.
    #[must_use]
    pub fn payload_blob(&self) -> Option<Vec<u8>> {
        (!self.body.is_empty()).then(|| self.body.to_owned())
    }

    /// `@httpPayload` of a string or enum.
    pub fn payload_text<T: From<String>>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Option<T> {
        if self.body.is_empty() {
            return None;
        }
        let Ok(text) = std::str::from_utf8(self.body) else {
            reader.text_mismatch(path);
            return None;
        };
        Some(text.to_owned().into())
    }

    /// `@httpPayload` of anything that is written as JSON.
    pub fn payload_json<C: Decode<T>, T>(
        &self,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Option<T> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let read = json::read_with(self.body, |reader| C::read(reader, path));
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                reader.fail_with(error);
                None
            }
        }
    }

    /// Returns the error code: the header `x-amzn-errortype`, or the member `__type` or `code` of the document,
    /// without a namespace before it or a URI after it (Smithy specification, "AWS restJson1 protocol",
    /// "Operation error serialization"). The first that is not empty is used.
    pub(super) fn code(&self) -> Result<Option<String>, ResponseError> {
        let header = self.of_protocol("x-amzn-errortype")?;
        Ok(header
            .and_then(error_name)
            .or_else(|| self.member(&["__type", "code"], error_name)))
    }

    /// A header of the protocol.
    fn of_protocol(&self, name: &'static str) -> Result<Option<&'a str>, ResponseError> {
        self.single(name).map_err(|problem| {
            let fault = HeaderFault {
                name: name.to_owned(),
                path: None,
                problem,
            };
            let error = TypeMismatch::of_root(
                TypeMismatchKind::Text,
                "an error named by a header that can be read",
            );
            let error = JsonError::Type(error);
            ResponseError::new(self.status, error, Some(fault))
        })
    }

    /// Returns the first result of `read` for these members of the document that are strings.
    fn member(&self, names: &[&str], read: fn(&str) -> Option<String>) -> Option<String> {
        let found = json::string_members(self.body, names);
        found.into_iter().flatten().find_map(|text| read(&text))
    }

    /// Returns an unmodeled error. Without a `code`, a service that is compatible with the AWS query protocol may
    /// have sent the code in a separate header.
    pub(super) fn unmodeled(
        &self,
        code: Option<String>,
        query_compatible: bool,
    ) -> Result<UnmodeledError, ResponseError> {
        let of_query = if code.is_none() && query_compatible {
            // AWS specification, "awsQueryCompatible trait": `Code;Fault`.
            let text = self.of_protocol("x-amzn-query-error")?.unwrap_or_default();
            let code = text.split(';').next().unwrap_or_default().trim();
            (!code.is_empty()).then(|| code.to_owned())
        } else {
            None
        };
        let text = |text: &str| Some(text.to_owned());
        let message = self.member(&["message", "Message", "errorMessage"], text);
        let error = UnmodeledError::new(code.or(of_query), message);
        Ok(error.with_response(self.status.as_u16(), self.body))
    }
}

/// Returns the text of a header.
fn text_of(value: &HeaderValue) -> Result<&str, HeaderProblem> {
    std::str::from_utf8(value.as_bytes()).map_err(|_| HeaderProblem::NotText)
}

/// The name of an error, without its namespace and URI; `None` if nothing is left.
fn error_name(text: &str) -> Option<String> {
    let name = text
        .split(':')
        .next()
        .unwrap_or_default()
        .rsplit('#')
        .next()
        .unwrap_or_default()
        .trim();
    (!name.is_empty()).then(|| name.to_owned())
}
