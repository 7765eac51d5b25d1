//! Invalid models, and files that are not models: each is rejected with a location and help.

use std::fs;
use std::path::Path;

use http::{HeaderName, HeaderValue, Method, Uri};
use shapesmith_codegen::{ModelFile, Selection, SmithyInput};

/// The first diagnostic for a model when all its shapes and operations are requested; empty if there is none.
fn first_message(text: &str) -> String {
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let mut request = SmithyInput::new(model).with_shapes(Selection::All(span));
    if text.contains("\"operation\"") {
        request = request.with_operations(Selection::All(span));
    }
    let message: Vec<String> = shapesmith_codegen::testing::model::errors(&request, text)
        .iter()
        .map(ToString::to_string)
        .collect();
    message.join("\n")
}

/// A model whose shapes are all read.
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

/// The keys of a JSON text whose strings contain no quotes: where each begins and ends, with its quotes, and
/// where its value ends.
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
fn duplicate_keys_are_rejected_everywhere() {
    assert_eq!(first_message(SOUND), "");
    let keys = keys(SOUND);
    assert!(keys.len() > 150, "{} keys", keys.len());
    for (start, end, value_end) in keys {
        let name = &SOUND[start + 1..end - 1];
        let escaped = format!("\\u{:04x}{}", u32::from(name.as_bytes()[0]), &name[1..]);
        for again in [name, &escaped] {
            for other in [&SOUND[end + 2..value_end], "{}", "null"] {
                let entry = format!("{:1}\"{again}\": {other}", ", ");
                let text = format!("{}{entry}{}", &SOUND[..value_end], &SOUND[value_end..]);
                let message = first_message(&text);
                let first = format!("the first is at {}", line_and_column(&text, start));
                let second = format!("--> {}", line_and_column(&text, value_end + 2));
                assert!(
                    message.contains("duplicate")
                        && message.contains(&first)
                        && message.contains(&second),
                    "{name} at {}: {message}",
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
        first_message(&text).starts_with(
            "member `token`: duplicate key \"traits\"\n  --> m.json:11:3 in `a#Base`\n  help: the first \
             is at m.json:10:86; remove one of them"
        ),
        "{}",
        first_message(&text)
    );
}

/// Every way to break the trait: its value, its ID, and its key.
#[test]
fn a_trait_without_effect_is_an_error() {
    let sound = r#""traits": {"smithy.api#sensitive": {}}"#;
    let model = |traits: &str| {
        format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\"a#S\": {{\"type\": \"structure\", \"members\": {{\"m\": \
             {{\"target\": \"smithy.api#String\", {traits}}}}}}}}}}}"
        )
    };
    assert_eq!(first_message(&model(sound)), "");
    assert_eq!(first_message(&model(&sound.replace("{}", "null"))), "");
    for value in ["false", "true", "1", "\"x\"", "[]"] {
        for name in [
            "sensitive",
            "required",
            "clientOptional",
            "idempotencyToken",
            "internal",
        ] {
            let traits = sound.replace("{}", value).replace("sensitive", name);
            let message = first_message(&model(&traits));
            assert!(
                message.contains(&format!("`@{name}`: expected an object")),
                "{message}"
            );
        }
    }
    for (wrong, expected) in [
        ("\"sensitive\"", "write \"smithy.api#sensitive\""),
        ("\"secret\"", "is not a valid absolute shape ID"),
        (
            "\"smithy.api#sensitiv\"",
            "did you mean \"smithy.api#sensitive\"?",
        ),
        (
            "\"smithy.api#Sensitive\"",
            "did you mean \"smithy.api#sensitive\"?",
        ),
        (
            "\"smithy.api#senstive\"",
            "did you mean \"smithy.api#sensitive\"?",
        ),
    ] {
        let message = first_message(&model(&sound.replace("\"smithy.api#sensitive\"", wrong)));
        assert!(message.contains(expected), "{message}");
    }
    for key in ["trait", "Traits", "traitS", "trits"] {
        let message = first_message(&model(&sound.replace("traits", key)));
        assert!(message.contains("did you mean \"traits\"?"), "{message}");
    }
    for (wrong, expected) in [
        ("\"smithy.api#length\": {\"min\": 1, \"mox\": 3}", "\"mox\""),
        ("\"smithy.api#length\": {\"Min\": 1, \"max\": 3}", "\"Min\""),
    ] {
        let message = first_message(&model(&format!("\"traits\": {{{wrong}}}")));
        assert!(
            message.contains(&format!("unknown key {expected}")),
            "{message}"
        );
    }
    let applied = |id: &str| {
        model("\"traits\": {}").replace(
            "\"shapes\": {",
            &format!("\"shapes\": {{\"{id}\": {{\"type\": \"apply\", {sound}}}, "),
        )
    };
    assert_eq!(first_message(&applied("a#S$m")), "");
    for (wrong, expected) in [
        ("a#s$m", "did you mean `a#S`?"),
        ("b#S$m", "`a#S`"),
        ("a#Zzzzzzz$m", "no shape `a#Zzzzzzz` in the model"),
        ("a#S$M", "no member `M` to apply traits to"),
    ] {
        let message = first_message(&applied(wrong));
        assert!(message.contains(expected), "{wrong}: {message}");
    }
    // Additions of later versions of Smithy are ignored.
    let later = sound.replace("sensitive", "somethingQuiteDifferent");
    assert_eq!(first_message(&model(&later)), "");
}

#[test]
fn a_type_key_that_hides_a_service_is_an_error() {
    let text = SOUND.replace(
        r#""type": "service","#,
        r#""type": "structure", "type": "service","#,
    );
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let request = SmithyInput::new(model).with_operations(Selection::named(&["Put"]));
    let problems =
        shapesmith_codegen::testing::generate_from(&request, &text).expect_err("ambiguous");
    let message = problems[0].to_string();
    assert!(message.starts_with("duplicate key \"type\""), "{message}");
}

/// The first diagnostic for a file with this name, which is written first if there is a content.
fn message_for_file(name: &str, content: Option<&[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-models");
    fs::create_dir_all(&folder).expect("a folder");
    if let Some(content) = content {
        fs::write(folder.join(name), content).expect("a file");
    }
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new(name, &folder, span);
    let request = SmithyInput::new(model).with_shapes(Selection::All(span));
    match shapesmith_codegen::testing::generate(&request) {
        Ok(_) => String::new(),
        Err(problems) => problems[0].to_string(),
    }
}

#[test]
fn formats_of_other_files_are_recognized() {
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
            Some(b"{\"smithy\": \"2.0\", \"shapes\": {}}"),
            "is a JSON AST, expected Smithy IDL",
        ),
        (
            "a.json",
            Some(b"/// Documentation\nnamespace a\n"),
            "is written in Smithy IDL, expected a JSON AST",
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
        ("not-there.json", None, "cannot read model `not-there.json`"),
        (
            "page.json",
            Some(b"<!DOCTYPE html><title>404</title>"),
            "is an HTML page",
        ),
        ("cut.json", Some(&sound[..200]), "the file may be truncated"),
        (
            "two.json",
            Some(&[sound, sound].concat()),
            "is not valid JSON: trailing characters",
        ),
    ] {
        let message = message_for_file(name, content);
        assert!(
            message.contains(expected) && message.contains(name),
            "{name}: {message}"
        );
        assert!(
            message.contains("help:") || name == "two.json",
            "{name}: {message}"
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
    let message = endless.read().expect_err("it has no end").to_string();
    assert!(message.contains("is not a regular file"), "{message}");
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let sound = SOUND.as_bytes();
    assert_eq!(message_for_file("sound.json", Some(sound)), "");
    assert_eq!(
        message_for_file("mark.json", Some(&[b"\xef\xbb\xbf", sound].concat())),
        ""
    );
    // The mark is not part of the line.
    let marked = message_for_file("marked.json", Some(b"\xef\xbb\xbf{\"smithy\": 3}"));
    assert!(marked.contains("marked.json:1:12"), "{marked}");
}

#[test]
fn two_members_with_one_binding_are_an_error() {
    let member = |traits: &str| {
        let is_map = traits.contains("httpPrefixHeaders");
        let target = if is_map { "a#Map" } else { "smithy.api#String" };
        format!("{{\"target\": \"{target}\", \"traits\": {{{traits}}}}}")
    };
    for (first, second, expected) in [
        (
            r#""smithy.api#httpHeader": "X-A""#,
            r#""smithy.api#httpHeader": "x-a""#,
            "duplicate `@httpHeader(\"x-a\")` on members `a` and `b`\n  --> m.json:1:",
        ),
        (
            r#""smithy.api#httpQuery": "q""#,
            r#""smithy.api#httpQuery": "q""#,
            "duplicate `@httpQuery(\"q\")` on members `a` and `b`",
        ),
        (
            r#""smithy.api#httpPayload": {}"#,
            r#""smithy.api#httpPayload": {}"#,
            "duplicate `@httpPayload` on members `a` and `b`",
        ),
        (
            r#""smithy.api#httpPrefixHeaders": "X-""#,
            r#""smithy.api#httpHeader": "x-a""#,
            "`@httpPrefixHeaders(\"x-\")` on member `a` conflicts with `@httpHeader(\"x-a\")`",
        ),
        (
            r#""smithy.api#httpHeader": "a", "smithy.api#httpLabel": {}"#,
            "",
            "member `a`: `@httpLabel`: conflicts with `@httpHeader`",
        ),
        // Differences, and the reading of the specification.
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
            r#"{{"smithy": "2.0", "shapes": {{"a#A": {{"type": "structure", "members": {{"a": {}, "b": {}}}}},
"a#Map": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "smithy.api#String"}}}}}}}}"#,
            member(first),
            member(second)
        );
        let message = first_message(&text);
        assert!(
            message.contains(expected) && message.is_empty() == expected.is_empty(),
            "{expected}: {message}"
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

/// Whether a text is valid as the value of a trait.
type Fits = fn(&str) -> bool;

/// The texts of a model that become part of an HTTP message: the location of each, and its kind.
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
        "\"map\": {\"target\": \"a#Map\"}",
        "\"map\": {\"target\": \"a#Map\", \"traits\": {\"smithy.api#httpPrefixHeaders\": TEXT}}",
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
fn values_in_requests_are_valid_there() {
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
            let message = first_message(&model);
            if message.is_empty() {
                taken += 1;
                assert!(fits(&text), "{with}: {text:?} is taken");
            } else {
                assert!(
                    message.len() < 10_000 && message.contains("m.json:")
                        || message.contains("label"),
                    "{message}"
                );
            }
        }
    }
    println!("{tried} texts, {taken} of them taken");
    assert!(taken > 200, "{taken} of {tried} texts are taken");
}

