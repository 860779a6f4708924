//! One control with its label, hint and problem.

use atrium_domain::form::SECRET_CONTROLS;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::icon::{Symbol, small_icon};
use super::refusals::Refusals;

/// Whether a control must be filled in, and whether that is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Unsaid,
    Required,
    Optional,
}

/// A text control. Its id is its name, so that the error summary can link to
/// it; a password's value is never rendered, whatever is given.
#[must_use]
pub struct Field {
    name: String,
    label: String,
    kind: &'static str,
    value: String,
    hint: Option<String>,
    errors: Vec<String>,
    need: Need,
    autocomplete: Option<&'static str>,
    inputmode: Option<&'static str>,
    class: &'static str,
    frame: &'static str,
    rows: Option<u8>,
    read_only: bool,
    plain_typing: bool,
}

impl Field {
    fn new(kind: &'static str, name: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            hint: None,
            errors: Vec::new(),
            need: Need::Unsaid,
            autocomplete: None,
            inputmode: None,
            class: "input",
            frame: "field",
            rows: None,
            read_only: false,
            plain_typing: false,
        }
    }

    /// A single line.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("text", name, label)
    }

    /// An email address.
    pub fn email(name: impl Into<String>, label: impl Into<String>) -> Self {
        let mut field = Self::new("email", name, label);
        field.inputmode = Some("email");
        field.plain_typing = true;
        field
    }

    /// A telephone number.
    pub fn phone(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new("tel", name, label)
    }

    /// A web address.
    pub fn url(name: impl Into<String>, label: impl Into<String>) -> Self {
        // Not type="url", which refuses an address without its scheme.
        let mut field = Self::new("text", name, label);
        field.inputmode = Some("url");
        field.plain_typing = true;
        field
    }

    /// A password; `autocomplete` is `current-password` or `new-password`.
    pub fn password(
        name: impl Into<String>,
        label: impl Into<String>,
        autocomplete: &'static str,
    ) -> Self {
        let field = Self::new("password", name, label).autocomplete(autocomplete);
        debug_assert!(
            SECRET_CONTROLS.contains(&field.name.as_str()),
            "{} is not among the secret controls",
            field.name
        );
        field
    }

    /// A short typed code, in large spaced letters.
    pub fn code(name: impl Into<String>, label: impl Into<String>) -> Self {
        let mut field = Self::new("text", name, label).autocomplete("one-time-code");
        field.class = "input input-code";
        field.plain_typing = true;
        field
    }

    /// Several lines.
    pub fn area(name: impl Into<String>, label: impl Into<String>, rows: u8) -> Self {
        let mut field = Self::new("text", name, label);
        field.rows = Some(rows);
        field.class = "input input-area";
        field
    }

    /// What stands in it.
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// A sentence below the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The token of the HTML standard's autofill list.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = Some(token);
        self
    }

    /// Which keyboard a phone shows.
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// Must be filled in, and says so.
    pub fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// May stay empty, and says so.
    pub fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Shown but not to be changed.
    pub fn read_only(mut self, read_only: bool) -> Self {
        self.read_only = read_only;
        self
    }

    /// Spans both columns of a form grid.
    pub fn full(mut self) -> Self {
        self.frame = "field field-full";
        self
    }

    /// A third of a field row.
    pub fn third(mut self) -> Self {
        self.frame = "field field-third";
        self
    }

    /// Half of a field row.
    pub fn half(mut self) -> Self {
        self.frame = "field field-half";
        self
    }

    /// The sentences about it, if the form was refused.
    pub fn refusals(mut self, refusals: &Refusals) -> Self {
        self.errors = refusals.of(&self.name);
        self
    }

    /// The markup.
    pub fn view(self, t: Texts) -> AnyView {
        let invalid = !self.errors.is_empty();
        let frame = if invalid {
            format!("{} field-invalid", self.frame)
        } else {
            self.frame.to_owned()
        };
        let head = label_row(t, &self.name, &self.label, self.need);
        let hint = hint_line(&self.name, self.hint.as_deref());
        let errors = error_lines(t, &self.name, &self.errors);
        let noted = self.need != Need::Unsaid;
        let described_by = described_by(&self.name, noted, hint.is_some(), invalid);
        let control = self.control(described_by);
        view! { <div class=frame>{head} {hint} {control} {errors}</div> }.into_any()
    }

    fn control(self, described_by: Option<String>) -> AnyView {
        let required = self.need == Need::Required;
        let invalid = (!self.errors.is_empty()).then_some("true");
        let spellcheck = self.plain_typing.then_some("false");
        let capitals = self.plain_typing.then_some("none");
        let secret = self.kind == "password";
        match self.rows {
            Some(rows) => view! {
                <textarea
                    class=self.class
                    id=self.name.clone()
                    name=self.name
                    rows=rows.to_string()
                    required=required
                    readonly=self.read_only
                    autocomplete=self.autocomplete
                    aria-describedby=described_by
                    aria-invalid=invalid
                >
                    {inside_textarea(&self.value)}
                </textarea>
            }
            .into_any(),
            None => view! {
                <input
                    class=self.class
                    id=self.name.clone()
                    name=self.name
                    type=self.kind
                    value=(!secret).then_some(self.value)
                    required=required
                    readonly=self.read_only
                    autocomplete=self.autocomplete
                    inputmode=self.inputmode
                    spellcheck=spellcheck
                    autocapitalize=capitals
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            }
            .into_any(),
        }
    }
}

fn label_row(t: Texts, name: &str, label: &str, need: Need) -> AnyView {
    let note = match need {
        Need::Unsaid => None,
        Need::Required => Some(t.field_required()),
        Need::Optional => Some(t.field_optional()),
    };
    // Beside the label, not in it: labels are fixed words, and the note is
    // tied to the control by aria-describedby.
    let note = note.map(|note| {
        view! { <span class="label-note" id=format!("{name}-note")>{note}</span> }
    });
    view! {
        <div class="label-row">
            <label class="label" for=name.to_owned()>{label.to_owned()}</label>
            {note}
        </div>
    }
    .into_any()
}

/// The hint below a label.
pub(super) fn hint_line(name: &str, hint: Option<&str>) -> Option<AnyView> {
    hint.map(|hint| {
        view! { <p class="hint" id=format!("{name}-hint")>{hint.to_owned()}</p> }.into_any()
    })
}

/// The problems below a control; the first carries the id that describes it.
pub(super) fn error_lines(t: Texts, name: &str, errors: &[String]) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let lines = errors.join(" ");
    Some(
        view! {
            <p class="error" id=format!("{name}-error")>
                {small_icon(Symbol::Warning)}
                <span>
                    <span class="visually-hidden">{t.field_error_prefix()}" "</span>
                    {lines}
                </span>
            </p>
        }
        .into_any(),
    )
}

/// The ids that describe a control, in reading order.
pub(super) fn described_by(name: &str, note: bool, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> = [(note, "note"), (hint, "hint"), (error, "error")]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, part)| format!("{name}-{part}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// What was typed, as the text of a `<textarea>`. leptos 0.8 writes a textarea's text as it is
/// (tachys' `ESCAPE_CHILDREN` is false for it), so `</textarea><script>` in a note would run:
/// it is escaped here. The HTML parser drops one line break after the tag, so one is given.
pub fn inside_textarea(typed: &str) -> String {
    let mut text = String::with_capacity(typed.len() + 1);
    text.push('\n');
    for character in typed.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            other => text.push(other),
        }
    }
    text
}
