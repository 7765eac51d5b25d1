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

/// The pages that the summary names, or its first line that mdBook would not read as one of a summary.
fn chapters(summary: &str) -> Result<Vec<&str>, &str> {
    let mut pages = Vec::new();
    let (mut lines, mut numbered) = (summary.lines(), false);
    if let Some(title) = lines.next().filter(|line| *line != "# Summary") {
        return Err(title);
    }
    for line in lines.filter(|line| !line.is_empty()) {
        // The titles of parts.
        if line
            .strip_prefix("# ")
            .is_some_and(|title| !title.is_empty())
        {
            continue;
        }
        let chapter = line.strip_prefix("- ");
        numbered |= chapter.is_some();
        let link = match chapter {
            Some(link) => Some(link),
            // A chapter before the numbered ones.
            None => (!numbered).then_some(line),
        };
        let link = link.and_then(|link| link.strip_prefix('[')?.strip_suffix(')'));
        match link.and_then(|link| link.split_once("](")) {
            Some((title, page)) if !title.is_empty() && !page.contains(['(', ')']) => {
                pages.push(page);
            }
            _ => return Err(line),
        }
    }
    Ok(pages)
}

#[test]
fn the_summary_is_that_of_a_book_and_has_each_page_once() {
    let summary = folder().join("SUMMARY.md");
    let text = fs::read_to_string(&summary).expect("the summary");
    let chapters = chapters(&text).unwrap_or_else(|line| panic!("not a chapter: {line}"));
    let mut named: Vec<_> = chapters.iter().map(|name| folder().join(name)).collect();
    named.push(summary);
    named.sort();
    let pages: Vec<_> = pages().into_iter().collect();
    assert_eq!(named, pages);
}

#[test]
fn a_summary_that_is_none_is_found() {
    assert_eq!(
        chapters("# Summary\n\n[A](a.md)\n\n# P\n\n- [B](b.md)\n"),
        Ok(vec!["a.md", "b.md"])
    );
    for wrong in [
        "* [A](a.md)",
        "- A",
        "- [A](a.md) more",
        "text",
        "## Part",
        "- [](a.md)",
    ] {
        assert_eq!(chapters(&format!("# Summary\n\n{wrong}\n")), Err(wrong));
    }
    // A chapter without a bullet after the numbered ones would be one of the end of the book.
    assert_eq!(
        chapters("# Summary\n- [B](b.md)\n[A](a.md)\n"),
        Err("[A](a.md)")
    );
}

#[test]
fn the_introduction_lists_every_page() {
    let text = fs::read_to_string(folder().join("SUMMARY.md")).expect("the summary");
    let introduction = fs::read_to_string(folder().join("README.md")).expect("the introduction");
    let linked: BTreeSet<_> = targets(&introduction).into_iter().collect();
    for page in chapters(&text).expect("a summary") {
        assert!(page == "README.md" || linked.contains(page), "{page}");
    }
}

/// An open block of code, or a row with another number of cells, would not be rendered as it is written.
#[test]
fn tables_and_blocks_of_code_are_closed() {
    for page in pages() {
        let text = fs::read_to_string(&page).expect("a page");
        let fences = text
            .lines()
            .filter(|line| line.trim_start().starts_with("```"));
        assert_eq!(fences.count() % 2, 0, "{}", page.display());
        let mut columns = None;
        for line in prose(&text) {
            let is_row = line.starts_with('|');
            let cells = line.matches('|').count() - line.matches("\\|").count();
            assert!(
                !is_row || *columns.get_or_insert(cells) == cells,
                "{}: {line}",
                page.display()
            );
            columns = columns.filter(|_| is_row);
        }
    }
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
