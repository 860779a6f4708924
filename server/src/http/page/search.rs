//! One question over everything staff can reach, and the page of shortcuts.

use atrium_app::backoffice::contacts::list_query::{ListQuery, URL_LIST};
use atrium_app::backoffice::keys::keys_page;
use atrium_app::backoffice::search::{Hit, SearchView, search_page};
use atrium_app::ui::Symbol;
use atrium_backend::Result;
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::store::contact::{ListRequest, Listed};
use atrium_domain::text::fold;
use atrium_i18n::Texts;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;

/// Contacts shown; the list has the rest.
const CONTACTS: u64 = 8;

/// A page or an action that can be named.
struct Destination {
    name: fn(Texts) -> String,
    href: &'static str,
    symbol: Symbol,
    needs: Act,
}

const DESTINATIONS: &[Destination] = &[
    Destination {
        name: |t| t.contacts_title(),
        href: URL_LIST,
        symbol: Symbol::Contacts,
        needs: Act::ReadContacts,
    },
    Destination {
        name: |t| t.contacts_new(),
        href: "/office/contacts/new",
        symbol: Symbol::Plus,
        needs: Act::EditContacts,
    },
    Destination {
        name: |t| t.outbox_title(),
        href: "/office/outbox",
        symbol: Symbol::Outbox,
        needs: Act::ReadOutbox,
    },
    Destination {
        name: |t| t.jobs_title(),
        href: "/office/jobs",
        symbol: Symbol::Refresh,
        needs: Act::GrantAccess,
    },
    Destination {
        name: |t| t.users_title(),
        href: "/office/users",
        symbol: Symbol::User,
        needs: Act::Administer,
    },
    Destination {
        name: |t| t.nav_settings(),
        href: "/office/settings",
        symbol: Symbol::Settings,
        needs: Act::Administer,
    },
    Destination {
        name: |t| t.connection_title(),
        href: "/office/connection",
        symbol: Symbol::Globe,
        needs: Act::Administer,
    },
    Destination {
        name: |t| t.security_title(),
        href: "/my/security",
        symbol: Symbol::Shield,
        needs: Act::ManageOwnAccount,
    },
    Destination {
        name: |t| t.keys_title(),
        href: "/office/keys",
        symbol: Symbol::Info,
        needs: Act::ReadContacts,
    },
];

/// What was found.
pub async fn search(cx: Cx) -> Result<Response> {
    let q: String = cx
        .query
        .get("q")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(200)
        .collect();
    let mut view = SearchView {
        pages: destinations(&cx, &q)?,
        ..SearchView::default()
    };
    if !q.is_empty() {
        let scope = BackOffice::of(cx.session()?)?;
        let request = ListRequest {
            search: q.clone(),
            ..ListRequest::default()
        };
        let store = cx.atrium().database.read(&scope);
        let plan = store.plan_contacts(&request).await?;
        let listing = store.list_contacts(&request, &plan, CONTACTS).await?;
        view.more = listing.more_after.then(|| {
            ListQuery {
                q: q.clone(),
                ..ListQuery::default()
            }
            .href()
        });
        view.contacts = listing.rows.into_iter().map(hit).collect();
    }
    view.q = q;
    Ok(page(StatusCode::OK, &cx.asked, || {
        search_page(&cx.frame(), view)
    }))
}

fn hit(row: Listed) -> Hit {
    let fields = row.contact.fields;
    // A company is its own: its name stands there already.
    let company = row
        .company
        .filter(|company| *company != fields.name)
        .unwrap_or_default();
    let detail = [company, fields.email]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    Hit {
        href: format!("{URL_LIST}/{}", row.contact.id),
        symbol: if fields.is_company {
            Symbol::Building
        } else {
            Symbol::User
        },
        name: fields.name,
        detail,
    }
}

/// Pages whose name holds every word, in the reader's language; all of them while nothing is asked.
fn destinations(cx: &Cx, q: &str) -> Result<Vec<Hit>> {
    let t = atrium_i18n::texts(cx.locale);
    let session = cx.session()?;
    let words = fold(q);
    Ok(DESTINATIONS
        .iter()
        .filter(|it| session.may(it.needs))
        .map(|it| ((it.name)(t), it))
        .filter(|(name, _)| {
            let name = fold(name);
            words.split_whitespace().all(|word| name.contains(word))
        })
        .map(|(name, it)| Hit {
            name,
            detail: String::new(),
            href: it.href.to_owned(),
            symbol: it.symbol,
        })
        .collect())
}

/// The keyboard's page.
pub async fn keys(cx: Cx) -> Result<Response> {
    Ok(page(StatusCode::OK, &cx.asked, || keys_page(&cx.frame())))
}
