//! Errors and warnings, as rustc shows them.

use std::collections::HashMap;
use std::sync::OnceLock;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer as Snippets, Snippet};
use anstream::adapter::strip_str;
use serde::Serialize;
use shapesmith_codegen::Diagnostic;
use shapesmith_codegen::inspect::{self, printable};

use super::excerpt::Lines;
use super::width;
use crate::input::STDIN;

/// The text of standard input, which cannot be read again to show a line of it.
static STDIN_TEXT: OnceLock<String> = OnceLock::new();

/// The maximum number of columns of an ID.
const MAX_ID: usize = 120;

/// Keeps the text of standard input for reports.
pub fn keep_stdin(text: &str) {
    let _ = STDIN_TEXT.set(text.to_owned());
}

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub severity: Severity,
    /// One sentence in lower case, without a full stop.
    pub message: String,
    /// The ID of the event that Smithy reports for the same mistake, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<&'static str>,
    #[serde(flatten)]
    pub place: Option<Place>,
    /// The absolute ID of the shape that contains the place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The name of the file, as the user has written it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line and the column where what is there ends, if that is known.
    #[serde(skip)]
    pub end: Option<(usize, usize)>,
}

impl Place {
    pub fn new(file: impl Into<String>, line: usize, column: usize) -> Self {
        Place {
            file: file.into(),
            line,
            column,
            end: None,
        }
    }
}

impl From<inspect::Place> for Place {
    fn from(place: inspect::Place) -> Self {
        Place::new(place.file, place.line, place.column)
    }
}

impl Report {
    pub fn new(severity: Severity, message: impl Into<String>) -> Self {
        Report {
            severity,
            message: message.into(),
            event: None,
            place: None,
            shape: None,
            notes: Vec::new(),
            help: None,
        }
    }

    pub fn error(message: impl Into<String>) -> Self {
        Report::new(Severity::Error, message)
    }
}

impl From<&Diagnostic> for Report {
    fn from(diagnostic: &Diagnostic) -> Self {
        Report {
            place: diagnostic.place().map(|place| Place {
                end: diagnostic.end(),
                ..Place::from(place)
            }),
            event: diagnostic.event_id(),
            shape: diagnostic.shape().map(str::to_owned),
            help: diagnostic.help_text().map(str::to_owned),
            ..Report::error(diagnostic.message())
        }
    }
}

/// Shows reports, with the lines of the files that they are about.
#[derive(Debug)]
pub struct Renderer {
    width: usize,
    files: HashMap<String, Option<Lines>>,
}

impl Renderer {
    /// Shows reports in a terminal of this width.
    pub fn new(width: usize) -> Self {
        Renderer {
            width,
            files: HashMap::new(),
        }
    }

    /// The report with styles, on separate lines.
    pub fn render(&mut self, report: &Report) -> String {
        let level = match report.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let message = shown(&report.message);
        let mut group = Group::with_title(level.primary_title(message));
        if let Some(place) = &report.place {
            let file = printable(&place.file).into_owned();
            let digits = place.line.to_string().len();
            let max = self.width.saturating_sub(digits + " | ".len() + 1);
            let excerpt = self
                .lines(&place.file)
                .and_then(|lines| lines.excerpt((place.line, place.column), place.end, max));
            let origin = Origin::path(file).line(place.line);
            group = group.element(origin.char_column(place.column));
            if let Some(excerpt) = excerpt.filter(|excerpt| !excerpt.text.trim().is_empty()) {
                let marked = AnnotationKind::Primary.span(excerpt.marked);
                let snippet = Snippet::source(excerpt.text).line_start(place.line);
                group = group.element(snippet.annotation(marked));
            }
        }
        let shape = report.shape.iter();
        let shape = shape.map(|shape| format!("in `{}`", width::cut(&printable(shape), MAX_ID)));
        let notes = report.notes.iter().map(|note| shown(note));
        // Most errors have the ID `Model`, which says no more than the message.
        let event = report.event.filter(|event| *event != "Model");
        let event = event.map(|event| format!("Smithy reports it as `{event}`"));
        let notes = shape
            .chain(notes)
            .chain(event)
            .map(|note| Level::NOTE.message(note));
        let help = report
            .help
            .iter()
            .map(|help| Level::HELP.message(shown(help)));
        group = group.elements(notes).elements(help);
        let renderer = Snippets::styled().term_width(usize::MAX / 4);
        // The mark between a place and a line whose file is not named again, which is the same one here.
        let text = renderer.render(&[group]);
        let lines = text
            .lines()
            .filter(|line| strip_str(line).to_string().trim() != ":::");
        lines.fold(String::new(), |text, line| text + line + "\n")
    }

    fn lines(&mut self, file: &str) -> Option<&Lines> {
        if !self.files.contains_key(file) {
            let text = match file {
                STDIN => STDIN_TEXT.get().cloned(),
                file => std::fs::read_to_string(file).ok(),
            };
            let text = text.map(|text| match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            });
            self.files.insert(file.to_owned(), text.map(Lines::new));
        }
        self.files.get(file)?.as_ref()
    }
}

/// A text that may contain names from a model, on one or several lines.
fn shown(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(printable).collect();
    lines.join("\n")
}
