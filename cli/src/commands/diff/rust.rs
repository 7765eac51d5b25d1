//! Changes of the generated Rust.
//!
//! What counts is a crate that uses the types of another: see [`surface`](shapesmith_codegen::inspect::surface). Whatever
//! of the old API is missing or different is breaking. If all of it is there, a change is compatible if the code without
//! its documentation differs, and invisible otherwise.

mod api;
mod code;
mod owners;
mod versions;

pub use code::{DOCUMENTATION, ORDER, SHAPE_ID};

use std::collections::HashSet;

use super::change::{Class, Effect, RustChange};
use super::model::Versions;
use crate::failure::Failure;
use crate::names::Names;
use shapesmith_codegen::{Diagnostic, ModelText, Nullability};

/// Compares the Rust that is generated from two versions of a model.
///
/// In the crate of the types, `is_same_crate`, new fields and variants are breaking, too. If there is no code for the new
/// version, that is a breaking change.
///
/// # Errors
///
/// Code cannot be generated from the old version.
pub fn compare(
    texts: [&[ModelText]; 2],
    models: Versions<'_, '_>,
    names: &Names,
    nullability: Nullability,
    is_same_crate: bool,
) -> Result<Vec<RustChange>, Failure> {
    let versions = versions::surfaces(texts, models.moves, names, nullability)?;
    let mut changes: Vec<RustChange> = Vec::new();
    let mut known = HashSet::new();
    for version in versions {
        let old = version.old;
        let of_version = match (version.removed_service, version.new) {
            (Some(service), _) => vec![without_service(service)],
            (None, Ok(new)) => {
                let mut changes = api::changes(&old, &new, models, is_same_crate);
                code::changes(&old, &new, models.moves, &mut changes);
                changes
            }
            (None, Err(errors)) => errors.iter().map(not_generated).collect(),
        };
        for change in of_version {
            // Services share shapes.
            let RustChange {
                shape,
                item,
                class,
                message,
                ..
            } = &change;
            let key = (shape.clone(), item.clone(), *class, message.clone());
            if known.insert(key) {
                changes.push(change);
            }
        }
    }
    Ok(changes)
}

/// A model with several services has one less. The types are compared by themselves.
fn without_service(service: String) -> RustChange {
    let name = service.split_once('#').map_or(&*service, |(_, name)| name);
    RustChange {
        item: name.to_owned(),
        class: Class::Breaking,
        message: format!("no code can be generated for the operations of `{name}` any more"),
        shape: service,
        effect: Effect::Type,
        others: Vec::new(),
    }
}

fn not_generated(error: &Diagnostic) -> RustChange {
    let shape = error.shape().unwrap_or_default();
    let item = shape.split_once('#').map_or(shape, |(_, name)| name);
    RustChange {
        shape: shape.to_owned(),
        item: item.to_owned(),
        class: Class::Breaking,
        message: format!(
            "no code can be generated from the new version: {}",
            error.message()
        ),
        effect: Effect::Unknown,
        others: Vec::new(),
    }
}
