//! The files of a model.

use proc_macro2::Span;

use crate::input::ModelText;
use crate::model::source::Sources;

/// The files of a model.
#[derive(Debug)]
pub struct Files<'a>(pub(crate) Sources<'a>);

impl<'a> Files<'a> {
    /// Files with these texts.
    #[must_use]
    pub fn new(texts: &'a [ModelText]) -> Self {
        Files(Sources::new(texts))
    }

    /// A single file.
    #[must_use]
    pub fn one(name: &'a str, text: &'a str) -> Self {
        Files(Sources::one(name, text, Span::call_site()))
    }
}
