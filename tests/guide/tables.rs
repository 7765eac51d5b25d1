//! The tables that the guide shares with the documentation of the crate are the same, apart from links.

use std::fs;
use std::path::Path;

use crate::support::ROOT;

/// The rows of the table with this header. Links are their texts, and paths are without the name of the crate.
fn rows(file: &str, header: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join(file)).expect(file);
    let lines = text
        .lines()
        .map(|line| line.strip_prefix("//! ").unwrap_or(line));
    let rows = lines.skip_while(|line| *line != header).skip(2);
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        // The trait in the signature of a setter is only in the documentation of the crate.
        let row = match row.split_once(": [`impl ") {
            Some((row, _)) => format!("{row} |"),
            None => row.to_owned(),
        };
        let mut plain = String::new();
        let mut rest = &*row;
        while let Some((before, link)) = rest.split_once('[') {
            let (text, after) = link.split_once("](").expect("a link");
            plain += before;
            plain += text;
            rest = after.split_once(')').expect("the end of a link").1;
        }
        (plain + rest).replace("shapesmith::", "")
    })
    .collect()
}

#[test]
fn the_tables_of_the_guide_are_those_of_the_documentation() {
    for (header, page, source) in [
        (
            "| shape | type |",
            "docs/generated.md",
            "src/what_is_generated/shapes.md",
        ),
        (
            "| member | argument of its setter |",
            "docs/builders.md",
            "src/builder/mod.rs",
        ),
    ] {
        let expected = rows(source, header);
        assert!(expected.len() > 4, "{source}: {expected:?}");
        assert_eq!(rows(page, header), expected, "{page} and {source}");
    }
}
