use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// A file is taken, its columns are matched, it is looked through, and then applied. What is told
// of its lines stands beside it: why one was rejected, or what was kept because it was edited here.
const SQL: &str = r"
ALTER TABLE import_run ADD COLUMN state TEXT NOT NULL DEFAULT 'running'
    CHECK (state IN ('taken', 'checking', 'checked', 'running', 'done'));
ALTER TABLE import_run ADD COLUMN file_name TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN columns TEXT NOT NULL DEFAULT '';
ALTER TABLE import_run ADD COLUMN created_by {int} REFERENCES app_user (id);
ALTER TABLE import_run ADD COLUMN kept {int} NOT NULL DEFAULT 0;
ALTER TABLE import_run ADD COLUMN rejected {int} NOT NULL DEFAULT 0;
UPDATE import_run SET state = 'done' WHERE finished_at IS NOT NULL;
CREATE INDEX import_run_of_user ON import_run (created_by) WHERE created_by IS NOT NULL;

CREATE TABLE import_note (
    run_id {int} NOT NULL REFERENCES import_run (id),
    position {int} NOT NULL,
    line {int} NOT NULL,
    external_id TEXT NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
) {strict_clustered};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
