//! Values, and the values of traits.

use std::borrow::Cow;

use super::{MAX_NESTING, Mistake, Parsed, Parser};
use crate::collections::Set;
use crate::diagnostic::excerpt;
use crate::model::idl::lexer::Kind;
use crate::model::idl::text::{self, BadText};
use crate::model::idl::tree::{Key, Name, Node, Trait, Value};

/// How a value can begin.
const VALUES: [Kind; 6] = [
    Kind::Text,
    Kind::TextBlock,
    Kind::Number,
    Kind::Identifier,
    Kind::OpenBrace,
    Kind::OpenBracket,
];

/// The number of keys up to which they are compared one by one.
const MAX_SMALL: usize = 16;

impl<'a> Parser<'a> {
    /// A value, after any gap.
    pub(super) fn node(&mut self) -> Parsed<Node<'a>> {
        let at = self.token.start;
        let value = match self.token.kind {
            Kind::Text => Value::String(self.taken_text(text::text)?),
            Kind::TextBlock => Value::String(self.taken_text(text::block)?),
            Kind::Number => {
                let number = self.lexeme();
                self.advance();
                Value::Number(number)
            }
            Kind::Identifier => word(self.id()?.text),
            Kind::OpenBrace => Value::Object(self.object()?),
            Kind::OpenBracket => Value::Array(self.array()?),
            _ => return Err(self.unexpected(&VALUES)),
        };
        Ok(Node { at, value })
    }

    /// The value of the next token.
    pub(super) fn text_value(
        &self,
        read: fn(&str) -> Result<Cow<'_, str>, BadText>,
    ) -> Parsed<Cow<'a, str>> {
        read(self.lexeme()).map_err(|bad| {
            let is_escape = bad.message.starts_with("unknown escape");
            let mistake = Mistake::new(self.token.start + bad.at, bad.message);
            if is_escape {
                mistake.help("write two backslashes for one")
            } else {
                mistake
            }
        })
    }

    fn taken_text(
        &mut self,
        read: fn(&str) -> Result<Cow<'_, str>, BadText>,
    ) -> Parsed<Cow<'a, str>> {
        let value = self.text_value(read)?;
        if self.token.kind == Kind::Text && self.lexeme().contains('\n') {
            self.string_end = Some(self.token.end);
        }
        self.advance();
        Ok(value)
    }

    fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            let message = format!("value nested more than {MAX_NESTING} levels deep");
            return Err(Mistake::new(self.token.start, message));
        }
        Ok(())
    }

    fn array(&mut self) -> Parsed<Vec<Node<'a>>> {
        self.deeper()?;
        self.expect(Kind::OpenBracket)?;
        let mut items = Vec::new();
        while !self.take(Kind::CloseBracket) {
            items.push(self.node()?);
        }
        self.depth -= 1;
        Ok(items)
    }

    pub(super) fn object(&mut self) -> Parsed<Vec<(Key<'a>, Node<'a>)>> {
        self.expect(Kind::OpenBrace)?;
        self.deeper()?;
        let entries = self.entries(Kind::CloseBrace, Vec::new())?;
        self.expect(Kind::CloseBrace)?;
        self.depth -= 1;
        Ok(entries)
    }

    /// The entries up to a closing token.
    fn entries(
        &mut self,
        end: Kind,
        mut entries: Vec<(Key<'a>, Node<'a>)>,
    ) -> Parsed<Vec<(Key<'a>, Node<'a>)>> {
        // Most objects are small.
        let mut known: Option<Set<Cow<'a, str>>> = None;
        while self.token.kind != end {
            if !matches!(self.token.kind, Kind::Identifier | Kind::Text) {
                return Err(self.unexpected(&[end, Kind::Identifier, Kind::Text]));
            }
            let key = self.key()?;
            self.expect(Kind::Colon)?;
            let value = self.node()?;
            if known.is_none() && entries.len() == MAX_SMALL {
                known = Some(entries.iter().map(|(key, _)| key.text.clone()).collect());
            }
            let is_new = match &mut known {
                Some(known) => known.insert(key.text.clone()),
                None => entries.iter().all(|(known, _)| known.text != key.text),
            };
            if !is_new {
                let message = format!("duplicate key `{}`", excerpt(&key.text));
                let mut same = entries.iter().filter(|(known, _)| known.text == key.text);
                let first = same.next().map(|(known, _)| known.at);
                return Err(Mistake::new(key.at, message).repeats(first));
            }
            entries.push((key, value));
        }
        Ok(entries)
    }

    /// The traits up to the next token that is no `@`.
    pub(super) fn traits(&mut self) -> Parsed<Vec<Trait<'a>>> {
        let mut traits = Vec::new();
        while self.token.kind == Kind::At {
            traits.push(self.one_trait()?);
        }
        Ok(traits)
    }

    pub(super) fn one_trait(&mut self) -> Parsed<Trait<'a>> {
        let at = self.token.start;
        self.expect(Kind::At)?;
        let id = Name {
            at,
            ..self.adjacent_id()?
        };
        if self.token.kind != Kind::OpenParen || !self.token.gap.is_empty() {
            return Ok(Trait { id, value: None });
        }
        self.advance();
        if self.take(Kind::CloseParen) {
            return Ok(Trait { id, value: None });
        }
        let value_at = self.token.start;
        let value = self.trait_value()?;
        if self.token.kind != Kind::CloseParen {
            let mistake = self.unexpected(&[Kind::CloseParen]);
            let help =
                "a trait has one value, or members with names, as in `@length(min: 1, max: 9)`";
            return Err(match mistake.help {
                None if self.token.kind != Kind::End => mistake.help(help),
                _ => mistake,
            });
        }
        self.advance();
        // Smithy's place of a value is its trait, which is on the same line as a rule.
        let is_near =
            !matches!(value, Value::Object(_)) && !self.text[at..value_at].contains(['\n', '\r']);
        let at = if is_near { value_at } else { at };
        Ok(Trait {
            id,
            value: Some(Node { at, value }),
        })
    }

    fn adjacent_id(&mut self) -> Parsed<Name<'a>> {
        if self.token.gap.is_empty() {
            return self.id();
        }
        let message = "expected the name of a trait right after `@`";
        Err(Mistake::new(self.token.gap.start, message))
    }

    /// The value in the parentheses of a trait: any value, or the entries of an object.
    fn trait_value(&mut self) -> Parsed<Value<'a>> {
        let at = self.token.start;
        let key = match self.token.kind {
            Kind::Text => self.taken_text(text::text)?,
            Kind::Identifier => {
                let id = self.id()?.text;
                let is_id = id.contains(['.', '#', '$']);
                if is_id || self.token.kind == Kind::CloseParen {
                    return Ok(word(id));
                }
                if self.token.kind != Kind::Colon {
                    let is_adjacent = self.token.gap.is_empty() && self.token.kind != Kind::Equal;
                    let mistake = self.unexpected(&[Kind::Colon]);
                    return Err(if is_adjacent {
                        mistake.help("write a string in quotes")
                    } else {
                        mistake
                    });
                }
                id.into()
            }
            _ => return Ok(self.node()?.value),
        };
        if !self.take(Kind::Colon) {
            return Ok(Value::String(key));
        }
        self.deeper()?;
        let first = self.node()?;
        let entries = vec![(Key { text: key, at }, first)];
        let entries = self.entries(Kind::CloseParen, entries)?;
        self.depth -= 1;
        Ok(Value::Object(entries))
    }
}

/// The value of an identifier or shape ID without quotes.
fn word(text: &str) -> Value<'_> {
    match text {
        "true" => Value::Boolean(true),
        "false" => Value::Boolean(false),
        "null" => Value::Null,
        id => Value::Id(id),
    }
}
