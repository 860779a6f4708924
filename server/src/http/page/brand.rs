//! What the company brought along: its logo and its colours, under names that change with their
//! content. They come from the settings in memory; no query is made for them.

use atrium_app::shell::Look;
use atrium_backend::store::setting::LogoKind;
use atrium_backend::{Error, Result, Settings};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::http::cx::Cx;

/// Where they lie.
pub fn look(settings: &Settings) -> Look {
    Look {
        logo: settings
            .logo
            .as_ref()
            .map(|logo| format!("/brand/{}", logo.name)),
        style: settings
            .sheet
            .as_ref()
            .map(|sheet| format!("/brand/{}", sheet.name)),
    }
}

fn found(settings: &Settings, name: &str) -> Option<(&'static str, Vec<u8>)> {
    if let Some(logo) = settings.logo.as_ref().filter(|logo| logo.name == name) {
        let kind = match logo.kind {
            LogoKind::Svg => "image/svg+xml",
            LogoKind::Png => "image/png",
        };
        return Some((kind, logo.bytes.clone()));
    }
    let sheet = settings.sheet.as_ref().filter(|sheet| sheet.name == name)?;
    Some(("text/css; charset=utf-8", sheet.css.clone().into_bytes()))
}

/// One of them. Opened by itself it is in a sandbox: whatever an image may hold, it runs nowhere.
pub async fn file(cx: Cx) -> Result<Response> {
    let name = cx.param("name").ok_or(Error::NotFound)?;
    let mut file = found(&cx.atrium().settings(), name);
    if file.is_none() && cx.atrium().settle_if_changed().await? {
        // Another process has saved it a moment ago.
        file = found(&cx.atrium().settings(), name);
    }
    let (kind, bytes) = file.ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
