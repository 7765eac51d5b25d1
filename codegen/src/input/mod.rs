//! The input of the generator: a parsed macro invocation.

pub mod derive_input;
pub(crate) mod file_format;
pub mod generics;
pub(crate) mod lazy_json;
pub mod rust_type;

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};

use crate::collections::List;
use crate::diagnostic::Diagnostic;
use file_format::{Foreign, MAX_MODEL};

/// The input of `smithy!`.
#[derive(Clone, Debug)]
pub struct SmithyInput {
    /// The model.
    pub model: ModelFile,
    /// The shapes to generate, if any are given.
    pub shapes: Option<Selection>,
    /// The operations to generate, with their inputs, outputs and errors, if any are given.
    pub operations: Option<Selection>,
    /// The service at which the operations are called, if the model has several.
    pub service: Option<Name>,
    /// The members of the only shape, if not all of them are needed.
    pub members: Option<Vec<String>>,
    /// The optionality rules.
    pub nullability: Nullability,
    /// Whether to generate rustdoc from documentation traits.
    pub docs: bool,
    /// New names for types, by absolute shape ID.
    pub renames: Vec<(Name, Ident)>,
    /// Existing types to use instead of generating them, by absolute shape ID.
    pub external: Vec<(Name, TokenStream)>,
    /// Derives to add to every structure, union and enum.
    pub derives: Vec<TokenStream>,
    /// The absolute IDs of the shapes whose `@pattern` is not checked. A member is `namespace#Name$member`.
    pub pattern_off: Vec<Name>,
    /// Whether to generate functions that validate literals of members at compile time.
    pub literals: bool,
}

/// A model file.
#[derive(Clone, Debug)]
pub struct ModelFile {
    /// The path as written by the user, for messages.
    pub name: String,
    /// The path to read.
    pub path: PathBuf,
    /// The user's token.
    pub span: Span,
}

/// Names, or all.
#[derive(Clone, Debug)]
pub enum Selection {
    /// `*`
    All(Span),
    /// At least one name.
    Named(Vec<Name>),
}

/// A shape name in macro input: `Name` or `namespace#Name`.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name.
    pub text: String,
    /// The user's token.
    pub span: Span,
}

/// The optionality rules: which members of a structure are optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nullability {
    /// The rules for clients, whose model may be older than that of the service.
    #[default]
    Client,
    /// The rules for servers, which own the model.
    Server,
}

impl SmithyInput {
    /// Input for a model without shapes or operations, with the default options.
    #[must_use]
    pub fn new(model: ModelFile) -> Self {
        SmithyInput {
            model,
            shapes: None,
            operations: None,
            service: None,
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

    /// The token that names a shape, if there is one.
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

    /// Adds shapes.
    #[must_use]
    pub fn with_shapes(mut self, shapes: Selection) -> Self {
        self.shapes = Some(shapes);
        self
    }

    /// Adds operations.
    #[must_use]
    pub fn with_operations(mut self, operations: Selection) -> Self {
        self.operations = Some(operations);
        self
    }
}

impl Selection {
    /// Names without a location in a source file.
    #[must_use]
    pub fn named(names: &[&str]) -> Self {
        let name = |text: &&str| Name {
            text: (*text).to_owned(),
            span: Span::call_site(),
        };
        Selection::Named(names.iter().map(name).list())
    }
}

impl ModelFile {
    /// The file `name`, relative to the folder `base`.
    pub fn new(name: impl Into<String>, base: &Path, span: Span) -> Self {
        let name = name.into();
        let path = base.join(&name);
        ModelFile { name, path, span }
    }

    /// Returns the text of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is not a regular file, is larger than `MAX_MODEL`, or is not
    /// UTF-8.
    pub fn read(&self) -> Result<String, Diagnostic> {
        let name = &self.name;
        let wrong = |what: &str| Diagnostic::new(self.span, format!("model `{name}` {what}"));
        let unreadable = |error: std::io::Error| {
            let message = format!("cannot read model `{name}`: {error}");
            let problem = Diagnostic::new(self.span, message);
            problem.help("the path is relative to the directory of `Cargo.toml`")
        };
        let facts = std::fs::metadata(&self.path).map_err(unreadable)?;
        if facts.is_dir() {
            let problem = wrong("is a directory, expected a file");
            return Err(problem.help("name a Smithy JSON AST file in it"));
        }
        // A device or a pipe can be endless.
        if !facts.is_file() {
            return Err(wrong("is not a regular file").help("name a Smithy JSON AST file"));
        }
        if facts.len() > MAX_MODEL {
            let what = format!(
                "has {} bytes, which exceeds the maximum of {MAX_MODEL}",
                facts.len()
            );
            return Err(wrong(&what).help("split it by service"));
        }
        let bytes = std::fs::read(&self.path).map_err(unreadable)?;
        file_format::text(bytes).map_err(|Foreign { what, help }| wrong(&what).help(help))
    }
}
