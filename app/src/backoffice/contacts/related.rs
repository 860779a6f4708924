//! The contacts right below another, on its page.

use atrium_domain::contact::ContactType;
use atrium_domain::id::ContactId;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::form::type_label;
use super::list_query::URL_LIST;
use super::{May, PortalState, state_badge};
use crate::backoffice::query::address;
use crate::ui::{Symbol, cell, panel, panel_body, panel_table, small_icon};

/// A contact below another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedRow {
    /// The contact.
    pub id: ContactId,
    /// Its name.
    pub name: String,
    /// Its type.
    pub r#type: ContactType,
    /// Email, or empty.
    pub email: String,
    /// Phone, or empty.
    pub phone: String,
    /// Where it stands with the portal.
    pub state: PortalState,
}

pub(super) fn related_panel(
    t: Texts,
    id: ContactId,
    rows: Vec<RelatedRow>,
    more: bool,
    may: May,
) -> AnyView {
    let more = more.then(|| view! { <p class="panel-note">{t.related_more()}</p> });
    let add = may.edit.then(|| {
        let href = address("/office/contacts/new", &[("parent", &id.to_string())]);
        view! {
            <a class="button button-small" href=href>
                {small_icon(Symbol::Plus)}
                {t.contact_add()}
            </a>
        }
        .into_any()
    });
    let content = if rows.is_empty() {
        panel_body(view! { <p class="muted">{t.contact_related_empty()}</p> }.into_any())
    } else {
        related_table(t, rows)
    };
    let content = view! { <div data-region="related">{content} {more}</div> };
    panel("related", t.contact_related(), add, content.into_any())
}

fn related_table(t: Texts, rows: Vec<RelatedRow>) -> AnyView {
    let head = view! {
        <tr>
            <th scope="col">{t.contacts_column_name()}</th>
            <th scope="col">{t.contacts_column_email()}</th>
            <th scope="col" class="narrow-hide">{t.contacts_column_phone()}</th>
            <th scope="col">{t.contacts_column_access()}</th>
        </tr>
    };
    let rows = rows.into_iter().map(|row| related_row(t, row)).collect();
    panel_table(t.contact_related(), head.into_any(), rows)
}

fn related_row(t: Texts, row: RelatedRow) -> AnyView {
    view! {
        <tr>
            <td class="cell-main">
                <a class="row-link" href=format!("{URL_LIST}/{}", row.id)>{row.name}</a>
                <span class="cell-sub">{type_label(t, row.r#type)}</span>
            </td>
            {cell(t.contacts_column_email(), row.email, "cell-text cell-email")}
            {cell(t.contacts_column_phone(), row.phone, "cell-text nowrap narrow-hide")}
            <td class="cell-state" data-label=t.contacts_column_access()>
                {state_badge(t, row.state)}
            </td>
        </tr>
    }
    .into_any()
}
