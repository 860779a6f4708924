//! What a login takes from the contact behind it: its name, and the language of its letters while
//! none is chosen. Behind staff stands a contact of their own, behind a customer the contact of
//! their oldest open membership.

use atrium_domain::id::{ContactId, UserId};
use atrium_domain::locale::Locale;
use atrium_domain::text::{self, TEXT_VERSION};
use sea_orm::{ConnectionTrait as _, Statement, Value};

use super::User;
use crate::error::Result;
use crate::store::{Store, Unit};

/// The login behind which $1 stands is called $2.
const NAME: &str = "\
UPDATE app_user SET name = $2, name_fold = $3, sort_key = $4, text_version = $5, \
row_version = row_version + 1 \
WHERE name <> $2 AND (contact_id = $1 OR id IN \
(SELECT m.user_id FROM membership m WHERE m.contact_id = $1 AND m.ended_at IS NULL \
AND NOT EXISTS (SELECT 1 FROM membership o WHERE o.user_id = m.user_id \
AND o.ended_at IS NULL AND o.id < m.id)))";

/// The language of the contact behind login $1; where its access has ended, of the first it had.
const LANGUAGE: &str = "\
SELECT c.language FROM contact c WHERE c.id = COALESCE(\
(SELECT u.contact_id FROM app_user u WHERE u.id = $1), \
(SELECT m.contact_id FROM membership m WHERE m.user_id = $1 \
ORDER BY CASE WHEN m.ended_at IS NULL THEN 0 ELSE 1 END, m.id LIMIT 1))";

impl<S> Store<'_, S> {
    /// The language a user chose, else that of the contact behind them.
    pub(crate) async fn own_language(&self, user: &User) -> Result<Option<Locale>> {
        match user.language {
            Some(chosen) => Ok(Some(chosen)),
            None => self.language_behind(user.id).await,
        }
    }

    /// The language of the contact behind a login that was found in scope.
    pub(crate) async fn language_behind(&self, login: UserId) -> Result<Option<Locale>> {
        let backend = self.connection.get_database_backend();
        let values: [Value; 1] = [login.get().into()];
        let row = self
            .connection
            .query_one_raw(Statement::from_sql_and_values(backend, LANGUAGE, values))
            .await?;
        let language: String = row.map_or(Ok(String::new()), |row| row.try_get_by_index(0))?;
        Ok(Locale::from_code(&language))
    }
}

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
