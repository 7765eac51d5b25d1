//! Reading a model: from the texts of JSON ASTs to a checked closure of shapes.
//!
//! [`index`] scans each file once and keeps each shape as raw text; [`roots`] finds the shapes that the input
//! names; [`resolve`] decodes only these and the shapes they reach, with [`mixins`], [`shape`] and [`traits`];
//! [`check`] checks rules that concern more than one shape.

pub(crate) mod auth;
pub(crate) mod check;
pub(crate) mod closure;
mod conflict;
pub(crate) mod customization;
pub(crate) mod decimal;
pub(crate) mod default_value;
mod defaults;
mod enums;
pub(crate) mod id;
#[cfg(feature = "idl")]
pub(crate) mod idl;
pub(crate) mod index;
pub(crate) mod json;
pub(crate) mod levels;
pub(crate) mod merge;
pub(crate) mod mixin_layers;
mod mixin_members;
pub(crate) mod mixins;
pub(crate) mod pagination;
pub(crate) mod pattern_trait;
pub(crate) mod prelude;
pub(crate) mod protocol;
pub(crate) mod raw_shape;
pub(crate) mod resolve;
pub(crate) mod roots;
mod selectors;
pub(crate) mod shape;
pub(crate) mod shape_types;
pub(crate) mod source;
#[cfg(test)]
pub(crate) mod testing;
mod timestamp;
mod trait_reader;
pub(crate) mod traits;
#[cfg(feature = "idl")]
mod translate;
#[cfg(not(feature = "idl"))]
#[path = "without_idl.rs"]
mod translate;

use crate::collections::List;
use crate::diagnostic::Diagnostic;
use crate::input::SmithyInput;
use closure::Closure;
use source::Sources;

/// Reads the shapes that `request` names from the files of its model.
///
/// # Errors
///
/// Everything that is wrong with the request or with the part of the model that it reaches.
pub(crate) fn read<'a>(
    request: &'a SmithyInput,
    sources: &'a Sources<'a>,
) -> Result<Closure<'a>, Vec<Diagnostic>> {
    let index = index::Index::scan(sources)?;
    let read = || {
        let selected = roots::select(&index, request)?;
        let closure = resolve::resolve(&index, selected, request)?;
        let closure = check::check(closure, sources, request)?;
        index.check_unique_keys()?;
        Ok(closure)
    };
    with_refused(sources, read())
}

/// Adds the errors in what the generator refuses, though Smithy loads it: the code would silently differ from what is meant.
pub(crate) fn with_refused<T>(
    sources: &Sources<'_>,
    result: Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Diagnostic>> {
    let refused = sources.refused();
    if refused.is_empty() {
        return result;
    }
    let more = result.err().unwrap_or_default().into_iter();
    // Errors that follow from one of them have the same location.
    let place = |of: &Diagnostic| {
        let place = of.location.as_ref();
        place.map(|place| (place.file.clone(), place.line, place.column))
    };
    let is_other = |of: &Diagnostic| {
        of.location.is_none() || refused.iter().all(|known| place(known) != place(of))
    };
    Err(refused.iter().cloned().chain(more.filter(is_other)).list())
}
