//! Models that Smithy does not load: the errors of its loader, and targets that no file defines.
//!
//! Conflicts between files are reported earlier, by [`Index::scan`]. These are the rules for the model as a whole.

mod known;
pub(super) mod metadata;
mod mixins;
mod traits;

use proc_macro2::Span;

use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, MODEL, UNRESOLVED_SHAPE, excerpt, join_or, similar_names};
use crate::inspect::members::{Mixins, mixins_of, own_members};
use crate::model::id::{ShapeId, is_identifier};
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::raw_shape::is_apply;
use crate::model::shape_types;
use crate::model::source::Source;

/// The maximum number of errors with near misses, for which all IDs are compared.
const MAX_SUGGESTIONS: usize = 20;

/// The maximum number of errors, whose lines are counted from the start of the file, and of unknown traits.
const MAX_PROBLEMS: usize = 500;

/// The model and the errors in it.
struct Loader<'i, 'a> {
    index: &'i Index<'a>,
    mixins: Mixins<'a>,
    /// The traits that shapes have, each where it is first.
    used: Map<String, Raw<'a>>,
    problems: Vec<Diagnostic>,
    suggestions: usize,
    /// The namespaces of the model.
    namespaces: Set<String>,
    unknown_traits: Vec<UnknownTrait>,
    /// The files and the positions of targets that are not in the model.
    missing: Set<(usize, usize)>,
}

/// A trait whose definition is in none of the files.
pub(in crate::inspect) struct UnknownTrait {
    pub(in crate::inspect) id: String,
    pub(in crate::inspect) problem: Diagnostic,
}

/// The namespace of an ID.
fn namespace(id: &str) -> Option<&str> {
    id.split_once('#').map(|(namespace, _)| namespace)
}

/// The errors of the loader, and the traits that it does not know.
pub(in crate::inspect) fn check(index: &Index<'_>) -> (Vec<Diagnostic>, Vec<UnknownTrait>) {
    let mut loader = Loader {
        index,
        mixins: Mixins::new(index),
        namespaces: index
            .ids()
            .filter_map(namespace)
            .map(str::to_owned)
            .collect(),
        used: Map::new(),
        problems: Vec::new(),
        suggestions: MAX_SUGGESTIONS,
        unknown_traits: Vec::new(),
        missing: Set::new(),
    };
    for (id, raw) in index.shapes() {
        if let Err(mismatch) = loader.shape(id, raw) {
            let problem = index.problem(loader.span(mismatch.value), &mismatch, id);
            loader.problems.push(problem);
        }
    }
    traits::check_definitions(&mut loader);
    mixins::check(&mut loader);
    (loader.problems, loader.unknown_traits)
}

