//! `shapesmith trim`.

use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::{corpus, say};

use super::{Folder, KINDS, MODEL};

const NAMES: [&str; 2] = ["--operations", "UpdateUserPoolClient"];

/// The command with other arguments.
fn trim<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["trim", MODEL, NAMES[0], NAMES[1]], arguments].concat()
}

#[test]
fn the_model_is_written_to_a_file_or_standard_output() {
    let folder = Folder::new("trim-output");
    let out = folder.run(&trim(&[])).expect(0);
    assert_eq!(out.err, "");
    let model = out.json();
    let shapes = model["shapes"].as_object().expect("shapes");
    let id = |name: &str| format!("com.amazonaws.cognitoidentityprovider#{name}");
    assert!(shapes.contains_key(&id("UpdateUserPoolClientRequest")));
    assert!(!shapes.contains_key(&id("AddCustomAttributes")));
    assert_eq!(folder.run(&trim(&["-o", "-"])).expect(0).out, out.out);
    let ran = folder.run(&trim(&["-o", "small.json"])).expect(0);
    assert_eq!((&*ran.out, &*ran.err), ("", ""));
    assert_eq!(folder.read("small.json"), out.out);
    assert_eq!(folder.names(), ["small.json"]);
    // The file is the same if it is trimmed again.
    let again = ["trim", "small.json", NAMES[0], NAMES[1]];
    assert_eq!(folder.run(&again).expect(0).out, out.out);
    let whole = std::fs::read_to_string(MODEL).expect("the model");
    let piped = folder.run_with(&["trim", "-", NAMES[0], NAMES[1]], &whole);
    assert_eq!(piped.expect(0).out, out.out);
    // The model can follow the names.
    let after = folder.run(&["trim", NAMES[0], NAMES[1], MODEL]);
    assert_eq!(after.expect(0).out, out.out);
}

#[test]
fn a_file_that_is_up_to_date_is_not_written() {
    let folder = Folder::new("trim-unchanged");
    let summary = |code: i32, arguments: &[&str]| {
        let arguments = trim(&[&["-o", "small.json", "--format", "json"], arguments].concat());
        folder.run(&arguments).expect(code).json()
    };
    let first = summary(0, &[]);
    let file = folder.path("small.json");
    let modified = || {
        std::fs::metadata(&file)
            .and_then(|of| of.modified())
            .expect("a time")
    };
    let before = modified();
    let second = summary(0, &[]);
    assert_eq!(before, modified());
    let size = |path: &std::path::Path| std::fs::metadata(path).expect("a file").len();
    for (summary, up_to_date) in [
        (first, false),
        (second, true),
        (summary(0, &["--check"]), true),
    ] {
        assert_eq!(summary["file"], "small.json");
        assert_eq!(summary["up_to_date"], up_to_date);
        assert_eq!(summary["bytes"], size(&file));
        assert_eq!(summary["whole"], size(MODEL.as_ref()));
    }
}

#[test]
fn a_check_reports_a_file_that_is_not_up_to_date() {
    let folder = Folder::new("trim-check");
    let check = trim(&["-o", "small.json", "--check"]);
    let ran = folder.run(&check).expect(1);
    assert!(
        ran.err.starts_with("error: `small.json` does not exist\n"),
        "{}",
        ran.err
    );
    assert!(folder.names().is_empty());
    folder.run(&trim(&["-o", "small.json"])).expect(0);
    let ran = folder.run(&check).expect(0);
    assert_eq!((&*ran.out, &*ran.err), ("", ""));
    let changed = folder
        .read("small.json")
        .replace("\"smithy\": \"2.0\"", "\"smithy\": \"1.0\"");
    folder.write("small.json", &changed);
    let ran = folder.run(&check).expect(1);
    let command = "run `shapesmith trim ";
    for part in [
        "error: `small.json` is not up to date\n",
        "the first difference is on line 2",
        "found:    `\"smithy\": \"1.0\",`",
        "expected: `\"smithy\": \"2.0\",`",
        command,
        "--operations UpdateUserPoolClient -o small.json`",
    ] {
        assert!(ran.err.contains(part), "`{part}` in {}", ran.err);
    }
    assert_eq!(folder.read("small.json"), changed, "the file is only read");
    let json = folder
        .run(&[&check[..], &["--format", "json"]].concat())
        .expect(1);
    assert_eq!(json.json()["up_to_date"], false);
    let errors: serde_json::Value = serde_json::from_str(&json.err).expect("JSON");
    assert_eq!(
        errors["errors"][0]["message"],
        "`small.json` is not up to date"
    );
    // Other options are other files.
    folder.run(&trim(&["-o", "small.json"])).expect(0);
    folder
        .run(&trim(&["-o", "small.json", "--check", "--docs", "none"]))
        .expect(1);
    let ran = folder.run(&trim(&["--check"])).expect(2);
    assert!(ran.err.contains("--output <FILE>"), "{}", ran.err);
    let ran = folder.run(&trim(&["--check", "-o", "-"])).expect(2);
    assert!(ran.err.contains("`--check` needs a file"), "{}", ran.err);
}

