//! Who declares a type: the macro, or the user.

use proc_macro2::{Span, TokenStream};

pub use crate::input::derive_input::Skip;
pub use crate::input::generics::Generics;

/// Who declares a type.
#[derive(Debug)]
pub enum Origin {
    /// `smithy!` emits the type.
    Model,
    /// The user has written the type and derives `Shape` for it.
    Derive(Box<Derive>),
}

/// A user-written type that derives `Shape`.
#[derive(Debug)]
pub struct Derive {
    /// The visibility of the type and its builder.
    pub visibility: TokenStream,
    /// The type's parameters, with the bounds that the emitted code needs.
    pub generics: Generics,
    pub skip: Skip,
    pub assertions: Vec<ShapeIdAssertion>,
}

/// A compile-time check that a user-written type is one for the expected shape.
#[derive(Debug)]
pub struct ShapeIdAssertion {
    /// The error if it is not.
    pub message: String,
    /// The user's tokens for the type.
    pub span: Span,
    pub ty: TokenStream,
    /// The expected absolute shape ID.
    pub shape: String,
    /// Whether `ty` depends on type parameters.
    pub is_generic: bool,
}

impl Origin {
    pub fn is_derive(&self) -> bool {
        matches!(self, Origin::Derive(_))
    }

    /// The type's parameters, if the user's declaration has any.
    pub fn generics(&self) -> Option<&Generics> {
        match self {
            Origin::Derive(derive) if !derive.generics.is_empty() => Some(&derive.generics),
            _ => None,
        }
    }
}
