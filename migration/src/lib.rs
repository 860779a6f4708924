//! The schema, one file a step, for SQLite and PostgreSQL from one source.
//!
//! A step is SQL with a handful of placeholders for what the two databases spell differently
//! (see [`dialect`]); everything else is the common subset, so a constraint can't be in one and
//! missing in the other. Steps only expand; what is no longer used is dropped one release later.

mod dialect;
mod m20261122_000001_contacts;
mod m20261122_000002_users;
mod m20261122_000003_audit;
mod m20261122_000004_mail;
mod m20261122_000005_contact_list;
mod m20261122_000006_user_list;
mod m20261122_000008_grants;
mod m20261122_000009_settings;
mod m20261122_000010_import;
mod m20261122_000030_import_page;
mod m20261122_000031_known_devices;
mod m20261122_000032_mends;
mod m20261122_000033_audit_seal;
mod m20261122_000034_ended_entity;
mod m20261122_000035_form_once;
mod m20261122_000036_outbox_turn;
mod run;

pub use run::{MigrateError, Seal, State, applied, migrate, state, unknown};
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// All steps, oldest first.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_contacts::Migration),
            Box::new(m20261122_000002_users::Migration),
            Box::new(m20261122_000003_audit::Migration),
            Box::new(m20261122_000004_mail::Migration),
            Box::new(m20261122_000005_contact_list::Migration),
            Box::new(m20261122_000006_user_list::Migration),
            Box::new(m20261122_000008_grants::Migration),
            Box::new(m20261122_000009_settings::Migration),
            Box::new(m20261122_000010_import::Migration),
            Box::new(m20261122_000030_import_page::Migration),
            Box::new(m20261122_000031_known_devices::Migration),
            Box::new(m20261122_000032_mends::Migration),
            Box::new(m20261122_000033_audit_seal::Migration),
            Box::new(m20261122_000034_ended_entity::Migration),
            Box::new(m20261122_000035_form_once::Migration),
            Box::new(m20261122_000036_outbox_turn::Migration),
        ]
    }
}
