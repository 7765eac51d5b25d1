//! `shapesmith list`.

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use clap::builder::EnumValueParser;
use serde::Serialize;
use shapesmith_codegen::inspect::{Files, Model, Role, Summary, first_sentence, printable};
use shapesmith_codegen::similar_names;

use crate::failure::Failure;
use crate::input::Models;
use crate::item::Item;
use crate::output::report::{Place, Report, Severity};
use crate::output::style;
use crate::output::table::{Cell, Table};
use crate::output::{Format, Output, width};

/// List the shapes of a model
///
/// Prints a line per shape: its name, its kind, the number of shapes in its closure, the number of Rust types that are
/// generated for these, and the first sentence of its documentation. A name that occurs in several namespaces is printed
/// with its namespace. Mixins and definitions of traits are left out, unless `--all` or `--kind` includes them.
///
/// PATTERN matches a part of a shape's ID, ignoring case, such as `userpool`. With `*` or `?`, it has to match the whole
/// name or ID, such as `update*request`. The last argument is a pattern unless it is a file or looks like one.
#[derive(clap::Args, Debug)]
#[command(
    override_usage = "shapesmith list [OPTIONS] <MODEL>... [PATTERN]",
    after_help = "\
Example:
  $ shapesmith list model/cognito-identity-provider.json --kind operation 'update*'"
)]
pub struct Arguments {
    #[command(flatten)]
    models: Models,
    /// List shapes of these kinds only
    #[arg(long, value_name = "KIND", value_delimiter = ',', ignore_case = true, hide_possible_values = true,
        value_parser = Item(EnumValueParser::<Kind>::new()),
        help = format!("List shapes of these kinds only: {}", kinds()))]
    kind: Vec<Kind>,
    /// Also list mixins and definitions of traits
    #[arg(long)]
    all: bool,
    /// Order of the shapes
    #[arg(long, value_name = "ORDER", default_value = "model")]
    sort: Order,
}

/// A kind of shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "camelCase")]
enum Kind {
    Service,
    Resource,
    Operation,
    Structure,
    /// A structure that is an error
    Error,
    Union,
    Enum,
    IntEnum,
    List,
    Map,
    String,
    Boolean,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Blob,
    Document,
    /// A shape that is mixed into others
    Mixin,
    /// The definition of a trait, or a shape that only such definitions reach
    Trait,
}

fn kinds() -> String {
    let names = Kind::value_variants().iter().map(|kind| kind.name());
    names.collect::<Vec<_>>().join(", ")
}

impl Kind {
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn has(self, summary: &Summary<'_>) -> bool {
        match self {
            Kind::Error => summary.role == Some(Role::Error),
            Kind::Mixin => summary.role == Some(Role::Mixin),
            Kind::Trait => summary.role == Some(Role::Trait),
            other => other.name() == summary.kind,
        }
    }
}

/// The order of the shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// As in the model
    Model,
    /// By name
    Name,
    /// By the size of the closure, the largest first
    Size,
}

/// The output with `--format json`.
#[derive(Serialize)]
struct Listing<'a> {
    shapes: Vec<Listed<'a>>,
}

