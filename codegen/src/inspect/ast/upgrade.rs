//! Shapes of Smithy 1.0 in Smithy 2.0 (Smithy specification, "Converting from Smithy IDL 1.0 to 2.0").

use std::borrow::Cow;

use super::shape::Shape;
use crate::collections::Map;
use crate::model::index::Index;
use crate::model::json::{self, Raw};
use crate::model::merge::is_zero;
use crate::model::mixins;
use crate::model::prelude::{self, Prelude};
use crate::model::raw_shape::shape_type;

pub(super) const BOX: &str = "smithy.api#box";
const DEFAULT: &str = "smithy.api#default";
const ENUM_VALUE: &str = "smithy.api#enumValue";
const UNIQUE_ITEMS: &str = "smithy.api#uniqueItems";

/// The defaults of members that follow from their targets.
pub(super) struct Targets<'i, 'a> {
    index: &'i Index<'a>,
    known: Map<String, Option<&'static str>>,
}

impl<'i, 'a> Targets<'i, 'a> {
    pub(super) fn new(index: &'i Index<'a>) -> Self {
        Targets {
            index,
            known: Map::new(),
        }
    }

    /// The default that a member in Smithy 1.0 has from its target, if neither is boxed.
    fn default(&mut self, id: &str) -> Option<&'static str> {
        let index = self.index;
        *self
            .known
            .get_or_insert_with(id.to_owned(), || of_target(index, id))
    }
}

/// The value of a type of Smithy 1.0 that is never null.
fn zero(kind: &str) -> Option<&'static str> {
    match kind {
        "boolean" => Some("false"),
        "byte" | "short" | "integer" | "long" | "float" | "double" | "intEnum" => Some("0"),
        _ => None,
    }
}

fn of_target(index: &Index<'_>, id: &str) -> Option<&'static str> {
    let Some(raw) = index.get(id) else {
        return match prelude::find(id)? {
            Prelude::Simple {
                kind,
                primitive: true,
            } => zero(kind),
            _ => None,
        };
    };
    let kind = shape_type(raw)?;
    if kind == "blob" {
        return of_traits(index, id, raw, |has| has("smithy.api#streaming").is_some())
            .then_some("\"\"");
    }
    let zero = zero(&kind)?;
    let is_boxed = of_traits(index, id, raw, |value| {
        let is_zero = value(DEFAULT).is_some_and(|raw| is_zero(raw.get()));
        value(BOX).is_some() || !index.is_version_1(raw.get()) && !is_zero
    });
    (!is_boxed).then_some(zero)
}

/// The traits of a shape, its own and those of its mixins.
fn of_traits<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
    holds: impl Fn(&dyn Fn(&str) -> Option<Raw<'a>>) -> bool,
) -> bool {
    let id: Cow<'a, str> = Cow::Owned(id.to_owned());
    if let Ok(flat) = mixins::flatten(index, &id, raw) {
        return holds(&|id| flat.traits.get(id));
    }
    let object = json::object(raw).ok();
    let traits = object.and_then(|object| json::object(object.get("traits")?).ok());
    holds(&|id| traits.as_ref()?.get(id))
}

/// Adds the traits that a shape has without writing them.
pub(super) fn upgrade(targets: &mut Targets<'_, '_>, shape: &mut Shape<'_>) {
    match &*shape.kind {
        "set" => {
            if !shape.traits.has(UNIQUE_ITEMS) {
                shape.traits.set(UNIQUE_ITEMS, "{}");
            }
            shape.kind = Cow::Borrowed("list");
        }
        "enum" => {
            for member in &mut shape.members {
                if !member.traits.has(ENUM_VALUE) {
                    let name = serde_json::Value::from(&*member.name);
                    member
                        .traits
                        .0
                        .push((ENUM_VALUE.into(), name.to_string().into()));
                }
            }
        }
        _ => {}
    }
    if !targets.index.is_version_1(shape.raw.get()) {
        return;
    }
    if let (Some(zero), false) = (zero(&shape.kind), shape.traits.has(BOX)) {
        shape.traits.set(DEFAULT, zero);
    }
    if shape.kind != "structure" {
        return;
    }
    for member in &mut shape.members {
        if member.traits.has(BOX) {
            member.traits.set(DEFAULT, "null");
            continue;
        }
        let default = targets.default(&member.target);
        let is_needless = default == Some("\"\"") && member.traits.has("smithy.api#required");
        if let (Some(default), false, false) = (default, is_needless, member.traits.has(DEFAULT)) {
            member.traits.set(DEFAULT, default);
        }
    }
}
