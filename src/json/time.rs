//! Timestamps in their three formats (Smithy specification, "Timestamp serialization and deserialization").

use std::cell::Cell;

use serde_core::Serializer;
use serde_core::ser::Error as _;

use super::error::TypeMismatchKind;
use super::reader::Reader;
use super::write::number;
use crate::Timestamp;
use crate::constraint::path::Path;
use crate::timestamp::{self, Format, Fraction};

/// A timestamp in the format of the model. A client, and serde, read the others too: services send them, and
/// serde's formats do not all have exact numbers.
pub(super) fn read(reader: &mut Reader<'_>, path: &Path<'_>, format: Format) -> Timestamp {
    if reader.is_absent() {
        return Timestamp::UNIX_EPOCH;
    }
    let expected = match format {
        Format::EpochSeconds => "a timestamp, as a number of seconds since 1970",
        Format::DateTime => "a timestamp such as \"1985-04-12T23:20:50.52Z\"",
        Format::HttpDate => "a timestamp such as \"Tue, 29 Apr 2014 18:30:38 GMT\"",
    };
    let (is_any, is_number) = (reader.reads_any_timestamp(), format == Format::EpochSeconds);
    let time = match reader.peek() {
        Some(b'-' | b'0'..=b'9') if is_any || is_number => {
            let time = reader
                .number()
                .map(|digits| timestamp::strict(digits, Format::EpochSeconds));
            if time == Some(None) {
                let expected = "a timestamp whose number of seconds fits into 64 bits";
                reader.mismatch(path, TypeMismatchKind::Timestamp, expected);
                return Timestamp::UNIX_EPOCH;
            }
            time.flatten()
        }
        Some(b'"') if is_any => timestamp::any(&reader.string(), Fraction::Allowed),
        Some(b'"') if !is_number => timestamp::strict(&reader.string(), format),
        _ => {
            reader.skip_mismatch(path, TypeMismatchKind::Timestamp, expected);
            return Timestamp::UNIX_EPOCH;
        }
    };
    time.unwrap_or_else(|| {
        reader.mismatch(path, TypeMismatchKind::Timestamp, expected);
        Timestamp::UNIX_EPOCH
    })
}

/// Writes a timestamp: exactly, or in a message with the resolution of its format.
pub(super) fn write<S: Serializer>(
    time: Timestamp,
    format: Format,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let time = if IS_IN_MESSAGE.get() {
        time.truncated(format)
    } else {
        time
    };
    let Some(text) = time.to_text(format) else {
        return Err(S::Error::custom(format_args!(
            "a timestamp {YEAR_OUT_OF_RANGE}"
        )));
    };
    match format {
        Format::EpochSeconds => number(text, serializer),
        Format::DateTime | Format::HttpDate => serializer.serialize_str(&text),
    }
}

pub(super) fn problem(time: Timestamp, format: Format) -> Option<&'static str> {
    time.to_text(format).is_none().then_some(YEAR_OUT_OF_RANGE)
}

/// Why the formats with four digits for the year cannot write a timestamp.
pub(crate) const YEAR_OUT_OF_RANGE: &str = "has a year outside the range of its format, 0 to 9999";

thread_local! {
    /// Whether a message is being written on this thread. Serializers do not pass on such a parameter, and with a
    /// second type of serializer, all generated code would be compiled twice.
    static IS_IN_MESSAGE: Cell<bool> = const { Cell::new(false) };
}

/// Writes the document of a message: timestamps have the resolution of their format (Smithy specification,
/// "timestampFormat trait").
#[cfg(feature = "http")]
pub(crate) fn in_message<T>(write: impl FnOnce() -> T) -> T {
    struct Restored(bool);

    impl Drop for Restored {
        fn drop(&mut self) {
            IS_IN_MESSAGE.set(self.0);
        }
    }

    let _restored = Restored(IS_IN_MESSAGE.replace(true));
    write()
}
