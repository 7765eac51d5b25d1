//! Errors are at the token in the file, as are those that the generator finds in the JSON AST of a file.

use crate::{asts, expand, file, files};

/// Files, with `§` before each token that is wrong, and the messages in the order of the tokens.
const CASES: &[(&[&str], &[&str])] = &[
    // Targets.
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S {\n    a: §Missing\n    b: §other.ns#Missing\n}",
        ],
        &[
            "no shape `a#Missing` in the model",
            "no shape `other.ns#Missing` in the model",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nlist L { member: §Gone }\nmap M { key: String, value: §Gone2 }\nunion U { a: §Gone3, l: L, m: M }",
        ],
        &[
            "no shape `a#Gone`",
            "no shape `a#Gone2`",
            "no shape `a#Gone3`",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nservice V { version: \"1\", operations: [§Gone, Op] }\noperation Op {}",
        ],
        &["no operation `a#Gone` in the model"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\noperation Op {\n    input: §In\n    output: §Out\n    errors: [§Bad]\n}",
        ],
        &[
            "no shape `a#In` in the model",
            "no shape `a#Out` in the model",
            "no shape `a#Bad` in the model",
        ],
    ),
    // Values of traits, at the place of the nested value.
    (
        &["$version: \"2\"\nnamespace a\nstructure S {\n    @length(min: §-1)\n    b: String\n}"],
        &["member `b`: `@length.min`: expected an integer"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S {\n    @length(\n        min: 1\n        minn: §2\n    )\n    b: String\n}",
        ],
        &["member `b`: `@length`: unknown key \"minn\""],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nlist L { member: String }\nstructure S {\n    @required\n    §@uniqueItems\n    l: L\n}",
        ],
        &["`@uniqueItems` can only be applied to lists"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nresource R { properties: { a: §Gone } }\nstructure S for R { $a }\nstructure T for R { $a }",
        ],
        &["no shape `a#Gone` in the model"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstring Owner\n@trait\nstructure sensitiveOwners {}\nstructure S {\n    §@sensitiveOwner\n    a: Owner\n    §@Ownr\n    b: Owner\n}",
        ],
        &[
            "unknown trait `@sensitiveOwner`\n  --> 1.smithy:7:5 in `a#S`\n  help: did you mean `a#sensitiveOwners`?",
            "unknown trait `@Ownr`\n  --> 1.smithy:9:5 in `a#S`\n  help: define it",
        ],
    ),
    (
        &["$version: \"2\"\nnamespace a\n@error(§\"nobody\")\nstructure S {}"],
        &["`@error`: expected \"client\" or \"server\""],
    ),
    (
        &["$version: \"2\"\nnamespace a\nstructure S {\n    a: Integer = §\"x\"\n}"],
        &["member `a`: `@default`: expected a value of `smithy.api#Integer`"],
    ),
    (
        &["$version: \"2\"\nnamespace a\nenum E {\n    A = §1\n}\nintEnum I {\n    §A\n}"],
        &[
            "member `A`: `@enumValue`: expected a string",
            "member `A`: missing `@enumValue`",
        ],
    ),
    // Texts without quotes.
    (
        &[
            "$version: \"2\"\nnamespace a\n@http(method: §GET, uri: \"/a\", code: 200)\noperation O {}\nstructure S {\n    a: Boolean = §True\n}",
        ],
        &[
            "no shape `GET` in the model",
            "no shape `True` in the model\n  --> 1.smithy:6:18\n  help: did you mean `true`?",
        ],
    ),
    // Properties that nearly have a meaning.
    (
        &[
            "$version: \"2\"\nnamespace a\nservice V { version: \"1\", operations: [O], §error: [E] }\noperation O {}\n@error(\"client\") structure E {}",
        ],
        &[
            "unknown property `error` of a service\n  --> 1.smithy:3:44 in `a#V`\n  help: did you mean `errors`?",
        ],
    ),
    // Traits of another file.
    (
        &[
            "$version: \"2\"\nnamespace a\nuse b#S\napply S$b {\n    @length(min: §-2)\n}",
            "$version: \"2\"\nnamespace b\nstructure S {\n    b: String\n}",
        ],
        &["member `b`: `@length.min`: expected an integer"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\napply b#S$b @length(min: §-2)",
            "{\"smithy\": \"2.0\", \"shapes\": {\"b#S\": {\"type\": \"structure\", \"members\": {\"b\": {\"target\": \"smithy.api#String\"}}}}}",
        ],
        &["member `b`: `@length.min`: expected an integer"],
    ),
    // Traits that contradict each other.
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S {\n    @length(min: 1)\n    b: String\n}\napply S$b §@length(min: 2)",
        ],
        &["conflicting values of `@length`"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@documentation(\"x\")\n@documentation(\"x\")\n§@documentation(\"y\")\nstructure S {}",
        ],
        &["conflicting values of `@documentation`"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@title(\"x\")\nstructure S {}",
            "$version: \"2\"\nnamespace a\napply S §@title(\"y\")",
        ],
        &["conflicting values of `@title`"],
    ),
    // `apply` on what there is not.
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure Shape { bar: String }\napply §Shapes @private\napply §Shape$baz @required\napply §String @private\napply §b#X @private",
        ],
        &[
            "no shape `a#Shapes` in the model to apply traits to\n  --> 1.smithy:4:7 in `a#Shapes`\n  help: did you mean `a#Shape`?",
            "no member `baz` to apply traits to\n  --> 1.smithy:5:7 in `a#Shape`\n  help: did you mean `bar`?",
            "`smithy.api#String` is a shape of the prelude",
            "no shape `b#X` in the model to apply traits to\n  --> 1.smithy:7:7 in `b#X`\n  help: no file has the namespace `b`",
        ],
    ),
    // Definitions.
    (
        &["$version: \"2\"\nnamespace a\nstructure S {}\nstructure §S { a: String }"],
        &[
            "conflicting definitions of the shape `a#S`: only one has the member `a`\n  --> 1.smithy:4:11 in `a#S`\n  help: the first is at 1.smithy:3:11",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S {}",
            "$version: \"2\"\nnamespace a\n§union S { a: String }",
        ],
        &["conflicting definitions of the shape `a#S`: a structure and a union"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\noperation Get {\n    input := §{ a: String }\n}\nstructure §GetInput {}",
        ],
        &[
            "",
            "conflicting definitions of the shape `a#GetInput`: only one has the member `a`",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\nstructure S {\n    a: Integer = 1\n}",
            "$version: \"2\"\nnamespace a\nstructure S { §a: Integer }",
        ],
        &[
            "conflicting definitions of the shape `a#S`: their members `a` have different values after `=`",
        ],
    ),
    // Metadata.
    (
        &[
            "$version: \"2\"\nmetadata x = 1\nmetadata y = [1]\nmetadata y = [2]\nmetadata §x = 2\nnamespace a",
        ],
        &[
            "conflicting values of the metadata \"x\"\n  --> 1.smithy:5:10\n  help: the first is at 1.smithy:2:10",
        ],
    ),
    (
        &[
            "$version: \"2\"\nmetadata x = {a: 1}",
            "$version: \"2\"\nmetadata x = §{a: 2}",
        ],
        &["conflicting values of the metadata \"x\""],
    ),
    // Mixins.
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure A with [B] {}\n@mixin structure B with [§A] {}\n@mixin structure C with [§C] {}",
        ],
        &["mixin `a#A` includes itself", "mixin `a#C` includes itself"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure Base {}\nstructure S with [§Bse, §b#Base, §U] {}\n@mixin union U { a: String }",
        ],
        &[
            "no mixin `a#Bse` in the model\n  --> 1.smithy:4:19 in `a#S`\n  help: did you mean `a#Base`?",
            "no mixin `b#Base` in the model",
            "mixin `a#U` has the type `union`, expected `structure`",
        ],
    ),
    (
        &["$version: \"2\"\nnamespace a\nstructure S with [§M] {}\nstructure M {}"],
        &["`a#M` is not a mixin"],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure A { x: String }\n@mixin structure B { x: Integer }\nstructure S with [A] { x: §Integer }\nstructure T with [A, §B] {}",
        ],
        &[
            "member `x`: targets `smithy.api#Integer`, but in mixin `a#A` it targets `smithy.api#String`",
            "member `x`: targets `smithy.api#Integer`, but in mixin `a#A` it targets `smithy.api#String`",
        ],
    ),
    (
        &["$version: \"2\"\nnamespace a\n@mixin §operation O { input: S }\nstructure S {}"],
        &["an operation that is a mixin cannot have input or output"],
    ),
    // Members without a target.
    (
        &[
            "$version: \"2\"\nnamespace a\nresource R { identifiers: {id: String}, properties: {name: String} }\nstructure S for R {\n    $id\n    $§nmae\n}\nstructure T { $§a }\nstructure U for §S { $a }\nstructure V for §Q { $a }",
        ],
        &[
            "member `nmae` has no target: its resource has no property or identifier of this name",
            "member `a` has no target: the shape has neither a resource nor a mixin",
            "`a#S` has the type `structure`, expected `resource`",
            "no resource `a#Q` in the model",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n@mixin structure M { lenght: Integer }\nstructure S with [M] {\n    $§length\n}",
        ],
        &[
            "member `length` has no target: no mixin has a member of this name\n  --> 1.smithy:5:6 in `a#S`\n  help: did you mean `$lenght`?",
        ],
    ),
    // What the other version has.
    (
        &[
            "namespace a\n§enum E { A }\n§intEnum I { A }\n§@mixin\nstructure S { §@default(1) a: Integer }",
        ],
        &[
            "the type `enum` needs version 2 of Smithy",
            "the type `intEnum` needs version 2 of Smithy",
            "`@mixin` needs version 2 of Smithy",
            "`@default` needs version 2 of Smithy",
        ],
    ),
    (
        &[
            "$version: \"2\"\nnamespace a\n§set X { member: String }\nstructure S { §@box i: Integer }\napply S$i §@box",
        ],
        &[
            "the type `set` needs version 1 of Smithy",
            "`@box` needs version 1 of Smithy",
            "`@box` needs version 1 of Smithy",
        ],
    ),
    // The members of lists, maps and enums.
    (
        &[
            "$version: \"2\"\nnamespace a\n§list L { §members: String }\n§map M { key: String }\n§enum E {}",
        ],
        &[
            "missing `member`",
            "unknown member `members` of a list",
            "missing `value`",
            "the enum has no members",
        ],
    ),
    // The properties of services and resources.
    (
        &[
            "$version: \"2\"\nnamespace a\nservice V { operations: §\"x\", rename: §[\"a\"], errors: [§1] }\nresource R { create: §1, identifiers: {a: §2} }",
        ],
        &[
            "`operations`: expected an array of names of shapes",
            "`rename`: expected an object",
            "`errors`: expected the name of a shape",
            "`create`: expected the name of a shape",
            "`identifiers`: expected the name of a shape",
        ],
    ),
];

