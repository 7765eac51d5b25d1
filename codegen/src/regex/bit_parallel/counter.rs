//! Counters of the iterations of a repetition.
//!
//! In the body of a repetition with a counter, a result is not a truth value but a number: how many iterations
//! there are from here to the last one, the current one included. A character that does not match makes it
//! [`FAIL`](super), and of two alternatives the lower number is the result. So the body is written once, with a
//! word for each result, whatever the bounds: it is an automaton with weights in the semiring of minimum and
//! addition.
//!
//! This loses all but the lowest number of iterations after which the rest matches, which is right in two
//! cases:
//!
//! - the repetition has no more than an upper bound, or no more than a lower one ([`Count::AtMost`],
//!   [`Count::AtLeast`], whose counter has the number of iterations that are still required). If a number of
//!   iterations is within the bound, so is a lower one.
//! - there is only one number: the repetition is *counter-unambiguous*. `ambiguity` proves that.
//!
//! Counters may be nested. A result in the body of the inner repetition then has both numbers, in different
//! bits of a word, and the lower word is the result of an alternative. This is right if all words that the
//! alternatives may have at a position are the same in all counters but one, which must be of the first case.
//!
//! Sources:
//!
//! - Lenka Turoňová, Lukáš Holík, Ondřej Lengál, Olli Saarikivi, Margus Veanes and Tomáš Vojnar, *Regex
//!   Matching with Counting-Set Automata*, 2020: automata whose states have sets of counter values.
//! - Lingkun Kong, Qixuan Yu, Agnishom Chattopadhyay, Alexis Le Glaunec, Yi Huang, Konstantinos Mamouras and
//!   Kaiyuan Yang, *Software-Hardware Codesign for Efficient In-Memory Regular Pattern Matching*, 2022:
//!   counter-ambiguity, and its static analysis.
//! - Mehryar Mohri, *Weighted Automata Algorithms*, 2009: the semiring.

use crate::collections::Map;
use crate::regex::ast::Node;

/// The maximum number of bits of all counters of a result. A word with all bits means no match.
pub(super) const MAX_COUNTER_BITS: u32 = 63;

/// The index of a counter.
pub(super) type CounterId = usize;

/// A counter of a program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counter {
    /// The body of the repetition.
    pub(super) body: *const Node,
    pub(super) count: Count,
    /// The counter of the repetition around it.
    pub(super) outer: Option<CounterId>,
    /// Its lowest bit. Those of the outer counters are below.
    pub(super) first_bit: u32,
}

impl Counter {
    /// The number of bits of this counter and all outer ones.
    pub(super) fn end_bit(&self) -> u32 {
        self.first_bit + self.count.bits()
    }
}

/// The numbers of iterations that a repetition with a counter allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Count {
    /// One to so many. The counter has the number of iterations.
    AtMost(u32),
    /// So many or more. The counter has the number of iterations that are still required.
    AtLeast(u32),
    /// A number with both bounds. The counter has the number of iterations, which must be unambiguous.
    Between(u32, u32),
}

impl Count {
    /// The number of bits of the counter.
    pub(super) fn bits(self) -> u32 {
        (u32::BITS - self.highest().leading_zeros()).max(1)
    }

    /// The highest number of the counter.
    pub(super) fn highest(self) -> u32 {
        match self {
            Count::AtMost(max) | Count::Between(_, max) => max,
            Count::AtLeast(min) => min.saturating_sub(1),
        }
    }

    /// The lowest and the highest number of the counter with which a match may begin.
    pub(super) fn allowed_numbers(self) -> (u32, u32) {
        match self {
            Count::AtMost(max) => (1, max),
            Count::Between(min, max) => (min, max),
            Count::AtLeast(_) => (0, 0),
        }
    }

    /// Whether it may have several numbers of iterations, of which the lowest is right.
    pub(super) fn may_be_ambiguous(self) -> bool {
        !matches!(self, Count::Between(..))
    }
}

/// How repetitions may be counted.
#[derive(Debug)]
pub(super) struct Counting {
    /// The repetitions, by body, that may not be counted as any other.
    exceptions: Map<*const Node, Exception>,
    /// Whether all repetitions are counted that may be, even if that is not cheaper. Tests do that.
    pub(super) is_preferred: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Exception {
    /// Only the iterations that are not required are counted, so that there is only an upper bound.
    OptionalOnly,
    Never,
}

impl Counting {
    pub(super) fn new(is_preferred: bool) -> Self {
        Counting {
            exceptions: Map::new(),
            is_preferred,
        }
    }

    /// How a repetition is counted, if it is.
    pub(super) fn count(&self, body: &Node, min: u32, max: u32) -> Option<Count> {
        match self.exceptions.get(&std::ptr::from_ref(body)) {
            _ if min <= 1 => Some(Count::AtMost(max)),
            None => Some(Count::Between(min, max)),
            Some(_) => None,
        }
    }

    /// How the iterations of a repetition that are not required are counted, if all of them are not.
    pub(super) fn count_of_optional(&self, body: &Node, min: u32, max: u32) -> Option<Count> {
        let is_possible = max > min && !self.is_forbidden(body);
        is_possible.then(|| Count::AtMost(max - min))
    }

    pub(super) fn is_forbidden(&self, body: &Node) -> bool {
        self.exceptions.get(&std::ptr::from_ref(body)) == Some(&Exception::Never)
    }

    /// Forbids what a counter does. Its repetition may be written in another way.
    pub(super) fn forbid(&mut self, counter: &Counter) {
        match counter.count {
            Count::Between(..) => {
                (self.exceptions).get_or_insert_with(counter.body, || Exception::OptionalOnly);
            }
            Count::AtMost(_) | Count::AtLeast(_) => self.forbid_all(counter.body),
        }
    }

    /// Forbids counters for a repetition.
    pub(super) fn forbid_all(&mut self, body: *const Node) {
        self.exceptions.insert(body, Exception::Never);
    }
}
