//! What the outbox's address asks for.

use super::MailState;
use crate::backoffice::query::address;

/// The outbox's own address.
pub const URL: &str = "/office/outbox";

/// `q` and `state`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutboxQuery {
    /// The search as typed.
    pub q: String,
    /// Only letters in this state.
    pub state: Option<MailState>,
}

impl OutboxQuery {
    /// The address of the page `after` or `before` a place.
    pub fn part(&self, side: &str, place: &str) -> String {
        let state = self.state.map_or("", MailState::code);
        address(URL, &[("q", &self.q), ("state", state), (side, place)])
    }

    pub(super) fn filtered(&self, state: Option<MailState>) -> String {
        Self {
            state,
            ..self.clone()
        }
        .part("after", "")
    }

    /// Whether anything narrows the list.
    pub fn narrows(&self) -> bool {
        self.state.is_some() || !self.q.trim().is_empty()
    }
}
