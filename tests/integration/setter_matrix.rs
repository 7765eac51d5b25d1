//! Every kind of shape × every place of a member × both rules of optionality: what a setter takes, and what it stores.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::support::consumer::Consumer;
use crate::support::say;

/// A kind of shape: its name, its target, expressions that setters take, one of them as the field stores it, and the
/// value in JSON.
struct Kind {
    name: &'static str,
    target: &'static str,
    taken: &'static [&'static str],
    stored: &'static str,
    json: Value,
}

fn kinds() -> Vec<Kind> {
    let kind = |name, target, taken, stored, json| Kind {
        name,
        target,
        taken,
        stored,
        json,
    };
    vec![
        kind(
            "boolean",
            "smithy.api#Boolean",
            &["true"],
            "true",
            json!(true),
        ),
        kind("byte", "smithy.api#Byte", &["1"], "1", json!(1)),
        kind("short", "smithy.api#Short", &["1"], "1", json!(1)),
        kind("integer", "smithy.api#Integer", &["1"], "1", json!(1)),
        kind("long", "smithy.api#Long", &["1"], "1", json!(1)),
        kind("float", "smithy.api#Float", &["0.5"], "0.5", json!(0.5)),
        kind("double", "smithy.api#Double", &["0.5"], "0.5", json!(0.5)),
        kind(
            "string",
            "smithy.api#String",
            &[
                "\"a\"",
                "'a'",
                "String::from(\"a\")",
                "Box::<str>::from(\"a\")",
            ],
            "String::from(\"a\")",
            json!("a"),
        ),
        kind(
            "blob",
            "smithy.api#Blob",
            &["b\"a\"", "*b\"a\"", "\"a\"", "vec![b'a']"],
            "vec![b'a']",
            json!("YQ=="),
        ),
        kind(
            "timestamp",
            "smithy.api#Timestamp",
            &["shapesmith::Timestamp::UNIX_EPOCH"],
            "shapesmith::Timestamp::UNIX_EPOCH",
            json!(0),
        ),
        kind(
            "document",
            "smithy.api#Document",
            &["shapesmith::Document::from(1)"],
            "shapesmith::Document::from(1)",
            json!(1),
        ),
        kind(
            "enum",
            "n#Suit",
            &["Suit::Hearts", "\"HEARTS\".into()"],
            "Suit::Hearts",
            json!("HEARTS"),
        ),
        kind(
            "int_enum",
            "n#Level",
            &["Level::High", "3.into()"],
            "Level::High",
            json!(3),
        ),
        kind(
            "structure",
            "n#Point",
            &[
                "Point::builder().x(1)",
                "Point::builder().x(1).build_unchecked()",
                "Point::builder().maybe_y(None).x(1)",
            ],
            "Point::builder().x(1).build_unchecked()",
            json!({"x": 1}),
        ),
        kind(
            "union",
            "n#Choice",
            &["Choice::Text(\"a\".to_owned())"],
            "Choice::Text(\"a\".to_owned())",
            json!({"text": "a"}),
        ),
    ]
}

/// A place of a value: the shapes around it, from the outside.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    List,
    SparseList,
    Map,
    SparseMap,
}
use Around::{List, Map as InMap, SparseList, SparseMap};

const PLACES: [&[Around]; 13] = [
    &[],
    &[List],
    &[SparseList],
    &[InMap],
    &[SparseMap],
    &[List, List],
    &[List, SparseList],
    &[SparseList, List],
    &[List, InMap],
    &[InMap, List],
    &[SparseMap, SparseList],
    &[InMap, SparseMap],
    &[List, InMap, List],
];

fn place_name(place: &[Around]) -> String {
    let names = place.iter().map(|around| match around {
        List => "_list",
        SparseList => "_sparse_list",
        InMap => "_map",
        SparseMap => "_sparse_map",
    });
    names.collect()
}

/// How an expression builds the shapes around a value.
#[derive(Clone, Copy)]
enum Form {
    /// Arrays.
    Array,
    /// `Vec`s, and the types of fields.
    Owned,
    /// Borrowed arrays, whose items are cloned.
    Borrowed,
    /// Iterators.
    Iterator,
}

