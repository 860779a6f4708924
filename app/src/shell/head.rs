//! The document's head.

use leptos::prelude::*;

use super::render::nonce;
use super::{Frame, Page, Place, Who};

/// Everything between `<head>` and its end.
pub(super) fn head(frame: &Frame, page: &Page) -> AnyView {
    let assets = frame.assets;
    let scripts = if page.islands {
        Some(islands(frame))
    } else {
        live(frame, page)
    };
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
            {scripts}
            {page.new_password.then(|| new_password(frame))}
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

/// The module reads the address of the program from its own element, so that
/// no inline script is needed; the hint lets the browser fetch both at once.
fn islands(frame: &Frame) -> AnyView {
    let assets = frame.assets;
    view! {
        <link
            rel="preload"
            href=assets.wasm.clone()
            r#as="fetch"
            type="application/wasm"
            crossorigin="anonymous"
        />
        <script
            type="module"
            id="islands"
            src=assets.islands_js.clone()
            nonce=nonce()
            data-wasm=assets.wasm.clone()
            data-reader=reader(frame)
        ></script>
    }
    .into_any()
}

fn new_password(frame: &Frame) -> AnyView {
    view! { <script type="module" src=frame.assets.password_js.clone() nonce=nonce()></script> }
        .into_any()
}

/// Only somebody signed in has access that can end.
fn live(frame: &Frame, page: &Page) -> Option<AnyView> {
    let reader = reader(frame)?;
    let src = match page.place {
        Place::Office(_) | Place::OfficeOwn => frame.assets.office_js.clone(),
        Place::Site { .. } | Place::Plain => frame.assets.live_js.clone(),
    };
    Some(
        view! { <script type="module" id="live" src=src nonce=nonce() data-reader=reader></script> }
            .into_any(),
    )
}

/// Who reads, so that a draft kept in the tab is given back to its writer only.
fn reader(frame: &Frame) -> Option<String> {
    match &frame.who {
        Who::Visitor => None,
        Who::Customer { name, company } => Some(format!("{name}, {company}")),
        Who::Staff { name, .. } => Some(name.clone()),
    }
}
