//! Asking the server, and putting its answers in place.

use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::{self, Array};
use web_sys::{Document, Event, FormData, HtmlElement, SubmitEvent};

use super::{Act, Controller, target_of};
use crate::islands::merge::{Entries, Merge};
use crate::islands::page::{self, Trouble};

/// From the last key to asking the server about the addresses.
const PAUSE: Duration = Duration::from_millis(300);
/// What an act showed outlives a look at the addresses: a code is shown once.
const RESULTS: &str = ".grant-result-row";

impl Controller {
    pub(super) fn submitted(self: &Rc<Self>, event: &SubmitEvent) {
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
    pub(super) fn act(self: &Rc<Self>, act: Act) {
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

    pub(super) fn acted(self: &Rc<Self>, answer: &page::Answer, sent: &Entries, act: &Act) {
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

    pub(super) fn load(self: &Rc<Self>) {
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
    pub(super) fn take(&self, page: &Document, sent: Option<&Entries>, keep: Option<&str>) {
        let merge = Merge::new(&self.document, sent, keep);
        for name in ["content", "counts", "done"] {
            let fresh = page
                .query_selector(&format!("[data-part={name}]"))
                .ok()
                .flatten();
            if let (Some(old), Some(fresh)) = (self.part(name), fresh) {
                // Refused only for a document without nodes.
                let _ = merge.children(&old, &fresh);
            }
        }
    }

    /// Has the server look at the addresses; writes nothing there.
    pub(super) fn recompute(self: &Rc<Self>) {
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

    pub(super) fn typed(self: &Rc<Self>, event: &Event) {
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

    pub(super) fn stop_typing(&self) {
        if let Some(handle) = self.typing.take() {
            handle.clear();
        }
    }

    pub(super) async fn post(&self, act: &str) -> Result<page::Answer, Trouble> {
        let parameters = page::form_parameters(&self.form).ok_or(Trouble::Unreachable)?;
        parameters.append("act", act);
        let address = self
            .form
            .get_attribute("action")
            .ok_or(Trouble::Unreachable)?;
        page::ask(&address, Some(&parameters)).await
    }

    pub(super) fn entries(&self) -> Entries {
        let Ok(data) = FormData::new_with_form(&self.form) else {
            return Entries::new();
        };
        let Ok(Some(pairs)) = js_sys::try_iter(&data.entries()) else {
            return Entries::new();
        };
        pairs
            .filter_map(Result::ok)
            .filter_map(|pair| {
                let pair: Array = pair.dyn_into().ok()?;
                Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
            })
            .collect()
    }

    pub(super) fn fail(&self, trouble: Trouble, act: Option<String>) {
        self.failed.replace(act);
        match trouble {
            Trouble::Busy => self.show("busy", true),
            Trouble::Unreachable => self.show("unreachable", true),
            Trouble::Gone => page::reload(),
        }
    }

    pub(super) fn drop_queue(&self) {
        for act in self.queue.borrow_mut().drain(..) {
            if let Some(button) = act.button {
                set_busy(&button, false);
            }
        }
    }

    pub(super) fn next_number(&self) -> u32 {
        let number = self.sequence.get().wrapping_add(1);
        self.sequence.set(number);
        number
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
