//! Mixins and `apply` statements: flattens a shape (Smithy specification, "Mixins" and "Applying traits").

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use crate::diagnostic::excerpt;

/// A flattened shape, with its mixins and applied traits.
#[derive(Debug)]
pub(crate) struct Flat<'a> {
    /// The type in the JSON AST.
    pub(crate) kind: Cow<'a, str>,
    /// The traits, without duplicates.
    pub(crate) traits: Vec<(Cow<'a, str>, Raw<'a>)>,
    /// The members: those of its mixins in order, then its own.
    pub(crate) members: Vec<FlatMember<'a>>,
    /// For each member, its index in `members` and the last layer that has it.
    indices: HashMap<Cow<'a, str>, (usize, usize)>,
    /// Whether several layers have traits.
    is_layered: bool,
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

/// A shape, or a shape that is mixed into it.
struct Layer<'a> {
    id: Cow<'a, str>,
    object: Object<'a>,
}

/// The trait that makes a shape a mixin.
const MIXIN: &str = "smithy.api#mixin";

/// The maximum amount of text that mixins may add to all shapes, in bytes: a mixin of many shapes is copied to
/// each of them.
pub(crate) const MAX_MIXED_IN: usize = 16 << 20;

/// The known keys of a shape.
const KNOWN: [&str; 7] = [
    "type", "traits", "members", "mixins", "member", "key", "value",
];

/// The keys of the members of lists and maps.
const MEMBER_KEYS: [&str; 3] = ["member", "key", "value"];

/// Flattens a shape.
///
/// # Errors
///
/// The shape is not written as the specification says, or a mixin is missing or mixes itself in.
pub(crate) fn flatten<'a>(
    index: &Index<'a>,
    id: &Cow<'a, str>,
    raw: Raw<'a>,
) -> Result<Flat<'a>, Mismatch<'a>> {
    let layers = layers(index, id, raw)?;
    let mut flat = Flat {
        kind: Cow::Borrowed(""),
        traits: Vec::new(),
        members: Vec::new(),
        indices: HashMap::new(),
        is_layered: false,
    };
    for (number, layer) in layers.iter().enumerate() {
        let is_mixed_in = layer.id != *id;
        flat.traits(layer, is_mixed_in)?;
        flat.members(layer, number)?;
        for (name, raw) in index.applied_to(&layer.id) {
            flat.apply(name, raw)?;
        }
        if !is_mixed_in {
            let kind = layer
                .object
                .get("type")
                .ok_or_else(|| Mismatch::missing(raw.get(), "type"))?;
            flat.kind = json::string(kind).map_err(|m| m.in_key("type"))?;
        }
    }
    if flat.is_layered {
        keep_last(&mut flat.traits);
    }
    for member in flat.members.iter_mut().filter(|member| member.is_layered) {
        keep_last(&mut member.traits);
    }
    Ok(flat)
}

