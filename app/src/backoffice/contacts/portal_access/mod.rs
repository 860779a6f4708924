//! The grant dialog on the server: what is known about its rows becomes the
//! sentences that the page, the island and JSON show.

mod batch;
mod frame;
mod options;
mod table;
mod view;
mod words;

use atrium_domain::form::GrantForm;
use atrium_domain::id::ContactId;
use atrium_domain::permission::Rights;
use atrium_domain::problem::{Problems, Rule};
use atrium_domain::time::Timestamp;

pub use frame::portal_access_page;
pub(super) use frame::shut_dialog;
pub use view::{
    DialogJob, DialogRights, DialogRow, DialogView, Handover, RefusedBatch, RefusedRow, RestView,
    RowActs, RowResult, RowState,
};

/// Where the dialog is asked for and posted to.
pub const URL: &str = "/office/contacts/portal-access";

/// All that is known about the dialog after an act, or before the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortalAccess {
    /// The contacts it was opened on.
    pub ids: Vec<ContactId>,
    /// In name order, each contact once: the first of them.
    pub rows: Vec<AccessRow>,
    /// Rows in all.
    pub total: usize,
    /// How many can be granted.
    pub can: usize,
    /// How many without access can't.
    pub cannot: usize,
    /// The rows beyond those drawn.
    pub rest: Option<RestRows>,
    /// Every row is ticked, also those not drawn.
    pub everyone: bool,
    /// What was asked became a job: its page, and how many contacts it works on.
    pub queued: Option<(String, usize)>,
    /// The text for the invitation, as typed.
    pub message: String,
    /// The rights of new memberships, as chosen.
    pub rights: RightsTyped,
    /// A batch that was refused.
    pub refused: Option<RefusedAccess>,
    /// What was refused and is no row here, by name: it may have moved away since.
    pub unseen: Vec<(ContactId, String, Rule)>,
    /// What is wrong with the dialog as a whole: text, rights, nothing ticked.
    pub problems: Option<Problems>,
}

/// Rows that are counted, not drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RestRows {
    /// How many.
    pub count: usize,
    /// How many of them can be granted.
    pub can: usize,
    /// Why the others can't, and how many of each.
    pub cannot: Vec<(Rule, usize)>,
}

/// The controls for rights as they stand, right or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RightsTyped {
    /// `company` or `own`.
    pub visibility: String,
    /// Accept, decline and sign.
    pub sign: bool,
    /// `none`, `limited` or `unlimited`.
    pub pay: String,
    /// As typed.
    pub pay_limit: String,
    /// The ISO 4217 code the limit is in.
    pub currency: String,
    /// Manage colleagues.
    pub manage: bool,
}

/// One contact of the dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// The contact.
    pub contact: ContactId,
    /// Its name.
    pub name: String,
    /// Job title or company, below the name.
    pub note: Option<String>,
    /// The address as typed, else as the contact has it.
    pub email: String,
    /// The address as the contact has it.
    pub stored_email: String,
    /// Whether another one can be typed.
    pub email_decides: bool,
    /// When its login last signed in.
    pub latest_authentication: Option<Timestamp>,
    /// What access it has.
    pub state: AccessState,
    /// What is wrong with the address, for rows that could be granted.
    pub problem: Option<Rule>,
    /// Whether its box is ticked.
    pub selected: bool,
    /// What the act did to it.
    pub outcome: Option<RowOutcome>,
}

/// The five states of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessState {
    /// No user, or a revoked one.
    NotInPortal,
    /// Invited and never signed in.
    Invited {
        /// When the newest link stops working; none where it is used or withdrawn.
        until: Option<Timestamp>,
    },
    /// A portal user.
    InPortal,
    /// Staff.
    InternalUser,
    /// The address is another customer's portal login.
    LoginElsewhere,
    /// The owner of that login was asked, and has not answered.
    Offered {
        /// When the link stops working.
        until: Timestamp,
    },
}

/// What an act did to a row, or why it did nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowOutcome {
    /// Granted; the invitation is in the outbox.
    Invited,
    /// The older link is void and a new one is in the outbox, to this address.
    Reinvited(String),
    /// Has a password, so a reset is in the outbox, to this address.
    ResetSent(String),
    /// The membership has ended, with its sessions and links.
    Revoked,
    /// The invitation, to be handed over another way.
    LinkShown {
        /// The whole link.
        link: String,
        /// The short code, as people type it.
        code: String,
        /// When both stop working.
        until: Timestamp,
    },
    /// The owner of a login that exists is asked by mail.
    Offered,
    /// Nothing was done.
    Refused(Rule),
}

/// A batch of which some rows were refused, so that nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedAccess {
    /// Refused rows by name, and why: the first of them.
    pub rows: Vec<(ContactId, String, Rule)>,
    /// How many more are refused.
    pub more: usize,
    /// How many of the ticked rows could be granted.
    pub others: usize,
}

impl RightsTyped {
    /// The settings' rights, before anybody changed them.
    pub fn of(rights: &Rights, currency: &str) -> Self {
        let pay_limit = rights
            .pay
            .limit()
            .map(|limit| limit.plain())
            .unwrap_or_default();
        Self {
            visibility: rights.visibility.code().to_owned(),
            sign: rights.sign,
            pay: rights.pay.code().to_owned(),
            pay_limit,
            currency: currency.to_owned(),
            manage: rights.manage_colleagues,
        }
    }

    /// What was sent.
    pub fn sent(form: &GrantForm, currency: &str) -> Self {
        Self {
            visibility: form.visibility.clone(),
            sign: !form.sign.is_empty(),
            pay: form.pay.clone(),
            pay_limit: form.pay_limit.clone(),
            currency: currency.to_owned(),
            manage: !form.manage.is_empty(),
        }
    }
}

impl AccessRow {
    /// Whether *Grant Access* would do something.
    pub fn grantable(&self) -> bool {
        self.state == AccessState::NotInPortal
            && self.problem.is_none()
            && !self.email.trim().is_empty()
    }
}
