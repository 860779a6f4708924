//! The contact form, for a new contact and for one that is edited.

use atrium_domain::contact::{ContactKind, ContactType};
use atrium_domain::country::Country;
use atrium_domain::form::ContactForm;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Problems;
use atrium_domain::text::sort_key;
use atrium_i18n::{Texts, locale_name};
use leptos::prelude::*;

use super::ask::{Asks, question};
use super::conflict::{Conflict, Known, conflict_notice};
use crate::shell::Frame;
use crate::ui::{Choice, Field, Refusals, first_button, radios, select};

/// The form as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactFormView {
    /// What is stored or was typed. After a conflict its `version` is the
    /// stored one, so that a second Save applies.
    pub form: ContactForm,
    /// Where it is posted: `/office/contacts/new` or the contact's page.
    pub action: String,
    /// Where *Cancel* and *Take the stored version* lead.
    pub cancel: String,
    /// Contacts that can be the parent: the present one, and those that were found.
    pub parents: Vec<Choice>,
    /// How they were looked for.
    pub parent_search: ParentSearch,
    /// Members of staff that can be the salesperson, in name order.
    pub salespeople: Vec<Choice>,
    /// Saving would end access.
    pub asks: Option<Asks>,
    /// Why it was refused.
    pub problems: Option<Problems>,
    /// Somebody else saved in the meantime.
    pub conflict: Option<Conflict>,
}

/// What a parent was looked for by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ParentSearch {
    /// As typed.
    pub words: String,
    /// What came of it, if it was looked for.
    pub found: Option<ParentsFound>,
}

/// What came of looking for a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParentsFound {
    /// Nobody has that name.
    Nobody,
    /// They stand in the choice.
    These,
    /// The first of them do.
    TheFirst,
}

impl ContactFormView {
    /// Names for the numbers in it.
    pub(super) fn known(&self) -> Known<'_> {
        Known {
            parents: &self.parents,
            salespeople: &self.salespeople,
        }
    }
}

/// The words of a coded control.
pub(super) fn kind_label(t: Texts, kind: ContactKind) -> String {
    match kind {
        ContactKind::Person => t.contact_person(),
        ContactKind::Company => t.contact_company(),
    }
}

pub(super) fn type_label(t: Texts, contact_type: ContactType) -> String {
    match contact_type {
        ContactType::Contact => t.contact_type_contact(),
        ContactType::Invoice => t.contact_type_invoice(),
        ContactType::Delivery => t.contact_type_delivery(),
        ContactType::Other => t.contact_type_other(),
    }
}

/// Every control with its label, in the order of the form.
pub(super) fn labels(t: Texts) -> Vec<(&'static str, String)> {
    vec![
        ("kind", t.contact_kind()),
        ("name", t.contact_name()),
        ("parent", t.contact_parent()),
        ("type", t.contact_type()),
        ("job_title", t.contact_job()),
        ("email", t.contact_email()),
        ("phone", t.contact_phone()),
        ("mobile", t.contact_mobile()),
        ("website", t.contact_website()),
        ("street", t.contact_street()),
        ("street2", t.contact_street2()),
        ("zip", t.contact_zip()),
        ("city", t.contact_city()),
        ("state", t.contact_state()),
        ("country", t.contact_country()),
        ("vat", t.contact_vat()),
        ("language", t.contact_language()),
        ("tags", t.contact_tags()),
        ("notes", t.contact_notes()),
        ("salesperson", t.sales_person()),
        ("payment_terms", t.sales_terms()),
        ("currency", t.sales_currency()),
        ("customer_reference", t.sales_customer_reference()),
        ("supplier_reference", t.sales_supplier_reference()),
    ]
}

