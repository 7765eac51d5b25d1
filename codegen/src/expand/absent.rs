//! The members that a service left out: the field that marks them, and `impl MarkAbsent`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::json;
use super::types::Paths;
use crate::plan::absent::AbsentField;
use crate::plan::structure::{Member, Structure};

/// The type of the field.
fn ty(field: &AbsentField, paths: Paths) -> TokenStream {
    let words = Literal::usize_unsuffixed(field.words);
    match paths {
        Paths::Private => quote!(__private::Absent<#words>),
        Paths::Absolute => quote!(::shapesmith::__private::Absent<#words>),
    }
}

/// The field of the structure.
pub(super) fn expand_field(structure: &Structure) -> Option<TokenStream> {
    let field = structure.absent.as_ref()?;
    let (ident, ty) = (&field.ident, ty(field, Paths::Absolute));
    Some(quote!(#[doc(hidden)] pub #ident: #ty,))
}

/// The field of the builder's storage.
pub(super) fn expand_part(structure: &Structure) -> Option<TokenStream> {
    let field = structure.absent.as_ref()?;
    let (ident, ty) = (&field.ident, ty(field, Paths::Private));
    Some(quote!(#ident: #ty,))
}

/// The name of the field, for patterns and struct expressions.
pub(super) fn name(structure: &Structure) -> Option<TokenStream> {
    let ident = &structure.absent.as_ref()?.ident;
    Some(quote!(#ident,))
}

/// The value of the field when a structure is read. It must come before those that move `parts`.
pub(super) fn expand_read(structure: &Structure) -> Option<TokenStream> {
    let field = &structure.absent.as_ref()?.ident;
    let marked = structure.members.iter().filter(|m| m.mark.is_some());
    let marked = marked.map(|member| &member.ident);
    Some(quote!(#field: __private::Absent::of([#(parts.#marked.is_none()),*]),))
}

/// The statement of a setter that removes the mark of its member.
pub(super) fn expand_clear(structure: &Structure, member: &Member) -> Option<TokenStream> {
    let (field, mark) = (&structure.absent.as_ref()?.ident, mark(member)?);
    Some(quote!(self.parts.#field.clear(#mark);))
}

fn mark(member: &Member) -> Option<Literal> {
    member.mark.map(Literal::usize_unsuffixed)
}

/// Whether a member is absent.
fn is_absent(member: &Member) -> Option<TokenStream> {
    let mark = mark(member)?;
    Some(quote!(__private::MarkAbsent::is_absent(self, #mark)))
}

/// A statement about the value of a member, for the case that it is not absent.
pub(super) fn unless_absent(member: &Member, statement: TokenStream) -> TokenStream {
    match is_absent(member) {
        Some(is_absent) => quote!(if !#is_absent { #statement }),
        None => statement,
    }
}

/// A reference to the value of a member that is not an `Option`, as an `Option`.
pub(super) fn present(member: &Member, value: &TokenStream) -> TokenStream {
    is_absent(member).map_or_else(
        || quote!(__private::Some(#value)),
        |is_absent| quote!((!#is_absent).then_some(#value)),
    )
}

/// The check of a member: that it is not absent, and then `check`.
pub(super) fn expand_check(
    number: usize,
    member: &Member,
    check: Option<TokenStream>,
) -> Option<TokenStream> {
    let Some(mark) = mark(member) else {
        return check;
    };
    let (number, name) = (Literal::usize_unsuffixed(number), &member.name);
    let is_present = quote!(out.is_present(path, #number, #name, self, #mark));
    Some(check.map_or_else(
        || quote!(#is_present;),
        |check| quote!(if #is_present { #check }),
    ))
}

/// `impl MarkAbsent`
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let Some(field) = &structure.absent else {
        return TokenStream::new();
    };
    let (ident, field): (&Ident, &Ident) = (&structure.ident, &field.ident);
    let arms = structure.members.iter().filter_map(|member| {
        let (mark, field) = (mark(member)?, &member.ident);
        let codec = json::codec_of(&member.json.codec, member.boxed);
        Some(quote!(#mark => __private::is_zero::<#codec, _>(&self.#field),))
    });
    quote! {
        #[automatically_derived]
        impl __private::MarkAbsent for #ident {
            fn is_absent(&self, member: __private::usize) -> __private::bool {
                self.#field.has(member) && match member {
                    #(#arms)*
                    _ => false,
                }
            }
        }
    }
}
