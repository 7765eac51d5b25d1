//! The layers of a shape: its own text and those of its mixins, and the orders in which they are put together.

use std::borrow::Cow;
use std::rc::Rc;

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use crate::collections::{Map, Set};
use crate::diagnostic::excerpt;

/// The trait that makes a shape a mixin.
pub(super) const MIXIN: &str = "smithy.api#mixin";

/// The maximum amount of text that mixins may add to all shapes, in bytes: a mixin of many shapes is copied to
/// each of them.
pub(crate) const MAX_MIXED_IN: usize = 16 << 20;

/// The known keys of a shape.
const KNOWN: [&str; 23] = [
    "type",
    "traits",
    "members",
    "mixins",
    "member",
    "key",
    "value",
    "input",
    "output",
    "errors",
    "version",
    "operations",
    "resources",
    "rename",
    "identifiers",
    "properties",
    "create",
    "put",
    "read",
    "update",
    "delete",
    "list",
    "collectionOperations",
];

/// A shape, or a shape that is mixed into it.
#[derive(Debug)]
pub(super) struct Layer<'a> {
    pub(super) id: Cow<'a, str>,
    pub(super) raw: Raw<'a>,
    pub(super) object: Object<'a>,
    /// The indices of its mixins, in the order of the list.
    mixins: Vec<usize>,
}

/// The layers of a shape, without duplicates.
///
/// They are in the order of members (Smithy specification, "Mixins", "Member ordering"): the mixins of a shape in
/// the order of the list, each after its own mixins, and the shape itself last.
#[derive(Debug)]
pub(super) struct Layers<'a>(pub(super) Vec<Layer<'a>>);

/// The IDs of the traits that the shape does not inherit from a layer and from the mixins of the layer.
type Hidden<'a> = Option<Rc<Set<Cow<'a, str>>>>;

/// A layer whose mixins are being visited.
struct Open<'a> {
    layer: Layer<'a>,
    rest: std::vec::IntoIter<Raw<'a>>,
}

