//! `shapesmith diff`.
//!
//! Three comparisons of the same two versions of a model find changes independently: [`model`] has the rules of
//! Smithy's own differ, [`wire`] compares what clients and servers send, and [`rust`] compares the generated code.
//! [`edits`] finds what changed in the model, and [`merge`] puts all together: an entry for each change, with the
//! classes of the three.

mod causes;
mod change;
mod edits;
mod merge;
mod model;
mod moves;
mod node;
mod related;
mod report;
mod rust;
mod scope;
mod version;
mod wire;

use std::process::ExitCode;

use clap::ValueEnum;
use shapesmith_codegen::inspect::{Files, Model};
use shapesmith_codegen::{ModelText, Nullability};

use crate::failure::Failure;
use crate::input;
use crate::names::Names;
use crate::output::{Format, Output};
use change::{Aspect, Change};
use model::Versions;
use moves::Moves;
use report::{Breaking, Summary};
use version::Version;

/// Report what changed between two versions of a model, and what breaks
///
/// Each change has a class for the generated Rust, for the wire (what clients of one version meet at servers of the
/// other), and for the model (the verdict of Smithy's own diff tool): breaking, compatible, or invisible. The exit
/// code is 1 if Rust or the wire breaks.
///
/// Compatible for Rust means that code in another crate than the types still compiles, as does code in their own crate
/// that has `..` in patterns and `_` in matches, and that builds structures with builders or `Default`.
/// `#[non_exhaustive]` has no effect in the crate of the types: with `--same-crate`, a new field or variant is breaking,
/// as is a hidden field that is added or removed.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "\
shapesmith diff [OPTIONS] <OLD> <NEW>
       shapesmith diff [OPTIONS] --old <FILE>... --new <FILE>...",
    after_help = "\
Examples:
  $ shapesmith diff old.json new.json
  $ shapesmith diff --old old.json --new new.json weather.smithy"
)]
pub struct Arguments {
    /// The old and the new version: each a file, a folder of files, or `-` for standard input
    #[arg(value_names = ["OLD", "NEW"], num_args = 1..)]
    files: Vec<String>,
    /// Files and folders of the old version, if it has several
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "new", conflicts_with = "files")]
    old: Vec<String>,
    /// Files and folders of the new version, if it has several
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "old", conflicts_with = "files")]
    new: Vec<String>,
    #[command(flatten)]
    names: Names,
    /// Rules that decide which fields are an `Option`
    #[arg(long, value_name = "RULES", default_value = "client")]
    nullability: Rules,
    /// Take the types to be used in the crate that has them: a new field or variant is breaking
    #[arg(long)]
    same_crate: bool,
    /// Show also the changes that are invisible in Rust and on the wire, such as those of documentation
    #[arg(long)]
    invisible: bool,
}

/// The rules of optionality.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rules {
    /// For clients, whose model can be older than that of the service
    Client,
    /// For servers, which own the model
    Server,
}

/// Runs the command.
///
/// # Errors
///
/// A model cannot be read.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let mut names = arguments.names.clone();
    let mut files = arguments.files.clone();
    files.append(&mut names.take_files());
    let (old, new) = match &files[..] {
        [] if !arguments.old.is_empty() => (&arguments.old[..], &arguments.new[..]),
        [old, new] if arguments.old.is_empty() => {
            (std::slice::from_ref(old), std::slice::from_ref(new))
        }
        _ => {
            let message = format!(
                "expected two models, the old and the new one, found {}",
                files.len()
            );
            let help = "if a model has several files, name them with `--old` and `--new`";
            return Err(Failure::with_help(message, help));
        }
    };
    let is_stdin = |files: &[String]| files.iter().any(|file| file == "-");
    if is_stdin(old) && is_stdin(new) {
        return Err(Failure::new("only one of the models can be standard input"));
    }
    let (old, new) = (input::read_all(old)?, input::read_all(new)?);
    let changes = compare(&old, &new, &names, arguments, output)?;
    let breaking = Breaking::of(&changes);
    match output.format {
        Format::Text => output.text(&report::text(&changes, arguments.invisible))?,
        Format::Json => output.json(&Summary {
            breaking,
            changes: &changes,
        })?,
        Format::Github => output.text(&report::github(&changes, arguments.invisible))?,
    }
    Ok(ExitCode::from(u8::from(breaking.rust || breaking.wire)))
}

/// The changes between two versions of a model, or of what some names reach.
fn compare(
    old: &[ModelText],
    new: &[ModelText],
    names: &Names,
    arguments: &Arguments,
    output: &mut Output,
) -> Result<Vec<Change>, Failure> {
    let [old_files, new_files] = [old, new].map(Files::new);
    let old_model = Model::scan(&old_files)?;
    let new_model = Model::scan(&new_files)?;
    let old_version = Version::read(&old_model)?;
    let new_version = Version::read(&new_model)?;
    let moves = Moves::new(&old_version, &new_version);
    let versions = Versions {
        old: &old_version,
        new: &new_version,
        moves: &moves,
    };
    let scope = scope::Scope::new(versions, names)?;
    let is_selected = |site: &change::Site| scope.as_ref().is_none_or(|scope| scope.has(site));
    let mut edits = edits::edits(versions);
    let mut events = model::events(versions);
    let mut wire = wire::findings(versions, scope.as_ref().map(|scope| &scope.named));
    edits.retain(|edit| is_selected(&edit.site));
    events.retain(|event| is_selected(&event.site));
    wire.retain(|finding| is_selected(&finding.site));
    let nullability = match arguments.nullability {
        Rules::Client => Nullability::Client,
        Rules::Server => Nullability::Server,
    };
    let rust = rust::compare(
        [old, new],
        versions,
        names,
        nullability,
        arguments.same_crate,
    );
    // If no code is generated for the old version, none can break.
    let rust = rust.unwrap_or_else(|failure| {
        let mut reports = failure.reports();
        for report in &mut reports {
            report.severity = report::Severity::Warning;
            report.notes.push(
                "so there is no generated Rust for the old version that could break".to_owned(),
            );
        }
        output.report(&reports);
        Vec::new()
    });
    Ok(merge::merge(versions, edits, events, wire, rust))
}
