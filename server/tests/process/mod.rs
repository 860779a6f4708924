//! The program as processes: started, asked over sockets, stopped and killed.
#![expect(dead_code, reason = "each test file uses its part")]

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sea_orm::{ConnectionTrait as _, Database, Statement};
use tempfile::TempDir;

pub const PASSWORD: &str = "a bicycle made of rain";
pub const ADMINISTRATOR: &str = "ada@northwind.example";
pub const BASE_URL: &str = "http://localhost:3000";
/// Whatever takes longer does not come any more.
pub const PATIENCE: Duration = Duration::from_secs(60);

pub const HTML: &str = "text/html";
pub const JSON: &str = "application/json";

pub fn run_async<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}

/// A folder and a database of its own, for several processes.
pub struct Place {
    folder: TempDir,
    pub database: String,
    variables: Vec<(&'static str, String)>,
}

/// A process that serves, until it is dropped.
pub struct Served {
    child: Child,
    pub port: u16,
    log: PathBuf,
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Served {
    /// SIGKILL.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        let sent = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(sent.unwrap().success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(started.elapsed() < PATIENCE, "it does not end");
            sleep(Duration::from_millis(20));
        }
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub fn get(&self, path: &str, cookie: &str) -> io::Result<Answer> {
        ask(self.port, "GET", path, HTML, cookie, None)
    }

    pub fn post(&self, path: &str, cookie: &str, form: &[(&str, &str)]) -> io::Result<Answer> {
        ask(self.port, "POST", path, HTML, cookie, Some(form))
    }

    /// The cookie of somebody who signs in.
    pub fn sign_in(&self, email: &str) -> String {
        let form = [("email", email), ("password", PASSWORD)];
        let answer = self.post("/login", "", &form).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer
            .all("set-cookie")
            .filter_map(|cookie| cookie.split(';').next())
            .find(|pair| pair.starts_with("atrium_session="))
            .unwrap()
            .to_owned()
    }
}

impl Place {
    pub fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/atrium.sqlite");
        Self {
            database: format!("sqlite://{}?mode=rwc", file.display()),
            folder,
            variables: Vec::new(),
        }
    }

