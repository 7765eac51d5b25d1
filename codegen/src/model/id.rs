//! Shape IDs (Smithy specification, "Shape ID").

use crate::collections::List;
use crate::diagnostic::{excerpt, join_or, similar_names};
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

    /// An ID that may be malformed.
    #[cfg(feature = "inspect")]
    pub(crate) fn unchecked(text: Cow<'a, str>) -> Self {
        ShapeId(text)
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

/// The most IDs that a message names.
const MAX_SIMILAR: usize = 3;

/// The shapes of the prelude that members target.
const PRELUDE: [&str; 14] = [
    "smithy.api#String",
    "smithy.api#Boolean",
    "smithy.api#Integer",
    "smithy.api#Long",
    "smithy.api#Short",
    "smithy.api#Byte",
    "smithy.api#Float",
    "smithy.api#Double",
    "smithy.api#BigInteger",
    "smithy.api#BigDecimal",
    "smithy.api#Timestamp",
    "smithy.api#Blob",
    "smithy.api#Document",
    "smithy.api#Unit",
];

/// The IDs that one may mean that no shape has: those with its name in other namespaces, and those with a similar name in
/// its namespace or in the prelude. A linear search, only for messages.
pub(crate) fn similar_ids<'k>(id: &str, known: &mut dyn Iterator<Item = &'k str>) -> Vec<&'k str> {
    let Some((namespace, name)) = id.split_once('#') else {
        return similar_names(id, known);
    };
    let (mut found, mut near) = (Vec::new(), Vec::new());
    for known in known.chain(PRELUDE) {
        match known.split_once('#') {
            Some((_, of)) if of == name => found.push(known),
            Some((of, own)) if of == namespace || of == "smithy.api" => near.push((own, known)),
            _ => {}
        }
    }
    let similar = similar_names(name, &mut near.iter().map(|(own, _)| *own));
    found.extend(similar.iter().filter_map(|name| {
        let known = near.iter().find(|(own, _)| own == name);
        known.map(|(_, known)| *known)
    }));
    if found.is_empty() && name.len() > 2 {
        // `Int` and `Bool` are words of other languages.
        let begins = |id: &&str| id["smithy.api#".len()..].starts_with(name);
        found.extend(PRELUDE.into_iter().find(begins));
    }
    found.truncate(MAX_SIMILAR);
    found
}

/// The help for an ID that no shape has, if there are similar ones. In the interface definition language, a shape of
/// another namespace has to be imported, apart from those of the prelude.
pub(crate) fn did_you_mean(id: &str, similar: &[&str], is_idl: bool) -> Option<String> {
    let of = |id: &str| {
        id.split_once('#')
            .map(|(namespace, _)| namespace.to_owned())
    };
    let written = |id: &str| match id.strip_prefix("smithy.api#") {
        Some(name) if is_idl => name.to_owned(),
        _ => id.to_owned(),
    };
    match similar {
        [] => None,
        [only] if is_idl && of(only) != of(id) && written(only) == **only => Some(format!(
            "did you mean `{only}`? Import it with `use {only}`"
        )),
        all => {
            let all = all.iter().map(|id| written(id)).list();
            Some(format!("did you mean {}?", join_or(&all)))
        }
    }
}

/// The help for an ID that no shape has, if none of the known ones has its namespace. A linear search, only for
/// messages.
pub(crate) fn missing_namespace(
    id: &str,
    mut known: &mut dyn Iterator<Item = &str>,
) -> Option<String> {
    let of = |id: &'_ str| {
        id.split_once('#')
            .map_or(0, |(namespace, _)| namespace.len())
    };
    let namespace = &id[..of(id)];
    let is_it = |known: &str| &known[..of(known)] == namespace;
    let is_known =
        namespace.is_empty() || namespace == "smithy.api" || Iterator::any(&mut known, is_it);
    (!is_known).then(|| {
        let namespace = excerpt(namespace);
        format!("no file has the namespace `{namespace}`: add the one that defines it to the model")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_ids_share_the_namespace_or_the_name() {
        let known = ["a.b#City", "a.c#City", "a.b#Cty", "a.b#Town", "x#Ctiy"];
        let similar = |id| similar_ids(id, &mut known.into_iter());
        assert_eq!(similar("a.b#Citty"), ["a.b#City"]);
        assert_eq!(similar("d#City"), ["a.b#City", "a.c#City"]);
        assert_eq!(similar("a.d#Ctiy"), ["x#Ctiy"]);
        assert!(similar("a.d#Cities").is_empty());
        for name in ["a#Strin", "a#string", "a#Str", "smithy.api#Sring"] {
            assert_eq!(similar(name), ["smithy.api#String"], "{name}");
        }
        assert_eq!(similar("a#Int"), ["smithy.api#Integer"]);
        let prelude = did_you_mean("a#Int", &["smithy.api#Integer"], true);
        assert_eq!(prelude.as_deref(), Some("did you mean `Integer`?"));
        assert_eq!(did_you_mean("a#B", &[], true), None);
        let import = "did you mean `x#B`? Import it with `use x#B`";
        assert_eq!(did_you_mean("a#B", &["x#B"], true).as_deref(), Some(import));
        let plain = "did you mean `x#B`?";
        assert_eq!(did_you_mean("a#B", &["x#B"], false).as_deref(), Some(plain));
    }

    #[test]
    fn ids_are_read_as_specified() {
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
