//! What is left of small models, for each thing outside of the closure that the generator reads.

use proc_macro2::Span;
use shapesmith_codegen::inspect::{Docs, Files, Model, Trimmed};
use shapesmith_codegen::testing::generate_from_files;
use shapesmith_codegen::{ModelText, Nullability, Selection};

use super::{NAME, expansion, input, selection};

/// The name of a service, a resource and so on: `a#Name` unless it has a namespace.
fn ids(names: &[&str]) -> Vec<String> {
    let absolute = |name: &&str| {
        if name.contains('#') {
            (*name).to_owned()
        } else {
            format!("a#{name}")
        }
    };
    names.iter().map(absolute).collect()
}

fn trimmed(text: &str, shapes: &[&str], operations: &[&str], docs: Docs) -> Trimmed {
    let mut request = input();
    request.shapes = selection(&ids(shapes));
    request.operations = selection(&ids(operations));
    let files = Files::one(NAME, text);
    let model = Model::scan(&files).expect("a model");
    let trimmed = model.trim(&request, docs);
    trimmed.unwrap_or_else(|errors| panic!("{}", errors[0]))
}

/// The keys of `shapes`, without the namespace `a`.
fn left(trimmed: &str) -> Vec<String> {
    let shapes = shapesmith_codegen::testing::model::index(NAME, trimmed).expect("a model");
    let local = |id: &str| id.strip_prefix("a#").unwrap_or(id).to_owned();
    shapes.iter().map(|(id, _)| local(id)).collect()
}

/// Trims a model, checks what is left, and that it expands like the whole one for these further names, too.
fn check(
    text: &str,
    shapes: &[&str],
    operations: &[&str],
    expected: &[&str],
    further: &[(&[&str], &[&str])],
) -> String {
    let trimmed = trimmed(text, shapes, operations, Docs::Keep).text;
    assert_eq!(left(&trimmed), expected, "{shapes:?}, {operations:?}");
    for (shapes, operations) in further.iter().chain(&[(shapes, operations)]) {
        let mut request = input();
        let select = |names: &[&str]| match names {
            [] => None,
            ["*"] => Some(Selection::All(Span::call_site())),
            names => Some(Selection::named(names)),
        };
        request.shapes = select(shapes);
        request.operations = select(operations);
        let whole = expansion(&request, text).expect("an expansion");
        let part = expansion(&request, &trimmed).expect("an expansion");
        assert!(whole == part, "{shapes:?}, {operations:?} differ");
    }
    trimmed
}

const SERVICES: &str = r#"{"smithy": "2.0", "metadata": {"suppressions": []}, "shapes": {
"a#One": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}, {"target": "a#Loose"}],
    "resources": [{"target": "a#Outer"}], "errors": [{"target": "a#Busy"}],
    "rename": {"a#Part": "OnePart", "b#Part": "OtherPart"},
    "traits": {"aws.protocols#awsJson1_1": {}, "smithy.rules#endpointRuleSet": {}, "smithy.api#cors": {}}},
"a#Two": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}], "errors": [{"target": "a#Late"}],
    "rename": {"a#Part": "TwoPart"}, "traits": {"aws.protocols#restJson1": {}}},
"a#Outer": {"type": "resource", "identifiers": {"id": {"target": "a#Id"}}, "properties": {"p": {"target": "a#P"}},
    "resources": [{"target": "a#Inner"}, {"target": "a#Other"}], "traits": {"aws.api#arn": {"template": "{id}"}}},
"a#Inner": {"type": "resource", "identifiers": {"id": {"target": "a#Id"}}, "read": {"target": "a#Read"},
    "update": {"target": "a#Update"}, "collectionOperations": [{"target": "a#Get"}]},
