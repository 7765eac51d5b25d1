//! Redaction: the parts of a member's value that are redacted (Smithy specification, "sensitive trait").

use super::context::Context;
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Member};

impl Context<'_, '_> {
    /// Whether a member's value is or contains something `@sensitive`, other than in a type that redacts its own
    /// members. `@sensitive` applies to shapes; in Smithy 1.0 it applies to members too.
    pub(super) fn is_secret(&self, member: &Member<'_>) -> bool {
        let target = self.closure.target(member);
        let within = match &target.kind {
            Kind::List(item) => self.is_secret(item),
            Kind::Map(members) => members.iter().any(|member| self.is_secret(member)),
            _ => false,
        };
        within || member.traits.sensitive || target.traits.sensitive
    }

    /// The name of a member of the shape at `place` in JSON, if it is not that of the model.
    pub(super) fn json_name(&self, place: usize, member: &Member<'_>) -> Option<String> {
        let json_name = member.traits.json_name.as_ref();
        let name = json_name.filter(|_| self.closure.uses_json_names(place))?;
        (**name != *member.name).then(|| name.to_string())
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
