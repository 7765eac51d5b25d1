//! Hostile documentation: rustdoc finds no doctests in it and reports no warnings, and the pages have no
//! scripts and only links to the web.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::support::consumer::Consumer;
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

/// The traits whose implementations are on a page of rustdoc.
fn implemented_traits(page: &str) -> BTreeSet<String> {
    page.split("id=\"impl-")
        .skip(1)
        .filter_map(|rest| {
            let (id, _) = rest.split_once('"')?;
            let (name, _) = id.split_once("-for-")?;
            Some(name.split('%').next().unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn pages_of_emitted_types_show_public_traits_alone() {
    const TRAITS: [&str; 42] = [
        "FromJson",
        "ToJson",
        "Shape",
        "ErrorShape",
        "Operation",
        "Deserialize",
        "DeserializeOwned",
        "Serialize",
        "Any",
        "AsRef",
        "Borrow",
        "BorrowMut",
        "Clone",
        "CloneToUninit",
        "ConvertInto",
        "Copy",
        "Debug",
        "Default",
        "Display",
        "Eq",
        "Error",
        "Freeze",
        "From",
        "FromStr",
        "Hash",
        "Into",
        "IntoValue",
        "Ord",
        "PartialEq",
        "PartialOrd",
        "RefUnwindSafe",
        "Same",
        "Send",
        "StructuralPartialEq",
        "Sync",
        "ToOwned",
        "ToString",
        "TryFrom",
        "TryInto",
        "Unpin",
        "UnsafeUnpin",
        "UnwindSafe",
    ];
    let manifest = format!(
        "[package]\nname = \"public_traits\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nshapesmith = {{ path = {ROOT:?}, features = [\"http\"] }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("public_traits", &manifest, "fn main() {}\n");
    let model = fs::read_to_string(format!("{ROOT}/tests/models/rest.json")).expect("the model");
    consumer.write("rest.json", &model);
    consumer.write(
        "src/lib.rs",
        "//! One service.\nshapesmith::smithy! { model = \"rest.json\", shapes = *, operations = * }\n",
    );
    consumer.cargo(&["doc", "--no-deps", "--lib"]);
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(Consumer::target().join("doc/public_traits")).expect("pages") {
        let path = entry.expect("a page").path();
        if path.is_file() {
            found.extend(implemented_traits(
                &fs::read_to_string(&path).expect("a page"),
            ));
        }
    }
    for name in ["Shape", "ErrorShape", "Operation", "Serialize"] {
        assert!(found.contains(name), "{name} in {found:?}");
    }
    found.retain(|name| !TRAITS.contains(&name.as_str()));
    assert!(found.is_empty(), "{found:?}");
}
