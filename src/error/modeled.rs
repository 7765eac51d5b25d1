//! Errors that are in the model, with what is kept of the response.

use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, DerefMut};

use super::answer::{Answer, Received};
use super::{ErrorShape, Fault};
use crate::Shape;
use crate::escape::Escaped;
#[cfg(feature = "http")]
use crate::http::ReadError;
use crate::value::View;

/// An error that is in the model, with the response that it was read from.
///
/// It dereferences to the structure `X` of the model. A response that differs from the model costs no more than the
/// members that cannot be read: these are unset or empty, `read_error` says what is wrong, and the code, message, status,
/// headers and body are those of the response. A required member that is missing in the response is empty or zero, and
/// no error (Smithy specification, "Client error correction").
///
/// Two errors are equal if their structures are. `Display` and `Debug` do not show headers and the body, which can
/// contain `@sensitive` values.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::{Fault, ModeledError};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let structure = ResourceNotFoundException::builder().message("no such pool").build()?;
/// let error = ModeledError::from(structure);
/// assert_eq!(error.message.as_deref(), Some("no such pool")); // the member
/// assert_eq!(error.message(), Some("no such pool"));
/// assert_eq!(error.code(), Some("ResourceNotFoundException"));
/// assert_eq!(error.fault(), Fault::Client);
/// assert!(!error.retryable() && !error.throttling());
///
/// // A received error has a status, headers and a body, and what cannot be read. This one was not received.
/// assert_eq!(error.status(), None);
/// assert!(error.headers().is_empty() && error.body().is_empty());
/// assert_eq!(error.read_error(), None);
///
/// let structure: ResourceNotFoundException = error.into_inner();
/// # Ok(())
/// # }
/// ```
pub struct ModeledError<X> {
    // Boxed, so that results with the error are small.
    inner: Box<Inner<X>>,
}

#[derive(Clone)]
struct Inner<X> {
    error: X,
    answer: Answer,
    /// Whether `Display` and `Debug` show the message of the response.
    shows_message: bool,
    #[cfg(feature = "http")]
    read_error: Option<ReadError>,
}

impl<X> ModeledError<X> {
    /// The structure of the model.
    #[must_use]
    pub fn into_inner(self) -> X {
        self.inner.error
    }

    /// The HTTP status of the response, if the error was received.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.inner.answer.status
    }

    /// The headers of the response; empty if the error was not received.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn headers(&self) -> &http::HeaderMap {
        &self.inner.answer.headers
    }

    /// The body of the response, as received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.inner.answer.body
    }

    /// What cannot be read, if the response differs from the model.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn read_error(&self) -> Option<&ReadError> {
        self.inner.read_error.as_ref()
    }

    /// The message of the response, if `Display` and `Debug` show it.
    fn shown_message(&self) -> Option<&str> {
        let message = self.inner.answer.message.as_deref();
        message.filter(|_| self.inner.shows_message)
    }
}

impl<X: ErrorShape> ModeledError<X> {
    #[cfg(feature = "http")]
    pub(crate) fn new(error: X, answer: Answer, read_error: Option<ReadError>) -> Self {
        let is_empty = error.message().is_none_or(str::is_empty);
        let inner = Inner {
            shows_message: is_empty && !X::CONCEALS_MESSAGE,
            error,
            answer,
            read_error,
        };
        ModeledError {
            inner: Box::new(inner),
        }
    }

    /// The error code; see [`ErrorShape::code`].
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.__received().code()
    }

    /// The message; see [`ErrorShape::message`].
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.__received().message()
    }

    /// Whether the client or the server is at fault; see [`ErrorShape::fault`].
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.inner.answer.fault.unwrap_or(X::FAULT)
    }

    /// Whether the request can be retried; see [`ErrorShape::retryable`].
    #[must_use]
    pub fn retryable(&self) -> bool {
        self.__received().circumstances().is_retryable()
    }

    /// Whether the error indicates throttling; see [`ErrorShape::throttling`].
    #[must_use]
    pub fn throttling(&self) -> bool {
        self.__received().circumstances().is_throttling()
    }
}

impl<X> From<X> for ModeledError<X> {
    /// An error that was not received, for tests.
    fn from(error: X) -> Self {
        let inner = Inner {
            error,
            answer: Answer::default(),
            shows_message: false,
            #[cfg(feature = "http")]
            read_error: None,
        };
        ModeledError {
            inner: Box::new(inner),
        }
    }
}

impl<X> Deref for ModeledError<X> {
    type Target = X;

    fn deref(&self) -> &X {
        &self.inner.error
    }
}

impl<X> DerefMut for ModeledError<X> {
    fn deref_mut(&mut self) -> &mut X {
        &mut self.inner.error
    }
}

impl<X: ErrorShape> ErrorShape for ModeledError<X> {
    const FAULT: Fault = X::FAULT;
    const HTTP_STATUS: u16 = X::HTTP_STATUS;
    const RETRYABLE: bool = X::RETRYABLE;
    const THROTTLING: bool = X::THROTTLING;
    const CONCEALS_MESSAGE: bool = X::CONCEALS_MESSAGE;

    fn __received(&self) -> Received<'_> {
        Received {
            error: self,
            answer: &self.inner.answer,
            ..self.inner.error.__received()
        }
    }
}

impl<X: Shape> Shape for ModeledError<X> {
    const ID: &'static str = X::ID;

    type __Json = crate::shape::NoJson;

    fn __view(&self) -> View<'_> {
        self.inner.error.__view()
    }
}

impl<X: Error> Error for ModeledError<X> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner.error.source()
    }
}

impl<X: fmt::Display> fmt::Display for ModeledError<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.error.fmt(f)?;
        if let Some(message) = self.shown_message() {
            write!(f, ": {}", Escaped(message))?;
        }
        #[cfg(feature = "http")]
        if let Some(error) = self.read_error() {
            write!(f, " (the response cannot be read: {error})")?;
        }
        Ok(())
    }
}

impl<X: fmt::Debug> fmt::Debug for ModeledError<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("ModeledError");
        debug.field("error", &self.inner.error);
        if let Some(message) = self.shown_message() {
            debug.field("message", &message);
        }
        if let Some(status) = self.status() {
            debug.field("status", &status);
        }
        #[cfg(feature = "http")]
        if let Some(error) = self.read_error() {
            debug.field("read_error", error);
        }
        debug.finish_non_exhaustive()
    }
}

impl<X: Clone> Clone for ModeledError<X> {
    fn clone(&self) -> Self {
        ModeledError {
            inner: self.inner.clone(),
        }
    }
}

impl<X: PartialEq> PartialEq for ModeledError<X> {
    fn eq(&self, other: &Self) -> bool {
        self.inner.error == other.inner.error
    }
}

impl<X: Eq> Eq for ModeledError<X> {}

impl<X: PartialEq> PartialEq<X> for ModeledError<X> {
    fn eq(&self, other: &X) -> bool {
        self.inner.error == *other
    }
}

impl<X: Hash> Hash for ModeledError<X> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.error.hash(state);
    }
}
