//! The three cookies: the session, what the browser is known by and, for visitors, the language.

use std::time::Duration;

use atrium_backend::credential::device::Marks;
use atrium_domain::locale::Locale;
use axum::http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret as _, SecretString};

/// As long as browsers keep any.
const MARKS_FOR: Duration = Duration::from_secs(400 * 86_400);
const LANGUAGE: &str = "atrium_language";

/// The session cookie's name. `__Host-` binds it to this very host, and needs Secure.
const fn session_name(https: bool) -> &'static str {
    if https {
        "__Host-atrium_session"
    } else {
        "atrium_session"
    }
}

/// The name of what the browser is known by.
const fn marks_name(https: bool) -> &'static str {
    if https {
        "__Host-atrium_device"
    } else {
        "atrium_device"
    }
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The session cookie's value.
pub fn session(headers: &HeaderMap, https: bool) -> Option<&str> {
    value(headers, session_name(https))
}

/// What the browser is known by.
pub fn marks(headers: &HeaderMap, https: bool) -> Marks {
    value(headers, marks_name(https)).map_or_else(Marks::default, Marks::parse)
}

/// The language a visitor chose.
pub fn language(headers: &HeaderMap) -> Option<Locale> {
    Locale::ALL
        .into_iter()
        .find(|locale| value(headers, LANGUAGE) == Some(locale.code()))
}

/// Sets the session cookie; remembered ones outlive the browser, by so long.
pub fn set_session(
    cookie: &SecretString,
    remembered: Option<Duration>,
    https: bool,
) -> HeaderValue {
    let age = remembered.map_or_else(String::new, |lasts| {
        format!("; Max-Age={}", lasts.as_secs())
    });
    line(
        format!("{}={}{age}", session_name(https), cookie.expose_secret()),
        https,
        true,
    )
}

/// Takes the session cookie away.
pub fn clear_session(https: bool) -> HeaderValue {
    line(format!("{}=; Max-Age=0", session_name(https)), https, true)
}

/// Remembers what the browser is known by, whoever signs out.
pub fn set_marks(marks: &Marks, https: bool) -> HeaderValue {
    let start = format!(
        "{}={}; Max-Age={}",
        marks_name(https),
        marks.cookie().expose_secret(),
        MARKS_FOR.as_secs()
    );
    line(start, https, true)
}

/// Remembers a visitor's language for a year.
pub fn set_language(locale: Locale, https: bool) -> HeaderValue {
    line(
        format!("{LANGUAGE}={}; Max-Age=31536000", locale.code()),
        https,
        false,
    )
}

fn line(start: String, https: bool, secret: bool) -> HeaderValue {
    let secure = if https { "; Secure" } else { "" };
    let text = format!("{start}; Path=/; HttpOnly; SameSite=Lax{secure}");
    let mut value = HeaderValue::from_str(&text).expect("a cookie of ours is visible ASCII");
    value.set_sensitive(secret);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_cookie_is_bound_to_the_host_over_https() {
        let cookie = SecretString::from("abc");
        assert_eq!(
            set_session(&cookie, None, true),
            "__Host-atrium_session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(
            set_session(&cookie, Some(Duration::from_secs(7_776_000)), false),
            "atrium_session=abc; Max-Age=7776000; Path=/; HttpOnly; SameSite=Lax"
        );
    }

    #[test]
    fn a_cookie_is_found_among_others_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("xatrium_session=1; atrium_session=2"),
        );
        assert_eq!(session(&headers, false), Some("2"));
        assert_eq!(session(&headers, true), None);
    }
}
