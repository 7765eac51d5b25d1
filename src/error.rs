//! What the errors of a service have in common.

use std::error::Error;

use crate::Shape;

/// Whose fault an error is (Smithy specification, "error trait").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The client's: the same request fails again.
    Client,
    /// The server's.
    Server,
}

/// An error of a service, as its model describes it. [`smithy!`](crate::smithy) implements it for
/// every structure with the `@error` trait.
pub trait ErrorShape: Shape + Error {
    /// Whose fault it is.
    const FAULT: Fault;
    /// The HTTP status with which it is sent: `@httpError`, or 400 for a client's fault and 500 for a
    /// server's (Smithy specification, "httpError trait").
    const HTTP_STATUS: u16;
    /// Whether the request can be sent again (Smithy specification, "retryable trait").
    const RETRYABLE: bool;
    /// Whether the error says that the caller asks too much.
    const THROTTLING: bool;

    /// Whose fault it is.
    fn fault(&self) -> Fault {
        Self::FAULT
    }

    /// The HTTP status with which it is sent.
    fn http_status(&self) -> u16 {
        Self::HTTP_STATUS
    }

    /// Whether the request can be sent again.
    fn is_retryable(&self) -> bool {
        Self::RETRYABLE
    }

    /// Whether the error says that the caller asks too much.
    fn is_throttling(&self) -> bool {
        Self::THROTTLING
    }
}
