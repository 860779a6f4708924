//! What a serving process does beside answering, until it stops.

use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use atrium_backend::config::Config;
use atrium_backend::job::{bulk, outbox, sweep};
use atrium_backend::mail::Transport;
use atrium_backend::operation::import_contacts::journal::{self, Finished};
use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tracing::Instrument as _;

use super::metrics;
use super::patient::Patient;
use super::serve::{HEADER_PATIENCE, READER_PATIENCE, Web};

/// Outbox and jobs are looked at this often even if nobody rings: for what became due again, and
/// for what another process wrote.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Files that nobody accepted are looked for.
const TIDY_EVERY: Duration = Duration::from_secs(60 * 60);
/// Old rows are swept once the start is over, and then daily.
const SWEEP_FIRST_AFTER: Duration = Duration::from_secs(60);
/// Between two batches of search tokens that are made again.
const REINDEX_PAUSE: Duration = Duration::from_millis(20);
/// After one that failed.
const REINDEX_PATIENCE: Duration = Duration::from_secs(5);
/// Whoever watches comes alone.
const METRICS_AT_ONCE: usize = 8;

/// A number for the lines that one run of a job writes, as a request has one.
fn run_id(web: &Web) -> String {
    let id: [u8; 8] = web.atrium.entropy.bytes();
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sends what the outbox holds.
pub(super) async fn send_mails(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    // The way letters leave, and the settings it was made of.
    let mut made: Option<(Arc<Config>, Transport)> = None;
    loop {
        let run = tracing::error_span!("job", job = "outbox", run_id = run_id(&web));
        let go_on = || !*web.stopping.borrow();
        let config = web.atrium.config();
        if made
            .as_ref()
            .is_none_or(|(of, _)| !Arc::ptr_eq(of, &config))
        {
            made = config
                .transport()
                .inspect_err(|problem| tracing::warn!(%problem, "letters can't leave"))
                .ok()
                .map(|transport| (config, transport));
        }
        if let Some((_, transport)) = &made {
            let sent = outbox::send_due_while(&web.atrium, transport, go_on)
                .instrument(run.clone())
                .await;
            run.in_scope(|| match sent {
                Ok(0) => {}
                Ok(letters) => tracing::info!(letters, "the outbox was worked"),
                Err(error) => tracing::warn!(%error, "the outbox could not be worked"),
            });
        }
        if *stopping.borrow_and_update() {
            return;
        }
        tokio::select! {
            () = web.atrium.posted.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// Grants and revokes by the thousand; what is in hand at the end is put down for the next start.
pub(super) async fn work_on_jobs(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    loop {
        let run = tracing::error_span!("job", job = "bulk", run_id = run_id(&web));
        let worked = bulk::run_due(&web.atrium, || *web.stopping.borrow())
            .instrument(run.clone())
            .await;
        if let Err(error) = worked {
            run.in_scope(|| tracing::warn!(%error, "jobs could not be worked on"));
        }
        if *stopping.borrow_and_update() {
            return;
        }
        tokio::select! {
            () = web.atrium.queued.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// Sweeps old rows away.
pub(super) async fn sweep_daily(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    let mut pause = SWEEP_FIRST_AFTER;
    loop {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stopping.changed() => return,
        }
        pause = sweep::EVERY;
        let run = tracing::error_span!("job", job = "sweep", run_id = run_id(&web));
        let go_on = || !*web.stopping.borrow();
        let swept = sweep::sweep(&web.atrium, go_on)
            .instrument(run.clone())
            .await;
        run.in_scope(|| match swept {
            Ok(swept) => tracing::info!(
                counters = swept.counters,
                sessions = swept.sessions,
                links = swept.links,
                devices = swept.devices,
                forms = swept.forms,
                "old rows were swept"
            ),
            Err(error) => tracing::warn!(%error, "old rows could not be swept"),
        });
    }
}

/// Looks through files that were brought and imports what was accepted, what was cut off first.
/// What the process's end cuts off goes on at the next start.
pub(super) async fn work_on_imports(web: Arc<Web>, folder: PathBuf) {
    let mut stopping = web.stopping.subscribe();
    let mut tidied: Option<Instant> = None;
    loop {
        let run = tracing::error_span!("job", job = "imports", run_id = run_id(&web));
        if tidied.is_none_or(|at| at.elapsed() > TIDY_EVERY) {
            tidied = Some(Instant::now());
            if let Err(error) = journal::tidy(&web.atrium, &folder)
                .instrument(run.clone())
                .await
            {
                run.in_scope(|| tracing::warn!(%error, "old files could not be taken away"));
            }
        }
        let worked = tokio::select! {
            worked = journal::work(&web.atrium, &folder).instrument(run.clone()) => worked,
            _ = stopping.changed() => return,
        };
        run.in_scope(|| match worked {
            Ok(finished) => {
                for Finished { system, report } in finished {
                    tracing::info!(
                        system,
                        created = report.created,
                        changed = report.changed,
                        unchanged = report.unchanged,
                        "an import is finished"
                    );
                }
            }
            Err(error) => tracing::warn!(%error, "imports could not be worked on"),
        });
        if *stopping.borrow_and_update() {
            return;
        }
        tokio::select! {
            () = web.atrium.brought.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}

/// Answers `GET /metrics` on its own listener.
pub(super) async fn tell_metrics(web: Arc<Web>, listener: TcpListener) {
    let mut stopping = web.stopping.subscribe();
    let mut connections = JoinSet::new();
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a connection for metrics was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            _ = stopping.changed() => return,
        };
        while connections.try_join_next().is_some() {}
        if connections.len() >= METRICS_AT_ONCE {
            continue;
        }
        let web = web.clone();
        let answer = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let web = web.clone();
            async move {
                let right = request.method() == Method::GET && request.uri().path() == "/metrics";
                let (status, text) = if right {
                    (StatusCode::OK, metrics::tell(&web).await)
                } else {
                    (StatusCode::NOT_FOUND, "only GET /metrics\n".to_owned())
                };
                let mut response = hyper::Response::new(Body::from(text));
                *response.status_mut() = status;
                response.headers_mut().insert(
                    header::CONTENT_TYPE,
                    HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"),
                );
                Ok::<_, Infallible>(response)
            }
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_PATIENCE)
            .serve_connection(TokioIo::new(Patient::new(stream, READER_PATIENCE)), answer);
        connections.spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection for metrics broke");
            }
        });
    }
}

/// After an update that finds or sorts names otherwise; between two batches others write.
pub(super) async fn reindex(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    loop {
        let pause = match atrium_backend::operation::reindex::contacts(&web.atrium).await {
            Ok(true) => REINDEX_PAUSE,
            Ok(false) => return,
            Err(error) => {
                tracing::warn!(%error, "search tokens could not be made again");
                REINDEX_PATIENCE
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stopping.changed() => return,
        }
    }
}
