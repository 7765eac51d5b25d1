//! Redaction: the parts of a member's value that are redacted (Smithy specification, "sensitive trait").

use super::context::Context;
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Member};

/// The redaction of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Redaction {
    /// Nothing is redacted.
    None,
    All,
    /// Each item of a list is redacted as given.
    Items(Box<Redaction>),
    /// The keys and values of a map are redacted as given.
    Entries(Box<Redaction>, Box<Redaction>),
}

impl Context<'_, '_> {
    /// The redaction of a member's value. `@sensitive` applies to shapes; in Smithy 1.0 it applies to members
    /// too.
    pub(crate) fn redaction(&self, member: &Member<'_>) -> Redaction {
        let target = self.closure.target(member);
        if member.traits.sensitive || target.traits.sensitive {
            return Redaction::All;
        }
        match &target.kind {
            Kind::List(item) => match self.redaction(item) {
                Redaction::None => Redaction::None,
                redaction => Redaction::Items(Box::new(redaction)),
            },
            Kind::Map(members) => {
                match (self.redaction(&members[0]), self.redaction(&members[1])) {
                    (Redaction::None, Redaction::None) => Redaction::None,
                    (key, value) => Redaction::Entries(Box::new(key), Box::new(value)),
                }
            }
            // Generated types redact their own members.
            _ => Redaction::None,
        }
    }
}

/// For each shape of a closure, whether its values can be parts of something `@sensitive`.
pub(super) fn concealed(closure: &Closure<'_>) -> Vec<bool> {
    let mut concealed = vec![false; closure.shapes.len()];
    let mut waiting = Vec::new();
    for (place, shape) in closure.shapes.iter().enumerate() {
        if shape.traits.sensitive {
            waiting.push(place);
        }
        let members = shape.kind.members().iter();
        let secret = members.filter(|member| member.traits.sensitive);
        waiting.extend(secret.map(|member| member.target));
    }
    while let Some(place) = waiting.pop() {
        if !std::mem::replace(&mut concealed[place], true) {
            let members = closure.shapes[place].kind.members().iter();
            waiting.extend(members.map(|member| member.target));
        }
    }
    concealed
}
