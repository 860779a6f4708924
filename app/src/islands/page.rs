//! Asking the server from an island, and bringing the page around it up to
//! date without leaving it.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Document, DomParser, Element, Event, EventTarget, FormData, Headers,
    HtmlFormElement, HtmlInputElement, HtmlOptionElement, HtmlTextAreaElement, NodeList, Request,
    RequestCache, RequestInit, Response, SupportedType, UrlSearchParams,
};

use super::merge::Merge;

/// A server that has not answered by then is not going to; in milliseconds.
const PATIENCE: u32 = 20_000;

/// The page's document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Loads the page again: the server knows better where this person may be.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused only while the page is going away already.
        let _ = window.location().reload();
    }
}

/// Why there is no page.
pub enum Trouble {
    /// The server has too much to do, or asks to wait.
    Busy,
    /// No answer, or none that can be used.
    Unreachable,
    /// This person may no longer be here: signed out, or a right has ended.
    Gone,
}

/// A page of this server; the flag tells whether it accepted what was sent.
pub struct Answer {
    pub page: Document,
    pub accepted: bool,
}

/// Sends what the form would send, or only asks when there is no body.
pub async fn ask(address: &str, body: Option<&UrlSearchParams>) -> Result<Answer, Trouble> {
    let response = send(address, body)
        .await
        .map_err(|_| Trouble::Unreachable)?;
    match response.status() {
        // To be led elsewhere is to be sent to sign in.
        200 if response.redirected() => Err(Trouble::Gone),
        200 | 409 | 422 => {
            let page = read(&response).await.map_err(|_| Trouble::Unreachable)?;
            Ok(Answer {
                page,
                accepted: response.ok(),
            })
        }
        401 | 403 | 404 => Err(Trouble::Gone),
        429 | 503 => Err(Trouble::Busy),
        _ => Err(Trouble::Unreachable),
    }
}

async fn send(address: &str, body: Option<&UrlSearchParams>) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "text/html")?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    if let Some(body) = body {
        init.set_method("POST");
        init.set_body(body);
    }
    let request = Request::new_with_str_and_init(address, &init)?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_request(&request))
        .await?
        .dyn_into()
}

/// Parsed, not run: a parsed document loads nothing and runs no script.
async fn read(response: &Response) -> Result<Document, JsValue> {
    let text = JsFuture::from(response.text()?).await?;
    let html = text.as_string().unwrap_or_default();
    DomParser::new()?.parse_from_string(&html, SupportedType::TextHtml)
}

/// What the form would send, as its address or body carries it.
pub fn form_parameters(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    UrlSearchParams::new_with_str_sequence_sequence(&data).ok()
}

/// Brings every part of the page marked `data-region` up to its namesake in
/// `fresh`. A form that was typed in stays as it is: its version must go on
/// saying which state was edited.
pub fn take_regions(fresh: &Document) -> Result<(), JsValue> {
    let page = document().ok_or(JsValue::NULL)?;
    for old in elements::<Element>(&page.query_selector_all("[data-region]")?) {
        let name = old.get_attribute("data-region").unwrap_or_default();
        let new = fresh.query_selector(&format!("[data-region=\"{name}\"]"))?;
        if let Some(new) = new
            && !(old.matches("form")? && edited(&old))
        {
            Merge::new(&page, None, None).element(&old, &new)?;
        }
    }
    Ok(())
}

/// Whether any text or choice differs from what the server wrote.
fn edited(form: &Element) -> bool {
    all::<HtmlInputElement>(form, "input").iter().any(|input| {
        input.value() != input.default_value() || input.checked() != input.default_checked()
    }) || all::<HtmlTextAreaElement>(form, "textarea")
        .iter()
        .any(|area| area.default_value().is_ok_and(|text| text != area.value()))
        || all::<HtmlOptionElement>(form, "option")
            .iter()
            .any(|option| option.default_selected() && !option.selected())
}

/// Fetches the page at `address` and takes its regions; stays as it is when
/// there is no good answer.
pub async fn refresh_from(address: &str) {
    if let Ok(answer) = ask(address, None).await {
        // A page without the regions leaves this one as it was.
        let _ = take_regions(&answer.page);
    }
}

/// Everything of that kind below `root`.
pub fn all<E: JsCast>(root: &Element, selector: &str) -> Vec<E> {
    root.query_selector_all(selector)
        .map(|list| elements(&list))
        .unwrap_or_default()
}

/// Listens for as long as the page lives.
pub fn on<E: JsCast + 'static>(target: &EventTarget, event: &str, act: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| act(event.unchecked_into()));
    // Only a name that is no event could be refused.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn elements<E: JsCast>(list: &NodeList) -> Vec<E> {
    (0..list.length())
        .filter_map(|at| list.get(at))
        .filter_map(|node| node.dyn_into().ok())
        .collect()
}
