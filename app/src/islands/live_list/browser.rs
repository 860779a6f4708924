//! The list's listeners.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::leptos_dom::helpers::{
    TimeoutHandle, request_animation_frame, set_timeout_with_handle,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, InputEvent, MouseEvent};

use crate::islands::page::{self, Trouble, all, on};

const ROW: &str = "input[type=checkbox][name=id]";
const ALL: &str = "[data-do=select-all]";
const SEARCH: &str = "[data-search]";
/// From the last key to asking the server.
const PAUSE: Duration = Duration::from_millis(200);

struct List {
    root: Element,
    /// The value of the box that was ticked last, where a range starts.
    anchor: RefCell<Option<String>>,
    typing: Cell<Option<TimeoutHandle>>,
    sequence: Cell<u32>,
}

pub(super) fn connect() {
    let Some(document) = page::document() else {
        return;
    };
    let Ok(Some(root)) = document.query_selector("[data-list]") else {
        return;
    };
    let list = Rc::new(List {
        root,
        anchor: RefCell::default(),
        typing: Cell::default(),
        sequence: Cell::default(),
    });
    list.listen();
    // The browser may have kept ticks from before a reload.
    list.recount();
}

impl List {
    fn listen(self: &Rc<Self>) {
        let this = Rc::clone(self);
        on(&self.root, "click", move |event: MouseEvent| {
            this.clicked(&event)
        });
        let this = Rc::clone(self);
        on(&self.root, "change", move |_: Event| this.recount());
        let this = Rc::clone(self);
        on(&self.root, "reset", move |_: Event| {
            // The boxes are cleared only after the event.
            let this = Rc::clone(&this);
            request_animation_frame(move || this.recount());
        });
        let search = page::document()
            .and_then(|document| document.query_selector(SEARCH).ok()?)
            .and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
        let Some(search) = search else { return };
        for name in ["input", "compositionend"] {
            let this = Rc::clone(self);
            let input = search.clone();
            on(&search, name, move |event: Event| {
                let composing = event
                    .dyn_ref::<InputEvent>()
                    .is_some_and(InputEvent::is_composing);
                if !composing {
                    this.search_soon(&input);
                }
            });
        }
    }

    fn rows(&self) -> Vec<HtmlInputElement> {
        all(&self.root, ROW)
    }

    fn recount(&self) {
        let rows = self.rows();
        let ticked = rows.iter().filter(|row| row.checked()).count();
        self.tell(ticked);
        if let Some(all) = all::<HtmlInputElement>(&self.root, ALL).first() {
            all.set_checked(ticked > 0 && ticked == rows.len());
            all.set_indeterminate(ticked > 0 && ticked < rows.len());
        }
    }

    fn tell(&self, ticked: usize) {
        for place in all::<Element>(&self.root, "[data-selected]") {
            let before = place.get_attribute("data-selected").unwrap_or_default();
            let hint = place.get_attribute("data-hint").unwrap_or_default();
            let text = if ticked == 0 {
                hint
            } else {
                format!("{before} {ticked}")
            };
            if place.text_content().as_deref() != Some(text.as_str()) {
                place.set_text_content(Some(&text));
            }
        }
    }

    fn clicked(&self, event: &MouseEvent) {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        if input.matches(ALL).unwrap_or_default() {
            for row in self.rows() {
                row.set_checked(input.checked());
            }
        } else if input.matches(ROW).unwrap_or_default() {
            if event.shift_key() {
                self.tick_range(&input);
            }
            self.anchor.replace(Some(input.value()));
        }
    }

    fn tick_range(&self, end: &HtmlInputElement) {
        let rows = self.rows();
        let place = |value: &str| rows.iter().position(|row| row.value() == value);
        let start = self.anchor.borrow().as_deref().and_then(place);
        if let (Some(start), Some(end_place)) = (start, place(&end.value())) {
            for row in &rows[start.min(end_place)..=start.max(end_place)] {
                row.set_checked(end.checked());
            }
        }
    }

    fn search_soon(self: &Rc<Self>, input: &HtmlInputElement) {
        if let Some(handle) = self.typing.take() {
            handle.clear();
        }
        let this = Rc::clone(self);
        let input = input.clone();
        if let Ok(handle) = set_timeout_with_handle(move || this.search(&input), PAUSE) {
            self.typing.set(Some(handle));
        }
    }

    fn search(self: &Rc<Self>, input: &HtmlInputElement) {
        let Some(address) = input.form().as_ref().and_then(search_address) else {
            return;
        };
        let number = self.sequence.get().wrapping_add(1);
        self.sequence.set(number);
        let this = Rc::clone(self);
        spawn_local(async move {
            let answer = page::ask(&address, None).await;
            if this.sequence.get() != number {
                return;
            }
            match answer {
                Ok(answer) => {
                    // A page without the regions leaves this one as it was.
                    let _ = page::take_regions(&answer.page);
                    remember(&address);
                    this.recount();
                }
                Err(Trouble::Gone) => page::reload(),
                // The next key, or Enter, asks again.
                Err(Trouble::Busy | Trouble::Unreachable) => {}
            }
        });
    }
}

/// The address that Enter would lead to, without the empty parts.
fn search_address(form: &HtmlFormElement) -> Option<String> {
    let parameters = page::form_parameters(form)?;
    if parameters
        .get("q")
        .is_some_and(|words| words.trim().is_empty())
    {
        parameters.delete("q");
    }
    let action = form.get_attribute("action")?;
    let query = String::from(parameters.to_string());
    Some(if query.is_empty() {
        action
    } else {
        format!("{action}?{query}")
    })
}

/// Puts the address into the address bar, so that it can be shared and
/// found again, without a step of history for every letter.
fn remember(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Refused only when called very often; the list is right anyway.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
