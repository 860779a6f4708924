//! The data the figures are measured on, the same each time.

use std::fmt::Write as _;

/// A list as people export it: companies, each with nine persons.
pub fn contacts(count: usize) -> String {
    let mut csv = String::from(
        "\"id\",\"is_company\",\"parent_id/id\",\"parent_id/name\",\"type\",\"name\",\"email\",\"phone\",\"mobile\",\
         \"street\",\"street2\",\"city\",\"zip\",\"state_id/name\",\"state_id/code\",\"country_id/code\",\
         \"country_id/name\",\"vat\",\"lang\",\"website\",\"function\",\"category_id/name\",\"comment\",\"active\"\n",
    );
    let mut chance = Chance(0x5EED);
    let mut company = String::new();
    for number in 0..count {
        let first = number % 10 == 0;
        let place = PLACES[chance.below(PLACES.len())];
        let (id, name) = if first {
            company = format!("{} {number}", COMPANIES[chance.below(COMPANIES.len())]);
            (format!("bench.company_{number}"), company.clone())
        } else {
            let given = GIVEN[chance.below(GIVEN.len())];
            let family = FAMILY[chance.below(FAMILY.len())];
            (
                format!("bench.person_{number}"),
                format!("{given} {family}"),
            )
        };
        let parent = if first {
            String::new()
        } else {
            format!("bench.company_{}", number - number % 10)
        };
        let parent_name = if first { "" } else { &company };
        let digits = chance.below(9_000_000) + 1_000_000;
        // Writing to a String cannot fail.
        let _written = writeln!(
            csv,
            "\"{id}\",\"{}\",\"{parent}\",\"{parent_name}\",\"Contact\",\"{name}\",\"bench{number}@example.com\",\
             \"+48 22 {digits}\",\"\",\"Long Street {}\",\"\",\"{}\",\"{}\",\"\",\"\",\"{}\",\"{}\",\"\",\"{}\",\"\",\"\",\
             \"\",\"\",\"True\"",
            if first { "True" } else { "" },
            chance.below(200) + 1,
            place.0,
            place.1,
            place.2,
            place.3,
            place.4,
        );
    }
    csv
}

const PLACES: [(&str, &str, &str, &str, &str); 5] = [
    ("Warszawa", "00-001", "PL", "Poland", "pl_PL"),
    ("Berlin", "10115", "DE", "Germany", "de_DE"),
    ("Utrecht", "3511 AA", "NL", "Netherlands", "nl_NL"),
    ("Cluj-Napoca", "400001", "RO", "Romania", "ro_RO"),
    ("London", "N1 9GU", "GB", "United Kingdom", "en_GB"),
];
const COMPANIES: [&str; 6] = [
    "Wood Corner",
    "Huta Łódź",
    "Gärtnerei Weiß",
    "De Hoek Handel",
    "Mobilă Nouă",
    "Azure Works",
];
const GIVEN: [&str; 8] = [
    "Anna", "Jürgen", "Łukasz", "Sanne", "Ștefan", "Mary", "Zofia", "Pieter",
];
const FAMILY: [&str; 8] = [
    "Nowak",
    "Müller",
    "de Vries",
    "Popescu",
    "Smith",
    "Wiśniewska",
    "Jansen",
    "Brown",
];

/// splitmix64: small, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        value ^= value >> 31;
        (value % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::contacts;

    #[test]
    fn the_same_list_is_made_each_time_and_every_line_has_every_column() {
        let csv = contacts(25);
        assert_eq!(csv, contacts(25));
        let columns = |line: &str| line.split("\",\"").count();
        let mut lines = csv.lines();
        let head = columns(lines.next().expect("has a head"));
        assert!(lines.all(|line| columns(line) == head), "{csv}");
    }
}
