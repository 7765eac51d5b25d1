//! Errors of services.

pub(crate) mod answer;
mod macros;
mod modeled;
mod retry;
mod unmodeled;

use std::error::Error;

use crate::Shape;
#[doc(hidden)]
pub use answer::{Received, of_variant};
pub use modeled::ModeledError;
use retry::Circumstances;
pub use unmodeled::UnmodeledError;

/// Whether the client or the server is at fault (Smithy specification, "error trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The client. The same request would fail again.
    Client,
    /// The server.
    Server,
}

/// An error of a service, as its model describes it. [`smithy!`](crate::smithy) implements it for
/// every structure with the `@error` trait.
///
/// The structure has what its model says. What a service sends besides, such as the message of an error whose model
/// has no member for it, is in the [`ModeledError`] that an operation returns.
pub trait ErrorShape: Shape + Error {
    /// Whether the client or the server is at fault.
    const FAULT: Fault;
    /// The HTTP status: `@httpError`, or 400 if the client is at fault and 500 if the server is (Smithy
    /// specification, "httpError trait").
    const HTTP_STATUS: u16;
    /// Whether the error is `@retryable` (Smithy specification, "retryable trait").
    const RETRYABLE: bool;
    /// Whether the error is `@retryable` and indicates throttling.
    const THROTTLING: bool;
    /// Whether a message that the model has no member for can be `@sensitive`.
    #[doc(hidden)]
    const CONCEALS_MESSAGE: bool = false;

    /// The error code: the name of the shape or, in a [`ModeledError`], what the service sent.
    fn code(&self) -> Option<&str> {
        Some(name::<Self>())
    }

    /// The message: the value of the member `message`, in any casing, or of the member `errorMessage`. In a
    /// [`ModeledError`], also what the service sent elsewhere.
    fn message(&self) -> Option<&str> {
        None
    }

    /// Whether the client or the server is at fault.
    fn fault(&self) -> Fault {
        Self::FAULT
    }

    /// The HTTP status.
    fn http_status(&self) -> u16 {
        Self::HTTP_STATUS
    }

    /// Whether the request can be retried: if the error is `@retryable` or indicates throttling, its status is 500,
    /// 502, 503 or 504, or its code is one that the AWS SDKs retry, such as `RequestTimeout`.
    fn retryable(&self) -> bool {
        circumstances::<Self>().is_retryable()
    }

    /// Whether the error indicates throttling: if the model says so. If the error is not `@retryable`, its status
    /// (429) or its code decides, such as `ProvisionedThroughputExceededException`.
    fn throttling(&self) -> bool {
        circumstances::<Self>().is_throttling()
    }
}

/// The name of the shape of an error.
fn name<X: ErrorShape + ?Sized>() -> &'static str {
    X::ID.rsplit('#').next().unwrap_or_default()
}

/// `@retryable`: whether the error indicates throttling.
fn retryable<X: ErrorShape + ?Sized>() -> Option<bool> {
    X::RETRYABLE.then_some(X::THROTTLING)
}

fn circumstances<X: ErrorShape + ?Sized>() -> Circumstances<'static> {
    Circumstances {
        retryable: retryable::<X>(),
        codes: [Some(name::<X>()), None],
        status: Some(X::HTTP_STATUS),
    }
}

/// An error that a service returned, in the model or not.
///
/// The error enums of operations implement it, [`ModeledError`] and [`UnmodeledError`].
/// `OperationError` has the same methods, and the rest of the response.
///
/// ```
/// use shapesmith::{ServiceError, UnmodeledError};
///
/// fn should_retry(error: &impl ServiceError) -> bool {
///     error.retryable() && error.code() != Some("ReplicatedWriteConflictException")
/// }
/// assert!(should_retry(&UnmodeledError::new(Some("SlowDown".to_owned()), None)));
/// ```
pub trait ServiceError: Error {
    #[doc(hidden)]
    fn received(&self) -> Received<'_>;

    /// The error code: what the service sent, without a namespace before it or a URI after it. A service that is
    /// compatible with the AWS query protocol sends the code of that protocol.
    fn code(&self) -> Option<&str> {
        self.received().code()
    }

    /// The message: the modeled member, or else what the service sent as `message`, in any casing, as
    /// `errorMessage`, or in the header `x-amzn-errormessage` or `x-amzn-error-message`.
    fn message(&self) -> Option<&str> {
        self.received().message()
    }

    /// Whether the client or the server is at fault: what a service that is compatible with the AWS query protocol
    /// sends, what the model says, or what the status says. `None` if that is neither 4xx nor 5xx.
    fn fault(&self) -> Option<Fault> {
        self.received().fault()
    }

    /// Whether the request can be retried: if the error is `@retryable` or indicates throttling, its status is 500,
    /// 502, 503 or 504, or its code is one that the AWS SDKs retry, such as `RequestTimeout`.
    fn retryable(&self) -> bool {
        self.received().circumstances().is_retryable()
    }

    /// Whether the error indicates throttling: if the model says so. If the error is not modeled or not
    /// `@retryable`, its status (429) or its code decides, such as `ProvisionedThroughputExceededException`.
    fn throttling(&self) -> bool {
        self.received().circumstances().is_throttling()
    }
}
