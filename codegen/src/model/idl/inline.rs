//! The names of the shapes that inline collections become (Smithy specification, "Inline collection declarations").

use super::lexer::{self, Kind};

/// The trait of these shapes.
pub(super) const TRAIT: &str = "smithy.synthetic#generated";

/// Whether a target, as it is written, is an inline collection.
pub(super) fn is_inline(target: &str) -> bool {
    target.starts_with(['[', '{'])
}

/// The name of the shape that `[Target]` or `{Key: Value}` becomes. Namespaces of targets are left out.
pub(super) fn name(written: &str) -> String {
    let mut name = String::new();
    // The last part of a shape ID is in the name.
    let mut part = "";
    let mut at = 0;
    loop {
        let token = lexer::token(written, at);
        at = token.end;
        match token.kind {
            Kind::OpenBracket => name.push_str("_SyntheticListOf"),
            Kind::OpenBrace => name.push_str("_SyntheticMapOf"),
            Kind::Identifier => part = &written[token.start..token.end],
            Kind::Dot | Kind::Pound | Kind::Dollar => part = "",
            Kind::Colon => {
                name.push_str(std::mem::take(&mut part));
                name.push_str("To");
            }
            Kind::End | Kind::Invalid(_) => return name,
            _ => name.push_str(std::mem::take(&mut part)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_the_specification_has_them() {
        for (written, expected) in [
            ("[String]", "_SyntheticListOfString"),
            ("{String: String}", "_SyntheticMapOfStringToString"),
            ("[ a.b#C, ]", "_SyntheticListOfC"),
            (
                "{String: [Integer]}",
                "_SyntheticMapOfStringTo_SyntheticListOfInteger",
            ),
            (
                "[{String // key\n : a.b#C}]",
                "_SyntheticListOf_SyntheticMapOfStringToC",
            ),
        ] {
            assert_eq!(name(written), expected, "{written}");
            assert!(is_inline(written));
        }
    }
}
