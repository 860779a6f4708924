//! The first steps of a new house.

use atrium_app::backoffice::start::{DoneSteps, StartView, Step, StepView, start_page, step_page};
use atrium_app::ui::Choice;
use atrium_backend::access::BackOffice;
use atrium_backend::operation::contact;
use atrium_backend::operation::settings::{self, LogoChange};
use atrium_backend::operation::start::{Progress, progress};
use atrium_backend::{Error, Result};
use atrium_domain::form::{ContactForm, SettingsForm};
use atrium_domain::id::ContactId;
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::setting::Group;
use axum::http::StatusCode;
use axum::response::Response;

use super::settings::{fixed, form_in_force, sent, typed};
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

/// Companies to choose from for the first person.
const COMPANIES: u64 = 100;

fn steps(progress: &Progress) -> DoneSteps {
    let beginnings = &progress.beginnings;
    DoneSteps([
        progress.company,
        progress.mail,
        beginnings.company.is_some() || beginnings.person.is_some(),
        beginnings.person.is_some(),
        beginnings.granted,
    ])
}

/// The steps at a glance.
pub async fn overview(cx: Cx) -> Result<Response> {
    let progress = progress(cx.atrium(), cx.session()?).await?;
    let view = StartView {
        done: steps(&progress),
        dismissed: progress.dismissed,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        start_page(&cx.frame(), view)
    }))
}

/// Puts the steps away.
pub async fn dismiss(cx: Cx) -> Result<Response> {
    if cx.form.get("act") != Some("dismiss") {
        return Err(Error::field("act", Rule::UnknownChoice));
    }
    settings::dismiss_start(cx.atrium(), cx.session()?, &cx.peer).await?;
    Ok(done("/office/contacts", None))
}

fn step(cx: &Cx) -> Result<Step> {
    cx.param("step")
        .and_then(Step::from_code)
        .ok_or(Error::NotFound)
}

async fn answer(
    cx: &Cx,
    step: Step,
    form: SettingsForm,
    problems: Option<Problems>,
) -> Result<Response> {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let progress = progress(cx.atrium(), cx.session()?).await?;
    let companies = match step {
        Step::Person => {
            let scope = BackOffice::of(cx.session()?)?;
            let store = cx.atrium().database.read(&scope);
            let mut companies = store.companies(COMPANIES).await?;
            // The one that is chosen stands there, wherever its name comes.
            if let Some(id) = form
                .get("parent")
                .and_then(|id| id.parse::<ContactId>().ok())
                && !companies.iter().any(|(known, _)| *known == id)
                && let Some(chosen) = store.contacts(&[id]).await?.pop()
            {
                companies.push((id, chosen.fields.name));
            }
            companies
        }
        Step::Company | Step::Mail | Step::Contacts | Step::Access => Vec::new(),
    };
    let config = cx.atrium().config();
    let mut form = form.without_secrets();
    if status == StatusCode::CONFLICT {
        form.set("revision", config.revision().to_string());
    }
    let view = StepView {
        step,
        done: steps(&progress),
        form,
        fixed: fixed(&config),
        has_password: config
            .mail_server()
            .is_some_and(|server| server.has_password),
        companies: companies
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .collect(),
        person: progress.beginnings.person,
        problems,
    };
    Ok(page(status, &cx.asked, || step_page(&cx.frame(), view)))
}

/// A step's page.
pub async fn show(cx: Cx) -> Result<Response> {
    let step = step(&cx)?;
    let mut form = form_in_force(&cx.atrium().config());
    if step == Step::Person {
        let progress = progress(cx.atrium(), cx.session()?).await?;
        if let Some((company, _)) = progress.beginnings.company {
            form.set("parent", company.to_string());
        }
    }
    answer(&cx, step, form, None).await
}

/// Takes a step, and goes on to the next.
pub async fn take(cx: Cx) -> Result<Response> {
    let step = step(&cx)?;
    let (taken, group) = match step {
        Step::Company => (save(&cx, Group::Company).await, Group::Company),
        Step::Mail => (save(&cx, Group::Mail).await, Group::Mail),
        Step::Contacts => (create(&cx, "company").await, Group::Server),
        Step::Person => (create(&cx, "person").await, Group::Server),
        Step::Access => return Err(Error::NotFound),
    };
    match problems(taken)? {
        Ok(()) => Ok(done(&step.next_path(), None)),
        Err(refused) => {
            let form = typed(&cx, group);
            answer(&cx, step, form, Some(refused)).await
        }
    }
}

async fn save(cx: &Cx, group: Group) -> Result<()> {
    let session = cx.session()?;
    settings::save(
        cx.atrium(),
        session,
        group,
        &sent(cx),
        LogoChange::Keep,
        &cx.peer,
    )
    .await
}

async fn create(cx: &Cx, kind: &str) -> Result<()> {
    let of = |control: &str| cx.form.get(control).unwrap_or_default().to_owned();
    let is_person = kind == "person";
    let form = ContactForm {
        kind: kind.to_owned(),
        r#type: "contact".to_owned(),
        name: of("name"),
        email: if is_person {
            of("email")
        } else {
            String::new()
        },
        parent: if is_person {
            of("parent")
        } else {
            String::new()
        },
        ..ContactForm::default()
    };
    let input = form.check()?;
    contact::create(cx.atrium(), cx.session()?, &input, &cx.once(), &cx.peer).await?;
    Ok(())
}
