//! Whether a pattern is a regular expression of ECMA-262, and in which of its two modes.

use std::borrow::Cow;
use std::collections::HashMap;

use regress::Regex;

/// A regular expression of the model and the mode of ECMA-262 in which it is valid.
#[derive(Clone, Debug)]
pub struct Pattern<'a> {
    /// As the model writes it.
    pub source: Cow<'a, str>,
    /// Unicode mode where it is valid, else the legacy mode of Annex B.
    pub unicode: bool,
}

/// Reads patterns, and remembers those it has read.
#[derive(Debug, Default)]
pub struct PatternReader<'a> {
    modes: HashMap<Cow<'a, str>, bool>,
}

impl<'a> PatternReader<'a> {
    /// Finds the mode in which a pattern is valid. Smithy specification, "pattern trait": an ECMA-262
    /// regular expression. Models also carry expressions that only the legacy mode can read, such as
    /// `[\w-.]`.
    ///
    /// # Errors
    ///
    /// Why it is not valid in Unicode mode, if it is valid in neither.
    pub fn read(&mut self, source: Cow<'a, str>) -> Result<Pattern<'a>, String> {
        if let Some(&unicode) = self.modes.get(&source) {
            return Ok(Pattern { source, unicode });
        }
        let unicode = match check_unicode(&source) {
            Ok(()) => true,
            Err(_) if Regex::with_flags(&source, "").is_ok() => false,
            Err(reason) => return Err(reason.to_string()),
        };
        self.modes.insert(source.clone(), unicode);
        Ok(Pattern { source, unicode })
    }
}

/// Checks a pattern in Unicode mode.
///
/// The engine takes milliseconds, in a build that is not optimised, to unite the sets of several
/// Unicode properties in one class. To know whether the pattern is valid they need not be united: in
/// the place of a property any other class escape is valid too, and the property can be checked alone.
fn check_unicode(source: &str) -> Result<(), regress::Error> {
    let mut skeleton = String::with_capacity(source.len());
    let mut properties: Vec<&str> = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        skeleton.push_str(before);
        if escape.starts_with("\\p{") || escape.starts_with("\\P{") {
            if let Some(end) = escape.find('}') {
                let (property, after) = escape.split_at(end + 1);
                if !properties.contains(&property) {
                    properties.push(property);
                }
                skeleton.push_str("\\d");
                rest = after;
                continue;
            }
        }
        // The escaped character, which may itself be a backslash, or nothing at the end.
        let length = escape.chars().take(2).map(char::len_utf8).sum();
        let (escape, after) = escape.split_at(length);
        skeleton.push_str(escape);
        rest = after;
    }
    skeleton.push_str(rest);
    for property in properties {
        Regex::with_flags(property, "u")?;
    }
    Regex::with_flags(&skeleton, "u").map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(source: &str) -> Result<bool, String> {
        let pattern = PatternReader::default().read(source.into());
        pattern.map(|pattern| pattern.unicode)
    }

    #[test]
    fn a_pattern_is_valid_in_one_of_the_two_modes() {
        assert_eq!(mode(r"^[\p{L}\p{M}\P{Nd}]+$"), Ok(true));
        assert_eq!(mode(r"^[\w-.]+$"), Ok(false));
        assert!(mode("a(b").is_err());
    }

    #[test]
    fn checking_in_parts_agrees_with_checking_the_whole() {
        for source in [
            r"[\p{L}-z]",
            r"[a-\p{L}]",
            r"\\p{L}",
            r"\p{L",
            r"\p{Nonsense}",
            r"[\p{L}\p{Nonsense}]",
            r"\p{Script=Greek}\p{L}{2}",
            r"\P{Lu}*?",
            r"(\p{L}",
            r"\p{}",
            "a\\",
            r"\\\p{L}",
            r"(?<n>\p{L})\k<n>",
            r"[^\p{L}\]]",
            r"\u{1F600}\p{L}",
            r"é\é",
            "",
        ] {
            assert_eq!(
                check_unicode(source).is_ok(),
                Regex::with_flags(source, "u").is_ok(),
                "{source}"
            );
        }
    }
}
