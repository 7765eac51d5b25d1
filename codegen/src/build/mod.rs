//! Code generation ahead of time: in build scripts, and by the command `shapesmith`.

mod error;
mod file;
mod items;
mod options;
mod output;
mod paths;
mod scope;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use proc_macro2::Span;

use crate::diagnostic::Diagnostic;
use crate::expand::runtime_path::protect;
use crate::input::{ModelFile, ModelFiles, ModelText, Nullability, SmithyInput, Syntax};
use crate::pipeline;
pub use error::Error;
use options::External;

/// Generates Rust code in a build script.
///
/// `Cargo.toml` has the runtime without the macros, and the generator for the build script, in the same version:
///
/// ```toml
/// [dependencies]
/// shapesmith = { version = "0.1.0", default-features = false, features = ["serde"] }
///
/// [build-dependencies]
/// shapesmith-codegen = "0.1.0"
/// ```
///
/// `build.rs` generates the code:
///
/// ```no_run
/// fn main() -> Result<(), shapesmith_codegen::Error> {
///     shapesmith_codegen::Builder::new()
///         .model("model/cognito-identity-provider.json")
///         .shapes(["UpdateUserPoolClientRequest"])
///         .compile()
/// }
/// ```
///
/// And the crate includes it, in a module of its own or beside other items:
///
/// ```ignore
/// mod cognito {
///     include!(concat!(env!("OUT_DIR"), "/cognito-identity-provider.rs"));
/// }
/// ```
///
/// The code is what `smithy!` expands to, with the same API. It needs neither the macro nor the model when it is
/// compiled. The options are the arguments of `smithy!`, which its documentation describes.
///
/// # Features
///
/// The code is for a runtime with certain features. By default these are `serde` and the ones that the code needs:
/// `http` if operations are named, `bignum` and `backreference` if a shape requires them.
/// [`features`](Builder::features) restricts them. If the runtime lacks one that the code needs, the compiler reports
/// an error that names it. All other features of the runtime, such as `arbitrary`, need no option.
///
/// # When the build script runs again
///
/// [`compile`](Builder::compile) prints `cargo::rerun-if-changed` for each file and folder of the model. So cargo runs
/// the build script again if one of these changes, or if the script itself changes, but for no other file.
///
/// It reads only the environment variables `OUT_DIR` and `CARGO_MANIFEST_DIR`, which cargo sets. Paths and options are
/// taken as they are, without variables in them. So there is no `cargo::rerun-if-env-changed`. A script
/// that takes a path from a variable prints one itself:
///
/// ```no_run
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     println!("cargo::rerun-if-env-changed=MODEL");
///     let model = std::env::var("MODEL")?;
///     let builder = shapesmith_codegen::Builder::new().model(model).file_name("model.rs");
///     builder.all_shapes().compile()?;
///     Ok(())
/// }
/// ```
///
/// # Options
///
/// Most options are arguments of `smithy!`. [`generate`](Builder::generate) returns the code, instead of writing it:
///
/// ```
/// use shapesmith_codegen::{Builder, Nullability};
///
/// let model = r#"
///     $version: "2.0"
///     namespace shop
///
///     structure Order {
///         @required
///         id: OrderId
///         lines: Lines
///     }
///     @pattern("^[0-9]+$")
///     string OrderId
///     list Lines { member: Line }
///     structure Line { article: String }
/// "#;
/// let code = Builder::new()
///     .model_text("shop.smithy", model)
///     .shapes(["Order"])
///     .nullability(Nullability::Server)
///     .rename("shop#Order", "Purchase")
///     .external("shop#Line", "crate::Line")
///     .pattern_off(["shop#OrderId"])
///     .derive(["zeroize::Zeroize"])
///     .attribute("structures", "#[derive(zeroize::ZeroizeOnDrop)]")
///     .docs(false)
///     .literals(true)
///     .arbitrary(true)
///     .crate_path("crate::reexported::shapesmith")
///     .features(["serde"])
///     .header("The types of the shop.")
///     .imports(true)
///     .generate()?;
/// assert!(code.starts_with("// The types of the shop."));
/// assert!(code.contains("pub struct Purchase"));
/// # Ok::<(), shapesmith_codegen::Error>(())
/// ```
///
/// A model of several files, and its operations:
///
/// ```no_run
/// # fn main() -> Result<(), shapesmith_codegen::Error> {
/// shapesmith_codegen::Builder::new()
///     .base_dir("..")
///     .models(["model/main.smithy", "model/common.smithy"])
///     .service("Shop")
///     .operations(["GetOrder", "PutOrder"])
///     .out_dir("src/generated")
///     .file_name("shop.rs")
///     .compile()
/// # }
/// ```
///
/// All operations of a folder of files:
///
/// ```no_run
/// # fn main() -> Result<(), shapesmith_codegen::Error> {
/// shapesmith_codegen::Builder::new().model("model").file_name("shop.rs").all_operations().compile()
/// # }
/// ```
#[allow(clippy::struct_excessive_bools)] // independent options
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `compile` or `generate` is called"]
pub struct Builder {
    models: Vec<PathBuf>,
    texts: Vec<(String, String)>,
    shapes: Vec<String>,
    operations: Vec<String>,
    service: Option<String>,
    nullability: Nullability,
    docs: bool,
    renames: Vec<(String, String)>,
    externals: Vec<(String, String)>,
    derives: Vec<String>,
    attributes: Vec<(String, String)>,
    pattern_off: Vec<String>,
    literals: bool,
    arbitrary: bool,
    syntax: Syntax,
    runtime: Option<String>,
    features: Option<Vec<String>>,
    imports: bool,
    header: Option<String>,
    base: Option<PathBuf>,
    out_dir: Option<PathBuf>,
    file_name: Option<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Builder::new()
    }
}

