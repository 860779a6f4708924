//! A house in a box: a fresh database of either kind, a clock that stands still, a folder for
//! letters, and browsers that keep one cookie.

pub mod postgres;
#[macro_use]
pub mod process;
mod ready;
pub mod rows;
mod served;
pub mod wire;

use std::path::PathBuf;
use std::sync::Arc;

use atrium_backend::Atrium;
use atrium_backend::clock::{Clock, Entropy};
use atrium_backend::config::{Config, Environment};
use atrium_backend::credential::password::{Cost, Hasher};
use atrium_backend::job::outbox;
use atrium_backend::key::ServerKey;
use atrium_backend::mail::Transport;
use atrium_backend::store::Database;
use atrium_domain::password::{NewPassword, PasswordPolicy};
use atrium_domain::permission::Role;
use atrium_domain::time::Timestamp;
use atrium_server::http::{Acting, Metrics, Web, app};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use sea_orm::{ConnectionTrait as _, DatabaseConnection, Statement};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub const PASSWORD: &str = "a bicycle made of rain";
const KEY: [u8; 32] = [7; 32];
/// A hash at the cost of real ones takes longer than all else a test does. That a real house takes the real cost is shown
/// where accounts are tested.
pub const QUICK: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
pub const NOON: Timestamp = Timestamp::from_seconds(1_795_348_800);

/// Runs a test on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)+) => {$(
        mod $name {
            use super::*;
            async fn body($house: support::House) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$meta])*
            async fn sqlite() { body(support::House::on_sqlite().await).await }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            $(#[$meta])*
            async fn postgres() { body(support::House::on_postgres().await).await }
        }
    )+};
}

pub struct House {
    pub web: Arc<Web>,
    pub clock: Clock,
    pub url: String,
    // Kept: a connection to PostgreSQL is a process of its own there, and a test looks at rows a hundred times.
    own: DatabaseConnection,
    router: Router,
    transport: Transport,
    folder: TempDir,
}

impl House {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = ready::on_sqlite(folder.path()).await;
        Self::over(url, folder).await
    }

    /// In a database of its own on the server the test command started.
    pub async fn on_postgres() -> Self {
        Self::over(ready::on_postgres().await, tempfile::tempdir().unwrap()).await
    }

    async fn over(url: String, folder: TempDir) -> Self {
        let database = Database::connect(&url).await.unwrap();
        let key = ServerKey::from_bytes(KEY);
        database.migrate(Some(&key)).await.unwrap();
        let clock = Clock::manual(NOON);
        let environment = Environment::new([("ATRIUM_DATA_DIR", folder.path())]);
        let config = Config::load(None, &environment).unwrap();
        let entropy = Entropy::system();
        let mut atrium = Atrium::new(database, clock.clone(), entropy.clone(), key, config);
        atrium.hasher = Hasher::new(QUICK, 2, 40, &entropy);
        let own = sea_orm::Database::connect(&url).await.unwrap();
        for (key, value) in [
            ("company", "Northwind"),
            ("mail_from", "portal@northwind.example"),
        ] {
            own.execute_unprepared(&format!(
                "INSERT INTO setting (key, value, revision, changed_at) \
                 VALUES ('{key}', '{value}', 0, 0) ON CONFLICT DO NOTHING"
            ))
            .await
            .unwrap();
        }
        atrium.settle().await.unwrap();
        let web = Arc::new(Web {
            atrium,
            https: false,
            trusted_proxies: Vec::new(),
            epoch: tokio::sync::watch::Sender::new(0),
            stopping: tokio::sync::watch::Sender::new(false),
            metrics: Metrics::default(),
            acting: Acting::default(),
        });
        let transport = Transport::folder(folder.path().join("mail"));
        Self {
            router: app(&web),
            web,
            clock,
            url,
            own,
            transport,
            folder,
        }
    }

    pub fn atrium(&self) -> &Atrium {
        &self.web.atrium
    }

    /// Another process on the same database.
    pub async fn second(&self) -> Self {
        let mut second = Self::over(self.url.clone(), tempfile::tempdir().unwrap()).await;
        second.clock = self.clock.clone();
        second
    }

    /// A connection of the test's own, past the store: to look at rows, and to tamper.
    pub async fn raw(&self) -> DatabaseConnection {
        sea_orm::Database::connect(&self.url).await.unwrap()
    }

    pub async fn number(&self, sql: &str) -> i64 {
        let asked = Statement::from_string(self.own.get_database_backend(), sql);
        let row = self.own.query_one_raw(asked).await.unwrap().unwrap();
        row.try_get_by_index(0).unwrap()
    }

    pub async fn execute(&self, sql: &str) {
        self.own.execute_unprepared(sql).await.unwrap();
    }

    /// Persons by the numbers 101 to `last`, straight into their table, each called by its number behind `name` and
    /// in its order; the numbers stand in a table `nums`, for what belongs to them.
    pub async fn many_persons(&self, last: i32, name: &str) {
        let (blob, no) = if self.url.starts_with("sqlite") {
            ("CAST(printf('%07d', n) AS BLOB)", "0")
        } else {
            ("convert_to(lpad(CAST(n AS text), 7, '0'), 'UTF8')", "FALSE")
        };
        for sql in [
            "CREATE TABLE nums (n INTEGER PRIMARY KEY)".to_owned(),
            format!(
                "WITH RECURSIVE c(n) AS (SELECT 101 UNION ALL SELECT n + 1 FROM c WHERE n < {last}) INSERT INTO nums SELECT n FROM c"
            ),
            format!(
                "INSERT INTO contact (id, is_company, contact_type, commercial_entity_id, name, sort_key, text_version, created_at, updated_at) SELECT n, {no}, 'contact', n, '{name} ' || n, {blob}, 2, n, n FROM nums"
            ),
            "INSERT INTO contact_ancestor (contact_id, ancestor_id) SELECT n, n FROM nums"
                .to_owned(),
        ] {
            self.execute(&sql).await;
        }
    }

    pub fn visitor(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookie: None,
            device: None,
        }
    }

    pub async fn staff(&self, role: Role) -> Browser {
        let email = format!("{}@northwind.example", role.code());
        let password = NewPassword::check(
            PASSWORD,
            PASSWORD,
            PasswordPolicy::PRODUCT.least(false),
            &[],
        )
        .unwrap();
        let created = atrium_backend::operation::staff::create(
            self.atrium(),
            &email.parse().unwrap(),
            &format!("Staff {}", role.code()),
            role,
            &password,
        )
        .await;
        assert!(
            created.is_ok() || matches!(created, Err(atrium_backend::Error::Refused(_))),
            "{created:?}"
        );
        self.signed_in(&email).await
    }

    pub async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.visitor();
        let answer = browser
            .post("/login", &[("email", email), ("password", PASSWORD)])
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }

    /// Creates a contact as a manager would; its number.
    pub async fn contact(&self, staff: &mut Browser, fields: &[(&str, &str)]) -> i64 {
        let answer = staff.post("/office/contacts/new", fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let location = answer.location();
        location
            .split('?')
            .next()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap()
            .parse()
            .unwrap()
    }

    /// A contact whose person has accepted an invitation, and is signed in.
    pub async fn customer(
        &self,
        staff: &mut Browser,
        id: i64,
        email: &str,
        rights: &[(&str, &str)],
    ) -> Browser {
        let mut form = vec![
            ("id".to_owned(), id.to_string()),
            ("act".to_owned(), format!("grant:{id}")),
        ];
        form.push((format!("email.{id}"), email.to_owned()));
        form.extend(
            rights
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        let pairs: Vec<(&str, &str)> = form.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let answer = staff
            .post_json("/office/contacts/portal-access", &pairs)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let link = self.newest_link(email).await;
        let mut browser = self.visitor();
        let answer = browser
            .post(&link, &[("password", PASSWORD), ("verify", PASSWORD)])
            .await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, "/my?done=welcome"),
            "{}",
            answer.body
        );
        browser
    }

    /// Sends what is in the outbox to the folder.
    pub async fn deliver(&self) {
        outbox::send_due(self.atrium(), &self.transport)
            .await
            .unwrap();
    }

    /// Every letter delivered to an address, newest last, decoded.
    pub async fn letters(&self, to: &str) -> Vec<String> {
        self.deliver().await;
        let folder: PathBuf = self.folder.path().join("mail");
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        files.sort_by_key(|path| std::fs::metadata(path).unwrap().modified().unwrap());
        files
            .into_iter()
            .map(|path| {
                let bytes = std::fs::read(path).unwrap();
                let decoded = quoted_printable::decode(&bytes, quoted_printable::ParseMode::Robust)
                    .unwrap_or(bytes);
                String::from_utf8_lossy(&decoded).into_owned()
            })
            .filter(|letter| letter.contains(to))
            .collect()
    }

    /// The path of the link in the newest letter to an address that is no notice.
    pub async fn newest_link(&self, to: &str) -> String {
        let letters = self.letters(to).await;
        letters
            .iter()
            .rev()
            .filter_map(|letter| {
                letter
                    .lines()
                    .find_map(|line| line.trim().strip_prefix("http://localhost:3000"))
            })
            .find(|path| !path.starts_with("/my/"))
            .unwrap_or_else(|| panic!("no link alone on a line to {to}: {letters:?}"))
            .to_owned()
    }
}

