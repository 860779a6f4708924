//! Two processes on one database, as behind a load balancer: what one ends, the other says.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::{ConnectionTrait as _, Database};
use tempfile::TempDir;

const PASSWORD: &str = "a bicycle made of rain";
const ADMINISTRATOR: &str = "ada@northwind.example";
const CUSTOMER: &str = "ana@acme.example";

/// The product's aim is one second; a machine that builds at the same time is given more.
const SOON: Duration = Duration::from_secs(5);
/// Whatever takes longer does not come any more.
const PATIENCE: Duration = Duration::from_secs(60);

const HTML: &str = "text/html";
const JSON: &str = "application/json";
const EVENTS: &str = "text/event-stream";

/// A folder and a database of its own, for several processes.
struct Place {
    folder: TempDir,
    /// None: SQLite in the data folder.
    postgres: Option<String>,
}

/// A process that serves, until it is dropped.
struct Served {
    child: Child,
    port: u16,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Place {
    fn on_sqlite() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            postgres: None,
        }
    }

    fn on_postgres() -> Self {
        let server = std::env::var("ATRIUM_TEST_POSTGRES_URL")
            .expect("ATRIUM_TEST_POSTGRES_URL names a PostgreSQL server: run `cargo xtask test`");
        let name = format!("atrium_live_{}", std::process::id());
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
            .block_on(async {
                let admin = Database::connect(&server).await.unwrap();
                admin
                    .execute_unprepared(&format!("CREATE DATABASE {name}"))
                    .await
                    .unwrap();
                admin.close().await.unwrap();
            });
        let (base, query) = server
            .split_once('?')
            .map_or((server.as_str(), String::new()), |(base, query)| {
                (base, format!("?{query}"))
            });
        let base = base.rsplit_once('/').unwrap().0;
        Self {
            folder: tempfile::tempdir().unwrap(),
            postgres: Some(format!("{base}/{name}{query}")),
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atrium"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATRIUM_") {
                command.env_remove(name);
            }
        }
        if let Some(url) = &self.postgres {
            command.env("ATRIUM_DATABASE_URL", url);
        }
        command
            .args(arguments)
            .env("ATRIUM_DATA_DIR", self.data())
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    fn create_administrator(&self) {
        let mut child = self
            .command(&["admin", "create", "--email", ADMINISTRATOR, "--name", "Ada"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{PASSWORD}").unwrap();
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    /// Starts a process and waits until it listens. Its log is a file: a full pipe would stop it.
    fn serve(&self, port: u16, base_url: &str) -> Served {
        let log = self.folder.path().join(format!("{port}.log"));
        let file = File::create(&log).unwrap();
        let child = self
            .command(&["serve"])
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{port}"))
            .env("ATRIUM_BASE_URL", base_url)
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        let mut served = Served { child, port };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = served.child.try_wait().unwrap();
            assert!(
                ended.is_none() && started.elapsed() < PATIENCE,
                "serve does not listen: {ended:?}\n{}",
                std::fs::read_to_string(&log).unwrap()
            );
            sleep(Duration::from_millis(20));
        }
        served
    }

    /// The path of the link in the letter that is about to come.
    fn invitation(&self, base_url: &str) -> String {
        let started = Instant::now();
        loop {
            if let Some(path) = self.letters().iter().find_map(|letter| {
                letter
                    .lines()
                    .filter_map(|line| line.trim().strip_prefix(base_url))
                    .find(|path| path.starts_with("/invitation/"))
                    .map(str::to_owned)
            }) {
                return path;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "no invitation came: {:?}",
                self.letters()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// The letters that are whole.
    fn letters(&self) -> Vec<String> {
        // The folder comes with the first letter.
        let Ok(entries) = std::fs::read_dir(self.data().join("mail")) else {
            return Vec::new();
        };
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "eml"))
            .map(|path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned())
            .collect()
    }
}

/// Two ports that nobody listens on; both are held until both are known.
fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.each_ref()
        .map(|listener| listener.local_addr().unwrap().port())
}

/// A browser at one process: a port and a cookie.
struct Browser {
    port: u16,
    cookie: Option<String>,
}

impl Browser {
    fn at(served: &Served) -> Self {
        Self {
            port: served.port,
            cookie: None,
        }
    }

    fn get(&self, path: &str, accept: &str) -> Answer {
        self.ask("GET", path, accept, None)
    }

    /// Posts a form, and keeps the session that comes with the answer.
    fn post(&mut self, path: &str, accept: &str, form: &[(&str, &str)]) -> Answer {
        let escape = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let body = form
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect::<Vec<_>>()
            .join("&");
        let answer = self.ask("POST", path, accept, Some(&body));
        if let Some(session) = answer
            .all("set-cookie")
            .filter_map(|cookie| cookie.split(';').next())
            .find(|pair| pair.starts_with("atrium_session="))
        {
            self.cookie = Some(session.to_owned());
        }
        answer
    }

    fn ask(&self, method: &str, path: &str, accept: &str, form: Option<&str>) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Accept: {accept}\r\nConnection: close\r\n"
        );
        if let Some(cookie) = &self.cookie {
            request.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if let Some(form) = form {
            request.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            ));
        }
        request.push_str("\r\n");
        request.push_str(form.unwrap_or_default());
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        Answer::of(stream)
    }
}

