//! Signing in and out, links in letters, the typed code, set-up.

use atrium_app::shell::Done;
use atrium_app::sign_in::LinkState;
use atrium_app::sign_in::invitation_code::{InvitationCodeView, invitation_code_page};
use atrium_app::sign_in::login::{LoginView, login_page};
use atrium_app::sign_in::new_password::{
    DeadLinkView, LinkKind, NewPasswordView, Purpose as Page, dead_link_page, new_password_page,
};
use atrium_app::sign_in::reset_request::{ResetRequestView, reset_request_page};
use atrium_app::sign_in::setup::{SetupView, setup_page};
use atrium_backend::access::Verified;
use atrium_backend::credential::strength;
use atrium_backend::operation::invitation::{self, Seen};
use atrium_backend::operation::{
    accept_invitation, reset_password, setup as set_up_house, sign_in,
};
use atrium_backend::store::link::{Purpose, Standing};
use atrium_backend::{Error, Result};
use atrium_domain::form::{
    InvitationCodeForm, NewPasswordForm, ResetRequestForm, SetupForm, SignInForm,
};
use atrium_domain::local_path::LocalPath;
use atrium_domain::locale::Locale;
use atrium_domain::password::PasswordReport;
use atrium_domain::problem::Problems;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use super::password;
use crate::http::answer::{done, page, problems, refusal, retry_after, see_other, with_cookie};
use crate::http::cookie;
use crate::http::cx::Cx;
use crate::http::routes::is_page;

const OFFICE: &str = "/office/contacts";
const PORTAL: &str = "/my";

