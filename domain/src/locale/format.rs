//! Dates, numbers and money as readers of each language write them (CLDR 48.2).

use time::Date;

use super::Locale;
use crate::money::Money;
use crate::time::Timestamp;
use crate::time_zone::TimeZone;

/// Non-breaking space, as CLDR puts it between numbers and their symbols.
const NBSP: char = '\u{a0}';
/// Narrow non-breaking space, before AM and PM.
const NNBSP: char = '\u{202f}';

const MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const MONTHS_NL: [&str; 12] = [
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
];
const MONTHS_PL: [&str; 12] = [
    "sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru",
];
const MONTHS_RO: [&str; 12] = [
    "ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec.",
];

impl Locale {
    /// A day in CLDR's medium form: `Nov 22, 2026`, `22.11.2026`,
    /// `22 nov 2026`, `22 lis 2026`, `22 nov. 2026`, `2026年11月22日`.
    pub fn format_date(self, date: Date) -> String {
        let (year, month, day) = date.to_calendar_date();
        let number = u8::from(month);
        let named = |names: &[&'static str; 12]| names[usize::from(number) - 1];
        match self {
            Self::En => format!("{} {day}, {year}", named(&MONTHS_EN)),
            Self::De => format!("{day:02}.{number:02}.{year}"),
            Self::Nl => format!("{day} {} {year}", named(&MONTHS_NL)),
            Self::Pl => format!("{day} {} {year}", named(&MONTHS_PL)),
            Self::Ro => format!("{day} {} {year}", named(&MONTHS_RO)),
            Self::Zh => format!("{year}年{number}月{day}日"),
        }
    }

    /// The day an instant falls on in a zone, as [`Self::format_date`] has it.
    pub fn format_day(self, at: Timestamp, zone: &TimeZone) -> String {
        self.format_date(at.date(zone))
    }

    /// An instant as day in the medium form and time in the short form on a
    /// zone's clocks, saying how far these are from UTC: whoever reads may be
    /// elsewhere.
    pub fn format_datetime(self, at: Timestamp, zone: &TimeZone) -> String {
        let date = self.format_day(at, zone);
        let (hour, minute) = at.hour_minute(zone);
        let utc = from_utc(zone.ahead(at));
        match self {
            Self::En => {
                let half = if hour < 12 { "AM" } else { "PM" };
                let hour = (hour + 11) % 12 + 1;
                format!("{date}, {hour}:{minute:02}{NNBSP}{half} {utc}")
            }
            Self::De | Self::Nl | Self::Pl | Self::Ro => {
                format!("{date}, {hour:02}:{minute:02} {utc}")
            }
            Self::Zh => format!("{date} {hour:02}:{minute:02} {utc}"),
        }
    }

    /// A whole number with the language's grouping: `1,234`, `1.234`, in
    /// Polish `1234` but `12 345`.
    pub fn format_integer(self, number: i64) -> String {
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{}", self.grouped(number.unsigned_abs()))
    }

    /// An amount with its symbol, all minor digits shown: `€1,234.50`,
    /// `1.234,50 €`, `€ 1.234,50`, `1234,50 zł`.
    pub fn format_money(self, money: Money) -> String {
        let (whole, fraction) = money.parts();
        let mut number = self.grouped(whole);
        let digits = money.currency().minor_digits() as usize;
        if digits > 0 {
            number.push_str(&format!("{}{fraction:0digits$}", self.decimal_sign()));
        }
        let sign = if money.minor() < 0 { "-" } else { "" };
        let symbol = money.currency().symbol(self);
        match self {
            Self::En | Self::Zh => {
                // Letters would run into the digits (CLDR currencySpacing).
                let lettered = symbol.ends_with(|c: char| c.is_alphanumeric() || c == '.');
                let gap = if lettered {
                    NBSP.to_string()
                } else {
                    String::new()
                };
                format!("{sign}{symbol}{gap}{number}")
            }
            Self::Nl => format!("{symbol}{NBSP}{sign}{number}"),
            Self::De | Self::Pl | Self::Ro => format!("{sign}{number}{NBSP}{symbol}"),
        }
    }

    const fn decimal_sign(self) -> char {
        match self {
            Self::En | Self::Zh => '.',
            Self::De | Self::Nl | Self::Pl | Self::Ro => ',',
        }
    }

    const fn group_sign(self) -> char {
        match self {
            Self::En | Self::Zh => ',',
            Self::De | Self::Nl | Self::Ro => '.',
            Self::Pl => NBSP,
        }
    }

    fn grouped(self, number: u64) -> String {
        let digits = number.to_string();
        // CLDR minimumGroupingDigits: Polish leaves four digits together.
        let least = match self {
            Self::Pl => 5,
            Self::En | Self::De | Self::Nl | Self::Ro | Self::Zh => 4,
        };
        if digits.len() < least {
            return digits;
        }
        let mut text = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.group_sign());
            }
            text.push(digit);
        }
        text
    }
}

