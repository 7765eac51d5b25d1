//! `shapesmith expand`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use proc_macro2::Span;
use serde::Serialize;
use shapesmith_codegen::{Builder, ModelFile, ModelFiles, Nullability, Syntax};

use crate::failure::Failure;
use crate::input;
use crate::item::Item;
use crate::names::Names;
use crate::output::report::Report;
use crate::output::{Format, Output};
use crate::up_to_date;

/// Generate Rust code that compiles without the macro
///
/// The code is what `smithy!` generates for the same arguments, formatted, for a file that is a module of your crate.
/// The crate depends on `shapesmith` in the version of this command; the feature `macros` can be off. A comment at the
/// top of the file contains the command that generates it.
///
/// With `--check`, nothing is written: the exit code is 1 if the file is not what the command would write.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "shapesmith expand [OPTIONS] <MODEL>... [--shapes <NAMES>] [--operations <NAMES>]",
    after_help = "\
Examples:
  $ shapesmith expand model/cognito-identity-provider.json --shapes UpdateUserPoolClientRequest -o src/cognito.rs
  $ shapesmith expand model/cognito-identity-provider.json --shapes UpdateUserPoolClientRequest -o src/cognito.rs --check"
)]
#[allow(clippy::struct_excessive_bools)] // independent options
pub struct Arguments {
    /// Files of the model, in Smithy IDL or JSON ASTs, or folders of files. `-` is standard input
    #[arg(value_name = "MODEL")]
    files: Vec<String>,
    #[command(flatten)]
    names: Names,
    /// File to write, if it changes. `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Do not write files, but exit with 1 if one is not up to date
    #[arg(long)]
    check: bool,
    /// Treat each file as a separate model, and write a file for each to `--out-dir`
    ///
    /// Options that name shapes apply to the models that contain these; a shape that no model contains is an error. If a
    /// model has errors, the files of the others are still written, and the exit code is 2.
    #[arg(long, requires = "out_dir", conflicts_with = "output")]
    each: bool,
    /// Folder for the files of `--each`
    #[arg(long, value_name = "DIR", requires = "each")]
    out_dir: Option<PathBuf>,
    #[command(flatten)]
    code: Code,
}

/// The other arguments of `smithy!`.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Code")]
#[allow(clippy::struct_excessive_bools)] // independent options
struct Code {
    /// Service of the operations, if the model has several
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// Rules that decide which fields are an `Option`
    #[arg(long, value_name = "RULES", default_value = "client")]
    nullability: Rules,
    /// Leave out the documentation
    #[arg(long)]
    no_docs: bool,
    /// Give the type of a shape another name: `namespace#Name=NewName`
    #[arg(long, value_name = "ID=NAME", value_delimiter = ',', value_parser = Item::text())]
    rename: Vec<String>,
    /// Use an existing type for a shape: `namespace#Name=crate::path::Type`
    ///
    /// `namespace#*=crate::module::*` uses the types of a module for all other shapes of a namespace, and
    /// `crate::module::*` for all other shapes.
    #[arg(long, value_name = "ID=PATH", value_delimiter = ',', value_parser = Item::text())]
    external: Vec<String>,
    /// Derives for every structure, union and enum
    #[arg(long, value_name = "PATHS", value_delimiter = ',', value_parser = Item::text())]
    derive: Vec<String>,
    /// Attributes of a kind of types, fields or variants, or of a shape or member: `structures=#[derive(Default)]`
    #[arg(long, value_name = "KIND=ATTRIBUTES", alias = "attributes")]
    attribute: Vec<String>,
    /// Generate functions that check literals at compile time
    #[arg(long)]
    literals: bool,
    /// Report constraints that no value satisfies
    #[arg(long)]
    arbitrary: bool,
    /// Do not check the patterns of these shapes and members: `namespace#Name`, `namespace#Name$member`
    #[arg(long, value_name = "IDS", value_delimiter = ',', value_parser = Item::text())]
    pattern_off: Vec<String>,
    /// Path of the runtime, if it is not `::shapesmith`
    #[arg(long = "crate", value_name = "PATH")]
    runtime: Option<String>,
    /// Features of `shapesmith` that the code may call: `serde`, `http`, `bignum`, `backreference`
    ///
    /// By default these are `serde` and the ones that the code needs: `http` if operations are named, `bignum` and
    /// `backreference` if a shape requires them. The comment at the top of the file and errors of the compiler name
    /// them. Without `http`, operations are left out, and only their inputs, outputs and errors are generated.
    #[arg(long, value_name = "FEATURES", value_delimiter = ',', num_args = 0.., value_parser = Item::text())]
    features: Option<Vec<String>>,
    /// Write absolute paths in place of `use` lines, for a file that is included beside other items
    #[arg(long)]
    no_imports: bool,
}

/// Which members are optional.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rules {
    /// For clients, whose model can be older than that of the service
    Client,
    /// For servers, which own the model
    Server,
}

