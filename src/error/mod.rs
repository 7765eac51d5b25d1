//! Errors of services.

pub(crate) mod answer;
mod macros;
mod modeled;
mod retry;
mod unmodeled;

use std::error::Error;

#[doc(hidden)]
pub use answer::{Received, of_structure, of_variant};
pub use modeled::ModeledError;
pub use unmodeled::UnmodeledError;

/// Whether the client or the server is at fault (Smithy specification, "error trait").
///
/// [`ErrorShape`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The client. The same request would fail again.
    Client,
    /// The server.
    Server,
}

impl Fault {
    /// The status of an error without `@httpError` (Smithy specification, "httpError trait").
    const fn http_status(self) -> u16 {
        match self {
            Fault::Client => 400,
            Fault::Server => 500,
        }
    }
}

/// An error of a service: a structure with the `@error` trait, the error enum of an operation, [`ModeledError`] or
/// [`UnmodeledError`]. [`smithy!`](crate::smithy) implements it for the first two.
///
/// A structure has what its model says. An operation returns the others, which also have what the service sent: the
/// code and the message, wherever it put them, and the status. `OperationError` has the same methods, and the rest of
/// the response.
///
/// ```
/// use shapesmith::{ErrorShape, Fault, UnmodeledError};
///
/// fn should_retry(error: &impl ErrorShape) -> bool {
///     error.retryable() && error.code() != Some("ReplicatedWriteConflictException")
/// }
///
/// let error = UnmodeledError::new(Some("SlowDown".to_owned()), None).with_response(503, b"");
/// assert!(should_retry(&error));
/// assert!(ErrorShape::throttling(&error));
/// assert_eq!(ErrorShape::fault(&error), Fault::Server);
/// assert_eq!(ErrorShape::http_status(&error), 503);
/// assert_eq!(ErrorShape::message(&error), None);
/// assert_eq!(ErrorShape::request_id(&error), None); // no such header
/// ```
///
/// The constants are what is known of the type without a value: of a structure, what its model says; of the others,
/// what is assumed if neither the model nor the response says it.
pub trait ErrorShape: Error {
    /// Whether the client or the server is at fault (Smithy specification, "error trait").
    const FAULT: Fault = Fault::Server;
    /// The HTTP status: `@httpError`, or 400 if the client is at fault and 500 if the server is (Smithy
    /// specification, "httpError trait").
    const HTTP_STATUS: u16 = Self::FAULT.http_status();
    /// Whether the error is `@retryable` (Smithy specification, "retryable trait").
    const RETRYABLE: bool = false;
    /// Whether the error is `@retryable` and indicates throttling.
    const THROTTLING: bool = false;
    /// Whether a message that the model has no member for can be `@sensitive`.
    #[doc(hidden)]
    const CONCEALS_MESSAGE: bool = false;

    #[doc(hidden)]
    fn __received(&self) -> Received<'_>;

    /// The error code: what the service sent, without a namespace before it or a URI after it, or else the name of the
    /// shape. A service that is compatible with the AWS query protocol sends the code of that protocol.
    fn code(&self) -> Option<&str> {
        self.__received().code()
    }

    /// The message: the value of the member `message`, in any casing, or of the member `errorMessage`; or else what the
    /// service sent under such a name, or in the header `x-amzn-errormessage` or `x-amzn-error-message`.
    fn message(&self) -> Option<&str> {
        self.__received().message()
    }

    /// Whether the client or the server is at fault: what a service that is compatible with the AWS query protocol
    /// sends, what the model says, or what the status says. If the status is neither 4xx nor 5xx, it is the server.
    fn fault(&self) -> Fault {
        self.__received().fault().unwrap_or(Self::FAULT)
    }

    /// The HTTP status of the response. An error that was not received, such as one in a test, has the status of the
    /// model, or 500 if the model does not have the error.
    fn http_status(&self) -> u16 {
        self.__received().status().unwrap_or(Self::HTTP_STATUS)
    }

    /// The ID of the request: the header `x-amzn-requestid`, `x-amzn-request-id` or `x-amz-request-id` of the response.
    #[cfg(feature = "http")]
    fn request_id(&self) -> Option<&str> {
        self.__received().answer().request_id()
    }

    /// Whether the request can be retried: if the error is `@retryable` or indicates throttling, its status is 500,
    /// 502, 503 or 504, or its code is one that the AWS SDKs retry, such as `RequestTimeout`.
    fn retryable(&self) -> bool {
        self.__received().circumstances().is_retryable()
    }

    /// Whether the error indicates throttling: if the model says so. If the error is not modeled or not
    /// `@retryable`, its status (429) or its code decides, such as `ProvisionedThroughputExceededException`.
    fn throttling(&self) -> bool {
        self.__received().circumstances().is_throttling()
    }
}
