//! The numbers, versions, features and flags in prose are those of the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use shapesmith_codegen::testing::regex::CompiledPattern;

use crate::support::ROOT;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A page as one line, with single spaces, and without the numbers of lists.
fn page(path: &str) -> String {
    let text = read(path);
    let lines = text.lines().map(|line| match line.split_once(". ") {
        Some((number, item)) if number.trim().parse::<u32>().is_ok() => item,
        _ => line,
    });
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

/// The value of an expression of numbers, such as `256 << 20`.
fn value(expression: &str) -> Option<u64> {
    let number = |text: &str| text.trim().replace('_', "").parse::<u64>().ok();
    if let Some((shifted, bits)) = expression.split_once("<<") {
        return Some(number(shifted)? << number(bits)?);
    }
    expression.split('*').map(number).product()
}

/// Where a number is in the code: the file, and the text around it.
type Source = (&'static str, &'static str);

fn number(&(file, code): &Source) -> u64 {
    let (before, after) = code.split_once("{}").expect("the place of the number");
    let text = read(file);
    let rests = text.split(before).skip(1);
    let found: Vec<u64> = rests
        .filter_map(|rest| value(rest.split_once(after)?.0))
        .collect();
    let [number] = found[..] else {
        panic!("{file}: {} times `{code}`", found.len());
    };
    number
}

/// A number as pages write it: from 1,000 on, with a comma.
fn shown(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;

/// Sentences and rows of `SECURITY.md`: the text, in which `{}` is the number; its unit; and where it is in the code.
const LIMITS: &[(&str, u64, Source)] = &[
    (
        "no input takes more than {} bytes of memory per byte",
        1,
        (
            "tests/integration/limits.rs",
            "const MAX_BYTES_PER_BYTE: u64 = {};",
        ),
    ),
    (
        "The first {} violations are kept",
        1,
        (
            "src/constraint/violation.rs",
            "const MAX_VIOLATIONS: usize = {};",
        ),
    ),
    (
        "if their paths take more than {} KiB.",
        KIB,
        (
            "src/constraint/violation.rs",
            "const MAX_PATH_BYTES: usize = {};",
        ),
    ),
    (
        "lists at most {} KiB of enum values",
        KIB,
        (
            "src/constraint/violation.rs",
            "const MAX_ENUM_BYTES: usize = {};",
        ),
    ),
    (
        "and a message the first {} indices of repeated values",
        1,
        (
            "src/constraint/violation.rs",
            "const MAX_INDICES: usize = {};",
        ),
    ),
    (
        "JSON is read up to {} levels deep.",
        1,
        ("src/json/reader/syntax.rs", "const MAX_DEPTH: u32 = {};"),
    ),
    (
        "take less than {} MiB of stack in a debug build for structures with up to",
        MIB,
        ("tests/integration/deep.rs", "const STACK: usize = {};"),
    ),
    (
        "for structures with up to {} members.",
        1,
        (
            "tests/integration/deep.rs",
            "//! The structure has {} members besides",
        ),
    ),
    (
        "of a type of {} kB takes less than",
        1000,
        (
            "tests/integration/deep.rs",
            "assert!(size_of::<Large>() > {});",
        ),
    ),
    (
        "takes less than {} MiB of stack. Deserializing",
        MIB,
        (
            "tests/integration/deep.rs",
            "const STACK_FOR_LARGE: usize = {};",
        ),
    ),
    (
        "a number may have up to {} digits",
        1,
        ("src/bignum.rs", "const MAX_DIGITS: usize = {};"),
    ),
    (
        "and an exponent from -{} to",
        1,
        ("src/bignum.rs", "const MAX_EXPONENT: u32 = {};"),
    ),
    (
        " to {}. Others are type errors.",
        1,
        ("src/bignum.rs", "const MAX_EXPONENT: u32 = {};"),
    ),
    (
        "takes at most {} operations on machine words per character",
        1,
        (
            "codegen/src/regex/bit_parallel/cost.rs",
            "pub const MAX_COST: usize = {};",
        ),
    ),
    (
        "takes at most {} operations on machine words per character",
        1,
        (
            "src/constraint/pattern/bit_program.rs",
            "const MAX_COST: usize = {};",
        ),
    ),
    (
        "an error if it takes more than {} operations.",
        1,
        (
            "codegen/src/regex/bit_parallel/cost.rs",
            "pub const MAX_COST: usize = {};",
        ),
    ),
    (
        "shows up to {} bytes of the body",
        1,
        (
            "src/error/unmodeled.rs",
            "const MAX_SHOWN_BODY: usize = {};",
        ),
    ),
    (
        "A host label has 1 to {} letters, digits and hyphens",
        1,
        (
            "src/http/request.rs",
            "const MAX_HOST_LABEL_LENGTH: usize = {};",
        ),
    ),
    (
        "A URI has at most {} bytes",
        1,
        ("src/http/request.rs", "const MAX_URI_LENGTH: usize = {};"),
    ),
    (
        "and a host prefix at most {} characters",
        1,
        ("src/http/request.rs", "const MAX_HOST_LENGTH: usize = {};"),
    ),
    (
        "and a host prefix at most {} characters",
        1,
        (
            "codegen/src/model/protocol.rs",
            "const MAX_HOST: usize = {};",
        ),
    ),
    (
        "| model file | {} MiB |",
        MIB,
        (
            "codegen/src/input/file_format.rs",
            "const MAX_MODEL: u64 = {};",
        ),
    ),
    (
        "| shape ID or member name | {} bytes |",
        1,
        ("codegen/src/model/id.rs", "const MAX_ID: usize = {};"),
    ),
    (
        "| header name, query parameter name, or media type | {} bytes |",
        1,
        (
            "codegen/src/model/trait_reader.rs",
            "const MAX_HEADER: usize = {};",
        ),
    ),
    (
        "| URI of an operation | {} bytes |",
        1,
        (
            "codegen/src/model/protocol.rs",
            "const MAX_URI: usize = {};",
        ),
    ),
    (
        "| digits of a number in a trait or default | {} |",
        1,
        ("codegen/src/model/json.rs", "const MAX_DIGITS: usize = {};"),
    ),
    (
        "| exponent of a number in a trait or default | {} |",
        1,
        ("codegen/src/model/json.rs", "const MAX_EXPONENT: u32 = {};"),
    ),
    (
        "| members of a structure | {} |",
        1,
        (
            "codegen/src/model/check/limits.rs",
            "const MAX_MEMBERS: usize = {};",
        ),
    ),
    (
        "| required members of a structure | {} |",
        1,
        (
            "codegen/src/model/check/limits.rs",
            "const MAX_REQUIRED: usize = {};",
        ),
    ),
    (
        "| members of a union, or values of an enum | {} |",
        1,
        (
            "codegen/src/model/check/limits.rs",
            "const MAX_VARIANTS: usize = {};",
        ),
    ),
    (
        "| nested structures and unions, also through lists, maps and cycles | {} |",
        1,
        (
            "codegen/src/model/check/limits.rs",
            "const MAX_NESTING: usize = {};",
        ),
    ),
    (
        "| nested lists and maps | {} |",
        1,
        (
            "codegen/src/model/check/limits.rs",
            "const MAX_DEPTH: usize = {};",
        ),
    ),
    (
        "| members in a path of `@paginated` | {} |",
        1,
        (
            "codegen/src/model/pagination.rs",
            "const MAX_SEGMENTS: usize = {};",
        ),
    ),
    (
        "| text added by mixins | {} MiB |",
        MIB,
        (
            "codegen/src/model/mixin_layers.rs",
            "const MAX_MIXED_IN: usize = {};",
        ),
    ),
    (
        "| pattern | {} bytes, groups nested",
        1,
        (
            "codegen/src/regex/parse/mod.rs",
            "const MAX_LENGTH: usize = {};",
        ),
    ),
    (
        "bytes, groups nested {} deep |",
        1,
        (
            "codegen/src/regex/parse/parser.rs",
            "const MAX_DEPTH: u32 = {};",
        ),
    ),
    (
        "Lists and block quotes are nested at most {} deep",
        1,
        (
            "codegen/src/plan/markdown/limits.rs",
            "const MAX_NESTING: usize = {};",
        ),
    ),
    (
        "and a table of more than {} columns becomes text",
        1,
        (
            "codegen/src/plan/markdown/limits.rs",
            "const MAX_TABLE_COLUMNS: usize = {};",
        ),
    ),
];

/// Rows of `docs/features.md`, with the row or sentence of `SECURITY.md` that has the same number.
const COMMON_LIMITS: &[(&str, &str)] = &[
    (
        "| nested JSON | {} levels |",
        "JSON is read up to {} levels deep.",
    ),
    (
        "| violations that are kept; all are counted | {} |",
        "The first {} violations are kept",
    ),
    (
        "| members of a structure | {} |",
        "| members of a structure | {} |",
    ),
    (
        "| required members of a structure | {} |",
        "| required members of a structure | {} |",
    ),
    (
        "| pattern | {} bytes |",
        "| pattern | {} bytes, groups nested",
    ),
    ("| model file | {} MiB |", "| model file | {} MiB |"),
];

/// Numbers in `SECURITY.md` that other tests below compare, and those that no code has.
const OTHERS: &[&str] = &[
    "With list items of about 100 bytes",
    "` takes 22 operations.",
    "a request at most 24,576 header names",
    // The maximum is above.
    "A host label has 1 to",
    // It was measured in the models of AWS.
    "Some types in AWS models are larger than 50 kB",
    // It was measured.
    "per character, about 1 µs",
    "which have two bounds of which the lower one is at least 2",
    // Names.
    "UTF-8",
    "Amazon S3",
    "U+2028, U+2029",
];

/// The text with this number in place of `{}`.
fn with(text: &str, unit: u64, source: &Source) -> String {
    let number = number(source);
    assert_eq!(number % unit, 0, "{text}");
    text.replace("{}", &shown(number / unit))
}

/// Asserts that a page has all of these texts, and no digits elsewhere, apart from inline code.
fn assert_complete(path: &str, page: &str, texts: &[String]) {
    let mut is_covered = vec![false; page.len()];
    for text in texts {
        assert!(page.contains(text), "{path} should have: {text}");
        for (at, _) in page.match_indices(text) {
            is_covered[at..at + text.len()].fill(true);
        }
    }
    let mut is_code = false;
    for (at, character) in page.char_indices() {
        is_code ^= character == '`';
        let is_known = is_code || is_covered[at] || !character.is_ascii_digit();
        let near = &page[page.floor_char_boundary(at.saturating_sub(40))..];
        assert!(is_known, "{path}: no test has the number in: {near:.80}");
    }
}

#[test]
fn the_limits_are_those_of_the_code() {
    let security = page("SECURITY.md");
    let limits = LIMITS
        .iter()
        .map(|(text, unit, source)| with(text, *unit, source));
    let others = OTHERS.iter().map(|text| (*text).to_owned());
    assert_complete(
        "SECURITY.md",
        &security,
        &limits.chain(others).collect::<Vec<_>>(),
    );

    let features = page("docs/features.md");
    let (_, limits) = features.split_once("## Limits").expect("the section");
    let common = COMMON_LIMITS.iter().map(|(text, row)| {
        let known = LIMITS.iter().find(|(text, ..)| text == row);
        let (_, unit, source) = known.unwrap_or_else(|| panic!("no limit {row}"));
        with(text, *unit, source)
    });
    assert_complete("docs/features.md", limits, &common.collect::<Vec<_>>());
}

#[test]
fn other_numbers_of_security_are_right() {
    let security = page("SECURITY.md");
    let names = (0..).map(|at| http::HeaderName::try_from(format!("x-{at}")).expect("a name"));
    let mut headers = http::HeaderMap::<()>::default();
    let has_room = |name: &http::HeaderName| headers.try_insert(name.clone(), ()).is_ok();
    let count = names.take_while(has_room).count();
    let sentence = format!("a request at most {} header names", shown(count as u64));
    assert!(security.contains(&sentence), "{sentence}");

    let pattern = "^([a-z]{1,63}\\.){1,127}[a-z]{2,63}$";
    let cost = match CompiledPattern::bit_parallel(pattern, false) {
        Ok(CompiledPattern::BitParallel(program)) => program.cost,
        other => panic!("{other:?}"),
    };
    let sentence = format!("`{pattern}` takes {cost} operations.");
    assert!(security.contains(&sentence), "{sentence}");

    let limits = read("tests/integration/limits.rs");
    let (_, forms) = limits
        .split_once("const FORMS: &[Form] = &[\n")
        .expect("the forms");
    let (forms, _) = forms.split_once("\n];").expect("their end");
    let count = forms
        .lines()
        .filter(|line| line.starts_with("    (\""))
        .count();
    assert!(security.contains("some forty kinds of input"), "{count}");
    assert!((36..=45).contains(&count), "{count} is not some forty");
    let item = number(&("tests/integration/limits.rs", "const ITEM: usize = {};"));
    assert!(security.contains(&format!("With list items of about {item} bytes")));
}

/// The rows of the table of features, without links. Each has the names, whether they are enabled by default, and what
/// they enable.
fn feature_rows(path: &str) -> Vec<[String; 3]> {
    let text = read(path);
    let lines = text
        .lines()
        .map(|line| line.strip_prefix("//! ").unwrap_or(line));
    let rows = lines.skip_while(|line| *line != "| feature | default | enables |");
    let rows = rows.skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let mut plain = String::new();
        let mut rest = row;
        // Attributes in inline code have brackets, too.
        while let Some((before, link)) = rest.split_once("](") {
            let (_, after) = link.split_once(')').expect("the end of a link");
            plain += before;
            rest = after;
        }
        let plain = (plain + rest).replace("[`smithy!`]", "`smithy!`");
        let plain = plain.replace(['[', ']'], "");
        let cells: Vec<&str> = plain.trim_matches('|').split('|').map(str::trim).collect();
        let [names, default, enables] = cells[..] else {
            panic!("{path}: {row}");
        };
        [names, default, enables].map(str::to_owned)
    })
    .collect()
}

