//! Every kind of shape, with values that are distinguishable from the rest of any text.

use serde_json::{Value, json};

/// Texts that must be redacted: parts of the values below, in each of their forms.
pub const MARKERS: [&str; 7] = [
    "hunter2",     // strings, keys and names
    "113",         // numbers, and seconds of a timestamp
    "aHVudGVy",    // the blob in base64,
    "104, 117",    // as a list of bytes,
    "0x68",        // and in hexadecimal
    "2005-12-28",  // a timestamp
    "28 Dec 2005", // and as HTTP has it
];

/// The kind whose values only exist in a type of the user's.
pub const FOREIGN: &str = "Foreign";

/// A kind of shape.
pub struct Kind {
    /// The name of its shapes and of members that target it.
    pub name: &'static str,
    /// The shape. Its targets in the model have `@@` for the variant.
    pub shape: Value,
    /// Valid JSON values, which violate the constraints, if there are any.
    pub values: Vec<&'static str>,
    /// Texts other than the markers that must be redacted.
    pub more: &'static [&'static str],
    /// Whether it can be the key of a map.
    pub is_key: bool,
}

fn kind(name: &'static str, shape: Value, values: &[&'static str]) -> Kind {
    Kind {
        name,
        shape,
        values: values.to_vec(),
        more: &[],
        is_key: false,
    }
}

fn number(name: &'static str, ty: &str, value: &'static str) -> Kind {
    let traits = json!({"smithy.api#range": {"min": 0, "max": 10}});
    kind(name, json!({"type": ty, "traits": traits}), &[value])
}

fn timestamp(name: &'static str, format: &str, value: &'static str) -> Kind {
    let traits = json!({"smithy.api#timestampFormat": format});
    kind(
        name,
        json!({"type": "timestamp", "traits": traits}),
        &[value],
    )
}

