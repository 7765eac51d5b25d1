//! The members that a service left out: the field that marks them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::structure::{Member, Structure};

/// The field of the structure.
pub(super) fn expand_field(structure: &Structure) -> Option<TokenStream> {
    let field = structure.absent.as_ref()?;
    let (ident, words) = (&field.ident, Literal::usize_unsuffixed(field.words));
    Some(quote!(#[doc(hidden)] pub #ident: ::shapesmith::__private::Absent<#words>,))
}

/// The statement of a setter that removes the mark of its member.
pub(super) fn expand_clear(structure: &Structure, member: &Member) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    let mark = Literal::usize_unsuffixed(member.mark?);
    Some(quote!(__private::Absent::clear(&mut self.0.value.#field, #mark);))
}
