//! Values of every type of official AWS models, and requests made of them.
//!
//! Each service is a separate program. By default, one service is tested; with `SHAPESMITH_CORPUS_FULL=1`, all of
//! them.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use shapesmith_codegen::{ModelFile, Name, Selection, SmithyInput};

use crate::corpus::NO_PATTERN;
use crate::support::aws_models::aws_models;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus, say};

/// A service with many patterns, which each run with all services tests.
const ALWAYS: &str = "cognito-identity-provider";

/// A small service with patterns, which is the only one by default.
const SMALL: &str = "cognito-identity";

/// The share of the services that a commit tests: one in so many.
const SHARES: usize = 40;

/// The number of values of each type.
const VALUES: usize = 1_000;

/// The public types of a service, and the operations that are supported.
#[derive(Default)]
struct Types {
    names: Vec<String>,
    /// Those that are enums in Rust.
    enums: HashSet<String>,
    operations: Vec<String>,
    unsupported: Vec<String>,
}

impl Types {
    /// Finds the items in tokens. Those of modules and constants are not public.
    fn collect(&mut self, tokens: TokenStream, is_public: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (index, token) in tokens.iter().enumerate() {
            let (next, after) = (tokens.get(index + 1), tokens.get(index + 2));
            match token {
                TokenTree::Group(group) => {
                    let is_before = |distance: usize, text: &str| {
                        let before = index.checked_sub(distance).map(|index| &tokens[index]);
                        before.is_some_and(|token| token.to_string() == text)
                    };
                    let is_hidden = is_before(1, "=") || is_before(2, "mod");
                    self.collect(group.stream(), is_public && !is_hidden);
                }
                TokenTree::Ident(word) if is_public && (word == "struct" || word == "enum") => {
                    let Some(TokenTree::Ident(name)) = next else {
                        continue;
                    };
                    if word == "enum" {
                        self.enums.insert(name.to_string());
                    }
                    let list = match after {
                        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                            &mut self.names
                        }
                        Some(TokenTree::Punct(end)) if end.as_char() == ';' => &mut self.operations,
                        _ => continue, // a builder
                    };
                    list.push(name.to_string());
                }
                TokenTree::Ident(word) if word == "unsupported_operation" => {
                    if let Some(TokenTree::Group(group)) = after {
                        let first = group.stream().into_iter().next();
                        self.unsupported.extend(first.map(|name| name.to_string()));
                    }
                }
                _ => {}
            }
        }
    }

    /// The types of a model.
    fn of(path: &Path, off: Option<&str>) -> Self {
        let span = Span::call_site();
        let model = ModelFile::new(path.to_string_lossy(), Path::new(""), span);
        let text = fs::read_to_string(path).expect("a model");
        let mut input = SmithyInput::new(model)
            .with_shapes(Selection::All(span))
            .with_operations(Selection::All(span));
        let name = |text: &str| Name {
            text: text.to_owned(),
            span,
        };
        input.pattern_off = off.map(name).into_iter().collect();
        let tokens = shapesmith_codegen::testing::generate_from(&input, &text);
        let tokens =
            tokens.unwrap_or_else(|problems| panic!("{}: {}", path.display(), problems[0]));
        let mut types = Types::default();
        types.collect(tokens, true);
        types
            .operations
            .retain(|name| !types.unsupported.contains(name));
        // The error enum of an operation has no shape.
        let all = std::mem::take(&mut types.names);
        types.names = (all.into_iter())
            .filter(|name| !is_operation_error(name, &types))
            .collect();
        types
    }
}

fn is_operation_error(name: &str, types: &Types) -> bool {
    let operations = types.operations.iter().chain(&types.unsupported);
    let mut enums = operations.map(|operation| format!("{operation}Error"));
    enums.any(|of_operation| {
        name.trim_end_matches(|c: char| c == '_' || c.is_ascii_digit()) == of_operation
    }) && types.enums.contains(name)
}

const PROGRAM: &str = r#"
use shapesmith::arbitrary::{Arbitrary, Unstructured};
use shapesmith::{Operation, Shape};

/// xorshift64*
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn bytes(&mut self) -> Vec<u8> {
        let length = [0, 4, 30, 300, 3_000][(self.next() >> 33) as usize % 5];
        (0..length).map(|_| (self.next() >> 56) as u8).collect()
    }
}

struct Check {
    random: Random,
    values: usize,
    requests: usize,
    without: Vec<&'static str>,
    failures: usize,
}

impl Check {
    fn fail(&mut self, name: &str, what: String) {
        self.failures += 1;
        if self.failures < 20 {
            eprintln!("{name}: {}", what.chars().take(2_000).collect::<String>());
        }
    }

    fn of_type<T>(
        &mut self,
        name: &'static str,
        same: fn(&T) -> Result<bool, String>,
    ) where
        T: Shape + for<'b> Arbitrary<'b>,
    {
        for _ in 0..COUNT {
            let bytes = self.random.bytes();
            let Ok(value) = T::arbitrary(&mut Unstructured::new(&bytes)) else {
                self.without.push(name);
                return;
            };
            self.values += 1;
            if let Err(violations) = value.validate() {
                return self.fail(name, format!("{violations} {value:?}"));
            }
            match same(&value) {
                Ok(true) => {}
                Ok(false) => return self.fail(name, format!("other JSON: {value:?}")),
                Err(error) => return self.fail(name, format!("{error} {value:?}")),
            }
        }
    }

