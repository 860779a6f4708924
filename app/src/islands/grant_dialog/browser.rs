//! What the dialog does when it is pressed, typed in and answered. It listens
//! on the dialog as a whole: rows come and go, the listeners stay.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::{self, Array};
use web_sys::{
    Document, Element, Event, FormData, HtmlDialogElement, HtmlElement, HtmlFormElement,
    HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, MouseEvent, SubmitEvent,
};

use crate::islands::merge::{Entries, Merge};
use crate::islands::page::{self, Trouble, all, on};

/// From the last key to asking the server about the addresses.
const PAUSE: Duration = Duration::from_millis(300);
const OPENER: &str = "[data-opens=grant-dialog]";
/// What an act showed outlives a look at the addresses: a code is shown once.
const RESULTS: &str = ".grant-result-row";

/// Something to post, and the button that shows it is being done.
struct Act {
    name: String,
    button: Option<HtmlElement>,
}

struct Controller {
    document: Document,
    dialog: HtmlDialogElement,
    form: HtmlFormElement,
    /// Where the rows come from.
    address: RefCell<String>,
    /// Counts requests; an answer to any but the latest is stale.
    sequence: Cell<u32>,
    ready: Cell<bool>,
    busy: Cell<bool>,
    queue: RefCell<VecDeque<Act>>,
    /// What to do again after trouble; none means fetching the rows.
    failed: RefCell<Option<String>>,
    typing: Cell<Option<TimeoutHandle>>,
    /// Whether the page behind shows what is no longer so.
    changed: Cell<bool>,
    /// The invitation's text as it was when last used.
    message: RefCell<String>,
}

/// Takes over the dialog that stands on the page.
pub(super) fn connect() {
    let Some(document) = page::document() else { return };
    let Ok(Some(dialog)) = document.query_selector("dialog[data-dialog=grant]") else { return };
    let Ok(Some(form)) = dialog.query_selector("form") else { return };
    let controller = Rc::new(Controller {
        document,
        dialog: dialog.unchecked_into(),
        form: form.unchecked_into(),
        address: RefCell::default(),
        sequence: Cell::default(),
        ready: Cell::default(),
        busy: Cell::default(),
        queue: RefCell::default(),
        failed: RefCell::default(),
        typing: Cell::default(),
        changed: Cell::default(),
        message: RefCell::default(),
    });
    controller.listen();
}

fn target_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

impl Controller {
    fn listen(self: &Rc<Self>) {
        let this = Rc::clone(self);
        on(&self.document, "click", move |event: MouseEvent| this.maybe_open(&event));
        let this = Rc::clone(self);
        on(&self.dialog, "submit", move |event: SubmitEvent| this.submitted(&event));
        let this = Rc::clone(self);
        on(&self.dialog, "input", move |event: Event| this.typed(&event));
        let this = Rc::clone(self);
        on(&self.dialog, "click", move |event: MouseEvent| this.clicked(&event));
        let this = Rc::clone(self);
        on(&self.dialog, "keydown", move |event: KeyboardEvent| {
            // The second Escape in a row would close without asking, were the
            // key left to the browser.
            if event.key() == "Escape" && !event.is_composing() {
                event.prevent_default();
                this.close_or_ask();
            }
        });
        let this = Rc::clone(self);
        on(&self.dialog, "cancel", move |event: Event| {
            event.prevent_default();
            this.close_or_ask();
        });
        let this = Rc::clone(self);
        on(&self.dialog, "close", move |_: Event| this.closed());
    }

    fn part(&self, name: &str) -> Option<HtmlElement> {
        let part = self.dialog.query_selector(&format!("[data-part={name}]")).ok()??;
        Some(part.unchecked_into())
    }

    fn show(&self, part: &str, shown: bool) {
        if let Some(part) = self.part(part) {
            part.set_hidden(!shown);
        }
    }

    fn calm(&self) {
        self.show("busy", false);
        self.show("unreachable", false);
    }

    fn maybe_open(self: &Rc<Self>, event: &MouseEvent) {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let Some(opener) = target_of(event).and_then(|target| target.closest(OPENER).ok()?) else {
            return;
        };
        // Nothing is ticked: the form says so itself.
        let Some(address) = address_of(&opener) else { return };
        event.prevent_default();
        leave_menu(&self.document, &opener);
        self.open(address);
    }

    fn open(self: &Rc<Self>, address: String) {
        self.address.replace(address);
        self.clear();
        self.changed.set(false);
        if self.dialog.open() || self.dialog.show_modal().is_ok() {
            self.load();
        }
    }

