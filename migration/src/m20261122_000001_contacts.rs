use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const SQL: &str = r"
CREATE TABLE contact (
    id {id},
    row_version {int} NOT NULL DEFAULT 1 CHECK (row_version > 0),
    is_company {bool} NOT NULL,
    contact_type TEXT NOT NULL CHECK (contact_type IN ('contact', 'invoice', 'delivery', 'other')),
    parent_id {int} REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    commercial_entity_id {int} NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 200),
    email TEXT NOT NULL DEFAULT '' CHECK (length(email) <= 320),
    email_key {key} NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    website TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    street2 TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    zip TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '' CHECK (length(country) IN (0, 2)),
    vat TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'de', 'nl', 'pl', 'ro', 'zh')),
    notes TEXT NOT NULL DEFAULT '',
    sort_key {blob} NOT NULL,
    text_version {int} NOT NULL,
    archived_at {int},
    created_at {int} NOT NULL,
    updated_at {int} NOT NULL,
    CHECK (parent_id IS NULL OR parent_id <> id)
) {strict};
CREATE INDEX contact_by_name ON contact (sort_key, id);
CREATE INDEX contact_by_change ON contact (updated_at, id);
CREATE INDEX contact_by_parent ON contact (parent_id);
CREATE INDEX contact_by_email ON contact (email_key);

CREATE TABLE contact_ancestor (
    contact_id {int} NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    ancestor_id {int} NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (contact_id, ancestor_id)
) {strict_clustered};
CREATE INDEX contact_ancestor_down ON contact_ancestor (ancestor_id, contact_id);

CREATE TABLE contact_token (
    token {key} NOT NULL,
    contact_id {int} NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (token, contact_id)
) {strict_clustered};
CREATE INDEX contact_token_of ON contact_token (contact_id);

CREATE TABLE tag (
    id {id},
    name TEXT NOT NULL CHECK (name <> ''),
    name_key {key} NOT NULL UNIQUE
) {strict};
CREATE TABLE contact_tag (
    contact_id {int} NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    tag_id {int} NOT NULL REFERENCES tag (id),
    PRIMARY KEY (contact_id, tag_id)
) {strict_clustered};
CREATE INDEX contact_tag_down ON contact_tag (tag_id, contact_id);

CREATE TABLE import_origin (
    source_system {key} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('contact')),
    external_id {key} NOT NULL,
    row_id {int} NOT NULL,
    imported TEXT NOT NULL,
    PRIMARY KEY (source_system, kind, external_id)
) {strict_clustered};
CREATE UNIQUE INDEX import_origin_of ON import_origin (kind, row_id, source_system);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
