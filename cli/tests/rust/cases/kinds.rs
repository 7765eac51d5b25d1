//! Shapes, and values of enums.

use serde_json::{Value, json};

use super::{Cases, DEFAULT, REQUIRED, Version, text};

/// Shapes that are added, removed, renamed, or of another kind.
pub(super) fn kinds(cases: &mut Cases) {
    const KINDS: [&str; 6] = [
        "structure",
        "empty structure",
        "union",
        "enum",
        "intEnum",
        "string",
    ];
    fn shape(version: &mut Version, kind: &str, name: &str) -> String {
        let members = || {
            vec![
                ("a", text(), json!({})),
                ("b", "smithy.api#Integer".to_owned(), json!({})),
            ]
        };
        match kind {
            "empty structure" => version.aggregate("structure", name, &Vec::new(), json!({})),
            "enum" => version.values(
                "enum",
                name,
                &[("A", json!("a")), ("B", json!("b"))],
                json!({}),
            ),
            "intEnum" => version.values(
                "intEnum",
                name,
                &[("A", json!(1)), ("B", json!(2))],
                json!({}),
            ),
            "string" => version.add(name, json!({"type": "string"})),
            kind => version.aggregate(kind, name, &members(), json!({})),
        }
    }
    /// Uses a shape in each place.
    fn used(version: &mut Version, id: &str) {
        let list = version.add("List", json!({"type": "list", "member": {"target": id}}));
        let map = json!({"type": "map", "key": {"target": text()}, "value": {"target": id}});
        let map = version.add("Map", map);
        let members = vec![
            ("plain", id.to_owned(), json!({})),
            ("required", id.to_owned(), json!({REQUIRED: {}})),
            ("list", list, json!({})),
            ("map", map, json!({})),
        ];
        version.aggregate("structure", "Holder", &members, json!({}));
        let members = vec![
            ("text", text(), json!({})),
            ("it", id.to_owned(), json!({})),
        ];
        version.aggregate("union", "Union", &members, json!({}));
    }
    for (at, before) in KINDS.into_iter().enumerate() {
        cases.add(format!("{before} is added"), |version, is_new| {
            version.aggregate("structure", "Other", &Vec::new(), json!({}));
            if is_new {
                shape(version, before, "Shape");
            }
        });
        cases.add(format!("{before} has another name"), |version, is_new| {
            let id = shape(version, before, if is_new { "New" } else { "Old" });
            used(version, &id);
        });
        for after in &KINDS[at + 1..] {
            cases.add(format!("{before} becomes {after}"), |version, is_new| {
                let id = shape(version, if is_new { after } else { before }, "Shape");
                used(version, &id);
            });
        }
    }
    cases.add("enum becomes string with @enum", |version, is_new| {
        if is_new {
            let values = json!([{"value": "a", "name": "A"}, {"value": "b", "name": "B"}]);
            version.add(
                "Shape",
                json!({"type": "string", "traits": {"smithy.api#enum": values}}),
            );
        } else {
            shape(version, "enum", "Shape");
        }
    });
    cases.add("error", |version, is_new| {
        let traits = if is_new {
            json!({"smithy.api#error": "client"})
        } else {
            json!({})
        };
        let members = vec![
            ("message", text(), json!({})),
            ("code", text(), json!({DEFAULT: "x"})),
        ];
        version.aggregate("structure", "Shape", &members, traits);
    });
}

/// Values of enums.
pub(super) fn values(cases: &mut Cases) {
    for kind in ["enum", "intEnum"] {
        let value = |number: i32| {
            if kind == "enum" {
                json!(format!("value-{number}"))
            } else {
                json!(number)
            }
        };
        let mut add = |name: &str, values: &dyn Fn(bool) -> Vec<(&'static str, i32)>| {
            cases.add(format!("{kind}: {name}"), |version, is_new| {
                let values = values(is_new).into_iter();
                let values: Vec<(&str, Value)> =
                    values.map(|(name, number)| (name, value(number))).collect();
                version.values(kind, "Shape", &values, json!({}));
            });
        };
        for (place, at) in [("first", 0), ("in the middle", 1), ("last", 2)] {
            add(&format!("a value {place}"), &|is_new| {
                let mut values = vec![("A", 1), ("B", 2)];
                if is_new {
                    values.insert(at, ("C", 3));
                }
                values
            });
        }
        add("a value that collides", &|is_new| {
            let mut values = vec![("A_B", 1)];
            if is_new {
                values.insert(0, ("AB", 2));
            }
            values
        });
        add("another name", &|is_new| {
            vec![("A", 1), (if is_new { "C" } else { "B" }, 2)]
        });
        add("another value", &|is_new| {
            vec![("A", 1), ("B", if is_new { 3 } else { 2 })]
        });
        add("another order", &|is_new| {
            let mut values = vec![("A", 1), ("B", 2)];
            if is_new {
                values.reverse();
            }
            values
        });
        add("a value `Unknown`", &|is_new| {
            let mut values = vec![("A", 1)];
            if is_new {
                values.push(("UNKNOWN", 2));
            }
            values
        });
    }
}

/// Members that are boxed, since their types contain themselves.
pub(super) fn recursion(cases: &mut Cases) {
    for kind in ["structure", "union"] {
        for is_direct in [false, true] {
            cases.add(
                format!("recursion of {kind}, {is_direct}"),
                |version, is_new| {
                    let (shape, other) = (version.id("Shape"), version.id("Other"));
                    let target = if is_direct { &shape } else { &other };
                    let mut members = vec![
                        ("text", text(), json!({})),
                        ("next", target.clone(), json!({})),
                    ];
                    if is_direct && !is_new {
                        members.pop();
                    }
                    version.aggregate(kind, "Shape", &members, json!({}));
                    let back = if is_new { shape.clone() } else { text() };
                    version.aggregate(
                        "structure",
                        "Other",
                        &vec![("back", back, json!({}))],
                        json!({}),
                    );
                },
            );
        }
    }
}
