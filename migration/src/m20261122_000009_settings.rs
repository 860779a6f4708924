use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// `changed_by` names a user that may be gone one day: the trail tells who it was.
const SQL: &str = r"
CREATE TABLE setting (
    key {key} NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    revision {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {int}
) {strict};

CREATE TABLE setting_epoch (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    value {int} NOT NULL
) {strict};

CREATE TABLE logo (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('svg', 'png')),
    bytes {blob} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {int}
) {strict};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await?;
        let mut epoch = Query::insert();
        epoch
            .into_table("setting_epoch")
            .columns(["id", "value"])
            .values_panic([1.into(), 0.into()]);
        manager.execute(epoch).await
    }
}
