//! Secrecy: which parts of a member's value are hidden (Smithy specification, "sensitive trait").

use super::context::Context;
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Member};

/// The redaction of a value; the runtime's `Mask`.
#[derive(Clone, Debug, PartialEq)]
pub enum Mask {
    /// Nothing.
    Shown,
    /// All of it.
    Secret,
    /// Of each item of a list.
    Items(Box<Mask>),
    /// Of each key and value of a map.
    Entries(Box<Mask>, Box<Mask>),
}

impl Context<'_, '_> {
    /// How much of a member's value is redacted. `@sensitive` applies to shapes; in Smithy 1.0 it applies to
    /// members too.
    #[must_use]
    pub fn mask(&self, member: &Member<'_>) -> Mask {
        let target = self.closure.target(member);
        if member.traits.sensitive || target.traits.sensitive {
            return Mask::Secret;
        }
        match &target.kind {
            Kind::List(item) => match self.mask(item) {
                Mask::Shown => Mask::Shown,
                mask => Mask::Items(Box::new(mask)),
            },
            Kind::Map(members) => match (self.mask(&members[0]), self.mask(&members[1])) {
                (Mask::Shown, Mask::Shown) => Mask::Shown,
                (key, value) => Mask::Entries(Box::new(key), Box::new(value)),
            },
            // Emitted types hide what is theirs to hide.
            _ => Mask::Shown,
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
