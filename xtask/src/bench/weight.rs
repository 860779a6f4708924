//! What a page weighs, cold: its HTML and everything it names.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::http::Client;

pub struct Weight {
    pub bytes: usize,
    pub requests: usize,
}

/// The bodies as they are sent to a browser that takes brotli.
pub fn weigh(client: &Client, path: &str) -> Result<Weight> {
    let page = client.twin().get(path)?;
    if page.status != 200 {
        bail!("{path} answered {}", page.status);
    }
    let mut client = client.twin();
    client.compressed = true;
    let mut weight = Weight {
        bytes: client.get(path)?.body.len(),
        requests: 1,
    };
    for asset in assets(&page.text()) {
        let answer = client.get(&asset)?;
        if answer.status != 200 {
            bail!("{path} names {asset}, which answers {}", answer.status);
        }
        weight.bytes += answer.body.len();
        weight.requests += 1;
    }
    Ok(weight)
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
    use super::assets;

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
