//! Errors in macro input or a model, and how they are shown.

#[cfg_attr(
    not(feature = "inspect"),
    allow(dead_code, unreachable_pub, reason = "the command has more uses")
)]
mod lines;
mod snippet;

use crate::collections::List;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};

#[cfg(not(feature = "inspect"))]
pub(crate) use lines::Lines;
#[cfg(feature = "inspect")]
pub use lines::Lines;
use snippet::Snippet;

/// IDs of Smithy's events (Smithy specification, "Model validation", and the source of its loader): most errors of the
/// loader, targets and traits that are missing, and texts without quotes.
pub(crate) const MODEL: &str = "Model";
pub(crate) const UNRESOLVED_SHAPE: &str = "Target.UnresolvedShape";
#[cfg(any(feature = "idl", feature = "inspect"))]
pub(crate) const UNRESOLVED_TRAIT: &str = "Model.UnresolvedTrait";
#[cfg(feature = "idl")]
pub(crate) const SYNTACTIC_SHAPE_ID: &str = "SyntacticShapeIdTarget";

/// The maximum number of errors that are shown. The others are counted.
pub(crate) const MAX_PROBLEMS: usize = 50;

/// The maximum length of an excerpt from a model in a message, in characters.
const MAX_EXCERPT: usize = 80;

/// The maximum length of a message, in characters.
const MAX_MESSAGE: usize = 2_000;

/// The maximum number of errors for which similar names are looked up, since that compares all names.
const MAX_SUGGESTIONS: usize = 5;

/// The maximum number of names that are compared for a suggestion.
const MAX_COMPARED: usize = 20_000;

/// The maximum length of a name for which similar names are looked up, in characters: the time is quadratic in
/// the length.
const MAX_SIMILAR: usize = 128;

/// An error in macro input or in a model.
///
/// Messages are in the style of rustc: one sentence in lower case, without a full stop.
///
/// Its `Display` is the message, the place in the model and the help. [`Error`](crate::Error) has an example.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The first and the last token that the error is reported at.
    spans: (Span, Span),
    pub(crate) message: String,
    pub(crate) location: Option<Box<SourceLocation>>,
    pub(crate) help: Option<String>,
    /// The ID of Smithy's event for the same mistake, if it has one.
    pub(crate) event: Option<&'static str>,
    /// The condition on a feature of the runtime under which it is an error; `None` if it always is.
    condition: Option<(Feature, bool)>,
}

/// A location in a model file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SourceLocation {
    /// The file, as written in the macro input.
    pub(crate) file: String,
    /// The line, starting from 1.
    pub(crate) line: usize,
    /// The column in characters, starting from 1.
    pub(crate) column: usize,
    /// The line and the column where what is at the location ends; the same as above if that is not known.
    pub(crate) end: (usize, usize),
    /// The absolute ID of the shape that contains the location, if there is one.
    pub(crate) shape: Option<String>,
    /// The line, if it is shown.
    snippet: Option<Snippet>,
}

impl SourceLocation {
    /// The location of a range of a text with these lines, in bytes, at most at the end of the text.
    pub(crate) fn new(
        file: &str,
        (text, lines): (&str, &Lines),
        (start, length): (usize, usize),
        shape: Option<&str>,
    ) -> Self {
        let boundary = |offset: usize| text.floor_char_boundary(offset);
        let (start, end) = (boundary(start), boundary(start.saturating_add(length)));
        let (line, column) = lines.position(text, start);
        let of_line = lines.line(text, line).unwrap_or_default();
        SourceLocation {
            file: file.to_owned(),
            line,
            column,
            end: lines.position(text, end),
            shape: shape.map(str::to_owned),
            snippet: Some(Snippet::new(text, of_line, start..end)),
        }
    }
}

