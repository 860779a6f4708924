//! The grant dialog: as a page, and as JSON for its island.

use std::collections::{BTreeMap, BTreeSet};

use atrium_app::backoffice::contacts::portal_access::{
    AccessRow, AccessState, PortalAccess, RefusedAccess, RestRows, RightsTyped, RowOutcome,
    portal_access_page,
};
use atrium_app::backoffice::jobs;
use atrium_backend::access::Act;
use atrium_backend::operation::bulk_contacts;
use atrium_backend::operation::grant_access::{
    self, Dialog, Done, Outcome, Row, RowResult, RowState,
};
use atrium_backend::{Error, Result};
use atrium_domain::form::{BulkForm, GrantAct, GrantForm, Selected};
use atrium_domain::id::ContactId;
use atrium_domain::local_path::LocalPath;
use atrium_domain::problem::{Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;

use super::contacts::target;
use crate::http::answer::{done, json, page, see_other};
use crate::http::cx::Cx;

/// Refused rows that are named one by one; the others are counted.
const NAMED: usize = 50;

/// The contacts to open on: named one by one, or everything a list shows.
async fn selected(cx: &Cx) -> Result<Vec<ContactId>> {
    let list = BulkForm::from_pairs(cx.query.iter());
    let ids = match list.selected_only() {
        Some(everything @ Selected::Matching { .. }) => {
            let (atrium, session) = (cx.atrium(), cx.session()?);
            bulk_contacts::resolve(atrium, session, Act::GrantAccess, target(everything)?).await?
        }
        Some(Selected::Ticked(_)) | None => {
            let form = GrantForm {
                id: cx.query.all("id").map(str::to_owned).collect(),
                ids: cx.query.get("ids").unwrap_or_default().to_owned(),
                ..GrantForm::default()
            };
            form.readable_contacts()
        }
    };
    if ids.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(ids)
    }
}

/// Opens the dialog.
pub async fn look(cx: Cx) -> Result<Response> {
    let ids = match selected(&cx).await {
        Ok(ids) => ids,
        // A selection of nothing: back to where one selects.
        Err(Error::NotFound)
            if !cx.wants_json && cx.query.get("id").is_none() && cx.query.get("ids").is_none() =>
        {
            return Ok(done("/office/contacts", None));
        }
        Err(error) => return Err(error),
    };
    let dialog = grant_access::look(cx.atrium(), cx.session()?, &ids, &BTreeMap::new()).await?;
    let settings = cx.atrium().settings();
    let view = shown(
        &cx,
        dialog,
        Shown {
            ids,
            rights: RightsTyped::of(&settings.rights, settings.currency.code()),
            ..Shown::default()
        },
    );
    Ok(answer(&cx, StatusCode::OK, &view))
}

