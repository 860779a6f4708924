use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// `outbox_in_state` begins with the same column: whatever this one found, that one finds.
// A job that is over keeps neither the addresses that were typed for it nor who asked from where.
const SQL: &str = r"
DROP INDEX IF EXISTS outbox_by_state;
UPDATE job_row SET email = NULL
    WHERE email IS NOT NULL AND job_id IN (SELECT id FROM job WHERE finished_at IS NOT NULL);
";
const SQLITE: &str = r"
UPDATE job SET request = json_set(request, '$.name', '', '$.address', '') WHERE finished_at IS NOT NULL
";
const POSTGRES: &str = r#"
UPDATE job SET request = (request::jsonb || '{"name":"","address":""}'::jsonb)::text WHERE finished_at IS NOT NULL
"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sqlite = manager.get_database_backend() == DbBackend::Sqlite;
        execute(manager, SQL).await?;
        execute(manager, if sqlite { SQLITE } else { POSTGRES }).await
    }
}
