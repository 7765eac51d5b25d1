//! The JSON AST of a model in Smithy 2.0, as Smithy's own tool writes it (Smithy specification, "JSON AST").

mod metadata;
mod property;
mod shape;
mod text;
mod upgrade;
mod write;

use super::check::load;
use super::members::Mixins;
use crate::collections::{List, Set};
use crate::diagnostic::Diagnostic;
use crate::model::index::Index;
use crate::model::json::Raw;
use crate::model::raw_shape::is_apply;
use crate::model::source::Source;
use proc_macro2::Span;
use shape::{Shape, Traits};

/// The namespace of the shapes that every model has.
const PRELUDE: &str = "smithy.api#";

/// How a JSON AST is written.
pub(super) struct Options<'o, 'a> {
    /// Whether mixins are removed.
    pub(super) flatten: bool,
    /// Whether traits can be in none of the files.
    pub(super) allow_unknown_traits: bool,
    /// How many of the last files are not written, and their index.
    pub(super) dependencies: Option<(usize, &'o Index<'a>)>,
}

/// A shape, or an `apply` statement.
enum Item<'a> {
    Shape(Shape<'a>),
    Statement(Traits<'a>),
}

/// Writes the JSON AST of a model.
pub(super) fn ast(index: &Index<'_>, options: &Options<'_, '_>) -> Result<String, Vec<Diagnostic>> {
    index.check_unique_keys()?;
    let (mut problems, unknown_traits) = load::check(index);
    if !options.allow_unknown_traits {
        problems.extend(unknown_traits.into_iter().map(|unknown| unknown.problem));
    }
    let is_sound = problems.is_empty();
    let mut items: Vec<(String, Item<'_>)> = Vec::new();
    let sources = index.sources();
    let own = sources.files().len() - options.dependencies.map_or(0, |(count, _)| count);
    let known = options.dependencies.map(|(_, index)| index);
    let ids = known.into_iter().flat_map(Index::ids);
    let of_dependencies: Set<&str> = ids.collect();
    let is_own = |id: &str, raw: Raw<'_>| {
        let file = sources.file_of(raw.get());
        file.is_none_or(|file| file < own) && !of_dependencies.contains(id)
    };
    let mixins = Mixins::new(index);
    let of_known = known.map(Mixins::new);
    let shapes = index.shapes().iter();
    for (id, raw) in shapes.filter(|(id, _)| !id.starts_with(PRELUDE)) {
        let found = if id.contains('$') {
            // Those on members of other shapes come with the shapes.
            match index.get(id.split('$').next().unwrap_or_default()) {
                Some(raw) if sources.has(raw.get()) => continue,
                _ => shape::statement(raw)
                    .map(|traits| vec![(id.to_string(), Item::Statement(traits))]),
            }
        } else if is_apply(raw) {
            shape::statement(raw).map(|traits| vec![(id.to_string(), Item::Statement(traits))])
        } else if !is_own(id, raw) {
            shape::applied(index, &mixins, known.zip(of_known.as_ref()), id, raw).map(statements)
        } else if options.flatten {
            shape::read_flat(index, &mixins, id, raw).map(|shape| {
                shape
                    .into_iter()
                    .map(|shape| (id.to_string(), Item::Shape(shape)))
                    .list()
            })
        } else {
            shape::read(index, &mixins, id, raw).map(|(shape, more)| {
                let mut found = statements(more);
                found.push((id.to_string(), Item::Shape(shape)));
                found
            })
        };
        match found {
            Ok(found) => items.extend(found),
            // It may have been reported.
            Err(_) if !is_sound => {}
            Err(mismatch) => {
                let file = sources
                    .file_of(mismatch.value)
                    .and_then(|file| sources.files().get(file));
                let span = file.map_or_else(Span::call_site, Source::span);
                problems.push(index.problem(span, &mismatch, id));
            }
        }
    }
    let metadata = match metadata::merge(index, own) {
        Ok(metadata) => metadata,
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    items.retain(|(_, item)| !matches!(item, Item::Statement(traits) if traits.0.is_empty()));
    let mut targets = upgrade::Targets::new(index);
    for (_, item) in &mut items {
        if let Item::Shape(shape) = item {
            upgrade::upgrade(&mut targets, shape);
        }
    }
    items.sort_by(|(first, _), (second, _)| first.cmp(second));
    Ok(write::write(&metadata, items))
}

fn statements(found: Vec<(String, Traits<'_>)>) -> Vec<(String, Item<'_>)> {
    let items = found.into_iter();
    items
        .map(|(id, traits)| (id, Item::Statement(traits)))
        .list()
}
