//! Instants. The clock itself is elsewhere: time is an argument here.

pub use std::time::Duration;

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

use crate::time_zone::TimeZone;
const MICROS_PER_SECOND: i64 = 1_000_000;
/// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999999Z, in microseconds:
/// the years that RFC 3339 and `time::Date` can write.
const FIRST_WRITABLE: i64 = -62_135_596_800 * MICROS_PER_SECOND;
const LAST_WRITABLE: i64 = 253_402_300_800 * MICROS_PER_SECOND - 1;

/// An instant: microseconds since 1970-01-01T00:00:00Z, leap seconds not
/// counted (as POSIX has it). Arithmetic saturates, it never wraps.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// `micros`: microseconds since the Unix epoch, UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the Unix epoch, UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// `seconds` since the Unix epoch, UTC.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(MICROS_PER_SECOND))
    }

    /// Whole seconds since the Unix epoch, rounded towards the past.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(MICROS_PER_SECOND)
    }

    /// This instant and `duration` more; parts of a microsecond are dropped.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(whole_micros(duration)))
    }

    /// This instant less `duration`; parts of a microsecond are dropped.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(whole_micros(duration)))
    }

    /// The time that passed since `earlier`: zero when `earlier` is later.
    pub fn since(self, earlier: Self) -> Duration {
        let micros = i128::from(self.0) - i128::from(earlier.0);
        Duration::from_micros(u64::try_from(micros).unwrap_or(0))
    }

    /// The calendar day in a zone; instants outside the years 1 to 9999 give
    /// the nearest day inside.
    pub fn date(self, zone: &TimeZone) -> Date {
        zone.shown(self).utc().date()
    }

    /// When that calendar day begins in a zone: at midnight, or past it where
    /// the clocks are put forward then.
    pub fn of_date(date: Date, zone: &TimeZone) -> Self {
        zone.begin(date)
    }

    /// Hour (0 to 23) and minute on a zone's clocks.
    pub fn hour_minute(self, zone: &TimeZone) -> (u8, u8) {
        let shown = zone.shown(self).utc();
        (shown.hour(), shown.minute())
    }

    /// RFC 3339 in UTC, `2026-11-22T01:02:03Z`, with six decimals where the
    /// second is not whole. For `datetime` attributes, logs and JSON.
    pub fn rfc3339(self) -> String {
        let utc = self.utc();
        let (year, month, day) = (utc.year(), u8::from(utc.month()), utc.day());
        let (hour, minute, second) = utc.to_hms();
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if utc.microsecond() != 0 {
            text.push_str(&format!(".{:06}", utc.microsecond()));
        }
        text.push('Z');
        text
    }

    fn utc(self) -> OffsetDateTime {
        let micros = self.0.clamp(FIRST_WRITABLE, LAST_WRITABLE);
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000)
            .expect("clamped to the years that can be written")
    }
}

/// A calendar day in ISO 8601 form, `2026-11-22`: for `datetime` attributes
/// and date inputs.
pub fn iso_date(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// Reads `2026-11-22` and nothing else: what a date input sends.
pub fn parse_iso_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let year = text[0..4].parse().ok()?;
    let month = Month::try_from(text[5..7].parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year, month, text[8..10].parse().ok()?).ok()
}

fn whole_micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn instants_are_written_as_rfc_3339() {
        assert_eq!(Timestamp::from_seconds(0).rfc3339(), "1970-01-01T00:00:00Z");
        assert_eq!(
            Timestamp::from_micros(1_795_309_323_000_042).rfc3339(),
            "2026-11-22T01:02:03.000042Z"
        );
        assert_eq!(
            Timestamp::from_micros(i64::MIN).rfc3339(),
            "0001-01-01T00:00:00Z"
        );
        assert_eq!(
            Timestamp::from_micros(i64::MAX).rfc3339(),
            "9999-12-31T23:59:59.999999Z"
        );
    }

    #[test]
    fn seconds_round_towards_the_past() {
        assert_eq!(Timestamp::from_micros(-1).seconds(), -1);
        assert_eq!(Timestamp::from_micros(1_999_999).seconds(), 1);
    }

    #[test]
    fn only_whole_iso_days_are_read() {
        let day = parse_iso_date("2026-11-22").unwrap();
        assert_eq!(iso_date(day), "2026-11-22");
        let begins = |zone: &str| {
            let zone = TimeZone::from_name(zone).unwrap();
            Timestamp::of_date(day, &zone).rfc3339()
        };
        assert_eq!(begins("UTC"), "2026-11-22T00:00:00Z");
        assert_eq!(begins("Europe/Warsaw"), "2026-11-21T23:00:00Z");
        for refused in [
            "",
            "2026-13-01",
            "2026-02-30",
            "22.11.2026",
            "+026-11-22",
            "2026-1-022",
        ] {
            assert_eq!(parse_iso_date(refused), None, "{refused}");
        }
    }

    proptest! {
        #[test]
        fn arithmetic_never_panics_and_never_goes_the_wrong_way(
            micros in any::<i64>(), seconds in any::<u64>(), nanos in 0u32..1_000_000_000
        ) {
            let start = Timestamp::from_micros(micros);
            let step = Duration::new(seconds, nanos);
            prop_assert!(start.plus(step) >= start);
            prop_assert!(start.minus(step) <= start);
            let zone = TimeZone::from_name("Pacific/Auckland").unwrap();
            let _ = (start.date(&zone), start.rfc3339(), start.hour_minute(&zone));
        }

        #[test]
        fn a_day_begins_where_the_one_before_it_ends_in_any_zone(
            seconds in 0i64..4_000_000_000, at in any::<prop::sample::Index>()
        ) {
            let choices = TimeZone::choices();
            let zone = TimeZone::from_name(choices[at.index(choices.len())]).unwrap();
            let day = Timestamp::from_seconds(seconds).date(&zone);
            let begins = Timestamp::of_date(day, &zone);
            prop_assert!(begins.date(&zone) == day, "{zone} {day}");
            let before = begins.minus(Duration::from_secs(3_600));
            prop_assert!(before.date(&zone) < day, "{zone} {day}: {}", begins.rfc3339());
        }

        #[test]
        fn since_undoes_plus(micros in -(1i64 << 50)..(1 << 50), step in 0u64..(1 << 50)) {
            let start = Timestamp::from_micros(micros);
            let step = Duration::from_micros(step);
            prop_assert_eq!(start.plus(step).since(start), step);
            prop_assert_eq!(start.plus(step).minus(step), start);
            prop_assert_eq!(start.since(start.plus(step + Duration::from_micros(1))), Duration::ZERO);
        }

        #[test]
        fn written_instants_sort_as_the_instants_do(a in any::<i32>(), b in any::<i32>()) {
            let (a, b) = (Timestamp::from_seconds(a.into()), Timestamp::from_seconds(b.into()));
            prop_assert_eq!(a.cmp(&b), a.rfc3339().cmp(&b.rfc3339()));
        }
    }
}
