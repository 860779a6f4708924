//! Brings markup on the page up to what the server now says, element by
//! element, so that focus, place and what was typed meanwhile stay.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{Attr, Document, Element, HtmlInputElement, HtmlTextAreaElement, NamedNodeMap, Node};

/// A form's entries, in the order of its controls.
pub type Entries = Vec<(String, String)>;

/// How to merge.
pub struct Merge<'a> {
    document: &'a Document,
    /// What was sent to get the new markup. A control that no longer holds it
    /// was changed meanwhile and is left alone. Without, that is a control
    /// that no longer holds what the server wrote.
    sent: Option<&'a Entries>,
    /// Old elements that match this stay although the new markup lacks them.
    keep: Option<&'a str>,
}

impl<'a> Merge<'a> {
    /// Into the page `document` is.
    pub fn new(document: &'a Document, sent: Option<&'a Entries>, keep: Option<&'a str>) -> Self {
        Self {
            document,
            sent,
            keep,
        }
    }

    /// Makes `old`, on the page, what `new`, from another document, is.
    pub fn element(&self, old: &Element, new: &Element) -> Result<(), JsValue> {
        let control = self.control(old);
        attributes(old, new)?;
        if let Some(area) = old.dyn_ref::<HtmlTextAreaElement>() {
            let text = new.text_content().unwrap_or_default();
            let typed = area.value();
            old.set_text_content(Some(&text));
            area.set_value(if control == Control::Changed {
                &typed
            } else {
                &text
            });
            return Ok(());
        }
        if let Some(input) = old.dyn_ref::<HtmlInputElement>()
            && control == Control::Untouched
        {
            input.set_checked(new.has_attribute("checked"));
            if !is_choice(input) {
                input.set_value(&new.get_attribute("value").unwrap_or_default());
            }
        }
        self.children(old, new)
    }

    /// Matches children by their ids, else by their places.
    pub fn children(&self, old: &Node, new: &Node) -> Result<(), JsValue> {
        let mut place = old.first_child();
        let mut next = new.first_child();
        while let Some(fresh) = next {
            next = fresh.next_sibling();
            match matching(place.as_ref(), &fresh) {
                Some(same) => {
                    self.remove_until(old, place, Some(&same))?;
                    place = same.next_sibling();
                    self.node(&same, &fresh)?;
                }
                None => {
                    let copy = self.document.import_node_with_deep(&fresh, true)?;
                    old.insert_before(&copy, place.as_ref())?;
                }
            }
        }
        self.remove_until(old, place, None)
    }

    fn node(&self, old: &Node, new: &Node) -> Result<(), JsValue> {
        match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
            (Some(old), Some(new)) => self.element(old, new),
            _ => {
                if old.node_value() != new.node_value() {
                    old.set_node_value(new.node_value().as_deref());
                }
                Ok(())
            }
        }
    }

    fn remove_until(
        &self,
        parent: &Node,
        mut from: Option<Node>,
        until: Option<&Node>,
    ) -> Result<(), JsValue> {
        while let Some(node) = from.filter(|node| Some(node) != until) {
            from = node.next_sibling();
            let kept = match (self.keep, node.dyn_ref::<Element>()) {
                (Some(keep), Some(element)) => element.matches(keep)?,
                _ => false,
            };
            if !kept {
                parent.remove_child(&node)?;
            }
        }
        Ok(())
    }

    fn control(&self, element: &Element) -> Control {
        let changed = if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            let (name, value) = (input.name(), input.value());
            match self.sent {
                Some(sent) if is_choice(input) => input.checked() != has(sent, &name, &value),
                Some(sent) => !has(sent, &name, &value),
                None if is_choice(input) => input.checked() != input.default_checked(),
                None => value != input.default_value(),
            }
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            match self.sent {
                // A form sends line breaks as CR LF, the control holds LF.
                Some(sent) => !sent.iter().any(|(key, text)| {
                    *key == area.name() && text.replace('\r', "") == area.value()
                }),
                None => area.default_value().is_ok_and(|text| text != area.value()),
            }
        } else {
            false
        };
        if changed {
            Control::Changed
        } else {
            Control::Untouched
        }
    }
}

#[derive(PartialEq)]
enum Control {
    Changed,
    Untouched,
}

fn is_choice(input: &HtmlInputElement) -> bool {
    matches!(input.type_().as_str(), "checkbox" | "radio")
}

fn has(entries: &Entries, name: &str, value: &str) -> bool {
    entries
        .iter()
        .any(|(key, sent)| key == name && sent == value)
}

/// The old node that `fresh` is the new state of, at `place` or after it.
fn matching(place: Option<&Node>, fresh: &Node) -> Option<Node> {
    let id = |node: &Node| {
        node.dyn_ref::<Element>()
            .map(Element::id)
            .filter(|id| !id.is_empty())
    };
    let wanted = id(fresh);
    let mut candidate = place.cloned();
    while let Some(node) = candidate {
        let same = node.node_name() == fresh.node_name() && id(&node) == wanted;
        // Without an id only the very place counts: further on it would be
        // some other element of the kind.
        if same || wanted.is_none() {
            return same.then_some(node);
        }
        candidate = node.next_sibling();
    }
    None
}

fn attributes(old: &Element, new: &Element) -> Result<(), JsValue> {
    for attribute in list(&new.attributes()) {
        let (name, value) = (attribute.name(), attribute.value());
        if name != "open" && old.get_attribute(&name).as_deref() != Some(value.as_str()) {
            old.set_attribute(&name, &value)?;
        }
    }
    for attribute in list(&old.attributes()) {
        let name = attribute.name();
        // What is unfolded stays so; what is busy says so itself.
        if !new.has_attribute(&name) && name != "open" && name != "aria-busy" {
            old.remove_attribute(&name)?;
        }
    }
    if new.has_attribute("open") && !old.has_attribute("open") {
        old.set_attribute("open", "")?;
    }
    Ok(())
}

fn list(attributes: &NamedNodeMap) -> Vec<Attr> {
    (0..attributes.length())
        .filter_map(|at| attributes.item(at))
        .collect()
}
