//! Letters on their way, against an SMTP server that others wrote (npm
//! `smtp-server`) and against servers that misbehave. Fails where Node.js or
//! the packages of `end2end` are missing: `cargo xtask test` installs them.

use std::process::Stdio;
use std::time::{Duration, Instant};

use atrium_backend::mail::letter::{Invitation, compose};
use atrium_backend::mail::message::build;
use atrium_backend::mail::{Accents, Brand, Letter, Outgoing, Recipient, SendError, Transport};
use atrium_domain::locale::Locale;
use atrium_domain::time::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

const END2END: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
const LINK: &str = "https://portal.example.com/invitation/k7Qm-2_tokentokentokentokentoken";
const QUICK: Duration = Duration::from_secs(2);
const PATIENT: Duration = Duration::from_secs(10);

struct Server {
    port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    // Ends the process when the test does.
    _process: Child,
}

impl Server {
    async fn start(mode: &str) -> Self {
        Self::node(&["fixtures/smtp.mjs", mode]).await
    }

    /// A server of another kind than the fixture's: `options` of smtp-server.
    async fn with(options: &str) -> Self {
        let script = format!(
            "import {{ SMTPServer }} from 'smtp-server';
             const server = new SMTPServer({{ logger: false, disableReverseLookup: true, {options} }});
             server.on('error', () => {{}});
             server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
             setTimeout(() => process.exit(0), 900000);"
        );
        Self::node(&["--input-type=module", "--eval", &script]).await
    }

    async fn node(arguments: &[&str]) -> Self {
        let mut process = Command::new("node")
            .args(arguments)
            .current_dir(END2END)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("Node.js is needed for this test: install it so that `node` is in PATH");
        let stdout = process.stdout.take().expect("it is piped");
        let mut lines = BufReader::new(stdout).lines();
        let port = lines
            .next_line()
            .await
            .expect("the server's output can be read")
            .expect("the server starts: run `npm ci` in end2end first")
            .parse()
            .expect("the first line is the port");
        Self {
            port,
            lines,
            _process: process,
        }
    }

    async fn received(&mut self) -> Value {
        let line = tokio::time::timeout(PATIENT, self.lines.next_line())
            .await
            .expect("a message arrives in time")
            .expect("the server's output can be read")
            .expect("the server still runs");
        serde_json::from_str(&line).expect("a JSON line a message")
    }

    fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }
}

fn to(url: &str, timeout: Duration) -> Transport {
    Transport::smtp(url, "portal.example.com", timeout).expect("the address is right")
}

fn invitation(locale: Locale) -> Outgoing {
    let brand = Brand {
        company: "Łódź Möbel".to_owned(),
        from: "portal@example.com".parse().expect("an address"),
        base_url: "https://portal.example.com".to_owned(),
        answers_to: None,
        accent: Accents::default(),
        zone: atrium_domain::time_zone::TimeZone::UTC,
    };
    let recipient = Recipient {
        name: "Żaneta \"Zizi\" Nowak\r\nBcc: all@example.com".to_owned(),
        address: "zaneta@example.com".parse().expect("an address"),
    };
    let letter = Letter::Invitation(Invitation {
        name: recipient.name.clone(),
        customer: None,
        login: recipient.address.clone(),
        link: SecretString::from(LINK),
        code: SecretString::from("7K2MX-9QF4T"),
        valid_until: Timestamp::from_seconds(1_795_312_800),
        message: Some("Dzień dobry.\nhttps://evil.example/".to_owned()),
    });
    let composed = compose(&letter, &brand, locale);
    build(
        &composed,
        &brand,
        &recipient,
        "17.a1b2",
        Timestamp::from_seconds(1_795_312_000),
    )
    .expect("a letter that can be sent")
}

fn temporary(result: Result<(), SendError>) -> String {
    match result {
        Err(SendError::Temporary { reason, .. }) => reason,
        other => panic!("not a temporary failure: {other:?}"),
    }
}

/// The text part of a message, decoded.
fn text_part(message: &str) -> String {
    let part = message
        .split("Content-Type: text/plain; charset=utf-8\r\n")
        .nth(1)
        .expect("there is a text part");
    let (headers, body) = part.split_once("\r\n\r\n").expect("headers end");
    let body = body.split("\r\n--").next().expect("there is a body");
    let bytes = if headers.contains("base64") {
        unbase64(body)
    } else {
        unquoted(body)
    };
    String::from_utf8(bytes)
        .expect("the part is UTF-8")
        .replace("\r\n", "\n")
}

