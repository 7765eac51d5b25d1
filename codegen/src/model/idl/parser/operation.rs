//! Operations, with inline structures.

use super::statement::with_documentation;
use super::{Mistake, Parsed, Parser, help};
use crate::collections::Map;
use crate::diagnostic::excerpt;
use crate::model::idl::lexer::Kind;
use crate::model::idl::tree::{Body, Name, Operation, Shape, Target, Trait};

impl<'a> Parser<'a> {
    pub(super) fn operation(&mut self, operation: Name<'a>) -> Parsed<Operation<'a>> {
        self.expect(Kind::OpenBrace)?;
        let mut body = Operation::default();
        let mut known = Map::new();
        while !self.take(Kind::CloseBrace) {
            let key = self.identifier()?;
            let first = known.insert(key.text, key.at);
            if first.is_some() {
                let message = format!("duplicate property `{}` of an operation", excerpt(key.text));
                return Err(Mistake::new(key.at, message).repeats(first));
            }
            match key.text {
                "input" => body.input = Some(self.end(operation, true)?),
                "output" => body.output = Some(self.end(operation, false)?),
                "errors" => {
                    self.expect(Kind::Colon)?;
                    if self.token.kind == Kind::Identifier {
                        let mistake = self.unexpected(&[Kind::OpenBracket]);
                        return Err(
                            mistake.help("write errors in brackets, as in `errors: [NotFound]`")
                        );
                    }
                    self.expect(Kind::OpenBracket)?;
                    while !self.take(Kind::CloseBracket) {
                        body.errors.push(self.id()?);
                    }
                }
                _ => return Err(unknown_property(key)),
            }
            self.white_space()?;
        }
        Ok(body)
    }

    /// `: Shape`, or `:= { … }`, an inline structure.
    fn end(&mut self, operation: Name<'a>, is_input: bool) -> Parsed<Target<'a>> {
        let key = if is_input { "input" } else { "output" };
        if self.take(Kind::Colon) {
            if self.token.kind == Kind::OpenBrace {
                let mistake = self.unexpected(&[Kind::Identifier]);
                return Err(
                    mistake.help(format!("write an inline structure as `{key} := {{ … }}`"))
                );
            }
            return self.id().map(Target::Named);
        }
        if self.token.kind != Kind::ColonEqual {
            return Err(self.unexpected(&[Kind::Colon, Kind::ColonEqual]));
        }
        self.needs_version_2(self.token.start, "an inline structure")?;
        self.advance();
        // A documentation comment before the structure has a space before it.
        let is_adjacent =
            self.token.gap.is_doc && self.token.gap.spaces_end == self.token.gap.start;
        self.pending.clear();
        self.dropped = usize::from(is_adjacent);
        let (suffix, marker) = if is_input {
            (
                self.file.input_suffix.as_deref().unwrap_or("Input"),
                "smithy.api#input",
            )
        } else {
            (
                self.file.output_suffix.as_deref().unwrap_or("Output"),
                "smithy.api#output",
            )
        };
        let name = format!("{}{suffix}", operation.text);
        let (mut traits, documentation) = self.traits_of_member()?;
        let at = self.token.start;
        traits.push(Trait {
            id: Name { text: marker, at },
            value: None,
        });
        let resource = self.for_resource(true)?;
        let mixins = self.mixins(resource.is_none())?;
        if self.token.kind == Kind::Identifier {
            let mistake = self.unexpected(&[Kind::OpenBrace]);
            let help = format!("write `{key}: {}`", excerpt(self.lexeme()));
            return Err(mistake.help(help));
        }
        let members = self.members()?;
        self.file.shapes.push(Shape {
            at,
            kind: "structure",
            name: name.clone().into(),
            name_at: at,
            traits: with_documentation(traits, documentation),
            resource,
            mixins,
            body: Body::Members(members),
        });
        Ok(Target::Inline(name))
    }
}

fn unknown_property(key: Name<'_>) -> Mistake {
    let message = format!("unknown property `{}` of an operation", excerpt(key.text));
    let meant = match key.text {
        "error" | "exceptions" | "raises" | "throws" => Some("did you mean `errors`?".to_owned()),
        "body" | "parameters" | "request" => Some("did you mean `input`?".to_owned()),
        "response" | "result" | "returns" => Some("did you mean `output`?".to_owned()),
        other => help::similar(other, &mut ["input", "output", "errors"].into_iter()),
    };
    let usual = || "an operation has `input`, `output` and `errors`".to_owned();
    Mistake::new(key.at, message).help(meant.unwrap_or_else(usual))
}
