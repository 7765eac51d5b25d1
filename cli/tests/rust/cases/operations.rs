//! Operations.

use serde_json::{Value, json};

use super::{Cases, Members, REQUIRED, Version, text};

pub(super) fn operations(cases: &mut Cases) {
    inputs_and_outputs(cases);
    names(cases);
    errors(cases);
    pages(cases);
    traits(cases);
    roles(cases);
}

fn operation(ends: &[(&str, &str)], errors: &[&str]) -> Value {
    let mut shape = json!({"type": "operation"});
    for (end, id) in ends {
        shape[*end] = json!({"target": id});
    }
    let errors = errors.iter().map(|id| json!({"target": id}));
    shape["errors"] = errors.collect();
    shape
}

/// An input, an output, and two errors.
fn ends(version: &mut Version) -> [String; 4] {
    let token = json!({REQUIRED: {}, "smithy.api#idempotencyToken": {}});
    let list = version.target("structures");
    let map = version.target("map");
    let input = vec![
        ("id", text(), json!({REQUIRED: {}})),
        ("token", text(), token),
        ("next", text(), json!({})),
        ("size", "smithy.api#Integer".to_owned(), json!({})),
    ];
    let output = vec![
        ("next", text(), json!({})),
        ("parts", list, json!({})),
        ("map", map, json!({})),
    ];
    let error = json!({"smithy.api#error": "client"});
    [
        version.aggregate("structure", "In", &input, json!({})),
        version.aggregate("structure", "Out", &output, json!({})),
        version.aggregate("structure", "Gone", &Vec::new(), error.clone()),
        version.aggregate(
            "structure",
            "Unmodeled",
            &vec![("message", text(), json!({}))],
            error,
        ),
    ]
}

fn inputs_and_outputs(cases: &mut Cases) {
    for end in ["input", "output"] {
        cases.add(format!("operation: another {end}"), |version, is_new| {
            let [input, output, ..] = ends(version);
            let other = version.aggregate(
                "structure",
                "Elsewhere",
                &vec![("next", text(), json!({}))],
                json!({}),
            );
            let mut of = [("input", &*input), ("output", &*output)];
            if is_new {
                of[usize::from(end == "output")].1 = &other;
            }
            version.add("Get", operation(&of, &[]));
        });
        cases.add(format!("operation: with {end}"), |version, is_new| {
            let [input, output, ..] = ends(version);
            let id = if end == "input" { &input } else { &output };
            let of = [(end, &**id)];
            version.add("Get", operation(if is_new { &of } else { &[] }, &[]));
        });
    }
}

/// Operations that are added or renamed.
fn names(cases: &mut Cases) {
    cases.add("an operation is added", |version, is_new| {
        let [input, output, ..] = ends(version);
        version.add("Get", operation(&[("input", &input)], &[]));
        if is_new {
            version.add("Put", operation(&[("output", &output)], &[]));
        }
    });
    cases.add("an operation has another name", |version, is_new| {
        let [input, ..] = ends(version);
        version.add(
            if is_new { "Fetch" } else { "Get" },
            operation(&[("input", &input)], &[]),
        );
    });
    cases.add("the name of an error enum", |version, is_new| {
        let [input, ..] = ends(version);
        version.add("Get", operation(&[("input", &input)], &[]));
        if is_new {
            version.aggregate("structure", "GetError", &Vec::new(), json!({}));
        }
    });
}

fn errors(cases: &mut Cases) {
    for (name, before, after) in [
        ("an error", &[][..], &[2][..]),
        ("another error", &[2], &[2, 3]),
        ("an error `Unmodeled`", &[], &[3]),
        ("another order of errors", &[2, 3], &[3, 2]),
    ] {
        cases.add(format!("operation: {name}"), |version, is_new| {
            let ids = ends(version);
            let errors = if is_new { after } else { before };
            let errors: Vec<&str> = errors.iter().map(|at| &*ids[*at]).collect();
            version.add("Get", operation(&[("input", &ids[0])], &errors));
        });
    }
}

fn pages(cases: &mut Cases) {
    let pages = [
        ("none", None),
        (
            "pages",
            Some(json!({"inputToken": "next", "outputToken": "next"})),
        ),
        (
            "list",
            Some(json!({"inputToken": "next", "outputToken": "next", "items": "parts"})),
        ),
        (
            "map",
            Some(json!({"inputToken": "next", "outputToken": "next", "items": "map"})),
        ),
        (
            "size",
            Some(
                json!({"inputToken": "next", "outputToken": "next", "items": "map", "pageSize": "size"}),
            ),
        ),
    ];
    for (at, (before, old)) in pages.iter().enumerate() {
        for (after, new) in &pages[at + 1..] {
            cases.add(format!("pages: {before}, {after}"), |version, is_new| {
                let [input, output, ..] = ends(version);
                let mut shape = operation(&[("input", &input), ("output", &output)], &[]);
                if let Some(pages) = if is_new { new } else { old } {
                    shape["traits"] = json!({"smithy.api#paginated": pages});
                }
                version.add("List", shape);
            });
        }
    }
}

