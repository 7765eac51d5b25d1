//! The proleptic Gregorian calendar, for every timestamp.

const SECONDS_PER_DAY: i64 = 86_400;

/// The days of a period after which the calendar repeats.
const DAYS_PER_400_YEARS: i64 = 146_097;

/// The days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

/// A date and time in UTC.
pub(super) struct Civil {
    pub year: i64,
    /// 1 to 12
    pub month: i64,
    /// 1 to 31
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    /// 0 to 59, or 60 for a leap second that was read.
    pub second: i64,
}

impl Civil {
    /// The date and time of a number of seconds since 1970.
    pub fn from_unix_timestamp(seconds: i64) -> Self {
        let (days, second) = (
            seconds.div_euclid(SECONDS_PER_DAY),
            seconds.rem_euclid(SECONDS_PER_DAY),
        );
        // Years are counted from March, so that the leap day is the last of its year.
        let days = days + EPOCH;
        let period = days.div_euclid(DAYS_PER_400_YEARS);
        let day = days.rem_euclid(DAYS_PER_400_YEARS);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Civil {
            year: year + 400 * period + i64::from(month <= 2),
            month,
            day,
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
        }
    }

    /// Whether there is such a date and time.
    pub fn is_valid(&self) -> bool {
        (1..=12).contains(&self.month)
            && (1..=days_of_month(self.year, self.month)).contains(&self.day)
            && (0..=23).contains(&self.hour)
            && (0..=59).contains(&self.minute)
            && (0..=60).contains(&self.second)
    }

    /// The number of seconds since 1970, for a year of at most twelve digits.
    pub fn to_unix_timestamp(&self) -> i128 {
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let (period, year) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month + 2) / 5 + self.day - 1;
        let day = 365 * year + year / 4 - year / 100 + day_of_year;
        let days = period * DAYS_PER_400_YEARS + day - EPOCH;
        let second = self.hour * 3_600 + self.minute * 60 + self.second;
        i128::from(days) * i128::from(SECONDS_PER_DAY) + i128::from(second)
    }

    /// The day of the week, from 0 for Monday.
    #[cfg(feature = "serde")]
    pub fn day_of_week(&self) -> usize {
        let days = self.to_unix_timestamp().div_euclid(SECONDS_PER_DAY.into());
        // 1970-01-01 was a Thursday.
        usize::try_from((days + 3).rem_euclid(7)).unwrap_or_default()
    }
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_timestamp_has_a_date() {
        let edges = [i64::MIN, i64::MAX, 0, -1, SECONDS_PER_DAY, -SECONDS_PER_DAY];
        // Each day of 800 years, and then ever longer steps.
        let days = (-400 * 366..400 * 366).map(|day| day * SECONDS_PER_DAY - 1);
        let far = (0..62).flat_map(|bit| [1 << bit, -(1 << bit)]);
        for seconds in days.chain(far).chain(edges) {
            let civil = Civil::from_unix_timestamp(seconds);
            assert!(civil.is_valid(), "{seconds}");
            assert_eq!(civil.to_unix_timestamp(), seconds.into());
        }
    }

    #[test]
    fn months_have_their_days() {
        let days = |year| {
            (1..=12)
                .map(|month| days_of_month(year, month))
                .sum::<i64>()
        };
        assert_eq!(
            [1900, 2000, 2023, 2024, -4, -100].map(days),
            [365, 366, 365, 366, 366, 365]
        );
    }
}
