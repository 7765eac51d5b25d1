//! Timestamps in their three formats (Smithy specification, "Timestamp serialization and deserialization").

use serde_core::Serializer;
use serde_core::ser::Error as _;

use super::codec::{Decode, Encode};
use super::error::TypeMismatchKind;
use super::read::{Item, ReadJson};
use super::reader::Reader;
use super::write::{WriteJson, number};
use crate::Timestamp;
use crate::constraint::path::Path;
use crate::timestamp::{self, Format, Fraction};

/// `epoch-seconds`, the default of the JSON protocols.
impl ReadJson for Timestamp {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        read(reader, path, Format::EpochSeconds)
    }
}

impl Item for Timestamp {}

impl WriteJson for Timestamp {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(*self, Format::EpochSeconds, serializer)
    }
}

/// `date-time`
pub enum DateTime {}

impl Decode<Timestamp> for DateTime {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Timestamp {
        read(reader, path, Format::DateTime)
    }
}

impl Encode<Timestamp> for DateTime {
    fn write<S: Serializer>(value: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        write(*value, Format::DateTime, serializer)
    }
}

/// `http-date`, with a fraction of seconds if it is not zero.
pub enum HttpDate {}

impl Decode<Timestamp> for HttpDate {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Timestamp {
        read(reader, path, Format::HttpDate)
    }
}

impl Encode<Timestamp> for HttpDate {
    fn write<S: Serializer>(value: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        write(*value, Format::HttpDate, serializer)
    }
}

/// A timestamp in the format of the model. A client, and serde, read the others too: services send them, and
/// serde's formats do not all have exact numbers.
fn read(reader: &mut Reader<'_>, path: &Path<'_>, format: Format) -> Timestamp {
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

/// Writes a timestamp exactly.
fn write<S: Serializer>(time: Timestamp, format: Format, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(text) = time.to_text(format) else {
        return Err(S::Error::custom(UNWRITABLE_YEAR));
    };
    match format {
        Format::EpochSeconds => number(text, serializer),
        Format::DateTime | Format::HttpDate => serializer.serialize_str(&text),
    }
}

/// The error for a year that a format cannot write.
const UNWRITABLE_YEAR: &str =
    "a timestamp cannot be written in its format, which has the years 0 to 9999";
