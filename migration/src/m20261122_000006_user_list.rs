use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// What the list of logins sorts and searches by. The values are made by the program, as those of
// contacts are; rows that were there before get theirs right after this step.
const SQL: &str = r"
ALTER TABLE app_user ADD COLUMN name_fold {key} NOT NULL DEFAULT '';
ALTER TABLE app_user ADD COLUMN sort_key {blob} NOT NULL DEFAULT {no_bytes};
ALTER TABLE app_user ADD COLUMN text_version {int} NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN name_fold {key} NOT NULL DEFAULT '';
CREATE INDEX app_user_by_name ON app_user (sort_key, id);
CREATE INDEX app_user_by_creation ON app_user (created_at, id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
