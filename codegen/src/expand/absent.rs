//! The members that a service left out: the field that marks them, and the methods that read and set its bits.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::structure::{Member, Structure};

/// The field of the structure.
pub(super) fn expand_field(structure: &Structure) -> Option<TokenStream> {
    let field = structure.absent.as_ref()?;
    let (ident, words) = (&field.ident, Literal::usize_unsuffixed(field.words));
    Some(quote!(#[doc(hidden)] pub #ident: ::shapesmith::__private::Absent<#words>,))
}

/// The field of an empty structure.
pub(super) fn expand_empty(structure: &Structure) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    Some(quote!(#field: __private::Default::default(),))
}

/// The statement of a setter that removes the mark of its member.
pub(super) fn expand_clear(structure: &Structure, member: &Member) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    let mark = Literal::usize_unsuffixed(member.mark?);
    Some(quote!(self.0.value.#field.clear(#mark);))
}

/// The method of `impl Structure` that reads a mark.
pub(super) fn expand_is_marked(structure: &Structure) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    Some(quote! {
        fn is_marked(&self, mark: __private::usize) -> __private::bool {
            self.#field.has(mark)
        }
    })
}

/// The method of `impl ReadMembers` that sets a mark.
pub(super) fn expand_mark(structure: &Structure) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    Some(quote! {
        fn mark_absent(&mut self, mark: __private::usize) {
            self.#field.set(mark);
        }
    })
}
