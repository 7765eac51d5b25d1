//! The smallest automaton that does the same, as the bytes that the runtime walks.

use std::collections::HashMap;

use super::classes::Alphabet;
use super::derivative::Automaton;

/// The largest table, in bytes; a pattern that needs a larger one is walked step by step.
pub const MAX_BYTES: usize = 1 << 16;

/// A table of states, as `shapesmith::__private::Pattern::table` takes it.
#[derive(Clone, Debug)]
pub struct Table {
    /// The class of each ASCII character.
    pub ascii: Vec<u8>,
    /// Where other characters' classes begin: three bytes of the first character, the highest first, and
    /// its class.
    pub beyond: Vec<u8>,
    /// How many states there are. State 0 never accepts, and state 1 always does.
    pub count: u32,
    /// The first state.
    pub start: u32,
    /// The first of the states in which a text may end.
    pub accepting: u32,
    /// Whether the numbers of states take two bytes, the lower first.
    pub wide: bool,
    /// For each class of characters, the next state for each state.
    pub next: Vec<u8>,
}

impl Table {
    /// The table of an automaton, unless it would be too large.
    #[must_use]
    pub fn new(automaton: &Automaton, alphabet: &Alphabet) -> Option<Self> {
        let blocks = minimize(automaton);
        let classes = automaton.classes;
        let count = blocks.iter().max().map_or(0, |last| last + 1);
        // A state of each block.
        let mut samples = vec![0; count];
        for (state, &block) in blocks.iter().enumerate() {
            samples[block] = state;
        }
        let next =
            |state: usize, class: usize| blocks[automaton.next[state * classes + class] as usize];

        // Decided states first, then those in which no text may end, then the others.
        let mut numbers = vec![0; count];
        let is_trap = |block: usize| (0..classes).all(|class| next(samples[block], class) == block);
        let accepts = |block: usize| automaton.accepts[samples[block]];
        let mut number = 2;
        let mut order = Vec::new();
        let mut accepting = 2;
        for accepting_now in [false, true] {
            if accepting_now {
                accepting = number;
            }
            for block in (0..count).filter(|&block| accepts(block) == accepting_now) {
                if is_trap(block) {
                    numbers[block] = u32::from(accepting_now);
                } else {
                    numbers[block] = number;
                    order.push(block);
                    number += 1;
                }
            }
        }

        // Classes that do the same everywhere become one.
        let mut columns: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut distinct = Vec::new();
        let mut merged = Vec::with_capacity(classes);
        for class in 0..classes {
            let column: Vec<u32> = order
                .iter()
                .map(|&block| numbers[next(samples[block], class)])
                .collect();
            let new = columns.len() as u32;
            let id = *columns.entry(column.clone()).or_insert(new);
            if id == new {
                distinct.push(column);
            }
            merged.push(id);
        }
        let wide = number > 256;
        let size = (number as usize * distinct.len()) << u32::from(wide);
        if size > MAX_BYTES || distinct.len() > 256 || number > 1 << 16 {
            return None;
        }
        let mut table = Vec::with_capacity(size);
        for column in &distinct {
            for state in [0, 1].iter().chain(column) {
                let [low, high, ..] = state.to_le_bytes();
                table.push(low);
                if wide {
                    table.push(high);
                }
            }
        }
        let (ascii, beyond) = alphabet.characters(&merged);
        Some(Table {
            ascii,
            beyond,
            count: number,
            start: numbers[blocks[automaton.start as usize]],
            accepting,
            wide,
            next: table,
        })
    }
}

/// The block of each state: states of a block accept the same texts (Hopcroft's algorithm).
fn minimize(automaton: &Automaton) -> Vec<usize> {
    let (count, classes) = (automaton.accepts.len(), automaton.classes);
    // The states that go to each state, class by class: `sources[starts[i]..starts[i + 1]]`.
    let mut starts = vec![0_u32; classes * count + 1];
    for state in 0..count {
        for class in 0..classes {
            let to = automaton.next[state * classes + class] as usize;
            starts[class * count + to + 1] += 1;
        }
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut fill = starts.clone();
    let mut sources = vec![0_u32; classes * count];
    for state in 0..count {
        for class in 0..classes {
            let slot = class * count + automaton.next[state * classes + class] as usize;
            sources[fill[slot] as usize] = state as u32;
            fill[slot] += 1;
        }
    }

    // States in the order of their blocks, each state's place in that order, and each block's places.
    let accepts = |state: &u32| automaton.accepts[*state as usize];
    let mut order: Vec<u32> = (0..count as u32).filter(|state| !accepts(state)).collect();
    let rejecting = order.len();
    order.extend((0..count as u32).filter(accepts));
    let mut places = vec![0; count];
    for (place, &state) in order.iter().enumerate() {
        places[state as usize] = place;
    }
    let mut blocks = vec![0; count];
    let mut spans = vec![(0, count)];
    if rejecting > 0 && rejecting < count {
        spans = vec![(0, rejecting), (rejecting, count)];
        for &state in &order[rejecting..] {
            blocks[state as usize] = 1;
        }
    }
    let mut waiting: Vec<(usize, usize)> = Vec::new();
    let mut is_waiting = vec![false; count * classes];
    for block in 0..spans.len() {
        for class in 0..classes {
            waiting.push((block, class));
            is_waiting[block * classes + class] = true;
        }
    }
    let mut moved = vec![0; count];
    while let Some((splitter, class)) = waiting.pop() {
        is_waiting[splitter * classes + class] = false;
        // The states that go into the splitter are moved to the front of their blocks.
        let mut touched = Vec::new();
        let (start, end) = spans[splitter];
        let splitter: Vec<u32> = order[start..end].to_vec();
        for state in splitter {
            let slot = class * count + state as usize;
            for at in starts[slot]..starts[slot + 1] {
                let source = sources[at as usize] as usize;
                let block = blocks[source];
                if moved[block] == 0 {
                    touched.push(block);
                }
                let to = spans[block].0 + moved[block];
                let from = places[source];
                let other = order[to] as usize;
                order.swap(from, to);
                places[source] = to;
                places[other] = from;
                moved[block] += 1;
            }
        }
        for block in touched {
            let count_moved = std::mem::take(&mut moved[block]);
            let (start, end) = spans[block];
            if start + count_moved == end {
                continue;
            }
            // The smaller part becomes a block of its own.
            let new = spans.len();
            let middle = start + count_moved;
            let (kept, split) = if count_moved * 2 <= end - start {
                ((middle, end), (start, middle))
            } else {
                ((start, middle), (middle, end))
            };
            spans[block] = kept;
            spans.push(split);
            for &state in &order[split.0..split.1] {
                blocks[state as usize] = new;
            }
            for class in 0..classes {
                // Of a block that is still waited for, both parts are; else the smaller one is enough.
                if !is_waiting[new * classes + class] {
                    is_waiting[new * classes + class] = true;
                    waiting.push((new, class));
                }
            }
        }
    }
    blocks
}
