//! Sets and classes of characters in the encoding of the runtime (`shapesmith`, `src/constraint/pattern/`).
//!
//! What is frequent has a printable byte, since the literals of the emitted code are long otherwise.

use std::borrow::Cow;

use super::char_set::{CODE_POINT_END, CharSet, SURROGATES};
use super::unicode;

/// A table of the runtime, which divides the characters beyond ASCII into kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharTable {
    /// Kind 1 is ECMA-262's `\s`, and kind 0 all else.
    WhiteSpace,
    /// The kinds are the general categories.
    GeneralCategories,
}

/// The byte of class 0.
const FIRST_CLASS: u8 = b'0';
/// Instead of the byte of a class beyond ASCII: the class is that of the character's kind.
const BY_KIND: u8 = 0xff;

/// Where each run of characters beyond ASCII begins that have the same number, and the number: a class or a kind.
/// The first run begins with the first character beyond ASCII.
type Runs = Vec<(u32, u8)>;

/// Classes of characters in the encoding of the runtime.
#[derive(Clone, Debug)]
pub(super) struct EncodedClasses {
    /// The class of each ASCII character.
    pub(super) ascii: Vec<u8>,
    pub(super) others: EncodedRanges,
}

/// Characters beyond ASCII in the encoding of the runtime.
#[derive(Clone, Debug)]
pub(super) struct EncodedRanges {
    /// The class of the first one, in character classes.
    pub(super) first: u8,
    pub(super) bytes: Vec<u8>,
    pub(super) table: Option<CharTable>,
}

/// Encodes a set: for each ASCII character `0` if it is in the set, and otherwise `1`; and the characters beyond
/// ASCII.
pub(super) fn encode_set(set: &CharSet) -> (Vec<u8>, EncodedRanges) {
    let mut ascii = vec![b'1'; 128];
    for range in set.bounds().chunks(2).filter(|range| range[0] < 0x80) {
        ascii[range[0] as usize..range[1].min(0x80) as usize].fill(b'0');
    }
    let runs = runs_of_set(set);
    let others = shortest(encode_ranges(&runs), |kinds| {
        encode_ranges_by_kind(&ByKind::new(&runs, kinds))
    });
    (ascii, others)
}

/// Encodes the classes of characters: `ascii` has the class of each ASCII character, and `runs` those of the others.
pub(super) fn encode_classes(ascii: &[u8], runs: &Runs) -> EncodedClasses {
    let runs = without_surrogates(runs);
    let explicit = encode_class_runs(&runs);
    let others = if runs.iter().any(|run| class_byte(run.1) == BY_KIND) {
        explicit
    } else {
        shortest(explicit, |kinds| {
            encode_classes_by_kind(&ByKind::new(&runs, kinds))
        })
    };
    EncodedClasses {
        ascii: ascii.iter().map(|&class| class_byte(class)).collect(),
        others,
    }
}

fn class_byte(class: u8) -> u8 {
    class.wrapping_add(FIRST_CLASS)
}

/// The runs of characters beyond ASCII that are in a set, number 1, or not, number 0.
fn runs_of_set(set: &CharSet) -> Runs {
    let mut runs = vec![(0x80, u8::from(set.contains(0x80)))];
    for (i, &bound) in set.bounds().iter().enumerate() {
        if bound > 0x80 && bound < CODE_POINT_END {
            runs.push((bound, u8::from(i % 2 == 0)));
        }
    }
    without_surrogates(&runs)
}

/// The runs in which surrogates, which no `str` contains, have the number of the character before them.
fn without_surrogates(runs: &Runs) -> Runs {
    let [first, end] = SURROGATES;
    let mut others = Runs::with_capacity(runs.len());
    for (i, &(start, number)) in runs.iter().enumerate() {
        if runs
            .get(i + 1)
            .is_some_and(|next| start >= first && next.0 <= end)
        {
            continue;
        }
        let start = if (first..end).contains(&start) {
            end
        } else {
            start
        };
        if others.last().is_none_or(|&(_, last)| last != number) {
            others.push((start, number));
        }
    }
    others
}

/// The three bytes of a code point.
fn code_bytes(code: u32) -> [u8; 3] {
    let [_, high, middle, low] = code.to_be_bytes();
    [high, middle, low]
}

/// Encodes the characters of a set: where ranges begin and end, alternately.
fn encode_ranges(runs: &Runs) -> EncodedRanges {
    let is_first_outside = usize::from(runs[0].1 == 0);
    let bounds = runs.iter().skip(is_first_outside);
    EncodedRanges {
        first: 0,
        bytes: bounds.flat_map(|&(start, _)| code_bytes(start)).collect(),
        table: None,
    }
}

/// Encodes the characters of a set: a bit for each kind of which most characters are in the set, and the ranges that
/// differ from that.
fn encode_ranges_by_kind(classes: &ByKind) -> EncodedRanges {
    let mut kinds = 0_u32;
    for (kind, &class) in classes.of_kinds.iter().enumerate() {
        kinds |= u32::from(class) << kind;
    }
    let mut bytes = kinds.to_le_bytes().to_vec();
    let mut is_different = false;
    for &(start, _, is_by_kind) in &classes.segments {
        if is_different == is_by_kind {
            is_different = !is_different;
            bytes.extend(code_bytes(start));
        }
    }
    EncodedRanges {
        first: 0,
        bytes,
        table: Some(classes.table),
    }
}

