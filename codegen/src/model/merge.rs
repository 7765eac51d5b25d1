//! Merges the shapes and the metadata of several files (Smithy specification, "Merging models").
//!
//! Shapes that one file defines stay slices of its text. A shape that several files define, or to which another file
//! applies traits, becomes a composed text. So there is one definition of each shape, as in a single file.

use std::borrow::Cow;
use std::ops::Range;

use proc_macro2::Span;

use super::conflict::{
    conflicting_definitions, conflicting_metadata, conflicting_trait, difference, is_member,
};
use super::index::twice;
use super::json::{self, Mismatch, Object, Raw, repeated_key};
use super::mixin_layers::read_traits;
use super::raw_shape::is_apply;
use super::source::{Merged, Sources};
use crate::collections::{List, Map};
use crate::diagnostic::{Diagnostic, MODEL, Problems};
use crate::input::lazy_json::{self, Entries};

/// The contents of a file.
pub(super) struct File<'a> {
    pub(super) shapes: Entries<'a>,
    pub(super) metadata: Option<Raw<'a>>,
    pub(super) is_version_1: bool,
}

/// Merges shapes, sorted by their IDs, as Smithy writes them. So their order does not depend on that of the files.
///
/// # Errors
///
/// Returns an error for each shape that is defined twice in a file, or differently in two, for each trait with
/// conflicting values, and for such metadata.
pub(super) fn merge<'a>(
    sources: &'a Sources<'a>,
    files: Vec<File<'a>>,
) -> Result<Entries<'a>, Vec<Diagnostic>> {
    let mut merger = Merger {
        sources,
        versions: files.iter().map(|file| file.is_version_1).list(),
        merged: Merged::default(),
        problems: Problems::default(),
    };
    merger.check_metadata(files.iter().filter_map(|file| file.metadata).list());
    let mut all: Vec<Entry<'a>> = Vec::new();
    for (file, File { shapes, .. }) in files.into_iter().enumerate() {
        let entries = shapes.into_iter();
        all.extend(entries.map(|(id, raw)| Entry { id, raw, file }));
    }
    // The sort is stable, so definitions of a shape stay in the order of files.
    all.sort_by(|first, second| first.id.cmp(&second.id));
    let mut shapes: Vec<(Cow<'a, str>, Text<'a>)> = Vec::new();
    for entries in all.chunk_by(|first, second| first.id == second.id) {
        let (Some(first), is_single) = (entries.first(), entries.len() == 1) else {
            continue;
        };
        if is_single {
            shapes.push((first.id.clone(), Text::OfFile(first.raw)));
            continue;
        }
        match merger.compose(entries) {
            Ok(range) => shapes.push((first.id.clone(), Text::Composed(range))),
            Err(Failure::Reported) => {}
            Err(Failure::Mismatch(mismatch)) => merger.report(&mismatch, &first.id),
        }
    }
    merger.problems.into_result()?;
    let text = sources.set_merged(merger.merged);
    let raw = |shape: Text<'a>| match shape {
        Text::OfFile(raw) => Some(raw),
        // It is JSON, since it is composed of JSON.
        Text::Composed(range) => lazy_json::scan(&text[range]).ok(),
    };
    let shapes = shapes.into_iter();
    Ok(shapes
        .filter_map(|(id, shape)| Some((id, raw(shape)?)))
        .list())
}

/// A shape or an `apply` statement of a file.
struct Entry<'a> {
    id: Cow<'a, str>,
    raw: Raw<'a>,
    file: usize,
}

/// The text of a shape.
enum Text<'a> {
    OfFile(Raw<'a>),
    Composed(Range<usize>),
}

enum Failure<'a> {
    Mismatch(Mismatch<'a>),
    /// Errors have been reported.
    Reported,
}

impl<'a> From<Mismatch<'a>> for Failure<'a> {
    fn from(mismatch: Mismatch<'a>) -> Self {
        Failure::Mismatch(mismatch)
    }
}

struct Merger<'a> {
    sources: &'a Sources<'a>,
    /// Whether each file is in Smithy 1.0.
    versions: Vec<bool>,
    merged: Merged,
    problems: Problems,
}

impl<'a> Merger<'a> {
    fn report(&mut self, mismatch: &Mismatch<'_>, id: &str) {
        let sources = self.sources;
        let span = self.span_of(mismatch.value);
        self.problems.push(|| sources.problem(span, mismatch, id));
    }

    /// The token of the input that names the file of a text.
    fn span_of(&self, text: &str) -> Span {
        let file = self.sources.file_of(text);
        let file = file.and_then(|file| self.sources.files().get(file));
        file.map_or_else(Span::call_site, super::source::Source::span)
    }

