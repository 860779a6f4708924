//! Acts on a selection of the list: the question before, what was done after.

use atrium_domain::form::BulkForm;
use atrium_domain::id::ContactId;
use atrium_domain::problem::Problems;
use atrium_i18n::Texts;
use leptos::prelude::*;

use super::ask::{Asks, question};
use super::crumbs;
use super::list_query::URL_LIST;
use crate::shell::{App, Frame, Page};
use crate::ui::{Field, Mood, Refusals, Title, hidden, notice};

/// Where the selection is sent.
pub const URL_BULK: &str = "/office/contacts/bulk";

/// What is shown of an act on many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkView {
    /// The selection as sent, to be sent again.
    pub form: BulkForm,
    /// What is asked, or was done.
    pub step: Step,
    /// Why it was refused.
    pub problems: Option<Problems>,
}

/// Where an act on many stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Which tag.
    Tags {
        /// How many contacts, where that is known.
        count: Option<usize>,
        /// Tags there are.
        known: Vec<String>,
    },
    /// Others match than were shown.
    Counted {
        /// So many now.
        count: usize,
    },
    /// Access would end.
    Asks {
        /// Whose.
        asks: Asks,
        /// Contacts that can be done without ending any.
        others: usize,
    },
    /// It was done.
    Done(Told),
    /// Nothing could be done.
    Refused,
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// Contacts that were changed.
    pub changed: usize,
    /// Contacts that were so already.
    pub unchanged: usize,
    /// Contacts no longer there.
    pub gone: usize,
    /// Contacts left alone.
    pub refused: Vec<(ContactId, String)>,
    /// They were left alone for their tags, not for access.
    pub full: bool,
}

/// The page of an act on many.
pub fn bulk_page(frame: &Frame, view: BulkView) -> AnyView {
    let t = frame.texts();
    let refusals = Refusals::new(frame.locale, view.problems.as_ref());
    let summary = refusals.summary(&[("tag", t.list_tag())]);
    // Where there is a question, *Cancel* leads back.
    let back = matches!(view.step, Step::Done(_) | Step::Refused).then(|| {
        view! {
            <div class="button-row">
                <a class="button" href=URL_LIST>{t.bulk_back()}</a>
            </div>
        }
    });
    let content = match view.step {
        Step::Tags { count, known } => tags(t, &view.form, &refusals, count, known),
        Step::Counted { count } => counted(t, &view.form, count),
        Step::Asks { asks, others } => archive(t, &view.form, &asks, others),
        Step::Done(told) => told_panel(t, told),
        Step::Refused => ().into_any(),
    };
    let body = view! {
        {crumbs(t, t.bulk_title())}
        {Title::new(t.bulk_title()).view()}
        {summary}
        {content}
        {back}
    };
    frame.document(Page::office(App::Contacts, t.bulk_title()), body.into_any())
}

/// The selection, to be sent again.
fn selection(form: &BulkForm) -> AnyView {
    let ids = form.id.iter().map(|id| ("id", id));
    let rest = [
        ("all", &form.all),
        ("q", &form.q),
        ("filter", &form.filter),
        ("in_tag", &form.in_tag),
        ("count", &form.count),
    ];
    hidden(ids.chain(rest)).into_any()
}

fn tags(
    t: Texts,
    form: &BulkForm,
    refusals: &Refusals,
    count: Option<usize>,
    known: Vec<String>,
) -> AnyView {
    let known: Vec<_> = known
        .into_iter()
        .map(|tag| view! { <li class="tag">{tag}</li> })
        .collect();
    let known = (!known.is_empty()).then(|| view! { <ul class="tags" role="list">{known}</ul> });
    let field = Field::text("tag", t.list_tag())
        .hint(t.bulk_tag_hint())
        .value(&form.tag)
        .required()
        .refusals(refusals)
        .view(t);
    view! {
        <form class="form" method="post" action=URL_BULK novalidate>
            {selection(form)}
            <div class="group stack">
                <p>{count.map(|count| t.bulk_selected(count))}</p>
                {field}
                {known}
            </div>
            <div class="form-foot">
                <button class="button button-primary" type="submit" name="act" value="add-tag">
                    {t.bulk_add_tag()}
                </button>
                <button class="button" type="submit" name="act" value="remove-tag">
                    {t.bulk_remove_tag()}
                </button>
                <a class="button" href=URL_LIST>{t.contact_cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

/// The same act again, on as many as match now.
fn counted(t: Texts, form: &BulkForm, count: usize) -> AnyView {
    let rest = hidden([("tag", &form.tag), ("ending", &form.ending)]);
    let act = form.act.clone();
    view! {
        {notice(t, Mood::Warning, t.bulk_counted(count))}
        <form class="form" method="post" action=URL_BULK novalidate>
            {selection(form)} {rest}
            <div class="form-foot">
                <button class="button button-primary" type="submit" name="act" value=act>
                    {t.bulk_go_on(count)}
                </button>
                <a class="button" href=URL_LIST>{t.contact_cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}

fn archive(t: Texts, form: &BulkForm, asks: &Asks, others: usize) -> AnyView {
    let others = (others > 0).then(|| {
        view! {
            <button class="button" type="submit" name="act" value="archive-others">
                {t.ask_archive_others(others)}
            </button>
        }
    });
    let buttons = view! {
        {others}
        <button class="button button-danger" type="submit" name="act" value="archive-and-end">
            {t.ask_archive()}
        </button>
        <a class="button" href=URL_LIST>{t.contact_cancel()}</a>
    };
    view! {
        <form class="stack" method="post" action=URL_BULK>
            {selection(form)} {question(t, t.ask_archive_title(), asks, buttons.into_any())}
        </form>
    }
    .into_any()
}

fn told_panel(t: Texts, told: Told) -> AnyView {
    let some = |count: usize, text: &dyn Fn(usize) -> String| (count > 0).then(|| text(count));
    let lines: Vec<_> = [
        Some(t.bulk_changed(told.changed)),
        some(told.unchanged, &|count| t.bulk_unchanged(count)),
        some(told.gone, &|count| t.bulk_gone(count)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let refused = (!told.refused.is_empty()).then(|| {
        let count = told.refused.len();
        let why = if told.full {
            t.bulk_refused_tags(count)
        } else {
            t.bulk_refused_access(count)
        };
        let names: Vec<_> = told
            .refused
            .into_iter()
            .map(|(id, name)| {
                view! {
                    <li>
                        <a href=format!("{URL_LIST}/{id}")>{name}</a>
                    </li>
                }
            })
            .collect();
        view! {
            <section class="panel">
                <div class="panel-body">
                    <p>{why}</p>
                    <ul>{names}</ul>
                </div>
            </section>
        }
    });
    view! { {notice(t, Mood::Success, lines.join(" "))} {refused} }.into_any()
}
