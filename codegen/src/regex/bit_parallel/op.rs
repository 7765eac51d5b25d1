//! The operations of a program.

use super::counter::CounterId;
use crate::regex::ast::Assertion;

/// The index of an operation.
pub(super) type OpId = usize;

pub(super) const FAIL: OpId = 0;
pub(super) const MATCH: OpId = 1;

/// An operation. Its result says whether the text matches from a position on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Op {
    /// No text matches.
    Fail,
    /// Any text matches.
    Match,
    /// A character of a set, then `next`.
    Class { set: usize, next: OpId },
    /// Either of two operations.
    Or(OpId, OpId),
    /// An assertion, then the operation.
    Assert(Assertion, OpId),
    /// A look-ahead, then `next`.
    LookAhead {
        body: OpId,
        negative: bool,
        next: OpId,
    },
    /// A look-behind for a character of a set, then `next`.
    LookBehind {
        set: usize,
        negative: bool,
        next: OpId,
    },
    /// `min` to `max` characters of a set, at least one, then `next`.
    CountedClass {
        set: usize,
        min: u32,
        max: Option<u32>,
        next: OpId,
    },
    /// One of the strings of a shift register, then `next`.
    ShiftAnd { register: usize, next: OpId },
    /// What follows each iteration of a repetition: the next iteration, or `next` if there have been enough.
    /// A vector.
    Iterations {
        body: OpId,
        next: OpId,
        min: u32,
        max: u32,
    },
    /// The first iteration of the body of a repetition, which is a vector.
    FirstIteration(OpId),
    /// What follows each iteration of a repetition with a counter: the next iteration, or `next`. The lower
    /// number of iterations.
    Count {
        counter: CounterId,
        body: OpId,
        next: OpId,
    },
    /// The first iteration of the body of a repetition with a counter, if the number is allowed.
    Counted { counter: CounterId, body: OpId },
}

/// What the result of an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum OpType {
    /// A word, which is all ones or all zeros.
    Truth,
    /// A vector of this many words.
    Vector(usize),
    /// The numbers of a counter and of those around it, or all ones if there is no match.
    Numbers(CounterId),
}

impl OpType {
    /// The number of words.
    pub(super) fn width(self) -> usize {
        match self {
            OpType::Truth | OpType::Numbers(_) => 1,
            OpType::Vector(width) => width,
        }
    }

    pub(super) fn counter(self) -> Option<CounterId> {
        match self {
            OpType::Numbers(counter) => Some(counter),
            OpType::Truth | OpType::Vector(_) => None,
        }
    }
}

impl Op {
    /// How many words it keeps from one position to the next, besides its result.
    pub(super) fn state_width(&self) -> usize {
        match self {
            Op::CountedClass { min, .. } => 1 + (*min as usize - 1).div_ceil(64),
            Op::ShiftAnd { .. } => 1,
            _ => 0,
        }
    }

    /// The operations whose results at the same position it reads.
    pub(super) fn operands(&self) -> [Option<OpId>; 2] {
        match *self {
            Op::Or(first, second) => [Some(first), Some(second)],
            Op::LookAhead { body, next, .. }
            | Op::Iterations { body, next, .. }
            | Op::Count { body, next, .. } => [Some(body), Some(next)],
            Op::Assert(_, next)
            | Op::LookBehind { next, .. }
            | Op::FirstIteration(next)
            | Op::Counted { body: next, .. } => [Some(next), None],
            Op::Fail
            | Op::Match
            | Op::Class { .. }
            | Op::CountedClass { .. }
            | Op::ShiftAnd { .. } => [None, None],
        }
    }

    /// The operation whose result at the following position it reads.
    pub(super) fn successor(&self) -> Option<OpId> {
        match *self {
            Op::Class { next, .. } | Op::CountedClass { next, .. } | Op::ShiftAnd { next, .. } => {
                Some(next)
            }
            _ => None,
        }
    }
}
