//! Where to go after signing in: a path of this site, never another site.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Characters at most; a page's address with its filters fits many times.
const MAX: usize = 2000;

/// An absolute path of this site with query and fragment, safe as `Location`
/// and as `href`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalPath(String);

impl LocalPath {
    /// Reads `/my?x=1` and the like. Refused is all that a browser could read
    /// as another site or scheme after its own mending (WHATWG URL: tabs and
    /// line breaks vanish, `\` counts as `/`): `//e`, `/\e`, `https:e`,
    /// `javascript:…`, and whatever is not printable ASCII.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('/')?;
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic());
        // Dot segments vanish in the browser and so could bring a second
        // slash to the front: `/.//e`, `/%2e//e`.
        let path = text.split(['?', '#']).next().unwrap_or(text);
        let dotted = path.split('/').any(is_dots);
        let quoting = text.contains(['\\', '"', '<', '>', '`']);
        let foreign = rest.starts_with('/') || path.contains("//");
        (printable && !dotted && !quoting && !foreign && text.len() <= MAX)
            .then(|| Self(text.to_owned()))
    }

    /// The path, beginning with a single slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `.` and `..`, also percent-encoded: WHATWG URL counts those as dots too.
fn is_dots(segment: &str) -> bool {
    let decoded = segment.to_ascii_lowercase().replace("%2e", ".");
    decoded == "." || decoded == ".."
}

impl fmt::Display for LocalPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for LocalPath {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a path of this site")
    }
}

impl From<LocalPath> for String {
    fn from(path: LocalPath) -> Self {
        path.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_of_this_site_are_kept() {
        for path in [
            "/",
            "/my",
            "/office/contacts?q=lodz&sort=name#top",
            "/a/%C5%82",
            "/my?x=//e",
        ] {
            assert_eq!(LocalPath::parse(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn other_sites_and_schemes_are_refused() {
        for path in [
            "",
            "my",
            "//e",
            "///e",
            "/\\e",
            "\\/e",
            "https:e",
            "https://e",
            "javascript:alert(1)",
            "/\t/e",
            "\t//e",
            "/\r\nSet-Cookie:a=b",
            "/a\n",
            " /my",
            "/my ",
            "/ł",
            "/.//e",
            "/%2E//e",
            "/a/..//e",
            "/..",
            "/a\"b",
            "/<script>",
            "/\0",
            "/a//b",
        ] {
            assert_eq!(LocalPath::parse(path), None, "{path:?}");
        }
        assert_eq!(LocalPath::parse(&format!("/{}", "a".repeat(MAX))), None);
    }

    proptest! {
        #[test]
        fn whatever_is_kept_stays_on_this_site(text in "[/\\\\.%2eE:a-z?#@ \t\r\n\u{0}ł-]{0,12}") {
            if let Some(path) = LocalPath::parse(&text) {
                prop_assert_eq!(path.as_str(), &text);
                prop_assert!(text.starts_with('/'));
                prop_assert!(!text.starts_with("//") && !text.contains('\\'));
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }
    }
}
