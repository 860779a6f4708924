use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SQL: &str = r"
CREATE TABLE outbox (
    id {id},
    letter TEXT NOT NULL,
    payload TEXT NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    recipient_name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'de', 'nl', 'pl', 'ro', 'zh')),
    link_id {int} REFERENCES link (id),
    contact_id {int} REFERENCES contact (id),
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
    attempts {int} NOT NULL DEFAULT 0,
    next_attempt_at {int} NOT NULL,
    leased_until {int},
    last_error TEXT NOT NULL DEFAULT '',
    created_at {int} NOT NULL,
    sent_at {int},
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    CHECK ((state = 'sending') = (leased_until IS NOT NULL))
) {strict};
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state IN ('queued', 'sending');
CREATE INDEX outbox_by_time ON outbox (created_at, id);
CREATE INDEX outbox_of_contact ON outbox (contact_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
