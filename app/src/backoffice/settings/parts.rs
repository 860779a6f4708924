//! What the pages of settings share: a control for each setting, read-only where file or
//! environment decide.

use atrium_domain::form::SettingsForm;
use atrium_domain::setting::{Group, Setting};
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Choice, Field, Refusals, checkbox, select};

/// What controls are made of.
pub struct Parts<'a> {
    /// The words.
    pub t: Texts,
    /// What is in force or was typed.
    pub form: &'a SettingsForm,
    /// What is decided elsewhere, and where.
    pub fixed: &'a [(Setting, String)],
    /// What is wrong.
    pub refusals: &'a Refusals,
}

/// Whether a box is ticked, by what its control holds.
pub(super) fn is_on(text: &str) -> bool {
    !matches!(text, "" | "no" | "off")
}

pub(super) fn yes_or_no(t: Texts, is_on: bool) -> String {
    if is_on {
        t.settings_yes()
    } else {
        t.settings_no()
    }
}

impl Parts<'_> {
    pub(super) fn text_of(&self, control: &str) -> &str {
        self.form.get(control).unwrap_or_default()
    }

    /// Where a setting is decided, if not here.
    pub(super) fn fixed_by(&self, setting: Setting) -> Option<&str> {
        self.fixed
            .iter()
            .find(|(known, _)| *known == setting)
            .map(|(_, origin)| origin.as_str())
    }

    /// The setting as a text that can't be changed here, if it is decided elsewhere.
    pub(super) fn read_only(&self, setting: Setting, label: &str, shown: &str) -> Option<AnyView> {
        let origin = self.fixed_by(setting)?;
        let field = Field::text(setting.code(), label)
            .value(shown)
            .hint(self.t.settings_fixed(origin))
            .read_only(true);
        Some(field.view(self.t))
    }

    /// A text control, unless the setting is decided elsewhere.
    pub(super) fn field(&self, setting: Setting, field: Field) -> AnyView {
        let value = self.text_of(setting.code());
        let field = field.value(value).refusals(self.refusals);
        match self.fixed_by(setting) {
            Some(origin) => field.hint(self.t.settings_fixed(origin)).read_only(true),
            None => field,
        }
        .view(self.t)
    }

    /// A list to choose from, unless the setting is decided elsewhere.
    pub(super) fn choice(&self, setting: Setting, label: String, choices: Vec<Choice>) -> AnyView {
        let chosen = self.text_of(setting.code());
        let shown = choices
            .iter()
            .find(|choice| choice.value == chosen)
            .map_or(chosen, |choice| choice.label.as_str());
        if let Some(view) = self.read_only(setting, &label, shown) {
            return view;
        }
        select(
            self.t,
            setting.code(),
            label,
            None,
            choices,
            chosen,
            None,
            self.refusals,
        )
    }

    /// A box to tick, unless the setting is decided elsewhere.
    pub(super) fn tick(&self, setting: Setting, label: String, hint: Option<String>) -> AnyView {
        let is_on = is_on(self.text_of(setting.code()));
        let shown = yes_or_no(self.t, is_on);
        if let Some(view) = self.read_only(setting, &label, &shown) {
            return view;
        }
        checkbox(setting.code(), "on", label, is_on, hint)
    }

    /// A form with these controls.
    pub fn form_of(&self, action: &str, fields: Vec<AnyView>) -> AnyView {
        view! {
            <form class="form" method="post" action=action.to_owned() novalidate>
                {self.revision()}
                <div class="group">
                    <div class="form-grid">{fields}</div>
                </div>
                <div class="form-foot">
                    <button class="button button-primary" type="submit">
                        {self.t.contact_save()}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    /// So that what somebody else saved meanwhile is not written over.
    pub fn revision(&self) -> AnyView {
        let revision = self.text_of("revision").to_owned();
        view! { <input type="hidden" name="revision" value=revision/> }.into_any()
    }

    /// Every control of a page with its label, for the list of what is wrong.
    pub fn labels(&self, group: Group) -> Vec<(&'static str, String)> {
        let t = self.t;
        match group {
            Group::Company => vec![
                ("company", t.settings_company_name()),
                ("contact_address", t.settings_contact_address()),
                ("language", t.settings_language()),
                ("time_zone", t.settings_time_zone()),
                ("currency", t.settings_currency()),
            ],
            Group::Brand => vec![
                ("brand_colour", t.settings_brand_colour()),
                ("logo", t.settings_logo()),
            ],
            Group::Mail => vec![
                ("mail_host", t.settings_mail_host()),
                ("mail_port", t.settings_mail_port()),
                ("mail_security", t.settings_mail_security()),
                ("mail_user", t.settings_mail_user()),
                ("mail_password", t.settings_mail_password()),
                ("mail_from", t.settings_mail_from()),
                ("mail_timeout", t.settings_mail_timeout()),
            ],
            Group::Lifetimes => Group::Lifetimes
                .settings()
                .map(|setting| (setting.code(), super::lifetimes::label(t, setting)))
                .collect(),
            Group::Policies => vec![
                ("password_length", t.settings_password_length()),
                (
                    "password_length_second_factor",
                    t.settings_password_length_second(),
                ),
                ("administrators_set_passwords", t.settings_set_passwords()),
            ],
            Group::Access => vec![
                ("access_visibility", t.grant_visibility()),
                ("access_pay", t.grant_pay()),
                ("access_pay_limit", t.grant_pay_limit()),
            ],
            Group::Languages => vec![("languages", t.settings_languages_title())],
            Group::Server => Vec::new(),
        }
    }
}
