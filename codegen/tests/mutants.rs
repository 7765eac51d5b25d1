//! Damaged models: for any model, the generator returns diagnostics or Rust code. It does not panic, and its
//! time and memory are bounded.
//!
//! `SHAPESMITH_MUTANTS` sets the number of mutants, `SHAPESMITH_SEED` the random seed, and `SHAPESMITH_LARGEST`
//! the size of the largest model that is damaged.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use shapesmith_codegen::{ModelFile, Selection, SmithyInput};
use shapesmith_test_support::aws_models::aws_models;

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

/// Texts that do not occur in well-behaved models.
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

/// Numbers that do not occur in well-behaved models.
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

/// The start and end of a piece of text.
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

/// The end of the value that starts at a position, or of the text if it is damaged.
fn value_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' | b',' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 && at < bytes.len() && matches!(bytes[at - 1], b'"' | b'}' | b']') {
            return at;
        }
    }
    while !text.is_char_boundary(at.min(text.len())) {
        at -= 1;
    }
    at.min(text.len())
}

/// A random entry of an object: the start of its key, and the start and end of its value.
fn entry(text: &str, random: &mut Random) -> Option<(usize, usize, usize)> {
    let (strings, _) = tokens(text);
    let keys: Vec<(usize, usize)> = strings
        .into_iter()
        .filter_map(|(start, end)| {
            let rest = text.get(end + 1..)?;
            let colon = end + 1 + (rest.len() - rest.trim_start().len());
            (text.as_bytes().get(colon) == Some(&b':')).then_some((start - 1, colon + 1))
        })
        .collect();
    if keys.is_empty() {
        return None;
    }
    let (key, value) = random.pick(&keys);
    let value = value + (text[value..].len() - text[value..].trim_start().len());
    let end = value_end(text, value);
    (value < end).then_some((key, value, end))
}

/// Values of every type.
const VALUES: [&str; 14] = [
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[null]",
    "{\"a\": 1}",
    "[{}]",
    "{\"target\": \"smithy.api#String\"}",
    "[{\"target\": \"smithy.api#String\"}]",
];

/// A text in which an entry of an object has been changed, without damage to the JSON.
fn restructured(text: &str, random: &mut Random) -> String {
    let Some((key, value, end)) = entry(text, random) else {
        return text.to_owned();
    };
    let (whole, of_value) = (&text[key..end], &text[value..end]);
    match random.below(9) {
        0 => replaced(text, (key, key), &format!("{whole}, ")),
        1 => {
            // The same key, written in another way.
            let first = text[key + 1..].chars().next().unwrap_or('x');
            let escaped = format!("\"\\u{:04x}", u32::from(first).min(0xffff));
            let again = format!(
                "{escaped}{}, ",
                &whole[1 + first.len_utf8().min(whole.len() - 1)..]
            );
            replaced(text, (key, key), &again)
        }
        2 => {
            let depth = random.pick(&[1, 10, 129, 20_000]);
            let (open, close) =
                random.pick(&[("[", "]"), ("{\"a\":", "}"), ("[{\"member\":", "}]")]);
            let nested = format!("{}{of_value}{}", open.repeat(depth), close.repeat(depth));
            replaced(text, (value, end), &nested)
        }
        3 => {
            let most = if whole.len() < 200 {
                1_000
            } else {
                20_000 / whole.len() + 1
            };
            let count = random.pick(&[2, 20, most]);
            let name_end = value_end(text, key) - 1;
            let (name, rest) = (
                &text[key..name_end.max(key + 1)],
                &text[name_end.max(key + 1)..end],
            );
            let entries: Vec<String> = (0..count).map(|n| format!("{name}{n}{rest}")).collect();
            replaced(text, (key, key), &format!("{}, ", entries.join(", ")))
        }
        4 => replaced(text, (value, end), random.pick(&VALUES)),
        5 => {
            let other = entry(text, random).map_or("0", |(_, start, end)| &text[start..end]);
            replaced(text, (value, end), other)
        }
        6 => {
            let length = random.pick(&[20, 1_001, 100_000]);
            let with = match (of_value.as_bytes()[0], random.below(3)) {
                (b'"', 0) => format!("\"{}\"", "x".repeat(length)),
                (b'"', _) if of_value.len() > 2 => {
                    let inner = &of_value[1..of_value.len() - 1];
                    format!("\"{}\"", inner.repeat(length / inner.len().max(1) + 1))
                }
                (_, 0) => "9".repeat(length),
                (_, 1) => format!("-0.{}1", "0".repeat(length)),
                _ => format!("1e{}", "9".repeat(length.min(20))),
            };
            replaced(text, (value, end), &with)
        }
        7 => {
            // A member that targets its own or any other shape.
            let shapes: Vec<&str> = text.split('"').filter(|part| part.contains('#')).collect();
            let target = if shapes.is_empty() {
                "a#A"
            } else {
                random.pick(&shapes)
            };
            replaced(text, (value, end), &format!("{target:?}"))
        }
        _ => {
            let comma = text[end..].trim_start().starts_with(',');
            let until = if comma {
                end + text[end..].find(',').unwrap_or(0) + 1
            } else {
                end
            };
            replaced(text, (key, until), "")
        }
    }
}

