//! The input of an operation.

use std::fmt;

use crate::idempotency_token::random_uuid;
use crate::schema::StructureSchema;
use crate::value::{Structure, View};

/// An input with a new token in each member that a request fills.
pub(super) struct Input<'a> {
    structure: &'a dyn Structure,
    /// The tokens, by the numbers of their members.
    tokens: Vec<(usize, String)>,
}

impl<'a> Input<'a> {
    pub fn new(structure: &'a dyn Structure) -> Self {
        let members = structure.schema().members.iter().enumerate();
        let unset = members.filter(|(number, member)| {
            member.fills_token && member.presence.is_option() && !structure.member(*number).is_set()
        });
        Input {
            structure,
            tokens: unset.map(|(number, _)| (number, random_uuid())).collect(),
        }
    }
}

impl Structure for Input<'_> {
    fn schema(&self) -> &'static StructureSchema {
        self.structure.schema()
    }

    fn member(&self, number: usize) -> View<'_> {
        match self.tokens.iter().find(|(known, _)| *known == number) {
            Some((_, token)) => View::Text(token),
            None => self.structure.member(number),
        }
    }

    fn is_marked(&self, mark: usize) -> bool {
        self.structure.is_marked(mark)
    }

    fn is_placeholder(&self, number: usize) -> bool {
        self.structure.is_placeholder(number)
    }
}

impl fmt::Display for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.structure.fmt(f)
    }
}
