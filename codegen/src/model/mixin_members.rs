//! The members of a shape: those of all its layers, put together.

use std::borrow::Cow;

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use super::mixin_layers::{Layer, Layers, keep_first, read_traits};
use crate::collections::Map;
use crate::diagnostic::excerpt;

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

/// The members of all layers.
pub(super) struct Members<'a> {
    /// In order, without their traits.
    list: Vec<FlatMember<'a>>,
    /// Their places, by name.
    places: Map<Cow<'a, str>, Place<'a>>,
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
    pub(super) fn read(index: &Index<'a>, layers: &Layers<'a>) -> Result<Self, Mismatch<'a>> {
        let mut members = Members {
            list: Vec::new(),
            places: Map::new(),
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
                let targets = known.target.as_ref().zip(target_id.as_ref());
                if let Some((first, second)) = targets.filter(|(first, second)| first != second) {
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
            keep_new(&mut traits, own)?;
        }
        self.traits[layer].push((at, traits));
        Ok(())
    }

    /// The members with their traits, which override those of layers with lower precedence.
    pub(super) fn flatten(mut self, layers: &Layers<'a>) -> Vec<FlatMember<'a>> {
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

/// Removes from the traits of an `apply` statement those that the shape or member has itself.
///
/// # Errors
///
/// It has one of them with another value.
pub(super) fn keep_new<'a>(traits: &mut Object<'a>, own: &Object<'a>) -> Result<(), Mismatch<'a>> {
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
    let Some((id, first, second)) = conflict else {
        return Ok(());
    };
    let name = id.strip_prefix("smithy.api#").unwrap_or(&id);
    let message = format!("conflicting values of `@{}`", excerpt(name));
    let mut mismatch = Mismatch::new(second.get(), message);
    mismatch.first = Some(first.get());
    Err(mismatch)
}
