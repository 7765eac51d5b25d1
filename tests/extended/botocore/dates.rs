//! Dates, computed without the code that the test is about.

/// The year, month and day of a number of days since 1970.
fn date(mut days: u64) -> (u64, usize, u64) {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 0;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

fn time(seconds: u64) -> String {
    format!(
        "{:02}:{:02}:{:02}",
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// A number of seconds since 1970 as `date-time`.
pub fn date_time(seconds: u64) -> String {
    let (year, month, day) = date(seconds / 86_400);
    format!("{year:04}-{:02}-{day:02}T{}Z", month + 1, time(seconds))
}

/// A number of seconds since 1970 as `http-date`.
pub fn http_date(seconds: u64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    // The first of January 1970 was a Thursday.
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let days = seconds / 86_400;
    let (year, month, day) = date(days);
    let weekday = DAYS[usize::try_from(days % 7).expect("small")];
    format!(
        "{weekday}, {day:02} {} {year:04} {} GMT",
        MONTHS[month],
        time(seconds)
    )
}

#[test]
fn dates_are_those_of_the_calendar() {
    assert_eq!(date_time(951_782_400), "2000-02-29T00:00:00Z");
    assert_eq!(date_time(4_107_542_399), "2100-02-28T23:59:59Z");
    assert_eq!(date_time(4_107_542_400), "2100-03-01T00:00:00Z");
    assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
}
