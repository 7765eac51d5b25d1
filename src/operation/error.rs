//! What can go wrong with a call.

use std::error::Error;
use std::fmt;

use http::StatusCode;

use crate::JsonError;

/// Why an input cannot be sent. Nothing of a value is in it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    /// A label of the path, by its name, is not set or empty (Smithy specification, "httpLabel trait").
    Label(&'static str),
    /// A label of the host, by its name, is no part of a host name: letters, digits and hyphens, at most 63
    /// (Smithy specification, "hostLabel trait").
    HostLabel(&'static str),
    /// A header, by its name, would hold what no header can, such as a line end.
    Header(String),
    /// The name of a header, which is a key of a map, is none.
    HeaderName,
    /// The labels make no URI.
    Uri,
    /// The document cannot be written.
    Json(JsonError),
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RequestError::Label(name) => write!(f, "the label `{name}` of the path is empty"),
            RequestError::HostLabel(name) => {
                write!(
                    f,
                    "the label `{name}` of the host is no part of a host name"
                )
            }
            RequestError::Header(name) => {
                write!(f, "the header `{name}` would hold what no header can")
            }
            RequestError::HeaderName => f.write_str("a key of a map is no name of a header"),
            RequestError::Uri => f.write_str("the path is no URI"),
            RequestError::Json(error) => error.fmt(f),
        }
    }
}

impl Error for RequestError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RequestError::Json(error) => Some(error),
            _ => None,
        }
    }
}

/// Why a call has no output.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum OperationError<E> {
    /// The service has answered with an error.
    Service(E),
    /// The answer cannot be read.
    Response(ResponseError),
}

impl<E> OperationError<E> {
    /// The error of the service, if it is one.
    #[must_use]
    pub fn as_service(&self) -> Option<&E> {
        match self {
            OperationError::Service(error) => Some(error),
            OperationError::Response(_) => None,
        }
    }

    /// The error of the service, if it is one.
    #[must_use]
    pub fn into_service(self) -> Option<E> {
        match self {
            OperationError::Service(error) => Some(error),
            OperationError::Response(_) => None,
        }
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
            OperationError::Service(error) => Some(error),
            OperationError::Response(error) => Some(error),
        }
    }
}

/// An answer that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseError {
    status: StatusCode,
    error: JsonError,
}

impl ResponseError {
    pub(super) fn new(status: StatusCode, error: JsonError) -> Self {
        ResponseError { status, error }
    }

    /// The HTTP status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(&self) -> &JsonError {
        &self.error
    }
}

impl fmt::Display for ResponseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ResponseError { status, error } = self;
        write!(
            f,
            "the answer with the status {status} cannot be read: {error}"
        )
    }
}

impl Error for ResponseError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.error)
    }
}
