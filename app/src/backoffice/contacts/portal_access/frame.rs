//! The dialog's frame: as a page of its own, and shut, waiting for the island
//! to open it. Both are one form that posts to one address.

use atrium_domain::form::write_ids;
use atrium_domain::id::ContactId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::super::crumbs;
use super::batch::{queued, refused_batch, rest};
use super::options::options;
use super::table::rows_table;
use super::view::DialogView;
use super::{PortalAccess, URL};
use crate::islands::grant_dialog::GrantDialog;
use crate::shell::{App, Frame, Page};
use crate::ui::{Symbol, Title, icon};

/// So many contacts are named one by one in the form.
const FEW: usize = 200;

/// The dialog as a page of its own. `back` is where *Close* leads: a contact
/// or the list. The island takes the parts it needs from this page, too.
pub fn portal_access_page(
    frame: &Frame,
    view: &PortalAccess,
    now: Timestamp,
    back: String,
) -> AnyView {
    let t = frame.texts();
    let view = view.view(frame, now);
    let (counts, done) = (view.counts.clone(), view.done.clone());
    let close = view! { <a class="button" href=back>{t.grant_close()}</a> }.into_any();
    let check = view! {
        <button class="button only-noscript" type="submit" name="act" value="recompute">
            {t.grant_check()}
        </button>
    };
    let inside = rows_and_options(frame, view);
    let body = view! {
        {crumbs(t, t.grant_title())}
        {Title::new(t.grant_title()).view()}
        <section class="dialog-page dialog-wide" aria-label=t.grant_title()>
            <form class="dialog-form" method="post" action=URL novalidate>
                <div class="dialog-body">{content(Some(inside))}</div>
                <div class="dialog-foot">
                    {told(counts, done)}
                    <div class="button-row">{close} {check} {batch_buttons(t)}</div>
                </div>
            </form>
        </section>
    };
    frame.document(
        Page::office(App::Contacts, t.grant_title()),
        body.into_any(),
    )
}

/// The dialog before it is opened, with what it says while it waits or when
/// it gets no answer, so that no text need reach the browser another way.
pub(in crate::backoffice::contacts) fn shut_dialog(t: Texts) -> AnyView {
    let close = view! {
        <button class="button" type="button" data-do="close" autofocus>
            {t.grant_close()}
        </button>
    };
    view! {
        <dialog class="dialog dialog-wide" aria-labelledby="grant-title" data-dialog="grant">
            <form class="dialog-form" method="post" action=URL novalidate>
                <div class="dialog-head">
                    <h2 class="dialog-title" id="grant-title">
                        {t.grant_title()}
                    </h2>
                </div>
                <div class="dialog-body">
                    {trouble(t, "busy", t.grant_busy())}
                    {trouble(t, "unreachable", t.grant_unreachable())}
                    <div class="dialog-wait" role="status" data-part="waiting">
                        <span class="spinner" aria-hidden="true"></span>
                        {t.grant_waiting()}
                    </div>
                    {content(None)}
                </div>
                <div class="dialog-foot">
                    {question(t)}
                    {told(String::new(), None)}
                    <div class="button-row">{close} {batch_buttons(t)}</div>
                </div>
            </form>
        </dialog>
        <GrantDialog/>
    }
    .into_any()
}

/// What differs from act to act.
fn content(inside: Option<AnyView>) -> AnyView {
    view! { <div class="stack" data-part="content">{inside}</div> }.into_any()
}

fn rows_and_options(frame: &Frame, mut view: DialogView) -> AnyView {
    let t = frame.texts();
    let ids = opened_on(&view.ids);
    let job = view.job.take().map(|job| queued(t, job));
    let rest = view.rest.take().map(rest);
    let refused = view.refused.take().map(refused_batch);
    let problem = view.problem.take().map(|problem| {
        view! {
            <div class="notice notice-danger" role="alert" id="grant-problem">
                {icon(Symbol::Warning)}
                <div class="notice-body">
                    <p>{problem}</p>
                </div>
            </div>
        }
    });
    let nobody = view
        .rows
        .is_empty()
        .then(|| view! { <p class="muted" id="grant-nobody">{t.grant_no_rows()}</p> });
    let options = options(t, &view);
    view! {
        // Enter in a field presses the first button of the form: this one,
        // which only looks again, not some row's Grant Access.
        <button
            class="visually-hidden"
            type="submit"
            name="act"
            id="grant-check"
            value="recompute"
            tabindex="-1"
            aria-hidden="true"
        ></button>
        <div hidden id="grant-ids">{frame.once_field()} {ids}</div>
        {job}
        {refused}
        {problem}
        {nobody}
        {rows_table(t, view.rows)}
        {rest}
        {options}
    }
    .into_any()
}

/// The contacts the dialog was opened on: one input each, or one for many.
fn opened_on(ids: &[i64]) -> AnyView {
    if ids.len() > FEW {
        let text = write_ids(ids.iter().map(|id| ContactId::new(*id)));
        return view! { <input type="hidden" name="ids" value=text/> }.into_any();
    }
    ids.iter()
        .map(|id| view! { <input type="hidden" name="id" value=id.to_string()/> })
        .collect::<Vec<_>>()
        .into_any()
}

/// How many can be granted, for the eye; what was done, for the ear: the rows
/// show it.
fn told(counts: String, done: Option<String>) -> AnyView {
    view! {
        <p class="dialog-count" data-part="counts">{counts}</p>
        <p class="visually-hidden" role="status" data-part="done">{done}</p>
    }
    .into_any()
}

fn batch_buttons(t: Texts) -> AnyView {
    view! {
        <button class="button" type="submit" name="act" value="revoke-selected">
            {t.grant_revoke_selected()}
        </button>
        <button class="button button-primary" type="submit" name="act" value="grant-selected">
            {t.grant_selected()}
        </button>
    }
    .into_any()
}

fn trouble(t: Texts, part: &'static str, text: String) -> AnyView {
    view! {
        <div class="notice notice-danger" role="alert" data-part=part hidden>
            {icon(Symbol::Warning)}
            <div class="notice-body">
                <p>{text}</p>
                <div class="button-row">
                    <button class="button button-small" type="button" data-do="retry">
                        {t.grant_try_again()}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// Asked in the footer, so that what would be lost stays in sight.
fn question(t: Texts) -> AnyView {
    view! {
        <div class="notice notice-warning" role="alert" data-part="question" hidden>
            {icon(Symbol::Warning)}
            <div class="notice-body">
                <p>{t.grant_would_be_lost()}</p>
                <div class="button-row">
                    <button class="button button-small" type="button" data-do="keep">
                        {t.grant_keep_editing()}
                    </button>
                    <button class="button button-small" type="button" data-do="discard">
                        {t.grant_discard()}
                    </button>
                </div>
            </div>
        </div>
    }
    .into_any()
}