impl Diagnostic {
    /// An error at a single token.
    #[doc(hidden)]
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Diagnostic::with_spans((span, span), message.into())
    }

    /// An error that spans all of `tokens`.
    #[doc(hidden)]
    pub fn spanned(tokens: &impl ToTokens, message: impl Into<String>) -> Self {
        let mut spans = tokens.to_token_stream().into_iter().map(|tree| tree.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        let end = spans.last().unwrap_or(start);
        Diagnostic::with_spans((start, end), message.into())
    }

    fn with_spans(spans: (Span, Span), message: String) -> Self {
        Diagnostic {
            spans,
            message,
            location: None,
            help: None,
            event: None,
            condition: None,
        }
    }

    /// Whether it is an error for a runtime with all features.
    pub(crate) fn holds_with_all_features(&self) -> bool {
        self.condition.is_none_or(|(_, with_feature)| with_feature)
    }

    /// Adds the location in the model.
    pub(crate) fn location(mut self, location: SourceLocation) -> Self {
        self.location = Some(Box::new(location));
        self
    }

    /// Leaves out the line of the model.
    pub(crate) fn without_line(mut self) -> Self {
        if let Some(location) = &mut self.location {
            location.snippet = None;
        }
        self
    }

    /// Adds the ID of Smithy's event.
    pub(crate) fn event(mut self, id: &'static str) -> Self {
        self.event = Some(id);
        self
    }

    /// Adds what to do about the error.
    #[doc(hidden)]
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The `compile_error!` invocation that reports the error.
    #[doc(hidden)]
    #[must_use]
    pub fn to_compile_error(&self) -> TokenStream {
        let (start, end) = self.spans;
        // On stable Rust two spans cannot be joined. But the compiler underlines a macro invocation from its
        // first token to its last, so the spans of these are those of the user's tokens, as in
        // `syn::Error::new_spanned`.
        let text = Explained(self).to_string();
        let mut argument = Group::new(Delimiter::Brace, quote_spanned!(end=> #text));
        argument.set_span(end);
        let mut tokens = quote_spanned!(start=> ::core::compile_error!);
        tokens.extend([TokenTree::Group(argument)]);
        let Some((feature, with_feature)) = self.condition else {
            return tokens;
        };
        let name = format_ident!("if_{}", feature.name());
        let (enabled, disabled) = if with_feature {
            (tokens, TokenStream::new())
        } else {
            (TokenStream::new(), tokens)
        };
        quote! {
            ::shapesmith::__private::#name! { { #enabled } else { #disabled } }
        }
    }
}

impl fmt::Display for Diagnostic {
    /// Writes the message, the location and the help in the order in which rustc does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_text(f, &self.message)?;
        if let Some(location) = &self.location {
            write!(f, "\n  --> {location}")?;
        }
        write_help(f, self.help.as_deref())
    }
}

fn write_help(f: &mut fmt::Formatter<'_>, help: Option<&str>) -> fmt::Result {
    let Some(help) = help else {
        return Ok(());
    };
    f.write_str("\n  help: ")?;
    write_text(f, help)
}

/// A diagnostic as rustc shows one: like its `Display`, and with the line of the model and the ID of Smithy's event, unless
/// it is the one that most errors have.
pub(crate) struct Explained<'d>(pub(crate) &'d Diagnostic);

impl fmt::Display for Explained<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic {
            message,
            location,
            help,
            event,
            ..
        } = self.0;
        write_text(f, message)?;
        if let Some(location) = location {
            let of_line = location.snippet.as_ref().map(|_| location.line.to_string());
            let width = of_line.map_or(2, |line| line.len().max(2));
            write!(f, "\n{:width$}--> {location}", "")?;
            if let Some(snippet) = &location.snippet {
                snippet.write(f, location.line, width)?;
            }
        }
        write_help(f, help.as_deref())?;
        match event {
            Some(event) if *event != MODEL => write!(f, "\n  note: Smithy reports it as `{event}`"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for SourceLocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        match &self.shape {
            Some(shape) => write!(f, " in `{}`", excerpt(shape)),
            None => Ok(()),
        }
    }
}

/// Writes a text that may contain names from a model: truncated, and with the characters escaped that a
/// terminal would interpret or hide.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let end = text.char_indices().nth(MAX_MESSAGE).map(|(end, _)| end);
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

/// Whether a character is a control character, changes the direction of text, or has no width.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A feature of the package `shapesmith`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    Backreference,
    Bignum,
    Http,
    Serde,
}

impl Feature {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Feature::Backreference => "backreference",
            Feature::Bignum => "bignum",
            Feature::Http => "http",
            Feature::Serde => "serde",
        }
    }
}

/// A condition on a feature of the runtime.
///
/// The generator does not know the features of the runtime. It runs in a procedural macro, which cargo builds
/// once for a whole workspace, while the runtime is built with the features that each crate enables. So the
/// expansion leaves the decision to macros of the runtime.
#[derive(Clone, Debug)]
pub(crate) struct FeatureProblem {
    pub(crate) feature: Feature,
    /// Whether it is an error with the feature, and not without it.
    pub(crate) with_feature: bool,
    pub(crate) problem: Diagnostic,
}

impl FeatureProblem {
    /// An error that is reported together with others, if its condition holds.
    pub(crate) fn into_diagnostic(self) -> Diagnostic {
        Diagnostic {
            condition: Some((self.feature, self.with_feature)),
            ..self.problem
        }
    }
}

/// A text from a model for a message: truncated, and on one line.
pub(crate) fn excerpt(text: &str) -> Cow<'_, str> {
    let end = text.char_indices().nth(MAX_EXCERPT).map(|(end, _)| end);
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

/// Like [`excerpt`], in quotes.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// The errors of a stage: the first [`MAX_PROBLEMS`], and the number of others.
#[derive(Debug)]
pub(crate) struct Problems {
    first: Vec<Diagnostic>,
    more: usize,
    max: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Problems {
            first: Vec::new(),
            more: 0,
            max: MAX_PROBLEMS,
        }
    }
}

impl Problems {
    /// Errors that are all kept.
    #[cfg(feature = "inspect")]
    pub(crate) fn unlimited() -> Self {
        let max = usize::MAX;
        Problems {
            max,
            ..Problems::default()
        }
    }

