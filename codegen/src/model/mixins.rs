//! Mixins and `apply` statements: flattens a shape (Smithy specification, "Mixins" and "Applying traits").

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use super::mixin_layers::{Layer, Layers, MIXIN};
use crate::diagnostic::excerpt;

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

/// A member of a flattened shape.
#[derive(Debug)]
pub(crate) struct FlatMember<'a> {
    /// The name; `member`, `key` or `value` in a list or map.
    pub(crate) name: Cow<'a, str>,
    /// The target, if there is one.
    pub(crate) target: Option<Raw<'a>>,
    /// The traits, without duplicates.
    pub(crate) traits: Vec<(Cow<'a, str>, Raw<'a>)>,
    /// Its location.
    pub(crate) text: &'a str,
    /// Whether several layers have traits, so that a trait may be repeated.
    is_layered: bool,
}

/// The keys of the members of lists and maps.
const MEMBER_KEYS: [&str; 3] = ["member", "key", "value"];

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
    Ok(Object(traits))
}

impl<'a> Flat<'a> {
    /// Whether the shape is only there to be mixed into others, so that nothing else may refer to it.
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
        let mut known = HashSet::new();
        for layer in &self.layers.0 {
            let Some(raw) = layer.object.get(key) else {
                continue;
            };
            let references = json::array(raw).map_err(|m| m.in_key(key))?;
            for reference in references.0 {
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

    fn by_precedence(&self) -> Vec<&Object<'a>> {
        let places = self.layers.by_precedence().into_iter();
        places.map(|place| &self.layers.0[place].object).collect()
    }
}

/// The members of all layers.
struct Members<'a> {
    /// In order, without their traits.
    list: Vec<FlatMember<'a>>,
    /// Their places, by name.
    places: HashMap<Cow<'a, str>, Place<'a>>,
    /// The traits that each layer gives to members, by their places.
    traits: Vec<Vec<(usize, Object<'a>)>>,
}

/// The place of a member.
struct Place<'a> {
    at: usize,
    /// The last layer that defines it.
    layer: usize,
    target: Option<Cow<'a, str>>,
}

