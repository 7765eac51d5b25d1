//! Documents: `serde_json::Value`.

use serde_json::Value;

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