impl From<Rules> for Nullability {
    fn from(rules: Rules) -> Self {
        match rules {
            Rules::Client => Nullability::Client,
            Rules::Server => Nullability::Server,
        }
    }
}

/// The output of `--format json`.
#[derive(Serialize)]
struct Summary {
    files: Vec<FileSummary>,
}

#[derive(Serialize)]
struct FileSummary {
    /// The file; left out for standard output.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<PathBuf>,
    /// Whether the file is or was up to date.
    up_to_date: bool,
    /// Its size, in bytes.
    bytes: usize,
    /// The code, if it is in no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
}

/// Runs the command.
///
/// # Errors
///
/// The arguments are wrong, a model cannot be read or has errors, or a file cannot be written.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let (names, files) = arguments.names.with_files(&arguments.files)?;
    if let Some(file) = &arguments.output {
        up_to_date::no_input(file, &files)?;
    }
    let builder = arguments.code.builder()?;
    let builder = builder
        .shapes(&names.shapes)
        .operations(&names.operations)
        .header(header());
    let mut written = Written {
        output,
        check: arguments.check,
        summaries: Vec::new(),
        reports: Vec::new(),
        has_failed: false,
    };
    if let Some(folder) = &arguments.out_dir {
        let targets = targets(&files, folder)?;
        let total = targets.len();
        let mut found = HashSet::new();
        for (done, (file, target)) in targets.iter().enumerate() {
            written.output.stage("generating code");
            written.output.done(done, total);
            let text = arguments.code.generate_each(&builder, file, &mut found);
            let result = text.and_then(|text| written.file(Some(target), &text));
            if let Err(failure) = result {
                written.reports.extend(failure.reports());
                written.has_failed = true;
            }
        }
        if !written.has_failed {
            arguments.code.check_found(&found)?;
        }
    } else {
        written.output.stage("generating code");
        let builder = arguments.code.with_shapes(builder, &mut |_| true)?;
        let text = generate(builder, &files)?;
        written.file(arguments.output.as_deref(), &text)?;
    }
    written.finish()
}

impl Code {
    /// A builder with these options.
    fn builder(&self) -> Result<Builder, Failure> {
        let mut builder = Builder::new()
            .base_dir("")
            .syntax(Syntax::Command)
            .imports(!self.no_imports)
            .nullability(self.nullability.into())
            .docs(!self.no_docs)
            .derive(&self.derive)
            .literals(self.literals)
            .arbitrary(self.arbitrary);
        if let Some(service) = &self.service {
            builder = builder.service(service);
        }
        if let Some(path) = &self.runtime {
            builder = builder.crate_path(path);
        }
        if let Some(features) = &self.features {
            builder = builder.features(features);
        }
        for entry in &self.attribute {
            let (target, text) = pair(entry, "--attribute", "structures=#[derive(Default)]")?;
            builder = builder.attribute(target, text);
        }
        Ok(builder)
    }

    /// The builder, with the options that name shapes: those that the `wanted` function takes.
    fn with_shapes(
        &self,
        mut builder: Builder,
        is_wanted: &mut dyn FnMut(&str) -> bool,
    ) -> Result<Builder, Failure> {
        builder = builder.pattern_off(self.pattern_off.iter().filter(|id| is_wanted(id)));
        for entry in &self.rename {
            let (id, name) = pair(entry, "--rename", "namespace#Name=NewName")?;
            if is_wanted(id) {
                builder = builder.rename(id, name);
            }
        }
        for entry in &self.external {
            if entry.ends_with("::*") && !entry.contains('=') {
                builder = builder.external("*", entry);
                continue;
            }
            let (id, path) = pair(entry, "--external", "namespace#Name=crate::path::Type")?;
            if is_wanted(id) {
                builder = builder.external(id, path);
            }
        }
        Ok(builder)
    }

    /// Generates the code of one model of several, which need not have all shapes that the options name.
    /// Adds the IDs of the options that the model has to those that were `found`.
    fn generate_each(
        &self,
        builder: &Builder,
        file: &str,
        found: &mut HashSet<String>,
    ) -> Result<String, Failure> {
        let read = input::read(file)?;
        let mut is_there = |id: &str| {
            let shape = id.split('$').next().unwrap_or_default();
            let namespace = shape.strip_suffix("#*");
            let part = namespace.map_or_else(
                || format!("\"{shape}\""),
                |namespace| format!("\"{namespace}#"),
            );
            let is_there = read.text.contains(&part);
            if is_there && !found.contains(id) {
                found.insert(id.to_owned());
            }
            is_there
        };
        let builder = self.with_shapes(builder.clone(), &mut is_there)?;
        let text = builder.model_text(read.name, read.text).generate();
        text.map_err(|error| failure(&error))
    }

    /// Checks that some model has each shape that the options name.
    fn check_found(&self, found: &HashSet<String>) -> Result<(), Failure> {
        let mut problem = None;
        let _ = self.with_shapes(Builder::new(), &mut |id| {
            if !found.contains(id) && problem.is_none() {
                let message = format!("no shape `{id}` in the models, but an option names it");
                problem = Some(Failure::new(message));
            }
            false
        })?;
        problem.map_or(Ok(()), Err)
    }
}

