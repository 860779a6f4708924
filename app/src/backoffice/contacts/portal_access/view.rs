//! The dialog in the reader's words: what the page shows, and what a call that
//! asks for JSON gets.

use serde::Serialize;

/// The dialog as it stands after the last act; an act's answer is a whole new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DialogView {
    /// The contacts the dialog was opened on; the rows may be more.
    pub ids: Vec<i64>,
    /// In name order.
    pub rows: Vec<DialogRow>,
    /// The rows beyond those.
    pub rest: Option<RestView>,
    /// What was asked became a job.
    pub job: Option<DialogJob>,
    /// The text for the invitation, as typed.
    pub message: String,
    /// What is wrong with that text.
    pub message_problem: Option<String>,
    /// The rights of new memberships, as chosen.
    pub rights: DialogRights,
    /// "3 can be granted, 1 cannot".
    pub counts: String,
    /// A batch that was not carried out, row by row.
    pub refused: Option<RefusedBatch>,
    /// What was wrong with the act as a whole.
    pub problem: Option<String>,
    /// What was done, or why it was not; spoken.
    pub done: Option<String>,
}

/// The rows that are not drawn, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RestView {
    /// How many there are.
    pub title: String,
    /// How many can be granted, and why the others can't.
    pub lines: Vec<String>,
    /// The label of the box that ticks every row.
    pub everyone: String,
    /// Whether it is ticked.
    pub everyone_ticked: bool,
}

/// Where what was asked goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DialogJob {
    /// What became of it.
    pub text: String,
    /// The job's page.
    pub href: String,
}

/// The choices for new memberships, by the values of the form's controls.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DialogRights {
    /// `company` or `own`.
    pub visibility: String,
    /// Accept, decline and sign.
    pub sign: bool,
    /// `none`, `limited` or `unlimited`.
    pub pay: String,
    /// The limit as typed, in `currency`.
    pub pay_limit: String,
    /// ISO 4217 code the limit is in.
    pub currency: String,
    /// Manage colleagues.
    pub manage: bool,
    /// What is wrong with any of these.
    pub problem: Option<String>,
}

/// One contact of the dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DialogRow {
    pub id: i64,
    pub name: String,
    /// Job title or company, below the name.
    pub note: Option<String>,
    /// As typed.
    pub email: String,
    /// As the contact has it: a typed one that differs would be lost by closing.
    pub stored_email: String,
    /// Another one can be typed: it decides where the next letter goes.
    pub email_decides: bool,
    pub email_problem: Option<String>,
    pub latest_authentication: Option<String>,
    pub state: RowState,
    pub state_text: String,
    pub can: RowActs,
    pub selected: bool,
    pub result: Option<RowResult>,
}

/// Chooses icon and colour of the state; its words are in `state_text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    NotInPortal,
    Invited,
    InPortal,
    InternalUser,
    LoginElsewhere,
}

/// The buttons a row has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RowActs {
    pub grant: bool,
    pub revoke: bool,
    pub reinvite: bool,
    pub add_to_existing: bool,
    pub show_link: bool,
}

/// What the last act did to a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowResult {
    pub good: bool,
    pub text: String,
    /// Link and code to hand over another way, shown this once.
    pub handover: Option<Handover>,
}

/// An invitation in the clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Handover {
    pub link: String,
    pub code: String,
}

/// A batch of which at least one row was refused, so that nothing was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedBatch {
    pub title: String,
    pub rows: Vec<RefusedRow>,
    /// How many more there are, in words.
    pub more: Option<String>,
    /// The label of the button that grants the rest, where there is a rest.
    pub grant_others: Option<String>,
}

/// One row that stopped a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    pub id: i64,
    /// Name and reason in one sentence.
    pub text: String,
}
