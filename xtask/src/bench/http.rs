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
    /// How long an answer may take.
    pub patience: Duration,
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
            patience: Duration::from_secs(20),
        }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Another connection with the same cookies.
    pub fn twin(&self) -> Self {
        self.at(self.port)
    }

    /// The same cookies for whoever listens on another port.
    pub fn at(&self, port: u16) -> Self {
        Self {
            cookies: self.cookies.clone(),
            patience: self.patience,
            ..Self::new(port)
        }
    }

    /// Whether anybody is signed in by these cookies, as far as one can see.
    pub fn has_session(&self) -> bool {
        self.cookies
            .iter()
            .any(|(name, value)| name.ends_with("atrium_session") && !value.is_empty())
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

    /// A stream, read until a line says `last`; `opened` is called when its head has come.
    pub fn listen(&self, path: &str, last: &str, opened: impl FnOnce()) -> Result<()> {
        let mut stream = self.connect()?;
        let request = self.request("GET", path, None)?;
        stream.get_mut().write_all(request.as_bytes())?;
        let (status, _) = read_head(&mut stream)?;
        if status != 200 {
            bail!("{path} answered {status}");
        }
        opened();
        let mut line = String::new();
        loop {
            line.clear();
            if stream.read_line(&mut line)? == 0 {
                bail!("{path} ended without a word");
            }
            if line.trim_end() == last {
                return Ok(());
            }
        }
    }

    fn connect(&self) -> Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(self.patience))?;
        Ok(BufReader::new(stream))
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
            self.connection = Some(self.connect()?);
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

fn read_line(connection: &mut BufReader<TcpStream>) -> Result<String> {
    let mut line = String::new();
    if connection.read_line(&mut line)? == 0 {
        bail!("the server closed the connection");
    }
    line.truncate(line.trim_end().len());
    Ok(line)
}

fn read_head(connection: &mut BufReader<TcpStream>) -> Result<(u16, Vec<(String, String)>)> {
    let first = read_line(connection)?;
    let status = first
        .split(' ')
        .nth(1)
        .and_then(|it| it.parse().ok())
        .context("no HTTP answer")?;
    let mut headers = Vec::new();
    loop {
        let header = read_line(connection)?;
        let Some((name, value)) = header.split_once(':') else {
            return Ok((status, headers));
        };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
}

fn read_answer(connection: &mut BufReader<TcpStream>) -> Result<Answer> {
    let (status, headers) = read_head(connection)?;
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
            let line = read_line(connection)?;
            let size = usize::from_str_radix(line.split(';').next().unwrap_or_default(), 16)?;
            let at = answer.body.len();
            answer.body.resize(at + size, 0);
            connection.read_exact(&mut answer.body[at..])?;
            read_line(connection)?;
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

pub fn encoded(value: &str) -> String {
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
