//! A small HTTP/1.1 client: one connection, kept alive, one answer at a time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub struct Client {
    port: u16,
    connection: Option<BufReader<TcpStream>>,
    cookies: BTreeMap<String, String>,
    /// Asks for brotli and keeps the body as it came.
    pub compressed: bool,
}

pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name, written in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Client {
    pub fn new(port: u16) -> Self {
        Self {
            port,
            connection: None,
            cookies: BTreeMap::new(),
            compressed: false,
        }
    }

    /// Another connection with the same cookies.
    pub fn twin(&self) -> Self {
        Self {
            cookies: self.cookies.clone(),
            ..Self::new(self.port)
        }
    }

    /// The cookies, for whoever goes on with them in a browser.
    pub fn cookies(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cookies
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    pub fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask("GET", path, None)
    }

    pub fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Result<Answer> {
        let body: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        self.ask("POST", path, Some(body.join("&")))
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<String>) -> Result<Answer> {
        let request = self.request(method, path, body)?;
        let fresh = self.connection.is_none();
        match self.exchange(&request) {
            // The server may have closed a connection that lay idle.
            Err(_) if !fresh && method == "GET" => {
                self.connection = None;
                self.exchange(&request)
            }
            answer => answer,
        }
    }

    fn request(&self, method: &str, path: &str, body: Option<String>) -> Result<String> {
        let port = self.port;
        let mut request =
            format!("{method} {path} HTTP/1.1\r\nhost: localhost:{port}\r\naccept: text/html\r\n");
        if self.compressed {
            request.push_str("accept-encoding: br\r\n");
        }
        if !self.cookies.is_empty() {
            let pairs: Vec<String> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            write!(request, "cookie: {}\r\n", pairs.join("; "))?;
        }
        match body {
            Some(body) => {
                let length = body.len();
                write!(
                    request,
                    "origin: http://localhost:{port}\r\nsec-fetch-site: same-origin\r\n\
                     content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{body}"
                )?;
            }
            None => request.push_str("\r\n"),
        }
        Ok(request)
    }

    fn exchange(&mut self, request: &str) -> Result<Answer> {
        if self.connection.is_none() {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(20)))?;
            self.connection = Some(BufReader::new(stream));
        }
        let connection = self.connection.as_mut().context("just connected")?;
        let outcome = connection
            .get_mut()
            .write_all(request.as_bytes())
            .map_err(anyhow::Error::from)
            .and_then(|()| read_answer(connection));
        let answer = match outcome {
            Ok(answer) => answer,
            Err(error) => {
                self.connection = None;
                return Err(error);
            }
        };
        if answer
            .header("connection")
            .is_some_and(|it| it.eq_ignore_ascii_case("close"))
        {
            self.connection = None;
        }
        for (name, value) in &answer.headers {
            if name == "set-cookie" {
                let pair = value.split(';').next().unwrap_or_default();
                if let Some((name, value)) = pair.split_once('=') {
                    self.cookies
                        .insert(name.trim().to_owned(), value.trim().to_owned());
                }
            }
        }
        Ok(answer)
    }
}

fn read_answer(connection: &mut BufReader<TcpStream>) -> Result<Answer> {
    let mut line = String::new();
    let mut next = |connection: &mut BufReader<TcpStream>| -> Result<String> {
        line.clear();
        if connection.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    };
    let first = next(connection)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|it| it.parse().ok())
        .context("no HTTP answer")?;
    let mut headers = Vec::new();
    loop {
        let header = next(connection)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut answer = Answer {
        status,
        headers,
        body: Vec::new(),
    };
    if answer
        .header("transfer-encoding")
        .is_some_and(|it| it.eq_ignore_ascii_case("chunked"))
    {
        loop {
            let size =
                usize::from_str_radix(next(connection)?.split(';').next().unwrap_or_default(), 16)?;
            let at = answer.body.len();
            answer.body.resize(at + size, 0);
            connection.read_exact(&mut answer.body[at..])?;
            next(connection)?;
            if size == 0 {
                return Ok(answer);
            }
        }
    }
    let length = answer
        .header("content-length")
        .and_then(|it| it.parse().ok())
        .unwrap_or(0);
    answer.body.resize(length, 0);
    connection.read_exact(&mut answer.body)?;
    Ok(answer)
}

fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
