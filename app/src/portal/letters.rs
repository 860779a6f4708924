//! Which letters come to somebody, and why none of them can be switched off.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::backoffice::outbox::{LetterKind, letter_name};
use crate::shell::{Frame, Who};
use crate::ui::{Detail, details};

/// The letters of which people are told, as they may come.
const LETTERS: [LetterKind; 7] = [
    LetterKind::NewDevice,
    LetterKind::PasswordChanged,
    LetterKind::PasswordSet,
    LetterKind::LoginChanged,
    LetterKind::Reset,
    LetterKind::Offer,
    LetterKind::AccountDeleted,
];

/// When a letter comes to whoever reads; none for one that does not. They all guard the account or
/// carry a link its owner waits for, so there is no switch: the first letter that is neither
/// brings one along here.
fn comes(t: Texts, who: &Who, letter: LetterKind) -> Option<String> {
    let is_customer = match who {
        Who::Customer { .. } => true,
        Who::Staff { .. } | Who::Visitor => false,
    };
    match letter {
        LetterKind::NewDevice => Some(t.letters_new_device()),
        LetterKind::PasswordChanged => Some(t.letters_password_changed()),
        LetterKind::PasswordSet => Some(t.letters_password_set()),
        LetterKind::LoginChanged => Some(t.letters_login_changed()),
        LetterKind::Reset => Some(t.letters_reset()),
        LetterKind::Offer => is_customer.then(|| t.letters_offer()),
        LetterKind::AccountDeleted => is_customer.then(|| t.letters_account_deleted()),
        // Whoever reads this has accepted theirs.
        LetterKind::Invitation | LetterKind::StaffInvitation | LetterKind::Unknown => None,
    }
}

/// The list, and where and in which language they come.
pub(super) fn letters(frame: &Frame, login: &str) -> AnyView {
    let t = frame.texts();
    let rows = LETTERS
        .into_iter()
        .filter_map(|letter| {
            let when = comes(t, &frame.who, letter)?;
            Some(Detail::new(letter_name(t, letter), when))
        })
        .collect();
    view! {
        <div class="stack">
            <p>{t.letters_where(login)} " " <a href="#own-language">{t.letters_language()}</a></p>
            {details(&t.field_none(), rows)}
        </div>
    }
    .into_any()
}
