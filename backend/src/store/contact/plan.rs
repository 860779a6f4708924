//! How a list is best read, and how many it matches, as far as that is cheap to know.

use sea_orm::sea_query::{Expr, Query, SelectStatement};
use sea_orm::{Condition, ConnectionTrait as _, QueryFilter as _, QuerySelect as _};

use super::request::{Counted, ListRequest, Listing, Only, Order, Page, ordered};
use super::search::Part;
use crate::access::BackOffice;
use crate::error::{Error, Result};
use crate::store::entity::contact;
use crate::store::{Store, Visible as _};

/// Counting stops here.
pub const COUNTED: u64 = 10_000;
/// As many are sorted rather than met on the way through the order.
const FEW: u64 = 1_000;
/// Where each of several parts is held by more than are counted, so many rows of one are looked at
/// to learn how often the others come with it.
const SAMPLE: u64 = 1_000;
/// Where fewer of them pass, walking fills no page: it would meet as many of a thousand at best.
const SPARSE: u64 = 4;

/// How a list is best read, with what was learnt on the way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many match.
    pub count: Counted,
    pub(super) way: Way,
}

impl Plan {
    /// How many match, once a page was read: where counting gave up, the page may know better.
    #[must_use]
    pub fn counted(&self, page: &Page, listing: &Listing) -> Counted {
        let shown = listing.rows.len() as u64;
        if self.count.more && *page == Page::First && !listing.more_after {
            return Counted {
                number: shown,
                more: false,
            };
        }
        let number = if self.count.more {
            // There are rows before these, or after them.
            Ord::max(self.count.number, shown)
        } else {
            self.count.number
        };
        Counted {
            number,
            more: self.count.more,
        }
    }
}

/// How the rows of a list are best read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    parts: Vec<Part>,
    /// The part to start from; without, the order's index is walked.
    pub(super) start: Option<usize>,
    /// The part that the fewest have.
    pub(super) smallest: Option<usize>,
}

impl Way {
    /// Every part, asked from `start` if there is one.
    pub(super) fn condition(&self, start: Option<usize>) -> Condition {
        let parts = self.parts.iter().enumerate();
        parts.fold(Condition::all(), |all, (at, part)| {
            all.add(if start == Some(at) {
                part.among()
            } else {
                part.held()
            })
        })
    }

    /// In the order's index, for there is nothing better to start from.
    const fn walking(parts: Vec<Part>) -> Self {
        Self {
            parts,
            start: None,
            smallest: None,
        }
    }
}

/// A round number below: of what was found in a part there may be no more than that.
fn below(found: u64) -> u64 {
    let Some(least) = found.checked_sub(1).filter(|least| *least > 0) else {
        return 0;
    };
    let unit = 10_u64.pow(least.ilog10());
    least / unit * unit
}

