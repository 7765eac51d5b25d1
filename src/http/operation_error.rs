//! Errors from calling an operation.

use std::error::Error;
use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::error::answer::Answer;
use crate::{ErrorShape, Fault, JsonError};

/// An error from calling an operation. It is small: what it has is boxed.
///
/// Nothing of the response is lost: whether the model has the error or not, and whether its body can be read or not,
/// there are the status, headers and body, the error code and the message.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::{Fault, Operation};
///
/// # fn main() {
/// let response = http::Response::builder()
///     .status(400)
///     .header("x-amzn-requestid", "7d1c")
///     .body(br#"{"__type": "TooManyRequestsException", "Message": "slow down"}"#)
///     .unwrap();
/// let error = UpdateUserPoolClient::response(response).unwrap_err();
/// assert_eq!(error.status(), 400);
/// assert_eq!(error.code(), Some("TooManyRequestsException"));
/// assert_eq!(error.message(), Some("slow down"));
/// assert_eq!(error.request_id(), Some("7d1c"));
/// assert!(error.throttling() && error.retryable());
/// assert_eq!(error.fault(), Some(Fault::Client));
/// assert_eq!(error.headers()["x-amzn-requestid"], "7d1c");
/// assert!(error.body().starts_with(b"{"));
///
/// // The error of the service is a value of the enum of the operation.
/// assert!(error.as_service().is_some());
/// let Some(UpdateUserPoolClientError::TooManyRequestsException(error)) = error.into_service() else {
///     panic!("the error is modeled");
/// };
/// assert_eq!(error.message(), Some("slow down"));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OperationError<E> {
    /// The service returned an error.
    Service(E),
    /// The response of a successful call cannot be read.
    Response(ResponseError),
}

impl<E> OperationError<E> {
    /// Returns the error of the service, if it returned one.
    #[must_use]
    pub fn as_service(&self) -> Option<&E> {
        match self {
            OperationError::Service(error) => Some(error),
            OperationError::Response(_) => None,
        }
    }

    /// Returns the error of the service, if it returned one.
    #[must_use]
    pub fn into_service(self) -> Option<E> {
        match self {
            OperationError::Service(error) => Some(error),
            OperationError::Response(_) => None,
        }
    }
}

impl<E: ErrorShape> OperationError<E> {
    fn answer(&self) -> &Answer {
        match self {
            OperationError::Service(error) => error.__received().answer(),
            OperationError::Response(error) => &error.inner.answer,
        }
    }

    /// The HTTP status of the response. An error that was not received, such as one in a test, has the status of the
    /// model, or 500 if the model does not have the error.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            OperationError::Service(error) => error
                .__received()
                .status()
                .and_then(|status| StatusCode::from_u16(status).ok())
                .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            OperationError::Response(error) => error.status(),
        }
    }

    /// The headers of the response; empty if the error was not received.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer().headers
    }

    /// The body of the response, as received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.answer().body
    }

    /// The ID of the request: the header `x-amzn-requestid`, `x-amzn-request-id` or `x-amz-request-id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.answer().request_id()
    }

    /// The error code, if the service returned an error; see [`ErrorShape::code`].
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.as_service()?.code()
    }

    /// The message, if the service returned an error; see [`ErrorShape::message`].
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.as_service()?.message()
    }

    /// Whether the client or the server is at fault, if the service returned an error: as [`ErrorShape::fault`], but
    /// `None` if neither the service, the model nor the status says it.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.as_service()?.__received().fault()
    }

    /// Whether the request can be retried, if the service returned an error; see [`ErrorShape::retryable`].
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.as_service().is_some_and(ErrorShape::retryable)
    }

    /// Whether the service returned an error that indicates throttling; see [`ErrorShape::throttling`].
    #[must_use]
    pub fn throttling(&self) -> bool {
        self.as_service().is_some_and(ErrorShape::throttling)
    }
}

impl<E: fmt::Display> fmt::Display for OperationError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OperationError::Service(error) => error.fmt(f),
            OperationError::Response(error) => error.fmt(f),
        }
    }
}

impl<E: Error + 'static> Error for OperationError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            OperationError::Service(error) => error.source(),
            OperationError::Response(error) => error.source(),
        }
    }
}