/// The text without marks, and the places of the marks.
fn unmarked(name: &str, text: &str) -> (String, Vec<String>) {
    let (mut plain, mut places) = (String::new(), Vec::new());
    for (at, part) in text.split('§').enumerate() {
        if at > 0 {
            let line = plain.matches('\n').count() + 1;
            let column = plain
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .chars()
                .count()
                + 1;
            places.push(format!("{name}:{line}:{column}"));
        }
        plain.push_str(part);
    }
    (plain, places)
}

#[test]
fn errors_are_at_the_token() {
    for (texts, messages) in CASES {
        let mut places = Vec::new();
        let mut plain = files(texts);
        for file in &mut plain {
            let (text, of_file) = unmarked(&file.name, &file.text);
            file.text = text;
            places.extend(of_file);
        }
        let found = expand(&plain).expect_err(texts[0]);
        let shown = found.join("\n");
        assert_eq!(places.len(), messages.len(), "{texts:?}");
        // A place without a message is one that a message refers to.
        let expected = places
            .iter()
            .zip(*messages)
            .filter(|(_, message)| !message.is_empty());
        let expected: Vec<_> = expected.collect();
        assert_eq!(found.len(), expected.len(), "{}\n{shown}", texts[0]);
        for (place, message) in expected {
            let is_it = |error: &&String| {
                error.starts_with(message) && error.contains(&format!("--> {place}"))
            };
            assert!(
                found.iter().any(|error| is_it(&error)),
                "{place} {message}\n{shown}"
            );
        }
    }
}

