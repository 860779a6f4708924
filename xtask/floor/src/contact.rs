//! The table `contact`, as the house has it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub row_version: i64,
    pub is_company: bool,
    pub contact_type: String,
    pub parent_id: Option<i64>,
    pub commercial_entity_id: i64,
    pub name: String,
    pub email: String,
    pub email_key: String,
    pub phone: String,
    pub mobile: String,
    pub website: String,
    pub job_title: String,
    pub street: String,
    pub street2: String,
    pub city: String,
    pub zip: String,
    pub state: String,
    pub country: String,
    pub vat: String,
    pub language: String,
    pub notes: String,
    pub salesperson_id: Option<i64>,
    pub payment_terms: String,
    pub currency: String,
    pub customer_reference: String,
    pub supplier_reference: String,
    pub sort_key: Vec<u8>,
    pub email_sort: Vec<u8>,
    pub city_sort: Vec<u8>,
    pub text_version: i64,
    pub archived_at: Option<i64>,
    pub merged_into: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub name_fold: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