impl<'a> Layers<'a> {
    /// Reads the layers of a shape.
    ///
    /// # Errors
    ///
    /// The shape is not written as the specification says, a mixin is missing, has no `@mixin` or another type, or
    /// mixes itself in, or the limit is exceeded.
    pub(super) fn read(
        index: &Index<'a>,
        id: &Cow<'a, str>,
        raw: Raw<'a>,
    ) -> Result<Self, Mismatch<'a>> {
        let mut layers: Vec<Layer<'a>> = Vec::new();
        let mut open = vec![Open::new(id.clone(), raw)?];
        // The index of each layer, or `None` while its mixins are being visited.
        let mut met: Map<Cow<'a, str>, Option<usize>> = Map::new();
        while let Some(Open { layer, rest }) = open.last_mut() {
            let Some(reference) = rest.next() else {
                if let Some(Open { layer, .. }) = open.pop() {
                    let place = layers.len();
                    if let Some(outer) = open.last_mut() {
                        outer.add(place);
                        met.insert(layer.id.clone(), Some(place));
                    }
                    layers.push(layer);
                }
                continue;
            };
            // Without a mixin, the map is not needed.
            met.get_or_insert_with(layer.id.clone(), || None);
            let target = json::target(reference).map_err(|m| m.in_key("mixins"))?;
            match met.get(&target) {
                Some(Some(place)) => {
                    let place = *place;
                    check_kind(&layers[place], layer, reference)?;
                    open.last_mut()
                        .into_iter()
                        .for_each(|outer| outer.add(place));
                }
                Some(None) => {
                    let message = format!("mixin `{}` includes itself", excerpt(&target));
                    return Err(Mismatch::new(reference.get(), message));
                }
                None => {
                    let raw = index.get(&target).ok_or_else(|| {
                        let message = format!("no mixin `{}` in the model", excerpt(&target));
                        let mut mismatch = Mismatch::new(reference.get(), message);
                        mismatch.help = index.missing_namespace(&target).map(String::into);
                        mismatch
                    })?;
                    index.mix_in(reference, raw.get().len())?;
                    let mixin = Open::new(target, raw)?;
                    check_is_mixin(&mixin.layer, reference)?;
                    check_kind(&mixin.layer, layer, reference)?;
                    open.push(mixin);
                }
            }
        }
        Ok(Layers(layers))
    }

    /// The place of the shape itself.
    pub(super) fn own(&self) -> usize {
        self.0.len() - 1
    }

    /// The layers by precedence (Smithy specification, "Mixins", "Traits and mixins"): a shape before its mixins,
    /// and a later mixin, with all that it mixes in, before an earlier one.
    ///
    /// A layer that is mixed in several times counts where it has the highest precedence: what it has is
    /// overridden there already, or not at all.
    pub(super) fn by_precedence(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.0.len());
        let mut seen = vec![false; self.0.len()];
        let mut waiting = vec![self.own()];
        while let Some(place) = waiting.pop() {
            if !std::mem::replace(&mut seen[place], true) {
                order.push(place);
                waiting.extend(&self.0[place].mixins);
            }
        }
        order
    }

    /// The layers by precedence, each with the traits that are not inherited from it. A layer comes twice if it is
    /// mixed in by mixins with different `localTraits`.
    ///
    /// `localTraits` hides traits of a mixin from the shapes that use it, whether it has them itself or has mixed
    /// them in (Smithy specification, "Mixin local traits").
    pub(super) fn with_hidden(
        &self,
        index: &Index<'a>,
    ) -> Result<Vec<(usize, Hidden<'a>)>, Mismatch<'a>> {
        let mut order = Vec::with_capacity(self.0.len());
        let mut seen: Map<usize, Vec<Hidden<'a>>> = Map::new();
        let mut waiting: Vec<(usize, Hidden<'a>)> = vec![(self.own(), None)];
        while let Some((place, outer)) = waiting.pop() {
            let layer = &self.0[place];
            let hidden = if place == self.own() {
                outer
            } else {
                hide(outer, local_traits(layer)?, || {
                    index.mix_in(layer.raw, layer.raw.get().len())
                })?
            };
            if self.0.len() > 1 {
                let visits = seen.get_or_insert_with(place, Default::default);
                if visits.iter().any(|visit| is_subset(visit, &hidden)) {
                    continue;
                }
                if !visits.is_empty() {
                    index.mix_in(layer.raw, layer.raw.get().len())?;
                }
                visits.push(hidden.clone());
            }
            let mixins = layer.mixins.iter().map(|&mixin| (mixin, hidden.clone()));
            waiting.extend(mixins);
            order.push((place, hidden));
        }
        Ok(order)
    }

    /// Whether a layer or one of its mixins fulfils a condition.
    pub(super) fn any_below(
        &self,
        place: usize,
        index: &Index<'a>,
        fulfils: impl Fn(&Layer<'a>) -> bool,
    ) -> Result<bool, Mismatch<'a>> {
        let mut seen = Set::new();
        let mut waiting = vec![place];
        while let Some(place) = waiting.pop() {
            let layer = &self.0[place];
            if fulfils(layer) {
                return Ok(true);
            }
            if seen.insert(place) {
                index.mix_in(layer.raw, layer.mixins.len())?;
                waiting.extend(&layer.mixins);
            }
        }
        Ok(false)
    }
}

impl<'a> Open<'a> {
    fn new(id: Cow<'a, str>, raw: Raw<'a>) -> Result<Self, Mismatch<'a>> {
        let object = json::object_with_keys(raw, &KNOWN)?;
        let mixins = object
            .get("mixins")
            .map(json::array)
            .transpose()
            .map_err(|m| m.in_key("mixins"))?
            .unwrap_or_default();
        let layer = Layer {
            id,
            raw,
            object,
            mixins: Vec::new(),
        };
        let rest = mixins.into_iter();
        Ok(Open { layer, rest })
    }

    /// Adds a mixin. A repetition in the list has no meaning.
    fn add(&mut self, mixin: usize) {
        let mixins = &mut self.layer.mixins;
        if mixins.last() != Some(&mixin) && !mixins.contains(&mixin) {
            mixins.push(mixin);
        }
    }
}

