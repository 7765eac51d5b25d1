//! A response that is being read.

use http::StatusCode;
use http::header::{HeaderMap, HeaderValue};
use http::response::Parts;

use super::operation::OperationSchema;
use super::operation_error::{HeaderFault, HeaderProblem, ReadError};
use super::service_error::Said;
use crate::constraint::path::Path;
use crate::json::{self, JsonError, Reader, Seen};
use crate::redaction::REDACTED;
use crate::schema::{Binding, MemberSchema, StructureSchema};
use crate::unit::Unit;
use crate::value::Structure;
use crate::value::slot::{Empty, ReadMembers, Slot};

/// The output of an operation: a structure, or the unit type if there is none.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadResponse: Empty {
    /// Reads the members, which are empty so far. What cannot be read stays so.
    fn read_response(&mut self, response: &ResponseParts<'_>) -> Option<ReadError>;
}

impl ReadResponse for Unit {
    fn read_response(&mut self, _: &ResponseParts<'_>) -> Option<ReadError> {
        None
    }
}

impl<T: Empty + Structure + ReadMembers> ReadResponse for T {
    fn read_response(&mut self, response: &ResponseParts<'_>) -> Option<ReadError> {
        let schema = self.schema();
        response.read(self, schema)
    }
}

/// A response that is being read.
pub struct ResponseParts<'a> {
    pub(super) operation: &'static OperationSchema,
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    /// The details of an error in a response.
    pub(super) said: Said,
}

/// Why a member cannot be read.
enum Problem {
    /// A header, by its name.
    Header(String, HeaderProblem),
    /// The text of the status or body is not a value of the member.
    NoValue,
    /// The document in the body.
    Document(JsonError),
}

impl<'a> ResponseParts<'a> {
    pub(super) fn new(
        operation: &'static OperationSchema,
        head: &'a Parts,
        body: &'a [u8],
    ) -> Self {
        ResponseParts {
            operation,
            status: head.status,
            headers: &head.headers,
            body,
            said: Said::default(),
        }
    }

    /// Whether the body is empty as a document.
    fn is_blank(&self) -> bool {
        self.body.iter().all(u8::is_ascii_whitespace)
    }

    /// The part of the response that a member is bound to, other than the document.
    fn bound(&self, member: &MemberSchema) -> Option<Binding> {
        let binding = member.binding.filter(|_| self.operation.has_bindings());
        binding.copied().filter(|binding| binding.is_in_responses())
    }

    /// Reads an output or error: the document, then the members that are bound to other parts of the response. What
    /// cannot be read is empty. Returns the first error.
    pub(super) fn read(
        &self,
        structure: &mut dyn ReadMembers,
        schema: &'static StructureSchema,
    ) -> Option<ReadError> {
        let bindings = || schema.members.iter().map(|member| self.bound(member));
        let has_payload = bindings().flatten().any(Binding::is_payload);
        let is_unbound = |binding: Option<Binding>| binding.is_none();
        let has_document = if has_payload {
            false
        } else {
            // The document of a structure without members must be an object.
            schema.members.is_empty() || bindings().any(is_unbound)
        };
        // An empty body is an empty object.
        let document = if has_document && !self.is_blank() {
            self.body
        } else {
            b"{}"
        };
        let mut fault = None;
        let error = json::read_with(document, |reader| {
            let root = Path::root();
            let mut seen = Seen::of(schema.members.len());
            let is_included = |number: usize| self.bound(&schema.members[number]).is_none();
            reader.members(structure, schema, &mut seen, &is_included, &root);
            for (number, member) in schema.members.iter().enumerate() {
                let Some(binding) = self.bound(member) else {
                    continue;
                };
                #[allow(clippy::cast_possible_truncation)] // a number of members
                let path = root.member(number as u32, member.name);
                let is_sensitive = member.schema.has_sensitive_parts();
                if is_sensitive {
                    path.set_sensitive();
                }
                structure.visit_slot(number, &mut |slot| {
                    let is_sensitive = schema.sensitive || is_sensitive;
                    match self.read_member(slot, member, binding, is_sensitive, &path) {
                        Ok(is_read) => seen.set(number, is_read),
                        Err(problem) => {
                            slot.clear();
                            report(problem, reader, &path, &mut fault);
                        }
                    }
                });
            }
            reader.finish_structure(structure, schema, &mut seen, &root);
        });
        error.map(|error| ReadError::new(error, fault))
    }

