use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub letter: String,
    pub payload: String,
    pub recipient: String,
    pub recipient_name: String,
    pub language: String,
    pub link_id: Option<i64>,
    pub contact_id: Option<i64>,
    pub message_id: String,
    pub state: String,
    pub attempts: i64,
    pub next_attempt_at: i64,
    pub leased_until: Option<i64>,
    pub last_error: String,
    pub created_at: i64,
    pub sent_at: Option<i64>,
    pub reason: String,
    pub attempts_before: i64,
    pub recipient_key: String,
    pub turn: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