/// An answer whose body is still to be read.
struct Answer {
    status: u16,
    /// Names in lower case.
    headers: Vec<(String, String)>,
    rest: BufReader<TcpStream>,
}

impl Answer {
    fn of(stream: TcpStream) -> Self {
        let mut rest = BufReader::new(stream);
        let mut next_line = || {
            let mut line = String::new();
            rest.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let first = next_line();
        let status: u16 = first
            .strip_prefix("HTTP/1.1 ")
            .and_then(|after| after.get(..3)?.parse().ok())
            .unwrap_or_else(|| panic!("no status in {first:?}"));
        let mut headers = Vec::new();
        loop {
            let line = next_line();
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Self {
            status,
            headers,
            rest,
        }
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn header(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    fn is_chunked(&self) -> bool {
        self.header("transfer-encoding") == "chunked"
    }

    /// The next chunk; an empty one is the last.
    fn chunk(&mut self) -> io::Result<Vec<u8>> {
        let mut size = String::new();
        self.rest.read_line(&mut size)?;
        let size = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; size + 2];
        self.rest.read_exact(&mut chunk)?;
        chunk.truncate(size);
        Ok(chunk)
    }

    fn body(mut self) -> String {
        let mut body = Vec::new();
        if self.is_chunked() {
            loop {
                let chunk = self.chunk().unwrap();
                if chunk.is_empty() {
                    break;
                }
                body.extend(chunk);
            }
        } else if let Ok(length) = self.header("content-length").parse::<usize>() {
            body.resize(length, 0);
            self.rest.read_exact(&mut body).unwrap();
        } else {
            self.rest.read_to_end(&mut body).unwrap();
        }
        String::from_utf8_lossy(&body).into_owned()
    }

    /// Reads the body, which is shown if the status is another one.
    fn expect_status(self, status: u16) -> String {
        let was = self.status;
        let body = self.body();
        assert_eq!(was, status, "{body}");
        body
    }
}

fn a_revoke_on_one_process_is_said_on_the_other(place: &Place) {
    place.create_administrator();
    let [first, second] = free_ports();
    let base_url = format!("http://localhost:{first}");
    let a = place.serve(first, &base_url);
    let b = place.serve(second, &base_url);

    let mut staff = Browser::at(&a);
    let signing_in = [("email", ADMINISTRATOR), ("password", PASSWORD)];
    staff.post("/login", HTML, &signing_in).expect_status(303);
    assert!(staff.cookie.is_some());

    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "Ana"),
        ("email", CUSTOMER),
    ];
    let created = staff.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let id = location
        .split('?')
        .next()
        .and_then(|path| path.strip_prefix("/office/contacts/"))
        .unwrap_or_else(|| panic!("no contact in {location:?}"));
    let mut decide = |what: &str| {
        let act = format!("{what}:{id}");
        staff
            .post(
                "/office/contacts/portal-access",
                JSON,
                &[("id", id), ("act", act.as_str())],
            )
            .expect_status(200)
    };
    decide("grant");

    let mut customer = Browser::at(&b);
    let passwords = [("password", PASSWORD), ("verify", PASSWORD)];
    customer
        .post(&place.invitation(&base_url), HTML, &passwords)
        .expect_status(303);
    assert!(customer.cookie.is_some());
    customer.get("/my", HTML).expect_status(200);

    let mut live = customer.get("/live", EVENTS);
    assert_eq!(live.status, 200);
    assert_eq!(live.header("content-type"), EVENTS);
    assert!(live.is_chunked(), "{:?}", live.headers);
    // The stream is open and has nothing to say yet.
    assert_eq!(live.chunk().unwrap(), b"retry: 1000\n\n");

    live.rest.get_ref().set_read_timeout(Some(SOON)).unwrap();
    let revoked = Instant::now();
    decide("revoke");
    loop {
        let chunk = live
            .chunk()
            .unwrap_or_else(|error| panic!("nothing was said within {SOON:?}: {error}"));
        let took = revoked.elapsed();
        assert!(took < SOON, "{took:?}");
        let said = String::from_utf8_lossy(&chunk);
        if said.contains("event: ended") {
            break;
        }
        assert!(said.starts_with(':'), "said instead: {said:?}");
    }
    assert!(live.chunk().unwrap().is_empty(), "the stream is over");
    customer.get("/my", HTML).expect_status(403);
}

#[test]
fn a_revoke_on_one_process_is_said_on_the_other_sqlite() {
    a_revoke_on_one_process_is_said_on_the_other(&Place::on_sqlite());
}

#[test]
fn a_revoke_on_one_process_is_said_on_the_other_postgres() {
    a_revoke_on_one_process_is_said_on_the_other(&Place::on_postgres());
}
