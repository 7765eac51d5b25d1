//! Tests of the command line, and of what it writes.

use std::path::{Path, PathBuf};
use std::process::Command;

use shapesmith_test_support::command::{Ran, run as run_command};

use shapesmith_codegen::inspect::{Files, Model};

use super::{Input, text};

/// A folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("ast")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    for (file, text) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    folder
}

/// Runs the command in a folder.
fn run(folder: &Path, arguments: &[&str], stdin: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command.arg("ast").args(arguments).current_dir(folder);
    run_command(command, stdin.as_bytes())
}

const MAIN: &str = "$version: \"2\"\nnamespace example.main\nuse example.common#Name\n\n@mixin\nstructure Named {\n    \
                    name: Name\n}\n\nstructure City with [Named] {\n    @range(min: 0.50)\n    size: Double = 1\n}\n\n\
                    apply City$name @required\n";
const COMMON: &str = "{\"smithy\": \"1.0\", \"metadata\": {\"b\": {\"d\": 1, \"c\": 2}, \"a\": [1]}, \"shapes\": \
                      {\"example.common#Name\": {\"type\": \"string\", \"traits\": {\"smithy.api#pattern\": \
                      \"\\u00e9\\u007f\"}}, \"example.common#Count\": {\"type\": \"integer\"}}}";

#[test]
fn files_of_all_formats_become_one_ast() {
    let folder = folder(
        "formats",
        &[("model/main.smithy", MAIN), ("model/common.json", COMMON)],
    );
    let expected = r#"{
    "smithy": "2.0",
    "metadata": {
        "a": [
            1
        ],
        "b": {
            "c": 2,
            "d": 1
        }
    },
    "shapes": {
        "example.common#Count": {
            "type": "integer",
            "traits": {
                "smithy.api#default": 0
            }
        },
        "example.common#Name": {
            "type": "string",
            "traits": {
                "smithy.api#pattern": "éDEL"
            }
        },
        "example.main#City": {
            "type": "structure",
            "mixins": [
                {
                    "target": "example.main#Named"
                }
            ],
            "members": {
                "size": {
                    "target": "smithy.api#Double",
                    "traits": {
                        "smithy.api#default": 1,
                        "smithy.api#range": {
                            "min": 0.5
                        }
                    }
                }
            }
        },
        "example.main#City$name": {
            "type": "apply",
            "traits": {
                "smithy.api#required": {}
            }
        },
        "example.main#Named": {
            "type": "structure",
            "members": {
                "name": {
                    "target": "example.common#Name"
                }
            },
            "traits": {
                "smithy.api#mixin": {}
            }
        }
    }
}
"#;
    let expected = expected.replace("DEL", "\u{7f}");
    let ran = run(&folder, &["model"], "");
    assert_eq!(
        (ran.out.as_str(), ran.code),
        (&*expected, Some(0)),
        "{ran:#?}"
    );
    let ran = run(&folder, &["model/main.smithy", "model/common.json"], "");
    assert_eq!(ran.out, expected, "{ran:#?}");
    let ran = run(&folder, &["-", "model/main.smithy"], COMMON);
    assert_eq!(ran.out, expected, "{ran:#?}");
    let ran = run(&folder, &["-", "model/common.json"], MAIN);
    assert_eq!(ran.out, expected, "{ran:#?}");
}

#[test]
fn mixins_are_flattened_on_demand() {
    let folder = folder("flat", &[("main.smithy", MAIN), ("common.json", COMMON)]);
    let ran = run(&folder, &["--flatten", "main.smithy", "common.json"], "");
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    assert!(
        !ran.out.contains("mixin") && !ran.out.contains("Named"),
        "{ran:#?}"
    );
    let name = ran.out.find("\"name\": {").expect("the member");
    assert!(
        name < ran.out.find("\"size\": {").expect("the member"),
        "{ran:#?}"
    );
    assert!(ran.out[name..].contains("smithy.api#required"), "{ran:#?}");
}

#[test]
fn shapes_of_dependencies_are_not_written() {
    let main = "$version: \"2\"\nnamespace a\nuse lib#mark\n\n@mark\nstring S\n\napply lib#T @tags([\"new\"])\n";
    let lib = "$version: \"2\"\nmetadata x = 1\nnamespace lib\n\n@trait\nstructure mark {}\n\n@tags([\"old\"])\nstring T\n";
    let folder = folder("with", &[("main.smithy", main), ("lib/lib.smithy", lib)]);
    let ran = run(&folder, &["main.smithy", "--with", "lib"], "");
    let expected = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#S": {
            "type": "string",
            "traits": {
                "lib#mark": {}
            }
        },
        "lib#T": {
            "type": "apply",
            "traits": {
                "smithy.api#tags": [
                    "new"
                ]
            }
        }
    }
}
"#;
    assert_eq!(
        (ran.out.as_str(), ran.code),
        (expected, Some(0)),
        "{ran:#?}"
    );
    let alone = main.replace("\napply lib#T @tags([\"new\"])\n", "");
    let ran = run(&folder, &["-"], &alone);
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.err.contains("unknown trait `lib#mark`"), "{ran:#?}");
    assert!(
        ran.err.contains("no file has the namespace `lib`"),
        "{ran:#?}"
    );
    let ran = run(&folder, &["-", "--allow-unknown-traits"], &alone);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
}

