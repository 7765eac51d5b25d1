//! Reading a model: from the text of a JSON AST to a checked closure of shapes.
//!
//! [`index`] scans the file once and keeps each shape as raw text; [`roots`] finds the shapes that the input
//! names; [`resolve`] decodes only these and the shapes they reach, with [`mixins`], [`shape`] and [`traits`];
//! [`check`] checks rules that concern more than one shape.

pub(crate) mod check;
pub(crate) mod closure;
pub(crate) mod customization;
pub(crate) mod decimal;
pub(crate) mod default_value;
mod defaults;
mod enums;
pub(crate) mod id;
pub(crate) mod index;
pub(crate) mod json;
pub(crate) mod mixin_layers;
mod mixin_members;
pub(crate) mod mixins;
pub(crate) mod pattern_trait;
pub(crate) mod prelude;
pub(crate) mod protocol;
pub(crate) mod raw_shape;
pub(crate) mod resolve;
pub(crate) mod roots;
mod selectors;
pub(crate) mod shape;
pub(crate) mod source;
#[cfg(test)]
pub(crate) mod testing;
mod timestamp;
mod trait_reader;
pub(crate) mod traits;

use crate::diagnostic::Diagnostic;
use crate::input::SmithyInput;
use closure::Closure;

/// Reads the shapes that `request` names from the text of its model.
///
/// # Errors
///
/// Everything that is wrong with the request or with the part of the model that it reaches.
pub(crate) fn read<'a>(
    request: &'a SmithyInput,
    text: &'a str,
) -> Result<Closure<'a>, Vec<Diagnostic>> {
    let source = source::Source::new(&request.model.name, text);
    let index = index::Index::scan(source, request.model.span).map_err(|d| vec![d])?;
    let selected = roots::select(&index, request)?;
    let closure = resolve::resolve(&index, selected, request)?;
    let closure = check::check(closure, source, request)?;
    (index.check_unique_keys(request.model.span)).map_err(|error| vec![error])?;
    Ok(closure)
}
