//! Clients that send or take too slowly: they are let go, and nobody waits for them.

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::thread::sleep;
use std::time::{Duration, Instant};

use socket2::{Domain, Socket, Type};

use super::support;
use super::support::process::PATIENCE;
use super::support::wire::{Browser, HTML};
use super::{administrator, founded, is_clean};

/// Pages somebody else reads meanwhile; each must come as if nobody dawdled.
fn others_are_served(browser: &Browser, pages: usize) {
    for _ in 0..pages {
        let started = Instant::now();
        browser.get("/office/contacts", HTML).expect_status(200);
        let took = started.elapsed();
        assert!(took < Duration::from_secs(5), "{took:?}");
    }
}

/// Waits until the other side has closed: at its end, or by a reset.
fn is_closed(mut stream: TcpStream, who: &str) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    if let Err(error) = io::copy(&mut stream, &mut io::sink()) {
        assert_ne!(
            error.kind(),
            io::ErrorKind::WouldBlock,
            "{who} is still connected"
        );
    }
}

/// A connection whose reader has room for little.
fn with_little_room(port: u16) -> TcpStream {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_recv_buffer_size(4096).unwrap();
    let address: SocketAddr = ([127, 0, 0, 1], port).into();
    socket.connect(&address.into()).unwrap();
    socket.into()
}

places_on_both! {
    fn slow_clients_are_let_go_and_others_do_not_wait_for_them(place: Place) {
        founded(&place);
        let served = place.serve(&[]);
        let browser = administrator(&served);
        let slow: Vec<TcpStream> = (0..100)
            .map(|n| {
                let begun: &[u8] = if n % 2 == 0 {
                    b"GET /login HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                } else {
                    b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nema"
                };
                browser.send(begun).unwrap()
            })
            .collect();
        others_are_served(&browser, 20);
        for (n, stream) in slow.into_iter().enumerate() {
            is_closed(stream, &format!("socket {n}"));
        }
        others_are_served(&browser, 1);
        is_clean(&place, "after slow senders");
    }

    fn slow_readers_are_let_go_and_others_do_not_wait_for_them(place: Place) {
        founded(&place);
        let served = place.serve(&[]);
        let browser = administrator(&served);
        let before = served.resident();
        // More pages than the buffers between us hold: the process has to wait for its reader.
        let (head, _) = browser.request("GET", "/office/contacts", HTML, None);
        let again = head.replace("Connection: close\r\n", "").repeat(100);
        let mut readers: Vec<TcpStream> = (0..20)
            .map(|_| {
                let mut stream = with_little_room(served.port);
                stream.write_all(again.as_bytes()).unwrap();
                stream
            })
            .collect();
        // A byte a second is slower than any network: half of them take that, half nothing.
        for _ in 0..3 {
            for stream in readers.iter_mut().step_by(2) {
                stream.read_exact(&mut [0]).unwrap();
            }
            others_are_served(&browser, 3);
            sleep(Duration::from_secs(1));
        }
        let grown = served.resident().saturating_sub(before);
        assert!(grown < 100 * 1024 * 1024, "it has grown by {grown} bytes");
        // What lies in the buffers may still be taken; the end comes all the same.
        sleep(Duration::from_secs(25));
        for (n, stream) in readers.into_iter().enumerate() {
            is_closed(stream, &format!("reader {n}"));
        }
        others_are_served(&browser, 1);
        is_clean(&place, "after slow readers");
    }
}
