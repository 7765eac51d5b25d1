//! Damaged files in Smithy's interface definition language: the generator reads them or returns errors whose places are in
//! the file. It does not panic, and its work is bounded.
//!
//! `SHAPESMITH_IDL` sets the number of damaged files, and `SHAPESMITH_SEED` the random seed. The files are those of the
//! repository and, if `SHAPESMITH_CORPUS` is set, of the corpus.

#![cfg(feature = "idl")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use shapesmith_codegen::testing::model::scan_errors;
use shapesmith_test_support::random::Random;
use shapesmith_test_support::{corpus, smithy_cases::smithy_cases};

/// Files that are larger are not damaged, in bytes.
const LARGEST: usize = 20_000;

/// The maximum work for a file: allocated bytes for each byte of the text, and bytes for each file.
const MAX_WORK: (u64, u64) = (2_000, 2_000_000);

/// Every statement and value of the language.
const EVERYTHING: &str = r#"$version: "2.0"
$operationInputSuffix: "Request"
metadata a = [true, false, null, -1.5e+3, "b\n\u00e9", { c: "d", "e": f }]

namespace example.fuzz
use smithy.framework#ValidationException

/// A service,
/// with documentation.
@title("Service") @tags(["a" "b"])
service Service {
    version: "1", operations: [Get Put]
    resources: [Thing]
    rename: { "a.b#C": "D" }
}

resource Thing {
    identifiers: { id: Id }
    properties: { name: Name }
    read: Get
}

@readonly @http(method: "GET", uri: "/{id}")
operation Get {
    input := for Thing with [Common] {
        /// An ID.
        @required @httpLabel $id
    }
    output := for Thing { $name, list: Names = []
    }
    errors: [NotFound, ValidationException]
}

operation Put { input: Input output: Input }

@error("client")
structure NotFound { @required message: String }

@mixin(localTraits: [documentation])
structure Common { token: String }

structure Input with [Common] {
    @length(min: 1) @pattern("^[a-z]+$") name: Name = """
        text "block"
          \
        end\t"""
    kind: Kind = "a", // comment
    number: Number = 1
    choice: Choice
    map: Map
    when: Timestamp
}

string Id
@documentation("name")
string Name
list Names { member: Name }
@sparse map Map { key: Name, value: Document }
union Choice { a: Input, b: smithy.api#Unit }
enum Kind { A = "a"
    @deprecated B }
intEnum Number { ONE = 1
    TWO = 2
}

apply Input$number @documentation("applied")
apply Names { @length(max: 3) @tags([]) }
"#;

/// Text that is inserted into files.
const ODD_TEXTS: [&str; 62] = [
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "@",
    "$",
    "#",
    ".",
    ":",
    ":=",
    "=",
    ",",
    "\"",
    "\"\"\"",
    "\\",
    "\\u",
    "\\ud800",
    "/",
    "//",
    "///",
    "/// doc\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u{1}",
    "\u{feff}",
    "\u{a0}",
    "é",
    "日本",
    "👍",
    "-",
    "-0",
    "1e",
    "1e999",
    "1.",
    "0x1",
    "9999999999999999999999",
    "_",
    "__",
    "_1",
    "a.b#C$d",
    "a$",
    "apply",
    "with [",
    "for X",
    "structure A {}\n",
    "enum E { A }",
    "operation O { input := {} }\n",
    "service S {}\n",
    "use a.b#C\n",
    "namespace x\n",
    "metadata m = {}\n",
    "$version: \"1\"\n",
    "$version: \"2.1\"\n",
    "[String]",
    "{String: [Integer]}",
    "@mixin",
    "true",
];

/// Where words, strings and symbols begin and end.
fn boundaries(text: &str) -> Vec<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = vec![0];
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at > 0 && !(is_word(before) && is_word(c) || before == ' ' && c == ' ') {
            found.push(at);
        }
        before = c;
    }
    found.push(text.len());
    found
}

/// A range of a few words.
fn range(text: &str, random: &mut Random) -> (usize, usize) {
    let boundaries = boundaries(text);
    let start = random.below(boundaries.len());
    let most = random.pick(&[1, 1, 2, 5, 20, 100]);
    let end = (start + 1 + random.below(most)).min(boundaries.len() - 1);
    (boundaries[start.min(end)], boundaries[end])
}

fn replaced(text: &str, (start, end): (usize, usize), with: &str) -> String {
    format!("{}{with}{}", &text[..start], &text[end..])
}

