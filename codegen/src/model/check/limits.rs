//! Limits on sizes. Each keeps the generated code within what the Rust compiler can handle.

use super::Checker;
use crate::model::shape::{Kind, Shape};

/// The maximum nesting of lists and maps without a structure or union between them.
pub const MAX_DEPTH: usize = 32;

/// The maximum nesting of structures and unions, through lists and maps or not, and the maximum length of a cycle.
/// Beyond some 60 levels of optional members the compiler reports that "queries overflow the depth limit". A `Vec` or
/// `Box` between the types does not help: then it is an "overflow while adding drop-check rules".
pub const MAX_NESTING: usize = 48;

/// The maximum number of members of a structure. The compiler runs out of stack somewhere between 5,000 and 10,000.
pub const MAX_MEMBERS: usize = 5_000;

/// The maximum number of required members of a structure: each is a type parameter of the builder, and each
/// setter names all of them.
pub const MAX_REQUIRED: usize = 500;

/// The maximum number of type parameters that all setters of a request name: the sum over all structures of the
/// squared number of required members.
pub(crate) const MAX_STATES: usize = 1_000_000;

/// The maximum number of members of a union, or values of an enum.
pub const MAX_VARIANTS: usize = 10_000;

impl Checker<'_, '_> {
    pub(super) fn check_size(&mut self, shape: &Shape<'_>) {
        let (count, most, what) = match &shape.kind {
            Kind::Structure(members) => (members.len(), MAX_MEMBERS, "members"),
            Kind::Union(members) => (members.len(), MAX_VARIANTS, "members"),
            Kind::Enum(values) => (values.len(), MAX_VARIANTS, "values"),
            Kind::IntEnum(values) => (values.len(), MAX_VARIANTS, "values"),
            _ => return,
        };
        if count > most {
            let message = format!("too many {what}: {count}, at most {most} are supported");
            self.report(shape, shape.text, message);
        }
        let members = shape.kind.members();
        let required = members
            .iter()
            .filter(|member| member.traits.required)
            .count();
        if matches!(shape.kind, Kind::Structure(_)) && required > MAX_REQUIRED {
            let message = format!(
                "too many required members: {required}, at most {MAX_REQUIRED} are supported"
            );
            self.report(shape, shape.text, message);
        }
    }

    /// Each setter of a required member names the states of all required members.
    pub(super) fn check_builder_sizes(&mut self) {
        let mut states = 0;
        for shape in &self.closure.shapes {
            let Kind::Structure(members) = &shape.kind else {
                continue;
            };
            let required = members
                .iter()
                .filter(|member| member.traits.required)
                .count();
            states += required * required;
            if states > MAX_STATES {
                let message = format!(
                    "the builders of the requested shapes have more than {MAX_STATES} type parameters in total"
                );
                return self.report_with(shape, shape.text, message, Some("request fewer shapes"));
            }
        }
    }

    /// A type adds one level to the type of a field, and an `Option` another one. The compiler's limit is 128
    /// levels (`recursion_limit`), which include the user's types.
    pub(super) fn check_nesting(&mut self) {
        let closure = self.closure;
        let count = closure.shapes.len();
        // Depth first with its own stack: (shape, next member). A shape that is already on the stack is part of a
        // cycle, which contains a pointer.
        let mut depths: Vec<Option<usize>> = vec![None; count];
        let mut is_open = vec![false; count];
        for start in 0..count {
            let mut stack = vec![(start, 0)];
            while let Some((index, next)) = stack.pop() {
                if next == 0 && (depths[index].is_some() || is_open[index]) {
                    continue;
                }
                is_open[index] = true;
                if let Some(member) = closure.shapes[index].kind.members().get(next) {
                    stack.push((index, next + 1));
                    stack.push((member.target, 0));
                    continue;
                }
                is_open[index] = false;
                let shape = &closure.shapes[index];
                let below = shape
                    .kind
                    .members()
                    .iter()
                    .filter_map(|member| depths[member.target])
                    .max();
                let depth = below.unwrap_or_default() + usize::from(shape.kind.has_own_type());
                depths[index] = Some(depth);
                if depth == MAX_NESTING + 1 && shape.kind.has_own_type() {
                    let message = format!(
                        "structures and unions are nested more than {MAX_NESTING} levels deep"
                    );
                    self.report(shape, shape.text, message);
                }
            }
        }
    }
}