fn login_view(cx: &Cx, form: SignInForm, problems: Option<Problems>) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let retry = problems.as_ref().map(retry_after);
    let view = LoginView {
        form: form.without_secrets(),
        problems,
        waiting: false,
    };
    let mut response = page(status, &cx.asked, || login_page(&cx.frame(), view));
    if let (StatusCode::TOO_MANY_REQUESTS, Some(seconds)) = (status, retry) {
        response
            .headers_mut()
            .insert(axum::http::header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The sign-in page; those who are signed in go where they belong.
pub async fn login(cx: Cx) -> Result<Response> {
    if let Verified::SignedIn(session) = &cx.verified {
        let is_staff = matches!(
            session.who(),
            atrium_backend::access::session::Who::Staff(_)
        );
        return Ok(done(if is_staff { OFFICE } else { PORTAL }, None));
    }
    if !cx.atrium().is_set_up().await? {
        let view = LoginView {
            waiting: true,
            ..LoginView::default()
        };
        return Ok(page(StatusCode::OK, &cx.asked, || {
            login_page(&cx.frame(), view)
        }));
    }
    let next = cx.query.get("next").and_then(LocalPath::parse);
    let form = SignInForm {
        next: next.map(|next| next.to_string()).unwrap_or_default(),
        ..SignInForm::default()
    };
    Ok(login_view(&cx, form, None))
}

fn landed(
    cx: &Cx,
    opened: &sign_in::Opened,
    next: Option<&LocalPath>,
    word: Option<Done>,
) -> Response {
    let home = if opened.is_staff { OFFICE } else { PORTAL };
    let response = match next.filter(|next| is_page(next.as_str())) {
        Some(next) => see_other(next),
        None => done(home, word),
    };
    let response = with_cookie(
        response,
        cx.session_cookie(&opened.cookie, opened.remembered),
    );
    with_cookie(response, cookie::set_marks(&opened.marks, cx.web.https))
}

/// Signs in. Whatever session the browser held before is no longer used.
pub async fn log_in(cx: Cx) -> Result<Response> {
    let form: SignInForm = cx.form();
    let opened = match form.check() {
        Ok(input) => problems(sign_in::sign_in(cx.atrium(), &input, &cx.peer).await)?
            .map(|opened| (opened, input.next)),
        Err(refused) => Err(refused),
    };
    match opened {
        Ok((opened, next)) => {
            if let Verified::SignedIn(old) = &cx.verified {
                sign_in::sign_out(cx.atrium(), old, &cx.peer).await?;
            }
            Ok(landed(&cx, &opened, next.as_ref(), None))
        }
        Err(refused) => Ok(login_view(&cx, form, Some(refused))),
    }
}

/// Signs out, on the server and in the browser.
pub async fn log_out(cx: Cx) -> Result<Response> {
    if let Verified::SignedIn(session) = &cx.verified {
        sign_in::sign_out(cx.atrium(), session, &cx.peer).await?;
    }
    let mut response = with_cookie(
        done("/", Some(Done::SignedOut)),
        cookie::clear_session(cx.web.https),
    );
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

fn reset_view(cx: &Cx, form: ResetRequestForm, problems: Option<Problems>) -> Response {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let valid_hours = cx.atrium().settings().reset_lifetime.as_secs() / 3600;
    let view = ResetRequestView {
        form,
        problems,
        valid_hours,
    };
    page(status, &cx.asked, || reset_request_page(&cx.frame(), view))
}

/// Asks which login forgot its password.
pub async fn reset_request(cx: Cx) -> Result<Response> {
    Ok(reset_view(&cx, ResetRequestForm::default(), None))
}

/// Mails a reset link, or not; the answer is the same.
pub async fn request_reset(cx: Cx) -> Result<Response> {
    let form: ResetRequestForm = cx.form();
    let asked = match form.check() {
        Ok(email) => problems(reset_password::request(cx.atrium(), &email, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    match asked {
        Ok(()) => Ok(done("/login", Some(Done::ResetSent))),
        Err(refused) => Ok(reset_view(&cx, form, Some(refused))),
    }
}

pub(super) const fn state(standing: Standing) -> LinkState {
    match standing {
        Standing::Open => LinkState::Usable,
        Standing::Used => LinkState::Used,
        Standing::Withdrawn => LinkState::Withdrawn,
        Standing::Expired => LinkState::Expired,
    }
}

/// The link behind the path's token; none if this server never made it.
async fn look(cx: &Cx, purpose: Purpose) -> Result<Option<Seen>> {
    match invitation::look(cx.atrium(), purpose, cx.token()?).await {
        Ok(seen) => Ok(Some(seen)),
        Err(Error::NotFound) => Ok(None),
        Err(
            other @ (Error::Refused(_)
            | Error::Forbidden
            | Error::Stale
            | Error::Busy { .. }
            | Error::Database(_)
            | Error::Internal(_)),
        ) => Err(other),
    }
}

/// 404 for a link that never was, 410 for one that is over.
fn dead(cx: &Cx, kind: LinkKind, state: LinkState) -> Response {
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

pub(super) fn speak_to(cx: &mut Cx, language: Option<Locale>) {
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

async fn show(mut cx: Cx, purpose: Purpose, kind: LinkKind) -> Result<Response> {
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

/// The page behind an invitation's link. Opening it spends nothing.
pub async fn invitation(cx: Cx) -> Result<Response> {
    show(cx, Purpose::Invitation, LinkKind::Invitation).await
}

/// The page behind a reset link. Opening it spends nothing.
pub async fn reset(cx: Cx) -> Result<Response> {
    show(cx, Purpose::Reset, LinkKind::Reset).await
}

/// What choosing a password came to.
enum Chosen<T> {
    Done(T),
    Answer(Response),
}

/// The steps invitation and reset share: look, check the password, act, and say why not.
async fn choose<T, F>(
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

/// Sets a password by a reset link; signing in comes next.
pub async fn set_password(mut cx: Cx) -> Result<Response> {
    let chosen = choose(
        &mut cx,
        Purpose::Reset,
        LinkKind::Reset,
        async |cx, seen, password| {
            reset_password::reset(cx.atrium(), seen, password, &cx.peer).await
        },
    )
    .await?;
    Ok(match chosen {
        Chosen::Done(()) => done("/login", Some(Done::PasswordSet)),
        Chosen::Answer(answer) => answer,
    })
}

/// Asks for a fresh link in place of an expired one.
pub async fn fresh(cx: Cx) -> Result<Response> {
    match problems(invitation::ask_for_fresh(cx.atrium(), cx.token()?, &cx.peer).await) {
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
        Ok(input) => problems(invitation::token_by_code(cx.atrium(), &input, &cx.peer).await)?,
        Err(refused) => Err(refused),
    };
    match found {
        Ok(token) => Ok(done(&format!("/invitation/{token}"), None)),
        Err(refused) => Ok(code_view(&cx, form, Some(refused))),
    }
}

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
