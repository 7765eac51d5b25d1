//! Values that match a pattern, made by walking its compiled form.
//!
//! A DFA and a bit-parallel program are both read as a graph (`graph`), whose nodes say what may follow. Each node
//! knows how many characters a match needs at least and has at most from there, so that a walk keeps within a length
//! and hardly ever turns back. A node where it does is remembered, so that a walk takes no more steps than there are
//! nodes and lengths.

mod alphabet;
mod dfa;
mod graph;
mod program;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::char_set::CharSet;
use super::{Matcher, Pattern};
use alphabet::pools;
pub(crate) use alphabet::{Characters, Pool};
use graph::{Edge, Graph, Node};

/// Numbers to choose by.
pub(crate) trait Choose {
    /// Returns a number below `count`: 0 if there is nothing left to choose by.
    fn below(&mut self, count: usize) -> usize;

    /// Whether there is nothing left to choose by.
    fn is_exhausted(&self) -> bool;
}

/// The inclusive bounds of a length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Lengths {
    pub(crate) min: usize,
    pub(crate) max: usize,
}

impl Lengths {
    /// The lengths that are also within other bounds.
    pub(crate) fn within(self, min: usize, max: usize) -> Self {
        Lengths {
            min: self.min.max(min),
            max: self.max.min(max),
        }
    }

    /// Chooses a length. Most are near the minimum.
    pub(crate) fn choose(self, choices: &mut dyn Choose) -> Option<usize> {
        let span = self.max.checked_sub(self.min)?;
        if choices.is_exhausted() {
            return Some(self.min);
        }
        let most = match choices.below(16) {
            0..=4 => 0,
            5..=9 => 4,
            10..=14 => 16,
            _ => MAX_MORE,
        };
        Some(self.min + choices.below(span.min(most).saturating_add(1)))
    }
}

/// The most characters, besides those that are required, that a value has.
pub(crate) const MAX_MORE: usize = 256;

/// Chooses a text of these characters.
pub(crate) fn text(pool: &Pool, lengths: Lengths, choices: &mut dyn Choose) -> Option<String> {
    let lengths = if pool.is_empty() {
        lengths.within(0, 0)
    } else {
        lengths
    };
    let length = lengths.choose(choices)?;
    let mut text = String::new();
    for _ in 0..length {
        text.push(pool.choose(choices)?);
    }
    Some(text)
}

/// A pattern, as values are made from it.
enum Sampler {
    /// Characters of a set, between two bounds.
    Repeated(Pool, Lengths),
    /// An automaton. It is not exact if a match also depends on what the walk does not look at.
    Automaton { graph: Graph, is_exact: bool },
    /// A pattern with back-references, for which there is no automaton.
    #[cfg(feature = "backreference")]
    None,
}

/// What a sampler depends on: the pattern, by its address, and the lengths.
type Key = (usize, Characters, Lengths);

/// Patterns are constants, so they cannot store their samplers.
static SAMPLERS: LazyLock<Mutex<HashMap<Key, Arc<Sampler>>>> = LazyLock::new(Mutex::default);

/// How often a walk is repeated if the automaton is not exact.
const MAX_WALKS: u64 = 256;

impl Pattern {
    /// Chooses a value of certain characters that matches and has a certain length. `None` if there is none, or if
    /// none was found, which can happen if a pattern has look-around and is too large for a DFA.
    ///
    /// A pattern with back-references has no automaton to choose by, so that the result is always `None`.
    pub(crate) fn sample(
        &'static self,
        characters: Characters,
        lengths: Lengths,
        choices: &mut dyn Choose,
    ) -> Option<String> {
        if lengths.min > lengths.max {
            return None;
        }
        let sampler = self.sampler(characters, lengths);
        match &*sampler {
            Sampler::Repeated(pool, own) => text(pool, lengths.within(own.min, own.max), choices),
            Sampler::Automaton {
                graph,
                is_exact: true,
            } => graph.walk(lengths, choices),
            Sampler::Automaton { graph, .. } => {
                let first = graph.walk(lengths, choices)?;
                if self.is_match(&first) {
                    return Some(first);
                }
                (1..=MAX_WALKS).find_map(|seed| {
                    let text = graph.walk(lengths, &mut Seeded::new(seed))?;
                    self.is_match(&text).then_some(text)
                })
            }
            #[cfg(feature = "backreference")]
            Sampler::None => None,
        }
    }

