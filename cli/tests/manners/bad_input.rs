//! Input that cannot be read: every command says what is wrong, and where.

use super::{folder, run};

const GOOD: &str = "tests/models/kinds.json";

/// The commands with a model.
fn commands(model: &str) -> Vec<(&'static str, Vec<&str>)> {
    vec![
        ("list", vec!["list", model]),
        ("show", vec!["show", model, "A"]),
        ("trim", vec!["trim", model, "--shapes", "A"]),
        ("expand", vec!["expand", model, "--shapes", "A"]),
        ("check", vec!["check", model]),
        ("diff", vec!["diff", model, GOOD]),
        ("diff", vec!["diff", GOOD, model]),
    ]
}

/// Each command reports one error in the file, which contains a text.
fn is_reported(path: &str, expected: &str) {
    for (name, arguments) in commands(path) {
        let ran = run(&arguments, b"");
        let all = format!("{}{}", ran.out, ran.err);
        let context = format!("{arguments:?}: {ran:#?}");
        // `check` may report what is wrong as what it has found.
        let is_finding = name == "check" && ran.code == Some(1);
        assert!(ran.code == Some(2) || is_finding, "{context}");
        assert!(all.contains(expected), "`{expected}` in {context}");
        assert!(!all.contains("panicked"), "{context}");
        // The folder of `Cargo.toml` matters to the macros alone.
        assert!(!all.contains("Cargo.toml`"), "{context}");
        assert_eq!(all.matches("error: ").count(), 1, "{context}");
        assert!(is_finding || ran.out.is_empty(), "{context}");
        assert!(is_finding || ran.err.starts_with("error: "), "{context}");
        let mut arguments = arguments.clone();
        arguments.extend(["--format", "json"]);
        let ran = run(&arguments, b"");
        if !(name == "check" && ran.code == Some(1)) {
            let value: serde_json::Value = serde_json::from_str(&ran.err).expect(&context);
            let message = value["errors"][0]["message"].as_str();
            assert!(
                message.is_some_and(|message| !message.is_empty()),
                "{context}: {value}"
            );
        }
    }
}

