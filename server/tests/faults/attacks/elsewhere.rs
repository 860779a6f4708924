//! Posts that another site makes somebody's browser send.

use atrium_backend::access::policy::Principal;
use atrium_domain::permission::Role;
use atrium_server::http::{ROUTES, Verb};

use super::super::support;
use super::super::support::wire::HTML;
use super::{Leaves, Town, allowed, concrete, crafted, raw};

places_on_both! {
    fn no_post_that_another_site_sends_is_heard(place: Place) {
        let town = Town::on(place);
        let port = town.served.port;
        let origins = [
            "Sec-Fetch-Site: cross-site".to_owned(),
            "Sec-Fetch-Site: same-site".to_owned(),
            "Origin: https://evil.example".to_owned(),
            "Origin: null".to_owned(),
            // What begins like us, ends like us, or is us but for one thing.
            format!("Origin: http://127.0.0.1:{port}.evil.example"),
            format!("Origin: http://evil.example#127.0.0.1:{port}"),
            format!("Origin: http://127.0.0.1:{port}@evil.example"),
            format!("Origin: http://127.0.0.1:{}", port ^ 1),
            "Origin: https://evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example".to_owned(),
            format!("Origin: https://evil.example\r\nReferer: http://127.0.0.1:{port}/office/contacts"),
            String::from("X-Requested-With: XMLHttpRequest"),
        ];
        let kinds = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/json"];
        town.under("cross-site", &Leaves::default(), |town| {
            let mut tries = 0;
            for route in ROUTES.iter().filter(|route| matches!(route.verb, Verb::Post | Verb::Upload)) {
                let path = concrete(route, "1");
                // A right that is lacking is another refusal, and leaves an entry.
                let people = [
                    (Principal::Staff(Role::Administrator), &town.administrator),
                    (Principal::Customer, &town.customer),
                ];
                let (_, browser) = people.into_iter().find(|(principal, _)| allowed(*principal, route)).unwrap();
                for (n, origin) in origins.iter().enumerate() {
                    let (head, _) = browser.request("POST", &path, HTML, None);
                    let head: String = head
                        .split_inclusive("\r\n")
                        .filter(|line| !line.starts_with("Origin") && !line.starts_with("Sec-Fetch"))
                        .collect();
                    let body = "act=archive&name=x&kind=person&type=contact&language=pl&next=/";
                    let kind = kinds[n % kinds.len()];
                    let lines = format!("{origin}\r\nContent-Type: {kind}\r\nContent-Length: {}", body.len());
                    let said = raw(browser, &crafted(&head, &lines, body.as_bytes()));
                    let statuses: Vec<u16> = said.iter().map(|(status, _)| *status).collect();
                    assert_eq!(statuses, [403], "{path} with {origin}");
                    tries += 1;
                }
            }
            tries
        });
    }
}
