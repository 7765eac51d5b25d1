//! What is read from a model: its services, its names, and which of its shapes.

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::testing::generate_from;
use shapesmith_codegen::testing::model::closure;
use shapesmith_codegen::{ModelFile, Name, Selection, SmithyInput};

fn input() -> SmithyInput {
    SmithyInput::new(ModelFile::new("m.json", Path::new(""), Span::call_site()))
}

fn all_shapes() -> SmithyInput {
    input().with_shapes(Selection::All(Span::call_site()))
}

fn all_operations() -> SmithyInput {
    input().with_operations(Selection::All(Span::call_site()))
}

fn at_service(mut input: SmithyInput, name: &str) -> SmithyInput {
    input.service = Some(Name {
        text: name.to_owned(),
        span: Span::call_site(),
    });
    input
}

fn model(version: &str, shapes: &str) -> String {
    format!("{{\"smithy\": \"{version}\", \"shapes\": {{\n{shapes}}}}}")
}

/// The code, without spaces; or the errors.
fn expand(input: &SmithyInput, text: &str) -> Result<String, String> {
    match generate_from(input, text) {
        Ok(code) => Ok(code.to_string().replace([' ', '\n'], "")),
        Err(errors) => {
            let errors = errors.iter().map(ToString::to_string);
            Err(errors.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Required members, each of which has a marker type that the compiler's error names.
const MEMBERS: [&str; 3] = ["message", "path", "own"];

/// The public types of the code.
fn types(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for keyword in ["pubstruct", "pubenum"] {
        for part in code.split(keyword).skip(1) {
            let end = part.find(|c: char| !c.is_alphanumeric() && c != '_');
            names.push(&part[..end.unwrap_or(part.len())]);
        }
    }
    let is_helper = |name: &str| {
        name.ends_with("Builder") || name.ends_with("Parts") || MEMBERS.contains(&name)
    };
    names.retain(|name| !is_helper(name));
    names.sort_unstable();
    names
}

/// Smithy 2.1 makes shared lists and maps of inline collections.
#[test]
fn inline_collections_are_lists_and_maps() {
    let shapes = r#"
"a#_SyntheticListOf__String": {"type": "list", "member": {"target": "smithy.api#String"},
    "traits": {"smithy.api#synthetic": {}}},
"a#_SyntheticMapOf__String_To___SyntheticListOf__String": {"type": "map", "key": {"target": "smithy.api#String"},
    "value": {"target": "a#_SyntheticListOf__String"}, "traits": {"smithy.api#synthetic": {}}},
"a#Bag": {"type": "structure", "members": {
    "names": {"target": "a#_SyntheticListOf__String", "traits": {"smithy.api#length": {"min": 1}}},
    "map": {"target": "a#_SyntheticMapOf__String_To___SyntheticListOf__String"}}}"#;
    let code = expand(&all_shapes(), &model("2.1", shapes)).expect("code");
    assert_eq!(types(&code), ["Bag"]);
    for version in ["2.2", "2.1.0", "3", "1.1", ""] {
        let error = expand(&all_shapes(), &model(version, shapes)).expect_err(version);
        assert!(
            error.contains("supported versions are \"1.0\", \"2.0\" and \"2.1\""),
            "{error}"
        );
    }
}

const WITH_TRAITS: &str = r#"
"t#Widget": {"type": "structure", "members": {"rule": {"target": "t#Rule"}}, "traits": {"smithy.api#trait": {}}},
"t#Rule": {"type": "structure", "members": {"pattern": {"target": "t#Text"}, "big": {"target": "smithy.api#BigDecimal"}}},
"t#Text": {"type": "string", "traits": {"smithy.api#pattern": "(?<!x)y"}},
"t#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}, "traits": {"smithy.api#trait": {}}},
"a#Widget": {"type": "structure", "members": {"shared": {"target": "t#Shared"}}, "traits": {"t#Kind": "A"}},
"t#Shared": {"type": "structure"},
"t#both": {"type": "structure", "members": {"shared": {"target": "t#Shared"}}, "traits": {"smithy.api#trait": {}}}"#;

#[test]
fn definitions_of_traits_are_left_out() {
    let text = model("2.0", WITH_TRAITS);
    let code = expand(&all_shapes(), &text).expect("code");
    assert_eq!(types(&code), ["Shared", "Widget"]);
    assert!(!code.contains("bignum"), "{code}");
    // They do not make names ambiguous, but can be named.
    let widget = input().with_shapes(Selection::named(&["Widget"]));
    let code = expand(&widget, &text).expect("code");
    assert_eq!(types(&code), ["Shared", "Widget"]);
    let both = input().with_shapes(Selection::named(&["both"]));
    assert_eq!(
        types(&expand(&both, &text).expect("code")),
        ["Shared", "both"]
    );
}

const MIXED: &str = r#"
"a#Base": {"type": "service", "version": "0", "operations": [{"target": "a#Ping"}], "resources": [{"target": "a#Thing"}],
    "errors": [{"target": "a#Busy"}], "rename": {"a#Pong": "Reply"}, "traits": {"smithy.api#mixin": {},
    "aws.protocols#awsJson1_1": {}, "aws.auth#sigv4": {"name": "base"}}},
"a#Api": {"type": "service", "version": "1", "mixins": [{"target": "a#Base"}], "operations": [{"target": "a#Echo"}]},
"a#Thing": {"type": "resource", "mixins": [{"target": "a#ThingBase"}]},
"a#ThingBase": {"type": "resource", "operations": [{"target": "a#Touch"}], "traits": {"smithy.api#mixin": {}}},
"a#Failing": {"type": "operation", "errors": [{"target": "a#Gone"}], "traits": {"smithy.api#mixin": {}}},
"a#Ping": {"type": "operation", "output": {"target": "a#Pong"}, "mixins": [{"target": "a#Failing"}]},
"a#Pong": {"type": "structure"},
"a#Echo": {"type": "operation"},
"a#Touch": {"type": "operation"},
"a#Busy": {"type": "structure", "traits": {"smithy.api#error": "server"}},
"a#Gone": {"type": "structure", "traits": {"smithy.api#error": "client"}}"#;

#[test]
fn services_and_resources_have_what_their_mixins_bring() {
    let text = model("2.0", MIXED);
    let code = expand(&all_operations(), &text).expect("code");
    assert_eq!(
        types(&code),
        [
            "Busy",
            "Echo",
            "EchoError",
            "Gone",
            "Ping",
            "PingError",
            "Reply",
            "Touch",
            "TouchError"
        ]
    );
    for target in ["Api.Ping", "Api.Echo", "Api.Touch"] {
        assert!(code.contains(&format!("Some({target:?})")), "{target}");
    }
    assert!(
        !code.contains("Base.") && code.contains("Some(\"base\")"),
        "{code}"
    );
    assert_eq!(code.matches("Gone\"Gone\"]").count(), 1);
    assert_eq!(code.matches("Busy\"Busy\"]").count(), 3);
    let mixin = input().with_operations(Selection::named(&["Failing"]));
    let error = expand(&mixin, &text).expect_err("a mixin");
    let expected = "expected an operation, found mixin of type operation `Failing`";
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_model_without_services_has_all_operations_but_mixins() {
    let shapes = r#""a#Do": {"type": "operation", "mixins": [{"target": "a#Base"}]},
        "a#Base": {"type": "operation", "traits": {"smithy.api#mixin": {}}},
        "a#Mixin": {"type": "service", "traits": {"smithy.api#mixin": {}}}"#;
    let code = expand(&all_operations(), &model("2.0", shapes)).expect("code");
    assert_eq!(types(&code), ["Do", "DoError"]);
}

#[test]
fn statements_on_nothing_are_errors() {
    for (shapes, expected) in [
        (
            r#""a#Gone": {"type": "apply", "traits": {"smithy.api#sensitive": {}}}, "a#Gane": {"type": "structure"}"#,
            "no shape `a#Gone` in the model to apply traits to\n  --> m.json:2:11 in `a#Gone`\n  help: did you mean \
             `a#Gane`?",
        ),
        (
            r#""a#Gone$m": {"type": "apply", "traits": {}}, "a#S": {"type": "structure"}"#,
            "no shape `a#Gone` in the model to apply traits to",
        ),
        (
            r#""a#S$m": {"type": "apply", "traits": {}}, "a#S": {"type": "structure"}"#,
            "no member `m` to apply traits to\n  --> m.json:2:10 in `a#S$m`",
        ),
        (
            r#""a#S$m": {"type": "apply", "traits": {"smithy.api#length": {"min": 1}}},
            "a#S": {"type": "structure", "members": {"m": {"target": "smithy.api#String", "traits": {
            "smithy.api#length": {"min": 2}}}}}"#,
            "conflicting values of `@length`\n  --> m.json:2:60 in `a#S$m`\n  help: the first is at m.json:4:34",
        ),
    ] {
        let error = expand(&all_shapes(), &model("2.0", shapes)).expect_err(expected);
        assert!(error.contains(expected), "{expected}\n---\n{error}");
    }
    let nothing = r#""a#Gone": {"type": "apply"}, "a#S": {"type": "structure"}"#;
    expand(&all_shapes(), &model("2.0", nothing)).expect("code");
}

const SERVER: &str = r#"
"a#Api": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}],
    "traits": {"aws.protocols#restJson1": {}}},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "errors": [
    {"target": "smithy.framework#ValidationException"}], "traits": {
    "smithy.api#http": {"method": "METHOD", "uri": "/"}}},
"a#In": {"type": "structure"}"#;

#[test]
fn the_validation_exception_need_not_be_in_the_model() {
    let text = model("2.0", &SERVER.replace("METHOD", "PUT"));
    let code = expand(&all_operations(), &text).expect("code");
    let reached = [
        "In",
        "Put",
        "PutError",
        "ValidationException",
        "ValidationExceptionField",
    ];
    assert_eq!(types(&code), reached);
    // Nothing in the model reaches it.
    assert_eq!(types(&expand(&all_shapes(), &text).expect("code")), ["In"]);
    let named = input().with_shapes(Selection::named(&["smithy.framework#ValidationException"]));
    assert_eq!(types(&expand(&named, &text).expect("code")), reached[3..]);
    // A definition in the file is the one that is used.
    let own = r#", "smithy.framework#ValidationException": {"type": "structure", "members": {
        "own": {"target": "smithy.api#String"}}, "traits": {"smithy.api#error": "client"}},
        "smithy.framework#ValidationException$own": {"type": "apply", "traits": {"smithy.api#required": {}}}"#;
    let text = model("2.0", &(SERVER.replace("METHOD", "PUT") + own));
    let code = expand(&all_operations(), &text).expect("code");
    assert_eq!(types(&code), reached[..4]);
    assert!(code.contains("\"own\"") && !code.contains("\"fieldList\""));
    // Traits can be added without it.
    let applied = r#", "smithy.framework#ValidationException$message": {"type": "apply", "traits": {
        "smithy.api#recommended": {"reason": "Own text."}}}"#;
    let text = model("2.0", &(SERVER.replace("METHOD", "PUT") + applied));
    let code = expand(&all_operations(), &text).expect("code");
    assert!(code.contains("Owntext."));
}

