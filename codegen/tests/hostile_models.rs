//! What must not be in a model, and what is no model: each is refused, with its place and what would be right.

use std::fs;
use std::path::Path;

use http::{HeaderName, HeaderValue, Method, Uri};
use shapesmith_codegen::{ModelFile, Request, Selection};

/// What is told of a model when all its shapes and operations are asked for; nothing if it is sound.
fn told_of(text: &str) -> String {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let mut request = Request::new(model).with_shapes(Selection::All(span));
    if text.contains("\"operation\"") {
        request = request.with_operations(Selection::All(span));
    }
    match shapesmith_codegen::smithy::read(&request, text) {
        Ok(_) => String::new(),
        Err(problems) => {
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            told.join("\n")
        }
    }
}

/// A model all of which is read.
const SOUND: &str = r#"{"smithy": "2.0", "metadata": {"x": [{"y": {"z": 1}, "w": {}}]}, "shapes": {
"a#Service": {"type": "service", "version": "1", "operations": [{"target": "a#Put"}], "resources": [{"target": "a#Thing"}],
  "errors": [{"target": "a#Busy"}], "rename": {"a#Choice": "Option1", "a#Kind": "Sort"},
  "traits": {"aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "x"}, "aws.api#service": {"sdkId": "X"}}},
"a#Thing": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "read": {"target": "a#Get"},
  "operations": [], "resources": []},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "a#Out"}, "errors": [{"target": "a#Busy"}],
  "traits": {"smithy.api#http": {"method": "PUT", "uri": "/{id}", "code": 200}, "smithy.api#endpoint": {"hostPrefix": "a."}}},
"a#Get": {"type": "operation", "traits": {"smithy.api#http": {"method": "GET", "uri": "/"}}},
"a#Base": {"type": "structure", "members": {"token": {"target": "smithy.api#String", "traits": {"smithy.api#sensitive": {}}}},
  "traits": {"smithy.api#mixin": {"localTraits": ["a#t"], "x": 1}, "a#t": {"p": 1, "q": [{"r": 1}]}}},
"a#In": {"type": "structure", "mixins": [{"target": "a#Base"}], "members": {
  "id": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}},
  "name": {"target": "a#Name", "traits": {"smithy.api#length": {"min": 1, "max": 2}, "smithy.api#jsonName": "n"}},
  "list": {"target": "a#List"}, "map": {"target": "a#Map"}, "choice": {"target": "a#Choice"}, "kind": {"target": "a#Kind"},
  "document": {"target": "smithy.api#Document", "traits": {"smithy.api#default": {"d": {"e": 1, "f": 2}}}}},
  "traits": {"smithy.api#input": {}, "smithy.api#externalDocumentation": {"one": "http://a.b", "two": "http://a.b"}}},
"a#In$name": {"type": "apply", "traits": {"smithy.api#deprecated": {"since": "1", "message": "m"}, "a#u": {"v": {"w": 1}}}},
"a#In$token": {"type": "apply", "traits": {"smithy.api#recommended": {"reason": "r"}}},
"a#Out": {"type": "structure", "members": {}},
"a#Busy": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#retryable": {"throttling": true}}},
"a#Name": {"type": "string", "traits": {"smithy.api#pattern": "^a$"}},
"a#List": {"type": "list", "member": {"target": "a#Number", "traits": {"a#u": {}}}},
"a#Number": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 2}}},
"a#Map": {"type": "map", "key": {"target": "a#Name"}, "value": {"target": "a#Old", "traits": {"a#u": {}}}},
"a#Old": {"type": "string", "traits": {"smithy.api#enum": [{"value": "A", "name": "A", "tags": ["t"]}, {"value": "B", "name": "B"}]}},
"a#Choice": {"type": "union", "members": {"one": {"target": "smithy.api#Unit"}, "two": {"target": "a#Kind"}}},
"a#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}}
}}"#;

/// The keys of a JSON text without strings that have quotes in them: where each begins and ends, with its
/// quotes, and where its value ends.
fn keys(text: &str) -> Vec<(usize, usize, usize)> {
    let mut keys = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('"').map(|quote| at + quote) {
        let end = start + 2 + text[start + 1..].find('"').expect("a quote");
        if text[end..].starts_with(": ") {
            let mut values = serde_json::Deserializer::from_str(&text[end + 2..])
                .into_iter::<serde_json::Value>();
            values.next().expect("a value").expect("JSON");
            keys.push((start, end, end + 2 + values.byte_offset()));
        }
        at = end;
    }
    keys
}

