//! Recursion: the members that must be boxed so that their types have a finite size.

use crate::collections::Set;
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Member};

/// The members to box, as (index of the shape, index of the member in it).
///
/// A cycle of types needs a box only if it consists of members of structures and unions: a list or map stores its
/// items on the heap. In each such cycle, one member is boxed: the one that closes the cycle in a walk that
/// starts at its smallest shape ID and follows members in order. A closure that contains one shape of a cycle
/// contains all of them, so the choice does not depend on the other shapes of the closure.
pub(crate) fn boxed_members(closure: &Closure<'_>) -> Set<(usize, usize)> {
    let count = closure.shapes.len();
    let mut boxed = Set::new();
    let components = components(closure);
    let mut first: Vec<Option<usize>> = vec![None; count];
    for (place, shape) in closure.shapes.iter().enumerate() {
        let first = &mut first[components[place]];
        if first.is_none_or(|first| shape.id < closure.shapes[first].id) {
            *first = Some(place);
        }
    }
    let mut state = vec![State::New; count];
    for start in first.into_iter().flatten() {
        // Depth first with its own stack: (shape, next member).
        let mut stack = vec![(start, 0)];
        state[start] = State::Open;
        while let Some((shape, next)) = stack.pop() {
            let Some(member) = direct(closure, shape).get(next) else {
                state[shape] = State::Done;
                continue;
            };
            stack.push((shape, next + 1));
            let target = member.target;
            if components[target] != components[shape] {
                continue; // No cycle runs through this member.
            }
            match state[target] {
                State::Open => {
                    boxed.insert((shape, next));
                }
                State::New => {
                    state[target] = State::Open;
                    stack.push((target, 0));
                }
                State::Done => {}
            }
        }
    }
    boxed
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// The members whose values are stored inline in the value of the shape.
fn direct<'c, 'a>(closure: &'c Closure<'a>, shape: usize) -> &'c [Member<'a>] {
    match &closure.shapes[shape].kind {
        Kind::Structure(members) | Kind::Union(members) => members,
        _ => &[],
    }
}

/// Numbers the strongly connected components of the graph of direct members (Tarjan's algorithm,
/// with its own stack).
fn components(closure: &Closure<'_>) -> Vec<usize> {
    let count = closure.shapes.len();
    let mut component = vec![usize::MAX; count];
    let mut index = vec![usize::MAX; count];
    let mut low = vec![0; count];
    let mut waiting = Vec::new();
    let mut next_index = 0;
    let mut next_component = 0;
    for start in 0..count {
        if index[start] != usize::MAX {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((shape, next)) = stack.pop() {
            if next == 0 {
                index[shape] = next_index;
                low[shape] = next_index;
                next_index += 1;
                waiting.push(shape);
            }
            if let Some(member) = direct(closure, shape).get(next) {
                stack.push((shape, next + 1));
                let target = member.target;
                if index[target] == usize::MAX {
                    stack.push((target, 0));
                } else if component[target] == usize::MAX {
                    low[shape] = low[shape].min(index[target]);
                }
                continue;
            }
            if low[shape] == index[shape] {
                while let Some(member) = waiting.pop() {
                    component[member] = next_component;
                    if member == shape {
                        break;
                    }
                }
                next_component += 1;
            }
            if let Some(&(parent, _)) = stack.last() {
                low[parent] = low[parent].min(low[shape]);
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#Self": {"type": "structure", "members": {"me": {"target": "a#Self"}, "s": {"target": "smithy.api#String"}}},
"a#A": {"type": "structure", "members": {"b": {"target": "a#B"}}},
"a#B": {"type": "union", "members": {"list": {"target": "a#As"}, "a": {"target": "a#A"}, "c": {"target": "a#C"}}},
"a#C": {"type": "structure", "members": {"a": {"target": "a#A"}, "b": {"target": "a#B"}, "me": {"target": "a#Self"}}},
"a#As": {"type": "list", "member": {"target": "a#A"}},
"a#L": {"type": "structure", "members": {"list": {"target": "a#Ls"}}},
"a#Ls": {"type": "list", "member": {"target": "a#L"}},
"a#Z": {"type": "structure", "members": {"c": {"target": "a#C"}}}}}"#;

    /// The boxed members, as `Shape.member`.
    fn boxed(roots: &[&str]) -> Vec<String> {
        let closure =
            testing::check(&testing::index(MODEL), roots, &testing::request()).expect("sound");
        let mut names: Vec<String> = boxed_members(&closure)
            .iter()
            .map(|&(shape, member)| {
                let name = &direct(&closure, shape)[member].name;
                format!("{}.{name}", closure.shapes[shape].id.name())
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn one_member_of_each_direct_cycle_is_boxed() {
        assert_eq!(boxed(&["a#Self"]), ["Self.me"]);
        assert_eq!(boxed(&["a#A"]), ["B.a", "C.a", "C.b", "Self.me"]);
        assert!(boxed(&["a#L"]).is_empty(), "a list needs no box");
    }

    #[test]
    fn the_choice_does_not_depend_on_what_was_asked_for() {
        let from_a = boxed(&["a#A"]);
        for root in ["a#B", "a#C", "a#Z"] {
            assert_eq!(boxed(&[root]), from_a, "{root}");
        }
    }
}
