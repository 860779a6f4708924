//! For whoever watches the process.

use atrium_backend::Result;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::plain;
use crate::http::cx::Cx;

/// The process answers.
pub async fn alive(_: Cx) -> Result<Response> {
    Ok(plain(StatusCode::OK, "alive\n"))
}

/// The process can do its work: the database answers.
pub async fn ready(cx: Cx) -> Result<Response> {
    Ok(if cx.atrium().database.ready().await {
        plain(StatusCode::OK, "ready\n")
    } else {
        plain(
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        )
    })
}
