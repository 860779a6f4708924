//! What address Atrium sees: for administrators who set up a proxy.

use atrium_app::backoffice::connection::{ConnectionView, connection_page};
use atrium_backend::Result;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;
use crate::http::peer;

/// How this very request came.
pub async fn show(cx: Cx) -> Result<Response> {
    let trusted = &cx.web.trusted_proxies;
    let way = peer::way(cx.connected, &cx.asked.headers, trusted);
    let view = ConnectionView {
        address: way.address.to_string(),
        connected: way.connected.to_string(),
        trusted: way.trusted,
        forwarded: way.forwarded,
        unreadable: way.unreadable,
        proxies: trusted.iter().map(ToString::to_string).collect(),
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        connection_page(&cx.frame(), view)
    }))
}
