//! The chain: what an entry's MAC covers, and where it begins.

use crate::key::{Purpose, ServerKey, same};
use crate::store::entity::audit_entry;

pub(super) fn mac(key: &ServerKey, row: &audit_entry::Model) -> [u8; 32] {
    let id = |id: Option<i64>| id.map_or([0; 8], i64::to_be_bytes);
    key.mac(
        Purpose::Audit,
        &[
            &row.previous_mac,
            &row.seq.to_be_bytes(),
            &row.at.to_be_bytes(),
            row.actor.as_bytes(),
            &id(row.actor_id),
            row.action.as_bytes(),
            row.subject.as_bytes(),
            &id(row.subject_id),
            &id(row.contact_id),
            row.detail.as_bytes(),
            &row.personal_digest,
        ],
    )
}

/// Whether an entry's own values are those that were written, under this key.
pub(in crate::store) fn is_whole(key: &ServerKey, row: &audit_entry::Model) -> bool {
    same(&mac(key, row), &row.mac)
}

/// The MAC the head keeps: of the newest entry, or of the empty trail.
pub(super) fn empty_trail(key: &ServerKey) -> [u8; 32] {
    key.mac(Purpose::Audit, &[b"the beginning"])
}
