//! Character classes: the characters that no set of a pattern distinguishes.
//!
//! They are the minterms of the pattern's sets, as the byte classes of regex-automata are, but of code
//! points.

use super::budget::{Budget, BudgetExceeded};
use super::char_encoding::{EncodedClasses, encode_classes};
use super::char_set::{CODE_POINT_END, CharSet, SURROGATES};
use crate::collections::Map;

/// A partition of the characters into classes. The characters of a class are in the same sets.
#[derive(Debug)]
pub(super) struct CharClasses {
    /// Where each run of characters of one class begins, and the class. The first run begins with 0.
    runs: Vec<(u32, usize)>,
    pub(super) count: usize,
    /// A character of each class.
    pub(super) representatives: Vec<u32>,
    /// By set and class: whether the class is in the set.
    pub(super) in_set: Vec<Vec<bool>>,
}

impl CharClasses {
    /// The classes of the characters with regard to `sets`.
    pub(super) fn new(sets: &[CharSet], budget: &mut Budget) -> Result<Self, BudgetExceeded> {
        let bound_count = sets.iter().map(|set| set.bounds().len()).sum::<usize>();
        let signature_len = sets.len().div_ceil(32);
        budget.spend(bound_count * 4)?;
        // The bounds of all sets, each with the index of its set.
        let mut bounds = vec![(0, None), (SURROGATES[0], None), (SURROGATES[1], None)];
        for (index, set) in sets.iter().enumerate() {
            bounds.extend(set.bounds().iter().map(|&bound| (bound, Some(index))));
        }
        bounds.sort_unstable();

        let mut classes = CharClasses {
            runs: Vec::new(),
            count: 0,
            representatives: Vec::new(),
            in_set: vec![Vec::new(); sets.len()],
        };
        // A bit for each set: whether the current code point is in it.
        let mut signature = vec![0_u32; signature_len];
        let mut known: Map<Vec<u32>, usize> = Map::new();
        for (i, &(code, set)) in bounds.iter().enumerate() {
            if let Some(set) = set {
                signature[set / 32] ^= 1 << (set % 32);
            }
            let is_last_here = bounds.get(i + 1).is_none_or(|next| next.0 > code);
            if !is_last_here || code == CODE_POINT_END || code == SURROGATES[0] {
                continue;
            }
            budget.spend(1 + signature_len)?;
            let class = if let Some(&class) = known.get(&signature) {
                class
            } else {
                budget.spend(sets.len())?;
                let class = classes.add(code, &signature);
                known.insert(signature.clone(), class);
                class
            };
            if classes.runs.last().is_none_or(|&(_, last)| last != class) {
                classes.runs.push((code, class));
            }
        }
        Ok(classes)
    }

    /// The class of a character.
    #[cfg(feature = "inspect")]
    pub(super) fn class_of(&self, code: u32) -> Option<usize> {
        let after = self.runs.partition_point(|&(start, _)| start <= code);
        let run = self.runs.get(after.checked_sub(1)?)?;
        Some(run.1)
    }

    /// Where the runs of characters of one class begin.
    #[cfg(feature = "inspect")]
    pub(super) fn starts(&self) -> impl Iterator<Item = u32> {
        self.runs.iter().map(|(start, _)| *start)
    }

    fn add(&mut self, representative: u32, signature: &[u32]) -> usize {
        self.representatives.push(representative);
        for (set, in_set) in self.in_set.iter_mut().enumerate() {
            in_set.push(signature[set / 32] >> (set % 32) & 1 == 1);
        }
        self.count += 1;
        self.count - 1
    }

    /// The classes in the encoding of the runtime. `numbers` are the numbers that the classes have there,
    /// which classes may share.
    pub(super) fn encode(&self, numbers: &[u32]) -> EncodedClasses {
        let (mut ascii, mut others) = (Vec::with_capacity(128), Vec::new());
        for (i, &(start, class)) in self.runs.iter().enumerate() {
            let number = numbers[class] as u8;
            let end = self.runs.get(i + 1).map_or(CODE_POINT_END, |run| run.0);
            for _ in start..end.min(128) {
                ascii.push(number);
            }
            if end > 128 {
                others.push((start.max(128), number));
            }
        }
        encode_classes(&ascii, &others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_no_set_distinguishes_share_a_class() {
        let lower = CharSet::range(0x61, 0x7a);
        let vowels = CharSet::ranges(&[(0x61, 0x61), (0x65, 0x65)]);
        let classes =
            CharClasses::new(&[lower, vowels], &mut Budget::new(100)).expect("within the budget");
        assert_eq!(classes.count, 3);
        let class = |code| {
            let run = classes.runs.iter().rev().find(|(start, _)| *start <= code);
            run.expect("the first begins with 0").1
        };
        assert_eq!(class('a'.into()), class('e'.into()));
        assert_eq!(class('b'.into()), class('z'.into()));
        assert_eq!(class(0), class('😀'.into()));
        assert!(classes.in_set[0][class('b'.into())]);
        assert!(!classes.in_set[1][class('b'.into())]);
    }
}
