//! The chain: what an entry's MAC covers, where it begins, and what seals its end.

use crate::key::{Digest32, Purpose, ServerKey, same};
use crate::store::entity::{audit_entry, audit_head};

/// What the MAC of the empty trail is over: its first entry follows that.
pub(super) const BEGINNING: &[&[u8]] = &[b"the beginning"];

/// What an entry's MAC is over, handed to whoever makes or compares it.
fn over<T>(row: &audit_entry::Model, then: impl FnOnce(&[&[u8]]) -> T) -> T {
    let id = |id: Option<i64>| id.map_or([0; 8], i64::to_be_bytes);
    then(&[
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
    ])
}

pub(super) fn mac(key: &ServerKey, row: &audit_entry::Model) -> Digest32 {
    over(row, |parts| key.mac(Purpose::Audit, parts))
}

/// Which of the keys an entry was written under, if its own values are those that were written: 0
/// for the one in use, and so on back.
pub(super) fn written_under(key: &ServerKey, row: &audit_entry::Model) -> Option<usize> {
    over(row, |parts| {
        key.macs(Purpose::Audit, parts)
            .position(|mac| same(&mac, &row.mac))
    })
}

/// Whether an entry's own values are those that were written, under one of these keys.
pub(in crate::store) fn is_whole(key: &ServerKey, row: &audit_entry::Model) -> bool {
    written_under(key, row).is_some()
}

/// The MAC of a head that says: the trail ends with this entry.
pub(in crate::store) fn seal(key: &ServerKey, seq: i64, mac: &[u8]) -> Digest32 {
    key.mac(Purpose::AuditHead, &[&seq.to_be_bytes(), mac])
}

/// Which of the keys the head was sealed under, if it says what was sealed.
pub(super) fn sealed_under(key: &ServerKey, head: &audit_head::Model) -> Option<usize> {
    let seq = head.seq.to_be_bytes();
    let parts: [&[u8]; 2] = [&seq, &head.mac];
    key.macs(Purpose::AuditHead, &parts)
        .position(|seal| same(&seal, &head.seal))
}
