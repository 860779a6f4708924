//! What only file and environment decide, to be read.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::ui::{Detail, details};

/// One of those values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerFact {
    /// The address people use.
    BaseAddress(String, String),
    /// The address it listens on.
    Listen(String, String),
    /// The folder for everything.
    DataFolder(String, String),
    /// The database, without its password.
    Database(String, String),
    /// The proxies that are believed.
    Proxies(String, String),
}

pub(super) fn facts(t: Texts, facts: &[ServerFact]) -> AnyView {
    let rows = facts
        .iter()
        .map(|fact| {
            let (name, value, origin) = match fact {
                ServerFact::BaseAddress(value, origin) => (t.settings_server_base(), value, origin),
                ServerFact::Listen(value, origin) => (t.settings_server_listen(), value, origin),
                ServerFact::DataFolder(value, origin) => (t.settings_server_data(), value, origin),
                ServerFact::Database(value, origin) => {
                    (t.settings_server_database(), value, origin)
                }
                ServerFact::Proxies(value, origin) => (t.settings_server_proxies(), value, origin),
            };
            if value.is_empty() {
                return Detail::new(name, String::new());
            }
            Detail::lines(name, vec![value.clone(), t.settings_server_origin(origin)])
        })
        .collect();
    view! {
        <section class="panel">
            <div class="panel-body">{details(&t.field_none(), rows)}</div>
        </section>
    }
    .into_any()
}
