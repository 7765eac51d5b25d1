//! The features of `shapesmith`, as unified by cargo: generated code depends on those of the runtime that the
//! crate is built with.

use crate::support::ROOT;
use crate::support::consumer::Consumer;

const MODEL: &str = r#"{
    "smithy": "2.0",
    "shapes": {
        "a#Service": {
            "type": "service", "version": "1", "operations": [{ "target": "a#Get" }],
            "traits": { "aws.protocols#awsJson1_0": {} }
        },
        "a#Get": {
            "type": "operation", "input": { "target": "a#Request" }, "output": { "target": "a#Answer" },
            "errors": [{ "target": "a#NotFound" }]
        },
        "a#Request": {
            "type": "structure",
            "members": {
                "name": {
                    "target": "smithy.api#String",
                    "traits": { "smithy.api#required": {}, "smithy.api#length": { "min": 1 } }
                },
                "weight": { "target": "smithy.api#Double" }
            }
        },
        "a#Answer": {
            "type": "structure",
            "members": { "kind": { "target": "a#Kind" }, "value": { "target": "a#Value" } }
        },
        "a#Kind": { "type": "enum", "members": { "A": { "target": "smithy.api#Unit" } } },
        "a#Value": { "type": "union", "members": { "text": { "target": "smithy.api#String" } } },
        "a#NotFound": {
            "type": "structure", "members": {}, "traits": { "smithy.api#error": "client" }
        },
        "a#Times": { "type": "structure", "members": { "at": { "target": "smithy.api#Timestamp" } } },
        "a#Large": { "type": "structure", "members": { "number": { "target": "smithy.api#BigInteger" } } },
        "a#Free": { "type": "structure", "members": { "value": { "target": "smithy.api#Document" } } },
        "a#Twice": {
            "type": "structure",
            "members": {
                "text": {
                    "target": "smithy.api#String",
                    "traits": { "smithy.api#pattern": "^(a|b)\\1$" }
                }
            }
        }
    }
}"#;

/// An operation with its input and output, which require no feature, and a user-written structure.
const PLAIN: &str = r#"
    #![deny(warnings, missing_docs, clippy::pedantic)]
    //! Uses shapesmith.
    pub mod generated {
        //! Generated.
        shapesmith::smithy! { model = "model.json", operations = [Get] }
    }

    /// A request.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "model.json", id = Request)]
    pub struct Own {
        /// The name.
        pub name: String,
        /// The weight.
        pub weight: Option<f64>,
    }

    fn main() {
        let request = generated::Request::builder().name("n").build().expect("valid");
        let own = Own { name: "n".to_owned(), weight: None };
        println!("{request} {own}");
    }
"#;

/// Uses the operation, which requires the feature `http`.
const CALLS: &str = "fn call() -> String { \
     use shapesmith::Operation as _; \
     let request = generated::Request::builder().name(\"n\").build().expect(\"valid\"); \
     generated::Get::request(&request).uri().to_string() }";

/// The dependency on the macros, with these features of the runtime.
fn dependency(features: &[&str]) -> String {
    let features: Vec<&str> = features.iter().copied().chain(["macros"]).collect();
    format!(
        "shapesmith = {{ path = {ROOT:?}, default-features = false, features = {features:?} }}\n"
    )
}

fn package(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
         [profile.dev]\ndebug = false\n\n{dependencies}"
    )
}

/// A crate with these features of shapesmith.
fn consumer(name: &str, features: &[&str], more: &str, main: &str) -> Consumer {
    let dependencies = format!(
        "[dependencies]\n{}{more}\n[workspace]\n",
        dependency(features)
    );
    let consumer = Consumer::new(name, &package(name, &dependencies), main);
    consumer.write("model.json", MODEL);
    consumer
}

/// The messages of the errors, each on one line, without cargo's own.
fn errors(output: &str) -> Vec<&str> {
    output
        .lines()
        .filter(|line| line.starts_with("error"))
        .filter(|line| !line.starts_with("error: could not compile"))
        .collect()
}

