//! Errors of services.

use std::error::Error;
use std::fmt::{self, Write as _};

use crate::Shape;
use crate::escape::Escaped;

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
pub trait ErrorShape: Shape + Error {
    /// Whether the client or the server is at fault.
    const FAULT: Fault;
    /// The HTTP status: `@httpError`, or 400 if the client is at fault and 500 if the server is (Smithy
    /// specification, "httpError trait").
    const HTTP_STATUS: u16;
    /// Whether the request can be retried (Smithy specification, "retryable trait").
    const RETRYABLE: bool;
    /// Whether the error indicates throttling.
    const THROTTLING: bool;

    /// Whether the client or the server is at fault.
    fn fault(&self) -> Fault {
        Self::FAULT
    }

    /// The HTTP status.
    fn http_status(&self) -> u16 {
        Self::HTTP_STATUS
    }

    /// Whether the request can be retried.
    fn is_retryable(&self) -> bool {
        Self::RETRYABLE
    }

    /// Whether the error indicates throttling.
    fn is_throttling(&self) -> bool {
        Self::THROTTLING
    }
}

/// The maximum number of bytes of a body that `Debug` shows.
const MAX_SHOWN_BODY: usize = 1024;

/// An error not described by the model.
///
/// The code, message and body are whatever the service sent. No model marks their sensitive parts, so nothing
/// is redacted: `Display` shows the code and message, and `Debug` also shows the first 1,024 bytes of the body
/// as text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnmodeledError {
    code: Option<String>,
    message: Option<String>,
    status: Option<u16>,
    body: Vec<u8>,
}

impl UnmodeledError {
    /// An error with a code and message.
    #[must_use]
    pub fn new(code: Option<String>, message: Option<String>) -> Self {
        UnmodeledError {
            code,
            message,
            status: None,
            body: Vec::new(),
        }
    }

    /// Adds the HTTP status and body of the response.
    #[must_use]
    pub fn with_response(mut self, status: u16, body: &[u8]) -> Self {
        self.status = Some(status);
        body.clone_into(&mut self.body);
        self
    }

    /// The error code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The message of the service.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The HTTP status of the response, if the error was received over HTTP.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The body of the response, as received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Debug for UnmodeledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnmodeledError")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("status", &self.status)
            .field("body", &Body(&self.body))
            .finish()
    }
}

/// A body as text. Bytes that are not UTF-8 and characters that are not printable are escaped.
struct Body<'a>(&'a [u8]);

impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut end = self.0.len().min(MAX_SHOWN_BODY);
        if end < self.0.len() {
            // Not within a character, whose bytes after the first begin with the bits 10.
            let is_within = |at: &usize| self.0[*at] & 0b1100_0000 == 0b1000_0000;
            let start = (end - 3..=end).rev().find(|at| !is_within(at));
            end = start.unwrap_or(end);
        }
        let (shown, rest) = self.0.split_at(end);
        f.write_char('"')?;
        for chunk in shown.utf8_chunks() {
            write!(f, "{}", chunk.valid().escape_debug())?;
            write!(f, "{}", chunk.invalid().escape_ascii())?;
        }
        f.write_char('"')?;
        if !rest.is_empty() {
            write!(f, "… and {} more bytes", rest.len())?;
        }
        Ok(())
    }
}

impl fmt::Display for UnmodeledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code().unwrap_or("an error without a code");
        write!(f, "{}", Escaped(code))?;
        if let Some(message) = self.message() {
            write!(f, ": {}", Escaped(message))?;
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

    #[test]
    fn a_body_is_shown_as_text() {
        let shown = |body: &[u8]| {
            let error = UnmodeledError::new(None, None).with_response(500, body);
            let debug = format!("{error:?}");
            let start = "UnmodeledError { code: None, message: None, status: Some(500), body: ";
            let body = debug.strip_prefix(start).expect("the same start");
            body.strip_suffix(" }").expect("an end").to_owned()
        };
        assert_eq!(shown(b""), r#""""#);
        assert_eq!(shown("{\"é\": 1}".as_bytes()), r#""{\"é\": 1}""#);
        assert_eq!(
            shown(b"a\r\n\x1b[31m\0\xff\xc3"),
            r#""a\r\n\u{1b}[31m\0\xff\xc3""#
        );
        assert_eq!(shown("\u{202e}".as_bytes()), r#""\u{202e}""#);
        let ascii = |count: usize| "a".repeat(count);
        assert_eq!(
            shown(ascii(1024).as_bytes()),
            format!("\"{}\"", ascii(1024))
        );
        assert_eq!(
            shown(ascii(1500).as_bytes()),
            format!("\"{}\"… and 476 more bytes", ascii(1024))
        );
        // No character is truncated.
        for (cut, within) in [
            ("é", 1),
            ("€", 1),
            ("€", 2),
            ("😀", 1),
            ("😀", 2),
            ("😀", 3),
        ] {
            let count = MAX_SHOWN_BODY - within;
            let body = ascii(count) + cut + "z";
            let rest = cut.len() + 1;
            assert_eq!(
                shown(body.as_bytes()),
                format!("\"{}\"… and {rest} more bytes", ascii(count))
            );
        }
        let end = shown(&[0x80; 2000]);
        assert!(end.ends_with("\\x80\"… and 976 more bytes"), "{end}");
    }
}
