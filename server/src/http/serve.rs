//! Listening, answering, stopping.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use atrium_backend::Atrium;
use atrium_backend::config::{Config, Network};
use atrium_backend::operation::import_contacts::journal;
use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

use super::acting::Acting;
use super::metrics::Metrics;
use super::patient::Patient;
use super::{finish, jobs, live, routes};

/// A header that trickles longer is given up.
pub(super) const HEADER_PATIENCE: Duration = Duration::from_secs(10);
/// A reader that takes nothing for so long is given up.
pub(super) const READER_PATIENCE: Duration = Duration::from_secs(20);
/// What is under way at SIGTERM, requests and jobs alike, has this long in all: the process is
/// gone within ten seconds, whatever hangs.
const STOP_PATIENCE: Duration = Duration::from_secs(8);

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
    /// What was answered so far.
    pub metrics: Metrics,
    /// What is being done, whoever waits for it.
    pub acting: Acting,
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
            metrics: Metrics::default(),
            acting: Acting::default(),
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
    dressed(web, routes::router(web))
}

/// Every layer, around routes.
pub fn dressed(web: &Arc<Web>, routes: Router) -> Router {
    routes
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(
            web.clone(),
            finish::finish,
        ))
}

/// The addresses that are listened on: whoever connects waits until [`serve`].
pub struct Listening {
    pages: TcpListener,
    figures: Option<TcpListener>,
}

/// Takes the addresses, so that what is said of them afterwards is so.
///
/// # Errors
///
/// In plain words: an address can't be listened on, or the mail server's address is wrong.
pub async fn listen(atrium: &Atrium, config: &Config) -> Result<Listening, String> {
    let pages = TcpListener::bind(config.listen())
        .await
        .map_err(|error| format!("Atrium can't listen on {}: {error}", config.listen()))?;
    let figures =
        match config.metrics_listen() {
            None => None,
            Some(address) => Some(TcpListener::bind(address).await.map_err(|error| {
                format!("Atrium can't listen on {address} for metrics: {error}")
            })?),
        };
    atrium.config().transport()?;
    Ok(Listening { pages, figures })
}

/// Serves until SIGTERM or Ctrl-C, then lets what is under way finish.
pub async fn serve(atrium: Atrium, config: &Config, listening: Listening) {
    let Listening { pages, figures } = listening;
    let web = Web::new(atrium, config);
    let mut running = JoinSet::new();
    running.spawn(live::watch_epoch(web.clone()));
    running.spawn(live::watch_settings(web.clone()));
    running.spawn(jobs::send_mails(web.clone()));
    running.spawn(jobs::work_on_jobs(web.clone()));
    running.spawn(jobs::sweep_daily(web.clone()));
    running.spawn(jobs::reindex(web.clone()));
    let imports = config.data_dir().join(journal::FOLDER);
    running.spawn(jobs::work_on_imports(web.clone(), imports));
    if let Some(listener) = figures {
        running.spawn(jobs::tell_metrics(web.clone(), listener));
    }
    let deadline = accept(&web, pages).await;
    // A job that panicked has said so in the log; there is nothing left to stop.
    let all = async { while running.join_next().await.is_some() {} };
    if tokio::time::timeout_at(deadline, all).await.is_err() {
        tracing::warn!("some jobs did not finish in time; what they held comes back by itself");
    }
}

/// Accepts until the signal, and lets what is under way finish; by when everything must be over.
async fn accept(web: &Arc<Web>, listener: TcpListener) -> Instant {
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
                    if !finish::names_its_host(&request) {
                        request.extensions_mut().insert(finish::Hostless);
                    }
                    request
                        .extensions_mut()
                        .insert(ConnectInfo::<SocketAddr>(peer));
                    request.map(axum::body::Body::new)
                });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_PATIENCE)
            .serve_connection(
                TokioIo::new(Patient::new(stream, READER_PATIENCE)),
                TowerToHyperService::new(app),
            );
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
    drop(listener);
    tracing::info!("stopping");
    let deadline = Instant::now() + STOP_PATIENCE;
    web.stopping.send_replace(true);
    let under_way = async {
        graceful.shutdown().await;
        web.acting.finished().await;
    };
    if tokio::time::timeout_at(deadline, under_way).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
    deadline
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
