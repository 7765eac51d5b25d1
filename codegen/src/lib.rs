//! The generator behind shapesmith: a Smithy JSON AST and the names of some shapes in, Rust tokens
//! out.
//!
//! ```text
//! model.json ─read─▶ index ─resolve─▶ closure ─check─▶ plan ─emit─▶ TokenStream
//! ```
//!
//! [`smithy`] reads and checks, [`plan`] takes every decision about Rust, [`emit`] writes. One
//! direction, no way back: emitters never see JSON and cannot fail. [`generate`] is the way through;
//! the macros, a build script or a command line are doors to it.

#![allow(missing_docs)] // a name often says all; what it does not say has a comment

pub mod diagnostic;
pub mod expand;

pub mod input;
pub mod model;
pub mod plan;
pub mod regex;

pub use diagnostic::Diagnostic;
pub use input::{Features, ModelFile, Name, Nullability, Selection, SmithyInput};

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