impl<'a> Flat<'a> {
    /// Adds the traits of a layer, which override those of earlier ones. The local traits of a mixin, and the
    /// mixin trait, are not inherited.
    fn traits(&mut self, layer: &Layer<'a>, is_mixed_in: bool) -> Result<(), Mismatch<'a>> {
        let Some(raw) = layer.object.get("traits") else {
            return Ok(());
        };
        let mut traits = read_traits(raw)?;
        if is_mixed_in {
            let mixin = traits
                .get(MIXIN)
                .map(json::object)
                .transpose()
                .map_err(|m| m.in_trait("mixin"))?;
            let local = mixin
                .and_then(|mixin| mixin.get("localTraits"))
                .map(json::array)
                .transpose()
                .map_err(|m| m.in_key("localTraits").in_trait("mixin"))?;
            let mut hidden = HashSet::from([Cow::Borrowed(MIXIN)]);
            for id in local.map_or_else(Vec::new, |local| local.0) {
                hidden.insert(
                    json::string(id).map_err(|m| m.in_key("localTraits").in_trait("mixin"))?,
                );
            }
            traits.0.retain(|(id, _)| !hidden.contains(id));
        }
        self.is_layered |= add(&mut self.traits, traits);
        Ok(())
    }

    /// Adds the members of a layer.
    fn members(&mut self, layer: &Layer<'a>, number: usize) -> Result<(), Mismatch<'a>> {
        for key in MEMBER_KEYS {
            if let Some(raw) = layer.object.get(key) {
                self.member(Cow::Borrowed(key), raw, number)?;
            }
        }
        let Some(raw) = layer.object.get("members") else {
            return Ok(());
        };
        let Object(members) = json::object(raw).map_err(|m| m.in_key("members"))?;
        for (name, raw) in members {
            self.member(name, raw, number)?;
        }
        Ok(())
    }

    /// Adds a member of a layer. A member that a mixin already has keeps its position.
    fn member(
        &mut self,
        name: Cow<'a, str>,
        raw: Raw<'a>,
        layer: usize,
    ) -> Result<(), Mismatch<'a>> {
        let of = |m: Mismatch<'a>| m.in_member(&name);
        let object = json::object_with_keys(raw, &["target", "traits"]).map_err(of)?;
        let traits = object
            .get("traits")
            .map(read_traits)
            .transpose()
            .map_err(of)?;
        let at = match self
            .indices
            .insert(name.clone(), (self.members.len(), layer))
        {
            Some((_, last)) if last == layer => {
                let message = format!("duplicate member `{name}`");
                return Err(Mismatch::new(raw.get(), message));
            }
            Some((at, _)) => {
                self.indices.insert(name, (at, layer));
                at
            }
            None => {
                self.members.push(FlatMember {
                    name,
                    target: None,
                    traits: Vec::new(),
                    text: "",
                    is_layered: false,
                });
                self.members.len() - 1
            }
        };
        let member = &mut self.members[at];
        member.text = raw.get();
        member.target = object.get("target").or(member.target);
        if let Some(traits) = traits {
            member.is_layered |= add(&mut member.traits, traits);
        }
        Ok(())
    }

    /// Adds an `apply` statement on a member.
    fn apply(&mut self, name: &str, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let statement = json::object_with_keys(raw, &["type", "traits"])?;
        let Some(&(at, _)) = self.indices.get(name) else {
            let name = excerpt(name);
            let message = format!("no member `{name}` to apply traits to");
            return Err(Mismatch::new(raw.get(), message));
        };
        if let Some(traits) = statement.get("traits") {
            let traits = read_traits(traits)?;
            let member = &mut self.members[at];
            member.is_layered |= add(&mut member.traits, traits);
        }
        Ok(())
    }
}

/// Reads traits, and checks all of their values for duplicate keys, including those of unused traits.
fn read_traits(raw: Raw<'_>) -> Result<Object<'_>, Mismatch<'_>> {
    let traits = json::object_with_keys(raw, &[]);
    traits.map_err(|m| m.in_key("traits"))
}

/// Adds traits, which will override earlier ones with the same ID. Returns whether there may be any.
fn add<'a>(traits: &mut Vec<(Cow<'a, str>, Raw<'a>)>, more: Object<'a>) -> bool {
    let is_layered = !traits.is_empty();
    if is_layered {
        traits.extend(more.0);
    } else {
        *traits = more.0;
    }
    is_layered
}

/// Keeps the last trait with each ID.
fn keep_last(traits: &mut Vec<(Cow<'_, str>, Raw<'_>)>) {
    let mut last: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(traits.len());
    for (at, (id, _)) in traits.iter().enumerate() {
        last.insert(id.clone(), at);
    }
    let mut at = 0;
    traits.retain(|(id, _)| {
        at += 1;
        last.get(id) == Some(&(at - 1))
    });
}

/// The layers of a shape: the objects of its mixins, then its own.
///
/// # Errors
///
/// As for [`flatten`].
pub(crate) fn objects<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
) -> Result<Vec<Object<'a>>, Mismatch<'a>> {
    let layers = layers(index, &Cow::Owned(id.to_owned()), raw)?;
    Ok(layers.into_iter().map(|layer| layer.object).collect())
}

