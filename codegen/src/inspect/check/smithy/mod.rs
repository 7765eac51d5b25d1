//! The rules of Smithy's validators that the generator does not need.
//!
//! They read all shapes, with their mixins and applied traits, as a graph.

mod definitions;
mod graph;
mod operations;
mod resources;
mod selector;
mod services;
mod traits;
mod values;

use crate::collections::Set;
use crate::diagnostic::Diagnostic;
use crate::model::index::Index;
use graph::Graph;
pub(super) use traits::form as form_of_trait;

/// A warning with its code.
type Warning = (&'static str, Diagnostic);

/// Violations of the rules. `errors` are the IDs of shapes for which the generator has checked that they are errors.
pub(super) fn check(index: &Index<'_>, errors: &Set<&str>) -> Vec<Warning> {
    let graph = Graph::new(index);
    let mut found = Vec::new();
    traits::check(&graph, &mut found);
    values::defaults(&graph, &mut found);
    operations::check(&graph, errors, &mut found);
    services::check(&graph, &mut found);
    resources::check(&graph, &mut found);
    found
}