impl<'a> Members<'a> {
    fn read(index: &Index<'a>, layers: &Layers<'a>) -> Result<Self, Mismatch<'a>> {
        let mut members = Members {
            list: Vec::new(),
            places: HashMap::new(),
            traits: Vec::with_capacity(layers.0.len()),
        };
        for (place, layer) in layers.0.iter().enumerate() {
            members.traits.push(Vec::new());
            for key in MEMBER_KEYS {
                if let Some(raw) = layer.object.get(key) {
                    members.define(Cow::Borrowed(key), raw, place, &layers.0)?;
                }
            }
            if let Some(raw) = layer.object.get("members") {
                let Object(own) = json::object(raw).map_err(|m| m.in_key("members"))?;
                for (name, raw) in own {
                    members.define(name, raw, place, &layers.0)?;
                }
            }
            for (name, raw) in index.applied_to(&layer.id) {
                members.apply(index, layers, place, name, raw)?;
            }
        }
        Ok(members)
    }

    /// Adds the definition of a member. A member that a mixin already has keeps its position, and must have the
    /// same target (Smithy specification, "Mixin members MUST NOT conflict").
    fn define(
        &mut self,
        name: Cow<'a, str>,
        raw: Raw<'a>,
        layer: usize,
        layers: &[Layer<'a>],
    ) -> Result<(), Mismatch<'a>> {
        let of = |m: Mismatch<'a>| m.in_member(&name);
        let object = json::object_with_keys(raw, &["target", "traits"]).map_err(of)?;
        let traits = object.get("traits").map(read_traits).transpose();
        let traits = traits.map_err(of)?;
        let target = object.get("target");
        // A target that is not a string is reported when the member is decoded.
        let target_id = target.and_then(|target| json::string(target).ok());
        let at = match self.places.get_mut(&name) {
            Some(known) if known.layer == layer => {
                let message = format!("duplicate member `{}`", excerpt(&name));
                return Err(Mismatch::new(raw.get(), message));
            }
            Some(known) => {
                if let (Some(first), Some(second)) = (&known.target, &target_id)
                    && first != second
                {
                    let (id, first) = (excerpt(&layers[known.layer].id), excerpt(first));
                    let message = format!(
                        "targets `{}`, but in mixin `{id}` it targets `{first}`",
                        excerpt(second)
                    );
                    return Err(of(Mismatch::new(raw.get(), message)));
                }
                known.layer = layer;
                known.at
            }
            None => {
                let at = self.list.len();
                let place = Place {
                    at,
                    layer,
                    target: target_id,
                };
                self.places.insert(name.clone(), place);
                self.list.push(FlatMember {
                    name,
                    target: None,
                    traits: Vec::new(),
                    text: "",
                    is_layered: false,
                });
                at
            }
        };
        let member = &mut self.list[at];
        member.text = raw.get();
        member.target = target.or(member.target);
        if let Some(traits) = traits {
            self.traits[layer].push((at, traits));
        }
        Ok(())
    }

    /// Adds an `apply` statement on a member of a layer.
    fn apply(
        &mut self,
        index: &Index<'a>,
        layers: &Layers<'a>,
        layer: usize,
        name: &str,
        raw: Raw<'a>,
    ) -> Result<(), Mismatch<'a>> {
        let statement = json::object_with_keys(raw, &["type", "traits"])?;
        let place = self.places.get(name);
        // Another mixin of the shape may have a member of this name.
        let at = match place {
            Some(place) if place.layer == layer => Some(place.at),
            Some(place) => layers
                .any_below(layer, index, |layer| has_member(layer, name))?
                .then_some(place.at),
            None => None,
        };
        let Some(at) = at else {
            let message = format!("no member `{}` to apply traits to", excerpt(name));
            return Err(Mismatch::new(raw.get(), message));
        };
        let Some(traits) = statement.get("traits") else {
            return Ok(());
        };
        let mut traits = read_traits(traits)?;
        let own = self.traits[layer].iter().filter(|(place, _)| *place == at);
        for (_, own) in own {
            let mut conflict = None;
            traits.0.retain(|(id, value)| match own.get(id) {
                None => true,
                Some(own) => {
                    if !agree(own, value) {
                        conflict.get_or_insert((id.clone(), own, *value));
                    }
                    false
                }
            });
            if let Some((id, first, second)) = conflict {
                let name = id.strip_prefix("smithy.api#").unwrap_or(&id);
                let message = format!("conflicting values of `@{}`", excerpt(name));
                let mut mismatch = Mismatch::new(second.get(), message);
                mismatch.first = Some(first.get());
                return Err(mismatch);
            }
        }
        self.traits[layer].push((at, traits));
        Ok(())
    }

    /// The members with their traits, which override those of layers with lower precedence.
    fn flatten(mut self, layers: &Layers<'a>) -> Vec<FlatMember<'a>> {
        for layer in layers.by_precedence() {
            for (at, traits) in std::mem::take(&mut self.traits[layer]) {
                let member = &mut self.list[at];
                if member.traits.is_empty() {
                    member.traits = traits.0;
                } else {
                    member.is_layered = true;
                    member.traits.extend(traits.0);
                }
            }
        }
        for member in self.list.iter_mut().filter(|member| member.is_layered) {
            keep_first(&mut member.traits);
        }
        self.list
    }
}

/// Whether a layer itself defines a member.
fn has_member(layer: &Layer<'_>, name: &str) -> bool {
    let members = layer.object.get("members").map(json::object);
    MEMBER_KEYS.contains(&name) && layer.object.get(name).is_some()
        || matches!(members, Some(Ok(members)) if members.get(name).is_some())
}

/// Whether a trait may be applied with two values (Smithy specification, "Trait conflict resolution"): if they are
/// equal, or are arrays, which are joined. No trait of members that is used is an array.
fn agree(first: Raw<'_>, second: Raw<'_>) -> bool {
    let is_array = |raw: Raw<'_>| raw.get().starts_with('[');
    is_array(first) && is_array(second) || json::is_same(first, second)
}

/// Reads traits, and checks all of their values for duplicate keys, including those of unused traits.
fn read_traits(raw: Raw<'_>) -> Result<Object<'_>, Mismatch<'_>> {
    let traits = json::object_with_keys(raw, &[]);
    traits.map_err(|m| m.in_key("traits"))
}

/// Keeps the first entry with each key.
fn keep_first(entries: &mut Vec<(Cow<'_, str>, Raw<'_>)>) {
    let mut seen = HashSet::with_capacity(entries.len());
    entries.retain(|(id, _)| seen.insert(id.clone()));
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
    fn what_cannot_be_put_together_is_refused() {
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
