//! Two people changed one thing: both versions, field by field.

use atrium_i18n::Texts;
use leptos::prelude::*;

use super::icon::{Symbol, icon};

/// A field in which two versions differ, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What it is called.
    pub label: String,
    /// As typed.
    pub yours: String,
    /// As stored.
    pub stored: String,
}

/// What the notice says beside the fields.
#[derive(Debug)]
pub struct Clash {
    /// What happened.
    pub title: String,
    /// What *Save* does now.
    pub text: String,
    /// Who saved, and when, where that is known.
    pub who: Option<(String, String)>,
    /// The fields that differ.
    pub fields: Vec<Compared>,
    /// The address that shows the stored version.
    pub take: String,
}

/// The notice above a form that keeps what was typed.
pub fn clash_notice(t: Texts, clash: Clash) -> AnyView {
    let rows = clash
        .fields
        .into_iter()
        .map(|field| row(t, field))
        .collect::<Vec<_>>();
    let who = clash
        .who
        .map(|(who, when)| view! { <p>{t.contact_conflict_who(who, when)}</p> });
    view! {
        <div class="notice notice-warning" role="alert" tabindex="-1" id="conflict" autofocus>
            {icon(Symbol::Warning)}
            <div class="notice-body">
                <h2 class="notice-title">{clash.title}</h2>
                <p>{clash.text}</p>
                {who}
                <div class="table-wrap">
                    <table class="table table-compare">
                        <thead>
                            <tr>
                                <th scope="col">{t.contact_conflict_field()}</th>
                                <th scope="col">{t.contact_conflict_yours()}</th>
                                <th scope="col">{t.contact_conflict_stored()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <div class="button-row">
                    <a class="button" href=clash.take>{t.contact_conflict_take()}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn row(t: Texts, field: Compared) -> AnyView {
    let shown = |text: String| {
        if text.is_empty() {
            t.contact_conflict_nothing()
        } else {
            text
        }
    };
    view! {
        <tr class="differs">
            <th scope="row" class="cell-main">{field.label}</th>
            <td class="cell-text" data-label=t.contact_conflict_yours()>{shown(field.yours)}</td>
            <td class="cell-text" data-label=t.contact_conflict_stored()>{shown(field.stored)}</td>
        </tr>
    }
    .into_any()
}
