//! The rows as the database holds them. Private to the store: the rest of the house sees the
//! store's own types.

pub(crate) mod audit_entry;
pub(crate) mod audit_head;
pub(crate) mod audit_personal;
pub(crate) mod contact;
pub(crate) mod contact_ancestor;
pub(crate) mod contact_tag;
pub(crate) mod contact_token;
pub(crate) mod form_once;
pub(crate) mod import_note;
pub(crate) mod import_origin;
pub(crate) mod import_run;
pub(crate) mod job;
pub(crate) mod job_row;
pub(crate) mod known_device;
pub(crate) mod link;
pub(crate) mod logo;
pub(crate) mod mail;
pub(crate) mod membership;
pub(crate) mod membership_offer;
pub(crate) mod salesperson;
pub(crate) mod session;
pub(crate) mod session_epoch;
pub(crate) mod setting;
pub(crate) mod setting_epoch;
pub(crate) mod tag;
pub(crate) mod throttle;
pub(crate) mod user;