#[test]
fn a_file_is_written_and_checked() {
    let folder = folder("output", &[("main.smithy", MAIN), ("common.json", COMMON)]);
    let models = ["main.smithy", "common.json", "-o"];
    let ran = run(
        &folder,
        &[&models[..], &["new.json", "--check"]].concat(),
        "",
    );
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.err.contains("`new.json` does not exist"), "{ran:#?}");
    let ran = run(&folder, &[&models[..], &["new.json"]].concat(), "");
    assert_eq!((ran.code, &*ran.out), (Some(0), ""), "{ran:#?}");
    let ran = run(
        &folder,
        &[&models[..], &["new.json", "--check"]].concat(),
        "",
    );
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    for model in ["common.json", "./common.json"] {
        let ran = run(&folder, &[&models[..], &[model]].concat(), "");
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        assert!(ran.err.contains("would replace the model"), "{ran:#?}");
    }
    let ran = run(&folder, &[&models[..], &["new.smithy"]].concat(), "");
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.err.contains("new.smithy"), "{ran:#?}");
    let ran = run(&folder, &["-", "--with", "-"], "");
    assert!(
        ran.err.contains("standard input can only be read once"),
        "{ran:#?}"
    );
}

/// Models that Smithy does not load, and a part of the message with the line.
const REFUSED: &[(&str, &str, usize)] = &[
    (
        "structure S { m: Missing }",
        "no shape `a#Missing` in the model",
        3,
    ),
    (
        "list L { member: lib#T }",
        "no file has the namespace `lib`",
        3,
    ),
    (
        "operation O {\n    input: None\n}",
        "no shape `a#None` in the model",
        4,
    ),
    (
        "operation O {\n    errors: [None]\n}",
        "no shape `a#None` in the model",
        4,
    ),
    (
        "service S {\n    operations: [None]\n}",
        "no shape `a#None` in the model",
        4,
    ),
    (
        "resource R {\n    identifiers: {id: None}\n}",
        "no shape `a#None` in the model",
        4,
    ),
    (
        "resource R {\n    read: None\n}",
        "no shape `a#None` in the model",
        4,
    ),
    ("@unknown\nstring S", "unknown trait `a#unknown`", 3),
    (
        "@smithy.api#lenght(min: 1)\nstring S",
        "did you mean `smithy.api#length`?",
        3,
    ),
    (
        "@aws.api#requiredActions([])\noperation O {}",
        "did you mean `aws.iam#requiredActions`?",
        3,
    ),
    (
        "structure t {}\n@t\nstring S",
        "`a#t` cannot be used as a trait",
        3,
    ),
    (
        "@http(method: \"GET\")\noperation O {}",
        "`@http`: missing `uri`",
        3,
    ),
    ("@box\ninteger I", "`@box` needs version 1 of Smithy", 3),
    ("map M {\n    key: String\n}", "missing `value`", 3),
    (
        "@mixin\nstructure B with [C] {}\n\n@mixin\nstructure C with [B] {}",
        "includes itself",
        7,
    ),
    (
        "@mixin\noperation O {\n    input: I\n}\nstructure I {}",
        "",
        4,
    ),
];

#[test]
fn models_that_smithy_does_not_load_are_refused() {
    for (model, message, line) in REFUSED {
        let model = format!("$version: \"2\"\nnamespace a\n{model}\n");
        let problems = Input::one("m.smithy", &model).ast().expect_err(&model);
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let place = format!("--> m.smithy:{line}:");
        let is_it = |problem: &String| problem.contains(message) && problem.contains(&place);
        assert!(
            found.iter().any(is_it),
            "{model}\n{message} at {place}\n{found:#?}"
        );
    }
}