/// Does what a button says.
pub async fn act(cx: Cx) -> Result<Response> {
    let form = GrantForm::from_pairs(cx.form.iter());
    let currency = cx.atrium().settings().currency;
    let rights = RightsTyped::sent(&form, currency.code());
    let request = match form.check(currency) {
        Ok(request) => request,
        Err(problems) => return refused(&cx, &form, rights, problems).await,
    };
    let needs_ticks = matches!(
        request.act,
        GrantAct::GrantSelected | GrantAct::GrantOthers | GrantAct::RevokeSelected
    );
    if needs_ticks && request.selected.is_empty() && !request.everyone {
        return refused(&cx, &form, rights, Problems::of_form(Rule::NothingSelected)).await;
    }
    let Outcome {
        dialog,
        results,
        stopped,
        unseen,
        others,
        queued,
    } = grant_access::act(cx.atrium(), cx.session()?, &request, &cx.once(), &cx.peer).await?;
    let job = queued.map(|job| format!("{}/{job}", jobs::URL));
    if let Some(job) = &job
        && !cx.wants_json
        && !is_asked_by_a_script(&cx)
    {
        return Ok(see_other(
            &LocalPath::parse(&format!("{job}?follow=yes")).expect("our own paths are local"),
        ));
    }
    let any_refused = !stopped.is_empty()
        || results
            .values()
            .any(|result| matches!(result, RowResult::Refused(_)));
    let status = if any_refused {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    // What was done is no longer to be done; what was not stays ticked.
    let ticked: BTreeSet<ContactId> = request
        .selected
        .iter()
        .copied()
        .filter(|id| job.is_none() && !matches!(results.get(id), Some(RowResult::Done(_))))
        .collect();
    let count = if request.everyone {
        dialog.total
    } else {
        request.selected.len()
    };
    let view = shown(
        &cx,
        dialog,
        Shown {
            everyone: request.everyone && results.is_empty() && job.is_none(),
            ids: request.contacts,
            message: request.message,
            rights,
            refused: (!stopped.is_empty()).then(|| RefusedAccess {
                more: stopped.len().saturating_sub(NAMED),
                rows: stopped.into_iter().take(NAMED).collect(),
                others: others.unwrap_or(0),
            }),
            unseen: unseen.into_iter().take(NAMED).collect(),
            queued: job.map(|job| (job, count)),
            ticked,
            results,
            problems: None,
        },
    );
    Ok(answer(&cx, status, &view))
}

/// The island takes the page that comes back into its dialog, and would make nothing of another.
fn is_asked_by_a_script(cx: &Cx) -> bool {
    cx.asked
        .headers
        .get("sec-fetch-dest")
        .is_some_and(|value| value == "empty")
}

/// The dialog again, with what was typed and what is wrong with it.
async fn refused(
    cx: &Cx,
    form: &GrantForm,
    rights: RightsTyped,
    problems: Problems,
) -> Result<Response> {
    let ids = form.readable_contacts();
    let emails = form
        .email
        .iter()
        .filter_map(|(id, email)| Some((id.parse().ok()?, email.clone())))
        .collect();
    let dialog = grant_access::look(cx.atrium(), cx.session()?, &ids, &emails).await?;
    let view = shown(
        cx,
        dialog,
        Shown {
            ids,
            message: form.message.clone(),
            rights,
            ticked: form
                .select
                .iter()
                .filter_map(|id| id.parse().ok())
                .collect(),
            everyone: !form.everyone.is_empty(),
            problems: Some(problems),
            ..Shown::default()
        },
    );
    Ok(answer(cx, StatusCode::UNPROCESSABLE_ENTITY, &view))
}

/// What the dialog shows beside what is stored.
#[derive(Default)]
struct Shown {
    ids: Vec<ContactId>,
    message: String,
    rights: RightsTyped,
    ticked: BTreeSet<ContactId>,
    everyone: bool,
    results: BTreeMap<ContactId, RowResult>,
    refused: Option<RefusedAccess>,
    unseen: Vec<(ContactId, String, Rule)>,
    queued: Option<(String, usize)>,
    problems: Option<Problems>,
}

fn shown(cx: &Cx, dialog: Dialog, shown: Shown) -> PortalAccess {
    PortalAccess {
        rows: rows(cx, &dialog, &shown.ticked, shown.results),
        total: dialog.total,
        can: dialog.can,
        cannot: dialog.cannot,
        rest: dialog.rest.map(|rest| RestRows {
            count: rest.count,
            can: rest.can,
            cannot: rest.cannot,
        }),
        everyone: shown.everyone,
        queued: shown.queued,
        ids: shown.ids,
        message: shown.message,
        rights: shown.rights,
        refused: shown.refused,
        unseen: shown.unseen,
        problems: shown.problems,
    }
}

fn rows(
    cx: &Cx,
    dialog: &Dialog,
    ticked: &BTreeSet<ContactId>,
    mut results: BTreeMap<ContactId, RowResult>,
) -> Vec<AccessRow> {
    dialog
        .rows
        .iter()
        .map(|row| AccessRow {
            contact: row.id(),
            name: row.contact.fields.name.clone(),
            note: Some(row.contact.fields.job_title.clone()).filter(|title| !title.is_empty()),
            email: row.typed.clone(),
            stored_email: row.contact.fields.email.clone(),
            email_decides: row.email_decides(),
            latest_authentication: row.latest_authentication,
            state: state(row),
            problem: row.problem.clone().or_else(|| row.archived()),
            selected: ticked.contains(&row.id()),
            outcome: results.remove(&row.id()).map(|result| outcome(cx, result)),
        })
        .collect()
}

fn state(row: &Row) -> AccessState {
    match row.state {
        RowState::Outside => AccessState::NotInPortal,
        RowState::Invited { until } => AccessState::Invited { until },
        RowState::Inside => AccessState::InPortal,
        RowState::Internal => AccessState::InternalUser,
        RowState::LoginElsewhere => AccessState::LoginElsewhere,
        RowState::Offered { until } => AccessState::Offered { until },
    }
}

fn outcome(cx: &Cx, result: RowResult) -> RowOutcome {
    match result {
        RowResult::Done(Done::Granted(_)) => RowOutcome::Invited,
        RowResult::Done(Done::Invited(to)) => RowOutcome::Reinvited(to),
        RowResult::Done(Done::ResetSent(to)) => RowOutcome::ResetSent(to),
        RowResult::Done(Done::Revoked) => RowOutcome::Revoked,
        RowResult::Done(Done::Offered) => RowOutcome::Offered,
        RowResult::Done(Done::Link { path, code, until }) => RowOutcome::LinkShown {
            link: cx.atrium().settings().brand.address(&path),
            code,
            until,
        },
        RowResult::Refused(rule) => RowOutcome::Refused(rule),
    }
}

fn answer(cx: &Cx, status: StatusCode, view: &PortalAccess) -> Response {
    let now = cx.now();
    if cx.wants_json {
        return json(status, &cx.asked, &view.view(&cx.frame(), now));
    }
    let back = match view.ids.as_slice() {
        [one] => format!("/office/contacts/{one}"),
        _ => "/office/contacts".to_owned(),
    };
    let mut frame = cx.frame();
    if status == StatusCode::OK {
        // What was asked is done; what the dialog asks next is another form.
        frame.once = cx.fresh_token();
    }
    page(status, &cx.asked, || {
        portal_access_page(&frame, view, now, back)
    })
}
