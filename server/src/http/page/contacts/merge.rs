//! Making one contact of duplicates.

use std::collections::BTreeSet;

use atrium_app::backoffice::contacts::bulk::{BulkView, Step, bulk_page};
use atrium_app::backoffice::contacts::list_query::URL_LIST;
use atrium_app::backoffice::contacts::merge::{MergeRow, MergeView, merge_page};
use atrium_app::shell::Done;
use atrium_app::ui::Choice;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::operation::merge_contacts::{self, Merged, Preview};
use atrium_backend::store::contact::PortalState;
use atrium_domain::form::{BulkForm, MergeForm};
use atrium_domain::id::ContactId;
use atrium_domain::problem::Problems;
use axum::http::StatusCode;
use axum::response::Response;

use super::{asks, shown};
use crate::http::answer::{done, page, refusal};
use crate::http::cx::Cx;

/// What a merge would do.
pub async fn look(cx: Cx) -> Result<Response> {
    match MergeForm::from_pairs(cx.query.iter()).check() {
        Ok(request) => {
            let preview = merge_contacts::look(cx.atrium(), cx.session()?, &request).await?;
            show(&cx, StatusCode::OK, preview, false).await
        }
        Err(refused) => Ok(refuse(&cx, refused)),
    }
}

/// Merges.
pub async fn merge(cx: Cx) -> Result<Response> {
    let request = match MergeForm::from_pairs(cx.form.iter()).check() {
        Ok(request) => request,
        Err(refused) => return Ok(refuse(&cx, refused)),
    };
    match merge_contacts::merge(cx.atrium(), cx.session()?, &request, &cx.peer).await? {
        Merged::Done => Ok(done(
            &format!("{URL_LIST}/{}", request.stay),
            Some(Done::Saved),
        )),
        Merged::Asks { preview, stale } => {
            let status = if stale {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            show(&cx, status, *preview, stale).await
        }
    }
}

/// Nothing to choose from: one contact, or far too many.
fn refuse(cx: &Cx, refused: Problems) -> Response {
    let status = refusal(&refused);
    let view = BulkView {
        form: BulkForm::default(),
        step: Step::Refused,
        problems: Some(refused),
    };
    page(status, &cx.asked, || bulk_page(&cx.frame(), view))
}

async fn show(cx: &Cx, status: StatusCode, preview: Preview, stale: bool) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let contacts = || preview.contacts.iter().map(|one| &one.contact);
    let ids: Vec<i64> = contacts().map(|contact| contact.id.get()).collect();
    let states = store.portal_states(&ids).await?;
    let companies: BTreeSet<ContactId> = contacts()
        .filter(|contact| contact.commercial_entity != contact.id)
        .map(|contact| contact.commercial_entity)
        .collect();
    let companies = store
        .contacts(&companies.into_iter().collect::<Vec<_>>())
        .await?;
    let staff = contacts()
        .filter_map(|contact| contact.fields.salesperson)
        .collect::<BTreeSet<_>>();
    let staff = store.staff_names(staff.into_iter()).await?;
    let name = |id: ContactId| {
        contacts()
            .find(|contact| contact.id == id)
            .map(|contact| contact.fields.name.clone())
            .unwrap_or_default()
    };
    let rows = preview
        .contacts
        .iter()
        .map(|one| MergeRow {
            id: one.contact.id,
            version: one.contact.version,
            name: one.contact.fields.name.clone(),
            company: companies
                .iter()
                .find(|company| {
                    company.id == one.contact.commercial_entity && company.id != one.contact.id
                })
                .map(|company| company.fields.name.clone()),
            email: one.contact.fields.email.clone(),
            state: shown(
                states
                    .get(&one.contact.id.get())
                    .copied()
                    .unwrap_or(PortalState::Outside),
            ),
            archived: one.contact.archived_at.is_some(),
            children: one.children,
            origins: one.origins,
        })
        .collect();
    let view = MergeView {
        rows,
        stay: preview.stay,
        filled: preview
            .filled
            .iter()
            .map(|(field, _, value)| (*field, value.clone()))
            .collect(),
        left: preview
            .left
            .iter()
            .map(|(contact, field, value)| (name(*contact), *field, value.clone()))
            .collect(),
        keeps: asks(&preview.keeps),
        ends: asks(&preview.ends),
        parents: Vec::new(),
        salespeople: staff
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name))
            .collect(),
        problems: preview.problems.clone(),
        stale,
    };
    Ok(page(status, &cx.asked, || merge_page(&cx.frame(), view)))
}
