//! Members that a service left out (Smithy specification, "Client error correction").
//!
//! A client reads a zero value for a required member that is missing in a response. A structure that is also a part
//! of requests remembers for which members that was done, so that they are not sent as if they had been set.

use proc_macro2::Ident;

use super::attribute_entries::{Entries, has_foreign};
use super::naming::{ident, unraw};
use super::structure::{Member, Optionality};
use crate::collections::List;
use crate::input::{Nullability, SmithyInput};
use crate::model::closure::{Closure, Operation};
use crate::model::shape::{Kind, Shape};

/// The hidden field of a structure that marks its absent members.
#[derive(Debug)]
pub(crate) struct AbsentField {
    pub(crate) ident: Ident,
    /// The number of words of the bit set.
    pub(crate) words: usize,
}

impl AbsentField {
    /// Gives each required member a mark. `None` if there are none.
    pub(super) fn plan(members: &mut [Member]) -> Option<Self> {
        let mut marks = 0;
        for member in &mut *members {
            if member.optionality == Optionality::Required {
                member.mark = Some(marks);
                marks += 1;
            }
        }
        let mut name = String::from("__absent");
        while members.iter().any(|member| unraw(&member.ident) == name) {
            name.push('_');
        }
        (marks > 0).then(|| AbsentField {
            ident: ident(&name),
            words: marks.div_ceil(64),
        })
    }
}

/// For each shape, whether responses and requests contain it.
pub(super) struct Directions {
    pub(super) read: Vec<bool>,
    pub(super) sent: Vec<bool>,
}

impl Directions {
    pub(super) fn of(closure: &Closure<'_>) -> Self {
        let operations = &closure.operations;
        let responses = operations.iter().flat_map(Operation::responses).copied();
        // Nobody reads an input itself from a response, unless it is also a part of one.
        let inputs = operations.iter().filter_map(|operation| operation.input);
        let members = inputs.flat_map(|input| closure.shapes[input].kind.members());
        Directions {
            read: reached(closure, responses),
            sent: reached(closure, members.map(|member| member.target)),
        }
    }
}

/// For each shape, whether its values can be passed on from a response to a request.
pub(super) fn passed_on(
    closure: &Closure<'_>,
    input: &SmithyInput,
    directions: &Directions,
) -> Vec<bool> {
    if input.nullability != Nullability::Client {
        return vec![false; closure.shapes.len()];
    }
    let Directions { read, sent } = directions;
    let entries = Entries::new(input);
    // The user's derive macros would see the field, and its type has no impls for them.
    let can_have_field = |shape: &Shape<'_>| {
        matches!(shape.kind, Kind::Structure(_)) && !has_foreign(&entries, shape)
    };
    (read.iter().zip(sent).zip(&closure.shapes))
        .map(|((read, sent), shape)| *read && *sent && can_have_field(shape))
        .list()
}

/// The shapes that these are or contain.
fn reached(closure: &Closure<'_>, from: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut reached = vec![false; closure.shapes.len()];
    let mut waiting: Vec<usize> = from.list();
    while let Some(place) = waiting.pop() {
        if !std::mem::replace(&mut reached[place], true) {
            let members = closure.shapes[place].kind.members();
            waiting.extend(members.iter().map(|member| member.target));
        }
    }
    reached
}
