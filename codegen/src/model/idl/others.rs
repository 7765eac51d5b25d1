//! The shapes of JSON ASTs, to which names in files of the language resolve.

use std::borrow::Cow;

use crate::collections::{List, Map};
use crate::model::json::{self, Raw};
use crate::model::prelude;

/// The shapes of the JSON ASTs of a model.
pub(in crate::model) struct OfJson<'j> {
    shapes: Map<&'j str, Raw<'j>>,
}

impl<'j> OfJson<'j> {
    pub(in crate::model) fn new<'e: 'j>(
        all: impl Iterator<Item = &'j (Cow<'e, str>, Raw<'e>)>,
    ) -> Self {
        let mut shapes = Map::new();
        for (id, raw) in all {
            let is_statement = json::shape_type(raw).is_some_and(|kind| kind == "apply");
            if !is_statement {
                shapes.get_or_insert_with(&**id, || *raw);
            }
        }
        OfJson { shapes }
    }

    fn get(&self, id: &str) -> Option<Raw<'j>> {
        self.shapes
            .get(id)
            .copied()
            .or_else(|| prelude::framework(id))
    }

    /// The type of a shape.
    pub(super) fn kind(&self, id: &str) -> Option<Cow<'j, str>> {
        json::shape_type(self.get(id)?)
    }

    /// The properties and identifiers of a resource, with their targets.
    pub(super) fn properties(&self, resource: &str) -> Entries<'j> {
        let resource = self.get(resource).and_then(|raw| json::object(raw).ok());
        let mut found = Vec::new();
        for key in ["properties", "identifiers"] {
            let of = resource.as_ref().and_then(|resource| resource.get(key));
            for (name, raw) in entries(of) {
                if let Some(target) = target(raw) {
                    found.push((name, target));
                }
            }
        }
        found
    }

    /// The own members of a shape with their targets, and the IDs of its mixins.
    pub(super) fn members(&self, shape: &str) -> (Entries<'j>, Vec<Cow<'j, str>>) {
        let Some(shape) = self.get(shape).and_then(|raw| json::object(raw).ok()) else {
            return Default::default();
        };
        let mut members = entries(shape.get("members"));
        for name in ["member", "key", "value"] {
            members.extend(shape.get(name).map(|raw| (Cow::Borrowed(name), raw)));
        }
        let members = members.into_iter();
        let members = members.filter_map(|(name, raw)| Some((name, target(raw)?)));
        let mixins = shape.get("mixins").and_then(|raw| json::array(raw).ok());
        let mixins = mixins.into_iter().flatten().filter_map(target);
        (members.list(), mixins.list())
    }

    /// The IDs of the definitions of traits.
    pub(super) fn traits(&self) -> impl Iterator<Item = &str> {
        let shapes = self.shapes.entries().iter();
        let is_trait = |raw: Raw<'_>| raw.get().contains("\"smithy.api#trait\"");
        shapes.filter_map(move |(id, raw)| is_trait(raw).then_some(*id))
    }

    /// The IDs of all shapes.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.shapes.entries().iter().map(|(id, _)| *id)
    }
}

/// Names and IDs.
type Entries<'j> = Vec<(Cow<'j, str>, Cow<'j, str>)>;

fn entries(raw: Option<Raw<'_>>) -> Vec<(Cow<'_, str>, Raw<'_>)> {
    let object = raw.and_then(|raw| json::object(raw).ok());
    object.map(|object| object.0).unwrap_or_default()
}

/// The ID in `{"target": id}`.
fn target(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    json::string(json::object(raw).ok()?.get("target")?).ok()
}