fn line_and_column(text: &str, offset: usize) -> String {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    format!(
        "m.json:{line}:{}",
        offset - before.rfind('\n').map_or(0, |at| at + 1) + 1
    )
}

#[test]
fn no_key_may_stand_twice_wherever_it_is() {
    assert_eq!(told_of(SOUND), "");
    let keys = keys(SOUND);
    assert!(keys.len() > 150, "{} keys", keys.len());
    for (start, end, value_end) in keys {
        let name = &SOUND[start + 1..end - 1];
        let escaped = format!("\\u{:04x}{}", u32::from(name.as_bytes()[0]), &name[1..]);
        for again in [name, &escaped] {
            for other in [&SOUND[end + 2..value_end], "{}", "null"] {
                let entry = format!("{:1}\"{again}\": {other}", ", ");
                let text = format!("{}{entry}{}", &SOUND[..value_end], &SOUND[value_end..]);
                let told = told_of(&text);
                let first = format!("the first stands at {}", line_and_column(&text, start));
                let second = format!("at {}", line_and_column(&text, value_end + 2));
                assert!(
                    told.contains("twice") && told.contains(&first) && told.contains(&second),
                    "{name} at {}: {told}",
                    line_and_column(&text, value_end + 2)
                );
            }
        }
    }
}

#[test]
fn a_sensitive_member_cannot_lose_its_trait() {
    let text = SOUND.replace(
        r#""traits": {"smithy.api#sensitive": {}}"#,
        "\"traits\": {\"smithy.api#sensitive\": {}},\n  \"traits\": {}",
    );
    assert!(
        told_of(&text).starts_with(
            "member `token`: has the key \"traits\" twice in one object\n  at m.json:11:3, in `a#Base`\n  help: the first \
             stands at m.json:10:86: leave one of them"
        ),
        "{}",
        told_of(&text)
    );
}

/// Every way to miss the trait: its value, its id, the key that holds it.
#[test]
fn a_trait_that_would_have_no_effect_is_told() {
    let sound = r#""traits": {"smithy.api#sensitive": {}}"#;
    let model = |traits: &str| {
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\"a#S\": {{\"type\": \"structure\", \"members\": {{\"m\": \
             {{\"target\": \"smithy.api#String\", {traits}}}}}}}}}}}"
        )
    };
    assert_eq!(told_of(&model(sound)), "");
    assert_eq!(told_of(&model(&sound.replace("{}", "null"))), "");
    for value in ["false", "true", "1", "\"x\"", "[]"] {
        for name in [
            "sensitive",
            "required",
            "clientOptional",
            "idempotencyToken",
            "internal",
        ] {
            let traits = sound.replace("{}", value).replace("sensitive", name);
            let told = told_of(&model(&traits));
            assert!(
                told.contains(&format!("`@{name}` must be an object")),
                "{told}"
            );
        }
    }
    for (wrong, expected) in [
        ("\"sensitive\"", "write \"smithy.api#sensitive\""),
        ("\"secret\"", "is no absolute shape id"),
        ("\"smithy.api#sensitiv\"", "write \"smithy.api#sensitive\""),
        ("\"smithy.api#Sensitive\"", "write \"smithy.api#sensitive\""),
        ("\"smithy.api#senstive\"", "write \"smithy.api#sensitive\""),
    ] {
        let told = told_of(&model(&sound.replace("\"smithy.api#sensitive\"", wrong)));
        assert!(told.contains(expected), "{told}");
    }
    for key in ["trait", "Traits", "traitS", "trits"] {
        let told = told_of(&model(&sound.replace("traits", key)));
        assert!(told.contains("write \"traits\""), "{told}");
    }
    for (wrong, expected) in [
        ("\"smithy.api#length\": {\"min\": 1, \"mox\": 3}", "\"mox\""),
        ("\"smithy.api#length\": {\"Min\": 1, \"max\": 3}", "\"Min\""),
    ] {
        let told = told_of(&model(&format!("\"traits\": {{{wrong}}}")));
        assert!(told.contains(&format!("has a key {expected}")), "{told}");
    }
    // What a later version of Smithy may add is passed over.
    let later = sound.replace("sensitive", "somethingQuiteDifferent");
    assert_eq!(told_of(&model(&later)), "");
}

#[test]
fn a_type_that_hides_a_service_is_told() {
    let text = SOUND.replace(
        r#""type": "service","#,
        r#""type": "structure", "type": "service","#,
    );
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let request = Request::new(model).with_operations(Selection::named(&["Put"]));
    let problems = shapesmith_codegen::generate_from(&request, &text).expect_err("ambiguous");
    let told = problems[0].to_string();
    assert!(
        told.starts_with("`a#Service` has the key \"type\" twice in one object"),
        "{told}"
    );
}