#[test]
#[allow(clippy::too_many_lines)] // a model for each limit
fn the_limits_are_those_that_are_documented() {
    use shapesmith_codegen::testing::model::MAX_DIGITS;
    use shapesmith_codegen::testing::model::MAX_ID;
    use shapesmith_codegen::testing::model::{
        MAX_DEPTH, MAX_MEMBERS, MAX_NESTING, MAX_REQUIRED, MAX_VARIANTS,
    };
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
    // The shape before the last one is the last that is within the limit.
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
    // Each structure has a list of the next one; the last one has a string, or a list of the first one.
    let through_lists = |count: usize, is_cycle: bool| {
        model(entries(count, &|n| {
            let next = match n + 1 {
                last if last == count && is_cycle => "a#S0".to_owned(),
                last if last == count => "smithy.api#String".to_owned(),
                next => format!("a#S{next}"),
            };
            format!(
                "\"a#S{n}\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"a#L{n}\"}}}}}}, \
                 \"a#L{n}\": {{\"type\": \"list\", \"member\": {{\"target\": \"{next}\"}}}}"
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
        ("structures in lists of each other", MAX_NESTING, &|n| {
            through_lists(n, false)
        }),
        ("structures in a cycle", MAX_NESTING, &|n| {
            through_lists(n, true)
        }),
        ("lists in each other", MAX_DEPTH, &lists),
        ("bytes of an id", MAX_ID, &named),
        ("digits of a number", MAX_DIGITS, &number),
    ] {
        assert_eq!(first_message(&model(most)), "", "{most} {what} are sound");
        let message = first_message(&model(most + 1));
        assert!(!message.is_empty(), "{} {what} are too many", most + 1);
    }
}

/// The shapes that members target in the tests of selectors: the name of the kind, the ID, and the definition if
/// it is not in the prelude.
const TARGETS: [(&str, &str, &str); 24] = [
    ("string", "smithy.api#String", ""),
    ("boolean", "smithy.api#Boolean", ""),
    ("byte", "smithy.api#Byte", ""),
    ("short", "smithy.api#Short", ""),
    ("integer", "smithy.api#Integer", ""),
    ("long", "smithy.api#Long", ""),
    ("float", "smithy.api#Float", ""),
    ("double", "smithy.api#Double", ""),
    ("bigInteger", "smithy.api#BigInteger", ""),
    ("bigDecimal", "smithy.api#BigDecimal", ""),
    ("timestamp", "smithy.api#Timestamp", ""),
    ("blob", "smithy.api#Blob", ""),
    ("document", "smithy.api#Document", ""),
    (
        "enum",
        "a#Enum",
        r#"{"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}}TRAITS}"#,
    ),
    (
        "intEnum",
        "a#IntEnum",
        r#"{"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}TRAITS}"#,
    ),
    (
        "structure",
        "a#Structure",
        r#"{"type": "structure", "members": {}TRAITS}"#,
    ),
    (
        "union",
        "a#Union",
        r#"{"type": "union", "members": {"a": {"target": "smithy.api#String"}}TRAITS}"#,
    ),
    (
        "list of strings",
        "a#Strings",
        r#"{"type": "list", "member": {"target": "smithy.api#String"}TRAITS}"#,
    ),
    (
        "list of integers",
        "a#Integers",
        r#"{"type": "list", "member": {"target": "smithy.api#Integer"}TRAITS}"#,
    ),
    (
        "list of blobs",
        "a#Blobs",
        r#"{"type": "list", "member": {"target": "smithy.api#Blob"}TRAITS}"#,
    ),
    (
        "map to strings",
        "a#ToStrings",
        r#"{"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}TRAITS}"#,
    ),
    (
        "map to lists",
        "a#ToLists",
        r#"{"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Strings"}TRAITS}"#,
    ),
    (
        "map to integers",
        "a#ToIntegers",
        r#"{"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#Integer"}TRAITS}"#,
    ),
    (
        "sparse map",
        "a#Sparse",
        r#"{"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}, "traits": {"smithy.api#sparse": {}}}"#,
    ),
];

const STRINGS: [&str; 2] = ["string", "enum"];
const NUMBERS: [&str; 9] = [
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
];
const TEXTS: [&str; 2] = ["boolean", "timestamp"];
const TEXT_LISTS: [&str; 2] = ["list of strings", "list of integers"];
const LISTS: [&str; 3] = ["list of strings", "list of integers", "list of blobs"];
const MAPS: [&str; 4] = [
    "map to strings",
    "map to lists",
    "map to integers",
    "sparse map",
];

/// Where a trait may be applied: on members of structures only, on any members, or on none, or on a shape,
/// and the kinds of shapes that the member targets, or that it is on; all if there are none.
struct Selector {
    name: &'static str,
    value: &'static str,
    holders: &'static [&'static str],
    on_shapes: bool,
    kinds: Vec<&'static str>,
}

fn selectors() -> Vec<Selector> {
    const STRUCTURE: &[&str] = &["structure"];
    const EITHER: &[&str] = &["structure", "union"];
    const ANY: &[&str] = &["structure", "union", "list", "map"];
    let texts = [&STRINGS[..], &NUMBERS, &TEXTS].concat();
    let selector = |name, value, holders, on_shapes, kinds: &[&[&'static str]]| Selector {
        name,
        value,
        holders,
        on_shapes,
        kinds: kinds.concat(),
    };
    vec![
        selector("httpLabel", "{}", STRUCTURE, false, &[&texts]),
        selector(
            "httpHeader",
            "\"x\"",
            STRUCTURE,
            false,
            &[&texts, &TEXT_LISTS],
        ),
        selector(
            "httpQuery",
            "\"x\"",
            STRUCTURE,
            false,
            &[&texts, &TEXT_LISTS],
        ),
        selector(
            "httpQueryParams",
            "{}",
            STRUCTURE,
            false,
            &[&["map to strings", "map to lists", "sparse map"]],
        ),
        selector(
            "httpPrefixHeaders",
            "\"x-\"",
            STRUCTURE,
            false,
            &[&["map to strings"]],
        ),
        selector("httpPayload", "{}", STRUCTURE, false, &[]),
        selector(
            "httpResponseCode",
            "{}",
            STRUCTURE,
            false,
            &[&["integer", "intEnum"]],
        ),
        selector("hostLabel", "{}", STRUCTURE, false, &[&STRINGS]),
        selector("idempotencyToken", "{}", STRUCTURE, false, &[&STRINGS]),
        selector("required", "{}", STRUCTURE, false, &[]),
        selector("clientOptional", "{}", STRUCTURE, false, &[]),
        selector("jsonName", "\"x\"", EITHER, false, &[]),
        selector("enumValue", "1", &[], false, &[]),
        selector(
            "length",
            "{\"max\": 9}",
            ANY,
            true,
            &[&STRINGS, &["blob"], &LISTS, &MAPS],
        ),
        selector("range", "{\"min\": 1}", ANY, true, &[&NUMBERS]),
        selector("pattern", "\"a\"", ANY, true, &[&STRINGS]),
        selector(
            "timestampFormat",
            "\"date-time\"",
            ANY,
            true,
            &[&["timestamp"]],
        ),
        selector("streaming", "{}", ANY, true, &[&["blob", "union"]]),
        selector("uniqueItems", "{}", &[], true, &[&LISTS]),
        selector("sparse", "{}", &[], true, &[&LISTS, &MAPS]),
        selector("error", "\"client\"", &[], true, &[&["structure"]]),
        selector("input", "{}", &[], true, &[&["structure"]]),
    ]
}

/// All targets, with these traits on the definition of one of them.
fn targets_with(id: &str, traits: &str) -> String {
    let definitions = TARGETS
        .iter()
        .filter(|(_, _, definition)| !definition.is_empty());
    let definitions = definitions.map(|(_, target, definition)| {
        let traits = if *target == id { traits } else { "" };
        format!("\"{target}\": {}", definition.replace("TRAITS", traits))
    });
    definitions.collect::<Vec<_>>().join(",\n")
}

#[test]
fn traits_are_allowed_where_their_selectors_match() {
    let mut tried = 0;
    let mut try_it = |what: String, shapes: String, is_sound: bool, name: &str| {
        tried += 1;
        let message = first_message(&format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}\n}}}}"
        ));
        assert_eq!(message.is_empty(), is_sound, "{what}: {message}");
        assert!(
            is_sound || message.contains(&format!("`@{name}`")) && message.contains("--> m.json:"),
            "{what}: {message}"
        );
    };
    for Selector {
        name,
        value,
        holders,
        on_shapes,
        kinds,
    } in selectors()
    {
        for (kind, id, definition) in TARGETS {
            let fits = kinds.is_empty() || kinds.contains(&kind);
            let required = name != "required" && (name == "httpLabel" || name == "hostLabel");
            let required = if required {
                ", \"smithy.api#required\": {}"
            } else {
                ""
            };
            let traits = format!("\"traits\": {{\"smithy.api#{name}\": {value}{required}}}");
            let member = format!("{{\"target\": \"{id}\", {traits}}}");
            for (holder, shape) in [
                (
                    "structure",
                    format!("{{\"type\": \"structure\", \"members\": {{\"m\": {member}}}}}"),
                ),
                (
                    "union",
                    format!("{{\"type\": \"union\", \"members\": {{\"m\": {member}}}}}"),
                ),
                (
                    "list",
                    format!("{{\"type\": \"list\", \"member\": {member}}}"),
                ),
                (
                    "map",
                    format!(
                        "{{\"type\": \"map\", \"key\": {{\"target\": \"smithy.api#String\"}}, \"value\": {member}}}"
                    ),
                ),
            ] {
                let shapes = format!(
                    "\"a#Root\": {{\"type\": \"structure\", \"members\": {{\"r\": {{\"target\": \"a#Holder\"}}}}}},\n\
                     \"a#Holder\": {shape},\n{}",
                    targets_with("", "")
                );
                let what = format!("@{name} on a member of a {holder} that targets a {kind}");
                try_it(what, shapes, fits && holders.contains(&holder), name);
            }
            if definition.contains("TRAITS") {
                let shapes = format!(
                    "\"a#Root\": {{\"type\": \"structure\", \"members\": {{\"r\": {{\"target\": \"{id}\"}}}}}},\n{}",
                    targets_with(id, &format!(", {traits}"))
                );
                let what = format!("@{name} on a {kind}");
                try_it(what, shapes, fits && on_shapes, name);
            }
        }
    }
    println!("{tried} places of traits");
    assert!(tried > 2_000, "{tried}");
}

