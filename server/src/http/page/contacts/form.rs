//! What the contact form holds and lets choose from.

use atrium_app::backoffice::contacts::form::{ParentSearch, ParentsFound};
use atrium_app::ui::Choice;
use atrium_backend::Result;
use atrium_backend::access::BackOffice;
use atrium_backend::store::Store;
use atrium_backend::store::contact::{Contact, Fields, ListRequest, Listed};
use atrium_domain::form::ContactForm;
use atrium_domain::id::{ContactId, UserId};

use crate::http::cx::Cx;

/// Contacts of one search for a parent.
const PARENTS: u64 = 20;
/// Choices in the form's list of salespeople.
const SALESPEOPLE: u64 = 500;

pub(super) fn form_of(contact: &Contact) -> ContactForm {
    let Fields {
        is_company,
        contact_type,
        parent,
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
        tags,
        salesperson,
        payment_terms,
        currency,
        customer_reference,
        supplier_reference,
    } = contact.fields.clone();
    ContactForm {
        version: contact.version.to_string(),
        kind: if is_company { "company" } else { "person" }.to_owned(),
        parent: parent.map(|id| id.to_string()).unwrap_or_default(),
        r#type: contact_type,
        tags: tags.join(", "),
        name,
        email,
        phone,
        mobile,
        website,
        job_title,
        street,
        street2,
        city,
        zip,
        state,
        country,
        vat,
        language,
        notes,
        salesperson: salesperson.map(|id| id.to_string()).unwrap_or_default(),
        payment_terms,
        currency,
        customer_reference,
        supplier_reference,
    }
}

/// Whether somebody looks for a parent.
pub(super) struct Looking {
    words: String,
    /// By the button that says so.
    pressed: bool,
    /// Or by words that nobody has looked for yet: saved, they would be lost unsaid.
    unseen: bool,
}

impl Looking {
    pub(super) fn of(cx: &Cx) -> Self {
        let typed = |name| cx.form.get(name).unwrap_or_default().trim();
        let words: String = typed("parent_q").chars().take(200).collect();
        Self {
            pressed: typed("find") == "parent",
            unseen: !words.is_empty() && words.trim() != typed("parent_found"),
            words,
        }
    }

    /// The form comes back with what was found, and nothing is saved.
    pub(super) const fn first(&self) -> bool {
        self.pressed || self.unseen
    }

    /// A form that was to be saved, and is not.
    pub(super) const fn refuses(&self) -> bool {
        self.unseen && !self.pressed
    }
}

/// The contacts one can choose: those that were looked for, and whatever is `chosen` already. The
/// only one that was just found is chosen.
pub(super) async fn parents(
    store: &Store<'_, BackOffice>,
    looking: &Looking,
    form: &mut ContactForm,
    stored: Option<&ContactForm>,
    not: Option<ContactId>,
) -> Result<(Vec<Choice>, ParentSearch)> {
    let mut choices = Vec::new();
    let mut found = None;
    if !looking.words.is_empty() {
        let request = ListRequest {
            search: looking.words.clone(),
            ..ListRequest::default()
        };
        let listing = store.first_contacts(&request, PARENTS).await?;
        let more = listing.more_after;
        let rows = listing.rows.into_iter();
        choices.extend(rows.filter(|row| Some(row.id) != not).map(told_apart));
        found = Some(match (&choices[..], more) {
            ([], _) => ParentsFound::Nobody,
            (_, false) => ParentsFound::These,
            (_, true) => ParentsFound::TheFirst,
        });
        if let ([only], false, true) = (&choices[..], more, looking.first()) {
            form.parent.clone_from(&only.value);
        }
    }
    let stored = stored.map_or("", |stored| stored.parent.as_str());
    for chosen in [stored, form.parent.as_str()] {
        if let Ok(id) = chosen.parse::<ContactId>()
            && !choices.iter().any(|known| known.value == id.to_string())
            && let Some(contact) = store.contacts(&[id]).await?.pop()
        {
            choices.insert(0, Choice::new(id.to_string(), contact.fields.name));
        }
    }
    let search = ParentSearch {
        words: looking.words.clone(),
        found,
    };
    Ok((choices, search))
}

/// Contacts of one name are told apart by their company and their address.
fn told_apart(row: Listed) -> Choice {
    let company = row.company.filter(|company| *company != row.name);
    let parts = [Some(row.name), company, Some(row.email)];
    let label: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    Choice::new(row.id.to_string(), label.join(" · "))
}

/// The staff one can choose, and whoever is chosen already.
pub(super) async fn salespeople(
    store: &Store<'_, BackOffice>,
    chosen: &str,
) -> Result<Vec<Choice>> {
    let mut people = store.salespeople(SALESPEOPLE).await?;
    if let Ok(id) = chosen.parse::<UserId>()
        && !people.iter().any(|(known, _)| *known == id)
    {
        people.extend(store.staff_names(std::iter::once(id)).await?);
    }
    Ok(people
        .into_iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect())
}
