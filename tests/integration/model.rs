//! `model/` agrees with the official model, documentation aside.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use crate::support::{ROOT, corpus};
use shapesmith_codegen::testing::model::{self, Raw};

const NAMESPACE: &str = "com.amazonaws.cognitoidentityprovider#";

/// Traits that generated code does not depend on: prose, and tests of a service.
const PROSE: [&str; 3] = [
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.test#smokeTests",
];

/// The keys and values of an object, in the model's order.
fn object(raw: Raw<'_>) -> Vec<(Cow<'_, str>, Raw<'_>)> {
    model::object(raw).expect("an object")
}

fn get<'a>(raw: Raw<'a>, key: &str) -> Option<Raw<'a>> {
    let (_, value) = object(raw).into_iter().find(|(name, _)| name == key)?;
    Some(value)
}

/// The traits of a shape or member, without prose.
fn traits(raw: Option<Raw<'_>>) -> BTreeMap<String, serde_json::Value> {
    raw.map(object)
        .unwrap_or_default()
        .into_iter()
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
    let mut keys = object(raw);
    keys.sort_by(|(left, _), (right, _)| left.cmp(right));
    for (key, value) in keys {
        match &*key {
            "traits" => facts.push(format!("traits {:?}", traits(Some(value)))),
            "members" => {
                for (name, member) in object(value) {
                    let target = get(member, "target").expect("a target").get();
                    let traits = traits(get(member, "traits"));
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
fn the_model_agrees_with_the_official_one() {
    let Some(corpus) = corpus("the_model_agrees_with_the_official_one") else {
        return;
    };
    let path = "model/cognito-identity-provider.json";
    let own = fs::read_to_string(Path::new(ROOT).join(path)).expect("our model");
    let official = corpus.join("models/cognito-identity-provider.json");
    let official = fs::read_to_string(official).expect("the official model");
    let own = model::index(path, &own).expect("a model");
    let official = model::index(path, &official).expect("a model");
    let official: HashMap<_, _> = official.into_iter().collect();
    let mut compared = 0;
    for &(ref id, raw) in &own {
        let theirs = *official
            .get(id)
            .unwrap_or_else(|| panic!("{id} is ours alone"));
        let name = id.strip_prefix(NAMESPACE).expect("the namespace");
        if name == "AWSCognitoIdentityProviderService" {
            // The service here has fewer operations, and no traits for endpoints.
            let version = |shape| get(shape, "version").expect("a version").get();
            assert_eq!(version(raw), version(theirs));
            let theirs = traits(get(theirs, "traits"));
            for (id, value) in traits(get(raw, "traits")) {
                assert_eq!(Some(&value), theirs.get(&id), "{id}");
            }
        } else {
            assert_eq!(facts(raw), facts(theirs), "{id}");
        }
        compared += 1;
    }
    assert!(compared > 40, "only {compared} shapes were compared");
    for (id, raw) in &own {
        let documented = ["structure", "operation", "enum"]
            .iter()
            .any(|kind| get(raw, "type").expect("a type").get() == format!("{kind:?}"));
        assert!(
            !documented || raw.get().contains("smithy.api#documentation"),
            "{id}"
        );
    }
}
