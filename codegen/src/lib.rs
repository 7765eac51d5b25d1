//! The generator behind shapesmith: turns a Smithy model and the names of shapes into Rust tokens.
//!
//! ```text
//! model file ──parse──▶ index ──select──▶ roots ──resolve──▶ closure ──check──▶ plan ──expand──▶ TokenStream
//! ```
//!
//! - `input`: the input of the macros.
//! - `model`: parses the model, selects shapes, resolves the closure and checks it.
//! - `regex`: compiles `@pattern` traits.
//! - `plan`: makes every decision about the Rust code.
//! - `expand`: turns a plan into tokens. It cannot fail.
//!
//! No module imports one that comes after it in `input`, `diagnostic`, `regex`, `model`, `plan`,
//! `expand`.

#![warn(unreachable_pub)]

#[cfg(feature = "build")]
mod build;
mod collections;
mod diagnostic;
mod expand;
pub mod input;
#[cfg(feature = "inspect")]
#[doc(hidden)]
pub mod inspect;
mod model;
mod pipeline;
mod plan;
mod regex;
#[doc(hidden)]
pub mod testing;

#[cfg(feature = "build")]
pub use build::{Builder, Error};
pub use diagnostic::{Diagnostic, similar_names};
pub use input::derive_input::DeriveInput;
pub use input::{
    ExternalModule, ModelFile, ModelFiles, ModelText, Name, Nullability, PathPart, Selection,
    SmithyInput, Syntax,
};

pub use expand::runtime_path::protect;

use expand::fallback;
use expand::runtime_path::with_runtime;
use proc_macro2::TokenStream;

/// Expands `smithy!` to the requested items, or to errors.
#[must_use]
pub fn expand_smithy(input: &SmithyInput) -> TokenStream {
    let tokens =
        pipeline::generate(input).unwrap_or_else(|errors| fallback::expand_smithy(input, &errors));
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands `#[derive(Shape)]` to the impls for the user's type, or to errors.
#[must_use]
pub fn expand_derive(input: &DeriveInput) -> TokenStream {
    let tokens = pipeline::generate_derive(input)
        .unwrap_or_else(|errors| fallback::expand_derive(input, &errors));
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands `#[derive(Shape)]` with errors to the errors, and to stubs for the impls.
#[must_use]
pub fn expand_derive_errors(input: &DeriveInput, errors: &[Diagnostic]) -> TokenStream {
    let tokens = fallback::expand_derive(input, errors);
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands an invocation that cannot be parsed to its errors.
#[must_use]
pub fn expand_errors(errors: &[Diagnostic]) -> TokenStream {
    fallback::expand_errors(errors)
}
