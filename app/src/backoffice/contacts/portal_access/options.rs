//! Below the rows: the text for the invitation and the rights that new
//! memberships get.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::table::error_line;
use super::view::{DialogRights, DialogView};
use crate::ui::inside_textarea;

/// Folded away, because the settings' defaults are right most of the time;
/// open when something in it needs a look.
pub(super) fn options(t: Texts, view: &DialogView) -> AnyView {
    let open = view.message_problem.is_some() || view.rights.problem.is_some();
    let message = message_field(t, view.message.clone(), view.message_problem.clone());
    let rights = rights_fields(t, &view.rights);
    view! {
        <details class="more" id="grant-options" open=open>
            <summary class="more-summary">{t.grant_options()}</summary>
            <div class="more-body">
                {message} <div class="form-grid">{rights}</div>
            </div>
        </details>
    }
    .into_any()
}

fn message_field(t: Texts, message: String, problem: Option<String>) -> AnyView {
    let described = if problem.is_some() {
        "grant-message-hint grant-message-error"
    } else {
        "grant-message-hint"
    };
    let invalid = problem.is_some().then_some("true");
    let error = problem.map(|problem| error_line(t, "grant-message-error".to_owned(), problem));
    view! {
        <div class="field field-full">
            <div class="label-row">
                <label class="label" for="grant-message">
                    {t.grant_message()}
                </label>
            </div>
            <p class="hint" id="grant-message-hint">
                {t.grant_message_hint()}
            </p>
            <textarea
                class="input input-area"
                id="grant-message"
                name="message"
                rows="3"
                aria-describedby=described
                aria-invalid=invalid
            >
                {inside_textarea(&message)}
            </textarea>
            {error}
        </div>
    }
    .into_any()
}

fn rights_fields(t: Texts, rights: &DialogRights) -> AnyView {
    let radio = |name: &'static str, value: &'static str, label: String, chosen: &str| {
        choice("radio", name, value, label, chosen == value)
    };
    let (seen, pay) = (rights.visibility.as_str(), rights.pay.as_str());
    let visibility = vec![
        radio("visibility", "company", t.grant_visibility_company(), seen),
        radio("visibility", "own", t.grant_visibility_own(), seen),
    ];
    let pay = vec![
        radio("pay", "unlimited", t.grant_pay_unlimited(), pay),
        radio("pay", "limited", t.grant_pay_limited(), pay),
        radio("pay", "none", t.grant_pay_none(), pay),
    ];
    let boxes = vec![
        choice("checkbox", "sign", "yes", t.grant_right_sign(), rights.sign),
        choice(
            "checkbox",
            "manage",
            "yes",
            t.grant_right_manage(),
            rights.manage,
        ),
    ];
    view! {
        {group(t.grant_visibility(), visibility)}
        {group(t.grant_rights(), boxes)}
        <p class="hint">{t.grant_right_manage_hint()}</p>
        {group(t.grant_pay(), pay)}
        {limit_field(t, rights)}
    }
    .into_any()
}

fn group(legend: String, choices: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="field choice-group">
            <legend class="label">{legend}</legend>
            <div class="choices choices-stack">{choices}</div>
        </fieldset>
    }
    .into_any()
}

fn choice(
    kind: &'static str,
    name: &'static str,
    value: &'static str,
    label: String,
    checked: bool,
) -> AnyView {
    view! {
        <label class="choice">
            <input class="choice-input" type=kind name=name value=value checked=checked/>
            <span class="choice-text">{label}</span>
        </label>
    }
    .into_any()
}

fn limit_field(t: Texts, rights: &DialogRights) -> AnyView {
    let invalid = rights.problem.is_some();
    let error = rights
        .problem
        .clone()
        .map(|problem| error_line(t, "grant-rights-error".to_owned(), problem));
    view! {
        <div class="field">
            <div class="label-row">
                <label class="label" for="grant-pay-limit">
                    {format!("{} ({})", t.grant_pay_limit(), rights.currency)}
                </label>
            </div>
            <input
                class="input input-number"
                id="grant-pay-limit"
                name="pay_limit"
                inputmode="decimal"
                autocomplete="off"
                value=rights.pay_limit.clone()
                aria-invalid=invalid.then_some("true")
                aria-describedby=invalid.then_some("grant-rights-error")
            />
            {error}
        </div>
    }
    .into_any()
}