/// What is told of a file of this name, which is written first if a content is given.
fn told_of_file(name: &str, content: Option<&[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-models");
    fs::create_dir_all(&folder).expect("a folder");
    if let Some(content) = content {
        fs::write(folder.join(name), content).expect("a file");
    }
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new(name, &folder, span);
    let request = Request::new(model).with_shapes(Selection::All(span));
    match shapesmith_codegen::generate(&request) {
        Ok(_) => String::new(),
        Err(problems) => problems[0].to_string(),
    }
}

#[test]
fn files_that_are_no_models_are_told_apart() {
    let sound = SOUND.as_bytes();
    let wide = |order: fn(u16) -> [u8; 2], mark: &str| -> Vec<u8> {
        format!("{mark}{SOUND}")
            .encode_utf16()
            .flat_map(order)
            .collect()
    };
    for (name, content, expected) in [
        (
            "le.json",
            Some(&wide(u16::to_le_bytes, "\u{feff}")[..]),
            "text in UTF-16 (little-endian)",
        ),
        (
            "be.json",
            Some(&wide(u16::to_be_bytes, "\u{feff}")),
            "text in UTF-16 (big-endian)",
        ),
        (
            "le-bare.json",
            Some(&wide(u16::to_le_bytes, "")),
            "text in UTF-16 (little-endian)",
        ),
        (
            "be-bare.json",
            Some(&wide(u16::to_be_bytes, "")),
            "text in UTF-16 (big-endian)",
        ),
        (
            "a.smithy",
            Some(b"$version: \"2\"\nnamespace a\n"),
            "`smithy ast` writes a JSON AST",
        ),
        (
            "a.json",
            Some(b"/// Documentation\nnamespace a\n"),
            "`smithy ast` writes a JSON AST",
        ),
        (
            "a.json.gz",
            Some(b"\x1f\x8b\x08\x00"),
            "is compressed with gzip",
        ),
        (
            "latin.json",
            Some(b"{\"\xe9\": 1}"),
            "is not UTF-8: the byte 0xe9 in line 1",
        ),
        ("empty.json", Some(b""), "is empty"),
        (".", None, "is a folder"),
        (
            "not-there.json",
            None,
            "cannot read the model `not-there.json`",
        ),
        (
            "page.json",
            Some(b"<!DOCTYPE html><title>404</title>"),
            "is an HTML page",
        ),
        (
            "cut.json",
            Some(&sound[..200]),
            "the file may have been cut off",
        ),
        (
            "two.json",
            Some(&[sound, sound].concat()),
            "is not JSON: trailing characters",
        ),
    ] {
        let told = told_of_file(name, content);
        assert!(
            told.contains(expected) && told.contains(name),
            "{name}: {told}"
        );
        assert!(
            told.contains("help:") || name == "two.json",
            "{name}: {told}"
        );
    }
}

#[test]
#[cfg(unix)]
fn a_file_without_an_end_is_not_read() {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("zero", Path::new(""), span);
    let endless = ModelFile {
        path: "/dev/zero".into(),
        ..model
    };
    let told = endless.read().expect_err("it has no end").to_string();
    assert!(told.contains("is no regular file"), "{told}");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let sound = SOUND.as_bytes();
    assert_eq!(told_of_file("sound.json", Some(sound)), "");
    assert_eq!(
        told_of_file("mark.json", Some(&[b"\xef\xbb\xbf", sound].concat())),
        ""
    );
    // The mark is no part of the line.
    let marked = told_of_file("marked.json", Some(b"\xef\xbb\xbf{\"smithy\": 3}"));
    assert!(marked.contains("marked.json:1:12"), "{marked}");
}

#[test]
fn two_members_in_one_place_are_told() {
    let member =
        |traits: &str| format!("{{\"target\": \"smithy.api#String\", \"traits\": {{{traits}}}}}");
    for (first, second, expected) in [
        (
            r#""smithy.api#httpHeader": "X-A""#,
            r#""smithy.api#httpHeader": "x-a""#,
            "members `a` and `b` both have `@httpHeader(\"x-a\")`\n  at m.json:1:",
        ),
        (
            r#""smithy.api#httpQuery": "q""#,
            r#""smithy.api#httpQuery": "q""#,
            "members `a` and `b` both have `@httpQuery(\"q\")`",
        ),
        (
            r#""smithy.api#httpPayload": {}"#,
            r#""smithy.api#httpPayload": {}"#,
            "members `a` and `b` both have `@httpPayload`",
        ),
        (
            r#""smithy.api#httpPrefixHeaders": "X-""#,
            r#""smithy.api#httpHeader": "x-a""#,
            "member `a` has `@httpPrefixHeaders(\"x-\")`, and another has `@httpHeader(\"x-a\")`",
        ),
        (
            r#""smithy.api#httpHeader": "a", "smithy.api#httpLabel": {}"#,
            "",
            "member `a`: `@httpLabel` cannot be beside `@httpHeader`",
        ),
        // What differs, and what the specification allows.
        (
            r#""smithy.api#httpQuery": "q""#,
            r#""smithy.api#httpQuery": "Q""#,
            "",
        ),
        (
            r#""smithy.api#httpHeader": "q""#,
            r#""smithy.api#httpQuery": "q""#,
            "",
        ),
        (
            r#""smithy.api#httpPrefixHeaders": """#,
            r#""smithy.api#httpHeader": "x-a""#,
            "",
        ),
    ] {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{"a#A": {{"type": "structure", "members": {{"a": {}, "b": {}}}}}}}}}"#,
            member(first),
            member(second)
        );
        let told = told_of(&text);
        assert!(
            told.contains(expected) && told.is_empty() == expected.is_empty(),
            "{expected}: {told}"
        );
    }
}

