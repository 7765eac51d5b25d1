//! The documentation of the published libraries: every public item has an example, and the tables agree with what they
//! describe.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use shapesmith_test_support::pages::text;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What rustdoc writes about the libraries with all features, in a folder that no other command writes to. All but the
/// pages is shared with the other builds.
static PAGES: LazyLock<PathBuf> = LazyLock::new(|| {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = temporary.join("public-items");
    // Otherwise, cargo would not write pages again that are in `target/doc`.
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old pages can be removed");
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["doc", "--all-features", "--no-deps", "--lib", "--quiet"])
        .args(["--package", "shapesmith", "--package", "shapesmith-codegen"])
        .args(["--locked", "--offline"])
        .current_dir(root())
        .env("CARGO_TARGET_DIR", &folder)
        .env("CARGO_BUILD_BUILD_DIR", temporary.with_file_name(""))
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo can be started");
    assert!(
        output.status.success(),
        "cargo doc fails:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    folder.join("doc")
});

/// What needs no example, since it is of another crate, whose documentation has examples: its path and that crate.
const FOREIGN: [(&str, &str); 4] = [
    ("arbitrary", "arbitrary"),
    ("BigDecimal", "bigdecimal"),
    ("BigInteger", "num-bigint"),
    ("Document", "serde_json"),
];

/// The parts of an HTML text that follow a text.
fn after<'a>(html: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(start).skip(1)
}

/// The part before a text, or all.
fn before<'a>(html: &'a str, end: &str) -> &'a str {
    html.split(end).next().unwrap_or(html)
}

/// The examples in a part of a page: code that is compiled, so neither `ignore` nor `compile_fail`.
fn examples(html: &str) -> String {
    let blocks = after(
        html,
        "<div class=\"example-wrap\"><pre class=\"rust rust-example-rendered\">",
    );
    let blocks: Vec<String> = blocks.map(|rest| text(before(rest, "</pre>"))).collect();
    blocks.join("\n")
}

/// The page of an item or a module.
struct Page {
    /// The documentation of the item, its fields, variants and associated items, without that of methods.
    docs: String,
    /// The methods of inherent impls or of a trait: their names and documentation. rustdoc leaves out hidden ones.
    methods: Vec<(String, String)>,
}

impl Page {
    fn read(path: &Path) -> Self {
        let html = read(path);
        // What follows is about traits, whose methods are documented there, or about other types.
        let mut own = html.as_str();
        for end in [
            "<h2 id=\"trait-implementations\"",
            "<h2 id=\"synthetic-implementations\"",
            "<h2 id=\"deref-methods",
            "<h2 id=\"foreign-impls\"",
            "<h2 id=\"implementors\"",
        ] {
            own = before(own, end);
        }
        let mut page = Page {
            docs: before(own, "<section id=\"").to_owned(),
            methods: Vec::new(),
        };
        for section in after(own, "<section id=\"") {
            let id = before(section, "\"");
            let method = id.strip_prefix("method.").or(id.strip_prefix("tymethod."));
            if let Some(name) = method {
                // A second method of the name is `name-1`.
                page.methods
                    .push((before(name, "-").to_owned(), section.to_owned()));
            } else {
                page.docs.push_str(section);
            }
        }
        page
    }

    /// Its examples, those of methods included.
    fn examples(&self) -> String {
        let methods = self.methods.iter().map(|(_, docs)| examples(docs));
        let all: Vec<String> = [examples(&self.docs)].into_iter().chain(methods).collect();
        all.join("\n")
    }
}

/// The examples of the page in a sentence such as "[`Builder`] has an example."
fn examples_elsewhere(docs: &str, page: &Path) -> String {
    let Some((sentence, _)) = docs.split_once("</a> has an example.") else {
        return String::new();
    };
    let (_, link) = sentence.rsplit_once("href=\"").expect("a link");
    Page::read(&page.with_file_name(before(link, "\""))).examples()
}

