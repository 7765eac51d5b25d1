//! Models as the command `shapesmith` looks at them. For that command alone: it changes without notice.

mod ast;
mod check;
mod constraints;
mod diagnostic;
mod files;
mod layout;
mod members;
mod reference;
mod shape;
mod summary;
pub mod surface;
mod trim;

use std::borrow::Cow;

use proc_macro2::Span;

pub use crate::diagnostic::Lines;
use crate::input::lazy_json;
pub use crate::input::lazy_json::Raw;
pub use crate::plan::markdown::{Sentence, convert_to_plain, first_sentence};
pub use check::Finding;
pub use constraints::Constraints;
pub use diagnostic::printable;
pub use files::Files;
pub use reference::Reference;
pub use shape::{Member, Shape};
pub use summary::{Role, Size, Summary};
pub use trim::{Docs, Trimmed};

use crate::diagnostic::Diagnostic;
use crate::input::SmithyInput;
use crate::model::index::Index;
use crate::model::mixins;
use crate::model::prelude::{self, Prelude};
use crate::model::raw_shape;
use surface::RustType;

/// A model whose shapes have been found, but not decoded. Its files are merged.
#[derive(Debug)]
pub struct Model<'a> {
    index: Index<'a>,
}

/// How a JSON AST is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct AstOptions<'m, 'a> {
    /// Whether mixins are removed, and what shapes have from them is written with each shape.
    pub flatten: bool,
    /// Whether traits can be in none of the files.
    pub allow_unknown_traits: bool,
    /// The last files of the model alone, if there are any of which nothing is written: they are loaded since the others
    /// refer to their shapes.
    pub dependencies: Option<(usize, &'m Model<'a>)>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The name of the file, as the user has written it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl<'a> Model<'a> {
    /// Finds the shapes of a model.
    ///
    /// # Errors
    ///
    /// A file is not a JSON AST that is supported, or the files contradict each other.
    pub fn scan(files: &'a Files<'a>) -> Result<Self, Vec<Diagnostic>> {
        Ok(Model {
            index: Index::scan(&files.0)?,
        })
    }

    /// The IDs of all shapes with their raw texts, in the order of the file, or sorted by ID if there are several. Those of `apply` statements are left out.
    pub fn shapes(&self) -> impl Iterator<Item = (&Cow<'a, str>, Raw<'a>)> {
        let shapes = self.index.shapes().iter();
        let defined = shapes.filter(|(id, raw)| {
            !id.contains('$') && raw_shape::shape_type(raw).as_deref() != Some("apply")
        });
        defined.map(|(id, raw)| (id, *raw))
    }

    /// Whether a part of the model is in a file in Smithy 1.0, where numbers and booleans have defaults.
    #[must_use]
    pub fn is_version_1(&self, part: &str) -> bool {
        self.index.is_version_1(part)
    }

    /// The entries of `metadata`. Several files can have values of a key that are arrays, which Smithy joins.
    #[must_use]
    pub fn metadata(&self) -> Vec<(Cow<'a, str>, Raw<'a>)> {
        let mut entries: Vec<(Cow<'a, str>, Raw<'a>)> = Vec::new();
        for of_file in self.index.metadata() {
            let of_file = lazy_json::entries(of_file).ok().flatten();
            for (key, value) in of_file.unwrap_or_default() {
                let is_array = value.get().starts_with('[');
                if is_array || !entries.iter().any(|(known, _)| *known == key) {
                    entries.push((key, value));
                }
            }
        }
        entries
    }

    /// Finds every error and warning, in the order of the files.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        check::check(&self.index)
    }

    /// A shape of the model or of `smithy.framework`, with its mixins and applied traits.
    ///
    /// # Errors
    ///
    /// The shape is not written as the specification says, or its mixins cannot be put together.
    pub fn shape(&self, id: &str) -> Result<Option<Shape<'a>>, Diagnostic> {
        let Some(raw) = self.index.get(id) else {
            return Ok(None);
        };
        let id: Cow<'a, str> = Cow::Owned(id.to_owned());
        let flat = mixins::flatten(&self.index, &id, raw)
            .map_err(|mismatch| self.index.problem(Span::call_site(), &mismatch, &id))?;
        Ok(Some(Shape::new(id, raw, flat)))
    }

    /// The IDs of a shape and of the shapes that it reaches, in breadth-first order, for a service with those of its
    /// operations and resources. Shapes of Smithy's prelude and those that are missing are left out.
    #[must_use]
    pub fn reached(&self, id: &str) -> Vec<Cow<'a, str>> {
        let mut roots = vec![Cow::Owned(id.to_owned())];
        let mut all: Vec<Cow<'a, str>> = Vec::new();
        let mut seen = crate::collections::Set::new();
        while !roots.is_empty() {
            let is_seen = |id: &str| seen.contains(id);
            let found = raw_shape::reached(&self.index, std::mem::take(&mut roots), &is_seen);
            for (id, raw) in found {
                roots.extend(shape::bound(raw));
                seen.insert(id.clone());
                all.push(id);
            }
        }
        all
    }

    /// The Rust types of the shapes that `request` names, and of those that they reach.
    ///
    /// # Errors
    ///
    /// Returns all errors in the request and in the part of the model that it reaches.
    pub fn rust_types(&self, request: &SmithyInput) -> Result<Vec<RustType>, Vec<Diagnostic>> {
        surface::rust_types(&self.index, request)
    }

    /// Trims the model to the shapes and operations that `request` names. Its other options have no effect, except for
    /// its service.
    ///
    /// # Errors
    ///
    /// A name is unknown or ambiguous, or a shape that is left is damaged or missing.
    pub fn trim(&self, request: &SmithyInput, docs: Docs) -> Result<Trimmed, Vec<Diagnostic>> {
        trim::trim(&self.index, request, docs)
    }

    /// The JSON AST of the model in Smithy 2.0, as Smithy's own tool writes it.
    ///
    /// # Errors
    ///
    /// Returns all errors for which Smithy does not load the model.
    pub fn ast(&self, options: &AstOptions<'_, '_>) -> Result<String, Vec<Diagnostic>> {
        let dependencies = options.dependencies;
        ast::ast(
            &self.index,
            &ast::Options {
                flatten: options.flatten,
                allow_unknown_traits: options.allow_unknown_traits,
                dependencies: dependencies.map(|(count, model)| (count, &model.index)),
            },
        )
    }

    /// The place of a part of the model's text, such as [`Shape::text`]. `None` if it is in no file, but in
    /// `smithy.framework`.
    #[must_use]
    pub fn place(&self, part: &str) -> Option<Place> {
        let sources = self.index.sources();
        let (file, offset) = sources.find(part)?;
        let source = sources.files().get(file)?;
        let (line, column) = source.position(offset);
        Some(Place {
            file: source.name().to_owned(),
            line,
            column,
        })
    }
}

