//! The lazy index: one scan of the file, each shape kept as raw text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use proc_macro2::Span;
use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::json::{self, Object, Raw, Text};
use super::source::Source;
use crate::Diagnostic;
use crate::diagnostic::Place;

/// A model whose shapes have been found but not decoded.
#[derive(Debug)]
pub struct Index<'a> {
    source: Source<'a>,
    is_version_1: bool,
    /// In the model's order.
    shapes: Vec<(Cow<'a, str>, Raw<'a>)>,
    places: HashMap<Cow<'a, str>, usize>,
    /// The places of `apply` statements on members.
    applied: Vec<usize>,
}

/// The versions of the JSON AST that are read (Smithy specification, "JSON AST").
const VERSIONS: [&str; 4] = ["1", "1.0", "2", "2.0"];

impl<'a> Index<'a> {
    /// Scans a model.
    ///
    /// # Errors
    ///
    /// The text is not JSON, not a JSON AST, of a version that is not known, or has two shapes of
    /// one id.
    pub fn scan(source: Source<'a>, span: Span) -> Result<Self, Diagnostic> {
        let ast: Ast<'a> = serde_json::from_str(source.text()).map_err(|error| {
            let place = source.place_of_error(source.text(), &error);
            // serde_json ends its sentence with the place, which the diagnostic shows in its own way.
            let text = error.to_string();
            let reason = text.split(" at line ").next().unwrap_or(&text);
            if error.is_data() {
                not_an_ast(source, span, reason, place)
            } else {
                let message = format!("`{}` is not JSON: {reason}", source.name());
                Diagnostic::new(span, message).at(place)
            }
        })?;
        let start = source.place(source.text(), None);
        let Some(version) = ast.smithy else {
            return Err(not_an_ast(source, span, "it has no key `smithy`", start));
        };
        let place = source.place(version.get(), None);
        let is_version_1 = match json::string(version) {
            Ok(text) if VERSIONS.contains(&&*text) => text.starts_with('1'),
            Ok(text) => {
                let message = format!("`{}` is written in Smithy {text:?}", source.name());
                return Err(Diagnostic::new(span, message)
                    .at(place)
                    .help("the versions that can be read are \"1.0\" and \"2.0\""));
            }
            Err(mismatch) => {
                let reason = format!("its key `smithy` {}", mismatch.message);
                return Err(not_an_ast(source, span, &reason, place));
            }
        };
        let Some(Object(shapes)) = ast.shapes else {
            return Err(not_an_ast(source, span, "it has no key `shapes`", start));
        };
        let mut places = HashMap::with_capacity(shapes.len());
        let mut applied = Vec::new();
        for (place, (id, raw)) in shapes.iter().enumerate() {
            if places.insert(id.clone(), place).is_some() {
                let message = format!("`{}` defines `{id}` twice", source.name());
                return Err(Diagnostic::new(span, message).at(source.place(raw.get(), Some(id))));
            }
            if id.contains('$') {
                applied.push(place);
            }
        }
        Ok(Index {
            source,
            is_version_1,
            shapes,
            places,
            applied,
        })
    }

    /// The file.
    #[must_use]
    pub fn source(&self) -> Source<'a> {
        self.source
    }

    /// Whether the model is written in Smithy 1, where a number or boolean that is not boxed is
    /// never null.
    #[must_use]
    pub fn is_version_1(&self) -> bool {
        self.is_version_1
    }

    /// The raw text of a shape.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Raw<'a>> {
        self.places.get(id).map(|&place| self.shapes[place].1)
    }

    /// All shapes, in the model's order.
    pub fn shapes(&self) -> impl Iterator<Item = (&str, Raw<'a>)> {
        self.shapes.iter().map(|(id, raw)| (&**id, *raw))
    }

    /// The `apply` statements on members of a shape: the member's name, and the statement.
    #[must_use]
    pub fn applied_to(&self, id: &str) -> Vec<(&str, Raw<'a>)> {
        let mut found = Vec::new();
        for &place in &self.applied {
            let (key, raw) = &self.shapes[place];
            let member = key.strip_prefix(id).and_then(|rest| rest.strip_prefix('$'));
            found.extend(member.map(|member| (member, *raw)));
        }
        found
    }
}

fn not_an_ast(source: Source<'_>, span: Span, reason: &str, place: Place) -> Diagnostic {
    let name = source.name();
    Diagnostic::new(span, format!("`{name}` is not a Smithy JSON AST: {reason}"))
        .at(place)
        .help("`smithy ast` writes one from Smithy IDL files")
}

/// The top of a JSON AST (Smithy specification, "JSON AST", "Top level properties").
struct Ast<'a> {
    smithy: Option<Raw<'a>>,
    shapes: Option<Object<'a>>,
}

impl<'de: 'a, 'a> Deserialize<'de> for Ast<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AstVisitor;

        impl<'de> Visitor<'de> for AstVisitor {
            type Value = Ast<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ast<'de>, A::Error> {
                let mut ast = Ast {
                    smithy: None,
                    shapes: None,
                };
                while let Some(Text(key)) = map.next_key()? {
                    match &*key {
                        "smithy" => ast.smithy = Some(map.next_value()?),
                        "shapes" => ast.shapes = Some(map.next_value()?),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
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
        let ids: Vec<&str> = index.shapes().map(|(id, _)| id).collect();
        assert_eq!(ids, ["a#B", "a#A", "a#A$m", "a#Ab"]);
        assert_eq!(index.applied_to("a#A").len(), 1);
        assert!(index.applied_to("a#Ab").is_empty());
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
                "`m.json` is not JSON: key must be a string\n  at m.json:2:3",
            ),
            (
                "",
                "`m.json` is not JSON: EOF while parsing a value\n  at m.json:1:1",
            ),
            (
                "[]",
                "`m.json` is not a Smithy JSON AST: invalid type: sequence, expected an object\n  at m.json:1:1",
            ),
            (
                "{}",
                "`m.json` is not a Smithy JSON AST: it has no key `smithy`",
            ),
            (
                r#"{"smithy": 2, "shapes": {}}"#,
                "its key `smithy` must be a string, not a number\n  at m.json:1:12",
            ),
            (
                r#"{"smithy": "3.0", "shapes": {}}"#,
                "`m.json` is written in Smithy \"3.0\"\n  at m.json:1:12\n  help: the versions",
            ),
            (r#"{"smithy": "2.0"}"#, "it has no key `shapes`"),
            (
                r#"{"smithy": "2", "shapes": {"a#A": {}, "a#A": {}}}"#,
                "`m.json` defines `a#A` twice\n  at m.json:1:46, in `a#A`",
            ),
        ] {
            let error = scan(text).expect_err(text);
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