/// All kinds.
#[allow(clippy::too_many_lines)] // a table
pub fn kinds() -> Vec<Kind> {
    let target = |id: &str| json!({"target": id});
    let length = |ty: &str| json!({"type": ty, "traits": {"smithy.api#length": {"max": 3}}});
    let list =
        |traits: Value| json!({"type": "list", "member": target("m#Short"), "traits": traits});
    let map = |traits: Value| json!({"type": "map", "key": target("m#Key"), "value": target("m#Short"), "traits": traits});
    let unit = || target("smithy.api#Unit");
    let values = |name: &str, value: Value| json!({name: {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}}});
    let mut all = vec![
        kind("Blob", length("blob"), &[r#""aHVudGVyMk1BUktFUg==""#]),
        Kind {
            more: &["true"],
            ..kind("Boolean", json!({"type": "boolean"}), &["true"])
        },
        number("Byte", "byte", "113"),
        number("Short", "short", "11357"),
        number("Integer", "integer", "11357904"),
        number("Long", "long", "1135790427113"),
        number("Float", "float", "1135.25"),
        number("Double", "double", "1135790.25"),
        number("BigInteger", "bigInteger", "1135790427113579"),
        number("BigDecimal", "bigDecimal", "1135790.427113579"),
        timestamp("Seconds", "epoch-seconds", "1135790427"),
        timestamp("DateTime", "date-time", r#""2005-12-28T17:20:27Z""#),
        timestamp(
            "HttpDate",
            "http-date",
            r#""Wed, 28 Dec 2005 17:20:27 GMT""#,
        ),
        kind(
            "Document",
            json!({"type": "document"}),
            &[
                r#"{"hunter2 key": ["hunter2", 11357904, null]}"#,
                r#""hunter2""#,
                "11357904",
            ],
        ),
        kind(
            "List",
            list(json!({"smithy.api#length": {"max": 1}})),
            &[r#"["hunter2", "hunter2 MARKER"]"#],
        ),
        kind(
            "Set",
            list(json!({"smithy.api#uniqueItems": {}})),
            &[r#"["hunter2", "hunter2"]"#],
        ),
        kind(
            "SparseList",
            list(json!({"smithy.api#sparse": {}})),
            &[r#"[null, "hunter2"]"#],
        ),
        kind(
            "Map",
            map(json!({"smithy.api#length": {"max": 0}})),
            &[r#"{"hunter2 key": "hunter2"}"#],
        ),
        kind(
            "SparseMap",
            map(json!({"smithy.api#sparse": {}})),
            &[r#"{"hunter2 key": "hunter2", "hunter2": null}"#],
        ),
        kind(
            "Structure",
            json!({"type": "structure", "members": {"Text": target("m#Short"), "Tags": target("m#Tags"),
                "Number": target("m#Number")}}),
            &[r#"{"Text": "hunter2", "Tags": {"hunter2 key": "hunter2"}, "Number": 11357904}"#],
        ),
        kind(
            "Union",
            json!({"type": "union", "members": {"Text": target("m#Short"), "Tags": target("m#Tags"), "None": unit()}}),
            &[
                r#"{"Text": "hunter2"}"#,
                r#"{"Tags": {"hunter2 key": "hunter2"}}"#,
                r#"{"hunter2": 11357904}"#,
            ],
        ),
        kind(
            "Recursive",
            json!({"type": "structure", "members": {"Next": target("m#@@Recursive"), "Text": target("m#Short"),
                "Either": target("m#@@Union")}}),
            &[
                r#"{"Next": {"Next": {"Text": "hunter2", "Either": {"hunter2": 0}}}, "Text": "hunter2"}"#,
            ],
        ),
    ];
    let keys = [
        kind(
            "Text",
            json!({"type": "string", "traits": {"smithy.api#length": {"max": 3}, "smithy.api#pattern": "^[a-z]+$"}}),
            &[r#""hunter2 MARKER""#],
        ),
        Kind {
            more: &["SESAME", "Sesame"],
            ..kind(
                "Enum",
                json!({"type": "enum", "members": values("OPEN_SESAME", json!("SESAME"))}),
                &[r#""SESAME""#],
            )
        },
        kind(
            "UnknownEnum",
            json!({"type": "enum", "members": values("KNOWN", json!("known"))}),
            &[r#""hunter2""#],
        ),
        kind(
            "OldEnum",
            json!({"type": "string", "traits": {"smithy.api#enum": [{"value": "known", "name": "KNOWN"}]}}),
            &[r#""hunter2""#],
        ),
    ];
    all.extend(keys.map(|kind| Kind {
        is_key: true,
        ..kind
    }));
    // A list with a user-written structure, for the cases with external types.
    all.push(kind(
        FOREIGN,
        list(json!({})),
        &[r#"{"Text": "hunter2", "Tags": {"hunter2": "hunter2"}}"#],
    ));
    all.push(Kind {
        more: &["88421", "Sesame"],
        ..kind(
            "IntEnum",
            json!({"type": "intEnum", "members": values("SESAME", json!(88421))}),
            &["88421"],
        )
    });
    all.push(kind(
        "UnknownIntEnum",
        json!({"type": "intEnum", "members": values("KNOWN", json!(7))}),
        &["11357904"],
    ));
    all
}

/// The targets of the shapes above, which are not sensitive themselves.
pub fn parts() -> Vec<(&'static str, Value)> {
    let short = json!({"type": "string", "traits": {"smithy.api#length": {"max": 3}, "smithy.api#pattern": "^[a-z]+$"}});
    vec![
        ("Short", short),
        (
            "Key",
            json!({"type": "string", "traits": {"smithy.api#pattern": "^[a-z]+$"}}),
        ),
        (
            "Number",
            json!({"type": "integer", "traits": {"smithy.api#range": {"max": 10}}}),
        ),
        (
            "Tags",
            json!({"type": "map", "key": {"target": "m#Key"}, "value": {"target": "m#Short"}}),
        ),
    ]
}

/// Values that are valid for few kinds or none, and texts that are not JSON. Each contains a marker.
pub const WRONG: [&str; 18] = [
    r#""hunter2""#,
    "1135790427",
    "-1135790427113579042711357904271135790427",
    "1135.5",
    "1.135e999",
    "1135e-1",
    r#"["hunter2"]"#,
    "[11357904, [11357904]]",
    "[null, 11357904]",
    r#"{"hunter2": "hunter2"}"#,
    r#"{"hunter2": 11357904}"#,
    r#"{"hunter2": null, "hunter2 key": {"hunter2": ["hunter2"]}}"#,
    r#"{"Text": {"hunter2": 1}, "hunter2": 11357904}"#,
    r#"{"Tags": {"hunter2 key": {"hunter2": 11357904}}}"#,
    r#""hunter2"#,
    r#""hunter2 \x""#,
    "11357904.",
    r#"{"hunter2" "hunter2"}"#,
];
