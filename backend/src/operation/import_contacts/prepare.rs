//! From a line of the file to what is written: read and derived apart from the database, a slice
//! ahead of it where that is worth a thread.

use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use atrium_domain::email::Email;
use atrium_domain::id::UserId;
use atrium_domain::import_field::ImportField;
use atrium_domain::text::fold;
use tokio::sync::mpsc;

use crate::access::System;
use crate::error::{Error, Result};
use crate::import::contacts::Checked;
use crate::import::{ImportedContact, Present};
use crate::operation::import_contacts::merge::keep_absent;
use crate::store::Store;
use crate::store::contact::Fields;
use crate::store::contact_batch::Draft;
use crate::store::import_origin::Imported;

/// Salespeople of a file by the names it gives them.
pub(super) type Salespeople = BTreeMap<String, UserId>;

/// Who of the staff at work is meant by each name: the login, or a name that only one of them has.
pub(super) async fn salespeople(
    store: &Store<'_, System>,
    checked: &Checked,
) -> Result<Salespeople> {
    let names = checked.salespeople();
    if names.is_empty() {
        return Ok(Salespeople::new());
    }
    let staff = store.staff_at_work().await?;
    let mut logins = BTreeMap::new();
    let mut named: BTreeMap<String, Option<UserId>> = BTreeMap::new();
    for user in &staff {
        logins.insert(user.login_key.as_str(), user.id);
        named
            .entry(fold(&user.name))
            .and_modify(|one| *one = None)
            .or_insert(Some(user.id));
    }
    Ok(names
        .keys()
        .filter_map(|name| {
            let login = name.parse::<Email>().ok();
            let by_login = login.and_then(|email| logins.get(email.login_key().as_str()).copied());
            let found = by_login.or_else(|| named.get(&fold(name)).copied().flatten())?;
            Some((name.clone(), found))
        })
        .collect())
}

/// A contact of the file, and what the file says of it.
pub(super) struct Said {
    pub(super) line: u64,
    pub(super) external_id: String,
    /// The parent's id in the other system.
    pub(super) parent: Option<String>,
    /// The file says nothing of parents: what it said before holds.
    pub(super) keeps_parent: bool,
    pub(super) imported: Imported,
    /// What derives from it, if it was thought to be new.
    draft: Option<Draft>,
}

impl Said {
    fn new(contact: ImportedContact, salespeople: &Salespeople, derive: bool) -> Self {
        let mut fields = Fields::from(&contact.input);
        fields.salesperson = contact
            .salesperson
            .as_ref()
            .and_then(|name| salespeople.get(name))
            .copied();
        let draft = derive.then(|| Draft::new(&fields));
        Self {
            line: contact.line,
            external_id: contact.external_id,
            parent: contact.parent_external_id,
            keeps_parent: false,
            imported: Imported {
                fields,
                archived: !contact.active,
            },
            draft,
        }
    }

    /// What derives from it.
    pub(super) fn draft(&mut self) -> Draft {
        self.draft
            .take()
            .unwrap_or_else(|| Draft::new(&self.imported.fields))
    }

    /// A field that the file has no column for is as the last file left it.
    pub(super) fn keep(&mut self, before: &Imported, present: Present) {
        keep_absent(&mut self.imported.fields, &before.fields, present);
        if !present.has(ImportField::Active) {
            self.imported.archived = before.archived;
        }
        if !present.has(ImportField::ParentId) {
            self.imported.fields.parent = before.fields.parent;
            self.keeps_parent = true;
        }
    }
}

/// What those who read and those who write tell each other.
#[derive(Debug)]
pub(super) struct Pace {
    /// Contacts in the next slice.
    size: AtomicUsize,
    /// Most contacts are new: what derives from them is worth deriving ahead.
    new: AtomicBool,
}

impl Pace {
    pub(super) const fn new(size: usize) -> Self {
        Self {
            size: AtomicUsize::new(size),
            new: AtomicBool::new(true),
        }
    }

    pub(super) fn set(&self, size: usize, new: bool) {
        self.size.store(size, Ordering::Relaxed);
        self.new.store(new, Ordering::Relaxed);
    }
}

/// Slices of a file, one after the other.
pub(super) enum Feed<'a, R> {
    /// Read when it is wanted.
    Here {
        checked: &'a Checked,
        file: &'a mut R,
        salespeople: Salespeople,
        at: usize,
        pace: Arc<Pace>,
    },
    /// Read by a thread that is one slice ahead.
    Ahead(mpsc::Receiver<Result<Vec<Said>>>),
}

impl Feed<'static, std::fs::File> {
    /// Begins to read ahead, from a place on.
    pub(super) fn ahead(
        checked: Arc<Checked>,
        mut file: std::fs::File,
        salespeople: Salespeople,
        mut at: usize,
        pace: Arc<Pace>,
    ) -> Self {
        let (sender, receiver) = mpsc::channel(1);
        // It ends by itself: at the end of the file, or when nobody wants the rest.
        tokio::task::spawn_blocking(move || {
            while at < checked.len() {
                let slice = slice(&checked, &mut file, &salespeople, at, &pace);
                at += slice.as_ref().map_or(checked.len(), Vec::len);
                if sender.blocking_send(slice).is_err() {
                    return;
                }
            }
        });
        Self::Ahead(receiver)
    }
}

impl<R: Read + Seek> Feed<'_, R> {
    /// The next slice; none at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Said>>> {
        match self {
            Self::Here {
                checked,
                file,
                salespeople,
                at,
                pace,
            } => {
                if *at >= checked.len() {
                    return Ok(None);
                }
                let slice = slice(checked, *file, salespeople, *at, pace)?;
                *at += slice.len();
                Ok(Some(slice))
            }
            Self::Ahead(receiver) => receiver.recv().await.transpose(),
        }
    }
}

fn slice<R: Read + Seek>(
    checked: &Checked,
    file: &mut R,
    salespeople: &Salespeople,
    at: usize,
    pace: &Pace,
) -> Result<Vec<Said>> {
    let end = checked.len().min(at + pace.size.load(Ordering::Relaxed));
    let derive = pace.new.load(Ordering::Relaxed);
    let contacts = checked
        .contacts(file, at..end)
        .map_err(|error| Error::Internal(format!("the file's copy: {error}")))?;
    Ok(contacts
        .into_iter()
        .map(|contact| Said::new(contact, salespeople, derive))
        .collect())
}
