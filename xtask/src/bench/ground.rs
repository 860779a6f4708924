//! Where figures are measured: a data folder made once, and a copy of it with a server for each family of figures,
//! so that what one family writes does not meet the next.

use std::cell::OnceCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use super::floor::Floor;
use super::http::Client;
use super::options::Options;
use super::seed;
use crate::serve::{Atrium, Login, Server, demo_logins};
use crate::shell::{TempDir, run, say};

pub struct Ground {
    pub program: PathBuf,
    pub floor: Floor,
    pub options: Options,
    folder: TempDir,
    base: OnceCell<Vec<Login>>,
}

/// A server over a copy of the ground, and two who are signed in there.
pub struct Stage {
    pub atrium: Atrium,
    pub server: Server,
    /// A portal user.
    pub customer: Client,
    /// An administrator.
    pub staff: Client,
}

impl Ground {
    pub fn new(program: PathBuf, floor: PathBuf, options: Options) -> Result<Self> {
        Ok(Self {
            program,
            floor: Floor(floor),
            options,
            folder: TempDir::new("bench")?,
            base: OnceCell::new(),
        })
    }

    /// A folder of the bench that is not there yet.
    pub fn folder(&self, name: &str) -> PathBuf {
        let path = self.folder.path.join(name);
        // Only an earlier round can have left it.
        let _old = fs::remove_dir_all(&path);
        path
    }

    /// A list of so many contacts, the same each time.
    pub fn list(&self, count: usize) -> Result<PathBuf> {
        let path = self.folder.path.join(format!("contacts-{count}.csv"));
        if !path.exists() {
            seed::contacts(count, &path)?;
        }
        Ok(path)
    }

    /// The demo and a list of contacts beside it, imported once.
    fn base(&self) -> Result<(PathBuf, Vec<Login>)> {
        let data = self.folder.path.join("base");
        if let Some(logins) = self.base.get() {
            return Ok((data, logins.clone()));
        }
        let atrium = Atrium::new(self.program.clone(), data.clone())?;
        atrium.ask(&["migrate"])?;
        let logins = demo_logins(&atrium.ask(&["demo", "load", "--json"])?)?;
        let started = Instant::now();
        let count = self.options.contacts();
        atrium.ask(&["import", "contacts", text(&self.list(count)?)?])?;
        let seconds = started.elapsed().as_secs_f64();
        say(format!("imported {count} contacts in {seconds:.1} s"));
        let logins = self.base.get_or_init(|| logins).clone();
        Ok((data, logins))
    }

    /// A copy of the data, not served yet.
    pub fn copy(&self, name: &str) -> Result<(Atrium, Vec<Login>)> {
        let (base, logins) = self.base()?;
        let data = self.folder(name);
        // With modes: the house keeps its key from others.
        run(Command::new("cp").arg("-a").arg(&base).arg(&data))?;
        Ok((Atrium::new(self.program.clone(), data)?, logins))
    }

    pub fn stage(&self, name: &str) -> Result<Stage> {
        let (atrium, logins) = self.copy(name)?;
        Stage::open(atrium, &logins)
    }
}

impl Stage {
    pub fn open(atrium: Atrium, logins: &[Login]) -> Result<Self> {
        let server = atrium.serve()?;
        Self::enter(atrium, server, logins)
    }

    /// Signs in at a server that is up already.
    pub fn enter(atrium: Atrium, server: Server, logins: &[Login]) -> Result<Self> {
        let customer = logins
            .iter()
            .find(|it| it.is_customer() && !it.password.is_empty());
        let staff = logins.iter().find(|it| it.role == "administrator");
        let lacking = "the demo lacks a login the bench needs";
        let (customer, staff) = (customer.context(lacking)?, staff.context(lacking)?);
        Ok(Self {
            customer: sign_in(atrium.port, &customer.login, &customer.password)?,
            staff: sign_in(atrium.port, &staff.login, &staff.password)?,
            atrium,
            server,
        })
    }
}

/// Through the form, as a person would.
pub fn sign_in(port: u16, login: &str, password: &str) -> Result<Client> {
    let mut client = Client::new(port);
    let answer = client.post("/login", &[("email", login), ("password", password)])?;
    if answer.status != 303 || !client.has_session() {
        bail!("{login} cannot sign in: {}", answer.status);
    }
    Ok(client)
}

/// The contacts that a page of the list links to.
pub fn contacts_of(html: &str) -> Vec<u64> {
    let link = "href=\"/office/contacts/";
    html.match_indices(link)
        .filter_map(|(at, _)| {
            let rest = &html[at + link.len()..];
            let (number, _) = rest.split_once('"')?;
            number.parse().ok()
        })
        .collect()
}

pub fn text(path: &Path) -> Result<&str> {
    path.to_str().context("a folder's name is no text")
}

#[cfg(test)]
mod tests {
    use super::contacts_of;

    #[test]
    fn only_links_to_a_contact_count() {
        let html = r#"<a href="/office/contacts/new"><a href="/office/contacts/12"><a href="/office/contacts/7"
            ><a href="/office/contacts?after=x">"#;
        assert_eq!(contacts_of(html), [12, 7]);
    }
}
