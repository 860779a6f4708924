//! Once a day: what is over and done with leaves the tables. The trail stays, and says so.

use atrium_domain::time::Duration;
use serde_json::json;

use crate::access::System;
use crate::atrium::Atrium;
use crate::error::Result;
use crate::store::audit::{Actor, Entry, Happened, Personal, Subject};

const REASON: System = System::because("what is over leaves the tables");
const DAY: Duration = Duration::from_secs(86_400);
/// A counter starts over after a day without failures; a week is more than any rule looks back.
const THROTTLE_FOR: Duration = Duration::from_secs(7 * 86_400);
const SESSIONS_FOR: Duration = Duration::from_secs(30 * 86_400);
const LINKS_FOR: Duration = Duration::from_secs(90 * 86_400);
/// A little longer than a browser keeps the cookie.
const DEVICES_FOR: Duration = Duration::from_secs(401 * 86_400);
/// Nobody goes back to a form later and means the same.
const FORMS_FOR: Duration = DAY;
/// So many rows a unit: nobody waits long for its turn.
const AT_ONCE: u64 = 500;

/// How often it is done.
pub const EVERY: Duration = DAY;

/// What was taken away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Counters of failed attempts.
    pub counters: u64,
    /// Sessions.
    pub sessions: u64,
    /// Links.
    pub links: u64,
    /// Browsers.
    pub devices: u64,
    /// Forms that were done.
    pub forms: u64,
}

/// Takes away counters, sessions, links, browsers and marks of forms that are over for long, while `go_on` says so.
///
/// # Errors
///
/// The database can't be written; what was taken away before stays away.
pub async fn sweep(atrium: &Atrium, go_on: impl Fn() -> bool) -> Result<Swept> {
    let now = atrium.now();
    let mut swept = Swept::default();
    while go_on() {
        let unit = atrium.database.write(REASON).await?;
        let counters = unit
            .sweep_throttle(now.minus(THROTTLE_FOR), AT_ONCE)
            .await?;
        let sessions = unit
            .sweep_sessions(now.minus(SESSIONS_FOR), AT_ONCE)
            .await?;
        let links = unit.sweep_links(now.minus(LINKS_FOR), AT_ONCE).await?;
        let devices = unit.sweep_devices(now.minus(DEVICES_FOR), AT_ONCE).await?;
        let forms = unit.sweep_forms(now.minus(FORMS_FOR), AT_ONCE).await?;
        if counters + sessions + links + devices + forms == 0 {
            break;
        }
        unit.record(
            atrium.pen(),
            now,
            Entry {
                actor: Actor::System,
                happened: Happened::Swept,
                subject: Subject::Nothing,
                contact: None,
                detail: json!({
                    "counters": counters,
                    "sessions": sessions,
                    "links": links,
                    "devices": devices,
                    "forms": forms,
                }),
                personal: Personal::default(),
            },
        )
        .await?;
        unit.commit().await?;
        swept.counters += counters;
        swept.sessions += sessions;
        swept.links += links;
        swept.devices += devices;
        swept.forms += forms;
    }
    Ok(swept)
}
