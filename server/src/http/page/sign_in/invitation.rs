//! Invitations: the mailed link, the typed code, and a fresh link for an expired one.

use atrium_app::shell::Done;
use atrium_app::sign_in::LinkState;
use atrium_app::sign_in::invitation_code::{InvitationCodeView, invitation_code_page};
use atrium_app::sign_in::new_password::LinkKind;
use atrium_backend::access::Verified;
use atrium_backend::operation::{self, accept_invitation, sign_in};
use atrium_backend::store::link::Purpose;
use atrium_backend::{Error, Result};
use atrium_domain::form::InvitationCodeForm;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::landed;
use super::link::{Chosen, choose, dead, show};
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

/// The page behind an invitation's link. Opening it spends nothing.
pub async fn invitation(cx: Cx) -> Result<Response> {
    show(cx, Purpose::Invitation, LinkKind::Invitation).await
}

/// Accepts an invitation.
pub async fn accept(mut cx: Cx) -> Result<Response> {
    let chosen = choose(
        &mut cx,
        Purpose::Invitation,
        LinkKind::Invitation,
        async |cx, seen, password| {
            accept_invitation::accept(cx.atrium(), seen, password, &cx.peer).await
        },
    )
    .await?;
    Ok(match chosen {
        Chosen::Done(opened) => {
            if let Verified::SignedIn(old) = &cx.verified {
                sign_in::sign_out(cx.atrium(), old, &cx.peer).await?;
            }
            landed(&cx, &opened, None, Some(Done::Welcome))
        }
        Chosen::Answer(answer) => answer,
    })
}

/// Asks for a fresh link in place of an expired one.
pub async fn fresh(cx: Cx) -> Result<Response> {
    match problems(operation::invitation::ask_for_fresh(cx.atrium(), cx.token()?, &cx.peer).await) {
        Ok(Ok(())) => Ok(done("/login", Some(Done::FreshAsked))),
        Ok(Err(refused)) => Err(Error::Refused(refused)),
        Err(Error::NotFound) => Ok(dead(&cx, LinkKind::Invitation, LinkState::Unknown)),
        Err(other) => Err(other),
    }
}

fn code_view(cx: &Cx, form: InvitationCodeForm, problems: Option<Problems>) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let view = InvitationCodeView {
        form: form.without_secrets(),
        problems,
    };
    page(status, &cx.asked, || {
        invitation_code_page(&cx.frame(), view)
    })
}

/// The page for those who type the code.
pub async fn code(cx: Cx) -> Result<Response> {
    Ok(code_view(&cx, InvitationCodeForm::default(), None))
}

/// Takes a typed code to the invitation's own page.
pub async fn enter_code(cx: Cx) -> Result<Response> {
    let form: InvitationCodeForm = cx.form();
    let found = match form.check() {
        Ok(input) => {
            problems(operation::invitation::token_by_code(cx.atrium(), &input, &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    match found {
        Ok(token) => Ok(done(&format!("/invitation/{token}"), None)),
        Err(refused) => Ok(code_view(&cx, form, Some(refused))),
    }
}
