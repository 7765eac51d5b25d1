//! Valid files, production by production (Smithy specification, "Smithy IDL ABNF").

use super::super::parse;
use super::mistakes;
use crate::model::idl::tree::{Body, File, Member, Shape, Trait, Value};

/// Statements that are right after `$version: "2.0"` and a namespace.
const STATEMENTS: &[&str] = &[
    // White space and comments.
    "",
    "\t, \r\n // comment\r\n, string A \r// b\r",
    "string A// comment",
    "string A/// comment",
    "structure A // a\n // b\n { // c\n b: String // e\n }",
    // Shapes.
    "string A\nblob B\nboolean C\ndocument D\nbyte E\nshort F\ninteger G\nlong H\nfloat I\ndouble J\nbigDecimal K\n\
     bigInteger L\ntimestamp M",
    "string with with [for]",
    "list A { member: B }\nset C { member: D }\nmap E { key: F, value: G }",
    "list A with [B] {}\nmap C\n{\nkey: D value:E }",
    "structure A {}\nunion B { a: A b: a.b#C, c: D$e }",
    "structure A for B with [C, D E] { $a $b = 1\n c: D = {}\n, d: E = [] ,\n e: F=null/// x\n }",
    "structure for for for with [with] { for: for with: with structure: apply }",
    "enum A { B C, D = \"d\"\n E = \"\"\"\n  e\"\"\",\n F }\nintEnum G with [H] { I = 1,// x\n }",
    "service A {}\nresource B {}\noperation C {}\nservice D with [E] { version: \"1\" }",
    "service A { \"version\": \"1\", operations: [B a.b#C,], rename: { \"a.b#C\": \"D\" } unknown: {} }",
    "resource A { identifiers: { a: B }, properties: { c: D } read: E }",
    "operation A { input: B output: C errors: [] }\noperation D { input\n:\nE\n, errors : [ a.b#F // x\n G, ]\n }",
    "operation A { input := {} output :=\n/// doc\n@required for B with [C] { d: E } }",
    "operation A { input :=\nfor B\n{} output := with [C] {} }",
    // Traits.
    "@a @b.c#d\n@e() @f( ) @g(// x\n) string A",
    "@a(1) @b(-1.50e+10) @c(\"\") @d(\"\"\"\n\"\"\") @e(null) @f(true) @g(h) @i(j.k#L$m) @n([]) @o({}) string A",
    "@a(b: 1) @c(\"d\": 1, e: 2,) @f(g:// x\n[{}, []] \"h\" : \"\"\"\n  i\"\"\"\n) @j(true: true, null: null) string A",
    "@a({ b: { \"c\": [1 2, 3], d: e$f } }) string A",
    "/// doc\n@a\n/// ignored\nstring B",
    "structure A { @b @c(1) /// ignored\n d: E, /// doc\n @f\n g: H /// ignored\n }",
    // apply
    "apply A @b\napply a.b#C @d(1)\napply E$f @g\napply H { @i @j(1)\n}\napply K\n{}",
    "apply // x\n A // x\n @b",
    // Names.
    "string _a\nstring __1\nstring a_1_",
    "structure namespace { metadata: use, use: namespace, true: true null: null }",
    "list list { member: list }\nmap map { key: map value: map }\nservice service {}\noperation operation { input: input }",
];

/// Files that are right.
const FILES: &[&str] = &[
    "",
    "// comment",
    "/// doc",
    " , \n",
    "$version: \"1\"",
    "$version:\"1.0\"// x\n$unknown : {a: [1]}\n$\"quoted\": 1",
    "/// doc\n$version: \"2\" /// doc\n$operationInputSuffix: \"In\"\n\n/// doc\nmetadata a = 1\n/// doc\nmetadata \"b\"={c: d}",
    "metadata a = [true, false, null, \"\", 1, {}, b, c.d#E$f]\nnamespace a",
    "namespace a.b_c._1\n",
    "namespace a\nuse b#C /// x\n/// doc\nuse d.e#F\n\nuse g#H// x",
    "namespace a\nset A { member: B }\nlist C { member: D, }",
    "$version: \"2.1\"\nnamespace a\nstructure A { b: [String] c: {String: [a.b#C]}, d: [ // x\n {E // x\n:F,} ] = []\n }",
    "$version: \"2.1\"\nnamespace a\nlist A { member: [[[B]]] }\nmap C { key: String value: {D: E} }",
];

