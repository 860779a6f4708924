//! The three frames: back office, portal, and the single card.

use atrium_domain::permission::Role;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::{App, Frame, Place, Who};
use crate::ui::{Mood, Symbol, icon, language_switch, notice};

pub(super) fn body(frame: &Frame, place: Place, content: AnyView) -> AnyView {
    let t = frame.texts();
    let done = frame
        .done
        .map(|done| notice(t, Mood::Success, done.text(t)));
    let content = view! { {done} {content} }.into_any();
    match place {
        Place::Office(app) => office(frame, app, None, content),
        Place::OfficeOwn => office(frame, None, switch(frame), content),
        Place::Site { front } => site(frame, front, content),
        Place::Plain => plain(frame, content),
    }
}

/// Among records, "Language" is a field of theirs: there is no switch beside them.
fn office(frame: &Frame, app: Option<App>, switch: Option<AnyView>, content: AnyView) -> AnyView {
    let t = frame.texts();
    view! {
        <body class="frame-office">
            {skip_link(t)} {rail(frame, app)}
            <header class="office-bar">
                {search(t)}
                <div class="head-tools">
                    {switch} {who_am_i(t, &frame.who)} {account(frame)}
                </div>
            </header>
            <main id="main" tabindex="-1" class="office-main">
                {content}
            </main>
        </body>
    }
    .into_any()
}

/// Search from anywhere: a form, and with the keyboard's module a panel that answers while one types.
fn search(t: Texts) -> AnyView {
    view! {
        <form
            class="bar-search"
            role="search"
            aria-label=t.search_title()
            method="get"
            action="/office/search"
            data-bar-search
        >
            {icon(Symbol::Search)}
            <input
                class="bar-search-input"
                type="search"
                name="q"
                placeholder=t.search_label()
                aria-label=t.search_label()
                aria-keyshortcuts="/ Control+K"
                autocomplete="off"
                maxlength="200"
            />
            <kbd class="kbd" aria-hidden="true">"/"</kbd>
            <div class="bar-found" data-bar-found hidden></div>
        </form>
    }
    .into_any()
}

