//! Writing what the derive adds to a structure or enum of the user's.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::head::Head;
use super::{builder, enumeration, equality, json, show, structure, validate};
use crate::derive::Written;
use crate::derive::fit::Asserted;
use crate::plan::{Item, Plan};

/// All but the type itself, and nothing that is skipped.
#[must_use]
pub fn emit(plan: &Plan, written: &Written, asserted: &[Asserted]) -> TokenStream {
    let Some(Item::Structure(of_user)) = plan.items.first() else {
        unreachable!("the derive is for structures")
    };
    let (mut types, mut implementations) = (TokenStream::new(), TokenStream::new());
    let skip = written.skip;
    structure::emit_shape(of_user, &mut implementations);
    show::structure_tables(of_user, &mut implementations);
    validate::structure(of_user, &mut implementations);
    if skip.builder {
        builder::emit_parts(of_user, &mut implementations);
    } else {
        types.extend(quote!(#[allow(dead_code)])); // as much of it is used as the user needs
        builder::emit_type(of_user, &written.visibility, &mut types);
        builder::emit(of_user, &mut implementations);
    }
    if !skip.display {
        show::display(of_user, &mut implementations);
    }
    equality::implement_structure(of_user, !skip.eq, !skip.hash, &mut implementations);
    if plan.json && !skip.json {
        json::structure(of_user, &mut implementations);
    }
    let markers = builder::markers(plan);
    let checks = validate::functions(plan);
    let asserted = asserted.iter().map(|asserted| {
        let Asserted {
            field, ty, shape, ..
        } = asserted;
        let message = format!("the field `{field}` must be of a type whose shape is `{shape}`");
        quote_spanned! {asserted.span=>
            const _: () = ::core::assert!(
                __private::same_text(<#ty as __private::Shape>::ID, #shape), #message
            );
        }
    });
    let block = block(
        plan,
        &quote!(#(#asserted)* #markers #checks #implementations),
    );
    quote!(#types #block)
}

/// All but an enum itself, and nothing that is skipped.
#[must_use]
pub fn emit_enum(plan: &Plan, written: &Written) -> TokenStream {
    let Some(Item::Enumeration(of_user)) = plan.items.first() else {
        unreachable!("the shape is an enum")
    };
    let (ident, skip) = (&of_user.ident, written.skip);
    let mut implementations = TokenStream::new();
    let mut shown = enumeration::offers(of_user, &mut implementations);
    if of_user.sensitive {
        shown = quote!(__private::redacted(f));
    }
    if !skip.display {
        enumeration::display(ident, &shown, &mut implementations);
    }
    let head = Head::plain(ident);
    if !skip.eq {
        let equal = quote!(self.as_str() == other.as_str());
        equality::implement_equal(&head, &equal, &mut implementations);
    }
    if !skip.hash {
        let hash = quote!(__private::Hash::hash(self.as_str(), state));
        equality::implement_hash(&head, &hash, &mut implementations);
    }
    validate::enumeration(of_user, &mut implementations);
    if plan.json && !skip.json {
        json::enumeration(of_user, &mut implementations);
    }
    block(plan, &implementations)
}

/// The anonymous constant, of which as much is used as the user needs.
fn block(plan: &Plan, inner: &TokenStream) -> TokenStream {
    let tracked = super::tracked(&plan.model);
    let allowed = super::deprecation::allowed(plan.deprecated);
    quote! {
        #allowed
        #[allow(dead_code)]
        const _: () = {
            use ::shapesmith::__private;
            #tracked
            #inner
        };
    }
}
