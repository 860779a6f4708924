//! The fields of an address, in the order of its country; shared by the pages that ask for one.

use std::iter;

use atrium_domain::address::{AddressRules, Part};
use atrium_domain::country::Country;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::backoffice::contacts::form::countries;
use crate::shell::Frame;
use crate::ui::{Detail, Field, Refusals, Symbol, details, icon, select};

/// Somebody else saved in the meantime: what is stored now where it differs from what was typed,
/// by the control's name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conflict {
    /// Control and stored value.
    pub stored: Vec<(&'static str, String)>,
}

/// What was typed, or is stored.
pub(super) struct Place<'a> {
    pub(super) street: &'a str,
    pub(super) street2: &'a str,
    pub(super) city: &'a str,
    pub(super) state: &'a str,
    pub(super) zip: &'a str,
    pub(super) country: &'a str,
}

/// Every control of an address with its label.
pub(super) fn place_labels(t: Texts) -> Vec<(&'static str, String)> {
    vec![
        ("country", t.contact_country()),
        ("street", t.contact_street()),
        ("street2", t.contact_street2()),
        ("zip", t.contact_zip()),
        ("city", t.contact_city()),
        ("state", t.contact_state()),
    ]
}

/// The country first, then what its addresses are made of. A part the country does not write is
/// shown only where something stands in it.
pub(super) fn place_fields(frame: &Frame, place: &Place<'_>, refusals: &Refusals) -> Vec<AnyView> {
    let t = frame.texts();
    let country = Country::from_code(place.country);
    let rules = country.map_or(AddressRules::GENERAL, AddressRules::of);
    let chosen = match country {
        Some(country) => country.code(),
        None => place.country,
    };
    let choice = select(
        t,
        "country",
        t.contact_country(),
        Some(t.contact_country_none()),
        countries(frame.locale),
        chosen,
        Some("country"),
        refusals,
    );
    let mut fields = vec![
        view! {
            <div class="field-full stack-small">
                {choice}
                <div class="cluster">
                    <p class="hint">{t.details_country_hint()}</p>
                    {country_button(t)}
                </div>
            </div>
        }
        .into_any(),
    ];
    let order = rules.order(frame.locale);
    let rest = Part::ALL
        .into_iter()
        .filter(|part| !order.contains(part) && !value(place, *part).is_empty());
    for part in order.iter().copied().chain(rest) {
        let field = match part {
            Part::Street => Field::text("street", t.contact_street()).autocomplete("address-line1"),
            Part::City => Field::text("city", t.contact_city()).autocomplete("address-level2"),
            Part::State => Field::text("state", t.contact_state()).autocomplete("address-level1"),
            Part::Zip => Field::text("zip", t.contact_zip()).autocomplete("postal-code"),
        };
        let field = field.value(value(place, part)).refusals(refusals);
        let field = if rules.requires(part) {
            field.required()
        } else {
            field.optional()
        };
        fields.push(field.view(t));
        if part == Part::Street {
            fields.push(
                Field::text("street2", t.contact_street2())
                    .value(place.street2)
                    .autocomplete("address-line2")
                    .optional()
                    .refusals(refusals)
                    .view(t),
            );
        }
    }
    fields
}

fn value<'a>(place: &Place<'a>, part: Part) -> &'a str {
    match part {
        Part::Street => place.street,
        Part::City => place.city,
        Part::State => place.state,
        Part::Zip => place.zip,
    }
}

/// Shows the fields of the country just chosen; saves nothing.
fn country_button(t: Texts) -> AnyView {
    view! {
        <button class="button button-small" type="submit" name="act" value="country">
            {t.details_country_show()}
        </button>
    }
    .into_any()
}

/// What was saved meanwhile, above the form that keeps what was typed.
pub(super) fn conflict_notice(
    frame: &Frame,
    conflict: Conflict,
    labels: &[(&'static str, String)],
) -> AnyView {
    let t = frame.texts();
    let facts = conflict
        .stored
        .into_iter()
        .filter_map(|(name, stored)| {
            let (_, label) = labels.iter().find(|(known, _)| *known == name)?;
            let stored = match (name, Country::from_code(&stored)) {
                ("country", Some(country)) => country.name(frame.locale).to_owned(),
                (..) => stored,
            };
            Some(Detail::new(label, stored))
        })
        .collect();
    view! {
        <div class="notice notice-warning" role="alert" tabindex="-1" id="conflict" autofocus>
            {icon(Symbol::Warning)}
            <div class="notice-body">
                <p>{t.details_conflict()}</p>
                {details(&t.field_none(), facts)}
                <p>{t.details_conflict_again()}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The way back up, for pages below the customer's home.
pub(super) fn crumbs(t: Texts, between: Option<(&'static str, String)>, here: String) -> AnyView {
    let home = ("/my".to_owned(), t.home_title());
    let between = between.map(|(href, label)| (href.to_owned(), label));
    crate::ui::crumbs(t, iter::once(home).chain(between).collect(), here)
}

/// A group of fields with its heading.
pub(super) fn group(title: String, fields: Vec<AnyView>) -> AnyView {
    view! {
        <fieldset class="group">
            <legend class="group-title">{title}</legend>
            <div class="form-grid">{fields}</div>
        </fieldset>
    }
    .into_any()
}
