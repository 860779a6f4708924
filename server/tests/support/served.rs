//! A process that serves: started, waited for, asked to stop, killed.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::process::{PATIENCE, Place};

impl Place {
    /// Starts a process without waiting for it. Its log is a file: a full pipe would stop it.
    pub fn start(&self, port: u16, base_url: &str, variables: &[(&str, &str)]) -> Served {
        let log = self.folder.path().join(format!("{port}.log"));
        let file = File::create(&log).unwrap();
        let child = self
            .command(&["serve"])
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{port}"))
            .env("ATRIUM_BASE_URL", base_url)
            .envs(variables.iter().copied())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        Served { child, port, log }
    }

    /// Starts a process and waits until it listens.
    pub fn serve_at(&self, port: u16, base_url: &str, variables: &[(&str, &str)]) -> Served {
        let mut served = self.start(port, base_url, variables);
        served.listens();
        served
    }

    /// On a free port, under that base address.
    pub fn serve(&self, variables: &[(&str, &str)]) -> Served {
        let [port, _] = free_ports();
        self.serve_at(port, &format!("http://localhost:{port}"), variables)
    }
}

/// A process that serves, until it is dropped.
pub struct Served {
    child: Child,
    pub port: u16,
    log: PathBuf,
}

impl Served {
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until somebody can connect.
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

    /// SIGKILL.
    pub fn kill(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// SIGTERM.
    pub fn terminate(&self) {
        let sent = Command::new("kill")
            .args(["-TERM", &self.id().to_string()])
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

    /// Resident memory, in bytes.
    #[cfg(target_os = "linux")]
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap();
        let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kib * 1024
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Two ports that nobody listens on; both are held until both are known.
pub fn free_ports() -> [u16; 2] {
    let held = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.each_ref()
        .map(|listener| listener.local_addr().unwrap().port())
}
