//! Every page, in every width, scheme and language, for people to look at.

use std::fs;

use anyhow::Result;

use crate::shell::{root, run, say};
use crate::site::Profile;
use crate::{browser, npm, run as program};

pub fn screenshots() -> Result<()> {
    let binary = program::binary(Profile::Dev)?;
    npm::ensure()?;
    let chromium = browser::ensure()?;
    let folder = root().join("screenshots");
    let _old = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let mut pictures = npm::npx("playwright");
    pictures
        .args(["test", "--config", "screenshots.config.ts"])
        .env("ATRIUM_BINARY", binary);
    chromium.hand_to(&mut pictures);
    let taken = run(&mut pictures);
    say(format!("{}", folder.join("index.html").display()));
    taken
}
