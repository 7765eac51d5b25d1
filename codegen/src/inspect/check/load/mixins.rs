//! Mixins that Smithy does not load.

use std::borrow::Cow;

use super::Loader;
use crate::collections::{Map, Set};
use crate::diagnostic::excerpt;
use crate::inspect::members::{MAX_STEPS, own_members};
use crate::model::json::{self, Raw};
use crate::model::raw_shape::{is_apply, shape_type};

const UNIT: &str = "smithy.api#Unit";

/// Checks the mixins of all shapes.
pub(super) fn check(loader: &mut Loader<'_, '_>) {
    let index = loader.index;
    let in_cycles: Set<String> = {
        let ids = loader.mixins.in_cycles().into_iter();
        ids.map(Cow::into_owned).collect()
    };
    for (id, raw) in index.shapes() {
        let Ok(object) = json::object(raw) else {
            continue;
        };
        operation_or_resource(loader, id, raw);
        let Some(raw_mixins) = object.get("mixins") else {
            continue;
        };
        let references = json::array(raw_mixins).unwrap_or_default();
        if in_cycles.contains(&**id) {
            let message = format!("the mixins of `{}` form a cycle", excerpt(id));
            loader.report(id, raw.get(), message, None);
            continue;
        }
        // The members of mixins so far, with their targets and the mixin.
        let mut known: Map<Cow<'_, str>, (Cow<'_, str>, Cow<'_, str>)> = Map::new();
        let mut mixins: Vec<Cow<'_, str>> = Vec::new();
        for reference in references {
            let Ok(mixin) = json::target(reference) else {
                continue;
            };
            if index.get(&mixin).is_none_or(is_apply) {
                let message = format!("no mixin `{}` in the model", excerpt(&mixin));
                let help = loader.similar(&mixin);
                loader.report(id, reference.get(), message, help);
                continue;
            }
            let kind = |raw| shape_type(raw).unwrap_or_default();
            let kinds = index.get(&mixin).map(kind).zip(Some(kind(raw)));
            if let Some((mixed_in, own)) = kinds.filter(|(mixed_in, own)| mixed_in != own) {
                let message = format!(
                    "mixin `{}` has the type `{}`, expected `{}`",
                    excerpt(&mixin),
                    excerpt(&mixed_in),
                    excerpt(&own)
                );
                loader.report(id, reference.get(), message, None);
                continue;
            }
            mixins.push(mixin.clone());
        }
        // One mixin has one target for each member, or has been reported.
        let overlapping = if loader.mixins.can_overlap(&mixins) {
            &mixins[..]
        } else {
            &[]
        };
        for mixin in overlapping {
            for (name, raw) in loader.mixins.members(mixin) {
                let Ok(target) = json::target(raw) else {
                    continue;
                };
                let Some((other, of)) = known.get(&name) else {
                    known.insert(name, (target, mixin.clone()));
                    continue;
                };
                if *other != target && of != mixin {
                    let message = format!(
                        "member `{}` targets `{}` in the mixin `{}`, and `{}` in `{}`",
                        excerpt(&name),
                        excerpt(other),
                        excerpt(of),
                        excerpt(&target),
                        excerpt(mixin)
                    );
                    loader.report(id, raw_mixins.get(), message, None);
                }
            }
        }
        for (name, raw) in own_members(&object).unwrap_or_default() {
            let Some((other, mixin)) = loader.mixins.inherited(id, &mixins, &name) else {
                continue;
            };
            let (Ok(other), Ok(target)) = (json::target(other), json::target(raw)) else {
                continue;
            };
            if other != target {
                let message = format!(
                    "member `{}` targets `{}`, and `{}` in the mixin `{}`",
                    excerpt(&name),
                    excerpt(&target),
                    excerpt(&other),
                    excerpt(&mixin)
                );
                loader.report(id, raw.get(), message, None);
            }
        }
    }
    if loader.mixins.is_exhausted() {
        let first = index.shapes().iter();
        let mut first = first.filter(|(_, raw)| raw.get().contains("mixins"));
        if let Some((id, raw)) = first.next() {
            let message = format!("the mixins of all shapes take more than {MAX_STEPS} steps");
            loader.report(id, raw.get(), message, None);
        }
    }
}

/// Checks that an operation that is a mixin cannot have input or output, and such a resource nothing at all.
fn operation_or_resource(loader: &mut Loader<'_, '_>, id: &str, raw: Raw<'_>) {
    let Ok(object) = json::object(raw) else {
        return;
    };
    let traits = object
        .get("traits")
        .and_then(|traits| json::object(traits).ok());
    let is_mixin = traits.is_some_and(|traits| traits.get("smithy.api#mixin").is_some());
    let kind = object.get("type").and_then(|kind| json::string(kind).ok());
    if !is_mixin {
        return;
    }
    if kind.as_deref() == Some("resource") {
        let known = ["type", "traits", "mixins"];
        let property = object.0.iter().find(|(key, _)| !known.contains(&&**key));
        if let Some((key, value)) = property {
            let message = format!("a resource that is a mixin cannot have `{}`", excerpt(key));
            let help = "give it to the resources that have the mixin".to_owned();
            loader.report(id, value.get(), message, Some(help));
        }
    }
    if kind.as_deref() != Some("operation") {
        return;
    }
    for key in ["input", "output"] {
        let target = object.get(key).and_then(|raw| json::target(raw).ok());
        if target.is_some_and(|target| target != UNIT) {
            let message = format!("an operation that is a mixin cannot have an `{key}`");
            let help = "give it to the operations that have the mixin".to_owned();
            loader.report(id, raw.get(), message, Some(help));
        }
    }
}
