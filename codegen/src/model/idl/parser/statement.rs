//! Statements: definitions of shapes, and `apply`.

use std::borrow::Cow;

use super::{Mistake, Parsed, Parser, help};
use crate::model::idl::lexer::Kind;
use crate::model::idl::tree::{Apply, Body, Key, Name, Node, Shape, Trait, Value, Version};
use crate::model::shape_types::{AGGREGATE, ENUMS};

/// The trait that a documentation comment is (Smithy specification, "Documentation comment").
const DOCUMENTATION: &str = "smithy.api#documentation";

impl<'a> Parser<'a> {
    pub(super) fn statement(&mut self) -> Parsed<()> {
        let (traits, documentation) = self.documented_traits()?;
        if self.is_lost && !(self.token.kind == Kind::Identifier && self.is_statement()) {
            // This belongs to the statement with the mistake.
            self.next_statement(self.token.start);
            return Ok(());
        }
        if self.token.kind == Kind::End && traits.is_empty() {
            // A documentation comment at the end of a file has no meaning.
            return Ok(());
        }
        if self.token.kind != Kind::Identifier {
            return Err(self.no_statement());
        }
        if self.is_word("apply") {
            if !traits.is_empty() {
                let message = "an `apply` statement cannot have traits";
                return Err(Mistake::new(self.token.start, message)
                    .help("write them after the ID of the shape"));
            }
            self.is_lost = false;
            return self.apply();
        }
        let mut shape = self.shape()?;
        shape.traits = with_documentation(traits, documentation);
        self.file.shapes.push(shape);
        if let Err(mistake) = self.line_break() {
            return Err(match self.token.kind {
                Kind::Equal | Kind::Colon => mistake
                    .help("a shape has no value; write a default as a trait, as in `@default(1)`"),
                Kind::CloseBrace => mistake.help("remove the extra closing brace"),
                _ => mistake,
            });
        }
        self.shape = None;
        Ok(())
    }

    fn no_statement(&self) -> Mistake {
        let mistake = self.unexpected(&[Kind::Identifier]);
        match self.token.kind {
            Kind::CloseBrace => mistake.help("remove the extra closing brace"),
            Kind::End => mistake.help("write the shape that has the trait after it"),
            Kind::Dollar => mistake
                .help("move control statements to the start of the file, before the namespace"),
            _ => mistake,
        }
    }

    /// The traits before a shape, and the documentation comment before them.
    pub(super) fn documented_traits(&mut self) -> Parsed<(Vec<Trait<'a>>, Option<Trait<'a>>)> {
        let documentation = self.documentation().map(|(text, at)| Trait {
            id: Name {
                text: DOCUMENTATION,
                at,
            },
            value: Some(Node {
                at,
                value: Value::String(Cow::Owned(text)),
            }),
        });
        let traits = self.traits()?;
        let is_bare = traits.last().is_some_and(|last| last.value.is_none());
        let is_value = matches!(
            self.token.kind,
            Kind::Text | Kind::TextBlock | Kind::Number | Kind::OpenBracket | Kind::OpenParen
        );
        if is_bare && is_value {
            let mistake = self.unexpected(&[Kind::Identifier]);
            let help = "write the value of a trait in parentheses right after its name";
            return Err(mistake.help(help));
        }
        Ok((traits, documentation))
    }

    /// Like [`Parser::documented_traits`], before a member. A documentation comment between the traits and the member has
    /// no meaning.
    pub(super) fn traits_of_member(&mut self) -> Parsed<(Vec<Trait<'a>>, Option<Trait<'a>>)> {
        let found = self.documented_traits()?;
        self.drop_documentation();
        Ok(found)
    }

    fn apply(&mut self) -> Parsed<()> {
        self.advance();
        self.white_space()?;
        let target = self.id()?;
        self.white_space()?;
        let traits = if self.take(Kind::OpenBrace) {
            let traits = self.traits()?;
            self.expect(Kind::CloseBrace)?;
            traits
        } else if self.token.kind == Kind::At {
            vec![self.one_trait()?]
        } else {
            return Err(self.unexpected(&[Kind::At, Kind::OpenBrace]));
        };
        self.file.applied.push(Apply { target, traits });
        self.line_break()
    }

