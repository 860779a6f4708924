//! What a page weighs, cold: its HTML and everything it names.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::http::Client;

pub struct Weight {
    /// The page and what it names: where each lies, and its bytes.
    files: Vec<(String, usize)>,
}

impl Weight {
    pub fn kilobytes(&self) -> f64 {
        self.files.iter().map(|(_, bytes)| bytes).sum::<usize>() as f64 / 1000.0
    }

    pub fn requests(&self) -> f64 {
        self.files.len() as f64
    }

    /// Where the floor has a page of as many files and bytes, with a dialog of so many rows. A style sheet is waited
    /// for before anything is painted; all else comes beside it.
    pub fn bare(&self, rows: usize) -> String {
        let files = self.files.iter().enumerate().map(|(at, (name, bytes))| {
            let kind = match at {
                0 => "page",
                _ if name.ends_with(".css") => "css",
                _ => "js",
            };
            format!("{kind}={bytes}")
        });
        let files: Vec<String> = files.collect();
        format!("/page?{}&rows={rows}", files.join("&"))
    }
}

/// The bodies as they are sent to a browser that takes brotli.
pub fn weigh(client: &Client, path: &str) -> Result<Weight> {
    let page = client.twin().get(path)?;
    if page.status != 200 {
        bail!("{path} answered {}", page.status);
    }
    let mut client = client.twin();
    client.compressed = true;
    let mut files = vec![(path.to_owned(), client.get(path)?.body.len())];
    for asset in assets(&page.text()) {
        let answer = client.get(&asset)?;
        if answer.status != 200 {
            bail!("{path} names {asset}, which answers {}", answer.status);
        }
        files.push((asset, answer.body.len()));
    }
    Ok(Weight { files })
}

/// Everything under /assets/ that the page names, wherever it stands: links, scripts, sprites, and the
/// attributes that tell the start script where the browser's program lies.
fn assets(html: &str) -> BTreeSet<String> {
    html.match_indices("/assets/")
        .map(|(at, _)| {
            let rest = &html[at..];
            let end = rest
                .find(['"', '\'', '#', '?', '<', '>', ' ', ')', '&', '\\'])
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Weight, assets};

    #[test]
    fn the_bare_page_has_as_many_files_and_bytes() {
        let file = |name: &str, bytes| (name.to_owned(), bytes);
        let weight = Weight {
            files: vec![
                file("/my", 4100),
                file("/assets/live.1.js", 2000),
                file("/assets/style.1.css", 10_600),
                file("/assets/icons.svg", 1600),
            ],
        };
        assert!((weight.kilobytes() - 18.3).abs() < 1e-9);
        assert!((weight.requests() - 4.0).abs() < 1e-9);
        assert_eq!(
            weight.bare(9),
            "/page?page=4100&js=2000&css=10600&js=1600&rows=9"
        );
    }

    #[test]
    fn each_file_counts_once_wherever_it_is_named() {
        let html = r##"<link href="/assets/style.1.css"><script data-wasm='/assets/a.wasm' src="/assets/start.js">
            <use href="/assets/icons.svg#a"/><use href="/assets/icons.svg#b"/>"##;
        let found: Vec<String> = assets(html).into_iter().collect();
        assert_eq!(
            found,
            [
                "/assets/a.wasm",
                "/assets/icons.svg",
                "/assets/start.js",
                "/assets/style.1.css"
            ]
        );
    }
}
