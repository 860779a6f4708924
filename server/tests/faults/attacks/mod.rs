//! Attacks at the socket of a house that is in use: what must hold is said by each one, and after
//! every one nothing has changed but what it may, the log keeps its secrets, everybody who was in
//! still is, and the checker has nothing to say.

mod bodies;
mod elsewhere;
mod flood;
mod forged;
mod guesses;
mod others;
mod paths;
mod smuggled;
mod strings;

use std::collections::BTreeMap;
use std::io;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use atrium_backend::access::Act;
use atrium_backend::access::policy::{Principal, may};
use atrium_domain::permission::Role;
use atrium_server::http::{Needs, Route};
use sea_orm::Database;

use super::dice::clients;
use super::support::PASSWORD;
use super::support::process::Served;
use super::support::process::{Place, run_async};
use super::support::rows::every_value;
use super::support::wire::{Answer, Browser, HTML, JSON};
use super::{is_clean, soon};

/// Whatever an attack sends, an answer comes within this, also where others build meanwhile.
const AT_ONCE: Duration = Duration::from_secs(10);
/// The trail, whose entries are looked at one by one instead.
const TRAIL: [&str; 3] = ["audit_entry", "audit_head", "audit_personal"];

/// What an attack may leave behind.
#[derive(Default)]
struct Leaves {
    /// Entries of the trail: that it was tried.
    entries: &'static [&'static str],
    /// Tables whose rows may differ.
    tables: &'static [&'static str],
    /// Whether some may be told to come back.
    busy: bool,
}

/// A house in use: staff of every role, customers of two companies, somebody invited.
struct Town {
    place: Place,
    served: Served,
    visitor: Browser,
    administrator: Browser,
    manager: Browser,
    employee: Browser,
    customer: Browser,
    /// A customer of another company.
    stranger: Browser,
    /// What no log may hold.
    secrets: Vec<String>,
}