/// An expression for a value within the shapes around it.
fn expression(place: &[Around], value: &str, form: Form, is_outermost: bool) -> String {
    let Some((first, rest)) = place.split_first() else {
        return value.to_owned();
    };
    let inner = expression(rest, value, form, false);
    let item = match first {
        List => inner,
        SparseList => format!("Some({inner})"),
        InMap => format!("(\"k\", {inner})"),
        SparseMap => format!("(\"k\", Some({inner}))"),
    };
    match (form, first) {
        (Form::Borrowed, _) if is_outermost => format!("&[{item}]"),
        (Form::Iterator, _) => format!("std::iter::once({item})"),
        (Form::Owned, InMap | SparseMap) => {
            format!("std::collections::HashMap::from([{item}])")
        }
        (Form::Owned, _) => format!("vec![{item}]"),
        _ => format!("[{item}]"),
    }
}

/// An expression of the type of the field.
fn field_value(place: &[Around], value: &str) -> String {
    let Some((first, rest)) = place.split_first() else {
        return value.to_owned();
    };
    let inner = field_value(rest, value);
    match first {
        List => format!("vec![{inner}]"),
        SparseList => format!("vec![Some({inner})]"),
        InMap => format!("BTreeMap::from([(\"k\".to_owned(), {inner})])"),
        SparseMap => format!("BTreeMap::from([(\"k\".to_owned(), Some({inner}))])"),
    }
}

fn value_json(place: &[Around], value: &Value) -> Value {
    let Some((first, rest)) = place.split_first() else {
        return value.clone();
    };
    let inner = value_json(rest, value);
    match first {
        List | SparseList => json!([inner]),
        InMap | SparseMap => json!({ "k": inner }),
    }
}

/// The target of a member in a place, whose shapes are added to the model.
fn target(place: &[Around], kind: &Kind, shapes: &mut BTreeMap<String, Value>) -> String {
    let Some((first, rest)) = place.split_first() else {
        return kind.target.to_owned();
    };
    let inner = json!({ "target": target(rest, kind, shapes) });
    let id = format!("n#{}{}", kind.name, place_name(place));
    let mut shape = match first {
        List | SparseList => json!({ "type": "list", "member": inner }),
        InMap | SparseMap => {
            json!({ "type": "map", "key": { "target": "smithy.api#String" }, "value": inner })
        }
    };
    if matches!(first, SparseList | SparseMap) {
        shape["traits"] = json!({ "smithy.api#sparse": {} });
    }
    shapes.insert(id.clone(), shape);
    id
}

fn model(kinds: &[Kind]) -> Value {
    let unit = |value: Value| json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": value } });
    let mut shapes = BTreeMap::from([
        (
            "n#Suit".to_owned(),
            json!({ "type": "enum", "members": { "HEARTS": unit(json!("HEARTS")) } }),
        ),
        (
            "n#Level".to_owned(),
            json!({ "type": "intEnum", "members": { "HIGH": unit(json!(3)) } }),
        ),
        (
            "n#Point".to_owned(),
            json!({ "type": "structure", "members": {
                "x": { "target": "smithy.api#Integer", "traits": { "smithy.api#required": {} } },
                "y": { "target": "smithy.api#Integer" },
            } }),
        ),
        (
            "n#Choice".to_owned(),
            json!({ "type": "union", "members": {
                "text": { "target": "smithy.api#String" },
                "point": { "target": "n#Point" },
            } }),
        ),
    ]);
    for kind in kinds {
        let (mut optional, mut required) = (Map::new(), Map::new());
        for place in PLACES {
            let name = format!("v{}", place_name(place));
            let target = target(place, kind, &mut shapes);
            optional.insert(name.clone(), json!({ "target": target }));
            let traits = json!({ "smithy.api#required": {} });
            required.insert(name, json!({ "target": target, "traits": traits }));
        }
        let mut add = |prefix: &str, members: Map<String, Value>| {
            let id = format!("n#{prefix}_{}", kind.name);
            shapes.insert(id, json!({ "type": "structure", "members": members }));
        };
        add("Optional", optional);
        add("Required", required);
    }
    json!({ "smithy": "2.0", "shapes": shapes })
}

