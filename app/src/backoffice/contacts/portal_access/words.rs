//! The dialog's facts in the reader's language.

use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;
use atrium_i18n::{Texts, rule_text, texts};

use super::view::{
    DialogJob, DialogRights, DialogRow, DialogView, Handover, RefusedBatch, RefusedRow, RestView,
    RowActs, RowResult, RowState,
};
use super::{AccessRow, AccessState, PortalAccess, RefusedAccess, RestRows, RowOutcome};
use crate::shell::Frame;

impl AccessRow {
    fn acts(&self) -> RowActs {
        let none = RowActs::default();
        match self.state {
            AccessState::NotInPortal => RowActs {
                grant: self.grantable(),
                ..none
            },
            AccessState::Invited { .. } => RowActs {
                revoke: true,
                reinvite: true,
                show_link: true,
                ..none
            },
            AccessState::InPortal => RowActs {
                revoke: true,
                reinvite: true,
                ..none
            },
            AccessState::Offered { .. } => RowActs {
                revoke: true,
                reinvite: self.problem.is_none(),
                ..none
            },
            AccessState::InternalUser => none,
            AccessState::LoginElsewhere if self.problem.is_some() => none,
            AccessState::LoginElsewhere => RowActs {
                add_to_existing: true,
                ..none
            },
        }
    }

    fn view(&self, frame: &Frame, now: Timestamp) -> DialogRow {
        let (locale, t) = (frame.locale, frame.texts());
        let (state, state_text) = match self.state {
            AccessState::NotInPortal => (RowState::NotInPortal, t.grant_state_no()),
            // Of a login elsewhere no more is told than that it was asked.
            AccessState::Invited { until: None } => (RowState::Invited, t.grant_state_no_link()),
            AccessState::Invited { until: Some(until) } | AccessState::Offered { until } => {
                let date = frame.day(until);
                let text = if until > now {
                    t.grant_state_invited(&date)
                } else {
                    t.grant_state_expired(&date)
                };
                (RowState::Invited, text)
            }
            AccessState::InPortal => (RowState::InPortal, t.grant_state_yes()),
            AccessState::InternalUser => (RowState::InternalUser, t.grant_state_internal()),
            AccessState::LoginElsewhere => (RowState::LoginElsewhere, t.grant_state_elsewhere()),
        };
        DialogRow {
            id: self.contact.get(),
            name: self.name.clone(),
            note: self.note.clone(),
            email: self.email.clone(),
            stored_email: self.stored_email.clone(),
            email_decides: self.email_decides,
            email_problem: self.problem.as_ref().map(|rule| rule_text(locale, rule)),
            latest_authentication: self.latest_authentication.map(|at| frame.moment(at)),
            state,
            state_text,
            can: self.acts(),
            selected: self.selected,
            result: self
                .outcome
                .as_ref()
                .filter(|outcome| !self.stands_at_the_email(outcome))
                .map(|outcome| outcome.view(frame, &self.email)),
        }
    }

    /// Whether the reason is told at the address already; twice is once too often.
    fn stands_at_the_email(&self, outcome: &RowOutcome) -> bool {
        matches!(outcome, RowOutcome::Refused(rule) if self.problem.as_ref() == Some(rule))
    }
}

/// Whom a refusal is about, and why; a contact that was deleted has no name to tell.
fn named(locale: Locale, name: &str, rule: &Rule) -> String {
    let reason = rule_text(locale, rule);
    if name.is_empty() {
        reason
    } else {
        texts(locale).grant_refused_row(name, reason)
    }
}

impl RowOutcome {
    fn view(&self, frame: &Frame, email: &str) -> RowResult {
        let (locale, t) = (frame.locale, frame.texts());
        let (good, text) = match self {
            Self::Invited => (true, t.grant_done_invited(email)),
            Self::Reinvited(to) => (true, t.grant_done_reinvited(to.as_str())),
            Self::ResetSent(to) => (true, t.grant_done_reset(to.as_str())),
            Self::Revoked => (true, t.grant_done_revoked()),
            Self::LinkShown { until, .. } => (true, t.grant_done_link(frame.moment(*until))),
            Self::Offered => (true, t.grant_done_offered()),
            Self::Refused(rule) => (false, rule_text(locale, rule)),
        };
        let handover = match self {
            Self::LinkShown { link, code, .. } => Some(Handover {
                link: link.clone(),
                code: code.clone(),
            }),
            Self::Invited
            | Self::Reinvited(_)
            | Self::ResetSent(_)
            | Self::Revoked
            | Self::Offered
            | Self::Refused(_) => None,
        };
        RowResult {
            good,
            text,
            handover,
        }
    }
}

