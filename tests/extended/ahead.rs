//! Code that is generated ahead of time, by a build script or by the command. By default, a sample is compiled; with
//! `SHAPESMITH_CORPUS_FULL=1`, all of it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::ROOT;
use crate::support::aws_models::aws_models;
use crate::support::consumer::Consumer;
use crate::support::corpus;
use shapesmith_codegen::{Builder, Nullability};

/// The manifest of a crate that depends on the runtime alone, with these features.
fn manifest(name: &str, features: &str) -> String {
    format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         shapesmith = {{ path = {ROOT:?}, default-features = false, features = [{features}] }}\n"
    )
}

const ALL: &str = "\"serde\", \"http\", \"bignum\", \"backreference\"";

const WORKSPACE: &str = "\n[workspace]\n";

/// Whether to compile everything, and not a sample.
fn is_full() -> bool {
    std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some()
}

/// The models of the tests, with a name each.
fn models() -> Vec<(String, PathBuf)> {
    let folders = ["tests/models", "codegen/tests/snapshots/models", "model"];
    let mut models = Vec::new();
    for (number, folder) in folders.iter().enumerate() {
        let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("a folder of models");
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                let name = path.file_stem().expect("a name").to_string_lossy();
                let name = format!("m{number}_{}", name.replace('-', "_"));
                models.push((name, path));
            }
        }
    }
    // The protocols of its services exclude each other.
    models.retain(|(_, path)| !path.ends_with("shared.json"));
    models.sort();
    assert!(models.len() > 40, "only {} models", models.len());
    models
}

/// A builder for all shapes of a model, and its operations, if it has any.
fn everything(path: &Path, nullability: Nullability) -> Builder {
    let builder = Builder::new()
        .base_dir("")
        .model(path)
        .all_shapes()
        .nullability(nullability)
        .literals(true);
    let text = fs::read_to_string(path).expect("a model");
    if text.contains("\"type\": \"operation\"") {
        builder.all_operations()
    } else {
        builder
    }
}

/// The code for all shapes of a model, with its operations if there are any.
fn code(builder: &Builder) -> String {
    builder.generate().unwrap_or_else(|error| panic!("{error}"))
}

/// Items of the user's, in whose scope included code must not look anything up.
const HOSTILE: &str = "\
    struct Own; type String = Own; type Vec = Own; type Box = Own; type Clone = Own; type BTreeMap = Own; \
    type Schema = Own; type __private = Own; type From = Own; type Default = Own; type Result = Own; \
    type str = Own; type bool = Own; type i32 = Own; type u8 = Own; type Hash = Own; type Debug = Own; \
    type Option = Own; type PhantomData = Own; type View = Own; \
    mod std {} mod core {} mod shapesmith {} \
    macro_rules! structure { () => {} } macro_rules! union { () => {} } macro_rules! concat { () => {} } \
    macro_rules! string_enum { () => {} } macro_rules! enumeration { () => {} }";

#[test]
fn files_compile_without_the_macro_and_without_a_warning() {
    let consumer = Consumer::new(
        "ahead",
        &(manifest("ahead", ALL) + WORKSPACE),
        "fn main() {}\n",
    );
    let mut lib =
        "#![deny(warnings, missing_docs, clippy::pedantic)]\n#![recursion_limit = \"1024\"]\n//! All models.\n".to_owned();
    let needs_both = |name: &str| is_full() || name == "m0_contacts" || name == "m0_errors";
    // A sample is a fifth of the models, and those with the names that are most likely to clash.
    let is_sampled = |number: usize, name: &str| {
        let clashes = ["clashes", "hostile", "names"];
        number.is_multiple_of(5)
            || clashes.iter().any(|part| name.contains(part))
            || needs_both(name)
    };
    for (number, (name, path)) in models().iter().enumerate() {
        if !is_sampled(number, name) {
            continue;
        }
        let nullability = [Nullability::Client, Nullability::Server][number % 2];
        let builder = everything(path, nullability);
        // It has each model in one of the two ways.
        let is_module = number / 2 % 2 == 0;
        if is_module || needs_both(name) {
            consumer.write(
                &format!("src/{name}.rs"),
                &code(&builder.clone().imports(true)),
            );
            writeln!(lib, "/// A file.\npub mod {name};").expect("a string");
        }
        if is_module && !needs_both(name) {
            continue;
        }
        consumer.write(&format!("src/included/{name}.rs"), &code(&builder));
        // These have shapes with the names.
        let own = if name.contains("hostile") || name.contains("clashes") || name.contains("names")
        {
            ""
        } else {
            HOSTILE
        };
        writeln!(
            lib,
            "/// An included file.\n#[allow(dead_code, unused_macros, non_camel_case_types, clippy::all, clippy::pedantic)]\n\
             pub mod {name}_included {{ {own} include!(\"included/{name}.rs\"); }}"
        )
        .expect("a string");
    }
    // Two files in one module.
    lib += "/// Two files.\npub mod both {";
    for model in ["contacts", "errors"] {
        write!(lib, " include!(\"included/m0_{model}.rs\");").expect("a string");
    }
    lib += " }\n";
    consumer.write("src/lib.rs", &lib);
    consumer.cargo(&["clippy"]);
    // rustdoc does not report links in the code of a macro, so this is where they are tested.
    let flags = "-D warnings -D rustdoc::all";
    consumer.cargo_with(&["doc", "--no-deps", "--lib"], &[("RUSTDOCFLAGS", flags)]);
}