    /// Reads a member that is bound to a part of the response. Returns whether there is a value.
    fn read_member(
        &self,
        slot: &mut dyn Slot,
        member: &'static MemberSchema,
        binding: Binding,
        is_sensitive: bool,
        path: &Path<'_>,
    ) -> Result<bool, Problem> {
        let schema = member.schema;
        match binding {
            Binding::Header(name) => {
                let problem = |problem| Problem::Header(name.to_owned(), problem);
                let Some(text) = self.single(name).map_err(problem)? else {
                    return Ok(false);
                };
                let read = slot.read_text(text, schema);
                read.ok_or(problem(HeaderProblem::NoValue)).map(|()| true)
            }
            Binding::HeaderList(name) => {
                let problem = |problem| Problem::Header(name.to_owned(), problem);
                let lines = self.lines(name).map_err(problem)?;
                let mut read = lines.iter().map(|line| slot.read_text(line, schema));
                let is_read = read.all(|read| read.is_some());
                is_read
                    .then_some(!lines.is_empty())
                    .ok_or(problem(HeaderProblem::NoValue))
            }
            Binding::PrefixHeaders(prefix) => self.prefix_headers(slot, prefix, is_sensitive),
            Binding::ResponseCode => {
                let read = slot.read_text(self.status.as_str(), schema);
                read.ok_or(Problem::NoValue).map(|()| true)
            }
            Binding::Payload(_) if self.body.is_empty() => Ok(false),
            Binding::Payload(_) => {
                let read = slot.read_bytes(self.body);
                read.ok_or(Problem::NoValue).map(|()| true)
            }
            Binding::PayloadStructure | Binding::PayloadDocument if self.is_blank() => Ok(false),
            Binding::PayloadStructure | Binding::PayloadDocument => {
                match json::read_payload(slot, self.body, schema, path) {
                    None => Ok(true),
                    Some(error) => Err(Problem::Document(error)),
                }
            }
            // They are in requests.
            Binding::Label | Binding::LabelOr(_) | Binding::Query(_) | Binding::QueryParams => {
                Ok(false)
            }
        }
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

    /// Returns the texts of the lines of a header.
    fn lines(&self, name: &str) -> Result<Vec<&'a str>, HeaderProblem> {
        self.headers.get_all(name).iter().map(text_of).collect()
    }

    /// `@httpPrefixHeaders`: by the rest of their names, in lowercase as in the crate `http`. The lines of one
    /// header are joined by `, ` (RFC 9110, section 5.3).
    fn prefix_headers(
        &self,
        slot: &mut dyn Slot,
        prefix: &'static str,
        is_sensitive: bool,
    ) -> Result<bool, Problem> {
        let small = prefix.to_ascii_lowercase();
        let mut is_read = false;
        for name in self.headers.keys() {
            let Some(key) = name.as_str().strip_prefix(&small) else {
                continue;
            };
            let read = self.lines(name.as_str()).and_then(|lines| {
                let read = slot.read_entry(key, &lines.join(", "));
                read.ok_or(HeaderProblem::NoValue)
            });
            read.map_err(|problem| {
                let name = if is_sensitive {
                    format!("{prefix}{REDACTED}")
                } else {
                    name.to_string()
                };
                Problem::Header(name, problem)
            })?;
            is_read = true;
        }
        Ok(is_read)
    }
}

/// Reports that a member cannot be read. `fault` is the first error in headers.
#[cold]
fn report(
    problem: Problem,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    fault: &mut Option<HeaderFault>,
) {
    match problem {
        Problem::Header(name, problem) => {
            reader.text_mismatch(path);
            fault.get_or_insert_with(|| HeaderFault {
                name,
                path: path.to_pointer(),
                problem,
            });
        }
        Problem::NoValue => reader.text_mismatch(path),
        Problem::Document(error) => reader.fail_with(error),
    }
}

/// Returns the text of a header.
fn text_of(value: &HeaderValue) -> Result<&str, HeaderProblem> {
    std::str::from_utf8(value.as_bytes()).map_err(|_| HeaderProblem::NotText)
}
