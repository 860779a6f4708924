//! The language switch: a plain form, so that it works everywhere.

use atrium_domain::locale::Locale;
use atrium_i18n::{locale_name, texts};
use leptos::prelude::*;

/// Chooses a language and comes back to `next`. Where the address holds a
/// secret, `next` is none and the server returns by the Referer instead.
pub fn language_switch(locale: Locale, offered: &[Locale], next: Option<String>) -> AnyView {
    let t = texts(locale);
    let next = next.map(|next| view! { <input type="hidden" name="next" value=next/> });
    let options: Vec<_> = offered
        .iter()
        .map(|other| {
            let other = *other;
            view! {
                <option value=other.code() lang=other.code() selected=other == locale>
                    {locale_name(other)}
                </option>
            }
        })
        .collect();
    view! {
        <form class="lang" method="post" action="/language">
            {next}
            <label class="visually-hidden" for="lang">{t.language_label()}</label>
            <div class="select select-small">
                <select class="input" id="lang" name="language">{options}</select>
            </div>
            <button class="button button-small button-quiet lang-go" type="submit">
                {t.language_change()}
            </button>
        </form>
    }
    .into_any()
}
