use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// `mark` is a hash of what the browser keeps and of the login: nobody can tell from the table that
// two logins share a browser.
const SQL: &str = r"
CREATE TABLE known_device (
    id {id},
    user_id {int} NOT NULL REFERENCES app_user (id),
    mark {blob} NOT NULL,
    first_seen_at {int} NOT NULL,
    last_seen_at {int} NOT NULL,
    CHECK (last_seen_at >= first_seen_at)
) {strict};
CREATE UNIQUE INDEX known_device_of_user ON known_device (user_id, mark);
CREATE INDEX known_device_by_use ON known_device (last_seen_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
