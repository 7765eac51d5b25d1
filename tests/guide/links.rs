//! Links between the Markdown files of the repository lead somewhere, and the book has all pages.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::page::folder;
use crate::support::ROOT;

/// Files outside the guide with links.
const OTHERS: [&str; 4] = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
];

/// The lines of a page outside its blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// The anchors of the headings, as GitHub and mdBook make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading
            .chars()
            .filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// The targets of the links in a page, also of pictures.
fn targets(text: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for line in prose(text) {
        for (at, _) in line.match_indices("](") {
            let target = &line[at + 2..];
            targets.push(target.split_once(')').map_or(target, |(target, _)| target));
        }
    }
    targets
}

/// The Markdown files of the guide.
fn pages() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the guide");
    let paths = entries.map(|entry| entry.expect("the guide").path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

#[test]
fn all_links_lead_somewhere() {
    let others = OTHERS.iter().map(|name| Path::new(ROOT).join(name));
    let files: Vec<_> = pages().into_iter().chain(others).collect();
    let (mut checked, mut mistakes) = (0, String::new());
    for file in files {
        let text = fs::read_to_string(&file).expect("a page");
        for link in targets(&text)
            .into_iter()
            .filter(|link| !link.contains("://"))
        {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match path {
                "" => file.clone(),
                path => file.with_file_name("").join(path),
            };
            let is_right = match fs::read_to_string(&target) {
                Ok(text) => anchor.is_empty() || anchors(&text).contains(anchor),
                Err(_) => target.is_dir() && anchor.is_empty(),
            };
            checked += 1;
            if !is_right {
                let _ = writeln!(mistakes, "{}: {link}", file.display());
            }
        }
    }
    assert!(checked > 50, "only {checked} links");
    assert!(mistakes.is_empty(), "links that lead nowhere:\n{mistakes}");
}

#[test]
fn the_book_has_all_pages() {
    let summary = folder().join("SUMMARY.md");
    let text = fs::read_to_string(&summary).expect("the summary");
    let mut named: BTreeSet<_> = targets(&text)
        .into_iter()
        .map(|name| folder().join(name))
        .collect();
    named.insert(summary);
    assert_eq!(named, pages());
}

#[test]
fn the_guide_names_the_minimum_version_of_rust() {
    let manifest = fs::read_to_string(folder().join("../Cargo.toml")).expect("the manifest");
    let (_, version) = manifest
        .split_once("\nrust-version = \"")
        .expect("a version");
    let (version, _) = version.split_once('"').expect("a version");
    for (page, text) in [
        (
            "getting-started.md",
            format!("shapesmith requires Rust {version}."),
        ),
        ("features.md", format!("Rust before {version}")),
    ] {
        let page = fs::read_to_string(folder().join(page)).expect("a page");
        assert!(page.contains(&text), "{text}");
    }
}

#[test]
fn anchors_are_those_of_github() {
    let anchors = anchors("# The command `shapesmith`\n```\n# code\n```\n## A b-c: d, e_f\n");
    let expected = ["the-command-shapesmith", "a-b-c-d-e_f"];
    assert_eq!(anchors, expected.map(str::to_owned).into());
}