fn damage(text: &str, other: &str, random: &mut Random) -> String {
    let (start, end) = range(text, random);
    match random.below(13) {
        0 => replaced(text, (start, end), ""),
        1 => replaced(text, (start, start), &text[start..end]),
        2 => {
            let (second, after) = range(text, random);
            let ((a, b), (c, d)) = if end <= second {
                ((start, end), (second, after))
            } else if after <= start {
                ((second, after), (start, end))
            } else {
                return replaced(text, (start, end), " ");
            };
            format!(
                "{}{}{}{}{}",
                &text[..a],
                &text[c..d],
                &text[b..c],
                &text[a..b],
                &text[d..]
            )
        }
        3 | 4 => replaced(text, (start, start), random.pick(&ODD_TEXTS)),
        5 => replaced(text, (start, end), random.pick(&ODD_TEXTS)),
        6 => {
            let (from, to) = range(other, random);
            replaced(text, (start, end), &other[from..to])
        }
        7 => format!("{}{}", &text[..start], &other[range(other, random).0..]),
        8 => text[..start].to_owned(),
        9 => {
            let opened = random.pick(&[
                "[", "{a:", "@a(b:", "[[{x:", "(", "/* ", "\"\"\"\n", "with [",
            ]);
            let depth = random.pick(&[1, 63, 64, 65, 1_000, 20_000]);
            replaced(text, (start, start), &opened.repeat(depth))
        }
        10 => {
            let repeated = &text[start..end];
            let times = 30_000 / repeated.len().max(1);
            replaced(text, (start, end), &repeated.repeat(times))
        }
        11 => {
            let mut bytes = text.as_bytes().to_vec();
            for _ in 0..=random.below(4) {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random.below(256)).unwrap_or_default();
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        }
        _ => {
            let line_end = random.pick(&["\r\n", "\r", "\n\n", " ", ""]);
            text.replace('\n', line_end)
        }
    }
}

/// The files that are damaged.
fn files() -> Vec<String> {
    fn collect(folder: &Path, files: &mut Vec<String>) {
        let mut paths: Vec<_> = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(&path, files);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "smithy")
            {
                let text = fs::read_to_string(&path).unwrap_or_default();
                if text.len() <= LARGEST {
                    files.push(text);
                }
            }
        }
    }
    let mut files = vec![EVERYTHING.to_owned()];
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    collect(&repository.join("model"), &mut files);
    collect(&repository.join("tests/models"), &mut files);
    if let Some(corpus) = corpus("damaged IDL of the corpus") {
        let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
        collect(&cases.join("valid"), &mut files);
        collect(&cases.join("semantic"), &mut files);
    }
    files
}

/// Reads a text, and checks the errors and the work. Returns whether there are errors.
fn check(text: &str) -> Result<bool, String> {
    let mut errors = Vec::new();
    let read = AssertUnwindSafe(|| errors = scan_errors("m.smithy", text));
    let mut outcome = Ok(());
    let work = allocation_counter::measure(|| outcome = catch_unwind(read));
    outcome.map_err(|_| "it panicked".to_owned())?;
    let bytes = u64::try_from(text.len()).expect("a size");
    if work.bytes_total > MAX_WORK.0 * bytes + MAX_WORK.1 {
        return Err(format!("{} bytes are allocated", work.bytes_total));
    }
    let lines: Vec<&str> = text.split_inclusive(['\n', '\r']).collect();
    for (message, place) in &errors {
        let Some((line, column)) = *place else {
            if message.ends_with(" more errors are not shown") {
                continue;
            }
            return Err(format!("no place: {message}"));
        };
        // A line can end the file, and a carriage return and a line feed are one line end.
        let columns = lines.iter().map(|line| line.chars().count() + 1).max();
        if line == 0 || line > lines.len() + 1 || column == 0 || column > columns.unwrap_or(1) {
            return Err(format!("{line}:{column} is not in the file: {message}"));
        }
        if message.is_empty() || message.contains('\n') {
            return Err(format!("no sentence: {message}"));
        }
    }
    Ok(!errors.is_empty())
}

fn number(variable: &str, default: u64) -> u64 {
    let set = std::env::var(variable).ok();
    set.map_or(default, |set| set.parse().expect("a number"))
}

/// Keeps a file that shows a problem.
fn kept(problem: &str, text: &str, number: usize) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("damaged-{number}.smithy"));
    fs::write(&path, text).expect("the file can be written");
    format!("{problem}: {}", path.display())
}

#[test]
fn damaged_files_are_read_or_refused() {
    let files = files();
    let mut random = Random::new(number("SHAPESMITH_SEED", 1));
    let (mut refused, mut wrong) = (0, Vec::new());
    let count = number("SHAPESMITH_IDL", 1_000);
    for _ in 0..count {
        let mut text = files[random.below(files.len())].clone();
        let other = &files[random.below(files.len())];
        for _ in 0..=random.below(3) {
            text = damage(&text, other, &mut random);
        }
        match check(&text) {
            Ok(is_refused) => refused += u64::from(is_refused),
            Err(problem) => wrong.push(kept(&problem, &text, wrong.len())),
        }
        assert!(wrong.len() < 5, "{}", wrong.join("\n"));
    }
    println!("{refused} of {count} are refused");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(refused > count / 2, "only {refused} of {count} are refused");
}

#[test]
fn the_model_to_damage_is_sound() {
    assert_eq!(scan_errors("m.smithy", EVERYTHING), []);
}
