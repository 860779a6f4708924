//! Turns `locales/*/*.ftl` into one typed Rust function a message. What the
//! default language has and another lacks gets no function, so a use of it
//! does not compile; `tests/catalogue.rs` names what is missing where.

use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let out = std::env::var("OUT_DIR").expect("Cargo sets OUT_DIR for build scripts");
    let file = |name: &str| {
        Path::new(&out)
            .join(name)
            .to_str()
            .expect("the target directory is valid UTF-8")
            .to_owned()
    };
    build_from_locales_folder(
        BuildOptions::default()
            .with_output_file_path(&file("l10n.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&file("translations.ftl")))
            .with_prefix("")
            .with_lint_level(LintLevel::Strict)
            // The six languages all run left to right, and the marks would
            // show up in subjects, titles and what people copy.
            .without_bidi_isolation()
            .without_format(),
    )
}