/// A model of a restJson1 service with an operation with this URI, and these members in its input and output.
fn called(uri: &str, input: &str, output: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#Service": {{"type": "service", "operations": [{{"target": "a#Put"}}], "traits": {{"aws.protocols#restJson1": {{}}}}}},
"a#Put": {{"type": "operation", "input": {{"target": "a#In"}}, "output": {{"target": "a#Out"}}, "traits": {{
  "smithy.api#http": {{"method": "PUT", "uri": "{uri}"}}}}}},
"a#In": {{"type": "structure", "members": {{{input}}}}},
"a#Out": {{"type": "structure", "members": {{{output}}}}}
}}}}"#
    )
}

/// String members, each with a name and traits.
fn strings(members: &[(&str, &str)]) -> String {
    let members = members.iter().map(|(name, traits)| {
        let traits = traits.split(' ').filter(|named| !named.is_empty());
        let traits = traits.map(|named| {
            let (name, value) = named.split_once('=').unwrap_or((named, "{}"));
            format!("\"smithy.api#{name}\": {value}")
        });
        let traits: Vec<_> = traits.collect();
        format!(
            "\"{name}\": {{\"target\": \"smithy.api#String\", \"traits\": {{{}}}}}",
            traits.join(", ")
        )
    });
    members.collect::<Vec<_>>().join(",\n  ")
}