/// The form, with what was wrong with it on top.
pub(super) fn contact_form(frame: &Frame, view: ContactFormView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let conflict = view
        .conflict
        .as_ref()
        .map(|conflict| conflict_notice(frame, &view, conflict));
    let summary = view
        .conflict
        .is_none()
        .then(|| refusals.summary(&labels(t)))
        .flatten();
    let form = view.form;
    let parts = Parts {
        t,
        locale: frame.locale,
        form: &form,
        refusals: &refusals,
    };
    let who = parts.who(view.parents, &view.parent_search);
    let reach = parts.reach();
    let address = parts.address();
    let more = parts.more();
    let sales = parts.sales(view.salespeople);
    // Enter in a field saves: it does not press the button beside the parent.
    let first = view.asks.is_none().then(|| first_button(None));
    let asks = view.asks.map(|asks| move_question(t, &asks, &view.cancel));
    view! {
        {conflict}
        {summary}
        <form class="form" method="post" action=view.action novalidate data-region="contact-form">
            {first}
            {asks}
            <input type="hidden" name="version" value=form.version/>
            {frame.once_field()}
            {group(t.contact_group_main(), who)}
            {group(t.contact_group_reach(), reach)}
            {group(t.contact_group_address(), address)}
            {group(t.sales_title(), sales)}
            {group(t.contact_group_more(), more)}
            <div class="form-foot">
                <button class="button button-primary" type="submit">{t.contact_save()}</button>
                <a class="button" href=view.cancel>{t.contact_cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// Moving the contact would end access. Enter in a field presses the first button of the form: one
/// that saves, which asks again, not the one that agrees.
fn move_question(t: Texts, asks: &Asks, cancel: &str) -> AnyView {
    let buttons = view! {
        <button class="button button-danger" type="submit" name="access" value="end">
            {t.ask_move()}
        </button>
        <a class="button" href=cancel.to_owned()>{t.contact_cancel()}</a>
    };
    view! {
        {first_button(None)}
        {question(t, t.ask_move_title(), asks, buttons.into_any())}
    }
    .into_any()
}

fn group(title: String, fields: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="group">
            <legend class="group-title">{title}</legend>
            <div class="form-grid">{fields}</div>
        </fieldset>
    }
    .into_any()
}

pub(super) struct Parts<'a> {
    pub(super) t: Texts,
    pub(super) locale: Locale,
    pub(super) form: &'a ContactForm,
    refusals: &'a Refusals,
}

impl Parts<'_> {
    pub(super) fn view(&self, field: Field) -> AnyView {
        field.refusals(self.refusals).view(self.t)
    }

    pub(super) fn choice(
        &self,
        name: &'static str,
        label: String,
        none: Option<String>,
        choices: Vec<Choice>,
        chosen: &str,
    ) -> AnyView {
        select(
            self.t,
            name,
            label,
            none,
            choices,
            chosen,
            None,
            self.refusals,
        )
    }

    fn who(&self, parents: Vec<Choice>, search: &ParentSearch) -> Vec<AnyView> {
        let (t, form) = (self.t, self.form);
        let kinds = ContactKind::ALL
            .map(|kind| Choice::new(kind.code(), kind_label(t, kind)))
            .to_vec();
        let kind = ContactKind::from_code(&form.kind).unwrap_or_default();
        let types = ContactType::ALL
            .map(|one| Choice::new(one.code(), type_label(t, one)))
            .to_vec();
        let contact_type = ContactType::from_code(&form.r#type).unwrap_or_default();
        vec![
            radios(
                t,
                "kind",
                t.contact_kind(),
                kinds,
                kind.code(),
                self.refusals,
            ),
            self.choice("type", t.contact_type(), None, types, contact_type.code()),
            self.view(
                Field::text("name", t.contact_name())
                    .value(&form.name)
                    .required()
                    .full(),
            ),
            self.choice(
                "parent",
                t.contact_parent(),
                Some(t.contact_parent_none()),
                parents,
                &form.parent,
            ),
            self.parent_search(search),
            self.view(Field::text("job_title", t.contact_job()).value(&form.job_title)),
        ]
    }

    /// Whoever the choice does not hold is found by name. The form says which words were looked for,
    /// so that others are not passed over when it is saved.
    fn parent_search(&self, search: &ParentSearch) -> AnyView {
        let t = self.t;
        let hint = match search.found {
            None => t.contact_parent_find_hint(),
            Some(ParentsFound::Nobody) => t.contact_parent_find_nobody(),
            Some(ParentsFound::These) => t.contact_parent_find_these(),
            Some(ParentsFound::TheFirst) => t.contact_parent_find_first(),
        };
        let field = self.view(
            Field::text("parent_q", t.contact_parent_find())
                .hint(hint)
                .value(&search.words)
                .autocomplete("off"),
        );
        let found = search.found.map(
            |_| view! { <input type="hidden" name="parent_found" value=search.words.clone()/> },
        );
        view! {
            <div class="field-row">
                {field}
                <div class="field">
                    <button class="button" type="submit" name="find" value="parent">
                        {t.contact_parent_find_go()}
                    </button>
                    {found}
                </div>
            </div>
        }
        .into_any()
    }

    fn reach(&self) -> Vec<AnyView> {
        let (t, form) = (self.t, self.form);
        vec![
            self.view(Field::email("email", t.contact_email()).value(&form.email)),
            self.view(Field::phone("phone", t.contact_phone()).value(&form.phone)),
            self.view(Field::url("website", t.contact_website()).value(&form.website)),
            self.view(Field::phone("mobile", t.contact_mobile()).value(&form.mobile)),
        ]
    }

    fn address(&self) -> Vec<AnyView> {
        let (t, form) = (self.t, self.form);
        let zip = self.view(Field::text("zip", t.contact_zip()).value(&form.zip).third());
        let city = self.view(Field::text("city", t.contact_city()).value(&form.city));
        let place = view! { <div class="field-row">{zip} {city}</div> };
        let country = Country::from_code(&form.country)
            .map_or(form.country.as_str(), |country| country.code());
        vec![
            self.view(Field::text("street", t.contact_street()).value(&form.street)),
            self.view(Field::text("street2", t.contact_street2()).value(&form.street2)),
            place.into_any(),
            self.view(Field::text("state", t.contact_state()).value(&form.state)),
            self.choice(
                "country",
                t.contact_country(),
                Some(t.contact_country_none()),
                countries(self.locale),
                country,
            ),
        ]
    }

    fn more(&self) -> Vec<AnyView> {
        let (t, form) = (self.t, self.form);
        let languages = Locale::ALL
            .map(|locale| Choice::new(locale.code(), locale_name(locale)))
            .to_vec();
        let language = Locale::from_code(&form.language).map_or("", Locale::code);
        vec![
            self.choice(
                "language",
                t.contact_language(),
                Some(t.contact_language_none()),
                languages,
                language,
            ),
            self.view(Field::text("vat", t.contact_vat()).value(&form.vat)),
            self.view(
                Field::text("tags", t.contact_tags())
                    .hint(t.contact_tags_hint())
                    .value(&form.tags)
                    .full(),
            ),
            self.view(
                Field::area("notes", t.contact_notes(), 4)
                    .value(&form.notes)
                    .full(),
            ),
        ]
    }
}

/// Every country, in the order a reader of that language looks them up.
pub(crate) fn countries(locale: Locale) -> Vec<Choice> {
    let mut all: Vec<Country> = Country::all().collect();
    all.sort_by_cached_key(|country| sort_key(country.name(locale)));
    all.into_iter()
        .map(|country| Choice::new(country.code(), country.name(locale)))
        .collect()
}
