//! The static files: embedded in a release, read from `target/site` in a debug build.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use atrium_app::shell::Assets;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use rust_embed::RustEmbed;

use super::cx::Cx;
use super::encode::accepts_brotli;
use atrium_backend::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../target/site"]
struct Site;

/// Addresses of the static files, from the manifest that the build wrote.
pub fn addresses() -> &'static Assets {
    static ADDRESSES: OnceLock<Assets> = OnceLock::new();
    ADDRESSES.get_or_init(|| {
        let manifest: BTreeMap<String, String> = Site::get("manifest.json")
            .and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default();
        let at = |name: &str| {
            format!(
                "/assets/{}",
                manifest.get(name).map_or(name, String::as_str)
            )
        };
        Assets {
            style: at("style.css"),
            islands_js: at("islands.js"),
            wasm: at("atrium_bg.wasm"),
            live_js: at("live.js"),
            office_js: at("office.js"),
            password_js: at("password.js"),
            icons: at("icons.svg"),
            logo: at("logo.svg"),
            favicon: at("favicon.svg"),
        }
    })
}

/// One static file. Its name carries a hash of its content, so it never changes.
pub async fn file(cx: Cx) -> Result<Response> {
    let name = cx.param("name").ok_or(Error::NotFound)?;
    let path = format!("assets/{name}");
    let compressed = accepts_brotli(&cx.asked.headers)
        .then(|| Site::get(&format!("{path}.br")))
        .flatten();
    let is_compressed = compressed.is_some();
    let file = compressed
        .or_else(|| Site::get(&path))
        .ok_or(Error::NotFound)?;
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => return Err(Error::NotFound),
    };
    let mut response = Response::new(Body::from(file.data));
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if is_compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Ok(response)
}