    /// Checks that there is any gap before the next token.
    pub(super) fn white_space(&self) -> Parsed<()> {
        let gap = &self.token.gap;
        if gap.is_empty() || gap.is_doc && gap.spaces_end == gap.start {
            let message = format!("expected white space, found {}", self.found());
            let mistake = Mistake::new(self.token.start, message);
            return Err(mistake.or_help("write a space or a line break before it"));
        }
        Ok(())
    }

    /// The definition of a shape, without its traits.
    fn shape(&mut self) -> Parsed<Shape<'a>> {
        let at = self.token.start;
        let kind = self.lexeme();
        if !help::is_shape_type(kind) {
            return Err(help::unknown_statement(at, kind));
        }
        self.is_lost = false;
        self.advance();
        self.spaces()?;
        let name = self.identifier()?;
        self.shape = Some((kind, name.text));
        if let Some(imported) = self.imported.get(name.text) {
            let message = format!(
                "shape `{}` conflicts with the import of `{imported}`",
                name.text
            );
            let help = "rename it, or write the absolute ID of the other in place of the import";
            return Err(Mistake::new(name.at, message).help(help));
        }
        let mut shape = Shape {
            at,
            kind,
            name: name.text.into(),
            name_at: name.at,
            traits: Vec::new(),
            resource: None,
            mixins: Vec::new(),
            body: Body::Nothing,
        };
        if AGGREGATE.contains(&kind) {
            shape.resource = self.for_resource(false)?;
        }
        shape.mixins = self.mixins(false)?;
        shape.body = match kind {
            "service" | "resource" => Body::Properties(self.properties(kind)?),
            "operation" => Body::Operation(self.operation(name)?),
            kind if ENUMS.contains(&kind) => Body::Members(self.enum_members()?),
            kind if AGGREGATE.contains(&kind) => Body::Members(self.members()?),
            _ => Body::Nothing,
        };
        Ok(shape)
    }

    /// The properties of a service or resource.
    fn properties(&mut self, kind: &str) -> Parsed<Vec<(Key<'a>, Node<'a>)>> {
        let properties = self.object()?;
        let is_new = |(key, node): &&(Key<'_>, Node<'_>)| {
            key.text == "properties" && matches!(node.value, Value::Object(_))
        };
        if kind == "resource"
            && let Some((key, _)) = properties.iter().find(is_new)
        {
            self.needs_version_2(key.at, "the key `properties` of a resource")?;
        }
        Ok(properties)
    }

    /// `for Resource`. At the start of an inline structure it can be on another line.
    pub(super) fn for_resource(&mut self, is_first: bool) -> Parsed<Option<Name<'a>>> {
        if !(is_first || self.token.gap.is_on_line()) || !self.is_word("for") {
            return Ok(None);
        }
        self.needs_version_2(self.token.start, "`for` before a resource")?;
        self.advance();
        self.spaces()?;
        self.id().map(Some)
    }

    /// `with [Mixin]`, like [`Parser::for_resource`].
    pub(super) fn mixins(&mut self, is_first: bool) -> Parsed<Vec<Name<'a>>> {
        let mut mixins = Vec::new();
        if !(is_first || self.token.gap.is_on_line()) || !self.is_word("with") {
            return Ok(mixins);
        }
        self.needs_version_2(self.token.start, "`with` before mixins")?;
        self.advance();
        self.expect(Kind::OpenBracket)?;
        loop {
            mixins.push(self.id()?);
            if self.take(Kind::CloseBracket) {
                return Ok(mixins);
            }
        }
    }

    /// Checks that the file is in version 2. If it is not, that is one mistake, however often it shows.
    pub(super) fn needs_version_2(&mut self, at: usize, what: &str) -> Parsed<()> {
        if self.version() == Version::Two {
            return Ok(());
        }
        self.file.version = Some(Version::Two);
        let message = format!("{what} needs version 2 of Smithy");
        Err(Mistake::new(at, message).help("begin the file with `$version: \"2.0\"`"))
    }
}

/// The traits, and then the documentation, as Smithy orders them.
pub(super) fn with_documentation<'a>(
    mut traits: Vec<Trait<'a>>,
    documentation: Option<Trait<'a>>,
) -> Vec<Trait<'a>> {
    traits.extend(documentation);
    traits
}
