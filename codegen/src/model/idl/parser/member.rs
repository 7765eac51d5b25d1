//! The members of shapes.

use super::statement::with_documentation;
use super::{Mistake, Parsed, Parser, help};
use crate::collections::Map;
use crate::diagnostic::excerpt;
use crate::model::idl::inline;
use crate::model::idl::lexer::Kind;
use crate::model::idl::tree::{Body, Member, Name, Node, Shape, Trait};

/// How deep inline collections can be nested (Smithy specification, "Inline collection declarations").
const MAX_INLINE: usize = 3;

impl<'a> Parser<'a> {
    /// The members of a structure, union, list or map. Documentation comments before the brace have no meaning.
    pub(super) fn members(&mut self) -> Parsed<Vec<Member<'a>>> {
        self.open_brace()?;
        let mut members = Vec::new();
        let mut known = Map::new();
        let depth = self.depth;
        loop {
            match self.member(&mut known) {
                Ok(Some(member)) => members.push(member),
                Ok(None) => return Ok(members),
                Err(mistake) => self.skip_member(mistake, depth)?,
            }
        }
    }

    /// A member of a structure, union, list or map; `None` at the closing brace.
    fn member(&mut self, known: &mut Map<&'a str, usize>) -> Parsed<Option<Member<'a>>> {
        let (traits, documentation) = self.traits_of_member()?;
        if traits.is_empty() && self.take(Kind::CloseBrace) {
            return Ok(None);
        }
        if self.token.kind == Kind::CloseBrace {
            let mistake = self.unexpected(&[Kind::Identifier]);
            return Err(mistake.help("write traits before the member that has them"));
        }
        let is_elided = self.take(Kind::Dollar);
        if is_elided && !self.token.gap.is_empty() {
            let message = "expected the name of a member right after `$`";
            return Err(Mistake::new(self.token.gap.start, message));
        }
        let name = self.member_name(known)?;
        let target = if is_elided {
            self.needs_version_2(name.at, "a member without a target")?;
            if self.token.kind == Kind::Colon {
                let mistake = self.unexpected(&[Kind::Identifier, Kind::CloseBrace]);
                let name = excerpt(name.text);
                let help = format!(
                    "`${name}` takes its target from a resource or mixin; write `${name}` or `{name}: Target`"
                );
                return Err(mistake.help(help));
            }
            None
        } else {
            self.colon(name)?;
            self.same_line(&[Kind::Identifier])?;
            Some(self.target(0)?)
        };
        if self.token.gap.is_on_line() && self.token.kind == Kind::Equal {
            self.needs_version_2(self.token.start, "a default value")?;
        }
        Ok(Some(Member {
            name,
            traits: with_documentation(traits, documentation),
            target,
            is_elided,
            value: self.assigned()?,
        }))
    }

    /// Reports a mistake in a member, and continues at the next line on which a member begins, or at the closing brace.
    /// `depth` is that of values around the member.
    ///
    /// # Errors
    ///
    /// The mistake, if there is no such line in the shape, or if the mistake is in brackets, so that it is not known which
    /// of them are closed.
    fn skip_member(&mut self, mistake: Mistake, depth: usize) -> Parsed<()> {
        if self.depth > depth || self.is_lost {
            return Err(mistake);
        }
        let mut open = 0_usize;
        while self.token.kind != Kind::End {
            let is_after = self.token.start > mistake.at;
            let gap = &self.text[self.token.gap.start..self.token.gap.end];
            if is_after && gap.contains(['\n', '\r']) {
                if self.is_start() {
                    break;
                }
                if open == 0 && self.is_member() {
                    self.mistakes.push(mistake);
                    self.pending.clear();
                    return Ok(());
                }
            }
            match self.token.kind {
                Kind::OpenBrace | Kind::OpenBracket | Kind::OpenParen => open += 1,
                Kind::CloseBrace if open == 0 => {
                    self.mistakes.push(mistake);
                    self.drop_documentation();
                    return Ok(());
                }
                Kind::CloseBrace | Kind::CloseBracket | Kind::CloseParen => {
                    open = open.saturating_sub(1);
                }
                _ => {}
            }
            self.advance();
        }
        Err(mistake)
    }

    /// Whether a member can begin at the next token.
    fn is_member(&self) -> bool {
        let is_enum = matches!(self.shape, Some(("enum" | "intEnum", _)));
        let rest = self.text[self.token.end..].trim_start_matches([' ', '\t']);
        match self.token.kind {
            Kind::At | Kind::Dollar => true,
            Kind::Identifier => is_enum || rest.starts_with(':'),
            _ => false,
        }
    }

    /// The brace before the members of a shape.
    fn open_brace(&mut self) -> Parsed<()> {
        if self.token.kind == Kind::OpenBrace {
            self.drop_documentation();
            self.advance();
            return Ok(());
        }
        let mistake = self.unexpected(&[Kind::OpenBrace]);
        let help = match self.shape {
            _ if self.token.kind == Kind::End => Some("write its members in braces".to_owned()),
            _ if mistake.help.is_some() => None,
            Some(("list" | "set", name)) => {
                Some(format!("write `list {name} {{ member: Target }}`"))
            }
            Some(("map", name)) => Some(format!(
                "write `map {name} {{ key: String, value: Target }}`"
            )),
            Some((kind, name)) if matches!(self.lexeme(), ":" | "extends" | "implements") => {
                Some(format!(
                    "to include the members of another shape, use a mixin: `{kind} {name} with [Other] {{`"
                ))
            }
            _ => None,
        };
        Err(match help {
            Some(help) => mistake.help(help),
            None => mistake,
        })
    }

    fn member_name(&mut self, known: &mut Map<&'a str, usize>) -> Parsed<Name<'a>> {
        if self.token.kind == Kind::OpenBracket {
            let help = "define a list as a separate shape, as in `list Names { member: String }`";
            return Err(self
                .unexpected(&[Kind::Identifier, Kind::CloseBrace])
                .help(help));
        }
        let name = self.identifier()?;
        let first = known.insert(name.text, name.at);
        if first.is_some() {
            let message = format!("duplicate member `{}`", excerpt(name.text));
            return Err(Mistake::new(name.at, message).repeats(first));
        }
        Ok(name)
    }

    /// The colon after the name of a member.
    fn colon(&mut self, name: Name<'a>) -> Parsed<()> {
        if self.token.kind == Kind::Colon {
            return self.expect_on_line(Kind::Colon);
        }
        let mistake = match self.same_line(&[Kind::Colon]) {
            Err(mistake) => mistake,
            Ok(()) => self.unexpected(&[Kind::Colon]),
        };
        let found = self.token.kind;
        let is_line_start = self.text[..name.at].ends_with(['\n', '\r']);
        let name_text = excerpt(name.text);
        let help = match self.shape {
            Some((kind, of))
                if found == Kind::Identifier && help::is_shape_type(name.text) && is_line_start =>
            {
                format!("is the closing brace of {kind} `{of}` missing before this line?")
            }
            Some(("list" | "set", _)) if found == Kind::CloseBrace => {
                format!("write `member: {name_text}`")
            }
            _ if mistake.help.is_some() && self.token.gap.is_on_line() => return Err(mistake),
            _ if found == Kind::Identifier && self.token.gap.is_on_line() => {
                let next = self.text[self.token.end..].trim_start_matches([' ', '\t']);
                if name.text == "required" {
                    "write `@required` before the member".to_owned()
                } else if next.starts_with(':') {
                    format!("remove `{name_text}`: a member begins with its name")
                } else if help::is_shape_type(name.text) {
                    "write the name of a member before its target, as in `id: String`".to_owned()
                } else {
                    format!("write a member as `{name_text}: Target`")
                }
            }
            _ => format!("write a member as `{name_text}: Target`"),
        };
        Err(mistake.help(help))
    }

    /// The target of a member: a shape, or an inline list or map at this depth.
    fn target(&mut self, depth: usize) -> Parsed<Name<'a>> {
        let kind = match self.token.kind {
            Kind::OpenBracket => "list",
            Kind::OpenBrace => "map",
            Kind::Text => {
                let mistake = self.unexpected(&[Kind::Identifier]);
                return Err(mistake.help("write the name of the shape without quotes"));
            }
            _ => {
                let id = self.id()?;
                if self.token.kind == Kind::OpenBrace && help::is_shape_type(id.text) {
                    let mistake = self.unexpected(&[Kind::Identifier, Kind::CloseBrace]);
                    let help =
                        format!("define the {} separately, and write its name here", id.text);
                    return Err(mistake.help(help));
                }
                return Ok(id);
            }
        };
        let at = self.token.start;
        if !self.has_inline {
            let message = format!("an inline {kind} needs version 2.1 of Smithy");
            let help = format!(
                "define a {kind} and write its name, or begin the file with `$version: \"2.1\"`"
            );
            return Err(Mistake::new(at, message).help(help));
        }
        if depth == MAX_INLINE {
            let message =
                format!("inline collections are nested more than {MAX_INLINE} levels deep");
            return Err(
                Mistake::new(at, message).help(format!("define a {kind} and write its name"))
            );
        }
        self.advance();
        let first = self.target(depth + 1)?;
        let members = if kind == "list" {
            vec![inline_member("member", first)]
        } else {
            self.expect(Kind::Colon)?;
            let second = self.target(depth + 1)?;
            vec![inline_member("key", first), inline_member("value", second)]
        };
        self.expect(match kind {
            "list" => Kind::CloseBracket,
            _ => Kind::CloseBrace,
        })?;
        let written = self.name_from(at);
        let name = inline::name(written.text);
        if !self.inlined.contains(&name) {
            self.inlined.insert(name.clone());
            self.file.shapes.push(Shape {
                at,
                kind,
                name: name.into(),
                name_at: at,
                traits: vec![Trait {
                    id: Name {
                        text: inline::TRAIT,
                        at,
                    },
                    value: None,
                }],
                resource: None,
                mixins: Vec::new(),
                body: Body::Members(members),
            });
        }
        Ok(written)
    }

    /// The values of an enum.
    pub(super) fn enum_members(&mut self) -> Parsed<Vec<Member<'a>>> {
        self.expect(Kind::OpenBrace)?;
        let mut members = Vec::new();
        let mut known = Map::new();
        let depth = self.depth;
        loop {
            match self.enum_member(&mut known) {
                Ok(Some(member)) => members.push(member),
                Ok(None) => return Ok(members),
                Err(mistake) => self.skip_member(mistake, depth)?,
            }
        }
    }

    fn enum_member(&mut self, known: &mut Map<&'a str, usize>) -> Parsed<Option<Member<'a>>> {
        if self.token.kind == Kind::CloseBrace {
            if self.token.gap.docs.len() > self.dropped {
                let mistake = self.unexpected(&[Kind::Identifier]);
                let help = "a documentation comment comes before a member; write `//`";
                return Err(mistake.help(help));
            }
            self.advance();
            return Ok(None);
        }
        let (traits, documentation) = self.traits_of_member()?;
        let name = self.member_name(known)?;
        if self.token.kind == Kind::Colon {
            let mistake = self.unexpected(&[Kind::Equal]);
            return Err(
                mistake.help("write the value of an enum member after `=`; it has no target")
            );
        }
        Ok(Some(Member {
            name,
            traits: with_documentation(traits, documentation),
            target: None,
            is_elided: false,
            value: self.assigned()?,
        }))
    }

    /// `= value`, with a line break after it; a comma can come before the break.
    fn assigned(&mut self) -> Parsed<Option<Node<'a>>> {
        if !self.token.gap.is_on_line() || self.token.kind != Kind::Equal {
            return Ok(None);
        }
        self.advance();
        self.same_line(&[Kind::Text])?;
        let value = self.node()?;
        self.line_break_after_comma()?;
        Ok(Some(value))
    }
}

/// A member of an inline collection.
fn inline_member<'a>(name: &'a str, target: Name<'a>) -> Member<'a> {
    Member {
        name: Name {
            text: name,
            at: target.at,
        },
        traits: Vec::new(),
        target: Some(target),
        is_elided: false,
        value: None,
    }
}
