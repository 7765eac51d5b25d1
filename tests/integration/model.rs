//! `model/` agrees with the official model, documentation aside.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{ROOT, corpus};
use proc_macro2::Span;
use shapesmith_codegen::testing::model::index::Index;
use shapesmith_codegen::testing::model::json::{self, Raw};
use shapesmith_codegen::testing::model::source::Source;

const NAMESPACE: &str = "com.amazonaws.cognitoidentityprovider#";

/// Traits whose content is prose.
const PROSE: [&str; 2] = ["smithy.api#documentation", "smithy.api#examples"];

/// The traits of a shape or member, without prose.
fn traits(raw: Option<Raw<'_>>) -> BTreeMap<String, serde_json::Value> {
    let traits = raw.map(|raw| json::object(raw).expect("traits").0);
    let traits = traits.unwrap_or_default().into_iter();
    traits
        .filter(|(id, _)| !PROSE.contains(&&**id))
        .map(|(id, value)| {
            let mut value: serde_json::Value = serde_json::from_str(value.get()).expect("JSON");
            if let ("smithy.api#deprecated", Some(fields)) = (&*id, value.as_object_mut()) {
                fields.remove("message"); // prose
            }
            (id.into_owned(), value)
        })
        .collect()
}

/// The parts of a shape that generated code depends on, in the model's order: keys and members.
fn facts(raw: Raw<'_>) -> Vec<String> {
    let mut facts = Vec::new();
    let object = json::object(raw).expect("a shape");
    let mut keys: Vec<_> = object.0.iter().collect();
    keys.sort_by(|(left, _), (right, _)| left.cmp(right));
    for (key, value) in keys {
        match &**key {
            "traits" => facts.push(format!("traits {:?}", traits(Some(value)))),
            "members" => {
                for (name, member) in json::object(value).expect("members").0 {
                    let member = json::object(member).expect("a member");
                    let target = member.get("target").expect("a target").get();
                    let traits = traits(member.get("traits"));
                    facts.push(format!("member {name}: {target} {traits:?}"));
                }
            }
            _ => {
                let value: serde_json::Value = serde_json::from_str(value.get()).expect("JSON");
                facts.push(format!("{key} {value}"));
            }
        }
    }
    // A shape without traits, in either spelling.
    facts.retain(|fact| fact != "traits {}");
    facts
}

#[test]
fn our_model_says_what_the_official_one_says() {
    let Some(corpus) = corpus("our_model_says_what_the_official_one_says") else {
        return;
    };
    let path = "model/cognito-identity-provider.json";
    let own = fs::read_to_string(Path::new(ROOT).join(path)).expect("our model");
    let official = corpus.join("models/cognito-identity-provider.json");
    let official = fs::read_to_string(official).expect("the official model");
    let index = |text| Index::scan(Source::new(path, text), Span::call_site()).expect("a model");
    let (own, official) = (index(&own), index(&official));
    let mut compared = 0;
    for (id, raw) in own.shapes() {
        let theirs = official
            .get(id)
            .unwrap_or_else(|| panic!("{id} is ours alone"));
        let name = id.strip_prefix(NAMESPACE).expect("the namespace");
        if name == "AWSCognitoIdentityProviderService" {
            // The service binds fewer operations, and has traits about endpoints that are not ours.
            let (ours, theirs) = (json::object(raw), json::object(theirs));
            let (ours, theirs) = (ours.expect("a shape"), theirs.expect("a shape"));
            let version =
                |o: &json::Object<'_>| o.get("version").expect("a version").get().to_owned();
            assert_eq!(version(&ours), version(&theirs));
            let theirs = traits(theirs.get("traits"));
            for (id, value) in traits(ours.get("traits")) {
                assert_eq!(Some(&value), theirs.get(&id), "{id}");
            }
        } else {
            assert_eq!(facts(raw), facts(theirs), "{id}");
        }
        compared += 1;
    }
    assert!(compared > 40, "only {compared} shapes were compared");
    for (id, raw) in own.shapes() {
        let documented = ["structure", "operation", "enum"].iter().any(|kind| {
            let object = json::object(raw).expect("a shape");
            json::string(object.get("type").expect("a type")).expect("a string") == *kind
        });
        assert!(
            !documented || raw.get().contains("smithy.api#documentation"),
            "{id}"
        );
    }
}