#[test]
fn all_of_a_structure_goes_over_the_wire_once() {
    let label = ("id", "httpLabel required");
    for (uri, input, output, expected) in [
        (
            "/{id}",
            &[label, ("a", "jsonName=\"b\""), ("b", "jsonName=\"a\"")][..],
            &[][..],
            "",
        ),
        (
            "/{id}",
            &[label, ("secret", "jsonName=\"open\""), ("open", "")],
            &[],
            "members `secret` and `open` have the same JSON name \"open\"\n  --> m.json:6:13",
        ),
        (
            "/{id}",
            &[label, ("open", ""), ("secret", "jsonName=\"open\"")],
            &[],
            "members `open` and `secret` have the same JSON name \"open\"",
        ),
        (
            "/{id}",
            &[label],
            &[("a", "jsonName=\"c\""), ("b", "jsonName=\"c\"")],
            "members `a` and `b` have the same JSON name \"c\"",
        ),
        (
            "/{id}",
            &[label, ("body", "httpPayload"), ("q", "httpQuery=\"q\"")],
            &[],
            "",
        ),
        (
            "/{id}",
            &[label, ("body", "httpPayload"), ("lost", "")],
            &[],
            "member `lost` is not bound to the request, whose body is the `@httpPayload` member `body`",
        ),
        (
            "/{id}",
            &[label],
            &[("lost", "httpQuery=\"q\""), ("body", "httpPayload")],
            "member `lost` is not bound to the response, whose body is the `@httpPayload` member `body`",
        ),
        (
            "/{id}",
            &[label],
            &[("h", "httpHeader=\"h\""), ("body", "httpPayload")],
            "",
        ),
        (
            "/{id}/{b+}",
            &[label],
            &[],
            "`a#Put`: no input member with `@httpLabel` for the label `b` in",
        ),
        (
            "/",
            &[label],
            &[],
            "input member `id` has `@httpLabel`, but \"/\" has no such label",
        ),
        (
            "/{id}",
            &[("id", "httpLabel")],
            &[],
            "`@httpLabel` on member `id` requires `@required`",
        ),
        (
            "/{id}",
            &[("id", "required")],
            &[],
            "no input member with `@httpLabel` for the label `id`",
        ),
        (
            "/{id}",
            &[("Id", "httpLabel required")],
            &[],
            "`a#Put`: no input member with `@httpLabel` for the label `id` in",
        ),
    ] {
        let message = first_message(&called(uri, &strings(input), &strings(output)));
        assert!(
            message.contains(expected) && message.is_empty() == expected.is_empty(),
            "{expected}\n---\n{message}"
        );
    }
    // Which member is a label does not depend on whether it can be one.
    let structure = r#""id": {"target": "a#Out", "traits": {"smithy.api#httpLabel": {}, "smithy.api#required": {}}}"#;
    let message = first_message(&called("/{id}", structure, ""));
    assert!(
        message.starts_with(
            "`@httpLabel` can only be applied to strings, numbers, booleans and timestamps; member `id` targets a structure"
        ),
        "{message}"
    );
}

