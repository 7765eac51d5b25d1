//! Conversions from and to the types of the standard library and other crates.

use std::time::{Duration, SystemTime};

use super::{Timestamp, TimestampRangeError};

/// The nearest timestamp to a number of nanoseconds.
fn nearest(nanoseconds: i128) -> Timestamp {
    let end = if nanoseconds < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    Timestamp::from_unix_timestamp_nanos(nanoseconds).unwrap_or(end)
}

/// Exact. No known platform has a system time beyond the range of a timestamp; it would become the first or last one.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let nanoseconds = |duration: Duration| {
            let seconds = i128::from(duration.as_secs()) * 1_000_000_000;
            seconds + i128::from(duration.subsec_nanos())
        };
        nearest(match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => nanoseconds(since),
            Err(error) => -nanoseconds(error.duration()),
        })
    }
}

/// Has the resolution of the platform, which is 100 nanoseconds on Windows. The error is that of a time that the
/// platform cannot represent.
impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampRangeError;

    fn try_from(time: Timestamp) -> Result<Self, TimestampRangeError> {
        let seconds = Duration::from_secs(time.seconds.unsigned_abs());
        let second = if time.seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(seconds)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(seconds)
        };
        second
            .and_then(|second| second.checked_add(Duration::from_nanos(time.nanoseconds.into())))
            .ok_or(TimestampRangeError(()))
    }
}

#[cfg(feature = "time")]
mod of_time {
    use time::{OffsetDateTime, UtcDateTime};

    use super::super::{Timestamp, TimestampRangeError};

    macro_rules! conversions {
        ($($other:ident),*) => {$(
            impl From<$other> for Timestamp {
                fn from(time: $other) -> Self {
                    super::nearest(time.unix_timestamp_nanos())
                }
            }

            /// Fails beyond the years -9999 to 9999, or with the feature `large-dates` of `time`, -999999 to 999999.
            impl TryFrom<Timestamp> for $other {
                type Error = TimestampRangeError;

                fn try_from(time: Timestamp) -> Result<Self, TimestampRangeError> {
                    $other::from_unix_timestamp_nanos(time.unix_timestamp_nanos())
                        .map_err(|_| TimestampRangeError(()))
                }
            }
        )*};
    }

    conversions!(OffsetDateTime, UtcDateTime);
}

#[cfg(feature = "jiff")]
mod of_jiff {
    use super::super::{Timestamp, TimestampRangeError};

    impl From<jiff::Timestamp> for Timestamp {
        fn from(time: jiff::Timestamp) -> Self {
            super::nearest(time.as_nanosecond())
        }
    }

    /// Fails beyond the years -9999 to 9999.
    impl TryFrom<Timestamp> for jiff::Timestamp {
        type Error = TimestampRangeError;

        fn try_from(time: Timestamp) -> Result<Self, TimestampRangeError> {
            jiff::Timestamp::from_nanosecond(time.unix_timestamp_nanos())
                .map_err(|_| TimestampRangeError(()))
        }
    }
}

#[cfg(feature = "chrono")]
mod of_chrono {
    use chrono::{DateTime, TimeZone, Utc};

    use super::super::{Timestamp, TimestampRangeError};

    /// A leap second becomes the first second of the next minute.
    impl<Tz: TimeZone> From<DateTime<Tz>> for Timestamp {
        fn from(time: DateTime<Tz>) -> Self {
            let seconds = i128::from(time.timestamp()) * 1_000_000_000;
            super::nearest(seconds + i128::from(time.timestamp_subsec_nanos()))
        }
    }

    /// Fails beyond the years -262143 to 262142.
    impl TryFrom<Timestamp> for DateTime<Utc> {
        type Error = TimestampRangeError;

