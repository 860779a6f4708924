//! Walking the trail: every entry is as it was written, follows the one before it, and none is
//! missing.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::chain::{BEGINNING, written_under};
use crate::access::System;
use crate::error::Result;
use crate::key::{Purpose, ServerKey, digest, same};
use crate::store::Store;
use crate::store::entity::{audit_entry, audit_head, audit_personal};

/// What a verification found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Whole: so many entries, so many of them with personal values erased.
    Whole {
        /// Entries.
        entries: i64,
        /// Of which erased.
        erased: i64,
    },
    /// The first entry that is not as it was written.
    Broken {
        /// Its number.
        seq: i64,
        /// What is wrong with it, in plain words.
        why: &'static str,
    },
}

const PAGE: u64 = 1000;

impl Store<'_, System> {
    /// Walks the trail from its first entry to the head, in pages.
    pub(crate) async fn verify_trail(&self, key: &ServerKey) -> Result<Verdict> {
        #[expect(clippy::disallowed_methods, reason = "one row, the same for everybody")]
        let head = audit_head::Entity::find_by_id(1)
            .one(&self.connection)
            .await?;
        // Entries appended while it walks are for the next time.
        let end = head.as_ref().map_or(0, |head| head.seq);
        let mut previous = Vec::new();
        // Keys follow each other: one that was replaced writes no entry any more.
        let mut at_most = usize::MAX;
        let (mut seq, mut erased) = (0, 0);
        loop {
            let page = self
                .find::<audit_entry::Entity>()
                .filter(audit_entry::Column::Seq.gt(seq))
                .filter(audit_entry::Column::Seq.lte(end))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            if page.is_empty() {
                break;
            }
            let personal = self
                .find::<audit_personal::Entity>()
                .filter(audit_personal::Column::Seq.gt(seq))
                .order_by_asc(audit_personal::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            let personal: BTreeMap<i64, audit_personal::Model> =
                personal.into_iter().map(|row| (row.seq, row)).collect();
            for row in page {
                let broken = |why| Ok(Verdict::Broken { seq: seq + 1, why });
                if row.seq != seq + 1 {
                    return broken("it is missing");
                }
                let follows = if seq == 0 {
                    key.macs(Purpose::Audit, BEGINNING)
                        .any(|start| same(&start, &row.previous_mac))
                } else {
                    row.previous_mac == previous
                };
                if !follows {
                    return broken("it does not follow the entry before it");
                }
                match written_under(key, &row) {
                    None => return broken("its values are not those that were written"),
                    Some(under) if under > at_most => {
                        return broken("it was written under a key that had been replaced");
                    }
                    Some(under) => at_most = under,
                }
                match personal.get(&row.seq) {
                    None => erased += 1,
                    Some(p)
                        if digest(&[&p.salt, p.body.as_bytes()]).as_slice()
                            != row.personal_digest =>
                    {
                        return broken("its personal values are not those that were written");
                    }
                    Some(_) => {}
                }
                seq = row.seq;
                previous = row.mac;
            }
        }
        let head = head.map_or((0, Vec::new()), |head| (head.seq, head.mac));
        if head.0 != seq || (seq > 0 && head.1 != previous) {
            return Ok(Verdict::Broken {
                seq: Ord::min(seq, head.0) + 1,
                why: "the trail does not end where its head says",
            });
        }
        Ok(Verdict::Whole {
            entries: seq,
            erased,
        })
    }
}
