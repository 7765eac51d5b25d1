//! An answer that is being read.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::header::HeaderMap;
use http::{Response, StatusCode};

use super::text::{self, TextCodec};
use crate::UnmodeledError;
use crate::json::{self, Decode, JsonError, Read, Reader};
use crate::path::Path;

/// An output or error with HTTP bindings.
pub trait FromHttp: Sized {
    /// Takes its members from where they stand.
    ///
    /// # Errors
    ///
    /// The document is no JSON, or a value is of a wrong type.
    fn from_http(answer: &Answer<'_>) -> Result<Self, JsonError>;
}

/// An answer that is being read.
pub struct Answer<'a> {
    status: StatusCode,
    headers: &'a HeaderMap,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    pub(super) fn new<B: AsRef<[u8]>>(response: &'a Response<B>) -> Self {
        Answer {
            status: response.status(),
            headers: response.headers(),
            body: response.body().as_ref(),
        }
    }

    /// `@httpResponseCode`
    #[must_use]
    pub fn status(&self) -> i32 {
        self.status.as_u16().into()
    }

    /// The document; an empty body is an empty object.
    fn document(&self) -> &'a [u8] {
        let is_empty = self.body.iter().all(u8::is_ascii_whitespace);
        if is_empty { b"{}" } else { self.body }
    }

    /// The whole document as a value.
    ///
    /// # Errors
    ///
    /// It is no JSON, or a value is of a wrong type.
    pub fn json<T: Read>(&self) -> Result<T, JsonError> {
        json::from_json_unchecked(self.document())
    }

    /// A value of which parts are in the document, and others elsewhere.
    ///
    /// # Errors
    ///
    /// The document is no JSON, or a value is of a wrong type.
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

    /// The texts of all headers of a name.
    fn texts(&self, name: &str) -> Vec<Cow<'a, str>> {
        let values = self.headers.get_all(name).iter();
        values
            .map(|value| String::from_utf8_lossy(value.as_bytes()))
            .collect()
    }

    /// `@httpHeader`
    pub fn header<C: TextCodec<T>, T>(
        &self,
        reader: &mut Reader<'_>,
        at: &Path<'_>,
        name: &'static str,
    ) -> Option<T> {
        let text = self.texts(name).into_iter().next()?;
        let value = C::value(&text);
        if value.is_none() {
            reader.wrong_text(at);
        }
        value
    }

    /// `@httpHeader` of a list.
    pub fn header_list<C: TextCodec<T>, T, L: FromIterator<T>>(
        &self,
        reader: &mut Reader<'_>,
        at: &Path<'_>,
        name: &'static str,
    ) -> Option<L> {
        let texts = self.texts(name);
        if texts.is_empty() {
            return None;
        }
        let texts = texts.iter().filter(|text| !text.is_empty());
        let items = texts.flat_map(|text| text::split(text, C::COMMAS));
        let items: Option<L> = items.map(|item| C::value(&item)).collect();
        if items.is_none() {
            reader.wrong_text(at);
        }
        items
    }

    /// `@httpPrefixHeaders`: by the rest of their names, in small letters, as the crate `http` has them.
    #[must_use]
    pub fn prefix_headers<K: From<String> + Ord>(
        &self,
        prefix: &'static str,
    ) -> Option<BTreeMap<K, String>> {
        let prefix = prefix.to_ascii_lowercase();
        let entries = self.headers.iter().filter_map(|(name, value)| {
            let key = name.as_str().strip_prefix(&prefix)?;
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            Some((K::from(key.to_owned()), value))
        });
        let entries: BTreeMap<K, String> = entries.collect();
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
        at: &Path<'_>,
    ) -> Option<T> {
        if self.body.is_empty() {
            return None;
        }
        let Ok(text) = std::str::from_utf8(self.body) else {
            reader.wrong_text(at);
            return None;
        };
        Some(text.to_owned().into())
    }

    /// `@httpPayload` of anything that is written as JSON.
    pub fn payload_json<C: Decode<T>, T>(
        &self,
        reader: &mut Reader<'_>,
        at: &Path<'_>,
    ) -> Option<T> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let read = json::read_with(self.body, |reader| C::read(reader, at));
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                reader.fail_with(error);
                None
            }
        }
    }

    /// The error that the service names, in whatever spelling: the header `x-amzn-errortype`, or the
    /// members `__type` or `code` of the document, with a namespace before it or an address behind it
    /// (Smithy specification, "AWS restJson1 protocol", "Operation error serialization").
    pub(super) fn code(&self) -> Option<String> {
        let header = self.texts("x-amzn-errortype").into_iter().next();
        let code = header
            .map(Cow::into_owned)
            .or_else(|| self.member(&["__type", "code"]))?;
        let code = code.split(':').next().unwrap_or_default();
        let code = code.rsplit('#').next().unwrap_or_default().trim();
        (!code.is_empty()).then(|| code.to_owned())
    }

    /// The first of these members of the document that is a string.
    fn member(&self, names: &[&str]) -> Option<String> {
        let found = json::string_members(self.body, names);
        found.into_iter().flatten().next()
    }

    /// What is known of an error that the model does not have.
    pub(super) fn unmodeled(&self) -> UnmodeledError {
        // AWS specification, "awsQueryCompatible trait": `Code;Fault`.
        let of_query = self.texts("x-amzn-query-error").into_iter().next();
        let of_query = of_query.and_then(|text| {
            let code = text.split(';').next()?.trim();
            (!code.is_empty()).then(|| code.to_owned())
        });
        let message = self.member(&["message", "Message", "errorMessage"]);
        UnmodeledError::new(self.code().or(of_query), message)
            .with_answer(self.status.as_u16(), self.body)
    }
}
