//! Forms that bring files (`multipart/form-data`, RFC 7578): small ones from a body that was read
//! whole, within its limit, before; large ones as they come, to a file in the data folder.

use std::path::Path;
use std::time::Duration;

use atrium_backend::operation::import_contacts::journal::{Arrived, Incoming};
use axum::body::{Body, Bytes};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::{StreamExt as _, stream};
use multer::Multipart;

use super::pairs::{Malformed, Pairs};

/// The largest file that is taken to the data folder, with the form around it: half a million
/// contacts as Odoo exports them.
pub const LARGEST_FILE: usize = 128 * 1024 * 1024;
/// The longest text beside it.
const LONGEST_TEXT: usize = 8 * 1024;
/// However steadily it trickles, it is given up after this.
const WHOLE_PATIENCE: Duration = Duration::from_secs(30 * 60);

/// Controls in one form at most.
const MOST_PARTS: usize = 200;

/// A file as sent. What the browser calls it and takes it for is not believed, and not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    /// The control.
    pub control: String,
    /// Its content; never empty.
    pub bytes: Vec<u8>,
}

/// What a form brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Its texts.
    pub pairs: Pairs,
    /// Its files; a control whose file was not chosen is left out.
    pub files: Vec<Uploaded>,
}

/// What separates the parts, if the body is such a form.
pub fn boundary(kind: &str) -> Option<String> {
    multer::parse_boundary(kind).ok()
}

/// Reads the parts.
pub async fn parts(body: Bytes, boundary: String) -> Result<Parts, Malformed> {
    let whole = stream::once(std::future::ready(Ok::<_, std::convert::Infallible>(body)));
    let mut multipart = Multipart::new(whole, boundary);
    let mut parts = Parts::default();
    let mut count = 0;
    while let Some(field) = multipart.next_field().await.map_err(|_| Malformed)? {
        count += 1;
        let control = field.name().ok_or(Malformed)?.to_owned();
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(|_| Malformed)?;
        if count > MOST_PARTS || control.contains('\0') {
            return Err(Malformed);
        }
        if !is_file {
            let text = String::from_utf8(bytes.into()).map_err(|_| Malformed)?;
            if text.contains('\0') {
                return Err(Malformed);
            }
            parts.pairs.push(control, text);
        } else if !bytes.is_empty() {
            parts.files.push(Uploaded {
                control,
                bytes: bytes.into(),
            });
        }
    }
    Ok(parts)
}

/// Before the control's name: the file comes back as a text, from a page it waited in.
const CARRIED: &str = "file:";
/// Files that wait in a page are no longer than this together; nothing that is larger is taken.
const MOST_CARRIED: usize = 512 * 1024;

/// Files as texts of a form, so that they wait in a page as all else that was sent with them: in
/// the sender's own browser, and nowhere else.
pub fn carry(files: &[Uploaded]) -> Vec<(String, String)> {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    if bytes > MOST_CARRIED {
        return Vec::new();
    }
    files
        .iter()
        .map(|file| {
            let name = format!("{CARRIED}{}", file.control);
            (name, URL_SAFE_NO_PAD.encode(&file.bytes))
        })
        .collect()
}

/// Takes what was carried out of a form again.
pub fn unpack(form: &mut Pairs) -> Result<Vec<Uploaded>, Malformed> {
    form.take(CARRIED)
        .into_iter()
        .map(|(control, text)| {
            let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| Malformed)?;
            Ok(Uploaded { control, bytes })
        })
        .filter(|file| !matches!(file, Ok(file) if file.bytes.is_empty()))
        .collect()
}

/// A file in the data folder; it goes if nobody keeps it.
#[derive(Debug)]
pub struct Taken {
    /// What the browser calls it: to be shown, never believed.
    pub name: String,
    /// The file.
    pub file: Arrived,
}

/// What a form with a large file brought.
#[derive(Debug, Default)]
pub struct Streamed {
    /// Its texts.
    pub pairs: Pairs,
    /// Its file; none where none was chosen.
    pub taken: Option<Taken>,
}

/// Why a file was not taken.
#[derive(Debug)]
pub enum Stop {
    /// More than [`LARGEST_FILE`].
    TooLarge,
    /// Half a form, or none.
    Malformed,
    /// Nothing came for too long.
    Stalled,
    /// The data folder can't be written.
    Unwritable(std::io::Error),
}

/// Why the body's stream ended early, as multer hands it back.
#[derive(Debug, Clone, Copy)]
enum Ended {
    TooLarge,
    Stalled,
    Broken,
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the body ended early")
    }
}

impl std::error::Error for Ended {}

fn stop(error: &multer::Error) -> Stop {
    let multer::Error::StreamReadFailed(why) = error else {
        return Stop::Malformed;
    };
    match why.downcast_ref::<Ended>() {
        Some(Ended::TooLarge) => Stop::TooLarge,
        Some(Ended::Stalled) => Stop::Stalled,
        Some(Ended::Broken) | None => Stop::Malformed,
    }
}

