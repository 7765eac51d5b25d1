//! Members are named as in the official Rust SDK: (shape, member, field) triples of two services.

use std::fs;

use shapesmith_codegen::testing::plan::{ident, snake_case};
use shapesmith_test_support::corpus;

#[test]
fn fields_have_the_names_of_the_official_sdk() {
    let Some(corpus) = corpus("fields_have_the_names_of_the_official_sdk") else {
        return;
    };
    let mut compared = 0;
    for service in ["cognito-identity-provider", "ssm"] {
        let path = corpus.join(format!("names/{service}.tsv"));
        let text = fs::read_to_string(path).expect("the names");
        for line in text.lines() {
            let [_, member, field] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line:?} is not a triple");
            };
            let ours = ident(&snake_case(member)).to_string();
            let theirs = field.strip_prefix("r#").unwrap_or(field);
            assert_eq!(ours.strip_prefix("r#").unwrap_or(&ours), theirs, "{line}");
            compared += 1;
        }
    }
    assert!(compared > 2000, "only {compared} names were compared");
}
