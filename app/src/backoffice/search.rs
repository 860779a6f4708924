//! `/office/search`: one question over contacts, users, pages and actions.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page};
use crate::ui::{ListPage, SearchField, Symbol, empty_state, filter_bar, icon};

/// The page's own address.
const URL: &str = "/office/search";

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchView {
    /// As typed.
    pub q: String,
    /// Contacts, the best first.
    pub contacts: Vec<Hit>,
    /// There are more contacts than are shown: the list of all of them.
    pub more: Option<String>,
    /// Users, for those who may see their list.
    pub users: Vec<Hit>,
    /// There are more users than are shown: the list of all of them.
    pub more_users: Option<String>,
    /// Pages and actions.
    pub pages: Vec<Hit>,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is called.
    pub name: String,
    /// What tells it from others of that name, or empty.
    pub detail: String,
    /// Where it is.
    pub href: String,
    /// What it is, as a picture.
    pub symbol: Symbol,
}

/// The page, and for the bar's panel the part of it that is called `found`.
pub fn search_page(frame: &Frame, view: SearchView) -> AnyView {
    let t = frame.texts();
    let found = found(t, &view);
    let search = SearchField::new(URL, t.search_label(), t.contacts_search_go()).words(view.q);
    let body = ListPage::new(t.search_title(), found)
        .bar(Some(filter_bar(search, None, None)))
        .view();
    frame.document(Page::office_aside(t.search_title()), body)
}

fn found(t: Texts, view: &SearchView) -> AnyView {
    let number = view.contacts.len() + view.users.len() + view.pages.len();
    let nothing = number == 0;
    let told = if view.q.is_empty() {
        t.search_hint()
    } else if nothing {
        t.search_nothing(&view.q)
    } else {
        t.search_count(number)
    };
    let nothing = (nothing && !view.q.is_empty())
        .then(|| empty_state(Symbol::Search, told.clone(), t.search_nothing_text(), None));
    let hidden = nothing.is_some().then_some("visually-hidden");
    let more_contacts = more(view.more.as_ref(), t.search_more());
    let more_users = more(view.more_users.as_ref(), t.search_more_users());
    view! {
        <div id="found" class="found">
            <p class=format!("found-count {}", hidden.unwrap_or_default()) role="status">{told}</p>
            {nothing} {hits(t.search_contacts(), &view.contacts)} {more_contacts}
            {hits(t.users_title(), &view.users)} {more_users}
            {hits(t.search_pages(), &view.pages)}
        </div>
    }
    .into_any()
}

fn more(href: Option<&String>, words: String) -> Option<AnyView> {
    let href = href?.clone();
    Some(view! { <p class="hit-more"><a href=href>{words}</a></p> }.into_any())
}

fn hits(title: String, hits: &[Hit]) -> Option<AnyView> {
    if hits.is_empty() {
        return None;
    }
    let rows = hits
        .iter()
        .cloned()
        .map(|hit| {
            let detail = (!hit.detail.is_empty())
                .then(|| view! { <span class="hit-detail">{hit.detail}</span> });
            view! {
                <li>
                    <a class="hit" href=hit.href>
                        {icon(hit.symbol)} <span class="hit-name">{hit.name}</span> {detail}
                    </a>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="hits">
                <h2 class="hits-title">{title}</h2>
                <ul class="hit-list">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
impl SearchView {
    /// Some of everything.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        let hit = |name: &str, detail: &str, symbol| Hit {
            name: name.to_owned(),
            detail: detail.to_owned(),
            href: "/office/contacts/1".to_owned(),
            symbol,
        };
        Self {
            q: "<b>łódź".to_owned(),
            contacts: vec![
                hit("Łódź <Sp. z o.o.>", "", Symbol::Building),
                hit("王小明", "xm@example.com", Symbol::User),
            ],
            more: Some("/office/contacts?q=x".to_owned()),
            users: vec![hit("Zoë <Admin>", "zoe@example.com", Symbol::User)],
            more_users: Some("/office/users?q=x".to_owned()),
            pages: vec![hit("Outbox", "", Symbol::Outbox)],
        }
    }
}
