//! `/office/jobs`: work on many contacts, how far it is, and what came of it.

mod list;
mod page;

pub use list::{JobsView, jobs_page};
pub use page::{JobFailure, JobView, RefusedContact, job_page};

use atrium_domain::id::JobId;
use atrium_domain::time::Timestamp;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::Frame;
use crate::ui::{Tone, badge};

/// The list's own address.
pub const URL: &str = "/office/jobs";

/// What a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// Grants access.
    Grant,
    /// Revokes it.
    Revoke,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// Waits for its turn.
    Queued,
    /// Under way.
    Running,
    /// Stops after the rows in hand.
    Cancelling,
    /// Through.
    Done,
    /// Stopped.
    Cancelled,
    /// Could not go on.
    Failed,
}

impl JobState {
    const fn is_over(self) -> bool {
        match self {
            Self::Queued | Self::Running | Self::Cancelling => false,
            Self::Done | Self::Cancelled | Self::Failed => true,
        }
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Its number.
    pub id: JobId,
    /// What it does.
    pub kind: JobKind,
    /// How far it is.
    pub state: JobState,
    /// Rows in all.
    pub total: u64,
    /// Rows worked on.
    pub done: u64,
    /// Of which did what was asked.
    pub succeeded: u64,
    /// Of which were refused.
    pub refused: u64,
    /// Who asked for it.
    pub who: String,
    /// When.
    pub created_at: Timestamp,
}

pub(in crate::backoffice) fn figure(frame: &Frame, number: u64) -> String {
    frame
        .locale
        .format_integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn title(frame: &Frame, job: &JobRow) -> String {
    let t = frame.texts();
    match job.kind {
        JobKind::Grant => t.job_grant_title(job.total),
        JobKind::Revoke => t.job_revoke_title(job.total),
    }
}

fn state_badge(t: Texts, state: JobState) -> AnyView {
    match state {
        JobState::Queued => badge(Tone::Waiting, t.job_state_queued()),
        JobState::Running => badge(Tone::Waiting, t.job_state_running()),
        JobState::Cancelling => badge(Tone::Waiting, t.job_state_cancelling()),
        JobState::Done => badge(Tone::Good, t.job_state_done()),
        JobState::Cancelled => badge(Tone::Ended, t.job_state_cancelled()),
        JobState::Failed => badge(Tone::Late, t.job_state_failed()),
    }
}

#[cfg(test)]
mod tests {
    use atrium_domain::id::ContactId;
    use atrium_domain::locale::Locale;
    use atrium_domain::problem::Rule;
    use atrium_domain::time::Duration;

    use super::*;
    use crate::pages_test::{assert_sound, frame, staff};
    use crate::ui::PageLinks;

    fn now() -> Timestamp {
        Timestamp::from_seconds(1_795_309_323)
    }

    fn job(state: JobState) -> JobRow {
        JobRow {
            id: JobId::new(7),
            kind: JobKind::Grant,
            state,
            total: 10_000,
            done: 2_500,
            succeeded: 2_490,
            refused: 10,
            who: "Ewa <b>Nowak".to_owned(),
            created_at: now(),
        }
    }

    fn view(state: JobState) -> JobView {
        JobView {
            job: job(state),
            left: (!state.is_over()).then(|| Duration::from_secs(90)),
            follows: state == JobState::Running,
            failure: (state == JobState::Failed).then_some(JobFailure::NotAllowed),
            refused: vec![RefusedContact {
                id: ContactId::new(3),
                name: "Łucja".to_owned(),
                email: "lucja@".to_owned(),
                why: Some(Rule::EmailInvalid),
            }],
            now: now(),
        }
    }

    #[test]
    fn jobs_render_in_every_state_and_language() {
        let states = [
            JobState::Queued,
            JobState::Running,
            JobState::Cancelling,
            JobState::Done,
            JobState::Cancelled,
            JobState::Failed,
        ];
        for locale in Locale::ALL {
            let list = JobsView {
                rows: states.map(job).into(),
                pages: PageLinks::default(),
                now: now(),
            };
            let empty = JobsView {
                rows: vec![],
                ..list.clone()
            };
            for list in [list, empty] {
                assert_sound(&frame(locale, staff()), "jobs", |f| jobs_page(f, list));
            }
            for state in states {
                let html =
                    assert_sound(&frame(locale, staff()), "job", |f| job_page(f, view(state)));
                let may_stop = matches!(state, JobState::Queued | JobState::Running);
                assert_eq!(html.contains("/office/jobs/7/cancel"), may_stop);
                assert!(html.contains("/office/jobs/7/results") && html.contains("value=\"2500\""));
            }
        }
    }
}