    pub fn on_postgres() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var("ATRIUM_TEST_POSTGRES_URL")
            .expect("ATRIUM_TEST_POSTGRES_URL names a PostgreSQL server: run `cargo xtask test`");
        let name = format!(
            "atrium_process_{}_{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::SeqCst)
        );
        run_async(async {
            let admin = Database::connect(&server).await.unwrap();
            let create = format!("CREATE DATABASE {name}");
            admin.execute_unprepared(&create).await.unwrap();
            admin.close().await.unwrap();
        });
        let (base, query) = server
            .split_once('?')
            .map_or((server.as_str(), String::new()), |(base, query)| {
                (base, format!("?{query}"))
            });
        let base = base.rsplit_once('/').unwrap().0;
        Self {
            database: format!("{base}/{name}{query}"),
            folder: tempfile::tempdir().unwrap(),
            variables: Vec::new(),
        }
    }

    /// As an environment variable of every process.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.variables.push((name, value.into()));
    }

    pub fn is_sqlite(&self) -> bool {
        self.database.starts_with("sqlite")
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atrium"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATRIUM_") {
                command.env_remove(name);
            }
        }
        if !self.is_sqlite() {
            command.env("ATRIUM_DATABASE_URL", &self.database);
        }
        command
            .args(arguments)
            .env("ATRIUM_DATA_DIR", self.data())
            .env("ATRIUM_BASE_URL", BASE_URL)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command
    }

    /// What a command prints; it must succeed.
    pub fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    }

    pub fn create_administrator(&self) {
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

    /// Starts a process, without waiting for it.
    pub fn start(&self) -> Served {
        // Held until the process is told; whoever takes it meanwhile makes the start fail loudly.
        let held = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = held.local_addr().unwrap().port();
        drop(held);
        let log = self.folder.path().join(format!("{port}.log"));
        // A full pipe would stop it.
        let file = File::create(&log).unwrap();
        let child = self
            .command(&["serve"])
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{port}"))
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        Served { child, port, log }
    }

    /// Starts a process and waits until it listens.
    pub fn serve(&self) -> Served {
        let mut served = self.start();
        served.listens();
        served
    }

    pub fn execute(&self, sql: &str) {
        run_async(async {
            let raw = Database::connect(&self.database).await.unwrap();
            raw.execute_unprepared(sql).await.unwrap();
            raw.close().await.unwrap();
        });
    }

    pub fn number(&self, sql: &str) -> i64 {
        let rows = self.rows(sql, |row| row.try_get_by_index::<i64>(0).unwrap());
        rows[0]
    }

    pub fn rows<T>(&self, sql: &str, read: impl Fn(&sea_orm::QueryResult) -> T) -> Vec<T> {
        run_async(async {
            let raw = Database::connect(&self.database).await.unwrap();
            let statement = Statement::from_string(raw.get_database_backend(), sql);
            let rows = raw.query_all_raw(statement).await.unwrap();
            raw.close().await.unwrap();
            rows.iter().map(read).collect()
        })
    }

    /// The checker has nothing to say.
    pub fn is_clean(&self, after: &str) {
        let output = self.command(&["doctor", "--invariants"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let whole = output.status.success() && said.contains(" rules hold");
        assert!(whole, "{after}: {said}");
    }

    /// The letters in the folder that are whole.
    pub fn letters(&self) -> Vec<String> {
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

impl Served {
    pub fn listens(&mut self) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.child.try_wait().unwrap();
            assert!(
                ended.is_none() && started.elapsed() < PATIENCE,
                "serve does not listen: {ended:?}\n{}",
                self.log()
            );
            sleep(Duration::from_millis(20));
        }
    }
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn header(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// From everything a connection gave until it was closed.
    pub fn read(bytes: &[u8]) -> io::Result<Self> {
        let cut = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .ok_or_else(cut)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok())
            .ok_or_else(cut)?;
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Self {
            status,
            headers,
            body: String::new(),
        };
        let rest = &bytes[end + 4..];
        let body = if answer.header("transfer-encoding") == "chunked" {
            dechunk(rest).ok_or_else(cut)?
        } else {
            let length = answer.header("content-length").parse().unwrap_or(0);
            rest.get(..length).ok_or_else(cut)?.to_vec()
        };
        answer.body = String::from_utf8_lossy(&body).into_owned();
        Ok(answer)
    }
}

fn dechunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).ok()?, 16).ok()?;
        rest = &rest[end + 2..];
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size + 2..)?;
    }
}

pub fn encode(form: &[(&str, &str)]) -> String {
    let escape = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    form.iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}

/// A request as a browser sends it, head and body.
pub fn request(
    method: &str,
    path: &str,
    accept: &str,
    cookie: &str,
    form: Option<&[(&str, &str)]>,
) -> (String, String) {
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: {BASE_URL}\r\n\
         Sec-Fetch-Site: same-origin\r\nAccept: {accept}\r\nConnection: close\r\n"
    );
    if !cookie.is_empty() {
        head.push_str(&format!("Cookie: {cookie}\r\n"));
    }
    let body = form.map(encode).unwrap_or_default();
    if form.is_some() {
        head.push_str(&format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        ));
    }
    head.push_str("\r\n");
    (head, body)
}

/// Asks, and reads the whole answer; an error if the connection breaks before its end.
pub fn ask(
    port: u16,
    method: &str,
    path: &str,
    accept: &str,
    cookie: &str,
    form: Option<&[(&str, &str)]>,
) -> io::Result<Answer> {
    let (head, body) = request(method, path, accept, cookie, form);
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(format!("{head}{body}").as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    Answer::read(&bytes)
}

/// Chance that can be had again: xorshift over a seed.
pub struct Dice(u64);

impl Dice {
    /// Another seed for every round; all of them from `ATRIUM_FAULT_SEED`.
    pub fn of(what: &str, round: u64) -> Self {
        let seed = std::env::var("ATRIUM_FAULT_SEED")
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(1_u64);
        let mut state = seed ^ 0x9e37_79b9_7f4a_7c15;
        for byte in what.bytes().chain(round.to_be_bytes()) {
            state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(state | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end.max(1)
    }
}

/// How often each kill is repeated: five times, or as `ATRIUM_FAULT_ROUNDS` says.
pub fn rounds() -> u64 {
    std::env::var("ATRIUM_FAULT_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(5)
}
