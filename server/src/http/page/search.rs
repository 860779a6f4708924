//! One question over everything staff can reach, and the page of shortcuts.

use atrium_app::backoffice::contacts::list_query::{ListQuery, URL_LIST};
use atrium_app::backoffice::keys::keys_page;
use atrium_app::backoffice::search::{Hit, SearchView, search_page};
use atrium_app::shell::App;
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

/// Beside the apps of the rail, which come first.
const DESTINATIONS: &[Destination] = &[
    Destination {
        name: |t| t.contacts_new(),
        href: "/office/contacts/new",
        symbol: Symbol::Plus,
        needs: Act::EditContacts,
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
        let listing = store.first_contacts(&request, CONTACTS).await?;
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
    // A company is its own: its name stands there already.
    let company = row
        .company
        .filter(|company| *company != row.name)
        .unwrap_or_default();
    let detail = [company, row.email]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    Hit {
        href: format!("{URL_LIST}/{}", row.id),
        symbol: if row.is_company {
            Symbol::Building
        } else {
            Symbol::User
        },
        name: row.name,
        detail,
    }
}

/// Pages whose name holds every word, in the reader's language; all of them while nothing is asked.
fn destinations(cx: &Cx, q: &str) -> Result<Vec<Hit>> {
    let t = atrium_i18n::texts(cx.locale);
    let session = cx.session()?;
    let words = fold(q);
    let frame = cx.frame();
    let apps = App::of(&frame.who)
        .iter()
        .map(|app| (app.name(t), app.path(), app.symbol()));
    let others = DESTINATIONS
        .iter()
        .filter(|it| session.may(it.needs))
        .map(|it| ((it.name)(t), it.href, it.symbol));
    Ok(apps
        .chain(others)
        .filter(|(name, ..)| {
            let name = fold(name);
            words.split_whitespace().all(|word| name.contains(word))
        })
        .map(|(name, href, symbol)| Hit {
            name,
            detail: String::new(),
            href: href.to_owned(),
            symbol,
        })
        .collect())
}

/// The keyboard's page.
pub async fn keys(cx: Cx) -> Result<Response> {
    Ok(page(StatusCode::OK, &cx.asked, || keys_page(&cx.frame())))
}
