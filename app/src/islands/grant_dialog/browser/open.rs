//! Opening over the page, and closing without losing what was typed.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Document, Element, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement,
    MouseEvent,
};

use super::{Controller, target_of};
use crate::islands::page::{self, all};

const OPENER: &str = "[data-opens=grant-dialog]";

impl Controller {
    pub(super) fn maybe_open(self: &Rc<Self>, event: &MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Some(opener) = target_of(event).and_then(|target| target.closest(OPENER).ok()?) else {
            return;
        };
        // Nothing is ticked: the form says so itself.
        let Some(address) = address_of(&opener) else {
            return;
        };
        event.prevent_default();
        leave_menu(&self.document, &opener);
        self.open(address);
    }

    pub(super) fn open(self: &Rc<Self>, address: String) {
        self.address.replace(address);
        self.clear();
        self.changed.set(false);
        if self.dialog.open() || self.dialog.show_modal().is_ok() {
            self.load();
        }
    }

    pub(super) fn close_or_ask(&self) {
        if self.ready.get() && self.would_lose() {
            self.show("question", true);
            self.focus("[data-do=keep]");
        } else {
            self.dialog.close();
        }
    }

    /// Whether closing would throw away an address or the invitation's text.
    pub(super) fn would_lose(&self) -> bool {
        let address = all::<HtmlInputElement>(&self.form, "input[data-stored]:not([readonly])")
            .iter()
            .any(|input| {
                let stored = input.get_attribute("data-stored").unwrap_or_default();
                input.value().trim() != stored.trim()
            });
        address || self.message_now().trim() != self.message.borrow().trim()
    }

    pub(super) fn message_now(&self) -> String {
        all::<HtmlTextAreaElement>(&self.form, "textarea")
            .first()
            .map(HtmlTextAreaElement::value)
            .unwrap_or_default()
    }

    pub(super) fn closed(&self) {
        self.next_number();
        self.stop_typing();
        self.drop_queue();
        self.clear();
        if self.changed.take()
            && let Some(window) = web_sys::window()
            && let Ok(address) = window.location().href()
        {
            spawn_local(async move { page::refresh_from(&address).await });
        }
    }
}

/// The dialog's address for what was pressed; none when nothing is ticked.
fn address_of(opener: &Element) -> Option<String> {
    if let Some(address) = opener.get_attribute("href") {
        return Some(address);
    }
    let form: HtmlFormElement = opener.closest("form").ok()??.unchecked_into();
    let parameters = page::form_parameters(&form)?;
    if !parameters.has("id") {
        return None;
    }
    let query = String::from(parameters.to_string());
    Some(format!("{}?{query}", form.get_attribute("action")?))
}

/// An entry of a menu is out of sight once the menu is shut, and what is out
/// of sight cannot get the focus back: its menu's button gets it.
fn leave_menu(document: &Document, opener: &Element) {
    let Ok(Some(menu)) = opener.closest("[popover]") else {
        return;
    };
    let menu: HtmlElement = menu.unchecked_into();
    // Refused only if the menu is shut already.
    let _ = menu.hide_popover();
    let selector = format!("[popovertarget=\"{}\"]", menu.id());
    if let Ok(Some(button)) = document.query_selector(&selector) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}
