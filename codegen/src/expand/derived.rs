//! Writing what the derive adds to a structure or enum of the user's.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::impl_header::Head;
use super::json::Wanted;
use super::{builder, check, enumeration, eq, fmt, json, structure, union};
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
    structure::emit_shape(of_user, &mut implementations);
    fmt::structure_tables(of_user, &mut implementations);
    let (asserted, of_parameters) = assertions(asserted);
    check::structure(of_user, &of_parameters, &mut implementations);
    if skip.builder {
        builder::emit_parts(of_user, &mut implementations);
    } else {
        types.extend(quote!(#[allow(dead_code)])); // as much of it is used as the user needs
        builder::emit_type(of_user, &input.visibility, &mut types);
        builder::emit(of_user, &mut implementations);
    }
    if !skip.display {
        fmt::display(of_user, &mut implementations);
    }
    eq::implement_structure(of_user, !skip.eq, !skip.hash, &mut implementations);
    if let Some(wanted) = wanted(plan, skip) {
        json::structure(of_user, wanted, &mut implementations);
    }
    let markers = builder::markers(plan);
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
    union::emit_shape(of_user, &mut implementations);
    fmt::union_table(of_user, &mut implementations);
    check::union(of_user, &mut implementations);
    if !skip.display {
        fmt::display_union(of_user, &mut implementations);
    }
    eq::implement_union(of_user, !skip.eq, !skip.hash, &mut implementations);
    if let Some(wanted) = wanted(plan, skip) {
        json::union(of_user, wanted, &mut implementations);
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
    let skip = input.skip;
    let mut implementations = TokenStream::new();
    let mut shown = enumeration::offers(of_user, &mut implementations);
    if of_user.sensitive {
        shown = quote!(__private::redacted(f));
    }
    if !skip.display {
        enumeration::display(of_user, &shown, &mut implementations);
    }
    let value = if enumeration::is_integer(of_user) {
        quote!(as_i32())
    } else {
        quote!(as_str())
    };
    let head = Head::plain(&of_user.ident).written(true);
    if !skip.eq {
        let equal = quote!(self.#value == other.#value);
        eq::implement_equal(&head, &equal, &mut implementations);
    }
    if !skip.hash {
        let hash = quote!(__private::Hash::hash(&self.#value, state));
        eq::implement_hash(&head, &hash, &mut implementations);
    }
    check::enumeration(of_user, &mut implementations);
    if let Some(wanted) = wanted(plan, skip) {
        json::enumeration(of_user, wanted, &mut implementations);
    }
    block(plan, &implementations)
}

/// What of the JSON form is wanted, if anything.
fn wanted(plan: &Plan, skip: Skip) -> Option<Wanted> {
    (plan.json && !skip.json).then_some(Wanted {
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
                __private::same_text(<#ty as __private::Shape>::ID, #shape), #message
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
    let tracked = super::tracked(&plan.model);
    let allowed = super::deprecation::allowed(plan.deprecated);
    let checks = check::functions(plan);
    quote! {
        #allowed
        #[allow(dead_code)]
        const _: () = {
            use ::shapesmith::__private;
            #tracked
            #checks
            #inner
        };
    }
}
