//! Consumers of the old types, with the new ones.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::Span;
use serde_json::{Value, json};
use shapesmith_codegen::inspect::Files;
use shapesmith_codegen::inspect::surface::{Entry, EntryKind, Surface, surface};
use shapesmith_codegen::{ModelFile, Selection, SmithyInput, expand_smithy};

use crate::cases::{self, Case, NAMESPACE};
use crate::compiler::{self, Types};
use crate::consumer::{Consumer, PREAMBLE};
use crate::same_crate;

/// How many cases are in one model.
const BATCH: usize = 60;

/// Every case is tried if this is set, or a sixth of them if [`SHARE`] is set too.
const ALL: &str = "SHAPESMITH_CONSUMERS";

/// Which sixth of the cases: this number modulo 6.
const SHARE: &str = "SHAPESMITH_CORPUS_SHARE";

/// Without [`ALL`], one case of so many, and those that are in every sample.
const SAMPLE: usize = 12;

/// A version of many cases.
pub struct Version {
    folder: PathBuf,
    pub surface: Surface,
    types: Types,
}

impl Version {
    /// The generated code.
    pub fn source(&self) -> PathBuf {
        self.folder.join("types.rs")
    }

    fn new(folder: PathBuf, model: &Value) -> Self {
        Version::with(folder, model, false)
    }

    /// With functions that check literals.
    pub fn with_literals(folder: PathBuf, model: &Value) -> Self {
        Version::with(folder, model, true)
    }

    fn with(folder: PathBuf, model: &Value, literals: bool) -> Self {
        fs::create_dir_all(&folder).expect("a folder");
        let text = cases::to_text(model);
        fs::write(folder.join("model.json"), &text).expect("a file");
        let file = ModelFile::new("model.json", &folder, Span::call_site());
        let all = || Selection::All(Span::call_site());
        let input = SmithyInput::new(file);
        let mut input = input.with_shapes(all()).with_operations(all());
        input.literals = literals;
        let files = Files::one("model.json", &text);
        let surface = surface(&input, &files).unwrap_or_else(|errors| {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{}: {errors:#?}", folder.display())
        });
        let types = compiler::types(&folder, &expand_smithy(&input).to_string());
        Version {
            folder,
            surface,
            types,
        }
    }
}

/// The model with a version of each case.
pub fn model(cases: &[&Case], version: usize) -> Value {
    let service = format!("{NAMESPACE}#Service");
    let mut shapes = serde_json::Map::new();
    for case in cases {
        shapes.extend(case.versions[version].clone());
    }
    shapes.insert(
        format!("{NAMESPACE}#Ping"),
        json!({"type": "operation", "traits": {"smithy.api#readonly": {}}}),
    );
    let operations = shapes
        .iter()
        .filter(|(_, shape)| shape["type"] == "operation");
    let operations: Vec<Value> = operations.map(|(id, _)| json!({"target": id})).collect();
    let protocol = json!({
        "aws.protocols#awsJson1_1": {},
        "aws.auth#sigv4": {"name": "t"},
        "smithy.api#httpBasicAuth": {},
    });
    shapes.insert(
        service,
        json!({"type": "service", "version": "1", "operations": operations, "traits": protocol}),
    );
    json!({"smithy": "2.0", "shapes": shapes})
}

type Key<'s> = (EntryKind, &'s str);

fn key(entry: &Entry) -> Key<'_> {
    (entry.kind, &entry.path)
}

/// The entries that the new API does not have as they are in the old one.
fn broken<'s>(old: &'s Surface, new: &'s Surface) -> HashSet<Key<'s>> {
    let new: HashMap<Key<'_>, &Entry> = new
        .entries
        .iter()
        .map(|entry| (key(entry), entry))
        .collect();
    let is_broken = |entry: &&'s Entry| {
        new.get(&key(entry))
            .is_none_or(|new| new.signature != entry.signature)
    };
    old.entries.iter().filter(is_broken).map(key).collect()
}