#[test]
fn every_command_reports_errors_in_a_model() {
    let folder = folder("bad-input");
    let ast = |shapes: &str| format!("{{\n\"smithy\": \"2.0\",\n\"shapes\": {{\n{shapes}\n}}\n}}");
    let texts: [(&str, Vec<u8>, &str); 16] = [
        ("empty.json", Vec::new(), "is empty"),
        ("spaces.json", b" \n\t".to_vec(), "is blank"),
        ("bytes.json", vec![0x7b, 0xff, 0xfe, 0x7d], "UTF-8"),
        ("utf16.json", vec![0xff, 0xfe, 0x7b, 0, 0x7d, 0], "UTF-16"),
        (
            "words.json",
            b"no JSON at all".to_vec(),
            "is not valid JSON",
        ),
        (
            "cut.json",
            b"{\n\"smithy\": \"2.0\",\n\"shapes\": {".to_vec(),
            "cut.json:3:11",
        ),
        (
            "yaml.json",
            b"smithy: '2.0'\nshapes:\n  a#A:\n    type: string\n".to_vec(),
            "yaml.json",
        ),
        ("array.json", b"[1, 2]".to_vec(), "is a JSON array"),
        (
            "other.json",
            b"{\"openapi\": \"3.0.0\", \"paths\": {}}".to_vec(),
            "OpenAPI",
        ),
        (
            "version.json",
            b"{\n  \"smithy\": \"9.0\", \"shapes\": {}}".to_vec(),
            "version.json:2:13",
        ),
        (
            "shapes.json",
            b"{\"smithy\": \"2.0\",\n\"shapes\": 7}".to_vec(),
            "shapes.json:2:11",
        ),
        (
            "twice.json",
            ast("\"a#A\": {\"type\": \"string\"},\n\"a#A\": {\"type\": \"blob\"}").into_bytes(),
            "twice.json:5:1",
        ),
        (
            "repeated.json",
            b"{\"smithy\": \"2.0\",\n\"smithy\": \"2.0\", \"shapes\": {}}".to_vec(),
            "repeated.json:2:1",
        ),
        (
            "syntax.smithy",
            b"$version: \"2\"\nnamespace a\nstrng A\n".to_vec(),
            "syntax.smithy:3:1",
        ),
        (
            "ast.smithy",
            b"{\"smithy\": \"2.0\", \"shapes\": {}}".to_vec(),
            "is a JSON AST, expected Smithy IDL",
        ),
        (
            "idl.json",
            b"$version: \"2\"\nnamespace a\n".to_vec(),
            "is written in Smithy IDL, expected a JSON AST",
        ),
    ];
    for (name, text, _) in &texts {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let missing =
        ["missing.json", "Cargo.toml/x.json"].map(|name| (name.to_owned(), "cannot read"));
    let paths = texts.iter().map(|(name, _, expected)| {
        let path = folder.join(name);
        (path.to_str().expect("UTF-8").to_owned(), *expected)
    });
    #[cfg(unix)]
    let missing = {
        let link = folder.join("loop.json");
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink("loop.json", &link).expect("a link");
        let link = link.to_str().expect("UTF-8").to_owned();
        missing.into_iter().chain([(link, "cannot read")])
    };
    for (path, expected) in paths.chain(missing) {
        is_reported(&path, expected);
    }
}

#[test]
fn a_json_ast_is_not_written_to_the_name_of_an_idl_file() {
    let file = folder("bad-output").join("m.smithy");
    let name = file.to_str().expect("UTF-8");
    for arguments in [
        &["trim", GOOD, "--shapes", "*", "-o", name][..],
        &["ast", "tests/models/contacts.json", "-o", name],
        &["ast", "tests/models/contacts.json", "-o", name, "--check"],
    ] {
        let ran = run(arguments, b"");
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        assert!(ran.err.contains("but the output is a JSON AST"), "{ran:#?}");
        assert!(ran.err.contains("m.json`"), "{ran:#?}");
        assert!(!file.exists());
    }
}

#[test]
fn versions_of_several_files_are_compared() {
    let folder = folder("diff-files");
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let texts = [
        (
            "a.smithy",
            "$version: \"2\"\nnamespace a\nuse b#B\nstructure A { b: B }\n",
        ),
        ("b.smithy", "$version: \"2\"\nnamespace b\nstring B\n"),
        ("c.smithy", "$version: \"2\"\nnamespace b\ninteger B\n"),
    ];
    for (name, text) in texts {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let [a, b, c] = ["a.smithy", "b.smithy", "c.smithy"].map(path);
    let same = run(&["diff", "--old", &a, &b, "--new", &b, &a], b"");
    assert_eq!(same.code, Some(0), "{same:#?}");
    let other = run(
        &["diff", "--old", &a, &b, "--new", &a, &c, "--invisible"],
        b"",
    );
    assert_eq!(other.code, Some(1), "{other:#?}");
    assert!(other.out.contains("c.smithy:3:1"), "{other:#?}");
    for wrong in [
        &["diff", "--old", &a][..],
        &["diff", &a, &b, "--old", &a, "--new", &c],
        &["diff", &a, &b, &c],
        &["diff"],
    ] {
        let ran = run(wrong, b"");
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        assert!(!ran.err.contains("panicked"), "{ran:#?}");
    }
    let ran = run(&["diff", &a, &b, &c], b"");
    assert!(
        ran.err.contains("name them with `--old` and `--new`"),
        "{ran:#?}"
    );
}

#[test]
fn standard_input_can_be_in_the_idl() {
    let text = b"// A model.\n$version: \"2\"\nnamespace a\n\n/// A thing.\nstructure Thing {}\n";
    let ran = run(&["show", "-", "Thing"], text);
    assert!(
        ran.out
            .starts_with("structure a#Thing\n  --> <stdin>:6:1\n"),
        "{ran:#?}"
    );
    let ran = run(&["expand", "-", "--shapes", "Thing"], text);
    assert!(ran.out.contains("pub struct Thing"), "{ran:#?}");
    let ran = run(&["trim", "-", "--shapes", "Thing"], text);
    assert!(ran.out.contains("\"a#Thing\""), "{ran:#?}");
}

#[test]
fn places_have_the_line_and_a_caret() {
    let file = folder("bad-input-place").join("m.json");
    std::fs::write(&file, "{\n  \"smithy\": \"9.0\", \"shapes\": {}}").expect("a file");
    let name = file.to_str().expect("UTF-8");
    let ran = run(&["list", name], b"");
    let expected = format!(
        "error: unsupported Smithy version \"9.0\" in `{name}`\n --> {name}:2:13\n  |\n2 |   \"smithy\": \"9.0\", \"shapes\": {{}}}}\n  \
         |             ^^^^^\n  |\n  = help: supported versions are \"1.0\", \"2.0\" and \"2.1\"\n\n"
    );
    assert_eq!(ran.err, expected);
    let ran = run(&["list", "-"], b"{\n  \"smithy\": \"9.0\", \"shapes\": {}}");
    assert!(
        ran.err.contains("--> <stdin>:2:13\n  |\n2 |   \"smithy\""),
        "{}",
        ran.err
    );
}

#[test]
fn control_characters_and_long_lines_are_not_written_to_terminals() {
    let long = "x".repeat(100_000);
    let text =
        format!("{{\"smithy\": \"\u{1b}[31m\u{7}\", \"{long}\": 1}}").replace('\u{1b}', "\\u001b");
    let ran = run(&["list", "-"], text.as_bytes());
    assert_eq!(ran.code, Some(2));
    assert!(!ran.err.contains(['\u{1b}', '\u{7}']), "{:?}", ran.err);
    let text =
        format!("{{\"smithy\": \"2.0\", \"shapes\": {{\"a#{long}\": {{}}, \"a#{long}\": {{}}}}}}");
    let ran = run(&["list", "-"], text.as_bytes());
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.lines().all(|line| line.chars().count() < 2_100),
        "{}",
        ran.err
    );
    assert!(
        ran.err
            .lines()
            .filter(|line| line.starts_with("1 |"))
            .all(|line| line.len() < 100)
    );
}

/// Runs all commands with a file. None of them crashes.
fn run_all(file: &str, format: &str, context: &str) {
    for (_, mut arguments) in commands(file) {
        arguments.extend(["--format", format]);
        let ran = run(&arguments, b"");
        let (code, err) = (ran.code, &ran.err);
        assert!(
            matches!(code, Some(0..=2)),
            "{context}: {arguments:?}: {code:?} {err:.500}"
        );
        assert!(!err.contains("panicked"), "{context}: {arguments:?}");
    }
}

#[test]
fn deep_nesting_overflows_no_stack() {
    let folder = folder("bad-input-deep");
    let arrays = "[".repeat(100_000) + "\"a#A\"" + &"]".repeat(100_000);
    let objects = "{\"a#A\":".repeat(100_000) + "\"a#A\"" + &"}".repeat(100_000);
    let text = format!(
        "{{\"smithy\": \"2.0\", \"metadata\": {{\"x\": {arrays}}}, \"shapes\": {{\"a#A\": {{\"type\": \
         \"structure\", \"members\": {{\"m\": {{\"target\": \"smithy.api#Document\", \"traits\": \
         {{\"x#y\": {objects}, \"smithy.api#default\": {arrays}}}}}}}}}}}}}"
    );
    let file = folder.join("100000.json");
    std::fs::write(&file, text).expect("a file");
    run_all(file.to_str().expect("UTF-8"), "text", "100,000 levels");
}

#[test]
fn deep_nesting_is_allowed_or_refused_anywhere() {
    const DEPTH: usize = 3_000;
    const MODEL: &str = r#"{"smithy": "2.0", "metadata": {"x": 1}, "shapes": {
        "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Op"}], "rename": {"a#Z": "Y"},
            "traits": {"aws.protocols#restJson1": {}, "smithy.api#auth": []}},
        "a#Op": {"type": "operation", "input": {"target": "a#A"}, "errors": [],
            "traits": {"smithy.api#http": {"method": "POST", "uri": "/"}, "smithy.api#examples": []}},
        "a#A": {"type": "structure", "mixins": [{"target": "a#Mixin"}], "members":
            {"m": {"target": "smithy.api#Document", "traits": {"x#m": 2, "smithy.api#default": null, "a#tr": 3}},
            "n": {"target": "a#Text"}}, "key": 4,
            "traits": {"x#s": 5, "smithy.api#documentation": "d", "smithy.api#externalDocumentation": {"e": "f"}}},
        "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}}},
        "a#tr": {"type": "document", "traits": {"smithy.api#trait": {}}},
        "a#Text": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}], "smithy.api#length": {"max": 9}}},
        "a#A$m": {"type": "apply", "traits": {"x#applied": 6}}}}"#;
    let folder = folder("bad-input-deep-anywhere");
    let file = folder.join("m.json");
    let arrays = "[".repeat(DEPTH) + "\"a#A\"" + &"]".repeat(DEPTH);
    let objects = "{\"a#A\":".repeat(DEPTH) + "\"a#A\"" + &"}".repeat(DEPTH);
    for value in [
        "\"x\": 1",
        "\"errors\": []",
        "\"smithy.api#auth\": []",
        "\"a#Z\": \"Y\"",
        "\"smithy.api#http\": {\"method\": \"POST\", \"uri\": \"/\"}",
        "\"smithy.api#examples\": []",
        "\"x#m\": 2",
        "\"smithy.api#default\": null",
        "\"a#tr\": 3",
        "\"n\": {\"target\": \"a#Text\"}",
        "\"key\": 4",
        "\"x#s\": 5",
        "\"smithy.api#documentation\": \"d\"",
        "\"e\": \"f\"",
        "\"smithy.api#mixin\": {}",
        "\"smithy.api#trait\": {}",
        "\"value\": \"x\"",
        "\"max\": 9",
        "\"x#applied\": 6",
        "\"target\": \"a#Op\"",
        "\"type\": \"operation\"",
    ] {
        assert_eq!(MODEL.matches(value).count(), 1, "{value}");
        let (key, _) = value.split_once(": ").expect("an entry");
        for deep in [&arrays, &objects] {
            let text = MODEL.replace(value, &format!("{key}: {deep}"));
            std::fs::write(&file, text).expect("a file");
            run_all(file.to_str().expect("UTF-8"), "json", key);
        }
    }
}

