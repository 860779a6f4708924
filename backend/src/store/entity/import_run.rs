use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub source_system: String,
    pub token: String,
    pub total: i64,
    pub applied: i64,
    pub created: i64,
    pub changed: i64,
    pub started_at: i64,
    pub finished_at: Option<i64>,
    pub state: String,
    pub file_name: String,
    pub columns: String,
    pub created_by: Option<i64>,
    pub kept: i64,
    pub rejected: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