/// The session's cookie and the device's, and headers as a browser sends them.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    pub device: Option<String>,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub fn encode(pairs: &[(&str, &str)]) -> String {
    let escape =
        |text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC);
    pairs
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

impl Browser {
    pub fn with_cookie(&self, cookie: &str) -> Self {
        Self {
            router: self.router.clone(),
            cookie: Some(cookie.to_owned()),
            device: None,
        }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(
            Request::get(path)
                .header(header::ACCEPT, "text/html")
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub async fn get_json(&mut self, path: &str) -> Answer {
        self.send(
            Request::get(path)
                .header(header::ACCEPT, "application/json")
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.post_as(path, pairs, "text/html").await
    }

    pub async fn post_json(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.post_as(path, pairs, "application/json").await
    }

    async fn post_as(&mut self, path: &str, pairs: &[(&str, &str)], accept: &str) -> Answer {
        let request = Request::post(path)
            .header(header::ACCEPT, accept)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(encode(pairs)))
            .unwrap();
        self.send(request).await
    }

    pub async fn method(&mut self, method: Method, path: &str) -> Answer {
        self.send(
            Request::builder()
                .method(method)
                .uri(path)
                .body(Body::empty())
                .unwrap(),
        )
        .await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Answer {
        let kept = [self.cookie.as_deref(), self.device.as_deref()];
        let kept: Vec<&str> = kept.into_iter().flatten().collect();
        if !kept.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, kept.join("; ").parse().unwrap());
        }
        request
            .headers_mut()
            .insert(header::HOST, "localhost:3000".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            if set.starts_with("atrium_session=") {
                let value = set.split(';').next().unwrap();
                self.cookie = (!value.ends_with('=')).then(|| value.to_owned());
            }
            if set.starts_with("atrium_device=") {
                self.device = set.split(';').next().map(str::to_owned);
            }
        }
        // A stream never ends: its headers are enough.
        let is_stream = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind == "text/event-stream");
        let body = if is_stream {
            String::new()
        } else {
            String::from_utf8_lossy(&axum::body::to_bytes(body, usize::MAX).await.unwrap())
                .into_owned()
        };
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }
}
