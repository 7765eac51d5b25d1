//! Paths in the input: that of the runtime, for crates that have it under another name, and that of the model.

use crate::support::ROOT;
use crate::support::consumer::Consumer;

/// A shape of each kind, and an operation.
const MODEL: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#Service": {
            "type": "service", "version": "1", "operations": [{ "target": "a#Put" }],
            "traits": { "aws.protocols#restJson1": {} }
        },
        "a#Put": {
            "type": "operation", "input": { "target": "a#Request" }, "output": { "target": "a#Answer" },
            "errors": [{ "target": "a#NotFound" }],
            "traits": { "smithy.api#http": { "method": "PUT", "uri": "/{name}" } }
        },
        "a#Request": {
            "type": "structure",
            "members": {
                "name": {
                    "target": "smithy.api#String",
                    "traits": {
                        "smithy.api#required": {}, "smithy.api#httpLabel": {},
                        "smithy.api#length": { "min": 1 }, "smithy.api#pattern": "^[a-z]+$"
                    }
                },
                "weight": { "target": "smithy.api#Double", "traits": { "smithy.api#default": 1.5 } },
                "token": { "target": "smithy.api#String", "traits": { "smithy.api#idempotencyToken": {} } },
                "at": { "target": "smithy.api#Timestamp", "traits": { "smithy.api#deprecated": {} } },
                "kind": { "target": "a#Kind", "traits": { "smithy.api#default": "A" } },
                "level": { "target": "a#Level" },
                "values": { "target": "a#Values" },
                "number": { "target": "a#Number" },
                "part": { "target": "a#Part" }
            }
        },
        "a#Answer": { "type": "structure", "members": { "part": { "target": "a#Part" } } },
        "a#Part": {
            "type": "structure",
            "members": {
                "id": { "target": "smithy.api#String", "traits": { "smithy.api#required": {} } },
                "parts": { "target": "a#Parts" }
            }
        },
        "a#Parts": { "type": "map", "key": { "target": "smithy.api#String" }, "value": { "target": "a#Part" } },
        "a#Values": { "type": "list", "member": { "target": "a#Value" }, "traits": { "smithy.api#uniqueItems": {} } },
        "a#Value": {
            "type": "union",
            "members": {
                "text": { "target": "smithy.api#String", "traits": { "smithy.api#sensitive": {} } },
                "none": { "target": "smithy.api#Unit" }, "blob": { "target": "smithy.api#Blob" }
            }
        },
        "a#Kind": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } },
        "a#Level": {
            "type": "intEnum",
            "members": { "LOW": { "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": 1 } } }
        },
        "a#Number": { "type": "integer", "traits": { "smithy.api#range": { "min": 0 } } },
        "a#NotFound": {
            "type": "structure", "members": { "message": { "target": "smithy.api#String" } },
            "traits": { "smithy.api#error": "client" }
        },
        "a#Free": {
            "type": "structure",
            "members": { "value": { "target": "smithy.api#Document" }, "size": { "target": "smithy.api#BigInteger" } }
        }
    }
}"#;

/// Uses everything, with the runtime at `RUNTIME`.
const USES: &str = r#"
    pub mod generated {
        //! Generated.
        RUNTIME::smithy! {
            model = "model.json", operations = [Put], shapes = [Request], literals = true, crate = RUNTIME,
        }
    }

    /// A request.
    #[derive(Clone, Debug, RUNTIME::Shape)]
    #[shape(model = "model.json", id = Request, partial, crate = RUNTIME)]
    pub struct Own<P> {
        /// The name.
        pub name: String,
        /// The weight.
        pub weight: Option<f64>,
        /// The level.
        pub level: Option<generated::Level>,
        /// The part.
        pub part: Option<P>,
    }

    /// A value.
    #[derive(Clone, Debug, RUNTIME::Shape)]
    #[shape(crate = RUNTIME, model = "model.json", id = Value)]
    pub enum OwnValue {
        /// A text.
        Text(String),
        /// None.
        None,
        /// Bytes.
        Blob(Vec<u8>),
        /// Another.
        Unknown(String),
    }

    /// A kind.
    #[derive(Clone, Debug, RUNTIME::Shape)]
    #[shape(crate = RUNTIME, model = "model.json", id = Kind)]
    pub enum OwnKind {
        /// The only one.
        A,
        /// Another.
        Unknown(String),
    }

    const NAME: &str = generated::Request::name_literal("n");

    fn run() {
        let part = generated::Part::builder().id("p").build().expect("valid");
        let request = generated::Request::builder().name(NAME).part(part.clone()).build().expect("valid");
        let own = Own { name: "n".to_owned(), weight: None, level: None, part: Some(part) };
        println!("{} {own} {} {}", request.kind.is_none(), OwnValue::None, OwnKind::A);
        println!("{}", own.with(|b| b.name("")).expect_err("too short"));
        CALL
    }
