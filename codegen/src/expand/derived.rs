//! Writing what the derive adds to a structure or enum of the user's.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::impl_header::ImplHeader;
use super::json::SerdeImpls;
use super::{builder, check, enumeration, eq, fmt, json, pattern, shape, validate};
use crate::input::derive_input::{DeriveInput, Skip};
use crate::plan::bind::fit::Asserted;
use crate::plan::{Item, Plan};

/// All but the type itself, and nothing that is skipped.
#[must_use]
pub fn emit(plan: &Plan, input: &DeriveInput, asserted: &[Asserted]) -> TokenStream {
    let Some(Item::Structure(of_user)) = plan.items.first() else {
        unreachable!("the shape is a structure")
    };
    let (mut types, mut implementations) = (TokenStream::new(), TokenStream::new());
    let skip = input.skip;
    let header = ImplHeader::of(of_user, &of_user.ident);
    implementations.extend(validate::expand_validate(&header));
    implementations.extend(shape::expand_structure(of_user));
    implementations.extend(fmt::expand_structure_members(of_user));
    let (asserted, of_parameters) = assertions(asserted);
    implementations.extend(check::expand_structure(of_user, &of_parameters));
    implementations.extend(builder::expand_parts(of_user));
    if !skip.builder {
        types.extend(quote!(#[allow(dead_code)])); // as much of it is used as the user needs
        types.extend(builder::expand_type(of_user, &input.visibility));
        implementations.extend(builder::expand_constructors(of_user));
        implementations.extend(builder::expand_setters(of_user));
        implementations.extend(fmt::expand_builder(of_user));
    }
    if !skip.display {
        implementations.extend(fmt::expand_structure_display(of_user));
    }
    if !skip.eq {
        implementations.extend(eq::expand_structure_eq(of_user));
    }
    if !skip.hash {
        implementations.extend(eq::expand_structure_hash(of_user));
    }
    if let Some(impls) = serde_impls(plan, skip) {
        implementations.extend(json::expand_structure(of_user, impls));
    }
    let markers = builder::expand_member_types(plan);
    let block = block(plan, &quote!(#asserted #markers #implementations));
    quote!(#types #block)
}

/// All but a union itself, and nothing that is skipped.
#[must_use]
pub fn emit_union(plan: &Plan, input: &DeriveInput, asserted: &[Asserted]) -> TokenStream {
    let Some(Item::Union(of_user)) = plan.items.first() else {
        unreachable!("the shape is a union")
    };
    let (skip, mut implementations) = (input.skip, TokenStream::new());
    let header = ImplHeader::new(&of_user.ident);
    implementations.extend(validate::expand_validate(&header));
    implementations.extend(shape::expand_union(of_user));
    implementations.extend(fmt::expand_union_variants(of_user));
    implementations.extend(check::expand_union(of_user));
    if !skip.display {
        implementations.extend(fmt::expand_union_display(of_user));
    }
    if !skip.eq {
        implementations.extend(eq::expand_union_eq(of_user));
    }
    if !skip.hash {
        implementations.extend(eq::expand_union_hash(of_user));
    }
    if let Some(impls) = serde_impls(plan, skip) {
        implementations.extend(json::expand_union(of_user, impls));
    }
    let (asserted, _) = assertions(asserted);
    block(plan, &quote!(#asserted #implementations))
}

/// All but an enum itself, and nothing that is skipped.
#[must_use]
pub fn emit_enum(plan: &Plan, input: &DeriveInput) -> TokenStream {
    let Some(Item::Enumeration(of_user)) = plan.items.first() else {
        unreachable!("the shape is an enum")
    };
    let (skip, mut implementations) = (input.skip, TokenStream::new());
    let header = ImplHeader::new(&of_user.ident);
    implementations.extend(validate::expand_validate(&header));
    implementations.extend(enumeration::expand_inherent(of_user));
    implementations.extend(shape::expand_enumeration(of_user));
    if !skip.display {
        implementations.extend(fmt::expand_enumeration_display(of_user));
    }
    if !skip.eq {
        implementations.extend(eq::expand_enumeration_eq(of_user));
    }
    if !skip.hash {
        implementations.extend(eq::expand_enumeration_hash(of_user));
    }
    implementations.extend(check::expand_enumeration(of_user));
    if let Some(impls) = serde_impls(plan, skip) {
        implementations.extend(json::expand_enumeration(of_user, impls));
    }
    block(plan, &implementations)
}

fn serde_impls(plan: &Plan, skip: Skip) -> Option<SerdeImpls> {
    (plan.json && !skip.json).then_some(SerdeImpls {
        read: !skip.from_json,
        serialize: !skip.serialize,
        deserialize: !skip.deserialize && !skip.from_json,
    })
}

/// That the user's types are those of the right shapes: items, and statements for what depends on type
/// parameters, which can only be seen where these are known, and so where the value is checked.
fn assertions(asserted: &[Asserted]) -> (TokenStream, TokenStream) {
    let assertion = |asserted: &Asserted| {
        let Asserted {
            field, shape, span, ..
        } = asserted;
        let ty = if asserted.is_generic {
            asserted.ty.clone()
        } else {
            without_lifetimes(asserted.ty.clone())
        };
        let message = format!("the field `{field}` must be of a type whose shape is `{shape}`");
        quote_spanned! {*span=>
            ::core::assert!(
                __private::str_eq(<#ty as __private::Shape>::ID, #shape), #message
            )
        }
    };
    let (generic, plain): (Vec<&Asserted>, Vec<&Asserted>) =
        asserted.iter().partition(|asserted| asserted.is_generic);
    let plain = plain.into_iter().map(|asserted| {
        let assertion = assertion(asserted);
        quote!(const _: () = #assertion;)
    });
    let generic = generic.into_iter().map(|asserted| {
        let assertion = assertion(asserted);
        quote!(const { #assertion };)
    });
    (quote!(#(#plain)*), quote!(#(#generic)*))
}

/// A type whose lifetimes are all `'static`.
fn without_lifetimes(ty: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let trees = ty.into_iter().map(|tree| match tree {
        TokenTree::Ident(_) if std::mem::take(&mut after_quote) => {
            TokenTree::Ident(proc_macro2::Ident::new("static", Span::call_site()))
        }
        TokenTree::Group(group) => {
            let inner = without_lifetimes(group.stream());
            TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner))
        }
        tree => {
            after_quote = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
            tree
        }
    });
    trees.collect()
}

/// The anonymous constant, of which as much is used as the user needs.
fn block(plan: &Plan, inner: &TokenStream) -> TokenStream {
    let rerun = super::rerun_on_change::expand_rerun_on_change(&plan.model);
    let patterns = plan.patterns.iter().map(pattern::expand_pattern);
    let checks = plan.check_functions.iter().map(check::expand_function);
    let constant = super::wrap_in_const(plan, &quote!(#rerun #(#patterns)* #(#checks)* #inner));
    quote!(#[allow(dead_code)] #constant)
}
