//! The procedural macros of shapesmith. Depend on `shapesmith`, which re-exports and documents them.
//!
//! This crate parses the invocations, passes them to `shapesmith-codegen`, and returns its output.

mod attributes;
mod derive;
mod external;
mod form;
mod invocation;
mod model_path;
mod runtime_path;

use derive::ParseError;
use proc_macro::TokenStream;

#[allow(missing_docs)] // documented where `shapesmith` re-exports it, where the examples compile
#[proc_macro]
pub fn smithy(input: TokenStream) -> TokenStream {
    let tokens = match invocation::parse(runtime_path::protected(input.into())) {
        Ok(input) => shapesmith_codegen::expand_smithy(&input),
        Err(errors) => shapesmith_codegen::expand_errors(&errors),
    };
    tokens.into()
}

#[allow(missing_docs)] // as for `smithy`
#[proc_macro_derive(Shape, attributes(shape))]
pub fn shape(input: TokenStream) -> TokenStream {
    let tokens = match derive::parse(runtime_path::protected(input.into())) {
        Ok(input) => shapesmith_codegen::expand_derive(&input),
        Err(ParseError { input, errors }) => match input {
            Some(input) => shapesmith_codegen::expand_derive_errors(&input, &errors),
            None => shapesmith_codegen::expand_errors(&errors),
        },
    };
    tokens.into()
}