/// The text before and after the first `=`.
fn pair<'e>(entry: &'e str, option: &str, example: &str) -> Result<(&'e str, &'e str), Failure> {
    entry.split_once('=').ok_or_else(|| {
        let message = format!("`{option}`: expected `=` in `{entry}`");
        Failure::with_help(message, format!("write `{option} '{example}'`"))
    })
}

/// Generates the code of a model.
fn generate(mut builder: Builder, files: &[String]) -> Result<String, Failure> {
    for read in input::read_all(files)? {
        builder = builder.model_text(read.name, read.text);
    }
    builder.generate().map_err(|error| failure(&error))
}

fn failure(error: &shapesmith_codegen::Error) -> Failure {
    match error.diagnostics() {
        [] => Failure::new(error.to_string()),
        errors => Failure::from(errors.to_vec()),
    }
}

/// The target file for each model, with `--each`.
fn targets(files: &[String], folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let file = |name: &String| ModelFile::new(name, Path::new(""), Span::call_site());
    let files = ModelFiles(files.iter().map(file).collect()).listed()?;
    let mut targets: Vec<(String, PathBuf)> = Vec::new();
    for ModelFile { name: file, .. } in files.0 {
        let name = Path::new(&file).file_name();
        let name = name.map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|_| file != "-") else {
            let message = format!("`--each` cannot derive a file name from `{file}`");
            return Err(Failure::new(message));
        };
        let end = name.find('.').filter(|end| *end > 0);
        let target = folder.join(format!("{}.rs", &name[..end.unwrap_or(name.len())]));
        if let Some((other, _)) = targets.iter().find(|(_, known)| *known == target) {
            let target = target.display();
            let message = format!("`--each` would write both `{other}` and `{file}` to `{target}`");
            return Err(Failure::new(message));
        }
        targets.push((file, target));
    }
    Ok(targets)
}

/// The files that were written.
struct Written<'o> {
    output: &'o mut Output,
    check: bool,
    summaries: Vec<FileSummary>,
    /// Files that are not up to date, and what has failed for a model of several.
    reports: Vec<Report>,
    /// Whether a model of several has errors, or its file cannot be written.
    has_failed: bool,
}

impl Written<'_> {
    /// Writes or checks a file.
    fn file(&mut self, file: Option<&Path>, text: &str) -> Result<(), Failure> {
        let Some(file) = file.filter(|file| *file != Path::new("-")) else {
            if self.check {
                return Err(Failure::new("`--check` needs a file: `--output <FILE>`"));
            }
            if self.output.format != Format::Json {
                return self.output.text(text);
            }
            self.summaries.push(FileSummary {
                file: None,
                up_to_date: false,
                bytes: text.len(),
                code: Some(text.to_owned()),
            });
            return Ok(());
        };
        let up_to_date = if self.check {
            let expected = with_header_of(file, text);
            match up_to_date::check(file, &expected, &command())? {
                None => true,
                Some(drift) => {
                    self.reports.push(drift);
                    false
                }
            }
        } else {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder).map_err(|error| {
                    Failure::new(format!("cannot create `{}`: {error}", folder.display()))
                })?;
            }
            !up_to_date::write(file, text)?
        };
        self.summaries.push(FileSummary {
            file: Some(file.to_owned()),
            up_to_date,
            bytes: text.len(),
            code: None,
        });
        Ok(())
    }

    /// Reports what has been written, once: standard error of `--format json` is one object.
    fn finish(self) -> Result<ExitCode, Failure> {
        if !self.reports.is_empty() {
            self.output.report(&self.reports);
        }
        if self.output.format == Format::Json {
            let files = self.summaries;
            self.output.json(&Summary { files })?;
        }
        let is_up_to_date = self.reports.is_empty();
        Ok(ExitCode::from(match (self.has_failed, is_up_to_date) {
            (true, _) => 2,
            (false, true) => 0,
            (false, false) => 1,
        }))
    }
}

/// The comment at the top of a file.
fn header() -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "Generated by shapesmith {version}. Do not edit. This command makes it again:\n\n    {}",
        command()
    )
}

/// The text with the comment that a file has at its top: the same code can be made with arguments in another order.
fn with_header_of(file: &Path, text: &str) -> String {
    let end = |text: &str| {
        text.find("\n\n")
            .filter(|_| text.starts_with("// Generated by"))
    };
    let found = fs::read_to_string(file).unwrap_or_default();
    match (end(&found), end(text)) {
        (Some(of_found), Some(of_text)) => [&found[..of_found], &text[of_text..]].concat(),
        _ => text.to_owned(),
    }
}

/// The command that writes the file, as the user has written it, without options that do not change the file.
fn command() -> String {
    up_to_date::command(&["--check"], &["--format", "--color", "--progress"])
}