/// The statements that test the setters of one kind, and how many values they set.
fn statements(kind: &Kind, program: &mut String) -> usize {
    let mut count = 0;
    let mut all_required = String::new();
    for place in PLACES {
        let field = format!("v{}", place_name(place));
        let stored = field_value(place, kind.stored);
        let setter = |form, taken: &str| {
            // `into()` gives a value of the type that is expected, which only a setter of a value says.
            let expression = expression(place, taken, form, true);
            format!(".{field}({expression})")
        };
        let mut calls = vec![format!(".maybe_{field}(Some({stored}))")];
        for &taken in kind.taken {
            for form in [Form::Array, Form::Owned, Form::Borrowed, Form::Iterator] {
                let is_inferred = taken.ends_with(".into()");
                let borrows = matches!(form, Form::Borrowed) && !place.is_empty();
                if is_inferred && borrows {
                    continue;
                }
                calls.push(setter(form, taken));
                if place.is_empty() {
                    break;
                }
            }
        }
        if let Some((first, rest)) = place.split_first() {
            for form in [Form::Array, Form::Owned, Form::Iterator] {
                let inner = expression(rest, kind.taken[0], form, false);
                calls.push(match first {
                    List => format!(".push_{field}({inner})"),
                    SparseList => format!(".push_{field}(Some({inner}))"),
                    InMap => format!(".insert_{field}(\"k\", {inner})"),
                    SparseMap => format!(".insert_{field}(\"k\", Some({inner}))"),
                });
            }
        }
        let json = json!({ &field: value_json(place, &kind.json) }).to_string();
        let name = kind.name;
        for call in &calls {
            let _ = writeln!(
                program,
                "check(Optional_{name}::builder(){call}.build_unchecked(), Optional_{name}::from_json_unchecked, {json:?});"
            );
        }
        count += calls.len();
        // The last call of each place, with the same value in all.
        all_required.push_str(&calls[calls.len() - 1]);
    }
    let all: Map<String, Value> = (PLACES.iter())
        .map(|place| {
            (
                format!("v{}", place_name(place)),
                value_json(place, &kind.json),
            )
        })
        .collect();
    let json = Value::Object(all).to_string();
    let name = kind.name;
    let _ = writeln!(
        program,
        "check(Required_{name}::builder(){all_required}.build_unchecked(), Required_{name}::from_json_unchecked, {json:?});"
    );
    count + 1
}

#[test]
fn setters_take_every_kind_in_every_place() {
    let kinds = kinds();
    let (mut functions, mut calls, mut count) = (String::new(), String::new(), 0);
    for kind in &kinds {
        let mut body = String::new();
        count += statements(kind, &mut body);
        for rules in ["client", "server"] {
            let name = kind.name;
            let _ = writeln!(
                functions,
                "fn {rules}_{name}() {{ use {rules}::*;\n{body}}}"
            );
            let _ = writeln!(calls, "{rules}_{name}();");
        }
    }
    let main = format!(
        r#"
        #![deny(warnings)]
        #![allow(non_snake_case, unused_imports)]
        use std::collections::BTreeMap;
        mod client {{
            shapesmith::smithy! {{ model = "model.json", shapes = *, docs = false }}
        }}
        mod server {{
            shapesmith::smithy! {{ model = "model.json", shapes = *, docs = false, nullability = server }}
        }}

        fn check<T: PartialEq + std::fmt::Debug>(
            value: T,
            read: fn(&[u8]) -> Result<T, shapesmith::JsonError>,
            json: &str,
        ) {{
            assert_eq!(value, read(json.as_bytes()).expect("JSON of the model"));
        }}

        {functions}

        fn main() {{ {calls} }}
        "#
    );
    let consumer = Consumer::plain("setter-matrix", &main);
    consumer.write("model.json", &model(&kinds).to_string());
    consumer.run();
    say(&format!(
        "{count} calls of setters of {} kinds in {} places, for clients and servers",
        kinds.len(),
        PLACES.len()
    ));
}
