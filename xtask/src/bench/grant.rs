//! P11: access for ten thousand contacts at once.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::figure::Figure;
use super::ground::{Ground, Stage, contacts_of};
use super::http::Client;
use super::load::{meanwhile, percentile};
use super::process::{cpu_seconds, peak, resident};

const DIALOG: &str = "/office/contacts/portal-access";
/// How often the job's page is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(250);

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    // The cost must grow as the work does, no faster.
    let sizes: &[usize] = match ground.options.quick {
        true => &[100, 300],
        false => &[1_000, 10_000],
    };
    let mut figures = Vec::new();
    let mut smaller: Option<(usize, f64)> = None;
    for size in sizes {
        // Letters are to be queued, not sent: a mail server that takes calls and says nothing keeps them waiting.
        let silent = TcpListener::bind(("127.0.0.1", 0))?;
        let mail = format!("smtp://127.0.0.1:{}?tls=none", silent.local_addr()?.port());
        let (atrium, logins) = ground.copy("grant")?;
        let atrium = atrium
            .with("ATRIUM_SMTP_URL", mail.as_str())
            .with("ATRIUM_MAIL_TIMEOUT", "60s");
        let stage = Stage::open(atrium, &logins)?;
        let contacts = addressed(&stage, *size)?;
        let server = stage.server.id();
        let ((), mut quiet) = meanwhile(&stage.customer, "/my", || {
            sleep(ground.options.round());
            Ok(())
        })?;
        let (cpu_before, before) = (cpu_seconds(server)?, resident(server)?);
        let ((), mut busy) = meanwhile(&stage.customer, "/my", || grant(&stage.staff, &contacts))?;
        let cpu = cpu_seconds(server)? - cpu_before;
        let (after, most) = (resident(server)?, peak(server)?);
        let granted = stage
            .staff
            .twin()
            .get("/office/contacts?filter=invited")?
            .text();
        if contacts_of(&granted).is_empty() {
            bail!("nobody was invited");
        }
        let what = |of: &str| format!("grant of {size} contacts, {of}");
        let (bare, _) = ground.copy("grant-floor")?;
        let bare = ground.floor.grant(&bare.database(), *size)?;
        figures.push(
            Figure::told("P11", what("CPU"), "s", vec![cpu])
                // The goal is for ten thousand; a tenth of them may take a tenth.
                .at_most(*size as f64 / 10_000.0)
                .against("its rows in one transaction", vec![bare]),
        );
        if let Some((count, seconds)) = smaller {
            let grown = vec![seconds * *size as f64 / count as f64];
            let what = format!("grant of {size} contacts, CPU against {count}");
            figures.push(
                Figure::told("P11", what, "s", vec![cpu]).against("as many times as much", grown),
            );
        }
        smaller.get_or_insert((*size, cpu));
        figures.push(
            Figure::told("P11", what("memory afterwards"), "MB", vec![after])
                .against("before", vec![before]),
        );
        figures.push(
            Figure::told("P11", what("most memory"), "MB", vec![most])
                .against("before", vec![before]),
        );
        let quiet = vec![percentile(&mut quiet, 0.99)];
        figures.push(
            Figure::told(
                "P11",
                what("portal home's p99 meanwhile"),
                "ms",
                vec![percentile(&mut busy, 0.99)],
            )
            .at_most_times(2.0, "quiet", quiet),
        );
        // Hung up on, the server need not wait for its letters before it stops.
        drop(silent);
    }
    Ok(figures)
}

/// Grants access to all of them: one dialog, which becomes a job where they are many.
fn grant(staff: &Client, contacts: &[u64]) -> Result<()> {
    let mut staff = staff.twin();
    let ids: Vec<String> = contacts.iter().map(u64::to_string).collect();
    let all = ids.join(",");
    let form: Vec<(&str, &str)> = [("act", "grant-selected"), ("ids", all.as_str())]
        .into_iter()
        .chain(ids.iter().map(|id| ("select", id.as_str())))
        .collect();
    let answer = staff.post(DIALOG, &form)?;
    let job = match (answer.status, answer.header("location")) {
        (200, None) => return Ok(()),
        (303, Some(job)) => job.to_owned(),
        (status, _) => bail!("the dialog of {} rows answered {status}", contacts.len()),
    };
    loop {
        let page = staff.get(&job)?;
        // It loads itself again as long as there is something to do.
        if page.header("refresh").is_some() {
            sleep(LOOK_EVERY);
            continue;
        }
        let done = format!("value=\"{}\"", contacts.len());
        if page.status != 200 || !page.text().contains(&done) {
            bail!("the job {job} did not work on {} rows", contacts.len());
        }
        return Ok(());
    }
}

/// Contacts of the bench's list, which all have an address, page by page.
fn addressed(stage: &Stage, count: usize) -> Result<Vec<u64>> {
    let mut staff = stage.staff.twin();
    let mut found = BTreeSet::new();
    let mut path = "/office/contacts?q=bench".to_owned();
    while found.len() < count {
        let page = staff.get(&path)?.text();
        found.extend(contacts_of(&page));
        let next = page.find("after=").and_then(|at| {
            let place = page[at..].split(['"', '&']).next()?;
            Some(format!("/office/contacts?q=bench&{place}"))
        });
        match next {
            Some(next) if next != path => path = next,
            Some(_) | None => break,
        }
    }
    if found.len() < count {
        let found = found.len();
        return Err(anyhow::anyhow!(
            "{found} contacts with an address, {count} were wanted"
        ))
        .context("the list does not show what was imported");
    }
    Ok(found.into_iter().take(count).collect())
}