/// Encodes classes: where each run but the first begins, and its class.
fn encode_class_runs(runs: &Runs) -> EncodedRanges {
    let mut bytes = Vec::with_capacity(runs.len() * 4);
    for &(start, class) in &runs[1..] {
        bytes.extend(code_bytes(start));
        bytes.push(class_byte(class));
    }
    EncodedRanges {
        first: class_byte(runs[0].1),
        bytes,
        table: None,
    }
}

/// Encodes classes: the class of most characters of each kind, and the runs that differ from that.
fn encode_classes_by_kind(classes: &ByKind) -> EncodedRanges {
    let mut bytes: Vec<u8> = (classes.of_kinds.iter())
        .map(|&class| class_byte(class))
        .collect();
    let byte = |is_by_kind, class| {
        if is_by_kind {
            BY_KIND
        } else {
            class_byte(class)
        }
    };
    let (_, class, is_by_kind) = classes.segments[0];
    let first = byte(is_by_kind, class);
    let mut last = first;
    for &(start, class, is_by_kind) in &classes.segments {
        let byte = byte(is_by_kind, class);
        if byte != last {
            bytes.extend(code_bytes(start));
            bytes.push(byte);
            last = byte;
        }
    }
    EncodedRanges {
        first,
        bytes,
        table: Some(classes.table),
    }
}

/// The classes of characters, with regard to the kinds of a table.
struct ByKind {
    table: CharTable,
    /// The class of most characters of each kind.
    of_kinds: Vec<u8>,
    /// Runs of characters of one class and kind: the first character, the class, and whether that is the class of
    /// most characters of the kind.
    segments: Vec<(u32, u8, bool)>,
}

impl ByKind {
    fn new(runs: &Runs, (table, kinds): (CharTable, &Runs)) -> Self {
        let kind_count = kinds.iter().map(|run| run.1).max().map_or(0, usize::from) + 1;
        let class_count = runs.iter().map(|run| run.1).max().map_or(0, usize::from) + 1;
        // By kind and class: the number of characters.
        let mut counts = vec![0; kind_count * class_count];
        let mut segments = Vec::with_capacity(runs.len() + kinds.len());
        let (mut i, mut j, mut start) = (0, 0, 0x80);
        while start < CODE_POINT_END {
            let (class, kind) = (runs[i].1, kinds[j].1);
            let next_run = runs.get(i + 1).map_or(CODE_POINT_END, |run| run.0);
            let next_kind = kinds.get(j + 1).map_or(CODE_POINT_END, |run| run.0);
            let end = next_run.min(next_kind);
            if !(SURROGATES[0]..SURROGATES[1]).contains(&start) {
                counts[usize::from(kind) * class_count + usize::from(class)] += end - start;
                segments.push((start, class, kind));
            }
            i += usize::from(next_run == end);
            j += usize::from(next_kind == end);
            start = end;
        }
        let of_kinds: Vec<u8> = (counts.chunks(class_count))
            .map(|counts| {
                let most = (0..class_count).max_by_key(|&class| counts[class]);
                most.map_or(0, |class| class as u8)
            })
            .collect();
        let segments = (segments.into_iter())
            .map(|(start, class, kind)| (start, class, of_kinds[usize::from(kind)] == class))
            .collect();
        ByKind {
            table,
            of_kinds,
            segments,
        }
    }
}

/// The explicit ranges, or those of `encode` with a table if that is worth it.
fn shortest(
    explicit: EncodedRanges,
    encode: impl Fn((CharTable, &Runs)) -> EncodedRanges,
) -> EncodedRanges {
    let mut size = literal_len(&explicit.bytes);
    let mut best = explicit;
    // A reference to a table is about as long as this in the emitted code. The general categories add 7 kB to a
    // program, so they have to save more.
    for (table, cost) in [
        (CharTable::WhiteSpace, 30),
        (CharTable::GeneralCategories, 600),
    ] {
        if size <= cost {
            break;
        }
        let ranges = encode((table, &kinds(table)));
        let other_size = literal_len(&ranges.bytes) + cost;
        if other_size < size {
            (size, best) = (other_size, ranges);
        }
    }
    best
}

fn kinds(table: CharTable) -> Cow<'static, Runs> {
    match table {
        CharTable::WhiteSpace => Cow::Owned(runs_of_set(&CharSet::white_space())),
        CharTable::GeneralCategories => Cow::Borrowed(unicode::general_categories()),
    }
}

/// The length of a byte string literal.
fn literal_len(bytes: &[u8]) -> usize {
    let escaped = bytes.iter().map(|byte| match byte {
        b' ' | b'!' | b'#'..=b'[' | b']'..=b'~' => 1,
        b'\0' | b'\t' | b'\n' | b'\r' | b'"' | b'\\' => 2,
        _ => 4,
    });
    escaped.sum()
}
