//! DFAs as graphs.

use std::collections::{BTreeMap, HashMap};

use super::alphabet::{Characters, pools};
use super::graph::{Edge, Graph, Node};
use crate::constraint::pattern::NonAscii;
use crate::constraint::pattern::dfa::{CharClasses, DEAD_STATE, Dfa, WIDE_DEAD_STATE};

impl CharClasses<'_> {
    /// The class of a character.
    pub(super) fn of(&self, character: char) -> usize {
        match u8::try_from(character) {
            Ok(byte @ 0..=0x7f) => self.of_ascii(byte),
            _ => self.of_non_ascii(character.into()),
        }
    }
}

impl Dfa {
    /// The states that can be reached, with the start state first.
    pub(super) fn graph<const IS_WIDE: bool>(
        &self,
        others: &NonAscii,
        characters: Characters,
    ) -> Graph {
        let classes = CharClasses {
            ascii: self.ascii,
            other: self.other,
            others,
        };
        let pools = pools(others, others.class_edges(), characters, |c| classes.of(c));
        let usable: Vec<usize> = (0..pools.len())
            .filter(|class| !pools[*class].is_empty())
            .collect();
        let [start, first_accepting, end] = self.states.map(usize::from);
        let dead_state = if IS_WIDE { WIDE_DEAD_STATE } else { DEAD_STATE };
        let (match_state, first_other_state) = (dead_state + 1, dead_state + 2);
        let state_count = end - first_other_state;
        let next = |state: usize, class: usize| {
            let place = class * state_count + state - first_other_state;
            if IS_WIDE {
                let bytes = [self.transitions[place * 2], self.transitions[place * 2 + 1]];
                usize::from(u16::from_le_bytes(bytes))
            } else {
                self.transitions[place].into()
            }
        };
        let mut numbers = HashMap::from([(start, 0)]);
        let mut states = vec![start];
        let mut nodes = Vec::new();
        while let Some(&state) = states.get(nodes.len()) {
            // The classes that lead to each state.
            let mut classes_to: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for &class in &usable {
                let to = match state {
                    _ if state >= first_other_state => next(state, class),
                    _ => state,
                };
                if to != dead_state {
                    classes_to.entry(to).or_default().push(class);
                }
            }
            let edges = classes_to.into_iter().map(|(to, classes)| {
                let number = *numbers.entry(to).or_insert_with(|| {
                    states.push(to);
                    states.len() - 1
                });
                Edge::new(classes, number)
            });
            let edges = edges.collect();
            let accepts = state == match_state || state >= first_accepting;
            nodes.push(Node::new(accepts, edges));
        }
        Graph::new(pools, nodes)
    }
}
