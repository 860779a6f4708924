//! `/my/addresses`: where invoices and goods go.

use atrium_domain::contact::ContactType;
use atrium_domain::form::AddressForm;
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::address_fields::{
    Conflict, Place, conflict_notice, crumbs, group, place_fields, place_labels,
};
use crate::shell::{Frame, Page};
use crate::ui::{
    Choice, Field, Refusals, Symbol, Tone, badge, empty_state, first_button, radios_of_group,
};

const URL: &str = "/my/addresses";

/// The list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressesView {
    /// The company whose addresses these are; none for one's own.
    pub company: Option<String>,
    /// In name order.
    pub rows: Vec<AddressRow>,
}

/// One address in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Its number.
    pub id: i64,
    /// Invoice or delivery.
    pub kind: ContactType,
    /// Whom letters are addressed to.
    pub name: String,
    /// The address, a line each.
    pub lines: Vec<String>,
}

/// The form for a new address, or for one that is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressView {
    /// The address that is edited; none for a new one.
    pub id: Option<i64>,
    /// What is stored or was typed.
    pub form: AddressForm,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// Somebody else saved meanwhile.
    pub conflict: Option<Conflict>,
}

fn kind_label(t: Texts, kind: ContactType) -> String {
    match kind {
        ContactType::Invoice => t.contact_type_invoice(),
        ContactType::Delivery => t.contact_type_delivery(),
        ContactType::Contact => t.contact_type_contact(),
        ContactType::Other => t.contact_type_other(),
    }
}

/// The list of addresses.
pub fn addresses_page(frame: &Frame, view: AddressesView) -> AnyView {
    let t = frame.texts();
    let lead = match &view.company {
        Some(company) => t.addresses_intro_company(company),
        None => t.addresses_intro_own(),
    };
    let add = || view! { <a class="button button-primary" href="/my/addresses/new">{t.addresses_add()}</a> };
    let content = if view.rows.is_empty() {
        empty_state(
            Symbol::Building,
            t.addresses_empty_title(),
            t.addresses_empty(),
            Some(add().into_any()),
        )
    } else {
        let cards: Vec<_> = view.rows.into_iter().map(|row| card(t, row)).collect();
        view! {
            <div class="button-row">{add()}</div>
            <div class="card-grid">{cards}</div>
            <p class="hint">{t.addresses_remove_hint()}</p>
        }
        .into_any()
    };
    let body = view! {
        {crumbs(t, None, t.addresses_title())}
        <div class="page-head">
            <h1 class="page-title">{t.addresses_title()}</h1>
            <p class="lead">{lead}</p>
        </div>
        {content}
    };
    frame.document(Page::portal(t.addresses_title()), body.into_any())
}

fn card(t: Texts, row: AddressRow) -> AnyView {
    let lines: Vec<_> = row
        .lines
        .into_iter()
        .map(|line| view! { {line} <br/> })
        .collect();
    let edit = format!("{URL}/{}", row.id);
    let remove = format!("{URL}/{}/remove", row.id);
    view! {
        <section class="card">
            <div class="card-head"><h2 class="card-title">{row.name.clone()}</h2></div>
            <div class="card-body">
                <p>{badge(Tone::Neutral, kind_label(t, row.kind))}</p>
                <p>{lines}</p>
            </div>
            <div class="card-foot">
                <a class="button" href=edit aria-label=t.addresses_edit_one(&row.name)>
                    {t.addresses_edit()}
                </a>
                <form method="post" action=remove>
                    <button
                        class="button button-quiet"
                        type="submit"
                        aria-label=t.addresses_remove_one(&row.name)
                    >
                        {t.addresses_remove()}
                    </button>
                </form>
            </div>
        </section>
    }
    .into_any()
}

fn labels(t: Texts) -> Vec<(&'static str, String)> {
    let mut labels = vec![
        ("type", t.addresses_type()),
        ("name", t.common_name()),
        ("email", t.common_email()),
        ("phone", t.common_phone()),
    ];
    labels.extend(place_labels(t));
    labels
}

/// The form.
pub fn address_page(frame: &Frame, view: AddressView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let conflict = view
        .conflict
        .map(|conflict| conflict_notice(frame, conflict, &labels(t)));
    let summary = refusals.summary(&labels(t));
    let (title, action) = match view.id {
        Some(id) => (t.addresses_edit_title(), format!("{URL}/{id}")),
        None => (t.addresses_new_title(), format!("{URL}/new")),
    };
    let form = &view.form;
    let place = Place {
        street: &form.street,
        street2: &form.street2,
        city: &form.city,
        state: &form.state,
        zip: &form.zip,
        country: &form.country,
    };
    let version = form.version.clone();
    let who = who(t, form, &refusals);
    let place = place_fields(frame, &place, &refusals);
    let body = view! {
        {crumbs(t, Some((URL, t.addresses_title())), title.clone())}
        <div class="page-head">
            <h1 class="page-title">{title.clone()}</h1>
        </div>
        {conflict} {summary}
        <form class="form" method="post" action=action novalidate>
            // Enter saves; the country's button only shows other fields.
            {first_button(None)}
            <input type="hidden" name="version" value=version/>
            {frame.once_field()}
            {group(t.addresses_type(), who)}
            {group(t.common_address(), place)}
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.addresses_save()}</button>
                <a class="button" href=URL>{t.details_cancel()}</a>
            </div>
        </form>
    };
    frame.document(Page::portal(title), body.into_any())
}

fn who(t: Texts, form: &AddressForm, refusals: &Refusals) -> Vec<AnyView> {
    let kinds = [ContactType::Invoice, ContactType::Delivery];
    let chosen = ContactType::from_code(&form.r#type)
        .filter(|kind| kinds.contains(kind))
        .unwrap_or(ContactType::Delivery);
    let choices = kinds
        .map(|kind| Choice::new(kind.code(), kind_label(t, kind)))
        .to_vec();
    let show = |field: Field| field.refusals(refusals).view(t);
    vec![
        radios_of_group(
            t,
            "type",
            t.addresses_type(),
            choices,
            chosen.code(),
            refusals,
        ),
        show(
            Field::text("name", t.common_name())
                .value(&form.name)
                .hint(t.addresses_name_hint())
                .required()
                .full(),
        ),
        show(
            Field::email("email", t.common_email())
                .value(&form.email)
                .optional(),
        ),
        show(
            Field::phone("phone", t.common_phone())
                .value(&form.phone)
                .optional(),
        ),
    ]
}

#[cfg(test)]
impl AddressesView {
    /// A company's two addresses.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        let row = |id, kind| AddressRow {
            id,
            kind,
            name: "Magazyn główny <b>".to_owned(),
            lines: vec!["ul. Piotrkowska 1".to_owned(), "90-001 Łódź".to_owned()],
        };
        Self {
            company: Some("王小明有限公司".to_owned()),
            rows: vec![row(1, ContactType::Invoice), row(2, ContactType::Delivery)],
        }
    }
}

#[cfg(test)]
impl AddressView {
    /// A new one, refused.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        use atrium_domain::problem::Rule;
        Self {
            id: None,
            form: AddressForm {
                r#type: "invoice".to_owned(),
                country: "US".to_owned(),
                ..AddressForm::default()
            },
            problems: Some(Problems::one("state", Rule::Required)),
            conflict: None,
        }
    }
}