#[test]
fn wrong_names_and_arguments_are_refused() {
    for (arguments, expected) in [
        (vec!["show", GOOD, "Suite"], "did you mean `Suit`"),
        (vec!["show", GOOD, "Suit$HEART"], "did you mean `HEARTS`"),
        (vec!["show", GOOD, "smithy.api#String"], "Smithy's prelude"),
        (
            vec!["trim", GOOD, "--shapes", "Innr"],
            "did you mean `Inner`",
        ),
        (
            vec!["trim", GOOD, "--operations", "Pt"],
            "did you mean `Put`",
        ),
        (
            vec!["expand", GOOD, "--shapes", "Innr"],
            "did you mean `Inner`",
        ),
        (
            vec!["list", GOOD, "--kind", "structur"],
            "a similar value exists: 'structure'",
        ),
        (
            vec!["list", GOOD, "--format", "github"],
            "`--format github` is for `check` and `diff`",
        ),
        (
            vec!["check", GOOD, "--deny", "warning"],
            "a similar value exists: 'warnings'",
        ),
        (vec!["lisst"], "a similar subcommand exists: 'list'"),
        (vec!["list"], "<MODEL>"),
        (vec!["diff", "-", "-"], "standard input"),
        (
            vec!["trim", GOOD, "--shapes", "Inner", "-o", "Cargo.toml/x.json"],
            "Cargo.toml/x.json",
        ),
        (
            vec!["expand", GOOD, "--shapes", "Inner", "-o", "Cargo.toml/x.rs"],
            "`Cargo.toml`",
        ),
    ] {
        let ran = run(&arguments, b"");
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:#?}");
        assert!(ran.err.contains(expected), "{arguments:?}: {ran:#?}");
        assert!(
            ran.err.starts_with("error: ") && ran.out.is_empty(),
            "{ran:#?}"
        );
        let mut arguments = arguments.clone();
        if !arguments.contains(&"--format") {
            arguments.extend(["--format", "json"]);
            let ran = run(&arguments, b"");
            assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:#?}");
            let value: serde_json::Value = serde_json::from_str(&ran.err).expect("JSON");
            assert!(value["errors"][0]["message"].is_string(), "{value}");
        }
    }
}

