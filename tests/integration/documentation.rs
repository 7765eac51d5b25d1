//! Hostile documentation: rustdoc finds no doctests in it and reports no warnings, and the pages have no
//! scripts and only links to the web.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::consumer::Consumer;
use crate::support::pages::text;
use crate::support::random::Random;
use crate::support::{ROOT, texts};

/// The number of models, with about a hundred texts each.
const MODELS: usize = 8;

/// Texts that have become doctests before.
const TESTS: [&str; 12] = [
    "Text.\n\n> ~~~\n> code\n> ~~~",
    "-     code",
    "1.     code",
    ">     code",
    "-\t\tcode",
    "<p>Text</p><ul><ul><p>code</p></ul></ul>",
    "    code",
    "```\ncode\n```",
    "```rust,should_panic\ncode\n```",
    "[^1]:\n\n        code",
    "<pre>\n\n    code\n\n</pre>",
    "- a\n\n      code",
];

/// A model with a member for each of those texts.
fn tests() -> String {
    let members = TESTS.iter().enumerate().map(|(number, text)| {
        let text = serde_json::to_string(text).expect("any text is JSON");
        format!(
            "\"m{number}\": {{\"target\": \"smithy.api#String\", \"traits\": \
             {{\"smithy.api#documentation\": {text}, \"smithy.api#deprecated\": {{\"message\": {text}}}}}}}"
        )
    });
    let members: Vec<String> = members.collect();
    format!(
        "{{\"smithy\": \"2.0\", \"shapes\": {{\"a#Tests\": {{\"type\": \"structure\", \"members\": {{{}}}}}}}}}",
        members.join(", ")
    )
}

#[test]
fn rustdoc_runs_nothing_and_warns_of_nothing() {
    let manifest = format!(
        "[package]\nname = \"documentation\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("documentation", &manifest, "fn main() {}\n");
    let mut random = Random::new(5);
    let mut source = "//! Texts.\n#![deny(missing_docs)]\n".to_owned();
    for number in 0..MODELS {
        consumer.write(&format!("m{number}.json"), &texts::model(&mut random));
        write!(
            source,
            "\n/// One model.\npub mod m{number} {{\n    shapesmith::smithy! {{\n        \
             model = \"m{number}.json\",\n        shapes = *,\n        operations = *,\n        \
             literals = true,\n    }}\n}}\n"
        )
        .expect("a string takes any text");
    }
    consumer.write("tests.json", &tests());
    source.push_str(
        "\n/// Texts that became tests.\npub mod tests {\n    \
         shapesmith::smithy! { model = \"tests.json\", shapes = * }\n}\n",
    );
    consumer.write("src/lib.rs", &source);

    let ran = consumer.cargo_loudly(&["test", "--doc"]);
    assert!(ran.contains("running 0 tests"), "{ran}");

    let flags = "-D warnings -D rustdoc::all";
    consumer.cargo_with(&["doc", "--no-deps", "--lib"], &[("RUSTDOCFLAGS", flags)]);
    let mut folders = vec![Consumer::target().join("doc/documentation")];
    let mut pages = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("pages") {
            let path = entry.expect("a page").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                look_at(&path);
                pages += 1;
            }
        }
    }
    assert!(pages > 10 * MODELS, "only {pages} pages");
}

/// Finds constructs that must not occur on a page.
fn look_at(path: &Path) {
    let page = fs::read_to_string(path).expect("a page");
    for bad in [
        "<a href=\"javascript:",
        "<a href=\"data:",
        "<script>w",
        "<script></script>",
        "<style>w",
        "<img src=x",
        "<svg onload",
        "rust-example-rendered",
    ] {
        assert!(!page.contains(bad), "{bad} in {}", path.display());
    }
}

/// A documented crate, and the runtime: a service with every kind of type.
static PAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let manifest = format!(
        "[package]\nname = \"pages\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("pages", &manifest, "fn main() {}\n");
    let mut source = "//! Services.\n".to_owned();
    for name in ["rest", "pagination"] {
        let file = format!("{name}.json");
        let model = fs::read_to_string(format!("{ROOT}/tests/models/{file}")).expect("the model");
        consumer.write(&file, &model);
        write!(
            source,
            "/// A service.\npub mod {name} {{\n    shapesmith::smithy! {{ model = \"{file}\", \
             shapes = *, operations = * }}\n}}\n"
        )
        .expect("a string takes any text");
    }
    consumer.write("src/lib.rs", &source);
    consumer.cargo(&[
        "doc",
        "--no-deps",
        "--lib",
        "-p",
        "pages",
        "-p",
        "shapesmith",
    ]);
    Consumer::target().join("doc")
});

/// The pages of the items of a crate, by their paths in its folder.
fn pages(of: &str) -> BTreeMap<String, String> {
    fn walk(root: &Path, folder: &Path, pages: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("pages") {
            let path = entry.expect("a page").path();
            if path.is_dir() {
                walk(root, &path, pages);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                let name = path.strip_prefix(root).expect("a page of the crate");
                let page = fs::read_to_string(&path).expect("a page");
                pages.insert(name.to_string_lossy().into_owned(), page);
            }
        }
    }
    let root = PAGES.join(of);
    let mut pages = BTreeMap::new();
    walk(&root, &root, &mut pages);
    pages
}

