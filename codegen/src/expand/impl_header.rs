//! What an `impl` is for.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::input::generics::Generics;
use crate::plan::structure::Structure;

/// `impl generics … for ty bounds`
pub(super) struct Head {
    /// The parameters as they are declared.
    pub declared: Vec<TokenStream>,
    /// The same with their brackets; nothing where there are none.
    pub generics: TokenStream,
    /// The type with its parameters.
    pub ty: TokenStream,
    /// `where` and what stands behind it; nothing where there is nothing.
    pub bounds: TokenStream,
    /// Whether the user has written the type, which may have an implementation already.
    pub is_written: bool,
}

impl Head {
    /// A type without parameters.
    pub fn plain(ident: &Ident) -> Self {
        Head {
            declared: Vec::new(),
            generics: TokenStream::new(),
            ty: quote!(#ident),
            bounds: TokenStream::new(),
            is_written: false,
        }
    }

    /// The same for a type that the user has written.
    pub fn written(mut self, is_written: bool) -> Self {
        self.is_written = is_written;
        self
    }

    /// An implementation of a trait: through the macro of the runtime with the name `skip`, which says what
    /// to do if there is one already, for a type that the user has written.
    pub fn implement(&self, of: &TokenStream, skip: &str, body: &TokenStream) -> TokenStream {
        let Head {
            generics,
            ty,
            bounds,
            ..
        } = self;
        if self.is_written {
            let skip = format_ident!("{skip}");
            return quote!(__private::#skip! { [#generics] [#ty] [#bounds] { #body } });
        }
        quote! {
            #[automatically_derived]
            impl #generics #of for #ty #bounds {
                #body
            }
        }
    }

    /// A type with the parameters of a structure, which are those of its parts, too.
    pub fn of(structure: &Structure, ident: &Ident) -> Self {
        let generics = &structure.generics;
        if generics.is_empty() {
            return Head::plain(ident).written(structure.is_written);
        }
        let names = generics.parameters().map(|parameter| &parameter.name);
        let declared = generics.parameters();
        let declared: Vec<_> = declared.map(|own| own.declared.clone()).collect();
        Head {
            ty: quote!(#ident<#(#names),*>),
            generics: quote!(<#(#declared),*>),
            declared,
            bounds: bounds(generics),
            is_written: structure.is_written,
        }
    }
}

/// `where` and the predicates, each with a comma behind it.
fn bounds(generics: &Generics) -> TokenStream {
    let bounds = &generics.bounds;
    if bounds.is_empty() {
        return TokenStream::new();
    }
    quote!(where #(#bounds,)*)
}