/// A list without shapes is a result, not an error, but says why it is empty.
#[test]
fn an_empty_list_is_explained() {
    let folder = folder("empty-list");
    let model = |shapes: &str| format!("{{\"smithy\": \"2.0\", \"shapes\": {{{shapes}}}}}");
    let mixin = r#""a#Mix": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#;
    for (name, shapes) in [("none", ""), ("mixin", mixin)] {
        std::fs::write(folder.join(name).with_extension("json"), model(shapes)).expect("a file");
    }
    let path = |name: &str| folder.join(name).display().to_string();
    let (none, mixin) = (path("none.json"), path("mixin.json"));
    let hidden = "= help: mixins and definitions of traits are only listed with `--all`";
    for (arguments, expected) in [
        (
            &["list", GOOD, "**??["][..],
            &["note: no shape matches `**??[`"][..],
        ),
        (
            &["list", GOOD, "Everythng"],
            &[
                "note: no shape matches `Everythng`",
                "= help: did you mean `Everything`?",
            ],
        ),
        (
            &["list", &none, "x", "--kind", "union,list"],
            &["note: no shape of the kind `union` or `list` matches `x`"],
        ),
        (
            &["list", &none, "--kind", "union"],
            &["note: no shape has the kind `union`"],
        ),
        (&["list", &none], &["note: the model has no shapes"]),
        (
            &["list", &mixin],
            &[
                "note: the model has only mixins and definitions of traits",
                hidden,
            ],
        ),
        (
            &["list", &mixin, "--kind", "structure", "MIX"],
            &[
                "note: no shape of the kind `structure` matches `MIX`",
                hidden,
            ],
        ),
    ] {
        let ran = run(arguments, b"").expect(0);
        assert_eq!(ran.out, "", "{arguments:?}");
        for line in expected {
            assert!(ran.err.contains(line), "{arguments:?}\n{}", ran.err);
        }
        let json = [arguments, &["--format", "json"]].concat();
        let ran = run(&json, b"").expect(0);
        assert_eq!(ran.json(), serde_json::json!({"shapes": []}));
        assert_eq!(ran.err, "", "{arguments:?}");
    }
}

