//! A PostgreSQL server of a test's own, to stop and to dress in TLS: the programs and the account
//! of the one the test command started.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sea_orm::{ConnectionTrait as _, Database, Statement};
use tempfile::TempDir;

use super::soon;
use super::support::postgres;
use super::support::process::free_ports;
use super::support::process::{Place, run_async};

pub struct OwnPostgres {
    folder: TempDir,
    programs: PathBuf,
    account: (u32, u32),
    port: u16,
    options: Vec<String>,
    server: Option<Child>,
}

impl OwnPostgres {
    /// Starts one; each option is a setting, `name=value`.
    pub fn start(options: &[&str]) -> Self {
        let (programs, data) = run_async(async {
            let server = Database::connect(postgres::server()).await.unwrap();
            let mut told = Vec::new();
            for sql in [
                "SELECT setting FROM pg_config WHERE name = 'BINDIR'",
                "SHOW data_directory",
            ] {
                let asked = Statement::from_string(server.get_database_backend(), sql);
                let row = server.query_one_raw(asked).await.unwrap().unwrap();
                told.push(PathBuf::from(row.try_get_by_index::<String>(0).unwrap()));
            }
            server.close().await.unwrap();
            (told.remove(0), told.remove(0))
        });
        let owner = fs::metadata(&data)
            .unwrap_or_else(|error| panic!("the tests' PostgreSQL runs on this machine: {error}"));
        let [port, _] = free_ports();
        let mut own = Self {
            folder: tempfile::tempdir().unwrap(),
            programs,
            account: (owner.uid(), owner.gid()),
            port,
            options: options.iter().map(|&option| option.to_owned()).collect(),
            server: None,
        };
        own.hand_over(own.folder.path());
        let made = own
            .program("initdb")
            .arg("--pgdata")
            .arg(own.data())
            .args(["--username=atrium", "--auth=trust", "--encoding=UTF8"])
            .args(["--locale=C", "--no-sync"])
            .output()
            .unwrap();
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        own.go_on();
        own
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A file or folder that is the server's, and nobody else's.
    fn hand_over(&self, path: &Path) {
        let mode = if path.is_dir() { 0o700 } else { 0o600 };
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        chown(path, Some(self.account.0), Some(self.account.1)).unwrap();
    }

    /// A file of the server's.
    pub fn keep(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        self.hand_over(&path);
        path
    }

    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command
            .uid(self.account.0)
            .gid(self.account.1)
            .current_dir(self.folder.path())
            .env("LC_ALL", "C")
            .stdin(Stdio::null());
        command
    }

    /// Stops it, as `pg_ctl` names the ways.
    pub fn stop(&mut self, how: &str) {
        let stopped = self
            .program("pg_ctl")
            .arg("stop")
            .args(["--wait", "--silent", "--mode", how, "--pgdata"])
            .arg(self.data())
            .status();
        assert!(stopped.unwrap().success(), "{how}");
        if let Some(mut server) = self.server.take() {
            server.wait().unwrap();
        }
    }

    /// Starts it, again.
    pub fn go_on(&mut self) {
        let log = self.folder.path().join("log");
        let mut command = self.program("postgres");
        command
            .arg("-D")
            .arg(self.data())
            .arg("-k")
            .arg(self.folder.path())
            .args(["-h", "127.0.0.1", "-p", &self.port.to_string()])
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap());
        for option in &self.options {
            command.args(["-c", option]);
        }
        let mut server = command.spawn().unwrap();
        let said = || fs::read_to_string(&log).unwrap_or_default();
        soon("PostgreSQL does not start", || {
            let ended = server.try_wait().unwrap();
            assert!(ended.is_none(), "{}", said());
            said().contains("ready to accept connections")
        });
        self.server = Some(server);
    }

    /// Sets an option and starts again with it.
    pub fn again_with(&mut self, options: &[String]) {
        self.stop("fast");
        self.options.extend_from_slice(options);
        self.go_on();
    }

    /// The database's address, with what more is to be said in it.
    pub fn address(&self, more: &str) -> String {
        format!("postgres://atrium@localhost:{}/postgres{more}", self.port)
    }

    /// A house on it.
    pub fn place(&self) -> Place {
        Place {
            folder: tempfile::tempdir().unwrap(),
            database: self.address(""),
        }
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            // SIGQUIT: its children go with it.
            let _ = Command::new("kill")
                .args(["-QUIT", &server.id().to_string()])
                .status();
            std::thread::sleep(Duration::from_millis(100));
            let _ = server.wait();
        }
    }
}