impl<'a> Loader<'_, 'a> {
    fn span(&self, part: &str) -> Span {
        let sources = self.index.sources();
        let file = sources
            .file_of(part)
            .and_then(|file| sources.files().get(file));
        file.map_or_else(Span::call_site, Source::span)
    }

    fn report(&mut self, id: &str, part: &str, message: impl Into<String>, help: Option<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            let problem = self.problem(id, part, message.into(), help);
            self.problems.push(problem);
        }
    }

    /// Reports a reference to a shape that is in no file.
    fn report_missing(&mut self, id: &str, part: &str, message: String, help: Option<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            let problem = self.problem(id, part, message, help);
            self.problems.push(problem.event(UNRESOLVED_SHAPE));
        }
    }

    fn problem(&self, id: &str, part: &str, message: String, help: Option<String>) -> Diagnostic {
        let problem = Diagnostic::new(self.span(part), message);
        let problem = problem
            .location(self.index.sources().location(part, Some(id)))
            .event(MODEL);
        match help {
            Some(help) => problem.help(help),
            None => problem,
        }
    }

    /// Whether a shape is in the model or in the prelude.
    fn exists(&self, id: &str) -> bool {
        known::is_in_prelude(id) || self.index.get(id).is_some_and(|raw| !is_apply(raw))
    }

    /// The help for an ID that is not in the model.
    fn similar(&mut self, id: &str) -> Option<String> {
        if self.suggestions == 0 {
            return self.missing_namespace(id);
        }
        self.suggestions -= 1;
        let near = similar_names(id, &mut self.index.ids());
        let meant = (!near.is_empty()).then(|| format!("did you mean {}?", join_or(&near)));
        meant.or_else(|| self.missing_namespace(id))
    }

    /// The help for an ID whose namespace is in no file.
    fn missing_namespace(&self, id: &str) -> Option<String> {
        let is_known = namespace(id).is_none_or(|namespace| {
            namespace == "smithy.api" || self.namespaces.contains(namespace)
        });
        // The search is linear, so it is only done where it finds something.
        (!is_known)
            .then(|| self.index.missing_namespace(id))
            .flatten()
    }

    fn shape(&mut self, id: &str, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let object = json::object(raw)?;
        let kind = object
            .get("type")
            .ok_or_else(|| Mismatch::missing(raw.get(), "type"))?;
        let name = json::string(kind).map_err(|m| m.in_key("type"))?;
        self.traits(id, &object)?;
        if name == "apply" {
            return Ok(());
        }
        if ShapeId::parse(id).is_none() {
            let message = format!("`{}` is not the ID of a shape", excerpt(id));
            self.report(
                id,
                raw.get(),
                message,
                Some("write `namespace#Name`".to_owned()),
            );
        }
        let is_version_1 = self.index.is_version_1(raw.get());
        match &*name {
            "enum" | "intEnum" if is_version_1 => {
                let message = format!("the type `{name}` needs version 2 of Smithy");
                let help = "begin the file with `$version: \"2.0\"`";
                self.report(id, kind.get(), message, Some(help.to_owned()));
            }
            "set" if !is_version_1 => {
                let message = "version 2 of Smithy has no sets";
                let help = "write `list`, with the trait `@uniqueItems`";
                self.report(id, kind.get(), message, Some(help.to_owned()));
            }
            name if shape_types::all().any(|known| known == name) => {}
            other => {
                let message = format!("unknown shape type `{}`", excerpt(other));
                let near = similar_names(other, &mut shape_types::all());
                let help = near.first().map(|meant| format!("did you mean `{meant}`?"));
                self.report(id, kind.get(), message, help);
            }
        }
        self.members(id, &name, raw, &object)?;
        self.references(id, &name, raw, &object, is_version_1)
    }

    fn members(
        &mut self,
        id: &str,
        kind: &str,
        raw: Raw<'a>,
        object: &Object<'a>,
    ) -> Result<(), Mismatch<'a>> {
        let required: &[&str] = match kind {
            "list" | "set" => &["member"],
            "map" => &["key", "value"],
            _ => &[],
        };
        if !required.is_empty() {
            self.members_of_collection(id, kind, raw, object, required)?;
        }
        for (name, member) in own_members(object)? {
            let of = |m: Mismatch<'a>| m.in_member(&name);
            if !is_identifier(&name) {
                let message = format!("`{}` is not the name of a member", excerpt(&name));
                self.report(id, member.get(), message, None);
            }
            let member = json::object(member).map_err(of)?;
            self.traits(id, &member).map_err(of)?;
            // A missing target is reported when the member is read.
            let Some(target) = member.get("target") else {
                continue;
            };
            let target_id =
                json::string(target).map_err(|m| m.in_key("target").in_member(&name))?;
            if !self.exists(&target_id) {
                let message = format!(
                    "member `{}`: no shape `{}` in the model",
                    excerpt(&name),
                    excerpt(&target_id)
                );
                // Elided members have the place of what the resource has.
                let place = self.index.sources().find(target.get());
                if place.is_none_or(|place| self.missing.insert(place)) {
                    let help = self.similar(&target_id);
                    self.report_missing(id, target.get(), message, help);
                }
            }
        }
        Ok(())
    }

    /// Checks that a list or map has the members that it must have, and no others.
    fn members_of_collection(
        &mut self,
        id: &str,
        kind: &str,
        raw: Raw<'a>,
        object: &Object<'a>,
        required: &[&str],
    ) -> Result<(), Mismatch<'a>> {
        let sources = self.index.sources();
        let file = sources
            .file_of(raw.get())
            .and_then(|file| sources.files().get(file));
        // In a JSON AST, other keys have no meaning.
        let is_idl = file.is_some_and(Source::is_idl);
        let known = ["type", "traits", "mixins", "members"];
        let others = object
            .0
            .iter()
            .filter(|(key, _)| is_idl && !required.contains(&&**key) && !known.contains(&&**key));
        let of_kind = || {
            format!(
                "a {kind} has the {}",
                match required {
                    [only] => format!("member `{only}`"),
                    several => format!(
                        "members {}",
                        several
                            .iter()
                            .map(|name| format!("`{name}`"))
                            .list()
                            .join(" and ")
                    ),
                }
            )
        };
        for (key, value) in others {
            let message = format!("{}, not `{}`", of_kind(), excerpt(key));
            self.report(id, value.get(), message, None);
        }
        let own = own_members(object)?;
        let of_mixins = mixins_of(object)?;
        let has = |name: &str| {
            own.iter().any(|(known, _)| known == name)
                || self.mixins.inherited(id, &of_mixins, name).is_some()
        };
        let mut missing = required.iter().filter(|name| !has(name));
        if let Some(missing) = missing.next() {
            let message = format!("missing member `{missing}`: {}", of_kind());
            self.report(id, raw.get(), message, None);
        }
        Ok(())
    }

    /// Checks that the shapes that a shape refers to are in the model.
    fn references(
        &mut self,
        id: &str,
        kind: &str,
        raw: Raw<'a>,
        object: &Object<'a>,
        is_version_1: bool,
    ) -> Result<(), Mismatch<'a>> {
        for (key, value) in &object.0 {
            let of = |m: Mismatch<'a>| m.in_key(key);
            let found = match (kind, &**key) {
                ("operation", "input" | "output")
                | ("resource", "put" | "create" | "read" | "update" | "delete" | "list") => {
                    vec![*value]
                }
                ("operation" | "service", "errors")
                | ("service" | "resource", "operations" | "resources")
                | ("resource", "collectionOperations") => json::array(value).map_err(of)?,
                ("resource", "identifiers" | "properties") => {
                    let entries = json::object(value).map_err(of)?.0.into_iter();
                    entries.map(|(_, value)| value).list()
                }
                _ => continue,
            };
            if key == "properties" && is_version_1 {
                let message = "the properties of a resource need version 2 of Smithy";
                let help = "begin the file with `$version: \"2.0\"`".to_owned();
                self.report(id, value.get(), message, Some(help));
            }
            for reference in found {
                let target = json::target(reference).map_err(of)?;
                if !self.exists(&target) {
                    // The reference may be far from the start of the shape.
                    let place = self.index.sources().location(raw.get(), None);
                    let message = format!(
                        "no shape `{}` in the model, which the {kind} at {place} refers to",
                        excerpt(&target)
                    );
                    let at = self.index.sources().find(reference.get());
                    if at.is_none_or(|at| self.missing.insert(at)) {
                        let help = self.similar(&target);
                        self.report_missing(id, reference.get(), message, help);
                    }
                }
            }
        }
        Ok(())
    }
}
