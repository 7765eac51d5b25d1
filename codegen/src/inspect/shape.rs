//! A shape with its mixins and applied traits.

use std::borrow::Cow;

use crate::model::json;
use crate::model::json::Raw;
use crate::model::mixins::Flat;
use crate::model::raw_shape;

/// A shape with its mixins and applied traits. Its traits and the properties of its type are not decoded.
#[derive(Debug)]
pub struct Shape<'a> {
    id: Cow<'a, str>,
    raw: Raw<'a>,
    flat: Flat<'a>,
    members: Vec<Member<'a>>,
}

/// A member of a structure, union, enum, list or map.
#[derive(Debug)]
pub struct Member<'a> {
    /// Its name. Those of lists and maps are `member`, `key` and `value`.
    pub name: Cow<'a, str>,
    /// The absolute ID of its target; `None` if it is missing or no ID.
    pub target: Option<Cow<'a, str>>,
    /// Its traits by absolute ID.
    pub traits: Vec<(Cow<'a, str>, Raw<'a>)>,
    /// Its text in the model, for places.
    pub text: &'a str,
}

impl<'a> Shape<'a> {
    pub(super) fn new(id: Cow<'a, str>, raw: Raw<'a>, mut flat: Flat<'a>) -> Self {
        let members = std::mem::take(&mut flat.members).into_iter();
        let members = members.map(|member| Member {
            name: member.name,
            target: member.target.and_then(|raw| json::string(raw).ok()),
            traits: member.traits,
            text: member.text,
        });
        Shape {
            id,
            raw,
            members: members.collect(),
            flat,
        }
    }

    /// Its absolute ID.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its type in the JSON AST, such as `structure`.
    #[must_use]
    pub fn kind(&self) -> &str {
        &self.flat.kind
    }

    /// Its text in the model, for places.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.raw.get()
    }

    /// Its traits by absolute ID.
    #[must_use]
    pub fn traits(&self) -> &[(Cow<'a, str>, Raw<'a>)] {
        &self.flat.traits.0
    }

    /// The value of a trait.
    #[must_use]
    pub fn trait_value(&self, id: &str) -> Option<Raw<'a>> {
        self.flat.traits.get(id)
    }

    /// Its members, those of mixins first.
    #[must_use]
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// The ID in a reference such as `input` of an operation or `read` of a resource.
    #[must_use]
    pub fn target(&self, key: &str) -> Option<Cow<'a, str>> {
        self.flat.target(key).ok()?
    }

    /// The IDs in a list of references such as `operations` of a service.
    #[must_use]
    pub fn targets(&self, key: &str) -> Vec<Cow<'a, str>> {
        self.flat.targets(key).unwrap_or_default()
    }

    /// The entries of a map such as `rename` of a service or `identifiers` of a resource.
    #[must_use]
    pub fn entries(&self, key: &str) -> Vec<(Cow<'a, str>, Raw<'a>)> {
        self.flat.entries(key).unwrap_or_default()
    }

    /// The value of another property, such as `version` of a service: its own, or that of the last mixin that has one.
    #[must_use]
    pub fn property(&self, key: &str) -> Option<Raw<'a>> {
        self.flat.property(key)
    }
}

impl<'a> Member<'a> {
    /// The value of a trait.
    #[must_use]
    pub fn trait_value(&self, id: &str) -> Option<Raw<'a>> {
        let mut traits = self.traits.iter();
        traits.find_map(|(known, raw)| (known == id).then_some(*raw))
    }
}

/// The IDs of the operations and resources that a service or resource binds.
pub(super) fn bound(raw: Raw<'_>) -> Vec<Cow<'_, str>> {
    const SINGLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];
    const LISTS: [&str; 3] = ["operations", "collectionOperations", "resources"];
    if !matches!(
        raw_shape::shape_type(raw).as_deref(),
        Some("service" | "resource")
    ) {
        return Vec::new();
    }
    let Ok(shape) = json::object(raw) else {
        return Vec::new();
    };
    let single = SINGLE.iter().filter_map(|key| shape.get(key));
    let lists = LISTS.iter().filter_map(|key| shape.get(key));
    let listed = lists.flat_map(|list| json::array(list).unwrap_or_default());
    let references = single.chain(listed);
    references
        .filter_map(|raw| json::target(raw).ok())
        .collect()
}
