//! The generic parameters of user-written types.

use proc_macro2::TokenStream;

/// The generic parameters of a type.
#[derive(Clone, Debug, Default)]
pub struct Generics {
    /// Lifetimes, which come first.
    pub lifetimes: Vec<Parameter>,
    /// Types and constants.
    pub types: Vec<Parameter>,
    /// The predicates after `where`.
    pub bounds: Vec<TokenStream>,
}

/// A generic parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// As an argument: `'a`, `T`, `N`.
    pub name: TokenStream,
    /// As declared, without a default: `'a: 'b`, `T: Clone`, `const N: usize`.
    pub declared: TokenStream,
}

impl Generics {
    /// Whether there are no parameters and predicates.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lifetimes.is_empty() && self.types.is_empty()
    }

    /// Returns all parameters, lifetimes first.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.lifetimes.iter().chain(&self.types)
    }
}
