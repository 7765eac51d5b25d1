//! Writing: a plan becomes tokens. Emitters take no decision and cannot fail.
//!
//! Public types stand where the macro stands. All the rest is in one anonymous constant, whose names
//! are seen by nobody else and in which the runtime is called `__private`.

mod builder;
mod check;
mod const_check;
mod default_value;
mod deprecation;
pub mod derived;
mod enumeration;
mod eq;
pub mod fallback;
mod fmt;
mod http;
mod impl_header;
mod json;
mod operation;
mod operation_error;
mod pattern;
mod structure;
mod types;
mod union;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{Item, Plan};
use json::Wanted;

/// Writes the items of a plan.
#[must_use]
pub fn expand(plan: &Plan) -> TokenStream {
    let mut types = TokenStream::new();
    let mut implementations = TokenStream::new();
    let allowed = deprecation::allowed(plan.deprecated);
    let derives = &plan.derives;
    let derives = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    for item in &plan.items {
        types.extend(allowed.clone());
        types.extend(derives.clone());
        match item {
            Item::Structure(structure) => {
                structure::emit_type(structure, &mut types);
                types.extend(allowed.clone());
                builder::emit_type(structure, &quote!(pub), &mut types);
                structure::emit(structure, &mut implementations);
                builder::emit(structure, &mut implementations);
                if plan.json {
                    json::structure(structure, Wanted::ALL, &mut implementations);
                }
                http::structure(structure, &mut implementations);
                if plan.literals {
                    const_check::literals(structure, plan, &mut implementations);
                }
            }
            Item::Union(union) => {
                union::emit_type(union, &mut types);
                union::emit(union, &mut implementations);
                if plan.json {
                    json::union(union, Wanted::ALL, &mut implementations);
                }
            }
            Item::Enumeration(enumeration) => {
                enumeration::emit_type(enumeration, &mut types);
                enumeration::emit(enumeration, &mut implementations);
                if plan.json {
                    json::enumeration(enumeration, Wanted::ALL, &mut implementations);
                }
            }
        }
    }
    for operation in &plan.operations {
        types.extend(allowed.clone());
        operation_error::emit_error_type(&operation.error, &mut types);
        operation_error::emit_error(&operation.error, &mut implementations);
        operation::emit_type(operation, &mut types);
        operation::emit(operation, &mut implementations);
    }
    let tracked = tracked(&plan.model);
    let markers = builder::markers(plan);
    let checks = check::functions(plan);
    quote! {
        #types
        #allowed
        const _: () = {
            use ::shapesmith::__private;
            #tracked
            #markers
            #checks
            #implementations
        };
    }
}

/// Makes the compiler run the macro again when the model changes: an included file is a dependency of
/// the crate. Nothing of it is in the program.
fn tracked(model: &str) -> TokenStream {
    if std::path::Path::new(model).is_absolute() {
        return quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#model); };
    }
    let model = format!("/{model}");
    quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #model)
        );
    }
}
