//! The last word on every answer: a request id, a page in place of a bare error, the headers that
//! keep a browser careful, and one line in the log.

use std::sync::Arc;

use atrium_app::error::Failure;
use atrium_app::shell::{Frame, Who};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::answer::{Asked, Made, failed};
use super::assets;
use super::gate::{Template, visitor_language, wants_json};
use super::page::brand::look;
use super::serve::Web;
use super::watched::watched;

/// What no route of ours answered.
const NO_ROUTE: &str = "none";

/// A number for the log and for people to quote.
#[derive(Debug, Clone, Default)]
pub struct RequestId(pub String);

/// Marks a request that came without the host it is for, or with two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hostless;

/// Whether a request that came over a connection says which host it is for, as HTTP/1.1 must, and
/// says it once (RFC 9112, 3.2).
pub(super) fn names_its_host<B>(request: &axum::http::Request<B>) -> bool {
    match request.headers().get_all(header::HOST).iter().count() {
        0 => request.version() < Version::HTTP_11,
        named => named == 1,
    }
}

pub(super) async fn finish(
    State(web): State<Arc<Web>>,
    mut request: Request,
    next: Next,
) -> Response {
    let id: [u8; 8] = web.atrium.entropy.bytes();
    let id = id
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>();
    request.extensions_mut().insert(RequestId(id.clone()));
    let started = web.atrium.clock.now();
    let (method, headers) = (request.method().clone(), request.headers().clone());
    // Paths with a token are secrets; the log gets the route's shape.
    let path = shape(request.uri().path());
    let (request, ended) = watched(request);
    let mut response = if request.extensions().get::<Hostless>().is_some() {
        StatusCode::BAD_REQUEST.into_response()
    } else {
        next.run(request).await
    };
    let route = response
        .extensions()
        .get::<Template>()
        .map_or(NO_ROUTE, |template| template.0);
    if response.extensions().get::<Made>().is_none() && is_bare_error(&response) {
        let settings = web.atrium.settings();
        let frame = Frame {
            locale: visitor_language(&web, &headers),
            path: None,
            who: Who::Visitor,
            brand: settings.brand.company.clone(),
            look: look(&settings),
            zone: settings.time_zone.clone(),
            languages: settings.languages.list(),
            contact: settings.contact_address.as_ref().map(ToString::to_string),
            assets: assets::addresses(),
            done: None,
            companies: Vec::new(),
            once: String::new(),
        };
        let allow = response.headers().get(header::ALLOW).cloned();
        response = failed(
            bare(&response, &id),
            &frame,
            &Asked {
                nonce: web.nonce(),
                headers: headers.clone(),
            },
            wants_json(&headers),
        );
        if let Some(allow) = allow {
            response.headers_mut().insert(header::ALLOW, allow);
        }
    }
    protect(&mut response, &web, path.contains("{token}"));
    response.headers_mut().insert(
        HeaderName::from_static("x-request-id"),
        HeaderValue::from_str(&id).expect("hexadecimal digits are visible ASCII"),
    );
    if headers.contains_key(header::TRANSFER_ENCODING) || !ended.is_so() {
        // A proxy in front might take another length to be the right one (RFC 9112, 6.1): what follows on this
        // connection is then no request of anybody's. And a body that was not read to its end ends the connection.
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    if method == Method::HEAD {
        *response.body_mut() = axum::body::Body::empty();
    }
    let micros = web.atrium.clock.now().since(started).as_micros();
    let micros = u64::try_from(micros).unwrap_or(u64::MAX);
    web.metrics
        .answered(route, method_name(&method), response.status(), micros);
    tracing::info!(
        request_id = %id,
        %method,
        %path,
        status = response.status().as_u16(),
        micros,
        "answered"
    );
    response
}

/// Methods by name; what nobody knows is one, so that nobody fills the memory with inventions.
fn method_name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        _ => "other",
    }
}

fn is_bare_error(response: &Response) -> bool {
    response.status().is_client_error() || response.status().is_server_error()
}

/// What a status without a page of ours means: the layers and axum's router say no in bare words.
fn bare(response: &Response, request_id: &str) -> Failure {
    match response.status() {
        StatusCode::NOT_FOUND => Failure::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Failure::Method,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        StatusCode::FORBIDDEN => Failure::CrossSite,
        status if status.is_client_error() => Failure::BadRequest,
        _ => Failure::Internal {
            request_id: request_id.to_owned(),
        },
    }
}

/// The route's shape of a path: what may be secret or personal is left out.
fn shape(path: &str) -> String {
    for start in ["/invitation/", "/reset/", "/setup/", "/join/"] {
        if let Some(rest) = path.strip_prefix(start) {
            let tail = rest
                .split_once('/')
                .map_or("", |(_, tail)| if tail == "fresh" { "/fresh" } else { "" });
            return format!("{start}{{token}}{tail}");
        }
    }
    path.chars().filter(|c| !c.is_control()).take(200).collect()
}

fn protect(response: &mut Response, web: &Web, secret_path: bool) {
    let nonce = response
        .extensions()
        .get::<Made>()
        .and_then(|made| made.nonce.clone());
    let scripts = nonce.map_or_else(
        || "'none'".to_owned(),
        |nonce| format!("'self' 'nonce-{nonce}' 'wasm-unsafe-eval'"),
    );
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    );
    let headers = response.headers_mut();
    // A file from outside has brought a stricter one of its own.
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_str(&policy).expect("a nonce is base64"));
    let referrer = if secret_path {
        "same-origin"
    } else {
        "strict-origin-when-cross-origin"
    };
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, referrer),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if web.https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn no_link_reaches_the_log() {
        assert_eq!(shape("/invitation/abc"), "/invitation/{token}");
        assert_eq!(shape("/invitation/abc/fresh"), "/invitation/{token}/fresh");
        assert_eq!(shape("/reset/abc/def"), "/reset/{token}");
        assert_eq!(shape("/join/abc"), "/join/{token}");
        assert_eq!(shape("/a\nb"), "/ab");
    }
}
