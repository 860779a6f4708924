//! Settings, for administrators.

use atrium_app::backoffice::settings::{
    ServerFact, SettingsConflict, SettingsView, TestResult, URL, settings_index, settings_page,
};
use atrium_app::shell::Done;
use atrium_backend::config::{Config, Key, Origin};
use atrium_backend::operation::settings::{self, LogoChange, Tested};
use atrium_backend::{Error, Result};
use atrium_domain::colour::Colour;
use atrium_domain::form::{SettingsForm, read_duration};
use atrium_domain::locale::{Locale, Offered};
use atrium_domain::palette::Palette;
use atrium_domain::problem::Problems;
use atrium_domain::setting::{Group, Setting};
use axum::http::StatusCode;
use axum::response::Response;

use crate::http::answer::{done, page, problems, refusal};
use crate::http::cx::Cx;

/// The index.
pub async fn index(cx: Cx) -> Result<Response> {
    Ok(page(StatusCode::OK, &cx.asked, || {
        settings_index(&cx.frame())
    }))
}

/// Every control of the pages with what is in force; never a password.
pub fn form_in_force(config: &Config) -> SettingsForm {
    let in_force = config.in_force();
    let mut form = SettingsForm::default();
    for (setting, text) in &in_force {
        fill(&mut form, *setting, text);
    }
    if let Some(server) = config.mail_server() {
        form.set("mail_host", server.host);
        form.set("mail_port", server.port);
        form.set("mail_security", server.security);
        form.set("mail_user", server.user);
    } else {
        form.set("mail_security", "tls");
    }
    if config.origin_of(Setting::MailFrom) == Origin::Default {
        // A default that follows the base address; shown as what happens if nothing is typed.
        form.set("mail_from", "");
    }
    form.set("revision", config.revision().to_string());
    form
}

fn fill(form: &mut SettingsForm, setting: Setting, text: &str) {
    let code = setting.code();
    form.set(code, text);
    if setting == Setting::MailTimeout {
        let seconds = read_duration(text).unwrap_or_default();
        form.set(code, seconds.to_string());
    } else if setting.group() == Group::Lifetimes {
        let seconds = read_duration(text).unwrap_or_default();
        let (unit, length) = [("d", 86_400), ("h", 3600)]
            .into_iter()
            .find(|(_, length)| seconds.is_multiple_of(*length))
            .unwrap_or(("min", 60));
        form.set(code, (seconds / length).to_string());
        form.set(&format!("{code}_unit"), unit);
    } else if setting == Setting::AccessPay && !matches!(text, "none" | "unlimited") {
        form.set(code, "limited");
        form.set("access_pay_limit", text);
    } else if setting == Setting::Languages {
        let offered = Offered::parse(text).unwrap_or_default();
        for locale in Locale::ALL {
            let on = if offered.has(locale) { "on" } else { "" };
            form.set(&format!("languages_{}", locale.code()), on);
        }
    }
}

/// The settings that file or environment decide, with where.
pub fn fixed(config: &Config) -> Vec<(Setting, String)> {
    config
        .fixed()
        .into_iter()
        .map(|setting| (setting, config.origin_of(setting).to_string()))
        .collect()
}

fn group(cx: &Cx) -> Result<Group> {
    cx.param("group")
        .and_then(Group::from_code)
        .ok_or(Error::NotFound)
}

fn view(cx: &Cx, group: Group, form: SettingsForm) -> SettingsView {
    let config = cx.atrium().config();
    let colour = form.get("brand_colour").and_then(Colour::parse);
    let fact = |key: Key| {
        let (value, origin) = config.shown(key);
        (value, origin.to_string())
    };
    let server = [
        (
            ServerFact::BaseAddress as fn(String, String) -> ServerFact,
            Key::BaseUrl,
        ),
        (ServerFact::Listen, Key::Listen),
        (ServerFact::DataFolder, Key::DataDir),
        (ServerFact::Database, Key::DatabaseUrl),
        (ServerFact::Proxies, Key::TrustedProxies),
    ];
    SettingsView {
        group,
        fixed: fixed(&config),
        problems: None,
        conflict: None,
        logo: crate::http::page::brand::look(&cx.atrium().settings()).logo,
        palette: colour.map(Palette::of),
        has_password: config
            .mail_server()
            .is_some_and(|server| server.has_password),
        tested: None,
        server: server
            .into_iter()
            .map(|(make, key)| {
                let (value, origin) = fact(key);
                make(value, origin)
            })
            .collect(),
        form,
    }
}

