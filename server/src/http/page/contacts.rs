//! The address book.

use atrium_app::backoffice::contacts::conflict::Conflict;
use atrium_app::backoffice::contacts::form::ContactFormView;
use atrium_app::backoffice::contacts::list::{ListRow, ListView, contacts_page};
use atrium_app::backoffice::contacts::list_query::{Filter, ListQuery, Order as Sort, URL_LIST};
use atrium_app::backoffice::contacts::page::{
    ContactView, History, HistoryEvent, RelatedRow, contact_page, new_contact_page,
};
use atrium_app::backoffice::contacts::{May, PortalState as Shown};
use atrium_app::shell::Done;
use atrium_app::ui::{Choice, PageLinks};
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::operation::contact::{self, Saved};
use atrium_backend::store::audit::{Happened, Read};
use atrium_backend::store::contact::{
    Contact, Fields, ListRequest, Listed, Only, Order, Page, Place, PortalState,
};
use atrium_backend::store::{Store, table};
use atrium_backend::{Error, Result};
use atrium_domain::country::Country;
use atrium_domain::form::ContactForm;
use atrium_domain::id::ContactId;
use atrium_domain::locale::Locale;
use atrium_domain::problem::{Problems, Rule};
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

const ROWS: u64 = 80;
/// Choices in the form's list of companies.
const PARENTS: u64 = 500;
const HISTORY: u64 = 50;

/// The back office opens on its contacts.
pub async fn office(_: Cx) -> Result<Response> {
    Ok(done(URL_LIST, None))
}

fn may(cx: &Cx) -> Result<May> {
    let session = cx.session()?;
    Ok(May {
        edit: session.may(Act::EditContacts),
        grant: session.may(Act::GrantAccess),
    })
}

fn place_of(text: &str) -> Option<Place> {
    let (key, id) = text.split_once('.')?;
    Some(Place {
        key: URL_SAFE_NO_PAD.decode(key).ok()?,
        id: id.parse().ok()?,
    })
}

fn place_text(place: &Place) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(&place.key), place.id)
}

const fn shown(state: PortalState) -> Shown {
    match state {
        PortalState::Outside => Shown::Outside,
        PortalState::Invited => Shown::Invited,
        PortalState::Inside => Shown::Inside,
    }
}

fn country(code: &str, locale: Locale) -> String {
    Country::from_code(code)
        .map_or("", |country| country.name(locale))
        .to_owned()
}

/// What a filter of the address asks the store for.
pub(super) const fn only(filter: Filter) -> Only {
    match filter {
        Filter::Active => Only::Active,
        Filter::Companies => Only::Companies,
        Filter::Persons => Only::Persons,
        Filter::Inside => Only::Inside,
        Filter::Invited => Only::Invited,
        Filter::Archived => Only::Archived,
    }
}

/// The list.
pub async fn list(cx: Cx) -> Result<Response> {
    let asked = |name| cx.query.get(name).unwrap_or_default();
    let query = ListQuery {
        q: asked("q").chars().take(200).collect(),
        filter: Filter::from_code(asked("filter")),
        order: Sort::from_code(asked("sort")),
    };
    let part = |name: &str| cx.query.get(name).and_then(place_of);
    let request = ListRequest {
        search: query.q.clone(),
        only: only(query.filter),
        order: match query.order {
            Sort::Name => Order::Name,
            Sort::NameDescending => Order::NameDescending,
            Sort::Changed => Order::Changed,
        },
        page: match (part("after"), part("before")) {
            (Some(place), _) => Page::After(place),
            (None, Some(place)) => Page::Before(place),
            (None, None) => Page::First,
        },
    };
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let listing = store.list_contacts(&request, ROWS).await?;
    let count = store.count_contacts(&request).await?;
    let none_at_all = listing.rows.is_empty() && !store.any::<table::Contacts>().await?;
    let link = |is_more: bool, side: &str, row: Option<&Listed>| {
        row.filter(|_| is_more)
            .map(|row| query.part(side, &place_text(&row.place)))
    };
    let view = ListView {
        pages: PageLinks {
            previous: link(listing.more_before, "before", listing.rows.first()),
            next: link(listing.more_after, "after", listing.rows.last()),
        },
        rows: listing
            .rows
            .into_iter()
            .map(|row| list_row(row, cx.locale))
            .collect(),
        count: usize::try_from(count).ok(),
        none_at_all,
        may: may(&cx)?,
        query,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        contacts_page(&cx.frame(), view)
    }))
}

fn list_row(row: Listed, locale: Locale) -> ListRow {
    let fields = row.contact.fields;
    ListRow {
        id: row.contact.id,
        company: row.company,
        state: shown(row.portal),
        archived: row.contact.archived_at.is_some(),
        is_company: fields.is_company,
        phone: if fields.phone.is_empty() {
            fields.mobile
        } else {
            fields.phone
        },
        country: country(&fields.country, locale),
        name: fields.name,
        email: fields.email,
        city: fields.city,
    }
}

fn form_of(contact: &Contact) -> ContactForm {
    let Fields {
        is_company,
        contact_type,
        parent,
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
        tags,
    } = contact.fields.clone();
    ContactForm {
        version: contact.version.to_string(),
        kind: if is_company { "company" } else { "person" }.to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        r#type: contact_type,
        tags: tags.join(", "),
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
    }
}