/// The section `[features]` of a manifest: the names, and those that are enabled by default.
fn features(manifest: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let text = read(manifest);
    let (_, section) = text.split_once("\n[features]\n").expect("features");
    let section = section.split("\n[").next().unwrap_or_default();
    let (mut names, mut defaults) = (BTreeSet::new(), BTreeSet::new());
    for line in section.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, enables)) = line.split_once(" = ") else {
            continue;
        };
        if name == "default" {
            let quoted = enables.split('"').skip(1).step_by(2);
            defaults.extend(quoted.map(str::to_owned));
        } else {
            names.insert(name.to_owned());
        }
    }
    (names, defaults)
}

#[test]
fn the_features_are_those_of_the_manifest() {
    let (names, enabled) = features("Cargo.toml");
    let rows = feature_rows("docs/features.md");
    let mut documented = BTreeSet::new();
    for [cell, default, _] in &rows {
        for name in cell.split('`').skip(1).step_by(2) {
            let expected = if enabled.contains(name) { "yes" } else { "no" };
            assert_eq!(default, expected, "{name}");
            assert!(documented.insert(name.to_owned()), "{name} is repeated");
        }
    }
    assert_eq!(documented, names);
    for path in ["README.md", "src/lib.rs"] {
        assert_eq!(feature_rows(path), rows, "{path} and docs/features.md");
    }
}

