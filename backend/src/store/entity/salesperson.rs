//! What a customer may know of a member of staff: a part of the login's row that holds no secret, so
//! that no query in a customer's scope can ask for one.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "app_user")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub role: Option<String>,
    pub contact_id: Option<i64>,
    pub login: String,
    pub name: String,
    pub archived_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
