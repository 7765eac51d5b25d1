//! Documents: `serde_json::Value`, of which Rust's own equality, hash and formats are the right ones.

use std::fmt::{self, Write as _};

use serde_json::Value;

use crate::escape::Escaping;
use crate::fmt::{Mask, Show, redacted};

/// A default of the model.
///
/// # Panics
///
/// Never from emitted code: the macro has read the text as JSON.
#[must_use]
pub fn document(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|e| unreachable!("the default {json}: {e}"))
}

/// JSON, of which what [`escape`](crate::escape) escapes stands so, too: JSON itself leaves it but for C0.
impl Show for Value {
    fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            redacted(f)
        } else {
            write!(Escaping(f), "{self}")
        }
    }

    fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            redacted(f)
        } else {
            fmt::Debug::fmt(self, f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fmt::{Displayed, REDACTED};

    #[test]
    fn a_document_is_shown_as_json_on_one_line() {
        let value = document(" {\"a\": [1, \"x\\n\"]}\n");
        let shown = |mask| Displayed(&value, mask).to_string();
        assert_eq!(shown(&Mask::Shown), r#"{"a":[1,"x\n"]}"#);
        assert_eq!(shown(&Mask::Secret), REDACTED);
        let value = document("{\"\u{202e}\": \"\u{9b}\u{2028}é\"}");
        let shown = Displayed(&value, &Mask::Shown).to_string();
        assert_eq!(shown, r#"{"\u{202e}":"\u{9b}\u{2028}é"}"#);
    }
}
