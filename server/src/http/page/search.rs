//! One question over everything staff can reach, and the page of shortcuts.

use std::collections::BTreeSet;

use atrium_app::backoffice::contacts::list_query::{ListQuery, URL_LIST};
use atrium_app::backoffice::keys::keys_page;
use atrium_app::backoffice::search::{Hit, SearchView, search_page};
use atrium_app::backoffice::settings;
use atrium_app::backoffice::users::{URL_USERS, users_address};
use atrium_app::shell::App;
use atrium_app::ui::Symbol;
use atrium_backend::Result;
use atrium_backend::access::{Act, BackOffice};
use atrium_backend::store::contact::{ListRequest, Listed, Page};
use atrium_backend::store::user_list::{ListedUser, UserRequest};
use atrium_domain::setting::Group;
use atrium_domain::text::fold;
use atrium_domain::user_list::{Filter, QuickFilter, UserOrder, UserQuery};
use atrium_i18n::Texts;
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::page;
use crate::http::cx::Cx;

/// Contacts shown; the list has the rest.
const CONTACTS: u64 = 8;
/// Users shown; their list has the rest.
const USERS: u64 = 5;

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
        name: |t| t.import_title(),
        href: "/office/import",
        symbol: Symbol::Upload,
        needs: Act::Import,
    },
    Destination {
        name: |t| t.users_new(),
        href: "/office/users/new",
        symbol: Symbol::Plus,
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
        let listing = store.first_contacts(&request, CONTACTS).await?;
        view.more = listing.more_after.then(|| {
            ListQuery {
                q: q.clone(),
                ..ListQuery::default()
            }
            .href()
        });
        view.contacts = listing.rows.into_iter().map(hit).collect();
        // As their list: only for those who may see it.
        if cx.session()?.may(Act::Administer) {
            let request = UserRequest {
                search: q.clone(),
                quick: QuickFilter::Active,
                filter: Filter::default(),
                zone: cx.atrium().settings().time_zone.clone(),
                order: UserOrder::Name,
                page: Page::First,
            };
            let listing = store.list_users(&request, USERS).await?;
            view.more_users = listing.more_after.then(|| {
                let query = UserQuery {
                    search: q.clone(),
                    ..UserQuery::default()
                };
                users_address(&query, "after", "")
            });
            view.users = listing.rows.into_iter().map(user_hit).collect();
        }
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

fn user_hit(row: ListedUser) -> Hit {
    Hit {
        href: format!("{URL_USERS}/{}", row.user.id),
        symbol: Symbol::User,
        name: row.user.name,
        detail: row.user.login,
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
        .map(|app| (app.name(t), app.path().to_owned(), app.symbol()));
    let others = DESTINATIONS
        .iter()
        .filter(|it| session.may(it.needs))
        .map(|it| ((it.name)(t), it.href.to_owned(), it.symbol));
    let groups = Group::ALL
        .into_iter()
        .filter(|_| session.may(Act::Administer))
        .map(|group| {
            let href = format!("{}/{}", settings::URL, group.code());
            (settings::title(t, group), href, Symbol::Settings)
        });
    // What is an app and an action is led to once, under the first name that fits.
    let mut known = BTreeSet::new();
    Ok(apps
        .chain(others)
        .chain(groups)
        .filter(|(name, ..)| {
            let name = fold(name);
            words.split_whitespace().all(|word| name.contains(word))
        })
        .filter(|(_, href, _)| known.insert(href.clone()))
        .map(|(name, href, symbol)| Hit {
            name,
            detail: String::new(),
            href,
            symbol,
        })
        .collect())
}

/// The keyboard's page.
pub async fn keys(cx: Cx) -> Result<Response> {
    Ok(page(StatusCode::OK, &cx.asked, || keys_page(&cx.frame())))
}
