//! A model means the same, however it is split into files, and in whichever format each of them is.

use shapesmith_codegen::ModelText;
use shapesmith_test_support::random::Random;

use crate::{asts, expand, file};

/// Statements of a namespace, each without those of the others. Names refer to shapes of both namespaces.
const FIRST: &[&str] = &[
    "service Shop {\n    version: \"1\"\n    operations: [Put, Get]\n    errors: [Failure]\n}",
    "@http(method: \"POST\", uri: \"/put\")\noperation Put {\n    input := with [Named] {\n        @required\n        $name\n        item: Item\n    }\n    output := for Order {\n        $id\n        $state\n    }\n    errors: [Failure]\n}",
    "operation Get {\n    input: GetInput\n    output: Item\n}",
    "structure GetInput {\n    id: Id\n}",
    "resource Order {\n    identifiers: { id: Id }\n    properties: { state: State }\n}",
    "/// An item.\nstructure Item {\n    /// Its count.\n    count: Count = 1\n    @length(min: 1)\n    tags: Tags\n    notes: Notes\n    also: Also\n}",
    "list Tags {\n    member: String\n}",
    "map Notes {\n    key: Id\n    value: Count\n}",
    "@error(\"client\")\nstructure Failure with [Named] {}",
    "apply Failure @httpError(409)",
    "apply Failure$name @required",
    "apply Item$count @range(min: 0)",
    "apply b#Also$left @length(max: 10)",
    "apply b#State @deprecated",
];
const SECOND: &[&str] = &[
    "@pattern(\"^[a-z]+$\")\nstring Id",
    "@documentation(\"A state.\")\nenum State {\n    OPEN\n    CLOSED = \"closed\"\n}",
    "@default(1)\ninteger Count",
    "union Also {\n    left: Id\n    right: Count\n    @tags([\"none\"])\n    none: Unit\n}",
    "@mixin\nstructure Named {\n    @jsonName(\"Name\")\n    name: String\n}",
    "apply Named$name @length(min: 1)",
    "apply Also @tags([\"b\"])",
    "apply Id @length(max: 20)",
    "apply a#Tags @uniqueItems",
];

fn header(namespace: &str) -> String {
    let imports = match namespace {
        "a" => "use b#Id\nuse b#State\nuse b#Count\nuse b#Also\nuse b#Named\n",
        _ => "",
    };
    format!("$version: \"2\"\nmetadata known = [\"x\"]\nnamespace {namespace}\n{imports}")
}

/// The statements in a random order in some number of files.
fn split(random: &mut Random, namespace: &str, statements: &[&str]) -> Vec<ModelText> {
    let count = 1 + random.below(4);
    let mut texts = vec![header(namespace); count];
    let mut order: Vec<&str> = statements.to_vec();
    for at in (1..order.len()).rev() {
        order.swap(at, random.below(at + 1));
    }
    for statement in order {
        let to = random.below(count);
        texts[to].push_str(statement);
        texts[to].push('\n');
    }
    let texts = texts.iter().enumerate();
    texts
        .map(|(at, text)| file(&format!("{namespace}{at}.smithy"), text))
        .collect()
}

#[test]
fn splits_have_the_same_code() {
    let whole = [("a", FIRST), ("b", SECOND)];
    let whole = whole.map(|(namespace, statements)| {
        let text = header(namespace) + &statements.join("\n") + "\n";
        file(&format!("{namespace}.smithy"), &text)
    });
    let expected = expand(&whole).expect("code");
    for (part, is_there) in [
        ("pub struct PutInput", true),
        ("closed", true),
        ("Named", false),
    ] {
        assert_eq!(expected.contains(part), is_there, "{part}");
    }
    let mut random = Random::new(16);
    for _ in 0..60 {
        let mut files = split(&mut random, "a", FIRST);
        files.extend(split(&mut random, "b", SECOND));
        for at in (1..files.len()).rev() {
            files.swap(at, random.below(at + 1));
        }
        let shown = || {
            files
                .iter()
                .map(|file| format!("// {}\n{}", file.name, file.text))
        };
        let shown = || shown().collect::<String>();
        assert_eq!(expand(&files).as_ref(), Ok(&expected), "{}", shown());
        // Some of the files as JSON ASTs. Their statements stay in the language, since an AST has what others apply.
        let (mut statements, mut definitions) = (Vec::new(), files.clone());
        for file in &mut definitions {
            let (of_file, rest): (Vec<_>, Vec<_>) =
                (file.text.lines()).partition(|line| line.starts_with("apply "));
            let namespace = &file.name[..1];
            let text = header(namespace) + &of_file.join("\n") + "\n";
            statements.push(crate::file(&format!("apply.{}", file.name), &text));
            file.text = rest.join("\n") + "\n";
        }
        let of_files = asts(&definitions).expect("ASTs");
        let mixed = definitions.iter().zip(of_files);
        let mixed = mixed.map(|(idl, ast)| match random.below(2) {
            0 => file(&idl.name, &idl.text),
            _ => file(&idl.name.replace("smithy", "json"), &ast),
        });
        let mixed = mixed.chain(statements);
        let mixed: Vec<ModelText> = mixed.collect();
        assert_eq!(expand(&mixed).as_ref(), Ok(&expected), "{}", shown());
    }
}
