//! Sets of code points.

use crate::collections::List;
use std::rc::Rc;

/// One past the last code point.
pub(super) const CODE_POINT_END: u32 = 0x11_0000;

/// Where the surrogates begin and end, which no `str` contains.
pub(super) const SURROGATES: [u32; 2] = [0xd800, 0xe000];

/// A set of code points, as an inversion list: where its ranges begin and end, alternately, in ascending
/// order. Clones share the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CharSet(Rc<[u32]>);

impl CharSet {
    /// Every code point.
    #[must_use]
    pub fn all() -> Self {
        CharSet(Rc::new([0, CODE_POINT_END]))
    }

    /// The code points from `first` to `last`, both included.
    pub(super) fn range(first: u32, last: u32) -> Self {
        CharSet(Rc::new([first, last + 1]))
    }

    pub(super) fn single(code: u32) -> Self {
        CharSet::range(code, code)
    }

    /// The code points of ranges, each with both ends included, in any order.
    #[must_use]
    pub fn ranges(ranges: &[(u32, u32)]) -> Self {
        let starts = ranges.iter().map(|range| range.0).list();
        CharSet::from_starts_and_ends(starts, ranges.iter().map(|range| range.1 + 1).list())
    }

    /// The union of all sets.
    pub(super) fn union_all<'s>(sets: impl Iterator<Item = &'s CharSet>) -> Self {
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for range in sets.flat_map(|set| set.0.chunks(2)) {
            starts.push(range[0]);
            ends.push(range[1]);
        }
        CharSet::from_starts_and_ends(starts, ends)
    }

    /// The union of ranges, given their starts and their ends, each in any order.
    fn from_starts_and_ends(mut starts: Vec<u32>, mut ends: Vec<u32>) -> Self {
        starts.sort_unstable();
        ends.sort_unstable();
        let mut bounds = Vec::new();
        for i in 0..starts.len() {
            // Where as many ranges have ended as have begun, there is a gap.
            if i == 0 || ends[i - 1] < starts[i] {
                bounds.push(starts[i]);
            }
            if i + 1 == starts.len() || ends[i] < starts[i + 1] {
                bounds.push(ends[i]);
            }
        }
        CharSet(bounds.into())
    }

    /// The set with these bounds, which ascend.
    pub(super) fn from_bounds(mut bounds: Vec<u32>) -> Self {
        if bounds.len() % 2 == 1 {
            bounds.push(CODE_POINT_END);
        }
        CharSet(bounds.into())
    }

    /// Where ranges begin and end, alternately.
    #[must_use]
    pub fn bounds(&self) -> &[u32] {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of code points.
    pub(super) fn len(&self) -> u32 {
        self.0.chunks(2).map(|range| range[1] - range[0]).sum()
    }

    /// Whether a code point is in the set.
    #[must_use]
    pub fn contains(&self, code: u32) -> bool {
        self.0.partition_point(|&bound| bound <= code) % 2 == 1
    }

    pub(super) fn complement(&self) -> Self {
        let mut bounds = Vec::with_capacity(self.0.len() + 2);
        let rest = if let Some((0, rest)) = self.0.split_first() {
            rest
        } else {
            bounds.push(0);
            &self.0[..]
        };
        bounds.extend_from_slice(rest);
        match bounds.last() {
            Some(&CODE_POINT_END) => drop(bounds.pop()),
            _ => bounds.push(CODE_POINT_END),
        }
        CharSet(bounds.into())
    }

    pub(super) fn union(&self, other: &CharSet) -> Self {
        self.merge(other, 1)
    }

    pub(super) fn intersection(&self, other: &CharSet) -> Self {
        self.merge(other, 2)
    }

    /// The code points that are in at least `min_sets` of the two sets.
    ///
    /// Macros run unoptimized, so the loop makes as few calls as it can.
    fn merge(&self, other: &CharSet, min_sets: usize) -> Self {
        const NONE: u32 = u32::MAX;
        let (left, right) = (&self.0[..], &other.0[..]);
        let (mut i, mut j, mut inside) = (0, 0, false);
        let mut next_left = if left.is_empty() { NONE } else { left[0] };
        let mut next_right = if right.is_empty() { NONE } else { right[0] };
        let mut bounds = Vec::with_capacity(left.len() + right.len());
        loop {
            let bound = if next_left <= next_right {
                next_left
            } else {
                next_right
            };
            if bound == NONE {
                return CharSet(bounds.into());
            }
            if next_left == bound {
                i += 1;
                next_left = if i < left.len() { left[i] } else { NONE };
            }
            if next_right == bound {
                j += 1;
                next_right = if j < right.len() { right[j] } else { NONE };
            }
            // After an odd number of bounds, a code point is in the set.
            let is_inside = (i & 1) + (j & 1) >= min_sets;
            if is_inside != inside {
                inside = is_inside;
                bounds.push(bound);
            }
        }
    }

    /// ECMA-262, `LineTerminator`.
    pub(super) fn line_terminators() -> Self {
        CharSet::ranges(&[(0x0a, 0x0a), (0x0d, 0x0d), (0x2028, 0x2029)])
    }

    /// ECMA-262, `\d`.
    pub(super) fn digits() -> Self {
        CharSet::range(0x30, 0x39)
    }

    /// ECMA-262, `\w`.
    pub(super) fn word_characters() -> Self {
        CharSet::ranges(&[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)])
    }

    /// ECMA-262, `\s`: `WhiteSpace` and `LineTerminator`.
    pub(super) fn white_space() -> Self {
        CharSet::ranges(&[
            (0x09, 0x0d),
            (0x20, 0x20),
            (0xa0, 0xa0),
            (0x1680, 0x1680),
            (0x2000, 0x200a),
            (0x2028, 0x2029),
            (0x202f, 0x202f),
            (0x205f, 0x205f),
            (0x3000, 0x3000),
            (0xfeff, 0xfeff),
        ])
    }

    /// `\h` of `java.util.regex.Pattern`.
    pub(super) fn java_horizontal_space() -> Self {
        CharSet::ranges(&[
            (0x09, 0x09),
            (0x20, 0x20),
            (0xa0, 0xa0),
            (0x1680, 0x1680),
            (0x180e, 0x180e),
            (0x2000, 0x200a),
            (0x202f, 0x202f),
            (0x205f, 0x205f),
            (0x3000, 0x3000),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_have_unions_intersections_and_complements() {
        let lower = CharSet::range(0x61, 0x7a);
        let digits = CharSet::range(0x30, 0x39);
        let both = lower.union(&digits);
        assert_eq!(both, CharSet::ranges(&[(0x61, 0x7a), (0x30, 0x39)]));
        assert_eq!(both.bounds(), [0x30, 0x3a, 0x61, 0x7b]);
        assert_eq!(both.intersection(&lower), lower);
        assert!(lower.intersection(&digits).is_empty());
        assert_eq!(both.complement().complement(), both);
        assert_eq!(both.union(&both.complement()), CharSet::all());
        assert!(both.intersection(&both.complement()).is_empty());
        assert_eq!(CharSet::all().complement(), CharSet::default());
        assert_eq!(CharSet::default().complement(), CharSet::all());
    }

    #[test]
    fn adjacent_ranges_are_merged() {
        let set = CharSet::ranges(&[(5, 9), (0, 2), (3, 4), (7, 8), (20, 20)]);
        assert_eq!(set.bounds(), [0, 10, 20, 21]);
        assert!(set.contains(0) && set.contains(9) && !set.contains(10));
        let several = [
            &set,
            &CharSet::single(10),
            &CharSet::range(15, 19),
            &CharSet::default(),
        ];
        let united = CharSet::union_all(several.into_iter());
        assert_eq!(united.bounds(), [0, 11, 15, 21]);
        assert_eq!(CharSet::from_bounds(vec![4]).bounds(), [4, CODE_POINT_END]);
    }
}