        fn try_from(time: Timestamp) -> Result<Self, TimestampRangeError> {
            DateTime::from_timestamp(time.unix_timestamp(), time.nanosecond())
                .ok_or(TimestampRangeError(()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timestamp::timestamp_default;

    #[test]
    fn system_times() {
        for (seconds, nanoseconds) in [(0, 0), (0, 1), (-1, 999_999_999), (-5, 0), (1 << 40, 5)] {
            let time = timestamp_default(seconds, nanoseconds);
            let system = SystemTime::try_from(time).expect("in range");
            assert_eq!(Timestamp::from(system), time);
        }
        let before = SystemTime::UNIX_EPOCH - Duration::from_nanos(1);
        assert_eq!(Timestamp::from(before), timestamp_default(-1, 999_999_999));
        // They may be out of the range of the platform, which must not panic.
        for time in [Timestamp::MIN, Timestamp::MAX] {
            if let Ok(system) = SystemTime::try_from(time) {
                assert_eq!(Timestamp::from(system), time);
            }
        }
    }

    /// Random timestamps, most of them between the years -9999 and 9999.
    #[cfg(any(feature = "time", feature = "jiff", feature = "chrono"))]
    fn timestamps() -> impl Iterator<Item = Timestamp> {
        let mut state = 1_u64;
        let random = move || {
            // xorshift64
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let random = std::iter::repeat_with(random);
        random.take(100_000).map(|bits| {
            let seconds = (bits.cast_signed() >> 8) % 400_000_000_000;
            timestamp_default(seconds, u32::try_from(bits % 1_000_000_000).expect("less"))
        })
    }

    #[cfg(feature = "time")]
    #[test]
    fn the_calendar_is_that_of_time() {
        use time::{OffsetDateTime, UtcDateTime};

        use crate::timestamp::calendar::Civil;

        let mut in_range = 0;
        for timestamp in timestamps() {
            let Ok(other) = UtcDateTime::try_from(timestamp) else {
                continue;
            };
            in_range += 1;
            assert_eq!(Timestamp::from(other), timestamp);
            let civil = Civil::from_unix_timestamp(timestamp.seconds);
            assert_eq!(civil.year, i64::from(other.year()));
            let date = [u8::from(other.month()), other.day()].map(i64::from);
            assert_eq!([civil.month, civil.day], date);
            let time = [other.hour(), other.minute(), other.second()].map(i64::from);
            assert_eq!([civil.hour, civil.minute, civil.second], time);
            let day = usize::from(other.weekday().number_days_from_monday());
            assert_eq!(civil.day_of_week(), day);
            assert_eq!(timestamp.to_string().parse(), Ok(timestamp));
            let other = OffsetDateTime::try_from(timestamp).expect("in range");
            assert_eq!(Timestamp::from(other), timestamp);
        }
        assert!(in_range > 50_000, "{in_range}");
        assert!(OffsetDateTime::try_from(Timestamp::MAX).is_err());
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn jiff_and_back() {
        for timestamp in timestamps() {
            let Ok(other) = jiff::Timestamp::try_from(timestamp) else {
                continue;
            };
            assert_eq!(Timestamp::from(other), timestamp);
        }
        assert!(jiff::Timestamp::try_from(Timestamp::MAX).is_err());
    }

    #[cfg(feature = "chrono")]
    #[test]
    fn chrono_and_back() {
        use chrono::{DateTime, FixedOffset, TimeZone, Utc};

        for timestamp in timestamps() {
            let other = DateTime::<Utc>::try_from(timestamp).expect("in range");
            assert_eq!(Timestamp::from(other), timestamp);
            let offset = FixedOffset::east_opt(3_600).expect("an offset");
            let local = offset.from_utc_datetime(&other.naive_utc());
            assert_eq!(Timestamp::from(local), timestamp);
        }
        assert!(DateTime::<Utc>::try_from(Timestamp::MAX).is_err());
        let leap = "2016-12-31T23:59:60.5Z".parse::<DateTime<Utc>>();
        let next = "2017-01-01T00:00:00.5Z".parse();
        assert_eq!(leap.map(Timestamp::from).ok(), next.ok());
    }
}
