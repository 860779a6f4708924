//! `/office/settings`: what an administrator decides about the house.

mod access;
mod brand;
mod company;
mod conflict;
mod lifetimes;
mod mail;
mod parts;
mod server;

use atrium_domain::form::SettingsForm;
use atrium_domain::palette::Palette;
use atrium_domain::problem::Problems;
use atrium_domain::setting::{Group, Setting};
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::backoffice::outbox::MailReason;
use crate::shell::{App, Frame, Page};
use crate::ui::{Refusals, Symbol, Title, crumbs, icon};
pub use conflict::SettingsConflict;
pub(super) use parts::Parts;
pub use server::ServerFact;

/// Where the pages stand.
pub const URL: &str = "/office/settings";

/// A page of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsView {
    /// Which one.
    pub group: Group,
    /// What is in force or was typed, control by control; never a password.
    pub form: SettingsForm,
    /// The settings that file or environment decide, and where.
    pub fixed: Vec<(Setting, String)>,
    /// Why the page was refused.
    pub problems: Option<Problems>,
    /// What somebody else saved meanwhile.
    pub conflict: Option<SettingsConflict>,
    /// The brand's logo as it is now.
    pub logo: Option<String>,
    /// The accents of the colour in the form.
    pub palette: Option<Palette>,
    /// A password for the mail server is kept.
    pub has_password: bool,
    /// How a test letter fared.
    pub tested: Option<TestResult>,
    /// What only the operator decides.
    pub server: Vec<ServerFact>,
}

/// How a test letter fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestResult {
    /// The server took it.
    Sent {
        /// To whom it goes.
        to: String,
        /// Host and port.
        server: String,
    },
    /// It lies in the folder.
    Filed,
    /// It did not leave.
    Refused {
        /// What kind of thing happened.
        reason: MailReason,
        /// What the mail server replied, or empty.
        said: String,
    },
}

/// What a page of settings is called.
pub fn title(t: Texts, group: Group) -> String {
    match group {
        Group::Company => t.settings_company_title(),
        Group::Brand => t.settings_brand_title(),
        Group::Mail => t.settings_mail_title(),
        Group::Lifetimes => t.settings_lifetimes_title(),
        Group::Policies => t.settings_policies_title(),
        Group::Access => t.settings_access_title(),
        Group::Languages => t.settings_languages_title(),
        Group::Server => t.settings_server_title(),
    }
}

fn about(t: Texts, group: Group) -> String {
    match group {
        Group::Company => t.settings_company_about(),
        Group::Brand => t.settings_brand_about(),
        Group::Mail => t.settings_mail_about(),
        Group::Lifetimes => t.settings_lifetimes_about(),
        Group::Policies => t.settings_policies_about(),
        Group::Access => t.settings_access_about(),
        Group::Languages => t.settings_languages_about(),
        Group::Server => t.settings_server_about(),
    }
}

const fn symbol(group: Group) -> Symbol {
    match group {
        Group::Company => Symbol::Building,
        Group::Brand => Symbol::File,
        Group::Mail => Symbol::Mail,
        Group::Lifetimes => Symbol::Clock,
        Group::Policies => Symbol::Lock,
        Group::Access => Symbol::Key,
        Group::Languages => Symbol::Globe,
        Group::Server => Symbol::Settings,
    }
}

/// The index.
pub fn settings_index(frame: &Frame) -> AnyView {
    let t = frame.texts();
    let cards: Vec<_> = Group::ALL
        .into_iter()
        .map(|group| {
            view! {
                <section class="card card-whole">
                    <div class="card-head">
                        {icon(symbol(group))}
                        <h2 class="card-title">
                            <a href=format!("{URL}/{}", group.code())>{title(t, group)}</a>
                        </h2>
                    </div>
                    <div class="card-body">
                        <p>{about(t, group)}</p>
                    </div>
                </section>
            }
        })
        .collect();
    let body = view! {
        {Title::new(t.settings_title()).view()}
        <div class="card-grid">{cards}</div>
    };
    frame.document(
        Page::office(App::Settings, t.settings_title()),
        body.into_any(),
    )
}

/// A page of settings.
pub fn settings_page(frame: &Frame, view: SettingsView) -> AnyView {
    let t = frame.texts();
    let group = view.group;
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let parts = Parts {
        t,
        form: &view.form,
        fixed: &view.fixed,
        refusals: &refusals,
    };
    let summary = refusals.summary(&parts.labels(group));
    let conflict = view
        .conflict
        .as_ref()
        .map(|conflict| conflict::notice(frame, &parts, group, conflict));
    let action = format!("{URL}/{}", group.code());
    let content = match group {
        Group::Server => server::facts(t, &view.server),
        Group::Brand => brand::page(&parts, &view, &action),
        Group::Mail => mail::page(&parts, &view, &action),
        Group::Company | Group::Lifetimes | Group::Policies | Group::Access | Group::Languages => {
            parts.form_of(&action, fields(&parts, group))
        }
    };
    let body = view! {
        {crumbs(t, vec![(URL.to_owned(), t.settings_title())], title(t, group))}
        {Title::new(title(t, group)).view()}
        <p class="subtitle">{about(t, group)}</p>
        {conflict}
        {summary}
        {content}
    };
    frame.document(
        Page::office(App::Settings, title(t, group)),
        body.into_any(),
    )
}

/// A page's controls.
fn fields(parts: &Parts<'_>, group: Group) -> Vec<AnyView> {
    match group {
        Group::Company => company::fields(parts),
        Group::Lifetimes => lifetimes::fields(parts),
        Group::Policies => lifetimes::policies(parts),
        Group::Access => access::fields(parts),
        Group::Languages => company::languages(parts),
        Group::Brand | Group::Mail | Group::Server => Vec::new(),
    }
}

/// The controls of the first step of a new house.
pub(super) fn first_fields(parts: &Parts<'_>) -> Vec<AnyView> {
    vec![company::name(parts), company::language(parts)]
}

/// The mail server's controls, for the first steps too.
pub(super) fn mail_fields(parts: &Parts<'_>, has_password: bool) -> Vec<AnyView> {
    mail::fields(parts, has_password)
}

#[cfg(test)]
mod tests;
