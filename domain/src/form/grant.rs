//! The grant dialog: which contacts, which act, the addresses in its rows, and
//! the rights of new memberships.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::checker::{Checker, email};
use super::id_list::{IdListProblem, read_ids};
use crate::email::{Email, LoginKey};
use crate::id::ContactId;
use crate::money::{Currency, parse_amount};
use crate::permission::{PayRight, Rights, Visibility};
use crate::problem::{Field, Problem, Problems, Rule};

/// Characters of the text that goes into the invitation.
const MESSAGE_MAX: usize = 2_000;
/// Contacts in one dialog.
pub const CONTACTS_MAX: usize = 10_000;

/// The dialog as sent. In a form-encoded body `id` and `select` are there once
/// a contact and addresses are `email.ID`, so it is read by
/// [`GrantForm::from_pairs`]; in JSON they are lists and an object.
///
/// Where none of the rights is stated the defaults of the settings hold; some
/// of them without `visibility` are refused. With it, `sign` and `manage` are checkboxes, `pay` is
/// `none`, `limited` or `unlimited`, and `pay_limit` an amount.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GrantForm {
    /// The contacts the dialog was opened for.
    pub id: Vec<String>,
    /// The same as one text, where they are many: `3,7-12`.
    pub ids: String,
    /// `grant:ID`, `revoke:ID`, `reinvite:ID`, `add:ID`, `grant-selected`,
    /// `grant-others`, `revoke-selected`, `recompute`.
    pub act: String,
    /// The ticked rows.
    pub select: Vec<String>,
    /// Ticked when every row is meant, also those that are not drawn.
    pub everyone: String,
    /// The address as typed, by the row's contact.
    pub email: BTreeMap<String, String>,
    pub message: String,
    pub visibility: String,
    pub sign: String,
    pub pay: String,
    pub pay_limit: String,
    pub manage: String,
}

/// What a button of the dialog does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GrantAct {
    /// *Grant Access* of a row.
    Grant(ContactId),
    /// *Revoke Access* of a row.
    Revoke(ContactId),
    /// *Re-Invite* of a row.
    Reinvite(ContactId),
    /// *Show link* of a row that was invited.
    ShowLink(ContactId),
    /// *Add to existing login* of a row.
    AddToLogin(ContactId),
    /// *Grant selected*: nothing is done when one row is refused.
    GrantSelected,
    /// *Grant the other N*: those of the ticked rows that are not refused.
    GrantOthers,
    /// *Revoke selected*.
    RevokeSelected,
    /// Shows the rows again with what was typed.
    Recompute,
}

/// The dialog, read. Addresses stay as typed: each row answers for its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRequest {
    /// In the order sent, each once.
    pub contacts: Vec<ContactId>,
    pub act: GrantAct,
    /// In the order sent, each once.
    pub selected: Vec<ContactId>,
    /// Every row is meant, whatever is ticked.
    pub everyone: bool,
    /// Addresses as typed, by contact; rows whose address was not sent keep
    /// the contact's.
    pub emails: BTreeMap<ContactId, String>,
    /// Empty when there is none.
    pub message: String,
    /// None where the settings' defaults hold.
    pub rights: Option<Rights>,
}

impl GrantForm {
    /// Collects the controls of a form-encoded body or query. Of a control
    /// that should be there once the last counts; unknown ones are ignored.
    pub fn from_pairs<K: AsRef<str>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs {
            let value = value.into();
            match name.as_ref() {
                "id" => form.id.push(value),
                "ids" => form.ids = value,
                "everyone" => form.everyone = value,
                "select" => form.select.push(value),
                "act" => form.act = value,
                "message" => form.message = value,
                "visibility" => form.visibility = value,
                "sign" => form.sign = value,
                "pay" => form.pay = value,
                "pay_limit" => form.pay_limit = value,
                "manage" => form.manage = value,
                other => {
                    if let Some(contact) = other.strip_prefix("email.") {
                        form.email.insert(contact.to_owned(), value);
                    }
                }
            }
        }
        form
    }

    /// Reads the dialog; amounts are in `currency`.
    ///
    /// # Errors
    /// All that is wrong with what concerns the dialog as a whole: unreadable
    /// ids or act, text, rights. Addresses are not looked at here.
    pub fn check(&self, currency: Currency) -> Result<GrantRequest, Problems> {
        let mut checker = Checker::default();
        let contacts = self.contacts(&mut checker);
        let everyone = checker.tick("everyone", &self.everyone);
        let selected = contact_ids(&mut checker, "select", &self.select);
        let act = checker.keep("act", GrantAct::parse(&self.act).ok_or(Rule::UnknownChoice));
        let mut emails = BTreeMap::new();
        for (contact, typed) in &self.email {
            match contact.parse() {
                Ok(contact) => drop(emails.insert(contact, typed.clone())),
                Err(_) => checker.refuse(Field::of_row("email", contact), Rule::ContactGone),
            }
        }
        let message = checker.lines("message", &self.message, MESSAGE_MAX);
        let rights = self.rights(&mut checker, currency);
        checker.finish(act.map(|act| GrantRequest {
            contacts,
            act,
            selected,
            everyone,
            emails,
            message,
            rights,
        }))
    }

    /// The contacts it was opened for, those that can be read.
    pub fn readable_contacts(&self) -> Vec<ContactId> {
        let mut checker = Checker::default();
        self.contacts(&mut checker)
    }

    fn contacts(&self, checker: &mut Checker) -> Vec<ContactId> {
        let mut contacts = contact_ids(checker, "id", &self.id);
        match read_ids(&self.ids, CONTACTS_MAX) {
            Ok(more) => {
                let known: BTreeSet<ContactId> = contacts.iter().copied().collect();
                contacts.extend(more.into_iter().filter(|id| !known.contains(id)));
            }
            Err(IdListProblem::Unreadable) => checker.refuse("id", Rule::ContactGone),
            Err(IdListProblem::TooMany) => {
                checker.refuse("id", Rule::TooMany { max: CONTACTS_MAX })
            }
        }
        contacts
    }

    fn rights(&self, checker: &mut Checker, currency: Currency) -> Option<Rights> {
        let visibility = checker.optional("visibility", &self.visibility, |code| {
            Visibility::from_code(code).ok_or(Rule::UnknownChoice)
        });
        let others = [&self.sign, &self.pay, &self.pay_limit, &self.manage];
        if self.visibility.trim().is_empty() && others.iter().any(|it| !it.trim().is_empty()) {
            // The settings' rights may be wider than what was stated here.
            checker.refuse("visibility", Rule::Required);
        }
        let sign = checker.tick("sign", &self.sign);
        let manage_colleagues = checker.tick("manage", &self.manage);
        let pay = match self.pay.trim() {
            "" | "none" => Ok(PayRight::None),
            "unlimited" => Ok(PayRight::Unlimited),
            "limited" => match parse_amount(&self.pay_limit, currency) {
                Ok(limit) => Ok(PayRight::Limited(limit)),
                Err(_) if self.pay_limit.trim().is_empty() => Err(("pay_limit", Rule::Required)),
                Err(_) => Err(("pay_limit", Rule::AmountInvalid)),
            },
            _ => Err(("pay", Rule::UnknownChoice)),
        };
        let pay = pay
            .map_err(|(field, rule)| checker.refuse(field, rule))
            .ok()?;
        visibility.map(|visibility| Rights {
            visibility,
            sign,
            pay,
            manage_colleagues,
        })
    }
}

