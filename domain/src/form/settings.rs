//! The pages of settings: what was typed becomes the texts that are stored, or all that is wrong.

mod mail;

use std::collections::BTreeMap;
use std::fmt;

pub use mail::{MailSecurity, MailServer};

use super::checker::{Checker, email};
use crate::colour::Colour;
use crate::locale::{Locale, Offered};
use crate::money::{Currency, parse_amount};
use crate::password::{LEAST_AT_MOST, MIN_CHARACTERS, MIN_WITH_SECOND_FACTOR};
use crate::permission::Visibility;
use crate::problem::{Problems, Rule};
use crate::setting::{Group, Setting, duration_text};
use crate::time_zone::TimeZone;

/// Characters of the company's name.
const COMPANY_MAX: usize = 100;

/// A page as sent, control by control; `Debug` hides what was typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SettingsForm(BTreeMap<String, String>);

/// What is in force, setting by setting, as text; no secrets.
pub type InForce = BTreeMap<Setting, String>;

/// A page, read. A setting without a text goes back to its default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettingsInput {
    pub values: Vec<(Setting, Option<String>)>,
    /// The mail server, where the page decides about it: none for letters as files.
    pub mail: Option<Option<MailServer>>,
    /// The revision of what was on the screen.
    pub revision: i64,
}

struct Reading<'a> {
    checker: Checker,
    form: &'a SettingsForm,
    in_force: &'a InForce,
    fixed: &'a [Setting],
    input: SettingsInput,
}

impl SettingsForm {
    /// Collects the controls; of one that is there twice the last counts.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let pairs = pairs
            .into_iter()
            .map(|(name, value)| (name.into(), value.into()));
        Self(pairs.collect())
    }

    /// What was typed, if the control was sent.
    pub fn get(&self, control: &str) -> Option<&str> {
        self.0.get(control).map(String::as_str)
    }

    /// Puts a text into a control.
    pub fn set(&mut self, control: &str, text: impl Into<String>) {
        self.0.insert(control.to_owned(), text.into());
    }

    /// The form to show again, without the password.
    #[must_use]
    pub fn without_secrets(mut self) -> Self {
        self.0.remove("mail_password");
        self
    }

    /// Reads a page. `fixed` settings are decided elsewhere: whatever was sent for them is passed
    /// over. A text control that was not sent leaves its setting as it is.
    ///
    /// # Errors
    /// All that is wrong, by control.
    pub fn check(
        &self,
        group: Group,
        in_force: &InForce,
        fixed: &[Setting],
    ) -> Result<SettingsInput, Problems> {
        let mut reading = Reading {
            checker: Checker::default(),
            form: self,
            in_force,
            fixed,
            input: SettingsInput::default(),
        };
        match group {
            Group::Company => reading.company(),
            Group::Brand => reading.brand(),
            Group::Mail => reading.mail(),
            Group::Lifetimes => reading.lifetimes(),
            Group::Policies => reading.policies(),
            Group::Access => reading.access(),
            Group::Languages => reading.languages(),
            Group::Server => {}
        }
        reading.input.revision = self
            .get("revision")
            .and_then(|revision| revision.parse().ok())
            .unwrap_or(0);
        let Reading { checker, input, .. } = reading;
        checker.finish(Some(input))
    }
}

