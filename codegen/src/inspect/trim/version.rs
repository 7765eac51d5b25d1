//! Smithy 1.0 beside Smithy 2.0: what is implied in 1.0 is written in 2.0 (Smithy specification, "Converting from
//! Smithy IDL 1.0 to 2.0").

use std::borrow::Cow;

use crate::model::index::Index;
use crate::model::json::{self, Raw};
use crate::model::merge::is_zero;
use crate::model::mixins;
use crate::model::prelude::{self, Prelude};
use crate::model::raw_shape::shape_type;

/// The default that a member of a structure has without a trait: zero or an empty stream, if it is in Smithy 1.0,
/// and neither it nor its target is boxed.
pub(super) fn implied_default<'a>(
    index: &Index<'a>,
    id: &str,
    name: &str,
    member: Raw<'a>,
) -> Option<&'static str> {
    if !index.is_version_1(member.get()) {
        return None;
    }
    let object = json::object(member).ok()?;
    let applied = index.applied_to(id).filter(|(member, _)| *member == name);
    let applied = applied.filter_map(|(_, statement)| json::object(statement).ok());
    let mut layers = applied.chain(std::iter::once(json::object(member).ok()?));
    let mut is_required = false;
    let is_explicit = layers.any(|layer| {
        let traits = layer.get("traits").map(json::object);
        let has = |id: &str| matches!(&traits, Some(Ok(traits)) if traits.get(id).is_some());
        is_required |= has("smithy.api#required");
        has("smithy.api#default") || has("smithy.api#box")
    });
    let target = json::string(object.get("target")?).ok()?;
    let (kind, is_stream) = unboxed_kind(index, &target)?;
    let zero = match &*kind {
        // A stream that is required needs none.
        "blob" if is_stream && !is_required => "\"\"",
        "boolean" => "false",
        "byte" | "short" | "integer" | "long" | "float" | "double" => "0",
        _ => return None,
    };
    (!is_explicit).then_some(zero)
}

/// The type of a shape that is not boxed, and whether it is a stream.
fn unboxed_kind<'a>(index: &Index<'a>, id: &Cow<'a, str>) -> Option<(Cow<'a, str>, bool)> {
    let Some(raw) = index.get(id) else {
        return match prelude::find(id)? {
            Prelude::Simple {
                kind,
                primitive: true,
            } => Some((Cow::Borrowed(kind), false)),
            _ => None,
        };
    };
    let flat = mixins::flatten(index, id, raw).ok()?;
    let default = flat.traits.get("smithy.api#default");
    let is_boxed = flat.traits.get("smithy.api#box").is_some()
        || index.is_version_2_beside_1(raw.get()) && !default.is_some_and(|raw| is_zero(raw.get()));
    if is_boxed {
        return None;
    }
    let is_stream = flat.traits.get("smithy.api#streaming").is_some();
    Some((shape_type(raw)?, is_stream))
}