#[test]
fn documentation_is_kept_shortened_or_left_out() {
    let folder = Folder::new("trim-docs");
    let texts = ["keep", "first-sentence", "none"].map(|docs| {
        let ran = folder.run(&trim(&["--docs", docs])).expect(0);
        let id = "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClient";
        let text = ran.json()["shapes"][id]["traits"]["smithy.api#documentation"].clone();
        (ran.out, text)
    });
    let [(keep, long), (first, short), (none, nothing)] = &texts;
    assert_eq!(&folder.run(&trim(&[])).expect(0).out, keep);
    assert!(keep.len() > first.len() && first.len() > none.len());
    let (long, short) = (
        long.as_str().expect("a text"),
        short.as_str().expect("a text"),
    );
    assert!(long.len() > short.len() && short.ends_with('.'), "{short}");
    assert!(nothing.is_null() && !none.contains("smithy.api#documentation\""));
    let ran = folder.run(&trim(&["--docs", "some"])).expect(2);
    assert!(
        ran.err
            .contains("[possible values: keep, first-sentence, none]"),
        "{}",
        ran.err
    );
}

#[test]
fn names_and_models_are_required() {
    let folder = Folder::new("trim-arguments");
    for (arguments, expected) in [
        (
            &["trim", MODEL][..],
            "error: expected shapes or operations\n",
        ),
        (&["trim", "--shapes", "A"], "error: expected a model\n"),
        (&["trim", "none.json", "--shapes", "A"], "none.json"),
    ] {
        let ran = folder.run(arguments).expect(2);
        assert!(ran.err.contains(expected), "{ran:#?}");
    }
    // Several files are one model.
    folder.write(
        "more.json",
        r#"{"smithy": "2.0", "shapes": {"more#More": {"type": "structure", "members": {"inner": {"target":
           "example.kinds#Inner"}}}}}"#,
    );
    let namespace = std::fs::read_to_string(KINDS).expect("the model");
    let inner = namespace
        .split('"')
        .find(|part| part.ends_with("#Inner"))
        .expect("the shape");
    let more = folder
        .read("more.json")
        .replace("example.kinds#Inner", inner);
    folder.write("more.json", &more);
    let ran = folder
        .run(&["trim", KINDS, "more.json", "--shapes", "More"])
        .expect(0);
    assert!(ran.json()["shapes"][inner].is_object(), "{}", ran.out);
}

/// Traits such as `@cors` are of no use to a client, but Smithy's own diff tool reports it if they are missing.
#[test]
fn a_trimmed_model_has_no_breaking_or_compatible_changes() {
    let Some(corpus) = corpus("a_trimmed_model_has_no_breaking_or_compatible_changes") else {
        return;
    };
    let folder = Folder::new("trim-diff");
    let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let mut count = 0;
    for (number, (name, path)) in aws_models(&corpus, env!("CARGO_TARGET_TMPDIR"))
        .iter()
        .enumerate()
    {
        let text = std::fs::read_to_string(path).expect("the model");
        if !is_full && number % 25 != 0 && !text.contains("\"smithy.api#cors\"") {
            continue;
        }
        let model: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let shapes = model["shapes"].as_object().expect("shapes");
        let operations = shapes
            .iter()
            .filter(|(_, shape)| shape["type"] == "operation");
        let operations: Vec<&str> = operations.map(|(id, _)| &**id).take(4).collect();
        let operations = operations.join(",");
        let whole = path.to_str().expect("UTF-8");
        let names = ["--operations", &*operations];
        let trim = ["trim", whole, names[0], names[1], "-o", "small.json"];
        folder.run(&trim).expect(0);
        for versions in [["small.json", whole], [whole, "small.json"]] {
            let diff = ["diff", versions[0], versions[1], names[0], names[1]];
            let ran = folder.run(&diff).expect(0);
            let expected = "no breaking or compatible changes\n";
            assert!(ran.out.starts_with(expected), "{name}: {}", ran.out);
        }
        count += 1;
    }
    say(&format!("{count} trimmed models have no changes"));
}