fn mutant(text: &str, random: &mut Random) -> String {
    if random.below(2) == 0 {
        return restructured(text, random);
    }
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

/// The models to damage: those of this repository and, if the corpus is available, Smithy's protocol tests and
/// the official models.
fn models() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut models = vec![root.join("model/cognito-identity-provider.json")];
    let mut folders = vec![root.join("tests/models")];
    if let Some(corpus) = std::env::var_os("SHAPESMITH_CORPUS") {
        let corpus = Path::new(&corpus);
        folders.push(corpus.join("conformance/protocol-tests"));
        let official = aws_models(corpus, env!("CARGO_TARGET_TMPDIR")).into_iter();
        models.extend(official.map(|(_, path)| path));
    }
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a folder of models") {
            models.push(entry.expect("a model").path());
        }
    }
    // A folder is a model of several files, which `merging` tests.
    models.retain(|path| path.is_file());
    // Sorted by name, so that the mutants do not depend on where the models are unpacked.
    models.sort_by_key(|path| path.file_name().map(ToOwned::to_owned));
    let read = |path| fs::read_to_string(path).expect("a model");
    let models = models.into_iter().map(read);
    // The largest ones would take as long as many smaller ones.
    let largest = number_in("SHAPESMITH_LARGEST", LARGEST);
    models.filter(|text| text.len() < largest).collect()
}

/// Whether the generator's output for a text is Rust.
fn generates(text: &str) -> bool {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let all = || Selection::All(span);
    let mut request = SmithyInput::new(model).with_shapes(all());
    if text.contains("\"operation\"") {
        request = request.with_operations(all());
    }
    let mut outcome = Ok(proc_macro2::TokenStream::new());
    let info = allocation_counter::measure(|| {
        outcome = shapesmith_codegen::testing::generate_from(&request, text);
    });
    // A constant for any model, and a factor for each byte of it: expansions are long.
    let bound = 100_000_000 + 20_000 * text.len() as u64;
    assert!(
        info.bytes_total < bound,
        "{} bytes for {}",
        info.bytes_total,
        text.len()
    );
    match outcome {
        Ok(tokens) => {
            syn::parse2::<syn::File>(tokens).expect("the expansion is Rust");
            true
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            assert!(problems.len() < 100, "{} problems", problems.len());
            for problem in problems {
                let told = problem.to_string();
                assert!(
                    !told.is_empty() && told.len() < 10_000,
                    "{} bytes",
                    told.len()
                );
            }
            false
        }
    }
}

/// The number in an environment variable, or a default.
fn number_in(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |number| number.parse().expect("a number"))
}

