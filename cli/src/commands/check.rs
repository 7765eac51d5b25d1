//! `shapesmith check`.

use std::process::ExitCode;

use clap::ValueEnum;
use serde::Serialize;
use shapesmith_codegen::inspect::{Files, Finding, Model};

use crate::failure::Failure;
use crate::input::Models;
use crate::output::report::{Renderer, Report, Severity};
use crate::output::{Format, Output, github, width};

/// The width of the text in characters, if it is not written to a terminal.
const WIDTH: usize = 120;

/// Report every error and warning in a model
///
/// The whole model is checked, including shapes that no operation reaches. Errors are problems for which the generator
/// rejects a model, such as patterns that cannot be compiled. Warnings are about parts that it accepts, but that may not
/// do what you expect, such as patterns and numbers that need a feature of the crate, constraints that no value
/// satisfies, protocols that are not supported, traits that do not exist, and what Smithy's own validators reject.
///
/// The exit code is 1 if there are errors, or warnings with `--deny warnings`.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Example:
  $ shapesmith check model/cognito-identity-provider.json --deny warnings")]
pub struct Arguments {
    #[command(flatten)]
    models: Models,
    /// Exit with 1 if there are warnings, even without errors
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
}

/// The reports that count as errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    Warnings,
}

/// The output of `--format json`.
#[derive(Serialize)]
struct Summary {
    /// The number of errors.
    errors: usize,
    /// The number of warnings.
    warnings: usize,
    /// All of them, in the order of the files.
    findings: Vec<Coded>,
}

/// An error or a warning.
#[derive(Serialize)]
struct Coded {
    /// The subject, in kebab case.
    code: &'static str,
    #[serde(flatten)]
    report: Report,
}

impl From<&Finding> for Coded {
    fn from(finding: &Finding) -> Self {
        let mut report = Report::from(&finding.diagnostic);
        if !finding.is_error {
            report.severity = Severity::Warning;
        }
        let code = finding.code;
        Coded { code, report }
    }
}

/// Runs the command.
///
/// # Errors
///
/// The model cannot be read.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let texts = arguments.models.read()?;
    output.stage("checking the model");
    let files = Files::new(&texts);
    let findings: Vec<Coded> = match Model::scan(&files) {
        Ok(model) => model.check().iter().map(Coded::from).collect(),
        Err(errors) => {
            let coded = |diagnostic| Coded {
                code: "invalid-file",
                report: Report::from(diagnostic),
            };
            errors.iter().map(coded).collect()
        }
    };
    let is_error = |finding: &&Coded| finding.report.severity == Severity::Error;
    let errors = findings.iter().filter(is_error).count();
    let warnings = findings.len() - errors;
    match output.format {
        Format::Json => output.json(&Summary {
            errors,
            warnings,
            findings,
        })?,
        Format::Github => {
            let commands = findings.iter();
            let commands = commands.map(|finding| github::command(&finding.report));
            output.text(&commands.collect::<String>())?;
        }
        Format::Text => {
            let mut renderer = Renderer::new(width::stdout().unwrap_or(WIDTH));
            let reports = findings.iter();
            let mut text: String = reports
                .map(|finding| renderer.render(&finding.report) + "\n")
                .collect();
            text.push_str(&counted(errors, warnings));
            output.text(&text)?;
        }
    }
    let is_denied = arguments.deny == Some(Deny::Warnings) && warnings > 0;
    Ok(ExitCode::from(u8::from(errors > 0 || is_denied)))
}

/// The last line of the text.
fn counted(errors: usize, warnings: usize) -> String {
    let count = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    format!(
        "{}, {}\n",
        count(errors, "error"),
        count(warnings, "warning")
    )
}
