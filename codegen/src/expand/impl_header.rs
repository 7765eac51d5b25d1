//! The header of an `impl`: its generic parameters, its type and its `where` clause.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::plan::origin::Generics;
use crate::plan::structure::Structure;

/// `impl<…> … for Type<…> where …`
pub(crate) struct ImplHeader {
    /// The declared parameters, with their bounds.
    pub(crate) parameters: Vec<TokenStream>,
    /// The same in angle brackets, empty if there are none.
    pub(crate) impl_generics: TokenStream,
    /// The type with its parameters.
    pub(crate) ty: TokenStream,
    /// Empty if there are no predicates.
    pub(crate) where_clause: TokenStream,
    /// Whether the type is user-written, so that it may already have an impl.
    pub(crate) is_derive: bool,
}

impl ImplHeader {
    /// For a type without parameters.
    pub(crate) fn new(ident: &Ident) -> Self {
        ImplHeader {
            parameters: Vec::new(),
            impl_generics: TokenStream::new(),
            ty: quote!(#ident),
            where_clause: TokenStream::new(),
            is_derive: false,
        }
    }

    /// For a type with the parameters of a structure: the structure itself, or the storage of its builder.
    pub(crate) fn of(structure: &Structure, ident: &Ident) -> Self {
        let is_derive = structure.origin.is_derive();
        let Some(generics) = structure.origin.generics() else {
            return ImplHeader::new(ident).derived(is_derive);
        };
        let names = generics.parameters().map(|parameter| &parameter.name);
        let parameters: Vec<TokenStream> = generics
            .parameters()
            .map(|parameter| parameter.declared.clone())
            .collect();
        ImplHeader {
            ty: quote!(#ident<#(#names),*>),
            impl_generics: quote!(<#(#parameters),*>),
            parameters,
            where_clause: where_clause(generics),
            is_derive,
        }
    }

    pub(crate) fn derived(mut self, is_derive: bool) -> Self {
        self.is_derive = is_derive;
        self
    }

    /// An impl of a trait.
    ///
    /// For a type that the user has written it is expanded by the runtime's macro `skip`, whose name hints at
    /// how to resolve a conflicting implementation.
    pub(crate) fn implement(
        &self,
        of: &TokenStream,
        skip: &str,
        body: &TokenStream,
    ) -> TokenStream {
        let ImplHeader {
            impl_generics,
            ty,
            where_clause,
            ..
        } = self;
        if self.is_derive {
            let skip = format_ident!("{skip}");
            return quote!(__private::#skip! { [#impl_generics] [#ty] [#where_clause] { #body } });
        }
        quote! {
            #[automatically_derived]
            impl #impl_generics #of for #ty #where_clause {
                #body
            }
        }
    }
}

fn where_clause(generics: &Generics) -> TokenStream {
    let predicates = &generics.bounds;
    if predicates.is_empty() {
        return TokenStream::new();
    }
    quote!(where #(#predicates,)*)
}