/// Whatever happens, those who read beside an attack stop.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl Town {
    fn on(place: Place) -> Self {
        let logins = place.logins();
        let served = place.serve(&[
            ("ATRIUM_LOG_LEVEL", "trace"),
            ("ATRIUM_LOG_FORMAT", "json"),
            // As behind a proxy: attacks come from as many networks as they like.
            ("ATRIUM_TRUSTED_PROXIES", "127.0.0.1"),
        ]);
        let mut secrets = vec![PASSWORD.to_owned()];
        let mut signed_in = |role: &str| {
            let login = logins.iter().find(|login| login["role"] == role).unwrap();
            let [email, password] = ["login", "password"].map(|it| login[it].as_str().unwrap());
            secrets.push(password.to_owned());
            Browser::signed_in(&served, email, password)
        };
        let administrator = signed_in("administrator");
        let mut manager = signed_in("manager");
        let employee = signed_in("employee");
        let customer = signed_in("portal");
        let stranger = newcomer(&place, &served, &mut manager);
        let mut town = Self {
            visitor: Browser::at(&served),
            place,
            served,
            administrator,
            manager,
            employee,
            customer,
            stranger,
            secrets,
        };
        for (_, browser) in town.people() {
            let cookie = browser.cookie.clone().unwrap_or_default();
            town.secrets
                .extend(cookie.split('=').nth(1).map(str::to_owned));
        }
        // A letter about a new browser leads to a page that is no secret.
        let mut links = town.links("/");
        links.retain(|link| !link.starts_with("/my/"));
        let token = |link: &String| link.rsplit('/').next().map(str::to_owned);
        town.secrets.extend(links.iter().filter_map(token));
        let key = town.place.data().join("keys/server.key");
        let key = std::fs::read_to_string(key).unwrap();
        town.secrets.push(key.trim().to_owned());
        town.secrets.retain(|secret| !secret.is_empty());
        let waiting = "SELECT COUNT(*) FROM outbox WHERE state IN ('queued', 'sending')";
        soon("letters stay behind", || town.place.number(waiting) == 0);
        town
    }

    /// Who there is, and as whom the policy knows them.
    fn people(&self) -> [(Principal, Browser); 6] {
        [
            (Principal::Anonymous, &self.visitor),
            (Principal::Customer, &self.stranger),
            (Principal::Customer, &self.customer),
            (Principal::Staff(Role::Employee), &self.employee),
            (Principal::Staff(Role::Manager), &self.manager),
            (Principal::Staff(Role::Administrator), &self.administrator),
        ]
        .map(|(principal, browser)| (principal, browser.clone()))
    }

    /// The paths of all links in letters that begin so.
    fn links(&self, start: &str) -> Vec<String> {
        let letters = self.place.letters();
        letters
            .iter()
            .flat_map(|letter| letter.lines())
            .filter_map(path_of)
            .filter(|path| path.starts_with(start))
            .collect()
    }

    fn state(&self) -> BTreeMap<String, Vec<String>> {
        run_async(async {
            let raw = Database::connect(&self.place.database).await.unwrap();
            let all = every_value(&raw).await;
            raw.close().await.unwrap();
            all
        })
    }

    /// How many entries of each kind the trail has.
    fn entries(&self) -> BTreeMap<String, i64> {
        let sql = "SELECT action, COUNT(*) FROM audit_entry GROUP BY action";
        let read = |row: &sea_orm::QueryResult| {
            (
                row.try_get_by_index(0).unwrap(),
                row.try_get_by_index(1).unwrap(),
            )
        };
        self.place.rows(sql, read).into_iter().collect()
    }

    /// Carries out an attack, of so many tries, while others read their pages; and what must hold
    /// afterwards, whatever it was.
    fn under(&self, name: &str, leaves: &Leaves, attack: impl FnOnce(&Self) -> usize) {
        let (before, entries) = (self.state(), self.entries());
        let over = AtomicBool::new(false);
        let started = Instant::now();
        let tries = thread::scope(|scope| {
            for n in 0..clients() {
                let (browser, path) = if n % 2 == 0 {
                    (&self.customer, "/my")
                } else {
                    (&self.manager, "/office/contacts")
                };
                let over = &over;
                scope.spawn(move || {
                    while !over.load(Ordering::SeqCst) {
                        let asked = Instant::now();
                        browser.get(path, HTML).expect_status(200);
                        let took = asked.elapsed();
                        assert!(took < AT_ONCE, "{path} took {took:?} beside {name}");
                        sleep(Duration::from_millis(20));
                    }
                });
            }
            let _over = Over(&over);
            attack(self)
        });
        let took = started.elapsed();
        self.stands(name, leaves);
        let after = self.state();
        for (table, rows) in &before {
            let may = TRAIL.contains(&table.as_str()) || leaves.tables.contains(&table.as_str());
            assert!(may || after[table] == *rows, "{name} changed {table}");
        }
        for (action, count) in self.entries() {
            let is_new = entries.get(&action) != Some(&count);
            assert!(
                !is_new || leaves.entries.contains(&action.as_str()),
                "{name} left {action}"
            );
        }
        is_clean(&self.place, name);
        println!("soak: attack {name}: {tries} tries in {took:?}");
    }

    /// The process is well, everybody who was in still is, and the log holds no secret.
    fn stands(&self, name: &str, leaves: &Leaves) {
        for path in ["/healthz", "/readyz"] {
            self.visitor.get(path, HTML).expect_status(200);
        }
        for (principal, browser) in self.people() {
            let home = match principal {
                Principal::Anonymous => "/login",
                Principal::Customer => "/my",
                Principal::Staff(_) => "/office/contacts",
            };
            browser.get(home, HTML).expect_status(200);
        }
        let log = self.served.log();
        for secret in &self.secrets {
            assert!(
                !log.contains(secret.as_str()),
                "{name}: the log holds {secret}"
            );
        }
        for line in log.lines().filter(|line| line.starts_with('{')) {
            let told: serde_json::Value = serde_json::from_str(line).unwrap();
            let status = told["fields"]["status"].as_u64().unwrap_or(0);
            let fine = status < 500 || (leaves.busy && status == 503);
            assert!(fine && told["level"] != "ERROR", "{name}: {line}");
        }
        assert!(!log.contains("panicked"), "{name}: {log}");
    }

    /// Numbers of a table's rows.
    fn ids(&self, table: &str) -> Vec<i64> {
        let sql = format!("SELECT id FROM {table} ORDER BY id");
        self.place
            .rows(&sql, |row| row.try_get_by_index(0).unwrap())
    }
}

