use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// The accepted file itself lies in the data folder, under its token. A run without an end is
// finished by whoever starts next where the file is.
const SQL: &str = r"
CREATE TABLE import_run (
    id {id},
    source_system {key} NOT NULL,
    token {key} NOT NULL UNIQUE,
    total {int} NOT NULL CHECK (total >= 0),
    applied {int} NOT NULL DEFAULT 0 CHECK (applied BETWEEN 0 AND total),
    created {int} NOT NULL DEFAULT 0,
    changed {int} NOT NULL DEFAULT 0,
    started_at {int} NOT NULL,
    finished_at {int}
) {strict};
CREATE INDEX import_run_open ON import_run (started_at) WHERE finished_at IS NULL;
CREATE INDEX outbox_by_state ON outbox (state);
CREATE INDEX session_by_end ON session (absolute_expires_at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
