//! How long links and sessions last, and how long passwords must be.

use atrium_domain::form::SettingsForm;
use atrium_domain::setting::{Group, Setting};
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::Parts;
use super::parts::yes_or_no;
use crate::ui::{Choice, Field};

pub(super) fn label(t: Texts, setting: Setting) -> String {
    match setting {
        Setting::InvitationLifetime => t.settings_invitation_lifetime(),
        Setting::ResetLifetime => t.settings_reset_lifetime(),
        Setting::SessionIdle => t.settings_session_idle(),
        Setting::SessionLifetime => t.settings_session_lifetime(),
        Setting::RememberedIdle => t.settings_remembered_idle(),
        Setting::RememberedLifetime => t.settings_remembered_lifetime(),
        Setting::Company
        | Setting::ContactAddress
        | Setting::Language
        | Setting::TimeZone
        | Setting::Currency
        | Setting::BrandColour
        | Setting::SmtpUrl
        | Setting::MailFrom
        | Setting::MailTimeout
        | Setting::PasswordLength
        | Setting::PasswordLengthSecondFactor
        | Setting::AdministratorsSetPasswords
        | Setting::AccessVisibility
        | Setting::AccessSign
        | Setting::AccessPay
        | Setting::AccessManage
        | Setting::Languages => setting.code().to_owned(),
    }
}

pub(super) fn fields(parts: &Parts<'_>) -> Vec<AnyView> {
    Group::Lifetimes
        .settings()
        .map(|setting| time(parts, setting))
        .collect()
}

fn units(t: Texts) -> [(&'static str, String); 3] {
    [
        ("min", t.settings_unit_minutes()),
        ("h", t.settings_unit_hours()),
        ("d", t.settings_unit_days()),
    ]
}

/// A time as its two controls say it.
pub(super) fn in_words(t: Texts, form: &SettingsForm, setting: Setting) -> String {
    let text = |control: &str| form.get(control).unwrap_or_default().to_owned();
    let unit = text(&format!("{}_unit", setting.code()));
    let word = units(t)
        .into_iter()
        .find(|(code, _)| *code == unit)
        .map(|(_, word)| word)
        .unwrap_or_default();
    format!("{} {word}", text(setting.code()))
}

/// A number and its unit.
fn time(parts: &Parts<'_>, setting: Setting) -> AnyView {
    let t = parts.t;
    let label = label(t, setting);
    let unit_name = format!("{}_unit", setting.code());
    let unit = parts.text_of(&unit_name).to_owned();
    let shown = in_words(t, parts.form, setting);
    if let Some(fixed) = parts.read_only(setting, &label, &shown) {
        return fixed;
    }
    let number = Field::text(setting.code(), label.clone())
        .inputmode("numeric")
        .autocomplete("off")
        .half();
    let options: Vec<_> = units(t)
        .into_iter()
        .map(|(code, word)| {
            let selected = code == unit;
            view! { <option value=code selected=selected>{word}</option> }
        })
        .collect();
    view! {
        <div class="field-row">
            {parts.field(setting, number)}
            <div class="field field-half">
                <div class="label-row">
                    <label class="label" for=unit_name.clone()>
                        {t.settings_unit()}
                        <span class="visually-hidden">": " {label}</span>
                    </label>
                </div>
                <div class="select">
                    <select class="input" id=unit_name.clone() name=unit_name>
                        {options}
                    </select>
                </div>
            </div>
        </div>
    }
    .into_any()
}

pub(super) fn policies(parts: &Parts<'_>) -> Vec<AnyView> {
    let t = parts.t;
    let number = |setting: Setting, label: String, hint: String| {
        let field = Field::text(setting.code(), label)
            .hint(hint)
            .inputmode("numeric")
            .autocomplete("off")
            .required();
        parts.field(setting, field)
    };
    let factor = Field::text("second_factor", t.settings_second_factor())
        .value(t.settings_second_factor_optional())
        .hint(t.settings_second_factor_hint())
        .read_only(true)
        .full();
    vec![
        number(
            Setting::PasswordLength,
            t.settings_password_length(),
            t.settings_password_length_hint(),
        ),
        number(
            Setting::PasswordLengthSecondFactor,
            t.settings_password_length_second(),
            t.settings_password_length_second_hint(),
        ),
        parts.choice(
            Setting::AdministratorsSetPasswords,
            t.settings_set_passwords(),
            vec![
                Choice::new("yes", yes_or_no(t, true)),
                Choice::new("no", yes_or_no(t, false)),
            ],
        ),
        factor.view(t),
    ]
}