/// Two services, one of them with restJson1, and an operation of each.
fn two_services(other: &str, input: &str, member: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{
"a#Rest": {{"type": "service", "operations": [{{"target": "a#Put"}}], "traits": {{"aws.protocols#restJson1": {{}}}}}},
"a#Other": {{"type": "service", "operations": [{{"target": "a#Send"}}], "traits": {{"aws.protocols#{other}": {{}}}}}},
"a#Put": {{"type": "operation", "input": {{"target": "a#In"}}, "traits": {{"smithy.api#http": {{"method": "PUT", "uri": "/"}}}}}},
"a#Send": {{"type": "operation", "input": {{"target": "{input}"}}, "traits": {{"smithy.api#http": {{"method": "PUT", "uri": "/send"}}}}}},
"a#In": {{"type": "structure", "members": {{"part": {{"target": "a#Part"}}}}}},
"a#Apart": {{"type": "structure", "members": {{{member}}}}},
"a#Part": {{"type": "structure", "members": {{{member}}}}}
}}}}"#
    )
}

#[test]
fn a_type_has_one_form_in_all_protocols() {
    let named = strings(&[("m", "jsonName=\"M\"")]);
    for (other, protocol) in [("awsJson1_0", "awsJson1_0"), ("awsJson1_1", "awsJson1_1")] {
        let message = first_message(&two_services(other, "a#In", &named));
        let expected = format!(
            "member `m` has `@jsonName`, which restJson1 of `a#Rest` uses and {protocol} of `a#Other` ignores\n  --> m.json:8:"
        );
        assert!(message.starts_with(&expected), "{message}");
        assert!(
            message.contains("help: request the operations of each service"),
            "{message}"
        );
    }
    for (other, input, member) in [
        ("restJson1", "a#In", named.clone()),
        ("awsJson1_0", "a#Apart", named.clone()),
        ("awsJson1_0", "a#In", strings(&[("m", "jsonName=\"m\"")])),
        ("awsJson1_0", "a#In", strings(&[("m", "httpHeader=\"M\"")])),
    ] {
        assert_eq!(first_message(&two_services(other, input, &member)), "");
    }
}