/// The results of the compiler and of the API comparison in one direction.
#[derive(Default)]
struct Outcome {
    /// Lines that do not compile, though the API has what they use.
    unsound: Vec<String>,
    /// Entries that are broken, though the line that uses them compiles.
    overstated: Vec<String>,
    /// The prefixes of the cases whose consumer does not compile.
    failing: BTreeSet<String>,
    /// The prefixes of the cases with a broken entry.
    broken: BTreeSet<String>,
    lines: usize,
}

fn prefix(entry: &Entry) -> String {
    let (_, name) = entry.shape.split_once('#').expect("an ID");
    name.chars().take(5).collect()
}

fn compare(old: &Version, new: &Version) -> Outcome {
    let consumer = Consumer::new(&old.surface);
    let entries: Vec<&Entry> = old.surface.entries.iter().collect();
    let lines: Vec<String> = (entries.iter().enumerate())
        .map(|(number, entry)| consumer.line(entry, number))
        .collect();
    let own = compiler::failing(&old.folder.join("own"), Some(&old.types), PREAMBLE, &lines);
    let own: Vec<&String> = own.iter().map(|number| &lines[*number]).collect();
    assert!(own.is_empty(), "{}: {own:#?}", old.folder.display());

    let failing = compiler::failing(
        &old.folder.join("other"),
        Some(&new.types),
        PREAMBLE,
        &lines,
    );
    let broken = broken(&old.surface, &new.surface);
    let mut outcome = Outcome {
        lines: lines.len(),
        ..Outcome::default()
    };
    for (number, entry) in entries.iter().enumerate() {
        let fails = failing.contains(&number);
        let is_broken = broken.contains(&key(entry));
        if fails {
            outcome.failing.insert(prefix(entry));
        }
        if is_broken {
            outcome.broken.insert(prefix(entry));
        }
        let uses = consumer.uses(entry);
        let is_explained = is_broken
            || uses
                .iter()
                .any(|(kind, path)| broken.contains(&(*kind, &**path)));
        if fails && !is_explained {
            outcome.unsound.push(lines[number].clone());
        }
        if is_broken && !fails {
            outcome.overstated.push(lines[number].clone());
        }
    }
    outcome
}

/// The names of the types that cannot be used as in the old version, by code in the crate of the types.
fn failing_in_same_crate(old: &Version, new: &Version) -> BTreeSet<String> {
    let lines = same_crate::lines(&old.source());
    let (names, lines): (Vec<String>, Vec<String>) = lines.into_iter().unzip();
    let compile = |version: &Version, folder: &str| {
        let preamble = same_crate::preamble(&version.source());
        let folder = old.folder.join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        // Generated code names its model.
        let model = "model.json";
        fs::copy(version.folder.join(model), folder.join(model)).expect("a copy");
        compiler::failing(&folder, None, &preamble, &lines)
    };
    let own = compile(old, "own-crate");
    let own: Vec<&String> = own.iter().map(|number| &lines[*number]).collect();
    assert!(own.is_empty(), "{}: {own:#?}", old.folder.display());
    let failing = compile(new, "same-crate").into_iter();
    failing.map(|number| names[number].clone()).collect()
}

/// The report of the command.
fn report(old: &Version, new: &Version, more: &[&str]) -> Value {
    let files = [old, new].map(|version| version.folder.join("model.json"));
    let output = Command::new(env!("CARGO_BIN_EXE_shapesmith"))
        .args(["diff", "--format", "json"])
        .args(more)
        .args(&files)
        .output()
        .expect("the command runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {errors}"))
}

/// The names in the breaking changes of Rust.
fn broken_names(report: &Value) -> BTreeSet<String> {
    let changes = report["changes"].as_array().expect("changes").iter();
    let changes = changes.filter_map(|change| change["rust_changes"].as_array());
    let breaking = (changes.flatten()).filter(|change| change["class"] == "breaking");
    let texts = breaking.flat_map(|change| [&change["item"], &change["message"]]);
    let names = texts.filter_map(Value::as_str).flat_map(|text| {
        text.split(|c: char| c != '_' && !c.is_alphanumeric())
            .map(str::to_owned)
    });
    names.collect()
}

