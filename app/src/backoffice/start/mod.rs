//! `/office/start`: from an empty house to the first grant, in five steps. Each is an ordinary
//! page that can be skipped and come back to.

mod steps;

use atrium_domain::form::SettingsForm;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Problems;
use atrium_domain::setting::Setting;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{App, Frame, Page};
use crate::ui::{Choice, Mood, Title, Tone, badge, crumbs, notice, panel};

/// Where the steps stand.
pub const URL: &str = "/office/start";

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The company's name and language.
    Company,
    /// The mail server.
    Mail,
    /// The address book.
    Contacts,
    /// The first person.
    Person,
    /// The first grant.
    Access,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Company,
        Self::Mail,
        Self::Contacts,
        Self::Person,
        Self::Access,
    ];

    /// The last part of its path.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Mail => "mail",
            Self::Contacts => "contacts",
            Self::Person => "person",
            Self::Access => "access",
        }
    }

    /// The step of that path.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// The step after it; after the last, the overview.
    pub fn next_path(self) -> String {
        let next = match self {
            Self::Company => Self::Mail,
            Self::Mail => Self::Contacts,
            Self::Contacts => Self::Person,
            Self::Person => Self::Access,
            Self::Access => return URL.to_owned(),
        };
        next.path()
    }

    /// Its page.
    pub fn path(self) -> String {
        format!("{URL}/{}", self.code())
    }

    pub(super) fn title(self, t: Texts) -> String {
        match self {
            Self::Company => t.start_company_title(),
            Self::Mail => t.start_mail_title(),
            Self::Contacts => t.start_contacts_title(),
            Self::Person => t.start_person_title(),
            Self::Access => t.start_access_title(),
        }
    }
}

/// What is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DoneSteps(pub [bool; 5]);

impl DoneSteps {
    /// Whether a step is.
    pub fn has(self, step: Step) -> bool {
        Step::ALL
            .into_iter()
            .zip(self.0)
            .any(|(known, done)| known == step && done)
    }

    /// The first that is not.
    pub fn next(self) -> Option<Step> {
        Step::ALL.into_iter().find(|step| !self.has(*step))
    }
}

/// The steps at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartView {
    /// What is done.
    pub done: DoneSteps,
    /// They were put away; they can be taken all the same.
    pub dismissed: bool,
}

/// A step's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    /// Which one.
    pub step: Step,
    /// What is done.
    pub done: DoneSteps,
    /// What was typed, or is in force.
    pub form: SettingsForm,
    /// The settings that file or environment decide, and where.
    pub fixed: Vec<(Setting, String)>,
    /// A password for the mail server is kept.
    pub has_password: bool,
    /// Companies a person can belong to.
    pub companies: Vec<Choice>,
    /// The person to grant access to.
    pub person: Option<(ContactId, String)>,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// The steps at a glance.
pub fn start_page(frame: &Frame, view: StartView) -> AnyView {
    let t = frame.texts();
    let granted = view.done.has(Step::Access);
    let finished = granted.then(|| notice(t, Mood::Success, t.start_finished()));
    let next = view.done.next().filter(|_| !granted).map(|step| {
        view! {
            <a class="button button-primary" href=step.path()>{t.start_continue()}</a>
        }
    });
    let dismiss = (!view.dismissed && !granted).then(|| {
        view! {
            <form method="post" action=URL>
                <button class="button" type="submit" name="act" value="dismiss">
                    {t.start_dismiss()}
                </button>
            </form>
        }
    });
    let body = view! {
        {Title::new(t.start_title()).view()}
        <p class="subtitle">{t.start_about()}</p>
        {finished}
        <section class="panel form">{list(t, view.done, None)}</section>
        <div class="button-row">
            {next} <a class="button" href="/office/contacts">{t.start_leave()}</a> {dismiss}
        </div>
    };
    frame.document(
        Page::office(App::Contacts, t.start_title()),
        body.into_any(),
    )
}

/// The steps in their order, with what is done and where one is.
fn list(t: Texts, done: DoneSteps, current: Option<Step>) -> AnyView {
    let rows: Vec<_> = Step::ALL
        .into_iter()
        .map(|step| {
            let state = if done.has(step) {
                badge(Tone::Good, t.start_done())
            } else {
                badge(Tone::Neutral, t.start_open())
            };
            let here = (current == Some(step)).then_some("step");
            view! {
                <li class="step">
                    <a class="step-link" href=step.path() aria-current=here>{step.title(t)}</a>
                    {state}
                </li>
            }
        })
        .collect();
    view! { <ol class="steps">{rows}</ol> }.into_any()
}

/// A step.
pub fn step_page(frame: &Frame, view: StepView) -> AnyView {
    let t = frame.texts();
    let title = view.step.title(t);
    let steps = list(t, view.done, Some(view.step));
    let skip = view! { <a class="button" href=view.step.next_path()>{t.start_skip()}</a> };
    let content = steps::content(frame, &view);
    let body = view! {
        {crumbs(t, vec![(URL.to_owned(), t.start_title())], title.clone())}
        {Title::new(title.clone()).acts(Some(skip.into_any())).view()}
        <div class="columns">
            <div class="columns-main">{content}</div>
            <div class="columns-side">
                {panel("steps", t.start_title(), None, steps)}
            </div>
        </div>
    };
    frame.document(Page::office(App::Contacts, title), body.into_any())
}

/// The way from the contacts to the steps, while there is still one to take.
pub(super) fn pointer(t: Texts) -> AnyView {
    view! {
        <div class="notice notice-info" role="status">
            {crate::ui::icon(crate::ui::Symbol::Info)}
            <div class="notice-body">
                <p class="notice-title">{t.start_pointer_title()}</p>
                <p>{t.start_pointer_text()}</p>
                <div class="button-row">
                    <a class="button" href=URL>{t.start_continue()}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