/// Whether an example has a word.
fn mentions(examples: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    examples.split(|c| !is_part(c)).any(|known| known == word)
}

fn calls(examples: &str, method: &str) -> bool {
    [
        format!(".{method}("),
        format!("::{method}("),
        format!(".{method}::<"),
    ]
    .iter()
    .any(|call| examples.contains(call))
}

/// A public module with this page, and those in it: their pages and paths.
fn modules(page: &Path, name: &str, found: &mut Vec<(PathBuf, String)>) {
    found.push((page.to_owned(), name.to_owned()));
    for link in after(&read(page), "<a class=\"mod\" href=\"") {
        let href = before(link, "\"");
        let child = before(href, "/");
        modules(
            &page.with_file_name(href),
            &format!("{name}::{child}"),
            found,
        );
    }
}

/// What is missing in the documentation of a library, and how many items and methods have an example.
///
/// An item has an example of its own, or names a page whose examples use it. The examples of its methods are its own. A
/// method has an example, or one of its type calls it. What needs none: fields, variants, constants, associated types
/// and impls of traits.
fn problems(library: &str) -> (usize, Vec<String>) {
    let folder = PAGES.join(library);
    let mut pages = Vec::new();
    modules(&folder.join("index.html"), library, &mut pages);
    let mut problems = Vec::new();
    for (page, module) in &pages {
        for reexport in after(&read(page), "<dt id=\"reexport.") {
            let name = before(reexport, "\"");
            if FOREIGN.iter().all(|(foreign, _)| *foreign != name) {
                problems.push(format!("{module}::{name}: a re-export without a page"));
            }
        }
    }
    let all = read(&folder.join("all.html"));
    let lists = after(&all, "<ul class=\"all-items\">").map(|list| before(list, "</ul>"));
    for item in lists.flat_map(|list| after(list, "<a href=\"")) {
        let (href, rest) = item.split_once("\">").expect("a link");
        let name = before(rest, "</a>");
        if FOREIGN.iter().all(|(foreign, _)| *foreign != name) {
            pages.push((folder.join(href), name.to_owned()));
        }
    }
    let mut count = 0;
    for (path, name) in &pages {
        let page = Page::read(path);
        count += 1 + page.methods.len();
        let own = page.examples();
        let other = examples_elsewhere(&page.docs, path);
        let is_used =
            mentions(&other, name.rsplit("::").next().expect("a name")) || { page.methods.iter() }
                .any(|(method, _)| calls(&other, method));
        if own.is_empty() && !is_used {
            problems.push(format!("{name}: no example"));
        }
        for (method, docs) in &page.methods {
            let is_called = calls(&own, method) || calls(&other, method);
            if examples(docs).is_empty() && !is_called {
                problems.push(format!("{name}::{method}: no example"));
            }
        }
    }
    (count, problems)
}

#[test]
fn every_public_item_has_an_example() {
    for (library, least) in [("shapesmith", 120), ("shapesmith_codegen", 15)] {
        let (count, problems) = problems(library);
        assert!(
            count > least,
            "{library}: only {count} public items were found"
        );
        assert!(
            problems.is_empty(),
            "{} public items of {library} lack an example:\n{}",
            problems.len(),
            problems.join("\n")
        );
    }
}

#[test]
fn only_items_of_other_crates_need_no_example() {
    let lib = read(&root().join("src/lib.rs"));
    let manifest = read(&root().join("Cargo.toml"));
    for (name, package) in FOREIGN {
        let of = package.replace('-', "_");
        let is_reexported = lib.lines().any(|line| {
            let path = line
                .strip_prefix("pub use ")
                .and_then(|path| path.strip_suffix(';'));
            path.is_some_and(|path| path.split("::").next() == Some(&of) && path.ends_with(name))
        });
        assert!(is_reexported, "`{name}` of {package} in src/lib.rs");
        assert!(manifest.contains(&format!("\n{package} = ")), "{package}");
    }
}

