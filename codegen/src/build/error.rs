//! Errors of [`Builder`](super::Builder).

use std::fmt;

use crate::diagnostic::{Diagnostic, Explained};

/// Why no code was generated: each problem with the input and the model, with its place in the model.
///
/// `Debug` is the same text as `Display`, so that a build script can return the error from `main`.
///
/// ```
/// use shapesmith_codegen::{Builder, Diagnostic};
///
/// let builder = Builder::new().model_text("shop.json", r#"{"smithy": "2.0", "shapes": {}}"#);
/// let error = builder.shapes(["Order"]).generate().unwrap_err();
/// let diagnostics: &[Diagnostic] = error.diagnostics();
/// assert_eq!(diagnostics.len(), 1);
/// assert!(diagnostics[0].to_string().contains("Order"), "{error}");
/// ```
pub struct Error {
    kind: Kind,
}

enum Kind {
    /// Errors in the input or the model. The list is not empty.
    Diagnostics(Vec<Diagnostic>),
    Io {
        what: String,
        error: std::io::Error,
    },
    Message(String),
}

impl Error {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Error {
            kind: Kind::Message(message.into()),
        }
    }

    pub(super) fn io(what: String, error: std::io::Error) -> Self {
        Error {
            kind: Kind::Io { what, error },
        }
    }

    /// Returns the errors in the input and the model, if there are any. All other errors concern files.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match &self.kind {
            Kind::Diagnostics(errors) => errors,
            Kind::Io { .. } | Kind::Message(_) => &[],
        }
    }
}

impl From<Vec<Diagnostic>> for Error {
    fn from(errors: Vec<Diagnostic>) -> Self {
        Error {
            kind: Kind::Diagnostics(errors),
        }
    }
}

impl From<Diagnostic> for Error {
    fn from(error: Diagnostic) -> Self {
        Error::from(vec![error])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Diagnostics(errors) => {
                for (at, error) in errors.iter().enumerate() {
                    let separator = if at == 0 { "" } else { "\n\nerror: " };
                    write!(f, "{separator}{}", Explained(error))?;
                }
                Ok(())
            }
            Kind::Io { what, error } => write!(f, "{what}: {error}"),
            Kind::Message(message) => f.write_str(message),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
