//! One user: who it is, what administrators may do about it, and what happened.

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::permission::Role;
use atrium_domain::problem::Problems;
use atrium_domain::time::Timestamp;
use atrium_domain::user_list::UserState;
use atrium_i18n::{Texts, locale_name};
use leptos::prelude::*;

use super::filter_words::two_factor_word;
pub use super::memberships::MembershipRow;
use super::memberships::memberships;
use super::parts::history;
pub use super::parts::{UserEvent, UserHistory, UserHistoryView};
use super::sessions::sessions;
use super::{URL_USERS, crumbs, group_name, role_name, state_badge};
use crate::portal::SessionRow;
use crate::shell::{App, Frame, Page};
use crate::ui::{
    Choice, Detail, Field, Mood, Refusals, Title, details, notice, panel, panel_body, select,
};

/// One user, as an administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserView {
    /// The login's number.
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The address to sign in with.
    pub login: String,
    /// What was typed as the new login, after a refusal.
    pub typed_login: String,
    /// Staff's role; none for customers.
    pub role: Option<Role>,
    /// Whether they may sign in, and did.
    pub state: UserState,
    /// The language they chose.
    pub language: Option<Locale>,
    /// Whether there is a second factor.
    pub second_factor: bool,
    /// A password was chosen or set.
    pub has_password: bool,
    /// It must be changed at the next sign-in.
    pub must_change: bool,
    /// The latest sign-in.
    pub signed_in_at: Option<Timestamp>,
    /// When the login was made.
    pub created_at: Timestamp,
    /// The contacts behind it.
    pub contacts: Vec<(ContactId, String)>,
    /// Whether it is the reader's own.
    pub oneself: bool,
    /// Whether administrators may set passwords here.
    pub sets_passwords: bool,
    /// Memberships, newest first.
    pub memberships: Vec<MembershipRow>,
    /// Open sessions.
    pub sessions: Vec<SessionRow>,
    /// What happened.
    pub history: UserHistoryView,
    /// Why what was asked for was refused.
    pub problems: Option<Problems>,
    /// The present, for relative times.
    pub now: Timestamp,
}

/// The page of one user.
pub fn user_page(frame: &Frame, view: UserView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[("login", t.user_login_new()), ("role", t.user_role())]);
    let inactive = (view.state == UserState::Inactive)
        .then(|| notice(t, Mood::Info, t.user_inactive_notice()));
    let title = view.name.clone();
    let facts = facts(frame, &view);
    let login = change_login(t, &view, &refusals);
    let password = password(frame, &view);
    let role = change_role(t, &view, &refusals);
    let access = access(t, &view);
    let memberships = (view.role.is_none() || !view.memberships.is_empty())
        .then(|| memberships(frame, view.memberships, view.now));
    let sessions = sessions(frame, view.id, view.sessions, view.now);
    let history = history(frame, view.history, view.now);
    let body = view! {
        {crumbs(t, view.name.clone())}
        {Title::new(view.name).state(state_badge(t, view.state)).view()}
        {summary}
        {inactive}
        <div class="columns">
            <div class="columns-main stack">
                {facts} {memberships} {sessions} {login} {password} {role} {access}
            </div>
            <aside class="columns-side">{history}</aside>
        </div>
    };
    frame.document(Page::office(App::Users, title), body.into_any())
}

fn facts(frame: &Frame, view: &UserView) -> AnyView {
    let t = frame.texts();
    let day = |at: Timestamp| frame.moment(at);
    let language = view.language.map(locale_name).unwrap_or_default();
    let contacts = view
        .contacts
        .iter()
        .map(|(id, name)| (format!("/office/contacts/{id}"), name.clone()));
    let list = details(
        &t.field_none(),
        vec![
            Detail::new(t.users_login(), view.login.clone()),
            Detail::links(t.user_contacts(), contacts),
            Detail::new(t.users_groups(), group_name(t, view.role)),
            Detail::new(t.language_label(), language),
            Detail::new(t.users_two_factor(), two_factor_word(t, view.second_factor)),
            Detail::new(
                t.users_signed_in(),
                view.signed_in_at.map_or_else(|| t.users_never(), day),
            ),
            Detail::new(t.users_created(), day(view.created_at)),
        ],
    );
    panel("facts", t.common_details(), None, panel_body(list))
}