"a#Other": {"type": "resource", "list": {"target": "a#Update"}},
"a#Id": {"type": "string"}, "a#P": {"type": "structure"},
"a#Get": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#examples": [], "smithy.waiters#waitable": {}}},
"a#Read": {"type": "operation", "output": {"target": "a#Out"}},
"a#Update": {"type": "operation"}, "a#Loose": {"type": "operation"},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#http": {"method": "PUT", "uri": "/"}}},
"a#In": {"type": "structure", "members": {"part": {"target": "a#Part", "traits": {"smithy.api#jsonName": "p"}}}},
"a#Out": {"type": "structure", "members": {"part": {"target": "b#Part"}}},
"a#Part": {"type": "structure"}, "b#Part": {"type": "structure"},
"a#Busy": {"type": "structure", "traits": {"smithy.api#error": "client"}},
"a#Late": {"type": "structure", "traits": {"smithy.api#error": "server"}},
"a#Alone": {"type": "structure", "members": {"x": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "y"}}}}
}}"#;

#[test]
fn services_and_resources_keep_what_binds_the_operations() {
    let one = check(
        SERVICES,
        &[],
        &["Read"],
        &[
            "One", "Two", "Outer", "Inner", "Read", "Out", "b#Part", "Busy",
        ],
        &[(&["Out"], &[]), (&["Busy", "b#Part"], &["a#Read"])],
    );
    for (part, is_left) in [
        (
            r#""rename": {
        "b#Part": "OtherPart"
      }"#,
            true,
        ),
        ("identifiers", false),
        ("endpointRuleSet", false),
        ("metadata", false),
        ("a#Update", false),
        ("a#Late", false),
        ("cors", true),
        ("aws.api#arn", false),
    ] {
        assert_eq!(one.contains(part), is_left, "{part}: {one}");
    }
    // An operation in two places, and a structure that two services rename.
    let get = ["One", "Two", "Outer", "Inner", "Get", "In", "Part", "Busy"];
    check(SERVICES, &[], &["Get"], &get, &[(&["In"], &["Get"])]);
    let put = ["One", "Two", "Put", "In", "Part", "Late"];
    check(SERVICES, &["In"], &["Put"], &put, &[(&["a#Part"], &[])]);
    // Whether `@jsonName` is used depends on all services.
    check(SERVICES, &["Alone"], &[], &["One", "Two", "Alone"], &[]);
}

#[test]
fn a_structure_with_a_token_keeps_its_operation() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#Get": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"}, "errors": [{"target": "a#E"}]},
"a#Again": {"type": "operation", "input": {"target": "a#In"}},
"a#Never": {"type": "operation", "input": {"target": "a#Plain"}},
"a#In": {"type": "structure", "mixins": [{"target": "a#Mixin"}]},
"a#Mixin": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}}, "traits": {"smithy.api#mixin": {}}},
"a#In$token": {"type": "apply", "traits": {"smithy.api#idempotencyToken": {}}},
"a#Marked": {"type": "structure", "members": {"t": {"target": "smithy.api#String",
    "traits": {"smithy.api#idempotencyToken": {}}}}, "traits": {"smithy.api#input": {}}},
"a#OfMarked": {"type": "operation", "input": {"target": "a#Marked"}},
"a#No": {"type": "structure", "members": {"t": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}}}}},
"a#Plain": {"type": "structure"}, "a#Out": {"type": "structure"},
"a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}}}"#;
    let first = ["Get", "In", "Mixin", "In$token", "Out", "E"];
    check(
        text,
        &["In"],
        &[],
        &first,
        &[(&[], &["Get"]), (&["Out"], &["Get"])],
    );
    let note = trimmed(text, &["In"], &[], Docs::Keep).token_operations;
    assert_eq!(note, ["a#Get"]);
    let again = ["Again", "In", "Mixin", "In$token"];
    check(text, &["In"], &["Again"], &again, &[(&["In"], &[])]);
    assert!(
        trimmed(text, &["In"], &["Again"], Docs::Keep)
            .token_operations
            .is_empty()
    );
    for alone in ["Marked", "No", "Plain"] {
        check(text, &[alone], &[], &[alone], &[]);
    }
}

#[test]
fn mixins_stay_mixins() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "mixins": [{"target": "a#Base"}], "operations": [{"target": "a#Put"}]},
"a#Base": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}, {"target": "a#Gone"}],
    "errors": [{"target": "a#E"}], "rename": {"a#In": "Input", "a#Unused": "U"},
    "traits": {"smithy.api#mixin": {}, "aws.protocols#awsJson1_0": {}}},