/// The type of a shape of the prelude that members can target, as in a JSON AST.
#[must_use]
pub fn prelude_kind(id: &str) -> Option<&'static str> {
    match prelude::find(id)? {
        Prelude::Simple { kind, .. } => Some(kind),
        Prelude::Unit => Some("structure"),
    }
}

/// The traits of the supported protocols. If a service has several, the first one is used.
pub fn protocols() -> impl Iterator<Item = &'static str> {
    crate::model::protocol::supported()
}

/// Whether a text matches a pattern of `@pattern`. `None` if it is not known.
#[must_use]
pub fn is_match(pattern: &str, text: &str) -> Option<bool> {
    crate::regex::is_match(pattern, text)
}

/// Whether a pattern matches every text that another one matches. `None` if it is not known.
#[must_use]
pub fn includes(wider: &str, narrower: &str) -> Option<bool> {
    crate::regex::includes(wider, narrower)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}],
    "resources": [{"target": "a#R"}]},
"a#R": {"type": "resource", "read": {"target": "a#Read"}, "collectionOperations": [{"target": "a#All"}]},
"a#Read": {"type": "operation", "output": {"target": "a#Out"}},
"a#All": {"type": "operation"},
"a#Get": {"type": "operation", "input": {"target": "a#In"}},
"a#In": {"type": "structure", "mixins": [{"target": "a#Mix"}], "members": {"own": {"target": "a#Text"}}},
"a#In$own": {"type": "apply", "traits": {"smithy.api#required": {}}},
"a#Mix": {"type": "structure", "members": {"mixed": {"target": "smithy.api#String"}},
    "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "Mixed."}},
"a#Out": {"type": "structure"},
"a#Text": {"type": "string"},
"a#Alone": {"type": "structure"}}}"#;

    #[test]
    fn a_shape_has_its_mixins_and_applied_traits() {
        let files = Files::one("m.json", MODEL);
        let model = Model::scan(&files).expect("a model");
        let shape = model.shape("a#In").expect("sound").expect("the shape");
        let members: Vec<&str> = shape.members().iter().map(|m| &*m.name).collect();
        assert_eq!(members, ["mixed", "own"]);
        assert_eq!(shape.members()[1].target.as_deref(), Some("a#Text"));
        assert!(
            shape.members()[1]
                .trait_value("smithy.api#required")
                .is_some()
        );
        let documentation = shape.trait_value("smithy.api#documentation");
        assert_eq!(
            documentation.map(serde_json::value::RawValue::get),
            Some("\"Mixed.\"")
        );
        let place = model.place(shape.text()).expect("a place");
        assert_eq!((place.line, place.column), (8, 9));
        assert!(model.shape("a#None").expect("sound").is_none());
    }

    #[test]
    fn a_service_reaches_the_shapes_of_its_operations_and_resources() {
        let files = Files::one("m.json", MODEL);
        let model = Model::scan(&files).expect("a model");
        let mut reached = model.reached("a#S");
        reached.sort();
        assert_eq!(
            reached,
            [
                "a#All", "a#Get", "a#In", "a#Mix", "a#Out", "a#R", "a#Read", "a#S", "a#Text"
            ]
        );
        assert_eq!(model.shapes().count(), 10);
    }
}
