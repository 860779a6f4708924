//! Requests that two readers could understand differently: nothing hidden in one is ever heard as
//! another, and nothing that is no request is answered as one.

use super::super::support;
use super::super::support::wire::HTML;
use super::{Leaves, Town, raw};

places_on_both! {
    fn nothing_hidden_in_a_request_is_heard(place: Place) {
        let town = Town::on(place);
        town.under("smuggling", &Leaves::default(), |town| {
            let browser = &town.administrator;
            let (head, _) = browser.request("POST", "/login", HTML, None);
            // Kept open, so that a second request could follow.
            let open = head.replace("Connection: close\r\n", "").replace("\r\n\r\n", "\r\nContent-Type: application/x-www-form-urlencoded\r\n");
            let cookie = browser.cookie.as_ref().unwrap();
            let port = town.served.port;
            let hidden = format!(
                "POST /logout HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            let n = hidden.len();
            let chunked = "Transfer-Encoding: chunked\r\n";
            let mut tries = 0;
            for (what, request) in [
                ("both lengths, the chunks end first", format!("{open}Content-Length: {}\r\n{chunked}\r\n0\r\n\r\n{hidden}", n + 5)),
                ("both lengths, the other way around", format!("{open}{chunked}Content-Length: {}\r\n\r\n0\r\n\r\n{hidden}", n + 5)),
                ("both lengths, the number ends first", format!("{open}Content-Length: 4\r\n{chunked}\r\n{n:x}\r\n{hidden}\r\n0\r\n\r\n")),
                ("two lengths", format!("{open}Content-Length: 0\r\nContent-Length: {n}\r\n\r\n{hidden}")),
                ("a list of lengths", format!("{open}Content-Length: 0, {n}\r\n\r\n{hidden}")),
                ("a length with a sign", format!("{open}Content-Length: +{n}\r\n\r\n{hidden}")),
                ("a length below nothing", format!("{open}Content-Length: -1\r\n\r\n{hidden}")),
                ("a length of another base", format!("{open}Content-Length: 0x0\r\n\r\n{hidden}")),
                ("a space before the colon", format!("{open}Content-Length : 0\r\n\r\n{hidden}")),
                ("a tab before the colon", format!("{open}Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n{hidden}")),
                ("a folded line", format!("{open}Content-Length:\r\n 0\r\n\r\n{hidden}")),
                ("an encoding of nobody", format!("{open}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{hidden}")),
                ("an encoding that is not the last", format!("{open}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{hidden}")),
                ("an encoding of old", format!("{}{chunked}\r\n0\r\n\r\n{hidden}", open.replace("HTTP/1.1", "HTTP/1.0"))),
                ("a bare line feed", format!("{open}X: y\nContent-Length: 0\r\n\r\n{hidden}").replace("X: y\n", "X: y\n\n")),
                ("a bare carriage return", format!("{open}X: y\rContent-Length: {n}\r\n\r\n{hidden}")),
                ("a NUL in a line", format!("{open}X: y\0z\r\nContent-Length: 0\r\n\r\n{hidden}")),
                ("a chunk's extension with a line in it", format!("{open}{chunked}\r\n0;x=\n\r\n\r\n{hidden}")),
                ("a trailer that is a header", format!("{open}{chunked}\r\n0\r\nContent-Length: {n}\r\n\r\n{hidden}")),
            ] {
                let said = raw(browser, request.as_bytes());
                let statuses: Vec<u16> = said.iter().map(|(status, _)| *status).collect();
                // The hidden one would be answered by 303, and its session would be gone.
                assert!(statuses.iter().all(|status| matches!(status, 400 | 413 | 422)), "{what}: {statuses:?}");
                tries += 1;
            }
            tries
        });
    }

    fn what_is_no_request_is_none(place: Place) {
        let town = Town::on(place);
        town.under("no requests", &Leaves::default(), |town| {
            let host = format!("Host: 127.0.0.1:{}", town.served.port);
            let many: String = (0..2000).map(|n| format!("X-{n}: y\r\n")).collect();
            let mut tries = 0;
            for (what, request) in [
                ("HTTP/0.9", "GET /office/contacts\r\n\r\n".to_owned()),
                ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned()),
                ("a version of nobody", format!("GET / HTTP/9.9\r\n{host}\r\n\r\n")),
                ("no host", "GET /office/contacts HTTP/1.1\r\n\r\n".to_owned()),
                ("a proxy's request", "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".to_owned()),
                ("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n".to_owned()),
                ("an asterisk", format!("OPTIONS * HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n")),
                ("another protocol", format!("GET /login HTTP/1.1\r\n{host}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")),
                ("TLS", "\x16\x03\x01\x02\0\x01\0\x01\u{fc}\x03\x03".to_owned()),
                ("many lines", format!("GET /login HTTP/1.1\r\n{host}\r\n{many}\r\n")),
                ("a long line", format!("GET /login HTTP/1.1\r\n{host}\r\nX: {}\r\n\r\n", "y".repeat(1024 * 1024))),
                ("a long path", format!("GET /{} HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n", "a".repeat(60_000))),
                ("a space in the path", format!("GET /lo gin HTTP/1.1\r\n{host}\r\n\r\n")),
                ("line ends in the path", format!("GET /login%0d%0aSet-Cookie:x=y HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n")),
                ("a method of nobody", format!("JUMP /login HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n")),
                ("a method with a body in it", format!("GET\r\nX: /login HTTP/1.1\r\n{host}\r\n\r\n")),
                ("TRACE", format!("TRACE /login HTTP/1.1\r\n{host}\r\nConnection: close\r\nX-Canary: echoed\r\n\r\n")),
                ("an override", format!("POST /login HTTP/1.1\r\n{host}\r\nX-HTTP-Method-Override: GET\r\nContent-Length: 0\r\nConnection: close\r\nOrigin: https://evil.example\r\n\r\n")),
            ] {
                let said = raw(&town.visitor, request.as_bytes());
                for (status, body) in &said {
                    // A page for everybody may be read in any tone; nothing else is.
                    let fine = matches!(status, 400..=499 | 505) || (*status == 200 && what == "another protocol")
                        || (*status == 200 && body.contains("<html") && what == "a proxy's request");
                    assert!(fine, "{what}: {status} {body}");
                    assert!(!body.contains("echoed") && !body.contains("evil.example"), "{what}: {body}");
                }
                assert!(said.len() <= 1, "{what}: {said:?}");
                tries += 1;
            }
            tries
        });
    }
}