fn rail(frame: &Frame, current: Option<App>) -> AnyView {
    let t = frame.texts();
    let entries = App::of(&frame.who)
        .iter()
        .map(|app| {
            let here = (current == Some(*app)).then_some("page");
            view! {
                <li>
                    <a class="rail-link" href=app.path() aria-current=here data-key=app.key()>
                        {icon(app.symbol())} <span class="rail-text">{app.name(t)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="rail" aria-label=t.nav_apps()>
            {brand(frame, "/office/contacts")}
            <ul class="rail-list">{entries}</ul>
        </nav>
    }
    .into_any()
}

fn who_am_i(t: Texts, who: &Who) -> Option<AnyView> {
    let (name, below) = match who {
        Who::Visitor => return None,
        Who::Customer { name, company } => (name.clone(), company.clone()),
        Who::Staff { name, role } => (name.clone(), role_name(t, *role)),
    };
    let letters = initials(&name);
    Some(
        view! {
            <span class="who">
                <span class="avatar" aria-hidden="true">{letters}</span>
                <span class="who-text">
                    <span class="who-name">{name}</span>
                    <span class="who-role">{below}</span>
                </span>
            </span>
        }
        .into_any(),
    )
}

fn role_name(t: Texts, role: Role) -> String {
    match role {
        Role::Administrator => t.role_administrator(),
        Role::Manager => t.role_manager(),
        Role::Employee => t.role_employee(),
    }
}

/// At most two letters: of the first and the last word, or the first letter
/// of a name without a gap.
pub fn initials(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = letters.next();
    let last = letters.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

fn site(frame: &Frame, front: bool, content: AnyView) -> AnyView {
    let t = frame.texts();
    let here = front.then_some("page");
    let office = match &frame.who {
        Who::Visitor | Who::Customer { .. } => None,
        Who::Staff { .. } => Some(view! {
            <a class="site-link" href="/office/contacts">
                {t.nav_office()}
            </a>
        }),
    };
    view! {
        <body class="frame-portal">
            {skip_link(t)}
            <header class="portal-head">
                <div class="portal-head-inner">
                    {brand(frame, "/")}
                    <nav class="site-nav" aria-label=t.nav_site()>
                        <a class="site-link" href="/" aria-current=here>{t.nav_front()}</a>
                        {office}
                    </nav>
                    <div class="head-tools">
                        {company_switch(frame)} {switch(frame)} {account(frame)}
                    </div>
                </div>
            </header>
            <main id="main" tabindex="-1" class="portal-main">
                {content}
            </main>
            <footer class="portal-foot">
                <p>{frame.brand.clone()}</p>
                {contact(frame)}
            </footer>
        </body>
    }
    .into_any()
}

/// Whom to write to.
fn contact(frame: &Frame) -> Option<AnyView> {
    let address = frame.contact.clone()?;
    let href = format!("mailto:{address}");
    Some(
        view! { <p>{frame.texts().portal_contact()} " " <a href=href>{address}</a></p> }.into_any(),
    )
}

fn plain(frame: &Frame, content: AnyView) -> AnyView {
    view! {
        <body class="frame-plain">
            {skip_link(frame.texts())}
            <header class="plain-head">{brand(frame, "/")} {switch(frame)}</header>
            <main id="main" tabindex="-1" class="plain-main">
                {content}
                {contact(frame).map(|contact| view! { <div class="plain-foot">{contact}</div> })}
            </main>
        </body>
    }
    .into_any()
}

fn skip_link(t: Texts) -> AnyView {
    view! { <a class="skip-link" href="#main">{t.nav_skip()}</a> }.into_any()
}

fn brand(frame: &Frame, href: &'static str) -> AnyView {
    let logo = match &frame.look.logo {
        Some(own) => {
            view! { <img class="brand-logo brand-logo-own" src=own.clone() alt="" height="28"/> }
                .into_any()
        }
        None => view! {
            <img
                class="brand-logo"
                src=frame.assets.logo.clone()
                alt=""
                width="28"
                height="28"
            />
        }
        .into_any(),
    };
    view! {
        <a class="brand" href=href>
            {logo}
            <span class="brand-name">{frame.brand.clone()}</span>
        </a>
    }
    .into_any()
}

/// Nothing to switch where one language is offered.
fn switch(frame: &Frame) -> Option<AnyView> {
    (frame.languages.len() > 1)
        .then(|| language_switch(frame.locale, &frame.languages, frame.path.clone()))
}

/// One company at a time; only for those who have several.
fn company_switch(frame: &Frame) -> Option<AnyView> {
    if frame.companies.len() < 2 {
        return None;
    }
    let t = frame.texts();
    let options = frame
        .companies
        .iter()
        .map(|company| {
            view! {
                <option value=company.membership.to_string() selected=company.current>
                    {company.name.clone()}
                </option>
            }
        })
        .collect::<Vec<_>>();
    Some(
        view! {
            <form class="lang switcher" method="post" action="/my/company">
                <label class="visually-hidden" for="company-in-use">{t.switch_label()}</label>
                <div class="select select-small">
                    <select class="input" id="company-in-use" name="membership">{options}</select>
                </div>
                <button class="button button-small button-quiet" type="submit">{t.switch_go()}</button>
            </form>
        }
        .into_any(),
    )
}

/// *My Account* and *Logout* outside any menu, or *Sign in* for visitors.
fn account(frame: &Frame) -> AnyView {
    let t = frame.texts();
    // Staff have no portal home; their account page is the security page.
    let home = match &frame.who {
        Who::Visitor => {
            return view! { <a class="button button-primary" href="/login">{t.nav_sign_in()}</a> }
                .into_any();
        }
        Who::Customer { .. } => "/my",
        Who::Staff { .. } => "/my/security",
    };
    view! {
        <a class="button button-quiet" href=home>{t.nav_account()}</a>
        <form method="post" action="/logout">
            <button class="button button-quiet" type="submit">{t.nav_logout()}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        assert_eq!(initials("Anna Maria Kowalska"), "AK");
        assert_eq!(initials("łucja"), "Ł");
        assert_eq!(initials("王小明"), "王");
        assert_eq!(initials("  "), "");
    }
}
