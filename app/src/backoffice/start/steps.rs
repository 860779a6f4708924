//! What stands on each step's page.

use atrium_domain::setting::Group;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{Step, StepView};
use crate::backoffice::settings::{Parts, first_fields, mail_fields};
use crate::shell::Frame;
use crate::ui::{Choice, Field, Mood, Refusals, notice, panel, panel_body, select};

pub(super) fn content(frame: &Frame, view: &StepView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let parts = Parts {
        t,
        form: &view.form,
        fixed: &view.fixed,
        refusals: &refusals,
    };
    let action = view.step.path();
    let (summary, content) = match view.step {
        Step::Company => (
            refusals.summary(&parts.labels(Group::Company)),
            parts.form_of(&action, first_fields(&parts)),
        ),
        Step::Mail => (
            refusals.summary(&parts.labels(Group::Mail)),
            mail(&parts, view, &action),
        ),
        Step::Contacts => (
            refusals.summary(&[("name", t.contact_name())]),
            contacts(frame, &parts, &action),
        ),
        Step::Person => (
            refusals.summary(&[("name", t.contact_name()), ("email", t.contact_email())]),
            person(frame, &parts, view, &action),
        ),
        Step::Access => (None, access(t, view)),
    };
    view! { {summary} {content} }.into_any()
}

fn mail(parts: &Parts<'_>, view: &StepView, action: &str) -> AnyView {
    let t = parts.t;
    view! {
        <p>{t.start_mail_text()}</p>
        {parts.form_of(action, mail_fields(parts, view.has_password))}
    }
    .into_any()
}

fn contacts(frame: &Frame, parts: &Parts<'_>, action: &str) -> AnyView {
    let t = parts.t;
    let name = Field::text("name", t.contact_name())
        .value(parts.form.get("name").unwrap_or_default())
        .autocomplete("off")
        .required()
        .refusals(parts.refusals);
    let import = view! {
        <p>{t.start_contacts_import()}</p>
        <p>
            <a class="button" href="/office/import">{t.import_title()}</a>
        </p>
        <p>
            <code class="code-inline">"atrium import contacts FILE --dry-run"</code>
        </p>
        <p>
            <code class="code-inline">"atrium import contacts FILE"</code>
        </p>
    };
    let import = panel_body(import.into_any());
    let company = create(frame, action, vec![name.view(t)]);
    view! {
        {panel("import", t.start_contacts_import_title(), None, import)}
        {panel("company", t.start_contacts_company_title(), None, panel_body(company))}
    }
    .into_any()
}

fn person(frame: &Frame, parts: &Parts<'_>, view: &StepView, action: &str) -> AnyView {
    let t = parts.t;
    let of = |control: &str| parts.form.get(control).unwrap_or_default();
    let name = Field::text("name", t.contact_name())
        .value(of("name"))
        .autocomplete("off")
        .required()
        .refusals(parts.refusals);
    let email = Field::email("email", t.contact_email())
        .value(of("email"))
        .hint(t.start_person_email_hint())
        .autocomplete("off")
        .refusals(parts.refusals);
    let companies: Vec<Choice> = view.companies.clone();
    let parent = select(
        t,
        "parent",
        t.contact_parent(),
        Some(t.contact_parent_none()),
        companies,
        of("parent"),
        None,
        parts.refusals,
    );
    let content = view! {
        <p>{t.start_person_text()}</p>
        {create(frame, action, vec![name.view(t), email.view(t), parent])}
    };
    alone(content.into_any())
}

/// The one panel of a step; the page's title is its title.
fn alone(content: AnyView) -> AnyView {
    view! { <section class="panel">{panel_body(content)}</section> }.into_any()
}

fn create(frame: &Frame, action: &str, fields: Vec<AnyView>) -> AnyView {
    let t = frame.texts();
    view! {
        <form class="form" method="post" action=action.to_owned() novalidate>
            {frame.once_field()}
            <div class="form-grid">{fields}</div>
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.start_create()}</button>
            </div>
        </form>
    }
    .into_any()
}

fn access(t: Texts, view: &StepView) -> AnyView {
    if view.done.has(Step::Access) {
        return notice(t, Mood::Success, t.start_finished());
    }
    match &view.person {
        Some((id, name)) => {
            let href = format!("/office/contacts/portal-access?id={id}");
            let content = view! {
                <p>{t.start_access_text(name)}</p>
                <div class="button-row">
                    <a class="button button-primary" href=href>{t.start_access_open()}</a>
                </div>
            };
            alone(content.into_any())
        }
        None => {
            let content = view! {
                <p>{t.start_access_nobody()}</p>
                <div class="button-row">
                    <a class="button button-primary" href=Step::Person.path()>
                        {Step::Person.title(t)}
                    </a>
                </div>
            };
            alone(content.into_any())
        }
    }
}