#[test]
fn valid_files_have_no_mistakes() {
    let mut files: Vec<String> = FILES.iter().map(|&file| file.to_owned()).collect();
    for statements in STATEMENTS {
        let file = format!("$version: \"2.0\"\nnamespace a\n{statements}");
        let line_ends = ["\n", "\r\n", "\r"].iter();
        files.extend(line_ends.map(|line_end| file.replace('\n', line_end)));
    }
    let wrong = files.iter().filter_map(|file| {
        let mistakes = mistakes(file);
        (!mistakes.is_empty()).then(|| format!("{file:?}: {mistakes:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn file(text: &str) -> File<'_> {
    let (file, mistakes) = parse(text);
    assert!(mistakes.is_empty(), "{text}: {mistakes:?}");
    file
}

fn documentation<'t>(traits: &'t [Trait<'_>]) -> Option<&'t str> {
    let of = |applied: &'t Trait<'_>| match &applied.value.as_ref()?.value {
        Value::String(text) if applied.id.text == "smithy.api#documentation" => Some(&**text),
        _ => None,
    };
    traits.iter().find_map(of)
}

fn members<'t, 'a>(shape: &'t Shape<'a>) -> &'t [Member<'a>] {
    match &shape.body {
        Body::Members(members) => members,
        _ => &[],
    }
}

#[test]
fn documentation_belongs_to_what_follows() {
    for (text, expected) in [
        ("/// a\n/// b\nstring S", Some("a\nb")),
        ("///a\n///  b\n////\nstring S", Some("a\n b\n/")),
        ("/// a\n@x\n@y string S", Some("a")),
        ("/// a\n\n// b\n\n/// c\nstring S", Some("a\nc")),
        ("@x\n/// a\nstring S", None),
        ("@x(\n/// a\n1)\nstring S", None),
        ("string R /// a\nstring S", None),
        ("string R /// a\n/// b\nstring S", Some("b")),
        ("/// a\napply R @x\nstring S", None),
        ("structure R {\n/// a\n}\nstring S", None),
        ("structure R\n/// a\n{}\nstring S", None),
        ("/// a\nstring S /// b", Some("a")),
    ] {
        let text = format!("$version: \"2.0\"\nnamespace n\n{text}");
        let file = file(&text);
        let shape = file.shapes.last().expect("a shape");
        assert_eq!(documentation(&shape.traits), expected, "{text}");
    }
    for (text, expected) in [
        ("structure S {\n/// a\nm: T }", Some("a")),
        ("structure S { /// a\nm: T }", Some("a")),
        ("structure S /// x\n{ /// a\nm: T }", Some("a")),
        ("structure S {\n/// a\n@x\n/// b\nm: T }", Some("a")),
        ("structure S { @x /// b\nm: T }", None),
        (
            "structure S {\n/// x\nl: T /// a\n/// b\nm: T }",
            Some("a\nb"),
        ),
        ("structure S { l: T = 1 /// a\n/// b\nm: T }", Some("b")),
        ("structure S { l: T = 1, /// a\nm: T }", None),
        ("structure S { @x([/// a\n]) l: T\n/// b\nm: T }", Some("b")),
        ("enum S {\n/// a\nm }", Some("a")),
        ("enum S { l = 1 /// a\nm }", None),
        ("enum S { l /// a\nm }", Some("a")),
        // Smithy forgets documentation comments at the brace of a structure, but not at that of an enum.
        ("enum S /// x\n{ /// a\nm }", Some("x\na")),
        ("enum S /// x\n{ m }", None),
    ] {
        let text = format!("$version: \"2.0\"\nnamespace n\n{text}");
        let file = file(&text);
        let member = members(&file.shapes[0]).last().expect("a member");
        assert_eq!(documentation(&member.traits), expected, "{text}");
    }
    for (text, expected) in [
        ("input := /// a\n{}", Some("a")),
        ("input := /// a\n@x {}", Some("a")),
        ("input :=/// x\n/// a\n{}", Some("a")),
        ("/// x\ninput := {}", None),
        ("input /// x\n:= {}", None),
        ("input := @x /// x\n{}", None),
    ] {
        let text = format!("$version: \"2.0\"\nnamespace n\noperation O {{ {text} }}");
        let file = file(&text);
        assert_eq!(documentation(&file.shapes[0].traits), expected, "{text}");
    }
}

#[test]
fn inline_collections_are_shapes() {
    let text = "$version: \"2.1\"\nnamespace n\nstructure S { a: [T], b: [T], c: {String: [T]} }";
    let file = file(text);
    let names: Vec<&str> = file.shapes.iter().map(|shape| &*shape.name).collect();
    let expected = [
        "_SyntheticListOfT",
        "_SyntheticMapOfStringTo_SyntheticListOfT",
        "S",
    ];
    assert_eq!(names, expected);
    let targets = |shape: usize| {
        let members = members(&file.shapes[shape]).iter();
        let targets = members.filter_map(|member| member.target);
        targets.map(|target| target.text).collect::<Vec<_>>()
    };
    assert_eq!(targets(0), ["T"]);
    assert_eq!(targets(1), ["String", "[T]"]);
    assert_eq!(targets(2), ["[T]", "[T]", "{String: [T]}"]);
}