    /// The errors.
    #[cfg(feature = "inspect")]
    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.first
    }

    /// Adds an error, which is only created if it will be shown.
    pub(crate) fn push(&mut self, problem: impl FnOnce() -> Diagnostic) {
        if self.first.len() < self.max {
            self.first.push(problem());
        } else {
            self.more += 1;
        }
    }

    /// Whether the next error should suggest similar names.
    pub(crate) fn wants_suggestions(&self) -> bool {
        self.first.len() < MAX_SUGGESTIONS
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// Returns `Err` if there are errors.
    pub(crate) fn into_result(mut self) -> Result<(), Vec<Diagnostic>> {
        let Some(first) = self.first.first() else {
            return Ok(());
        };
        if self.more > 0 {
            let message = format!("{} more errors are not shown", self.more);
            let more = Diagnostic::with_spans(first.spans, message);
            self.first.push(more);
        }
        Err(self.first)
    }
}

/// Joins names as in "`a`, `b` or `c`".
pub(crate) fn join_or<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .list();
    match &*names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// The known names that differ from `name` by case or by a few letters: the most similar first, at most
/// three.
pub fn similar_names<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Vec<&'a str> {
    if name.chars().nth(MAX_SIMILAR).is_some() {
        return Vec::new();
    }
    let name: Vec<char> = name.to_lowercase().chars().list();
    let max_distance = (name.len() / 3).max(1);
    // The same letters in another case have at most three times the bytes.
    let max_len = 4 * (name.len() + max_distance);
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut compared = 0;
    for known in known {
        if known.len() > max_len {
            continue;
        }
        if compared == MAX_COMPARED {
            break;
        }
        compared += 1;
        let lower: Vec<char> = known.to_lowercase().chars().list();
        let Some(distance) = distance(&name, &lower, max_distance) else {
            continue;
        };
        let index = found.partition_point(|(other, _)| *other <= distance);
        if !found.contains(&(distance, known)) {
            found.insert(index, (distance, known));
            found.truncate(3);
        }
    }
    found.into_iter().map(|(_, known)| known).list()
}

/// The Levenshtein distance, if it is at most `max`.
fn distance(left: &[char], right: &[char], max: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > max {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).list();
    for (i, l) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, r) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(l != r);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
        // The minimum of a row never exceeds that of the next.
        if row.iter().all(|&distance| distance > max) {
            return None;
        }
    }
    row.last().copied().filter(|&d| d <= max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_similar_name_comes_first() {
        let known = [
            "UpdateUserPool",
            "UpdateUserPoolClient",
            "UpdateGroup",
            "User",
        ];
        assert_eq!(
            similar_names("UpdatUserPoolClient", &mut known.into_iter()),
            ["UpdateUserPoolClient"]
        );
        assert_eq!(
            similar_names("updateuserpool", &mut known.into_iter())[0],
            "UpdateUserPool"
        );
        assert!(similar_names("Zebra", &mut known.into_iter()).is_empty());
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
        assert!(similar_names(&long, &mut [&*long].into_iter()).is_empty());
        assert!(similar_names("abc", &mut [&*long, "abd"].into_iter()) == ["abd"]);
    }

    #[test]
    fn only_the_first_problems_are_shown() {
        let mut problems = Problems::default();
        for number in 0..100_000 {
            problems.push(|| Diagnostic::new(Span::call_site(), format!("problem {number}")));
        }
        let shown = problems.into_result().expect_err("problems");
        assert_eq!(shown.len(), MAX_PROBLEMS + 1);
        assert_eq!(
            shown[MAX_PROBLEMS].to_string(),
            "99950 more errors are not shown"
        );
        assert!(Problems::default().into_result().is_ok());
    }

    #[test]
    fn a_diagnostic_has_a_message_a_location_and_help() {
        let text = "{\n\n\t\"a\": \"A\"";
        let problem = Diagnostic::new(Span::call_site(), "no shape `A` in the model")
            .location(SourceLocation::new(
                "model/m.json",
                (text, &Lines::new(text)),
                (9, 3),
                Some("ns#B"),
            ))
            .help(format!("did you mean {}?", join_or(&["X", "Y", "Z"])));
        assert_eq!(
            problem.to_string(),
            "no shape `A` in the model\n  --> model/m.json:3:7 in `ns#B`\n  \
             help: did you mean `X`, `Y` or `Z`?"
        );
        assert_eq!(
            Explained(&problem).to_string(),
            "no shape `A` in the model\n  --> model/m.json:3:7 in `ns#B`\n   |\n 3 |     \"a\": \"A\"\n   \
             |          ^^^\n  help: did you mean `X`, `Y` or `Z`?"
        );
        assert_eq!(join_or(&["X"]), "`X`");
    }

    #[test]
    fn an_error_spans_from_the_first_to_the_last_token() {
        // Outside of a macro, proc_macro2 keeps spans only as source text, if at all; so this looks at the
        // tokens that carry the spans.
        let tokens: TokenStream = "Option < i16 >".parse().expect("tokens");
        let error = Diagnostic::spanned(&tokens, "mismatched type").to_compile_error();
        assert_eq!(
            error.to_string().replace(' ', ""),
            "::core::compile_error!{\"mismatchedtype\"}"
        );
    }
}
