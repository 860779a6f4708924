//! The gate before every handler: the session is verified, the right is checked, the body is read
//! within its limit; then, and only then, the handler runs.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use atrium_app::error::Failure;
use atrium_app::portal::access_ended::{AccessEndedView, access_ended_page};
use atrium_app::shell::Company;
use atrium_backend::Peer;
use atrium_backend::access::policy::Principal;
use atrium_backend::access::session::{self, Who};
use atrium_backend::access::{Act, Verified};
use atrium_backend::operation::import_contacts::office;
use atrium_backend::operation::{denial, membership};
use atrium_domain::local_path::LocalPath;
use atrium_domain::locale::Locale;
use axum::body::Body;
use axum::extract::{ConnectInfo, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use http_body_util::LengthLimitError;

use super::acting;
use super::answer::{self, Asked, failed, failed_holding, see_other};
use super::confirm;
use super::cookie;
use super::cx::Cx;
use super::files::{self, LARGEST_FILE, Parts, Stop, Streamed};
use super::finish::RequestId;
use super::held;
use super::pairs::{Malformed, Pairs};
use super::peer;
use super::routes::{Needs, Route, Verb};
use super::serve::Web;

/// The largest form: a dialog of ten thousand rows.
const LARGEST_BODY: usize = 2 * 1024 * 1024;
/// A body that trickles longer is given up.
const BODY_PATIENCE: Duration = Duration::from_secs(20);

/// All that a session can reach whose password somebody else knows: the page that changes it, the
/// way out, the language, and the stream that tells an open tab that access has ended.
const WHILE_PASSWORD_MUST_CHANGE: [&str; 4] = ["/my/password", "/logout", "/language", "/live"];

pub(super) async fn pass(
    web: Arc<Web>,
    route: Route,
    params: RawPathParams,
    request: Request,
) -> Response {
    let mut response = through(web, route, params, request).await;
    response.extensions_mut().insert(Template(route.path));
    response
}

/// The route that answered, as the table has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template(pub(super) &'static str);

async fn through(web: Arc<Web>, route: Route, params: RawPathParams, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let request_id = parts
        .extensions
        .get::<RequestId>()
        .cloned()
        .unwrap_or_default();
    let connected = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    let headers = parts.headers;
    let path = parts.uri.path().to_owned();
    let mut cx = Cx {
        verified: Verified::Anonymous,
        companies: Vec::new(),
        cookie: cookie::session(&headers, web.https).map(str::to_owned),
        locale: visitor_language(&web, &headers),
        peer: Peer {
            marks: cookie::marks(&headers, web.https),
            ..peer::of(connected, &headers, &web.trusted_proxies)
        },
        connected,
        // Whoever reads over a shoulder or a log must not get a link from a form's hidden field.
        secret_path: route.path.contains("{token}"),
        params: params
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        query: Pairs::default(),
        form: Pairs::default(),
        files: Vec::new(),
        taken: None,
        wants_json: wants_json(&headers),
        asked: Asked {
            nonce: web.nonce(),
            headers,
        },
        path,
        renewed: None,
        web,
    };
    match enter(
        &mut cx,
        route,
        parts.uri.query().unwrap_or_default(),
        body,
        &request_id.0,
    )
    .await
    {
        Ok(()) => {}
        Err(stopped) => return *stopped,
    }
    let (frame, asked, wants_json) = (cx.frame(), cx.asked.clone(), cx.wants_json);
    let held = match route.verb {
        Verb::Post | Verb::Upload | Verb::Take if !wants_json => Some(held::of(&cx)),
        Verb::Get | Verb::Post | Verb::Upload | Verb::Take | Verb::Listen => None,
    };
    let renewed = cx.renewed.take();
    let response = match acting::run(route, cx).await {
        Ok(response) => response,
        Err(error) => failed_holding(
            answer::failure(error, &request_id.0),
            held,
            &frame,
            &asked,
            wants_json,
        ),
    };
    match renewed {
        // What the handler itself set, say on a change of password, is newer.
        Some(cookie) if !response.headers().contains_key(header::SET_COOKIE) => {
            answer::with_cookie(response, cookie)
        }
        Some(_) | None => response,
    }
}

/// Everything that must be so before the handler runs; otherwise the answer instead.
async fn enter(
    cx: &mut Cx,
    route: Route,
    query: &str,
    body: Body,
    request_id: &str,
) -> Result<(), Box<Response>> {
    let refuse = |cx: &Cx, failure: Failure| {
        Box::new(failed(failure, &cx.frame(), &cx.asked, cx.wants_json))
    };
    if route.needs == Needs::NothingAtAll {
        return Ok(());
    }
    if let Some(cookie) = &cx.cookie {
        let database = &cx.web.atrium.database;
        let lifetimes = cx.web.atrium.settings().sessions;
        let verified = match route.verb {
            Verb::Get | Verb::Post | Verb::Upload | Verb::Take => {
                session::verify(database, lifetimes, cookie, cx.now()).await
            }
            Verb::Listen => session::look(database, lifetimes, cookie, cx.now()).await,
        };
        match verified {
            Ok(verified) => cx.verified = verified,
            Err(error) => {
                let failure = answer::failure(error, request_id);
                return Err(held::unread(cx, route.verb, query, body, failure, request_id).await);
            }
        }
    }
    if route.verb != Verb::Listen {
        match companies(cx).await {
            Ok(companies) => cx.companies = companies,
            Err(error) => {
                let failure = answer::failure(error, request_id);
                return Err(held::unread(cx, route.verb, query, body, failure, request_id).await);
            }
        }
    }
    let_in(cx, route, query).await?;
    cx.query = Pairs::parse(query).map_err(|Malformed| refuse(cx, Failure::BadRequest))?;
    if matches!(route.verb, Verb::Post | Verb::Upload | Verb::Take) {
        if cx.cookie.is_some() && !shows_where_from(&cx.asked.headers) {
            return Err(refuse(cx, Failure::CrossSite));
        }
        take_in(cx, route.verb, body, request_id)
            .await
            .map_err(|failure| refuse(cx, failure))?;
        look_again(cx, route, query, request_id).await?;
        if matches!(route.needs, Needs::Confirmed(_)) {
            confirm::pass(cx, query, request_id).await?;
        }
    }
    Ok(())
}

/// Whether the session found may go on to this route, in its person's language; otherwise the
/// answer instead.
async fn let_in(cx: &mut Cx, route: Route, query: &str) -> Result<(), Box<Response>> {
    match &cx.verified {
        Verified::SignedIn(session) => cx.locale = own_language(cx, session.language()),
        Verified::AccessEnded { language } => {
            // What is chosen on the page that says so is in the cookie alone, and so newer.
            let chosen = cookie::language(&cx.asked.headers);
            let languages = cx.web.atrium.settings().languages;
            let chosen = chosen.filter(|chosen| languages.has(*chosen));
            cx.locale = own_language(cx, chosen.or(*language));
        }
        Verified::Anonymous => {}
    }
    if let Verified::SignedIn(session) = &cx.verified
        && session.password_must_change()
        // Half signed in is nobody yet: the second step comes first.
        && session.principal() != Principal::Anonymous
        && !WHILE_PASSWORD_MUST_CHANGE.contains(&route.path)
    {
        return Err(if cx.wants_json {
            Box::new(failed(
                Failure::Forbidden,
                &cx.frame(),
                &cx.asked,
                cx.wants_json,
            ))
        } else {
            Box::new(answer::done(WHILE_PASSWORD_MUST_CHANGE[0], None))
        });
    }
    match route.needs {
        Needs::Right(act) | Needs::Confirmed(act) => {
            if let Err(stopped) = admit(cx, route, query, act) {
                if let Verified::SignedIn(session) = &cx.verified
                    && session.principal() != Principal::Anonymous
                {
                    denial::note(cx.atrium(), session, act, route.path, &cx.peer).await;
                }
                return Err(stopped);
            }
        }
        Needs::Nothing | Needs::NothingAtAll => {}
    }
    Ok(())
}

/// A body takes its time, a long file's half an hour: whose access ended, or who may less, while it
/// came is refused as if it had ended before. Asked of every body, not only of slow ones: they
/// can't be told apart when it counts, and one look in the index costs less than a rule to choose.
/// Not asked by each unit instead: work that a person may leave behind, such as an import, goes on
/// in their scope when the session is over.
async fn look_again(
    cx: &mut Cx,
    route: Route,
    query: &str,
    request_id: &str,
) -> Result<(), Box<Response>> {
    let Verified::SignedIn(session) = &cx.verified else {
        return Ok(());
    };
    let database = &cx.web.atrium.database;
    let lifetimes = cx.web.atrium.settings().sessions;
    let looked = session::look_again(database, lifetimes, session, cx.now()).await;
    match looked {
        Ok(verified) => cx.verified = verified,
        Err(error) => {
            let failure = answer::failure(error, request_id);
            return Err(Box::new(failed_holding(
                failure,
                Some(held::of(cx)),
                &cx.frame(),
                &cx.asked,
                cx.wants_json,
            )));
        }
    }
    if !matches!(cx.verified, Verified::SignedIn(_)) {
        cx.companies.clear();
    }
    let_in(cx, route, query).await
}

/// The language a person chose, as long as it is offered.
fn own_language(cx: &Cx, own: Option<Locale>) -> Locale {
    let offered = cx.web.atrium.settings().languages;
    own.filter(|own| offered.has(*own)).unwrap_or(cx.locale)
}

/// What the header's switcher offers: asked for only where there is more than one.
async fn companies(cx: &Cx) -> atrium_backend::Result<Vec<Company>> {
    let Verified::SignedIn(session) = &cx.verified else {
        return Ok(Vec::new());
    };
    let current = match session.who() {
        Who::Customer(customer) if customer.others && session.may(Act::UsePortal) => {
            customer.membership
        }
        Who::Customer(_) | Who::Staff(_) => return Ok(Vec::new()),
    };
    let all = membership::own(&cx.web.atrium, session).await?;
    // Two contacts of one company are told apart by their own names.
    let twice = |name: &str| all.iter().filter(|own| own.company == name).count() > 1;
    Ok(all
        .iter()
        .map(|own| Company {
            membership: own.id().get(),
            current: own.id() == current,
            name: if twice(&own.company) {
                format!("{} ({})", own.company, own.contact)
            } else {
                own.company.clone()
            },
        })
        .collect())
}

/// What a body holds.
enum Sent {
    Text(String),
    Parts(Parts),
    Streamed(Streamed),
}

fn admit(cx: &Cx, route: Route, query: &str, act: Act) -> Result<(), Box<Response>> {
    let answer = |failure| {
        Err(Box::new(failed(
            failure,
            &cx.frame(),
            &cx.asked,
            cx.wants_json,
        )))
    };
    match &cx.verified {
        Verified::SignedIn(session) if session.may(act) => Ok(()),
        Verified::SignedIn(session) => match (session.principal(), session.who()) {
            (Principal::Anonymous, _) => Err(Box::new(to_login(cx, route, query))),
            // The back office is not there for customers, not even to be forbidden.
            (_, Who::Customer(_)) => answer(Failure::NotFound),
            (_, Who::Staff(_)) => answer(Failure::Forbidden),
        },
        Verified::AccessEnded { .. } if cx.wants_json => answer(Failure::Forbidden),
        Verified::AccessEnded { .. } => {
            let frame = cx.frame();
            Err(Box::new(answer::page(
                StatusCode::FORBIDDEN,
                &cx.asked,
                || access_ended_page(&frame, AccessEndedView {}),
            )))
        }
        Verified::Anonymous => Err(Box::new(to_login(cx, route, query))),
    }
}

fn to_login(cx: &Cx, route: Route, query: &str) -> Response {
    if cx.wants_json {
        let body = serde_json::json!({ "error": "Unauthorized" });
        return answer::json(StatusCode::UNAUTHORIZED, &cx.asked, &body);
    }
    let leading_back = match route.verb {
        Verb::Get if !cx.secret_path => leading_back(&cx.path, query),
        Verb::Get | Verb::Post | Verb::Upload | Verb::Take | Verb::Listen => None,
    };
    let login = || LocalPath::parse("/login").expect("a fixed path is local");
    see_other(&leading_back.unwrap_or_else(login))
}

/// The sign-in page that leads back to a page with all that was asked of it; what is too long for
/// that is left out, the query first.
fn leading_back(path: &str, query: &str) -> Option<LocalPath> {
    let login = |next: &str| {
        let next = LocalPath::parse(next)?;
        let encoded = percent_encoding::utf8_percent_encode(
            next.as_str(),
            percent_encoding::NON_ALPHANUMERIC,
        );
        LocalPath::parse(&format!("/login?next={encoded}"))
    };
    // What was just done is not said again a sign-in later.
    let asked: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="))
        .collect();
    let whole = format!("{path}?{}", asked.join("&"));
    (!asked.is_empty())
        .then(|| login(&whole))
        .flatten()
        .or_else(|| login(path))
}

/// Reads what was sent.
pub(super) async fn take_in(
    cx: &mut Cx,
    verb: Verb,
    body: Body,
    request_id: &str,
) -> Result<(), Failure> {
    let malformed = |Malformed| Failure::BadRequest;
    match read(cx, verb, body, request_id).await? {
        Sent::Text(text) => {
            cx.form = Pairs::parse(&text).map_err(malformed)?;
            if verb == Verb::Upload {
                cx.files = files::unpack(&mut cx.form).map_err(malformed)?;
            }
        }
        Sent::Parts(parts) => (cx.form, cx.files) = (parts.pairs, parts.files),
        Sent::Streamed(parts) => (cx.form, cx.taken) = (parts.pairs, parts.taken),
    }
    Ok(())
}

async fn read(cx: &Cx, verb: Verb, body: Body, request_id: &str) -> Result<Sent, Failure> {
    let kind = cx
        .asked
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let length = cx
        .asked
        .headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let (largest, boundary) = match verb {
        Verb::Take => (LARGEST_FILE, files::boundary(kind)),
        Verb::Get | Verb::Post | Verb::Upload | Verb::Listen => (LARGEST_BODY, None),
    };
    if length.is_some_and(|length| length > largest) {
        return Err(Failure::TooLarge);
    }
    if let Some(boundary) = boundary {
        let folder = office::folder(cx.atrium());
        return files::take(body, boundary, &folder, BODY_PATIENCE)
            .await
            .map(Sent::Streamed)
            .map_err(|stop| match stop {
                Stop::TooLarge => Failure::TooLarge,
                Stop::Malformed | Stop::Stalled => Failure::BadRequest,
                Stop::Unwritable(error) => {
                    tracing::error!(request_id, %error, "a file could not be taken");
                    Failure::Internal {
                        request_id: request_id.to_owned(),
                    }
                }
            });
    }
    let is_form = kind.split(';').next().is_some_and(|kind| {
        kind.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    let bytes =
        match tokio::time::timeout(BODY_PATIENCE, axum::body::to_bytes(body, LARGEST_BODY)).await {
            Ok(Ok(bytes)) => bytes,
            Ok(Err(error)) if exceeds(&error) => return Err(Failure::TooLarge),
            Ok(Err(_)) | Err(_) => return Err(Failure::BadRequest),
        };
    if verb == Verb::Upload
        && let Some(boundary) = files::boundary(kind)
    {
        return files::parts(bytes, boundary)
            .await
            .map(Sent::Parts)
            .map_err(|Malformed| Failure::BadRequest);
    }
    // A form without any field, such as Logout's, may come without a type.
    if !is_form && !bytes.is_empty() {
        return Err(Failure::BadRequest);
    }
    String::from_utf8(bytes.into())
        .map(Sent::Text)
        .map_err(|_| Failure::BadRequest)
}

/// Whether a body was too long; otherwise it was broken or cut off.
fn exceeds(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|why| why.is::<LengthLimitError>())
}

/// A browser says where a POST comes from; a cookie without that comes from something else.
/// (Whether the place is ours was checked by the layer outside.)
pub(super) fn shows_where_from(headers: &HeaderMap) -> bool {
    headers.contains_key(header::ORIGIN) || headers.contains_key("sec-fetch-site")
}

pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let accepts = |kind: &str| {
        headers
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|value: &HeaderValue| value.to_str().ok())
            .any(|value| value.contains(kind))
    };
    (accepts("application/json") || accepts("text/event-stream")) && !accepts("text/html")
}

/// The language of somebody who is not signed in: chosen, else the browser's, else the house's.
pub(super) fn visitor_language(web: &Web, headers: &HeaderMap) -> Locale {
    let settings = web.atrium.settings();
    let offered = settings.languages;
    cookie::language(headers)
        .filter(|chosen| offered.has(*chosen))
        .or_else(|| {
            headers
                .get(header::ACCEPT_LANGUAGE)
                .and_then(|value| value.to_str().ok())
                .and_then(|asked| Locale::negotiate_among(asked, offered))
        })
        .unwrap_or(settings.language)
}
