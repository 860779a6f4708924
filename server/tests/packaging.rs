//! What lies in `packaging/`: it parses, and names only what there is.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

use crate::support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::process::Place;

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(packaging().join(name)).unwrap()
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
    if Command::new("systemd-analyze")
        .arg("--version")
        .output()
        .is_err()
    {
        return;
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
