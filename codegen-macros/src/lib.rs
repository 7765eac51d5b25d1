//! The procedural macros of shapesmith. Depend on `shapesmith`, which re-exports and documents them.
//!
//! This crate parses the invocations, passes them to `shapesmith-codegen`, and returns its output.

mod derive;
mod invocation;

use proc_macro::TokenStream;

#[allow(missing_docs)] // documented where `shapesmith` re-exports it, where the examples compile
#[proc_macro]
pub fn smithy(input: TokenStream) -> TokenStream {
    let tokens = match invocation::parse(input.into()) {
        Ok(request) => shapesmith_codegen::generate(&request)
            .unwrap_or_else(|problems| shapesmith_codegen::of_request(&request, &problems)),
        Err(problems) => shapesmith_codegen::errors(&problems),
    };
    tokens.into()
}

#[allow(missing_docs)] // as for `smithy`
#[proc_macro_derive(Shape, attributes(shape))]
pub fn shape(input: TokenStream) -> TokenStream {
    let tokens = match derive::parse(input.into()) {
        Ok(written) => shapesmith_codegen::generate_derive(&written)
            .unwrap_or_else(|problems| shapesmith_codegen::of_derive(&written, &problems)),
        Err(problems) => shapesmith_codegen::errors(&problems),
    };
    tokens.into()
}
