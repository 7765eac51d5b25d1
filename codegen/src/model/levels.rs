//! How deep the smallest value of each shape is, if it has one.

use super::closure::Closure;
use super::shape::{Kind, Shape};

/// Facts about the smallest values.
pub(crate) struct Levels {
    /// For each shape, the least depth of its values; `None` if each value would contain another one without end.
    pub(crate) levels: Vec<Option<usize>>,
    /// For each union, the number of a member whose values can be no deeper than those of the others. The numbers of
    /// other shapes mean nothing.
    pub(crate) smallest: Vec<usize>,
}

/// The members of which a value of a shape has at least one, if it is a union, or else all: their numbers and targets.
pub(crate) fn needed(shape: &Shape<'_>) -> impl Iterator<Item = (usize, usize)> {
    let min = (shape.traits.length.as_ref()).and_then(|length| length.rule.min);
    let has_entries = min.is_some_and(|min| min > 0);
    let members = shape.kind.members();
    let is_needed = move |number: usize| match &shape.kind {
        Kind::Structure(members) => members[number].traits.required,
        Kind::Union(_) => true,
        // An item, or the value of an entry, can be null.
        Kind::List(_) | Kind::Map(_) => {
            has_entries && !(shape.traits.sparse && number + 1 == members.len())
        }
        _ => false,
    };
    (members.iter().enumerate())
        .filter(move |(number, _)| is_needed(*number))
        .map(|(number, member)| (number, member.target))
}

/// Finds the least depth of each shape in ascending order (Knuth, *A Generalization of Dijkstra's Algorithm*, 1977): a
/// union has it once one of its members has, and a structure once all required ones have.
pub(crate) fn levels<State>(closure: &Closure<'_, State>) -> Levels {
    let shapes = &closure.shapes;
    // The shapes that need a value of each shape, with the number of the member.
    let mut needed_by = vec![Vec::new(); shapes.len()];
    let mut missing = vec![0_usize; shapes.len()];
    for (place, shape) in shapes.iter().enumerate() {
        for (number, target) in needed(shape) {
            needed_by[target].push((place, number));
            missing[place] += 1;
        }
    }
    let mut smallest = vec![0; shapes.len()];
    let is_known = |missing: &usize| (*missing == 0).then_some(0);
    let mut levels: Vec<Option<usize>> = missing.iter().map(is_known).collect();
    let mut known: Vec<usize> = (0..shapes.len())
        .filter(|place| levels[*place].is_some())
        .collect();
    let mut level = 0;
    while !known.is_empty() {
        // Those whose values are a level deeper.
        level += 1;
        let mut next = Vec::new();
        for target in known {
            for &(place, number) in &needed_by[target] {
                missing[place] -= 1;
                let is_union = matches!(shapes[place].kind, Kind::Union(_));
                if levels[place].is_none() && (is_union || missing[place] == 0) {
                    levels[place] = Some(level);
                    next.push(place);
                    smallest[place] = number;
                }
                if levels[place] == Some(level) {
                    smallest[place] = smallest[place].min(number);
                }
            }
        }
        known = next;
    }
    Levels { levels, smallest }
}
