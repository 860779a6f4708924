use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// An offer is no membership: nothing that reads memberships can take it for one.
const SQL: &str = r"
CREATE TABLE membership_offer (
    id {id},
    user_id {int} NOT NULL REFERENCES app_user (id),
    contact_id {int} NOT NULL REFERENCES contact (id),
    commercial_entity_id {int} NOT NULL REFERENCES contact (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('own', 'company')),
    can_sign {bool} NOT NULL,
    pay TEXT NOT NULL CHECK (pay IN ('none', 'limited', 'unlimited')),
    pay_limit_minor {int},
    pay_limit_currency TEXT,
    manages_colleagues {bool} NOT NULL,
    offered_by {int} REFERENCES app_user (id),
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
    settled_at {int},
    membership_id {int} REFERENCES membership (id),
    CHECK ((state = 'open') = (settled_at IS NULL)),
    CHECK ((state = 'accepted') = (membership_id IS NOT NULL)),
    CHECK ((pay = 'limited') = (pay_limit_minor IS NOT NULL)),
    CHECK ((pay_limit_minor IS NULL) = (pay_limit_currency IS NULL))
) {strict};
CREATE UNIQUE INDEX membership_offer_open_of_contact ON membership_offer (contact_id) WHERE state = 'open';
CREATE INDEX membership_offer_of_user ON membership_offer (user_id);
CREATE INDEX membership_offer_of_contact ON membership_offer (contact_id);

ALTER TABLE membership ADD COLUMN last_used_at {int};
UPDATE membership SET last_used_at =
    (SELECT last_sign_in_at FROM app_user WHERE app_user.id = membership.user_id)
    WHERE ended_at IS NULL;

ALTER TABLE outbox ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN attempts_before {int} NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN recipient_key {key} NOT NULL DEFAULT '';
UPDATE outbox SET recipient_key = lower(recipient);
CREATE INDEX outbox_in_state ON outbox (state, created_at, id);
CREATE INDEX outbox_by_recipient ON outbox (recipient_key);

CREATE TABLE job (
    id {id},
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'cancelling', 'done', 'cancelled', 'failed')),
    request TEXT NOT NULL,
    total {int} NOT NULL,
    done {int} NOT NULL DEFAULT 0,
    succeeded {int} NOT NULL DEFAULT 0,
    refused {int} NOT NULL DEFAULT 0,
    created_by {int} NOT NULL REFERENCES app_user (id),
    created_at {int} NOT NULL,
    started_at {int},
    finished_at {int},
    worker TEXT NOT NULL DEFAULT '',
    leased_until {int},
    failures {int} NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    CHECK ((state IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL))
) {strict};
CREATE INDEX job_waiting ON job (id) WHERE state IN ('queued', 'running', 'cancelling');

CREATE TABLE job_row (
    job_id {int} NOT NULL REFERENCES job (id),
    position {int} NOT NULL,
    contact_id {int} NOT NULL REFERENCES contact (id),
    email TEXT,
    result TEXT NOT NULL DEFAULT '' CHECK (result IN ('', 'granted', 'revoked', 'refused', 'skipped')),
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (job_id, position)
) {strict_clustered};
CREATE INDEX job_row_of_contact ON job_row (contact_id);
CREATE INDEX job_row_waiting ON job_row (job_id, position) WHERE result = '';
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
