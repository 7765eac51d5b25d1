//! The pipeline: runs all stages in order.

use proc_macro2::TokenStream;

use crate::diagnostic::Diagnostic;
use crate::expand::{self, Mark, fallback};
use crate::input::derive_input::DeriveInput;
use crate::input::{Selection, SmithyInput};
use crate::model::index::Index;
use crate::model::source::Source;
use crate::model::{self, check, resolve, roots};
use crate::plan::{self, bind};

/// Generates the items that `input` asks for.
///
/// # Errors
///
/// Returns all errors in the input and in the model, at the user's tokens. The list is not empty.
pub fn generate(input: &SmithyInput) -> Result<TokenStream, Vec<Diagnostic>> {
    generate_marked(input, expand::unmarked)
}

/// Like [`generate`], with marks on the items.
///
/// # Errors
///
/// Returns errors like [`generate`].
pub fn generate_marked(input: &SmithyInput, mark: Mark) -> Result<TokenStream, Vec<Diagnostic>> {
    let text = input.model.read().map_err(|error| vec![error])?;
    generate_text(input, &text, mark)
}

/// Like [`generate`], with the text of the model.
///
/// # Errors
///
/// Returns errors like [`generate`].
pub fn generate_from(input: &SmithyInput, text: &str) -> Result<TokenStream, Vec<Diagnostic>> {
    generate_text(input, text, expand::unmarked)
}

fn generate_text(
    input: &SmithyInput,
    text: &str,
    mark: Mark,
) -> Result<TokenStream, Vec<Diagnostic>> {
    let closure = model::read(input, text)?;
    let plan = plan::plan(&closure, input);
    Ok(expand::expand(&plan, mark, |errors| {
        fallback::expand_smithy(input, errors)
    }))
}

/// Generates the impls for a type that derives `Shape`.
///
/// # Errors
///
/// Returns all errors in the type and in the model, at the user's tokens. The list is not empty.
pub(crate) fn generate_derive(input: &DeriveInput) -> Result<TokenStream, Vec<Diagnostic>> {
    generate_derive_marked(input, expand::unmarked)
}

/// Like `generate_derive`, with marks on the items.
///
/// # Errors
///
/// Returns all errors in the type and in the model, at the user's tokens. The list is not empty.
pub fn generate_derive_marked(
    input: &DeriveInput,
    mark: Mark,
) -> Result<TokenStream, Vec<Diagnostic>> {
    let text = input.model.read().map_err(|error| vec![error])?;
    let source = Source::new(&input.model.name, &text);
    let index = Index::scan(source, input.model.span).map_err(|error| vec![error])?;
    let mut request = SmithyInput::new(input.model.clone());
    request.shapes = Some(Selection::Named(vec![input.shape.clone()]));
    request.nullability = input.nullability;
    let roots = roots::select(&index, &request)?;
    let matched = bind::match_members(&index, &roots, input)?;
    request.members = matched.names();
    request.external = matched.external().to_vec();
    let closure = resolve::resolve(&index, roots, &request)?;
    let closure = check::check(closure, source, &request)?;
    (index.check_unique_keys(input.model.span)).map_err(|error| vec![error])?;
    let plan = plan::plan_derive(&closure, &request, input, &matched)?;
    Ok(expand::expand(&plan, mark, |errors| {
        fallback::expand_derive(input, errors)
    }))
}
