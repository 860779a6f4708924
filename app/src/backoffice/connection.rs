//! `/office/connection`: what address Atrium sees, and why.

use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::{Frame, Page};
use crate::ui::{Detail, Mood, Title, details, notice};

/// How the reader's own request came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionView {
    /// The address that counts.
    pub address: String,
    /// Who is connected to Atrium: the reader, or a proxy.
    pub connected: String,
    /// Whether that is a proxy whose word counts.
    pub trusted: bool,
    /// X-Forwarded-For as it came, from left to right.
    pub forwarded: Vec<String>,
    /// Whether a part of it that would have counted is no address.
    pub unreadable: bool,
    /// The proxies whose word counts.
    pub proxies: Vec<String>,
}

/// The page.
pub fn connection_page(frame: &Frame, view: ConnectionView) -> AnyView {
    let t = frame.texts();
    let (mood, verdict) = verdict(t, &view);
    let facts = vec![
        Detail::new(t.connection_address(), view.address),
        Detail::new(t.connection_connected(), view.connected),
        Detail::lines(t.connection_forwarded(), view.forwarded),
        Detail::lines(t.connection_proxies(), view.proxies),
    ];
    let body = view! {
        {Title::new(t.connection_title()).view()}
        <p class="subtitle">{t.connection_subtitle()}</p>
        {notice(t, mood, verdict)}
        <section class="panel" aria-label=t.connection_title()>
            <div class="panel-body">{details(&t.connection_none(), facts)}</div>
        </section>
    };
    let page = Page::office_aside(t.connection_title());
    frame.document(page, body.into_any())
}

/// Whether the header was believed, why, and what to do if that is not right.
fn verdict(t: Texts, view: &ConnectionView) -> (Mood, String) {
    match (view.trusted, view.forwarded.is_empty()) {
        (true, false) if view.unreadable => (Mood::Warning, t.connection_unreadable()),
        (true, false) => (Mood::Success, t.connection_believed()),
        (true, true) => (Mood::Warning, t.connection_silent_proxy()),
        (false, false) => (Mood::Warning, t.connection_not_believed()),
        (false, true) => (Mood::Info, t.connection_direct()),
    }
}

#[cfg(test)]
mod tests {
    use atrium_domain::locale::Locale;

    use super::*;
    use crate::pages_test::{assert_sound, frame, staff};

    #[test]
    fn the_page_renders_in_every_language_whatever_came() {
        for locale in Locale::ALL {
            for trusted in [true, false] {
                for forwarded in [vec![], vec!["<script>".to_owned(), "192.0.2.7".to_owned()]] {
                    let view = ConnectionView {
                        address: "192.0.2.7".to_owned(),
                        connected: "10.0.0.1".to_owned(),
                        trusted,
                        unreadable: forwarded.iter().any(|hop| hop.starts_with('<')),
                        forwarded,
                        proxies: vec!["10.0.0.0/8".to_owned()],
                    };
                    assert_sound(&frame(locale, staff()), "connection", |f| {
                        connection_page(f, view)
                    });
                }
            }
        }
    }
}
