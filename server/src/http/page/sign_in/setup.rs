//! Set-up: the first administrator, behind a link.

use atrium_app::shell::Done;
use atrium_app::sign_in::LinkState;
use atrium_app::sign_in::setup::{SetupView, setup_page};
use atrium_backend::credential::strength;
use atrium_backend::operation::setup as set_up_house;
use atrium_backend::store::link::{Purpose, Standing};
use atrium_backend::{Error, Result};
use atrium_domain::form::SetupForm;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::landed;
use super::link::{look, state};
use crate::http::answer::{page, problems, refusal};
use crate::http::cx::Cx;
use crate::http::page::password;

async fn setup_view(
    cx: &Cx,
    state: LinkState,
    form: SetupForm,
    problems: Option<Problems>,
) -> Result<Response> {
    let status = match (&problems, state) {
        (Some(problems), _) => refusal(problems),
        (None, LinkState::Usable) => StatusCode::OK,
        (None, LinkState::Unknown) => StatusCode::NOT_FOUND,
        (None, LinkState::Expired | LinkState::Used | LinkState::Withdrawn) => StatusCode::GONE,
    };
    let report = match &problems {
        Some(_) => {
            let own = [form.email.as_str(), form.name.as_str()];
            let (password, verify) = (&form.password, &form.verify);
            Some(strength::report(cx.atrium(), password, verify, false, &own).await?)
        }
        None => None,
    };
    let view = SetupView {
        state,
        form: form.without_secrets(),
        problems,
        min_length: cx.atrium().settings().passwords.least(false).characters(),
        report,
    };
    Ok(page(status, &cx.asked, || setup_page(&cx.frame(), view)))
}

/// The set-up page, behind the link that only the terminal shows.
pub async fn setup(cx: Cx) -> Result<Response> {
    let state = look(&cx, Purpose::Setup)
        .await?
        .map_or(LinkState::Unknown, |seen| state(seen.standing));
    setup_view(&cx, state, SetupForm::default(), None).await
}

/// Creates the first administrator.
pub async fn set_up(cx: Cx) -> Result<Response> {
    let form: SetupForm = cx.form();
    let Some(seen) = look(&cx, Purpose::Setup).await? else {
        return setup_view(&cx, LinkState::Unknown, form, None).await;
    };
    if seen.standing != Standing::Open {
        return setup_view(&cx, state(seen.standing), form, None).await;
    }
    if password::is_asked(&cx) {
        return password::judged(&cx, &[&form.email, &form.name]).await;
    }
    let settings = cx.atrium().settings();
    let least = settings.passwords.least(false);
    let finished = match form.check(least, &["atrium", &settings.brand.company]) {
        Ok(input) => problems(set_up_house::finish(cx.atrium(), &seen, &input, &cx.peer).await),
        Err(refused) => Ok(Err(refused)),
    };
    match finished {
        Ok(Ok(opened)) => Ok(landed(&cx, &opened, None, Some(Done::SetUp))),
        Ok(Err(refused)) => setup_view(&cx, LinkState::Usable, form, Some(refused)).await,
        Err(Error::Stale) => setup_view(&cx, LinkState::Used, form, None).await,
        Err(other) => Err(other),
    }
}
