//! From a text to a value, or to what would be right instead. What may hold a password is never
//! repeated in a refusal.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use atrium_domain::colour::Colour;
use atrium_domain::email::Email;
use atrium_domain::locale::{Locale, Offered};
use atrium_domain::money::{Currency, parse_amount};
use atrium_domain::permission::PayRight;
use atrium_domain::time_zone::TimeZone;
use url::{Host, Url};

use super::network::Network;

pub(super) type Value<T> = Result<T, String>;

/// A text from outside, fit to stand in one line of a terminal.
fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(80).flat_map(char::escape_debug).collect();
    if text.chars().count() > 80 {
        shown.push('…');
    }
    shown
}

pub(super) fn address(text: &str) -> Value<SocketAddr> {
    let example = "write an IP address and a port, such as 127.0.0.1:3000 or [::1]:3000";
    let address: SocketAddr = text.trim().parse().map_err(|_| {
        format!(
            "\"{}\" is not an address to listen on; {example}",
            shown(text)
        )
    })?;
    if address.port() == 0 {
        return Err(format!(
            "port 0 leaves open where Atrium answers; {example}"
        ));
    }
    Ok(address)
}

/// As [`address`]; nothing means none.
pub(super) fn optional_address(text: &str) -> Value<Option<SocketAddr>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    address(text).map(Some)
}

/// Scheme, host and port of the address people use, without a slash at its end.
pub(super) fn base_url(text: &str) -> Value<Url> {
    let example =
        "write scheme and host, such as http://localhost:3000 or https://portal.example.com";
    let url = Url::parse(text.trim())
        .map_err(|_| format!("\"{}\" is not an address; {example}", shown(text)))?;
    let wrong = |what: &str| Err(format!("{what}; {example}"));
    if !matches!(url.scheme(), "http" | "https") {
        return wrong(&format!(
            "begins with \"{}:\", not with http: or https:",
            shown(url.scheme())
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return wrong("holds a user name or password");
    }
    if url.path() != "/" {
        return wrong("has a path after the host");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return wrong("has a ? or # after the host");
    }
    Ok(url)
}

pub(super) fn data_dir(text: &str) -> Value<PathBuf> {
    if text.trim().is_empty() || text.contains('\0') {
        return Err("names no folder; write a path, such as ./data or /var/lib/atrium".to_owned());
    }
    Ok(PathBuf::from(text))
}

pub(super) fn mail_from(text: &str) -> Value<Email> {
    text.parse().map_err(|_| {
        format!(
            "\"{}\" is not exactly one valid address; write one such as portal@example.com",
            shown(text)
        )
    })
}

/// `portal@` and the host of the base address. A host that can't have mail gets a name that can't
/// be anybody's (RFC 2606): without a mail server it stands in files only, and `doctor` tells.
pub(super) fn default_mail_from(base_url: &Url) -> Email {
    let of_host = match base_url.host() {
        Some(Host::Domain(host)) => format!("portal@{host}").parse().ok(),
        Some(Host::Ipv4(_) | Host::Ipv6(_)) | None => None,
    };
    of_host.unwrap_or_else(|| {
        "portal@atrium.example"
            .parse()
            .expect("a constant that is an address")
    })
}

pub(super) fn company(text: &str) -> Value<String> {
    let name = text.trim();
    if name.is_empty() {
        return Err("is empty; write the name customers know you by".to_owned());
    }
    if name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err("needs 1 to 100 characters on one line".to_owned());
    }
    Ok(name.to_owned())
}

pub(super) fn language(text: &str) -> Value<Locale> {
    Locale::from_code(text).ok_or_else(|| {
        let codes: Vec<&str> = Locale::ALL.iter().map(|locale| locale.code()).collect();
        format!(
            "\"{}\" is not a language of Atrium; write one of {}",
            shown(text),
            codes.join(", ")
        )
    })
}

pub(super) fn contact_address(text: &str) -> Value<Option<Email>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    mail_from(text).map(Some)
}

pub(super) fn languages(text: &str) -> Value<Offered> {
    Offered::parse(text).ok_or_else(|| {
        format!(
            "\"{}\" is not a list of languages of Atrium; write some of {}",
            shown(text),
            Offered::ALL.text()
        )
    })
}

pub(super) fn time_zone(text: &str) -> Value<TimeZone> {
    TimeZone::from_name(text).ok_or_else(|| {
        format!(
            "\"{}\" is not a time zone; write its IANA name, such as Europe/Warsaw",
            shown(text)
        )
    })
}

pub(super) fn brand_colour(text: &str) -> Value<Option<Colour>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Colour::parse(text).map(Some).ok_or_else(|| {
        format!(
            "\"{}\" is not a colour; write one such as #0b6380",
            shown(text)
        )
    })
}

pub(super) fn yes_or_no(text: &str) -> Value<bool> {
    word(text, &[("yes", true), ("no", false)])
}

/// A whole number from `least` to `most`.
pub(super) fn number(text: &str, least: usize, most: usize) -> Value<usize> {
    text.trim()
        .parse()
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| {
            format!(
                "\"{}\" is not a whole number from {least} to {most}",
                shown(text)
            )
        })
}

/// `unlimited`, `none`, or an amount.
pub(super) fn pay(text: &str, currency: Currency) -> Value<PayRight> {
    match text.trim() {
        "unlimited" => Ok(PayRight::Unlimited),
        "none" => Ok(PayRight::None),
        amount => parse_amount(amount, currency)
            .map(PayRight::Limited)
            .map_err(|_| {
                format!(
                    "\"{}\" is neither unlimited, none, nor an amount in {}",
                    shown(amount),
                    currency.code()
                )
            }),
    }
}

pub(super) fn currency(text: &str) -> Value<Currency> {
    Currency::from_code(text.trim()).ok_or_else(|| {
        format!(
            "\"{}\" is not an ISO 4217 code in use; write three letters, such as EUR",
            shown(text)
        )
    })
}

/// A number and its unit, from `least` to `most`.
pub(super) fn duration(text: &str, least: Duration, most: Duration) -> Value<Duration> {
    let wrong = || {
        format!(
            "\"{}\" is not a time from {} to {}; write a number and s, min, h or d, such as {}",
            shown(text),
            duration_text(least),
            duration_text(most),
            duration_text(most)
        )
    };
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
    let (number, unit) = text.split_at(digits);
    let seconds: u64 = match unit.trim_start() {
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return Err(wrong()),
    };
    number
        .parse()
        .ok()
        .and_then(|number: u64| number.checked_mul(seconds))
        .map(Duration::from_secs)
        .filter(|duration| (least..=most).contains(duration))
        .ok_or_else(wrong)
}

/// As [`duration`] reads it.
pub(super) fn duration_text(duration: Duration) -> String {
    atrium_domain::setting::duration_text(duration.as_secs())
}

pub(super) fn networks(text: &str) -> Value<Vec<Network>> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.parse().map_err(|problem| {
                format!("\"{}\": {problem}; write addresses or networks, such as 127.0.0.1 or 10.0.0.0/8", shown(part))
            })
        })
        .collect()
}

/// One of a few words.
pub(super) fn word<T: Copy>(text: &str, words: &[(&'static str, T)]) -> Value<T> {
    words
        .iter()
        .find(|(word, _)| *word == text.trim())
        .map(|(_, value)| *value)
        .ok_or_else(|| {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            format!(
                "\"{}\" is not known; write one of {}",
                shown(text),
                words.join(", ")
            )
        })
}
