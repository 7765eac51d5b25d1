//! Mixins and `apply` statements: flattens a shape (Smithy specification, "Mixins" and "Applying traits").

use std::borrow::Cow;

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use super::mixin_layers::{Layers, MIXIN, keep_first, read_traits};
pub(crate) use super::mixin_members::FlatMember;
use super::mixin_members::{Members, keep_new};
#[cfg(feature = "inspect")]
use crate::collections::Map;
use crate::collections::{List, Set};

/// A flattened shape, with its mixins and applied traits.
#[derive(Debug)]
pub(crate) struct Flat<'a> {
    /// The type in the JSON AST.
    pub(crate) kind: Cow<'a, str>,
    /// The traits, without duplicates.
    pub(crate) traits: Object<'a>,
    /// The members: those of its mixins in order, then its own.
    pub(crate) members: Vec<FlatMember<'a>>,
    /// The texts with the other properties.
    layers: Layers<'a>,
}

/// Flattens a shape.
///
/// # Errors
///
/// The shape is not written as the specification says, a mixin is missing, is none or mixes itself in, or layers
/// contradict each other.
pub(crate) fn flatten<'a>(
    index: &Index<'a>,
    id: &Cow<'a, str>,
    raw: Raw<'a>,
) -> Result<Flat<'a>, Mismatch<'a>> {
    let layers = Layers::read(index, id, raw)?;
    let own = &layers.0[layers.own()].object;
    let kind = own
        .get("type")
        .ok_or_else(|| Mismatch::missing(raw.get(), "type"))?;
    let kind = json::string(kind).map_err(|m| m.in_key("type"))?;
    Ok(Flat {
        kind,
        traits: flatten_traits(index, &layers)?,
        members: Members::read(index, &layers)?.flatten(&layers),
        layers,
    })
}

/// The traits of a shape: its own, then those of its mixins that they do not override.
fn flatten_traits<'a>(index: &Index<'a>, layers: &Layers<'a>) -> Result<Object<'a>, Mismatch<'a>> {
    let mut traits: Vec<(Cow<'a, str>, Raw<'a>)> = Vec::new();
    for (place, hidden) in layers.with_hidden(index)? {
        let Some(raw) = layers.0[place].object.get("traits") else {
            continue;
        };
        let Object(more) = read_traits(raw)?;
        if place == layers.own() {
            traits = more;
            continue;
        }
        let is_inherited =
            |id: &str| id != MIXIN && !hidden.as_ref().is_some_and(|hidden| hidden.contains(id));
        traits.extend(more.into_iter().filter(|(id, _)| is_inherited(id)));
    }
    if layers.0.len() > 1 {
        keep_first(&mut traits);
    }
    let mut traits = Object(traits);
    if let Some(raw) = index.applied_to_shape(&layers.0[layers.own()].id) {
        let statement = json::object_with_keys(raw, &["type", "traits"])?;
        if let Some(more) = statement.get("traits") {
            let mut more = read_traits(more)?;
            keep_new(&mut more, &traits)?;
            traits.0.append(&mut more.0);
        }
    }
    Ok(traits)
}

impl<'a> Flat<'a> {
    /// Whether the shape is only a mixin, so that nothing else may refer to it.
    pub(crate) fn is_mixin(&self) -> bool {
        self.traits.get(MIXIN).is_some()
    }

    /// The IDs in the lists of references at `key` of all layers, those of mixins first, without duplicates
    /// (Smithy specification, "Mixins on shapes with non-member properties").
    ///
    /// # Errors
    ///
    /// One of them is not a list of references.
    pub(crate) fn targets(&self, key: &str) -> Result<Vec<Cow<'a, str>>, Mismatch<'a>> {
        let mut found = Vec::new();
        let mut known = Set::new();
        for layer in &self.layers.0 {
            let Some(raw) = layer.object.get(key) else {
                continue;
            };
            let references = json::array(raw).map_err(|m| m.in_key(key))?;
            for reference in references {
                let id = json::target(reference).map_err(|m| m.in_key(key))?;
                if known.insert(id.clone()) {
                    found.push(id);
                }
            }
        }
        Ok(found)
    }

