//! The rules for imports.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::imports::{Import, Imports, imports};

/// The layers, from left to right; those of one group are equals.
const LAYERS: [&[&str]; 7] = [
    &["collections"],
    &["input", "diagnostic"],
    &["regex"],
    &["model"],
    &["plan"],
    &["expand"],
    // The crate root, and what it exports.
    &["build", "inspect", "lib", "pipeline", "testing"],
];

/// [`LAYERS`] in messages.
pub const ORDER: &str = "collections ← input = diagnostic ← regex ← model ← plan ← expand ← lib";

/// A source file.
pub struct File {
    /// Its path below `src/`.
    pub path: String,
    /// The path of its module; empty for `lib.rs`.
    module: Vec<String>,
    imports: Imports,
}

impl File {
    pub fn new(path: &str, text: &str) -> Self {
        let name = path.strip_suffix(".rs").expect("a file of Rust");
        let mut module: Vec<String> = name.split('/').map(str::to_owned).collect();
        if name.ends_with("/mod") || name == "lib" {
            module.pop();
        }
        File {
            path: path.to_owned(),
            module,
            imports: imports(text),
        }
    }

    fn layer(&self) -> &str {
        self.module.first().map_or("lib", |first| first)
    }
}

/// An import between two files.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Edge {
    from: usize,
    to: usize,
    line: usize,
}

/// The files and their modules.
struct Files<'f> {
    all: &'f [File],
    by_module: BTreeMap<&'f [String], usize>,
}

impl Files<'_> {
    /// The file that an import refers to, if it is in this crate.
    fn target(&self, file: &File, import: &Import) -> Option<usize> {
        let mut base: Vec<String> = [&*file.module, &*import.within].concat();
        let mut rest = &*import.path;
        match rest.first()?.as_str() {
            "crate" => {
                base.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {}
            // A name that is in scope, or a module below this one.
            name => {
                base.push(name.to_owned());
                self.by_module.get(&*base)?;
                rest = &rest[1..];
            }
        }
        while let Some(("super", after)) = rest.split_first().map(|(f, a)| (f.as_str(), a)) {
            base.pop();
            rest = after;
        }
        base.extend(rest.iter().cloned());
        (0..=base.len())
            .rev()
            .find_map(|length| self.by_module.get(&base[..length]).copied())
    }

    /// The folder of a file. That of `check.rs` is `check/`, as for `check/mod.rs`, if there is one.
    fn folder(&self, file: usize) -> &[String] {
        let module = &*self.all[file].module;
        let is_own = self.all[file].path.ends_with("mod.rs");
        let is_parent =
            |other: &File| other.module.len() > module.len() && other.module.starts_with(module);
        if is_own || self.all.iter().any(is_parent) {
            module
        } else {
            module.split_last().map_or(module, |(_, folder)| folder)
        }
    }
}

/// The shortest path of imports from one file to another.
fn way(edges: &BTreeSet<Edge>, from: usize, to: usize) -> Option<Vec<Edge>> {
    let mut ways = BTreeMap::from([(from, Vec::new())]);
    let mut waiting = VecDeque::from([from]);
    while let Some(file) = waiting.pop_front() {
        if file == to {
            return ways.remove(&to);
        }
        for edge in edges.iter().filter(|edge| edge.from == file) {
            if !ways.contains_key(&edge.to) {
                let mut way = ways[&file].clone();
                way.push(*edge);
                ways.insert(edge.to, way);
                waiting.push_back(edge.to);
            }
        }
    }
    None
}

/// Whether the module of a file is only compiled for tests.
fn is_test(files: &[File], file: &File) -> bool {
    files.iter().any(|parent| {
        let rest = file.module.strip_prefix(&*parent.module);
        let child = rest.and_then(<[String]>::first);
        child.is_some_and(|child| parent.imports.test_modules.contains(child))
    })
}

/// The errors in the imports of these files, one per line.
pub fn problems(files: &[File]) -> Vec<String> {
    let rank = |layer: &str| LAYERS.iter().position(|group| group.contains(&layer));
    let all = Files {
        all: files,
        by_module: files
            .iter()
            .enumerate()
            .map(|(number, file)| (&*file.module, number))
            .collect(),
    };
    let mut problems = Vec::new();
    let mut edges = BTreeSet::new();
    for (from, file) in files.iter().enumerate() {
        if is_test(files, file) {
            continue;
        }
        let layer = file.layer();
        let Some(own) = rank(layer) else {
            problems.push(format!("{}: `{layer}` is not a layer", file.path));
            continue;
        };
        for import in &file.imports.paths {
            let Some(to) = all.target(file, import).filter(|to| *to != from) else {
                continue;
            };
            let line = import.line;
            let other = files[to].layer();
            if rank(other).is_some_and(|other| other > own) {
                let advice = match other {
                    "lib" => " (name the module that defines the item)",
                    _ => "",
                };
                problems.push(format!(
                    "{}:{line}: `{}`: `{layer}` must not import from `{other}`{advice}",
                    file.path,
                    import.path.join("::"),
                ));
            } else {
                edges.insert(Edge { from, to, line });
            }
        }
    }
    problems.extend(circles(&all, edges));
    problems
}

