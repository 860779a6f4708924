//! The mail server, and the letter that tells whether it works.

use atrium_domain::form::MailSecurity;
use atrium_domain::setting::Setting;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{Parts, SettingsView, TestResult};
use crate::backoffice::outbox;
use crate::ui::{Choice, Field, Mood, notice, panel, panel_body, select};

pub(super) fn page(parts: &Parts<'_>, view: &SettingsView, action: &str) -> AnyView {
    let t = parts.t;
    let tested = view.tested.as_ref().map(|tested| match tested {
        TestResult::Sent { to, server } => {
            notice(t, Mood::Success, t.settings_mail_tested(server, to))
        }
        TestResult::Filed => notice(t, Mood::Info, t.settings_mail_tested_filed()),
        TestResult::Refused { reason, said } => {
            let why = outbox::why(t, Some(*reason), said).join(" ");
            notice(t, Mood::Danger, t.settings_mail_tested_refused(&why))
        }
    });
    let form = parts.form_of(action, fields(parts, view.has_password));
    let test = view! {
        <p>{t.settings_mail_test_hint()}</p>
        <form method="post" action=format!("{action}/test")>
            <button class="button" type="submit">{t.settings_mail_test()}</button>
        </form>
    };
    let test = panel_body(test.into_any());
    view! {
        {tested}
        {form}
        <div class="form" id="test-mail">
            {panel("mail-test", t.settings_mail_test_title(), None, test)}
        </div>
    }
    .into_any()
}

pub(super) fn fields(parts: &Parts<'_>, has_password: bool) -> Vec<AnyView> {
    let t = parts.t;
    let mut fields = match parts.fixed_by(Setting::SmtpUrl) {
        Some(origin) => vec![
            Field::text("smtp_url", t.settings_mail_server())
                .value(parts.text_of("smtp_url"))
                .hint(t.settings_fixed(origin))
                .read_only(true)
                .full()
                .view(t),
        ],
        None => server(parts, has_password),
    };
    fields.push(parts.field(
        Setting::MailFrom,
        Field::email("mail_from", t.settings_mail_from()).hint(t.settings_mail_from_hint()),
    ));
    fields.push(
        parts.field(
            Setting::MailTimeout,
            Field::text("mail_timeout", t.settings_mail_timeout())
                .hint(t.settings_mail_timeout_hint())
                .inputmode("numeric")
                .autocomplete("off"),
        ),
    );
    fields
}

pub(super) fn security_in_words(t: Texts, security: MailSecurity) -> String {
    match security {
        MailSecurity::Tls => t.settings_mail_tls(),
        MailSecurity::StartTls => t.settings_mail_starttls(),
        MailSecurity::None => t.settings_mail_plain(),
    }
}

fn server(parts: &Parts<'_>, has_password: bool) -> Vec<AnyView> {
    let t = parts.t;
    let typed = |field: Field, control: &str| {
        field
            .value(parts.text_of(control))
            .refusals(parts.refusals)
            .view(t)
    };
    let ways = MailSecurity::ALL
        .map(|security| Choice::new(security.code(), security_in_words(t, security)))
        .to_vec();
    let password = Field::password("mail_password", t.settings_mail_password(), "off");
    let password = if has_password {
        password.hint(t.settings_mail_password_kept())
    } else {
        password
    };
    vec![
        typed(
            Field::url("mail_host", t.settings_mail_host()).hint(t.settings_mail_host_hint()),
            "mail_host",
        ),
        typed(
            Field::text("mail_port", t.settings_mail_port())
                .hint(t.settings_mail_port_hint())
                .inputmode("numeric")
                .autocomplete("off"),
            "mail_port",
        ),
        select(
            t,
            "mail_security",
            t.settings_mail_security(),
            None,
            ways,
            parts.text_of("mail_security"),
            None,
            parts.refusals,
        ),
        typed(
            Field::text("mail_user", t.settings_mail_user())
                .autocomplete("off")
                .optional(),
            "mail_user",
        ),
        password.refusals(parts.refusals).view(t),
    ]
}