/// A shape and its mixins in topological order, without duplicates. The shape itself is last.
fn layers<'a>(
    index: &Index<'a>,
    id: &Cow<'a, str>,
    raw: Raw<'a>,
) -> Result<Vec<Layer<'a>>, Mismatch<'a>> {
    let begin = |id: Cow<'a, str>, raw: Raw<'a>| -> Result<_, Mismatch<'a>> {
        let object = json::object_with_keys(raw, &KNOWN)?;
        let mixins = object
            .get("mixins")
            .map(json::array)
            .transpose()
            .map_err(|m| m.in_key("mixins"))?
            .map_or_else(Vec::new, |mixins| mixins.0);
        Ok((Layer { id, object }, mixins.into_iter()))
    };
    let mut layers: Vec<Layer<'a>> = Vec::new();
    let mut open = vec![begin(id.clone(), raw)?];
    // For each visited shape, whether all of its mixins have been visited.
    let mut met: HashMap<Cow<'a, str>, bool> = HashMap::from([(id.clone(), false)]);
    while let Some((_, mixins)) = open.last_mut() {
        let Some(reference) = mixins.next() else {
            if let Some((layer, _)) = open.pop() {
                met.insert(layer.id.clone(), true);
                layers.push(layer);
            }
            continue;
        };
        let target = json::target(reference).map_err(|m| m.in_key("mixins"))?;
        match met.get(&target) {
            Some(true) => {}
            Some(false) => {
                let message = format!("mixin `{}` includes itself", excerpt(&target));
                return Err(Mismatch::new(reference.get(), message));
            }
            None => {
                let raw = index.get(&target).ok_or_else(|| {
                    let message = format!("no mixin `{}` in the model", excerpt(&target));
                    Mismatch::new(reference.get(), message)
                })?;
                index.mix_in(reference, raw)?;
                met.insert(target.clone(), false);
                open.push(begin(target, raw)?);
            }
        }
    }
    Ok(layers)
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
"a#List": {"type": "list", "member": {"target": "a#S"}, "mixins": [{"target": "a#ListMixin"}]},
"a#ListMixin": {"type": "list", "member": {"target": "a#S"}, "traits": {"smithy.api#mixin": {}, "t#l": {}}},
"a#Loop": {"type": "structure", "mixins": [{"target": "a#Pool"}]},
"a#Pool": {"type": "structure", "mixins": [{"target": "a#Loop"}]},
"a#Gone": {"type": "structure", "mixins": [{"target": "a#No"}]},
"a#Wrong": {"type": "structure"},
"a#Wrong$x": {"type": "apply", "traits": {}},
"a#Both": {"type": "list", "member": {"target": "a#S"}, "members": {"member": {"target": "a#S"}}},
"a#Twice": {"type": "structure", "members": {"x": {"target": "a#S"}, "x": {"target": "a#S"}}}}}"#;

    fn flat(id: &'static str) -> Result<String, String> {
        let index = testing::index(MODEL);
        let raw = index.get(id).expect("the shape");
        let flat = flatten(&index, &id.into(), raw).map_err(|m| m.to_string())?;
        let traits = |traits: &[(Cow<'_, str>, Raw<'_>)]| {
            let shown = traits.iter().map(|(id, raw)| format!("{id}={}", raw.get()));
            shown.collect::<Vec<_>>().join(" ")
        };
        let members = flat
            .members
            .iter()
            .map(|m| format!("{}({})", m.name, traits(&m.traits)));
        let members: Vec<String> = members.collect();
        Ok(format!(
            "{} [{}] {}",
            flat.kind,
            traits(&flat.traits),
            members.join(", ")
        ))
    }

    #[test]
    fn members_come_in_the_order_of_mixins_and_later_traits_win() {
        assert_eq!(
            flat("a#Shape").as_deref(),
            Ok("structure [t#kept=2 t#other={} t#own={}] \
                one(t#y=1 t#w=4 t#x=2), two(t#z=3), three(), own()")
        );
        assert_eq!(flat("a#List").as_deref(), Ok("list [t#l={}] member()"));
    }

    #[test]
    fn what_cannot_be_put_together_is_refused() {
        for (id, expected) in [
            ("a#Loop", "mixin `a#Loop` includes itself"),
            ("a#Gone", "no mixin `a#No` in the model"),
            ("a#Wrong", "no member `x` to apply traits to"),
            ("a#Twice", "`members`: duplicate key \"x\""),
            ("a#Both", "duplicate member `member`"),
        ] {
            assert_eq!(flat(id).expect_err(id), expected);
        }
    }
}