/// The code on a page: the declaration of its item, and the headers of methods and impls.
fn code(page: &str) -> impl Iterator<Item = String> {
    let declarations = page.split("<pre class=\"rust item-decl\">").skip(1);
    let declarations = declarations.filter_map(|rest| rest.split("</pre>").next());
    let headers = page.split("class=\"code-header\">").skip(1);
    let headers = headers.filter_map(|rest| rest.split("</h").next());
    declarations.chain(headers).map(text)
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty())
}

/// The names of the types and traits that the sources of the runtime define, and of items that they hide.
fn defined_in_the_runtime() -> BTreeSet<String> {
    let (mut names, mut shown) = (BTreeSet::new(), BTreeSet::new());
    let mut folders = vec![Path::new(ROOT).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("sources") {
            let path = entry.expect("a source").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("a source");
                names_in(&source, &mut names, &mut shown);
            }
        }
    }
    names.retain(|name| !shown.contains(name));
    names
}

/// The names of public types and traits, and of hidden items, in a source, and those of functions that are not hidden.
fn names_in(source: &str, names: &mut BTreeSet<String>, shown: &mut BTreeSet<String>) {
    const KINDS: [&str; 4] = ["trait", "struct", "enum", "type"];
    let mut is_hidden = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with("#[doc(hidden)]") {
            is_hidden = true;
        }
        if line.starts_with("#[") || line.starts_with("//") {
            continue;
        }
        let words: Vec<&str> = words(line).collect();
        let modifiers = ["pub", "const", "unsafe"];
        let at = words.iter().position(|word| !modifiers.contains(word));
        match at.map(|at| (&words[..at], &words[at..])) {
            Some((_, ["fn", name, ..])) => {
                let of = if is_hidden { &mut *names } else { &mut *shown };
                of.insert((*name).to_owned());
            }
            Some((before, [kind, name, ..]))
                if KINDS.contains(kind) && (is_hidden || before.contains(&"pub")) =>
            {
                names.insert((*name).to_owned());
            }
            Some((["const"] | ["pub", "const"], [name, ..])) if is_hidden => {
                names.insert((*name).to_owned());
            }
            _ => {}
        }
        is_hidden = false;
    }
}

#[test]
fn pages_of_generated_types_name_nothing_hidden() {
    let mut hidden = defined_in_the_runtime();
    let all = pages("shapesmith")
        .remove("all.html")
        .expect("the list of all items");
    let all: BTreeSet<String> = { all.split("href=\"").skip(1) }
        .filter_map(|rest| rest.split('>').nth(1))
        .filter_map(|text| text.split('<').next()?.rsplit("::").next())
        .map(str::to_owned)
        .collect();
    // Types of other crates and a parameter of a builder have these names, too.
    hidden.retain(|name| {
        !all.contains(name) && !["Value", "Uri", "Request", "Path"].contains(&name.as_str())
    });
    assert!(hidden.len() > 60, "{hidden:?}");
    for name in ["Item", "ConvertInto", "CONCEALS_MESSAGE"] {
        assert!(hidden.contains(name), "{name} in {hidden:?}");
    }
    let pages = pages("pages");
    assert!(pages.len() > 50, "only {} pages", pages.len());
    let mut found = BTreeSet::new();
    for (name, page) in &pages {
        for code in code(page) {
            // Not associated types, such as that of `Iterator`.
            let types = { words(&code) }.filter(|word| {
                let is_associated = |text: String| code.contains(&text);
                !is_associated(format!("type {word}"))
                    && !is_associated(format!("::{word}"))
                    && !is_associated(format!("{word} = "))
            });
            if let Some(word) = types.into_iter().find(|word| hidden.contains(*word)) {
                found.insert(format!("{name}: {word} in {}", code.replace('\n', " ")));
            }
        }
        let blanket = page.split("id=\"blanket-implementations\"").nth(1);
        for code in blanket.into_iter().flat_map(code) {
            if code.starts_with("impl") && words(&code).any(|word| all.contains(word)) {
                found.insert(format!("{name}: {}", code.replace('\n', " ")));
            }
        }
    }
    let found: Vec<&String> = found.iter().collect();
    assert!(
        found.is_empty(),
        "{} problems: {:#?}",
        found.len(),
        &found[..found.len().min(40)]
    );
}

/// A user's pages are often made with `--no-deps`. rustdoc has no page of the runtime to link to then.
#[test]
fn pages_of_generated_types_have_no_dead_links() {
    let mut found = BTreeSet::new();
    for (name, page) in &pages("pages") {
        for (start, end) in [
            ("href=\"crate::", "\""),
            ("href=\"super::", "\""),
            ("href=\"self::", "\""),
            ("[<code>", "</code>"),
        ] {
            let links = page.split(start).skip(1);
            found.extend(links.map(|rest| {
                let link = rest.split(end).next().unwrap_or_default();
                format!("{name}: {start}{link}")
            }));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
