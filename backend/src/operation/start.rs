//! The first steps of a new house, from its name to the first grant. Where it stands is read from
//! what is there, so it can be left and come back to.

use crate::access::{Act, BackOffice, Session};
use crate::atrium::Atrium;
use crate::config::Origin;
use crate::error::Result;
use crate::store::start::Beginnings;
use atrium_domain::setting::Setting;

/// What is done of the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Somebody decided what the company is called.
    pub company: bool,
    /// There is a mail server.
    pub mail: bool,
    /// The address book.
    pub beginnings: Beginnings,
    /// Somebody has put the steps away.
    pub dismissed: bool,
}

/// Where the first steps stand.
///
/// # Errors
///
/// [`crate::Error::Forbidden`] for those who can't take them.
pub async fn progress(atrium: &Atrium, session: &Session) -> Result<Progress> {
    session.must(Act::Administer)?;
    let scope = BackOffice::of(session)?;
    let beginnings = atrium.database.read(&scope).beginnings().await?;
    let settings = atrium.settings();
    let config = atrium.config();
    Ok(Progress {
        company: config.origin_of(Setting::Company) != Origin::Default,
        mail: settings.mail_leaves,
        beginnings,
        dismissed: settings.start_dismissed,
    })
}

/// Whether the address book should still point to the first steps, for this reader.
///
/// # Errors
///
/// The database can't be read.
pub async fn is_unfinished(atrium: &Atrium, session: &Session) -> Result<bool> {
    if !session.may(Act::Administer) || atrium.settings().start_dismissed {
        return Ok(false);
    }
    let scope = BackOffice::of(session)?;
    Ok(!atrium.database.read(&scope).has_granted().await?)
}
