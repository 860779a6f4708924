//! Collects problems while a form is read, so that all are shown together.

use unicode_normalization::UnicodeNormalization;

use crate::email::{Email, EmailProblem};
use crate::problem::{Field, Problem, Problems, Rule};
use crate::text::is_blank;

/// More than any address has: what is longer is not normalised.
const LOGIN_CHARACTERS: usize = 320;

#[derive(Default)]
pub(super) struct Checker {
    problems: Vec<Problem>,
}

impl Checker {
    pub(super) fn refuse(&mut self, field: impl Into<Field>, rule: Rule) {
        self.problems.push(Problem::of(field, rule));
    }

    /// Refuses the form as a whole.
    pub(super) fn refuse_form(&mut self, rule: Rule) {
        self.problems.push(Problem::of_form(rule));
    }

    /// The value, or none after noting why there is none.
    pub(super) fn keep<T>(&mut self, field: &'static str, result: Result<T, Rule>) -> Option<T> {
        result.map_err(|rule| self.refuse(field, rule)).ok()
    }

    /// As [`Checker::keep`], for a part that names its own fields.
    pub(super) fn part<T>(&mut self, result: Result<T, Problems>) -> Option<T> {
        result
            .map_err(|problems| self.problems.extend(problems))
            .ok()
    }

    /// One line of text without blanks around it.
    pub(super) fn line(&mut self, field: &'static str, raw: &str, max: usize) -> String {
        let text = raw.trim();
        if text.contains(unfit_for_a_line) {
            self.refuse(field, Rule::ControlCharacter);
        }
        self.limited(field, text, max)
    }

    /// One line of which something must be seen.
    pub(super) fn required(&mut self, field: &'static str, raw: &str, max: usize) -> String {
        let text = self.line(field, raw, max);
        if is_blank(&text) {
            self.refuse(field, Rule::Required);
        }
        text
    }

    /// Text of several lines; line breaks become `\n`.
    pub(super) fn lines(&mut self, field: &'static str, raw: &str, max: usize) -> String {
        // Browsers send CRLF and count one character for it.
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.contains(|c: char| c.is_control() && c != '\n' && c != '\t') {
            self.refuse(field, Rule::ControlCharacter);
        }
        self.limited(field, text, max)
    }

    fn limited(&mut self, field: &'static str, text: &str, max: usize) -> String {
        if text.chars().count() > max {
            self.refuse(field, Rule::TooLong { max });
        }
        text.to_owned()
    }

    /// None when left empty; otherwise what `parse` makes of the trimmed text.
    pub(super) fn optional<T>(
        &mut self,
        field: &'static str,
        raw: &str,
        parse: impl FnOnce(&str) -> Result<T, Rule>,
    ) -> Option<T> {
        let text = raw.trim();
        (!text.is_empty())
            .then(|| self.keep(field, parse(text)))
            .flatten()
    }

    /// A checkbox: absent is no, `on` is what browsers send for yes.
    pub(super) fn tick(&mut self, field: &'static str, raw: &str) -> bool {
        match raw.trim().to_ascii_lowercase().as_str() {
            "" | "off" | "false" | "0" | "no" => false,
            "on" | "true" | "1" | "yes" => true,
            _ => {
                self.refuse(field, Rule::NotABoolean);
                false
            }
        }
    }

    /// The value, unless something was refused.
    ///
    /// `value` is none only where a part was refused.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Problems> {
        match (Problems::collected(self.problems), value) {
            (Some(problems), _) => Err(problems),
            (None, Some(value)) => Ok(value),
            (None, None) => unreachable!("a missing value was refused with its reason"),
        }
    }
}

/// Exactly one address, in the words of the rules.
pub(super) fn email(text: &str) -> Result<Email, Rule> {
    Email::parse(text).map_err(|problem| match problem {
        EmailProblem::Empty => Rule::Required,
        EmailProblem::Invalid | EmailProblem::TooLong => Rule::EmailInvalid,
    })
}

/// The address that somebody is known by, also as its login's key reads it: the full-width letters
/// and signs of an input method are the plain ones.
pub(super) fn login(text: &str) -> Result<Email, Rule> {
    email(text).or_else(|refused| {
        if text.chars().count() > LOGIN_CHARACTERS {
            return Err(refused);
        }
        let plain: String = text.nfkc().collect();
        email(&plain).map_err(|_| refused)
    })
}

/// What would end a line in a mail's header, a CSV file or a list, or turn around how the text
/// beside it reads. Joiners stay: Persian words and emoji need them.
pub(super) fn unfit_for_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
