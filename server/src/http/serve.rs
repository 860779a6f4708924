//! Listening, answering, stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use atrium_backend::Atrium;
use atrium_backend::config::{Config, Network};
use atrium_backend::job::{bulk, outbox};
use atrium_backend::mail::Transport;
use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use super::{finish, live, routes};

/// A header that trickles longer is given up.
const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// Requests under way at SIGTERM have this long.
const STOP_PATIENCE: Duration = Duration::from_secs(10);
/// Outbox and jobs are looked at this often even if nobody rings: for what became due again, and
/// for what another process wrote.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The house and what serving it needs.
pub struct Web {
    /// The house.
    pub atrium: Atrium,
    /// The base address is https.
    pub https: bool,
    /// Proxies whose word about addresses counts.
    pub trusted_proxies: Vec<Network>,
    /// The number that moves when sessions end.
    pub epoch: watch::Sender<i64>,
    /// Turns true when the process stops.
    pub stopping: watch::Sender<bool>,
}

impl Web {
    /// For a house and its configuration.
    pub fn new(atrium: Atrium, config: &Config) -> Arc<Self> {
        Arc::new(Self {
            atrium,
            https: config.is_https(),
            trusted_proxies: config.trusted_proxies(),
            epoch: watch::Sender::new(0),
            stopping: watch::Sender::new(false),
        })
    }
}

impl Web {
    /// 128 random bits for a page's Content-Security-Policy.
    pub(super) fn nonce(&self) -> String {
        let bytes: [u8; 16] = self.atrium.entropy.bytes();
        base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes)
    }
}

/// The router with every layer around it.
pub fn app(web: &Arc<Web>) -> Router {
    routes::router(web)
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(
            web.clone(),
            finish::finish,
        ))
}

/// Serves until SIGTERM or Ctrl-C, then lets what is under way finish.
///
/// # Errors
///
/// In plain words: the address can't be listened on, or the mail server's address is wrong.
pub async fn serve(atrium: Atrium, config: &Config) -> Result<(), String> {
    let listener = TcpListener::bind(config.listen())
        .await
        .map_err(|error| format!("Atrium can't listen on {}: {error}", config.listen()))?;
    let transport = config.transport()?;
    let web = Web::new(atrium, config);
    let jobs = [
        tokio::spawn(live::watch_epoch(web.clone())),
        tokio::spawn(send_mails(web.clone(), transport)),
        tokio::spawn(work_on_jobs(web.clone())),
    ];
    accept(&web, listener).await;
    for job in jobs {
        // A job that panicked has said so in the log; there is nothing left to stop.
        let _ = tokio::time::timeout(STOP_PATIENCE, job).await;
    }
    Ok(())
}

async fn accept(web: &Arc<Web>, listener: TcpListener) {
    let app = app(web);
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop_signal());
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, for one: those open will close.
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        // Without it a streamed answer waits 40 ms for the client's delayed acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY was refused");
        }
        let app =
            app.clone()
                .map_request(move |mut request: hyper::Request<hyper::body::Incoming>| {
                    request
                        .extensions_mut()
                        .insert(ConnectInfo::<SocketAddr>(peer));
                    request.map(axum::body::Body::new)
                });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_PATIENCE)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(app));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
    drop(listener);
    tracing::info!("stopping");
    web.stopping.send_replace(true);
    if tokio::time::timeout(STOP_PATIENCE, graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests did not finish in time");
    }
}

async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).expect("a signal handler can be set");
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = tokio::signal::ctrl_c().await;
    }
}

async fn send_mails(web: Arc<Web>, transport: Transport) {
    let mut stopping = web.stopping.subscribe();
    loop {
        if let Err(error) = outbox::send_due(&web.atrium, &transport).await {
            tracing::warn!(%error, "the outbox could not be worked");
        }
        tokio::select! {
            () = web.atrium.posted.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}

async fn work_on_jobs(web: Arc<Web>) {
    let mut stopping = web.stopping.subscribe();
    loop {
        if let Err(error) = bulk::run_due(&web.atrium, || *web.stopping.borrow()).await {
            tracing::warn!(%error, "jobs could not be worked on");
        }
        tokio::select! {
            () = web.atrium.queued.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
            _ = stopping.changed() => return,
        }
    }
}
