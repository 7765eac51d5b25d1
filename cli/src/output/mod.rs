//! The output of a command: its result to standard output, errors and progress to standard error.
//!
//! Texts may have styles ([`style`]); those that are not wanted are removed when a text is written.

pub mod excerpt;
pub mod github;
pub mod progress;
pub mod report;
pub mod style;
pub mod table;
pub mod width;

use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::ValueEnum;
use serde::Serialize;

use crate::failure::Failure;
use progress::Progress;
use report::{Renderer, Report};

/// Options of all commands.
#[derive(clap::Args, Debug)]
#[command(next_help_heading = "Output")]
pub struct Options {
    /// Format of the result
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// When to use colors
    ///
    /// `auto` uses them in a terminal. `NO_COLOR=1` turns them off, and `CLICOLOR_FORCE=1` on.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// When to show progress on standard error
    ///
    /// `auto` shows it in a terminal, after a second.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", default_missing_value = "always",
        num_args = 0..=1, require_equals = true)]
    progress: When,
}

/// When to use something of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

impl When {
    fn color(self) -> ColorChoice {
        match self {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        }
    }
}

/// The format of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations in GitHub Actions (`check` and `diff`)
    Github,
}

/// The output streams of a command.
#[derive(Debug)]
pub struct Output {
    /// The format of the result.
    pub format: Format,
    progress: Progress,
    is_closed: bool,
}

impl Output {
    pub fn new(options: &Options) -> Self {
        options.color.color().write_global();
        Output {
            format: options.format,
            progress: Progress::new(options.progress),
            is_closed: false,
        }
    }

    /// Says what the command is doing, as in "reading m.json". It is shown once the command has run for a second.
    pub fn stage(&self, what: impl Into<String>) {
        self.progress.stage(what.into());
    }

    /// Says how much of the stage is done, as in "12/254".
    pub fn done(&self, count: usize, total: usize) {
        self.progress.done(count, total);
    }

    /// Writes a text to standard output. If nobody reads it any more, as with `| head`, it is dropped: the exit code
    /// is that of the result.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.progress.end();
        if self.is_closed {
            return Ok(());
        }
        let mut out = anstream::stdout().lock();
        self.written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Writes data to standard output. They have no colors, but can have control characters.
    ///
    /// # Errors
    ///
    /// Standard output cannot be written.
    pub fn data(&mut self, text: &str) -> Result<(), Failure> {
        self.progress.end();
        if self.is_closed {
            return Ok(());
        }
        let mut out = std::io::stdout().lock();
        self.written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    fn written(&mut self, result: std::io::Result<()>) -> Result<(), Failure> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.is_closed = true,
            Err(error) => {
                let message = format!("cannot write to standard output: {error}");
                return Err(Failure::new(message));
            }
            Ok(()) => {}
        }
        Ok(())
    }

    /// Writes a value as JSON to standard output.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        self.data(&json(value)?)
    }

    /// Writes reports to standard error, in the format of the output.
    pub fn report(&mut self, reports: &[Report]) {
        self.progress.end();
        let text = match self.format {
            Format::Json => json(&Failed { errors: reports }).unwrap_or_default(),
            Format::Text | Format::Github => {
                let mut renderer = Renderer::new(width::stderr());
                let texts = reports.iter().map(|report| renderer.render(report) + "\n");
                texts.collect()
            }
        };
        // A failure to write to standard error cannot be reported anywhere.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }

    /// Reports what has ended a command, to standard error.
    pub fn failure(&mut self, failure: &Failure) -> ExitCode {
        self.report(&failure.reports());
        ExitCode::from(2)
    }
}

/// What standard error has with `--format json`.
#[derive(Serialize)]
struct Failed<'r> {
    errors: &'r [Report],
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|error| Failure::new(format!("cannot write JSON: {error}")))?;
    Ok(text + "\n")
}

/// Reports arguments that clap has not accepted, or writes the help or the version.
pub fn usage(error: &clap::Error, arguments: &[OsString]) -> ExitCode {
    if early(arguments, "--color").as_deref() == Some("never") {
        ColorChoice::Never.write_global();
    }
    if error.use_stderr() && early(arguments, "--format").as_deref() == Some("json") {
        let text = error.to_string();
        let text = text.strip_prefix("error: ").unwrap_or(&text);
        let (message, help) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut report = Report::error(message.trim_end());
        report.help = Some(help.trim().to_owned()).filter(|help| !help.is_empty());
        let errors = &[report];
        let text = json(&Failed { errors }).unwrap_or_default();
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    } else {
        let text = error.render().ansi().to_string();
        let _ = if error.use_stderr() {
            anstream::stderr().lock().write_all(text.as_bytes())
        } else {
            anstream::stdout().lock().write_all(text.as_bytes())
        };
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The value of an option in arguments that may be wrong.
fn early(arguments: &[OsString], option: &str) -> Option<String> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = arguments.next() {
        if argument == option {
            return arguments.next().map(str::to_owned);
        }
        let value = argument.strip_prefix(option);
        if let Some(value) = value.and_then(|value| value.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}
