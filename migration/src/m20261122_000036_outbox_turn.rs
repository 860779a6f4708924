use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// Turn 0: somebody waits for the letter; 1: one of many. What is due is a range of the index, turn by turn.
const SQL: &str = r"
ALTER TABLE outbox ADD COLUMN turn {int} NOT NULL DEFAULT 0;
CREATE INDEX outbox_in_turn ON outbox (turn, next_attempt_at) WHERE state IN ('queued', 'sending');
DROP INDEX IF EXISTS outbox_due;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