/// A protocol that ignores `@jsonName` does not use it, whatever else is in the model.
#[test]
fn a_name_is_of_the_protocol_that_heeds_it() {
    let text = two_services(
        "awsJson1_0",
        "a#Apart",
        &strings(&[("m", "jsonName=\"M\"")]),
    );
    let span = proc_macro2::Span::call_site();
    for (operations, expected) in [
        (&["Put"][..], &[("a#Part", true)][..]),
        (&["Send"], &[("a#Apart", false)]),
        (&["Put", "Send"], &[("a#Part", true), ("a#Apart", false)]),
    ] {
        let model = ModelFile::new("m.json", Path::new(""), span);
        let request = SmithyInput::new(model).with_operations(Selection::named(operations));
        let closure = shapesmith_codegen::testing::model::closure(&request, &text).expect("sound");
        for (id, uses_json_names) in expected {
            let shape = closure.iter().find(|shape| shape.id == *id);
            let shape = shape.expect("reached");
            assert_eq!(
                shape.uses_json_names, *uses_json_names,
                "{id} of {operations:?}"
            );
        }
    }
}

#[test]
fn each_new_name_is_given_once() {
    let span = proc_macro2::Span::call_site();
    for (names, expected) in [
        (&[("a#Choice", "One"), ("a#Kind", "Two")][..], ""),
        (
            &[("a#Name", "One")],
            "`rename`: `a#Name` is a string, which has no type of its own",
        ),
        (
            &[("a#Choice", "One"), ("a#Kind", "One")],
            "`rename`: duplicate name `One` for `a#Choice` and `a#Kind`",
        ),
        (
            &[("a#Choice", "r#type"), ("a#Kind", "r#type")],
            "`rename`: duplicate name `type` for `a#Choice` and `a#Kind`",
        ),
    ] {
        let model = ModelFile::new("m.json", Path::new(""), span);
        let mut request = SmithyInput::new(model).with_shapes(Selection::All(span));
        request.renames = names
            .iter()
            .map(|(old, new)| {
                let old = shapesmith_codegen::Name {
                    text: (*old).to_owned(),
                    span,
                };
                let raw = new.strip_prefix("r#");
                let new = raw.map_or_else(
                    || proc_macro2::Ident::new(new, span),
                    |raw| proc_macro2::Ident::new_raw(raw, span),
                );
                (old, new)
            })
            .collect();
        let message: Vec<_> = shapesmith_codegen::testing::model::errors(&request, SOUND)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(message.join("\n"), expected);
    }
}

