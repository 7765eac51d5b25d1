//! Timestamps.

use super::Generator;
use super::text::Use;
use crate::Timestamp;
use crate::constraint::pattern::sample::Choose;
use crate::schema::Schema;
use crate::timestamp::Format;

/// The first and the last second that all formats can write: those of the years 0 and 9999.
const FIRST: i64 = -62_167_219_200;
const LAST: i64 = 253_402_300_799;

impl Generator<'_, '_> {
    /// Makes a timestamp that its format can write without loss.
    pub(crate) fn timestamp(&mut self, schema: &Schema) -> Timestamp {
        let seconds = match self.choices.below(4) {
            0 => 0,
            1 => [FIRST, LAST, -1][self.choices.below(3)],
            // Of this century.
            2 => 946_684_800 + self.seconds(3_155_760_000),
            _ => FIRST + self.seconds(LAST.abs_diff(FIRST)),
        };
        let format = schema.timestamp_format.unwrap_or(match self.of_member {
            Use::Header => Format::HttpDate,
            _ => Format::EpochSeconds,
        });
        let milliseconds = match format {
            Format::HttpDate => 0,
            Format::EpochSeconds | Format::DateTime if self.choices.below(2) == 0 => 0,
            Format::EpochSeconds | Format::DateTime => self.choices.below(1000),
        };
        #[allow(clippy::cast_possible_truncation)] // below 1000
        let nanoseconds = milliseconds as u32 * 1_000_000;
        Timestamp::from_parts(seconds, nanoseconds)
    }

    fn seconds(&mut self, most: u64) -> i64 {
        i64::try_from(self.choices.up_to(most.into())).unwrap_or_default()
    }
}
