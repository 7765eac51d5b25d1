//! The generator behind shapesmith: turns a Smithy model and the names of shapes into Rust tokens.
//!
//! ```text
//! model file ──parse──▶ index ──select──▶ roots ──resolve──▶ closure ──check──▶ plan ──expand──▶ TokenStream
//! ```
//!
//! - `input`: what the macros ask for.
//! - `model`: parses the model, selects shapes, resolves the closure and checks it.
//! - `regex`: compiles `@pattern` traits.
//! - `plan`: takes every decision about the Rust code.
//! - `expand`: turns a plan into tokens. It cannot fail.
//!
//! No module imports one that comes after it in `input`, `diagnostic`, `regex`, `model`, `plan`,
//! `expand`.

#![allow(missing_docs)] // a name often says all; what it does not say has a comment

mod diagnostic;
mod expand;
pub mod input;
mod model;
mod plan;
mod regex;
#[doc(hidden)]
pub mod testing;

pub use diagnostic::{Diagnostic, similar_names};
pub use expand::fallback::{errors, of_derive, of_request};
pub use input::{Features, ModelFile, Name, Nullability, Selection, SmithyInput};
pub use plan::bind::generate as generate_derive;

use proc_macro2::TokenStream;

/// Generates the Rust items that `request` asks for.
///
/// # Errors
///
/// Everything that is wrong with the request or the model, each with the token of the request that
/// it concerns; never an empty list.
pub fn generate(request: &SmithyInput) -> Result<TokenStream, Vec<Diagnostic>> {
    let text = request.model.read().map_err(|d| vec![d])?;
    generate_from(request, &text)
}

/// As [`generate`], from a model that has been read already.
///
/// # Errors
///
/// As for [`generate`].
pub fn generate_from(request: &SmithyInput, text: &str) -> Result<TokenStream, Vec<Diagnostic>> {
    let closure = model::read(request, text)?;
    let plan = plan::plan(&closure, request);
    Ok(expand::expand(&plan))
}
