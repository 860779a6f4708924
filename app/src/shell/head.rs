//! The document's head.

use leptos::prelude::*;

use super::render::nonce;
use super::{Frame, Page, Who};

/// Everything between `<head>` and its end.
pub(super) fn head(frame: &Frame, page: &Page) -> AnyView {
    let assets = frame.assets;
    let islands = page.islands.then(|| islands(frame));
    let live = live(frame);
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            {title(&page.title, &frame.brand)}
            <link rel="stylesheet" href=assets.style.clone()/>
            {frame
                .look
                .style
                .clone()
                .map(|href| view! { <link rel="stylesheet" href=href/> })}
            <link rel="icon" type="image/svg+xml" href=assets.favicon.clone()/>
            {islands}
            {live}
        </head>
    }
    .into_any()
}

/// The record first, then whose portal it is. A text node: leptos escapes it,
/// which `leptos_meta::Title` does not.
fn title(record: &str, brand: &str) -> AnyView {
    let text = if record == brand {
        brand.to_owned()
    } else {
        format!("{record} · {brand}")
    };
    view! { <title>{text}</title> }.into_any()
}

/// The start module reads the two addresses from its own element, so that no
/// inline script is needed; the hints let the browser fetch all three at once.
fn islands(frame: &Frame) -> AnyView {
    let assets = frame.assets;
    view! {
        <link rel="modulepreload" href=assets.glue_js.clone() crossorigin="anonymous" nonce=nonce()/>
        <link
            rel="preload"
            href=assets.wasm.clone()
            r#as="fetch"
            type="application/wasm"
            crossorigin="anonymous"
        />
        <script
            type="module"
            id="start"
            src=assets.start_js.clone()
            nonce=nonce()
            data-glue=assets.glue_js.clone()
            data-wasm=assets.wasm.clone()
        ></script>
    }
    .into_any()
}

/// Only somebody signed in has access that can end.
fn live(frame: &Frame) -> Option<AnyView> {
    // So that a draft kept in the tab is given back to its writer only.
    let reader = match &frame.who {
        Who::Visitor => return None,
        Who::Customer { name, company } => format!("{name}, {company}"),
        Who::Staff { name, .. } => name.clone(),
    };
    let src = frame.assets.live_js.clone();
    Some(
        view! { <script type="module" id="live" src=src nonce=nonce() data-reader=reader></script> }
            .into_any(),
    )
}
