//! One stream a browser: says `ended` when the session behind it has ended, wherever that happened.
//!
//! Ending sessions moves a number in the database. One task a process looks at it four times a
//! second while anybody listens (at once when it was moved here), and every stream then verifies
//! its own session. The same on both databases, so a revoke from the command line counts too.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use atrium_backend::access::session::{self, Verified};
use atrium_backend::{Error, Result};
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use futures_util::stream;
use tokio::sync::watch;

use super::answer::Made;
use super::cx::Cx;
use super::serve::Web;

const LOOK_EVERY: Duration = Duration::from_millis(250);
/// Proxies and browsers give up on a stream that says nothing.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// Settings saved by another process hold here within a second.
const SETTLE_EVERY: Duration = Duration::from_millis(750);

/// Watches the settings' number, whether anybody listens or not: one row, not one a request.
pub(super) async fn watch_settings(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(SETTLE_EVERY) => {}
            _ = stopping.changed() => return,
        }
        // A database that does not answer now is asked again in a moment.
        if let Err(error) = web.atrium.settle_if_changed().await {
            tracing::debug!(%error, "the settings could not be looked at");
        }
    }
}

/// Watches the number and tells the streams.
pub(super) async fn watch_epoch(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK_EVERY) => {}
            () = web.atrium.ended.notified() => {}
            _ = stopping.changed() => return,
        }
        if web.epoch.receiver_count() == 0 {
            continue;
        }
        // A database that does not answer now is asked again in a moment; pages say so meanwhile.
        if let Ok(value) = web.atrium.database.session_epoch().await {
            web.epoch
                .send_if_modified(|last| std::mem::replace(last, value) != value);
        }
    }
}

enum Next {
    Hello,
    Build,
    Listening,
    Over,
}

struct Stream {
    web: Arc<Web>,
    cookie: String,
    epoch: watch::Receiver<i64>,
    stopping: watch::Receiver<bool>,
    next: Next,
}

impl Stream {
    async fn part(mut self) -> Option<(Result<String, Infallible>, Self)> {
        match self.next {
            Next::Over => return None,
            Next::Hello => {
                self.next = if cfg!(debug_assertions) {
                    Next::Build
                } else {
                    Next::Listening
                };
                return Some((Ok("retry: 1000\n\n".to_owned()), self));
            }
            // `cargo xtask watch` has started another process: the page loads itself anew.
            Next::Build => {
                self.next = Next::Listening;
                let build = format!("event: build\ndata: {}\n\n", std::process::id());
                return Some((Ok(build), self));
            }
            Next::Listening => {}
        }
        let deadline = tokio::time::Instant::now() + HEARTBEAT;
        loop {
            tokio::select! {
                changed = self.epoch.changed() => {
                    changed.ok()?;
                    if self.has_ended().await {
                        self.next = Next::Over;
                        return Some((Ok("event: ended\ndata: \n\n".to_owned()), self));
                    }
                }
                () = tokio::time::sleep_until(deadline) => return Some((Ok(": here\n\n".to_owned()), self)),
                _ = self.stopping.changed() => return None,
            }
        }
    }

    async fn has_ended(&self) -> bool {
        let now = self.web.atrium.clock.now();
        let lifetimes = self.web.atrium.settings().sessions;
        match session::look(&self.web.atrium.database, lifetimes, &self.cookie, now).await {
            Ok(Verified::SignedIn(_)) | Err(_) => false,
            Ok(Verified::Anonymous | Verified::AccessEnded { .. }) => true,
        }
    }
}

/// The stream of a browser; its tabs share it.
pub async fn stream(cx: Cx) -> Result<Response> {
    let cookie = cx
        .cookie
        .clone()
        .ok_or_else(|| Error::Internal("a session without a cookie".to_owned()))?;
    let mut epoch = cx.web.epoch.subscribe();
    // What was ended between the gate and here counts as news.
    epoch.mark_changed();
    let start = Stream {
        stopping: cx.web.stopping.subscribe(),
        epoch,
        cookie,
        next: Next::Hello,
        web: cx.web,
    };
    let mut response = Response::new(Body::from_stream(stream::unfold(start, Stream::part)));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    headers.insert(
        HeaderName::from_static("x-accel-buffering"),
        HeaderValue::from_static("no"),
    );
    response.extensions_mut().insert(Made { nonce: None });
    Ok(response)
}
