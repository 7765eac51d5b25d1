//! Members of structures and unions.

use serde_json::json;

use super::{Cases, DEFAULT, Members, REQUIRED, TARGETS, Version, default, text};

/// Members of structures.
pub(super) fn members(cases: &mut Cases, kind: &'static str) {
    let none = || json!({});
    let required = || json!({REQUIRED: {}});
    for (place, at) in [("first", 0), ("in the middle", 1), ("last", 2)] {
        for is_required in [false, true] {
            let what = if is_required {
                "a required member"
            } else {
                "a member"
            };
            cases.structure(format!("{what} {kind} {place}"), kind, |target, is_new| {
                let mut members = vec![
                    ("first", text(), json!({REQUIRED: {}})),
                    ("last", text(), json!({REQUIRED: {}})),
                ];
                let traits = if is_required { required() } else { none() };
                if is_new {
                    members.insert(at, ("extra", target.to_owned(), traits));
                }
                members
            });
        }
    }
    cases.structure(format!("the only member {kind}"), kind, |target, is_new| {
        let member = ("only", target.to_owned(), none());
        if is_new { vec![member] } else { Vec::new() }
    });
    // Each pair of ways in which a member can be there.
    let mut ways = vec![
        ("optional", none()),
        ("required", required()),
        (
            "@clientOptional",
            json!({REQUIRED: {}, "smithy.api#clientOptional": {}}),
        ),
    ];
    if let Some(default) = default(kind) {
        ways.push(("with a default", json!({DEFAULT: default})));
        ways.push((
            "required with a default",
            json!({DEFAULT: default, REQUIRED: {}}),
        ));
    }
    for (at, (before, old)) in ways.iter().enumerate() {
        for (after, new) in &ways[at + 1..] {
            cases.structure(
                format!("{kind}: {before}, {after}"),
                kind,
                |target, is_new| {
                    let traits = if is_new { new.clone() } else { old.clone() };
                    vec![
                        ("other", text(), none()),
                        ("member", target.to_owned(), traits),
                    ]
                },
            );
        }
    }
    for is_required in [false, true] {
        let traits = || if is_required { required() } else { none() };
        cases.structure(
            format!("{kind}: another name, {is_required}"),
            kind,
            |target, is_new| {
                let name = if is_new { "newName" } else { "oldName" };
                vec![(name, target.to_owned(), traits())]
            },
        );
        cases.structure(
            format!("{kind}: another case, {is_required}"),
            kind,
            |target, is_new| {
                let name = if is_new { "sameName" } else { "SameName" };
                vec![(name, target.to_owned(), traits())]
            },
        );
        cases.structure(
            format!("{kind}: another order, {is_required}"),
            kind,
            |target, is_new| {
                let mut members = vec![("a", target.to_owned(), traits()), ("b", text(), traits())];
                if is_new {
                    members.reverse();
                }
                members
            },
        );
    }
}

/// Members of unions.
pub(super) fn variants(cases: &mut Cases, kind: &'static str) {
    let mut union = |name: String, members: &dyn Fn(&str, bool) -> Members| {
        cases.add(name, |version, is_new| {
            let target = version.target(kind);
            let members = members(&target, is_new);
            let union = version.aggregate("union", "Union", &members, json!({}));
            // What its setter takes.
            let members = vec![("union", union, json!({}))];
            version.aggregate("structure", "Holder", &members, json!({}));
        });
    };
    let member = |name: &'static str, target: &str| (name, target.to_owned(), json!({}));
    for (place, at) in [("first", 0), ("last", 1)] {
        union(format!("union: {kind} {place}"), &|target, is_new| {
            let mut members = vec![member("other", "smithy.api#Short")];
            if is_new {
                members.insert(at, member("extra", target));
            }
            members
        });
    }
    union(format!("union: a second {kind}"), &|target, is_new| {
        let mut members = vec![member("only", target)];
        if is_new {
            members.push(member("second", target));
        }
        members
    });
    union(
        format!("union: another name of {kind}"),
        &|target, is_new| vec![member(if is_new { "newName" } else { "oldName" }, target)],
    );
    union(
        format!("union: another order with {kind}"),
        &|target, is_new| {
            let mut members = vec![member("a", target), member("b", "smithy.api#Short")];
            if is_new {
                members.reverse();
            }
            members
        },
    );
    union(
        format!("union: a value {kind} in place of none"),
        &|target, is_new| {
            vec![member(
                "member",
                if is_new { target } else { "smithy.api#Unit" },
            )]
        },
    );
}

/// Members with another target.
pub(super) fn retargeted(cases: &mut Cases) {
    for distance in [1, 7] {
        for (at, before) in TARGETS.into_iter().enumerate() {
            let after = TARGETS[(at + distance) % TARGETS.len()];
            let target = |version: &mut Version, is_new| {
                // Both are there in both versions.
                let targets = [version.target(before), version.target(after)];
                targets[usize::from(is_new)].clone()
            };
            if ![before, after].contains(&"Unit") {
                for traits in [json!({}), json!({REQUIRED: {}})] {
                    cases.add(format!("{before} to {after}"), |version, is_new| {
                        let target = target(version, is_new);
                        let members = vec![("member", target, traits.clone())];
                        version.aggregate("structure", "Holder", &members, json!({}));
                    });
                }
                cases.add(format!("list of {before} to {after}"), |version, is_new| {
                    let target = target(version, is_new);
                    let list = version.add(
                        "Items",
                        json!({"type": "list", "member": {"target": target}}),
                    );
                    let members = vec![("member", list, json!({}))];
                    version.aggregate("structure", "Holder", &members, json!({}));
                });
                cases.add(format!("map of {before} to {after}"), |version, is_new| {
                    let target = target(version, is_new);
                    let map = json!({"type": "map", "key": {"target": text()}, "value": {"target": target}});
                    let map = version.add("Entries", map);
                    let members = vec![("member", map, json!({}))];
                    version.aggregate("structure", "Holder", &members, json!({}));
                });
            }
            cases.add(
                format!("union of {before} to {after}"),
                |version, is_new| {
                    let target = target(version, is_new);
                    let members = vec![("member", target, json!({})), ("other", text(), json!({}))];
                    version.aggregate("union", "Union", &members, json!({}));
                },
            );
        }
    }
    for kind in ["String", "structure", "enum", "texts", "map"] {
        for collection in ["list", "map"] {
            cases.add(format!("{collection} of {kind}: sparse"), |version, is_new| {
                let target = version.target(kind);
                let traits = if is_new { json!({"smithy.api#sparse": {}}) } else { json!({}) };
                let shape = if collection == "list" {
                    json!({"type": "list", "member": {"target": target}, "traits": traits})
                } else {
                    json!({"type": "map", "key": {"target": text()}, "value": {"target": target}, "traits": traits})
                };
                let id = version.add("Items", shape);
                version.aggregate("structure", "Holder", &vec![("member", id.clone(), json!({}))], json!({}));
                version.aggregate("union", "Union", &vec![("member", id, json!({}))], json!({}));
            });
        }
    }
    cases.add("a map with enums as keys", |version, is_new| {
        let ids = [
            version.target("map"),
            version.target("map with enums as keys"),
        ];
        let id = ids[usize::from(is_new)].clone();
        version.aggregate(
            "structure",
            "Holder",
            &vec![("member", id, json!({}))],
            json!({}),
        );
    });
}
