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

#![warn(unreachable_pub)]

mod diagnostic;
mod expand;
pub mod input;
mod model;
mod pipeline;
mod plan;
mod regex;
#[doc(hidden)]
pub mod testing;

pub use diagnostic::{Diagnostic, similar_names};
pub use input::derive_input::DeriveInput;
pub use input::{ModelFile, Name, Nullability, Selection, SmithyInput};

use expand::fallback;
use proc_macro2::TokenStream;

/// Expands `smithy!`: the items that the input asks for, or its errors.
#[must_use]
pub fn expand_smithy(input: &SmithyInput) -> TokenStream {
    pipeline::generate(input).unwrap_or_else(|errors| fallback::expand_smithy(input, &errors))
}

/// Expands `#[derive(Shape)]`: the implementations for the user's type, or its errors.
#[must_use]
pub fn expand_derive(input: &DeriveInput) -> TokenStream {
    pipeline::generate_derive(input)
        .unwrap_or_else(|errors| fallback::expand_derive(input, &errors))
}

/// Expands an invocation that could not be parsed.
#[must_use]
pub fn expand_errors(errors: &[Diagnostic]) -> TokenStream {
    fallback::expand_errors(errors)
}
