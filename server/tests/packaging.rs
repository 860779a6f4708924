//! What lies in `packaging/`: it parses, and names only what there is.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::PASSWORD;
use support::process::{PATIENCE, Place, Served, free_ports, ran};
use support::wire::{Browser, HTML};

const ADMINISTRATOR: &str = "ada@northwind.example";

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(packaging().join(name)).unwrap()
}

fn has(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// Says so, straight to the terminal: the test program keeps what a test that passes prints.
fn not_shown(what: &str) {
    let _ = std::io::stderr().write_all(format!("NOT SHOWN: {what}\n").as_bytes());
}

/// The system calls of a set, and of the sets in it.
fn set(name: &str, into: &mut BTreeSet<String>) {
    let told = Command::new("systemd-analyze")
        .args(["syscall-filter", "--no-pager", name])
        .output()
        .unwrap();
    for line in String::from_utf8_lossy(&told.stdout).lines().skip(1) {
        match line.trim() {
            other if other.starts_with('@') => set(other, into),
            comment if comment.starts_with('#') => {}
            call => drop(into.insert(call.to_owned())),
        }
    }
}

/// A house that is used: somebody signs in, invites and exports.
fn is_used(place: &Place, served: &Served) {
    let mut staff = Browser::signed_in(served, ADMINISTRATOR, PASSWORD);
    let fields = [
        ("kind", "person"),
        ("type", "contact"),
        ("name", "Ana"),
        ("email", "ana@acme.example"),
    ];
    let created = staff.post("/office/contacts/new", HTML, &fields);
    let location = created.header("location").to_owned();
    created.expect_status(303);
    let id = location
        .split('?')
        .next()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap();
    let act = format!("grant:{id}");
    let grant = [("id", id), ("act", act.as_str())];
    staff
        .post("/office/contacts/portal-access", HTML, &grant)
        .body();
    place.invitation(&format!("http://localhost:{}", served.port));
    staff
        .post("/office/contacts/export", HTML, &[("id", id)])
        .body();
}

/// The calls that a unit's filters let pass.
fn passing(unit: &str) -> BTreeSet<String> {
    let (mut may, mut may_not) = (BTreeSet::new(), BTreeSet::new());
    // What every filter of systemd's lets pass.
    set("@default", &mut may);
    for line in unit
        .lines()
        .filter_map(|line| line.strip_prefix("SystemCallFilter="))
    {
        match line.strip_prefix('~') {
            Some(sets) => sets.split(' ').for_each(|name| set(name, &mut may_not)),
            None => line.split(' ').for_each(|name| set(name, &mut may)),
        }
    }
    assert!(may.len() > 100 && may_not.len() > 10);
    // As root, as tests may run, SQLite gives its files to the folder's owner; the unit's user is not root.
    may_not.remove("fchown");
    may.difference(&may_not).cloned().collect()
}

/// What was asked of the kernel is what the unit lets pass; `writable` are the folders it has.
fn is_let_pass(unit: &str, traced: &str, writable: &[&str]) {
    let passing = passing(unit);
    let mut seen = BTreeSet::new();
    for line in traced.lines() {
        // `12345 openat(AT_FDCWD, "…", O_RDONLY) = 3`
        let call = line.trim_start_matches(|it: char| it.is_ascii_digit() || it == ' ');
        let Some((name, rest)) = call.split_once('(') else {
            continue;
        };
        if !name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'_')
        {
            continue;
        }
        seen.insert(name.to_owned());
        // MemoryDenyWriteExecute=
        let both = rest.contains("PROT_WRITE") && rest.contains("PROT_EXEC");
        assert!(!both, "{line}");
        // RestrictAddressFamilies=
        let families = ["AF_INET", "AF_INET6", "AF_UNIX"];
        assert!(
            name != "socket" || families.iter().any(|it| rest.starts_with(it)),
            "{line}"
        );
        // ProtectSystem=strict
        let writes = ["O_WRONLY", "O_RDWR", "O_CREAT"];
        let writes = name.starts_with("open") && writes.iter().any(|it| rest.contains(it));
        if let (true, Some(path)) = (writes, rest.split('"').nth(1)) {
            let is_ours = writable.iter().any(|folder| path.starts_with(folder));
            assert!(is_ours || path == "/dev/null", "{line}");
        }
    }
    let forbidden: Vec<&String> = seen.difference(&passing).collect();
    assert!(forbidden.is_empty(), "the unit forbids {forbidden:?}");
    assert!(seen.len() > 20, "{seen:?}");
}

