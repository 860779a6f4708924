//! How far a new house has come, read from what is there.

use sea_orm::sea_query::{Expr, ExprTrait as _, Query};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _, QuerySelect as _};

use super::Store;
use super::entity::{contact, membership, user};
use crate::access::BackOffice;
use crate::error::Result;
use atrium_domain::id::ContactId;

/// A contact's number and name.
pub type Named = (ContactId, String);

/// What of the address book a new house has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginnings {
    /// The newest company.
    pub company: Option<Named>,
    /// The newest person who is no colleague.
    pub person: Option<Named>,
    /// Somebody was granted access, ever.
    pub granted: bool,
}

/// Contacts that are no colleague's own and not archived.
fn customers() -> Condition {
    let colleagues = Query::select()
        .expr(Expr::val(1))
        .from(user::Entity)
        .and_where(user::Column::Role.is_not_null())
        .and_where(
            Expr::col((user::Entity, user::Column::ContactId))
                .equals((contact::Entity, contact::Column::Id)),
        )
        .to_owned();
    Condition::all()
        .add(contact::Column::ArchivedAt.is_null())
        .add(Expr::exists(colleagues).not())
}

impl Store<'_, BackOffice> {
    async fn newest_customer(&self, is_company: bool) -> Result<Option<Named>> {
        let row: Option<(i64, String)> = self
            .find::<contact::Entity>()
            .select_only()
            .column(contact::Column::Id)
            .column(contact::Column::Name)
            .filter(customers())
            .filter(contact::Column::IsCompany.eq(is_company))
            .order_by_desc(contact::Column::Id)
            .limit(1)
            .into_tuple()
            .one(&self.connection)
            .await?;
        Ok(row.map(|(id, name)| (ContactId::new(id), name)))
    }

    /// Whether anybody was ever granted access.
    pub(crate) async fn has_granted(&self) -> Result<bool> {
        self.any::<membership::Entity>().await
    }

    /// What of the address book is there.
    pub(crate) async fn beginnings(&self) -> Result<Beginnings> {
        Ok(Beginnings {
            company: self.newest_customer(true).await?,
            person: self.newest_customer(false).await?,
            granted: self.has_granted().await?,
        })
    }
}
