//! What a new password lacks, in words: no script is needed to read it after a refusal, and with
//! one it is told while the password is typed.

use atrium_domain::password::PasswordReport;
use atrium_i18n::Texts;
use leptos::prelude::*;

use crate::shell::Frame;

/// The place below a new password, with what is to say of it so far. The script fills it, and
/// speaks for those who do not see it: the rest is no live region, or every key would repeat it.
pub(super) fn strength(t: Texts, report: Option<&PasswordReport>) -> AnyView {
    view! {
        <div data-strength>
            <p class="visually-hidden" role="status" data-strength-said></p>
            {report.map(|report| told(t, report))}
        </div>
    }
    .into_any()
}

/// The same place alone: the answer to a password that is being typed.
pub fn strength_part(frame: &Frame, report: &PasswordReport) -> AnyView {
    strength(frame.texts(), Some(report))
}

/// The rules, met and unmet, and how strong what was typed is. Never what was typed.
fn told(t: Texts, report: &PasswordReport) -> AnyView {
    let score = match report.score {
        0 => t.strength_score_0(),
        1 => t.strength_score_1(),
        2 => t.strength_score_2(),
        3 => t.strength_score_3(),
        _ => t.strength_score_4(),
    };
    let rules: Vec<_> = [
        (report.long_enough, t.rule_password_too_short(report.min)),
        (report.own, t.strength_own()),
        (report.strong, t.strength_hard()),
        (report.same, t.strength_same()),
    ]
    .into_iter()
    .map(|(met, rule)| line(t, met, rule))
    .collect();
    let (value, most) = (report.score.to_string(), PasswordReport::BEST.to_string());
    view! {
        <div
            class="stack-small strength"
            role="group"
            aria-label=t.strength_title()
            data-strength-shown
        >
            <p class="strength-line">
                <meter class="strength-meter" min="0" max=most low="3" high="3" optimum="4" value=value aria-hidden="true"></meter>
                <span>{score}</span>
            </p>
            <ul class="rule-list">{rules}</ul>
        </div>
    }
    .into_any()
}

fn line(t: Texts, met: bool, rule: String) -> AnyView {
    let (class, word) = if met {
        ("rule rule-met", t.strength_met())
    } else {
        ("rule", t.strength_unmet())
    };
    view! { <li class=class><span><span class="visually-hidden">{word}" "</span>{rule}</span></li> }
        .into_any()
}
