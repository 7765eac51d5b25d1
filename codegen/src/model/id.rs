//! Shape IDs (Smithy specification, "Shape ID").

use std::borrow::Cow;

/// The maximum length of a shape ID and of the name of a member or value, in bytes. Tools that mangle, print and
/// link type names fail on longer ones.
pub const MAX_ID: usize = 1_000;

/// An absolute shape ID: `namespace#Name`, or `namespace#Name$member` for a member.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ShapeId<'a>(Cow<'a, str>);

impl<'a> ShapeId<'a> {
    /// Parses an absolute shape ID (not of a member).
    pub(crate) fn parse(text: impl Into<Cow<'a, str>>) -> Option<Self> {
        let text = text.into();
        let (namespace, name) = text.split_once('#')?;
        let sound = namespace.split('.').all(is_identifier) && is_identifier(name);
        sound.then_some(ShapeId(text))
    }

    /// Returns the whole ID.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part after `#`.
    pub(crate) fn name(&self) -> &str {
        self.0.split_once('#').map_or(&self.0, |(_, name)| name)
    }
}

/// Whether a text is an `Identifier` of Smithy: letters, digits and underscores, with a letter before the first
/// digit.
pub(crate) fn is_identifier(text: &str) -> bool {
    let start = text.trim_start_matches('_');
    let underscored = start.len() < text.len();
    start.starts_with(|c: char| c.is_ascii_alphabetic() || (underscored && c.is_ascii_digit()))
        && start.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_the_specification_says() {
        let id = ShapeId::parse("com.example#Name").expect("an id");
        assert_eq!((id.as_str(), id.name()), ("com.example#Name", "Name"));
        for good in ["a#B", "a.b_c#__d", "_a#_1"] {
            assert!(ShapeId::parse(good).is_some(), "{good}");
        }
        for bad in [
            "", "Name", "#Name", "a#", "a#1b", "a..b#C", "a#B$c", "a#_", "a b#C", "a#é",
        ] {
            assert!(ShapeId::parse(bad).is_none(), "{bad}");
        }
    }
}
