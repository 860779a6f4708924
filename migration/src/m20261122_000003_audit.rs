use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// The personal values of an entry live beside it, with the salt: erasing a person deletes the
// side row, and the chain still verifies because it holds only the salted digest.
const SQL: &str = r"
CREATE TABLE audit_entry (
    seq {int} NOT NULL PRIMARY KEY,
    at {int} NOT NULL,
    actor TEXT NOT NULL,
    actor_id {int},
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id {int},
    contact_id {int},
    detail TEXT NOT NULL,
    personal_digest {blob} NOT NULL,
    previous_mac {blob} NOT NULL,
    mac {blob} NOT NULL
) {strict};
CREATE INDEX audit_entry_of_subject ON audit_entry (subject, subject_id);
CREATE INDEX audit_entry_of_contact ON audit_entry (contact_id, seq);

CREATE TABLE audit_personal (
    seq {int} NOT NULL PRIMARY KEY REFERENCES audit_entry (seq),
    salt {blob} NOT NULL,
    body TEXT NOT NULL
) {strict};

CREATE TABLE audit_head (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    seq {int} NOT NULL,
    mac {blob} NOT NULL
) {strict};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await?;
        let mut head = Query::insert();
        head.into_table("audit_head")
            .columns(["id", "seq", "mac"])
            .values_panic([1.into(), 0.into(), Vec::<u8>::new().into()]);
        manager.execute(head).await
    }
}
