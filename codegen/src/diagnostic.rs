//! What can be wrong, and how it is said.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

/// How many problems are told; of the rest only the number is.
pub const MAX_PROBLEMS: usize = 50;

/// The length, in characters, of the longest text of a model that a message repeats.
pub const MAX_EXCERPT: usize = 80;

/// The length, in characters, of the longest message.
const MAX_MESSAGE: usize = 2_000;

/// How many problems have suggestions, for which all names are compared.
const MAX_SUGGESTIONS: usize = 5;

/// How many names are compared for one suggestion.
const MAX_COMPARED: usize = 20_000;

/// The length, in characters, of the longest name for which similar ones are looked for: the search takes
/// time in proportion to the square of the length.
const MAX_SIMILAR: usize = 128;

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
        write_text(f, &self.message)?;
        if let Some(place) = &self.place {
            write!(f, "\n  at {place}")?;
            if let Some(shape) = &place.shape {
                write!(f, ", in `{}`", excerpt(shape))?;
            }
        }
        if let Some(help) = &self.help {
            f.write_str("\n  help: ")?;
            write_text(f, help)?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Writes the text of a message, in which names of the model may stand: without its middle if it is long,
/// and with what a terminal would obey or hide escaped.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let end = text.char_indices().nth(MAX_MESSAGE).map(|(at, _)| at);
    let shown = end.map_or(text, |end| &text[..end]);
    for c in shown.chars() {
        if c == '\n' || !is_unprintable(c) {
            f.write_char(c)?;
        } else {
            write!(f, "{}", c.escape_unicode())?;
        }
    }
    if end.is_some() {
        f.write_char('…')
    } else {
        Ok(())
    }
}

/// Control characters, and the marks that change the direction of a text or have no width.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A text of a model as a message repeats it: on one line, and only the beginning if it is long.
#[must_use]
pub fn excerpt(text: &str) -> Cow<'_, str> {
    let end = text.char_indices().nth(MAX_EXCERPT).map(|(at, _)| at);
    let shown = end.map_or(text, |end| &text[..end]);
    let is_plain = end.is_none() && !shown.chars().any(is_unprintable);
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut excerpt = String::with_capacity(shown.len() + 3);
    for c in shown.chars() {
        if is_unprintable(c) {
            excerpt.extend(c.escape_unicode());
        } else {
            excerpt.push(c);
        }
    }
    if end.is_some() {
        excerpt.push('…');
    }
    Cow::Owned(excerpt)
}

/// A text of a model in quotes, as a message repeats it.
#[must_use]
pub fn quoted(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// The problems that have been found: the first [`MAX_PROBLEMS`], and how many more there are. What is wrong
/// with each shape of a model is not told a hundred thousand times.
#[derive(Debug, Default)]
pub struct Problems {
    first: Vec<Diagnostic>,
    more: usize,
    span: Option<Span>,
}

impl Problems {
    /// Adds a problem; it is put together only if it will be told, for that takes time.
    pub fn push(&mut self, problem: impl FnOnce() -> Diagnostic) {
        if self.first.len() < MAX_PROBLEMS {
            let problem = problem();
            self.span.get_or_insert(problem.span);
            self.first.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Whether it is worth the time to look for what is meant.
    #[must_use]
    pub fn wants_suggestions(&self) -> bool {
        self.first.len() < MAX_SUGGESTIONS
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// The problems as an error, if there are any.
    ///
    /// # Errors
    ///
    /// There are some.
    pub fn into_result(mut self) -> Result<(), Vec<Diagnostic>> {
        if let (Some(span), 1..) = (self.span, self.more) {
            let message = format!("{} more problems are not shown", self.more);
            self.first.push(Diagnostic::new(span, message));
        }
        if self.first.is_empty() {
            Ok(())
        } else {
            Err(self.first)
        }
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
    if wrong.chars().nth(MAX_SIMILAR).is_some() {
        return Vec::new();
    }
    let wrong: Vec<char> = wrong.to_lowercase().chars().collect();
    let most = (wrong.len() / 3).max(1);
    let mut found: Vec<(usize, &str)> = Vec::new();
    // The same letters in another case have at most three times the bytes.
    let longest = 4 * (wrong.len() + most);
    let known = known
        .filter(|name| name.len() <= longest)
        .take(MAX_COMPARED);
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
        // No later row has less than the least of this one.
        if row.iter().all(|&distance| distance > most) {
            return None;
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
    fn long_and_odd_texts_are_shortened_and_escaped() {
        assert_eq!(excerpt("a b"), "a b");
        assert_eq!(excerpt("a\n\u{1b}\u{202e}"), "a\\u{a}\\u{1b}\\u{202e}");
        let long = "é".repeat(1_000_000);
        assert_eq!(excerpt(&long).chars().count(), MAX_EXCERPT + 1);
        let text = Diagnostic::new(Span::call_site(), long.as_str())
            .help("\u{7}")
            .to_string();
        assert!(text.chars().count() < 3_000, "{}", text.len());
        assert!(text.ends_with("…\n  help: \\u{7}"));
        assert!(near(&long, [&*long].into_iter()).is_empty());
        assert!(near("abc", [&*long, "abd"].into_iter()) == ["abd"]);
    }

    #[test]
    fn only_the_first_problems_are_told() {
        let mut problems = Problems::default();
        for number in 0..100_000 {
            problems.push(|| Diagnostic::new(Span::call_site(), format!("problem {number}")));
        }
        let told = problems.into_result().expect_err("problems");
        assert_eq!(told.len(), MAX_PROBLEMS + 1);
        assert_eq!(
            told[MAX_PROBLEMS].to_string(),
            "99950 more problems are not shown"
        );
        assert!(Problems::default().into_result().is_ok());
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
