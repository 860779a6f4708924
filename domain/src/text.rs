//! How names are found and sorted, alike on every database: search tokens and
//! sort keys are made here and stored.

mod fold;
mod sort;
mod token;

pub use fold::{case_fold, fold, is_blank};
pub use sort::sort_key;
pub use token::{QueryToken, matches, phone_tokens, query_tokens, tokens, tokens_of};

/// Version of what [`tokens`] and [`sort_key`] give; stored beside them. When
/// it differs from a database's, that database's tokens and keys are made
/// again. Raise it with every change here, of `icu_collator`'s data, or of the
/// tables of `unicode-normalization` and `caseless`.
pub const TEXT_VERSION: i32 = 2;
