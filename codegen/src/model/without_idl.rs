//! In place of `translate`, without the feature of that name: an error for files in Smithy's interface definition language.

use super::merge::File;
use super::source::Sources;
use crate::collections::List;
use crate::diagnostic::Diagnostic;

/// The JSON AST that a file becomes. Without the feature there is none.
#[derive(Debug)]
pub(super) enum Ast {}

impl Ast {
    pub(super) fn text(&self) -> &str {
        match *self {}
    }

    pub(super) fn origin(&self, _offset: usize) -> Option<(usize, usize)> {
        match *self {}
    }
}

pub(super) fn token_len(_text: &str, _at: usize) -> usize {
    0
}

pub(super) type Translated = (Vec<Option<Ast>>, Vec<Diagnostic>);

/// # Errors
///
/// Always, since this is only called if there are such files.
pub(super) fn translate(
    sources: &Sources<'_>,
    _json: &[Option<File<'_>>],
) -> Result<Translated, Vec<Diagnostic>> {
    // One error, since one feature is missing.
    let first = sources.files().iter().find(|source| source.is_idl());
    Err(first
        .map(|source| {
            let message = format!(
                "`{}` is a model in Smithy IDL, which requires the feature `idl` of `shapesmith`",
                source.name()
            );
            Diagnostic::new(source.span(), message)
                .help("`cargo add shapesmith --features idl` enables it")
        })
        .into_iter()
        .list())
}
