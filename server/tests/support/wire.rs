//! A browser that speaks to a process over a socket.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use super::process::{PATIENCE, Served};

pub const HTML: &str = "text/html";
pub const JSON: &str = "application/json";
pub const EVENTS: &str = "text/event-stream";

/// A browser at one process: a port and a cookie.
pub struct Browser {
    port: u16,
    pub cookie: Option<String>,
}

impl Browser {
    pub fn at(served: &Served) -> Self {
        Self {
            port: served.port,
            cookie: None,
        }
    }

    pub fn get(&self, path: &str, accept: &str) -> Answer {
        self.ask("GET", path, accept, None)
    }

    /// Posts a form, and keeps the session that comes with the answer.
    pub fn post(&mut self, path: &str, accept: &str, form: &[(&str, &str)]) -> Answer {
        let escape = |text| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC)
                .to_string()
        };
        let body = form
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect::<Vec<_>>()
            .join("&");
        let answer = self.ask("POST", path, accept, Some(&body));
        if let Some(session) = answer
            .all("set-cookie")
            .filter_map(|cookie| cookie.split(';').next())
            .find(|pair| pair.starts_with("atrium_session="))
        {
            self.cookie = Some(session.to_owned());
        }
        answer
    }

    pub fn ask(&self, method: &str, path: &str, accept: &str, form: Option<&str>) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n\
             Accept: {accept}\r\nConnection: close\r\n"
        );
        if let Some(cookie) = &self.cookie {
            request.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if let Some(form) = form {
            request.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            ));
        }
        request.push_str("\r\n");
        request.push_str(form.unwrap_or_default());
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        Answer::of(stream)
    }
}

/// An answer whose body is still to be read.
pub struct Answer {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub rest: BufReader<TcpStream>,
}

impl Answer {
    fn of(stream: TcpStream) -> Self {
        let mut rest = BufReader::new(stream);
        let mut next_line = || {
            let mut line = String::new();
            rest.read_line(&mut line).unwrap();
            line.trim_end().to_owned()
        };
        let first = next_line();
        let status: u16 = first
            .strip_prefix("HTTP/1.1 ")
            .and_then(|after| after.get(..3)?.parse().ok())
            .unwrap_or_else(|| panic!("no status in {first:?}"));
        let mut headers = Vec::new();
        loop {
            let line = next_line();
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Self {
            status,
            headers,
            rest,
        }
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

    pub fn body(mut self) -> String {
        let mut body = Vec::new();
        if self.is_chunked() {
            loop {
                let chunk = self.chunk().unwrap();
                if chunk.is_empty() {
                    break;
                }
                body.extend(chunk);
            }
        } else if let Ok(length) = self.header("content-length").parse::<usize>() {
            body.resize(length, 0);
            self.rest.read_exact(&mut body).unwrap();
        } else {
            self.rest.read_to_end(&mut body).unwrap();
        }
        String::from_utf8_lossy(&body).into_owned()
    }

    /// Reads the body, which is shown if the status is another one.
    pub fn expect_status(self, status: u16) -> String {
        let was = self.status;
        let body = self.body();
        assert_eq!(was, status, "{body}");
        body
    }
}