#[test]
fn the_features_of_a_build_dependency_do_not_reach_the_crate() {
    for resolver in ["2", "3"] {
        for (ours, of_build) in [(&[][..], &["http"][..]), (&["http"], &[])] {
            let name = format!("features-{resolver}-{}", ours.len());
            let dependencies = format!(
                "[dependencies]\n{}\n[build-dependencies]\n{}\n[workspace]\nresolver = \"{resolver}\"\n",
                dependency(ours),
                dependency(of_build),
            );
            let main = if ours.is_empty() {
                PLAIN.to_owned()
            } else {
                PLAIN.replace("fn main() {", &format!("{CALLS}\nfn main() {{ call();"))
            };
            let consumer = Consumer::new(&name, &package(&name, &dependencies), &main);
            consumer.write("model.json", MODEL);
            consumer.write(
                "build.rs",
                &format!("{}\n", PLAIN.replace("clippy::pedantic", "unused")),
            );
            assert_eq!(consumer.run().trim(), "Request(name=n) Own(name=n)");
        }
    }
}

#[test]
fn a_member_of_a_workspace_has_its_own_features() {
    for resolver in ["2", "3"] {
        let name = format!("features-workspace-{resolver}");
        let manifest = format!(
            "[workspace]\nresolver = \"{resolver}\"\nmembers = [\"without\", \"with\"]\n\
             [profile.dev]\ndebug = false\n"
        );
        let consumer = Consumer::new(&name, &manifest, "");
        for (member, features) in [("without", &[][..]), ("with", &["http"])] {
            let dependencies = format!("[dependencies]\n{}", dependency(features));
            let manifest =
                package(member, &dependencies).replace("[profile.dev]\ndebug = false\n", "");
            consumer.write(&format!("{member}/Cargo.toml"), &manifest);
            consumer.write(&format!("{member}/model.json"), MODEL);
            let main = if features.is_empty() {
                PLAIN.to_owned()
            } else {
                PLAIN.replace("fn main() {", &format!("{CALLS}\nfn main() {{ call();"))
            };
            consumer.write(&format!("{member}/src/main.rs"), &main);
        }
        consumer.cargo(&["check", "--package", "without"]);
        consumer.cargo(&["check", "--package", "with"]);
        consumer.cargo(&["check", "--workspace"]);
    }
}

#[test]
fn a_missing_feature_is_one_error() {
    for (shape, feature, id) in [
        ("Large", "bignum", "smithy.api#BigInteger"),
        ("Free", "serde", "smithy.api#Document"),
        ("Twice", "backreference", "a#Twice"),
    ] {
        let name = format!("features-missing-{feature}");
        let main = format!(
            "shapesmith::smithy! {{ model = \"model.json\", shapes = [{shape}, Request] }}\n\
             fn main() {{ let _: (Option<{shape}>, Option<Request>) = (None, None); }}\n"
        );
        let consumer = consumer(&name, &[], "", &main);
        let output = consumer.cargo_fails(&["check"]);
        let errors = errors(&output);
        assert_eq!(errors.len(), 1, "{output}");
        assert!(
            errors[0].contains(&format!("the feature `{feature}`")),
            "{output}"
        );
        assert!(errors[0].contains(id), "{output}");
        assert!(output.contains("src/main.rs:1:"), "{output}");
    }
}

#[test]
fn an_operation_without_the_feature_is_an_error_that_names_it() {
    let calls = [
        "Get::input().name(\"n\").build().expect(\"valid\")",
        "Get::request(&request).uri().to_string()",
        "Get::try_request(&request)",
        "Get::request_to(&\"https://a\", &request)",
        "Get::response(\"\")",
        "Get::read_response(\"\").is_ok()",
    ];
    let calls_of_main: String = calls
        .iter()
        .flat_map(|call| ["    let _ = ", call, ";\n"])
        .collect();
    let main = format!(
        "shapesmith::smithy! {{ model = \"model.json\", operations = [Get] }}\n\
         fn main() {{\n    let request = Request::builder().name(\"n\").build().unwrap();\n\
         {calls_of_main}}}\n"
    );
    let output = consumer("features-operation", &["serde"], "", &main).cargo_fails(&["check"]);
    let errors = errors(&output);
    assert_eq!(errors.len(), calls.len(), "{output}");
    for error in errors {
        assert!(error.contains("the feature `http`"), "{output}");
    }
    for line in 4..4 + calls.len() {
        assert!(output.contains(&format!("src/main.rs:{line}:")), "{output}");
    }

    let main = "use shapesmith::Operation;\n\
                shapesmith::smithy! { model = \"model.json\", operations = [Get] }\n\
                fn main() { println!(\"{}\", Get::NAME); }\n";
    let output = consumer("features-operation", &["serde"], "", main).cargo_fails(&["check"]);
    assert!(
        output.contains("feature = \"http\"") || output.contains("`http` feature"),
        "{output}"
    );
}

