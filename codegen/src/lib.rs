//! Generates Rust code from Smithy models in build scripts, for the runtime [`shapesmith`](https://docs.rs/shapesmith).
//!
//! A build script only needs [`Builder`]. It generates the code that the macro `smithy!` expands to, so the crate needs
//! neither the macro nor the model when it is compiled. [`Builder`] has an example. To call the macro, depend on
//! `shapesmith` alone.
//!
//! The crate is released together with `shapesmith`: use the same version of both.
//!
//! # Features
//!
//! | feature | default | enables |
//! | --- | --- | --- |
//! | `build` | yes | [`Builder`]. |
//! | `idl` | yes | Models in Smithy IDL, `.smithy` files. |
//!
//! All other items and features are for the macros and the command of shapesmith. They are hidden here, and change
//! without notice.

// The pipeline, in which no module imports one that comes after it:
//
// - `input`: the input of the macros.
// - `diagnostic`: errors and their spans.
// - `regex`: compiles `@pattern` traits.
// - `model`: parses the model, selects shapes, resolves the closure and checks it.
// - `plan`: makes every decision about the Rust code.
// - `expand`: turns a plan into tokens. It cannot fail.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(unreachable_pub)]

#[cfg(feature = "build")]
mod build;
mod collections;
mod diagnostic;
mod expand;
#[doc(hidden)]
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
pub use diagnostic::Diagnostic;
#[doc(hidden)]
pub use diagnostic::similar_names;
pub use input::Nullability;
#[doc(hidden)]
pub use input::derive_input::DeriveInput;
#[doc(hidden)]
pub use input::{
    ExternalModule, ModelFile, ModelFiles, ModelText, Name, PathPart, Selection, SmithyInput,
    Syntax,
};

#[doc(hidden)]
pub use expand::runtime_path::protect;

use expand::fallback;
use expand::runtime_path::with_runtime;
use proc_macro2::TokenStream;

/// Expands `smithy!` to the requested items, or to errors.
#[doc(hidden)]
#[must_use]
pub fn expand_smithy(input: &SmithyInput) -> TokenStream {
    let tokens =
        pipeline::generate(input).unwrap_or_else(|errors| fallback::expand_smithy(input, &errors));
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands `#[derive(Shape)]` to the impls for the user's type, or to errors.
#[doc(hidden)]
#[must_use]
pub fn expand_derive(input: &DeriveInput) -> TokenStream {
    let tokens = pipeline::generate_derive(input)
        .unwrap_or_else(|errors| fallback::expand_derive(input, &errors));
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands `#[derive(Shape)]` with errors to the errors, and to stubs for the impls.
#[doc(hidden)]
#[must_use]
pub fn expand_derive_errors(input: &DeriveInput, errors: &[Diagnostic]) -> TokenStream {
    let tokens = fallback::expand_derive(input, errors);
    with_runtime(tokens, input.runtime.as_ref())
}

/// Expands an invocation that cannot be parsed to its errors.
#[doc(hidden)]
#[must_use]
pub fn expand_errors(errors: &[Diagnostic]) -> TokenStream {
    fallback::expand_errors(errors)
}

/// Compiles the examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
