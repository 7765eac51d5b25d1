//! The command `shapesmith`: looks at Smithy models, trims and compares them, and generates Rust from them.

mod commands;
#[cfg(test)]
mod corpus;
mod failure;
mod input;
mod item;
mod names;
mod output;
mod up_to_date;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use commands::{ast, check, diff, expand, list, show, trim};
use failure::Failure;
use output::{Format, Output};

/// Generated code is trees of millions of small allocations.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Look at Smithy models, trim and compare them, and generate Rust from them
#[derive(Debug, Parser)]
#[command(name = "shapesmith", version, after_help = EXIT_CODES, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    output: output::Options,
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  Success
  1  Errors in the model (check), breaking changes (diff), a file that is not up to date (--check)
  2  Wrong arguments, or input or output that cannot be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    List(list::Arguments),
    Show(show::Arguments),
    Expand(Box<expand::Arguments>),
    Trim(trim::Arguments),
    Check(check::Arguments),
    Diff(diff::Arguments),
    Ast(ast::Arguments),
}

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let matches = command().try_get_matches_from(&words);
    let parsed = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return output::usage(&error, &words),
    };
    let mut output = Output::new(&arguments.output);
    match run(&arguments.command, &mut output) {
        Ok(code) => code,
        Err(failure) => output.failure(&failure),
    }
}

/// The command line: what the derive macro makes, with the exit codes in the help of each command.
fn command() -> clap::Command {
    let mut command = Arguments::command();
    for subcommand in command.get_subcommands_mut() {
        let own = subcommand
            .get_after_help()
            .map(|help| format!("{help}\n\n"));
        let help = own.unwrap_or_default() + EXIT_CODES;
        *subcommand = std::mem::take(subcommand).after_help(help);
    }
    command
}

fn run(command: &Command, output: &mut Output) -> Result<ExitCode, Failure> {
    let annotates = matches!(command, Command::Check(_) | Command::Diff(_));
    if output.format == Format::Github && !annotates {
        return Err(Failure::with_help(
            "`--format github` is for `check` and `diff`",
            "write `--format text` or `--format json`",
        ));
    }
    match command {
        Command::List(arguments) => list::run(arguments, output),
        Command::Show(arguments) => show::run(arguments, output),
        Command::Expand(arguments) => expand::run(arguments, output),
        Command::Trim(arguments) => trim::run(arguments, output),
        Command::Check(arguments) => check::run(arguments, output),
        Command::Diff(arguments) => diff::run(arguments, output),
        Command::Ast(arguments) => ast::run(arguments, output),
    }
}