/// Cycles between files of different folders, the shortest first; no two of them share an import.
fn circles(files: &Files<'_>, mut edges: BTreeSet<Edge>) -> Vec<String> {
    let mut problems = Vec::new();
    loop {
        let shortest = edges
            .iter()
            .filter(|edge| files.folder(edge.from) != files.folder(edge.to))
            .filter_map(|edge| {
                let mut circle = way(&edges, edge.to, edge.from)?;
                circle.insert(0, *edge);
                Some(circle)
            })
            .min_by_key(Vec::len);
        let Some(circle) = shortest else {
            return problems;
        };
        let steps: Vec<String> = circle
            .iter()
            .map(|edge| format!("{}:{}", files.all[edge.from].path, edge.line))
            .collect();
        problems.push(format!(
            "{} imports {}: files of different folders import each other in a circle",
            steps.join(" imports "),
            files.all[circle[0].from].path
        ));
        edges.retain(|edge| {
            !circle
                .iter()
                .any(|step| (step.from, step.to) == (edge.from, edge.to))
        });
    }
}

/// The problems of made-up files.
#[cfg(test)]
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<File> = files.iter().map(|(p, t)| File::new(p, t)).collect();
    problems(&files)
}

#[test]
fn imports_to_the_left_are_allowed() {
    let files = [
        ("lib.rs", "pub use diagnostic::Diagnostic;"),
        ("diagnostic.rs", "use crate::input::Options;"),
        ("input/mod.rs", ""),
        ("regex/mod.rs", "use crate::diagnostic::Diagnostic;"),
        (
            "model/mod.rs",
            "mod shape;\nfn f() { crate::regex::g(); shape::h() }",
        ),
        ("model/shape.rs", "use super::Model;"),
        ("expand/mod.rs", "use crate::{model::shape, plan::Plan};"),
        ("plan/mod.rs", "use crate::model::Model;"),
    ];
    assert_eq!(found(&files), [""; 0]);
}

#[test]
fn an_import_to_the_right_is_a_problem() {
    let files = [
        ("lib.rs", ""),
        ("plan/mod.rs", ""),
        ("plan/bind.rs", "\nuse crate::{expand::builder::Parts};"),
        ("expand/mod.rs", ""),
        ("expand/builder.rs", "fn f() { super::super::Diagnostic; }"),
        ("model.rs", "fn f() -> super::plan::Plan {}"),
    ];
    assert_eq!(
        found(&files),
        [
            "plan/bind.rs:2: `crate::expand::builder::Parts`: `plan` must not import from `expand`",
            "expand/builder.rs:1: `super::super::Diagnostic`: `expand` must not import from `lib` \
             (name the module that defines the item)",
            "model.rs:1: `super::plan::Plan`: `model` must not import from `plan`",
        ]
    );
}

#[test]
fn a_folder_that_is_not_a_layer_is_a_problem() {
    let found = found(&[("lib.rs", ""), ("emit/mod.rs", "")]);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("emit/mod.rs: `emit` is not a layer"));
}

#[test]
fn circles_within_a_folder_are_allowed() {
    let files = [
        ("model/check.rs", "mod wire;\nfn f() { wire::g() }"),
        ("model/check/wire.rs", "use super::f;"),
        ("model/json.rs", "use super::source::Source;"),
        ("model/source.rs", "use crate::model::json;"),
    ];
    assert_eq!(found(&files), [""; 0]);
}

#[test]
fn a_circle_between_folders_is_a_problem() {
    let files = [
        ("plan/mod.rs", "\nfn f() { bind::g() }"),
        ("plan/bind/mod.rs", "use super::names;"),
        ("plan/names.rs", "\n\nuse super::Plan;"),
        ("input/mod.rs", "use crate::diagnostic::D;"),
        ("diagnostic.rs", "use crate::input::I;"),
    ];
    assert_eq!(
        found(&files),
        [
            "input/mod.rs:1 imports diagnostic.rs:1 imports input/mod.rs: \
             files of different folders import each other in a circle",
            "plan/mod.rs:2 imports plan/bind/mod.rs:1 imports plan/names.rs:3 imports plan/mod.rs: \
             files of different folders import each other in a circle",
        ]
    );
}

#[test]
fn code_of_tests_may_import_anything() {
    let files = [
        (
            "model/mod.rs",
            "#[cfg(test)]\nmod tests;\n#[cfg(test)]\nuse crate::plan::Plan;",
        ),
        ("model/tests.rs", "use crate::plan::Plan;"),
        ("plan/mod.rs", ""),
    ];
    assert_eq!(found(&files), [""; 0]);
}
