//! `/my/details`: what a customer may change of their own contact.

use atrium_domain::form::{DetailsForm, Lock, LockReason};
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::address_fields::{
    Conflict, Place, conflict_notice, crumbs, group, place_fields, place_labels,
};
use crate::shell::{Frame, Page};
use crate::ui::{Field, Refusals, first_button};

/// The details as stored or as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailsView {
    /// What stands in the fields; locked ones hold what is stored.
    pub form: DetailsForm,
    /// What can't be changed here, and why.
    pub locks: Vec<Lock>,
    /// The contact is the company: its name is the company's.
    pub is_company: bool,
    /// The email one signs in with, which is another thing.
    pub login: String,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// Somebody else saved meanwhile.
    pub conflict: Option<Conflict>,
}

fn labels(t: Texts) -> Vec<(&'static str, String)> {
    let mut labels = vec![
        ("name", t.common_name()),
        ("email", t.common_email()),
        ("phone", t.common_phone()),
        ("company", t.common_company()),
        ("vat", t.common_vat()),
    ];
    labels.extend(place_labels(t));
    labels
}

/// The page with the form.
pub fn details_page(frame: &Frame, view: DetailsView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let conflict = view
        .conflict
        .clone()
        .map(|conflict| conflict_notice(frame, conflict, &labels(t)));
    let summary = refusals.summary(&labels(t));
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
    let who = who(frame, &view, &refusals);
    let place = place_fields(frame, &place, &refusals);
    let body = view! {
        {crumbs(t, None, t.details_title())}
        <div class="page-head">
            <h1 class="page-title">{t.details_title()}</h1>
            <p class="lead">{t.details_intro(&frame.brand)}</p>
        </div>
        {conflict} {summary}
        <form class="form" method="post" action="/my/details" novalidate>
            // Enter saves; the country's button only shows other fields.
            {first_button(None)}
            <input type="hidden" name="version" value=version/>
            {group(t.details_group_who(), who)}
            {group(t.common_address(), place)}
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.details_confirm()}</button>
                <a class="button" href="/my">{t.details_cancel()}</a>
            </div>
        </form>
    };
    frame.document(Page::portal(t.details_title()), body.into_any())
}

fn who(frame: &Frame, view: &DetailsView, refusals: &Refusals) -> Vec<AnyView> {
    let (t, form) = (frame.texts(), &view.form);
    let locked = |field: Field, name: &str| match view.locks.iter().find(|lock| lock.field == name)
    {
        Some(lock) => field.read_only(true).hint(reason(frame, lock.reason)),
        None => field,
    };
    let show = |field: Field| field.refusals(refusals).view(t);
    let name = Field::text("name", t.common_name())
        .value(&form.name)
        .autocomplete("name")
        .required()
        .full();
    let email = Field::email("email", t.common_email())
        .value(&form.email)
        .hint(t.details_login(&view.login))
        .autocomplete("email")
        .required()
        .full();
    let phone = Field::phone("phone", t.common_phone())
        .value(&form.phone)
        .required();
    let company = (!view.is_company).then(|| {
        let field = Field::text("company", t.common_company()).value(&form.company);
        show(locked(field, "company"))
    });
    let vat = Field::text("vat", t.common_vat()).value(&form.vat);
    let vat = if view.locks.iter().any(|lock| lock.field == "vat") {
        locked(vat, "vat")
    } else {
        vat.optional()
    };
    [show(locked(name, "name")), show(email), show(phone)]
        .into_iter()
        .chain(company)
        .chain([show(vat)])
        .collect()
}

fn reason(frame: &Frame, reason: LockReason) -> String {
    let (t, brand) = (frame.texts(), &frame.brand);
    match reason {
        LockReason::OfCompany => t.lock_of_company(brand),
        LockReason::NoCompany => t.lock_no_company(brand),
        LockReason::OnDocuments => t.lock_on_documents(brand),
    }
}

#[cfg(test)]
impl DetailsView {
    /// A refused form with a lock of each kind, saved by somebody else meanwhile.
    pub fn sample(_: atrium_domain::locale::Locale) -> Self {
        use atrium_domain::problem::Rule;
        let lock = |field, reason| Lock { field, reason };
        Self {
            form: DetailsForm {
                version: "3".to_owned(),
                name: "Maximiliane Gräfin von Hohenstein-Wolfenbüttel".to_owned(),
                email: "m@example.com".to_owned(),
                company: "王小明有限公司".to_owned(),
                street: "ul. Piotrkowska 1".to_owned(),
                zip: "9".to_owned(),
                state: "łódzkie".to_owned(),
                country: "PL".to_owned(),
                ..DetailsForm::default()
            },
            locks: vec![
                lock("name", LockReason::OnDocuments),
                lock("company", LockReason::NoCompany),
                lock("vat", LockReason::OfCompany),
            ],
            is_company: false,
            login: "max@example.com".to_owned(),
            problems: Some(Problems::one(
                "zip",
                Rule::ZipInvalid {
                    example: "00-950".to_owned(),
                },
            )),
            conflict: Some(Conflict {
                stored: vec![("country", "DE".to_owned()), ("city", String::new())],
            }),
        }
    }
}