/// A program that compares the types of the macro with those of a file.
const COMPARE: &str = r#"
    #![allow(deprecated)]
    mod made {
        shapesmith::smithy! { model = "model.json", shapes = *OPERATIONS }
    }
    mod file;

    fn main() {
        let mut compared = 0;
        let mut bytes: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 7) as u8).collect();
        for _ in 0..20 {
            bytes.rotate_left(37);
            macro_rules! compare { ($($name:ident)*) => { $(
                let read = || shapesmith::arbitrary::Unstructured::new(&bytes);
                let made = <made::$name as shapesmith::arbitrary::Arbitrary>::arbitrary(&mut read());
                let file = <file::$name as shapesmith::arbitrary::Arbitrary>::arbitrary(&mut read());
                if let (Ok(made), Ok(file)) = (made, file) {
                    let json = made.to_json().expect("JSON");
                    assert_eq!(json, file.to_json().expect("JSON"), stringify!($name));
                    assert_eq!(made.to_string(), file.to_string());
                    assert_eq!(format!("{made:?}"), format!("{file:?}"));
                    assert_eq!(file::$name::from_json(&json).expect("valid"), file);
                    compared += 1;
                }
            )* } }
            compare! { NAMES }
        }
        println!("{compared}");
    }
"#;

#[test]
fn values_are_those_of_the_macro() {
    let name = "ahead-values";
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         shapesmith = {{ path = {ROOT:?}, features = [{ALL}, \"arbitrary\"] }}\n{WORKSPACE}"
    );
    let models = ["kinds", "recursion", "json", "rest"];
    let count = if is_full() { models.len() } else { 1 };
    for model in &models[..count] {
        let path = Path::new(ROOT).join(format!("tests/models/{model}.json"));
        let text = code(
            &everything(&path, Nullability::Client)
                .literals(false)
                .imports(true),
        );
        let names = text.lines().filter_map(|line| {
            let name = line.strip_prefix("pub struct ")?.strip_suffix(" {")?;
            (!name.contains('<')).then(|| format!("{name} "))
        });
        let names: String = names.collect();
        let has_operations = text.contains("impl Operation for");
        let operations = if has_operations {
            ", operations = *"
        } else {
            ""
        };
        let main = COMPARE
            .replace("OPERATIONS", operations)
            .replace("NAMES", &names);
        let consumer = Consumer::new(name, &manifest, &main);
        consumer.write("model.json", &fs::read_to_string(&path).expect("a model"));
        consumer.write("src/file.rs", &text);
        let compared: usize = consumer.run().trim().parse().expect("a number");
        assert!(compared >= 20, "{model}: {compared}");
    }
}

/// The code for a shape, with another version.
fn of_version(text: &str, version: &str) -> String {
    let own = format!("made_for! {{ \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&own));
    text.replace(&own, &format!("made_for! {{ \"{version}\""))
}

#[test]
fn another_version_or_a_missing_feature_is_the_first_error() {
    let path = Path::new(ROOT).join("tests/models/kinds.json");
    let text = code(&everything(&path, Nullability::Client).imports(true));
    let first = |consumer: &Consumer, main: &str| {
        consumer.write("src/main.rs", main);
        let errors = consumer.cargo_fails(&["check"]);
        let first = errors.split("\n\n").next().unwrap_or_default().to_owned();
        (first, errors)
    };
    let main = "mod file;\nfn main() {}\n";
    let all = Consumer::new(
        "ahead-version",
        &(manifest("ahead-version", ALL) + WORKSPACE),
        main,
    );
    // Private items that this version does not have.
    let other = of_version(&text, "7.8.9").replace("StructureSchema", "OtherSchema");
    all.write("src/file.rs", &other);
    let (error, _) = first(&all, main);
    let version = env!("CARGO_PKG_VERSION");
    let expected = format!(
        "error: this code was generated for version 7.8.9 of `shapesmith`, but this is version {version}\n  \
         help: generate it again with version {version}: the command `shapesmith`"
    );
    let error = error.replace("\n         help", "\n  help");
    assert!(
        error.starts_with(expected.split('\n').next().expect("a line")),
        "{error}"
    );
    assert!(error.contains("generate it again with version"), "{error}");

    all.write("src/file.rs", &text);
    all.cargo(&["check"]);

    let manifest = manifest("ahead-features", "\"serde\"") + WORKSPACE;
    let few = Consumer::new("ahead-features", &manifest, main);
    few.write("src/file.rs", &text);
    let (error, errors) = first(&few, main);
    let expected = "error: this code requires the feature `bignum` of `shapesmith`, which is off";
    assert!(error.starts_with(expected), "{errors}");
}

/// A model with one structure, which has these members.
fn model(members: &str) -> String {
    format!(
        "{{\n  \"smithy\": \"2.0\",\n  \"shapes\": {{\n    \"a#Thing\": {{ \"type\": \"structure\", \
         \"members\": {{ {members} }} }}\n  }}\n}}\n"
    )
}

#[test]
fn a_build_script_generates_code_again_when_the_model_changes() {
    let manifest = manifest("ahead-build", "\"serde\", \"http\"")
        + &format!(
            "\n[build-dependencies]\nshapesmith-codegen = {{ path = {:?} }}\n{WORKSPACE}",
            Path::new(ROOT).join("codegen")
        );
    let main = "
        #![deny(warnings, clippy::pedantic)]
        #[allow(dead_code)]
        mod thing {
            include!(concat!(env!(\"OUT_DIR\"), \"/thing.rs\"));
        }
        fn main() {
            let thing = thing::Thing::builder().name(\"n\").build().expect(\"valid\");
            println!(\"{thing}\");
        }
    ";
    let consumer = Consumer::new("ahead-build", &manifest, main);
    let build = "fn main() -> Result<(), shapesmith_codegen::Error> {
        shapesmith_codegen::Builder::new().model(\"model/thing.json\").shapes([\"Thing\"]).compile()
    }";
    consumer.write("build.rs", build);
    let name = "\"name\": { \"target\": \"smithy.api#String\" }";
    consumer.write("model/thing.json", &model(name));
    assert_eq!(consumer.run().trim(), "Thing(name=n)");

    // Nothing has changed.
    let messages = consumer.cargo_messages(&["build"]);
    assert!(!messages.contains("Compiling ahead-build"), "{messages}");

    // The model has changed.
    let sensitive = name.replace(" }", ", \"traits\": { \"smithy.api#sensitive\": {} } }");
    consumer.write("model/thing.json", &model(&sensitive));
    let text = consumer.run();
    assert_eq!(text.trim(), "Thing(name=*** Sensitive Data Redacted ***)");

    // The model has an error, which the build script reports at its place.
    consumer.write("model/thing.json", &model(&name.replace("String", "Strin")));
    let errors = consumer.cargo_fails(&["build"]);
    assert!(errors.contains("Error: "), "{errors}");
    assert!(errors.contains("  --> model/thing.json:4:"), "{errors}");
    assert!(errors.contains("in `a#Thing"), "{errors}");
    consumer.write("model/thing.json", &model(name));
    assert_eq!(consumer.run().trim(), "Thing(name=n)");
}

#[test]
fn official_services_compile_ahead_of_time() {
    let Some(corpus) = corpus("official_services_compile_ahead_of_time") else {
        return;
    };
    let dozen = [
        "sqs",
        "tnb",
        "kinesis-video-media",
        // Only with `SHAPESMITH_CORPUS_FULL`:
        "accessanalyzer",
        "application-discovery-service",
        "customer-profiles",
        "dynamodb",
        "finspace-data",
        "lambda",
        "lex-runtime-v2",
        "mediapackage",
        "kms",
    ];
    let named = if is_full() { &dozen[..] } else { &dozen[..3] };
    let consumer = Consumer::new(
        "ahead-services",
        &(manifest("ahead-services", ALL) + WORKSPACE),
        "fn main() {}\n",
    );
    let mut lib = "#![deny(warnings, missing_docs)]\n//! Services.\n".to_owned();
    let models = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let mut services = 0;
    for (name, path) in models.iter().filter(|(name, _)| named.contains(&&**name)) {
        let module = name.replace('-', "_");
        let text = code(
            &everything(path, Nullability::Client)
                .literals(false)
                .imports(true),
        );
        consumer.write(&format!("src/{module}.rs"), &text);
        writeln!(lib, "/// A service.\npub mod {module};").expect("a string");
        services += 1;
    }
    assert_eq!(services, named.len());
    consumer.write("src/lib.rs", &lib);
    consumer.cargo(&["check"]);
}
