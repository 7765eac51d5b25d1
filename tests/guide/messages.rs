//! The messages that the page on troubleshooting explains are still printed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::page::{Page, Role, folder};
use crate::support::ROOT;

/// Tests that expect messages which the UI tests cannot show, since these have all features and one version.
const TESTS: [&str; 2] = ["tests/extended/ahead.rs", "tests/integration/features.rs"];

/// Texts with messages: what the UI tests expect, what the tests above expect, and what the code of the guide prints.
fn messages() -> String {
    let mut messages = String::new();
    let root = Path::new(ROOT);
    for entry in fs::read_dir(root.join("tests/ui")).expect("the UI tests") {
        let path = entry.expect("the UI tests").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "stderr")
        {
            messages += &fs::read_to_string(path).expect("a file of messages");
        }
    }
    for test in TESTS {
        messages += &fs::read_to_string(root.join(test)).expect("a test");
    }
    for page in Page::all() {
        let is_output = |block: &&super::page::Block| block.role() == Ok(Role::Output);
        for block in page.blocks.iter().filter(is_output) {
            messages += &block.text;
        }
    }
    messages
}

/// Whether a line has the parts of a pattern, between which `…` is any text.
fn matches(line: &str, pattern: &str) -> bool {
    let mut rest = Some(line);
    for part in pattern.split('…') {
        rest = rest.and_then(|rest| Some(rest.split_once(part)?.1));
    }
    rest.is_some()
}

#[test]
fn the_messages_on_the_page_are_those_of_today() {
    let page = fs::read_to_string(folder().join("troubleshooting.md")).expect("the page");
    let headings: Vec<_> = page
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .collect();
    assert!(headings.len() > 30, "only {}", headings.len());
    let messages = messages();
    let mut mistakes = String::new();
    for heading in headings {
        if !messages.lines().any(|line| matches(line, heading)) {
            let _ = writeln!(mistakes, "{heading}");
        }
    }
    assert!(mistakes.is_empty(), "no test expects:\n{mistakes}");
}

#[test]
fn blocks_with_messages_are_those_of_today() {
    let messages = messages();
    for page in Page::all() {
        for block in page
            .blocks
            .iter()
            .filter(|block| block.role() == Ok(Role::Message))
        {
            assert!(messages.contains(&block.text), "{}", page.place(block));
        }
    }
}

#[test]
fn patterns_match_as_readers_do() {
    assert!(matches(
        "error: no shape `A` in `m.json`",
        "no shape … in …"
    ));
    assert!(!matches("error: no shape `A`", "no shape … in …"));
    assert!(!matches("in no", "no … in"));
}
