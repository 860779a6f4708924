use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "app_user")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub row_version: i64,
    pub role: Option<String>,
    pub contact_id: Option<i64>,
    pub login: String,
    pub login_key: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub password_must_change: bool,
    pub language: String,
    pub archived_at: Option<i64>,
    pub last_sign_in_at: Option<i64>,
    pub created_at: i64,
    pub name_fold: String,
    pub sort_key: Vec<u8>,
    pub text_version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
