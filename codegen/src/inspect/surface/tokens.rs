//! The tokens of an item without documentation, for an exact comparison.
//!
//! The names of statics that types share depend on the rest of the model: `PATTERN_2` may be `PATTERN_3` in the next
//! version. Such a name is replaced by what the static contains.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::expand::{self, Part};
use crate::plan::Plan;
use crate::plan::schema::{Schema, SchemaRef};

/// The tokens and the documentation of an item.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub(super) code: String,
    pub(super) docs: String,
}

/// The statics of a plan, by their names.
pub(super) struct Statics<'p> {
    schemas: HashMap<String, &'p Schema>,
    patterns: HashMap<String, &'p str>,
    /// Their contents, as texts that are equal if the contents are.
    contents: HashMap<String, String>,
}

impl<'p> Statics<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut statics = Statics {
            schemas: HashMap::new(),
            patterns: HashMap::new(),
            contents: HashMap::new(),
        };
        for pattern in &plan.patterns {
            let (name, source) = (pattern.ident.to_string(), &*pattern.source);
            statics.patterns.insert(name.clone(), source);
            let content = format!("pattern {source:?}");
            statics.contents.insert(name, content);
        }
        // A static refers to others that come before it.
        for schema in &plan.schemas {
            let name = schema.ident.to_string();
            statics.insert(&name, expand::expand_schema(schema));
            statics.schemas.insert(name, &schema.schema);
        }
        for service in &plan.services {
            let tokens = expand::expand_service(service);
            statics.insert(&service.ident.to_string(), tokens);
        }
        statics
    }

    /// The schema that is meant, if there is a static for it.
    pub(super) fn schema(&self, schema: &SchemaRef) -> Option<&'p Schema> {
        match schema {
            SchemaRef::Static(ident) => self.schemas.get(&ident.to_string()).copied(),
            SchemaRef::Any | SchemaRef::Nested | SchemaRef::Sensitive => None,
        }
    }

    /// The pattern of a static, as written in the model.
    pub(super) fn pattern(&self, ident: &Ident) -> &'p str {
        let known = self.patterns.get(&ident.to_string());
        known.copied().unwrap_or_default()
    }

    fn insert(&mut self, name: &str, tokens: TokenStream) {
        let mut known = Tokens::default();
        self.write(tokens, Some(name), &mut known);
        // Two hashes: texts of which one contains the other several times would become long.
        let hash = |seed: u8| {
            let mut hasher = DefaultHasher::new();
            hasher.write_u8(seed);
            hasher.write(known.code.as_bytes());
            hasher.finish()
        };
        let content = format!("static {:016x}{:016x}", hash(0), hash(1));
        self.contents.insert(name.to_owned(), content);
    }

    /// The tokens of a type or an operation.
    pub(super) fn tokens(&self, plan: &Plan, part: Part<'_>) -> Tokens {
        let mut tokens = Tokens::default();
        self.write(expand::expand_part(plan, part), None, &mut tokens);
        tokens
    }

    fn write(&self, stream: TokenStream, own: Option<&str>, into: &mut Tokens) {
        let mut trees = stream.into_iter().peekable();
        while let Some(tree) = trees.next() {
            let docs = match (&tree, trees.peek()) {
                (TokenTree::Punct(punct), Some(TokenTree::Group(group)))
                    if punct.as_char() == '#' =>
                {
                    docs(&group.stream())
                }
                _ => None,
            };
            if let Some(docs) = docs {
                into.docs.push_str(&docs);
                into.docs.push('\n');
                trees.next();
                continue;
            }
            match tree {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::None => ("", ""),
                    };
                    into.code.push_str(open);
                    self.write(group.stream(), own, into);
                    into.code.push_str(close);
                }
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    match self.contents.get(&name) {
                        _ if own == Some(&name) => into.code.push('_'),
                        Some(content) => into.code.push_str(content),
                        None => into.code.push_str(&name),
                    }
                    into.code.push(' ');
                }
                // Writing to a string does not fail.
                other => drop(write!(into.code, "{other}")),
            }
        }
    }
}

/// The text of `[doc = "…"]`.
fn docs(attribute: &TokenStream) -> Option<String> {
    let mut trees = attribute.clone().into_iter();
    let (name, sign) = (trees.next()?, trees.next()?);
    let is_docs = matches!(name, TokenTree::Ident(name) if name == "doc")
        && matches!(sign, TokenTree::Punct(sign) if sign.as_char() == '=');
    is_docs.then(|| trees.next().map(|text| text.to_string()))?
}
