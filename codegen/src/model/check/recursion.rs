//! Rules for shapes that contain themselves or collections of collections.

use super::Checker;
use super::limits::MAX_DEPTH;
use crate::model::shape::{Kind, Shape};

impl Checker<'_, '_> {
    /// The shapes that `shape` contains through list members and map values only, up to one more than
    /// [`MAX_DEPTH`].
    fn collections_below<'s>(&'s self, shape: &'s Shape<'s>) -> Vec<&'s Shape<'s>> {
        let mut below: Vec<&Shape<'_>> = Vec::new();
        let mut current = shape;
        while let (Kind::List(_) | Kind::Map(_), [.., inner]) =
            (&current.kind, current.kind.members())
        {
            current = self.closure.target(inner);
            below.push(current);
            if std::ptr::eq(current, shape) || below.len() > MAX_DEPTH {
                break;
            }
        }
        below
    }

    /// Smithy specification, "Recursive shape definitions": a list or map can contain itself only through a
    /// structure or union, since otherwise its Rust type would be infinite.
    pub(super) fn check_recursive_collection(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        let what = shape.kind.with_article();
        if below.iter().any(|s| std::ptr::eq(*s, shape)) {
            let message = format!("{what} can contain itself only through a structure or union");
            self.report(shape, shape.text, message);
        } else if below.len() > MAX_DEPTH {
            let message = format!("lists and maps are nested more than {MAX_DEPTH} levels deep");
            self.report(shape, shape.text, message);
        }
    }

    /// Smithy specification, "Recursive shape definitions": a structure that contains itself only through
    /// required members has no finite value.
    pub(super) fn check_required_recursion(&mut self) {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let closure = self.closure;
        let next = |index: usize| {
            let members = match &closure.shapes[index].kind {
                Kind::Structure(members) => &members[..],
                _ => &[],
            };
            let required = members.iter().filter(|member| member.traits.required);
            required.map(|member| member.target)
        };
        let mut states = vec![State::New; closure.shapes.len()];
        let mut path = Vec::new();
        for root in 0..closure.shapes.len() {
            path.push(root);
            while let Some(&index) = path.last() {
                if states[index] != State::New {
                    states[index] = State::Done;
                    path.pop();
                    continue;
                }
                states[index] = State::Open;
                for target in next(index) {
                    match states[target] {
                        State::New => path.push(target),
                        State::Done => {}
                        State::Open => {
                            let shape = &closure.shapes[target];
                            let message = "structure contains itself through required members, so it has no \
                                           finite value";
                            self.report(shape, shape.text, message.to_owned());
                        }
                    }
                }
            }
        }
    }

    /// Smithy specification, "uniqueItems trait": a list of unique items cannot contain floats or documents.
    pub(super) fn check_unique_items_target(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        let wrong = below
            .last()
            .is_some_and(|s| matches!(s.kind, Kind::Float | Kind::Double | Kind::Document));
        if shape.traits.unique_items && wrong {
            let message =
                "`@uniqueItems` cannot be applied to lists of floats or documents".to_owned();
            self.report(shape, shape.text, message);
        }
    }
}