#[test]
fn traits_can_be_applied_to_the_validation_exception() {
    let server = SERVER.replace("METHOD", "PUT");
    let statement = |id: &str, traits: &str| {
        let statement = format!(r#", "{id}": {{"type": "apply", "traits": {{{traits}}}}}"#);
        expand(
            &all_operations(),
            &model("2.0", &format!("{server}{statement}")),
        )
    };
    let exception = "smithy.framework#ValidationException";
    // One that it does not have, one that it has with the same value, and one that changes its type.
    let code = statement(
        exception,
        r#""smithy.api#deprecated": {"message": "Own text."}"#,
    );
    assert!(code.expect("code").contains("Owntext."));
    let same = statement(exception, r#""smithy.api#error": "client""#).expect("code");
    let none = statement(exception, "").expect("code");
    assert_eq!(same, none);
    let field = "smithy.framework#ValidationExceptionField";
    let code = statement(field, r#""smithy.api#sensitive": {}"#).expect("code");
    assert_ne!(code, none);
    let statement_alone = format!(r#""{exception}": {{"type": "apply", "traits": {{}}}}"#);
    let named = input().with_shapes(Selection::named(&[exception]));
    let code = expand(&named, &model("2.0", &statement_alone)).expect("code");
    assert_eq!(
        types(&code),
        ["ValidationException", "ValidationExceptionField"]
    );
    for (id, traits, expected) in [
        (
            exception,
            r#""smithy.api#error": "server""#,
            "conflicting values of `@error`\n  --> m.json:8:121 in `smithy.framework#ValidationException`",
        ),
        (
            "smithy.framework#ValidationExceptions",
            r#""smithy.api#deprecated": {}"#,
            "no shape `smithy.framework#ValidationExceptions` in the model to apply traits to",
        ),
    ] {
        let error = statement(id, traits).expect_err(expected);
        assert!(error.contains(expected), "{expected}\n---\n{error}");
    }
}

/// RFC 9110, section 9.1: a method is a token.
#[test]
fn a_method_is_any_token() {
    for method in ["LOREM_IPSUM", "get", "M-SEARCH", "!#$%&'*+.^_`|~-09az"] {
        let text = model("2.0", &SERVER.replace("METHOD", method));
        let code = expand(&all_operations(), &text).expect(method);
        assert!(code.contains(&format!("method:{method:?}")), "{code}");
        http::Method::from_bytes(method.as_bytes()).expect("the crate `http` has it, too");
    }
    for method in [
        "",
        "A B",
        "GET/",
        "GÉT",
        "A:B",
        "(A)",
        "A\\\"B",
        "A\\u0000B",
    ] {
        let text = model("2.0", &SERVER.replace("METHOD", method));
        let error = expand(&all_operations(), &text).expect_err(method);
        assert!(error.contains("invalid HTTP method"), "{error}");
    }
}

/// Smithy specification, "Service closure".
#[test]
fn errors_of_an_operation_have_different_names() {
    let expand = |service: &str, errors: &str| {
        let shapes = format!(
            r#""a#Api": {{"type": "service", "operations": [{{"target": "a#Do"}}], {service}
                "traits": {{"aws.protocols#awsJson1_1": {{}}}}}},
            "a#Do": {{"type": "operation", "errors": [{errors}]}},
            "a#X": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}},
            "b#X": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}}"#
        );
        expand(&all_operations(), &model("2.0", &shapes))
    };
    let (a, b) = (r#"{"target": "a#X"}"#, r#"{"target": "b#X"}"#);
    let both = format!("{a}, {b}");
    for (service, errors) in [("", &*both), (&*format!(r#""errors": [{b}],"#), a)] {
        let error = expand(service, errors).expect_err("an error");
        let expected = "errors `a#X` and `b#X` of operation `a#Do` have the same name\n  --> m.json:6:20 in `b#X`\n  \
                        help: the first is at m.json:5:20 in `a#X`; a response has only the name of an error, so \
                        give one of them another name";
        assert!(error.contains(expected), "{error}");
    }
    for (service, errors) in [
        (r#""rename": {"a#X": "Y"},"#, &*both),
        (r#""rename": {"b#X": "Y"},"#, &both),
        (&format!(r#""errors": [{a}],"#), a),
    ] {
        expand(service, errors).expect("code");
    }
}

#[test]
fn a_member_is_defined_in_its_shape() {
    for (kind, is_fine) in [
        (r#""type": "apply""#, true),
        (r#""type": "enum""#, false),
        (r#""type": "structure""#, false),
        (r#""kind": "apply""#, false),
    ] {
        let shapes = format!(
            r#""a#In": {{"type": "structure", "members": {{"a": {{"target": "smithy.api#String"}}}}}},
            "a#In$a": {{{kind}, "traits": {{"smithy.api#documentation": "D"}}}}"#
        );
        let expanded = expand(&all_shapes(), &model("2.0", &shapes));
        match expanded {
            Ok(_) => assert!(is_fine, "{kind}"),
            Err(error) => {
                let expected = "`a#In$a` is the ID of a member, not of a shape\n  --> m.json:3:";
                assert!(!is_fine && error.contains(expected), "{error}");
            }
        }
    }
}

#[test]
fn a_union_has_a_member() {
    for (mixin, is_fine) in [
        ("{}", false),
        (r#"{"a": {"target": "smithy.api#String"}}"#, true),
    ] {
        let shapes = format!(
            r#""a#Of": {{"type": "structure", "members": {{"u": {{"target": "a#U"}}}}}},
            "a#U": {{"type": "union", "members": {{}}, "mixins": [{{"target": "a#M"}}]}},
            "a#M": {{"type": "union", "members": {mixin}, "traits": {{"smithy.api#mixin": {{}}}}}}"#
        );
        let expanded = expand(&all_shapes(), &model("2.0", &shapes));
        match expanded {
            Ok(_) => assert!(is_fine),
            Err(error) => assert!(
                !is_fine && error.contains("expected at least one member"),
                "{error}"
            ),
        }
    }
}

#[test]
fn errors_of_operations_have_the_trait() {
    let error = r#""traits": {"smithy.api#error": "client"}"#;
    for (of_operation, of_service, bad) in [
        (error, error, None),
        ("\"members\": {}", error, Some("a#Gone")),
        (error, "\"members\": {}", Some("a#Busy")),
    ] {
        let shapes = format!(
            r#""a#Api": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                "errors": [{{"target": "a#Busy"}}]}},
            "a#Do": {{"type": "operation", "errors": [{{"target": "a#Gone"}}]}},
            "a#Gone": {{"type": "structure", {of_operation}}},
            "a#Busy": {{"type": "structure", {of_service}}}"#
        );
        let expanded = expand(&all_operations(), &model("2.0", &shapes));
        match (expanded, bad) {
            (Ok(_), None) => {}
            (Err(error), Some(bad)) => {
                let expected =
                    format!("`{bad}` is an error of `a#Do`, but not a structure with `@error`");
                assert!(error.contains(&expected), "{error}");
            }
            (Ok(_), Some(_)) => panic!("accepted"),
            (Err(error), None) => panic!("{error}"),
        }
    }
}

#[test]
fn renames_that_a_service_cannot_make_are_errors() {
    let expand = |renames: &str| {
        let renamed = format!(r#""rename": {{{renames}}}}},"#);
        let shapes = RENAMED.replace(r#""rename": {"b#Widget": "OtherWidget"}},"#, &renamed);
        let shapes = format!(
            r#"{shapes}, "a#List": {{"type": "list", "member": {{"target": "smithy.api#String"}}}},
            "b#List": {{"type": "list", "member": {{"target": "smithy.api#String"}}}}"#
        );
        expand(&all_operations(), &model("2.0", &shapes))
    };
    for (renames, expected) in [
        (
            r#""b#Gone": "Other""#,
            "`rename`: no shape `b#Gone` in the model\n  --> m.json:3:103 in `a#Api`",
        ),
        (
            r#""b#Widget": "Widget""#,
            "`rename`: `b#Widget` has the name \"Widget\" already",
        ),
        (
            r#""a#Do": "Other""#,
            "`rename`: the operation `a#Do` cannot be renamed",
        ),
        (
            r#""a#In$mine": "other""#,
            "`rename`: a member cannot be renamed: `a#In$mine`",
        ),
        (
            r#""a#Widget": "Other", "b#Widget": "other""#,
            "`rename`: duplicate name \"other\" for `a#Widget` and `b#Widget`",
        ),
        (
            r#""a#List": "Other", "b#Widget": "Other""#,
            "`rename`: duplicate name \"Other\" for `a#List` and `b#Widget`",
        ),
    ] {
        let error = expand(renames).expect_err(expected);
        assert!(error.contains(expected), "{expected}\n---\n{error}");
    }
    let lists = r#""a#List": "Other", "b#List": "Other", "smithy.api#String": "Text""#;
    expand(lists).expect("code");
}

const RENAMED: &str = r#"
"a#Api": {"type": "service", "version": "1", "operations": [{"target": "a#Do"}], "rename": {"b#Widget": "OtherWidget"}},
"a#Do": {"type": "operation", "input": {"target": "a#In"}},
"a#In": {"type": "structure", "members": {"mine": {"target": "a#Widget"}, "other": {"target": "b#Widget"}}},
"a#Widget": {"type": "structure"},
"b#Widget": {"type": "structure"}"#;

#[test]
fn types_have_the_names_that_a_service_gives_them() {
    let text = model("2.0", RENAMED);
    for input in [
        all_shapes(),
        input().with_shapes(Selection::named(&["In"])),
        input()
            .with_shapes(Selection::named(&["In"]))
            .with_operations(Selection::named(&["Do"])),
    ] {
        let code = expand(&input, &text).expect("code");
        let mut names = types(&code);
        names.retain(|name| !name.starts_with("Do"));
        assert_eq!(names, ["In", "OtherWidget", "Widget"]);
    }
    let code = expand(&input().with_shapes(Selection::named(&["b#Widget"])), &text);
    assert_eq!(types(&code.expect("code")), ["OtherWidget"]);
    // The names of the service that is called come first.
    let two = text.replace(
        "\"a#Do\": {",
        r#""a#Second": {"type": "service", "version": "1", "operations": [{"target": "a#Other"}],
            "rename": {"b#Widget": "Second"}},
        "a#Other": {"type": "operation", "input": {"target": "b#Widget"}},
        "a#Do": {"#,
    );
    for (operation, name) in [("Do", "OtherWidget"), ("Other", "Second")] {
        let code = expand(
            &input().with_operations(Selection::named(&[operation])),
            &two,
        );
        let code = code.expect("code");
        assert!(types(&code).contains(&name), "{:?}", types(&code));
    }
    let broken = text.replace("\"OtherWidget\"", "\"a b\"");
    let error = expand(&all_shapes(), &broken).expect_err("no name");
    assert!(
        error.contains("`rename`: \"a b\" is not a valid identifier\n  --> m.json:3:"),
        "{error}"
    );
}

/// A model with services of these protocols, which share an operation.
fn shared(protocols: &[&str]) -> String {
    let services = protocols.iter().enumerate().map(|(number, protocol)| {
        let protocol = if protocol.is_empty() {
            String::new()
        } else {
            format!("\"{protocol}\": {{}}")
        };
        format!(
            r#""a#S{number}": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
            "errors": [{{"target": "a#E{number}"}}], "traits": {{{protocol}}}}},
            "a#E{number}": {{"type": "structure", "traits": {{"smithy.api#error": "client"}}}},"#
        )
    });
    let services: String = services.collect();
    let operations = r#""a#Do": {"type": "operation", "traits": {
        "smithy.api#http": {"method": "GET", "uri": "/"}}}, "a#Other": {"type": "operation"}"#;
    model("2.0", &format!("{services}{operations}"))
}

#[test]
fn an_operation_of_several_services_is_called_at_one() {
    const JSON: &str = "aws.protocols#awsJson1_0";
    const REST: &str = "aws.protocols#restJson1";
    const XML: &str = "aws.protocols#restXml";
    for (protocols, expected) in [
        (&[JSON][..], Some(0)),
        (&[XML, JSON], Some(1)),
        (&["", REST, "alloy#simpleRestJson"], Some(1)),
        (&[JSON, REST], None),
        (&[REST, XML, REST], None),
    ] {
        let text = shared(protocols);
        let code = expand(&all_operations(), &text).expect("code");
        let is_ambiguous = code.contains("isboundtoseveralservices");
        assert_eq!(is_ambiguous, expected.is_none(), "{protocols:?}");
        if let Some(number) = expected {
            assert!(code.contains(&format!("ServiceSchema{{id:\"a#S{number}\"")));
            let errors: Vec<&str> = types(&code)
                .into_iter()
                .filter(|name| name.starts_with('E'))
                .collect();
            assert_eq!(errors, [format!("E{number}")], "{protocols:?}");
        } else {
            assert!(
                code.contains("help:chooseone:`service=\\\"a#S0\\\"`"),
                "{code}"
            );
        }
        // Any of them can be chosen.
        for (number, protocol) in protocols.iter().enumerate() {
            let chosen = at_service(all_operations(), &format!("S{number}"));
            let code = expand(&chosen, &text).expect("code");
            assert!(!code.contains("isboundtoseveralservices"));
            let is_called = code.contains(&format!("ServiceSchema{{id:\"a#S{number}\""));
            assert_eq!(
                is_called,
                [JSON, REST].contains(protocol),
                "{protocols:?} {number}"
            );
        }
    }
    let text = shared(&[JSON, REST]);
    let named = |operation: &str, service: &str| {
        let input = input().with_operations(Selection::named(&[operation]));
        expand(&at_service(input, service), &text)
    };
    let error = named("Other", "S0").expect_err("not bound");
    assert!(
        error.contains("operation `Other` is not bound to the service `S0`"),
        "{error}"
    );
    let error = named("Do", "S9").expect_err("no service");
    assert!(error.contains("no service `S9` in `m.json`"), "{error}");
    named("Do", "a#S1").expect("code");
}

#[test]
fn operations_are_documented_and_deprecated() {
    let text = model(
        "2.0",
        r#""a#Old": {"type": "operation", "mixins": [{"target": "a#Base"}], "traits": {
            "smithy.api#deprecated": {"message": "use New", "since": "2024-01-01"},
            "smithy.api#since": "1.2", "smithy.api#externalDocumentation": {"Guide": "https://example.com/a"}}},
        "a#Base": {"type": "operation", "traits": {"smithy.api#mixin": {},
            "smithy.api#documentation": "<p>Does the <b>old</b> thing.</p>"}},
        "a#Plain": {"type": "operation"}"#,
    );
    let mut input = all_operations();
    let code = generate_from(&input, &text).expect("code").to_string();
    for expected in [
        "Does the **old** thing.",
        "since `1.2`",
        "see [Guide](<https://example.com/a>)",
        "note = \"use New; deprecated since 2024-01-01\"",
        "The operation `a#Plain`.",
        "allow (deprecated)",
    ] {
        assert!(code.contains(expected), "{expected}\n---\n{code}");
    }
    input.docs = false;
    let code = generate_from(&input, &text).expect("code").to_string();
    assert!(
        !code.contains("thing") && !code.contains("example.com"),
        "{code}"
    );
    assert!(code.contains("The operation `a#Old`.") && code.contains("use New"));
    let wrong = text.replace("\"use New\"", "1");
    let error = expand(&input, &wrong).expect_err("wrong");
    assert!(
        error.contains("`@deprecated.message`: expected a string"),
        "{error}"
    );
}

/// Whether `@jsonName` is used by a structure that is reached by an operation, by `shapes`, or not by the operations
/// of a service.
#[test]
fn only_aws_json_ignores_json_names() {
    for (protocols, expected) in [
        ("", true), // a service of no protocol
        (r#""alloy#simpleRestJson": {}"#, true),
        (r#""x.y#own": {}"#, true),
        (r#""aws.protocols#restJson1": {}"#, true),
        (r#""aws.protocols#restXml": {}"#, true),
        (r#""aws.protocols#awsJson1_0": {}"#, false),
        (r#""aws.protocols#awsJson1_1": {}"#, false),
        (
            r#""aws.protocols#awsQuery": {}, "aws.protocols#awsJson1_0": {}"#,
            false,
        ),
        (
            r#""smithy.protocols#rpcv2Cbor": {}, "aws.protocols#awsJson1_1": {}"#,
            false,
        ),
        ("none", true),
    ] {
        let service = format!(
            r#""a#Api": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
            "traits": {{{protocols}}}}},"#
        );
        let service = if protocols == "none" { "" } else { &service };
        let text = model(
            "2.0",
            &format!(
                r#"{service} "a#Do": {{"type": "operation", "input": {{"target": "a#In"}}}},
                "a#In": {{"type": "structure", "members": {{"text": {{"target": "smithy.api#String",
                "traits": {{"smithy.api#jsonName": "the-text"}}}}}}}}"#
            ),
        );
        for input in [
            all_operations(),
            all_shapes(),
            input().with_shapes(Selection::named(&["In"])),
        ] {
            let shapes = closure(&input, &text).expect("a closure");
            assert_eq!(shapes[0].uses_json_names, expected, "{protocols}");
            let code = expand(&input, &text).expect("code");
            assert_eq!(code.contains("\"the-text\""), expected, "{protocols}");
        }
    }
}

#[test]
fn two_protocols_that_differ_in_json_names_cannot_share_a_shape() {
    let text = |first: &str, second: &str| {
        model(
            "2.0",
            &format!(
                r#""a#One": {{"type": "service", "version": "1", "operations": [{{"target": "a#Do"}}],
                "traits": {{"{first}": {{}}}}}},
                "a#Two": {{"type": "service", "version": "1", "operations": [{{"target": "a#Other"}}],
                "traits": {{"{second}": {{}}}}}},
                "a#Do": {{"type": "operation", "input": {{"target": "a#In"}}}},
                "a#Other": {{"type": "operation", "input": {{"target": "a#In"}}}},
                "a#In": {{"type": "structure", "members": {{"text": {{"target": "smithy.api#String",
                "traits": {{"smithy.api#jsonName": "the-text"}}}}}}}}"#
            ),
        )
    };
    let json = "aws.protocols#awsJson1_1";
    for (other, uses) in [
        ("aws.protocols#restJson1", "restJson1 of `a#Two` uses"),
        ("alloy#simpleRestJson", "the protocol of `a#Two` uses"),
    ] {
        let error = expand(&all_operations(), &text(json, other)).expect_err(other);
        assert!(
            error.contains(uses) && error.contains("and awsJson1_1 of `a#One` ignores"),
            "{error}"
        );
    }
    // A protocol without JSON has no say.
    for (other, expected) in [
        ("aws.protocols#restXml", false),
        ("aws.protocols#awsJson1_0", false),
    ] {
        let code = expand(&all_operations(), &text(json, other)).expect("code");
        assert_eq!(code.contains("\"the-text\""), expected, "{other}");
    }
}

/// Shapes that need a feature, but that nothing reaches, do not ask for it.
#[test]
fn only_what_is_reached_asks_for_features() {
    let unused = r#"
"a#Big": {"type": "bigInteger"}, "a#Bigs": {"type": "list", "member": {"target": "a#Big"}},
"a#Any": {"type": "document"}, "a#Anys": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Any"}},
"a#Repeated": {"type": "string", "traits": {"smithy.api#pattern": "^(a|b)\\1$"}},
"a#Mixin": {"type": "structure", "members": {"big": {"target": "smithy.api#BigDecimal"}, "any": {"target": "a#Any"},
    "text": {"target": "a#Repeated"}}, "traits": {"smithy.api#mixin": {}}},
"a#trait": {"type": "structure", "members": {"rule": {"target": "a#Rule"}}, "traits": {"smithy.api#trait": {}}},
"a#Rule": {"type": "structure", "members": {"big": {"target": "smithy.api#BigDecimal"}, "any": {"target": "a#Any"},
    "text": {"target": "a#Repeated"}}},
"a#Api": {"type": "service", "version": "1", "operations": [{"target": "a#Do"}], "traits": {"aws.protocols#restJson1": {}}},
"a#Do": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/{gone}"}}},"#;
    let used =
        r#""a#Used": {"type": "structure", "members": {"text": {"target": "smithy.api#String"}}}"#;
    let text = model("2.0", &format!("{unused}{used}"));
    let code = expand(&all_shapes(), &text).expect("code");
    assert_eq!(types(&code), ["Used"]);
    assert!(!code.contains("compile_error"), "{code}");
    for (target, feature) in [
        ("a#Bigs", "bignum"),
        ("a#Anys", "serde"),
        ("a#Repeated", "backreference"),
    ] {
        let code = expand(
            &all_shapes(),
            &text.replace("smithy.api#String\"}}}}}", &format!("{target}\"}}}}}}}}}}")),
        );
        let code = code.expect("code");
        let requires = format!("requiresthefeature`{feature}`");
        assert_eq!(code.matches("requiresthefeature").count(), 1, "{target}");
        assert!(code.contains(&requires), "{target}");
    }
}

/// Also in what is not read otherwise.
#[test]
fn no_object_of_a_model_repeats_a_key() {
    let used = r#""a#Used": {"type": "structure"}"#;
    let named = input().with_shapes(Selection::named(&["Used"]));
    for (unused, expected) in [
        (
            r#""a#Other": {"type": "structure", "members": {"m": {"target": "a#S"}, "m": {"target": "a#S"}}},"#,
            "duplicate key \"m\" in `m.json`\n  --> m.json:2:70 in `a#Other`\n  help: the first is at m.json:2:46; \
             remove one of them",
        ),
        (
            r#""a#Other": {"type": "structure", "traits": {"x.y#z": [{"a": 1, "\u0061": 1}]}},"#,
            "duplicate key \"a\" in `m.json`\n  --> m.json:2:64 in `a#Other`",
        ),
    ] {
        let text = model("2.0", &format!("{unused}{used}"));
        let error = expand(&named, &text).expect_err(expected);
        assert!(error.contains(expected), "{expected}\n---\n{error}");
        let text = text
            .replace("a#Other", "a#Used")
            .replace(&format!(",{used}"), "");
        let error = expand(&named, &text).expect_err(expected);
        assert!(error.contains("duplicate key"), "{error}");
    }
}
