//! What a login takes from the contact behind it: its name. Behind staff stands a contact of their
//! own, behind a customer the contact of their oldest open membership.

use atrium_domain::id::ContactId;
use atrium_domain::text::{self, TEXT_VERSION};
use sea_orm::{ConnectionTrait as _, Statement, Value};

use crate::error::Result;
use crate::store::Unit;

/// The login behind which $1 stands is called $2.
const NAME: &str = "\
UPDATE app_user SET name = $2, name_fold = $3, sort_key = $4, text_version = $5, \
row_version = row_version + 1 \
WHERE name <> $2 AND (contact_id = $1 OR id IN \
(SELECT m.user_id FROM membership m WHERE m.contact_id = $1 AND m.ended_at IS NULL \
AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.user_id = m.user_id \
AND o.ended_at IS NULL AND o.id < m.id)))";

impl<S> Unit<S> {
    /// Calls the login by the name of the contact behind it, which was found in scope. A login that
    /// another contact stands behind keeps its name.
    pub(crate) async fn name_login_of(&self, contact: ContactId, name: &str) -> Result<()> {
        if name.is_empty() {
            return Ok(());
        }
        let values: [Value; 5] = [
            contact.get().into(),
            name.into(),
            text::fold(name).into(),
            text::sort_key(name).into(),
            i64::from(TEXT_VERSION).into(),
        ];
        let backend = self.transaction.get_database_backend();
        self.transaction
            .execute_raw(Statement::from_sql_and_values(backend, NAME, values))
            .await?;
        Ok(())
    }
}
