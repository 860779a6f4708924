//! A mail server that takes every letter, and remembers for whom and which.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct MailServer {
    pub port: u16,
    letters: Arc<Mutex<Vec<(String, String)>>>,
}

impl MailServer {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(Vec::new()));
        let taken = Arc::clone(&letters);
        // Ends with the process of the test.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taken = Arc::clone(&taken);
                // A client that is killed breaks its conversation.
                thread::spawn(move || drop(converse(stream, &taken)));
            }
        });
        Self { port, letters }
    }

    pub fn taken(&self) -> usize {
        self.letters.lock().unwrap().len()
    }

    /// Recipient and Message-ID of each.
    pub fn letters(&self) -> Vec<(String, String)> {
        self.letters.lock().unwrap().clone()
    }
}

fn converse(stream: TcpStream, taken: &Mutex<Vec<(String, String)>>) -> io::Result<()> {
    let mut answers = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    answers.write_all(b"220 mail.example\r\n")?;
    let mut to = String::new();
    while let Some(line) = lines.next().transpose()? {
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        if word == "RCPT" {
            to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        }
        if word != "DATA" {
            let answer: &[u8] = match word.as_str() {
                "EHLO" => b"250-mail.example\r\n250 8BITMIME\r\n",
                "QUIT" => b"221 bye\r\n",
                _ => b"250 yes\r\n",
            };
            answers.write_all(answer)?;
            continue;
        }
        answers.write_all(b"354 go on\r\n")?;
        let mut letter = String::new();
        loop {
            // Without the dot it is no letter, only the beginning of one: whoever wrote it was killed.
            let Some(line) = lines.next().transpose()? else {
                return Ok(());
            };
            if line == "." {
                break;
            }
            letter.push_str(&line);
            letter.push('\n');
        }
        answers.write_all(b"250 taken\r\n")?;
        let id = message_id(&letter).unwrap_or_default();
        taken.lock().unwrap().push((to.clone(), id));
    }
    Ok(())
}

pub fn message_id(letter: &str) -> Option<String> {
    letter.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("message-id")
            .then(|| value.trim().to_owned())
    })
}
