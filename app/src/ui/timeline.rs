//! Who did what, and when.

use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::badge::Tone;
use crate::shell::Frame;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Who did it, if it was somebody.
    pub who: Option<String>,
    /// What was done, to be read after the name.
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// The colour of its mark.
    pub tone: Tone,
}

/// What is different since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of what.
    pub label: String,
    /// Before, where that is known.
    pub was: Option<String>,
    /// After.
    pub is: String,
}

/// Events, newest first as given. `now` makes the recent ones relative.
pub fn timeline(frame: &Frame, now: Timestamp, events: Vec<Event>) -> AnyView {
    let events = events.into_iter().map(|event| (event, Vec::new()));
    timeline_with(frame, now, events.collect())
}

/// Events with what each of them changed.
pub fn timeline_with(
    frame: &Frame,
    now: Timestamp,
    events: Vec<(Event, Vec<Difference>)>,
) -> AnyView {
    let items: Vec<_> = events
        .into_iter()
        .map(|(event, differences)| item(frame, now, event, differences))
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

fn diff(frame: &Frame, differences: Vec<Difference>) -> Option<AnyView> {
    if differences.is_empty() {
        return None;
    }
    let t = frame.texts();
    let rows: Vec<_> = differences
        .into_iter()
        .map(|difference| {
            let was = difference.was.map(|was| {
                view! {
                    <del>
                        <span class="visually-hidden">{t.history_was()} " "</span>
                        {was}
                    </del>
                    " → "
                }
            });
            view! {
                <dt>{difference.label}</dt>
                <dd>
                    {was}
                    <ins>
                        <span class="visually-hidden">{t.history_is()} " "</span>
                        {difference.is}
                    </ins>
                </dd>
            }
        })
        .collect();
    Some(view! { <dl class="event-diff">{rows}</dl> }.into_any())
}

fn item(frame: &Frame, now: Timestamp, event: Event, differences: Vec<Difference>) -> AnyView {
    let diff = diff(frame, differences);
    let who = event.who.map(|who| view! { <strong>{who}</strong>" " });
    view! {
        <li class=format!("event event-{}", event.tone.code())>
            <p class="event-what">{who} {event.what}</p>
            <p class="event-when">{when(frame, event.at, now)}</p>
            {diff}
        </li>
    }
    .into_any()
}

/// An instant: relative up to a week, then its date; the exact time is the
/// title and, for machines and in UTC, `datetime`.
pub fn when(frame: &Frame, at: Timestamp, now: Timestamp) -> AnyView {
    view! {
        <time datetime=at.rfc3339() title=frame.moment(at)>{relative(frame, at, now)}</time>
    }
    .into_any()
}

fn relative(frame: &Frame, at: Timestamp, now: Timestamp) -> String {
    let t = frame.texts();
    let minutes = now.since(at).as_secs() / 60;
    let (hours, days) = (minutes / 60, minutes / (60 * 24));
    match (at > now, days, hours, minutes) {
        (true, ..) | (_, 7.., ..) => frame.day(at),
        (false, 0, 0, 0) => t.ago_now(),
        (false, 0, 0, minutes) => t.ago_minutes(minutes),
        (false, 0, hours, _) => t.ago_hours(hours),
        (false, days, ..) => t.ago_days(days),
    }
}

/// The ways to the newest part of a history and to the one before, where there are any.
pub fn history_parts(t: Texts, newest: Option<String>, older: Option<String>) -> Option<AnyView> {
    let link =
        |href: String, text: String| view! { <a class="button button-small" href=href>{text}</a> };
    let newest = newest.map(|href| link(href, t.history_newest()));
    let older = older.map(|href| link(href, t.history_older()));
    (newest.is_some() || older.is_some())
        .then(|| view! { <div class="button-row">{newest} {older}</div> }.into_any())
}

#[cfg(test)]
mod tests {
    use atrium_domain::locale::Locale;

    use super::*;
    use crate::pages_test::{frame, staff};

    #[test]
    fn a_week_back_things_are_told_by_their_date() {
        let frame = frame(Locale::En, staff());
        let now = Timestamp::from_seconds(1_795_309_323);
        let ago = |seconds: i64| {
            relative(
                &frame,
                Timestamp::from_seconds(1_795_309_323 - seconds),
                now,
            )
        };
        assert_eq!(ago(59), "just now");
        assert_eq!(ago(60), "1 minute ago");
        assert_eq!(ago(7_200), "2 hours ago");
        assert_eq!(ago(86_400), "yesterday");
        assert_eq!(ago(6 * 86_400), "6 days ago");
        assert!(ago(7 * 86_400).contains("2026"));
        assert!(ago(-5).contains("2026"));
    }
}
