//! Patterns with back-references, matched by the crate `regress`. It backtracks, so the time of a match is
//! unbounded; that is why they have their own feature.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use regress::Regex;

/// By source and mode.
type Cache = HashMap<(&'static str, bool), Arc<Regex>>;

/// A pattern is a constant, so it cannot store its compiled form.
static CACHE: LazyLock<Mutex<Cache>> = LazyLock::new(Mutex::default);

pub(super) fn is_match(source: &'static str, unicode: bool, value: &str) -> bool {
    let compile = || {
        let flags = if unicode { "u" } else { "" };
        // The macro has parsed the pattern by the same grammar.
        let regex = Regex::with_flags(source, flags);
        Arc::new(regex.unwrap_or_else(|e| panic!("pattern `{source}`: {e}")))
    };
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = cache.entry((source, unicode)).or_insert_with(compile);
    let regex = Arc::clone(regex);
    drop(cache);
    regex.find(value).is_some()
}