impl Builder {
    /// A builder without a model, with the default options.
    pub fn new() -> Self {
        Builder {
            models: Vec::new(),
            texts: Vec::new(),
            shapes: Vec::new(),
            operations: Vec::new(),
            service: None,
            nullability: Nullability::default(),
            docs: true,
            renames: Vec::new(),
            externals: Vec::new(),
            derives: Vec::new(),
            attributes: Vec::new(),
            pattern_off: Vec::new(),
            literals: false,
            arbitrary: false,
            runtime: None,
            features: None,
            imports: false,
            header: None,
            base: None,
            out_dir: None,
            file_name: None,
            syntax: Syntax::Methods,
        }
    }

    /// Sets how help names options.
    #[doc(hidden)]
    pub fn syntax(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// Adds a file of the model, in Smithy IDL (`.smithy`) or a JSON AST (`.json`), or a folder of files. The files are one
    /// model. A relative path is relative to the folder of `Cargo.toml`.
    pub fn model(mut self, path: impl AsRef<Path>) -> Self {
        self.models.push(path.as_ref().to_owned());
        self
    }

    /// Adds files and folders of the model.
    pub fn models<P: AsRef<Path>>(mut self, paths: impl IntoIterator<Item = P>) -> Self {
        let paths = paths.into_iter().map(|path| path.as_ref().to_owned());
        self.models.extend(paths);
        self
    }

    /// Adds a text of the model, and its name in errors, in place of a file.
    pub fn model_text(mut self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.texts.push((name.into(), text.into()));
        self
    }

    /// Sets the folder that paths of models are relative to. The default is the environment variable
    /// `CARGO_MANIFEST_DIR`, the folder of `Cargo.toml`.
    pub fn base_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.base = Some(folder.into());
        self
    }

