//! The lazy index: a single scan of the file, which keeps each shape as raw text.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use proc_macro2::Span;
use serde_core::de::{Deserialize, Deserializer, Error as _, MapAccess, Unexpected, Visitor};

use super::json::{self, Mismatch, Raw, Repeated, repeated_key};
use super::mixin_layers::MAX_MIXED_IN;
use super::prelude;
use super::raw_shape::shape_type;
use super::source::Source;
use crate::collections::{Map, Set};
use crate::diagnostic::{Diagnostic, SourceLocation, excerpt, quoted, similar_names};
use crate::input::file_format;
use crate::input::lazy_json::{self, Entries, Level, SyntaxError, Text};

/// A model whose shapes have been found but not decoded.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    source: Source<'a>,
    is_version_1: bool,
    /// In the model's order.
    shapes: Entries<'a>,
    indices: Map<Cow<'a, str>, usize>,
    /// The indices of `apply` statements on members, by shape ID.
    applied: Map<String, Vec<usize>>,
    /// The indices of `apply` statements on shapes of `smithy.framework`, of which there are few.
    applied_to_framework: Vec<usize>,
    /// The amount of text that mixins have added so far, in bytes.
    mixed_in: Cell<usize>,
}

/// The supported versions of the JSON AST (Smithy specification, "JSON AST").
const VERSIONS: [&str; 5] = ["1", "1.0", "2", "2.0", "2.1"];

impl<'a> Index<'a> {
    /// Scans a model.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not JSON, is not a JSON AST, has an unsupported version, or has two shapes
    /// with the same ID.
    pub(crate) fn scan(source: Source<'a>, span: Span) -> Result<Self, Diagnostic> {
        let ast = Ast::scan(source.text()).map_err(|error| not_json(source, span, &error))?;
        // The two outer levels are those of the file, `shapes` and `metadata`.
        let outer = || repeated_key(source.text(), 2);
        let repeated = ast.is_repeated.then(outer).flatten();
        let in_metadata = || repeated_key(ast.metadata?.get(), usize::MAX);
        if let Some(repeated) = repeated.or_else(in_metadata) {
            return Err(twice(source, span, &repeated));
        }
        let start = source.location(source.text(), None);
        let Some(version) = ast.smithy else {
            if let Some(problem) = foreign(source, span) {
                return Err(problem);
            }
            return Err(not_an_ast(source, span, "missing key `smithy`", start));
        };
        let location = source.location(version.get(), None);
        let is_version_1 = match json::string(version) {
            Ok(text) if VERSIONS.contains(&&*text) => text.starts_with('1'),
            Ok(text) => {
                let message = format!(
                    "unsupported Smithy version {} in `{}`",
                    quoted(&text),
                    source.name()
                );
                return Err(Diagnostic::new(span, message)
                    .location(location)
                    .help("supported versions are \"1.0\", \"2.0\" and \"2.1\""));
            }
            Err(mismatch) => {
                let reason = mismatch.in_key("smithy").to_string();
                return Err(not_an_ast(source, span, &reason, location));
            }
        };
        let shapes = match ast.shapes {
            Some(Ok(shapes)) => shapes,
            Some(Err(raw)) => {
                let reason = format!("`shapes`: expected an object, found {}", json::kind(raw));
                let location = source.location(raw.get(), None);
                return Err(not_an_ast(source, span, &reason, location));
            }
            None => return Err(not_an_ast(source, span, "missing key `shapes`", start)),
        };
        let mut indices = Map::new();
        let mut applied: Map<String, Vec<usize>> = Map::new();
        let mut applied_to_framework = Vec::new();
        for (i, (id, raw)) in shapes.iter().enumerate() {
            let is_repeated = indices.insert(id.clone(), i).is_some();
            if let Some(repeated) = is_repeated.then(outer).flatten() {
                return Err(twice(source, span, &repeated));
            }
            if let Some((shape, _)) = id.split_once('$') {
                applied
                    .get_or_insert_with(shape.to_owned(), Default::default)
                    .push(i);
            } else if prelude::framework(id).is_some() && is_apply(raw) {
                applied_to_framework.push(i);
            }
        }
        // Traits that are applied to a missing shape would be lost.
        if let Some((id, raw)) = applied_to_nothing(&shapes, &indices) {
            let shape = id.split('$').next().unwrap_or_default();
            let message = format!(
                "no shape `{}` in the model to apply traits to",
                excerpt(shape)
            );
            let mut known = shapes
                .iter()
                .filter(|(known, raw)| !known.contains('$') && !is_apply(raw))
                .map(|(known, _)| &**known);
            let problem =
                Diagnostic::new(span, message).location(source.location(raw.get(), Some(id)));
            return Err(match similar_names(shape, &mut known)[..] {
                [] => problem,
                [meant, ..] => problem.help(format!("did you mean `{meant}`?")),
            });
        }
        Ok(Index {
            source,
            is_version_1,
            shapes,
            indices,
            applied,
            applied_to_framework,
            mixed_in: Cell::new(0),
        })
    }