/// The rows of the table of features, without links: the features, whether they are on by default, what they enable.
fn features(text: &str) -> Vec<[String; 3]> {
    let lines = text
        .lines()
        .map(|line| line.trim_start_matches("//!").trim());
    let rows = lines.skip_while(|line| *line != "| feature | default | enables |");
    rows.skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|row| {
            let cells: Vec<String> = row
                .trim_matches('|')
                .split(" | ")
                .map(without_links)
                .collect();
            cells.try_into().expect("three columns")
        })
        .collect()
}

/// A text with links replaced by their texts: `[text](target)`, and [`code`] or [`code`](target).
fn without_links(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.trim();
    while let Some((before, after)) = rest.split_once("](") {
        // The text of a link can have brackets in code, as `#[derive(Shape)]`.
        let open = if before.ends_with('`') { "[`" } else { "[" };
        let start = before.rfind(open).expect("the start of a link");
        plain.push_str(&before[..start]);
        plain.push_str(&before[start + 1..]);
        rest = after.split_once(')').expect("the end of a link").1;
    }
    (plain + rest).replace("[`", "`").replace("`]", "`")
}

#[test]
fn the_tables_of_features_agree() {
    let root = root();
    let readme = features(&read(&root.join("README.md")));
    let front_page = features(&read(&root.join("src/lib.rs")));
    assert_eq!(readme, front_page, "README.md and src/lib.rs");

    let manifest = read(&root.join("Cargo.toml"));
    let section = manifest.split("\n[features]\n").nth(1).expect("features");
    let section = section.split("\n[").next().expect("a section");
    let entries = { section.lines() }.filter(|line| !line.starts_with('#'));
    let entries: BTreeMap<&str, &str> = entries.filter_map(|line| line.split_once(" = ")).collect();
    let mut names: Vec<&str> = entries
        .keys()
        .copied()
        .filter(|name| *name != "default")
        .collect();
    names.sort_unstable();
    let mut listed = Vec::new();
    for [features, default, _] in &front_page {
        for name in features.split(", ").map(|name| name.trim_matches('`')) {
            let is_default = entries["default"].contains(&format!("\"{name}\""));
            assert_eq!(default == "yes", is_default, "the default of `{name}`");
            listed.push(name);
        }
    }
    listed.sort_unstable();
    assert_eq!(listed, names, "the table and Cargo.toml");
}

/// The methods that macros of the runtime add to generated types.
fn methods_of_macros(text: &str) -> Vec<&str> {
    let mut methods = Vec::new();
    let mut is_macro = false;
    for line in text.lines() {
        match line {
            _ if line.starts_with("macro_rules!") => is_macro = true,
            "}" => is_macro = false,
            _ => {}
        }
        let line = line.trim();
        let function = line
            .strip_prefix("pub fn ")
            .or(line.strip_prefix("pub const fn "));
        if let (true, Some(function)) = (is_macro, function) {
            let end = function.find(['(', '<']).expect("parameters");
            methods.push(&function[..end]);
        }
    }
    methods.retain(|name| !name.starts_with('$'));
    methods
}

#[test]
fn what_is_generated_lists_every_method() {
    let src = root().join("src");
    let pages =
        ["shapes.md", "operations.md"].map(|page| read(&src.join("what_is_generated").join(page)));
    let pages = pages.concat();
    let mut count = 0;
    for file in [
        "items.rs",
        "conversions.rs",
        "json/macros.rs",
        "error/macros.rs",
        "http/macros.rs",
    ] {
        for method in methods_of_macros(&read(&src.join(file))) {
            count += 1;
            assert!(
                pages.contains(&format!("`{method}(")),
                "what_is_generated has no `{method}()`, a method of {file}"
            );
        }
    }
    assert!(count >= 12, "only {count} methods were found");
}
