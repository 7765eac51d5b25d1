//! The cost of models in Smithy's interface definition language: the time in which the valid models of the corpus are
//! read, as a multiple of the time for their JSON ASTs. They run in turns, a few times; the lowest time counts.
//!
//! The index of a JSON AST is lazy: it finds shapes without decoding them, while the IDL must be parsed whole. So the goal,
//! a multiple of at most 3, is about models of one file all of whose shapes are read and checked.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proc_macro2::Span;
use shapesmith_codegen::testing::model::{asts, errors, index};
use shapesmith_codegen::{ModelFile, ModelText, Selection, SmithyInput};
use shapesmith_test_support::{corpus, smithy_cases::smithy_cases};

/// How often each model is scanned.
const RUNS: usize = 5;

/// The files of a model, and its JSON AST.
struct Case {
    files: Vec<ModelText>,
    ast: String,
}

fn folders(group: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect::<Vec<_>>()
    };
    entries(group)
        .iter()
        .flat_map(|folder| entries(folder))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<ModelText>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "smithy")
        {
            files.push(ModelText {
                name: path.display().to_string(),
                text: fs::read_to_string(&path).expect("text"),
                span: Span::call_site(),
            });
        }
    }
}

/// All shapes of a model.
fn all(name: &str) -> SmithyInput {
    let model = ModelFile::new(name, Path::new(""), Span::call_site());
    SmithyInput::new(model).with_shapes(Selection::All(Span::call_site()))
}

/// The lowest times of two functions, which run in turns.
fn lowest(functions: [&dyn Fn(); 2]) -> [Duration; 2] {
    let mut lowest = [Duration::MAX; 2];
    for _ in 0..RUNS {
        for (function, lowest) in functions.iter().zip(&mut lowest) {
            let start = Instant::now();
            function();
            *lowest = start.elapsed().min(*lowest);
        }
    }
    lowest
}

fn main() {
    let Some(corpus) = corpus("the benchmark of the IDL") else {
        return;
    };
    let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let mut sums = [Duration::ZERO; 2];
    let mut read = [Duration::ZERO; 2];
    let mut bytes = [0, 0];
    let (mut count, mut skipped) = (0, 0);
    let mut highest = Vec::new();
    for folder in folders(&cases.join("valid")) {
        let mut case = Case {
            files: Vec::new(),
            ast: fs::read_to_string(folder.join("ast.json")).expect("an AST"),
        };
        collect(&folder, &mut case.files);
        if asts(&case.files).is_err() || index("m.json", &case.ast).is_err() {
            skipped += 1;
            continue;
        }
        let times = lowest([
            &|| {
                drop(asts(&case.files));
            },
            &|| {
                drop(index("m.json", &case.ast));
            },
        ]);
        for (sum, time) in sums.iter_mut().zip(times) {
            *sum += time;
        }
        if let [file] = &*case.files {
            let times = lowest([
                &|| {
                    drop(errors(&all("m.smithy"), &file.text));
                },
                &|| {
                    drop(errors(&all("m.json"), &case.ast));
                },
            ]);
            for (sum, time) in read.iter_mut().zip(times) {
                *sum += time;
            }
        }
        bytes[0] += case.files.iter().map(|file| file.text.len()).sum::<usize>();
        bytes[1] += case.ast.len();
        count += 1;
        let ratio = times[0].as_secs_f64() / times[1].as_secs_f64();
        highest.push((times[0], ratio, folder));
    }
    println!("{count} models, {skipped} skipped; their index:");
    println!("  IDL       {:>10.2?} for {} bytes", sums[0], bytes[0]);
    println!("  JSON AST  {:>10.2?} for {} bytes", sums[1], bytes[1]);
    let ratio = sums[0].as_secs_f64() / sums[1].as_secs_f64();
    println!("  {ratio:.2}x");
    println!("all shapes of the models of one file:");
    println!("  IDL       {:>10.2?}", read[0]);
    println!("  JSON AST  {:>10.2?}", read[1]);
    let ratio = read[0].as_secs_f64() / read[1].as_secs_f64();
    println!("  {ratio:.2}x");
    println!("the largest models:");
    highest.sort_by_key(|(time, ..)| std::cmp::Reverse(*time));
    for (time, ratio, folder) in highest.iter().take(5) {
        println!("  {time:>10.2?} {ratio:.2}x {}", folder.display());
    }
}