/// The version of all packages, and the requirement that pages show.
fn version() -> (String, String) {
    let text = read("Cargo.toml");
    let (_, rest) = text.split_once("\nversion = \"").expect("a version");
    let version = rest.split('"').next().expect("its end").to_owned();
    let minor = version
        .rsplit_once('.')
        .expect("three numbers")
        .0
        .to_owned();
    (version, minor)
}

/// The commands of `shapesmith`.
fn commands() -> BTreeSet<String> {
    let text = read("cli/src/main.rs");
    let (_, rest) = text.split_once("enum Command {\n").expect("the commands");
    let (variants, _) = rest.split_once("\n}").expect("their end");
    let names = variants
        .lines()
        .filter_map(|line| line.trim().split_once('('));
    names.map(|(name, _)| name.to_lowercase()).collect()
}

#[test]
fn the_readmes_of_the_packages_have_the_version_and_the_features() {
    let (_, minor) = version();
    for path in [
        "cli/README.md",
        "codegen/README.md",
        "codegen-macros/README.md",
    ] {
        let text = read(path);
        let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.');
        let numbers = numbers.filter(|text| text.contains(|c: char| c.is_ascii_digit()));
        for number in numbers {
            assert_eq!(number, minor, "{path}");
        }
    }
    assert_eq!(
        read("codegen/README.md")
            .matches(&format!("\"{minor}\""))
            .count(),
        2
    );
    assert!(page("README.md").contains(&format!("it will be `shapesmith = \"{minor}\"`")));

    let dependency = "default-features = false, features = [\"serde\"] }";
    assert!(read("codegen/README.md").contains(dependency));
    let (names, enabled) = features("Cargo.toml");
    assert!(names.contains("serde") && enabled.contains("macros"));
    let (_, enabled) = features("cli/Cargo.toml");
    let sentences = "The feature `mimalloc`, on by default, builds an allocator with a C compiler. Without one, install \
                     the command with `--no-default-features`.";
    assert!(page("cli/README.md").contains(sentences));
    assert_eq!(enabled, BTreeSet::from(["mimalloc".to_owned()]));
}