/// Shapes in a JSON AST of a version that Smithy does not load, and a part of the message with the line. The first shape
/// is in line 2.
const REFUSED_JSON: &[(&str, &str, &str, usize)] = &[
    (
        "2",
        r#""a#S": {"type": "structure", "members": {"m": {"target": "a#No"}}}"#,
        "member `m`: no shape `a#No` in the model",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "structur"}"#,
        "did you mean `structure`?",
        2,
    ),
    (
        "2",
        r#""S": {"type": "string"}"#,
        "`S` is not the ID of a shape",
        2,
    ),
    (
        "2",
        r#""a#1S": {"type": "string"}"#,
        "`a#1S` is not the ID of a shape",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "union", "members": {"m-n": {"target": "smithy.api#String"}}}"#,
        "`m-n` is not the name of a member",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "set", "member": {"target": "smithy.api#String"}}"#,
        "version 2 of Smithy has no sets",
        2,
    ),
    (
        "1.0",
        r#""a#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}}"#,
        "the type `enum` needs version 2 of Smithy",
        2,
    ),
    (
        "2",
        r#""a#I": {"type": "integer", "traits": {"smithy.api#box": {}}}"#,
        "`@box` needs version 1 of Smithy",
        2,
    ),
    (
        "1",
        r#""a#I": {"type": "integer", "traits": {"smithy.api#default": 1}}"#,
        "`@default` needs version 2 of Smithy",
        2,
    ),
    (
        "2",
        r#""a#L": {"type": "list"}"#,
        "missing member `member`: a list has the member `member`",
        2,
    ),
    (
        "2",
        r#""a#M": {"type": "map", "key": {"target": "smithy.api#String"}}"#,
        "missing member `value`",
        2,
    ),
    (
        "2",
        "\"a#S\": {\"type\": \"string\"},\n\"a#S$m\": {\"type\": \"apply\", \"traits\": {\"smithy.api#required\": {}}}",
        "no member `m` to apply traits to",
        3,
    ),
    (
        "2",
        "\"a#S\": {\"type\": \"string\",\n\"traits\": {\"b#t\": 1}}",
        "unknown trait `b#t`",
        3,
    ),
    (
        "2",
        r#""a#O": {"type": "operation", "input": {"target": "a#No"}}"#,
        "no shape `a#No` in the model",
        2,
    ),
    (
        "1",
        r#""a#R": {"type": "resource", "properties": {"p": {"target": "smithy.api#String"}}}"#,
        "version 2 of Smithy",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "structure", "mixins": [{"target": "a#No"}]}"#,
        "no mixin `a#No` in the model",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "structure", "mixins": [{"target": "a#S"}]}"#,
        "the mixins of `a#S` form a cycle",
        2,
    ),
    (
        "2",
        "\"a#M\": {\"type\": \"structure\", \"members\": {\"m\": {\"target\": \"smithy.api#Long\"}}, \"traits\": {\"smithy.api#mixin\": {}}},\n\
        \"a#S\": {\"type\": \"structure\", \"mixins\": [{\"target\": \"a#M\"}], \"members\": {\"m\": {\"target\": \"smithy.api#String\"}}}",
        "member `m` targets `smithy.api#String`, and `smithy.api#Long` in the mixin `a#M`",
        3,
    ),
    (
        "2",
        r#""a#O": {"type": "operation", "output": {"target": "a#U"}, "traits": {"smithy.api#mixin": {}}}, "a#U": {"type": "structure"}"#,
        "an operation that is a mixin cannot have an `output`",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "string", "traits": {"smithy.api#xmlNamespace": {"prefix": "x"}}}"#,
        "`@xmlNamespace`: missing `uri`",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "string", "traits": {"smithy.api#documentation": 1}}"#,
        "`@documentation`: expected a string",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "string", "traits": {"a#T": {}}}, "a#T": {"type": "structure"}"#,
        "`a#T` cannot be used as a trait",
        2,
    ),
    (
        "2",
        r#""smithy.api#String": {"type": "apply", "traits": {"smithy.api#tags": []}}"#,
        "smithy.api#String",
        2,
    ),
    (
        "2",
        r#""a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}, "m": {"target": "smithy.api#Long"}}}"#,
        "duplicate key \"m\"",
        2,
    ),
];

#[test]
fn models_that_smithy_does_not_load_are_refused_in_json() {
    for (version, shapes, message, line) in REFUSED_JSON {
        let model = format!("{{\"smithy\": \"{version}\", \"shapes\": {{\n{shapes}}}}}");
        let Err(problems) = Input::one("m.json", &model).ast() else {
            panic!("{model} is accepted");
        };
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let place = format!("--> m.json:{line}:");
        let is_it = |problem: &String| problem.contains(message) && problem.contains(&place);
        assert!(
            found.iter().any(is_it),
            "{model}\n{message} at {place}\n{found:#?}"
        );
    }
}