    /// Adds shapes: `Name`, or `namespace#Name`. `"*"` selects all of them.
    pub fn shapes<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.shapes.extend(names.into_iter().map(Into::into));
        self
    }

    /// Generates all shapes, like `shapes(["*"])`.
    pub fn all_shapes(mut self) -> Self {
        self.shapes = vec!["*".to_owned()];
        self
    }

    /// Adds operations, with their inputs, outputs and errors. `"*"` is all of the services.
    pub fn operations<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.operations.extend(names.into_iter().map(Into::into));
        self
    }

    /// Generates all operations, like `operations(["*"])`.
    pub fn all_operations(mut self) -> Self {
        self.operations = vec!["*".to_owned()];
        self
    }

    /// Sets the service at which the operations are called, if the model has several.
    pub fn service(mut self, name: impl Into<String>) -> Self {
        self.service = Some(name.into());
        self
    }

    /// Sets which members are optional. The default is [`Nullability::Client`].
    pub fn nullability(mut self, nullability: Nullability) -> Self {
        self.nullability = nullability;
        self
    }

    /// Sets whether the rustdoc has the documentation of the model. The default is `true`.
    pub fn docs(mut self, docs: bool) -> Self {
        self.docs = docs;
        self
    }

    /// Gives the type of a shape, by its absolute ID, another name.
    pub fn rename(mut self, id: impl Into<String>, new_name: impl Into<String>) -> Self {
        self.renames.push((id.into(), new_name.into()));
        self
    }

    /// Uses an existing type for a shape: `external("namespace#Name", "crate::path::Type")`.
    ///
    /// `external("namespace#*", "crate::module::*")` uses the types of a module for all other shapes of a namespace,
    /// and `external("*", "crate::module::*")` for all other shapes.
    pub fn external(mut self, id: impl Into<String>, path: impl Into<String>) -> Self {
        self.externals.push((id.into(), path.into()));
        self
    }

    /// Adds derives to every structure, union and enum.
    pub fn derive<S: Into<String>>(mut self, paths: impl IntoIterator<Item = S>) -> Self {
        self.derives.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Adds attributes to a kind of types, fields or variants, such as `structures`, or to a shape or member by its
    /// absolute ID: `attribute("structures", "#[derive(Default)]")`.
    pub fn attribute(mut self, target: impl Into<String>, attributes: impl Into<String>) -> Self {
        self.attributes.push((target.into(), attributes.into()));
        self
    }

    /// Does not check the patterns of these shapes and members, by their absolute IDs.
    pub fn pattern_off<S: Into<String>>(mut self, ids: impl IntoIterator<Item = S>) -> Self {
        self.pattern_off.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Sets whether there are functions that check literals at compile time. The default is `false`.
    pub fn literals(mut self, literals: bool) -> Self {
        self.literals = literals;
        self
    }

    /// Sets whether constraints that no value satisfies are errors. The default is `false`.
    pub fn arbitrary(mut self, arbitrary: bool) -> Self {
        self.arbitrary = arbitrary;
        self
    }

    /// Sets the path of the runtime, the argument `crate` of `smithy!`. The default is `::shapesmith`.
    pub fn crate_path(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// Sets the features of the runtime that the code may call: `serde`, `http`, `bignum` and `backreference`.
    ///
    /// A shape that requires another one is an error. Without `http`, operations are left out, and only their inputs,
    /// outputs and errors are generated.
    pub fn features<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.features = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Sets whether the code has `use` lines at its top, for a file that is a module of its own. The default is
    /// `false`: the file can be included beside other items.
    ///
    /// A file with `use` lines relies on the prelude. Leave them out if the crate has `#![no_implicit_prelude]`.
    pub fn imports(mut self, imports: bool) -> Self {
        self.imports = imports;
        self
    }

    /// Sets the comment at the top of the file, without `//`. The default names the model.
    pub fn header(mut self, text: impl Into<String>) -> Self {
        self.header = Some(text.into());
        self
    }

    /// Sets the folder that the file is written to. The default is the environment variable `OUT_DIR`, which cargo sets
    /// for build scripts.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Sets the name of the file. The default is that of the first model, with the extension `rs`.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Generates the code, and writes it to a file, unless the file has it already. Makes cargo run the build script
    /// again if the model changes.
    ///
    /// # Errors
    ///
    /// An option is invalid, the model cannot be read or has errors, or the file cannot be written; or this process has
    /// already written other code into the file.
    pub fn compile(self) -> Result<(), Error> {
        let variables = ["OUT_DIR", "CARGO_MANIFEST_DIR"];
        let [out_dir, base] = variables.map(std::env::var_os);
        let base = self.base.clone().or(base.map(PathBuf::from));
        // First, so that the script runs again after an error. A folder is for new files in it.
        let base = base.unwrap_or_default();
        for model in &self.models {
            println!("cargo::rerun-if-changed={}", base.join(model).display());
        }
        for file in self.files().listed().into_iter().flat_map(|files| files.0) {
            if !self
                .models
                .iter()
                .any(|model| *model == Path::new(&file.name))
            {
                println!("cargo::rerun-if-changed={}", file.path.display());
            }
        }
        let Some(folder) = self.out_dir.clone().or(out_dir.map(PathBuf::from)) else {
            let message =
                "the environment variable `OUT_DIR` is not set, which cargo sets for build scripts";
            return Err(Error::new(format!("{message}; `out_dir` sets the folder")));
        };
        let path = folder.join(self.name_of_file()?);
        let text = self.generate()?;
        if output::replaces_other(&path, &text) {
            let message = format!("another `compile` has written `{}`", path.display());
            let help =
                "`file_name` sets the name of the file, which is that of the model by default";
            return Err(Error::new(format!("{message}\n  help: {help}")));
        }
        let what = format!("cannot write `{}`", path.display());
        output::write_if_changed(&path, &text).map_err(|error| Error::io(what, error))?;
        Ok(())
    }

    /// Generates the code, and returns it.
    ///
    /// # Errors
    ///
    /// An option is invalid, or the model cannot be read or has errors.
    pub fn generate(&self) -> Result<String, Error> {
        let input = self.input()?;
        let features = self.features.as_deref().map(options::features);
        let features = features.transpose()?;
        let mut texts = self.files().listed()?.read()?;
        texts.extend(self.texts.iter().map(|(name, text)| ModelText {
            name: name.clone(),
            text: text.clone(),
            span: Span::call_site(),
        }));
        let file = pipeline::generate_file(&input, &texts, features.as_deref())?;
        let names = input.model.0.iter().map(|file| format!("`{}`", file.name));
        let names: Vec<String> = names.collect();
        let header = self.header.clone().unwrap_or_else(|| {
            format!(
                "Generated by shapesmith {} from {}. Do not edit.",
                file::VERSION,
                names.join(", ")
            )
        });
        let style = file::Style {
            imports: self.imports,
            header: &header,
        };
        Ok(file::write(file, &input, &style))
    }

    /// The name of the file that is written.
    fn name_of_file(&self) -> Result<String, Error> {
        if let Some(name) = &self.file_name {
            return Ok(name.clone());
        }
        let text = self.texts.first().map(|(name, _)| Path::new(name));
        let model = self.models.first().map(PathBuf::as_path).or(text);
        let Some(model) = model else {
            return Err(Error::from(no_model()));
        };
        let Some(stem) = model.file_stem() else {
            let message = format!("cannot derive a file name from `{}`", model.display());
            return Err(Error::new(format!(
                "{message}\n  help: set one with `file_name`"
            )));
        };
        Ok(format!("{}.rs", stem.to_string_lossy()))
    }

    /// The input of the generator.
    fn input(&self) -> Result<SmithyInput, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let mut input = SmithyInput::new(self.all_files().map_err(|error| vec![error])?);
        let shapes = options::selection(&self.shapes, "shapes");
        let operations = options::selection(&self.operations, "operations");
        input.shapes = ok(shapes, &mut problems).flatten();
        input.operations = ok(operations, &mut problems).flatten();
        if self.shapes.is_empty() && self.operations.is_empty() {
            let problem = options::error("no shapes or operations are named");
            problems
                .push(problem.help("name some with `shapes` or `operations`, or use `*` for all"));
        }
        input.service = self.service.as_deref().map(options::name);
        input.nullability = self.nullability;
        input.docs = self.docs;
        input.literals = self.literals;
        input.arbitrary = self.arbitrary;
        input.syntax = self.syntax;
        input.pattern_off = self
            .pattern_off
            .iter()
            .map(|id| options::name(id))
            .collect();
        for (id, new) in &self.renames {
            let new = ok(options::new_name(id, new), &mut problems);
            input
                .renames
                .extend(new.map(|new| (options::name(id), new)));
        }
        for (id, path) in &self.externals {
            match ok(options::external(id, path), &mut problems) {
                Some(External::Type(id, path)) => input.external.push((id, path)),
                Some(External::Module(module)) => input.external_modules.push(module),
                None => {}
            }
        }
        input.derives = ok(options::derives(&self.derives), &mut problems).unwrap_or_default();
        for (target, text) in &self.attributes {
            let entry = ok(options::attributes(target, text), &mut problems);
            input.attributes.extend(entry);
        }
        if let Some(runtime) = &self.runtime {
            input.runtime = ok(options::runtime(runtime), &mut problems);
            // The user's own uses of the name are not the runtime's.
            for own in (input.external.iter_mut().map(|(_, path)| path))
                .chain(
                    input
                        .external_modules
                        .iter_mut()
                        .map(|module| &mut module.path),
                )
                .chain(&mut input.derives)
            {
                *own = protect(std::mem::take(own));
            }
        }
        if problems.is_empty() {
            Ok(input)
        } else {
            Err(problems)
        }
    }

    /// The files and folders of the model.
    fn files(&self) -> ModelFiles {
        let base = self.base.clone();
        let base = base.or_else(|| std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from));
        let base = base.unwrap_or_default();
        let file =
            |path: &PathBuf| ModelFile::new(path.to_string_lossy(), &base, Span::call_site());
        ModelFiles(self.models.iter().map(file).collect())
    }

    /// The files and the texts of the model.
    fn all_files(&self) -> Result<ModelFiles, Diagnostic> {
        let mut files = self.files();
        let names = self.texts.iter().map(|(name, _)| name);
        let texts = names.map(|name| ModelFile::new(name, Path::new(""), Span::call_site()));
        files.0.extend(texts);
        if files.0.is_empty() {
            return Err(no_model());
        }
        Ok(files)
    }
}

fn no_model() -> Diagnostic {
    options::error("no model is given").help("name one with `model(\"model/my-service.json\")`")
}

/// The value, or a problem.
fn ok<T>(result: Result<T, Diagnostic>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}
