//! What is asked of the generator: the checked form of a macro invocation.

pub mod derive_input;
pub(crate) mod file_format;
pub mod generics;
pub mod rust_type;

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};

use crate::diagnostic::Diagnostic;
use file_format::{Foreign, MAX_MODEL};

/// A request for Rust types.
#[derive(Clone, Debug)]
pub struct SmithyInput {
    /// The model.
    pub model: ModelFile,
    /// The shapes that are named, if any are.
    pub shapes: Option<Selection>,
    /// The operations whose input, output and errors are wanted, if any are.
    pub operations: Option<Selection>,
    /// The members of the one shape that is named, if not all of them are wanted.
    pub members: Option<Vec<String>>,
    /// Which members may be absent.
    pub nullability: Nullability,
    /// Whether documentation traits become rustdoc.
    pub docs: bool,
    /// New names for types, by the absolute id of their shapes.
    pub renames: Vec<(Name, Ident)>,
    /// Types that stand for shapes in the place of emitted ones, by the absolute id of the shapes.
    pub external: Vec<(Name, TokenStream)>,
    /// Derives to put on every structure, union and enum.
    pub derives: Vec<TokenStream>,
    /// The shapes, by absolute id, whose `@pattern` is not checked; a member is `namespace#Name$member`.
    pub pattern_off: Vec<Name>,
    /// Whether structures get functions that check literals of their members at compile time.
    pub literals: bool,
}

/// A model file.
#[derive(Clone, Debug)]
pub struct ModelFile {
    /// The path as the user wrote it: what messages show.
    pub name: String,
    /// The path to read.
    pub path: PathBuf,
    /// The user's token.
    pub span: Span,
}

/// Names, or all there are.
#[derive(Clone, Debug)]
pub enum Selection {
    /// `*`
    All(Span),
    /// At least one name.
    Named(Vec<Name>),
}

/// A shape name in a request: `Name` or `namespace#Name`.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The user's token.
    pub span: Span,
}

/// Which members of a structure may be absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nullability {
    /// The rules for clients, which outlive the model they were made from.
    #[default]
    Client,
    /// The rules for servers, which own the model.
    Server,
}

impl SmithyInput {
    /// A request of a model for nothing yet: by the rules for clients, with documentation.
    #[must_use]
    pub fn new(model: ModelFile) -> Self {
        SmithyInput {
            model,
            shapes: None,
            operations: None,
            members: None,
            nullability: Nullability::Client,
            docs: true,
            renames: Vec::new(),
            external: Vec::new(),
            derives: Vec::new(),
            pattern_off: Vec::new(),
            literals: false,
        }
    }

    /// Where the request names a shape, if it does.
    #[must_use]
    pub fn names(&self, id: &str) -> Option<&Name> {
        let Some(Selection::Named(names)) = &self.shapes else {
            return None;
        };
        let simple = id.split_once('#').map_or(id, |(_, name)| name);
        names
            .iter()
            .find(|name| name.text == id || name.text == simple)
    }

    /// The same request for these shapes, too.
    #[must_use]
    pub fn with_shapes(mut self, shapes: Selection) -> Self {
        self.shapes = Some(shapes);
        self
    }

    /// The same request for these operations, too.
    #[must_use]
    pub fn with_operations(mut self, operations: Selection) -> Self {
        self.operations = Some(operations);
        self
    }
}

impl Selection {
    /// Names that stand in no source file.
    #[must_use]
    pub fn named(names: &[&str]) -> Self {
        let name = |text: &&str| Name {
            text: (*text).to_owned(),
            span: Span::call_site(),
        };
        Selection::Named(names.iter().map(name).collect())
    }
}

impl ModelFile {
    /// The file `name`, relative to the folder `base`.
    pub fn new(name: impl Into<String>, base: &Path, span: Span) -> Self {
        let name = name.into();
        let path = base.join(&name);
        ModelFile { name, path, span }
    }

    /// The text of the file.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is no regular file, is larger than `MAX_MODEL`, or is not UTF-8.
    pub fn read(&self) -> Result<String, Diagnostic> {
        let name = &self.name;
        let wrong = |what: &str| Diagnostic::new(self.span, format!("the model `{name}` {what}"));
        let unreadable = |error: std::io::Error| {
            let message = format!("cannot read the model `{name}`: {error}");
            let problem = Diagnostic::new(self.span, message);
            problem.help("the path is relative to the folder of your Cargo.toml")
        };
        let facts = std::fs::metadata(&self.path).map_err(unreadable)?;
        if facts.is_dir() {
            return Err(wrong("is a folder").help("name one file in it, a Smithy JSON AST"));
        }
        // A device or a pipe may have no end.
        if !facts.is_file() {
            return Err(wrong("is no regular file").help("name a file, a Smithy JSON AST"));
        }
        if facts.len() > MAX_MODEL {
            let what = format!(
                "has {} bytes, and {MAX_MODEL} are the most that are read",
                facts.len()
            );
            return Err(wrong(&what).help("split it by service, and name the part that you need"));
        }
        let bytes = std::fs::read(&self.path).map_err(unreadable)?;
        file_format::text(bytes).map_err(|Foreign { what, help }| wrong(&what).help(help))
    }
}