/// xorshift64*: the same texts in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % end
    }
}

/// Whether a text can be what a trait says it is.
type Fits = fn(&str) -> bool;

/// The texts of a model that become parts of messages: where each stands, and what it must be there.
const PARTS: [(&str, &str, Fits); 9] = [
    (
        "\"smithy.api#httpLabel\": {}, ",
        "\"smithy.api#mediaType\": TEXT, ",
        |text| HeaderValue::from_str(text).is_ok() && !text.is_empty() && text.trim() == text,
    ),
    (
        "\"smithy.api#jsonName\": \"n\"",
        "\"smithy.api#httpHeader\": TEXT",
        |text| HeaderName::from_bytes(text.as_bytes()).is_ok(),
    ),
    (
        "\"smithy.api#jsonName\": \"n\"",
        "\"smithy.api#httpPrefixHeaders\": TEXT",
        |text| HeaderName::from_bytes(format!("{text}x").as_bytes()).is_ok(),
    ),
    (
        "\"smithy.api#jsonName\": \"n\"",
        "\"smithy.api#httpQuery\": TEXT",
        |text| !text.is_empty(),
    ),
    ("\"PUT\"", "TEXT", |text| {
        Method::from_bytes(text.as_bytes()).is_ok()
    }),
    ("\"/\"}}}", "TEXT}}}", |text| {
        let path = text.replace(['{', '}', '+'], "a");
        path.parse::<Uri>().is_ok_and(|uri| {
            uri.path_and_query()
                .is_some_and(|whole| whole.as_str() == path)
        })
    }),
    ("\"a.\"", "TEXT", |text| {
        format!("http://{text}example.com/")
            .parse::<Uri>()
            .is_ok_and(|uri| {
                uri.host()
                    .is_some_and(|host| host == format!("{text}example.com"))
            })
    }),
    ("{\"name\": \"x\"}", "{\"name\": TEXT}", |text| {
        HeaderValue::from_str(text).is_ok()
    }),
    ("{\"sdkId\": \"X\"}", "{\"endpointPrefix\": TEXT}", |text| {
        format!("http://{text}.example.com/").parse::<Uri>().is_ok()
    }),
];

#[test]
fn what_becomes_a_part_of_a_request_is_one() {
    let pieces = [
        "a",
        "B",
        "1",
        "-",
        "_",
        ".",
        "/",
        ":",
        ";",
        "=",
        "?",
        "&",
        "%",
        "%41",
        "#",
        "{",
        "}",
        "{id}",
        "+",
        " ",
        "\t",
        "\r",
        "\n",
        "\0",
        "\u{7f}",
        "é",
        "\u{2028}",
        "😀",
        "\"",
        "\\",
        "<",
        ">",
        "^",
        "`",
        "|",
        "~",
        "@",
        "text/plain",
        "X-A",
        "//",
        "..",
        "a.b",
    ];
    let mut random = Random(0x5eed);
    let (mut taken, mut tried) = (0, 0);
    for (place, with, fits) in PARTS {
        assert!(SOUND.contains(place), "{place}");
        let mut texts: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        texts.extend([
            String::new(),
            "x".repeat(70_000),
            "/".to_owned() + &"x".repeat(70_000),
        ]);
        texts.extend((0..250).map(|_| {
            let length = 1 + random.below(4);
            let text: String = (0..length)
                .map(|_| pieces[random.below(pieces.len())])
                .collect();
            if with.starts_with("TEXT}}}") {
                format!("/{text}")
            } else {
                text
            }
        }));
        for text in texts {
            tried += 1;
            let json = serde_json::to_string(&text).expect("JSON");
            let model = SOUND.replacen(place, &with.replace("TEXT", &json), 1);
            let told = told_of(&model);
            if told.is_empty() {
                taken += 1;
                assert!(fits(&text), "{with}: {text:?} is taken");
            } else {
                assert!(
                    told.len() < 10_000 && told.contains("m.json:") || told.contains("label"),
                    "{told}"
                );
            }
        }
    }
    println!("{tried} texts, {taken} of them taken");
    assert!(taken > 200, "{taken} of {tried} texts are taken");
}

