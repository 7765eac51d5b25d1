//! Errors that are not in the model.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};

use super::ErrorShape;
use super::answer::{Answer, Received};
use crate::escape::Escaped;

/// The maximum number of bytes of a body that `Debug` shows.
const MAX_SHOWN_BODY: usize = 1024;

/// An error not described by the model.
///
/// The code, message and body are whatever the service sent. No model marks their sensitive parts, so nothing
/// is redacted: `Display` shows the code, status and message, and `Debug` also shows the first 1,024 bytes of the body
/// as text.
///
/// ```
/// use shapesmith::UnmodeledError;
///
/// let error = UnmodeledError::new(Some("SlowDown".to_owned()), Some("wait".to_owned()))
///     .with_response(503, b"{}")
///     .with_headers(http::HeaderMap::new());
/// assert_eq!((error.code(), error.message()), (Some("SlowDown"), Some("wait")));
/// assert_eq!((error.status(), error.body()), (Some(503), b"{}".as_slice()));
/// assert!(error.headers().is_empty());
/// assert_eq!(error.to_string(), "SlowDown (status 503): wait");
/// ```
#[derive(Clone)]
pub struct UnmodeledError {
    // Boxed, so that results with the error are small.
    answer: Box<Answer>,
}

impl UnmodeledError {
    /// An error with a code and message.
    #[must_use]
    pub fn new(code: Option<String>, message: Option<String>) -> Self {
        UnmodeledError::of_answer(Answer {
            code,
            message,
            ..Answer::default()
        })
    }

    pub(crate) fn of_answer(answer: Answer) -> Self {
        UnmodeledError {
            answer: Box::new(answer),
        }
    }

    /// Adds the HTTP status and body of the response.
    #[must_use]
    pub fn with_response(mut self, status: u16, body: &[u8]) -> Self {
        self.answer.status = Some(status);
        body.clone_into(&mut self.answer.body);
        self
    }

    /// Adds the headers of the response.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn with_headers(mut self, headers: http::HeaderMap) -> Self {
        self.answer.headers = headers;
        self
    }

    fn compared(&self) -> (Option<&str>, Option<&str>, Option<u16>, &[u8]) {
        (self.code(), self.message(), self.status(), self.body())
    }

    /// The error code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.answer.code.as_deref()
    }

    /// The message of the service.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.answer.message.as_deref()
    }

    /// The HTTP status of the response, if the error was received over HTTP.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.answer.status
    }

    /// The headers of the response; empty if the error was not received over HTTP.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn headers(&self) -> &http::HeaderMap {
        &self.answer.headers
    }

    /// The body of the response, as received.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.answer.body
    }
}

impl fmt::Debug for UnmodeledError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnmodeledError")
            .field("code", &self.answer.code)
            .field("message", &self.answer.message)
            .field("status", &self.answer.status)
            .field("body", &Body(&self.answer.body))
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
        if let Some(status) = self.status() {
            write!(f, " (status {status})")?;
        }
        if let Some(message) = self.message() {
            write!(f, ": {}", Escaped(message))?;
        }
        Ok(())
    }
}

impl Error for UnmodeledError {}

impl ErrorShape for UnmodeledError {
    fn __received(&self) -> Received<'_> {
        Received {
            error: self,
            source: None,
            answer: &self.answer,
            model: None,
            variant: None,
        }
    }
}

/// Errors are equal if their codes, messages, statuses and bodies are. The headers, which have IDs of requests and
/// dates, are not compared.
impl PartialEq for UnmodeledError {
    fn eq(&self, other: &Self) -> bool {
        self.compared() == other.compared()
    }
}

impl Eq for UnmodeledError {}

impl Hash for UnmodeledError {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.compared().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unmodeled_error_displays_what_is_known() {
        let error = |code: Option<&str>, message: Option<&str>| {
            UnmodeledError::new(code.map(str::to_owned), message.map(str::to_owned)).to_string()
        };
        assert_eq!(error(Some("Busy"), Some("try later")), "Busy: try later");
        assert_eq!(error(Some("Busy"), None), "Busy");
        let received = UnmodeledError::new(Some("Busy".to_owned()), Some("try later".to_owned()));
        assert_eq!(
            received.with_response(503, b"").to_string(),
            "Busy (status 503): try later"
        );
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
