//! What a refused password lacks, in words: no script is needed to read it.

use atrium_domain::password::PasswordReport;
use atrium_i18n::Texts;
use leptos::prelude::*;

/// The rules, met and unmet, and how strong what was typed is. Never what was typed.
pub(super) fn strength(t: Texts, report: &PasswordReport) -> AnyView {
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
        <div class="stack-small strength" role="group" aria-label=t.strength_title()>
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