/// Whatever the file is, the message says which files are read.
#[test]
fn files_of_other_formats_have_a_help() {
    let folder = folder("other-formats");
    for (name, text, expected) in [
        ("Cargo.toml", "[package]\nname = \"x\"\n", "is TOML"),
        ("LICENSE", "Apache License\n", "is not valid JSON"),
        ("list.json", "[1]", "is a JSON array, expected an object"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        let ran = run(&["list", &path.display().to_string()], b"").expect(2);
        assert!(ran.err.contains(expected), "{}", ran.err);
        let help = "help: name a Smithy model: a `.smithy` file, or a JSON AST";
        assert!(ran.err.contains(help), "{}", ran.err);
    }
}

/// Standard input can be endless, and in any encoding.
#[test]
#[cfg(unix)]
fn standard_input_is_read_like_a_file() {
    for command in ["list", "check", "ast"] {
        let ran = run(&[command, "-"], b"\xff\xfe{\0}\0").expect(2);
        let expected = "error: model `<stdin>` is text in UTF-16 (little-endian), expected UTF-8";
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
    let output = super::command(&["list", "-"])
        .stdin(std::fs::File::open("/dev/zero").expect("a device"))
        .output()
        .expect("the command");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{err}");
    let expected = "error: model `<stdin>` exceeds the maximum of 268435456 bytes";
    assert!(err.contains(expected), "{err}");
}
