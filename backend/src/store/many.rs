//! Inserting many rows. Each connection keeps the statements it has prepared, by their text; a
//! statement of any length that is used once would push out the useful ones and hold on to
//! memory. So the number of rows a statement is a power of two: a handful of texts a table.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait};

use crate::error::Result;

/// SQLite takes 32,766 values a statement; the widest of our rows has some forty.
const MOST: usize = 512;

/// The largest power of two among the rows left.
fn next(left: usize) -> usize {
    match left.min(MOST) {
        0 => 0,
        left => 1 << left.ilog2(),
    }
}

pub(super) async fn insert<A>(
    transaction: &DatabaseTransaction,
    rows: Vec<A>,
    conflict: Option<OnConflict>,
) -> Result<()>
where
    A: ActiveModelTrait + Send,
{
    let mut rows = rows.into_iter();
    while rows.len() > 0 {
        let count = next(rows.len());
        let some: Vec<A> = rows.by_ref().take(count).collect();
        let mut insert = A::Entity::insert_many(some);
        if let Some(conflict) = &conflict {
            insert = insert.on_conflict(conflict.clone());
        }
        insert.exec_without_returning(transaction).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::next;

    #[test]
    fn any_number_of_rows_is_made_of_ten_sizes() {
        let mut sizes = BTreeSet::new();
        for count in 0..3000 {
            let mut left = count;
            while left > 0 {
                sizes.insert(next(left));
                left -= next(left);
            }
        }
        assert_eq!(sizes.len(), 10);
    }
}
