//! `/my`: what a customer comes for.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page};
use crate::ui::{Detail, Symbol, details, empty_state, icon};

/// The customer's own details, in words ready to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeView {
    /// The person.
    pub name: String,
    /// The contact's email; empty if there is none.
    pub email: String,
    /// Telephone; empty if there is none.
    pub phone: String,
    /// The company of the membership in use; empty for a private person.
    pub company: String,
    /// The company's VAT number; empty if there is none.
    pub vat: String,
    /// The address, a line each.
    pub address: Vec<String>,
    /// The email one signs in with, which may differ from `email`.
    pub login: String,
    /// Who of the staff looks after the reader, if anybody does.
    pub contact_person: Option<ContactPersonView>,
}

/// A member of staff as customers know them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactPersonView {
    /// Their name.
    pub name: String,
    /// Where to write.
    pub email: String,
    /// Telephone; empty if there is none.
    pub phone: String,
}

/// The portal's home.
pub fn home_page(frame: &Frame, view: HomeView) -> AnyView {
    let t = frame.texts();
    let acting = (!view.company.is_empty())
        .then(|| view! { <p class="lead">{t.home_acting(&view.company)}</p> });
    let body = view! {
        <div class="page-head">
            <h1 class="page-title">{t.home_title()}</h1>
            <p class="lead">{t.home_welcome(&view.name)}</p>
            {acting}
        </div>
        <div class="card-grid">
            {documents(t, &frame.brand)} {security(t, &view.login)} {own_details(t, &view)}
            {view.contact_person.as_ref().map(|person| contact_person(t, person))}
            {addresses(t)}
        </div>
    };
    frame.document(Page::portal(t.home_title()), body.into_any())
}

fn documents(t: Texts, brand: &str) -> AnyView {
    let nothing = empty_state(
        Symbol::Inbox,
        t.home_empty_title(),
        t.home_empty(brand),
        None,
    );
    card(true, Symbol::File, t.home_documents(), nothing, None)
}

fn own_details(t: Texts, view: &HomeView) -> AnyView {
    let facts = vec![
        Detail::new(t.common_name(), &view.name),
        Detail::new(t.common_email(), &view.email),
        Detail::new(t.common_phone(), &view.phone),
        Detail::new(t.common_company(), &view.company),
        Detail::new(t.common_vat(), &view.vat),
        Detail::lines(t.common_address(), view.address.clone()),
    ];
    let edit = view! { <a class="button" href="/my/details">{t.home_details_edit()}</a> };
    card(
        true,
        Symbol::User,
        t.common_details(),
        details(&t.field_none(), facts),
        Some(edit.into_any()),
    )
}

fn contact_person(t: Texts, person: &ContactPersonView) -> AnyView {
    let phone = (!person.phone.is_empty()).then(|| {
        view! {
            <div class="detail">
                <dt>{t.common_phone()}</dt>
                <dd>
                    <a href=dialled(&person.phone)>{person.phone.clone()}</a>
                </dd>
            </div>
        }
    });
    let facts = view! {
        <dl class="details">
            <div class="detail">
                <dt>{t.common_name()}</dt>
                <dd>{person.name.clone()}</dd>
            </div>
            <div class="detail">
                <dt>{t.common_email()}</dt>
                <dd>
                    <a href=format!("mailto:{}", person.email)>{person.email.clone()}</a>
                </dd>
            </div>
            {phone}
        </dl>
    };
    card(
        false,
        Symbol::Phone,
        t.home_contact_person(),
        facts.into_any(),
        None,
    )
}

/// What a telephone dials: digits, and the plus in front of them.
fn dialled(phone: &str) -> String {
    let is_dialled = |c: &char| c.is_ascii_digit() || *c == '+';
    let dialled: String = phone.chars().filter(is_dialled).collect();
    let plus = if dialled.starts_with('+') { "+" } else { "" };
    format!("tel:{plus}{}", dialled.replace('+', ""))
}

fn addresses(t: Texts) -> AnyView {
    let content = view! { <p>{t.home_addresses_text()}</p> }.into_any();
    let open = view! { <a class="button" href="/my/addresses">{t.home_addresses_open()}</a> };
    card(
        false,
        Symbol::Building,
        t.addresses_title(),
        content,
        Some(open.into_any()),
    )
}

fn security(t: Texts, login: &str) -> AnyView {
    let content = view! { <p>{t.home_security_text(login)}</p> }.into_any();
    let edit = view! { <a class="button" href="/my/security">{t.home_security_edit()}</a> };
    card(
        false,
        Symbol::Shield,
        t.home_security(),
        content,
        Some(edit.into_any()),
    )
}

fn card(
    wide: bool,
    symbol: Symbol,
    title: String,
    content: AnyView,
    foot: Option<AnyView>,
) -> AnyView {
    let class = if wide { "card card-wide" } else { "card" };
    let foot = foot.map(|foot| view! { <div class="card-foot">{foot}</div> });
    view! {
        <section class=class>
            <div class="card-head">{icon(symbol)} <h2 class="card-title">{title}</h2></div>
            <div class="card-body">{content}</div>
            {foot}
        </section>
    }
    .into_any()
}

#[cfg(test)]
impl HomeView {
    /// A customer with a long name and a Chinese company.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        Self {
            name: "Maximiliane Gräfin von Hohenstein-Wolfenbüttel-Sonderburg".to_owned(),
            email: "m@example.com".to_owned(),
            phone: String::new(),
            company: "王小明有限公司".to_owned(),
            vat: "PL5260001246".to_owned(),
            address: vec!["ul. Piotrkowska 1".to_owned(), "90-001 Łódź".to_owned()],
            login: "max@example.com".to_owned(),
            contact_person: Some(ContactPersonView {
                name: "Ewa Nowak <b>".to_owned(),
                email: "ewa@example.com".to_owned(),
                phone: "+48 22 123 45 67".to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_what_makes_it_readable() {
        assert_eq!(dialled("+48 22 123-45-67"), "tel:+48221234567");
        assert_eq!(dialled("(+44) 20/7946 0000"), "tel:+442079460000");
        assert_eq!(dialled("22 123 45 67 ext. 8+9"), "tel:22123456789");
    }
}
