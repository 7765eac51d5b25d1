//! The documentation of the published libraries: every public item has an example, and the tables agree with what they
//! describe.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, ExprLit, ImplItem, Item, Lit, ReturnType, TraitItem, Type, Visibility};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The documentation in attributes.
fn docs(attributes: &[Attribute], file: &Path) -> String {
    let mut text = String::new();
    for attribute in attributes
        .iter()
        .filter(|known| known.path().is_ident("doc"))
    {
        let Ok(pair) = attribute.meta.require_name_value() else {
            continue;
        };
        match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(line),
                ..
            }) => {
                text.push_str(&line.value());
                text.push('\n');
            }
            Expr::Macro(included) => {
                let name: syn::LitStr = included.mac.parse_body().expect("`include_str!`");
                text.push_str(&read(&file.with_file_name(name.value())));
            }
            _ => {}
        }
    }
    text
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("doc")
            && list.is_ok_and(|list| list.tokens.to_string().contains("hidden"))
    })
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        attribute.path().is_ident("cfg") && list.is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

/// The examples in a documentation: blocks of Rust code that are compiled.
fn examples(docs: &str) -> String {
    let mut examples = String::new();
    let mut block: Option<bool> = None;
    for line in docs.lines() {
        let line = line.trim();
        if let Some(info) = line.strip_prefix("```") {
            block = match block {
                Some(_) => None,
                None => Some(matches!(
                    info,
                    "" | "rust" | "no_run" | "should_panic" | "standalone_crate"
                )),
            };
        } else if block == Some(true) {
            examples.push_str(line);
            examples.push('\n');
        }
    }
    examples
}

#[derive(Default)]
struct Definition {
    file: PathBuf,
    docs: String,
    /// Public methods that are not hidden.
    methods: Vec<Method>,
}

struct Method {
    name: String,
    docs: String,
    is_fallible: bool,
}

impl Method {
    fn new(signature: &syn::Signature, attributes: &[Attribute], file: &Path) -> Self {
        let is_fallible = match &signature.output {
            ReturnType::Type(_, ty) => match &**ty {
                Type::Path(ty) => ty
                    .path
                    .segments
                    .last()
                    .is_some_and(|last| last.ident == "Result"),
                _ => false,
            },
            ReturnType::Default => false,
        };
        Method {
            name: signature.ident.to_string(),
            docs: docs(attributes, file),
            is_fallible,
        }
    }
}

/// The definitions of a crate by name. Several modules can have an item of the same name.
#[derive(Default)]
struct Crate {
    definitions: BTreeMap<String, Vec<Definition>>,
    /// The methods in inherent impls, by the name of the type and the folder of the file.
    methods: Vec<(String, PathBuf, Method)>,
}

impl Crate {
    fn read(folder: &Path) -> Self {
        let mut known = Crate::default();
        known.folder(folder);
        for (ty, file, method) in std::mem::take(&mut known.methods) {
            let definitions = known.definitions.get_mut(&ty);
            let mut definitions = definitions.into_iter().flatten();
            let same = definitions.find(|definition| definition.file.parent() == file.parent());
            if let Some(definition) = same {
                definition.methods.push(method);
            }
        }
        known
    }

    fn folder(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.folder(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let file = syn::parse_file(&read(&path)).expect("a file of Rust");
                self.items(&file.items, &path);
            }
        }
    }

    fn items(&mut self, items: &[Item], file: &Path) {
        for item in items {
            let (visibility, name, attributes) = match item {
                Item::Struct(item) => (&item.vis, &item.ident, &item.attrs),
                Item::Enum(item) => (&item.vis, &item.ident, &item.attrs),
                Item::Trait(item) => (&item.vis, &item.ident, &item.attrs),
                Item::Fn(item) => (&item.vis, &item.sig.ident, &item.attrs),
                Item::Mod(item) => {
                    if let (Some((_, items)), false) = (&item.content, is_test(&item.attrs)) {
                        self.items(items, file);
                    }
                    continue;
                }
                Item::Impl(item) => {
                    self.inherent(item, file);
                    continue;
                }
                _ => continue,
            };
            if !matches!(visibility, Visibility::Public(_)) {
                continue;
            }
            let mut definition = Definition {
                file: file.to_owned(),
                docs: docs(attributes, file),
                methods: Vec::new(),
            };
            if let Item::Trait(item) = item {
                definition.methods = { item.items.iter() }
                    .filter_map(|item| match item {
                        TraitItem::Fn(item) if !is_hidden(&item.attrs) => {
                            Some(Method::new(&item.sig, &item.attrs, file))
                        }
                        _ => None,
                    })
                    .collect();
            }
            if let Item::Fn(item) = item {
                let function = Method::new(&item.sig, &item.attrs, file);
                definition.methods.push(function);
            }
            self.definitions
                .entry(name.to_string())
                .or_default()
                .push(definition);
        }
    }

    fn inherent(&mut self, item: &syn::ItemImpl, file: &Path) {
        let (None, Type::Path(ty)) = (&item.trait_, &*item.self_ty) else {
            return;
        };
        let ty = ty.path.segments.last().expect("a path").ident.to_string();
        for item in &item.items {
            if let ImplItem::Fn(item) = item
                && matches!(item.vis, Visibility::Public(_))
                && !is_hidden(&item.attrs)
            {
                let method = Method::new(&item.sig, &item.attrs, file);
                self.methods.push((ty.clone(), file.to_owned(), method));
            }
        }
    }

    /// The item that a path in `lib.rs` names; `None` if it is of another crate.
    fn find(&self, path: &[String]) -> Option<&Definition> {
        let (name, modules) = path.split_last()?;
        let definitions = self.definitions.get(name)?;
        let is_there = |definition: &&Definition| {
            let file = definition.file.with_extension("");
            let parts: Vec<_> = file.iter().filter_map(|part| part.to_str()).collect();
            modules.iter().all(|module| parts.contains(&&**module))
        };
        definitions.iter().find(is_there)
    }
}

