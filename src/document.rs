//! Documents: `serde_json::Value`, with its own equality and hash.

use std::fmt::{self, Write as _};

use serde_json::Value;

use crate::escape::Escaping;
use crate::fmt::FmtRedacted;
use crate::redaction::{Redaction, write_redacted};

/// A default value from the model.
///
/// # Panics
///
/// Panics if the text is not JSON. The macro has parsed it.
#[must_use]
pub fn document_default(json: &str) -> Value {
    serde_json::from_str(json)
        .unwrap_or_else(|error| panic!("the macro emitted an invalid default {json}: {error}"))
}

/// Writes JSON in which the characters of [`escape`](crate::escape) are escaped too. JSON itself only requires
/// this for C0.
impl FmtRedacted for Value {
    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            write_redacted(f)
        } else {
            write!(Escaping(f), "{self}")
        }
    }

    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            write_redacted(f)
        } else {
            fmt::Debug::fmt(self, f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fmt::DisplayRedacted;
    use crate::redaction::REDACTED;

    #[test]
    fn a_document_is_shown_as_json_on_one_line() {
        let value = document_default(" {\"a\": [1, \"x\\n\"]}\n");
        let shown = |redaction| DisplayRedacted(&value, redaction).to_string();
        assert_eq!(shown(&Redaction::None), r#"{"a":[1,"x\n"]}"#);
        assert_eq!(shown(&Redaction::All), REDACTED);
        let value = document_default("{\"\u{202e}\": \"\u{9b}\u{2028}é\"}");
        let shown = DisplayRedacted(&value, &Redaction::None).to_string();
        assert_eq!(shown, r#"{"\u{202e}":"\u{9b}\u{2028}é"}"#);
    }
}