"a#Get": {"type": "operation", "mixins": [{"target": "a#Op"}]},
"a#Op": {"type": "operation", "input": {"target": "a#In"}, "errors": [{"target": "a#F"}], "traits": {"smithy.api#mixin": {}}},
"a#Gone": {"type": "operation"}, "a#Put": {"type": "operation"},
"a#In": {"type": "structure", "mixins": [{"target": "a#M"}, {"target": "a#N"}], "members": {"own": {"target": "a#Text"}}},
"a#M": {"type": "structure", "members": {"m": {"target": "smithy.api#String"}},
    "traits": {"smithy.api#mixin": {"localTraits": ["b#local"]}, "b#local": {}, "smithy.api#documentation": "Mixed."}},
"a#N": {"type": "structure", "mixins": [{"target": "a#M"}], "members": {"n": {"target": "a#Text"}}, "traits": {"smithy.api#mixin": {}}},
"a#In$m": {"type": "apply", "traits": {"smithy.api#required": {}, "smithy.rules#contextParam": {"name": "M"}}},
"a#M$m": {"type": "apply", "traits": {"smithy.rules#contextParam": {"name": "M"}}},
"b#local": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"a#Text": {"type": "string"}, "a#Unused": {"type": "string"},
"a#E": {"type": "structure", "traits": {"smithy.api#error": "client"}},
"a#F": {"type": "structure", "traits": {"smithy.api#error": "client"}}}}"#;
    let expected = [
        "S", "Base", "Get", "Op", "In", "M", "N", "In$m", "b#local", "Text", "E", "F",
    ];
    check(text, &[], &["Get"], &expected, &[(&["F"], &[])]);
}

#[test]
fn definitions_of_schemes_and_of_own_traits_stay() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}, {"target": "a#Put"}], "traits": {
    "aws.protocols#awsJson1_0": {}, "a#key": {}, "smithy.pay#scheme": {"x": "a#Get"}, "a#named": {},
    "smithy.api#auth": ["a#named", "a#key", "smithy.pay#scheme"], "aws.other#x": {}}},
"a#Get": {"type": "operation", "traits": {"a#level": {"of": 1e400}, "a#about": "a#Put"}},
"a#Put": {"type": "operation"},
"a#key": {"type": "structure", "traits": {"smithy.api#trait": {}, "smithy.api#authDefinition": {"traits": ["a#signed"]}}},
"a#signed": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"smithy.pay#scheme": {"type": "structure", "traits": {"smithy.api#trait": {}, "smithy.api#authDefinition": {}}},
"a#named": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"a#level": {"type": "structure", "members": {"of": {"target": "a#Number"}}, "traits": {"smithy.api#trait": {"selector": "*"}}},
"a#Number": {"type": "bigDecimal"},
"a#about": {"type": "string", "traits": {"smithy.api#trait": {}, "smithy.api#idRef": {}}},
"aws.other#x": {"type": "structure", "traits": {"smithy.api#trait": {}}},
"a#unused": {"type": "structure", "traits": {"smithy.api#trait": {}}}}}"#;
    let expected = [
        "S",
        "Get",
        "key",
        "signed",
        "smithy.pay#scheme",
        "named",
        "level",
        "Number",
    ];
    let trimmed = check(text, &[], &["Get"], &expected, &[]);
    assert!(trimmed.contains("\"of\": 1e400") && !trimmed.contains("a#about"));
}

#[test]
fn hidden_traits_of_definitions_stay_hidden() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#level": {"type": "structure", "members": {"rule": {"target": "a#Rules"}}, "traits": {"smithy.api#trait": {}}},
"a#other": {"type": "structure", "members": {"rule": {"target": "a#Rule"}}, "traits": {"smithy.api#trait": {}}},
"a#Rules": {"type": "list", "member": {"target": "a#Rule"}},
"a#Rule": {"type": "structure", "members": {"next": {"target": "a#Next"}}},
"a#Next": {"type": "structure"},
"b#Rule": {"type": "structure"}}}"#;
    let expected = ["other", "Rule", "Next", "b#Rule"];
    check(
        text,
        &["Rule", "b#Rule"],
        &[],
        &expected,
        &[(&["Rule"], &[]), (&["*"], &[])],
    );
}

