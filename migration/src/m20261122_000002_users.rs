use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SQL: &str = r"
CREATE TABLE app_user (
    id {id},
    row_version {int} NOT NULL DEFAULT 1 CHECK (row_version > 0),
    role TEXT CHECK (role IN ('administrator', 'manager', 'employee')),
    contact_id {int} UNIQUE REFERENCES contact (id),
    login TEXT NOT NULL CHECK (login <> ''),
    login_key {key} NOT NULL UNIQUE CHECK (login_key <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    password_hash TEXT,
    password_must_change {bool} NOT NULL DEFAULT FALSE,
    language TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'de', 'nl', 'pl', 'ro', 'zh')),
    archived_at {int},
    last_sign_in_at {int},
    created_at {int} NOT NULL,
    CHECK (role IS NOT NULL OR contact_id IS NULL)
) {strict};

CREATE TABLE membership (
    id {id},
    user_id {int} NOT NULL REFERENCES app_user (id),
    contact_id {int} NOT NULL REFERENCES contact (id),
    visibility TEXT NOT NULL CHECK (visibility IN ('own', 'company')),
    can_sign {bool} NOT NULL,
    pay TEXT NOT NULL CHECK (pay IN ('none', 'limited', 'unlimited')),
    pay_limit_minor {int},
    pay_limit_currency TEXT,
    manages_colleagues {bool} NOT NULL,
    granted_at {int} NOT NULL,
    granted_by {int} REFERENCES app_user (id),
    ended_at {int},
    CHECK ((pay = 'limited') = (pay_limit_minor IS NOT NULL)),
    CHECK ((pay_limit_minor IS NULL) = (pay_limit_currency IS NULL)),
    CHECK (pay_limit_minor IS NULL OR pay_limit_minor >= 0)
) {strict};
CREATE UNIQUE INDEX membership_open_of_contact ON membership (contact_id) WHERE ended_at IS NULL;
CREATE INDEX membership_of_user ON membership (user_id);
CREATE INDEX membership_of_contact ON membership (contact_id);

CREATE TABLE link (
    id {id},
    purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset', 'setup')),
    user_id {int} REFERENCES app_user (id),
    membership_id {int} REFERENCES membership (id),
    generation {int} NOT NULL DEFAULT 1,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int},
    withdrawn_at {int},
    code_tries {int} NOT NULL DEFAULT 0,
    CHECK ((purpose = 'setup') = (user_id IS NULL)),
    CHECK ((purpose = 'invitation') = (membership_id IS NOT NULL))
) {strict};
CREATE INDEX link_of_user ON link (user_id);
CREATE INDEX link_of_membership ON link (membership_id);

CREATE TABLE session (
    id {id},
    token_hash {blob} NOT NULL UNIQUE,
    user_id {int} NOT NULL REFERENCES app_user (id),
    membership_id {int} REFERENCES membership (id),
    level TEXT NOT NULL CHECK (level IN ('password', 'full')),
    remembered {bool} NOT NULL,
    confirmed_at {int} NOT NULL,
    created_at {int} NOT NULL,
    last_seen_at {int} NOT NULL,
    idle_expires_at {int} NOT NULL,
    absolute_expires_at {int} NOT NULL,
    ended_at {int},
    ended_because TEXT CHECK (ended_because IN ('signed_out', 'access_ended', 'credentials_changed')),
    user_agent TEXT NOT NULL,
    address TEXT NOT NULL,
    CHECK ((ended_at IS NULL) = (ended_because IS NULL))
) {strict};
CREATE INDEX session_of_user ON session (user_id);
CREATE INDEX session_of_membership ON session (membership_id);

CREATE TABLE session_epoch (
    id {int} NOT NULL PRIMARY KEY CHECK (id = 1),
    value {int} NOT NULL
) {strict};
INSERT INTO session_epoch (id, value) VALUES (1, 0);

CREATE TABLE throttle (
    bucket {key} NOT NULL PRIMARY KEY,
    failures {int} NOT NULL,
    last_failure_at {int} NOT NULL,
    blocked_until {int} NOT NULL
) {strict_clustered};
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