/// The companies one can choose, and whatever is chosen already.
async fn parents(
    store: &Store<'_, BackOffice>,
    chosen: &str,
    not: Option<ContactId>,
) -> Result<Vec<Choice>> {
    let mut parents = store.companies(PARENTS).await?;
    if let Ok(id) = chosen.parse::<ContactId>()
        && !parents.iter().any(|(known, _)| *known == id)
        && let Some(contact) = store.contacts(&[id]).await?.pop()
    {
        parents.push((id, contact.fields.name));
    }
    Ok(parents
        .into_iter()
        .filter(|(id, _)| Some(*id) != not)
        .map(|(id, name)| Choice {
            value: id.to_string(),
            label: name,
        })
        .collect())
}

async fn new_form(cx: &Cx, form: ContactForm, refused: Option<Problems>) -> Result<Response> {
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let status = refused.as_ref().map_or(StatusCode::OK, refusal);
    let cancel = form
        .parent
        .parse::<ContactId>()
        .map_or_else(|_| URL_LIST.to_owned(), |id| format!("{URL_LIST}/{id}"));
    let view = ContactFormView {
        parents: parents(&store, &form.parent, None).await?,
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
    let created = match form.check() {
        Ok(input) => problems(contact::create(cx.atrium(), cx.session()?, &input, &cx.peer).await)?,
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
    let children = store.children(&[id]).await?;
    let ids: Vec<i64> = children.iter().map(|child| child.id.get()).collect();
    let states = store.portal_states(&ids).await?;
    let history = store.history_of_contact(id, HISTORY).await?;
    let parent = match stored.fields.parent {
        Some(parent) => store
            .contacts(&[parent])
            .await?
            .pop()
            .map(|parent| (parent.id, parent.fields.name)),
        None => None,
    };
    let own = format!("{URL_LIST}/{id}");
    let mut form = typed.form.unwrap_or_else(|| form_of(&stored));
    let conflict = typed.conflict.then(|| Conflict {
        stored: form_of(&stored),
        who: history
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
    let status = match (&typed.problems, &conflict) {
        (_, Some(_)) => StatusCode::CONFLICT,
        (Some(problems), None) => refusal(problems),
        (None, None) => StatusCode::OK,
    };
    let view = ContactView {
        id,
        name: stored.fields.name.clone(),
        is_company: stored.fields.is_company,
        parent,
        state: shown(state),
        archived: stored.archived_at.is_some(),
        form: ContactFormView {
            parents: parents(&store, &form.parent, Some(id)).await?,
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
        history: history.into_iter().filter_map(event).collect(),
        may: may(cx)?,
        now: cx.now(),
    };
    Ok(page(status, &cx.asked, || contact_page(&cx.frame(), view)))
}

fn event(entry: Read) -> Option<HistoryEvent> {
    let what = match entry.happened? {
        Happened::ContactCreated | Happened::UserCreated => History::Created,
        Happened::ContactChanged => History::Changed,
        Happened::ContactArchived => History::Archived,
        Happened::ContactBroughtBack => History::BroughtBack,
        Happened::AccessGranted => History::Granted,
        Happened::AccessRevoked => History::Revoked,
        Happened::InvitationRepeated => History::InvitationRepeated,
        Happened::InvitationShown => History::InvitationShown,
        Happened::InvitationRequested => History::InvitationRequested,
        Happened::InvitationAccepted => History::InvitationAccepted,
        Happened::SignedIn => History::SignedIn,
        Happened::SignedOut => History::SignedOut,
        Happened::ResetRequested => History::ResetRequested,
        Happened::PasswordReset | Happened::UserReset => History::PasswordReset,
        Happened::PasswordChanged => History::PasswordChanged,
        Happened::MembershipOffered => History::Offered,
        Happened::OfferAccepted => History::OfferAccepted,
        Happened::OfferDeclined => History::OfferDeclined,
        Happened::OfferWithdrawn => History::OfferWithdrawn,
        Happened::MembershipChosen => History::Switched,
        Happened::MailRetried => History::MailRetried,
        Happened::ContactsImported
        | Happened::SignInRefused
        | Happened::DemoRemoved
        | Happened::JobQueued
        | Happened::JobCancelled
        | Happened::JobFinished => return None,
    };
    Some(HistoryEvent {
        who: entry
            .personal
            .map(|personal| personal.actor)
            .filter(|who| !who.is_empty()),
        what,
        at: entry.at,
    })
}

/// Saves a contact.
pub async fn save(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let form: ContactForm = cx.form();
    let saved = match form.check() {
        Ok(input) => {
            problems(contact::save(cx.atrium(), cx.session()?, id, &input, &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    match saved {
        Ok(Saved::Done) => Ok(done(&format!("{URL_LIST}/{id}"), Some(Done::Saved))),
        Ok(Saved::Conflict(_)) => {
            render(
                &cx,
                Typed {
                    form: Some(form),
                    problems: None,
                    conflict: true,
                },
            )
            .await
        }
        Err(refused) => {
            render(
                &cx,
                Typed {
                    form: Some(form),
                    problems: Some(refused),
                    conflict: false,
                },
            )
            .await
        }
    }
}

/// Archives a contact or brings it back.
pub async fn archive(cx: Cx) -> Result<Response> {
    let id = cx.contact()?;
    let archived = match cx.form.get("act") {
        Some("archive") => true,
        Some("bring-back") => false,
        Some(_) | None => return Err(Error::field("act", Rule::UnknownChoice)),
    };
    contact::archive(cx.atrium(), cx.session()?, id, archived, &cx.peer).await?;
    Ok(done(&format!("{URL_LIST}/{id}"), Some(Done::Saved)))
}
