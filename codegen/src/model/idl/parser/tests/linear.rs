//! Each byte of a file is read once, whatever the mistakes in it are.

use super::parse;
use crate::model::idl::lexer::READ;

#[test]
fn each_byte_is_read_once() {
    for part in [
        "string S\n",
        "strucutre S {}\n",
        "structure S { a: B, c D }\n",
        "structure S {\n",
        "@a\n",
        "/// doc\n",
        "@a(b: [\n",
        "use a.b.C\n",
        "$x\n",
        "metadata x\n",
        "namespace\n",
        "}\n",
        "\"",
        "\"\\",
        "\"\"\"",
        "\"\"\"\n a\\x\n\"\"\"\n",
        "[",
        "{a:",
        "[{String: ",
        "operation O { input := { a: B = 1\n } output: [] }\n",
        "enum E { A = 1, B }\n",
        "// comment\n",
        ", ",
        "a.",
        "_",
        "1.",
        "-",
        "\0",
        "é",
    ] {
        for start in [
            "",
            "$version: \"2.1\"\nnamespace a\n",
            "namespace a\nstructure S {\n",
        ] {
            let text = format!("{start}{}", part.repeat(2_000));
            READ.with(|read| read.set(0));
            let (_, mistakes) = parse(&text);
            let read = READ.with(std::cell::Cell::get);
            assert!(
                read <= text.len() + 100,
                "{part:?}: {read} of {}",
                text.len()
            );
            let is_in_text = |at: usize| at <= text.len() && text.is_char_boundary(at);
            assert!(
                mistakes.iter().all(|mistake| is_in_text(mistake.at)),
                "{part:?}"
            );
        }
    }
}
