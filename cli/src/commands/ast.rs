//! `shapesmith ast`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;
use shapesmith_codegen::ModelText;
use shapesmith_codegen::inspect::{AstOptions, Files, Model};

use crate::failure::Failure;
use crate::input::{self, Models};
use crate::output::{Format, Output};
use crate::up_to_date;

/// Convert a model to a single JSON AST
///
/// The files, in the IDL or as JSON ASTs, are merged and written as Smithy's own `smithy ast` writes them: in
/// Smithy 2.0, sorted, with the traits of `apply` statements on their shapes.
///
/// Whatever Smithy does not load is an error, such as a target that is in none of the files. Files of a dependency, which
/// the model refers to, are named with `--with`: they are loaded, but not written. Traits in the namespaces of Smithy and
/// AWS, such as `aws.protocols#restJson1`, need no file.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  $ shapesmith ast weather.smithy -o weather.json")]
pub struct Arguments {
    #[command(flatten)]
    models: Models,
    /// Files or folders that the model refers to, which are loaded and not written
    #[arg(long, value_name = "FILE")]
    with: Vec<String>,
    /// Remove mixins, and write what shapes have from them with each shape
    #[arg(long)]
    flatten: bool,
    /// Accept traits that are in none of the files
    #[arg(long)]
    allow_unknown_traits: bool,
    /// File to write, if it changes. `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Do not write the file, but exit with 1 if it is not up to date
    #[arg(long, requires = "output")]
    check: bool,
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
}

/// Runs the command.
///
/// # Errors
///
/// The model cannot be read, Smithy does not load it, or the file cannot be written.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let names: Vec<String> = (arguments.models.models.iter())
        .chain(&arguments.with)
        .cloned()
        .collect();
    let is_stdin = |name: &&String| *name == "-";
    if names.iter().filter(is_stdin).count() > 1 {
        return Err(Failure::new("standard input can only be read once"));
    }
    let to_file = arguments.output.as_deref();
    let to_file = to_file.filter(|file| *file != Path::new("-"));
    if let Some(file) = to_file {
        up_to_date::is_for_json(file)?;
        if !arguments.check {
            up_to_date::no_input(file, &names)?;
        }
    }
    let text = ast(arguments)?;
    let Some(file) = to_file else {
        if arguments.check {
            return Err(Failure::new("`--check` needs a file: `--output <FILE>`"));
        }
        output.data(&text)?;
        return Ok(ExitCode::SUCCESS);
    };
    let (up_to_date, code) = if arguments.check {
        let command = up_to_date::command(&["--check"], &[]);
        match up_to_date::check(file, &text, &command)? {
            None => (true, 0),
            Some(drift) => {
                output.report(&[drift]);
                (false, 1)
            }
        }
    } else {
        (!up_to_date::write(file, &text)?, 0)
    };
    if output.format == Format::Json {
        output.json(&Summary {
            file,
            up_to_date,
            bytes: text.len(),
        })?;
    }
    Ok(ExitCode::from(code))
}

/// The JSON AST.
fn ast(arguments: &Arguments) -> Result<String, Failure> {
    let mut texts = arguments.models.read()?;
    let dependencies = input::read_all(&arguments.with)?;
    texts.extend(dependencies.iter().map(|file| ModelText {
        name: file.name.clone(),
        text: file.text.clone(),
        span: file.span,
    }));
    let files = Files::new(&texts);
    let model = Model::scan(&files)?;
    let options = AstOptions {
        flatten: arguments.flatten,
        allow_unknown_traits: arguments.allow_unknown_traits,
        dependencies: None,
    };
    if dependencies.is_empty() {
        return Ok(model.ast(&options)?);
    }
    let of_dependencies = Files::new(&dependencies);
    let alone = Model::scan(&of_dependencies)?;
    let options = AstOptions {
        dependencies: Some((dependencies.len(), &alone)),
        ..options
    };
    Ok(model.ast(&options)?)
}
