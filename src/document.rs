//! Documents: `serde_json::Value`.

use std::fmt::{self, Write as _};

use serde_json::Value;

use crate::escape::Escaping;

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

/// `Debug`, or `Display` on one line: JSON itself only requires that C0 is escaped.
pub(crate) fn show(value: &Value, is_debug: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if is_debug {
        fmt::Debug::fmt(value, f)
    } else {
        write!(Escaping(f), "{value}")
    }
}
