//! Sets of Unicode scalar values.

use std::rc::Rc;

/// One past the last code point.
pub const END: u32 = 0x11_0000;

/// How many bounds of a set may be searched for each character near ASCII.
const FEW: usize = 16;

/// A set as `shapesmith::__private::Pattern::all` and `any` take it.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The ranges of ASCII characters: the first and the last of each.
    pub ascii: Vec<u8>,
    /// A bit for each character from U+0080 to U+07FF, the lowest first, if searching takes longer.
    pub near: Vec<u8>,
    /// Where the set begins and ends beyond ASCII, by turns: three bytes each, the highest first.
    pub beyond: Vec<u8>,
}

/// A set of code points: where it begins and ends, by turns, in ascending order (an inversion list). Clones
/// share the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set(Rc<[u32]>);

impl Set {
    /// Every code point.
    #[must_use]
    pub fn all() -> Self {
        Set(Rc::new([0, END]))
    }

    /// The code points from `first` to `last`, both included.
    #[must_use]
    pub fn range(first: u32, last: u32) -> Self {
        Set(Rc::new([first, last + 1]))
    }

    /// One code point.
    #[must_use]
    pub fn one(code: u32) -> Self {
        Set::range(code, code)
    }

    /// The code points of ranges, each with both ends included, in any order.
    #[must_use]
    pub fn ranges(ranges: &[(u32, u32)]) -> Self {
        let starts = ranges.iter().map(|range| range.0).collect();
        Set::between(starts, ranges.iter().map(|range| range.1 + 1).collect())
    }

    /// What is in at least one of several.
    #[must_use]
    pub fn union_of<'s>(sets: impl Iterator<Item = &'s Set>) -> Self {
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for range in sets.flat_map(|set| set.0.chunks(2)) {
            starts.push(range[0]);
            ends.push(range[1]);
        }
        Set::between(starts, ends)
    }

    /// The ranges with these starts and ends, in any order.
    fn between(mut starts: Vec<u32>, mut ends: Vec<u32>) -> Self {
        starts.sort_unstable();
        ends.sort_unstable();
        let mut bounds = Vec::new();
        for place in 0..starts.len() {
            // As many ranges have ended as have begun: between them is a gap, or nothing at the ends.
            if place == 0 || ends[place - 1] < starts[place] {
                bounds.push(starts[place]);
            }
            if place + 1 == starts.len() || ends[place] < starts[place + 1] {
                bounds.push(ends[place]);
            }
        }
        Set(bounds.into())
    }

    /// The set with these bounds, which ascend.
    #[must_use]
    pub fn from_bounds(mut bounds: Vec<u32>) -> Self {
        if bounds.len() % 2 == 1 {
            bounds.push(END);
        }
        Set(bounds.into())
    }

    /// Where the set begins and ends, by turns.
    #[must_use]
    pub fn bounds(&self) -> &[u32] {
        &self.0
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many code points are in it.
    #[must_use]
    pub fn size(&self) -> u32 {
        self.0.chunks(2).map(|range| range[1] - range[0]).sum()
    }

    /// Whether a code point is in it.
    #[must_use]
    pub fn contains(&self, code: u32) -> bool {
        self.0.partition_point(|&bound| bound <= code) % 2 == 1
    }

    /// What is not in it.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut bounds = Vec::with_capacity(self.0.len() + 2);
        let rest = if let Some((0, rest)) = self.0.split_first() {
            rest
        } else {
            bounds.push(0);
            &self.0[..]
        };
        bounds.extend_from_slice(rest);
        match bounds.last() {
            Some(&END) => drop(bounds.pop()),
            _ => bounds.push(END),
        }
        Set(bounds.into())
    }

    /// What is in one or the other.
    #[must_use]
    pub fn union(&self, other: &Set) -> Self {
        self.merge(other, 1)
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Set) -> Self {
        self.merge(other, 2)
    }

    /// The set as bytes.
    #[must_use]
    pub fn encoded(&self) -> Encoded {
        let mut ascii = Vec::new();
        for range in self.0.chunks(2).filter(|range| range[0] < 0x80) {
            let last = (range[1] - 1).min(0x7f);
            ascii.extend([range[0] as u8, last as u8]);
        }
        let starts_there = self.contains(0x80).then_some(0x80);
        let bounds = self.0.iter().copied().filter(|&bound| bound > 0x80);
        let mut beyond = Vec::new();
        for bound in starts_there.into_iter().chain(bounds) {
            // The end of all characters is no bound.
            if bound < END {
                beyond.extend_from_slice(&bound.to_be_bytes()[1..]);
            }
        }
        let mut near = Vec::new();
        if beyond.len() / 3 > FEW {
            near = vec![0; (0x800 - 0x80) / 8];
            for range in self.0.chunks(2) {
                for code in range[0].max(0x80)..range[1].min(0x800) {
                    let bit = code as usize - 0x80;
                    near[bit / 8] |= 1 << (bit % 8);
                }
            }
        }
        Encoded {
            ascii,
            near,
            beyond,
        }
    }

    /// What is in at least so many of the two. (Macros run unoptimised: this loop calls as little as it can.)
    fn merge(&self, other: &Set, least: usize) -> Self {
        const NONE: u32 = u32::MAX;
        let (mine, theirs) = (&self.0[..], &other.0[..]);
        let (mut i, mut j, mut inside) = (0, 0, false);
        let mut here = if mine.is_empty() { NONE } else { mine[0] };
        let mut there = if theirs.is_empty() { NONE } else { theirs[0] };
        let mut bounds = Vec::with_capacity(mine.len() + theirs.len());
        loop {
            let at = if here <= there { here } else { there };
            if at == NONE {
                return Set(bounds.into());
            }
            if here == at {
                i += 1;
                here = if i < mine.len() { mine[i] } else { NONE };
            }
            if there == at {
                j += 1;
                there = if j < theirs.len() { theirs[j] } else { NONE };
            }
            // A bound of odd number ends a range.
            let now = (i & 1) + (j & 1) >= least;
            if now != inside {
                inside = now;
                bounds.push(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_united_intersected_and_turned_round() {
        let lower = Set::range(0x61, 0x7a);
        let digits = Set::range(0x30, 0x39);
        let both = lower.union(&digits);
        assert_eq!(both, Set::ranges(&[(0x61, 0x7a), (0x30, 0x39)]));
        assert_eq!(both.bounds(), [0x30, 0x3a, 0x61, 0x7b]);
        assert_eq!(both.intersection(&lower), lower);
        assert!(lower.intersection(&digits).is_empty());
        assert_eq!(both.complement().complement(), both);
        assert_eq!(both.union(&both.complement()), Set::all());
        assert!(both.intersection(&both.complement()).is_empty());
        assert_eq!(Set::all().complement(), Set::default());
        assert_eq!(Set::default().complement(), Set::all());
    }

    #[test]
    fn ranges_that_touch_become_one() {
        let set = Set::ranges(&[(5, 9), (0, 2), (3, 4), (7, 8), (20, 20)]);
        assert_eq!(set.bounds(), [0, 10, 20, 21]);
        assert!(set.contains(0) && set.contains(9) && !set.contains(10));
        let several = [&set, &Set::one(10), &Set::range(15, 19), &Set::default()];
        let united = Set::union_of(several.into_iter());
        assert_eq!(united.bounds(), [0, 11, 15, 21]);
        assert_eq!(Set::from_bounds(vec![4]).bounds(), [4, END]);
    }
}
