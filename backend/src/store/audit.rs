//! The audit trail: append-only, chained by HMAC under the server's key.
//!
//! Every entry's MAC covers the one before it and the entry's own values. Personal values (names,
//! addresses, IPs) stand in a side row with a salt; the entry holds their salted digest. Erasing a
//! person deletes side rows and salts, an entry says of which, and the chain still verifies.
//!
//! The head says with which entry the trail ends, under a seal of its own.

mod chain;
mod erased;
mod read;
mod verify;
mod write;

use atrium_domain::id::{
    ContactId, ImportId, JobId, LinkId, MailId, MembershipId, OfferId, SessionId, UserId,
};

pub(super) use chain::{is_whole, seal};
pub use erased::Numbers;
pub use read::Read;
pub use verify::Verdict;
pub use write::{Entry, Pen, Personal};

/// What happened. The word is stored; renaming one breaks old trails, so they only ever join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// A contact was written for the first time.
    ContactCreated,
    /// A contact was changed; the detail names the fields.
    ContactChanged,
    /// A contact was archived.
    ContactArchived,
    /// A contact was brought back.
    ContactBroughtBack,
    /// A file was imported; the detail counts.
    ContactsImported,
    /// Portal access was granted.
    AccessGranted,
    /// Portal access was revoked.
    AccessRevoked,
    /// The invitation was mailed again.
    InvitationRepeated,
    /// Staff looked at the invitation's link to hand it over another way.
    InvitationShown,
    /// The customer asked for a fresh link.
    InvitationRequested,
    /// The invitation was accepted and a password chosen.
    InvitationAccepted,
    /// Somebody signed in.
    SignedIn,
    /// A sign-in was refused.
    SignInRefused,
    /// Somebody signed out.
    SignedOut,
    /// A reset link was asked for.
    ResetRequested,
    /// A password was set by a reset link.
    PasswordReset,
    /// Somebody changed their own password.
    PasswordChanged,
    /// A staff login was created.
    UserCreated,
    /// An administrator's password was set on the command line.
    UserReset,
    /// The demo was taken back.
    DemoRemoved,
    /// Somebody signed in gave the password again, before a sensitive act.
    PasswordConfirmed,
    /// The password given again was wrong.
    ConfirmationRefused,
    /// Counters, sessions and links that were over for long left the tables; the detail counts.
    Swept,
    /// An administrator changed somebody's login.
    LoginChanged,
    /// An administrator set somebody's password.
    PasswordSetByAdministrator,
    /// An administrator mailed somebody a link to choose a password.
    ResetSent,
    /// An administrator changed what staff may do.
    RoleChanged,
    /// An administrator deactivated a login.
    UserDeactivated,
    /// An administrator brought a login back.
    UserBroughtBack,
    /// Sessions were ended, one's own or, by an administrator, somebody's; the detail counts.
    SessionsEnded,
    /// A typed invitation code was refused.
    CodeRefused,
    /// A customer deleted their account.
    AccountDeleted,
    /// Duplicates were merged into a contact; the detail says which and what came along.
    ContactsMerged,
    /// A contact was merged into another; the detail says which.
    ContactMergedInto,
    /// A list of contacts was taken out of the house.
    ContactsExported,
    /// Settings were changed; the detail names them.
    SettingsChanged,
    /// Somebody signed in asked for what their role does not allow.
    AccessDenied,
    /// A contact was offered to a login that exists.
    MembershipOffered,
    /// The login's owner accepted.
    OfferAccepted,
    /// The login's owner declined.
    OfferDeclined,
    /// Staff took an offer back.
    OfferWithdrawn,
    /// A customer went on in another of their memberships.
    MembershipChosen,
    /// Work on many rows was asked for.
    JobQueued,
    /// Somebody asked it to stop.
    JobCancelled,
    /// It ended; the detail counts.
    JobFinished,
    /// Staff had a letter that did not leave tried again.
    MailRetried,
    /// The operator restored a backup; the detail says of when.
    BackupRestored,
    /// A file to be imported was brought.
    ImportBrought,
    /// A file was accepted: it is applied in the end.
    ImportAccepted,
    /// A file that was not accepted was thrown away.
    ImportDiscarded,
    /// A person's values were erased from the trail; the detail names the entries they stood beside.
    PersonErased,
}