    /// The ID in the reference at `key`: its own, or that of the last mixin that has one.
    ///
    /// # Errors
    ///
    /// It is not a reference.
    pub(crate) fn target(&self, key: &str) -> Result<Option<Cow<'a, str>>, Mismatch<'a>> {
        let objects = self.by_precedence();
        let reference = objects.iter().find_map(|object| object.get(key));
        let target = reference.map(json::target).transpose();
        target.map_err(|m| m.in_key(key))
    }

    /// The entries of the maps at `key` of all layers. Those of later mixins override those of earlier ones, and
    /// its own override both.
    ///
    /// # Errors
    ///
    /// One of them is not an object.
    pub(crate) fn entries(&self, key: &str) -> Result<Vec<(Cow<'a, str>, Raw<'a>)>, Mismatch<'a>> {
        let mut entries = Vec::new();
        for object in self.by_precedence() {
            if let Some(raw) = object.get(key) {
                entries.extend(json::object(raw).map_err(|m| m.in_key(key))?.0);
            }
        }
        keep_first(&mut entries);
        Ok(entries)
    }

    /// The entries of a key, those of the first mixin first. Later ones replace the values of earlier ones.
    ///
    /// # Errors
    ///
    /// A value is not an object.
    #[cfg(feature = "inspect")]
    pub(crate) fn replaced(&self, key: &str) -> Result<Vec<(Cow<'a, str>, Raw<'a>)>, Mismatch<'a>> {
        let mut entries = Map::new();
        for layer in &self.layers.0 {
            if let Some(raw) = layer.object.get(key) {
                for (name, value) in json::object(raw).map_err(|m| m.in_key(key))?.0 {
                    entries.insert(name, value);
                }
            }
        }
        Ok(entries.entries().to_vec())
    }

    /// The value at `key`: its own, or that of the last mixin that has one.
    #[cfg(feature = "inspect")]
    pub(crate) fn property(&self, key: &str) -> Option<Raw<'a>> {
        let objects = self.by_precedence();
        objects.iter().find_map(|object| object.get(key))
    }

    fn by_precedence(&self) -> Vec<&Object<'a>> {
        let places = self.layers.by_precedence().into_iter();
        places.map(|place| &self.layers.0[place].object).list()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#Base": {"type": "structure", "members": {
    "one": {"target": "a#S", "traits": {"t#x": 1, "t#y": 1}}, "two": {"target": "a#S"}},
    "traits": {"smithy.api#mixin": {"localTraits": ["t#local"]}, "t#local": {}, "t#kept": 1}},
"a#Other": {"type": "structure", "mixins": [{"target": "a#Base"}], "members": {"three": {"target": "a#S"}},
    "traits": {"smithy.api#mixin": {}, "t#kept": 2, "t#other": {}}},
"a#Shape": {"type": "structure", "mixins": [{"target": "a#Other"}, {"target": "a#Base"}], "members": {
    "own": {"target": "a#S"}, "one": {"target": "a#S", "traits": {"t#x": 2}}},
    "traits": {"t#own": {}}},
"a#Shape$two": {"type": "apply", "traits": {"t#z": 3}},
"a#Base$one": {"type": "apply", "traits": {"t#w": 4}},
"a#Other$one": {"type": "apply", "traits": {"t#y": 5, "t#v": 5}},
"a#Hiding": {"type": "structure", "mixins": [{"target": "a#Other"}],
    "traits": {"smithy.api#mixin": {"localTraits": ["t#kept"]}}},
