//! What the dialog does when it is pressed, typed in and answered. It listens
//! on the dialog as a whole: rows come and go, the listeners stay.

mod act;
mod open;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::leptos_dom::helpers::TimeoutHandle;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlFormElement, HtmlInputElement,
    KeyboardEvent, MouseEvent, SubmitEvent,
};

use crate::islands::page::{self, on};

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
    let Some(document) = page::document() else {
        return;
    };
    let Ok(Some(dialog)) = document.query_selector("dialog[data-dialog=grant]") else {
        return;
    };
    let Ok(Some(form)) = dialog.query_selector("form") else {
        return;
    };
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
        on(&self.document, "click", move |event: MouseEvent| {
            this.maybe_open(&event)
        });
        let this = Rc::clone(self);
        on(&self.dialog, "submit", move |event: SubmitEvent| {
            this.submitted(&event)
        });
        let this = Rc::clone(self);
        on(&self.dialog, "input", move |event: Event| {
            this.typed(&event)
        });
        let this = Rc::clone(self);
        on(&self.dialog, "click", move |event: MouseEvent| {
            this.clicked(&event)
        });
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
        let part = self
            .dialog
            .query_selector(&format!("[data-part={name}]"))
            .ok()??;
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

    fn focus(&self, selector: &str) -> bool {
        let found = self.form.query_selector(selector).ok().flatten();
        found.is_some_and(|element| element.unchecked_into::<HtmlElement>().focus().is_ok())
    }

    fn clicked(self: &Rc<Self>, event: &MouseEvent) {
        let Some(button) = target_of(event).and_then(|target| target.closest("button").ok()?)
        else {
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
}

/// Where the clipboard is refused, the text is at least selected.
fn copy(button: &Element) {
    let Some(field) = button.previous_element_sibling() else {
        return;
    };
    let field: HtmlInputElement = field.unchecked_into();
    field.select();
    if let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) {
        let _ = window.navigator().clipboard().write_text(&field.value());
    }
}
