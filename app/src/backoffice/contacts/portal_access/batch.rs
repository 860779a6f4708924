//! What the dialog says about many rows at once: those that are not drawn, a job, a refused batch.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::view::{DialogJob, RefusedBatch, RestView};
use crate::ui::{Symbol, icon};

/// The rows that are not drawn, and the box that means them, too.
pub(super) fn rest(rest: RestView) -> AnyView {
    let lines = rest
        .lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect::<Vec<_>>();
    view! {
        <div class="notice notice-info" id="grant-rest">
            {icon(Symbol::Info)}
            <div class="notice-body">
                <p>{rest.title}</p>
                <ul>{lines}</ul>
                <label class="choice">
                    <input
                        class="choice-input"
                        type="checkbox"
                        name="everyone"
                        id="grant-everyone"
                        value="on"
                        checked=rest.everyone_ticked
                    />
                    <span class="choice-text">{rest.everyone}</span>
                </label>
            </div>
        </div>
    }
    .into_any()
}

/// What became a job, and where it goes on.
pub(super) fn queued(t: Texts, job: DialogJob) -> AnyView {
    view! {
        <div class="notice notice-success" role="status" id="grant-job">
            {icon(Symbol::Check)}
            <div class="notice-body">
                <p>{job.text}</p>
                <p>
                    <a href=job.href>{t.grant_queued_link()}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// Why a batch did nothing, and the way on without those it names.
pub(super) fn refused_batch(batch: RefusedBatch) -> AnyView {
    let lines = batch
        .rows
        .into_iter()
        .map(|row| {
            let href = format!("#email-{}", row.id);
            view! {
                <li>
                    <a href=href>{row.text}</a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let more = batch.more.map(|more| view! { <p class="hint">{more}</p> });
    let others = batch.grant_others.map(|label| {
        view! {
            <div class="button-row">
                <button
                    class="button button-primary"
                    type="submit"
                    name="act"
                    id="grant-others"
                    value="grant-others"
                >
                    {label}
                </button>
            </div>
        }
    });
    view! {
        <div class="error-summary" role="alert" tabindex="-1" id="refused">
            <h2 class="error-summary-title">{icon(Symbol::Warning)} {batch.title}</h2>
            <ul class="error-summary-list">{lines}</ul>
            {more}
            {others}
        </div>
    }
    .into_any()
}
