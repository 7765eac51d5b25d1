//! Crates that use shapesmith as a user does, built by cargo.

use std::fs;
use std::path::Path;

use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus};
use proc_macro2::Span;
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};

const OFFICIAL: &str = "models/cognito-identity-provider.json";
const OWN: &str = "model/cognito-identity-provider.json";

/// The text of a file of this repository.
fn own(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).expect("a file of this repository")
}

#[test]
fn the_official_model_compiles_too() {
    let Some(corpus) = corpus("the_official_model_compiles_too") else {
        return;
    };
    let main = r#"
        #![deny(warnings, missing_docs)]
        //! Uses the official model.
        shapesmith::smithy! {
            model = "model.json",
            operations = [UpdateUserPoolClient],
        }

        fn main() {
            let request = UpdateUserPoolClientRequest::builder()
                .user_pool_id("us-east-1_Example01")
                .client_id("1example23456789")
                .callback_urls(["https://example.com/cb"])
                .build()
                .expect("valid");
            let client = UserPoolClientType::builder().client_secret("secret").build_unchecked();
            let response = UpdateUserPoolClientResponse::builder().user_pool_client(client);
            println!("{request} {}", response.build_unchecked());
        }
    "#;
    let consumer = Consumer::plain("official-model", main);
    let model = fs::read_to_string(corpus.join(OFFICIAL)).expect("the official model");
    consumer.write("model.json", &model);
    assert_eq!(
        consumer.run().trim(),
        "UpdateUserPoolClientRequest(user_pool_id=us-east-1_Example01, \
         client_id=*** Sensitive Data Redacted ***, callback_urls=[https://example.com/cb]) \
         UpdateUserPoolClientResponse(user_pool_client=UserPoolClientType(\
         client_secret=*** Sensitive Data Redacted ***))"
    );
}

#[test]
fn the_official_model_gives_the_same_items_as_our_own() {
    let Some(corpus) = corpus("the_official_model_gives_the_same_items_as_our_own") else {
        return;
    };
    // Everything but the documentation must be equal, so the name of the model must be too.
    let model = ModelFile::new("model.json", Path::new(""), Span::call_site());
    let operations = Selection::named(&["UpdateUserPoolClient"]);
    let mut request = SmithyInput::new(model).with_operations(operations);
    request.docs = false;
    let emitted = |text: &str| {
        let tokens = shapesmith_codegen::testing::generate_from(&request, text);
        let text = tokens.expect("the model is sound").to_string();
        // The error for a runtime without a feature gives a line and a column.
        let mut parts = text.split("model.json:");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| {
            text + part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':')
        })
    };
    let official = fs::read_to_string(corpus.join(OFFICIAL)).expect("the official model");
    assert!(emitted(&official) == emitted(&own(OWN)), "the two differ");
}

#[test]
fn a_changed_model_changes_the_types() {
    let main = |used: &str| {
        format!(
            "shapesmith::smithy! {{ model = \"model/m.json\", shapes = [RefreshTokenRotationType] }}\n\
             fn main() {{\n\
                 let built = RefreshTokenRotationType::builder().feature(FeatureType::Enabled){used};\n\
                 println!(\"{{}}\", built.build_unchecked());\n\
             }}\n"
        )
    };
    let consumer = Consumer::plain("changed-model", &main(""));
    let before = own(OWN);
    consumer.write("model/m.json", &before);
    assert_eq!(
        consumer.run().trim(),
        "RefreshTokenRotationType(feature=ENABLED)"
    );

    // Only the model changes: the source that uses the new member is written before, and does not
    // compile until the model has it.
    let member = "\"RetryGracePeriodSeconds\": {";
    assert_eq!(before.matches(member).count(), 1);
    let added = format!("\"Comment\": {{ \"target\": \"smithy.api#String\" }},\n{member}");
    consumer.write("model/m.json", &before.replace(member, &added));
    let shown = consumer.run();
    assert_eq!(shown.trim(), "RefreshTokenRotationType(feature=ENABLED)");
    consumer.write("src/main.rs", &main(".comment(\"new\")"));
    assert_eq!(
        consumer.run().trim(),
        "RefreshTokenRotationType(feature=ENABLED, comment=new)"
    );

    // And with the source as it is: the value of an enum.
    let value = "\"smithy.api#enumValue\": \"ENABLED\"";
    let changed = before.replace(member, &added);
    consumer.write(
        "model/m.json",
        &changed.replace(value, "\"smithy.api#enumValue\": \"ON\""),
    );
    assert_eq!(
        consumer.run().trim(),
        "RefreshTokenRotationType(feature=ON, comment=new)"
    );
}
