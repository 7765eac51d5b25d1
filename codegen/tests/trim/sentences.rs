//! First sentences of the documentation of models.

use std::fs;

use shapesmith_codegen::inspect::{Raw, first_sentence};
use shapesmith_codegen::testing::model::{index, object};
use shapesmith_codegen::testing::plan::convert;

use super::NAME;

/// The documentation texts in a value, at any depth.
fn texts(value: Raw<'_>, found: &mut Vec<String>) {
    for (key, value) in object(value).unwrap_or_default() {
        if key == "smithy.api#documentation" {
            found.extend(serde_json::from_str::<String>(value.get()));
        } else if value.get().contains("smithy.api#documentation") {
            texts(value, found);
        }
    }
}

#[test]
fn a_first_sentence_is_its_own_first_sentence() {
    let (mut count, mut problems) = (0, Vec::new());
    let (mut long, mut cut) = (0, 0);
    for (name, path) in super::models() {
        let text = fs::read_to_string(path).expect("a model");
        let mut found = Vec::new();
        for (_, raw) in index(NAME, &text).expect("a model") {
            texts(raw, &mut found);
        }
        found.sort();
        found.dedup();
        for text in found {
            let Some(sentence) = first_sentence(&text) else {
                continue;
            };
            count += 1;
            let markdown = &sentence.markdown;
            long += usize::from(sentence.plain.len() > 500);
            cut += usize::from(sentence.plain.len() < 10);
            if first_sentence(markdown).as_ref() != Some(&sentence) {
                let again = first_sentence(markdown);
                problems.push(format!("{name}: {sentence:?} became {again:?} ({text:?})"));
            }
            if convert(markdown) != *markdown {
                problems.push(format!(
                    "{name}: {markdown:?} became {:?}",
                    convert(markdown)
                ));
            }
        }
    }
    let shown: Vec<&String> = problems.iter().take(20).collect();
    assert!(
        problems.is_empty(),
        "{} of {count}: {shown:#?}",
        problems.len()
    );
    println!("{count} sentences, {long} are long, and {cut} are short");
    // Most sentences have an end that is found.
    assert!(long * 100 <= count, "{long} of {count} sentences are long");
}