/// A mixin must be marked as one.
fn check_is_mixin<'a>(mixin: &Layer<'a>, reference: Raw<'a>) -> Result<(), Mismatch<'a>> {
    let traits = mixin.object.get("traits").map(json::object).transpose();
    let traits = traits.map_err(|m| m.in_key("traits"))?;
    if traits.is_some_and(|traits| traits.get(MIXIN).is_some()) {
        return Ok(());
    }
    let message = format!("`{}` is not a mixin", excerpt(&mixin.id));
    Err(Mismatch::new(reference.get(), message)
        .with_help("add the trait \"smithy.api#mixin\" to it"))
}

/// Smithy specification, "Mixins": a mixin has the type of the shapes that it is applied to.
fn check_kind<'a>(
    mixin: &Layer<'a>,
    shape: &Layer<'a>,
    reference: Raw<'a>,
) -> Result<(), Mismatch<'a>> {
    let kind = |layer: &Layer<'a>| {
        layer
            .object
            .get("type")
            .and_then(|raw| json::string(raw).ok())
    };
    match (kind(mixin), kind(shape)) {
        (Some(mixed_in), Some(own)) if mixed_in != own => {
            let (id, mixed_in, own) = (excerpt(&mixin.id), excerpt(&mixed_in), excerpt(&own));
            let message = format!("mixin `{id}` has the type `{mixed_in}`, expected `{own}`");
            Err(Mismatch::new(reference.get(), message))
        }
        _ => Ok(()),
    }
}

/// The `localTraits` of a mixin.
fn local_traits<'a>(mixin: &Layer<'a>) -> Result<Vec<Raw<'a>>, Mismatch<'a>> {
    let Some(traits) = mixin.object.get("traits") else {
        return Ok(Vec::new());
    };
    let traits = json::object(traits).map_err(|m| m.in_key("traits"))?;
    let Some(value) = traits.get(MIXIN).filter(|raw| raw.get() != "null") else {
        return Ok(Vec::new());
    };
    let value = json::object(value).map_err(|m| m.in_trait("mixin"))?;
    let local = value.get("localTraits").map(json::array).transpose();
    let local = local.map_err(|m| m.in_key("localTraits").in_trait("mixin"))?;
    Ok(local.unwrap_or_default())
}

/// The union of two sets of IDs. `charge` counts the copy of a set.
fn hide<'a>(
    hidden: Hidden<'a>,
    local: Vec<Raw<'a>>,
    mut charge: impl FnMut() -> Result<(), Mismatch<'a>>,
) -> Result<Hidden<'a>, Mismatch<'a>> {
    let mut added = Vec::new();
    for raw in local {
        let id = json::string(raw).map_err(|m| m.in_key("localTraits").in_trait("mixin"))?;
        if !hidden.as_ref().is_some_and(|hidden| hidden.contains(&id)) {
            added.push(id);
        }
    }
    if added.is_empty() {
        return Ok(hidden);
    }
    let mut all = Set::new();
    for id in hidden.iter().flat_map(|hidden| hidden.iter()) {
        charge()?;
        all.insert(id.clone());
    }
    for id in added {
        all.insert(id);
    }
    Ok(Some(Rc::new(all)))
}

fn is_subset(hidden: &Hidden<'_>, of: &Hidden<'_>) -> bool {
    match (hidden, of) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(hidden), Some(of)) => {
            Rc::ptr_eq(hidden, of) || hidden.iter().all(|id| of.contains(id))
        }
    }
}

/// Reads traits, and checks all of their values for duplicate keys, including those of unused traits.
pub(super) fn read_traits(raw: Raw<'_>) -> Result<Object<'_>, Mismatch<'_>> {
    let traits = json::object_with_keys(raw, &[]);
    traits.map_err(|m| m.in_key("traits"))
}

/// Keeps the first entry with each key.
pub(super) fn keep_first(entries: &mut Vec<(Cow<'_, str>, Raw<'_>)>) {
    let mut seen = Set::new();
    entries.retain(|(id, _)| seen.insert(id.clone()));
}
