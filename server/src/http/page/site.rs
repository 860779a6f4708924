//! The front page, and the language of all pages.

use atrium_app::site::front::{FrontView, front_page};
use atrium_backend::access::Verified;
use atrium_backend::{Result, operation};
use atrium_domain::form::LanguageForm;
use atrium_domain::local_path::LocalPath;
use axum::http::{StatusCode, header};
use axum::response::Response;

use crate::http::answer::{page, see_other, with_cookie};
use crate::http::cookie;
use crate::http::cx::Cx;

/// The front page.
pub async fn front(cx: Cx) -> Result<Response> {
    let view = FrontView {
        waiting: !cx.atrium().is_set_up().await?,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        front_page(&cx.frame(), view)
    }))
}

/// Chooses a language: for the person where one is signed in, and for this browser.
pub async fn language(cx: Cx) -> Result<Response> {
    let choice = cx.form::<LanguageForm>().check()?;
    if let Verified::SignedIn(session) = &cx.verified {
        operation::language::choose(cx.atrium(), session, choice.language).await?;
    }
    // A page whose address is a secret sends no `next`: the browser's word will do, for our own pages.
    let back = cx
        .asked
        .headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|address| {
            address.strip_prefix(cx.atrium().settings().brand.base_url.trim_end_matches('/'))
        })
        .and_then(LocalPath::parse);
    let home = LocalPath::parse("/").expect("a slash is a local path");
    let response = see_other(&choice.next.or(back).unwrap_or(home));
    Ok(with_cookie(
        response,
        cookie::set_language(choice.language, cx.web.https),
    ))
}
