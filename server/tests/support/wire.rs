//! A browser that speaks to a process over a socket.

use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::net::TcpStream;

use super::encode;
use super::process::PATIENCE;
use super::served::Served;

pub const HTML: &str = "text/html";
pub const JSON: &str = "application/json";
pub const EVENTS: &str = "text/event-stream";

/// A browser at one process: a port and a cookie.
#[derive(Clone)]
pub struct Browser {
    pub port: u16,
    pub cookie: Option<String>,
}

impl Browser {
    pub fn at(served: &Served) -> Self {
        Self {
            port: served.port,
            cookie: None,
        }
    }

    /// One that somebody signed in with.
    pub fn signed_in(served: &Served, email: &str, password: &str) -> Self {
        let mut browser = Self::at(served);
        browser
            .post("/login", HTML, &[("email", email), ("password", password)])
            .expect_status(303);
        browser
    }

    pub fn get(&self, path: &str, accept: &str) -> Answer {
        self.ask("GET", path, accept, None)
    }

    /// Posts a form, and keeps the session that comes with the answer.
    pub fn post(&mut self, path: &str, accept: &str, form: &[(&str, &str)]) -> Answer {
        let answer = self.ask("POST", path, accept, Some(form));
        if let Some(session) = answer.session() {
            self.cookie = Some(session.to_owned());
        }
        answer
    }

    pub fn ask(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        form: Option<&[(&str, &str)]>,
    ) -> Answer {
        self.try_ask(method, path, accept, form).unwrap()
    }

    /// As [`Self::ask`], where the process may be gone.
    pub fn try_ask(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        form: Option<&[(&str, &str)]>,
    ) -> io::Result<Answer> {
        let (head, body) = self.request(method, path, accept, form);
        Answer::of(self.send(format!("{head}{body}").as_bytes())?)
    }

    /// A request as a browser sends it, head and body.
    pub fn request(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        form: Option<&[(&str, &str)]>,
    ) -> (String, String) {
        let host = format!("127.0.0.1:{}", self.port);
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Sec-Fetch-Site: same-origin\r\nAccept: {accept}\r\nConnection: close\r\n"
        );
        if let Some(cookie) = &self.cookie {
            head.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        let body = form.map(encode).unwrap_or_default();
        if form.is_some() {
            head.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            ));
        }
        head.push_str("\r\n");
        (head, body)
    }

    /// Sends bytes as they are; the socket, whose answer is still to be read.
    pub fn send(&self, bytes: &[u8]) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(bytes)?;
        Ok(stream)
    }
}

/// An answer whose body is still to be read.
#[derive(Debug)]
pub struct Answer<R = TcpStream> {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub rest: BufReader<R>,
}

impl<R: Read> Answer<R> {
    /// Reads up to the body; an error if the connection breaks before.
    pub fn of(from: R) -> io::Result<Self> {
        Self::next_of(BufReader::new(from))
    }

    /// The next one on a connection that was kept.
    pub fn next_of(mut rest: BufReader<R>) -> io::Result<Self> {
        let mut next_line = || {
            let mut line = String::new();
            rest.read_line(&mut line)?;
            line.ends_with('\n')
                .then(|| line.trim_end().to_owned())
                .ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))
        };
        let first = next_line()?;
        let status = first
            .strip_prefix("HTTP/1.1 ")
            .and_then(|after| after.get(..3)?.parse().ok())
            .ok_or_else(|| io::Error::other(format!("no status in {first:?}")))?;
        let mut headers = Vec::new();
        while let Some((name, value)) = next_line()?.split_once(':') {
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Ok(Self {
            status,
            headers,
            rest,
        })
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn header(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// The session's cookie, if one comes with it: name and value.
    pub fn session(&self) -> Option<&str> {
        self.all("set-cookie")
            .filter_map(|cookie| cookie.split(';').next())
            .find(|pair| pair.starts_with("atrium_session="))
    }

    pub fn is_chunked(&self) -> bool {
        self.header("transfer-encoding") == "chunked"
    }

    /// The next chunk; an empty one is the last.
    pub fn chunk(&mut self) -> io::Result<Vec<u8>> {
        let mut size = String::new();
        self.rest.read_line(&mut size)?;
        let size = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
        let mut chunk = vec![0; size + 2];
        self.rest.read_exact(&mut chunk)?;
        chunk.truncate(size);
        Ok(chunk)
    }

    pub fn body(self) -> String {
        self.try_body().unwrap()
    }

    /// As [`Self::body`]; an error if the connection breaks before its end.
    pub fn try_body(mut self) -> io::Result<String> {
        self.take_body()
    }

    /// The whole body, and the connection stays.
    pub fn take_body(&mut self) -> io::Result<String> {
        let mut body = Vec::new();
        if self.is_chunked() {
            loop {
                let chunk = self.chunk()?;
                if chunk.is_empty() {
                    break;
                }
                body.extend(chunk);
            }
        } else if let Ok(length) = self.header("content-length").parse::<usize>() {
            body.resize(length, 0);
            self.rest.read_exact(&mut body)?;
        } else {
            self.rest.read_to_end(&mut body)?;
        }
        Ok(String::from_utf8_lossy(&body).into_owned())
    }

    /// Reads the body, which is shown if the status is another one.
    pub fn expect_status(self, status: u16) -> String {
        let was = self.status;
        let body = self.body();
        assert_eq!(was, status, "{body}");
        body
    }
}
