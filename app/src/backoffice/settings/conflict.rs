//! Two administrators saved one page: both versions, setting by setting.

use atrium_domain::form::{MailSecurity, SettingsForm};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Visibility;
use atrium_domain::setting::{Group, Setting};
use atrium_domain::time::Timestamp;
use atrium_i18n::{Texts, locale_name};
use leptos::prelude::*;

use super::parts::{is_on, yes_or_no};
use super::{Parts, URL, access, company, lifetimes, mail};
use crate::shell::Frame;
use crate::ui::{Clash, Compared, clash_notice};

/// What is in force now, and who saved it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsConflict {
    /// As the page would show it.
    pub stored: SettingsForm,
    /// Who saved it and when, where that is known.
    pub saved: Option<(String, Timestamp)>,
}

/// The notice above the form, which keeps what was typed.
pub(super) fn notice(
    frame: &Frame,
    parts: &Parts<'_>,
    group: Group,
    conflict: &SettingsConflict,
) -> AnyView {
    let t = parts.t;
    let fields = controls(parts, group)
        .into_iter()
        .filter_map(|(control, label)| {
            let yours = words(t, parts.form, control);
            let stored = words(t, &conflict.stored, control);
            (yours != stored).then_some(Compared {
                label,
                yours,
                stored,
            })
        })
        .collect();
    clash_notice(
        t,
        Clash {
            title: t.settings_conflict_title(),
            text: t.settings_conflict_text(),
            who: conflict
                .saved
                .clone()
                .map(|(who, at)| (who, frame.moment(at))),
            fields,
            take: format!("{URL}/{}", group.code()),
        },
    )
}

/// A page's controls with their labels, boxes to tick included.
fn controls(parts: &Parts<'_>, group: Group) -> Vec<(&'static str, String)> {
    let mut controls = parts.labels(group);
    if group == Group::Access {
        controls.push((Setting::AccessSign.code(), parts.t.grant_right_sign()));
        controls.push((Setting::AccessManage.code(), parts.t.grant_right_manage()));
    }
    // A file and a password are in no form that is shown.
    controls.retain(|(control, _)| !matches!(*control, "logo" | "mail_password"));
    controls
}

/// What a control holds, as the control shows it.
fn words(t: Texts, form: &SettingsForm, control: &str) -> String {
    let text = form.get(control).unwrap_or_default().trim();
    let known = match control {
        "languages" => Some(company::offered(form)),
        "language" => Locale::from_code(text).map(|locale| locale_name(locale).to_owned()),
        "time_zone" => Some(text.replace('_', " ")),
        "mail_security" => MailSecurity::ALL
            .into_iter()
            .find(|security| security.code() == text)
            .map(|security| mail::security_in_words(t, security)),
        "access_visibility" => Visibility::from_code(text).map(|one| access::visibility(t, one)),
        "access_pay" => Some(access::pay_in_words(t, text)),
        "access_sign" | "access_manage" | "administrators_set_passwords" => {
            Some(yes_or_no(t, is_on(text)))
        }
        _ => Setting::from_code(control)
            .filter(|setting| setting.group() == Group::Lifetimes)
            .map(|setting| lifetimes::in_words(t, form, setting)),
    };
    known.unwrap_or_else(|| text.to_owned())
}
