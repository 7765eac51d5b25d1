//! All shapes and operations of a model, also those that nothing refers to.

use std::borrow::Cow;

use proc_macro2::Span;

use super::{Root, Roots, Selector};
use crate::collections::Set;
use crate::diagnostic::{Diagnostic, Problems, excerpt};
use crate::input::SmithyInput;
use crate::model::index::Index;
use crate::model::json;
use crate::model::mixins;
use crate::model::raw_shape::{is_apply, is_mixin, shape_type};

/// Returns all shapes and operations that can be read, and all errors in others. `request` asks for all shapes and
/// operations.
pub(crate) fn select_everything<'a>(
    index: &Index<'a>,
    request: &SmithyInput,
) -> (Roots<'a>, Vec<Diagnostic>) {
    let span = Span::call_site();
    let mut selector = Selector::new(index, request);
    selector.problems = Problems::unlimited();
    selector.read_services();
    for &(ref id, raw) in index.shapes() {
        if id.contains('$') || is_apply(raw) {
            continue;
        }
        match shape_type(raw).as_deref() {
            Some("operation") if !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin) => {
                selector.operation_roots(id, span);
            }
            // Those of services are read above.
            Some("service") if !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin) => {}
            Some("service" | "operation" | "resource") => selector.entity(id),
            _ => {
                let id = id.clone();
                selector.selected.shapes.push(Root { id, span });
            }
        }
    }
    selector.missing_operations();
    selector.take_renames();
    (selector.selected, selector.problems.into_list())
}

/// Whether there is an operation that a request for all of them means.
pub(crate) fn has_operations(index: &Index<'_>, request: &SmithyInput) -> bool {
    let mut selector = Selector::new(index, request);
    selector.read_services();
    if selector.services.is_empty() {
        return !selector.of_kind("operation").is_empty();
    }
    let mut services = selector.services.iter();
    services.any(|service| !service.operations.is_empty())
}

impl Selector<'_, '_> {
    /// Reports operations that services and resources bind, but that are not in the model.
    fn missing_operations(&mut self) {
        let index = self.index;
        let mut reported = Set::new();
        for service in &self.services {
            for id in &service.operations {
                if index.get(id).is_some() || !reported.insert(id) {
                    continue;
                }
                let quoted = format!("\"{id}\"");
                let binding = index.shapes().iter().find(|(_, raw)| {
                    let kind = shape_type(raw);
                    matches!(kind.as_deref(), Some("service" | "resource"))
                        && raw.get().contains(&quoted)
                });
                self.problems.push(|| {
                    let message = format!("no operation `{}` in the model", excerpt(id));
                    let mut problem = Diagnostic::new(Span::call_site(), message);
                    problem.help = index.missing_namespace(id);
                    match binding {
                        Some((of, raw)) => problem.location(index.sources().location_of_reference(
                            raw.get(),
                            id,
                            of,
                        )),
                        None => problem,
                    }
                });
            }
        }
    }

    /// Checks that a resource or mixin is written as the specification says, and that what it refers to is there.
    fn entity(&mut self, id: &str) {
        let index = self.index;
        let Some(raw) = index.get(id) else { return };
        let read = || {
            json::check_unique_keys(raw, usize::MAX)?;
            mixins::flatten(index, &Cow::Owned(id.to_owned()), raw).map(drop)
        };
        if let Err(mismatch) = read() {
            self.mismatch(id, Span::call_site(), &mismatch);
        }
    }
}
