//! Choices by bytes, or by a number.

use arbitrary::Unstructured;

use crate::constraint::pattern::sample::{Choose, Numbered, Small};

/// What choices are made by.
pub(crate) struct Choices<'c, 'b> {
    bytes: &'c mut Unstructured<'b>,
    /// Instead of the bytes, while values that differ are looked for.
    other: Option<Other>,
}

/// What choices are made by instead of bytes.
pub(super) enum Other {
    /// All choices in turn.
    Number(Numbered),
    /// Random choices.
    Random(Small),
}

impl Other {
    fn below(&mut self, count: usize) -> usize {
        match self {
            Other::Number(number) => number.below(count),
            Other::Random(random) => random.below(count),
        }
    }

    fn is_exhausted(&self) -> bool {
        match self {
            Other::Number(number) => number.is_exhausted(),
            Other::Random(random) => random.is_exhausted(),
        }
    }
}

impl<'c, 'b> Choices<'c, 'b> {
    pub(crate) fn new(bytes: &'c mut Unstructured<'b>) -> Self {
        Choices { bytes, other: None }
    }

    /// Makes choices by something else, or by bytes again. Returns what they were made by.
    pub(super) fn switch(&mut self, to: Option<Other>) -> Option<Other> {
        std::mem::replace(&mut self.other, to)
    }

    /// Returns a number from 0 to `last`.
    pub(super) fn up_to(&mut self, last: u128) -> u128 {
        if let Some(other) = &mut self.other {
            let count = usize::try_from(last).map_or(usize::MAX, |last| last.saturating_add(1));
            return other.below(count) as u128;
        }
        if last == 0 || self.bytes.is_empty() {
            return 0;
        }
        self.bytes.int_in_range(0..=last).unwrap_or(0)
    }
}

impl Choose for Choices<'_, '_> {
    fn below(&mut self, count: usize) -> usize {
        if count <= 1 {
            return 0;
        }
        if let Some(other) = &mut self.other {
            return other.below(count);
        }
        if self.bytes.is_empty() {
            return 0;
        }
        self.bytes.int_in_range(0..=count - 1).unwrap_or(0)
    }

    fn is_exhausted(&self) -> bool {
        match &self.other {
            Some(other) => other.is_exhausted(),
            None => self.bytes.is_empty(),
        }
    }
}
