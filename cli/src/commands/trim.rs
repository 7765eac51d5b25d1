//! `shapesmith trim`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use proc_macro2::Span;
use serde::Serialize;
use shapesmith_codegen::inspect::{self, Files, Model};
use shapesmith_codegen::{ModelFile, ModelFiles, ModelText, Name, SmithyInput, Syntax};

use crate::failure::Failure;
use crate::input;
use crate::names::Names;
use crate::output::report::{Report, Severity};
use crate::output::{Format, Output};
use crate::up_to_date;

/// Write a smaller model that has only what the named shapes and operations need
///
/// The result is a JSON AST with the named shapes and operations and all that they refer to, to keep in your
/// repository in place of the whole model. The macro generates the same code from both.
///
/// Left out are other shapes, metadata, examples, rules for endpoints, waiters, tests, the identifiers and properties
/// of resources, and traits for other tools. `--docs` shortens or removes the documentation, which
/// makes up most of the rest.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "shapesmith trim [OPTIONS] <MODEL>... [--operations <NAMES>] [--shapes <NAMES>]",
    after_help = "\
Example:
  $ shapesmith trim cognito-identity-provider.json --operations UpdateUserPoolClient -o model/cognito.json"
)]
pub struct Arguments {
    /// Files of the model, in Smithy IDL or JSON ASTs, or folders of files. `-` is standard input
    #[arg(value_name = "MODEL")]
    files: Vec<String>,
    #[command(flatten)]
    names: Names,
    /// Service of the operations, if the model has several
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// What to keep of the documentation
    #[arg(long, value_name = "DOCS", default_value = "keep")]
    docs: Docs,
    /// File to write, if it changes. `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Do not write the file, but exit with 1 if it is not up to date
    #[arg(long, requires = "output")]
    check: bool,
}

/// The part of the documentation that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Docs {
    /// All of it
    Keep,
    /// The first sentence of each text, as Markdown
    FirstSentence,
    /// None
    None,
}

impl From<Docs> for inspect::Docs {
    fn from(docs: Docs) -> Self {
        match docs {
            Docs::Keep => inspect::Docs::Keep,
            Docs::FirstSentence => inspect::Docs::FirstSentence,
            Docs::None => inspect::Docs::None,
        }
    }
}

/// The output of `--format json` for a file.
#[derive(Serialize)]
struct Summary<'s> {
    /// The file.
    file: &'s Path,
    /// Whether the file is or was up to date.
    up_to_date: bool,
    /// Its size, in bytes.
    bytes: usize,
    /// The size of the files of the whole model, in bytes.
    whole: usize,
}

/// Runs the command.
///
/// # Errors
///
/// The model cannot be read or trimmed, or the file cannot be written.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let (names, files) = arguments.names.with_files(&arguments.files)?;
    let texts = input::read_all(&files)?;
    let sources = Files::new(&texts);
    let model = Model::scan(&sources)?;
    let file = |text: &ModelText| ModelFile::new(&*text.name, Path::new(""), text.span);
    let mut request = SmithyInput::new(ModelFiles(texts.iter().map(file).collect()));
    request.syntax = Syntax::Command;
    request.shapes = names.shapes();
    request.operations = names.operations();
    request.service = arguments.service.as_ref().map(|service| Name {
        text: service.clone(),
        span: Span::call_site(),
    });
    let trimmed = model.trim(&request, arguments.docs.into())?;
    if !trimmed.token_operations.is_empty() {
        output.report(&[for_tokens(&trimmed.token_operations)]);
    }
    let to_file = arguments.output.as_deref();
    let Some(file) = to_file.filter(|file| *file != Path::new("-")) else {
        if arguments.check {
            return Err(Failure::new("`--check` needs a file: `--output <FILE>`"));
        }
        output.data(&trimmed.text)?;
        return Ok(ExitCode::SUCCESS);
    };
    up_to_date::is_for_json(file)?;
    let (up_to_date, code) = if arguments.check {
        let command = up_to_date::command(&["--check"], &[]);
        match up_to_date::check(file, &trimmed.text, &command)? {
            None => (true, 0),
            Some(drift) => {
                output.report(&[drift]);
                (false, 1)
            }
        }
    } else {
        (!up_to_date::write(file, &trimmed.text)?, 0)
    };
    if output.format == Format::Json {
        output.json(&Summary {
            file,
            up_to_date,
            bytes: trimmed.text.len(),
            whole: texts.iter().map(|file| file.text.len()).sum(),
        })?;
    }
    Ok(ExitCode::from(code))
}

/// The note on operations that are left without being named.
fn for_tokens(operations: &[String]) -> Report {
    let names: Vec<String> = operations.iter().map(|id| format!("`{id}`")).collect();
    let names = names.join(", ");
    let message = match operations {
        [_] => format!("the operation {names} is kept, since its input has an idempotency token"),
        _ => format!("the operations {names} are kept, since their inputs have idempotency tokens"),
    };
    Report::new(Severity::Note, message)
}