#[test]
fn a_file_can_have_metadata_alone_and_statements_without_traits() {
    let main = r#"{"smithy": "2.0", "shapes": {
        "a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}}, "key": 1},
        "a#S$m": {"type": "apply", "traits": {}}, "a#T": {"type": "apply", "traits": {}}}}"#;
    let metadata = r#"{"smithy": "1.0", "metadata": {"x": {"b": [1.0e3, "\u0062"], "a": null}}}"#;
    let input = Input {
        texts: vec![text("main.json", main), text("metadata.json", metadata)],
        ..Input::default()
    };
    let written = input.ast().expect("a model");
    let expected = r#"{"smithy":"2.0","metadata":{"x":{"a":null,"b":[1000.0,"b"]}},"shapes":{"a#S":{"type":"structure","members":{"m":{"target":"smithy.api#String"}}}}}"#;
    let compact: String = written.split_whitespace().collect();
    assert_eq!(compact, expected);
}

#[test]
fn metadata_that_smithy_reads_is_checked() {
    for (metadata, message) in [
        (r#"{"validators": {}}"#, "`validators`: expected an array"),
        (
            r#"{"validators": ["x"]}"#,
            "`validators`: expected an object",
        ),
        (
            r#"{"validators": [{"id": "x"}]}"#,
            "`validators`: missing `name`",
        ),
        (
            r#"{"suppressions": [{"id": "x"}]}"#,
            "`suppressions`: missing `namespace`",
        ),
        (
            r#"{"suppressions": [{"id": 1, "namespace": "*"}]}"#,
            "`suppressions.id`: expected a string",
        ),
        (
            r#"{"severityOverrides": [{"id": "x", "namespace": "*"}]}"#,
            "missing `severity`",
        ),
    ] {
        let model = format!("{{\"smithy\": \"2.0\", \"shapes\": {{}},\n\"metadata\": {metadata}}}");
        // Smithy loads the model, and refuses the metadata later.
        Input::one("m.json", &model).ast().expect(metadata);
        let files = Files::one("m.json", &model);
        let findings = Model::scan(&files).expect(metadata).check();
        let found = findings[0].diagnostic.to_string();
        assert!(
            found.contains(message) && found.contains("m.json:2:"),
            "{metadata}: {found}"
        );
    }
}

/// With a time that grows with the square of the size, this takes minutes.
#[test]
fn long_chains_of_mixins_and_many_errors_are_quick() {
    let mixin = |number: usize| {
        let target = r#""mixins": [{"target": "a#M"#;
        let next = number + 1;
        let members = r#""members": {}, "traits": {"smithy.api#mixin": {}}}"#;
        format!("\"a#M{number}\": {{\"type\": \"structure\", {target}{next}\"}}], {members}")
    };
    let last = r#""a#M3000": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#;
    let mixins: Vec<String> = (0..3_000).map(mixin).chain([last.to_owned()]).collect();
    let model = |shapes: Vec<String>| {
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{{}}}}}",
            shapes.join(",\n")
        )
    };
    Input::one("m.json", &model(mixins)).ast().expect("a model");
    let shape = |number: usize| {
        format!("\"a#S{number}\": {{\"type\": \"string\", \"traits\": {{\"a#t{number}\": 1}}}}")
    };
    let shapes = model((0..10_000).map(shape).collect());
    let problems = Input::one("m.json", &shapes)
        .ast()
        .expect_err("unknown traits");
    assert!(problems.len() >= 100, "{}", problems.len());
}

#[test]
fn the_version_counts_for_each_file() {
    let texts = [
        (
            "one.smithy",
            "namespace a\nstructure S {\n    i: Integer,\n    p: PrimitiveLong,\n    @box\n    b: PrimitiveLong,\n    \
            n: Number,\n    two: Two,\n    zero: Zero,\n    body: Body,\n}\nset Set {\n    member: String\n}\ninteger Number\n\
            @streaming\nblob Body\n",
        ),
        (
            "two.smithy",
            "$version: \"2\"\nnamespace a\ninteger Two\n@default(0)\ninteger Zero\n",
        ),
    ];
    let input = Input {
        texts: texts
            .iter()
            .map(|(name, content)| text(*name, *content))
            .collect(),
        ..Input::default()
    };
    let found = input.ast().expect("a model");
    let found: serde_json::Value = serde_json::from_str(&found).expect("JSON");
    let shapes = &found["shapes"];
    for (member, default) in [
        ("i", None),
        ("p", Some("0")),
        ("b", Some("null")),
        ("n", Some("0")),
        ("two", None),
        ("zero", Some("0")),
        ("body", Some("\"\"")),
    ] {
        let found = shapes["a#S"]["members"][member]["traits"].get("smithy.api#default");
        assert_eq!(
            found.map(ToString::to_string).as_deref(),
            default,
            "{member}"
        );
    }
    assert_eq!(shapes["a#Number"]["traits"]["smithy.api#default"], 0);
    assert_eq!(shapes["a#Two"].get("traits"), None);
    assert_eq!(shapes["a#Set"]["type"], "list");
    assert_eq!(
        shapes["a#Set"]["traits"]["smithy.api#uniqueItems"],
        serde_json::json!({})
    );
}
