//! Offers: by the mailed link, and by number for the login that is asked.

use atrium_app::shell::Done;
use atrium_app::sign_in::LinkState;
use atrium_app::sign_in::join::{JoinView, Reader, join_page};
use atrium_backend::access::Verified;
use atrium_backend::access::policy::Principal;
use atrium_backend::operation::join::{self, Seen};
use atrium_backend::operation::membership;
use atrium_backend::{Error, Result};
use atrium_domain::id::OfferId;
use atrium_domain::problem::Rule;
use axum::http::StatusCode;
use axum::response::Response;

use super::sign_in::state;
use crate::http::answer::{done, found, page, with_cookie};
use crate::http::cx::Cx;

/// An offer's own page for whoever is signed in: the token stays in the letter.
fn own(offer: OfferId) -> String {
    format!("/my/offers/{offer}")
}

fn render(cx: &Cx, seen: Option<&Seen>) -> Response {
    let link = seen.map_or(LinkState::Unknown, |seen| state(seen.standing));
    let status = match link {
        LinkState::Usable => StatusCode::OK,
        LinkState::Unknown => StatusCode::NOT_FOUND,
        LinkState::Used | LinkState::Withdrawn | LinkState::Expired => StatusCode::GONE,
    };
    let reader = match (&cx.verified, seen) {
        (Verified::SignedIn(session), Some(seen)) if seen.is_for(session) => Reader::Owner,
        // Half signed in is nobody yet.
        (Verified::SignedIn(session), _) if session.principal() != Principal::Anonymous => {
            Reader::Other {
                login: session.login().to_owned(),
            }
        }
        (Verified::SignedIn(_) | Verified::Anonymous | Verified::AccessEnded { .. }, seen) => {
            Reader::Visitor {
                sign_in: seen.map_or_else(
                    || "/login".to_owned(),
                    |seen| format!("/login?next={}", own(seen.offer).replace('/', "%2F")),
                ),
            }
        }
    };
    let view = JoinView {
        state: link,
        company: seen.map(|seen| seen.company.clone()).unwrap_or_default(),
        login: seen.map(|seen| seen.login.clone()).unwrap_or_default(),
        until: seen
            .map(|seen| cx.moment(seen.expires_at))
            .unwrap_or_default(),
        reader,
    };
    page(status, &cx.asked, || join_page(&cx.frame(), view))
}

async fn by_link(cx: &mut Cx) -> Result<Option<Seen>> {
    let seen = found(join::look(cx.atrium(), cx.token()?).await)?;
    if let Some(seen) = &seen {
        super::sign_in::speak_to(cx, seen.language);
    }
    Ok(seen)
}

/// The page behind an offer's link. Opening it answers nothing.
pub async fn link(mut cx: Cx) -> Result<Response> {
    let seen = by_link(&mut cx).await?;
    Ok(render(&cx, seen.as_ref()))
}

/// Takes the answer from the link's page. Whoever holds the link may decline; accepting needs the
/// login itself.
pub async fn answer_link(mut cx: Cx) -> Result<Response> {
    match by_link(&mut cx).await? {
        Some(seen) => answer(cx, seen).await,
        None => Ok(render(&cx, None)),
    }
}

/// An offer made to whoever is signed in.
pub async fn show(cx: Cx) -> Result<Response> {
    let seen = seen_own(&cx).await?;
    Ok(render(&cx, Some(&seen)))
}

/// Takes the answer of whoever is signed in.
pub async fn answer_own(cx: Cx) -> Result<Response> {
    let seen = seen_own(&cx).await?;
    answer(cx, seen).await
}

async fn seen_own(cx: &Cx) -> Result<Seen> {
    let id = cx
        .param("id")
        .and_then(|id| id.parse().ok())
        .ok_or(Error::NotFound)?;
    join::look_own(cx.atrium(), cx.session()?, id).await
}

async fn answer(cx: Cx, seen: Seen) -> Result<Response> {
    let owner = match &cx.verified {
        Verified::SignedIn(session) if seen.is_for(session) => Some(&**session),
        Verified::SignedIn(_) | Verified::Anonymous | Verified::AccessEnded { .. } => None,
    };
    let answered = match (cx.form.get("act"), owner) {
        (Some("accept"), Some(session)) => {
            match join::accept(cx.atrium(), session, seen.offer, &cx.peer).await {
                // One scope at a time, and this is the one that was just asked for.
                Ok(membership) => {
                    let (value, remembered) =
                        membership::switch(cx.atrium(), session, membership, &cx.peer).await?;
                    return Ok(with_cookie(
                        done("/my", Some(Done::Joined)),
                        cx.session_cookie(&value, remembered),
                    ));
                }
                Err(error) => Err(error),
            }
        }
        // Signed out meanwhile, or another login: the page says what is needed.
        (Some("accept"), None) => return Ok(render(&cx, Some(&seen))),
        (Some("decline"), owner) => join::decline(cx.atrium(), &seen, owner, &cx.peer).await,
        (Some(_) | None, _) => Err(Error::field("act", Rule::UnknownChoice)),
    };
    match answered {
        Ok(()) => Ok(done(
            if owner.is_some() { "/my" } else { "/" },
            Some(Done::Declined),
        )),
        // Somebody was quicker, or staff took it back: the offer itself says which.
        Err(Error::Stale) => {
            let now = join::again(cx.atrium(), &seen).await?;
            Ok(render(&cx, Some(&now)))
        }
        Err(other) => Err(other),
    }
}