/// What the generator reports for the JSON ASTs of files in the language has the same messages.
#[test]
fn errors_are_those_of_the_json_ast() {
    let mut compared = 0;
    for (texts, _) in CASES {
        let mut plain = files(texts);
        for file in &mut plain {
            file.text = file.text.replace('§', "");
        }
        let Ok(asts) = asts(&plain) else {
            continue; // the loader reports it
        };
        let of_ast = asts.iter().enumerate();
        let of_ast: Vec<_> = of_ast
            .map(|(at, text)| file(&format!("{}.json", at + 1), text))
            .collect();
        let (idl, json) = (expand(&plain), expand(&of_ast));
        // Smithy's loader allows these, and they are not errors in a JSON AST.
        let is_lenient =
            |error: &String| error.starts_with("unknown ") || error.starts_with("no shape `GET`");
        if idl
            .as_ref()
            .is_err_and(|errors| errors.iter().any(is_lenient))
        {
            continue;
        }
        let first_lines = |errors: Result<String, Vec<String>>| -> Vec<String> {
            let errors = errors.expect_err(texts[0]);
            let lines = errors.iter().filter_map(|error| error.lines().next());
            lines.map(str::to_owned).collect()
        };
        assert_eq!(first_lines(idl), first_lines(json), "{texts:?}");
        compared += 1;
    }
    assert!(compared > 8, "{compared}");
}
