//! The addresses of what Atrium connects to: its database and its mail server. They may hold a
//! password.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use secrecy::SecretString;
use url::Url;

use super::value::Value;
use crate::mail::transport::SmtpAddress;

/// Characters that end or escape the path in a database's address.
const IN_PATH: &AsciiSet = &CONTROLS.add(b'%').add(b'?').add(b'#').add(b' ');

/// SQLite's file in the data folder, as an address that does not depend on the folder we are in.
pub(super) fn sqlite_in(data_dir: &Path) -> SecretString {
    let file = data_dir.join("atrium.sqlite");
    let file = std::path::absolute(&file).unwrap_or(file);
    let path = file.to_string_lossy();
    SecretString::from(format!(
        "sqlite://{}?mode=rwc",
        utf8_percent_encode(&path, IN_PATH)
    ))
}

/// The file behind SQLite's address.
pub(super) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    Some(PathBuf::from(
        percent_decode_str(path).decode_utf8().ok()?.into_owned(),
    ))
}

pub(super) fn database_url(text: &str) -> Value<SecretString> {
    let example =
        "write sqlite:///path/to/atrium.sqlite?mode=rwc or postgres://user:password@host/database";
    let text = text.trim();
    let url = Url::parse(text);
    match text.split_once(':').map(|(scheme, _)| scheme) {
        Some("sqlite") => {
            let file = sqlite_file(text).filter(|file| !file.as_os_str().is_empty());
            match file {
                None => Err(format!("names no file; {example}")),
                Some(file)
                    if file.to_string_lossy().contains(":memory:")
                        || text.contains("mode=memory") =>
                {
                    Err(format!(
                        "keeps the database in memory, where it is lost at the end; {example}"
                    ))
                }
                Some(_) => Ok(SecretString::from(text)),
            }
        }
        Some("postgres" | "postgresql") => {
            let url = url.map_err(|_| format!("is not an address; {example}"))?;
            if url.path().trim_matches('/').is_empty() {
                return Err(format!("names no database after the host; {example}"));
            }
            Ok(SecretString::from(text))
        }
        Some(_) | None => Err(format!(
            "is not the address of a database Atrium knows; {example}"
        )),
    }
}

pub(super) fn smtp_url(text: &str) -> Value<Option<SecretString>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let _: SmtpAddress = text.parse().map_err(|error| format!("{error}"))?;
    Ok(Some(SecretString::from(text.trim())))
}

/// An address without its password.
pub(super) fn redacted(url: &str) -> String {
    const HIDDEN: &str = "***";
    if url.starts_with("sqlite:") {
        return url.to_owned();
    }
    let Ok(mut url) = Url::parse(url) else {
        return HIDDEN.to_owned();
    };
    if url.password().is_some() && url.set_password(Some(HIDDEN)).is_err() {
        return HIDDEN.to_owned();
    }
    if url.query_pairs().any(|(name, _)| name == "password") {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .map(|(name, value)| {
                let value = if name == "password" {
                    HIDDEN.into()
                } else {
                    value
                };
                (name.into_owned(), value.into_owned())
            })
            .collect();
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    url.into()
}
