//! A response that is being read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use http::StatusCode;
use http::header::{HeaderMap, HeaderValue};
use http::response::Parts;

use super::header::{self, TextCodec};
use super::operation_error::{HeaderFault, HeaderProblem};
use super::service_error::Said;
use crate::constraint::path::Path;
use crate::json::{self, Decode, JsonError, ReadJson, ReadValue, Reader};
use crate::redaction::REDACTED;

/// An output or error with HTTP bindings.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadBindings: Sized {
    /// Reads the members from where they are bound.
    ///
    /// What cannot be read is empty.
    fn read_bindings(response: &ResponseParts<'_>) -> ReadValue<Self>;
}

/// A response that is being read.
pub struct ResponseParts<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    /// What the service says of an error.
    pub(super) said: Said,
    /// The first error found in headers.
    fault: RefCell<Option<HeaderFault>>,
}

impl<'a> ResponseParts<'a> {
    pub(super) fn new(head: &'a Parts, body: &'a [u8]) -> Self {
        ResponseParts {
            status: head.status,
            headers: &head.headers,
            body,
            said: Said::default(),
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
        self.read_json().into_result()
    }

    /// Reads the whole document as a value. What cannot be read is empty.
    pub(super) fn read_json<T: ReadJson>(&self) -> ReadValue<T> {
        json::read_value(self.document())
    }

    /// Reads a value with members in the document and bound members. What cannot be read is empty.
    pub fn parts<T>(
        &self,
        has_document: bool,
        read: impl FnOnce(&mut Reader<'_>, &Path<'_>) -> T,
    ) -> ReadValue<T> {
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
            path: path.to_pointer(),
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
        match read.into_result() {
            Ok(value) => Some(value),
            Err(error) => {
                reader.fail_with(error);
                None
            }
        }
    }
}

/// Returns the text of a header.
fn text_of(value: &HeaderValue) -> Result<&str, HeaderProblem> {
    std::str::from_utf8(value.as_bytes()).map_err(|_| HeaderProblem::NotText)
}