    /// The file.
    pub(crate) fn source(&self) -> Source<'a> {
        self.source
    }

    /// Whether the model is in Smithy 1.0, where a number or boolean that is not boxed is never null.
    pub(crate) fn is_version_1(&self) -> bool {
        self.is_version_1
    }

    /// The raw text of a shape of the file, or else of `smithy.framework`.
    pub(crate) fn get(&self, id: &str) -> Option<Raw<'a>> {
        if self.applied_to_shape(id).is_some() {
            return prelude::framework(id);
        }
        let own = self.indices.get(id).map(|&i| self.shapes[i].1);
        own.or_else(|| prelude::framework(id))
    }

    /// All shapes, in the model's order.
    pub(crate) fn shapes(&self) -> &Entries<'a> {
        &self.shapes
    }

    /// The IDs of all shapes.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().map(|(id, _)| &**id)
    }

    /// The `apply` statements on members of a shape: the member's name, and the statement.
    pub(crate) fn applied_to(&self, id: &str) -> impl Iterator<Item = (&str, Raw<'a>)> {
        let applied = self.applied.get(id).into_iter().flatten();
        applied.filter_map(|&i| {
            let (key, raw) = &self.shapes[i];
            key.split_once('$').map(|(_, member)| (member, *raw))
        })
    }

    /// The `apply` statement on a shape of `smithy.framework` that the file does not define.
    pub(crate) fn applied_to_shape(&self, id: &str) -> Option<Raw<'a>> {
        let mut applied = self.applied_to_framework.iter().map(|&i| &self.shapes[i]);
        applied.find_map(|(key, raw)| (key == id).then_some(*raw))
    }

    /// The ID of the shape or statement that contains a part of the text. A linear search, only for
    /// messages.
    pub(crate) fn id_at(&self, part: &str) -> Option<&str> {
        let at = part.as_ptr() as usize;
        let found = self.shapes.iter().find(|(_, raw)| {
            let start = raw.get().as_ptr() as usize;
            (start..start + raw.get().len()).contains(&at)
        });
        found.map(|(id, _)| &**id)
    }

    /// The error for a value in the text; in this shape, if it is not in another one.
    pub(crate) fn problem(&self, span: Span, mismatch: &Mismatch<'_>, id: &str) -> Diagnostic {
        let id = self.id_at(mismatch.value).unwrap_or(id);
        self.source.problem(span, mismatch, id)
    }

    /// Checks that no object in the file repeats a key, also in shapes that are not read. Reading a shape finds those
    /// in it, with a better message.
    ///
    /// # Errors
    ///
    /// One does.
    pub(crate) fn check_unique_keys(&self, span: Span) -> Result<(), Diagnostic> {
        let Some(repeated) = repeated_key(self.source.text(), usize::MAX) else {
            return Ok(());
        };
        let source = self.source;
        let message = format!(
            "duplicate key {} in `{}`",
            quoted(&repeated.key),
            source.name()
        );
        let id = self.id_at(repeated.second);
        let problem = Diagnostic::new(span, message).location(source.location(repeated.second, id));
        Err(problem.help(source.remove_one(repeated.first)))
    }

    /// Counts the text that a mixin adds to a shape, in bytes, before it is read.
    ///
    /// # Errors
    ///
    /// All mixins together have added more than [`MAX_MIXED_IN`].
    pub(crate) fn mix_in(&self, reference: Raw<'a>, bytes: usize) -> Result<(), Mismatch<'a>> {
        self.mixed_in.set(self.mixed_in.get() + bytes);
        if self.mixed_in.get() <= MAX_MIXED_IN {
            return Ok(());
        }
        let message = format!("mixins add more than {MAX_MIXED_IN} bytes to the requested shapes");
        Err(Mismatch::new(reference.get(), message).with_help("request fewer shapes"))
    }
}