impl Reading<'_> {
    fn now(&self, setting: Setting) -> &str {
        self.in_force.get(&setting).map_or("", String::as_str)
    }

    /// What was typed for a setting that may be changed here.
    fn typed(&self, setting: Setting) -> Option<String> {
        self.form
            .get(setting.code())
            .filter(|_| !self.fixed.contains(&setting))
            .map(|text| text.trim().to_owned())
    }

    fn put(&mut self, setting: Setting, text: impl Into<String>) {
        self.input.values.push((setting, Some(text.into())));
    }

    /// A text that may be left empty, for the default.
    fn optional(&mut self, setting: Setting, parse: impl FnOnce(&str) -> Result<String, Rule>) {
        let Some(text) = self.typed(setting) else {
            return;
        };
        if text.is_empty() {
            self.input.values.push((setting, None));
        } else if let Some(text) = self.checker.keep(setting.code(), parse(&text)) {
            self.put(setting, text);
        }
    }

    fn required(&mut self, setting: Setting, parse: impl FnOnce(&str) -> Result<String, Rule>) {
        let Some(text) = self.typed(setting) else {
            return;
        };
        let read = if text.is_empty() {
            Err(Rule::Required)
        } else {
            parse(&text)
        };
        if let Some(text) = self.checker.keep(setting.code(), read) {
            self.put(setting, text);
        }
    }

    fn company(&mut self) {
        if let Some(name) = self.typed(Setting::Company) {
            let name = self.checker.required("company", &name, COMPANY_MAX);
            self.put(Setting::Company, name);
        }
        let address = |text: &str| email(text).map(|email| email.to_string());
        self.optional(Setting::ContactAddress, address);
        let offered = Offered::parse(self.now(Setting::Languages)).unwrap_or_default();
        self.required(Setting::Language, |code| {
            let locale = Locale::from_code(code).ok_or(Rule::UnknownLanguage)?;
            if offered.has(locale) {
                Ok(locale.code().to_owned())
            } else {
                Err(Rule::DefaultLanguageNotOffered)
            }
        });
        self.required(Setting::TimeZone, |name| {
            let zone = TimeZone::from_name(name).ok_or(Rule::UnknownChoice)?;
            Ok(zone.name().to_owned())
        });
        self.required(Setting::Currency, |code| {
            let currency = Currency::from_code(code).ok_or(Rule::UnknownChoice)?;
            Ok(currency.code().to_owned())
        });
        // The limit is a number: in another currency it would be another right, or none.
        let is_limited = !matches!(self.now(Setting::AccessPay), "" | "none" | "unlimited");
        if is_limited && self.after(Setting::Currency) != self.now(Setting::Currency) {
            self.checker
                .refuse(Setting::Currency.code(), Rule::LimitInCurrency);
        }
    }

    fn brand(&mut self) {
        self.optional(Setting::BrandColour, |text| {
            let colour = Colour::parse(text).ok_or(Rule::ColourInvalid)?;
            Ok(colour.to_string())
        });
    }

    fn mail(&mut self) {
        if !self.fixed.contains(&Setting::SmtpUrl)
            && let Some(host) = self.form.get("mail_host")
        {
            self.input.mail = Some(mail::server(&mut self.checker, self.form, host.trim()));
        }
        let address = |text: &str| email(text).map(|email| email.to_string());
        self.optional(Setting::MailFrom, address);
        self.required(Setting::MailTimeout, |text| {
            let (least, most) = (1, 60);
            let seconds = within(text, least, most)?;
            Ok(duration_text(seconds))
        });
    }

    fn lifetimes(&mut self) {
        for setting in Group::Lifetimes.settings() {
            let unit = format!("{}_unit", setting.code());
            let unit = match self.form.get(&unit) {
                None | Some("h") => 3600,
                Some("min") => 60,
                Some("d") => 86_400,
                Some(_) => {
                    self.checker.refuse(setting.code(), Rule::UnknownChoice);
                    continue;
                }
            };
            self.required(setting, |text| {
                let (least_seconds, most_seconds) = setting.bounds().unwrap_or((1, u64::MAX));
                let number: u64 = number(text)?;
                number
                    .checked_mul(unit)
                    .filter(|seconds| (least_seconds..=most_seconds).contains(seconds))
                    .map(duration_text)
                    .ok_or(Rule::DurationOutOfRange {
                        least_seconds,
                        most_seconds,
                    })
            });
        }
        for (idle, all) in [
            (Setting::SessionIdle, Setting::SessionLifetime),
            (Setting::RememberedIdle, Setting::RememberedLifetime),
        ] {
            let seconds = |setting| read_duration(self.after(setting));
            if let (Some(waits), Some(lasts)) = (seconds(idle), seconds(all))
                && waits > lasts
            {
                let blamed = if self.fixed.contains(&idle) {
                    all
                } else {
                    idle
                };
                self.checker.refuse(blamed.code(), Rule::IdleBeyondAll);
            }
        }
    }

    /// The text a setting will have if the page is taken.
    fn after(&self, setting: Setting) -> &str {
        self.input
            .values
            .iter()
            .find(|(known, _)| *known == setting)
            .and_then(|(_, text)| text.as_deref())
            .unwrap_or_else(|| self.now(setting))
    }

    fn policies(&mut self) {
        let most = LEAST_AT_MOST as u64;
        for (setting, least) in [
            (Setting::PasswordLength, MIN_CHARACTERS),
            (Setting::PasswordLengthSecondFactor, MIN_WITH_SECOND_FACTOR),
        ] {
            self.required(setting, |text| {
                within(text, least as u64, most).map(|number| number.to_string())
            });
        }
        self.required(Setting::AdministratorsSetPasswords, |code| match code {
            "yes" | "no" => Ok(code.to_owned()),
            _ => Err(Rule::UnknownChoice),
        });
    }

    fn access(&mut self) {
        self.required(Setting::AccessVisibility, |code| {
            let visibility = Visibility::from_code(code).ok_or(Rule::UnknownChoice)?;
            Ok(visibility.code().to_owned())
        });
        for setting in [Setting::AccessSign, Setting::AccessManage] {
            if self.fixed.contains(&setting) {
                continue;
            }
            let raw = self.form.get(setting.code()).unwrap_or_default();
            let ticked = self.checker.tick(setting.code(), raw);
            self.put(setting, if ticked { "yes" } else { "no" });
        }
        let currency = Currency::from_code(self.now(Setting::Currency)).unwrap_or(Currency::EUR);
        match self.typed(Setting::AccessPay).as_deref() {
            None => {}
            Some(code @ ("none" | "unlimited")) => self.put(Setting::AccessPay, code),
            Some("limited") => {
                let typed = self.form.get("access_pay_limit").unwrap_or_default().trim();
                let limit = if typed.is_empty() {
                    Err(Rule::Required)
                } else {
                    parse_amount(typed, currency).map_err(|_| Rule::AmountInvalid)
                };
                if let Some(limit) = self.checker.keep("access_pay_limit", limit) {
                    self.put(Setting::AccessPay, limit.plain());
                }
            }
            Some(_) => self
                .checker
                .refuse(Setting::AccessPay.code(), Rule::UnknownChoice),
        }
    }

    fn languages(&mut self) {
        if self.fixed.contains(&Setting::Languages) {
            return;
        }
        let chosen: Vec<Locale> = Locale::ALL
            .into_iter()
            .filter(|locale| {
                self.form
                    .get(&format!("languages_{}", locale.code()))
                    .is_some_and(|value| !value.is_empty())
            })
            .collect();
        let default = Locale::from_code(self.now(Setting::Language)).unwrap_or_default();
        match Offered::of(&chosen) {
            None => self.checker.refuse("languages", Rule::NothingSelected),
            Some(offered) if !offered.has(default) => self
                .checker
                .refuse("languages", Rule::DefaultLanguageNotOffered),
            Some(offered) => self.put(Setting::Languages, offered.text()),
        }
    }
}

fn number(text: &str) -> Result<u64, Rule> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Rule::NotANumber);
    }
    text.parse().map_err(|_| Rule::NotANumber)
}

fn within(text: &str, least: u64, most: u64) -> Result<u64, Rule> {
    let number = number(text)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(Rule::OutOfRange { least, most })
    }
}

/// Seconds of what [`duration_text`] writes.
pub fn read_duration(text: &str) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim() {
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

impl fmt::Debug for SettingsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SettingsForm").finish_non_exhaustive()
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;
