//! The lazy index: a single scan of the file, which keeps each shape as raw text.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use proc_macro2::Span;
use serde_core::de::{Deserialize, Deserializer, Error as _, MapAccess, Unexpected, Visitor};

use super::id;
use super::json::{self, Mismatch, Raw, Repeated, repeated_key};
use super::merge::{self, File};
use super::mixin_layers::MAX_MIXED_IN;
use super::prelude;
use super::raw_shape::is_apply;
use super::source::{Source, Sources};
use super::translate;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, MODEL, SourceLocation, excerpt, quoted, similar_names};
use crate::input::file_format;
use crate::input::lazy_json::{self, Entries, Level, SyntaxError, Text};

/// A model whose shapes have been found but not decoded.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    sources: &'a Sources<'a>,
    /// Whether each file is in Smithy 1.0.
    versions: Vec<bool>,
    /// The metadata of each file that has any.
    #[cfg(feature = "inspect")]
    metadata: Vec<Raw<'a>>,
    /// In the file's order, or sorted by ID if there are several files.
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
    /// Returns an error if a file is not JSON, is not a JSON AST, has an unsupported version, or has two shapes
    /// with the same ID, or if the files contradict each other.
    pub(crate) fn scan(sources: &'a Sources<'a>) -> Result<Self, Vec<Diagnostic>> {
        let mut files = scan_files(sources)?;
        let versions = files.iter().map(|file| file.is_version_1).list();
        #[cfg(feature = "inspect")]
        let metadata = files.iter().filter_map(|file| file.metadata).list();
        let shapes = if files.len() == 1 {
            files.pop().map(|file| file.shapes).unwrap_or_default()
        } else {
            merge::merge(sources, files)?
        };
        let mut indices = Map::new();
        let mut applied: Map<String, Vec<usize>> = Map::new();
        let mut applied_to_framework = Vec::new();
        for (i, (id, raw)) in shapes.iter().enumerate() {
            if indices.insert(id.clone(), i).is_some() {
                // There is only one file, since shapes that are merged are not repeated.
                let repeated = |source: &Source<'a>| {
                    let repeated = repeated_key(source.text(), 2)?;
                    Some(twice(source, &repeated))
                };
                if let Some(problem) = sources.files().iter().find_map(repeated) {
                    return Err(vec![problem]);
                }
            }
            if let Some((shape, _)) = id.split_once('$') {
                applied
                    .get_or_insert_with(shape.to_owned(), Default::default)
                    .push(i);
            } else if prelude::framework(id).is_some() && is_apply(raw) {
                applied_to_framework.push(i);
            }
        }
        let problem_at = |id: &str, raw: Raw<'_>, message: String| {
            let file = sources.file_of(raw.get()).unwrap_or_default();
            let file = sources.files().get(file);
            let span = file.map_or_else(Span::call_site, Source::span);
            let location = sources.location(raw.get(), Some(id));
            Diagnostic::new(span, message)
                .event(MODEL)
                .location(location)
        };
        let is_definition = |id: &str, raw| id.contains('$') && !is_apply(raw);
        if let Some((id, raw)) = shapes.iter().find(|(id, raw)| is_definition(id, raw)) {
            let message = format!("`{}` is the ID of a member, not of a shape", excerpt(id));
            let help = "define it among the `members` of its shape, or apply traits to it with the type `apply`";
            return Err(vec![problem_at(id, raw, message).help(help)]);
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
            let problem = problem_at(id, raw, message);
            return Err(vec![match similar_names(shape, &mut known)[..] {
                [] => problem,
                [meant, ..] => problem.help(format!("did you mean `{meant}`?")),
            }]);
        }
        Ok(Index {
            sources,
            versions,
            #[cfg(feature = "inspect")]
            metadata,
            shapes,
            indices,
            applied,
            applied_to_framework,
            mixed_in: Cell::new(0),
        })
    }

    /// The files.
    pub(crate) fn sources(&self) -> &'a Sources<'a> {
        self.sources
    }

    /// Whether a part of the model is in Smithy 1.0, where a number or boolean that is not boxed is never null. Each
    /// file has its version.
    pub(crate) fn is_version_1(&self, part: &str) -> bool {
        if let [only] = self.versions[..] {
            return only;
        }
        let file = self.sources.file_of(part);
        file.is_some_and(|file| self.versions.get(file) == Some(&true))
    }

    /// Whether all files are in Smithy 1.0; `None` if only some are.
    #[cfg(feature = "inspect")]
    pub(crate) fn are_all_version_1(&self) -> Option<bool> {
        let first = self.versions.first()?;
        (self.versions.iter().all(|version| version == first)).then_some(*first)
    }

    /// Whether a part of the model is in Smithy 2.0, and others are in 1.0.
    pub(crate) fn is_version_2_beside_1(&self, part: &str) -> bool {
        self.versions.contains(&true) && self.sources.has(part) && !self.is_version_1(part)
    }

    /// The metadata of each file that has any.
    #[cfg(feature = "inspect")]
    pub(crate) fn metadata(&self) -> &[Raw<'a>] {
        &self.metadata
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

    /// The help for an ID that is not in the model, if no file has its namespace. A linear search, only for messages.
    pub(crate) fn missing_namespace(&self, id: &str) -> Option<String> {
        id::missing_namespace(id, &mut self.ids())
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

    /// The location of a reference to a shape. A linear search, only for messages.
    pub(crate) fn location_of_reference(&self, id: &str) -> Option<SourceLocation> {
        let quoted = format!("\"{id}\"");
        let mut shapes = self.shapes.iter();
        let (of, raw) = shapes.find(|(_, raw)| raw.get().contains(&quoted))?;
        Some(self.sources.location_of_reference(raw.get(), id, of))
    }

    /// The error for a value in the text; in this shape, if it is not in another one.
    pub(crate) fn problem(&self, span: Span, mismatch: &Mismatch<'_>, id: &str) -> Diagnostic {
        let id = self.id_at(mismatch.value).unwrap_or(id);
        self.sources.problem(span, mismatch, id)
    }

    /// Checks that no object in the files repeats a key, also in shapes that are not read. Reading a shape finds those
    /// in it, with a better message.
    ///
    /// # Errors
    ///
    /// One does.
    pub(crate) fn check_unique_keys(&self) -> Result<(), Vec<Diagnostic>> {
        let json = self
            .sources
            .files()
            .iter()
            .filter(|source| !source.is_idl());
        for source in json {
            let Some(repeated) = repeated_key(source.text(), usize::MAX) else {
                continue;
            };
            let message = format!(
                "duplicate key {} in `{}`",
                quoted(&repeated.key),
                source.name()
            );
            let id = self.id_at(repeated.second);
            let problem = Diagnostic::new(source.span(), message)
                .location(source.location(repeated.second, id));
            return Err(vec![problem.help(source.remove_one(repeated.first))]);
        }
        Ok(())
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

/// Scans the files: first the JSON ASTs, since files in the interface definition language refer to their shapes.
fn scan_files<'a>(sources: &'a Sources<'a>) -> Result<Vec<File<'a>>, Vec<Diagnostic>> {
    let (mut files, mut problems, mut foreign_idl) = (Vec::new(), Vec::new(), Vec::new());
    let mut has_idl = false;
    for source in sources.files() {
        if source.is_idl() {
            has_idl = true;
            foreign_idl.extend(foreign(source));
        }
        let file = (!source.is_idl()).then(|| scan_file(source, source.text()));
        files.push(file.transpose().unwrap_or_else(|problem| {
            problems.push(problem);
            None
        }));
    }
    if !foreign_idl.is_empty() {
        problems.append(&mut foreign_idl);
    } else if has_idl {
        match translate::translate(sources, &files) {
            Ok(translated) => sources.set_translated(translated),
            Err(of_idl) => problems.extend(of_idl),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let files = files.into_iter().enumerate().map(|(i, file)| match file {
        Some(file) => Ok(file),
        None => scan_file(&sources.files()[i], sources.ast(i)),
    });
    files
        .collect::<Result<_, _>>()
        .map_err(|problem| vec![problem])
}

/// Scans a file with this JSON AST.
fn scan_file<'a>(source: &Source<'a>, text: &'a str) -> Result<File<'a>, Diagnostic> {
    let span = source.span();
    let ast = Ast::scan(text).map_err(|error| not_json(source, &error))?;
    // The two outer levels are those of the file, `shapes` and `metadata`.
    let outer = || repeated_key(text, 2);
    let repeated = ast.is_repeated.then(outer).flatten();
    let in_metadata = || repeated_key(ast.metadata?.get(), usize::MAX);
    if let Some(repeated) = repeated.or_else(in_metadata) {
        return Err(twice(source, &repeated));
    }
    // Only errors have locations: to find the lines of the text takes as long as to read it.
    let start = || source.location_of_offset(0, None);
    let Some(version) = ast.smithy else {
        if let Some(problem) = foreign(source) {
            return Err(problem);
        }
        return Err(not_an_ast(source, "missing key `smithy`", start()));
    };
    let location = || source.location(version.get(), None);
    let is_version_1 = match json::string(version) {
        Ok(text) if VERSIONS.contains(&&*text) => text.starts_with('1'),
        Ok(text) => {
            let message = format!(
                "unsupported Smithy version {} in `{}`",
                quoted(&text),
                source.name()
            );
            return Err(Diagnostic::new(span, message)
                .location(location())
                .help("supported versions are \"1.0\", \"2.0\" and \"2.1\""));
        }
        Err(mismatch) => {
            let reason = mismatch.in_key("smithy").to_string();
            return Err(not_an_ast(source, &reason, location()));
        }
    };
    match ast.shapes {
        Some(Ok(shapes)) => Ok(File {
            shapes,
            metadata: ast.metadata,
            is_version_1,
        }),
        Some(Err(raw)) => {
            let reason = format!("`shapes`: expected an object, found {}", json::kind(raw));
            let location = source.location(raw.get(), None);
            Err(not_an_ast(source, &reason, location))
        }
        // A file can have metadata alone.
        None if ast.metadata.is_some() => Ok(File {
            shapes: Vec::new(),
            metadata: ast.metadata,
            is_version_1,
        }),
        None => Err(not_an_ast(source, "missing key `shapes`", start())),
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

/// Whether a shape or statement has any traits.
fn has_traits(raw: Raw<'_>) -> bool {
    let traits = json::object(raw).ok().and_then(|shape| shape.get("traits"));
    traits.is_some_and(|traits| json::object(traits).is_ok_and(|traits| !traits.0.is_empty()))
}

/// A duplicate key in the file, in `shapes`, or in `metadata`.
pub(super) fn twice(source: &Source<'_>, repeated: &Repeated<'_>) -> Diagnostic {
    let key = &*repeated.key;
    let is_id = key.contains('#');
    let message = if is_id {
        format!("duplicate shape `{}` in `{}`", excerpt(key), source.name())
    } else {
        let key = quoted(key);
        format!("duplicate key {key} in `{}`", source.name())
    };
    let id = is_id.then_some(key);
    let location = source.location(repeated.second, id);
    let problem = Diagnostic::new(source.span(), message)
        .event(MODEL)
        .location(location);
    problem.help(source.remove_one(repeated.first))
}

/// The format of the file, if it can be recognized.
fn foreign(source: &Source<'_>) -> Option<Diagnostic> {
    let of_text = if source.is_idl() {
        file_format::of_idl
    } else {
        file_format::of_text
    };
    let file_format::Foreign { what, help } = of_text(source.name(), source.text())?;
    let message = format!("model `{}` {what}", source.name());
    let problem = Diagnostic::new(source.span(), message).help(help);
    if !source.is_idl() {
        return Some(problem);
    }
    // Where the syntax error would be.
    let start = source.text().len() - source.text().trim_start().len();
    let location = source.location_of_offset(start, None);
    Some(problem.event(MODEL).location(location))
}

fn not_json(source: &Source<'_>, error: &SyntaxError) -> Diagnostic {
    if let Some(problem) = foreign(source) {
        return problem;
    }
    let message = format!("`{}` is not valid JSON: {}", source.name(), error.reason);
    let location = source.location_of_offset(error.offset, None);
    let problem = Diagnostic::new(source.span(), message).location(location);
    match file_format::help(source.name()) {
        _ if error.is_eof => problem.help("the file may be truncated"),
        Some(help) => problem.help(help),
        None => problem,
    }
}

fn not_an_ast(source: &Source<'_>, reason: &str, location: SourceLocation) -> Diagnostic {
    let message = format!("`{}` is not a Smithy JSON AST: {reason}", source.name());
    Diagnostic::new(source.span(), message)
        .location(location)
        .help("a JSON AST has the keys `smithy` and `shapes`; Smithy IDL is read from files with the extension `.smithy`")
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
        // The file or the value of `shapes` is not an object.
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
    use crate::model::testing;

    fn scan(text: &str) -> Result<Index<'_>, String> {
        testing::scan(text).map_err(|problems| testing::messages(&problems))
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
        assert!(!index.is_version_1("a#B"));
    }

    #[test]
    fn ids_with_escapes_are_found() {
        let index = scan(r#"{"smithy": "1.0", "shapes": {"a\u0023B": {}}}"#).expect("an index");
        assert!(index.get("a#B").is_some());
        assert!(index.is_version_1("a#B"));
    }

    #[test]
    fn invalid_asts_are_refused_with_a_location() {
        for (text, expected) in [
            (
                "{\n  oops",
                "`m.json` is not valid JSON: key must be a string\n  --> m.json:2:3",
            ),
            ("", "model `m.json` is empty\n  help: name a Smithy model"),
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
