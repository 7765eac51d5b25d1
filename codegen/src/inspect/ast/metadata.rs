//! The metadata of several files (Smithy specification, "Merging metadata").

use std::borrow::Cow;

use proc_macro2::Span;

use super::shape::joined;
use crate::collections::{List, Map};
use crate::diagnostic::Diagnostic;
use crate::input::lazy_json;
use crate::model::index::Index;
use crate::model::json::Raw;

/// The deepest level of metadata, as in `serde_json`.
const MAX_NESTING: usize = 127;

/// Merges the metadata of the first `count` files: arrays are joined, and other values are equal. All keys are sorted.
pub(super) fn merge(index: &Index<'_>, count: usize) -> Result<Vec<(String, String)>, Diagnostic> {
    let mut merged: Map<String, String> = Map::new();
    for of_file in index.metadata() {
        if index
            .sources()
            .file_of(of_file.get())
            .is_some_and(|file| file >= count)
        {
            continue;
        }
        let entries = lazy_json::entries(of_file).ok().flatten();
        let entries = entries.ok_or_else(|| {
            let message = "`metadata`: expected an object";
            let location = index.sources().location(of_file.get(), None);
            Diagnostic::new(Span::call_site(), message).location(location)
        })?;
        for (key, raw) in entries {
            let value = sorted(raw, 0).ok_or_else(|| {
                let message = format!("metadata is nested more than {MAX_NESTING} levels deep");
                let location = index.sources().location(raw.get(), None);
                Diagnostic::new(Span::call_site(), message).location(location)
            })?;
            match merged.get_mut(&*key) {
                Some(known) if known.starts_with('[') && value.starts_with('[') => {
                    *known = joined(known, &value);
                }
                Some(_) => {}
                None => {
                    merged.insert(key.into_owned(), value);
                }
            }
        }
    }
    let entries = merged.entries().iter();
    let mut entries = entries
        .map(|(key, value)| (key.clone(), value.clone()))
        .list();
    entries.sort();
    Ok(entries)
}

/// A value with sorted keys; `None` if it is too deep.
fn sorted(raw: Raw<'_>, depth: usize) -> Option<String> {
    if depth > MAX_NESTING {
        return None;
    }
    if let Some(mut entries) = lazy_json::entries(raw).ok().flatten() {
        entries.sort_by(|(first, _), (second, _)| first.cmp(second));
        let entries = entries.into_iter().map(|(key, value): (Cow<'_, str>, _)| {
            let key = serde_json::Value::from(&*key);
            Some(format!("{key}:{}", sorted(value, depth + 1)?))
        });
        let entries = entries.collect::<Option<Vec<_>>>()?;
        return Some(format!("{{{}}}", entries.join(",")));
    }
    if let Some(items) = lazy_json::items(raw) {
        let items = items.into_iter().map(|item| sorted(item, depth + 1));
        let items = items.collect::<Option<Vec<_>>>()?;
        return Some(format!("[{}]", items.join(",")));
    }
    Some(raw.get().to_owned())
}
