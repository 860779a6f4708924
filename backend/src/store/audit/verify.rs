//! Walking the trail: every entry is as it was written, follows the one before it, and none is
//! missing, none is more.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Statement,
};

use super::chain::{BEGINNING, sealed_under, written_under};
use super::{Happened, Numbers};
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

/// The head, and the lowest and highest number there is, as of one moment.
const ENDS: &str = "SELECT h.seq AS seq, h.mac AS mac, h.seal AS seal, \
    (SELECT MIN(seq) FROM audit_entry) AS lowest, (SELECT MAX(seq) FROM audit_entry) AS highest \
    FROM (SELECT 1 AS id) AS o LEFT JOIN audit_head h ON h.id = o.id";

/// Where the trail says that it ends, and where it does.
#[derive(Debug)]
pub(in crate::store) struct Ends {
    head: Option<audit_head::Model>,
    lowest: i64,
    highest: i64,
}

impl Ends {
    /// What is wrong with the head by itself; the key that it was sealed under is none older than
    /// `at_most`, counted back.
    pub(in crate::store) fn trouble(
        &self,
        key: &ServerKey,
        at_most: usize,
    ) -> Option<&'static str> {
        let Some(head) = &self.head else {
            return Some("the trail's head is missing, and nothing can be written without it");
        };
        match sealed_under(key, head) {
            Some(under) if under <= at_most => {}
            Some(_) | None => return Some("the trail's head is not as it was written"),
        }
        (head.seq != self.highest).then_some("the trail does not end where its head says")
    }
}

impl Store<'_, System> {
    /// Both ends of the trail.
    pub(in crate::store) async fn ends(&self) -> Result<Ends> {
        let backend = self.connection.get_database_backend();
        let row = self
            .connection
            .query_one_raw(Statement::from_string(backend, ENDS))
            .await?;
        let Some(row) = row else {
            return Ok(Ends {
                head: None,
                lowest: 1,
                highest: 0,
            });
        };
        let seq: Option<i64> = row.try_get("", "seq")?;
        let mac: Option<Vec<u8>> = row.try_get("", "mac")?;
        let seal: Option<Vec<u8>> = row.try_get("", "seal")?;
        let lowest: Option<i64> = row.try_get("", "lowest")?;
        let highest: Option<i64> = row.try_get("", "highest")?;
        let head = match (seq, mac, seal) {
            (Some(seq), Some(mac), Some(seal)) => Some(audit_head::Model {
                id: 1,
                seq,
                mac,
                seal,
            }),
            _ => None,
        };
        Ok(Ends {
            head,
            lowest: lowest.unwrap_or(1),
            highest: highest.unwrap_or(0),
        })
    }

    /// Walks the trail from its first entry to its last, in pages, whatever its head says. Others
    /// may write meanwhile; erasing somebody they may not, so it is walked within one moment.
    pub(crate) async fn verify_trail(&self, key: &ServerKey) -> Result<Verdict> {
        let ends = self.ends().await?;
        if ends.lowest < 1 {
            return Ok(Verdict::Broken {
                seq: ends.lowest,
                why: "it stands before the trail's first entry",
            });
        }
        let mut walk = Walk::new(key);
        loop {
            // Entries appended while it walks are for the next time.
            let page = self
                .find::<audit_entry::Entity>()
                .filter(audit_entry::Column::Seq.gt(walk.seq))
                .filter(audit_entry::Column::Seq.lte(ends.highest))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            if page.is_empty() {
                break;
            }
            let personal = self
                .find::<audit_personal::Entity>()
                .filter(audit_personal::Column::Seq.gt(walk.seq))
                .order_by_asc(audit_personal::Column::Seq)
                .limit(PAGE)
                .all(&self.connection)
                .await?;
            let personal: BTreeMap<i64, audit_personal::Model> =
                personal.into_iter().map(|row| (row.seq, row)).collect();
            for row in page {
                let seq = walk.seq + 1;
                let beside = personal.get(&row.seq);
                if let Err(why) = walk.step(row, beside, &ends) {
                    return Ok(Verdict::Broken { seq, why });
                }
            }
        }
        Ok(walk.end(&ends))
    }
}

/// How far the walk is.
struct Walk<'a> {
    key: &'a ServerKey,
    seq: i64,
    mac: Vec<u8>,
    /// Keys follow each other: one that was replaced writes no entry any more.
    at_most: usize,
    gone: Numbers,
    ordered: Numbers,
}

impl<'a> Walk<'a> {
    fn new(key: &'a ServerKey) -> Self {
        Self {
            key,
            seq: 0,
            mac: Vec::new(),
            at_most: usize::MAX,
            gone: Numbers::default(),
            ordered: Numbers::default(),
        }
    }

    /// One entry on, or what is wrong with it.
    fn step(
        &mut self,
        row: audit_entry::Model,
        personal: Option<&audit_personal::Model>,
        ends: &Ends,
    ) -> std::result::Result<(), &'static str> {
        if row.seq != self.seq + 1 {
            return Err("it is missing");
        }
        let follows = if self.seq == 0 {
            self.key
                .macs(Purpose::Audit, BEGINNING)
                .any(|start| same(&start, &row.previous_mac))
        } else {
            row.previous_mac == self.mac
        };
        if !follows {
            return Err("it does not follow the entry before it");
        }
        match written_under(self.key, &row) {
            None => return Err("its values are not those that were written"),
            Some(under) if under > self.at_most => {
                return Err("it was written under a key that had been replaced");
            }
            Some(under) => self.at_most = under,
        }
        if let Some(head) = &ends.head {
            if row.seq == head.seq && row.mac != head.mac {
                return Err("the trail's head says another");
            }
            if row.seq > head.seq {
                return Err("it comes after the trail's head");
            }
        }
        match personal {
            None => self.gone.add(row.seq),
            Some(p) if digest(&[&p.salt, p.body.as_bytes()]).as_slice() != row.personal_digest => {
                return Err("its personal values are not those that were written");
            }
            Some(_) => {}
        }
        if row.action == Happened::PersonErased.code() {
            self.ordered.join(Numbers::ordered_by(row.seq, &row.detail));
        }
        self.seq = row.seq;
        self.mac = row.mac;
        Ok(())
    }

    /// What remains to be said once every entry was looked at.
    fn end(self, ends: &Ends) -> Verdict {
        let erased = self.gone.count();
        if let Some(seq) = self.gone.first_not_in(self.ordered) {
            return Verdict::Broken {
                seq,
                why: "its personal values are gone and nothing ordered that",
            };
        }
        match ends.trouble(self.key, self.at_most) {
            Some(why) => Verdict::Broken {
                seq: self.seq + 1,
                why,
            },
            None => Verdict::Whole {
                entries: self.seq,
                erased,
            },
        }
    }
}