/// systemd itself does not run in a container: what its filters let pass is compared with what the
/// program asks of the kernel.
#[test]
fn the_units_forbid_nothing_that_the_program_does() {
    if !has("strace") || !has("systemd-analyze") {
        return not_shown("the units' filters, without strace and systemd-analyze");
    }
    let place = Place::on_sqlite();
    place.create(ADMINISTRATOR, PASSWORD).ok();
    let mut served = place.serve(&[]);
    let calls = place.folder.path().join("calls");
    let told = || std::fs::read_to_string(&calls).unwrap_or_default();
    let strace = || {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-qq", "-o"]).arg(&calls);
        strace.stdout(Stdio::null()).stderr(Stdio::null());
        strace
    };
    let id = served.id().to_string();
    let mut tracer = strace().args(["-p", &id]).spawn().unwrap();
    let started = Instant::now();
    while told().is_empty() {
        Browser::at(&served).get("/login", HTML).body();
        if tracer.try_wait().unwrap().is_some() {
            return not_shown("the units' filters: nobody may look at a process here");
        }
        assert!(started.elapsed() < PATIENCE, "strace sees nothing");
    }
    is_used(&place, &served);
    served.terminate();
    served.wait();
    tracer.wait().unwrap();
    let data = place.data();
    let data = data.to_str().unwrap();
    is_let_pass(
        &text("atrium.service"),
        &told(),
        &[data, "data/", "./data/"],
    );

    let kept = place.folder.path().join("kept");
    std::fs::create_dir(&kept).unwrap();
    let file = kept.join("house.tar");
    let file = file.to_str().unwrap();
    for arguments in [&["backup", file][..], &["restore", "--check", file]] {
        let command = place.command(arguments);
        let mut traced = strace();
        traced.arg(command.get_program()).args(arguments);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ATRIUM_") {
                traced.env_remove(name);
            }
        }
        let ended = traced.current_dir(place.folder.path()).status().unwrap();
        assert!(ended.success(), "{arguments:?}");
        let writable = [data, "data/", "./data/", kept.to_str().unwrap(), "/tmp/"];
        is_let_pass(&text("atrium-backup.service"), &told(), &writable);
    }
}