    fn of_operation<O>(&mut self)
    where
        O: Operation,
        O::Input: for<'b> Arbitrary<'b> + std::fmt::Debug,
    {
        for _ in 0..COUNT / 10 {
            let bytes = self.random.bytes();
            let Ok(input) = O::Input::arbitrary(&mut Unstructured::new(&bytes)) else {
                return;
            };
            self.requests += 1;
            if let Err(error) = O::try_request(&input) {
                return self.fail(O::NAME, format!("{error} {input:?}"));
            }
        }
    }
}

macro_rules! of_types {
    ($check:ident $($ty:ident)*) => {$(
        $check.of_type::<types::$ty>(stringify!($ty), |value| {
            let json = shapesmith::__private::to_json(value).map_err(|error| error.to_string())?;
            let read = shapesmith::__private::from_json::<types::$ty>(&json);
            let read = read.map_err(|error| error.to_string())?;
            Ok(read == *value)
        });
    )*};
}
"#;

/// The program of a service.
fn program(path: &Path, off: &str, types: &Types) -> String {
    let names = types.names.join(" ");
    let mut operations = String::new();
    for name in &types.operations {
        let _ = writeln!(operations, "    check.of_operation::<types::{name}>();");
    }
    let path = path.display().to_string();
    format!(
        "#![allow(deprecated)]\nmod types {{\n    shapesmith::smithy! {{ model = {path:?}, shapes = *, operations = *, docs = false, \
         pattern_off = [{off}] }}\n}}\n\nconst COUNT: usize = {VALUES};\n{PROGRAM}\nfn main() {{\n    \
         let mut check = Check {{ random: Random(88172645463325252), values: 0, requests: 0, without: Vec::new(), failures: 0 }};\n    \
         of_types! {{ check {names} }}\n{operations}    \
         println!(\"{{}} {{}} {{}} {{:?}}\", check.values, check.requests, check.failures, check.without);\n}}\n"
    )
}

/// The models to test: a small one; with `SHAPESMITH_CORPUS_FULL`, all of them, or a fortieth if `SHAPESMITH_CORPUS_SHARE` is
/// set, too; or those in `SHAPESMITH_SERVICES`.
fn chosen(corpus: &Path) -> Vec<(String, PathBuf)> {
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let share = std::env::var("SHAPESMITH_CORPUS_SHARE").ok();
    let share = share.map(|share| share.parse::<usize>().expect("a number") % SHARES);
    let named = std::env::var("SHAPESMITH_SERVICES").ok();
    let models = aws_models(corpus, env!("CARGO_TARGET_TMPDIR"));
    let chosen = models
        .into_iter()
        .enumerate()
        .filter(|(number, (name, _))| {
            let in_share = share.is_none_or(|share| number % SHARES == share);
            match &named {
                Some(named) => named.split(',').any(|known| known == name),
                None if full => name == ALWAYS || in_share,
                None => name == SMALL,
            }
        });
    let chosen: Vec<_> = chosen.map(|(_, model)| model).collect();
    assert!(!chosen.is_empty());
    chosen
}

#[test]
fn values_of_all_types_are_valid() {
    let Some(corpus) = corpus("values_of_all_types_are_valid") else {
        return;
    };
    let manifest = |name: &str| {
        format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             shapesmith = {{ path = {ROOT:?}, features = [\"arbitrary\", \"backreference\", \"bignum\", \"http\"] }}\n"
        )
    };
    let workspace = "\n[workspace]\nmembers = [\"services/*\"]\n\n[profile.dev]\ndebug = false\n\n\
                     [profile.dev.package.shapesmith]\nopt-level = 2\n";
    let consumer = Consumer::new(
        "arbitrary-corpus",
        &(manifest("corpus") + workspace),
        "fn main() {}\n",
    );
    let models = chosen(&corpus);
    for (name, path) in &models {
        let off = (*name == NO_PATTERN.0).then_some(NO_PATTERN.1);
        let types = Types::of(path, off);
        let off = off.map_or(String::new(), |off| format!("{off:?}"));
        let folder = format!("services/{name}");
        consumer.write(
            &format!("{folder}/Cargo.toml"),
            &manifest(&format!("service-{name}")),
        );
        consumer.write(
            &format!("{folder}/src/main.rs"),
            &program(path, &off, &types),
        );
    }
    let (mut values, mut requests) = (0, 0);
    for (name, _) in &models {
        let output = consumer.run_package(&format!("service-{name}"));
        let mut numbers = output
            .split_whitespace()
            .map_while(|word| word.parse::<usize>().ok());
        let mut number = || numbers.next().expect("a number");
        values += number();
        requests += number();
        assert_eq!(number(), 0, "{name}: {output}");
        if !output.trim_end().ends_with("[]") {
            say(&format!("{name}: no values of {output}"));
        }
    }
    say(&format!(
        "{} services, {values} values, {requests} requests: 0 failures",
        models.len()
    ));
    assert!(values > models.len() * 20_000);
}