#[test]
fn the_tables_of_commands_have_all_of_them() {
    let expected = commands();
    assert!(expected.len() > 5, "{expected:?}");
    for (path, before) in [("cli/README.md", "| `shapesmith "), ("docs/cli.md", "| [`")] {
        let text = read(path);
        let rows = text.lines().filter_map(|line| line.strip_prefix(before));
        let found: Vec<String> = rows
            .map(|row| row.split('`').next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(
            found.iter().cloned().collect::<BTreeSet<_>>(),
            expected,
            "{path}"
        );
        assert_eq!(found.len(), expected.len(), "{path}");
    }
    let text = page("cli/README.md");
    assert!(text.contains("`shapesmith COMMAND --help` has the options."));
}

/// Sentences of `CONTRIBUTING.md` with a word for a share, and where its number is in the code.
const SHARES: &[(&str, Source)] = &[
    (
        "a {} of the services that `corpus::` compiles",
        (
            "tests/extended/corpus.rs",
            "full && in_share(*number, {}).unwrap_or(true)",
        ),
    ),
    (
        "and a {} that it documents besides the sample",
        (
            "tests/extended/corpus.rs",
            "full && in_share(*number, {}).unwrap_or(false)",
        ),
    ),
    (
        "a {} of those that `botocore::` compares",
        (
            "tests/extended/botocore/mod.rs",
            "const SHARES: usize = {};",
        ),
    ),
    (
        "and a {} of those that `arbitrary::` makes values of",
        ("tests/extended/arbitrary.rs", "const SHARES: usize = {};"),
    ),
    (
        "a {} of the changes;",
        (
            "cli/tests/rust/pairs.rs",
            "(Some(_), Some(share)) => ({}, share",
        ),
    ),
    (
        "and which {} of the pairs of edits `diff` compares",
        (
            "cli/tests/diff/edits.rs",
            "None => {},\n    };\n    for group in groups()",
        ),
    ),
];

fn share(number: u64) -> &'static str {
    match number {
        4 => "quarter",
        6 => "sixth",
        12 => "twelfth",
        24 => "twenty-fourth",
        40 => "fortieth",
        other => panic!("a word for the share {other}"),
    }
}