#[test]
fn the_framework_s_shapes_need_no_definition() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#Get": {"type": "operation", "errors": [{"target": "smithy.framework#ValidationException"}]},
"smithy.framework#ValidationException$message": {"type": "apply", "traits": {"smithy.api#length": {"max": 9}}},
"smithy.framework#ValidationExceptionField": {"type": "apply", "traits": {"smithy.api#sensitive": {}}},
"a#Put": {"type": "operation"}}}"#;
    let expected = [
        "Get",
        "smithy.framework#ValidationException$message",
        "smithy.framework#ValidationExceptionField",
    ];
    check(
        text,
        &[],
        &["Get"],
        &expected,
        &[(&["smithy.framework#ValidationExceptionField"], &[])],
    );
    check(text, &[], &["Put"], &["Put"], &[]);
}

#[test]
fn documentation_is_shortened_or_removed() {
    let text = r#"{"smithy": "1.0", "shapes": {
"a#In": {"type": "structure", "members": {"e": {"target": "a#E", "traits": {"smithy.api#documentation": " "}}},
    "traits": {"smithy.api#documentation": "<p>One of <code>a. B</code>. Two.</p>", "smithy.api#externalDocumentation": {"x": "https://a.b"}}},
"a#E": {"type": "string", "traits": {"smithy.api#enum": [
    {"value": "\u0061", "documentation": "Is \"a\". More."}, {"value": "b", "documentation": "", "tags": []}]}}}}"#;
    let first = trimmed(text, &["In"], &[], Docs::FirstSentence).text;
    let expected = r#"{
  "smithy": "1.0",
  "shapes": {
    "a#In": {
      "type": "structure",
      "members": {
        "e": {
          "target": "a#E"
        }
      },
      "traits": {
        "smithy.api#documentation": "One of `a. B`.",
        "smithy.api#externalDocumentation": {
          "x": "https://a.b"
        }
      }
    },
    "a#E": {
      "type": "string",
      "traits": {
        "smithy.api#enum": [
          {
            "value": "\u0061",
            "documentation": "Is \"a\"."
          },
          {
            "value": "b",
            "tags": []
          }
        ]
      }
    }
  }
}
"#;
    assert_eq!(first, expected);
    let none = trimmed(text, &["In"], &[], Docs::None).text;
    assert!(!none.contains("ocumentation"), "{none}");
    assert_eq!(
        trimmed(&first, &["In"], &[], Docs::FirstSentence).text,
        first
    );
}

#[test]
fn names_and_references_that_lead_nowhere_are_errors() {
    let text = r#"{"smithy": "2.0", "shapes": {
"a#Get": {"type": "operation", "input": {"target": "a#In"}},
"a#In": {"type": "structure", "members": {
    "x": {"target": "a#Gone"}}},
"a#Bad": {"type": "structure", "members": 7}}}"#;
    let files = Files::one(NAME, text);
    let model = Model::scan(&files).expect("a model");
    for (shapes, operations, expected) in [
        (
            &[][..],
            &["Gett"][..],
            "no operation `Gett` in `m.json`\n  help: did you mean `Get`?",
        ),
        (
            &["Inn"],
            &[],
            "no shape `Inn` in `m.json`\n  help: did you mean `In`?",
        ),
        (
            &[],
            &["Get"],
            "no shape `a#Gone` in the model\n  --> m.json:4:21 in `a#In`",
        ),
        (
            &["Bad"],
            &[],
            "`members`: expected an object, found a number\n  --> m.json:5:43 in `a#Bad`",
        ),
    ] {
        let mut request = input();
        request.shapes = (!shapes.is_empty()).then(|| Selection::named(shapes));
        request.operations = (!operations.is_empty()).then(|| Selection::named(operations));
        let errors = model.trim(&request, Docs::Keep).expect_err(expected);
        let found = errors[0].to_string();
        assert!(found.contains(expected), "{expected}\n---\n{found}");
    }
}

