//! What was begun is finished, whether or not somebody still waits for the answer: a connection that
//! breaks would otherwise end its handler between two units of work.

use atrium_backend::{Error, Result};
use axum::response::Response;
use tokio::sync::watch;

use super::cx::Cx;
use super::routes::{Route, Verb};

/// The acts under way, as many as there are receivers.
#[derive(Debug)]
pub struct Acting(watch::Sender<()>);

impl Default for Acting {
    fn default() -> Self {
        Self(watch::Sender::new(()))
    }
}

impl Acting {
    /// Waits until no act is under way.
    pub(super) async fn finished(&self) {
        self.0.closed().await;
    }
}

/// Runs the handler of a route: one that acts, in a task of its own.
pub(super) async fn run(route: Route, cx: Cx) -> Result<Response> {
    match route.verb {
        Verb::Get | Verb::Listen => return (route.run)(cx).await,
        Verb::Post | Verb::Upload | Verb::Take => {}
    }
    let under_way = cx.web.acting.0.subscribe();
    let act = tokio::spawn(async move {
        let answer = (route.run)(cx).await;
        drop(under_way);
        answer
    });
    match act.await {
        Ok(answer) => answer,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(Error::Internal(format!("an act was cut off: {error}"))),
        },
    }
}