"#;

const SHOWN: &str = "true Own(name=n, part=Part(id=p)) OwnValue(none) A\n\
     2 validation errors detected. Value with length 0 at '/name' failed to satisfy constraint: Member must have \
     length greater than or equal to 1; Value at '/name' failed to satisfy constraint: Member must satisfy regular \
     expression pattern: ^[a-z]+$\n";

/// With the feature `http`.
const CALL: &str = "use RUNTIME::Operation as _; \
     println!(\"{}\", generated::Put::request(&request).uri());";

/// A module that uses everything with this path of the runtime.
fn uses(name: &str, runtime: &str, call: &str) -> String {
    let uses = USES.replace("CALL", call).replace("RUNTIME", runtime);
    format!("/// Uses it.\npub mod {name} {{ {uses} /// Runs.\n pub fn main() {{ run() }} }}\n")
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [profile.dev]\ndebug = false\n\n[dependencies]\n{dependencies}\n[workspace]\n"
    )
}

#[test]
fn the_runtime_can_have_another_name() {
    let without = format!(
        "smith = {{ package = \"shapesmith\", path = {ROOT:?}, default-features = false, features = [\"macros\"] }}\n"
    );
    let with = without.replace("[\"macros\"]", "[\"macros\", \"http\"]");
    for (features, dependency, call) in [("without", without, ""), ("with", with, CALL)] {
        let modules = [
            uses("renamed", "smith", call),
            uses("absolute", "::smith", call),
            uses("reexported", "crate::reexport::inner", call),
        ];
        let main = format!(
            "#![deny(warnings, missing_docs)]\n//! Uses it.\npub mod reexport {{ //! At another path.\n\
             pub use smith as inner; }}\n{}\n\
             /// Above.\npub mod above {{ super::reexport::inner::smithy! {{\n\
             model = \"model.json\", shapes = [Request, NotFound], crate = super::reexport::inner }} }}\n\
             fn main() {{ renamed::main(); absolute::main(); reexported::main(); }}\n",
            modules.concat()
        );
        let name = format!("renamed-{features}");
        let consumer = Consumer::new(&name, &manifest(&name, &dependency), &main);
        consumer.write("model.json", MODEL);
        let uri = if call.is_empty() { "" } else { "/n\n" };
        assert_eq!(consumer.run(), format!("{SHOWN}{uri}").repeat(3));
    }
}

#[test]
fn the_runtime_can_come_from_another_crate() {
    let main = format!(
        "#![deny(warnings, missing_docs)]\n//! Uses it.\n{}{}\n\
         /// All features.\npub mod free {{ facade::shapesmith::smithy! {{ model = \"model.json\", shapes = [Free], \
         crate = facade::shapesmith }} }}\n\
         /// By the facade's own macro.\npub mod wrapped {{ facade::types! {{ \"model.json\", Part }} }}\n\
         fn main() {{ direct::main(); deep::main(); \
         println!(\"{{}}\", wrapped::Part::builder().id(\"p\").build_unchecked()); }}\n",
        uses("direct", "facade::shapesmith", CALL),
        uses("deep", "::facade::deep::smith", CALL),
    );
    let consumer = Consumer::new(
        "reexported",
        &manifest("reexported", "facade = { path = \"facade\" }\n"),
        &main,
    );
    consumer.write("model.json", MODEL);
    let dependency =
        format!("shapesmith = {{ path = {ROOT:?}, features = [\"bignum\", \"http\"] }}\n");
    let facade = manifest("facade", &dependency).replace("[workspace]\n", "");
    let facade = facade.replace("[profile.dev]\ndebug = false\n", "");
    consumer.write("facade/Cargo.toml", &facade);
    consumer.write(
        "facade/src/lib.rs",
        "pub use shapesmith;\npub mod deep { pub use shapesmith as smith; }\n\
         #[macro_export]\nmacro_rules! types { ($model:literal, $shape:ident) => {\n\
         $crate::shapesmith::smithy! { model = $model, shapes = [$shape], crate = $crate::shapesmith }\n} }\n",
    );
    assert_eq!(
        consumer.run(),
        format!("{SHOWN}/n\n{SHOWN}/n\nPart(id=p)\n")
    );
}

