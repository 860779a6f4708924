//! `/office/keys`: what the keyboard does.

use leptos::prelude::*;

use crate::shell::{App, Frame, Page};
use crate::ui::Title;

/// The page of shortcuts.
pub fn keys_page(frame: &Frame) -> AnyView {
    let t = frame.texts();
    let go: Vec<(Vec<&'static str>, String)> = App::of(&frame.who)
        .iter()
        .map(|app| (vec!["g", app.key()], t.keys_go(app.name(t))))
        .collect();
    let everywhere = [
        (vec!["/"], t.keys_search()),
        (vec!["Ctrl", "K"], t.keys_search()),
        (vec!["?"], t.keys_help()),
        (vec!["n"], t.keys_new()),
        (vec!["Esc"], t.keys_escape()),
    ];
    let lists = [
        (vec!["j"], t.keys_next()),
        (vec!["k"], t.keys_previous()),
        (vec!["Enter"], t.keys_open()),
        (vec!["x"], t.keys_tick()),
    ];
    let switch = view! {
        <button
            class="button"
            type="button"
            data-keys-switch
            data-on=t.keys_switch_on()
            data-off=t.keys_switch_off()
            hidden
        >
            {t.keys_switch_off()}
        </button>
    };
    let body = view! {
        {Title::new(t.keys_title()).acts(Some(switch.into_any())).view()}
        <p class="subtitle">{t.keys_intro()}</p>
        {table(t.keys_everywhere(), everywhere)}
        {table(t.keys_apps(), go)}
        {table(t.keys_lists(), lists)}
    };
    frame.document(Page::office_aside(t.keys_title()), body.into_any())
}

fn table(title: String, rows: impl IntoIterator<Item = (Vec<&'static str>, String)>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|(keys, what)| {
            let keys = keys
                .into_iter()
                .map(|key| view! { <kbd class="kbd">{key}</kbd> " " })
                .collect_view();
            view! {
                <div class="key-row">
                    <dt>{keys}</dt>
                    <dd>{what}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="hits">
            <h2 class="hits-title">{title}</h2>
            <dl class="key-list">{rows}</dl>
        </section>
    }
    .into_any()
}
