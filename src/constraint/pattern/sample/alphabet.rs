//! Characters to choose from.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Choose;
use crate::constraint::pattern::NonAscii;
use crate::constraint::pattern::char_set::CharSet;
use crate::constraint::pattern::char_table::{CharTable, GENERAL_CATEGORIES, WHITE_SPACE};

/// Which characters a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Characters {
    /// All of them.
    Any,
    /// The printable ones of ASCII, as header values have them.
    Printable,
    /// Those of lowercase header names.
    HeaderName,
    /// Letters, digits and hyphens.
    HostLabel,
}

impl Characters {
    pub(crate) fn contains(self, character: char) -> bool {
        match self {
            Characters::Any => true,
            Characters::Printable => matches!(character, ' '..='~'),
            Characters::HeaderName => matches!(character, 'a'..='z' | '0'..='9' | '-'),
            Characters::HostLabel => character.is_ascii_alphanumeric() || character == '-',
        }
    }
}

/// Characters to choose from: the likely ones first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    characters: Vec<char>,
    /// The number of printable characters of ASCII.
    likely: usize,
}

impl Pool {
    /// The characters for values that the model says nothing about.
    pub(crate) fn of(characters: Characters) -> &'static Self {
        static ANY: LazyLock<Pool> = LazyLock::new(|| Pool::new(Characters::Any));
        static PRINTABLE: LazyLock<Pool> = LazyLock::new(|| Pool::new(Characters::Printable));
        static HEADER_NAME: LazyLock<Pool> = LazyLock::new(|| Pool::new(Characters::HeaderName));
        static HOST_LABEL: LazyLock<Pool> = LazyLock::new(|| Pool::new(Characters::HostLabel));
        match characters {
            Characters::Any => &ANY,
            Characters::Printable => &PRINTABLE,
            Characters::HeaderName => &HEADER_NAME,
            Characters::HostLabel => &HOST_LABEL,
        }
    }

    fn new(characters: Characters) -> Self {
        let mut pool = Pool::default();
        ordered().for_each(|character| pool.push(character, characters));
        pool
    }

    fn push(&mut self, character: char, of: Characters) {
        if of.contains(character) {
            self.characters.push(character);
            self.likely += usize::from(matches!(character, ' '..='~'));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// Chooses a character, most often a likely one. `None` if there is none.
    pub(super) fn choose(&self, choices: &mut dyn Choose) -> Option<char> {
        let count = self.characters.len();
        if self.likely == 0 || self.likely == count {
            return self.characters.get(choices.below(count)).copied();
        }
        // A single choice is enough for a likely one.
        let choice = choices.below(self.likely + self.likely.div_ceil(4));
        let choice = if choice < self.likely {
            choice
        } else {
            choices.below(count)
        };
        self.characters.get(choice).copied()
    }
}

/// The characters of ASCII, the likely ones first, and some others.
fn ordered() -> impl Iterator<Item = char> {
    let likely = ('a'..='z').chain('0'..='9').chain('A'..='Z');
    let others = ('\0'..='\x7f').filter(|character| !character.is_ascii_alphanumeric());
    let (printable, control): (Vec<char>, Vec<char>) =
        others.partition(|character| matches!(character, ' '..='~'));
    likely.chain(printable).chain(OTHERS).chain(control)
}

/// Characters of two, three and four bytes.
const OTHERS: [char; 16] = [
    'é',
    'ß',
    'Ω',
    'я',
    '\u{80}',
    '\u{a0}',
    '\u{301}',
    '\u{7ff}',
    '中',
    '€',
    '\u{2028}',
    '\u{fffd}',
    '😀',
    '𝔸',
    '\u{e000}',
    char::MAX,
];

/// The characters by class. `edges` are those beyond ASCII where classes begin.
pub(super) fn pools(
    others: &NonAscii,
    edges: BTreeSet<u32>,
    of: Characters,
    class: impl Fn(char) -> usize,
) -> Vec<Pool> {
    let mut pools = vec![Pool::default(); 2];
    let mut put = |character: char| {
        let class = class(character);
        if class >= pools.len() {
            pools.resize(class + 1, Pool::default());
        }
        pools[class].push(character, of);
    };
    let mut beyond = edges;
    if let Some(table) = others.table {
        beyond.extend(table.examples());
    }
    beyond.extend(OTHERS.map(u32::from));
    // The characters near the edges, and between them.
    let starts: Vec<u32> = beyond.iter().copied().collect();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(0x11_0000, |end| *end);
        beyond.extend([start, u32::midpoint(start, end), end - 1]);
    }
    ordered().filter(char::is_ascii).for_each(&mut put);
    let beyond = beyond.into_iter().filter(|code| *code >= 0x80);
    beyond.filter_map(char::from_u32).for_each(&mut put);
    pools
}

impl NonAscii {
    /// Where the ranges of a set begin and end.
    pub(super) fn set_edges(&self) -> BTreeSet<u32> {
        let ranges = match (self.table, self.ranges.split_first_chunk::<4>()) {
            (Some(_), Some((_, rest))) => rest,
            _ => self.ranges,
        };
        codes::<3>(ranges)
    }

    /// Where runs of characters of one class begin.
    pub(super) fn class_edges(&self) -> BTreeSet<u32> {
        let kinds = self.table.map_or(0, |table| table.kinds);
        codes::<4>(self.ranges.split_at(kinds.min(self.ranges.len())).1)
    }
}

/// The code points at the beginning of records.
fn codes<const SIZE: usize>(records: &[u8]) -> BTreeSet<u32> {
    let code = |record: &[u8]| {
        record
            .iter()
            .take(3)
            .fold(0, |code, b| code << 8 | u32::from(*b))
    };
    let codes: BTreeSet<u32> = records.chunks_exact(SIZE).map(code).collect();
    codes.into_iter().chain([0x80]).collect()
}

impl CharSet<'_> {
    fn contains_character(&self, character: char) -> bool {
        match u8::try_from(character) {
            Ok(byte @ 0..=0x7f) => self.contains_ascii(byte),
            _ => self.contains_non_ascii(character.into()),
        }
    }

    pub(super) fn contains(&self, character: char) -> bool {
        self.contains_character(character)
    }
}

/// How many characters of each kind a pattern chooses from.
const MAX_EXAMPLES: usize = 24;

impl CharTable {
    /// Characters of each kind.
    fn examples(&'static self) -> impl Iterator<Item = u32> {
        static OF_CATEGORIES: LazyLock<Vec<u32>> =
            LazyLock::new(|| find_examples(&GENERAL_CATEGORIES));
        static OF_WHITE_SPACE: LazyLock<Vec<u32>> = LazyLock::new(|| find_examples(&WHITE_SPACE));
        let examples = if self.kinds == WHITE_SPACE.kinds {
            &OF_WHITE_SPACE
        } else {
            &OF_CATEGORIES
        };
        examples.iter().copied()
    }
}

fn find_examples(table: &CharTable) -> Vec<u32> {
    let mut found = vec![0; table.kinds];
    // All blocks of letters and punctuation that are in use, and a part of the others.
    let near = 0x80..0x3100;
    let far = (0x3100..0x11_0000).step_by(61);
    let is_example = |code: &u32| {
        let count = &mut found[usize::from(table.kind_of(*code))];
        *count += 1;
        *count <= MAX_EXAMPLES
    };
    near.chain(far)
        .filter(|code| char::from_u32(*code).is_some())
        .filter(is_example)
        .collect()
}
