//! The input of the generator: a parsed macro invocation.

pub mod attributes;
pub mod derive_input;
pub(crate) mod file_format;
pub mod generics;
pub(crate) mod lazy_json;
pub mod meta;
mod missing_file;
mod model_files;
pub mod rust_type;
mod syntax;

use std::path::{Path, PathBuf};

use proc_macro2::{Ident, Span, TokenStream};

use crate::collections::List;
use crate::diagnostic::Diagnostic;
use attributes::AttributeEntry;
use file_format::{Foreign, MAX_MODEL};

pub use model_files::{ModelFiles, ModelText};
pub use syntax::Syntax;

/// The input of `smithy!`.
#[derive(Clone, Debug)]
pub struct SmithyInput {
    /// The model.
    pub model: ModelFiles,
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
    /// Modules with the types of all other shapes that the input does not name.
    pub external_modules: Vec<ExternalModule>,
    /// Derives to add to every structure, union and enum.
    pub derives: Vec<TokenStream>,
    /// Attributes and derives of some types, fields and variants.
    pub attributes: Vec<AttributeEntry>,
    /// The absolute IDs of the shapes whose `@pattern` is not checked. A member is `namespace#Name$member`.
    pub pattern_off: Vec<Name>,
    /// Whether to generate functions that validate literals of members at compile time.
    pub literals: bool,
    /// The path of the runtime, if it is not `::shapesmith`.
    pub runtime: Option<TokenStream>,
    /// Whether to report constraints that no value satisfies, so that none can be made for tests.
    pub arbitrary: bool,
    /// How help names these options.
    pub syntax: Syntax,
}

/// A model file, or a folder of model files.
#[derive(Clone, Debug)]
pub struct ModelFile {
    /// The path for messages: as written by the user, with the values of environment variables.
    pub name: String,
    /// The same path, as the user has composed it.
    pub parts: Vec<PathPart>,
    /// The path to read.
    pub path: PathBuf,
    /// The folder that the path is relative to.
    pub base: PathBuf,
    /// The user's token.
    pub span: Span,
}

/// A part of the path of a model.
#[derive(Clone, Debug)]
pub enum PathPart {
    /// A literal.
    Text(String),
    /// An environment variable.
    Variable {
        /// Its name.
        name: String,
        /// Its value, when the macro runs.
        value: String,
    },
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

/// A module whose types are used instead of generating them: `module::*`.
#[derive(Clone, Debug)]
pub struct ExternalModule {
    /// The namespace of the shapes, if it is not for all of them.
    pub namespace: Option<Name>,
    /// The path of the module.
    pub path: TokenStream,
}

impl ExternalModule {
    /// Whether it is for a shape with this absolute ID.
    #[must_use]
    pub fn is_for(&self, id: &str) -> bool {
        let namespace = id.split_once('#').map(|(namespace, _)| namespace);
        (self.namespace.as_ref()).is_none_or(|wanted| Some(&*wanted.text) == namespace)
    }
}

/// The optionality rules: which members of a structure are optional.
///
/// [`Builder`](crate::Builder) has an example.
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
    pub fn new(model: impl Into<ModelFiles>) -> Self {
        SmithyInput {
            model: model.into(),
            shapes: None,
            operations: None,
            service: None,
            members: None,
            nullability: Nullability::Client,
            docs: true,
            renames: Vec::new(),
            external: Vec::new(),
            external_modules: Vec::new(),
            derives: Vec::new(),
            attributes: Vec::new(),
            pattern_off: Vec::new(),
            literals: false,
            runtime: None,
            arbitrary: false,
            syntax: Syntax::Macro,
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
        ModelFile::of_parts(vec![PathPart::Text(name.into())], base, span)
    }

    /// The file whose name is composed of `parts`, relative to the folder `base`.
    #[must_use]
    pub fn of_parts(parts: Vec<PathPart>, base: &Path, span: Span) -> Self {
        let texts = parts.iter().map(|part| match part {
            PathPart::Text(text) | PathPart::Variable { value: text, .. } => &**text,
        });
        let name: String = texts.collect();
        ModelFile {
            path: base.join(&name),
            name,
            parts,
            base: base.to_owned(),
            span,
        }
    }

    /// Returns the text of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is not a regular file, is larger than `MAX_MODEL`, or is not
    /// UTF-8. A folder [is listed](ModelFiles::listed) instead.
    pub fn read(&self) -> Result<String, Diagnostic> {
        let name = &self.name;
        let wrong = |what: &str| Diagnostic::new(self.span, format!("model `{name}` {what}"));
        let unreadable = |error: std::io::Error| {
            let message = format!("cannot read model `{name}`: {error}");
            let problem = Diagnostic::new(self.span, message);
            if error.kind() == std::io::ErrorKind::NotFound {
                problem.help(missing_file::help(name, &self.base))
            } else if self.base.as_os_str().is_empty() {
                // The command has no base.
                problem
            } else {
                problem.help("the path is relative to the folder of `Cargo.toml`")
            }
        };
        let facts = std::fs::metadata(&self.path).map_err(unreadable)?;
        if facts.is_dir() {
            let problem = if name.is_empty() {
                wrong("is not a path")
            } else {
                wrong("is a folder, expected a file")
            };
            return Err(problem.help(missing_file::of_directory(name, &self.path)));
        }
        // A device or a pipe can be endless.
        if !facts.is_file() {
            return Err(wrong("is not a regular file")
                .help("name a Smithy model: a `.smithy` file, or a JSON AST"));
        }
        if facts.len() > MAX_MODEL {
            let what = format!(
                "has {} bytes, which exceeds the maximum of {MAX_MODEL}",
                facts.len()
            );
            return Err(wrong(&what).help("split it by service"));
        }
        let bytes = std::fs::read(&self.path).map_err(unreadable)?;
        self.decode(bytes)
    }

    /// Reads the text from a stream in place of the file, such as standard input, which can be endless.
    ///
    /// # Errors
    ///
    /// Returns an error if the stream cannot be read, is longer than `MAX_MODEL`, or is not UTF-8.
    #[cfg(feature = "inspect")]
    pub fn read_from(&self, stream: impl std::io::Read) -> Result<String, Diagnostic> {
        use std::io::Read as _;
        let name = &self.name;
        let wrong = |message| Diagnostic::new(self.span, message);
        let mut bytes = Vec::new();
        (stream.take(MAX_MODEL + 1).read_to_end(&mut bytes))
            .map_err(|error| wrong(format!("cannot read {name}: {error}")))?;
        if bytes.len() as u64 > MAX_MODEL {
            let message = format!("model `{name}` exceeds the maximum of {MAX_MODEL} bytes");
            return Err(wrong(message).help("split it by service"));
        }
        self.decode(bytes)
    }

    fn decode(&self, bytes: Vec<u8>) -> Result<String, Diagnostic> {
        file_format::text(bytes).map_err(|Foreign { what, help }| {
            let message = format!("model `{}` {what}", self.name);
            Diagnostic::new(self.span, message).help(help)
        })
    }
}