impl<'a> Listing<'a> {
    fn new(model: &Model<'_>, shapes: &[&'a Summary<'_>]) -> Self {
        let shapes = shapes.iter().map(|summary| listed(model, summary));
        Listing {
            shapes: shapes.collect(),
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    id: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    closure: Size,
    #[serde(flatten)]
    place: Option<Place>,
}

#[derive(Serialize)]
struct Size {
    shapes: usize,
    types: usize,
}

/// Runs the command.
///
/// # Errors
///
/// The model cannot be read.
pub fn run(arguments: &Arguments, output: &mut Output) -> Result<ExitCode, Failure> {
    let (models, pattern) = split(&arguments.models.models);
    let models = Models {
        models: models.to_vec(),
    };
    let texts = models.read()?;
    output.stage("listing shapes");
    let files = Files::new(&texts);
    let model = Model::scan(&files)?;
    let lower = pattern.map(str::to_lowercase);
    let all = model.summaries();
    let mut shapes: Vec<&Summary<'_>> = all
        .iter()
        .filter(|summary| is_wanted(arguments, summary))
        .filter(|summary| {
            let pattern = lower.as_deref();
            pattern.is_none_or(|pattern| matches(pattern, &summary.id))
        })
        .collect();
    match arguments.sort {
        Order::Model => {}
        Order::Name => shapes.sort_by_cached_key(|summary| {
            let (namespace, name) = split_id(&summary.id);
            (name.to_lowercase(), name, namespace)
        }),
        Order::Size => shapes.sort_by_key(|summary| Reverse(summary.closure.shapes)),
    }
    if output.format == Format::Json {
        output.json(&Listing::new(&model, &shapes))?;
    } else {
        output.text(&table(&all, &shapes))?;
        if shapes.is_empty() {
            output.report(&[nothing(arguments, pattern, &all)]);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The note that no shape is listed, so that no output is not taken for a failure.
fn nothing(arguments: &Arguments, pattern: Option<&str>, all: &[Summary<'_>]) -> Report {
    let lower = pattern.map(str::to_lowercase);
    let is_matched = |summary: &Summary<'_>| {
        let is_of_kind = arguments.kind.iter().any(|kind| kind.has(summary));
        (arguments.kind.is_empty() || is_of_kind)
            && (lower.as_deref()).is_none_or(|pattern| matches(pattern, &summary.id))
    };
    let kinds = arguments.kind.iter();
    let kinds = kinds.map(|kind| format!("`{}`", kind.name()));
    let kinds = kinds.collect::<Vec<_>>().join(" or ");
    let message = match (kinds.is_empty(), pattern) {
        (true, None) if all.is_empty() => "the model has no shapes".to_owned(),
        (true, None) => "the model has only mixins and definitions of traits".to_owned(),
        (true, Some(pattern)) => format!("no shape matches `{pattern}`"),
        (false, None) => format!("no shape has the kind {kinds}"),
        (false, Some(pattern)) => format!("no shape of the kind {kinds} matches `{pattern}`"),
    };
    let mut report = Report::new(Severity::Note, message);
    if !arguments.all && all.iter().any(is_matched) {
        let help = "mixins and definitions of traits are only listed with `--all`";
        report.help = Some(help.to_owned());
    } else if let Some(pattern) = pattern {
        let names = || all.iter().map(|summary| split_id(&summary.id).1);
        report.help = match similar_names(pattern, &mut names())[..] {
            [] => None,
            [meant, ..] => Some(format!("did you mean `{meant}`?")),
        };
    }
    report
}

/// The models, and the pattern if there is one.
fn split(arguments: &[String]) -> (&[String], Option<&str>) {
    match arguments {
        [models @ .., last] if !models.is_empty() && !is_file(last) => (models, Some(last)),
        all => (all, None),
    }
}

/// Whether an argument is a file, or looks like one that is missing.
fn is_file(argument: &str) -> bool {
    let path = Path::new(argument);
    let is_model = |extension| ["json", "smithy"].iter().any(|known| extension == *known);
    argument == "-"
        || argument.contains(['/', '\\'])
        || path.extension().is_some_and(is_model)
        || path.exists()
}

fn is_wanted(arguments: &Arguments, summary: &Summary<'_>) -> bool {
    if arguments.kind.is_empty() {
        return arguments.all || matches!(summary.role, None | Some(Role::Error));
    }
    let is_tool = |kind: &Kind| matches!(kind, Kind::Mixin | Kind::Trait);
    let is_hidden = matches!(summary.role, Some(Role::Mixin | Role::Trait)) && !arguments.all;
    let mut kinds = arguments.kind.iter();
    kinds.any(|kind| kind.has(summary) && (!is_hidden || is_tool(kind)))
}

/// Whether a pattern, in lower case, matches an ID.
fn matches(pattern: &str, id: &str) -> bool {
    let id = id.to_lowercase();
    if pattern.contains(['*', '?']) {
        matches_whole(pattern, split_id(&id).1) || matches_whole(pattern, &id)
    } else {
        id.contains(pattern)
    }
}

/// Whether a text is as a pattern, in which `*` is any text and `?` any character.
fn matches_whole(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    // After the last `*`, and the end of what it has matched so far.
    let mut star = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p + 1, t));
                p += 1;
            }
            Some(&c) if c == '?' || c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((after, end)) = star else {
                    return false;
                };
                star = Some((after, end + 1));
                (p, t) = (after, end + 1);
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

/// The namespace, up to `#`, and the name.
fn split_id(id: &str) -> (&str, &str) {
    id.split_at(id.find('#').map_or(0, |at| at + 1))
}

fn role(summary: &Summary<'_>) -> Option<&'static str> {
    summary.role.map(|role| match role {
        Role::Error => "error",
        Role::Mixin => "mixin",
        Role::Trait => "trait",
    })
}

fn sentence(summary: &Summary<'_>) -> Option<String> {
    Some(first_sentence(summary.documentation.as_deref()?)?.plain)
}

fn listed<'a>(model: &Model<'_>, summary: &'a Summary<'_>) -> Listed<'a> {
    let closure = summary.closure;
    Listed {
        id: &summary.id,
        kind: &summary.kind,
        role: role(summary),
        summary: sentence(summary),
        closure: Size {
            shapes: closure.shapes,
            types: closure.types,
        },
        place: model.place(summary.text).map(Place::from),
    }
}

fn table(all: &[Summary<'_>], shapes: &[&Summary<'_>]) -> String {
    let mut namespaces = std::collections::HashMap::new();
    for summary in all {
        let (_, name) = split_id(&summary.id);
        *namespaces.entry(name).or_insert(0) += 1;
    }
    let mut table = Table::new(&["SHAPE", "KIND", "#CLOSURE", "#TYPES", "DOCUMENTATION"]);
    for summary in shapes {
        let (_, name) = split_id(&summary.id);
        let shown = if namespaces[name] > 1 {
            &summary.id
        } else {
            name
        };
        let role = role(summary).map(|role| format!(" ({role})"));
        let kind = format!("{}{}", summary.kind, role.unwrap_or_default());
        let sentence = sentence(summary).unwrap_or_default();
        table.row([
            Cell::styled(printable(shown), style::NAME),
            Cell::new(printable(&kind).into_owned()),
            Cell::new(summary.closure.shapes.to_string()),
            Cell::new(summary.closure.types.to_string()),
            Cell::styled(printable(&sentence).into_owned(), style::DIM),
        ]);
    }
    if table.is_empty() {
        return String::new();
    }
    table.render(width::stdout())
}

#[cfg(test)]
pub use tests::all_shapes;

#[cfg(test)]
mod tests {
    use super::*;

    /// The list of all shapes of a model, as text and as JSON.
    pub fn all_shapes(model: &Model<'_>) -> (String, String) {
        let all = model.summaries();
        let shapes: Vec<&Summary<'_>> = all.iter().collect();
        let json = serde_json::to_string(&Listing::new(model, &shapes)).expect("JSON");
        (table(&all, &shapes), json)
    }

    #[test]
    fn patterns_are_parts_or_globs_in_any_case() {
        for (pattern, id, expected) in [
            ("user", "com.a#UpdateUser", true),
            ("com.a#up", "com.a#UpdateUser", true),
            ("group", "com.a#UpdateUser", false),
            ("update*", "com.a#UpdateUser", true),
            ("*user", "com.a#UpdateUser", true),
            ("com.*user", "com.a#UpdateUser", true),
            ("u*date*e?", "com.a#UpdateUser", true),
            ("update?", "com.a#UpdateUser", false),
            ("*pdateuse", "com.a#UpdateUser", false),
            ("*", "com.a#UpdateUser", true),
            ("**?", "a#b", true),
            ("ä?", "a#ÄÖ", true),
        ] {
            assert_eq!(matches(pattern, id), expected, "{pattern} {id}");
        }
    }

    #[test]
    fn many_stars_take_no_exponential_time() {
        let pattern = "a*".repeat(500) + "b";
        assert!(!matches_whole(&pattern, &"a".repeat(5_000)));
    }

    #[test]
    fn the_last_argument_is_a_pattern_if_it_is_no_file() {
        let split = |arguments: &[&str]| {
            let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
            let (models, pattern) = split(&arguments);
            (models.len(), pattern.map(str::to_owned))
        };
        assert_eq!(split(&["a"]), (1, None));
        assert_eq!(split(&["a", "b"]), (1, Some("b".to_owned())));
        assert_eq!(split(&["a", "com.x#b"]), (1, Some("com.x#b".to_owned())));
        assert_eq!(split(&["a", "b.json"]), (2, None));
        assert_eq!(split(&["a", "b", "Cargo.toml"]), (3, None));
        assert_eq!(split(&["a", "-"]), (2, None));
    }
}