/// The text form of a user's type in a path or header is unknown.
#[test]
fn bound_shapes_are_not_external_types() {
    let span = proc_macro2::Span::call_site();
    let own =
        r#"{"target": "a#Own", "traits": {"smithy.api#TRAIT": VALUE, "smithy.api#required": {}}}"#;
    for (name, value, target, is_sound) in [
        ("httpLabel", "{}", "a#Own", false),
        ("httpHeader", "\"x\"", "a#Own", false),
        ("httpHeader", "\"x\"", "a#Owns", false),
        ("httpQuery", "\"x\"", "a#Owns", false),
        ("httpQueryParams", "{}", "a#ToOwns", false),
        ("httpPrefixHeaders", "\"x-\"", "a#ToOwn", false),
        ("httpPayload", "{}", "a#Own", true),
        ("jsonName", "\"x\"", "a#Own", true),
    ] {
        let member = own.replace("TRAIT", name).replace("VALUE", value);
        let member = member.replace("a#Own", target);
        let uri = if name == "httpLabel" { "/{id}" } else { "/" };
        let text = called(uri, &format!("\"id\": {member}"), "");
        let end = text.rfind("}}").expect("an end");
        let text = format!(
            r#"{}, "a#Own": {{"type": "string"}}, "a#Owns": {{"type": "list", "member": {{"target": "a#Own"}}}},
            "a#ToOwn": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#Own"}}}},
            "a#ToOwns": {{"type": "map", "key": {{"target": "smithy.api#String"}}, "value": {{"target": "a#Owns"}}}}}}}}"#,
            &text[..end]
        );
        let model = ModelFile::new("m.json", Path::new(""), span);
        let mut request = SmithyInput::new(model).with_operations(Selection::All(span));
        let name_of_own = shapesmith_codegen::Name {
            text: "a#Own".to_owned(),
            span,
        };
        request.external = vec![(name_of_own, quote::quote!(crate::Own))];
        let message: Vec<_> = shapesmith_codegen::testing::model::errors(&request, &text)
            .iter()
            .map(ToString::to_string)
            .collect();
        let message = message.join("\n");
        let expected = format!(
            "member `id` has `@{name}`, but the text form of the `external` type for `a#Own` is unknown"
        );
        assert_eq!(message.is_empty(), is_sound, "{name}: {message}");
        assert!(
            is_sound || message.starts_with(&expected),
            "{name}: {message}"
        );
    }
}

/// A structure that operations of two protocols share has HTTP bindings in the one that supports them, and is a
/// document in the other.
#[test]
fn bindings_are_of_the_protocol_that_heeds_them() {
    let member =
        r#""m": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "M"}}"#;
    let text = two_services("awsJson1_0", "a#In", member);
    let text = text.replacen(
        r#""part": {"target": "a#Part"}"#,
        &format!("{member}, \"part\": {{\"target\": \"a#Part\"}}"),
        1,
    );
    let span = proc_macro2::Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let request = SmithyInput::new(model).with_operations(Selection::All(span));
    let bound = shapesmith_codegen::testing::plan::bound_inputs(&request, &text).expect("sound");
    assert_eq!(
        bound,
        [("a#Put".to_owned(), true), ("a#Send".to_owned(), false)]
    );
}
