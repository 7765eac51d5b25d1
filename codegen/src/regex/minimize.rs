//! Hopcroft's algorithm: the classes of equivalent states of a DFA.

use super::derivative::UnminimizedDfa;
use crate::collections::List;

/// The block of each state. The states of a block accept the same texts.
pub(super) fn minimize(dfa: &UnminimizedDfa) -> Vec<usize> {
    let mut partition = Partition::new(dfa);
    let predecessors = Predecessors::new(dfa);
    let class_count = dfa.class_count;

    // The splitters that remain to be processed.
    let mut worklist: Vec<(usize, usize)> = Vec::new();
    let mut is_listed = vec![false; dfa.accepting.len() * class_count];
    for block in 0..partition.spans.len() {
        for class in 0..class_count {
            worklist.push((block, class));
            is_listed[block * class_count + class] = true;
        }
    }
    while let Some((splitter, class)) = worklist.pop() {
        is_listed[splitter * class_count + class] = false;
        let mut touched = Vec::new();
        let (start, end) = partition.spans[splitter];
        let splitter: Vec<u32> = partition.order[start..end].to_vec();
        for state in splitter {
            for &source in predecessors.of(state, class) {
                partition.mark(source as usize, &mut touched);
            }
        }
        for block in touched {
            let Some(new) = partition.split_marked(block) else {
                continue;
            };
            for class in 0..class_count {
                // If the block is listed, both parts must be; otherwise the smaller part is enough.
                if !is_listed[new * class_count + class] {
                    is_listed[new * class_count + class] = true;
                    worklist.push((new, class));
                }
            }
        }
    }
    partition.blocks
}

/// The predecessors of each state, by class.
struct Predecessors {
    state_count: usize,
    sources: Vec<u32>,
    /// Those of a state are `sources[starts[i]..starts[i + 1]]`, where `i` is
    /// `class * state_count + state`.
    starts: Vec<u32>,
}

impl Predecessors {
    fn new(dfa: &UnminimizedDfa) -> Self {
        let (state_count, class_count) = (dfa.accepting.len(), dfa.class_count);
        let mut starts = vec![0_u32; class_count * state_count + 1];
        for state in 0..state_count {
            for class in 0..class_count {
                let target = dfa.transitions[state * class_count + class] as usize;
                starts[class * state_count + target + 1] += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut ends = starts.clone();
        let mut sources = vec![0_u32; class_count * state_count];
        for state in 0..state_count {
            for class in 0..class_count {
                let target = dfa.transitions[state * class_count + class] as usize;
                let slot = class * state_count + target;
                sources[ends[slot] as usize] = state as u32;
                ends[slot] += 1;
            }
        }
        Predecessors {
            state_count,
            sources,
            starts,
        }
    }

    fn of(&self, state: u32, class: usize) -> &[u32] {
        let slot = class * self.state_count + state as usize;
        &self.sources[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

/// A partition of the states that is refined in place.
struct Partition {
    /// The states, block by block.
    order: Vec<u32>,
    /// The position of each state in `order`.
    positions: Vec<usize>,
    /// The block of each state.
    blocks: Vec<usize>,
    /// Where each block begins and ends in `order`.
    spans: Vec<(usize, usize)>,
    /// How many states of each block are marked. They come first in the block.
    marked: Vec<usize>,
}

impl Partition {
    /// The partition into states that accept and states that do not.
    fn new(dfa: &UnminimizedDfa) -> Self {
        let state_count = dfa.accepting.len();
        let is_accepting = |state: &u32| dfa.accepting[*state as usize];
        let states = 0..state_count as u32;
        let mut order: Vec<u32> = states.clone().filter(|s| !is_accepting(s)).list();
        let rejecting = order.len();
        order.extend(states.filter(is_accepting));
        let mut positions = vec![0; state_count];
        for (position, &state) in order.iter().enumerate() {
            positions[state as usize] = position;
        }
        let mut blocks = vec![0; state_count];
        let mut spans = vec![(0, state_count)];
        if rejecting > 0 && rejecting < state_count {
            spans = vec![(0, rejecting), (rejecting, state_count)];
            for &state in &order[rejecting..] {
                blocks[state as usize] = 1;
            }
        }
        Partition {
            order,
            positions,
            blocks,
            spans,
            marked: vec![0; state_count],
        }
    }

    /// Marks a state. Adds its block to `touched` if none of its states was marked before.
    fn mark(&mut self, state: usize, touched: &mut Vec<usize>) {
        let block = self.blocks[state];
        if self.marked[block] == 0 {
            touched.push(block);
        }
        let to = self.spans[block].0 + self.marked[block];
        let from = self.positions[state];
        let other = self.order[to] as usize;
        self.order.swap(from, to);
        self.positions[state] = to;
        self.positions[other] = from;
        self.marked[block] += 1;
    }

    /// Splits a block into its marked and its other states, unless all are marked. The smaller part becomes
    /// the new block.
    fn split_marked(&mut self, block: usize) -> Option<usize> {
        let marked = std::mem::take(&mut self.marked[block]);
        let (start, end) = self.spans[block];
        if start + marked == end {
            return None;
        }
        let new = self.spans.len();
        let middle = start + marked;
        let (kept, split) = if marked * 2 <= end - start {
            ((middle, end), (start, middle))
        } else {
            ((start, middle), (middle, end))
        };
        self.spans[block] = kept;
        self.spans.push(split);
        for &state in &self.order[split.0..split.1] {
            self.blocks[state as usize] = new;
        }
        Some(new)
    }
}