fn unquoted(body: &str) -> Vec<u8> {
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'=' {
            let hex = std::str::from_utf8(&tail[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(hex, 16).expect("two digits"));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    bytes
}

fn unbase64(body: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in body.bytes() {
        if let Some(value) = ALPHABET.iter().position(|known| *known == byte) {
            held = (held << 6) | u32::try_from(value).expect("below 64");
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from((held >> bits) & 0xFF).expect("one byte"));
            }
        }
    }
    bytes
}

#[tokio::test]
async fn a_server_that_accepts_gets_the_letter_as_it_was_written() {
    let mut server = Server::start("accept").await;
    let transport = to(&server.url(), PATIENT);

    for locale in Locale::ALL {
        transport.send(&invitation(locale)).await.unwrap();
        let received = server.received().await;
        let message = received["data"].as_str().unwrap();
        let headers = message.split("\r\n\r\n").next().unwrap();
        let text = text_part(message);

        assert_eq!(received["from"], "portal@example.com");
        assert_eq!(received["to"], serde_json::json!(["zaneta@example.com"]));
        assert!(
            headers.contains("Message-ID: <17.a1b2@portal.example.com>"),
            "{headers}"
        );
        assert!(
            headers.contains("Date: Sun, 22 Nov 2026 01:46:40 +0000"),
            "{headers}"
        );
        assert!(
            headers.contains("Auto-Submitted: auto-generated"),
            "{headers}"
        );
        assert!(!headers.to_lowercase().contains("\r\nbcc"), "{headers}");
        let links: Vec<&str> = text
            .lines()
            .filter(|line| line.starts_with("http"))
            .collect();
        assert_eq!(links, [LINK], "{text}");
        assert!(text.contains("> Dzień dobry."), "{text}");
        assert!(
            text.lines().any(|line| line.trim() == "7K2MX-9QF4T"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_server_that_carries_seven_bits_only_gets_every_letter_too() {
    let mut server = Server::with(
        "authOptional: true, hide8BITMIME: true, hideSMTPUTF8: true,
         disabledCommands: ['AUTH', 'STARTTLS'],
         onData(stream, session, done) {
           const chunks = [];
           stream.on('data', (chunk) => chunks.push(chunk));
           stream.on('end', () => {
             console.log(JSON.stringify({ data: Buffer.concat(chunks).toString('latin1') }));
             done(null, 'taken');
           });
         }",
    )
    .await;
    let transport = to(&server.url(), PATIENT);

    for locale in Locale::ALL {
        transport.send(&invitation(locale)).await.unwrap();
        let received = server.received().await;
        let message = received["data"].as_str().unwrap();

        assert!(message.is_ascii(), "{message}");
        let text = text_part(message);
        assert!(text.lines().any(|line| line == LINK), "{text}");
        assert!(text.contains("> Dzień dobry."), "{text}");
    }
}

#[tokio::test]
async fn a_server_that_refuses_the_recipient_ends_the_matter() {
    let server = Server::start("refuse").await;

    let result = to(&server.url(), PATIENT)
        .send(&invitation(Locale::En))
        .await;

    let Err(SendError::Permanent { reason, .. }) = result else {
        panic!("{result:?}")
    };
    assert!(
        reason.contains("550") && reason.contains("No such mailbox"),
        "{reason}"
    );
}

#[tokio::test]
async fn a_server_that_defers_is_tried_again() {
    let server = Server::start("defer").await;

    let reason = temporary(
        to(&server.url(), PATIENT)
            .send(&invitation(Locale::En))
            .await,
    );

    assert!(
        reason.contains("451") && reason.contains("try again later"),
        "{reason}"
    );
}

#[tokio::test]
async fn a_server_that_hangs_after_data_does_not_hold_us_and_may_get_the_same_message_again() {
    let mut server = Server::start("hang").await;
    let transport = to(&server.url(), QUICK);
    let mail = invitation(Locale::Pl);
    let began = Instant::now();

    let reason = temporary(transport.send(&mail).await);
    let waited = began.elapsed();
    let again = temporary(transport.send(&mail).await);

    assert!(waited < QUICK + Duration::from_secs(3), "{waited:?}");
    assert!(reason.contains("2 s") && again == reason, "{reason}");
    let (first, second) = (server.received().await, server.received().await);
    assert_eq!(first["data"], second["data"]);
}

#[tokio::test]
async fn a_server_that_never_greets_does_not_hold_us() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let began = Instant::now();

    let reason = temporary(to(&url, QUICK).send(&invitation(Locale::En)).await);

    assert!(began.elapsed() < QUICK + Duration::from_secs(3));
    assert!(reason.contains("127.0.0.1"), "{reason}");
}

#[tokio::test]
async fn no_server_at_all_is_a_reason_to_try_again() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);

    let reason = temporary(to(&url, PATIENT).send(&invitation(Locale::En)).await);

    assert!(
        reason.contains("no conversation with 127.0.0.1"),
        "{reason}"
    );
}

#[tokio::test]
async fn a_server_that_cannot_protect_the_conversation_gets_no_letter() {
    let server = Server::start("accept").await;
    let url = format!("{}?tls=required", server.url());

    let reason = temporary(to(&url, PATIENT).send(&invitation(Locale::En)).await);

    assert!(reason.contains("STARTTLS"), "{reason}");
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused() {
    // smtp-server brings a self-signed one along.
    let wrapped = Server::with("secure: true, authOptional: true").await;
    let upgraded = Server::with("authOptional: true").await;

    for url in [
        format!("smtps://localhost:{}", wrapped.port),
        format!("smtp://localhost:{}?tls=required", upgraded.port),
    ] {
        let reason = temporary(to(&url, PATIENT).send(&invitation(Locale::En)).await);
        assert!(reason.contains("certificate"), "{url}: {reason}");
    }
}

#[tokio::test]
async fn a_wrong_mail_password_fails_no_letter_for_good_and_is_not_repeated() {
    let server = Server::with(
        "allowInsecureAuth: true, disabledCommands: ['STARTTLS'],
         onAuth(auth, session, done) {
           done(Object.assign(new Error('no ' + auth.password + ' for ' + auth.username), { responseCode: 535 }));
         }",
    )
    .await;
    let url = format!("smtp://portal:open-sesame@127.0.0.1:{}", server.port);

    let reason = temporary(to(&url, PATIENT).send(&invitation(Locale::En)).await);

    assert!(reason.contains("535"), "{reason}");
    assert!(!reason.contains("sesame"), "{reason}");
}

#[tokio::test]
async fn a_filter_that_quotes_the_link_does_not_give_it_to_staff() {
    let server = Server::with(
        "authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'],
         onData(stream, session, done) {
           stream.resume();
           stream.on('end', () => done(Object.assign(
             new Error('blocked for https://portal.example.com/invitation/k7Qm-2_tokentokentokentokentoken (7K2MX-9QF4T)'),
             { responseCode: 554 })));
         }",
    )
    .await;

    let result = to(&server.url(), PATIENT)
        .send(&invitation(Locale::En))
        .await;

    let Err(SendError::Permanent { reason, .. }) = result else {
        panic!("{result:?}")
    };
    assert!(reason.contains("554 blocked for"), "{reason}");
    assert!(
        !reason.contains("token") && !reason.contains("7K2MX"),
        "{reason}"
    );
}

#[tokio::test]
async fn without_a_server_letters_lie_in_a_folder_for_the_owner_only() {
    let folder = std::env::temp_dir().join(format!("atrium-mail-{}", std::process::id()));
    let path = folder.join("data").join("mail");
    let transport = Transport::folder(&path);
    let mail = invitation(Locale::De);

    transport.send(&mail).await.unwrap();
    transport.send(&mail).await.unwrap();

    let names: Vec<String> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(
        names,
        ["20261122-014640-000000-zaneta-example-com-17-a1b2.eml"]
    );
    let file = path.join(&names[0]);
    let message = std::fs::read_to_string(&file).unwrap();
    assert!(
        message.lines().any(|line| line == LINK),
        "whole, for any tool: {message}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&file) & 0o777, 0o600);
        assert_eq!(mode(&path) & 0o777, 0o700);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_a_reason_to_try_again() {
    let file = std::env::temp_dir().join(format!("atrium-no-folder-{}", std::process::id()));
    std::fs::write(&file, "in the way").unwrap();

    let reason = temporary(
        Transport::folder(file.join("mail"))
            .send(&invitation(Locale::En))
            .await,
    );

    assert!(reason.contains("mail folder"), "{reason}");
    std::fs::remove_file(&file).unwrap();
}
