//! Failures that end a command.

use shapesmith_codegen::Diagnostic;

use crate::output::report::Report;

/// A failure that ends a command without a result. The exit code is 2.
#[derive(Debug)]
pub enum Failure {
    /// A message, in the style of rustc: one sentence in lower case, without a full stop.
    Message {
        message: String,
        help: Option<String>,
    },
    /// Errors in the arguments or in a model.
    Diagnostics(Vec<Diagnostic>),
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Failure::Message {
            message: message.into(),
            help: None,
        }
    }

    #[must_use]
    pub fn with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Failure::Message {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    /// The reports about it.
    pub fn reports(&self) -> Vec<Report> {
        match self {
            Failure::Message { message, help } => {
                let help = help.clone();
                vec![Report {
                    help,
                    ..Report::error(message)
                }]
            }
            Failure::Diagnostics(errors) => errors.iter().map(Report::from).collect(),
        }
    }
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Failure::Diagnostics(diagnostics)
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Failure::Diagnostics(vec![diagnostic])
    }
}