    /// Makes a value that matches from bytes, with a length in characters that is within bounds. Tests compare the values
    /// with another engine.
    #[must_use]
    pub fn arbitrary(
        &'static self,
        (min, max): (usize, usize),
        bytes: &mut arbitrary::Unstructured<'_>,
    ) -> Option<String> {
        let mut choices = crate::generate::Choices::new(bytes);
        self.sample(Characters::Any, Lengths { min, max }, &mut choices)
    }

    fn sampler(&'static self, characters: Characters, lengths: Lengths) -> Arc<Sampler> {
        let key = (std::ptr::from_ref(self) as usize, characters, lengths);
        let mut samplers = SAMPLERS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = samplers.get(&key) {
            return Arc::clone(known);
        }
        drop(samplers);
        let new = Arc::new(self.new_sampler(characters, lengths));
        samplers = SAMPLERS.lock().unwrap_or_else(PoisonError::into_inner);
        samplers.insert(key, Arc::clone(&new));
        new
    }

    fn new_sampler(&self, characters: Characters, lengths: Lengths) -> Sampler {
        let others = &self.others;
        match &self.matcher {
            Matcher::Repeated { ascii, min, max } => {
                let mut pools = pools_of_set(CharSet { ascii, others }, characters);
                let own = Lengths {
                    min: *min,
                    max: *max,
                };
                Sampler::Repeated(pools.swap_remove(0), own)
            }
            Matcher::NotAll(ascii) => {
                let pools = pools_of_set(CharSet { ascii, others }, characters);
                let node = |accepts, edges| Node::new(accepts, edges);
                let (inside, outside) = (Edge::new(vec![0], 0), Edge::new(vec![1], 1));
                let any = Edge::new(vec![0, 1], 1);
                let nodes = vec![node(false, vec![inside, outside]), node(true, vec![any])];
                exact(Graph::new(pools, nodes))
            }
            Matcher::Dfa(dfa) => exact(dfa.graph::<false>(others, characters)),
            Matcher::WideDfa(dfa) => exact(dfa.graph::<true>(others, characters)),
            Matcher::BitParallel(program) => {
                let (graph, is_exact) = program.graph(others, characters, lengths);
                Sampler::Automaton { graph, is_exact }
            }
            #[cfg(feature = "backreference")]
            Matcher::Backtracking { .. } => Sampler::None,
        }
    }
}

fn exact(graph: Graph) -> Sampler {
    Sampler::Automaton {
        graph,
        is_exact: true,
    }
}

/// The characters in a set and outside of it.
fn pools_of_set(set: CharSet<'_>, characters: Characters) -> Vec<Pool> {
    pools(
        set.others,
        set.others.set_edges(),
        characters,
        |character| usize::from(!set.contains(character)),
    )
}

/// Choices that look random, and are the same for a seed.
struct Seeded {
    state: u64,
    /// How many choices are left.
    left: u32,
}

impl Seeded {
    fn new(seed: u64) -> Self {
        Seeded {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            left: 4096,
        }
    }

    #[allow(clippy::cast_possible_truncation)] // the remainder of a smaller number
    fn random(&mut self, count: usize) -> usize {
        // xorshift64*
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        (self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % count
    }
}

impl Choose for Seeded {
    fn below(&mut self, count: usize) -> usize {
        if count <= 1 || self.is_exhausted() {
            return 0;
        }
        self.left -= 1;
        self.random(count)
    }

    fn is_exhausted(&self) -> bool {
        self.left == 0
    }
}

/// Random choices for a value that is no larger than it must be.
pub(crate) struct Small(Seeded);

impl Small {
    pub(crate) fn new(seed: u64) -> Self {
        Small(Seeded::new(seed))
    }
}

impl Choose for Small {
    fn below(&mut self, count: usize) -> usize {
        if count <= 1 { 0 } else { self.0.random(count) }
    }

    fn is_exhausted(&self) -> bool {
        true
    }
}

/// The choices that a number encodes. Different numbers encode different choices, and every choice has a number.
pub(crate) struct Numbered(pub(crate) usize);

impl Choose for Numbered {
    fn below(&mut self, count: usize) -> usize {
        if count <= 1 {
            return 0;
        }
        let choice = self.0 % count;
        self.0 /= count;
        choice
    }

    fn is_exhausted(&self) -> bool {
        self.0 == 0
    }
}