fn post(view: &UserView, part: &str) -> String {
    format!("{URL_USERS}/{}/{part}", view.id)
}

fn change_login(t: Texts, view: &UserView, refusals: &Refusals) -> AnyView {
    let field = Field::email("login", t.user_login_new())
        .hint(t.user_login_hint())
        .value(&view.typed_login)
        .required()
        .refusals(refusals)
        .view(t);
    let form = view! {
        <form class="stack" method="post" action=post(view, "login") novalidate>
            {field}
            <div class="button-row">
                <button class="button" type="submit">{t.user_login_submit()}</button>
            </div>
        </form>
    };
    panel(
        "change-login",
        t.users_login(),
        None,
        panel_body(form.into_any()),
    )
}

fn password(frame: &Frame, view: &UserView) -> Option<AnyView> {
    let t = frame.texts();
    if view.state == UserState::Inactive {
        return None;
    }
    let state = match (view.has_password, view.must_change) {
        (false, _) => t.user_password_none(),
        (true, true) => t.user_password_must_change(),
        (true, false) => t.user_password_there(),
    };
    let (mail, mail_hint) = if view.has_password {
        (t.user_reset(), t.user_reset_hint())
    } else {
        (t.user_invite_again(), t.user_invite_hint())
    };
    let set = (view.sets_passwords && !view.oneself).then(|| {
        view! {
            <form class="stack-small" method="post" action=post(view, "password")>
                {frame.once_field()}
                <p class="hint">{t.user_password_set_hint()}</p>
                <div class="button-row">
                    <button class="button" type="submit">{t.user_password_set()}</button>
                </div>
            </form>
        }
    });
    let content = view! {
        <p>{state}</p>
        <form class="stack-small" method="post" action=post(view, "reset")>
            {frame.once_field()}
            <p class="hint">{mail_hint}</p>
            <div class="button-row">
                <button class="button" type="submit">{mail}</button>
            </div>
        </form>
        {set}
    };
    Some(panel(
        "password",
        t.user_password(),
        None,
        panel_body(content.into_any()),
    ))
}

fn change_role(t: Texts, view: &UserView, refusals: &Refusals) -> Option<AnyView> {
    let role = view.role?;
    if view.oneself {
        let text = view! { <p class="muted">{t.user_oneself()}</p> };
        return Some(panel(
            "role",
            t.user_role(),
            None,
            panel_body(text.into_any()),
        ));
    }
    let roles = Role::ALL
        .map(|role| Choice::new(role.code(), role_name(t, role)))
        .to_vec();
    let list = select(
        t,
        "role",
        t.user_role(),
        None,
        roles,
        role.code(),
        None,
        refusals,
    );
    let form = view! {
        <form class="stack" method="post" action=post(view, "role")>
            {list}
            <div class="button-row">
                <button class="button" type="submit">{t.user_role_submit()}</button>
            </div>
        </form>
    };
    Some(panel(
        "role",
        t.user_role(),
        None,
        panel_body(form.into_any()),
    ))
}

fn access(t: Texts, view: &UserView) -> Option<AnyView> {
    if view.oneself {
        return None;
    }
    let (act, label, hint, class) = match (view.state, view.role) {
        (UserState::Inactive, _) => (
            "bring-back",
            t.user_bring_back(),
            t.user_bring_back_hint(),
            "button",
        ),
        (UserState::Active | UserState::NeverConnected, Some(_)) => (
            "deactivate",
            t.user_deactivate(),
            t.user_deactivate_hint(),
            "button button-danger",
        ),
        (UserState::Active | UserState::NeverConnected, None) => (
            "deactivate",
            t.user_deactivate(),
            t.user_deactivate_hint_portal(),
            "button button-danger",
        ),
    };
    let form = view! {
        <form class="stack-small" method="post" action=post(view, "access")>
            <p class="hint">{hint}</p>
            <div class="button-row">
                <button class=class type="submit" name="act" value=act>{label}</button>
            </div>
        </form>
    };
    Some(panel(
        "access",
        t.user_access(),
        None,
        panel_body(form.into_any()),
    ))
}
