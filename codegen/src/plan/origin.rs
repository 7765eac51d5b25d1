//! Who declares a type: the macro, or the user.

use proc_macro2::TokenStream;
use quote::quote;

use super::unfit::FitAssertion;
pub(crate) use crate::input::derive_input::Skip;
pub(crate) use crate::input::generics::Generics;

/// Who declares a type.
#[derive(Debug)]
pub(crate) enum Origin {
    /// `smithy!` generates the type.
    Model,
    /// The user has written the type and derives `Shape` for it.
    Derive(Box<Derive>),
}

/// A user-written type that derives `Shape`.
#[derive(Debug)]
pub(crate) struct Derive {
    /// The visibility of the type and its builder.
    pub(crate) visibility: TokenStream,
    /// The type's parameters, with the bounds that the generated code requires.
    pub(crate) generics: Generics,
    pub(crate) skip: Skip,
    pub(crate) assertions: Vec<ShapeIdAssertion>,
}

/// A compile-time check that a user-written type implements `Shape` for the expected shape.
#[derive(Debug)]
pub(crate) struct ShapeIdAssertion {
    /// The error if it does not.
    pub(crate) message: String,
    /// The type, in the user's tokens.
    pub(crate) ty: TokenStream,
    /// The expected absolute shape ID.
    pub(crate) shape: String,
    /// Further assertions about a type in `external`.
    pub(crate) fits: Vec<FitAssertion>,
    /// Whether `ty` depends on type parameters.
    pub(crate) is_generic: bool,
}

impl Origin {
    pub(crate) fn is_derive(&self) -> bool {
        self.derive().is_some()
    }

    pub(crate) fn skip(&self) -> Skip {
        self.derive()
            .map_or_else(Skip::default, |derive| derive.skip)
    }

    pub(crate) fn assertions(&self) -> &[ShapeIdAssertion] {
        self.derive().map_or(&[], |derive| &derive.assertions)
    }

    /// The visibility of the type and its builder.
    pub(crate) fn visibility(&self) -> TokenStream {
        self.derive()
            .map_or_else(|| quote!(pub), |derive| derive.visibility.clone())
    }

    /// Whether `PartialEq` and `Eq` are implemented. On an emitted type, they are derived if Rust's own fit.
    pub(crate) fn implements_eq(&self, needs_total_eq: bool) -> bool {
        self.derive()
            .map_or(needs_total_eq, |derive| !derive.skip.eq)
    }

    /// Whether `Hash` is implemented. On an emitted type, it is derived if Rust's own fits.
    pub(crate) fn implements_hash(&self, needs_total_eq: bool) -> bool {
        self.derive()
            .map_or(needs_total_eq, |derive| !derive.skip.hash)
    }

    fn derive(&self) -> Option<&Derive> {
        match self {
            Origin::Model => None,
            Origin::Derive(derive) => Some(derive),
        }
    }

    /// The type's parameters, if the user's declaration has any.
    pub(crate) fn generics(&self) -> Option<&Generics> {
        let generics = &self.derive()?.generics;
        (!generics.is_empty()).then_some(generics)
    }
}
