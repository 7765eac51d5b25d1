//! The README of the published package `shapesmith` is that of the repository, without the picture and the links to files:
//! where a package is shown, there are no other files, and there is no address of the repository.

use std::fs;
use std::path::Path;

use crate::support::ROOT;

/// The file that `readme` of `Cargo.toml` names.
const PACKAGED: &str = "src/README.md";

/// Whether each bracket has its counterpart.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    text.chars().all(|character| match character {
        '[' => {
            depth += 1;
            true
        }
        ']' => {
            let is_closed = depth > 0;
            depth = depth.saturating_sub(1);
            is_closed
        }
        _ => true,
    })
}

/// A page without pictures, in which each link to a file is its text and the path of the file. Blocks of code stay as
/// they are.
fn without_files(page: &str) -> String {
    let mut result = String::new();
    for (number, part) in page.split("```").enumerate() {
        if number % 2 == 1 {
            result += "```";
            result += part;
            result += "```";
            continue;
        }
        let mut rest = part;
        while let Some((before, after)) = rest.split_once('[') {
            let (text, target, after) = after
                .split_once("](")
                .and_then(|(text, after)| {
                    let (target, after) = after.split_once(')')?;
                    Some((text, target, after))
                })
                // An attribute in inline code.
                .unwrap_or((after, "", ""));
            let is_link = !target.is_empty() && is_balanced(text);
            if !is_link {
                // The bracket is not that of a link.
                let length = before.len() + 1;
                result += &rest[..length];
                rest = &rest[length..];
            } else if let Some(before) = before.strip_suffix('!') {
                result += before.trim_end();
                rest = after;
            } else {
                result += before;
                let path = target.split('#').next().unwrap_or_default();
                let text = if target.starts_with("https://") {
                    format!("[{text}]({target})")
                } else if text.trim_matches('`') == path {
                    text.to_owned()
                } else {
                    format!("{text} (`{path}`)")
                };
                result += &text;
                rest = after;
            }
        }
        result += rest;
    }
    result
}

#[test]
fn the_readme_of_the_package_needs_no_other_file() {
    let root = Path::new(ROOT);
    let readme = fs::read_to_string(root.join("README.md")).expect("the README");
    let expected = without_files(&readme);
    let path = root.join(PACKAGED);
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        fs::write(&path, &expected).expect("the file can be written");
    }
    let packaged = fs::read_to_string(path).expect("the README of the package");
    assert_eq!(packaged, expected, "SHAPESMITH_BLESS=1 rewrites {PACKAGED}");

    assert!(!packaged.contains("!["), "a picture");
    for (at, _) in packaged.match_indices("](") {
        assert!(
            packaged[at + 2..].starts_with("https://"),
            "{}",
            &packaged[at..at + 40]
        );
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).expect("the manifest");
    assert!(manifest.contains(&format!("\nreadme = \"{PACKAGED}\"\n")));
    assert!(manifest.contains("\ninclude = [\"/src\","));
}

#[test]
fn links_to_files_become_paths() {
    let page = "A\n\n![b](c.svg)\n\n[d](e.md), `#[f]` and [g](https://h) [`#[i]`](j#k) [`l.rs`](l.rs)\n\n```\n[k](l)\n```\n";
    let expected =
        "A\n\nd (`e.md`), `#[f]` and [g](https://h) `#[i]` (`j`) `l.rs`\n\n```\n[k](l)\n```\n";
    assert_eq!(without_files(page), expected);
}
