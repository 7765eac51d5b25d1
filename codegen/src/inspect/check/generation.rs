//! Errors of the later stages of the generator.

use proc_macro2::Span;

use crate::diagnostic::{Diagnostic, Feature};
use crate::input::{ModelFile, Name, Selection, SmithyInput, Syntax};
use crate::model::index::Index;
use crate::model::raw_shape::{is_mixin, shape_type};
use crate::model::{check, resolve, roots};
use crate::plan;

/// Plans all types of a model, and the operations of each of its services as users generate them.
///
/// Returns what is wrong. A model that has other errors cannot be planned.
pub(super) fn errors(index: &Index<'_>) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let all = || Some(Selection::All(Span::call_site()));
    let is_service = |id: &str, raw| {
        shape_type(raw).as_deref() == Some("service")
            && !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin)
    };
    let services = index.shapes().iter();
    let services = services.filter(|(id, raw)| is_service(id, *raw));
    let services: Vec<_> = services.map(|(id, _)| id).collect();
    let mut request = new_request();
    if services.len() <= 1 {
        request.operations = all();
        if !roots::has_operations(index, &request) {
            request.operations = None;
        }
    }
    request.shapes = all();
    errors.extend(plan(index, &request));
    if services.len() <= 1 {
        return errors;
    }
    // Operations of services with different protocols cannot always be in one module.
    for id in services {
        let mut request = new_request();
        request.operations = all();
        request.service = Some(Name {
            text: id.clone().into_owned(),
            span: Span::call_site(),
        });
        if roots::has_operations(index, &request) {
            errors.extend(plan(index, &request));
        }
    }
    errors
}

/// A request for nothing yet.
pub(super) fn new_request() -> SmithyInput {
    let path = std::path::Path::new("");
    let mut request = SmithyInput::new(ModelFile::new("", path, Span::call_site()));
    request.syntax = Syntax::Command;
    request
}

fn plan(index: &Index<'_>, request: &SmithyInput) -> Vec<Diagnostic> {
    let planned = || {
        let roots = roots::select(index, request)?;
        let closure = resolve::resolve(index, roots, request)?;
        let closure = check::check(closure, index.sources(), request)?;
        let of_calls = closure.feature_problems.iter();
        let of_calls =
            of_calls.filter(|known| known.feature == Feature::Http && known.with_feature);
        let of_calls: Vec<Diagnostic> = of_calls.map(|known| known.problem.clone()).collect();
        plan::plan(&closure, request)?;
        Ok(of_calls)
    };
    planned().unwrap_or_else(|errors: Vec<Diagnostic>| errors)
}