#[test]
fn each_feature_works_alone() {
    let sets: [(&[&str], &[&str]); 7] = [
        (&[], &["Times"]),
        (&["arbitrary"], &["Times"]),
        (&["backreference"], &["Twice"]),
        (&["bignum"], &["Large"]),
        (&["http"], &["Free"]),
        (&["serde"], &["Free"]),
        (&["chrono", "jiff", "time"], &["Times"]),
    ];
    for (features, shapes) in sets {
        let name = format!("features-alone-{}", features.join("-"));
        let shapes = if shapes.is_empty() {
            String::new()
        } else {
            format!(
                "/// More.\npub mod more {{ shapesmith::smithy! {{ model = \"model.json\", shapes = [{}] }} }}",
                shapes.join(", ")
            )
        };
        let main = PLAIN.replace("fn main() {", &format!("{shapes}\nfn main() {{"));
        let consumer = consumer(&name, features, "", &main);
        consumer.cargo(&["clippy"]);
    }
}

#[test]
fn models_in_the_interface_definition_language_need_a_feature() {
    let main = "shapesmith::smithy! { model = \"weather.smithy\", shapes = [City] }\n\
                #[derive(Clone, Debug, shapesmith::Shape)]\n\
                #[shape(model = \"weather.smithy\", id = City)]\n\
                struct Own { name: String }\n\
                fn main() {\n    let own = Own { name: \"Oslo\".to_owned() };\n    \
                let city = City::builder().name(own.name).build().unwrap();\n    \
                println!(\"{city}\");\n}\n";
    let idl = "$version: \"2.0\"\nnamespace example.weather\n\
               structure City {\n    @required\n    name: String\n}\n";
    let with = consumer("features-idl", &["idl"], "", main);
    with.write("weather.smithy", idl);
    assert_eq!(with.run(), "City(name=Oslo)\n");
    let without = consumer("features-without-idl", &[], "", main);
    without.write("weather.smithy", idl);
    let output = without.cargo_fails(&["check"]);
    let messages = errors(&output);
    let expected = "error: `weather.smithy` is a model in Smithy IDL, which requires the feature `idl` of `shapesmith`";
    assert_eq!(messages, [expected, expected], "{output}");
    assert!(
        output.contains("cargo add shapesmith --features idl"),
        "{output}"
    );
}

#[test]
fn serde_s_derives_are_the_user_s_without_the_feature() {
    // serde cannot derive the form of types with unknown values.
    let main = "shapesmith::smithy! {\n    model = \"model.json\",\n    shapes = [Request],\n    \
                derive = [serde::Serialize],\n}\n\
                fn main() { let _: Option<Request> = None; }\n";
    let serde =
        "serde = { version = \"1\", default-features = false, features = [\"derive\", \"std\"] }\n";
    consumer("features-derive", &[], serde, main).cargo(&["check"]);
    let output = consumer("features-derive", &["serde"], serde, main).cargo_fails(&["check"]);
    let errors = errors(&output);
    assert_eq!(errors.len(), 1, "{output}");
    assert!(errors[0].contains("`Serialize`"), "{output}");
    assert!(output.contains("src/main.rs:4:"), "{output}");
}