/// The first `apply` statement on a shape that has no definition, or on a member of such a shape. The definition of
/// a shape would have the same key as a statement on the shape itself.
fn applied_to_nothing<'s, 'a>(
    shapes: &'s [(Cow<'a, str>, Raw<'a>)],
    indices: &Map<Cow<'a, str>, usize>,
) -> Option<&'s (Cow<'a, str>, Raw<'a>)> {
    shapes.iter().find(|(id, raw)| match id.split_once('$') {
        Some((shape, _)) => {
            let defined = indices.get(shape).map(|&i| shapes[i].1);
            defined.is_none_or(is_apply) && prelude::framework(shape).is_none()
        }
        None => is_apply(raw) && has_traits(raw) && prelude::framework(id).is_none(),
    })
}

fn is_apply(raw: Raw<'_>) -> bool {
    // Few shapes have the word in their text, and those need not be parsed for it.
    raw.get().contains("apply") && shape_type(raw).as_deref() == Some("apply")
}

/// Whether a shape or statement has any traits.
fn has_traits(raw: Raw<'_>) -> bool {
    let traits = json::object(raw).ok().and_then(|shape| shape.get("traits"));
    traits.is_some_and(|traits| json::object(traits).is_ok_and(|traits| !traits.0.is_empty()))
}

/// A duplicate key in the file, in `shapes`, or in `metadata`.
fn twice(source: Source<'_>, span: Span, repeated: &Repeated<'_>) -> Diagnostic {
    let key = &*repeated.key;
    let is_id = key.contains('#');
    let message = if is_id {
        format!("duplicate shape `{}` in `{}`", excerpt(key), source.name())
    } else {
        let key = quoted(key);
        format!("duplicate key {key} in `{}`", source.name())
    };
    let id = is_id.then_some(key);
    let problem = Diagnostic::new(span, message).location(source.location(repeated.second, id));
    problem.help(source.remove_one(repeated.first))
}

/// The format of the file, if it can be recognized.
fn foreign(source: Source<'_>, span: Span) -> Option<Diagnostic> {
    let file_format::Foreign { what, help } = file_format::of_text(source.name(), source.text())?;
    let message = format!("model `{}` {what}", source.name());
    Some(Diagnostic::new(span, message).help(help))
}

fn not_json(source: Source<'_>, span: Span, error: &SyntaxError) -> Diagnostic {
    if let Some(problem) = foreign(source, span) {
        return problem;
    }
    let message = format!("`{}` is not valid JSON: {}", source.name(), error.reason);
    let location = source.location_of_offset(error.offset, None);
    let problem = Diagnostic::new(span, message).location(location);
    if error.is_eof {
        problem.help("the file may be truncated")
    } else {
        problem
    }
}

fn not_an_ast(
    source: Source<'_>,
    span: Span,
    reason: &str,
    location: SourceLocation,
) -> Diagnostic {
    let name = source.name();
    Diagnostic::new(span, format!("`{name}` is not a Smithy JSON AST: {reason}"))
        .location(location)
        .help("`smithy ast` converts Smithy IDL files to the JSON AST")
}

/// The top level of a JSON AST (Smithy specification, "JSON AST", "Top level properties").
#[derive(Default)]
struct Ast<'a> {
    smithy: Option<Raw<'a>>,
    metadata: Option<Raw<'a>>,
    /// The shapes, or another value in their place.
    shapes: Option<Result<Entries<'a>, Raw<'a>>>,
    /// Whether a key is repeated.
    is_repeated: bool,
}

impl<'a> Ast<'a> {
    /// Scans a text. A value other than an object has no keys.
    fn scan(text: &'a str) -> Result<Self, SyntaxError> {
        let error = match serde_json::from_str(text) {
            Ok(ast) => return Ok(ast),
            Err(error) => error,
        };
        if !error.is_data() {
            return Err(SyntaxError::new(text, &error));
        }
        // The file or the value of `shapes` is no object.
        let entries = lazy_json::entries(lazy_json::scan(text)?)?;
        let mut ast = Ast::default();
        let mut keys = Set::new();
        for (key, raw) in entries.into_iter().flatten() {
            ast.set(&key, raw);
            ast.is_repeated |= !keys.insert(key);
        }
        Ok(ast)
    }

