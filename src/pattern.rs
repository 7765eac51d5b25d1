//! `@pattern`: the one place that knows which engine matches.

use std::sync::OnceLock;

use regress::Regex;

/// A pattern of the model. The macro has compiled it once to know that it is valid; here it is
/// compiled on first use, once per program.
///
/// Smithy specification, "pattern trait": patterns are ECMA-262 regular expressions and match
/// anywhere in the value unless they are anchored.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    flags: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern in ECMA-262's Unicode mode.
    #[must_use]
    pub const fn unicode(source: &'static str) -> Self {
        Pattern {
            source,
            flags: "u",
            compiled: OnceLock::new(),
        }
    }

    /// A pattern that is valid only in ECMA-262's legacy mode (Annex B), such as `[\w-.]`.
    #[must_use]
    pub const fn legacy(source: &'static str) -> Self {
        Pattern {
            source,
            flags: "",
            compiled: OnceLock::new(),
        }
    }

    /// The pattern as the model writes it.
    pub(crate) fn source(&self) -> &'static str {
        self.source
    }

    pub(crate) fn is_match(&self, value: &str) -> bool {
        self.compiled
            .get_or_init(|| {
                // The macro refuses a pattern that this engine refuses.
                Regex::with_flags(self.source, self.flags)
                    .unwrap_or_else(|e| unreachable!("pattern `{}`: {e}", self.source))
            })
            .find(value)
            .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_anywhere_and_by_scalar_value() {
        static DIGIT: Pattern = Pattern::unicode("[0-9]");
        static ONE: Pattern = Pattern::unicode("^.$");
        assert!(DIGIT.is_match("abc1"));
        assert!(!DIGIT.is_match("abc"));
        assert!(ONE.is_match("😀"));
    }

    #[test]
    fn legacy_mode_reads_what_unicode_mode_refuses() {
        static DASH: Pattern = Pattern::legacy(r"^[\w-.]+$");
        assert!(DASH.is_match("a-b.c"));
        assert!(!DASH.is_match("a b"));
    }
}
