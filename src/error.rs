//! What the errors of a service have in common.

use std::error::Error;
use std::fmt;

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

/// An error of a service that its model does not have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnmodeledError {
    code: Option<String>,
    message: Option<String>,
    status: Option<u16>,
    body: Vec<u8>,
}

impl UnmodeledError {
    /// An error with the code and the message that came with it.
    #[must_use]
    pub fn new(code: Option<String>, message: Option<String>) -> Self {
        UnmodeledError {
            code,
            message,
            status: None,
            body: Vec::new(),
        }
    }

    /// The same with the HTTP status and the body that it came with.
    #[must_use]
    pub fn with_answer(mut self, status: u16, body: &[u8]) -> Self {
        self.status = Some(status);
        body.clone_into(&mut self.body);
        self
    }

    /// The name by which the service calls the error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// What happened, in the words of the service.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The HTTP status with which it came, if it came over HTTP.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The body with which it came: what the service says beside the code and the message.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for UnmodeledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().unwrap_or("an error without a code"))?;
        if let Some(message) = self.message() {
            write!(f, ": {message}")?;
        }
        Ok(())
    }
}

impl Error for UnmodeledError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unmodeled_error_says_what_is_known_of_it() {
        let error = |code: Option<&str>, message: Option<&str>| {
            UnmodeledError::new(code.map(str::to_owned), message.map(str::to_owned)).to_string()
        };
        assert_eq!(error(Some("Busy"), Some("try later")), "Busy: try later");
        assert_eq!(error(Some("Busy"), None), "Busy");
        assert_eq!(
            error(None, Some("try later")),
            "an error without a code: try later"
        );
    }
}