#[test]
fn the_numbers_of_contributing_are_those_of_the_code() {
    let text = read("CONTRIBUTING.md");
    let one_line = page("CONTRIBUTING.md");
    for (sentence, source) in SHARES {
        let sentence = sentence.replace("{}", share(number(source)));
        assert!(one_line.contains(&sentence), "{sentence}");
    }
    // What `.ci/run` installs.
    let steps = read(".ci/run");
    let installs = text
        .lines()
        .filter(|line| line.contains(" install ") && line.starts_with("$ "));
    let words = installs.flat_map(|line| {
        line.split_once(" install ")
            .expect("a command")
            .1
            .split(' ')
    });
    let is_version = |word: &&str| word.contains(['=', '@', '>']) && !word.starts_with('-');
    let versions: Vec<&str> = words.filter(is_version).collect();
    assert!(versions.len() >= 4, "{versions:?}");
    for version in versions {
        let is_used = steps.split_whitespace().any(|word| word == version);
        assert!(is_used, "`.ci/run` installs no {version}");
    }
    let (version, minor) = version();
    let command =
        format!("cargo semver-checks -p shapesmith --all-features --baseline-rev v{version}");
    assert!(text.contains(&command), "{command}");
    let (major, second) = minor.split_once('.').expect("two numbers");
    let next: u32 = second.parse::<u32>().expect("a number") + 1;
    let rule = format!("is a minor release, or from {minor} to {major}.{next} before 1.0.");
    let others = [
        // `contributing` of the integration tests compares it.
        "The minimum supported Rust version is 1.95.",
        // Names, and what was tried once.
        "ECMA-262",
        "in the editions 2021 and 2024",
        "writes it to `target/book/`; 0.4.52 has built it",
        "Before 1.0, a breaking change is a new minor version",
        "It needs Python 3.9",
    ];
    let (before, rest) = one_line
        .split_once("### Environment variables")
        .expect("the table");
    let (_, after) = rest.split_once("## Versions").expect("its end");
    let texts = others.iter().map(|text| (*text).to_owned()).chain([rule]);
    let texts: Vec<String> = texts.collect();
    assert_complete("CONTRIBUTING.md", &format!("{before}{after}"), &texts);
}