impl Happened {
    /// The stored word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ContactCreated => "contact_created",
            Self::ContactChanged => "contact_changed",
            Self::ContactArchived => "contact_archived",
            Self::ContactBroughtBack => "contact_brought_back",
            Self::ContactsImported => "contacts_imported",
            Self::AccessGranted => "access_granted",
            Self::AccessRevoked => "access_revoked",
            Self::InvitationRepeated => "invitation_repeated",
            Self::InvitationShown => "invitation_shown",
            Self::InvitationRequested => "invitation_requested",
            Self::InvitationAccepted => "invitation_accepted",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::ResetRequested => "reset_requested",
            Self::PasswordReset => "password_reset",
            Self::PasswordChanged => "password_changed",
            Self::UserCreated => "user_created",
            Self::UserReset => "user_reset",
            Self::DemoRemoved => "demo_removed",
            Self::PasswordConfirmed => "password_confirmed",
            Self::ConfirmationRefused => "confirmation_refused",
            Self::Swept => "swept",
            Self::LoginChanged => "login_changed",
            Self::PasswordSetByAdministrator => "password_set_by_administrator",
            Self::ResetSent => "reset_sent",
            Self::RoleChanged => "role_changed",
            Self::UserDeactivated => "user_deactivated",
            Self::UserBroughtBack => "user_brought_back",
            Self::SessionsEnded => "sessions_ended",
            Self::CodeRefused => "code_refused",
            Self::AccountDeleted => "account_deleted",
            Self::ContactsMerged => "contacts_merged",
            Self::ContactMergedInto => "contact_merged_into",
            Self::ContactsExported => "contacts_exported",
            Self::SettingsChanged => "settings_changed",
            Self::AccessDenied => "access_denied",
            Self::MembershipOffered => "membership_offered",
            Self::OfferAccepted => "offer_accepted",
            Self::OfferDeclined => "offer_declined",
            Self::OfferWithdrawn => "offer_withdrawn",
            Self::MembershipChosen => "membership_chosen",
            Self::JobQueued => "job_queued",
            Self::JobCancelled => "job_cancelled",
            Self::JobFinished => "job_finished",
            Self::MailRetried => "mail_retried",
            Self::BackupRestored => "backup_restored",
            Self::ImportBrought => "import_brought",
            Self::ImportAccepted => "import_accepted",
            Self::ImportDiscarded => "import_discarded",
            Self::PersonErased => "person_erased",
        }
    }

    /// Every word.
    pub const ALL: &[Self] = &[
        Self::ContactCreated,
        Self::ContactChanged,
        Self::ContactArchived,
        Self::ContactBroughtBack,
        Self::ContactsImported,
        Self::AccessGranted,
        Self::AccessRevoked,
        Self::InvitationRepeated,
        Self::InvitationShown,
        Self::InvitationRequested,
        Self::InvitationAccepted,
        Self::SignedIn,
        Self::SignInRefused,
        Self::SignedOut,
        Self::ResetRequested,
        Self::PasswordReset,
        Self::PasswordChanged,
        Self::UserCreated,
        Self::UserReset,
        Self::DemoRemoved,
        Self::PasswordConfirmed,
        Self::ConfirmationRefused,
        Self::Swept,
        Self::LoginChanged,
        Self::PasswordSetByAdministrator,
        Self::ResetSent,
        Self::RoleChanged,
        Self::UserDeactivated,
        Self::UserBroughtBack,
        Self::SessionsEnded,
        Self::CodeRefused,
        Self::AccountDeleted,
        Self::ContactsMerged,
        Self::ContactMergedInto,
        Self::ContactsExported,
        Self::SettingsChanged,
        Self::AccessDenied,
        Self::MembershipOffered,
        Self::OfferAccepted,
        Self::OfferDeclined,
        Self::OfferWithdrawn,
        Self::MembershipChosen,
        Self::JobQueued,
        Self::JobCancelled,
        Self::JobFinished,
        Self::MailRetried,
        Self::BackupRestored,
        Self::ImportBrought,
        Self::ImportAccepted,
        Self::ImportDiscarded,
        Self::PersonErased,
    ];

    /// What a stored word means.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|happened| happened.code() == code)
    }
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person with a login.
    User(UserId),
    /// Nobody signed in.
    Visitor,
    /// The command line.
    Operator,
    /// A job.
    System,
}

impl Actor {
    const fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::User(id) => ("user", Some(id.get())),
            Self::Visitor => ("visitor", None),
            Self::Operator => ("operator", None),
            Self::System => ("system", None),
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A contact.
    Contact(ContactId),
    /// A login.
    User(UserId),
    /// A membership.
    Membership(MembershipId),
    /// A link.
    Link(LinkId),
    /// A session.
    Session(SessionId),
    /// A letter.
    Mail(MailId),
    /// An offer.
    Offer(OfferId),
    /// Work on many rows.
    Job(JobId),
    /// A file to be imported.
    Import(ImportId),
    /// The house as a whole.
    Nothing,
}

impl Subject {
    const fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Contact(id) => ("contact", Some(id.get())),
            Self::User(id) => ("user", Some(id.get())),
            Self::Membership(id) => ("membership", Some(id.get())),
            Self::Link(id) => ("link", Some(id.get())),
            Self::Session(id) => ("session", Some(id.get())),
            Self::Mail(id) => ("mail", Some(id.get())),
            Self::Offer(id) => ("offer", Some(id.get())),
            Self::Job(id) => ("job", Some(id.get())),
            Self::Import(id) => ("import", Some(id.get())),
            Self::Nothing => ("nothing", None),
        }
    }
}