#[test]
fn the_limits_are_those_that_are_documented() {
    use shapesmith_codegen::smithy::check::{
        MAX_DEPTH, MAX_MEMBERS, MAX_NESTING, MAX_REQUIRED, MAX_VARIANTS,
    };
    use shapesmith_codegen::smithy::id::MAX_ID;
    use shapesmith_codegen::smithy::json::MAX_DIGITS;
    let model = |shapes: String| format!("{{\"smithy\": \"2.0\", \"shapes\": {{{shapes}}}}}");
    let entries = |count: usize, entry: &dyn Fn(usize) -> String| {
        (0..count).map(entry).collect::<Vec<_>>().join(", ")
    };
    let member =
        |traits: &str| format!("{{\"target\": \"smithy.api#String\", \"traits\": {{{traits}}}}}");
    let members = |kind: &str, count: usize, traits: &str| {
        let members = entries(count, &|n| format!("\"m{n}\": {}", member(traits)));
        model(format!(
            "\"a#A\": {{\"type\": \"{kind}\", \"members\": {{{members}}}}}"
        ))
    };
    let values = |kind: &str, count: usize| {
        let members = entries(count, &|n| {
            format!(
                "\"V{n}\": {{\"target\": \"smithy.api#Unit\", \"traits\": {{\"smithy.api#enumValue\": {}}}}}",
                if kind == "enum" {
                    format!("\"{n}\"")
                } else {
                    n.to_string()
                }
            )
        });
        model(format!(
            "\"a#A\": {{\"type\": \"{kind}\", \"members\": {{{members}}}}}"
        ))
    };
    // The one before the last is the last but one of the chain.
    let chain = |count: usize| {
        model(entries(count, &|n| {
            let next = if n + 1 < count {
                format!("a#S{}", n + 1)
            } else {
                "smithy.api#String".to_owned()
            };
            format!(
                "\"a#S{n}\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"{next}\"}}}}}}"
            )
        }))
    };
    let lists = |count: usize| {
        let lists = entries(count, &|n| {
            let next = if n + 1 < count {
                format!("a#L{}", n + 1)
            } else {
                "smithy.api#String".to_owned()
            };
            format!("\"a#L{n}\": {{\"type\": \"list\", \"member\": {{\"target\": \"{next}\"}}}}")
        });
        model(format!(
            "{lists}, \"a#A\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"a#L0\"}}}}}}"
        ))
    };
    let named = |length: usize| {
        model(format!(
            "\"a#{}\": {{\"type\": \"structure\"}}",
            "A".repeat(length - 2)
        ))
    };
    let number = |digits: usize| {
        model(format!(
            "\"a#A\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"smithy.api#BigInteger\", \
             \"traits\": {{\"smithy.api#default\": {}}}}}}}}}",
            "9".repeat(digits)
        ))
    };
    let required = "\"smithy.api#required\": {}";
    for (what, most, model) in [
        (
            "members",
            MAX_MEMBERS,
            &(|n| members("structure", n, "")) as &dyn Fn(usize) -> String,
        ),
        ("required members", MAX_REQUIRED, &|n| {
            members("structure", n, required)
        }),
        ("variants", MAX_VARIANTS, &|n| members("union", n, "")),
        ("values", MAX_VARIANTS, &|n| values("enum", n)),
        ("integer values", MAX_VARIANTS, &|n| values("intEnum", n)),
        ("structures in each other", MAX_NESTING, &chain),
        ("lists in each other", MAX_DEPTH, &lists),
        ("bytes of an id", MAX_ID, &named),
        ("digits of a number", MAX_DIGITS, &number),
    ] {
        assert_eq!(told_of(&model(most)), "", "{most} {what} are sound");
        let told = told_of(&model(most + 1));
        assert!(!told.is_empty(), "{} {what} are too many", most + 1);
    }
}