/// The names that a `use` has, each with its path.
fn flatten(tree: &syn::UseTree, path: &mut Vec<String>, names: &mut Vec<Vec<String>>) {
    match tree {
        syn::UseTree::Path(part) => {
            path.push(part.ident.to_string());
            flatten(&part.tree, path, names);
            path.pop();
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, path, names);
            }
        }
        syn::UseTree::Name(name) => {
            let ident = name.ident.to_string();
            names.push(path.iter().cloned().chain([ident]).collect());
        }
        syn::UseTree::Rename(_) | syn::UseTree::Glob(_) => {}
    }
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

/// The name in a sentence such as "[`Builder`] has an example."
fn example_elsewhere(docs: &str) -> Option<&str> {
    let before = docs.split(" has an example.").next()?;
    let (_, link) = before.rsplit_once("[`")?;
    let is_sentence = docs.len() > before.len() && !link.contains('\n');
    link.split('`').next().filter(|_| is_sentence)
}

/// What is missing in the documentation of a library.
///
/// An item has an example of its own, or names another item whose example uses it. The example of a type or a trait may be
/// that of its methods, if it calls them. What needs none: fields, variants, constants, associated types and impls of
/// traits. The items of a module whose page has an example, such as `builder`, which only name what setters take.
fn problems(folder: &Path, crate_docs: &[&str]) -> (usize, Vec<String>) {
    let known = Crate::read(folder);
    let lib = folder.join("lib.rs");
    let file = syn::parse_file(&read(&lib)).expect("a file of Rust");
    let mut problems = Vec::new();
    let mut count = 0;
    // Any other path is that of another crate.
    let modules = file.items.iter().filter_map(|item| match item {
        Item::Mod(item) => Some(item.ident.to_string()),
        _ => None,
    });
    let modules: Vec<String> = modules.collect();
    for item in &file.items {
        match item {
            Item::Use(item)
                if matches!(item.vis, Visibility::Public(_)) && !is_hidden(&item.attrs) =>
            {
                let mut names = Vec::new();
                flatten(&item.tree, &mut Vec::new(), &mut names);
                for path in names {
                    if path.len() == 1 {
                        continue; // another crate
                    }
                    if crate_docs.contains(&&*path[0]) {
                        count += 1;
                        if examples(&docs(&item.attrs, &lib)).is_empty() {
                            problems.push(format!("{}: no example", path.join("::")));
                        }
                    } else if let Some(definition) = known.find(&path) {
                        count += 1 + definition.methods.len();
                        let name = path.last().expect("a name");
                        check(&known, name, definition, &mut problems);
                    } else if modules.contains(&path[0]) || path[0] == "crate" {
                        problems.push(format!("{}: this test does not find it", path.join("::")));
                    }
                }
            }
            Item::Mod(item)
                if matches!(item.vis, Visibility::Public(_)) && !is_hidden(&item.attrs) =>
            {
                count += 1;
                let name = item.ident.to_string();
                let mut text = docs(&item.attrs, &lib);
                if item.content.is_none() {
                    let file = folder.join(&name).join("mod.rs");
                    text.push_str(&docs(
                        &syn::parse_file(&read(&file)).expect("Rust").attrs,
                        &file,
                    ));
                }
                if examples(&text).is_empty() {
                    problems.push(format!("mod {name}: no example"));
                }
            }
            _ => {}
        }
    }
    (count, problems)
}

fn check(known: &Crate, name: &str, definition: &Definition, problems: &mut Vec<String>) {
    if definition.docs.trim().is_empty() {
        problems.push(format!("{name}: no documentation"));
    }
    let own = examples(&definition.docs);
    let other = example_elsewhere(&definition.docs)
        .and_then(|other| {
            known
                .definitions
                .get(other.trim_start_matches("crate::"))?
                .first()
        })
        .map(|other| examples(&other.docs))
        .unwrap_or_default();
    let is_used = mentions(&other, name) || { definition.methods.iter() }
        .any(|method| calls(&other, &method.name));
    if own.is_empty() && !is_used {
        problems.push(format!("{name}: no example"));
    }
    for method in &definition.methods {
        let path = format!("{name}::{}", method.name);
        if method.docs.trim().is_empty() {
            problems.push(format!("{path}: no documentation"));
        }
        let is_called = calls(&own, &method.name) || calls(&other, &method.name);
        if examples(&method.docs).is_empty() && !is_called {
            problems.push(format!("{path}: no example"));
        }
        if method.is_fallible && !method.docs.contains("# Errors") {
            problems.push(format!("{path}: no section `# Errors`"));
        }
    }
}

#[test]
fn every_public_item_has_an_example() {
    for (folder, crate_docs, least) in [
        ("src", ["shapesmith_macros"].as_slice(), 100),
        ("codegen/src", &[], 25),
    ] {
        let (count, problems) = problems(&root().join(folder), crate_docs);
        assert!(
            count > least,
            "{folder}: only {count} public items were found"
        );
        assert!(
            problems.is_empty(),
            "{} public items of {folder}/ lack documentation:\n{}",
            problems.len(),
            problems.join("\n")
        );
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
