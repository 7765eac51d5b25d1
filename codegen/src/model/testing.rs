//! Helpers for the unit tests of `model` and `plan`: from the text of a model to a closure.

use std::path::Path;

use proc_macro2::Span;

use super::check;
use super::closure::{Closure, Unchecked};
use super::index::Index;
use super::resolve;
use super::roots::{Root, Roots};
use super::source::Sources;
use crate::collections::List;
use crate::diagnostic::Diagnostic;
use crate::input::{ModelFile, SmithyInput};

/// Input for the model `m.json`.
pub(crate) fn request() -> SmithyInput {
    SmithyInput::new(ModelFile::new("m.json", Path::new(""), Span::call_site()))
}

/// The index of the model `m.json`, whose text is valid.
pub(crate) fn index(text: &str) -> Index<'_> {
    scan(text).expect("an index")
}

/// The index of the model `m.json`, or the errors.
pub(crate) fn scan(text: &str) -> Result<Index<'_>, Vec<Diagnostic>> {
    Index::scan(Box::leak(Box::new(sources(text))))
}

/// The model `m.json`.
pub(crate) fn sources(text: &str) -> Sources<'_> {
    Sources::one("m.json", text, Span::call_site())
}

/// The closure of these roots, or the errors.
pub(crate) fn resolve<'a>(
    index: &Index<'a>,
    roots: &[&str],
    request: &SmithyInput,
) -> Result<Closure<'a, Unchecked>, String> {
    let roots = Roots {
        shapes: roots
            .iter()
            .map(|&id| Root {
                id: id.to_owned().into(),
                span: Span::call_site(),
            })
            .list(),
        ..Roots::default()
    };
    resolve::resolve(index, roots, request).map_err(|problems| messages(&problems))
}

/// The checked closure of these roots, or the errors.
pub(crate) fn check<'a>(
    index: &Index<'a>,
    roots: &[&str],
    request: &SmithyInput,
) -> Result<Closure<'a>, String> {
    let closure = resolve(index, roots, request)?;
    check::check(closure, index.sources(), request).map_err(|problems| messages(&problems))
}

/// The concatenated messages of the errors.
pub(crate) fn messages(problems: &[Diagnostic]) -> String {
    problems.iter().map(ToString::to_string).list().join("\n")
}
