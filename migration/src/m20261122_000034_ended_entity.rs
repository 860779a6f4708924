use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// Whose documents a membership showed when it ended: it comes back to those, or to none. A mark to
// compare with, which is never followed. Of memberships that ended before nobody knows.
const SQL: &str = r"
ALTER TABLE membership ADD COLUMN ended_entity_id {int};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
