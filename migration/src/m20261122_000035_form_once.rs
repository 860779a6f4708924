use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// `mark` is a hash of a form as it was sent, `made` the number of what it made: a contact, a login,
// a job. A mark is its sender's own; the same form of somebody else is another row.
const SQL: &str = r"
CREATE TABLE form_once (
    id {id},
    user_id {int} NOT NULL REFERENCES app_user (id),
    mark {blob} NOT NULL,
    made {int} NOT NULL,
    made_at {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX form_once_of_user ON form_once (user_id, mark);
CREATE INDEX form_once_by_time ON form_once (made_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