/// A page.
pub async fn show(cx: Cx) -> Result<Response> {
    let group = group(&cx)?;
    let form = form_in_force(&cx.atrium().config());
    let view = view(&cx, group, form);
    Ok(page(StatusCode::OK, &cx.asked, || {
        settings_page(&cx.frame(), view)
    }))
}

/// What was typed, over what is in force: a page shows settings it has no control for, too.
pub fn typed(cx: &Cx, group: Group) -> SettingsForm {
    let config = cx.atrium().config();
    let mut form = form_in_force(&config);
    // A box that was not sent was not ticked.
    if group == Group::Access {
        form.set(Setting::AccessSign.code(), "");
        form.set(Setting::AccessManage.code(), "");
    }
    if group == Group::Languages {
        for locale in Locale::ALL {
            form.set(&format!("languages_{}", locale.code()), "");
        }
    }
    for (control, text) in cx.form.iter() {
        form.set(control, text);
    }
    // What is decided elsewhere came back in words, and is shown as it is.
    let in_force = config.in_force();
    for setting in config.fixed() {
        fill(
            &mut form,
            setting,
            in_force.get(&setting).map_or("", String::as_str),
        );
    }
    form
}

/// As sent, and nothing besides.
pub fn sent(cx: &Cx) -> SettingsForm {
    SettingsForm::from_pairs(cx.form.iter())
}

fn logo(cx: &Cx) -> LogoChange {
    let file = cx.files.iter().find(|file| file.control == "logo");
    match file {
        Some(file) => LogoChange::Replace(file.bytes.clone()),
        None if cx.form.get("remove_logo").is_some() => LogoChange::Remove,
        None => LogoChange::Keep,
    }
}

/// Shows what the brand's colour would become. Nothing is saved, so nobody has to confirm it.
pub async fn preview(cx: Cx) -> Result<Response> {
    let config = cx.atrium().config();
    let refused = sent(&cx)
        .check(Group::Brand, &config.in_force(), &config.fixed())
        .err();
    let form = typed(&cx, Group::Brand);
    again(&cx, Group::Brand, form, refused).await
}

/// Saves a page.
pub async fn save(cx: Cx) -> Result<Response> {
    let group = group(&cx)?;
    if group == Group::Server {
        return Err(Error::NotFound);
    }
    let change = if group == Group::Brand {
        logo(&cx)
    } else {
        LogoChange::Keep
    };
    let form = sent(&cx);
    let saved = settings::save(cx.atrium(), cx.session()?, group, &form, change, &cx.peer).await;
    match problems(saved)? {
        Ok(()) => Ok(done(&format!("{URL}/{}", group.code()), Some(Done::Saved))),
        Err(refused) => {
            let form = typed(&cx, group);
            again(&cx, group, form, Some(refused)).await
        }
    }
}

async fn again(
    cx: &Cx,
    group: Group,
    form: SettingsForm,
    problems: Option<Problems>,
) -> Result<Response> {
    let status = problems.as_ref().map_or(StatusCode::OK, refusal);
    let mut view = SettingsView {
        problems,
        ..view(cx, group, form.without_secrets())
    };
    if status == StatusCode::CONFLICT {
        let config = cx.atrium().config();
        // Who has read what somebody else saved, and saves again, means it.
        view.form.set("revision", config.revision().to_string());
        view.problems = None;
        view.conflict = Some(SettingsConflict {
            stored: form_in_force(&config),
            saved: settings::last_saved(cx.atrium(), cx.session()?, group).await?,
        });
    }
    Ok(page(status, &cx.asked, || settings_page(&cx.frame(), view)))
}

/// Sends a test letter and says what the server said.
pub async fn test_mail(cx: Cx) -> Result<Response> {
    let tested = match settings::test(cx.atrium(), cx.session()?).await? {
        Tested::Sent { to, server } => TestResult::Sent { to, server },
        Tested::Filed => TestResult::Filed,
        Tested::Refused { why, said } => TestResult::Refused {
            reason: super::outbox::reason(why),
            said,
        },
    };
    let form = form_in_force(&cx.atrium().config());
    let view = SettingsView {
        tested: Some(tested),
        ..view(&cx, Group::Mail, form)
    };
    Ok(page(StatusCode::OK, &cx.asked, || {
        settings_page(&cx.frame(), view)
    }))
}
