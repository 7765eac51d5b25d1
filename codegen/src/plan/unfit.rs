//! Types that other invocations cannot use for everything (`external`).
//!
//! What a type does depends on the operations of the invocation that generates it: whether it marks members that a
//! service left out, and which names its members have in JSON. The type says for which uses it is unfit, and an
//! invocation that takes it from elsewhere asserts that it needs none of these.

use super::absent::Directions;
use super::attribute_entries::{Entries, has_foreign};
use super::context::Context;
use crate::collections::List;
use crate::input::{Nullability, SmithyInput};
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Shape};

/// A set of uses.
pub(crate) type Uses = u8;

/// A client reads the shape in a response.
pub(crate) const READ: Uses = 1;
/// A client sends the shape in a request.
pub(crate) const SENT: Uses = 2;
/// JSON has the names of `@jsonName`.
pub(crate) const JSON_NAMES: Uses = 4;
/// JSON has the names of the members.
pub(crate) const MEMBER_NAMES: Uses = 8;

/// An assertion that a type is fit for all of these uses.
#[derive(Debug)]
pub(crate) struct FitAssertion {
    pub(crate) uses: Uses,
    /// The error if it is not.
    pub(crate) message: String,
}

/// The assertions that the `external` type of a shape is fit for these uses.
pub(super) fn assertions(shape: &str, uses: Uses) -> Vec<FitAssertion> {
    let direction = match uses & (READ | SENT) {
        READ => "responses",
        SENT => "requests",
        _ => "requests and responses",
    };
    let names = match uses & (JSON_NAMES | MEMBER_NAMES) {
        JSON_NAMES => "the names of `@jsonName`",
        MEMBER_NAMES => "the names of the members",
        _ => "both the names of `@jsonName` and those of the members",
    };
    let assertions = [
        (
            uses & (READ | SENT),
            format!(
                "type in `external` cannot be in {direction} here: it would not mark the required members of `{shape}` that \
                 a response left out. In the invocation that generates the type, name an operation that reads the shape and one that sends it"
            ),
        ),
        (
            uses & (JSON_NAMES | MEMBER_NAMES),
            format!(
                "type in `external` uses other names in JSON than this protocol, which uses {names} for `{shape}` \
                 or a shape that it contains. Generate the shape in this module too, without `external`"
            ),
        ),
    ];
    (assertions.into_iter())
        .filter(|(uses, _)| *uses != 0)
        .map(|(uses, message)| FitAssertion { uses, message })
        .list()
}

/// For each shape, the uses that its operations make of it.
fn uses(closure: &Closure<'_>, directions: &Directions, nullability: Nullability) -> Vec<Uses> {
    let (with, without) = (closure.reached_by(true), closure.reached_by(false));
    let is_client = nullability == Nullability::Client;
    let uses = |place: usize| {
        let if_so = |condition: bool, bit| if condition { bit } else { 0 };
        if_so(is_client && directions.read[place], READ)
            | if_so(is_client && directions.sent[place], SENT)
            | if_so(with[place].is_some(), JSON_NAMES)
            | if_so(without[place].is_some(), MEMBER_NAMES)
    };
    (0..closure.shapes.len()).map(uses).list()
}

/// For each shape, the uses that the invocation needs if its type is `external`, and otherwise those that its type is
/// unfit for.
pub(super) fn plan(
    context: &Context<'_, '_>,
    input: &SmithyInput,
    directions: &Directions,
) -> Vec<Uses> {
    let closure = context.closure;
    let is_external = |shape: &Shape<'_>| matches!(shape.kind, Kind::External { .. });
    let needed = if closure.shapes.iter().any(is_external) {
        uses(closure, directions, input.nullability)
    } else {
        vec![0; closure.shapes.len()]
    };
    let entries = Entries::new(input);
    let shapes = closure.shapes.iter().enumerate();
    let mut unfit = shapes
        .map(|(place, shape)| match &shape.kind {
            Kind::External { .. } => unfit_external(shape, needed[place]),
            _ => unfit_itself(context, &entries, directions, place),
        })
        .list();
    spread(closure, &mut unfit);
    for (place, shape) in closure.shapes.iter().enumerate() {
        if is_external(shape) {
            unfit[place] = needed[place];
        }
    }
    unfit
}

/// The uses for which a shape is unfit, whatever it contains.
fn unfit_itself(
    context: &Context<'_, '_>,
    entries: &Entries<'_>,
    directions: &Directions,
    place: usize,
) -> Uses {
    let shape = &context.closure.shapes[place];
    let members = shape.kind.members();
    let mut unfit = 0;
    let needs_marks = || members.iter().any(|member| context.is_required(member));
    if context.nullability == Nullability::Client
        && matches!(shape.kind, Kind::Structure(_))
        && !context.passed_on[place]
        && needs_marks()
        && !has_foreign(entries, shape)
    {
        // Nobody sends an error.
        let is_error = shape.traits.error.is_some() && !directions.sent[place];
        unfit |= if directions.read[place] || is_error {
            SENT
        } else {
            READ
        };
    }
    let has_json_name = members.iter().any(|member| {
        let name = member.traits.json_name.as_ref();
        name.is_some_and(|name| **name != *member.name)
    });
    if has_json_name {
        unfit |= if context.closure.uses_json_names(place) {
            MEMBER_NAMES
        } else {
            JSON_NAMES
        };
    }
    unfit
}

/// A type of a module may have been asserted to be fit for these uses only.
fn unfit_external(shape: &Shape<'_>, needed: Uses) -> Uses {
    let Kind::External {
        of,
        from_module: true,
        ..
    } = &shape.kind
    else {
        return 0;
    };
    if !of.is_aggregate() {
        return 0;
    }
    let marks = match (needed & READ != 0, needed & SENT != 0) {
        (true, true) => 0,
        (true, false) => SENT,
        (false, _) => READ,
    };
    let names = match (needed & JSON_NAMES != 0, needed & MEMBER_NAMES != 0) {
        (true, false) => MEMBER_NAMES,
        (false, true) => JSON_NAMES,
        _ => 0,
    };
    marks | names
}

/// A shape is also unfit for what a shape that it contains is unfit for.
fn spread(closure: &Closure<'_>, unfit: &mut [Uses]) {
    if unfit.iter().all(|uses| *uses == 0) {
        return;
    }
    let mut containers = vec![Vec::new(); unfit.len()];
    for (place, shape) in closure.shapes.iter().enumerate() {
        for member in shape.kind.members() {
            containers[member.target].push(place);
        }
    }
    let mut waiting = (0..unfit.len()).filter(|place| unfit[*place] != 0).list();
    while let Some(place) = waiting.pop() {
        for &container in &containers[place] {
            let both = unfit[container] | unfit[place];
            if both != unfit[container] {
                unfit[container] = both;
                waiting.push(container);
            }
        }
    }
}
