//! What a model means: names, traits, mixins and the values that the language leaves out.

use serde_json::Value;

use crate::{asts, expand, files};

/// The shapes of the first file.
fn shapes(texts: &[&str]) -> Value {
    let asts = asts(&files(texts)).expect(texts[0]);
    let ast: Value = serde_json::from_str(&asts[0]).expect("JSON");
    ast["shapes"].clone()
}

/// Files, a JSON pointer into the shapes of the first, and its value.
const CASES: &[(&[&str], &str, &str)] = &[
    // Names: `use`, then the namespace, then the prelude; unknown names are of the namespace.
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#X\nstructure S { x: X, y: Y, s: String, z: Z }\nstring Y",
        ],
        "/a#S/members/x/target",
        "\"b#X\"",
    ),
    (
        &["$version: \"2\"\nnamespace a\nstructure S { x: X, y: Y, s: String }\nstring Y"],
        "/a#S/members/y/target",
        "\"a#Y\"",
    ),
    (
        &["$version: \"2\"\nnamespace a\nstructure S { s: String }"],
        "/a#S/members/s/target",
        "\"smithy.api#String\"",
    ),
    (
        &["$version: \"2\"\nnamespace a\nstructure S { s: String }\ninteger String"],
        "/a#S/members/s/target",
        "\"a#String\"",
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S { s: String }",
            "$version: \"2\"\nnamespace a\ninteger String",
        ],
        "/a#S/members/s/target",
        "\"a#String\"",
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S { s: String }",
            "{\"smithy\": \"2.0\", \"shapes\": {\"a#String\": {\"type\": \"integer\"}}}",
        ],
        "/a#S/members/s/target",
        "\"a#String\"",
    ),
    // IDs without quotes in values are resolved, and texts are not.
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#t\n@t(x: S, y: \"S\", z: [String, S$m])\nstructure S {}",
        ],
        "/a#S/traits/b#t",
        r#"{"x": "a#S", "y": "S", "z": ["smithy.api#String", "a#S$m"]}"#,
    ),
    // A name that a service gives to a shape is not a shape ID.
    (
        &["$version: \"2\"\nnamespace a\nservice V { version: \"1\", rename: {\"b#C\": D} }"],
        "/a#V/rename",
        r#"{"b#C": "D"}"#,
    ),
    // Values of traits without one, by the type of the trait in any file.
    (
        &["$version: \"2\"\nnamespace a\n@t\nstructure S {}\n@trait\nlist t { member: String }"],
        "/a#S/traits",
        r#"{"a#t": []}"#,
    ),
    (
        &["$version: \"2\"\nnamespace a\n@t()\nstructure S {}\n@trait\nstructure t {}"],
        "/a#S/traits",
        r#"{"a#t": {}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@t\nstructure S {}",
            "$version: \"2\"\nnamespace a\n@trait\ndocument t",
        ],
        "/a#S/traits",
        r#"{"a#t": null}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#t\n@t\nstructure S {}",
            "{\"smithy\": \"2.0\", \"shapes\": {\"b#t\": {\"type\": \"list\", \"member\": {\"target\": \"smithy.api#String\"}, \"traits\": {\"smithy.api#trait\": {}}}}}",
        ],
        "/a#S/traits",
        r#"{"b#t": []}"#,
    ),
    (
        &["$version: \"2\"\nnamespace a\n@b#unknown\n@tags\nstructure S {}"],
        "/a#S/traits",
        r#"{"b#unknown": {}, "smithy.api#tags": []}"#,
    ),
    // Statements on a trait in a JSON AST do not define it.
    (
        &[
            "$version: \"2\"\nnamespace a\n@smithy.framework#ValidationException\nstructure S {}",
            "{\"smithy\": \"2.0\", \"shapes\": {\"smithy.framework#ValidationException\": {\"type\": \"apply\", \"traits\": {\"a#x\": {}}}}}",
        ],
        "/a#S/traits",
        r#"{"smithy.framework#ValidationException": {}}"#,
    ),
    // Traits that are applied more than once: own ones first, then statements in the order of files.
    (
        &[
            "$version: \"2\"\nnamespace a\napply S @tags([\"c\"])\n@tags([\"a\"])\n@tags([\"b\", \"a\"])\nstructure S {}\napply S @tags([\"d\"])",
            "$version: \"2\"\nnamespace b\napply a#S @tags([\"e\"])",
        ],
        "/a#S/traits",
        r#"{"smithy.api#tags": ["a", "b", "a", "c", "d", "e"]}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@length(min: 1, max: 2)\n@length(max: 2, min: 1)\nstring S\napply S @length(min: 1, max: 2)",
        ],
        "/a#S/traits",
        r#"{"smithy.api#length": {"min": 1, "max": 2}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n/// One\n///  Two\n@documentation(\"One\\n Two\")\nstring S",
        ],
        "/a#S/traits",
        r#"{"smithy.api#documentation": "One\n Two"}"#,
    ),
    // Equal definitions are one; their traits are joined once.
    (
        &[
            "$version: \"2\"\nnamespace a\n@tags([\"a\"])\nstructure S { @tags([\"m\"]) a: String }\n@tags([\"b\"])\nstructure S { @tags([\"n\"]) a: String }\napply S @tags([\"c\"])",
        ],
        "/a#S",
        r#"{"type": "structure", "members": {"a": {"target": "smithy.api#String", "traits": {"smithy.api#tags": ["m", "n"]}}}, "traits": {"smithy.api#tags": ["a", "b", "c"]}}"#,
    ),
    // Lists of references are sorted, without duplicates.
    (
        &[
            "$version: \"2\"\nnamespace a\nservice V { version: \"\", operations: [b, C, a, b], resources: [], errors: [] }\noperation a {}\noperation b {}\noperation C {}",
        ],
        "/a#V",
        r#"{"type": "service", "operations": [{"target": "a#a"}, {"target": "a#b"}, {"target": "a#C"}]}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\noperation O { errors: [X, E, X] }\n@error(\"client\") structure E {}\n@error(\"client\") structure X {}",
        ],
        "/a#O/errors",
        r#"[{"target": "a#E"}, {"target": "a#X"}]"#,
    ),
    (
        &["$version: \"2\"\nnamespace a\noperation O {}"],
        "/a#O",
        r#"{"type": "operation", "input": {"target": "smithy.api#Unit"}, "output": {"target": "smithy.api#Unit"}}"#,
    ),
    // Inline structures.
    (
        &[
            "$version: \"2\"\n$operationInputSuffix: \"In\"\n$operationOutputSuffix: \"Out\"\nnamespace a\noperation O { input := { a: String } output := {} }",
        ],
        "/a#OIn",
        r#"{"type": "structure", "members": {"a": {"target": "smithy.api#String"}}, "traits": {"smithy.api#input": {}}}"#,
    ),
    // Enums.
    (
        &["$version: \"2\"\nnamespace a\nenum E { A\n B = \"b\"\n @enumValue(\"c\")\n C }"],
        "/a#E/members/C",
        r#"{"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "c"}}"#,
    ),
    (
        &["$version: \"2\"\nnamespace a\nenum E { A\n B = \"b\"\n }"],
        "/a#E/members/A/traits",
        r#"{"smithy.api#enumValue": "A"}"#,
    ),
    // Resources: a property comes before an identifier.
    (
        &[
            "$version: \"2\"\nnamespace a\nresource R { identifiers: {x: String, i: String}, properties: {x: Integer} }\nstructure S for R { $x, $i }",
        ],
        "/a#S/members",
        r#"{"x": {"target": "smithy.api#Integer"}, "i": {"target": "smithy.api#String"}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#R\nstructure S for R { $x, $i }",
            "{\"smithy\": \"2.0\", \"shapes\": {\"b#R\": {\"type\": \"resource\", \"identifiers\": {\"x\": {\"target\": \"b#I\"}, \"i\": {\"target\": \"b#I\"}}, \"properties\": {\"x\": {\"target\": \"b#P\"}}}, \"b#P\": {\"type\": \"string\"}, \"b#I\": {\"type\": \"string\"}}}",
        ],
        "/a#S/members",
        r#"{"x": {"target": "b#P"}, "i": {"target": "b#I"}}"#,
    ),
    // Members of mixins are changed by statements.
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure M { a: String, b: String, c: Integer }\nstructure S with [M] { @required $a\n $b\n c: Integer = 1\n d: String }\napply S$b @required",
        ],
        "/a#S/members",
        r#"{"d": {"target": "smithy.api#String"}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure M { a: String, c: Integer }\nstructure S with [M] { @required $a\n c: Integer = 1\n }",
        ],
        "/a#S$a",
        r#"{"type": "apply", "traits": {"smithy.api#required": {}}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure M { a: String, c: Integer }\nstructure S with [M] { @required $a\n c: Integer = 1\n }",
        ],
        "/a#S$c",
        r#"{"type": "apply", "traits": {"smithy.api#default": 1}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#M\nstructure S with [M] { @required $m }",
            "{\"smithy\": \"2.0\", \"shapes\": {\"b#M\": {\"type\": \"structure\", \"mixins\": [{\"target\": \"b#N\"}], \"members\": {}, \"traits\": {\"smithy.api#mixin\": {}}}, \"b#N\": {\"type\": \"structure\", \"members\": {\"m\": {\"target\": \"smithy.api#String\"}}, \"traits\": {\"smithy.api#mixin\": {}}}}}",
        ],
        "/a#S$m",
        r#"{"type": "apply", "traits": {"smithy.api#required": {}}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin enum M { A = \"x\"\n }\nenum E with [M] { @deprecated A\n B }",
        ],
        "/a#E$A/traits",
        r#"{"smithy.api#deprecated": {}}"#,
    ),
    (
        &["$version: \"2\"\nnamespace a\n@mixin structure M {}\nstructure S with [M, M] {}"],
        "/a#S/mixins",
        r#"[{"target": "a#M"}]"#,
    ),
    // Statements on shapes of JSON ASTs and of `smithy.framework`.
    (
        &[
            "$version: \"2\"\nnamespace a\napply b#S$m @required\napply b#S$m @tags([\"x\"])",
            "{\"smithy\": \"2.0\", \"shapes\": {\"b#S\": {\"type\": \"structure\", \"members\": {\"m\": {\"target\": \"smithy.api#String\"}}}}}",
        ],
        "",
        r#"{"b#S$m": {"type": "apply", "traits": {"smithy.api#required": {}, "smithy.api#tags": ["x"]}}}"#,
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nuse smithy.framework#ValidationException\napply ValidationException @httpError(422)",
        ],
        "",
        r#"{"smithy.framework#ValidationException": {"type": "apply", "traits": {"smithy.api#httpError": 422}}}"#,
    ),
    // Numbers.
    (
        &[
            "$version: \"2\"\nnamespace a\n@b#t([-0, 007, -01.50, 1e5, 123456789012345678901234567890])\nstring S",
        ],
        "/a#S/traits/b#t",
        "[0, 7, -1.50, 1e5, 123456789012345678901234567890]",
    ),
    // The prelude is part of every model.
    (
        &[
            "$version: \"2\"\nnamespace smithy.api\nstring String\n@trait structure tags {}\nstring Own",
        ],
        "",
        r#"{"smithy.api#Own": {"type": "string"}}"#,
    ),
];

