//! Controls one chooses from: radio buttons, a checkbox, a list.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::field::{described_by, error_lines, hint_line};
use super::refusals::Refusals;

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

impl Choice {
    /// `value` as sent, `label` as read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Radio buttons in one line, with a legend.
pub fn radios(
    t: Texts,
    name: &'static str,
    legend: impl Into<String>,
    choices: Vec<Choice>,
    chosen: &str,
    refusals: &Refusals,
) -> AnyView {
    let legend: String = legend.into();
    let legend = view! { <legend class="label">{legend}</legend> };
    radios_under(
        "field",
        t,
        name,
        legend.into_any(),
        choices,
        chosen,
        refusals,
    )
}

/// Radio buttons whose legend is the title of the group they begin: it is there once to be seen,
/// and still belongs to the buttons for those who hear it.
pub fn radios_of_group(
    t: Texts,
    name: &'static str,
    legend: impl Into<String>,
    choices: Vec<Choice>,
    chosen: &str,
    refusals: &Refusals,
) -> AnyView {
    let legend: String = legend.into();
    let legend = view! { <legend class="visually-hidden">{legend}</legend> };
    let frame = "field field-full";
    radios_under(frame, t, name, legend.into_any(), choices, chosen, refusals)
}

fn radios_under(
    frame: &'static str,
    t: Texts,
    name: &'static str,
    legend: AnyView,
    choices: Vec<Choice>,
    chosen: &str,
    refusals: &Refusals,
) -> AnyView {
    let errors = refusals.of(name);
    let described = described_by(name, false, false, !errors.is_empty());
    let buttons: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            // The error summary links to the control's name: the first has it.
            let id = if at == 0 {
                name.to_owned()
            } else {
                format!("{name}-{}", choice.value)
            };
            let checked = choice.value == chosen;
            view! {
                <label class="choice">
                    <input
                        class="choice-input"
                        type="radio"
                        id=id
                        name=name
                        value=choice.value
                        checked=checked
                    />
                    <span class="choice-text">{choice.label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class=format!("{frame} choice-group") aria-describedby=described>
            {legend}
            <div class="choices">{buttons}</div>
            {error_lines(t, name, &errors)}
        </fieldset>
    }
    .into_any()
}

/// A checkbox with its label beside it and, below, an optional hint.
pub fn checkbox(
    name: &'static str,
    value: &'static str,
    label: impl Into<String>,
    checked: bool,
    hint: Option<String>,
) -> AnyView {
    let label = label.into();
    let described = described_by(name, false, hint.is_some(), false);
    view! {
        <div class="field">
            <label class="choice">
                <input
                    class="choice-input"
                    type="checkbox"
                    id=name
                    name=name
                    value=value
                    checked=checked
                    aria-describedby=described
                />
                <span class="choice-text">{label}</span>
            </label>
            {hint_line(name, hint.as_deref())}
        </div>
    }
    .into_any()
}

/// A list to choose one from. `none` is the label of the empty choice, where
/// choosing nothing is allowed.
#[expect(
    clippy::too_many_arguments,
    reason = "each is a part of the control that its page knows and nobody else"
)]
pub fn select(
    t: Texts,
    name: &'static str,
    label: impl Into<String>,
    none: Option<String>,
    choices: Vec<Choice>,
    chosen: &str,
    autocomplete: Option<&'static str>,
    refusals: &Refusals,
) -> AnyView {
    let errors = refusals.of(name);
    let described = described_by(name, false, false, !errors.is_empty());
    let invalid = (!errors.is_empty()).then_some("true");
    let frame = if errors.is_empty() {
        "field"
    } else {
        "field field-invalid"
    };
    let label = label.into();
    let options: Vec<_> = none
        .map(|label| Choice::new("", label))
        .into_iter()
        .chain(choices)
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect();
    view! {
        <div class=frame>
            <div class="label-row">
                <label class="label" for=name>{label}</label>
            </div>
            <div class="select">
                <select
                    class="input"
                    id=name
                    name=name
                    autocomplete=autocomplete
                    aria-describedby=described
                    aria-invalid=invalid
                >
                    {options}
                </select>
            </div>
            {error_lines(t, name, &errors)}
        </div>
    }
    .into_any()
}