impl PortalAccess {
    /// The dialog in the reader's words: what the page draws and what the
    /// island gets as JSON.
    pub fn view(&self, frame: &Frame, now: Timestamp) -> DialogView {
        let locale = frame.locale;
        let sentence = |name: &str| {
            let problems = self.problems.as_ref()?;
            let lines: Vec<_> = problems
                .field(name)
                .map(|rule| rule_text(locale, rule))
                .collect();
            (!lines.is_empty()).then(|| lines.join(" "))
        };
        let about_rights = ["visibility", "sign", "pay", "pay_limit", "manage"];
        let rights_problem = about_rights.iter().find_map(|name| sentence(name));
        DialogView {
            ids: self.ids.iter().map(|id| id.get()).collect(),
            message: self.message.clone(),
            message_problem: sentence("message"),
            rights: DialogRights {
                visibility: self.rights.visibility.clone(),
                sign: self.rights.sign,
                pay: self.rights.pay.clone(),
                pay_limit: self.rights.pay_limit.clone(),
                currency: self.rights.currency.clone(),
                manage: self.rights.manage,
                problem: rights_problem,
            },
            counts: self.counts(texts(locale)),
            refused: self
                .refused
                .as_ref()
                .map(|refused| self.refused_view(refused, locale)),
            rest: self.rest.as_ref().map(|rest| self.rest_view(rest, locale)),
            job: self.queued.as_ref().map(|(href, count)| DialogJob {
                text: texts(locale).grant_queued(*count),
                href: href.clone(),
            }),
            problem: self.problem(locale),
            done: self.done(frame),
            rows: self.rows.iter().map(|row| row.view(frame, now)).collect(),
        }
    }

    /// What is wrong and has no control of its own to stand at.
    fn problem(&self, locale: Locale) -> Option<String> {
        let at_a_control = |name: &str| {
            [
                "message",
                "visibility",
                "sign",
                "pay",
                "pay_limit",
                "manage",
            ]
            .contains(&name)
        };
        let lines: Vec<_> = self
            .problems
            .iter()
            .flatten()
            .filter(|problem| {
                problem
                    .field
                    .as_ref()
                    .is_none_or(|field| !at_a_control(field.as_str()))
            })
            .map(|problem| rule_text(locale, &problem.rule))
            .chain(
                self.unseen
                    .iter()
                    .map(|(_, name, rule)| named(locale, name, rule)),
            )
            .collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }

    fn counts(&self, t: Texts) -> String {
        if self.can + self.cannot == 0 {
            t.grant_counts_none()
        } else {
            t.grant_counts(self.can, self.cannot)
        }
    }

    fn rest_view(&self, rest: &RestRows, locale: Locale) -> RestView {
        let t = texts(locale);
        let can = (rest.can > 0).then(|| t.grant_rest_can(rest.can));
        let cannot = rest
            .cannot
            .iter()
            .map(|(rule, count)| t.grant_rest_why(*count, rule_text(locale, rule)));
        RestView {
            title: t.grant_rest(rest.count),
            lines: can.into_iter().chain(cannot).collect(),
            everyone: t.grant_everyone(self.total),
            everyone_ticked: self.everyone,
        }
    }

    fn refused_view(&self, refused: &RefusedAccess, locale: Locale) -> RefusedBatch {
        let t = texts(locale);
        let rows = refused
            .rows
            .iter()
            .map(|(contact, name, rule)| RefusedRow {
                id: contact.get(),
                text: named(locale, name, rule),
            })
            .collect();
        RefusedBatch {
            title: t.grant_refused(refused.rows.len() + refused.more),
            rows,
            more: (refused.more > 0).then(|| t.grant_refused_more(refused.more)),
            grant_others: (refused.others > 0).then(|| t.grant_others(refused.others)),
        }
    }

    /// One sentence to be spoken: the row's own, or how many were invited and
    /// how many ended.
    fn done(&self, frame: &Frame) -> Option<String> {
        let t = frame.texts();
        let acted: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| Some((row, row.outcome.as_ref()?)))
            .collect();
        if let [(row, outcome)] = acted.as_slice() {
            return Some(t.grant_done_row(&row.name, outcome.view(frame, &row.email).text));
        }
        let count = |wanted: &RowOutcome| {
            acted
                .iter()
                .filter(|(_, outcome)| *outcome == wanted)
                .count()
        };
        let invited = count(&RowOutcome::Invited);
        let revoked = count(&RowOutcome::Revoked);
        let lines: Vec<_> = [
            (invited > 0).then(|| t.grant_done_many_invited(invited)),
            (revoked > 0).then(|| t.grant_done_many_revoked(revoked)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
