//! Acts on a selection of the list.

use atrium_app::backoffice::contacts::bulk::{BulkView, Step, Told, bulk_page};
use atrium_app::backoffice::contacts::list_query::{Filter, ListQuery};
use atrium_backend::Result;
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::operation::bulk_contacts::{self, Change, Outcome, Target};
use atrium_domain::form::{BulkAct, BulkForm, BulkRequest, Selected};
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::asks;
use super::list::request_of;
use crate::http::answer::{page, problems, refusal};
use crate::http::cx::Cx;

/// Tags that are offered.
const TAGS: u64 = 40;

/// Does what a button of the selection bar says, or asks first.
pub async fn act(cx: Cx) -> Result<Response> {
    let form = BulkForm::from_pairs(cx.form.iter());
    let request = match form.check() {
        Ok(request) => request,
        Err(refused) => return again(&cx, form, refused).await,
    };
    let BulkRequest { act, selected } = request;
    let full = matches!(act, BulkAct::AddTag(_));
    let change = match act {
        BulkAct::Tags => return tags(&cx, form, None).await,
        BulkAct::AddTag(tag) => Change::AddTag(tag),
        BulkAct::RemoveTag(tag) => Change::RemoveTag(tag),
        BulkAct::Archive => Change::Archive {
            agreed: Default::default(),
        },
        BulkAct::ArchiveAndEnd(agreed) => Change::Archive { agreed },
        BulkAct::ArchiveOthers => Change::ArchiveOthers,
        BulkAct::BringBack => Change::BringBack,
    };
    let session = cx.session()?;
    let target = target(selected);
    let applied = bulk_contacts::apply(cx.atrium(), session, target, &change, &cx.peer).await;
    match problems(applied)? {
        Ok(outcome) => Ok(told(&cx, form, outcome, full)),
        Err(refused) => Ok(show(&cx, form, Step::Refused, Some(refused))),
    }
}

/// To whom, as the operations take it.
pub(in crate::http::page) fn target(selected: Selected) -> Target {
    match selected {
        Selected::Ticked(ids) => Target::These(ids),
        Selected::Matching { q, filter, tag } => Target::Matching(request_of(&ListQuery {
            q,
            filter: Filter::from_code(&filter),
            tag,
            ..ListQuery::default()
        })),
    }
}

fn told(cx: &Cx, form: BulkForm, outcome: Outcome, full: bool) -> Response {
    let step = if outcome.asks.is_empty() {
        Step::Done(Told {
            changed: outcome.changed,
            unchanged: outcome.unchanged,
            gone: outcome.gone,
            refused: outcome.refused,
            full,
        })
    } else {
        Step::Asks {
            asks: asks(&outcome.asks),
            others: outcome.others,
        }
    };
    show(cx, form, step, None)
}

/// A refused form: with the tag's field again where it is about the tag.
async fn again(cx: &Cx, form: BulkForm, refused: Problems) -> Result<Response> {
    if form.selected_only().is_some() && refused.field("tag").next().is_some() {
        tags(cx, form, Some(refused)).await
    } else {
        Ok(show(cx, form, Step::Refused, Some(refused)))
    }
}

async fn tags(cx: &Cx, form: BulkForm, refused: Option<Problems>) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let known = cx.atrium().database.read(&scope).tags(TAGS).await?;
    let count = match form.selected_only() {
        Some(selected) => {
            let found = bulk_contacts::resolve(
                cx.atrium(),
                cx.session()?,
                Act::EditContacts,
                target(selected),
            )
            .await;
            match problems(found)? {
                Ok(ids) => Some(ids.len()),
                Err(refused) => return Ok(show(cx, form, Step::Refused, Some(refused))),
            }
        }
        None => None,
    };
    Ok(show(cx, form, Step::Tags { count, known }, refused))
}

fn show(cx: &Cx, form: BulkForm, step: Step, refused: Option<Problems>) -> Response {
    let status = match (&refused, &step) {
        (Some(refused), _) => refusal(refused),
        (None, Step::Asks { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, Step::Tags { .. } | Step::Done(_) | Step::Refused) => StatusCode::OK,
    };
    let view = BulkView {
        form,
        step,
        problems: refused,
    };
    page(status, &cx.asked, || bulk_page(&cx.frame(), view))
}
