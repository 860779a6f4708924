//! The grant dialog: as a page, and as JSON for its island.

use std::collections::{BTreeMap, BTreeSet};

use atrium_app::backoffice::contacts::portal_access::{
    AccessRow, AccessState, PortalAccess, RefusedAccess, RightsTyped, RowOutcome,
    portal_access_page,
};
use atrium_backend::operation::grant_access::{
    self, Dialog, Done, Outcome, Row, RowResult, RowState,
};
use atrium_backend::{Error, Result};
use atrium_domain::form::{GrantAct, GrantForm};
use atrium_domain::id::ContactId;
use atrium_domain::problem::{Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{json, page};
use crate::http::cx::Cx;

/// The most contacts one dialog opens on.
const MOST: usize = 10_000;

fn selected(cx: &Cx) -> Result<Vec<ContactId>> {
    let mut seen = BTreeSet::new();
    let ids: Vec<ContactId> = cx
        .query
        .all("id")
        .filter_map(|id| id.parse().ok())
        .filter(|id| seen.insert(*id))
        .take(MOST)
        .collect();
    if ids.is_empty() {
        Err(Error::NotFound)
    } else {
        Ok(ids)
    }
}

/// Opens the dialog.
pub async fn look(cx: Cx) -> Result<Response> {
    let ids = match selected(&cx) {
        Ok(ids) => ids,
        // A selection of nothing: back to where one selects.
        Err(_) if !cx.wants_json && cx.query.get("id").is_none() => {
            return Ok(crate::http::answer::done("/office/contacts", None));
        }
        Err(error) => return Err(error),
    };
    let dialog = grant_access::look(cx.atrium(), cx.session()?, &ids, &BTreeMap::new()).await?;
    let settings = cx.atrium().settings();
    let view = PortalAccess {
        rows: rows(&cx, &dialog, &BTreeSet::new(), BTreeMap::new()),
        ids,
        message: String::new(),
        rights: RightsTyped::of(&settings.rights, settings.currency.code()),
        refused: None,
        problems: None,
    };
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
    if needs_ticks && request.selected.is_empty() {
        return refused(&cx, &form, rights, Problems::of_form(Rule::NothingSelected)).await;
    }
    let Outcome {
        dialog,
        results,
        others,
    } = grant_access::act(cx.atrium(), cx.session()?, &request, &cx.peer).await?;
    let batch_refused = request.act == GrantAct::GrantSelected
        && results
            .values()
            .any(|result| matches!(result, RowResult::Refused(_)));
    let refused_rows: Vec<(ContactId, Rule)> = results
        .iter()
        .filter_map(|(id, result)| match result {
            RowResult::Refused(rule) => Some((*id, rule.clone())),
            RowResult::Done(_) => None,
        })
        .collect();
    let status = if refused_rows.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    // What was done is no longer to be done; what was not stays ticked.
    let ticked: BTreeSet<ContactId> = request
        .selected
        .iter()
        .copied()
        .filter(|id| !matches!(results.get(id), Some(RowResult::Done(_))))
        .collect();
    let view = PortalAccess {
        rows: rows(
            &cx,
            &dialog,
            &ticked,
            if batch_refused {
                BTreeMap::new()
            } else {
                results
            },
        ),
        ids: request.contacts,
        message: request.message,
        rights,
        refused: batch_refused.then(|| RefusedAccess {
            rows: refused_rows,
            others: others.unwrap_or(0),
        }),
        problems: None,
    };
    Ok(answer(&cx, status, &view))
}

/// The dialog again, with what was typed and what is wrong with it.
async fn refused(
    cx: &Cx,
    form: &GrantForm,
    rights: RightsTyped,
    problems: Problems,
) -> Result<Response> {
    let ids: Vec<ContactId> = form
        .id
        .iter()
        .filter_map(|id| id.parse().ok())
        .take(MOST)
        .collect();
    let emails = form
        .email
        .iter()
        .filter_map(|(id, email)| Some((id.parse().ok()?, email.clone())))
        .collect();
    let ticked = form
        .select
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    let dialog = grant_access::look(cx.atrium(), cx.session()?, &ids, &emails).await?;
    let view = PortalAccess {
        rows: rows(cx, &dialog, &ticked, BTreeMap::new()),
        ids,
        message: form.message.clone(),
        rights,
        refused: None,
        problems: Some(problems),
    };
    Ok(answer(cx, StatusCode::UNPROCESSABLE_ENTITY, &view))
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
            latest_authentication: row.latest_authentication,
            state: state(row),
            problem: row
                .problem
                .clone()
                .or_else(|| row.contact.archived_at.map(|_| Rule::ContactArchived)),
            selected: ticked.contains(&row.id()),
            outcome: results.remove(&row.id()).map(|result| outcome(cx, result)),
        })
        .collect()
}

fn state(row: &Row) -> AccessState {
    match row.state {
        RowState::Outside => AccessState::NotInPortal,
        RowState::Invited { until } => AccessState::Invited {
            until: until.unwrap_or_default(),
        },
        RowState::Inside => AccessState::InPortal,
        RowState::Internal => AccessState::InternalUser,
        RowState::LoginElsewhere => AccessState::LoginElsewhere,
    }
}

fn outcome(cx: &Cx, result: RowResult) -> RowOutcome {
    match result {
        RowResult::Done(Done::Granted(_)) => RowOutcome::Invited,
        RowResult::Done(Done::Invited(_)) => RowOutcome::Reinvited,
        RowResult::Done(Done::ResetSent(_)) => RowOutcome::ResetSent,
        RowResult::Done(Done::Revoked) => RowOutcome::Revoked,
        RowResult::Done(Done::Link { path, code, until }) => RowOutcome::LinkShown {
            link: cx.atrium().settings().brand.address(&path),
            code,
            until,
        },
        RowResult::Refused(Rule::LoginElsewhere) => RowOutcome::NextVersion,
        RowResult::Refused(rule) => RowOutcome::Refused(rule),
    }
}

fn answer(cx: &Cx, status: StatusCode, view: &PortalAccess) -> Response {
    let now = cx.now();
    if cx.wants_json {
        return json(status, &cx.asked, &view.view(cx.locale, now));
    }
    let back = match view.ids.as_slice() {
        [one] => format!("/office/contacts/{one}"),
        _ => "/office/contacts".to_owned(),
    };
    page(status, &cx.asked, || {
        portal_access_page(&cx.frame(), view, now, back)
    })
}