impl Store<'_, BackOffice> {
    /// Counts what a list matches, up to [`COUNTED`], and learns how to read it: for those who act
    /// on all of it.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn plan_contacts(&self, request: &ListRequest) -> Result<Plan> {
        self.plan(request, false).await
    }

    /// The same for a page of it: of several words that each are on very many contacts it is not
    /// counted on how many they are together.
    ///
    /// # Errors
    ///
    /// The database can't be read.
    pub async fn plan_page(&self, request: &ListRequest) -> Result<Plan> {
        self.plan(request, true).await
    }

    async fn plan(&self, request: &ListRequest, for_a_page: bool) -> Result<Plan> {
        let parts = self.parts(request).await?;
        let Some((start, size)) = self.smallest(&parts, COUNTED).await? else {
            let count = self.count_walking(request.only, &parts).await?;
            let way = Way::walking(parts);
            return Ok(Plan { count, way });
        };
        if request.only.may_be_narrow() {
            let alone = self.count_walking(request.only, &[]).await?;
            if !alone.more && alone.number < size {
                let count = self.count_walking(request.only, &parts).await?;
                let way = Way::walking(parts);
                return Ok(Plan { count, way });
            }
        }
        // Rows are not contacts: one has several words that begin alike, and some are archived.
        let several = size > COUNTED && parts.len() > 1;
        let few = if several && !for_a_page {
            self.held_by_few(request.only, &parts).await?
        } else {
            None
        };
        let start = few.unwrap_or(start);
        let (count, starts) = if for_a_page && several {
            let passed = self.sample(request.only, &parts, start).await?;
            let count = Counted {
                number: below(passed),
                more: true,
            };
            (count, passed < SPARSE)
        } else {
            let count = self.count_from(request.only, &parts, start).await?;
            (count, !count.more)
        };
        let way = Way {
            start: starts.then_some(start),
            smallest: Some(start),
            parts,
        };
        Ok(Plan { count, way })
    }

    /// How to read the rows of a list that nobody wants counted.
    pub(super) async fn way_to_rows(&self, request: &ListRequest) -> Result<Way> {
        let parts = self.parts(request).await?;
        Ok(match self.smallest(&parts, FEW).await? {
            None => Way::walking(parts),
            Some((start, size)) => Way {
                start: (size <= FEW).then_some(start),
                smallest: Some(start),
                parts,
            },
        })
    }

    /// What a listed contact must have.
    async fn parts(&self, request: &ListRequest) -> Result<Vec<Part>> {
        let mut parts: Vec<Part> = request.only.part().into_iter().collect();
        let tag = request.tag.trim();
        if !tag.is_empty() {
            // A tag that does not exist is on no contact.
            parts.push(Part::Tag(self.tag_number(tag).await?.unwrap_or_default()));
        }
        parts.extend(Part::words(&request.search));
        Ok(parts)
    }

    /// The part that the fewest have, and how many rows say so, as far as `most` and one. Where one
    /// is found that few have, the others need not be counted any further.
    async fn smallest(&self, parts: &[Part], most: u64) -> Result<Option<(usize, u64)>> {
        let few = self.smallest_up_to(parts, Ord::min(FEW, most)).await?;
        match few {
            Some((_, size)) if size > FEW && most > FEW => self.smallest_up_to(parts, most).await,
            Some(_) | None => Ok(few),
        }
    }

    async fn smallest_up_to(&self, parts: &[Part], most: u64) -> Result<Option<(usize, u64)>> {
        let mut smallest: Option<(usize, u64)> = None;
        for (at, part) in parts.iter().enumerate() {
            let least = smallest.map_or(most + 1, |(_, least)| least);
            let size = self.count_rows(part.some_rows(least)).await?;
            if smallest.is_none_or(|(_, least)| size < least) {
                smallest = Some((at, size));
            }
        }
        Ok(smallest)
    }

    /// What the rows of a list have beside the part they are found by.
    fn listed(&self, only: Only, parts: &[Part], start: usize) -> Condition {
        let others = parts.iter().enumerate().filter(|(at, _)| *at != start);
        others.fold(
            Condition::all()
                .add(contact::Entity::rows(self.scope))
                .add(only.condition()),
            |all, (_, part)| all.add(part.held()),
        )
    }

    async fn count_from(&self, only: Only, parts: &[Part], start: usize) -> Result<Counted> {
        let which = self.listed(only, parts, start);
        self.count_held(&parts[start], &which).await
    }

    /// A part that no more listed contacts have than are counted, if there is one.
    async fn held_by_few(&self, only: Only, parts: &[Part]) -> Result<Option<usize>> {
        let which = self.listed(only, &[], 0);
        for (at, part) in parts.iter().enumerate() {
            if !self.count_held(part, &which).await?.more {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// How many contacts have a part, of those that `which` lets through. A contact may stand in
    /// many of its rows: more of them are looked at until they end, or contacts enough are met.
    async fn count_held(&self, part: &Part, which: &Condition) -> Result<Counted> {
        let mut most = COUNTED + 1;
        loop {
            let number = self.count_distinct(part.contacts(which, most)).await?;
            let more = number > COUNTED;
            if more || self.count_rows(part.some_rows(most)).await? < most {
                return Ok(Counted {
                    number: Ord::min(number, COUNTED),
                    more,
                });
            }
            most *= 4;
        }
    }

    /// How many contacts pass of those behind [`SAMPLE`] rows of a part.
    async fn sample(&self, only: Only, parts: &[Part], start: usize) -> Result<u64> {
        let which = self.listed(only, parts, start);
        self.count_distinct(parts[start].contacts(&which, SAMPLE))
            .await
    }

    async fn count_walking(&self, only: Only, parts: &[Part]) -> Result<Counted> {
        let mut select = self.find::<contact::Entity>().filter(only.condition());
        for part in parts {
            select = select.filter(part.held());
        }
        let select = ordered(select, Order::Name, true)
            .select_only()
            .column(contact::Column::Id)
            .limit(COUNTED + 1);
        let number = self
            .count_rows(sea_orm::QueryTrait::into_query(select))
            .await?;
        Ok(Counted {
            number: Ord::min(number, COUNTED),
            more: number > COUNTED,
        })
    }

    async fn count_rows(&self, rows: SelectStatement) -> Result<u64> {
        self.number("COUNT(*)", rows).await
    }

    /// Contacts among rows.
    async fn count_distinct(&self, rows: SelectStatement) -> Result<u64> {
        self.number("COUNT(DISTINCT id)", rows).await
    }

    async fn number(&self, what: &'static str, rows: SelectStatement) -> Result<u64> {
        let count = Query::select()
            .expr(Expr::cust(what))
            .from_subquery(rows, "counted")
            .to_owned();
        let row = self
            .connection
            .query_one(&count)
            .await?
            .ok_or_else(|| Error::Internal("a count gave no row".to_owned()))?;
        let number: i64 = row.try_get_by_index(0)?;
        Ok(u64::try_from(number).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_bound_is_round_and_below() {
        let bounds = [0, 1, 2, 80, 81, 99, 100, 101, 347, 3999, 4000].map(below);
        assert_eq!(bounds, [0, 0, 1, 70, 80, 90, 90, 100, 300, 3000, 3000]);
    }
}
