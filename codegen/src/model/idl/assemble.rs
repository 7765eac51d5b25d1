//! From syntax trees to JSON ASTs: resolves names, and writes what the language leaves out.
//!
//! A JSON AST is like one that Smithy writes: shapes and traits are sorted by ID, and a shape has the traits that
//! `apply` statements of any file put on it.

mod check;
mod definitions;
mod inherit;
mod shape;
mod traits;
mod value;

use std::borrow::Cow;
use std::cell::RefCell;

use super::names::Scope;
use super::others::OfJson;
use super::parser::Mistake;
use super::tree::{File, Shape, Trait, Version};
use super::writer::{Ast, Writer};
use crate::collections::{List, Map, Set};
use definitions::Definitions;
use inherit::Graph;

/// Writes the JSON ASTs of files, with the problems of the model, and those that only the generator has with it.
pub(in crate::model) fn assemble<'m>(
    files: &'m [File<'m>],
    others: &'m OfJson<'m>,
) -> (Vec<Ast>, Vec<Problem>, Vec<Problem>) {
    let mut model = Model {
        files,
        scopes: files.iter().map(Scope::new).list(),
        definitions: Definitions::default(),
        others,
        applied: Map::new(),
        graph: Graph::default(),
        problems: Vec::new(),
        refused: Vec::new(),
        unquoted: RefCell::default(),
    };
    model.define();
    model.collect_applied();
    model.link();
    let asts = (0..files.len()).map(|file| model.ast(file)).list();
    model.check();
    model.check_unquoted();
    // In the order of the files, and of the places in them.
    let place = |problem: &Problem| (problem.file, problem.mistake.at);
    model.problems.sort_by_key(place);
    model.refused.sort_by_key(place);
    (asts, model.problems, model.refused)
}

/// A mistake in a model.
pub(in crate::model) struct Problem {
    /// The number of the file.
    pub(in crate::model) file: usize,
    pub(in crate::model) mistake: Mistake,
    /// The ID of the shape that it is in.
    pub(in crate::model) shape: Option<String>,
    /// The place that it contradicts: the number of the file, and the position in it.
    pub(in crate::model) first: Option<(usize, usize)>,
}

/// A part of a file, with the number of the file.
type InFile<'m, T> = (usize, &'m T);

/// The traits that an `apply` statement puts on a shape or on a member of it.
struct Applied<'m> {
    file: usize,
    member: Option<&'m str>,
    at: usize,
    traits: &'m [Trait<'m>],
}

struct Model<'m> {
    files: &'m [File<'m>],
    scopes: Vec<Scope<'m>>,
    /// The shapes of all files.
    definitions: Definitions<'m>,
    others: &'m OfJson<'m>,
    /// The traits that `apply` statements of all files apply, by the ID of the shape.
    applied: Map<String, Vec<Applied<'m>>>,
    graph: Graph<'m>,
    problems: Vec<Problem>,
    /// Errors of the generator in models that Smithy loads.
    refused: Vec<Problem>,
    /// The shape IDs in values that no shape has, with their files and places.
    unquoted: RefCell<Vec<(usize, usize, String)>>,
}

impl<'m> Model<'m> {
    /// The type of a shape of any file.
    fn kind(&self, id: &str) -> Option<Cow<'m, str>> {
        match self.definitions.get(id) {
            Some(definition) => Some(Cow::Borrowed(definition.first().kind)),
            None => self.others.kind(id),
        }
    }

    /// Whether a name can refer to a shape.
    fn exists(&self, id: &str) -> bool {
        self.definitions.get(id).is_some()
            || super::traits::is_in_prelude(id)
            || self.others.kind(id).is_some()
    }

    /// The absolute ID of a name in a file.
    fn resolve<'n>(&self, file: usize, name: &'n str) -> Cow<'n, str>
    where
        'm: 'n,
    {
        self.scopes[file].resolve(name, &|id| self.exists(id))
    }

    fn version(&self, file: usize) -> Version {
        self.files[file].version.unwrap_or_default()
    }

    fn collect_applied(&mut self) {
        let files = self.files;
        for (file, tree) in files.iter().enumerate() {
            for statement in &tree.applied {
                let (name, member) = match statement.target.text.split_once('$') {
                    Some((name, member)) => (name, Some(member)),
                    None => (statement.target.text, None),
                };
                let id = self.resolve(file, name).into_owned();
                let all = self.applied.get_or_insert_with(id, Vec::new);
                all.push(Applied {
                    file,
                    member,
                    at: statement.target.at,
                    traits: &statement.traits,
                });
            }
        }
    }

    /// Reports a mistake at a place: the number of the file, and the position in it.
    fn report(&mut self, (file, at): (usize, usize), shape: &str, message: String) -> &mut Problem {
        self.problems.push(Problem {
            file,
            mistake: Mistake::new(at, message),
            shape: Some(shape.to_owned()),
            first: None,
        });
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    fn ast(&mut self, file: usize) -> Ast {
        let mut out = Writer::new(file);
        out.open('{');
        out.key("smithy");
        out.string(match self.version(file) {
            Version::One => "1.0",
            Version::Two => "2.0",
        });
        self.metadata(file, &mut out);
        out.key("shapes");
        out.open('{');
        for (id, entry) in self.entries(file) {
            match entry {
                Entry::Shape(shape) => self.shape(file, &id, shape, &mut out),
                Entry::Statements(member) => self.statement(file, &id, member, &mut out),
            }
        }
        out.close('}');
        out.close('}');
        out.finish()
    }

    /// The contents of the JSON AST of a file, sorted by ID: the shapes of the file, and statements on shapes of JSON
    /// ASTs.
    fn entries(&self, file: usize) -> Vec<(String, Entry<'m>)> {
        let mut known: Set<String> = Set::new();
        let mut entries = Vec::new();
        let tree = &self.files[file];
        for shape in &tree.shapes {
            let id = self.scopes[file].own(&shape.name);
            // The prelude is part of every model.
            if !super::traits::is_in_prelude(&id) && known.insert(id.clone()) {
                entries.push((id, Entry::Shape(shape)));
            }
        }
        for statement in &tree.applied {
            let name = statement.target.text;
            let id = self.resolve(file, name).into_owned();
            let (root, member) = match (id.split_once('$'), name.split_once('$')) {
                (Some((root, _)), Some((_, member))) => (root, Some(member)),
                _ => (&*id, None),
            };
            let is_of_json =
                self.definitions.get(root).is_none() && self.others.kind(root).is_some();
            if is_of_json && known.insert(id.clone()) {
                entries.push((root.to_owned(), Entry::Statements(member)));
            }
        }
        entries.sort_by(|(first, _), (second, _)| first.cmp(second));
        entries
    }
}

/// An entry of a JSON AST.
enum Entry<'m> {
    /// The first definition in the file.
    Shape(&'m Shape<'m>),
    /// The statements of the file on a shape, or on a member of this name.
    Statements(Option<&'m str>),
}
