use atrium_domain::colour::Colour;
use atrium_domain::locale::Locale;
use atrium_domain::problem::Rule;
use atrium_domain::time::Timestamp;

use super::*;
use crate::pages_test::{assert_sound, frame, staff};

fn view(group: Group) -> SettingsView {
    let pairs = [
        ("company", "<b>Söhne"),
        ("language", "en"),
        ("time_zone", "US/Eastern"),
        ("currency", "EUR"),
        ("brand_colour", "#ffe600"),
        ("mail_password", "never shown"),
        ("mail_security", "tls"),
        ("session_idle", "8"),
        ("session_idle_unit", "h"),
        ("languages_en", "on"),
        ("revision", "7"),
    ];
    SettingsView {
        group,
        form: SettingsForm::from_pairs(pairs),
        fixed: Vec::new(),
        problems: None,
        conflict: None,
        logo: Some("/brand/1.svg".to_owned()),
        palette: Colour::parse("#ffe600").map(Palette::of),
        has_password: true,
        tested: Some(TestResult::Refused {
            reason: MailReason::Answered,
            said: "<535 no>".to_owned(),
        }),
        server: vec![ServerFact::Listen(
            "127.0.0.1:3000".to_owned(),
            "default".to_owned(),
        )],
    }
}

#[test]
fn every_page_renders_in_every_language_open_fixed_and_refused() {
    for locale in Locale::ALL {
        assert_sound(&frame(locale, staff()), "settings", settings_index);
        for group in Group::ALL {
            let name = group.code();
            let html = assert_sound(&frame(locale, staff()), name, |f| {
                settings_page(f, view(group))
            });
            assert!(!html.contains("<b>Söhne") && !html.contains("<535"));
            let fixed = SettingsView {
                fixed: group
                    .settings()
                    .map(|setting| (setting, "ATRIUM_<X>".to_owned()))
                    .collect(),
                ..view(group)
            };
            let html = assert_sound(&frame(locale, staff()), name, |f| settings_page(f, fixed));
            assert!(
                group == Group::Server || html.contains("ATRIUM_&lt;X"),
                "{name}"
            );
            let problems = group
                .settings()
                .map(|setting| atrium_domain::problem::Problem::of(setting.code(), Rule::Required))
                .collect();
            let refused = SettingsView {
                problems: Problems::collected(problems),
                ..view(group)
            };
            assert_sound(&frame(locale, staff()), name, |f| settings_page(f, refused));
            let late = SettingsView {
                conflict: Some(SettingsConflict {
                    stored: SettingsForm::from_pairs([
                        ("company", "<i>Stored"),
                        ("language", "de"),
                    ]),
                    saved: Some(("<b>Anna".to_owned(), Timestamp::from_seconds(1_795_309_000))),
                }),
                ..view(group)
            };
            let html = assert_sound(&frame(locale, staff()), name, |f| settings_page(f, late));
            assert!(!html.contains("<i>Stored") && !html.contains("never shown"));
        }
    }
}

#[test]
fn a_colour_that_was_nudged_is_shown_beside_the_one_given() {
    let html = assert_sound(&frame(Locale::En, staff()), "brand", |f| {
        settings_page(f, view(Group::Brand))
    });
    let nudged = Palette::of(Colour::new(0xff, 0xe6, 0))
        .light
        .solid
        .to_string();
    assert!(html.contains("#ffe600") && html.contains(&nudged), "{html}");
}
