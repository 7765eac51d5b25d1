//! What an `impl` is for.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structure::Structure;

/// `impl generics … for ty`
pub(super) struct Head {
    /// The parameters with their brackets; nothing where there are none.
    pub generics: TokenStream,
    /// The type with its parameters.
    pub ty: TokenStream,
}

impl Head {
    /// A type without parameters.
    pub fn plain(ident: &Ident) -> Self {
        Head {
            generics: TokenStream::new(),
            ty: quote!(#ident),
        }
    }

    /// A type with the parameters of a structure, which are those of its parts, too.
    pub fn of(structure: &Structure, ident: &Ident) -> Self {
        let lifetimes = &structure.lifetimes;
        if lifetimes.is_empty() {
            return Head::plain(ident);
        }
        let generics = quote!(<#(#lifetimes),*>);
        Head {
            ty: quote!(#ident #generics),
            generics,
        }
    }
}