/// Reads a form as it comes; the first file that is no empty one goes to `folder`.
pub async fn take(
    body: Body,
    boundary: String,
    folder: &Path,
    patience: Duration,
) -> Result<Streamed, Stop> {
    let reading = read_on(body, boundary, folder, patience);
    tokio::time::timeout(WHOLE_PATIENCE, reading)
        .await
        .unwrap_or(Err(Stop::Stalled))
}

async fn read_on(
    body: Body,
    boundary: String,
    folder: &Path,
    patience: Duration,
) -> Result<Streamed, Stop> {
    let mut left = LARGEST_FILE;
    let parts = stream::unfold(body.into_data_stream(), move |mut body| async move {
        let part = match tokio::time::timeout(patience, body.next()).await {
            Ok(None) => return None,
            Ok(Some(Ok(part))) => Ok(part),
            Ok(Some(Err(_))) => Err(Ended::Broken),
            Err(_) => Err(Ended::Stalled),
        };
        Some((part, body))
    });
    let parts = parts.map(move |part: Result<Bytes, Ended>| {
        let part = part?;
        left = left.checked_sub(part.len()).ok_or(Ended::TooLarge)?;
        Ok::<_, Ended>(part)
    });
    let mut multipart = Multipart::new(parts, boundary);
    let mut streamed = Streamed::default();
    let mut count = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(|error| stop(&error))? {
        count += 1;
        let control = field.name().ok_or(Stop::Malformed)?.to_owned();
        if count > MOST_PARTS || control.contains('\0') {
            return Err(Stop::Malformed);
        }
        let name = field.file_name().map(str::to_owned);
        if name.is_none() || streamed.taken.is_some() {
            let mut text = Vec::new();
            while let Some(part) = field.chunk().await.map_err(|error| stop(&error))? {
                text.extend_from_slice(&part);
                if text.len() > LONGEST_TEXT {
                    return Err(Stop::TooLarge);
                }
            }
            let text = String::from_utf8(text).map_err(|_| Stop::Malformed)?;
            if text.contains('\0') {
                return Err(Stop::Malformed);
            }
            streamed.pairs.push(control, text);
            continue;
        }
        let mut file: Option<Incoming> = None;
        while let Some(part) = field.chunk().await.map_err(|error| stop(&error))? {
            if part.is_empty() {
                continue;
            }
            if file.is_none() {
                file = Some(Incoming::begin(folder).map_err(Stop::Unwritable)?);
            }
            if let Some(file) = &mut file {
                file.write(&part).await.map_err(Stop::Unwritable)?;
            }
        }
        if let Some(file) = file {
            streamed.taken = Some(Taken {
                name: name.unwrap_or_default(),
                file: file.end().await.map_err(Stop::Unwritable)?,
            });
        }
    }
    Ok(streamed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(body: &[u8]) -> Result<Parts, Malformed> {
        let body = Bytes::copy_from_slice(body);
        futures_util::FutureExt::now_or_never(parts(body, "x".to_owned())).expect("all is there")
    }

    #[test]
    fn texts_and_files_come_apart() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xc5\x82 b\r\n\
            --x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"../l.png\"\r\n\
            Content-Type: text/html\r\n\r\n\x00\xff\r\n\
            --x\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x--\r\n";
        let parts = read(body).unwrap();
        assert_eq!(parts.pairs.get("a"), Some("ł b"));
        let logo = Uploaded {
            control: "logo".to_owned(),
            bytes: vec![0, 0xff],
        };
        assert_eq!(parts.files, [logo]);
    }

    #[test]
    fn half_a_form_is_none() {
        for body in [
            "",
            "--x",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
            "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--\r\n",
        ] {
            assert_eq!(read(body.as_bytes()), Err(Malformed), "{body}");
        }
        assert_eq!(boundary("multipart/form-data"), None);
        assert_eq!(boundary("application/x-www-form-urlencoded"), None);
    }

    #[test]
    fn the_proxies_that_are_shown_let_the_largest_file_through() {
        let line = format!("client_max_body_size {}m;", LARGEST_FILE / (1024 * 1024));
        for nginx in [
            include_str!("../../../README.md"),
            include_str!("../../../packaging/nginx.conf"),
        ] {
            assert!(nginx.contains(&line), "{line}");
        }
    }

    proptest! {
        #[test]
        fn what_is_carried_comes_back(bytes in prop::collection::vec(any::<u8>(), 1..300), text in "[a-z]{0,9}") {
            let file = Uploaded { control: "logo".to_owned(), bytes };
            let mut form = Pairs::default();
            form.push("text".to_owned(), text.clone());
            for (name, value) in carry(std::slice::from_ref(&file)) {
                form.push(name, value);
            }
            prop_assert_eq!(unpack(&mut form), Ok(vec![file]));
            prop_assert_eq!(form.iter().collect::<Vec<_>>(), [("text", text.as_str())]);
        }

        #[test]
        fn no_carried_text_panics(text in any::<String>()) {
            let mut form = Pairs::default();
            form.push(format!("{CARRIED}logo"), text);
            let _ = unpack(&mut form);
        }

        #[test]
        fn no_body_panics(body in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&body);
            let _ = read(&[b"--x\r\nContent-Disposition: ".as_slice(), &body].concat());
        }
    }
}
