//! Loading the demo, once or again.

mod customer;
mod login;

use std::io::Cursor;

use super::{CONTACTS, CUSTOMERS, Login, SOURCE, STAFF, Stage};
use crate::access::System;
use crate::atrium::Atrium;
use crate::error::{Error, Result};
use crate::import::contacts;
use crate::operation::import_contacts::{self, Report};
use customer::{Run, session};
use login::staff_login;

const REASON: System = System::because("the operator loads the demo");

/// What came of it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The demo was there already; passwords are new all the same.
    pub was_there: bool,
    /// What the file brought.
    pub report: Report,
    /// Somebody to sign in as, in each role.
    pub logins: Vec<Login>,
}

/// Loads the demo. Again, it brings back what is missing, sets new passwords and leaves what
/// people did to it alone.
///
/// # Errors
///
/// A login of the demo was given to somebody else meanwhile.
pub async fn load(atrium: &Atrium) -> Result<Loaded> {
    let was_there = !atrium
        .database
        .read(&REASON)
        .origins(SOURCE)
        .await?
        .is_empty();
    let checked = contacts::check(CONTACTS)
        .map_err(|error| Error::Internal(format!("the demo's file: {error}")))?;
    let report = import_contacts::apply(atrium, SOURCE, &checked, &mut Cursor::new(CONTACTS))
        .await?
        .map_err(|rejects| Error::Internal(format!("the demo's file: {rejects}")))?;
    let mut logins = Vec::new();
    for (role, login, name) in STAFF {
        logins.push(staff_login(atrium, role, login, name).await?);
    }
    let run = Run {
        atrium,
        session: session(atrium).await?,
    };
    let origins = atrium.database.read(&REASON).origins(SOURCE).await?;
    for (id, stage) in CUSTOMERS {
        let contact = origins
            .get(id)
            .ok_or_else(|| Error::Internal(format!("the demo has no {id}")))?
            .contact;
        match stage {
            Stage::Inside => logins.push(run.inside(contact).await?),
            Stage::Invited => run.invited(contact).await?,
            Stage::Revoked => run.revoked(contact).await?,
        }
    }
    Ok(Loaded {
        was_there,
        report,
        logins,
    })
}
