//! The impls for a type that derives `Shape`: everything but the type itself and the skipped impls.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::impl_header::ImplHeader;
use super::json::SerdeImpls;
use super::{Expansion, builder, check, derived, enumeration, eq, fmt, json, shape, validate};
use crate::plan::enumeration::Enumeration;
use crate::plan::origin::{Derive, ShapeIdAssertion, Skip};
use crate::plan::structure::Structure;
use crate::plan::union::Union;

impl Expansion<'_> {
    pub(super) fn derived_structure(&mut self, structure: &Structure, derive: &Derive) {
        let (public, private) = (&mut self.public, &mut self.private);
        let (generic, concrete): (Vec<_>, Vec<_>) =
            (derive.assertions.iter()).partition(|assertion| assertion.is_generic);
        // A type that depends on type parameters is known when a value is checked.
        let generic = generic.into_iter().map(|assertion| {
            let assertion = expand_assertion(&assertion.ty, assertion);
            quote!(const { #assertion };)
        });
        for assertion in concrete {
            add!(private, derived::expand_shape_id_assertion(assertion));
        }
        let header = ImplHeader::of(structure, &structure.ident);
        add!(private, validate::expand_validate(&header));
        add!(private, shape::expand_structure(structure));
        add!(private, fmt::expand_structure_members(structure));
        add!(
            private,
            check::expand_structure(structure, &generic.collect())
        );
        add!(private, builder::expand_parts(structure));
        if !derive.skip.builder {
            // The user may not use all of them.
            let allow = quote!(#[allow(dead_code)]);
            add!(
                public,
                #[allow]
                builder::expand_type(structure, &derive.visibility)
            );
            add!(private, builder::expand_constructors(structure));
            add!(private, builder::expand_setters(structure));
            add!(private, fmt::expand_builder(structure));
        }
        if !derive.skip.display {
            add!(private, fmt::expand_structure_display(structure));
        }
        if !derive.skip.eq {
            add!(private, eq::expand_structure_eq(structure));
        }
        if !derive.skip.hash {
            add!(private, eq::expand_structure_hash(structure));
        }
        if let Some(impls) = serde_impls(derive.skip) {
            add!(self.private_serde, json::expand_structure(structure, impls));
        }
    }

    pub(super) fn derived_union(&mut self, union: &Union, derive: &Derive) {
        let private = &mut self.private;
        for assertion in &derive.assertions {
            add!(private, derived::expand_shape_id_assertion(assertion));
        }
        let header = ImplHeader::new(&union.ident);
        add!(private, validate::expand_validate(&header));
        add!(private, shape::expand_union(union));
        add!(private, fmt::expand_union_variants(union));
        add!(private, check::expand_union(union));
        if !derive.skip.display {
            add!(private, fmt::expand_union_display(union));
        }
        if !derive.skip.eq {
            add!(private, eq::expand_union_eq(union));
        }
        if !derive.skip.hash {
            add!(private, eq::expand_union_hash(union));
        }
        if let Some(impls) = serde_impls(derive.skip) {
            add!(self.private_serde, json::expand_union(union, impls));
        }
    }

    pub(super) fn derived_enumeration(&mut self, enumeration: &Enumeration, derive: &Derive) {
        let private = &mut self.private;
        let header = ImplHeader::new(&enumeration.ident);
        add!(private, validate::expand_validate(&header));
        add!(private, enumeration::expand_inherent(enumeration));
        add!(private, shape::expand_enumeration(enumeration));
        if !derive.skip.display {
            add!(private, fmt::expand_enumeration_display(enumeration));
        }
        if !derive.skip.eq {
            add!(private, eq::expand_enumeration_eq(enumeration));
        }
        if !derive.skip.hash {
            add!(private, eq::expand_enumeration_hash(enumeration));
        }
        add!(private, check::expand_enumeration(enumeration));
        if let Some(impls) = serde_impls(derive.skip) {
            add!(
                self.private_serde,
                json::expand_enumeration(enumeration, impls)
            );
        }
    }
}

fn serde_impls(skip: Skip) -> Option<SerdeImpls> {
    (!skip.json).then_some(SerdeImpls {
        read: !skip.from_json,
        serialize: !skip.serialize,
        deserialize: !skip.deserialize && !skip.from_json,
    })
}

/// The assertion that a type implements `Shape` for the expected shape, as an item.
pub(super) fn expand_shape_id_assertion(assertion: &ShapeIdAssertion) -> TokenStream {
    let assertion = expand_assertion(&without_lifetimes(assertion.ty.clone()), assertion);
    quote!(const _: () = #assertion;)
}

fn expand_assertion(ty: &TokenStream, assertion: &ShapeIdAssertion) -> TokenStream {
    let ShapeIdAssertion {
        message,
        span,
        shape,
        ..
    } = assertion;
    quote_spanned! {*span=>
        ::core::assert!(__private::str_eq(<#ty as __private::Shape>::ID, #shape), #message)
    }
}

/// The type with all lifetimes replaced by `'static`.
fn without_lifetimes(ty: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let trees = ty.into_iter().map(|tree| match tree {
        TokenTree::Ident(_) if std::mem::take(&mut after_quote) => {
            TokenTree::Ident(Ident::new("static", Span::call_site()))
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
