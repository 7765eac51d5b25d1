//! The pipeline: runs all stages in order.

use proc_macro2::TokenStream;

use crate::diagnostic::Diagnostic;
#[cfg(feature = "build")]
use crate::diagnostic::Feature;
#[cfg(feature = "build")]
use crate::expand::FileItems;
use crate::expand::{self, Mark, fallback};
use crate::input::derive_input::DeriveInput;
use crate::input::{ModelFiles, ModelText, Selection, SmithyInput};
use crate::model::index::Index;
use crate::model::source::Sources;
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
    let model = input.model.listed()?;
    let texts = model.read()?;
    generate_sources(input, model, &Sources::new(&texts), mark)
}

/// Like [`generate`], with the text of the model.
///
/// # Errors
///
/// Returns errors like [`generate`].
pub fn generate_from(input: &SmithyInput, text: &str) -> Result<TokenStream, Vec<Diagnostic>> {
    let sources = Sources::one(input.model.name(), text, input.model.span());
    generate_sources(input, input.model.clone(), &sources, expand::unmarked)
}

/// Like [`generate`], with the texts of the files of the model.
///
/// # Errors
///
/// Returns errors like [`generate`].
pub fn generate_from_files(
    input: &SmithyInput,
    texts: &[ModelText],
) -> Result<TokenStream, Vec<Diagnostic>> {
    let sources = Sources::new(texts);
    generate_sources(input, input.model.clone(), &sources, expand::unmarked)
}

fn generate_sources(
    input: &SmithyInput,
    model: ModelFiles,
    sources: &Sources<'_>,
    mark: Mark,
) -> Result<TokenStream, Vec<Diagnostic>> {
    let closure = model::read(input, sources)?;
    let mut plan = plan::plan(&closure, input)?;
    plan.model = model;
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
    let conflicts = bind::conflicts(input).problems;
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let model = input.model.listed()?;
    let texts = model.read()?;
    let sources = Sources::new(&texts);
    let index = Index::scan(&sources)?;
    let mut request = SmithyInput::new(model);
    request.shapes = Some(Selection::Named(vec![input.shape.clone()]));
    request.nullability = input.nullability;
    let roots = roots::select_for_derive(&index, &request)?;
    let matched = bind::match_members(&index, &roots, input)?;
    request.members = matched.names();
    request.external = matched.external().to_vec();
    let read = || {
        let closure = resolve::resolve(&index, roots, &request)?;
        let closure = check::check(closure, &sources, &request)?;
        index.check_unique_keys()?;
        Ok(closure)
    };
    let closure = model::with_refused(&sources, read())?;
    let plan = plan::plan_derive(&closure, &request, input, &matched)?;
    Ok(expand::expand(&plan, mark, |errors| {
        fallback::expand_derive(input, errors)
    }))
}

/// The parts of a file with generated code.
#[cfg(feature = "build")]
pub(crate) struct File {
    pub(crate) items: FileItems,
    /// The features of the runtime that the code calls.
    pub(crate) features: Vec<Feature>,
}

/// Generates the items of a file for a runtime with these features, or with those that the code needs.
///
/// # Errors
///
/// Returns errors like [`generate`], and those that depend on the features.
#[cfg(feature = "build")]
pub(crate) fn generate_file(
    input: &SmithyInput,
    texts: &[ModelText],
    features: Option<&[Feature]>,
) -> Result<File, Vec<Diagnostic>> {
    let sources = Sources::new(texts);
    let closure = model::read(input, &sources)?;
    let plan = plan::plan(&closure, input)?;
    let mut needed: Vec<Feature> = Vec::new();
    let mut need = |feature| {
        if !needed.contains(&feature) {
            needed.push(feature);
        }
    };
    let has_http = !plan.operations.is_empty()
        && features.is_none_or(|features| features.contains(&Feature::Http));
    if has_http {
        need(Feature::Http);
    }
    for problem in plan
        .feature_problems
        .iter()
        .filter(|known| !known.with_feature)
    {
        need(problem.feature);
    }
    // `serde` is a default feature of the runtime.
    let by_default = |feature| feature == Feature::Serde || needed.contains(&feature);
    let has = |feature| features.map_or(by_default(feature), |has| has.contains(&feature));
    let problems = (plan.feature_problems.iter())
        .filter(|known| has(known.feature) == known.with_feature)
        .map(|known| {
            let problem = known.problem.clone();
            if known.with_feature {
                return problem;
            }
            let name = known.feature.name();
            problem.help(format!(
                "add `{name}` to the features of the code, and enable it in Cargo.toml"
            ))
        });
    let problems: Vec<Diagnostic> = problems.collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(File {
        items: expand::expand_for_file(&plan, has_http),
        features: needed,
    })
}
