//! The metadata that Smithy reads itself (Smithy specification, "Model validation").

use proc_macro2::Span;

use crate::diagnostic::Diagnostic;
use crate::input::lazy_json;
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Raw};

/// The keys, whose values are arrays of objects, and the keys that each object must have.
const KEYS: [(&str, &[&str]); 3] = [
    ("validators", &["name"]),
    ("suppressions", &["id", "namespace"]),
    ("severityOverrides", &["id", "namespace", "severity"]),
];

/// Errors in the metadata of all files. Smithy still loads the model.
pub(in crate::inspect) fn check(index: &Index<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for of_file in index.metadata() {
        let entries = lazy_json::entries(of_file).ok().flatten();
        for (key, raw) in entries.unwrap_or_default() {
            let known = KEYS.iter().find(|(known, _)| *known == key);
            let Some((_, required)) = known else {
                continue;
            };
            if let Err(mismatch) = of_key(raw, required).map_err(|m| m.in_key(&key)) {
                let location = index.sources().location(mismatch.value, None);
                let message = format!("metadata {mismatch}");
                let problem = Diagnostic::new(Span::call_site(), message);
                problems.push(problem.location(location));
            }
        }
    }
    problems
}

fn of_key<'a>(raw: Raw<'a>, required: &[&str]) -> Result<(), Mismatch<'a>> {
    for item in json::array(raw)? {
        let object = json::object(item)?;
        for key in required {
            let value = object.get(key);
            let value = value.ok_or_else(|| Mismatch::missing(item.get(), key))?;
            json::string(value).map_err(|m| m.in_key(key))?;
        }
    }
    Ok(())
}