    /// As the server wrote it, waiting.
    fn clear(&self) {
        self.ready.set(false);
        self.calm();
        self.show("question", false);
        self.show("waiting", true);
        for part in ["content", "counts", "done"] {
            if let Some(part) = self.part(part) {
                part.set_text_content(None);
            }
        }
    }

    fn load(self: &Rc<Self>) {
        let this = Rc::clone(self);
        let number = self.next_number();
        self.calm();
        self.show("waiting", true);
        let address = self.address.borrow().clone();
        spawn_local(async move {
            let answer = page::ask(&address, None).await;
            if this.sequence.get() != number {
                return;
            }
            this.show("waiting", false);
            match answer {
                Ok(answer) => {
                    this.take(&answer.page, None, None);
                    this.ready.set(true);
                    this.message.replace(this.message_now());
                }
                Err(trouble) => this.fail(trouble, None),
            }
        });
    }

    /// Puts what the answered page holds into the dialog.
    fn take(&self, page: &Document, sent: Option<&Entries>, keep: Option<&str>) {
        let merge = Merge::new(&self.document, sent, keep);
        for name in ["content", "counts", "done"] {
            let fresh = page.query_selector(&format!("[data-part={name}]")).ok().flatten();
            if let (Some(old), Some(fresh)) = (self.part(name), fresh) {
                // Refused only for a document without nodes.
                let _ = merge.children(&old, &fresh);
            }
        }
    }

    fn submitted(self: &Rc<Self>, event: &SubmitEvent) {
        event.prevent_default();
        let button = event.submitter();
        let name = button
            .as_ref()
            .and_then(|button| button.get_attribute("value"))
            .unwrap_or_else(|| "recompute".to_owned());
        if !self.ready.get() {
        } else if name == "recompute" {
            self.recompute();
        } else {
            self.act(Act { name, button });
        }
    }

    /// One act at a time; those pressed meanwhile follow in their order.
    fn act(self: &Rc<Self>, act: Act) {
        if let Some(button) = &act.button {
            if button.has_attribute("aria-busy") {
                return;
            }
            set_busy(button, true);
        }
        if self.busy.replace(true) {
            self.queue.borrow_mut().push_back(act);
            return;
        }
        self.stop_typing();
        self.next_number();
        self.calm();
        let this = Rc::clone(self);
        spawn_local(async move {
            let sent = this.entries();
            let answer = this.post(&act.name).await;
            if let Some(button) = &act.button {
                set_busy(button, false);
            }
            this.busy.set(false);
            match answer {
                Ok(answer) => this.acted(&answer, &sent, &act),
                Err(trouble) => {
                    this.drop_queue();
                    this.fail(trouble, Some(act.name));
                }
            }
            let next = this.queue.borrow_mut().pop_front();
            if let Some(next) = next {
                if let Some(button) = &next.button {
                    set_busy(button, false);
                }
                this.act(next);
            }
        });
    }

    fn acted(self: &Rc<Self>, answer: &page::Answer, sent: &Entries, act: &Act) {
        if answer.accepted {
            self.changed.set(true);
            self.message.replace(self.message_now());
        }
        self.take(&answer.page, Some(sent), None);
        if self.focus("#refused") {
            return;
        }
        // The button that was pressed may be gone, and the focus with it.
        let lost = self
            .document
            .active_element()
            .is_none_or(|active| !self.form.contains(Some(&active)));
        let row = act
            .name
            .split_once(':')
            .map(|(_, id)| format!("#row-{id} input[name=select]"));
        if lost && !row.is_some_and(|row| self.focus(&row)) {
            self.focus("[data-do=close]");
        }
    }

    fn focus(&self, selector: &str) -> bool {
        let found = self.form.query_selector(selector).ok().flatten();
        found.is_some_and(|element| element.unchecked_into::<HtmlElement>().focus().is_ok())
    }

    fn typed(self: &Rc<Self>, event: &Event) {
        let name = target_of(event)
            .and_then(|target| target.get_attribute("name"))
            .unwrap_or_default();
        if !(name.starts_with("email.") || name == "pay_limit") {
            return;
        }
        self.stop_typing();
        let this = Rc::clone(self);
        if let Ok(handle) = set_timeout_with_handle(move || this.recompute(), PAUSE) {
            self.typing.set(Some(handle));
        }
    }

    fn stop_typing(&self) {
        if let Some(handle) = self.typing.take() {
            handle.clear();
        }
    }