fn traits(cases: &mut Cases) {
    for (id, value) in [
        ("smithy.api#documentation", json!("Text.")),
        ("smithy.api#deprecated", json!({})),
        ("smithy.api#endpoint", json!({"hostPrefix": "a."})),
        ("smithy.api#auth", json!([])),
        ("smithy.api#optionalAuth", json!({})),
        ("smithy.api#readonly", json!({})),
        ("smithy.api#idempotent", json!({})),
    ] {
        cases.add(format!("operation: {id}"), |version, is_new| {
            let [input, output, ..] = ends(version);
            let mut shape = operation(&[("input", &input), ("output", &output)], &[]);
            if is_new {
                shape["traits"] = json!({id: value});
            }
            version.add("Get", shape);
        });
    }
}

/// Structures whose code depends on the operations that use them.
fn roles(cases: &mut Cases) {
    cases.add("a token of an input", |version, is_new| {
        // Only in an input is a token filled in.
        let [input, ..] = ends(version);
        let of = [("input", &*input)];
        version.add("Get", operation(if is_new { &of } else { &[] }, &[]));
    });
    cases.add("an output is also a part of an input", |version, is_new| {
        passed_on(version, &both(), true, is_new);
    });
    cases.add(
        "a part of an error is also a part of an input",
        |version, is_new| {
            let part = version.aggregate("structure", "Both", &both(), json!({}));
            let members = vec![("part", part, json!({}))];
            let error = json!({"smithy.api#error": "client"});
            let error = version.aggregate("structure", "Gone", &members, error);
            let members = if is_new { members } else { Members::new() };
            let input = version.aggregate("structure", "In", &members, json!({}));
            version.add("Get", operation(&[("input", &input)], &[&error]));
        },
    );
    cases.add(
        "another operation has an output as a part of its input",
        |version, is_new| {
            passed_on(version, &both(), true, false);
            if is_new {
                let list = json!({"type": "list", "member": {"target": version.id("Both")}});
                let list = version.add("List", list);
                let member = vec![("parts", list, json!({REQUIRED: {}}))];
                let input = version.aggregate("structure", "OtherIn", &member, json!({}));
                version.add("Put", operation(&[("input", &input)], &[]));
            }
        },
    );
    cases.add("a part of an input is also an output", |version, is_new| {
        passed_on(version, &both(), is_new, true);
    });
    cases.add(
        "a part of an input is also an output, if optional",
        |version, is_new| {
            let members = vec![("id", text(), json!({}))];
            passed_on(version, &members, is_new, true);
        },
    );
    for traits in [json!({"smithy.api#clientOptional": {}}), json!({})] {
        cases.add(
            "an output and a part of an input has a required member",
            |version, is_new| {
                let mut of_member = traits.clone();
                if is_new {
                    of_member = json!({REQUIRED: {}});
                }
                let members = vec![("id", text(), of_member), ("name", text(), json!({}))];
                passed_on(version, &members, true, true);
            },
        );
    }
    cases.add(
        "an output and a part of an input has another target",
        |version, is_new| {
            let members = [both(), vec![("id", text(), json!({}))]];
            let [both, other] = ["Both", "Other"].map(|name| {
                version.aggregate(
                    "structure",
                    name,
                    &members[usize::from(name == "Other")],
                    json!({}),
                )
            });
            let of = |id: &String| vec![("part", id.clone(), json!({}))];
            let input = of(if is_new { &both } else { &other });
            let input = version.aggregate("structure", "In", &input, json!({}));
            let output = version.aggregate("structure", "Out", &of(&both), json!({}));
            version.add(
                "Get",
                operation(&[("input", &input), ("output", &output)], &[]),
            );
        },
    );
    cases.add("the name of the hidden field", |version, is_new| {
        let mut members = both();
        if is_new {
            members.push(("__absent", text(), json!({REQUIRED: {}})));
        }
        passed_on(version, &members, true, true);
    });
}

/// Required members.
fn both() -> Members {
    vec![
        ("id", text(), json!({REQUIRED: {}})),
        ("name", text(), json!({REQUIRED: {}})),
    ]
}

/// An operation with a structure that is a part of its output and of its input, or not.
fn passed_on(version: &mut Version, members: &Members, is_read: bool, is_sent: bool) {
    let part = version.aggregate("structure", "Both", members, json!({}));
    let end = |is_part: bool| {
        let member = is_part.then(|| ("part", part.clone(), json!({})));
        member.into_iter().collect()
    };
    let input = version.aggregate("structure", "In", &end(is_sent), json!({}));
    let output = version.aggregate("structure", "Out", &end(is_read), json!({}));
    let of = [("input", &*input), ("output", &*output)];
    version.add("Get", operation(&of, &[]));
}
