//! The data the figures are measured on, the same each time.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

const HEAD: &str = "\"id\",\"is_company\",\"parent_id/id\",\"parent_id/name\",\"type\",\"name\",\"email\",\"phone\",\"mobile\",\
    \"street\",\"street2\",\"city\",\"zip\",\"state_id/name\",\"state_id/code\",\"country_id/code\",\"country_id/name\",\
    \"vat\",\"lang\",\"website\",\"function\",\"category_id/name\",\"comment\",\"active\"";

/// A list as people export it: companies, each with nine persons.
pub fn contacts(count: usize, path: &Path) -> Result<()> {
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut file = BufWriter::new(file);
    write(count, &mut file)?;
    Ok(file.flush()?)
}

fn write(count: usize, csv: &mut impl Write) -> Result<()> {
    writeln!(csv, "{HEAD}")?;
    let mut chance = Chance(0x5EED);
    let mut company = String::new();
    for number in 0..count {
        let first = number % 10 == 0;
        let place = chance.of(&PLACES);
        let (id, name) = if first {
            company = format!("{} {number}", chance.of(&COMPANIES));
            (format!("bench.company_{number}"), company.clone())
        } else {
            (format!("bench.person_{number}"), person(&mut chance))
        };
        let parent = if first {
            String::new()
        } else {
            format!("bench.company_{}", number - number % 10)
        };
        let parent_name = if first { "" } else { &company };
        let digits = chance.below(9_000_000) + 1_000_000;
        writeln!(
            csv,
            "\"{id}\",\"{}\",\"{parent}\",\"{parent_name}\",\"Contact\",\"{name}\",\"{}\",\
             \"+48 22 {digits}\",\"\",\"Long Street {}\",\"\",\"{}\",\"{}\",\"\",\"\",\"{}\",\"{}\",\"\",\"{}\",\"\",\"\",\
             \"\",\"\",\"True\"",
            if first { "True" } else { "" },
            email(number),
            chance.below(200) + 1,
            place.0,
            place.1,
            place.2,
            place.3,
            place.4,
        )?;
    }
    Ok(())
}

/// The address of the contact in that line of the list, counted from none.
pub fn email(number: usize) -> String {
    format!("bench{number}@example.com")
}

fn person(chance: &mut Chance) -> String {
    let given = chance.of(&GIVEN);
    // Seven hundred family names: a million people do not share eight.
    let family = format!("{}{}", chance.of(&STEMS), chance.of(&ENDINGS));
    format!("{given} {family}")
}

/// What people type into the search, from the first letter to the last: names, a company, an address, a number,
/// a town and somebody who is not there.
pub fn typed() -> Vec<String> {
    let mut chance = Chance(0x7A9E);
    let mut whole: Vec<String> = (0..4).map(|_| person(&mut chance)).collect();
    whole.extend(["Huta Łódź 730", "Utrecht", "Warszawa Anna", "nobody at all"].map(str::to_owned));
    whole.extend([email(4321), email(87), "+48 22 55".to_owned()]);
    let beginnings = whole.iter().flat_map(|text| {
        let ends = text.char_indices().map(|(at, it)| at + it.len_utf8());
        ends.take(14).map(|end| text[..end].to_owned())
    });
    beginnings.collect()
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
const GIVEN: [&str; 24] = [
    "Anna", "Jürgen", "Łukasz", "Sanne", "Ștefan", "Mary", "Zofia", "Pieter", "Ilse", "Andrei",
    "John", "Ewa", "Klaus", "Femke", "Ioana", "Grace", "Paweł", "Heike", "Daan", "Radu", "Alice",
    "Bogdan", "Lotte", "Marek",
];
const STEMS: [&str; 35] = [
    "Now", "Müll", "Pop", "Smi", "Wiś", "Jans", "Brow", "Kow", "Schmi", "Vis", "Ion", "Tayl",
    "Woj", "Fisch", "Bakk", "Stan", "Wils", "Lew", "Web", "Meij", "Dumi", "Evan", "Zie", "Beck",
    "Mul", "Mari", "Thom", "Szym", "Wagn", "Dijk", "Con", "Robe", "Dąb", "Hoff", "Smit",
];
const ENDINGS: [&str; 20] = [
    "ak", "er", "escu", "th", "niewska", "en", "n", "alski", "dt", "ser", "ița", "or", "ciech",
    "mann", "stra", "ova", "son", "icki", "sen", "ley",
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

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::{typed, write};

    #[test]
    fn the_same_list_is_made_each_time_and_every_line_has_every_column() {
        let list = || {
            let mut csv = Vec::new();
            write(25, &mut csv).expect("memory takes it");
            String::from_utf8(csv).expect("text")
        };
        let csv = list();
        assert_eq!(csv, list());
        let columns = |line: &str| line.split("\",\"").count();
        let mut lines = csv.lines();
        let head = columns(lines.next().expect("has a head"));
        assert!(lines.all(|line| columns(line) == head), "{csv}");
    }

    #[test]
    fn a_search_is_typed_letter_by_letter() {
        let typed = typed();
        assert_eq!(typed, super::typed());
        for beginning in ["H", "Huta Ł", "Huta Łódź 730", "+", "bench4321@exam"] {
            assert!(typed.iter().any(|it| it == beginning), "{beginning}");
        }
    }
}