#[test]
fn a_damaged_model_gives_a_diagnostic_or_code() {
    let count = number_in("SHAPESMITH_MUTANTS", 500);
    let models = models();
    let mut random = Random(0x5eed_0fde_ad0d_e150 ^ number_in("SHAPESMITH_SEED", 0) as u64);
    let mut generated = 0;
    for number in 0..count {
        let mut text = models[random.below(models.len())].clone();
        for _ in 0..=random.below(3) {
            if text.len() < 4 * LARGEST {
                text = mutant(&text, &mut random);
            }
        }
        if std::env::var_os("SHAPESMITH_KEEP").is_some() {
            // For the message if the test hangs.
            let path = format!(
                "{}/mutant-{}.json",
                env!("CARGO_TARGET_TMPDIR"),
                std::process::id()
            );
            fs::write(path, &text).expect("the mutant can be kept");
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| generates(&text)));
        let is_code = outcome.unwrap_or_else(|_| {
            let path = format!("{}/mutant.json", env!("CARGO_TARGET_TMPDIR"));
            fs::write(&path, &text).expect("the mutant can be kept");
            panic!("mutant {number}, kept in {path}, brings the generator down");
        });
        generated += usize::from(is_code);
        if (number + 1) % 5_000 == 0 {
            println!("{} mutants", number + 1);
        }
    }
    println!("{generated} of {count} mutants became code");
    // Both outcomes must occur, otherwise the test is ineffective.
    assert!(
        generated > count / 50,
        "only {generated} of {count} mutants became code"
    );
    assert!(
        generated < count * 49 / 50,
        "{generated} of {count} mutants became code"
    );
}

/// The stubs of types that could not be generated are also valid Rust.
#[test]
fn a_damaged_model_gives_stubs() {
    let models = models();
    let mut random = Random(0x5eed_57ab);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("damaged.json");
    let mut stubs = 0;
    for _ in 0..100 {
        let mut text = models[random.below(models.len())].clone();
        for _ in 0..=random.below(3) {
            text = mutant(&text, &mut random);
        }
        fs::write(&path, &text).expect("the mutant can be written");
        let span = proc_macro2::Span::call_site();
        let model = ModelFile::new(path.display().to_string(), Path::new(""), span);
        let ids: Vec<&str> = text.split('"').filter(|part| part.contains('#')).collect();
        let names: Vec<&str> = (0..3)
            .map(|_| *ids.get(random.below(ids.len())).unwrap_or(&"A"))
            .collect();
        let request = SmithyInput::new(model).with_shapes(Selection::named(&names));
        if let Err(problems) = shapesmith_codegen::testing::generate(&request) {
            let tokens = shapesmith_codegen::testing::fallback::expand_smithy(&request, &problems);
            syn::parse2::<syn::File>(tokens).expect("the stubs are Rust");
            stubs += 1;
        }
    }
    assert!(stubs > 10, "only {stubs} mutants gave stubs");
}

#[test]
fn long_chains_and_deep_nesting_end() {
    let chain = |kind: &str, link: &dyn Fn(usize) -> String, length: usize| {
        let shapes: Vec<String> = (0..length)
            .map(|n| format!("\"a#S{n}\": {{\"type\": \"{kind}\", {}}}", link(n)))
            .collect();
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{{}, \"a#S{length}\": {{\"type\": \"structure\", \
             \"traits\": {{\"smithy.api#mixin\": {{}}}}}}, \
             \"a#Root\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"a#S0\"}}}}}}}}}}",
            shapes.join(", ")
        )
    };
    let list = |n: usize| format!("\"member\": {{\"target\": \"a#S{}\"}}", n + 1);
    let structure = |n: usize| format!("\"members\": {{\"m\": {{\"target\": \"a#S{}\"}}}}", n + 1);
    let mixin = |n: usize| {
        let traits = r#""traits": {"smithy.api#mixin": {}}"#;
        format!("{traits}, \"mixins\": [{{\"target\": \"a#S{}\"}}]", n + 1)
    };
    assert!(generates(&chain("list", &list, 30)));
    assert!(
        !generates(&chain("list", &list, 5000)),
        "too deep for a type"
    );
    assert!(generates(&chain("structure", &structure, 40)));
    assert!(
        !generates(&chain("structure", &structure, 3000)),
        "too deep for the compiler"
    );
    assert!(generates(&chain("structure", &mixin, 300)));
    let deep = format!(
        "{{\"smithy\": \"2.0\", \"shapes\": {}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert!(!generates(&deep));
}
