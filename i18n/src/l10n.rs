//! The functions that `build.rs` generates from the catalogues.
#![expect(
    dead_code,
    clippy::unwrap_used,
    clippy::derivable_impls,
    reason = "generated: the build checks that every message exists in every language"
)]

include!(concat!(env!("OUT_DIR"), "/l10n.rs"));
