//! Links in letters: what stands behind one, and the password that is chosen there.

use atrium_app::sign_in::LinkState;
use atrium_app::sign_in::new_password::{
    DeadLinkView, LinkKind, NewPasswordView, Purpose as Page, dead_link_page, new_password_page,
};
use atrium_backend::access::Verified;
use atrium_backend::credential::strength;
use atrium_backend::operation::invitation::{self, Seen};
use atrium_backend::store::link::{Purpose, Standing};
use atrium_backend::{Error, Result};
use atrium_domain::form::NewPasswordForm;
use atrium_domain::locale::Locale;
use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{found, page, refusal};
use crate::http::cookie;
use crate::http::cx::Cx;
use crate::http::page::password;

pub(in crate::http::page) const fn state(standing: Standing) -> LinkState {
    match standing {
        Standing::Open => LinkState::Usable,
        Standing::Used => LinkState::Used,
        Standing::Withdrawn => LinkState::Withdrawn,
        Standing::Expired => LinkState::Expired,
    }
}

/// The link behind the path's token; none if this server never made it.
pub(super) async fn look(cx: &Cx, purpose: Purpose) -> Result<Option<Seen>> {
    found(invitation::look(cx.atrium(), purpose, cx.token()?).await)
}

/// 404 for a link that never was, 410 for one that is over.
pub(super) fn dead(cx: &Cx, kind: LinkKind, state: LinkState) -> Response {
    let status = match state {
        LinkState::Unknown => StatusCode::NOT_FOUND,
        LinkState::Usable | LinkState::Used | LinkState::Withdrawn | LinkState::Expired => {
            StatusCode::GONE
        }
    };
    let fresh = match (kind, state) {
        (LinkKind::Invitation, LinkState::Expired | LinkState::Used | LinkState::Withdrawn) => cx
            .param("token")
            .map(|token| format!("/invitation/{token}/fresh")),
        (LinkKind::Invitation, LinkState::Usable | LinkState::Unknown)
        | (LinkKind::Reset | LinkKind::Setup, _) => None,
    };
    let view = DeadLinkView { kind, state, fresh };
    page(status, &cx.asked, || dead_link_page(&cx.frame(), view))
}

/// Until the reader has chosen one, a link's page speaks the language of whom it was sent to.
fn speak(cx: &mut Cx, seen: &Seen) {
    speak_to(cx, seen.language);
}

pub(in crate::http::page) fn speak_to(cx: &mut Cx, language: Option<Locale>) {
    if let (Verified::Anonymous, None, Some(language)) =
        (&cx.verified, cookie::language(&cx.asked.headers), language)
    {
        cx.locale = cx.atrium().settings().language_for(Some(language));
    }
}

fn password_page(
    cx: &Cx,
    seen: &Seen,
    kind: LinkKind,
    problems: Option<Problems>,
    report: Option<PasswordReport>,
) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let purpose = match kind {
        LinkKind::Invitation | LinkKind::Setup => Page::Invitation {
            name: seen.name.clone(),
            valid_until: cx.moment(seen.expires_at),
        },
        LinkKind::Reset => Page::Reset,
    };
    let view = NewPasswordView {
        purpose,
        login: seen.login.clone(),
        min_length: cx.atrium().settings().passwords.least(false).characters(),
        problems,
        report,
    };
    page(status, &cx.asked, || new_password_page(&cx.frame(), view))
}

pub(super) async fn show(mut cx: Cx, purpose: Purpose, kind: LinkKind) -> Result<Response> {
    let Some(seen) = look(&cx, purpose).await? else {
        return Ok(dead(&cx, kind, LinkState::Unknown));
    };
    speak(&mut cx, &seen);
    Ok(match state(seen.standing) {
        LinkState::Usable => password_page(&cx, &seen, kind, None, None),
        over @ (LinkState::Expired
        | LinkState::Used
        | LinkState::Withdrawn
        | LinkState::Unknown) => dead(&cx, kind, over),
    })
}

/// What choosing a password came to.
pub(super) enum Chosen<T> {
    Done(T),
    Answer(Response),
}

/// The steps invitation and reset share: look, check the password, act, and say why not.
pub(super) async fn choose<T, F>(
    cx: &mut Cx,
    purpose: Purpose,
    kind: LinkKind,
    act: impl AsyncFnOnce(&Cx, &Seen, &atrium_domain::password::NewPassword) -> F,
) -> Result<Chosen<T>>
where
    F: Into<Result<T>>,
{
    let Some(seen) = look(cx, purpose).await? else {
        return Ok(Chosen::Answer(dead(cx, kind, LinkState::Unknown)));
    };
    speak(cx, &seen);
    if seen.standing != Standing::Open {
        return Ok(Chosen::Answer(dead(cx, kind, state(seen.standing))));
    }
    let settings = cx.atrium().settings();
    let company = settings.brand.company.as_str();
    let least = settings.passwords.least(false);
    let own = [seen.login.as_str(), seen.name.as_str()];
    if password::is_asked(cx) {
        return Ok(Chosen::Answer(password::judged(cx, &own).await?));
    }
    let form: NewPasswordForm = cx.form();
    let acted = match form.check(least, &["atrium", company, own[0], own[1]]) {
        Ok(password) => act(cx, &seen, &password).await.into(),
        Err(refused) => Err(Error::Refused(refused)),
    };
    match acted {
        Ok(value) => Ok(Chosen::Done(value)),
        Err(Error::Refused(refused)) => {
            let (password, verify) = (&form.password, &form.verify);
            let report = strength::report(cx.atrium(), password, verify, false, &own).await?;
            let page = password_page(cx, &seen, kind, Some(refused), Some(report));
            Ok(Chosen::Answer(page))
        }
        // Somebody was quicker, or staff withdrew it: the link itself says which.
        Err(Error::Stale) => {
            let now = look(cx, purpose)
                .await?
                .map_or(LinkState::Unknown, |seen| state(seen.standing));
            Ok(Chosen::Answer(dead(cx, kind, now)))
        }
        Err(other) => Err(other),
    }
}
