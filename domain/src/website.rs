//! A contact's website: http or https, nothing that a click could run.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::problem::Rule;

/// An http or https address, safe as `href`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Website(String);

impl Website {
    /// Reads `https://…`, `http://…` or, without a scheme, a host (then
    /// https is put in front). The host is letters, digits, dots and hyphens
    /// of any script, with an optional port; user names are refused, since
    /// they serve to disguise hosts.
    ///
    /// # Errors
    /// [`Rule::WebsiteInvalid`].
    pub fn parse(text: &str) -> Result<Self, Rule> {
        let text = text.trim();
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
            // A later "://" belongs to a query such as `?next=http://…`.
            Some((before, _)) if !before.contains(['/', '?', '#']) => {
                return Err(Rule::WebsiteInvalid);
            }
            Some(_) | None => ("https", text),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let clean = !path.contains(|c: char| {
            c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`')
        });
        // Checked after lower-casing, so that what is kept can be read again.
        let authority = authority.to_lowercase();
        if clean && is_authority(&authority) {
            Ok(Self(format!("{scheme}://{authority}{path}")))
        } else {
            Err(Rule::WebsiteInvalid)
        }
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What people read: without the scheme and a lone final slash.
    pub fn shown(&self) -> &str {
        let bare = self
            .0
            .strip_prefix("https://")
            .or_else(|| self.0.strip_prefix("http://"))
            .unwrap_or(&self.0);
        bare.strip_suffix('/').unwrap_or(bare)
    }
}

/// A dotted host name (or `localhost`) and, after a colon, a port.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    };
    let port_fits = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
    });
    let labels_fit = host.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    });
    let named = host.contains('.') || host.eq_ignore_ascii_case("localhost");
    port_fits && labels_fit && named && host.chars().count() <= 253
}

impl fmt::Display for Website {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Website {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "not an http or https address")
    }
}

impl From<Website> for String {
    fn from(website: Website) -> Self {
        website.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn websites_get_a_scheme_where_they_lack_one() {
        for (typed, kept) in [
            ("www.azure-interior.com", "https://www.azure-interior.com"),
            (
                "http://WWW.Example.com/A?b=C#d",
                "http://www.example.com/A?b=C#d",
            ),
            ("HTTPS://example.com", "https://example.com"),
            ("example.com:8080/x", "https://example.com:8080/x"),
            ("łódź.pl", "https://łódź.pl"),
            ("例え.jp/道", "https://例え.jp/道"),
            (
                "example.com/?next=http://a.b",
                "https://example.com/?next=http://a.b",
            ),
            (" localhost:3000 ", "https://localhost:3000"),
        ] {
            assert_eq!(Website::parse(typed).unwrap().as_str(), kept);
        }
        assert_eq!(
            Website::parse("http://example.com/").unwrap().shown(),
            "example.com"
        );
    }

    #[test]
    fn what_is_no_website_is_refused() {
        for typed in [
            "",
            "javascript:alert(1)",
            "javascript://example.com/%0aalert(1)",
            "data:text/html,x",
            "ftp://example.com",
            "mailto:a@b.c",
            "//example.com",
            "https://",
            "https:///x",
            "http://a@b.com",
            "example",
            "exa mple.com",
            "example.com/<b>",
            "example.com/\"x",
            "java\nscript:alert(1).com",
            "https://example..com",
            "https://-a.com",
            "a.com:99999",
            "https://[::1]/",
            "example.com\\@evil.com",
        ] {
            assert_eq!(
                Website::parse(typed),
                Err(Rule::WebsiteInvalid),
                "{typed:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn reading_is_idempotent_and_keeps_to_two_schemes(text in any::<String>()) {
            if let Ok(website) = Website::parse(&text) {
                let kept = website.as_str();
                prop_assert!(kept.starts_with("http://") || kept.starts_with("https://"));
                prop_assert_eq!(Website::parse(kept), Ok(website.clone()));
            }
        }
    }
}
