//! Tests of the parser: what the language has, and what is a mistake, where, and what would be right.

mod linear;
mod valid;

use super::parse;

/// The mistakes in a text, as `line:column: message [help]`.
fn mistakes(text: &str) -> Vec<String> {
    let place = |at: usize| {
        let before = &text[..at];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (line, before[start..].chars().count() + 1)
    };
    let shown = parse(text).1.into_iter().map(|mistake| {
        let (line, column) = place(mistake.at);
        let first = mistake.first.map(|first| {
            let (line, column) = place(first);
            format!("the first is at {line}:{column}")
        });
        let help = first.or(mistake.help).map(|help| format!(" [{help}]"));
        let help = help.unwrap_or_default();
        format!("{line}:{column}: {}{help}", mistake.message)
    });
    shown.collect()
}

/// The file has cases that begin with `=== file` or `=== statements`, and end with the mistakes after `> `. Statements come
/// after two lines, a control statement and a namespace. `\0` is a NUL character.
#[test]
fn mistakes_have_a_place_and_help() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/model/idl/parser/tests/mistakes.txt");
    let text = std::fs::read_to_string(&file).expect("the cases");
    let mut found = Vec::new();
    for case in text.split("=== ").skip(1) {
        let (kind, case) = case.split_once('\n').expect("a case");
        let is_input = |line: &&str| !line.starts_with("> ");
        let input: Vec<&str> = case.lines().take_while(is_input).collect();
        let input = input.join("\n");
        let start = match kind {
            "statements" => "$version: \"2.0\"\nnamespace a\n",
            _ => "",
        };
        let mistakes = mistakes(&format!("{start}{}", input.replace("\\0", "\0")));
        assert!(!mistakes.is_empty(), "{input}");
        found.push(format!(
            "=== {kind}\n{input}\n> {}\n",
            mistakes.join("\n> ")
        ));
    }
    let found = found.concat();
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        std::fs::write(&file, &found).expect("the cases can be written");
        return;
    }
    assert_eq!(found, text);
}
