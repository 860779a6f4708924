use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub contact_id: i64,
    pub visibility: String,
    pub can_sign: bool,
    pub pay: String,
    pub pay_limit_minor: Option<i64>,
    pub pay_limit_currency: Option<String>,
    pub manages_colleagues: bool,
    pub granted_at: i64,
    pub granted_by: Option<i64>,
    pub ended_at: Option<i64>,
    pub last_used_at: Option<i64>,
    pub ended_entity_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
