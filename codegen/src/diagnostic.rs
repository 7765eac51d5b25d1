//! What can be wrong, and how it is said.

use std::fmt;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// One mistake in a request or in a model.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The token of the request that the mistake concerns.
    pub span: Span,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// Where in the model, if it is there.
    pub place: Option<Place>,
    /// What would be right.
    pub help: Option<String>,
}

/// A place in a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the request names it.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The absolute id of the shape that stands there, where it is known.
    pub shape: Option<String>,
}

impl Diagnostic {
    /// A mistake at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            span,
            message: message.into(),
            place: None,
            help: None,
        }
    }

    /// Adds where in the model.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The `compile_error!` that tells the user.
    #[must_use]
    pub fn to_compile_error(&self) -> TokenStream {
        let text = self.to_string();
        quote_spanned! { self.span => ::core::compile_error! { #text } }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(place) = &self.place {
            write!(f, "\n  at {}:{}:{}", place.file, place.line, place.column)?;
            if let Some(shape) = &place.shape {
                write!(f, ", in `{shape}`")?;
            }
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Lists names as a sentence does: `a`, `b` or `c`, each in backticks.
pub(crate) fn either<T: AsRef<str>>(names: &[T]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == names.len() {
                " or "
            } else {
                ", "
            });
        }
        text.push('`');
        text.push_str(name.as_ref());
        text.push('`');
    }
    text
}

/// The known names nearest to a wrong one, best first, at most three; those that differ by case or
/// by a few letters.
pub fn near<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wrong: Vec<char> = wrong.to_lowercase().chars().collect();
    let most = (wrong.len() / 3).max(1);
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in known {
        let lower: Vec<char> = name.to_lowercase().chars().collect();
        let Some(distance) = distance(&wrong, &lower, most) else {
            continue;
        };
        let at = found.iter().take_while(|(d, _)| *d <= distance).count();
        if !found.contains(&(distance, name)) {
            found.insert(at, (distance, name));
            found.truncate(3);
        }
    }
    found.into_iter().map(|(_, name)| name).collect()
}

/// The Levenshtein distance, if it is at most `most`.
fn distance(left: &[char], right: &[char], most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, l) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, r) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(l != r);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().filter(|&d| d <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_come_best_first() {
        let known = [
            "UpdateUserPool",
            "UpdateUserPoolClient",
            "UpdateGroup",
            "User",
        ];
        assert_eq!(
            near("UpdatUserPoolClient", known.into_iter()),
            ["UpdateUserPoolClient"]
        );
        assert_eq!(
            near("updateuserpool", known.into_iter())[0],
            "UpdateUserPool"
        );
        assert!(near("Zebra", known.into_iter()).is_empty());
    }

    #[test]
    fn a_diagnostic_says_what_where_and_what_would_be_right() {
        let text = Diagnostic::new(Span::call_site(), "there is no shape `A`")
            .at(Place {
                file: "model/m.json".to_owned(),
                line: 3,
                column: 7,
                shape: Some("ns#B".to_owned()),
            })
            .help(format!("did you mean {}?", either(&["X", "Y", "Z"])))
            .to_string();
        assert_eq!(
            text,
            "there is no shape `A`\n  at model/m.json:3:7, in `ns#B`\n  \
             help: did you mean `X`, `Y` or `Z`?"
        );
    }
}
