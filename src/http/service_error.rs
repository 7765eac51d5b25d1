//! Errors in responses: code, message and other details, from the header or the body.

use std::borrow::Cow;

use http::HeaderMap;

use super::operation_error::{OperationError, ResponseError};
use super::response::{ReadResponse, ResponseParts};
use crate::error::answer::Answer;
use crate::json;
use crate::{ErrorShape, Fault, ModeledError, UnmodeledError};

/// The details of an error in a response.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The name of the error.
    name: Option<String>,
    /// The code and the fault of the AWS query protocol.
    query_code: Option<String>,
    query_fault: Option<Fault>,
    message: Option<String>,
}

impl Said {
    /// Smithy specification, "AWS restJson1 protocol" and "AWS JSON 1.0 / 1.1 protocol", "Operation error
    /// serialization": the name is in the header `x-amzn-errortype`, or in the member `__type` or `code` of the
    /// document. The first that is not empty is used.
    ///
    /// The message is in the document or, if there is none (as for HEAD), in a header: Cognito sends
    /// `x-amzn-errormessage`, and the SDKs for Java and .NET read `x-amzn-error-message`.
    pub fn new(headers: &HeaderMap, body: &[u8], is_query_compatible: bool) -> Self {
        let mut of_document = Document::default();
        of_document.read(body);
        let [name, code, other_code] = of_document.codes;
        let [message, capital, other_message] = of_document.messages;
        let (query_code, query_fault) = if is_query_compatible {
            query_error(headers)
        } else {
            (None, None)
        };
        Said {
            name: header_name(headers).or(name).or(code).or(other_code),
            query_code,
            query_fault,
            message: message.or(capital).or(other_message).or_else(|| {
                ["x-amzn-errormessage", "x-amzn-error-message"]
                    .into_iter()
                    .find_map(|name| text(headers, name).map(Cow::into_owned))
            }),
        }
    }
}

/// The text of the first line of a header that is not empty. Bytes that are not UTF-8 are replaced.
fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<Cow<'h, str>> {
    let lines = headers.get_all(name).iter();
    let mut lines = lines.map(|line| String::from_utf8_lossy(line.as_bytes()));
    lines.find(|line| !line.trim().is_empty())
}

/// The name in the header `x-amzn-errortype`. API Gateway adds its own value to the header, as another line or after
/// a comma, which is the same (RFC 9110, section 5.3): the first is used.
fn header_name(headers: &HeaderMap) -> Option<String> {
    let lines = headers.get_all("x-amzn-errortype").iter();
    let texts = lines.filter_map(|line| std::str::from_utf8(line.as_bytes()).ok());
    texts.flat_map(|text| text.split(',')).find_map(error_name)
}

/// Returns the code and the fault of the header `x-amzn-query-error`: `Code;Fault` (Smithy specification,
/// "awsQueryCompatible trait").
fn query_error(headers: &HeaderMap) -> (Option<String>, Option<Fault>) {
    let text = text(headers, "x-amzn-query-error").unwrap_or_default();
    let Some((code, fault)) = text.split_once(';') else {
        return (None, None);
    };
    let fault = match fault.trim() {
        "Sender" => Some(Fault::Client),
        "Receiver" => Some(Fault::Server),
        _ => None,
    };
    (not_empty(code.trim()), fault)
}

/// The name of an error, without the URI after it and the namespace before it; `None` if nothing is left.
fn error_name(text: &str) -> Option<String> {
    let (text, _) = text.split_once(':').unwrap_or((text, ""));
    let (_, name) = text.split_once('#').unwrap_or(("", text));
    not_empty(name.trim())
}

fn not_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The details of an error in the members of a document, if they are strings and not empty.
#[derive(Default)]
struct Document {
    /// `__type`, `code`, and `code` in another casing.
    codes: [Option<String>; 3],
    /// `message`, `Message`, and `message` or `errorMessage` in another casing.
    messages: [Option<String>; 3],
}

impl Document {
    /// Reads the document. If it is not JSON, what comes before the error is read.
    fn read(&mut self, body: &[u8]) {
        let text = String::from_utf8_lossy(body);
        json::string_members(&text, &mut |name, value| {
            let (place, value) = match name {
                "__type" => (&mut self.codes[0], error_name(value)),
                "code" => (&mut self.codes[1], error_name(value)),
                "message" => (&mut self.messages[0], not_empty(value)),
                "Message" => (&mut self.messages[1], not_empty(value)),
                _ if json::is_message(name) => (&mut self.messages[2], not_empty(value)),
                _ if name.eq_ignore_ascii_case("code") => (&mut self.codes[2], error_name(value)),
                _ => return,
            };
            if place.is_none() {
                *place = value;
            }
        });
    }
}

/// The errors of an operation.
#[doc(hidden)] // not on the pages of generated types
pub trait OperationErrors: ErrorShape + Sized {
    /// The codes of the errors, by their numbers.
    const CODES: &'static [&'static [&'static str]] = &[];

    /// Reads the error with a number, or one that is not in the model.
    fn read(number: Option<usize>, response: &ResponseParts<'_>) -> Self;
}

impl ResponseParts<'_> {
    /// Reads a modeled error.
    #[must_use]
    pub fn modeled<X: ErrorShape + ReadResponse>(&self) -> ModeledError<X> {
        let mut error = boxed_empty::<X>();
        let read_error = error.read_response(self);
        ModeledError::new(*error, self.answer(), read_error)
    }

    /// Returns an error that is not in the model.
    #[must_use]
    pub fn unmodeled(&self) -> UnmodeledError {
        UnmodeledError::of_answer(self.answer())
    }

    /// Returns what is kept of the response.
    fn answer(&self) -> Answer {
        let Said {
            name,
            query_code,
            query_fault,
            message,
        } = &self.said;
        Answer {
            status: Some(self.status.as_u16()),
            headers: self.headers.clone(),
            body: self.body.to_owned(),
            code: query_code.as_ref().or(name.as_ref()).cloned(),
            message: message.clone(),
            fault: *query_fault,
        }
    }

    fn is_success(&self) -> bool {
        self.status.is_success() || Some(self.status.as_u16()) == self.operation.status
    }

    /// The number of the error among those with these codes.
    fn error_number(&mut self, errors: &[&[&str]]) -> Option<usize> {
        let is_query_compatible = self.operation.service.query_compatible;
        self.said = Said::new(self.headers, self.body, is_query_compatible);
        // The header of the AWS query protocol has the code of `@awsQueryError`.
        let said = [&self.said.name, &self.said.query_code];
        said.into_iter().flatten().find_map(|code| {
            let is_it = |codes: &&[&str]| codes.contains(&code.as_str());
            errors.iter().position(is_it)
        })
    }

    /// Reads the output of the operation, or an error.
    pub(super) fn output<T: ReadResponse, E: OperationErrors>(
        mut self,
    ) -> Result<T, OperationError<E>> {
        if !self.is_success() {
            let number = self.error_number(E::CODES);
            return Err(OperationError::Service(E::read(number, &self)));
        }
        let mut output = boxed_empty::<T>();
        match output.read_response(&self) {
            None => Ok(*output),
            Some(read) => {
                let error = ResponseError::new(self.status, read, self.answer());
                Err(OperationError::Response(error))
            }
        }
    }
}

/// An empty output or error. It is boxed, since a structure can be so large that copies of it overflow the stack when it is
/// moved.
#[allow(clippy::unnecessary_box_returns)]
#[inline(never)]
fn boxed_empty<T: ReadResponse>() -> Box<T> {
    Box::new(T::empty())
}