"a#Hidden": {"type": "structure", "mixins": [{"target": "a#Hiding"}], "members": {}},
"a#Shown": {"type": "structure", "mixins": [{"target": "a#Base"}, {"target": "a#Hiding"}]},
"a#List": {"type": "list", "member": {"target": "a#S"}, "mixins": [{"target": "a#ListMixin"}]},
"a#ListMixin": {"type": "list", "member": {"target": "a#S"}, "traits": {"smithy.api#mixin": {}, "t#l": {}}},
"a#Loop": {"type": "structure", "mixins": [{"target": "a#Pool"}]},
"a#Pool": {"type": "structure", "mixins": [{"target": "a#Loop"}], "traits": {"smithy.api#mixin": {}}},
"a#Gone": {"type": "structure", "mixins": [{"target": "a#No"}]},
"a#None": {"type": "structure", "mixins": [{"target": "a#Wrong"}]},
"a#Kind": {"type": "union", "mixins": [{"target": "a#Base"}]},
"a#Wrong": {"type": "structure"},
"a#Wrong$x": {"type": "apply", "traits": {}},
"a#OfSibling": {"type": "structure", "mixins": [{"target": "a#Base"}, {"target": "a#Sibling"}]},
"a#Sibling": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
"a#Sibling$one": {"type": "apply", "traits": {}},
"a#Both": {"type": "list", "member": {"target": "a#S"}, "members": {"member": {"target": "a#S"}}},
"a#Twice": {"type": "structure", "members": {"x": {"target": "a#S"}, "x": {"target": "a#S"}}},
"a#Target": {"type": "structure", "mixins": [{"target": "a#Base"}], "members": {"one": {"target": "a#T"}}},
"a#Merged": {"type": "structure", "members": {"m": {"target": "a#S", "traits":
    {"t#a": [1], "t#n": {"x": 1, "y": [1.0]}}}}},
"a#Merged$m": {"type": "apply", "traits": {"t#a": [2], "t#n": {"y": [1], "x": 1}}},
"a#Conflict": {"type": "structure", "members": {"m": {"target": "a#S", "traits": {"smithy.api#length": {"min": 1}}}}},
"a#Conflict$m": {"type": "apply", "traits": {"smithy.api#length": {"min": 2}}}}}"#;

    fn flat(id: &'static str) -> Result<String, String> {
        let index = testing::index(MODEL);
        let raw = index.get(id).expect("the shape");
        let flat = flatten(&index, &id.into(), raw).map_err(|m| m.to_string())?;
        let traits = |traits: &[(Cow<'_, str>, Raw<'_>)]| {
            let shown = traits.iter().map(|(id, raw)| format!("{id}={}", raw.get()));
            let mut shown: Vec<String> = shown.collect();
            shown.sort();
            shown.join(" ")
        };
        let members = flat
            .members
            .iter()
            .map(|m| format!("{}({})", m.name, traits(&m.traits)));
        let members: Vec<String> = members.collect();
        Ok(format!(
            "{} [{}] {}",
            flat.kind,
            traits(&flat.traits.0),
            members.join(", ")
        ))
    }

    #[test]
    fn members_come_in_the_order_of_mixins_and_later_traits_win() {
        assert_eq!(
            flat("a#Shape").as_deref(),
            Ok("structure [t#kept=1 t#other={} t#own={}] \
                one(t#v=5 t#w=4 t#x=2 t#y=1), two(t#z=3), three(), own()")
        );
        assert_eq!(
            flat("a#Hidden").as_deref(),
            Ok("structure [t#other={}] one(t#v=5 t#w=4 t#x=1 t#y=5), two(), three()")
        );
        assert_eq!(
            flat("a#Shown").as_deref(),
            Ok("structure [t#kept=1 t#other={}] one(t#v=5 t#w=4 t#x=1 t#y=5), two(), three()")
        );
        assert_eq!(flat("a#List").as_deref(), Ok("list [t#l={}] member()"));
        assert_eq!(
            flat("a#Merged").as_deref(),
            Ok(r#"structure [] m(t#a=[1] t#n={"x": 1, "y": [1.0]})"#)
        );
    }

    #[test]
    fn invalid_mixins_are_refused() {
        for (id, expected) in [
            ("a#Loop", "mixin `a#Loop` includes itself"),
            ("a#Gone", "no mixin `a#No` in the model"),
            ("a#None", "`a#Wrong` is not a mixin"),
            (
                "a#Kind",
                "mixin `a#Base` has the type `structure`, expected `union`",
            ),
            ("a#Wrong", "no member `x` to apply traits to"),
            ("a#OfSibling", "no member `one` to apply traits to"),
            ("a#Twice", "`members`: duplicate key \"x\""),
            ("a#Both", "duplicate member `member`"),
            (
                "a#Target",
                "member `one`: targets `a#T`, but in mixin `a#Base` it targets `a#S`",
            ),
            ("a#Conflict", "conflicting values of `@length`"),
        ] {
            assert_eq!(flat(id).expect_err(id), expected);
        }
    }
}