/// `UTC`, `UTC+1`, `UTC-3:30`: understood in every language, where a zone's own
/// abbreviation is not.
fn from_utc(ahead: i32) -> String {
    let (sign, minutes) = (if ahead < 0 { '-' } else { '+' }, ahead.unsigned_abs() / 60);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::time::parse_iso_date;

    fn in_all(show: impl Fn(Locale) -> String) -> [String; 6] {
        Locale::ALL.map(show)
    }

    #[test]
    fn days_are_written_in_the_medium_form() {
        let day = parse_iso_date("2026-03-05").unwrap();
        assert_eq!(
            in_all(|locale| locale.format_date(day)),
            [
                "Mar 5, 2026",
                "05.03.2026",
                "5 mrt 2026",
                "5 mar 2026",
                "5 mar. 2026",
                "2026年3月5日"
            ]
        );
    }

    #[test]
    fn instants_name_their_zone() {
        let at = Timestamp::from_seconds(1_795_309_323);
        assert_eq!(
            in_all(|locale| locale.format_datetime(at, &TimeZone::UTC)),
            [
                "Nov 22, 2026, 1:02\u{202f}AM UTC",
                "22.11.2026, 01:02 UTC",
                "22 nov 2026, 01:02 UTC",
                "22 lis 2026, 01:02 UTC",
                "22 nov. 2026, 01:02 UTC",
                "2026年11月22日 01:02 UTC",
            ]
        );
        let midnight = Timestamp::from_seconds(0);
        assert_eq!(
            Locale::En.format_datetime(midnight, &TimeZone::UTC),
            "Jan 1, 1970, 12:00\u{202f}AM UTC"
        );
        let noon = Timestamp::from_seconds(43_200);
        assert_eq!(
            Locale::En.format_datetime(noon, &TimeZone::UTC),
            "Jan 1, 1970, 12:00\u{202f}PM UTC"
        );
    }

    #[test]
    fn instants_are_told_by_the_clocks_of_their_zone() {
        let told = |zone: &str, at: i64| {
            let zone = TimeZone::from_name(zone).unwrap();
            Locale::De.format_datetime(Timestamp::from_seconds(at), &zone)
        };
        // The hour that comes twice: 2026-10-25, 00:30 and 01:30 UTC.
        assert_eq!(
            told("Europe/Warsaw", 1_792_888_200),
            "25.10.2026, 02:30 UTC+2"
        );
        assert_eq!(
            told("Europe/Warsaw", 1_792_891_800),
            "25.10.2026, 02:30 UTC+1"
        );
        assert_eq!(told("Asia/Kolkata", 0), "01.01.1970, 05:30 UTC+5:30");
        assert_eq!(
            told("America/St_Johns", 1_795_309_323),
            "21.11.2026, 21:32 UTC-3:30"
        );
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(
            in_all(|locale| locale.format_integer(-1_234_567)),
            [
                "-1,234,567",
                "-1.234.567",
                "-1.234.567",
                "-1\u{a0}234\u{a0}567",
                "-1.234.567",
                "-1,234,567"
            ]
        );
        assert_eq!(
            in_all(|locale| locale.format_integer(1234)),
            ["1,234", "1.234", "1.234", "1234", "1.234", "1,234"]
        );
        assert_eq!(
            Locale::En.format_integer(i64::MIN),
            "-9,223,372,036,854,775,808"
        );
        assert_eq!(Locale::De.format_integer(999), "999");
    }

    #[test]
    fn money_stands_where_the_language_puts_it() {
        let amount = |minor, code| Money::new(minor, Currency::from_code(code).unwrap());
        assert_eq!(
            in_all(|locale| locale.format_money(amount(-1_234_505, "EUR"))),
            [
                "-€12,345.05",
                "-12.345,05\u{a0}€",
                "€\u{a0}-12.345,05",
                "-12\u{a0}345,05\u{a0}€",
                "-12.345,05\u{a0}EUR",
                "-€12,345.05",
            ]
        );
        assert_eq!(
            Locale::Pl.format_money(amount(24_000, "PLN")),
            "240,00\u{a0}zł"
        );
        assert_eq!(
            Locale::En.format_money(amount(24_000, "PLN")),
            "PLN\u{a0}240.00"
        );
        assert_eq!(Locale::En.format_money(amount(24_000, "JPY")), "¥24,000");
        assert_eq!(Locale::De.format_money(amount(1, "KWD")), "0,001\u{a0}KWD");
        assert_eq!(
            Locale::Zh.format_money(amount(i64::MIN, "CNY")),
            "-¥92,233,720,368,547,758.08"
        );
    }
}
