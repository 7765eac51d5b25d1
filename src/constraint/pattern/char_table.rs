//! Tables of the characters beyond ASCII.

use super::utf8::count_up_to;

/// A partition of the characters beyond ASCII into kinds, which are numbered from 0.
///
/// A pattern refers to the table that it needs, so that the linker drops the others.
#[derive(Debug)]
pub struct CharTable {
    /// The number of kinds, at most [`ALTERNATING`].
    pub(super) kinds: usize,
    /// Empty, or a table of the first [`BLOCKS`] blocks of 256 characters: the number of the contents of each
    /// block, of one byte; where the runs of each contents begin and end in this table, of two bytes each,
    /// little-endian; and the runs. A run of characters of one kind is the lowest byte of the first, and the
    /// kind.
    pub(super) blocks: &'static [u8],
    /// Where each run of characters of one kind begins: three bytes of the first, big-endian, and the kind. With
    /// `blocks`, only of what follows them.
    pub(super) runs: &'static [u8],
}

/// The number of blocks in [`CharTable::blocks`].
const BLOCKS: usize = 0x200;

/// Instead of a kind: even characters are of kind 0, and odd ones of kind 1. The next number is the other way
/// round. Most letters with two cases alternate like this.
const ALTERNATING: u8 = 30;

/// Kind 1 is ECMA-262's `\s`.
pub static WHITE_SPACE: CharTable = CharTable {
    kinds: 2,
    blocks: b"",
    runs: b"\0\0\x80\0\0\0\xa0\x01\0\0\xa1\0\0\x16\x80\x01\0\x16\x81\0\0\x20\x00\x01\0\x20\x0b\0\
        \0\x20\x28\x01\0\x20\x2a\0\0\x20\x2f\x01\0\x20\x30\0\0\x20\x5f\x01\0\x20\x60\0\
        \0\x30\x00\x01\0\x30\x01\0\0\xfe\xff\x01\0\xff\x00\0",
};

/// Unicode's general categories: kind 0 is `Lu`, and kind 1 is `Ll`. The generator's test `unicode` defines the
/// other numbers, and writes the tables and those of the generator from the same data.
pub static GENERAL_CATEGORIES: CharTable = CharTable {
    kinds: 30,
    blocks: include_bytes!("general_categories/blocks.bin"),
    runs: include_bytes!("general_categories/runs.bin"),
};

impl CharTable {
    /// The kind of a character beyond ASCII.
    pub(super) const fn kind_of(&self, code: u32) -> u8 {
        let (block, [low_byte, ..]) = ((code >> 8) as usize, code.to_le_bytes());
        let kind = if block < BLOCKS && !self.blocks.is_empty() {
            self.kind_in_block(block, low_byte)
        } else {
            self.runs[count_up_to::<4>(self.runs, code) * 4 - 1]
        };
        if kind < ALTERNATING {
            kind
        } else {
            (low_byte ^ kind) & 1
        }
    }

    const fn kind_in_block(&self, block: usize, low_byte: u8) -> u8 {
        let contents = BLOCKS + self.blocks[block] as usize * 2;
        let (mut low, mut high) = (self.read_u16(contents), self.read_u16(contents + 2));
        // The first run begins at the lowest byte 0.
        while high - low > 2 {
            let middle = low + (high - low) / 4 * 2;
            if self.blocks[middle] <= low_byte {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.blocks[low + 1]
    }

    const fn read_u16(&self, i: usize) -> usize {
        self.blocks[i] as usize | (self.blocks[i + 1] as usize) << 8
    }
}
