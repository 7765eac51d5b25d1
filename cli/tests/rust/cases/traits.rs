//! Traits that do not affect the API, or not that of structures.

use serde_json::json;

use super::{Cases, DEFAULT, Members, REQUIRED, default, text};

pub(super) fn traits(cases: &mut Cases) {
    of_members(cases);
    of_shapes(cases);
    of_errors(cases);
}

fn of_members(cases: &mut Cases) {
    let of_members = [
        ("String", "smithy.api#length", json!({"max": 3})),
        ("String", "smithy.api#pattern", json!("^a+$")),
        ("Integer", "smithy.api#range", json!({"min": 1})),
        ("String", "smithy.api#jsonName", json!("other")),
        ("String", "smithy.api#documentation", json!("Text.")),
        ("String", "smithy.api#deprecated", json!({})),
        ("String", "smithy.api#sensitive", json!({})),
        ("String", "smithy.api#idempotencyToken", json!({})),
        ("String", "smithy.api#mediaType", json!("text/plain")),
        (
            "Timestamp",
            "smithy.api#timestampFormat",
            json!("http-date"),
        ),
        ("String", "smithy.api#addedDefault", json!({})),
        ("String", "smithy.api#internal", json!({})),
    ];
    for (kind, id, value) in of_members {
        // These are applied to shapes.
        let is_of_shape = ["smithy.api#sensitive", "smithy.api#mediaType"].contains(&id);
        for more in [
            json!({}),
            json!({REQUIRED: {}}),
            json!({DEFAULT: default(kind)}),
        ] {
            // The default would not be one of the values.
            let excludes = ["length", "pattern", "timestampFormat"];
            let excludes = excludes.into_iter().any(|name| id.ends_with(name));
            if more.get(DEFAULT).is_some() && excludes {
                continue;
            }
            cases.add(format!("{id} of {kind}"), |version, is_new| {
                let mut traits = more.clone();
                let target = if is_of_shape {
                    let own = if is_new {
                        json!({id: value})
                    } else {
                        json!({})
                    };
                    version.add("Text", json!({"type": "string", "traits": own}))
                } else {
                    if is_new {
                        traits[id] = value.clone();
                    }
                    version.target(kind)
                };
                let members = vec![("other", text(), json!({})), ("member", target, traits)];
                version.aggregate("structure", "Holder", &members, json!({}));
            });
        }
    }
}

fn of_shapes(cases: &mut Cases) {
    let of_shapes = [
        ("structure", "smithy.api#sensitive", json!({})),
        ("union", "smithy.api#sensitive", json!({})),
        ("enum", "smithy.api#sensitive", json!({})),
        ("structure", "smithy.api#documentation", json!("Text.")),
        ("union", "smithy.api#documentation", json!("Text.")),
        ("enum", "smithy.api#documentation", json!("Text.")),
        (
            "structure",
            "smithy.api#deprecated",
            json!({"message": "old"}),
        ),
        ("union", "smithy.api#deprecated", json!({"message": "old"})),
        ("enum", "smithy.api#deprecated", json!({"message": "old"})),
    ];
    for (kind, id, value) in of_shapes {
        cases.add(format!("{id} of {kind}"), |version, is_new| {
            let target = version.target(kind);
            if is_new {
                version.shapes[&target]["traits"][id] = value.clone();
            }
        });
    }
}

fn of_errors(cases: &mut Cases) {
    for (id, before, after) in [
        ("smithy.api#error", json!("client"), json!("server")),
        ("smithy.api#httpError", json!(404), json!(409)),
        (
            "smithy.api#retryable",
            json!({}),
            json!({"throttling": true}),
        ),
    ] {
        cases.add(format!("{id} of an error"), |version, is_new| {
            let mut traits = json!({"smithy.api#error": "client"});
            traits[id] = if is_new {
                after.clone()
            } else {
                before.clone()
            };
            version.aggregate(
                "structure",
                "Shape",
                &vec![("message", text(), json!({}))],
                traits,
            );
        });
    }
}

/// A mixin, which types do not show.
pub(super) fn mixins(cases: &mut Cases) {
    cases.add("a mixin", |version, is_new| {
        let members = vec![("mixed", text(), json!({REQUIRED: {}}))];
        let mixin = version.aggregate(
            "structure",
            "Mixin",
            &members,
            json!({"smithy.api#mixin": {}}),
        );
        let own = vec![("own", text(), json!({}))];
        let all: Members = members.iter().chain(&own).cloned().collect();
        let id = version.aggregate(
            "structure",
            "Shape",
            if is_new { &own } else { &all },
            json!({}),
        );
        if is_new {
            version.shapes[&id]["mixins"] = json!([{"target": mixin}]);
        }
    });
}
