//! The cost of an expansion: the time from the text of a model to tokens, as a multiple of the time in which
//! `serde_json` parses the same text (`from_slice::<IgnoredAny>`).
//!
//! A procedural macro is not optimized in a dev build, so users experience the result of `cargo bench --bench
//! expansion --profile dev`. With paths after `--`, it measures these models, which must have the reference shape.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proc_macro2::Span;
use serde::de::IgnoredAny;
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};

/// The medians of the times that the functions take. They run in turns, 21 times, or fewer if they are slow.
fn medians<const COUNT: usize>(mut functions: [&mut dyn FnMut(); COUNT]) -> [Duration; COUNT] {
    const RUNS: usize = 21;
    const LEAST: usize = 3;
    const ENOUGH: Duration = Duration::from_secs(10);
    for function in &mut functions {
        function(); // warm up
    }
    let start = Instant::now();
    let mut times = [const { Vec::new() }; COUNT];
    for run in 0..RUNS {
        if run >= LEAST && start.elapsed() > ENOUGH {
            break;
        }
        for (function, times) in functions.iter_mut().zip(&mut times) {
            let start = Instant::now();
            function();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}

fn measure(what: &str, path: &Path) {
    let span = Span::call_site();
    let model = ModelFile::new(path.to_string_lossy(), Path::new(""), span);
    let shapes = Selection::named(&["UpdateUserPoolClientRequest"]);
    let request = SmithyInput::new(model).with_shapes(shapes);
    let text = std::fs::read_to_string(path).expect("the model can be read");
    let [walk, index, read, expand] = medians([
        &mut || {
            serde_json::from_slice::<IgnoredAny>(text.as_bytes()).expect("the model is JSON");
        },
        &mut || {
            shapesmith_codegen::testing::model::index("model", &text).expect("the model is sound");
        },
        &mut || {
            shapesmith_codegen::testing::model::closure(&request, &text)
                .expect("the model is sound");
        },
        &mut || {
            shapesmith_codegen::testing::generate_from(&request, &text)
                .expect("the model is sound");
        },
    ]);
    let ratio = |time: Duration| time.as_secs_f64() / walk.as_secs_f64();
    println!("{what}, {} bytes:", text.len());
    println!("  walk with serde_json    {walk:>10.2?}  1.00x");
    println!(
        "  scan into an index      {index:>10.2?}  {:.2}x",
        ratio(index)
    );
    println!(
        "  read and check          {read:>10.2?}  {:.2}x",
        ratio(read)
    );
    println!(
        "  all the way to tokens   {expand:>10.2?}  {:.2}x",
        ratio(expand)
    );
}

fn main() {
    // Cargo adds `--bench`.
    let paths: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    for path in &paths {
        measure(path, Path::new(path));
    }
    if !paths.is_empty() {
        return;
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("model/cognito-identity-provider.json");
    measure("the model in model/", &own);
    match std::env::var_os("SHAPESMITH_CORPUS").map(PathBuf::from) {
        Some(corpus) => measure(
            "the official model of Cognito",
            &corpus.join("models/cognito-identity-provider.json"),
        ),
        None => println!("SHAPESMITH_CORPUS is not set: the official model is SKIPPED"),
    }
}