#[test]
fn serde_s_attributes_are_the_user_s_without_the_feature() {
    let main = "shapesmith::smithy! {\n    model = \"model.json\",\n    shapes = [Request, Value],\n    \
                attributes = {\n        structures = #[derive(serde::Serialize)] \
                #[serde(rename_all = \"PascalCase\")],\n        \
                unions = #[derive(serde::Serialize)],\n        unknown = #[serde(skip)],\n        \
                \"a#Request$weight\" = #[serde(skip_serializing_if = \"Option::is_none\")],\n        \
                \"a#Value$text\" = #[serde(rename = \"Text-Value\")],\n    },\n}\n\
                fn main() {\n    let request = Request::builder().name(\"n\").build_unchecked();\n    \
                println!(\"{}\", serde_json::to_string(&request).unwrap());\n    \
                println!(\"{}\", serde_json::to_string(&Value::Text(\"t\".into())).unwrap());\n}\n";
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    let consumer = consumer("features-attributes", &[], serde, main);
    assert_eq!(consumer.run(), "{\"Name\":\"n\"}\n{\"Text-Value\":\"t\"}\n");
}

#[test]
fn a_borrowed_field_is_a_mistake_only_where_it_would_be_read() {
    let main = "#[derive(Clone, Debug, shapesmith::Shape)]\n\
                #[shape(model = \"model.json\", id = Request)]\n\
                struct Own<'a> { name: &'a str, weight: Option<f64> }\n\
                fn main() { println!(\"{}\", Own { name: \"n\", weight: None }); }\n";
    let without = consumer("features-borrowed", &[], "", main);
    assert_eq!(without.run().trim(), "Own(name=n)");
    let with = consumer("features-borrowed", &["serde"], "", main);
    let output = with.cargo_fails(&["check"]);
    assert_eq!(errors(&output).len(), 1, "{output}");
    assert!(output.contains("fields cannot be deserialized"), "{output}");
}

#[test]
fn a_binding_is_a_mistake_only_where_the_operation_is_called() {
    let model = r#"{
        "smithy": "2.0",
        "shapes": {
            "a#Service": {
                "type": "service", "version": "1", "operations": [{ "target": "a#Get" }],
                "traits": { "aws.protocols#restJson1": {} }
            },
            "a#Get": {
                "type": "operation", "input": { "target": "a#Request" },
                "traits": { "smithy.api#http": { "method": "GET", "uri": "/{name}" } }
            },
            "a#Request": {
                "type": "structure", "members": { "name": { "target": "smithy.api#String" } }
            }
        }
    }"#;
    let main = "shapesmith::smithy! { model = \"model.json\", operations = [Get] }\n\
                fn main() { println!(\"{}\", Request::builder().build_unchecked()); }\n";
    let without = consumer("features-binding", &[], "", main);
    without.write("model.json", model);
    assert_eq!(without.run().trim(), "Request()");
    let with = consumer("features-binding", &["http"], "", main);
    with.write("model.json", model);
    let output = with.cargo_fails(&["check"]);
    assert_eq!(errors(&output).len(), 1, "{output}");
    assert!(output.contains("`name`"), "{output}");
}

#[test]
fn values_are_made_with_the_feature_and_only_then() {
    let test = "use shapesmith::arbitrary::{Arbitrary as _, Unstructured};\n\
                let mut bytes = Unstructured::new(&[7; 200]);\n\
                let request = generated::Request::arbitrary(&mut bytes).expect(\"a value\");\n\
                let own = Own::arbitrary(&mut bytes).expect(\"a value\");\n\
                assert!(request.validate().is_ok() && own.validate().is_ok());\n";
    let main = PLAIN.replace("fn main() {\n", &format!("fn main() {{\n{test}"));
    for features in [
        &["arbitrary"][..],
        &["arbitrary", "serde"],
        &["arbitrary", "http"],
    ] {
        let name = format!("features-{}", features.join("-"));
        let with = consumer(&name, features, "", &main);
        assert!(with.run().starts_with("Request(name="));
        with.cargo(&["clippy"]);
    }
    let without = consumer("features-not-arbitrary", &["serde"], "", &main);
    let output = without.cargo_fails(&["check"]);
    assert!(
        output.contains("could not find `arbitrary` in `shapesmith`"),
        "{output}"
    );
}