    /// Has the server look at the addresses; writes nothing there.
    fn recompute(self: &Rc<Self>) {
        // An act's own answer looks at the addresses, too.
        if self.busy.get() || !self.ready.get() {
            return;
        }
        self.stop_typing();
        let number = self.next_number();
        let this = Rc::clone(self);
        spawn_local(async move {
            let sent = this.entries();
            let answer = this.post("recompute").await;
            if this.sequence.get() != number {
                return;
            }
            match answer {
                Ok(answer) => this.take(&answer.page, Some(&sent), Some(RESULTS)),
                Err(Trouble::Gone) => page::reload(),
                // The next key or act asks again.
                Err(Trouble::Busy | Trouble::Unreachable) => {}
            }
        });
    }

    fn clicked(self: &Rc<Self>, event: &MouseEvent) {
        let Some(button) = target_of(event).and_then(|target| target.closest("button").ok()?) else {
            return;
        };
        // The second click of a double click must not hit the button that took
        // the first one's place.
        if event.detail() > 1 {
            event.prevent_default();
            return;
        }
        match button.get_attribute("data-do").as_deref() {
            Some("close") => self.close_or_ask(),
            Some("keep") => {
                self.show("question", false);
                self.focus("[data-do=close]");
            }
            Some("discard") => self.dialog.close(),
            Some("retry") => {
                let failed = self.failed.take();
                match failed {
                    Some(name) => self.act(Act { name, button: None }),
                    None => self.load(),
                }
            }
            Some("copy") => copy(&button),
            Some(_) | None => {}
        }
    }

    fn close_or_ask(&self) {
        if self.ready.get() && self.would_lose() {
            self.show("question", true);
            self.focus("[data-do=keep]");
        } else {
            self.dialog.close();
        }
    }

    /// Whether closing would throw away an address or the invitation's text.
    fn would_lose(&self) -> bool {
        let address = all::<HtmlInputElement>(&self.form, "input[data-stored]:not([readonly])")
            .iter()
            .any(|input| {
                let stored = input.get_attribute("data-stored").unwrap_or_default();
                input.value().trim() != stored.trim()
            });
        address || self.message_now().trim() != self.message.borrow().trim()
    }

    fn message_now(&self) -> String {
        all::<HtmlTextAreaElement>(&self.form, "textarea")
            .first()
            .map(HtmlTextAreaElement::value)
            .unwrap_or_default()
    }

    fn closed(&self) {
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

    fn drop_queue(&self) {
        for act in self.queue.borrow_mut().drain(..) {
            if let Some(button) = act.button {
                set_busy(&button, false);
            }
        }
    }

    fn fail(&self, trouble: Trouble, act: Option<String>) {
        self.failed.replace(act);
        match trouble {
            Trouble::Busy => self.show("busy", true),
            Trouble::Unreachable => self.show("unreachable", true),
            Trouble::Gone => page::reload(),
        }
    }

    fn next_number(&self) -> u32 {
        let number = self.sequence.get().wrapping_add(1);
        self.sequence.set(number);
        number
    }

    fn entries(&self) -> Entries {
        let Ok(data) = FormData::new_with_form(&self.form) else { return Entries::new() };
        let Ok(Some(pairs)) = js_sys::try_iter(&data.entries()) else { return Entries::new() };
        pairs
            .filter_map(Result::ok)
            .filter_map(|pair| {
                let pair: Array = pair.dyn_into().ok()?;
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
            })
            .collect()
    }

    async fn post(&self, act: &str) -> Result<page::Answer, Trouble> {
        let parameters = page::form_parameters(&self.form).ok_or(Trouble::Unreachable)?;
        parameters.append("act", act);
        let address = self.form.get_attribute("action").ok_or(Trouble::Unreachable)?;
        page::ask(&address, Some(&parameters)).await
    }
}

fn set_busy(button: &HtmlElement, busy: bool) {
    // Attributes are refused only for names that are none.
    let _ = if busy {
        button.set_attribute("aria-busy", "true")
    } else {
        button.remove_attribute("aria-busy")
    };
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
    let Ok(Some(menu)) = opener.closest("[popover]") else { return };
    let menu: HtmlElement = menu.unchecked_into();
    // Refused only if the menu is shut already.
    let _ = menu.hide_popover();
    let selector = format!("[popovertarget=\"{}\"]", menu.id());
    if let Ok(Some(button)) = document.query_selector(&selector) {
        let _ = button.unchecked_into::<HtmlElement>().focus();
    }
}

/// Where the clipboard is refused, the text is at least selected.
fn copy(button: &Element) {
    let Some(field) = button.previous_element_sibling() else { return };
    let field: HtmlInputElement = field.unchecked_into();
    field.select();
    if let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) {
        let _ = window.navigator().clipboard().write_text(&field.value());
    }
}
