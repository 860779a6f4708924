//! The list.

use atrium_app::backoffice::contacts::list::{Count, ListRow, ListView, contacts_page};
use atrium_app::backoffice::contacts::list_query::{Filter, ListQuery, Order as Sort, URL_LIST};
use atrium_app::ui::PageLinks;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::store::contact::{Counted, ListRequest, Listed, Only, Order, Page};
use atrium_backend::store::table;
use atrium_domain::locale::Locale;
use axum::http::StatusCode;
use axum::response::Response;

use super::{country, may, shown};
use crate::http::answer::{done, page};
use crate::http::cx::Cx;
use crate::http::pairs::Pairs;
use crate::http::place::{place_of, place_text};

const ROWS: u64 = 80;
/// Tags in the choice.
const TAGS: u64 = 200;

/// The back office opens on its contacts.
pub async fn office(_: Cx) -> Result<Response> {
    Ok(done(URL_LIST, None))
}

/// What an address or a form asks the list for.
pub(super) fn query_of(pairs: &Pairs) -> ListQuery {
    let asked = |name| pairs.get(name).unwrap_or_default();
    ListQuery {
        q: asked("q").chars().take(200).collect(),
        filter: Filter::from_code(asked("filter")),
        tag: asked("tag").chars().take(50).collect(),
        order: Sort::from_code(asked("sort")),
    }
}

/// The same to the store, from the first page on.
pub(super) fn request_of(query: &ListQuery) -> ListRequest {
    ListRequest {
        search: query.q.clone(),
        only: match query.filter {
            Filter::Active => Only::Active,
            Filter::Companies => Only::Companies,
            Filter::Persons => Only::Persons,
            Filter::Inside => Only::Inside,
            Filter::Invited => Only::Invited,
            Filter::Archived => Only::Archived,
        },
        tag: query.tag.clone(),
        order: match query.order {
            Sort::Name => Order::Name,
            Sort::NameDescending => Order::NameDescending,
            Sort::Email => Order::Email,
            Sort::EmailDescending => Order::EmailDescending,
            Sort::City => Order::City,
            Sort::CityDescending => Order::CityDescending,
            Sort::Changed => Order::Changed,
            Sort::ChangedAscending => Order::ChangedAscending,
        },
        page: Page::First,
    }
}

fn count(counted: Counted) -> Count {
    Count {
        number: usize::try_from(counted.number).unwrap_or(usize::MAX),
        more: counted.more,
    }
}

/// The list.
pub async fn list(cx: Cx) -> Result<Response> {
    let query = query_of(&cx.query);
    let part = |name: &str| cx.query.get(name).and_then(place_of);
    let request = ListRequest {
        page: match (part("after"), part("before")) {
            (Some(place), _) => Page::After(place),
            (None, Some(place)) => Page::Before(place),
            (None, None) => Page::First,
        },
        ..request_of(&query)
    };
    let scope = BackOffice::of(cx.session()?)?;
    let store = cx.atrium().database.read(&scope);
    let plan = store.plan_page(&request).await?;
    let listing = store.list_contacts(&request, &plan, ROWS).await?;
    let tags = store.tags(TAGS).await?;
    let none_at_all = listing.rows.is_empty() && !store.any::<table::Contacts>().await?;
    let link = |is_more: bool, side: &str, row: Option<&Listed>| {
        row.filter(|_| is_more)
            .map(|row| query.part(side, &place_text(&row.place)))
    };
    let counted = plan.counted(&request.page, &listing);
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
        count: count(counted),
        tags,
        none_at_all,
        may: may(&cx)?,
        start: atrium_backend::operation::start::is_unfinished(cx.atrium(), cx.session()?).await?,
        query,
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        contacts_page(&cx.frame(), view)
    }))
}

fn list_row(row: Listed, locale: Locale) -> ListRow {
    ListRow {
        id: row.id,
        company: row.company,
        state: shown(row.portal),
        archived: row.archived,
        is_company: row.is_company,
        r#type: row.contact_type,
        phone: row.phone,
        country: country(&row.country, locale),
        name: row.name,
        email: row.email,
        city: row.city,
    }
}