/// At most [`CONTACTS_MAX`] ids, each once; the first unreadable one is named.
fn contact_ids(checker: &mut Checker, field: &'static str, raw: &[String]) -> Vec<ContactId> {
    if raw.len() > CONTACTS_MAX {
        checker.refuse(field, Rule::TooMany { max: CONTACTS_MAX });
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let mut ids = Vec::with_capacity(raw.len());
    for text in raw {
        match text.parse::<ContactId>() {
            Ok(id) if seen.insert(id) => ids.push(id),
            Ok(_) => {}
            Err(_) => {
                checker.refuse(field, Rule::ContactGone);
                return ids;
            }
        }
    }
    ids
}

impl GrantAct {
    /// The control's value.
    pub fn code(self) -> String {
        match self {
            Self::Grant(contact) => format!("grant:{contact}"),
            Self::Revoke(contact) => format!("revoke:{contact}"),
            Self::Reinvite(contact) => format!("reinvite:{contact}"),
            Self::ShowLink(contact) => format!("show-link:{contact}"),
            Self::AddToLogin(contact) => format!("add:{contact}"),
            Self::GrantSelected => "grant-selected".to_owned(),
            Self::GrantOthers => "grant-others".to_owned(),
            Self::RevokeSelected => "revoke-selected".to_owned(),
            Self::Recompute => "recompute".to_owned(),
        }
    }

    /// Reads the control's value. None at all is what Enter in a row's
    /// address sends in some browsers: then nothing is granted.
    fn parse(text: &str) -> Option<Self> {
        match text {
            "" | "recompute" => Some(Self::Recompute),
            "grant-selected" => Some(Self::GrantSelected),
            "grant-others" => Some(Self::GrantOthers),
            "revoke-selected" => Some(Self::RevokeSelected),
            of_row => {
                let (act, contact) = of_row.split_once(':')?;
                let contact = contact.parse().ok()?;
                match act {
                    "grant" => Some(Self::Grant(contact)),
                    "revoke" => Some(Self::Revoke(contact)),
                    "reinvite" => Some(Self::Reinvite(contact)),
                    "show-link" => Some(Self::ShowLink(contact)),
                    "add" => Some(Self::AddToLogin(contact)),
                    _ => None,
                }
            }
        }
    }
}

impl GrantRequest {
    /// The address of a row: the typed one, else the contact's own.
    ///
    /// # Errors
    /// [`Rule::EmailInvalid`], also when there is none: a row without an
    /// address cannot be granted.
    pub fn email(&self, contact: ContactId, stored: &str) -> Result<Email, Rule> {
        let typed = self.emails.get(&contact).map_or(stored, String::as_str);
        email(typed).map_err(|_| Rule::EmailInvalid)
    }

    /// The problems of rows that share an address, compared as logins are:
    /// each of them is named, in the order given.
    pub fn shared_addresses<'a>(
        rows: impl IntoIterator<Item = (ContactId, &'a Email)>,
    ) -> Vec<Problem> {
        let mut owners: BTreeMap<LoginKey, BTreeSet<ContactId>> = BTreeMap::new();
        let mut keys = Vec::new();
        for (contact, email) in rows {
            let key = email.login_key();
            owners.entry(key.clone()).or_default().insert(contact);
            keys.push((contact, key));
        }
        keys.into_iter()
            .filter(|(_, key)| owners.get(key).is_some_and(|rows| rows.len() > 1))
            .map(|(contact, _)| {
                Problem::of(Field::of_row("email", contact), Rule::EmailTwiceInDialog)
            })
            .collect()
    }
}

#[cfg(test)]
#[path = "grant_tests.rs"]
mod tests;
