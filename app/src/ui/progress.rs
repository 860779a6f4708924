//! How far long work is, and looking at it again.

use atrium_i18n::Texts;
use leptos::prelude::*;

/// How much of it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What is being done, for those who hear it.
    pub name: String,
    /// Done of it.
    pub done: u64,
    /// All of it.
    pub total: u64,
    /// Both in words.
    pub counted: String,
}

impl Bar {
    fn view(self) -> AnyView {
        view! {
            <div class="progress">
                <progress
                    class="progress-bar"
                    aria-label=self.name
                    max=self.total.max(1).to_string()
                    value=self.done.to_string()
                >
                    {self.counted.clone()}
                </progress>
                <p class="progress-text">{self.counted.clone()}</p>
            </div>
        }
        .into_any()
    }
}

/// The panel of work: its bar where that can be told, and below it what else there is to say and
/// to do.
pub fn progress(t: Texts, bar: Option<Bar>, below: AnyView) -> AnyView {
    let bar = bar.map(Bar::view);
    view! {
        <section class="panel" aria-label=t.jobs_column_progress()>
            <div class="panel-body stack">{bar} {below}</div>
        </section>
    }
    .into_any()
}

/// A link loads the page at `own` again; that it does so by itself is the reader's choice to end.
/// `others` is what else can be done.
pub fn look_again(t: Texts, own: &str, follows: bool, others: Option<AnyView>) -> AnyView {
    let (own, follow) = (own.to_owned(), format!("{own}?follow=yes"));
    // Loading it again goes on as it goes; beside it stands the other way.
    let (again, other, turn) = if follows {
        (follow, own, t.job_stop_follow())
    } else {
        (own, follow, t.job_follow())
    };
    view! {
        <div class="button-row">
            <a class="button" href=again>{t.job_refresh()}</a>
            {others}
            <a class="button button-quiet" href=other>{turn}</a>
        </div>
    }
    .into_any()
}
