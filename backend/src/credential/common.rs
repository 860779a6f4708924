//! The passwords most people choose, as far as they are long enough to be chosen here: zxcvbn's own
//! list ends among shorter ones. Where they come from is told in `data/README.md`.

const LIST: &str = include_str!("../../data/common-passwords.txt");

/// Whether many people have chosen this very password; letters may be small or capital.
pub(super) fn is_common(password: &str) -> bool {
    let password = password.to_lowercase();
    LIST.lines().any(|common| common == password)
}

/// Every one of them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    LIST.lines()
}
