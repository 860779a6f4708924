//! What became of a mailed link.

/// Whether a link still works, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It works. Opening the page has not spent it.
    Usable,
    /// Its time is over.
    Expired,
    /// It did what it was for.
    Used,
    /// A newer one took its place, or what it offered was taken back.
    Withdrawn,
    /// No such link was ever made, or it is not complete.
    Unknown,
}

impl LinkState {
    /// All states.
    pub const ALL: [Self; 5] = [
        Self::Usable,
        Self::Expired,
        Self::Used,
        Self::Withdrawn,
        Self::Unknown,
    ];
}