#[test]
fn shapes_are_as_smithy_writes_them() {
    for (texts, pointer, expected) in CASES {
        let shapes = shapes(texts);
        // The key of a shape has a `/` in no namespace.
        let found = shapes.pointer(pointer).unwrap_or(&Value::Null);
        let expected: Value = serde_json::from_str(expected).expect(expected);
        assert_eq!(*found, expected, "{texts:?}\n{shapes:#}");
    }
}

#[test]
fn shapes_are_sorted() {
    let text = "$version: \"2\"\nnamespace b\nstructure Z with [M] { @required $x }\nstructure Z0 {}\nstring a\n@mixin structure M { x: a }";
    let ast = asts(&files(&[text])).expect("an AST").remove(0);
    let order = [
        "\"b#M\":",
        "\"b#Z\":",
        "\"b#Z$x\":",
        "\"b#Z0\":",
        "\"b#a\":",
    ];
    let places: Vec<_> = order.map(|key| ast.find(key).expect(key)).into();
    assert!(places.is_sorted(), "{ast}");
}

#[test]
fn metadata_is_joined() {
    let text = "$version: \"2\"\nmetadata a = [1, String]\nmetadata b = 1.0\nmetadata a = [\"x\"]\nmetadata b = 1";
    let ast = asts(&files(&[text, "", "// a comment\n"])).expect("ASTs");
    let first: Value = serde_json::from_str(&ast[0]).expect("JSON");
    let expected: Value = serde_json::json!({"a": [1, "smithy.api#String", "x"], "b": 1.0});
    assert_eq!(first["metadata"], expected);
    assert_eq!(ast[1], r#"{"smithy":"1.0","shapes":{}}"#);
    assert_eq!(ast[2], ast[1]);
}

/// A file of metadata without a version, which is 1.0, does not change what the shapes of other files mean.
#[test]
fn a_file_without_shapes_changes_no_code() {
    let shapes = "$version: \"2\"\nnamespace a\nstructure S { a: Integer, b: PrimitiveInteger, c: Own, d: Boolean }\ninteger Own";
    let alone = expand(&files(&[shapes])).expect("code");
    for other in [
        "metadata x = 1",
        "",
        "namespace b",
        "$version: \"1.0\"\nnamespace a",
    ] {
        assert_eq!(
            expand(&files(&[shapes, other])).as_ref(),
            Ok(&alone),
            "{other}"
        );
        assert_eq!(
            expand(&files(&[other, shapes])).as_ref(),
            Ok(&alone),
            "{other}"
        );
    }
}

/// Smithy 1.0: what Smithy adds when it loads a model is added by the generator.
#[test]
fn version_1_means_what_smithy_makes_of_it() {
    let old = "namespace a\nstructure S {\n a: Integer\n b: PrimitiveInteger\n @box\n c: PrimitiveBoolean\n d: Own\n @box\n e: Own\n f: Boxed\n g: Stream\n s: Set }\n\
        integer Own\n@box integer Boxed\n@streaming blob Stream\nstructure T { @required g: Stream }\nset Set { member: String }";
    let new = "$version: \"2\"\nnamespace a\nstructure S {\n a: Integer\n b: PrimitiveInteger = 0\n c: PrimitiveBoolean = null\n d: Own = 0\n e: Own = null\n f: Boxed\n g: Stream = \"\"\n s: Set }\n\
        @default(0) integer Own\ninteger Boxed\n@streaming blob Stream\nstructure T { @required g: Stream }\n@uniqueItems list Set { member: String }";
    let (old, new) = (expand(&files(&[old])), expand(&files(&[new])));
    assert!(old.is_ok(), "{old:?}");
    assert_eq!(old, new);
}