/// Two files are one model, and trimming them makes one file. Smithy 1.0 beside 2.0 becomes 2.0.
#[test]
fn several_files_become_one() {
    let old = |version: &str| {
        format!(
            r#"{{"smithy": "{version}", "shapes": {{
"a#In": {{"type": "structure", "members": {{
    "count": {{"target": "b#Number"}}, "boxed": {{"target": "a#Boxed"}},
    "flag": {{"target": "smithy.api#PrimitiveBoolean", "traits": {{"smithy.api#required": {{}}}}}},
    "own": {{"target": "smithy.api#PrimitiveLong", "traits": {{"smithy.api#box": {{}}}}}},
    "applied": {{"target": "a#Float"}}, "new": {{"target": "b#New"}}, "zero": {{"target": "b#Zero"}},
    "tags": {{"target": "a#Tags"}}, "plain": {{"target": "smithy.api#Integer"}}}}}},
"a#In$applied": {{"type": "apply", "traits": {{"smithy.api#box": {{}}}}}},
"a#Float": {{"type": "float"}},
"a#Boxed": {{"type": "integer", "traits": {{"smithy.api#box": {{}}}}}},
"b#Number": {{"type": "integer", "traits": {{"smithy.api#range": {{"min": 0}}}}}},
"a#Tags": {{"type": "set", "member": {{"target": "smithy.api#String"}}}}, "a#Gone": {{"type": "string"}}}}}}"#
        )
    };
    let new = r#"{"smithy": "2.0", "metadata": {"x": 1}, "shapes": {
"b#Get": {"type": "operation", "input": {"target": "b#GetInput"}},
"b#GetInput": {"type": "structure", "members": {"in": {"target": "a#In"}, "count": {"target": "b#Number"}}},
"b#New": {"type": "integer"}, "b#Zero": {"type": "integer", "traits": {"smithy.api#default": 0}},
"a#In$own": {"type": "apply", "traits": {"smithy.api#documentation": "Text."}},
"b#Gone": {"type": "string"}}}"#;
    for version in ["1.0", "2.0"] {
        let text = |name: &str, text: &str| ModelText {
            name: name.to_owned(),
            text: text.to_owned(),
            span: Span::call_site(),
        };
        let texts = [text("old.json", &old(version)), text("new.json", new)];
        let files = Files::new(&texts);
        let model = Model::scan(&files).expect("a model");
        for nullability in [Nullability::Client, Nullability::Server] {
            let mut request = input();
            request.nullability = nullability;
            request.operations = Some(Selection::named(&["Get"]));
            let trimmed = model.trim(&request, Docs::Keep).expect("a model").text;
            assert!(trimmed.starts_with("{\n  \"smithy\": \"2.0\",\n"));
            // In 2.0, `@box` is gone, and what is not boxed has a default.
            let mut expected = vec![
                "Boxed",
                "Float",
                "In",
                "In$applied",
                "In$own",
                "Tags",
                "b#Get",
                "b#GetInput",
                "b#New",
                "b#Number",
                "b#Zero",
            ];
            expected.retain(|id| version == "2.0" || *id != "In$applied");
            assert_eq!(left(&trimmed), expected);
            let whole = generate_from_files(&request, &texts).expect("an expansion");
            let part = expansion(&request, &trimmed).expect("an expansion");
            assert!(
                super::without_places(&whole.to_string()) == part,
                "{trimmed}"
            );
            let files = Files::one(NAME, &trimmed);
            let small = Model::scan(&files).expect("a model");
            let again = small.trim(&request, Docs::Keep).expect("a model").text;
            assert_eq!(again, trimmed);
            assert_eq!(trimmed.contains("default\": false"), version == "1.0");
            assert_eq!(trimmed.contains("#box"), version == "2.0");
        }
    }
}
