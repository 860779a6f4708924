//! What is to be undone when xtask ends, however it ends.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Child;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result};
use rustix::process::Signal;

use super::send;

type Task = Box<dyn FnOnce() + Send>;
static TASKS: Mutex<Vec<(u64, Task)>> = Mutex::new(Vec::new());
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Something to be undone: when this is dropped, when xtask ends, or when it is interrupted.
#[must_use]
pub struct Guard(u64);

impl Guard {
    /// It undid itself.
    pub fn forget(self) {
        drop(take(self.0));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(task) = take(self.0) {
            task();
        }
    }
}

fn take(id: u64) -> Option<Task> {
    let mut tasks = TASKS.lock().ok()?;
    let at = tasks.iter().position(|(other, _)| *other == id)?;
    Some(tasks.remove(at).1)
}

pub fn on_exit(task: impl FnOnce() + Send + 'static) -> Guard {
    let id = NEXT.fetch_add(1, Ordering::Relaxed);
    if let Ok(mut tasks) = TASKS.lock() {
        tasks.push((id, Box::new(task)));
    }
    Guard(id)
}

pub fn kill_on_exit(child: &Child) -> Guard {
    let id = child.id();
    on_exit(move || send(id, Signal::TERM))
}

/// Undoes what is still to be undone, the last first.
pub fn clean_up() {
    loop {
        let last = TASKS.lock().ok().and_then(|mut tasks| tasks.pop());
        match last {
            Some((_, task)) => task(),
            None => return,
        }
    }
}

pub fn clean_up_when_interrupted() {
    let interrupted = || {
        clean_up();
        std::process::exit(130);
    };
    if let Err(error) = ctrlc::set_handler(interrupted) {
        eprintln!("xtask: Ctrl-C will leave temporary files behind: {error}");
    }
}

/// A new folder under the system's temporary one, removed at the end.
pub struct TempDir {
    pub path: PathBuf,
    _guard: Guard,
}

impl TempDir {
    pub fn new(name: &str) -> Result<Self> {
        let path = env::temp_dir().join(format!("atrium-{name}-{}", std::process::id()));
        let _old = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).with_context(|| format!("cannot create {}", path.display()))?;
        let removed = path.clone();
        let guard = on_exit(move || {
            let _gone = fs::remove_dir_all(removed);
        });
        Ok(Self {
            path,
            _guard: guard,
        })
    }
}