/// The folders of the packages of the workspace, by name.
fn package(name: &str) -> Option<&'static str> {
    let folders = [
        ".",
        "cli",
        "codegen",
        "codegen-macros",
        "generated",
        "generated/live",
        "tests/support",
    ];
    folders.into_iter().find(|folder| {
        let manifest = read(&format!("{folder}/Cargo.toml"));
        manifest.contains(&format!("\nname = \"{name}\"\n"))
    })
}

/// Each `cargo test` in `CONTRIBUTING.md` has packages, tests and modules that exist.
#[test]
fn the_tests_that_contributing_names_exist() {
    let page = read("CONTRIBUTING.md");
    let commands = page.split("cargo test ").skip(1);
    let commands: Vec<&str> = commands
        .map(|rest| {
            rest.split(['\n', '`', '#'])
                .next()
                .unwrap_or_default()
                .trim()
        })
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    for command in commands {
        let (command, of_test) = command.split_once(" -- ").unwrap_or((command, ""));
        assert!(
            of_test.is_empty() || of_test.starts_with("trybuild="),
            "{command}"
        );
        let mut words = command.split(' ');
        let (mut folder, mut test) = (".", None);
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("{command}"));
            match word {
                "-p" => {
                    let name = value();
                    folder = package(name).unwrap_or_else(|| panic!("{command}: no package"));
                }
                "--test" => test = Some(value()),
                "--manifest-path" => drop(read(value())),
                "--workspace" | "--lib" => {}
                filter => {
                    // `idl::parser` is in `src/`, and the others are modules of the test.
                    let first = filter.split("::").next().unwrap_or_default();
                    let of_test = test.map(|test| format!("{folder}/tests/{test}/main.rs"));
                    let file = of_test.unwrap_or_else(|| format!("{folder}/src/model/mod.rs"));
                    let module = format!("mod {first};");
                    assert!(
                        read(&file).contains(&module),
                        "{command}: no {module} in {file}"
                    );
                }
            }
        }
        if let Some(test) = test {
            let names = [
                format!("{folder}/tests/{test}.rs"),
                format!("{folder}/tests/{test}/main.rs"),
            ];
            let exists = |name: &String| Path::new(ROOT).join(name).exists();
            assert!(names.iter().any(exists), "{command}: no test {test}");
        }
    }
}

/// The options of `benches/build`, and the files of other commands.
#[test]
fn the_benchmarks_that_contributing_names_exist() {
    let text = read("CONTRIBUTING.md");
    let (_, section) = text.split_once("\n## Benchmarks\n").expect("the section");
    let program = read("benches/build/__main__.py");
    let words = section.split(|c: char| c.is_whitespace() || c == '`');
    let options: BTreeSet<&str> = words
        .filter(|word| word.starts_with("--") && *word != "-->")
        .collect();
    let of_cargo = ["--bench", "--profile", "--release", "--manifest-path"];
    let mut compared = 0;
    for option in options {
        if !of_cargo.contains(&option) {
            assert!(
                program.contains(&format!("add_argument(\"{option}\"")),
                "{option}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 4, "only {compared} options");
    let manifest = read("Cargo.toml");
    for bench in section.split("--bench ").skip(1) {
        let name = bench.split_whitespace().next().unwrap_or_default();
        assert!(
            manifest.contains(&format!("[[bench]]\nname = \"{name}\"\n")),
            "{name}"
        );
    }
    for path in section.split("--manifest-path ").skip(1) {
        read(path.split_whitespace().next().unwrap_or_default());
    }
}

/// The methods of `Builder` are those of the arguments of the macro.
#[test]
fn each_argument_of_the_macro_has_a_method_of_the_builder() {
    let builder = read("codegen/src/build/mod.rs");
    let text = read("docs/arguments.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `"));
    let arguments: BTreeSet<&str> = rows.filter_map(|row| row.split(' ').next()).collect();
    assert!(arguments.len() > 12, "{arguments:?}");
    let methods = |name: &str| match name {
        "attributes" => "attribute".to_owned(),
        "crate" => "crate_path".to_owned(),
        name => name.to_owned(),
    };
    let of_page = ["models", "all_operations", "all_shapes"].map(str::to_owned);
    for method in arguments.into_iter().map(methods).chain(of_page) {
        let is_generic = builder.contains(&format!("    pub fn {method}<"));
        assert!(
            is_generic || builder.contains(&format!("    pub fn {method}(")),
            "{method}"
        );
    }
}
