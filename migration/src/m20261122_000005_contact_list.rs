use sea_orm_migration::prelude::*;

use crate::dialect::execute;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

// A list is one range of one index: for each order, one over what is not archived, one that has
// kinds apart, one over what is archived. So no filter, however rare what it lets through, walks
// over the rest. The sort values of rows that stand here already are filled in at the next start,
// with their tokens (`TEXT_VERSION`).
//
// An import's origins follow a merge, so one contact may have two of one system.
const SQL: &str = r"
ALTER TABLE contact ADD COLUMN salesperson_id {int} REFERENCES app_user (id);
ALTER TABLE contact ADD COLUMN payment_terms TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN customer_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN supplier_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN email_sort {blob} NOT NULL DEFAULT {last};
ALTER TABLE contact ADD COLUMN city_sort {blob} NOT NULL DEFAULT {last};
ALTER TABLE contact ADD COLUMN merged_into {int} REFERENCES contact (id);
DROP INDEX contact_by_name;
DROP INDEX contact_by_change;
CREATE INDEX contact_by_name ON contact (sort_key, id) WHERE archived_at IS NULL;
CREATE INDEX contact_by_email_order ON contact (email_sort, id) WHERE archived_at IS NULL;
CREATE INDEX contact_by_city ON contact (city_sort, id) WHERE archived_at IS NULL;
CREATE INDEX contact_by_change ON contact (updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX contact_kind_by_name ON contact (is_company, sort_key, id) WHERE archived_at IS NULL;
CREATE INDEX contact_kind_by_email_order ON contact (is_company, email_sort, id) WHERE archived_at IS NULL;
CREATE INDEX contact_kind_by_city ON contact (is_company, city_sort, id) WHERE archived_at IS NULL;
CREATE INDEX contact_kind_by_change ON contact (is_company, updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX contact_archived_by_name ON contact (sort_key, id) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_archived_by_email_order ON contact (email_sort, id) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_archived_by_city ON contact (city_sort, id) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_archived_by_change ON contact (updated_at, id) WHERE archived_at IS NOT NULL;
CREATE INDEX contact_by_text_version ON contact (text_version, id);
CREATE INDEX contact_of_salesperson ON contact (salesperson_id) WHERE salesperson_id IS NOT NULL;
CREATE INDEX contact_merged ON contact (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX contact_token_of;
CREATE INDEX contact_token_of ON contact_token (contact_id, token);
DROP INDEX import_origin_of;
CREATE INDEX import_origin_of ON import_origin (kind, row_id, source_system);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        execute(manager, SQL).await
    }
}
