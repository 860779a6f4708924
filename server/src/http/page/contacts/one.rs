//! One contact: its form and its page.

use std::collections::BTreeSet;

use atrium_app::backoffice::contacts::ask::Asks;
use atrium_app::backoffice::contacts::conflict::Conflict;
use atrium_app::backoffice::contacts::form::ContactFormView;
use atrium_app::backoffice::contacts::history::HistoryView;
use atrium_app::backoffice::contacts::list_query::URL_LIST;
use atrium_app::backoffice::contacts::page::{
    ContactView, RelatedRow, contact_page, new_contact_page,
};
use atrium_app::shell::Done;
use atrium_backend::access::BackOffice;
use atrium_backend::operation::contact::{self, Archived, Saved};
use atrium_backend::operation::contact_history;
use atrium_backend::store::Store;
use atrium_backend::store::audit::Happened;
use atrium_backend::store::contact::PortalState;
use atrium_backend::{Error, Result};
use atrium_domain::form::{ContactForm, agreed};
use atrium_domain::id::ContactId;
use atrium_domain::problem::{Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;

use super::form::{Looking, form_of, parents, salespeople};
use super::history::{event, names};
use super::{asks, may, shown};
use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

const HISTORY: u64 = 50;
/// Contacts below one that are on its page.
const RELATED: u64 = 200;

async fn new_form(cx: &Cx, mut form: ContactForm, refused: Option<Problems>) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let looking = Looking::of(cx);
    let status = match &refused {
        Some(problems) => refusal(problems),
        None if looking.refuses() => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let (parents, parent_search) = parents(&store, &looking, &mut form, None, None).await?;
    let cancel = form
        .parent
        .parse::<ContactId>()
        .map_or_else(|_| URL_LIST.to_owned(), |id| format!("{URL_LIST}/{id}"));
    let view = ContactFormView {
        parents,
        parent_search,
        salespeople: salespeople(&store, &form.salesperson).await?,
        asks: None,
        action: format!("{URL_LIST}/new"),
        cancel,
        form,
        problems: refused,
        conflict: None,
    };
    Ok(page(status, &cx.asked, || {
        new_contact_page(&cx.frame(), view)
    }))
}

/// The empty form; a parent may be preset.
pub async fn new(cx: Cx) -> Result<Response> {
    let parent = cx
        .query
        .get("parent")
        .and_then(|id| id.parse::<ContactId>().ok());
    let form = ContactForm {
        kind: if parent.is_some() || cx.query.get("kind") == Some("person") {
            "person"
        } else {
            "company"
        }
        .to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        r#type: "contact".to_owned(),
        ..ContactForm::default()
    };
    new_form(&cx, form, None).await
}

/// Creates a contact.
pub async fn create(cx: Cx) -> Result<Response> {
    let form: ContactForm = cx.form();
    if Looking::of(&cx).first() {
        return new_form(&cx, form, None).await;
    }
    let created = match form.check() {
        Ok(input) => {
            let session = cx.session()?;
            problems(contact::create(cx.atrium(), session, &input, &cx.once(), &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    match created {
        Ok(id) => Ok(done(&format!("{URL_LIST}/{id}"), Some(Done::Saved))),
        Err(refused) => new_form(&cx, form, Some(refused)).await,
    }
}

/// What a contact's form shows besides what is stored.
#[derive(Default)]
struct Typed {
    form: Option<ContactForm>,
    problems: Option<Problems>,
    conflict: bool,
    /// Saving would end access.
    moves: Option<Asks>,
    /// Archiving would.
    archives: Option<Asks>,
}

/// A contact.
pub async fn show(cx: Cx) -> Result<Response> {
    render(&cx, Typed::default()).await
}

async fn render(cx: &Cx, typed: Typed) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let id = cx.contact()?;
    let stored = store.contact(id).await?;
    let state = store
        .portal_states(&[id.get()])
        .await?
        .remove(&id.get())
        .unwrap_or(PortalState::Outside);
    let mut children = store.first_children(id, RELATED + 1).await?;
    let related_more = children.len() as u64 > RELATED;
    children.truncate(usize::try_from(RELATED).unwrap_or(usize::MAX));
    let ids: Vec<i64> = children.iter().map(|child| child.id.get()).collect();
    let states = store.portal_states(&ids).await?;
    let before = cx.query.get("before").and_then(|seq| seq.parse().ok());
    let (entries, more) =
        contact_history::of(cx.atrium(), cx.session()?, id, before, HISTORY).await?;
    let parent = named(&store, stored.fields.parent).await?;
    let merged_into = named(&store, stored.merged_into).await?;
    let own = format!("{URL_LIST}/{id}");
    let mut form = typed.form.unwrap_or_else(|| form_of(&stored));
    let conflict = typed.conflict.then(|| Conflict {
        stored: form_of(&stored),
        who: entries
            .iter()
            .find(|entry| entry.happened == Some(Happened::ContactChanged))
            .and_then(|entry| {
                entry
                    .personal
                    .as_ref()
                    .map(|personal| personal.actor.clone())
            }),
        at: stored.updated_at,
    });
    if conflict.is_some() {
        form.version = stored.version.to_string();
    }
    let looking = Looking::of(cx);
    let asking = typed.moves.is_some() || typed.archives.is_some() || looking.refuses();
    let status = match (&typed.problems, &conflict) {
        (_, Some(_)) => StatusCode::CONFLICT,
        (Some(problems), None) => refusal(problems),
        (None, None) if asking => StatusCode::UNPROCESSABLE_ENTITY,
        (None, None) => StatusCode::OK,
    };
    let history = HistoryView {
        newest: before.map(|_| own.clone()),
        older: entries
            .last()
            .filter(|_| more)
            .map(|entry| format!("{own}?before={}", entry.seq)),
        events: entries.iter().filter_map(event).collect(),
    };
    let was = conflict.as_ref().map(|conflict| &conflict.stored);
    let (parents, parent_search) = parents(&store, &looking, &mut form, was, Some(id)).await?;
    let salespeople = salespeople(&store, &form.salesperson).await?;
    let (history_names, history_staff) = names(&store, &history, &salespeople).await?;
    let view = ContactView {
        id,
        name: stored.fields.name.clone(),
        is_company: stored.fields.is_company,
        parent,
        state: shown(state),
        archived: stored.archived_at.is_some(),
        form: ContactFormView {
            parents,
            parent_search,
            salespeople,
            asks: typed.moves,
            action: own.clone(),
            cancel: own,
            form,
            problems: typed.problems,
            conflict,
        },
        related: children
            .into_iter()
            .map(|child| RelatedRow {
                id: child.id,
                r#type: child.contact_type(),
                state: shown(
                    states
                        .get(&child.id.get())
                        .copied()
                        .unwrap_or(PortalState::Outside),
                ),
                phone: if child.fields.phone.is_empty() {
                    child.fields.mobile
                } else {
                    child.fields.phone
                },
                name: child.fields.name,
                email: child.fields.email,
            })
            .collect(),
        related_more,
        history,
        history_names,
        history_staff,
        asks: typed.archives,
        merged_into,
        may: may(cx)?,
        now: cx.now(),
    };
    Ok(page(status, &cx.asked, || contact_page(&cx.frame(), view)))
}

async fn named(
    store: &Store<'_, BackOffice>,
    id: Option<ContactId>,
) -> Result<Option<(ContactId, String)>> {
    let Some(id) = id else {
        return Ok(None);
    };
    Ok(store
        .contacts(&[id])
        .await?
        .pop()
        .map(|contact| (contact.id, contact.fields.name)))
}

/// Saves a contact.
pub async fn save(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let form: ContactForm = cx.form();
    if Looking::of(&cx).first() {
        let typed = Typed {
            form: Some(form),
            ..Typed::default()
        };
        return render(&cx, typed).await;
    }
    // Only the button that says so agrees to anything.
    let agreed = match cx.form.get("access") {
        Some("end") => agreed(cx.form.get("ending").unwrap_or_default()),
        Some(_) | None => BTreeSet::new(),
    };
    let saved = match form.check() {
        Ok(input) => {
            let session = cx.session()?;
            problems(contact::save(cx.atrium(), session, id, &input, &agreed, &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    let mut typed = Typed {
        form: Some(form),
        ..Typed::default()
    };
    match saved {
        Ok(Saved::Done) => return Ok(done(&format!("{URL_LIST}/{id}"), Some(Done::Saved))),
        Ok(Saved::Conflict(_)) => typed.conflict = true,
        Ok(Saved::Asks(access)) => typed.moves = Some(asks(&access)),
        Err(refused) => typed.problems = Some(refused),
    }
    render(&cx, typed).await
}

/// Archives a contact or brings it back.
pub async fn archive(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let archived = match cx.form.get("act") {
        Some("archive") => true,
        Some("bring-back") => false,
        Some(_) | None => return Err(Error::field("act", Rule::UnknownChoice)),
    };
    let agreed = agreed(cx.form.get("ending").unwrap_or_default());
    let session = cx.session()?;
    match contact::archive(cx.atrium(), session, id, archived, &agreed, &cx.peer).await? {
        Archived::Done => Ok(done(&format!("{URL_LIST}/{id}"), Some(Done::Saved))),
        Archived::Asks(access) => {
            let typed = Typed {
                archives: Some(asks(&access)),
                ..Typed::default()
            };
            render(&cx, typed).await
        }
    }
}
