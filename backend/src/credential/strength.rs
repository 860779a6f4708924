//! Whether a new password is hard to guess, for all its length.
//!
//! zxcvbn estimates how many guesses it takes who knows the 30,000 passwords most people choose
//! (its own list, from public leaks), common words and names, keyboard patterns, dates, and this
//! person's own words. Fewer than 10^8 are refused, and so is what many have chosen, however hard
//! it looks. The judgement sits here and not in `domain`: the word lists weigh as much as all else
//! that goes to the browser.

use atrium_domain::password::{NewPassword, PasswordReport, Weakness};
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::text::tokens_of;
use secrecy::{ExposeSecret as _, SecretString};
use zxcvbn::feedback::Warning;

use super::common::is_common;
use crate::atrium::Atrium;
use crate::error::{Error, Result};

/// The product's own names: everybody thinks of them.
const PRODUCT: &str = "atrium portal customer";

/// A new password that was found hard to guess: all that is ever hashed for the first time.
#[derive(Debug, Clone)]
pub struct Strong(SecretString);

impl Strong {
    /// The password, for the hash function.
    pub(crate) const fn expose(&self) -> &SecretString {
        &self.0
    }

    /// What a generator of at least 80 random bits made needs no judgement.
    pub(crate) const fn generated(password: SecretString) -> Self {
        Self(password)
    }
}

/// Refuses a password that is guessed quickly, with what makes it so. `own`: the person's name,
/// login and whatever else of theirs is no secret.
///
/// # Errors
///
/// [`Rule::PasswordWeak`] at the control `password`; [`Error::Busy`] when too many ask.
pub async fn demand(atrium: &Atrium, password: &NewPassword, own: &[&str]) -> Result<Strong> {
    let (score, because) = judge(atrium, password.expose(), own).await?;
    if score < PasswordReport::ENOUGH {
        let rule = Rule::PasswordWeak { because };
        return Err(Error::Refused(Problems::one("password", rule)));
    }
    Ok(Strong(SecretString::from(password.expose())))
}

/// What to say of a password that was refused, for whatever reason, or is being typed.
///
/// # Errors
///
/// [`Error::Busy`] when too many ask.
pub async fn report(
    atrium: &Atrium,
    password: &str,
    verify: &str,
    has_second_factor: bool,
    own: &[&str],
) -> Result<PasswordReport> {
    let (score, _) = judge(atrium, password, own).await?;
    let settings = atrium.settings();
    let company = &settings.brand.company;
    let mut known = vec!["atrium", company.as_str()];
    known.extend(own);
    Ok(PasswordReport::new(
        password,
        verify,
        settings.passwords.least(has_second_factor),
        &known,
        score,
    ))
}

async fn judge(atrium: &Atrium, password: &str, own: &[&str]) -> Result<(u8, Weakness)> {
    let company = atrium.settings().brand.company.clone();
    let mut fields = vec![PRODUCT, company.as_str()];
    fields.extend(own);
    let known = tokens_of(&fields);
    let password = SecretString::from(password);
    // Milliseconds for a long one: no page waits behind it.
    let judging = move || {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        estimate(password.expose_secret(), &known)
    };
    atrium.judging.take(judging).await
}

fn estimate(password: &str, known: &[&str]) -> (u8, Weakness) {
    let entropy = zxcvbn::zxcvbn(password, known);
    let score = u8::from(entropy.score());
    if score >= PasswordReport::ENOUGH && is_common(password) {
        return (0, Weakness::Common);
    }
    let warning = entropy.feedback().and_then(|feedback| feedback.warning());
    (score, warning.map_or(Weakness::Words, weakness))
}

const fn weakness(warning: Warning) -> Weakness {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess => Weakness::Keyboard,
        Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => Weakness::Repeats,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => Weakness::Common,
        Warning::SequencesLikeAbcAreEasyToGuess => Weakness::Sequence,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Weakness::Date,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => Weakness::Names,
        Warning::AWordByItselfIsEasyToGuess => Weakness::Words,
    }
}

#[cfg(test)]
mod tests {
    use super::super::common;
    use super::*;

    #[test]
    fn long_and_yet_guessed_at_once_is_refused_with_what_makes_it_so() {
        for (password, because) in [
            ("passwordpassword", Weakness::Repeats),
            ("aaaaaaaaaaaaaaaa", Weakness::Repeats),
            ("zxcvbnm,./asdfgh", Weakness::Keyboard),
            ("qwertyuiopasdfgh", Weakness::Common),
            ("abcdefghijklmnop", Weakness::Sequence),
        ] {
            let (score, told) = estimate(password, &[]);
            assert!(score < PasswordReport::ENOUGH, "{password}: {score}");
            assert_eq!(told, because, "{password}");
        }
    }

    #[test]
    fn the_commonest_passwords_are_known_whatever_is_done_to_their_case() {
        for password in ["123456", "password", "iloveyou", "Trustno1", "QWERTYUIOP"] {
            assert!(estimate(password, &[]).0 < 2, "{password}");
        }
    }

    #[test]
    fn what_many_have_chosen_is_refused_however_hard_it_looks() {
        let mut hard = 0;
        for password in common::all() {
            assert!(password.chars().count() >= 12, "{password}");
            let (score, because) = estimate(password, &[]);
            assert!(score < PasswordReport::ENOUGH, "{password}: {score}");
            assert!(estimate(&password.to_uppercase(), &[]).0 < PasswordReport::ENOUGH);
            let alone = u8::from(zxcvbn::zxcvbn(password, &[]).score());
            if alone >= PasswordReport::ENOUGH {
                assert_eq!((score, because), (0, Weakness::Common), "{password}");
                hard += 1;
            }
        }
        assert!(hard > 20, "the list refuses what looks hard: {hard}");
    }

    #[test]
    fn ones_own_words_count_for_nothing() {
        let password = "hohensteinwolfen";
        let free = estimate(password, &[]).0;
        let known = estimate(password, &["hohenstein", "wolfen"]).0;
        assert!(free >= PasswordReport::ENOUGH, "{free}");
        assert!(known < PasswordReport::ENOUGH, "{known}");
    }

    #[test]
    fn a_few_words_of_any_language_will_do() {
        for password in [
            "a bicycle made of rain",
            "an entirely new sentence",
            "correct horse battery staple",
            "zażółć gęślą jaźń 小明",
            "密码密码我喜欢在雨中骑自行车上班",
        ] {
            let (score, _) = estimate(password, &["ana", "acme", "atrium"]);
            assert!(score >= PasswordReport::ENOUGH, "{password}: {score}");
        }
    }
}