/// The messages of the errors, without cargo's own.
fn errors(output: &str) -> Vec<&str> {
    let lines = output.lines().filter(|line| line.starts_with("error"));
    lines
        .filter(|line| !line.contains("could not compile"))
        .collect()
}

#[test]
fn errors_need_no_other_path_either() {
    let main = "smith::smithy! {\n    model = \"model.json\", shapes = [Free, Nowhere], crate = smith,\n}\n\
         #[derive(Debug, smith::Shape)]\n#[shape(partiall, model = \"model.json\", id = Part, crate = smith)]\n\
         struct Own { id: String }\n\
         fn main() { let _: Option<Free> = None; println!(\"{}\", Own { id: String::new() }); }\n";
    let dependency = format!("smith = {{ package = \"shapesmith\", path = {ROOT:?} }}\n");
    let consumer = Consumer::new(
        "renamed-errors",
        &manifest("renamed-errors", &dependency),
        main,
    );
    consumer.write("model.json", MODEL);
    let output = consumer.cargo_fails(&["check"]);
    let expected = [
        "error: no shape `Nowhere` in `model.json`",
        "error: unknown argument `partiall`",
    ];
    assert_eq!(errors(&output), expected, "{output}");
    // One that depends on a feature.
    consumer.write(
        "src/main.rs",
        "smith::smithy! { model = \"model.json\", shapes = [Free], crate = smith }\nfn main() {}\n",
    );
    let output = consumer.cargo_fails(&["check"]);
    assert_eq!(errors(&output).len(), 1, "{output}");
    assert!(output.contains("feature `bignum`"), "{output}");
}

#[test]
fn a_build_script_can_write_the_model() {
    let build = |model: &str| {
        format!(
            "fn main() {{\n    println!(\"cargo::rerun-if-changed=build.rs\");\n    \
             let out = std::env::var(\"OUT_DIR\").expect(\"set\");\n    \
             std::fs::write(format!(\"{{out}}/m.json\"), {model:?}).expect(\"written\");\n    \
             println!(\"cargo::rustc-env=MODEL_FOLDER=models\");\n}}\n"
        )
    };
    let main = r#"
        #![deny(warnings)]
        mod generated {
            shapesmith::smithy! { model = concat!(env!("OUT_DIR"), "/m.json"), shapes = [Part] }
        }
        mod relative {
            shapesmith::smithy! { model = concat!(env!("MODEL_FOLDER"), '/', "m", concat!(".json")), shapes = [Part] }
        }
        #[derive(Clone, Debug, shapesmith::Shape)]
        #[shape(model = concat!(env!("OUT_DIR"), "/m.json"), id = Part, partial)]
        struct Own {
            id: String,
        }
        macro_rules! part {
            ($model:expr) => { mod wrapped { shapesmith::smithy! { model = $model, shapes = [Part] } } };
        }
        part!(concat!(env!("OUT_DIR"), "/m.json"));
        fn main() {
            let part = generated::Part::builder().id("").build_unchecked();
            println!("{part}");
            println!("{}", part.validate().is_ok());
            println!("{}", Own { id: String::new() }.validate().is_ok());
            println!("{}", relative::Part::builder().id("").build_unchecked().validate().is_ok());
            println!("{}", wrapped::Part::builder().id("").build_unchecked().validate().is_ok());
        }
    "#;
    let consumer = Consumer::plain("model-of-build-script", main);
    consumer.write("build.rs", &build(MODEL));
    consumer.write("models/m.json", MODEL);
    assert_eq!(consumer.run(), "Part(id=)\ntrue\ntrue\ntrue\ntrue\n");
    // A changed model is another expansion, although no source has changed.
    let id = "\"id\": { \"target\": \"smithy.api#String\", \"traits\": {";
    assert!(MODEL.contains(id));
    let changed = MODEL.replace(
        id,
        &format!("{id} \"smithy.api#length\": {{ \"min\": 1 }},"),
    );
    consumer.write("build.rs", &build(&changed));
    assert_eq!(consumer.run(), "Part(id=)\nfalse\nfalse\ntrue\nfalse\n");
    consumer.write("models/m.json", &changed);
    assert_eq!(consumer.run(), "Part(id=)\nfalse\nfalse\nfalse\nfalse\n");
    // So is another value of a variable.
    consumer.write("more/m.json", MODEL);
    let elsewhere = build(&changed).replace("MODEL_FOLDER=models", "MODEL_FOLDER=more");
    consumer.write("build.rs", &elsewhere);
    assert_eq!(consumer.run(), "Part(id=)\nfalse\nfalse\ntrue\nfalse\n");
}