    /// Composes the definitions of a shape and the `apply` statements on it, or those on a member.
    fn compose(&mut self, entries: &[Entry<'a>]) -> Result<Range<usize>, Failure<'a>> {
        let same_file = entries.windows(2).find(|pair| pair[0].file == pair[1].file);
        if let Some(source) = same_file.and_then(|pair| self.sources.files().get(pair[0].file))
            && let Some(repeated) = repeated_key(source.text(), 2)
        {
            self.problems.push(|| twice(source, &repeated));
            return Err(Failure::Reported);
        }
        let is_statement = |entry: &&Entry<'a>| entry.id.contains('$') || is_apply(entry.raw);
        let (statements, definitions): (Vec<_>, Vec<_>) = entries.iter().partition(is_statement);
        let objects = definitions.iter().map(|entry| json::object(entry.raw));
        let objects: Vec<Object<'a>> = objects.collect::<Result<_, _>>()?;
        let mut traits = Traits::default();
        for object in &objects {
            if let Some(raw) = object.get("traits") {
                traits.add(raw)?;
            }
        }
        for statement in &statements {
            let object = json::object_with_keys(statement.raw, &["type", "traits"])?;
            if let Some(raw) = object.get("traits") {
                traits.add(raw)?;
            }
        }
        if let Some((first, others)) = definitions.split_first() {
            for (other, object) in others.iter().zip(&objects[1..]) {
                let difference = difference(&objects[0], object);
                let difference =
                    difference.or_else(|| self.boxing(first, other, &objects, &traits));
                if let Some(difference) = difference {
                    self.report_difference(first, other, &difference);
                    return Err(Failure::Reported);
                }
            }
        }
        let start = self.merged.len();
        if let Some(first) = definitions.first() {
            self.definition(first.raw, &objects, &traits)?;
        } else {
            let first = entries.first().map_or("{}", |entry| entry.raw.get());
            self.glue(first, "{\"type\": \"apply\"");
            self.traits(first, &traits);
            self.glue(first, "}");
        }
        Ok(start..self.merged.len())
    }

    fn report_difference(&mut self, first: &Entry<'a>, other: &Entry<'a>, difference: &str) {
        let (sources, span) = (self.sources, self.span_of(other.raw.get()));
        self.problems.push(|| {
            let message = conflicting_definitions(&first.id, difference);
            let place = sources.location(first.raw.get(), None);
            Diagnostic::new(span, message)
                .event(MODEL)
                .location(sources.location(other.raw.get(), Some(&first.id)))
                .help(format!(
                    "the first is at {place}; remove one of them, or make them equal"
                ))
        });
    }

    /// The difference between definitions in Smithy 1.0 and 2.0 of a number or boolean, which has a default only in
    /// 1.0 (Smithy specification, "Boxing").
    fn boxing(
        &self,
        first: &Entry<'a>,
        other: &Entry<'a>,
        objects: &[Object<'a>],
        traits: &Traits<'a>,
    ) -> Option<String> {
        let kind = json::string(objects.first()?.get("type")?).ok()?;
        let has_zero = matches!(
            &*kind,
            "boolean" | "byte" | "short" | "integer" | "long" | "float" | "double"
        );
        let is_clear = traits.get("smithy.api#box").is_some()
            || (traits.get("smithy.api#default")).is_some_and(|raw| is_zero(raw.get()));
        let differs = self.versions.get(first.file) != self.versions.get(other.file);
        (has_zero && differs && !is_clear).then(|| {
            format!("in Smithy 1.0, a {kind} without `@box` has a default, which it does not have in 2.0")
        })
    }

    /// Writes a shape.
    fn definition(
        &mut self,
        raw: Raw<'a>,
        objects: &[Object<'a>],
        traits: &Traits<'a>,
    ) -> Result<(), Mismatch<'a>> {
        let whole = raw.get();
        self.glue(whole, "{");
        let mut separator = "";
        for (key, value) in objects.first().into_iter().flat_map(|first| &first.0) {
            if key == "traits" {
                continue;
            }
            self.key(value.get(), separator, key);
            separator = ", ";
            let is_only = objects.len() == 1;
            if !is_only && key == "members" {
                let of_all = objects.iter().filter_map(|object| object.get(key));
                let of_all = of_all.map(json::object).collect::<Result<Vec<_>, _>>()?;
                let by_name = of_all.iter().map(|members| {
                    let mut by_name = Map::new();
                    for (name, raw) in &members.0 {
                        by_name.insert(&**name, *raw);
                    }
                    by_name
                });
                let by_name = by_name.list();
                self.glue(value.get(), "{");
                for (at, (name, raw)) in of_all.iter().flat_map(|all| &all.0).enumerate() {
                    if at >= of_all[0].0.len() {
                        break;
                    }
                    self.key(raw.get(), if at == 0 { "" } else { ", " }, name);
                    let of_member = by_name.iter().filter_map(|members| members.get(&**name));
                    self.member(raw, &of_member.copied().list())?;
                }
                self.glue(value.get(), "}");
            } else if !is_only && is_member(key) {
                let of_all = objects.iter().filter_map(|object| object.get(key));
                self.member(value, &of_all.list())?;
            } else {
                self.merged.add(self.sources, value.get());
            }
        }
        self.traits(whole, traits);
        self.glue(whole, "}");
        Ok(())
    }

    /// Writes a member.
    fn member(&mut self, first: Raw<'a>, all: &[Raw<'a>]) -> Result<(), Mismatch<'a>> {
        let mut traits = Traits::default();
        for member in all {
            if let Some(raw) = json::object(member)?.get("traits") {
                traits.add(raw)?;
            }
        }
        self.glue(first.get(), "{");
        let mut separator = "";
        for (key, value) in &json::object(first)?.0 {
            if key != "traits" {
                self.key(value.get(), separator, key);
                self.merged.add(self.sources, value.get());
                separator = ", ";
            }
        }
        self.traits(first.get(), &traits);
        self.glue(first.get(), "}");
        Ok(())
    }

    /// Writes the traits of a shape or member that has other keys.
    fn traits(&mut self, owner: &str, traits: &Traits<'a>) {
        let Some((_, values)) = traits.0.first() else {
            return;
        };
        let start = values.first().map_or(owner, |raw| raw.get());
        self.glue(start, ", \"traits\": {");
        for (at, (id, values)) in traits.0.iter().enumerate() {
            let first = values.first().map_or(owner, |raw| raw.get());
            self.key(first, if at == 0 { "" } else { ", " }, id);
            if let [only] = values[..] {
                self.merged.add(self.sources, only.get());
                continue;
            }
            let mut separator = "";
            self.glue(first, "[");
            for item in values
                .iter()
                .filter_map(|raw| json::array(raw).ok())
                .flatten()
            {
                self.glue(item.get(), separator);
                self.merged.add(self.sources, item.get());
                separator = ", ";
            }
            self.glue(first, "]");
        }
        self.glue(start, "}");
    }

    fn key(&mut self, value: &str, separator: &str, key: &str) {
        let key = serde_json::Value::from(key);
        self.glue(value, &format!("{separator}{key}: "));
    }

    /// Writes a text that is in no file, at the location of `part`.
    fn glue(&mut self, part: &str, text: &str) {
        self.merged.add_at(self.sources, part, text);
    }

    /// Checks that the metadata of the files can be merged: arrays are joined, and other values must be equal.
    fn check_metadata(&mut self, all: Vec<Raw<'a>>) {
        let mut known: Map<Cow<'a, str>, Raw<'a>> = Map::new();
        for raw in all {
            let object = match json::object(raw) {
                Ok(object) => object,
                Err(mismatch) => {
                    let (sources, span) = (self.sources, self.span_of(raw.get()));
                    let message = mismatch.in_key("metadata").to_string();
                    self.problems.push(|| {
                        let problem = Diagnostic::new(span, message);
                        problem.location(sources.location(raw.get(), None))
                    });
                    continue;
                }
            };
            for (key, value) in object.0 {
                let Some(first) = known.get(&key) else {
                    known.insert(key, value);
                    continue;
                };
                if !agree(first, value) {
                    let (sources, span) = (self.sources, self.span_of(value.get()));
                    self.problems.push(|| {
                        Diagnostic::new(span, conflicting_metadata(&key))
                            .event(MODEL)
                            .location(sources.location(value.get(), None))
                            .help(sources.remove_one(first.get()))
                    });
                }
            }
        }
    }
}

/// Whether two values of a trait or of metadata can be merged.
fn agree(first: Raw<'_>, second: Raw<'_>) -> bool {
    let is_array = |raw: Raw<'_>| raw.get().starts_with('[');
    is_array(first) && is_array(second) || json::is_same(first, second)
}

/// Traits, each with its value, or with several arrays that are joined.
#[derive(Default)]
struct Traits<'a>(Vec<(Cow<'a, str>, Vec<Raw<'a>>)>);

impl<'a> Traits<'a> {
    fn get(&self, id: &str) -> Option<Raw<'a>> {
        let found = self.0.iter().find(|(known, _)| known == id);
        found.and_then(|(_, values)| values.first().copied())
    }

    /// Adds traits (Smithy specification, "Trait conflict resolution").
    ///
    /// # Errors
    ///
    /// A trait has another value.
    fn add(&mut self, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        for (id, value) in read_traits(raw)?.0 {
            let Some((_, values)) = self.0.iter_mut().find(|(known, _)| *known == id) else {
                self.0.push((id, vec![value]));
                continue;
            };
            let Some(first) = values.first() else {
                continue;
            };
            if !agree(first, value) {
                let mut mismatch = Mismatch::new(value.get(), conflicting_trait(&id));
                mismatch.first = Some(first.get());
                return Err(mismatch);
            }
            if value.get().starts_with('[') {
                values.push(value);
            }
        }
        Ok(())
    }
}

/// Whether a default is the zero value of a number or boolean.
pub(crate) fn is_zero(text: &str) -> bool {
    text == "false" || text.parse().is_ok_and(|number: f64| number == 0.0)
}