/// A response of a successful call that cannot be read. `Display` and `Debug` contain no values and nothing
/// `@sensitive`; the headers and the body are as received.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::{Operation, OperationError};
///
/// # fn main() {
/// let response = http::Response::builder()
///     .header("x-amzn-requestid", "7d1c")
///     .body(br#"{"UserPoolClient": 3}"#)
///     .unwrap();
/// let Err(OperationError::Response(error)) = UpdateUserPoolClient::response(response) else {
///     panic!("the response differs from the model");
/// };
/// assert_eq!(error.error().to_string(), "Value at '/UserPoolClient' must be an object");
/// assert_eq!(error.header(), None); // no header differs
/// assert_eq!((error.status().as_u16(), error.request_id()), (200, Some("7d1c")));
/// assert_eq!(error.headers().len(), 1);
/// assert_eq!(error.body(), br#"{"UserPoolClient": 3}"#);
/// # }
/// ```
#[derive(Clone)]
pub struct ResponseError {
    // Boxed, so that results with the error are small.
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    status: StatusCode,
    read: ReadError,
    answer: Answer,
}

impl ResponseError {
    pub(super) fn new(status: StatusCode, read: ReadError, answer: Answer) -> Self {
        ResponseError {
            inner: Box::new(Inner {
                status,
                read,
                answer,
            }),
        }
    }

    /// The HTTP status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.inner.status
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.inner.answer.headers
    }

    /// The body of the response, as received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.inner.answer.body
    }

    /// The ID of the request: the header `x-amzn-requestid`, `x-amzn-request-id` or `x-amz-request-id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner.answer.request_id()
    }

    /// The error.
    #[must_use]
    pub fn error(&self) -> &JsonError {
        self.inner.read.error()
    }

    /// Returns the name of the header that cannot be read, if the error is in a header. For prefix headers with
    /// `@sensitive` names, this is only the prefix.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        self.inner.read.header()
    }
}

/// Errors are equal if their statuses, bodies and what cannot be read are. The headers, which have IDs of requests
/// and dates, are not compared.
impl PartialEq for ResponseError {
    fn eq(&self, other: &Self) -> bool {
        let compared = |error: &Self| (error.status(), error.inner.read.clone());
        compared(self) == compared(other) && self.body() == other.body()
    }
}

impl fmt::Debug for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseError")
            .field("status", &self.inner.status)
            .field("read_error", &self.inner.read)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { status, read, .. } = &*self.inner;
        write!(f, "response with status {status} cannot be read: {read}")
    }
}

impl Error for ResponseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.read.source()
    }
}

/// What cannot be read of a response: the first value that differs from the model. It contains no values and nothing
/// `@sensitive`.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::Operation;
///
/// # fn main() {
/// let body = br#"{"__type": "TooManyRequestsException", "message": 3}"#;
/// let response = http::Response::builder().status(400).body(body).unwrap();
/// let error = UpdateUserPoolClient::response(response).unwrap_err();
/// let Some(UpdateUserPoolClientError::TooManyRequestsException(error)) = error.into_service() else {
///     panic!("the error is modeled");
/// };
/// let read_error = error.read_error().expect("the message is no string");
/// assert_eq!(read_error.error().to_string(), "Value at '/message' must be a string");
/// assert_eq!(read_error.header(), None); // no header differs
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ReadError {
    error: JsonError,
    header: Option<Box<HeaderFault>>,
}

/// An error in a header of a response.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct HeaderFault {
    /// The name of the header; only the prefix if the keys of the prefix headers are sensitive.
    pub name: String,
    /// The path of the member.
    pub path: String,
    pub problem: HeaderProblem,
}

/// The kinds of errors in a header of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeaderProblem {
    /// A repeated header that is not a list (RFC 9110, section 5.3).
    Repeated,
    /// The header is not UTF-8.
    NotText,
    /// The text is not a valid value of the member.
    NoValue,
}

impl ReadError {
    /// `header` is the first error in headers, which may not be the source of `error`.
    pub(super) fn new(error: JsonError, header: Option<HeaderFault>) -> Self {
        let is_of_header = |fault: &HeaderFault| match &error {
            JsonError::Type(mismatch) => mismatch.path() == fault.path,
            _ => false,
        };
        ReadError {
            header: header.filter(is_of_header).map(Box::new),
            error,
        }
    }

    /// The error, with the path of the value or the position in the text.
    #[must_use]
    pub fn error(&self) -> &JsonError {
        &self.error
    }

    /// Returns the name of the header that cannot be read, if the error is in a header. For prefix headers with
    /// `@sensitive` names, this is only the prefix.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        self.header.as_ref().map(|fault| fault.name.as_str())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)?;
        let Some(HeaderFault { name, problem, .. }) = self.header.as_deref() else {
            return Ok(());
        };
        let problem = match problem {
            HeaderProblem::Repeated => "is repeated",
            HeaderProblem::NotText => "is not UTF-8",
            HeaderProblem::NoValue => "is not a valid value",
        };
        write!(f, ": header `{name}` {problem}")
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}
