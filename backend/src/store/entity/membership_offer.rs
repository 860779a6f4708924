use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership_offer")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub contact_id: i64,
    pub commercial_entity_id: i64,
    pub visibility: String,
    pub can_sign: bool,
    pub pay: String,
    pub pay_limit_minor: Option<i64>,
    pub pay_limit_currency: Option<String>,
    pub manages_colleagues: bool,
    pub offered_by: Option<i64>,
    pub created_at: i64,
    pub expires_at: i64,
    pub state: String,
    pub settled_at: Option<i64>,
    pub membership_id: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
