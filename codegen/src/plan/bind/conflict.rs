//! Derives of other macros that implement what `Shape` implements, too.
//!
//! A derive macro sees the attributes that come after its own `#[derive(…)]`, and the attributes of other derives on
//! the type and its fields. What is in the same `#[derive(…)]`, or before it, it does not see: the names of the
//! runtime's macros say what to do about these (`src/conflict.rs`).

use proc_macro2::{TokenStream, TokenTree};

use crate::diagnostic::{Diagnostic, Feature, FeatureProblem};
use crate::input::derive_input::{DeriveInput, OtherMacro, Skip};

/// What `Shape` and another macro both implement.
#[derive(Default)]
pub(crate) struct Conflicts {
    /// The errors, whatever the features of the runtime.
    pub(crate) problems: Vec<Diagnostic>,
    /// The errors that depend on features of the runtime.
    pub(crate) feature_problems: Vec<FeatureProblem>,
    /// The impls that another macro has.
    pub(crate) skip: Skip,
}

/// Items that can conflict.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Builder,
    Display,
    Eq,
    Hash,
    Serialize,
    Deserialize,
}

impl Part {
    fn is_skipped(self, skip: Skip) -> bool {
        match self {
            Part::Builder => skip.builder,
            Part::Display => skip.display,
            Part::Eq => skip.eq,
            Part::Hash => skip.hash,
            Part::Serialize => skip.json || skip.serialize,
            Part::Deserialize => skip.json || skip.from_json || skip.deserialize,
        }
    }

    fn skip(self, skip: &mut Skip) {
        match self {
            Part::Builder => skip.builder = true,
            Part::Display => skip.display = true,
            Part::Eq => skip.eq = true,
            Part::Hash => skip.hash = true,
            Part::Serialize => skip.serialize = true,
            Part::Deserialize => skip.deserialize = true,
        }
    }

    fn option(self) -> &'static str {
        match self {
            Part::Builder => "builder",
            Part::Display => "display",
            Part::Eq => "eq",
            Part::Hash => "hash",
            Part::Serialize => "serialize",
            Part::Deserialize => "deserialize",
        }
    }

    /// Its name in messages.
    fn what(self) -> &'static str {
        match self {
            Part::Builder => "a builder",
            Part::Display => "`Display`",
            Part::Eq => "`PartialEq` and `Eq`",
            Part::Hash => "`Hash`",
            Part::Serialize => "`Serialize`",
            Part::Deserialize => "`Deserialize`",
        }
    }
}

/// The derives and attributes that conflict with what is generated, each impl once.
pub(crate) fn conflicts(input: &DeriveInput) -> Conflicts {
    let mut conflicts = Conflicts::default();
    for other in &input.others {
        for part in parts(other, &input.others) {
            if part.is_skipped(input.skip) || part.is_skipped(conflicts.skip) {
                continue;
            }
            // One of serde's traits may be skipped, and derived with attributes.
            let is_attribute = !other.is_derive;
            if is_attribute && of_serde(part) && (of_serde_is_skipped(input.skip)) {
                continue;
            }
            part.skip(&mut conflicts.skip);
            let both = is_attribute && of_serde(part);
            if both {
                Part::Serialize.skip(&mut conflicts.skip);
                Part::Deserialize.skip(&mut conflicts.skip);
            }
            let problem = problem(other, part, both);
            if of_serde(part) {
                conflicts.feature_problems.push(FeatureProblem {
                    feature: Feature::Serde,
                    with_feature: true,
                    problem,
                });
            } else {
                conflicts.problems.push(problem);
            }
        }
    }
    conflicts
}

fn of_serde(part: Part) -> bool {
    matches!(part, Part::Serialize | Part::Deserialize)
}

fn of_serde_is_skipped(skip: Skip) -> bool {
    skip.json || skip.from_json || skip.serialize || skip.deserialize
}

fn problem(other: &OtherMacro, part: Part, both: bool) -> Diagnostic {
    let path = text(&other.path);
    let (what, option) = if both {
        ("`Serialize` and `Deserialize`", "serialize, deserialize")
    } else {
        (part.what(), part.option())
    };
    let (message, remove) = if other.is_derive {
        let message = format!("`{path}` and `Shape` both generate {what}");
        (message, "remove the derive")
    } else {
        let message =
            format!("`#[{path}]` is for another macro that generates {what}, as `Shape` does");
        (
            message,
            "remove the attribute and the derive that it is for",
        )
    };
    let help = format!("add `skip({option})` to `#[shape(…)]`, or {remove}");
    Diagnostic::spanned(&other.path, message).help(help)
}

/// What a derive, or the macro that an attribute is for, generates.
fn parts(other: &OtherMacro, all: &[OtherMacro]) -> Vec<Part> {
    let path = text(&other.path);
    let (krate, name) = path.rsplit_once("::").unwrap_or(("", &path));
    let is_derived = |name: &str| {
        all.iter()
            .any(|other| other.is_derive && text(&other.path) == name)
    };
    // rkyv has traits of the same names.
    let is_serde = matches!(
        krate,
        "serde" | "serde_derive" | "::serde" | "::serde_derive"
    ) || krate.is_empty() && !is_derived("Archive");
    match (other.is_derive, name) {
        (true, "PartialEq" | "Eq") => vec![Part::Eq],
        (true, "Hash") => vec![Part::Hash],
        (true, "Display") | (false, "display") => vec![Part::Display],
        // thiserror's; that of `derive_more::Error` has no text.
        (false, "error") if starts_with_literal(&other.arguments) => vec![Part::Display],
        (true, "Serialize") if is_serde => vec![Part::Serialize],
        (true, "Deserialize") if is_serde => vec![Part::Deserialize],
        (false, "serde") => vec![Part::Serialize],
        (true, "Builder" | "TypedBuilder") | (false, "builder") if !has_other_names(all) => {
            vec![Part::Builder]
        }
        // Their arguments are the traits to implement.
        (false, "educe" | "derivative") => {
            let traits = [
                ("PartialEq", Part::Eq),
                ("Eq", Part::Eq),
                ("Hash", Part::Hash),
            ];
            let is_named = |(name, _): &(&str, Part)| names(&other.arguments, &[name]);
            traits
                .into_iter()
                .filter(is_named)
                .map(|(_, part)| part)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the other builder has another name than usual: `builder_type` of bon and typed-builder, `name` of
/// `derive_builder`.
fn has_other_names(all: &[OtherMacro]) -> bool {
    let attributes = all
        .iter()
        .filter(|other| !other.is_derive && text(&other.path) == "builder");
    let mut arguments = attributes.map(|other| &other.arguments);
    arguments.any(|arguments| {
        names(
            arguments,
            &["builder_type", "builder_method", "name", "start_fn"],
        )
    })
}

fn starts_with_literal(tokens: &TokenStream) -> bool {
    let first = tokens.clone().into_iter().next();
    matches!(first, Some(TokenTree::Literal(_)))
}

/// Whether tokens contain one of the words.
fn names(tokens: &TokenStream, words: &[&str]) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => words.iter().any(|word| ident == word),
        TokenTree::Group(group) => names(&group.stream(), words),
        _ => false,
    })
}

fn text(path: &TokenStream) -> String {
    path.to_string().replace(' ', "")
}
