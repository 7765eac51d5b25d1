//! The characters that a pattern does not tell apart.

use std::collections::HashMap;

use super::budget::{Spent, Work};
use super::char_set::{END, Set};

/// The surrogates, which stand in no text.
const SURROGATES: [u32; 2] = [0xd800, 0xe000];

/// Characters by class: all characters of a class are in the same sets.
#[derive(Debug)]
pub struct Alphabet {
    /// Where a run of characters of one class begins, and the class; the first begins with 0.
    pub runs: Vec<(u32, usize)>,
    /// The number of classes.
    pub count: usize,
    /// A character of each class.
    pub samples: Vec<u32>,
    /// For each set, the classes that are in it.
    pub members: Vec<Vec<bool>>,
}

impl Alphabet {
    /// The classes that sets divide the characters into.
    ///
    /// # Errors
    ///
    /// There are too many sets and bounds.
    pub fn new(sets: &[Set], work: &mut Work) -> Result<Self, Spent> {
        let count = sets.iter().map(|set| set.bounds().len()).sum::<usize>();
        let words = sets.len().div_ceil(32);
        work.charge(count * 4)?;
        // Where a set begins or ends, and its number.
        let mut bounds = vec![(0, None), (SURROGATES[0], None), (SURROGATES[1], None)];
        for (number, set) in sets.iter().enumerate() {
            bounds.extend(set.bounds().iter().map(|&bound| (bound, Some(number))));
        }
        bounds.sort_unstable();

        let mut alphabet = Alphabet {
            runs: Vec::new(),
            count: 0,
            samples: Vec::new(),
            members: vec![Vec::new(); sets.len()],
        };
        // A bit for each set: whether the place is within it.
        let mut signature = vec![0_u32; words];
        let mut classes: HashMap<Vec<u32>, usize> = HashMap::new();
        for (place, &(at, set)) in bounds.iter().enumerate() {
            if let Some(set) = set {
                signature[set / 32] ^= 1 << (set % 32);
            }
            let is_last = bounds.get(place + 1).is_none_or(|next| next.0 > at);
            if !is_last || at == END || at == SURROGATES[0] {
                continue;
            }
            work.charge(1 + words)?;
            let class = if let Some(&class) = classes.get(&signature) {
                class
            } else {
                work.charge(sets.len())?;
                let class = alphabet.add(at, &signature);
                classes.insert(signature.clone(), class);
                class
            };
            if alphabet.runs.last().is_none_or(|&(_, last)| last != class) {
                alphabet.runs.push((at, class));
            }
        }
        Ok(alphabet)
    }

    /// The classes of ASCII characters one by one, and where the others' begin: three bytes of the first
    /// character, the highest first, and its class. `classes` gives each class its number.
    pub fn characters(&self, classes: &[u32]) -> (Vec<u8>, Vec<u8>) {
        let (mut ascii, mut beyond) = (Vec::with_capacity(128), Vec::new());
        let mut last = None;
        for (number, &(start, class)) in self.runs.iter().enumerate() {
            let class = classes[class] as u8;
            let end = self.runs.get(number + 1).map_or(END, |run| run.0);
            for _ in start..end.min(128) {
                ascii.push(class);
            }
            if end > 128 && last != Some(class) {
                let [_, high, middle, low] = start.max(128).to_be_bytes();
                beyond.extend([high, middle, low, class]);
                last = Some(class);
            }
        }
        (ascii, beyond)
    }

    fn add(&mut self, sample: u32, signature: &[u32]) -> usize {
        self.samples.push(sample);
        for (set, members) in self.members.iter_mut().enumerate() {
            members.push(signature[set / 32] >> (set % 32) & 1 == 1);
        }
        self.count += 1;
        self.count - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_no_set_tells_apart_share_a_class() {
        let lower = Set::range(0x61, 0x7a);
        let vowels = Set::ranges(&[(0x61, 0x61), (0x65, 0x65)]);
        let alphabet = Alphabet::new(&[lower, vowels], &mut Work::new(100)).expect("it is little");
        assert_eq!(alphabet.count, 3);
        let class = |code| {
            let run = alphabet.runs.iter().rev().find(|(start, _)| *start <= code);
            run.expect("the first begins with 0").1
        };
        assert_eq!(class('a'.into()), class('e'.into()));
        assert_eq!(class('b'.into()), class('z'.into()));
        assert_eq!(class(0), class('😀'.into()));
        assert!(alphabet.members[0][class('b'.into())]);
        assert!(!alphabet.members[1][class('b'.into())]);
    }
}
