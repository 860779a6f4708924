//! The list of users, and a new colleague.

use atrium_app::backoffice::users::form::{NewUserView, new_user_page};
use atrium_app::backoffice::users::list::{UserCount, UserRow, UsersView, users_page};
use atrium_app::backoffice::users::{URL_USERS, users_address};
use atrium_app::shell::Done;
use atrium_app::ui::PageLinks;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::operation::user::create as create_user;
use atrium_backend::store::contact::Page;
use atrium_backend::store::user::User;
use atrium_backend::store::user_list::{ListedUser, MOST_COUNTED, UserListing, UserRequest};
use atrium_domain::form::NewColleagueForm;
use atrium_domain::permission::Role;
use atrium_domain::problem::{Problem, Problems, Rule};
use atrium_domain::user_list::{
    Draft, Filter, PREFIXES, QuickFilter, UserOrder, UserQuery, UserState,
};
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;
use crate::http::place::{place_of, place_text};

const ROWS: u64 = 80;
/// Names in the address besides the filter's own.
const NAMES: [&str; 8] = [
    "q", "filter", "sort", "after", "before", "add", "drop", "done",
];

fn is_filters(name: &str) -> bool {
    let letter = name.split_once('.').map_or(name, |(letter, _)| letter);
    PREFIXES.contains(&letter)
}

/// What the address asks for, and what is wrong with it.
fn read(cx: &Cx) -> (UserQuery, std::result::Result<Filter, Problems>) {
    let asked = |name| cx.query.get(name).unwrap_or_default();
    let mut wrong: Vec<Problem> = cx
        .query
        .iter()
        .filter(|(name, _)| !NAMES.contains(name) && !is_filters(name))
        .map(|(name, _)| {
            let name = name.chars().take(60).collect();
            Problem::of_form(Rule::UnknownFilterKey { name })
        })
        .collect();
    let word = |name: &'static str| {
        let name = asked(name).chars().take(60).collect();
        Problem::of_form(Rule::UnknownFilterKey { name })
    };
    let quick = QuickFilter::from_code(asked("filter"));
    let order = UserOrder::from_code(asked("sort"));
    wrong.extend(quick.is_none().then(|| word("filter")));
    wrong.extend(order.is_none().then(|| word("sort")));
    let own = cx.query.iter().filter(|(name, _)| is_filters(name));
    let (mut draft, mut filter) = match Draft::parse(own) {
        Ok(draft) => (draft, Ok(Filter::default())),
        Err(problems) => (Draft::default(), Err(problems)),
    };
    // Buttons of the builder: what the address says, with one part more or less.
    for (name, edit) in [
        ("add", Draft::add as fn(&mut Draft, &str) -> _),
        ("drop", Draft::drop),
    ] {
        if let Some(value) = cx.query.get(name)
            && filter.is_ok()
        {
            let mut edited = draft.clone();
            match edit(&mut edited, value) {
                Ok(()) => draft = edited,
                Err(problems) => filter = Err(problems),
            }
        }
    }
    let filter = match (filter, Problems::collected(wrong)) {
        (Ok(_), None) => draft.check(),
        (Err(mut problems), Some(more)) => {
            problems.append(more);
            Err(problems)
        }
        (Err(problems), None) | (Ok(_), Some(problems)) => Err(problems),
    };
    let query = UserQuery {
        search: asked("q").chars().take(200).collect(),
        quick: quick.unwrap_or(QuickFilter::Active),
        order: order.unwrap_or(UserOrder::Name),
        draft,
    };
    (query, filter)
}

/// The list.
pub async fn list(cx: Cx) -> Result<Response> {
    let (query, filter) = read(&cx);
    let part = |name: &str| cx.query.get(name).and_then(place_of);
    let nothing = UserListing {
        rows: Vec::new(),
        more_before: false,
        more_after: false,
    };
    let (listing, count, refused) = match filter {
        Ok(filter) => {
            let request = UserRequest {
                search: query.search.clone(),
                quick: query.quick,
                order: query.order,
                filter,
                zone: cx.atrium().settings().time_zone.clone(),
                page: match (part("after"), part("before")) {
                    (Some(place), _) => Page::After(place),
                    (None, Some(place)) => Page::Before(place),
                    (None, None) => Page::First,
                },
            };
            let scope = BackOffice::of(cx.session()?)?;
            let store = cx.atrium().database.read(&scope);
            let listing = store.list_users(&request, ROWS).await?;
            (listing, store.count_users(&request).await?, None)
        }
        Err(problems) => (nothing, 0, Some(problems)),
    };
    let link = |is_more: bool, side: &str, row: Option<&ListedUser>| {
        row.filter(|_| is_more)
            .map(|row| users_address(&query, side, &place_text(&row.place)))
    };
    let number = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let status = refused
        .as_ref()
        .map_or(StatusCode::OK, |_| StatusCode::UNPROCESSABLE_ENTITY);
    let view = UsersView {
        pages: PageLinks {
            previous: link(listing.more_before, "before", listing.rows.first()),
            next: link(listing.more_after, "after", listing.rows.last()),
        },
        count: if count > MOST_COUNTED {
            UserCount::MoreThan(number(MOST_COUNTED))
        } else {
            UserCount::Exactly(number(count))
        },
        rows: listing.rows.into_iter().map(row).collect(),
        problems: refused,
        query,
        now: cx.now(),
    };
    Ok(page(status, &cx.asked, || users_page(&cx.frame(), view)))
}

pub(super) const fn state(user: &User) -> UserState {
    match (user.archived_at, user.last_sign_in_at) {
        (Some(_), _) => UserState::Inactive,
        (None, Some(_)) => UserState::Active,
        (None, None) => UserState::NeverConnected,
    }
}

fn row(listed: ListedUser) -> UserRow {
    let user = listed.user;
    let mut companies: Vec<String> = Vec::new();
    for company in listed.contacts.into_iter().filter_map(|it| it.company) {
        if !companies.contains(&company) {
            companies.push(company);
        }
    }
    UserRow {
        id: user.id,
        state: state(&user),
        name: user.name,
        login: user.login,
        companies,
        role: user.role,
        signed_in_at: user.last_sign_in_at,
        created_at: user.created_at,
    }
}

fn new_form(cx: &Cx, form: NewColleagueForm, refused: Option<Problems>) -> Response {
    let status = refused.as_ref().map_or(StatusCode::OK, refusal);
    let view = NewUserView {
        form,
        problems: refused,
    };
    page(status, &cx.asked, || new_user_page(&cx.frame(), view))
}

/// The empty form.
pub async fn new(cx: Cx) -> Result<Response> {
    let form = NewColleagueForm {
        role: Role::Employee.code().to_owned(),
        ..NewColleagueForm::default()
    };
    Ok(new_form(&cx, form, None))
}

/// Creates a colleague's login.
pub async fn create(cx: Cx) -> Result<Response> {
    let form: NewColleagueForm = cx.form();
    let created = match form.check() {
        Ok(input) => {
            let session = cx.session()?;
            problems(create_user::create(cx.atrium(), session, &input, &cx.once(), &cx.peer).await)?
        }
        Err(refused) => Err(refused),
    };
    match created {
        Ok(id) => Ok(done(&format!("{URL_USERS}/{id}"), Some(Done::UserInvited))),
        Err(refused) => Ok(new_form(&cx, form, Some(refused))),
    }
}