    /// Sets the value of a key, in which no shapes have been found.
    fn set(&mut self, key: &str, raw: Raw<'a>) {
        match key {
            "smithy" => self.smithy = Some(raw),
            "metadata" => self.metadata = Some(raw),
            "shapes" => self.shapes = Some(Err(raw)),
            _ => {}
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Ast<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AstVisitor;

        impl<'de> Visitor<'de> for AstVisitor {
            type Value = Ast<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut ast = Ast::default();
                let mut keys = Set::new();
                while let Some(Text(key)) = map.next_key()? {
                    if key != "shapes" {
                        ast.set(&key, map.next_value()?);
                    } else if let Level::Object(shapes) = map.next_value()? {
                        ast.shapes = Some(Ok(shapes));
                    } else {
                        return Err(A::Error::invalid_type(Unexpected::Seq, &self));
                    }
                    ast.is_repeated |= !keys.insert(key);
                }
                Ok(ast)
            }
        }

        deserializer.deserialize_map(AstVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(text: &str) -> Result<Index<'_>, String> {
        Index::scan(Source::new("m.json", text), Span::call_site()).map_err(|d| d.to_string())
    }

    #[test]
    fn shapes_are_found_by_id_and_stay_raw() {
        let text = r#"{"smithy": "2.0", "metadata": {"x": [1]}, "shapes": {
            "a#B": {"type": "nonsense"}, "a#A": {}, "a#A$m": {"type": "apply"}, "a#Ab": {}}}"#;
        let index = scan(text).expect("an index");
        assert_eq!(
            index.get("a#B").expect("B").get(),
            r#"{"type": "nonsense"}"#
        );
        assert!(index.get("a#C").is_none());
        let ids: Vec<&str> = index.shapes().iter().map(|(id, _)| &**id).collect();
        assert_eq!(ids, ["a#B", "a#A", "a#A$m", "a#Ab"]);
        assert_eq!(index.applied_to("a#A").count(), 1);
        assert!(index.applied_to("a#Ab").next().is_none());
        assert!(!index.is_version_1());
    }

    #[test]
    fn ids_with_escapes_are_found() {
        let index = scan(r#"{"smithy": "1.0", "shapes": {"a\u0023B": {}}}"#).expect("an index");
        assert!(index.get("a#B").is_some());
        assert!(index.is_version_1());
    }

    #[test]
    fn what_is_no_ast_is_refused_with_its_place() {
        for (text, expected) in [
            (
                "{\n  oops",
                "`m.json` is not valid JSON: key must be a string\n  --> m.json:2:3",
            ),
            (
                "",
                "model `m.json` is empty\n  help: name a Smithy JSON AST",
            ),
            ("[]", "model `m.json` is a JSON array, expected an object"),
            ("{}", "model `m.json` is an empty object"),
            (
                "{\"shapes\": {}}",
                "`m.json` is not a Smithy JSON AST: missing key `smithy`",
            ),
            (
                "{\"smithy\": \"2.0\", \"shapes\": {",
                "`m.json` is not valid JSON: EOF while parsing an object\n  --> m.json:1:29\n  help: the file may",
            ),
            (
                r#"{"smithy": 2, "shapes": {}}"#,
                "`smithy`: expected a string, found a number\n  --> m.json:1:12",
            ),
            (
                r#"{"smithy": "3.0", "shapes": {}}"#,
                "unsupported Smithy version \"3.0\" in `m.json`\n  --> m.json:1:12\n  help: supported versions",
            ),
            (r#"{"smithy": "2.0"}"#, "missing key `shapes`"),
            (
                r#"{"smithy": "2", "shapes": {"a#A": {}, "a#A": {}}}"#,
                "duplicate shape `a#A` in `m.json`\n  --> m.json:1:39 in `a#A`\n  help: the first is at m.json:1:28; \
                 remove one of them",
            ),
            (
                r#"{"smithy": "2", "shapes": {}, "metadata": {"x": [{"a": 1, "\u0061": 2}]}}"#,
                "duplicate key \"a\" in `m.json`\n  --> m.json:1:59\n  help: the first is at m.json:1:51",
            ),
            (
                r#"{"smithy": "2", "shapes": {}, "sh\u0061pes": {}}"#,
                "duplicate key \"shapes\" in `m.json`\n  --> m.json:1:31",
            ),
            (
                r#"{"smithy": "2", "shapes": {}, "x": 1, "x": 1}"#,
                "duplicate key \"x\" in `m.json`\n  --> m.json:1:39",
            ),
        ] {
            let error = scan(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