/// The prefixes of the cases that the command says to break Rust.
fn verdict(report: &Value) -> BTreeSet<String> {
    let changes = report["changes"].as_array().expect("changes");
    let breaking = changes.iter().filter(|change| change["rust"] == "breaking");
    let breaking: BTreeSet<String> = breaking
        .map(|change| {
            let (_, name) = (change["shape"].as_str())
                .and_then(|id| id.split_once('#'))
                .unwrap_or_else(|| panic!("no shape: {change}"));
            name.chars().take(5).collect()
        })
        .collect();
    assert_eq!(report["breaking"]["rust"], !breaking.is_empty());
    breaking
}

#[test]
fn changes_are_breaking_exactly_if_consumers_do_not_compile() {
    let cases = cases::all();
    let share = std::env::var(SHARE).ok();
    let share = share.map(|share| share.parse::<usize>().expect("a number"));
    let (step, first) = match (std::env::var_os(ALL), share) {
        (None, _) => (SAMPLE, 0),
        (Some(_), Some(share)) => (6, share % 6),
        (Some(_), None) => (1, 0),
    };
    let mut chosen: Vec<&Case> = cases.iter().collect();
    if step > 1 {
        let all = chosen.into_iter().enumerate();
        let sample = all.filter(|(at, case)| at % step == first || case.is_in_samples);
        chosen = sample.map(|(_, case)| case).collect();
        eprintln!(
            "set {ALL} to try all {} cases, not {}",
            cases.len(),
            chosen.len()
        );
    }
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers");
    let mut problems: Vec<String> = Vec::new();
    let (mut pairs, mut lines, mut breaking, mut overstated) = (0, 0, 0, 0);
    for (number, batch) in chosen.chunks(BATCH).enumerate() {
        let version = |at: usize| {
            let folder = root.join(format!("{number}-{at}"));
            Version::new(folder, &model(batch, at))
        };
        let versions = [version(0), version(1)];
        let names: BTreeMap<&str, &str> = batch
            .iter()
            .map(|case| (&*case.prefix, &*case.name))
            .collect();
        for [from, to] in [[0, 1], [1, 0]] {
            let outcome = compare(&versions[from], &versions[to]);
            let direction = if from == 0 { "forwards" } else { "backwards" };
            pairs += batch.len();
            lines += outcome.lines;
            breaking += outcome.broken.len();
            overstated += outcome.overstated.len();
            for line in &outcome.unsound {
                problems.push(format!(
                    "{direction}: does not compile, but is not breaking: {line}"
                ));
            }
            let name_of = |prefix: &str| names.get(prefix).copied().unwrap_or_default();
            let of_command = verdict(&report(&versions[from], &versions[to], &[]));
            let mut compare_verdicts = |failing: &BTreeSet<String>, command, options| {
                for prefix in failing.symmetric_difference(command) {
                    let name = name_of(prefix);
                    let not = if command.contains(prefix) { "" } else { "not " };
                    problems.push(format!(
                        "{direction}: {prefix} ({name}) is {not}breaking for the command{options}"
                    ));
                }
            };
            compare_verdicts(&outcome.failing, &of_command, "");
            let report = report(&versions[from], &versions[to], &["--same-crate"]);
            let of_types = failing_in_same_crate(&versions[from], &versions[to]);
            let prefixes = of_types.iter().map(|name| name.chars().take(5).collect());
            let mut in_same_crate: BTreeSet<String> = prefixes.collect();
            in_same_crate.extend(outcome.failing.iter().cloned());
            compare_verdicts(&in_same_crate, &verdict(&report), " with --same-crate");
            for name in of_types.difference(&broken_names(&report)) {
                problems.push(format!(
                    "{direction}: code in the crate of `{name}` does not compile, which --same-crate does not report"
                ));
            }
            for prefix in outcome.broken.symmetric_difference(&outcome.failing) {
                let name = name_of(prefix);
                let says = if outcome.broken.contains(prefix) {
                    "compiles"
                } else {
                    "does not compile"
                };
                let lines = outcome
                    .overstated
                    .iter()
                    .filter(|line| line.contains(&**prefix));
                let lines: Vec<&String> = lines.collect();
                problems.push(format!("{direction}: {prefix} ({name}) {says}: {lines:#?}"));
            }
        }
    }
    eprintln!(
        "{pairs} pairs, {breaking} of them breaking; {lines} lines; {overstated} broken entries compile"
    );
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}