/// As in the container: nothing can be written but the volume, by a user without any right.
#[test]
fn it_serves_on_a_read_only_machine_as_a_user_without_rights() {
    let may_mount = Command::new("unshare")
        .args(["--mount", "mount", "-o", "remount,bind,ro", "/"])
        .stderr(Stdio::null())
        .status();
    if !may_mount.is_ok_and(|status| status.success()) || !has("setpriv") {
        return not_shown("a read-only machine, since nobody may mount here");
    }
    let place = Place::on_sqlite();
    let folder = place.folder.path();
    let volume = folder.join("data");
    std::fs::create_dir(&volume).unwrap();
    // The user must get there, and to nothing else.
    std::fs::set_permissions(folder, Permissions::from_mode(0o711)).unwrap();
    std::os::unix::fs::chown(&volume, Some(10001), Some(10001)).unwrap();
    let program = folder.join("atrium");
    std::fs::copy(env!("CARGO_BIN_EXE_atrium"), &program).unwrap();
    std::fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    let [port, _] = free_ports();
    let inside = |arguments: &str| {
        let script = format!(
            "set -e; mount --make-rprivate /; mount --bind {volume} {volume}; mount -o remount,bind,ro /; cd {volume}; \
             exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
             {program} {arguments}",
            volume = volume.display(),
            program = program.display(),
        );
        let mut command = Command::new("unshare");
        command
            .args(["--mount", "sh", "-c", &script])
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("ATRIUM_LISTEN", format!("127.0.0.1:{port}"))
            .env("ATRIUM_BASE_URL", format!("http://localhost:{port}"))
            .env("ATRIUM_DATA_DIR", &volume)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    };
    let mut serving = inside("serve").spawn().unwrap();
    let started = Instant::now();
    let browser = Browser { port, cookie: None };
    while browser.try_ask("GET", "/readyz", HTML, None).is_err() {
        assert!(
            started.elapsed() < PATIENCE && serving.try_wait().unwrap().is_none(),
            "it does not serve"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    browser.get("/readyz", HTML).expect_status(200);
    browser.get("/login", HTML).body();
    let checked = ran(inside("doctor --serving").output().unwrap()).ok();
    assert_eq!(checked, "ready\n");
    let examined = ran(inside("doctor --invariants").output().unwrap());
    assert_eq!(examined.code, Some(0), "{}{}", examined.out, examined.err);
    // The way out of a container: SIGTERM.
    let stopped = Command::new("kill").arg(serving.id().to_string()).status();
    assert!(stopped.unwrap().success());
    let ended = serving.wait_with_output().unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    for entry in std::fs::read_dir(&volume).unwrap() {
        let entry = entry.unwrap();
        let owner = std::os::unix::fs::MetadataExt::uid(&entry.metadata().unwrap());
        assert_eq!(owner, 10001, "{:?}", entry.path());
    }
}

#[test]
fn the_units_are_sound_and_give_the_process_nothing_it_does_not_need() {
    let service = text("atrium.service");
    for line in [
        "DynamicUser=yes",
        "StateDirectory=atrium",
        "StateDirectoryMode=0700",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "SystemCallFilter=@system-service",
        "UMask=0077",
    ] {
        assert!(service.lines().any(|it| it == line), "{line}");
    }
    if !has("systemd-analyze") {
        return not_shown("that systemd reads the units, since it is not here");
    }
    // Judged with a program that is there; the unit's own is not installed on this machine.
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "atrium.service",
        "atrium-backup.service",
        "atrium-backup.timer",
    ] {
        let unit = text(name).replace("/usr/local/bin/atrium", "/bin/true");
        std::fs::write(folder.path().join(name), unit).unwrap();
    }
    for name in [
        "atrium.service",
        "atrium-backup.service",
        "atrium-backup.timer",
    ] {
        let judged = Command::new("systemd-analyze")
            .args(["verify", "--man=no"])
            .arg(folder.path().join(name))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&judged.stderr);
        // Other units of this machine may have faults of their own.
        let ours: Vec<&str> = said
            .lines()
            .filter(|line| line.contains("atrium"))
            .collect();
        assert!(ours.is_empty(), "{said}");
    }
}

#[test]
fn every_variable_and_command_in_it_is_one_of_ours() {
    let place = Place::on_sqlite();
    let printed = place.run(&["config", "print"]).ok();
    let known: Vec<&str> = printed
        .split(|c: char| !(c.is_ascii_uppercase() || c == '_'))
        .filter(|word| word.starts_with("ATRIUM_"))
        .collect();
    for entry in std::fs::read_dir(packaging()).unwrap() {
        let path = entry.unwrap().path();
        let content = std::fs::read_to_string(&path).unwrap();
        for word in content.split(|c: char| !(c.is_ascii_uppercase() || c == '_')) {
            if word.starts_with("ATRIUM_") {
                assert!(known.contains(&word), "{}: {word}", path.display());
            }
        }
    }
    let container = text("Containerfile");
    for (line, arguments) in [
        ("CMD [\"serve\"]", &["serve", "--help"][..]),
        (
            "CMD [\"atrium\", \"doctor\", \"--serving\"]",
            &["doctor", "--serving", "--help"],
        ),
    ] {
        assert!(container.contains(line), "{line}");
        place.run(arguments).ok();
    }
    assert!(container.contains("COPY --chmod=0755 target/release/atrium "));
    assert!(
        container.lines().any(|line| line == "USER 10001:10001"),
        "not root"
    );
    assert_eq!(container.matches("\nFROM ").count(), 2);
}

#[test]
fn a_health_check_tells_who_serves_from_who_does_not() {
    let place = Place::on_sqlite();
    let served = place.serve(&[]);
    let listen = format!("0.0.0.0:{}", served.port);
    let check = || place.run_with(&["doctor", "--serving"], &[("ATRIUM_LISTEN", &listen)], "");
    assert_eq!(check().ok(), "ready\n");
    drop(served);
    let said = check().failed(1);
    assert!(said.contains("Nobody serves on 127.0.0.1:"), "{said}");
}
