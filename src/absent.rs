//! Members that a service left out (Smithy specification, "Client error correction").
//!
//! A client reads a zero value for a required member that is missing in a response. If the structure is passed on in
//! a request, that value must not be sent as if somebody had set it.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// The required members of a structure that were missing when it was read: a set of bits.
///
/// The mark of a member remains if a value is assigned to its field. It counts as long as the value is zero.
///
/// All sets are equal, since structures with the same members are.
#[derive(Clone, Copy, Debug)]
pub struct Absent<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Default for Absent<WORDS> {
    fn default() -> Self {
        Absent([0; WORDS])
    }
}

impl<const WORDS: usize> PartialEq for Absent<WORDS> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<const WORDS: usize> Eq for Absent<WORDS> {}

impl<const WORDS: usize> Hash for Absent<WORDS> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<const WORDS: usize> PartialOrd for Absent<WORDS> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<const WORDS: usize> Ord for Absent<WORDS> {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl<const WORDS: usize> Absent<WORDS> {
    /// Marks a member.
    pub fn set(&mut self, member: usize) {
        self.0[member / 64] |= 1 << (member % 64);
    }

    /// Whether a member was missing.
    #[must_use]
    pub fn has(&self, member: usize) -> bool {
        self.0[member / 64] >> (member % 64) & 1 == 1
    }

    /// Removes the mark of a member.
    pub fn clear(&mut self, member: usize) {
        self.0[member / 64] &= !(1 << (member % 64));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_member_has_a_bit() {
        for marked in 0..130 {
            let mut absent = Absent::<3>::default();
            absent.set(marked);
            for member in 0..130 {
                assert_eq!(absent.has(member), member == marked);
                if member != marked {
                    absent.clear(member);
                }
            }
            assert!(absent.has(marked));
            absent.clear(marked);
            assert!(!absent.has(marked));
        }
    }
}