/// The path of a link that is alone on a line of a letter.
fn path_of(line: &str) -> Option<String> {
    let rest = line.trim().strip_prefix("http://localhost:")?;
    Some(rest[rest.find('/')?..].to_owned())
}

/// Somebody of a company of their own, who has accepted an invitation.
fn newcomer(place: &Place, served: &Served, manager: &mut Browser) -> Browser {
    let fields = [
        ("kind", "company"),
        ("type", "contact"),
        ("name", "Strangers Ltd"),
        ("email", "stranger@elsewhere.example"),
    ];
    let created = manager.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let path = location.split('?').next().unwrap();
    let id = path.rsplit('/').next().unwrap();
    let act = format!("grant:{id}");
    let grant = [("id", id), ("act", act.as_str())];
    manager
        .post("/office/contacts/portal-access", JSON, &grant)
        .expect_status(200);
    let mut link = String::new();
    soon("no invitation came", || {
        let mut letters = place.letters().into_iter();
        let letter = letters.find(|letter| letter.contains("stranger@elsewhere.example"));
        link = letter
            .and_then(|letter| letter.lines().find_map(path_of))
            .unwrap_or_default();
        !link.is_empty()
    });
    let mut browser = Browser::at(served);
    let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
    browser.post(&link, HTML, &passwords).expect_status(303);
    browser
}

/// Whether the policy lets somebody do what a route does.
fn allowed(principal: Principal, route: &Route) -> bool {
    match route.needs {
        Needs::Nothing | Needs::NothingAtAll => true,
        Needs::Right(act) | Needs::Confirmed(act) => may(principal, act),
    }
}

/// Whether the route is about somebody's own account or portal.
fn is_own(route: &Route) -> bool {
    match route.needs {
        Needs::Nothing | Needs::NothingAtAll => false,
        Needs::Right(act) | Needs::Confirmed(act) => matches!(
            act,
            Act::UsePortal | Act::EditOwnDetails | Act::ManageOwnAccount | Act::DeleteOwnAccount
        ),
    }
}

/// A route's path with something in the place of what varies.
fn concrete(route: &Route, id: &str) -> String {
    route
        .path
        .replace("{id}", id)
        .replace("{token}", "x")
        .replace("{name}", "x.css")
        .replace("{group}", "company")
        .replace("{step}", "contacts")
}

/// Every answer that comes over a connection, until it ends or falls silent.
fn answers(stream: TcpStream, silence: Duration) -> Vec<(u16, String)> {
    stream.set_read_timeout(Some(silence)).unwrap();
    let mut all = Vec::new();
    let mut next = Answer::of(stream);
    while let Ok(mut answer) = next {
        match answer.take_body() {
            Ok(body) => all.push((answer.status, body)),
            Err(_) => {
                all.push((answer.status, String::new()));
                break;
            }
        }
        next = Answer::next_of(answer.rest);
    }
    all
}

/// Bytes as they are; every answer to them.
fn raw(browser: &Browser, bytes: &[u8]) -> Vec<(u16, String)> {
    match browser.send(bytes) {
        Ok(stream) => answers(stream, Duration::from_secs(3)),
        // Closed while we were still sending.
        Err(error) if error.kind() != io::ErrorKind::ConnectionRefused => Vec::new(),
        Err(error) => panic!("nobody listens any more: {error}"),
    }
}

/// A request's head with other lines in it, and a body of any kind.
fn crafted(head: &str, lines: &str, body: &[u8]) -> Vec<u8> {
    let head = head.replace("\r\n\r\n", &format!("\r\n{lines}\r\n\r\n"));
    [head.as_bytes(), body].concat()
}
