use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// A MAC over the head itself: without it, an older entry could be made the last one. Whoever brings
// this step has the key and seals what is there, in the same transaction (see `run`).
const SQL: &str = r"
ALTER TABLE audit_head ADD COLUMN seal {blob} NOT NULL DEFAULT {no_bytes};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
