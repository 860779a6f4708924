use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;

use super::*;
use crate::pages_test::{assert_sound, frame, staff};

#[test]
fn every_step_renders_in_every_language_open_and_refused() {
    for locale in Locale::ALL {
        for dismissed in [false, true] {
            let view = StartView {
                done: DoneSteps([true, false, true, false, dismissed]),
                dismissed,
            };
            assert_sound(&frame(locale, staff()), "start", |f| start_page(f, view));
        }
        for step in Step::ALL {
            for problems in [None, Some(Problems::one("name", Rule::Required))] {
                let view = StepView {
                    step,
                    done: DoneSteps::default(),
                    form: SettingsForm::from_pairs([("name", "<b>Anna")]),
                    fixed: Vec::new(),
                    has_password: false,
                    companies: vec![Choice::new("1", "Acme")],
                    person: Some((ContactId::new(7), "<i>Ana".to_owned())),
                    problems,
                };
                let html =
                    assert_sound(&frame(locale, staff()), step.code(), |f| step_page(f, view));
                assert!(!html.contains("<b>Anna") && !html.contains("<i>Ana"));
            }
        }
    }
}

#[test]
fn the_next_step_is_the_first_that_is_open() {
    assert_eq!(
        DoneSteps([true, false, true, false, false]).next(),
        Some(Step::Mail)
    );
    assert_eq!(DoneSteps([true; 5]).next(), None);
}
