//! Acts on a selection of the list.

use atrium_app::backoffice::contacts::bulk::{BulkView, Step, Told, bulk_page};
use atrium_app::backoffice::contacts::list_query::{Filter, ListQuery};
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::operation::bulk_contacts::{self, Change, Outcome, Target};
use atrium_backend::{Error, Result};
use atrium_domain::form::{BulkAct, BulkForm, BulkRequest, Selected};
use atrium_domain::problem::{Problems, Rule};
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
    let applied = match target(selected) {
        Ok(target) => bulk_contacts::apply(cx.atrium(), session, target, &change, &cx.peer).await,
        Err(refused) => Err(refused),
    };
    match problems(applied)? {
        Ok(outcome) => Ok(told(&cx, form, outcome, full)),
        Err(refused) => Ok(show(&cx, form, Step::Refused, Some(refused))),
    }
}

/// To whom, as the operations take it. A filter that nobody knows finds nobody here: on a page it
/// shows more than was wanted, in an act it would change more.
pub(in crate::http::page) fn target(selected: Selected) -> Result<Target> {
    match selected {
        Selected::Ticked(ids) => Ok(Target::These(ids)),
        Selected::Matching {
            q,
            filter,
            tag,
            shown,
        } => {
            let filter = Filter::known(&filter).ok_or_else(|| Error::form(Rule::UnknownChoice))?;
            let request = request_of(&ListQuery {
                q,
                filter,
                tag,
                ..ListQuery::default()
            });
            Ok(Target::Matching { request, shown })
        }
    }
}

fn told(cx: &Cx, mut form: BulkForm, outcome: Outcome, full: bool) -> Response {
    let step = if let Some(count) = outcome.counted {
        form.count = count.to_string();
        Step::Counted { count }
    } else if outcome.asks.is_empty() {
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

async fn tags(cx: &Cx, mut form: BulkForm, refused: Option<Problems>) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let known = cx.atrium().database.read(&scope).tags(TAGS).await?;
    let count = match form.selected_only() {
        Some(selected) => {
            let session = cx.session()?;
            let found = match target(selected) {
                Ok(target) => {
                    bulk_contacts::resolve(cx.atrium(), session, Act::EditContacts, target).await
                }
                Err(refused) => Err(refused),
            };
            match problems(found)? {
                Ok(ids) => {
                    // The page says how many they are now.
                    form.count = ids.len().to_string();
                    Some(ids.len())
                }
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
        (None, Step::Counted { .. } | Step::Asks { .. }) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, Step::Tags { .. } | Step::Done(_) | Step::Refused) => StatusCode::OK,
    };
    let view = BulkView {
        form,
        step,
        problems: refused,
    };
    page(status, &cx.asked, || bulk_page(&cx.frame(), view))
}
