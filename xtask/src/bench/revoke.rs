//! P15: from revoking somebody's access to the last of their hundred open browsers being told.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::figure::Figure;
use super::ground::{Ground, Stage, contacts_of, sign_in};
use super::http::Client;
use crate::postgres;
use crate::serve::{Atrium, demo_logins};
use crate::shell::{say, wait_until};

const DIALOG: &str = "/office/contacts/portal-access";
const PASSWORD: &str = "a hundred windows on one street";
/// As a browser has it: longer than the stream's heartbeat.
const PATIENCE: Duration = Duration::from_secs(60);

pub fn measure(ground: &Ground) -> Result<Vec<Figure>> {
    let stage = ground.stage("revoke")?;
    let here = rounds(ground, &stage, stage.atrium.port)?;
    let mut figures = vec![
        Figure::told(
            "P15",
            "revoke to the last of 100 browsers, same process",
            "ms",
            here,
        )
        .at_most(200.0),
    ];
    drop(stage);
    match postgres::start() {
        Ok(server) => figures.push(elsewhere(ground, &server.url)?),
        Err(error) => say(format!("P15 on PostgreSQL is left out: {error:#}")),
    }
    Ok(figures)
}

/// Two processes on one PostgreSQL: revoked in one, open in the other.
fn elsewhere(ground: &Ground, url: &str) -> Result<Figure> {
    let atrium = Atrium::new(ground.program.clone(), ground.folder("revoke-postgres"))?
        .with("ATRIUM_DATABASE_URL", url);
    let logins = demo_logins(&atrium.ask(&["demo", "load", "--json"])?)?;
    let other = atrium.again()?;
    let stage = Stage::open(atrium, &logins)?;
    let _other = other.serve()?;
    let times = rounds(ground, &stage, other.port)?;
    let what = "revoke to the last of 100 browsers, another process, PostgreSQL";
    Ok(Figure::told("P15", what, "ms", times).at_most(1000.0))
}

/// Each time another customer: who was revoked is out.
fn rounds(ground: &Ground, stage: &Stage, streams_at: u16) -> Result<Vec<f64>> {
    let wanted = ground.options.rounds().min(3);
    let browsers = if ground.options.quick { 10 } else { 100 };
    let mut times = Vec::new();
    for contact in outsiders(&stage.staff)? {
        if times.len() == wanted {
            break;
        }
        if let Some(login) = invited(&stage.staff, contact)? {
            times.push(once(stage, contact, &login, streams_at, browsers)?);
        }
    }
    if times.len() < wanted {
        bail!("too few contacts without access");
    }
    Ok(times)
}

fn outsiders(staff: &Client) -> Result<Vec<u64>> {
    let list = "/office/contacts?filter=persons&sort=changed";
    Ok(contacts_of(&staff.twin().get(list)?.text()))
}

/// Gives a contact access and accepts the invitation for them: their login. Nothing for one who has access, or no
/// address.
fn invited(staff: &Client, contact: u64) -> Result<Option<String>> {
    let granted = act(staff, "grant", contact)?;
    let Some(login) = between(&granted, &format!("name=\"email.{contact}\""), "value=\"") else {
        return Ok(None);
    };
    let shown = act(staff, "show-link", contact)?;
    let Some(token) = between(&shown, "/invitation", "/") else {
        return Ok(None);
    };
    let mut client = Client::new(staff.port());
    let form = [("password", PASSWORD), ("verify", PASSWORD)];
    let answer = client.post(&format!("/invitation/{token}"), &form)?;
    if answer.status != 303 {
        bail!("{login} cannot accept: {}", answer.status);
    }
    Ok(Some(login))
}

fn act(staff: &Client, act: &str, contact: u64) -> Result<String> {
    let (act, id) = (format!("{act}:{contact}"), contact.to_string());
    let answer = staff.twin().post(DIALOG, &[("act", &act), ("id", &id)])?;
    match answer.status {
        200 | 422 => Ok(answer.text()),
        status => bail!("{act} answered {status}"),
    }
}

/// The text after `first` and then `second`, up to where an attribute ends.
fn between(html: &str, first: &str, second: &str) -> Option<String> {
    let (_, rest) = html.split_once(first)?;
    let (_, rest) = rest.split_once(second)?;
    let (found, _) = rest.split_once('"')?;
    (!found.is_empty()).then(|| found.to_owned())
}

fn once(stage: &Stage, contact: u64, login: &str, streams_at: u16, browsers: usize) -> Result<f64> {
    let mut clients = Vec::new();
    for _ in 0..browsers {
        let mut client = sign_in(stage.atrium.port, login, PASSWORD)?.at(streams_at);
        client.patience = PATIENCE;
        clients.push(client);
    }
    let open = AtomicUsize::new(0);
    let told: Mutex<Vec<Instant>> = Mutex::default();
    let revoked = thread::scope(|scope| -> Result<Instant> {
        let listening: Vec<_> = clients
            .iter()
            .map(|client| {
                let (open, told) = (&open, &told);
                scope.spawn(move || -> Result<()> {
                    client.listen("/live", "event: ended", || {
                        open.fetch_add(1, Ordering::Relaxed);
                    })?;
                    if let Ok(mut told) = told.lock() {
                        told.push(Instant::now());
                    }
                    Ok(())
                })
            })
            .collect();
        let all = wait_until(Duration::from_secs(20), || {
            open.load(Ordering::Relaxed) == browsers || listening.iter().any(|it| it.is_finished())
        });
        // The streams look around once when they open.
        thread::sleep(Duration::from_millis(400));
        let revoked = Instant::now();
        let answer = act(&stage.staff, "revoke", contact);
        for listener in listening {
            match listener.join() {
                Ok(heard) => heard?,
                Err(_) => bail!("a listener stopped"),
            }
        }
        answer?;
        if !all {
            bail!("not every stream opened");
        }
        Ok(revoked)
    })?;
    let told = told.into_inner().unwrap_or_default();
    let last = told.iter().max().context("nobody was told")?;
    if told.len() != browsers || *last < revoked {
        bail!("{} of {browsers} browsers were told", told.len());
    }
    Ok(last.duration_since(revoked).as_secs_f64() * 1000.0)
}
