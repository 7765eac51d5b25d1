//! Damaged models: whatever stands in a model, the generator gives a diagnostic or Rust code. It
//! never panics, and takes no time or memory without bound.
//!
//! `SHAPESMITH_MUTANTS` sets how many mutants are tried.

#[path = "../../tests/common/aws_models.rs"]
mod aws_models;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use shapesmith_codegen::{ModelFile, Request, Selection};

/// xorshift64*: the same mutants in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    }

    fn below(&mut self, end: usize) -> usize {
        self.next() % end.max(1)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Texts that no well-behaved model has.
const ODD_TEXTS: [&str; 18] = [
    "",
    "é",
    "²",
    "a#B",
    "a#B$c",
    "\\u0000",
    "self",
    "Self",
    "_",
    "__",
    "r#x",
    "crate",
    "\u{202e}x",
    "\\ud800",
    "smithy.api#Unit",
    "smithy.api#Document",
    "1",
    "*/ \\\"#]",
];

/// Numbers that no well-behaved model has.
const ODD_NUMBERS: [&str; 12] = [
    "0",
    "-1",
    "1e400",
    "1E-400",
    "0e99999999999",
    "99999999999999999999999999",
    "-0.0",
    "0.1",
    "null",
    "[]",
    "\"NaN\"",
    "18446744073709551616",
];

/// The length of the largest model that is damaged, in bytes.
const LARGEST: usize = 150_000;

/// Where a piece of a text begins and ends.
type Span = (usize, usize);

/// The places of strings (within their quotes) and of numbers in a text.
fn tokens(text: &str) -> (Vec<Span>, Vec<Span>) {
    let (mut strings, mut numbers) = (Vec::new(), Vec::new());
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                strings.push((start + 1, at.min(bytes.len())));
            }
            b'0'..=b'9' | b'-' => {
                while at + 1 < bytes.len() && matches!(bytes[at + 1], b'0'..=b'9' | b'.') {
                    at += 1;
                }
                numbers.push((start, at + 1));
            }
            _ => {}
        }
        at += 1;
    }
    (strings, numbers)
}

fn replaced(text: &str, (start, end): Span, with: &str) -> String {
    format!("{}{with}{}", &text[..start], &text[end..])
}

/// A piece between two commas.
fn piece(text: &str, random: &mut Random) -> Span {
    let commas: Vec<usize> = text.match_indices(',').map(|(at, _)| at).collect();
    if commas.len() < 2 {
        return (0, 0);
    }
    let first = random.below(commas.len() - 1);
    let last = (first + 1 + random.below(6)).min(commas.len() - 1);
    (commas[first], commas[last])
}

fn mutant(text: &str, random: &mut Random) -> String {
    let (strings, numbers) = tokens(text);
    if strings.is_empty() {
        return text.to_owned();
    }
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    match random.below(9) {
        0 => text[..boundary(random.below(text.len()))].to_owned(),
        1 => {
            let at = boundary(random.below(text.len() - 1));
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            let with = random.pick(&["{", "}", "[", "]", "\"", ",", ":", "x", "0", " ", "\\"]);
            replaced(text, (at, at + length), with)
        }
        2 | 3 => {
            let (start, end) = random.pick(&strings);
            let with = text[start..end].to_owned();
            replaced(text, random.pick(&strings), &with)
        }
        4 => replaced(text, random.pick(&strings), random.pick(&ODD_TEXTS[..])),
        5 if !numbers.is_empty() => {
            replaced(text, random.pick(&numbers), random.pick(&ODD_NUMBERS[..]))
        }
        6 => {
            let piece = piece(text, random);
            replaced(text, piece, "")
        }
        7 => {
            let (start, end) = piece(text, random);
            let with = text[start..end].to_owned();
            replaced(text, (start, start), &with)
        }
        _ => {
            let depth = random.below(3000);
            let with = format!("\"x\": {}{}, \"", "[".repeat(depth), "]".repeat(depth));
            let (start, _) = random.pick(&strings);
            replaced(text, (start - 1, start), &with)
        }
    }
}

