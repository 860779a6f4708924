//! The company, and the languages it offers.

use atrium_domain::form::SettingsForm;
use atrium_domain::locale::Locale;
use atrium_domain::money::Currency;
use atrium_domain::setting::Setting;
use atrium_domain::time_zone::TimeZone;
use atrium_i18n::locale_name;
use leptos::prelude::*;

use super::Parts;
use crate::ui::{Choice, Field};

pub(super) fn fields(parts: &Parts<'_>) -> Vec<AnyView> {
    let t = parts.t;
    let zones = TimeZone::choices();
    let chosen = parts.text_of("time_zone");
    // One of the older names, from the file for instance, stays to be chosen.
    let own = TimeZone::from_name(chosen)
        .map(|own| own.name())
        .filter(|own| !zones.contains(own));
    let zones = zones
        .into_iter()
        .chain(own)
        .map(|zone| Choice::new(zone, zone.replace('_', " ")))
        .collect();
    let currencies = Currency::all()
        .map(|currency| Choice::new(currency.code(), currency.code()))
        .collect();
    vec![
        name(parts),
        parts.field(
            Setting::ContactAddress,
            Field::email("contact_address", t.settings_contact_address())
                .hint(t.settings_contact_address_hint())
                .optional(),
        ),
        language(parts),
        parts.choice(Setting::TimeZone, t.settings_time_zone(), zones),
        parts.choice(Setting::Currency, t.settings_currency(), currencies),
    ]
}

pub(super) fn name(parts: &Parts<'_>) -> AnyView {
    let t = parts.t;
    let field = Field::text("company", t.settings_company_name())
        .hint(t.settings_company_name_hint())
        .required();
    parts.field(Setting::Company, field)
}

pub(super) fn language(parts: &Parts<'_>) -> AnyView {
    let choices = Locale::ALL
        .map(|locale| Choice::new(locale.code(), locale_name(locale)))
        .to_vec();
    parts.choice(Setting::Language, parts.t.settings_language(), choices)
}

const fn control(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "languages_en",
        Locale::De => "languages_de",
        Locale::Nl => "languages_nl",
        Locale::Pl => "languages_pl",
        Locale::Ro => "languages_ro",
        Locale::Zh => "languages_zh",
    }
}

fn is_offered(form: &SettingsForm, locale: Locale) -> bool {
    form.get(control(locale)).is_some_and(|on| !on.is_empty())
}

/// The languages that are ticked.
pub(super) fn offered(form: &SettingsForm) -> String {
    let names: Vec<&str> = Locale::ALL
        .into_iter()
        .filter(|locale| is_offered(form, *locale))
        .map(locale_name)
        .collect();
    names.join(", ")
}

pub(super) fn languages(parts: &Parts<'_>) -> Vec<AnyView> {
    let t = parts.t;
    let is_on = |locale: &Locale| is_offered(parts.form, *locale);
    let fixed = parts.read_only(
        Setting::Languages,
        &t.settings_languages_title(),
        &offered(parts.form),
    );
    if let Some(fixed) = fixed {
        return vec![fixed];
    }
    let boxes: Vec<_> = Locale::ALL
        .into_iter()
        .enumerate()
        .map(|(at, locale)| {
            // The error summary links to the group's name: the first has it.
            let id = if at == 0 {
                "languages"
            } else {
                control(locale)
            };
            view! {
                <label class="choice">
                    <input
                        class="choice-input"
                        type="checkbox"
                        id=id
                        name=control(locale)
                        value="on"
                        checked=is_on(&locale)
                    />
                    <span class="choice-text" lang=locale.code()>{locale_name(locale)}</span>
                </label>
            }
        })
        .collect();
    let errors = parts.refusals.of("languages").join(" ");
    let errors = (!errors.is_empty()).then(|| view! { <p class="error">{errors}</p> });
    vec![
        view! {
            <fieldset class="field field-full choice-group">
                <legend class="label">{t.settings_languages_title()}</legend>
                <div class="choices choices-stack">{boxes}</div>
                {errors}
            </fieldset>
        }
        .into_any(),
    ]
}
