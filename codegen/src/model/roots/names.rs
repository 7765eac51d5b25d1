//! The names of shapes in the context of a service (Smithy specification, "Service closure").

use std::borrow::Cow;

use proc_macro2::Span;

use super::Selector;
use crate::collections::Map;
use crate::diagnostic::{Diagnostic, excerpt, quoted};
use crate::model::id::is_identifier;
use crate::model::index::Index;
use crate::model::json::{self, Mismatch};
use crate::model::mixins::Flat;
use crate::model::prelude;
use crate::model::raw_shape::shape_type;

/// The names that a service gives to shapes, by absolute shape ID.
pub(super) type Renames<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// Reads the names that a service gives to shapes. Whether the shapes are in its closure is not checked, since most of
/// it is not read.
///
/// # Errors
///
/// A name is invalid, is not new, or is given to two shapes, or the shape is missing or cannot be renamed.
pub(super) fn read_renames<'a>(
    index: &Index<'a>,
    service: &Flat<'a>,
) -> Result<Renames<'a>, Mismatch<'a>> {
    let mut renames = Vec::new();
    // The shape that each name is given to. Names are unique case-insensitively.
    let mut given: Map<String, (Cow<'a, str>, Option<Cow<'a, str>>)> = Map::new();
    for (id, raw) in service.entries("rename")? {
        let name = json::string(raw).map_err(|m| m.in_key("rename"))?;
        let shape = index.get(&id).filter(|_| !id.contains('$'));
        let kind = shape.and_then(shape_type);
        let message = if !is_identifier(&name) {
            Some(format!("{} is not a valid identifier", quoted(&name)))
        } else if id.split_once('#').is_some_and(|(_, old)| old == name) {
            let id = excerpt(&id);
            Some(format!("`{id}` has the name {} already", quoted(&name)))
        } else if id.contains('$') {
            Some(format!("a member cannot be renamed: `{}`", excerpt(&id)))
        } else if shape.is_none() && prelude::find(&id).is_none() {
            Some(format!("no shape `{}` in the model", excerpt(&id)))
        } else if let Some(kind @ ("operation" | "resource")) = kind.as_deref() {
            Some(format!("the {kind} `{}` cannot be renamed", excerpt(&id)))
        } else {
            let name_in_lower_case = name.to_ascii_lowercase();
            match given.get(&name_in_lower_case) {
                None => {
                    given.insert(name_in_lower_case, (id.clone(), kind));
                    None
                }
                // Simple shapes and lists of the same type can have the same name.
                Some((first, of_first)) => {
                    let is_alike = *of_first == kind
                        && !matches!(kind.as_deref(), Some("structure" | "union" | "map"));
                    (!is_alike).then(|| {
                        let (first, id) = (excerpt(first), excerpt(&id));
                        format!("duplicate name {} for `{first}` and `{id}`", quoted(&name))
                    })
                }
            }
        };
        if let Some(message) = message {
            return Err(Mismatch::new(raw.get(), message).in_key("rename"));
        }
        renames.push((id, name));
    }
    Ok(renames)
}

impl<'a> Selector<'_, 'a> {
    /// Reports two errors of an operation with the same name, unless its service renames one of them. Smithy
    /// requires shapes of a closure to have unique names, and responses have only the name of an error.
    pub(super) fn check_error_names(
        &mut self,
        operation: &str,
        service: usize,
        errors: &[Cow<'a, str>],
        span: Span,
    ) {
        let mut known: Map<&str, &Cow<'a, str>> = Map::new();
        for id in errors {
            let renamed = &self.services[service].renamed;
            let Some((_, name)) = id.split_once('#') else {
                continue;
            };
            let Some(&first) = known.get(name) else {
                if !renamed.contains(id) {
                    known.insert(name, id);
                }
                continue;
            };
            if first == id
                || renamed.contains(id)
                || !self.conflicts.insert((first.clone(), id.clone()))
            {
                continue;
            }
            let index = self.index;
            self.problems.push(|| {
                let sources = index.sources();
                let place = |id: &Cow<'a, str>| {
                    let raw = index.get(id).filter(|raw| sources.has(raw.get()));
                    raw.map(|raw| sources.location(raw.get(), Some(id)))
                };
                let message = format!(
                    "errors `{}` and `{}` of operation `{}` have the same name",
                    excerpt(first),
                    excerpt(id),
                    excerpt(operation)
                );
                let mut problem = Diagnostic::new(span, message);
                if let Some(place) = place(id) {
                    problem = problem.location(place);
                }
                let first = place(first).map(|place| format!("the first is at {place}; "));
                problem.help(format!(
                    "{}a response has only the name of an error, so give one of them another name",
                    first.unwrap_or_default()
                ))
            });
        }
    }
}
