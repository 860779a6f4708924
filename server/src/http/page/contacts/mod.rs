//! The address book.

mod bulk;
mod export;
mod form;
mod history;
mod list;
mod merge;
mod one;

pub use bulk::act as bulk;
pub(super) use bulk::target;
pub use export::export;
pub use list::{list, office};
pub use merge::{look as merge_look, merge};
pub use one::{archive, create, new, save, show};

use atrium_app::backoffice::contacts::ask::Asks;
use atrium_app::backoffice::contacts::{May, PortalState as Shown};
use atrium_backend::Result;
use atrium_backend::access::Act;
use atrium_backend::store::contact::{Access, PortalState};
use atrium_domain::country::Country;
use atrium_domain::locale::Locale;

use crate::http::cx::Cx;

/// Names of those who would lose access that are shown.
const NAMED: usize = 20;

fn may(cx: &Cx) -> Result<May> {
    let session = cx.session()?;
    Ok(May {
        edit: session.may(Act::EditContacts),
        grant: session.may(Act::GrantAccess),
        export: session.may(Act::Export),
        import: session.may(Act::Import),
    })
}

const fn shown(state: PortalState) -> Shown {
    match state {
        PortalState::Outside => Shown::Outside,
        PortalState::Invited => Shown::Invited,
        PortalState::Inside => Shown::Inside,
    }
}

fn country(code: &str, locale: Locale) -> String {
    Country::from_code(code)
        .map_or("", |country| country.name(locale))
        .to_owned()
}

/// Who would lose access, as far as there is room for names.
fn asks(access: &[Access]) -> Asks {
    let mut people: Vec<(String, String)> = access
        .iter()
        .map(|one| (one.name.clone(), one.login.clone()))
        .collect();
    people.truncate(NAMED);
    Asks {
        more: access.len() - people.len(),
        people,
        ending: access
            .iter()
            .map(|one| one.membership.to_string())
            .collect::<Vec<_>>()
            .join(","),
    }
}
