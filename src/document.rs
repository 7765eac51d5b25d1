//! Documents: `serde_json::Value`, of which Rust's own equality, hash and formats are the right ones.

use serde_json::Value;

use crate::show::show_plain;

/// A default of the model.
///
/// # Panics
///
/// Never from emitted code: the macro has read the text as JSON.
#[must_use]
pub fn document(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|e| unreachable!("the default {json}: {e}"))
}

show_plain!(Value);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::show::{Displayed, Mask, REDACTED};

    #[test]
    fn a_document_is_shown_as_json_on_one_line() {
        let value = document(" {\"a\": [1, \"x\\n\"]}\n");
        let shown = |mask| Displayed(&value, mask).to_string();
        assert_eq!(shown(&Mask::Shown), r#"{"a":[1,"x\n"]}"#);
        assert_eq!(shown(&Mask::Secret), REDACTED);
    }
}
