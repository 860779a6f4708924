//! Choosing the language of the screens.

use serde::{Deserialize, Serialize};

use super::checker::Checker;
use crate::local_path::LocalPath;
use crate::locale::Locale;
use crate::problem::{Problems, Rule};

/// The form as sent. `next`: the page that it was on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LanguageForm {
    pub language: String,
    pub next: String,
}

/// The language chosen, and where to return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChoice {
    pub language: Locale,
    /// None where nothing safe was asked for.
    pub next: Option<LocalPath>,
}

impl LanguageForm {
    /// Reads the form.
    ///
    /// # Errors
    /// [`Rule::UnknownLanguage`] of `language`. A bad `next` is dropped.
    pub fn check(&self) -> Result<LanguageChoice, Problems> {
        let mut checker = Checker::default();
        let known = Locale::from_code(&self.language).ok_or(Rule::UnknownLanguage);
        let language = checker.keep("language", known);
        let next = LocalPath::parse(&self.next);
        checker.finish(language.map(|language| LanguageChoice { language, next }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_of_ours_is_chosen() {
        let form = LanguageForm {
            language: "pl".into(),
            next: "//e".into(),
        };
        let choice = form.check().unwrap();
        assert_eq!(
            choice,
            LanguageChoice {
                language: Locale::Pl,
                next: None
            }
        );
        let unknown = LanguageForm {
            language: "fr".into(),
            ..form
        }
        .check();
        assert_eq!(
            unknown,
            Err(Problems::one("language", Rule::UnknownLanguage))
        );
    }
}