/// The models to damage: those of this repository, and where the corpus is, Smithy's protocol tests and
/// the official models.
fn models() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut models = vec![root.join("model/cognito-identity-provider.json")];
    let mut folders = vec![root.join("tests/models")];
    if let Some(corpus) = std::env::var_os("SHAPESMITH_CORPUS") {
        let corpus = Path::new(&corpus);
        folders.push(corpus.join("conformance/protocol-tests"));
        let official = aws_models::aws_models(corpus).into_iter();
        models.extend(official.map(|(_, path)| path));
    }
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a folder of models") {
            models.push(entry.expect("a model").path());
        }
    }
    // By name, so that the mutants are the same wherever the models are unpacked.
    models.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
    let read = |path| fs::read_to_string(path).expect("a model");
    let models = models.into_iter().map(read);
    // The largest would take the time of many smaller ones.
    models.filter(|text| text.len() < LARGEST).collect()
}

/// What the generator makes of a text: whether it is Rust.
fn generates(text: &str) -> bool {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let all = || Selection::All(span);
    let mut request = Request::new(model).with_shapes(all());
    if text.contains("\"operation\"") {
        request = request.with_operations(all());
    }
    match shapesmith_codegen::generate_from(&request, text) {
        Ok(tokens) => {
            syn::parse2::<syn::File>(tokens).expect("the expansion is Rust");
            true
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            for problem in problems {
                assert!(!problem.to_string().is_empty());
            }
            false
        }
    }
}

#[test]
fn a_damaged_model_gives_a_diagnostic_or_code() {
    let count = std::env::var("SHAPESMITH_MUTANTS").map_or(500, |count| {
        count.parse().expect("SHAPESMITH_MUTANTS is a number")
    });
    let models = models();
    let mut random = Random(0x5eed_0fde_ad0d_e150);
    let mut generated = 0;
    for number in 0..count {
        let mut text = models[random.below(models.len())].clone();
        for _ in 0..=random.below(3) {
            text = mutant(&text, &mut random);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| generates(&text)));
        let is_code = outcome.unwrap_or_else(|_| {
            panic!("mutant {number} brings the generator down:\n{text}");
        });
        generated += usize::from(is_code);
    }
    // Both outcomes have to be there, or the test tests nothing.
    assert!(
        generated > count / 50,
        "only {generated} of {count} mutants became code"
    );
    assert!(
        generated < count * 49 / 50,
        "{generated} of {count} mutants became code"
    );
}

#[test]
fn long_chains_and_deep_nesting_end() {
    let chain = |kind: &str, link: &dyn Fn(usize) -> String, length: usize| {
        let shapes: Vec<String> = (0..length)
            .map(|n| format!("\"a#S{n}\": {{\"type\": \"{kind}\", {}}}", link(n)))
            .collect();
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{{}, \"a#S{length}\": {{\"type\": \"structure\"}}, \
             \"a#Root\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"a#S0\"}}}}}}}}}}",
            shapes.join(", ")
        )
    };
    let list = |n: usize| format!("\"member\": {{\"target\": \"a#S{}\"}}", n + 1);
    let structure = |n: usize| format!("\"members\": {{\"m\": {{\"target\": \"a#S{}\"}}}}", n + 1);
    let mixin = |n: usize| format!("\"mixins\": [{{\"target\": \"a#S{}\"}}]", n + 1);
    assert!(generates(&chain("list", &list, 30)));
    assert!(
        !generates(&chain("list", &list, 5000)),
        "too deep for a type"
    );
    assert!(generates(&chain("structure", &structure, 3000)));
    assert!(generates(&chain("structure", &mixin, 300)));
    let deep = format!(
        "{{\"smithy\": \"2.0\", \"shapes\": {}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(!generates(&deep));
}
