//! Paths that lead out of the folder of assets, or to what nobody serves.

use super::super::support;
use super::super::support::wire::HTML;
use super::{Leaves, Town, raw};

/// Files that are there: of the machine, of the source, of the house.
const FILES: [&str; 8] = [
    "etc/passwd",
    "Cargo.toml",
    "server/Cargo.toml",
    "manifest.json",
    "data/keys/server.key",
    "keys/server.key",
    "data/atrium.sqlite",
    "proc/self/environ",
];
/// What stands in one of them and nowhere else.
const CONTENT: [&str; 5] = [
    "root:x:0",
    "[package]",
    "[workspace]",
    "SQLite format 3",
    "PATH=",
];
const UPS: [&str; 14] = [
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "%252e%252e%252f",
    "..\\",
    "..%5c",
    "....//",
    "..;/",
    "%c0%ae%c0%ae/",
    ".%00./",
    "/",
    "%2f",
    "file:///",
];

places_on_both! {
    fn no_path_leads_out_of_the_assets(place: Place) {
        let town = Town::on(place);
        town.under("paths", &Leaves::default(), |town| {
            let mut paths: Vec<String> = Vec::new();
            for start in ["/assets/", "/brand/", "/", "/assets/x.css/", "/office/settings/"] {
                for up in UPS {
                    for depth in [1, 2, 6] {
                        for file in FILES {
                            paths.push(format!("{start}{}{file}", up.repeat(depth)));
                        }
                    }
                }
            }
            paths.extend(
                [
                    "/.git/config", "/.git/HEAD", "/.env", "/.htaccess", "/server-status", "/wp-login.php", "/actuator/env", "/debug/pprof/", "/metrics",
                    "/assets/", "/assets/.", "/assets/..", "/assets/manifest.json", "/brand/", "/mail/", "/data/", "/keys/server.key", "/atrium.toml",
                    "/assets/x.css%00.svg", "/assets/con.css", "/assets/..%2f..%2f..%2fstyle%2ftokens.css", "//evil.example/", "/\\evil.example/",
                ]
                .map(str::to_owned),
            );
            for path in &paths {
                let (head, _) = town.visitor.request("GET", "/PATH", HTML, None);
                for (status, body) in raw(&town.visitor, head.replace("/PATH", path).as_bytes()) {
                    // Settings that are not there are not there for somebody who may not know.
                    let expected = if path.starts_with("/office/") { [303, 400, 404] } else { [400, 404, 404] };
                    assert!(expected.contains(&status), "{path}: {status} {body}");
                    for content in CONTENT {
                        assert!(!body.contains(content), "{path}: {body}");
                    }
                }
            }
            paths.len()
        });
    }
}
